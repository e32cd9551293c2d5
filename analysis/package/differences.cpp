#include "analysis/package/detail/differences.h"

#include <algorithm>
#include <map>
#include <set>

namespace tessera::detail {
namespace {

using Presence = ExpectedTensor::Presence;

std::string shapeText(const std::vector<int64_t> &shape)
{
    std::string text;
    for (const int64_t extent : shape)
        text += (text.empty() ? "" : "x") + std::to_string(extent);
    return "[" + text + "]";
}

bool hasRightType(const TensorView &tensor, ElementTypes types)
{
    if (tensor.name.ends_with(".num_batches_tracked"))
        return tensor.dtype == Dtype::i64;
    if (tensor.dtype == Dtype::f32 || tensor.dtype == Dtype::f16)
        return true;
    return types == ElementTypes::importable && (tensor.dtype == Dtype::f64 || tensor.dtype == Dtype::bf16);
}

bool equal(const TensorView &a, const TensorView &b)
{
    return a.dtype == b.dtype && std::equal(a.bytes.begin(), a.bytes.end(), b.bytes.begin(), b.bytes.end());
}

/// Differences in words, of which only the first dozen are kept.
class DifferenceList {
public:
    void add(const std::string &difference)
    {
        if (++m_count <= 12)
            m_text += (m_text.empty() ? "" : "; ") + difference;
    }
    std::string text() const
    {
        return m_count <= 12 ? m_text : m_text + "; and " + std::to_string(m_count - 12) + " more";
    }

private:
    int m_count = 0;
    std::string m_text;
};

/// Compares the tensors of one model, student or teacher, of which `prefix` is the beginning of the names.
class Comparison {
public:
    Comparison(const std::vector<ExpectedTensor> &expected, const std::string &prefix, ElementTypes types)
        : m_types(types)
    {
        for (const ExpectedTensor &tensor : expected) {
            m_expected.emplace(prefix + tensor.name, &tensor);
            if (!tensor.alias.empty())
                m_aliases.emplace(prefix + tensor.alias, prefix + tensor.name);
        }
    }

    void compare(const TensorView &tensor, DifferenceList &list)
    {
        const auto alias = m_aliases.find(tensor.name);
        const std::string &name = alias != m_aliases.end() ? alias->second : tensor.name;
        const auto found = m_expected.find(name);
        if (found == m_expected.end()) {
            list.add(tensor.name + " is surplus");
            return;
        }
        if (found->second->shape != tensor.shape)
            list.add(tensor.name + " is " + shapeText(tensor.shape) + " instead of " + shapeText(found->second->shape));
        else if (!hasRightType(tensor, m_types))
            list.add(tensor.name + " is of type " + std::string(nameOf(tensor.dtype)) + ", which is none of weights");
        const auto [first, isNew] = m_there.emplace(name, &tensor);
        if (!isNew && !equal(*first->second, tensor))
            list.add(first->second->name + " and " + tensor.name + " differ, which are one tensor");
    }

    void addMissing(DifferenceList &list) const
    {
        const bool hasGroup = std::any_of(m_there.begin(), m_there.end(), [&](const auto &there) {
            return m_expected.at(there.first)->presence == Presence::together;
        });
        for (const auto &[name, tensor] : m_expected)
            if (!m_there.contains(name) &&
                (tensor->presence == Presence::required || (tensor->presence == Presence::together && hasGroup)))
                list.add(name + " is missing");
    }

private:
    std::map<std::string, const ExpectedTensor *> m_expected;
    std::map<std::string, std::string> m_aliases; ///< second key -> first
    std::map<std::string, const TensorView *> m_there;
    ElementTypes m_types;
};

} // namespace

std::string differences(const std::vector<ExpectedTensor> &expected, std::span<const TensorView> tensors,
                        ElementTypes types)
{
    DifferenceList list;
    Comparison comparison(expected, "", types);
    for (const TensorView &tensor : tensors)
        comparison.compare(tensor, list);
    comparison.addMissing(list);
    return list.text();
}

std::string modelDifferences(const MilPackage &package, std::span<const TensorView> tensors, ElementTypes types)
{
    const std::vector<ExpectedTensor> ofStudent = expectedTensors(package);
    const std::vector<ExpectedTensor> ofTeacher = expectedTeacherTensors(package);
    DifferenceList list;
    Comparison student(ofStudent, "", types);
    Comparison teacher(ofTeacher, "teacher.", types);
    bool hasTeacher = false;
    for (const TensorView &tensor : tensors) {
        const bool isTeacher = tensor.name.starts_with("teacher.");
        hasTeacher = hasTeacher || isTeacher;
        (isTeacher ? teacher : student).compare(tensor, list);
    }
    student.addMissing(list);
    if (hasTeacher)
        teacher.addMissing(list);
    return list.text();
}

} // namespace tessera::detail
