#include "app/finetuning/traininggrid.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace tessera {
namespace {

struct Setting {
    std::string key;
    std::vector<std::string> values; ///< one where it is no list
};

Setting parsed(const std::string &setting)
{
    const std::size_t equals = setting.find('=');
    Setting result{setting.substr(0, equals), {}};
    const std::string value = equals == std::string::npos ? std::string() : setting.substr(equals + 1);
    if (value.size() < 2 || value.front() != '[' || value.back() != ']') {
        result.values.push_back(value);
        return result;
    }
    const std::string_view list = std::string_view(value).substr(1, value.size() - 2);
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t to = std::min(list.find(',', from), list.size());
        result.values.emplace_back(list.substr(from, to - from));
        from = to + 1;
    }
    return result;
}

} // namespace

std::size_t cellsOf(const std::vector<std::string> &settings)
{
    std::size_t cells = 1;
    for (const std::string &setting : settings) {
        const std::size_t values = parsed(setting).values.size();
        if (cells > std::numeric_limits<std::size_t>::max() / values)
            return std::numeric_limits<std::size_t>::max();
        cells *= values;
    }
    return cells;
}

std::vector<GridCell> gridOf(const std::vector<std::string> &settings)
{
    std::vector<GridCell> cells{{}};
    for (const std::string &text : settings) {
        const Setting setting = parsed(text);
        std::vector<GridCell> more;
        for (const GridCell &cell : cells)
            for (const std::string &value : setting.values) {
                if (more.size() == mostGridCells)
                    break;
                GridCell next = cell;
                next.settings.push_back(setting.key + '=' + value);
                if (setting.values.size() > 1)
                    next.name += (next.name.empty() ? "" : ", ") + next.settings.back();
                more.push_back(std::move(next));
            }
        cells = std::move(more);
    }
    return cells;
}

} // namespace tessera
