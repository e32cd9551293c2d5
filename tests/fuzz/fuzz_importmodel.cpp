#include "analysis/package/importrules.h"
#include "tests/fuzz/input.h"

#include <charconv>
#include <sstream>

using namespace tessera;

namespace {

/// "name extent extent ...": names and shapes are all that the rules look at.
TensorView tensorIn(const std::string &line)
{
    std::istringstream words(line);
    TensorView tensor;
    words >> tensor.name;
    for (std::string word; words >> word;) {
        int64_t extent = 0;
        if (std::from_chars(word.data(), word.data() + word.size(), extent).ec == std::errc() && extent >= 0)
            tensor.shape.push_back(extent);
    }
    return tensor;
}

} // namespace

/// What import-model infers: one tensor a line, those of the teacher after "---", then CONFIG.json from the first line
/// that begins with {.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    std::istringstream lines{std::string(fuzz::textOf(data, size))};
    std::vector<TensorView> tensors[2];
    std::string json;
    int part = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!json.empty() || line.starts_with('{'))
            json += line + "\n";
        else if (line == "---")
            part = 1;
        else
            tensors[part].push_back(tensorIn(line));
    }
    const Result<ImportConfig> config = parseImportConfig("config.json", json.empty() ? "{}" : json);
    for (const bool isTeacher : {false, true}) {
        const Result<ImportedModel> model =
            inferModel("a.pt", {tensors[0], tensors[1], isTeacher}, config.value_or(ImportConfig{}));
        if (!model)
            continue;
        fuzz::requireThat(model->parameters.inputDim > 0 && !model->tensors.empty());
        for (const ImportedTensor &tensor : model->tensors)
            fuzz::requireThat(tensor.source != nullptr && !tensor.name.empty());
    }
    return 0;
}
