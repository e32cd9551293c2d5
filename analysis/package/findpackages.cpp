#include "analysis/package/findpackages.h"

#include "base/text.h"

#include <algorithm>

namespace tessera {

std::vector<std::filesystem::path> packageFoldersIn(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> found;
    std::error_code none;
    for (const auto &entry : std::filesystem::directory_iterator(folder, none))
        if (!entry.path().filename().string().starts_with('.') && // (a package that is just being written)
            std::filesystem::exists(entry.path() / "model.json", none))
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

Result<void> checkEncoderFits(const MilPackage &model, const EncoderPackage &encoder)
{
    const auto mismatch = [&](std::string detail) {
        return fail(ErrorCode::encoderMismatch, displayed(model.head.folder), std::move(detail));
    };
    if (encoder.dim != model.parameters.inputDim)
        return mismatch("it gives " + std::to_string(encoder.dim) + " features, the model takes " +
                        std::to_string(model.parameters.inputDim));
    if (model.encoderId && *model.encoderId != encoder.head.id)
        return mismatch("it is " + encoder.head.id + ", the model needs " + *model.encoderId);
    if (model.encoderSha256 && *model.encoderSha256 != encoder.head.weightsSha256)
        return mismatch("its weights are another version of " + encoder.head.id);
    if (encoder.tilePx != model.tiling.tilePx)
        return mismatch("it takes tiles of " + std::to_string(encoder.tilePx) + " px, the model's are " +
                        std::to_string(model.tiling.tilePx) + " px");
    return {};
}

Result<EncoderPackage> findEncoder(const MilPackage &model, const std::vector<std::filesystem::path> &folders)
{
    std::vector<std::filesystem::path> candidates;
    const auto addFrom = [&](const std::filesystem::path &folder) {
        const std::vector<std::filesystem::path> found = packageFoldersIn(folder);
        candidates.insert(candidates.end(), found.begin(), found.end());
    };
    for (const std::filesystem::path &folder : folders)
        addFrom(folder);
    const std::filesystem::path parent =
        (std::filesystem::absolute(model.head.folder) / "").lexically_normal().parent_path().parent_path();
    addFrom(parent.parent_path() / "encoders");
    addFrom(parent);

    std::optional<Error> nearest;
    for (const std::filesystem::path &candidate : candidates) {
        const Result<EncoderPackage> encoder = readEncoderPackage(candidate);
        if (!encoder || (model.encoderId && encoder->head.id != *model.encoderId))
            continue;
        const Result<void> fits = checkEncoderFits(model, *encoder);
        if (fits)
            return encoder;
        nearest = fits.error();
    }
    if (nearest)
        return passOn(*nearest);
    return fail(ErrorCode::encoderNotFound, displayed(model.head.folder), model.encoderId.value_or("of its width"));
}

} // namespace tessera
