#include "analysis/package/importrules.h"

#include "analysis/package/detail/milparametersjson.h"
#include "base/text.h"

namespace tessera {

Result<ImportConfig> parseImportConfig(const std::string &file, const std::string &text)
{
    try {
        nlohmann::json json = detail::parseStrictly(text);
        if (!json.is_object())
            throw detail::FieldError("it is not a JSON object");
        ImportConfig config;
        config.file = file;
        if (const detail::Fields whole(json, ""); whole.has("kind"))
            config.kind = static_cast<ArchitectureKind>(whole.choice("kind", detail::architectureKindNames));
        json.erase("kind");
        config.parameters = detail::readSomeParameters(detail::Fields(json, ""));
        for (const auto &[name, value] : json.items())
            if (!value.is_null())
                config.given.insert(name);
        return config;
    } catch (const nlohmann::json::exception &) {
        return fail(ErrorCode::importRefused, file, "it is not valid JSON");
    } catch (const std::exception &problem) {
        return fail(ErrorCode::importRefused, file, validUtf8(problem.what()));
    }
}

} // namespace tessera
