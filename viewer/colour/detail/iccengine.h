#pragma once
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace tessera::detail {

/// 16 bits a channel, 65535 is 1.
struct DeepColour {
    uint16_t red = 0;
    uint16_t green = 0;
    uint16_t blue = 0;
};

/// By a table that Little CMS makes of the profiles (some 50 ms, then 30 ns a colour), or by the profiles themselves
/// (some 600 ns a colour).
enum class IccWay { table, exact };

/// Little CMS with two profiles. Any thread may evaluate at any time.
class IccEngine {
public:
    ~IccEngine();
    IccEngine(const IccEngine &) = delete;
    IccEngine &operator=(const IccEngine &) = delete;

    /// Errors: profileUnusable(why). Empty bytes are sRGB.
    static Result<std::unique_ptr<IccEngine>> make(std::span<const std::byte> slide, std::span<const std::byte> display,
                                                   IccWay way);

    /// As many colours to `out`.
    void evaluate(std::span<const DeepColour> colours, DeepColour *out) const;

private:
    struct Parts;
    explicit IccEngine(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace tessera::detail
