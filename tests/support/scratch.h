#pragma once
#include "base/error.h"
#include "tests/support/shareddata.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace tessera::testing {

/// A folder of its own for one test, removed at its end. Its name has a blank and an umlaut: every path does somewhere.
class Scratch {
public:
    Scratch() { std::filesystem::create_directory(folder()); }

    std::filesystem::path folder() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "scratch f\xC3\xBCr tests";
    }
    std::filesystem::path operator/(std::string_view name) const { return folder() / name; }

    std::filesystem::path write(std::string_view name, std::string_view bytes) const
    {
        const std::filesystem::path path = folder() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    std::string read(std::string_view name) const
    {
        std::ifstream file(folder() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    /// Everything below the folder.
    std::size_t entries() const
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::recursive_directory_iterator(folder()), {}));
    }

private:
    QTemporaryDir m_folder;
};

/// Name of the error in a Result, "" for success: makes failures of QCOMPARE readable.
template <typename R>
std::string errorOf(const R &result)
{
    return result ? std::string() : std::string(nameOf(result.error().code));
}

} // namespace tessera::testing

namespace QTest {
/// So that a failing comparison of texts shows them.
template <>
inline char *toString(const std::string &text)
{
    return qstrdup(text.c_str());
}
} // namespace QTest

/// The Result is a success, or the test fails with its sentence.
#define VERIFY_OK(result)                                                                                              \
    do {                                                                                                               \
        const auto &checked_ = (result);                                                                               \
        QVERIFY2(checked_, checked_ ? "" : tessera::sentence(checked_.error()).c_str());                               \
    } while (false)

/// The Result failed with this code.
#define COMPARE_ERROR(result, expected)                                                                                \
    QCOMPARE(tessera::testing::errorOf(result), std::string(tessera::nameOf(tessera::ErrorCode::expected)))
