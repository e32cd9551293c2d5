#include "tests/fuzz/input.h"

#include <cstdio>
#include <iterator>
#include <random>
#include <vector>

namespace {

constexpr int changesOfEach = 150;

using Bytes = std::vector<uint8_t>;

/// In memory of exactly its size, so that a sanitizer sees a parser that reads on.
void parse(const Bytes &input)
{
    const Bytes exact(input.begin(), input.end());
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

Bytes changed(Bytes input, std::mt19937 &random)
{
    if (input.empty())
        return input;
    if (random() % 4 == 0)
        input.resize(random() % input.size());
    for (unsigned count = 0; count <= random() % 4 && !input.empty(); ++count)
        input[random() % input.size()] = static_cast<uint8_t>(random());
    return input;
}

} // namespace

/// replay FOLDER...: gives every file in the folders to the parser, as it is and with bytes changed. A short stand-in
/// for libFuzzer where the compiler has none.
int main(int count, char **arguments)
{
    int inputs = 0;
    std::mt19937 random(1);
    for (const std::string_view folder : std::span(arguments, static_cast<std::size_t>(count)).subspan(1))
        for (const auto &entry : std::filesystem::directory_iterator(folder)) {
            std::ifstream file(entry.path(), std::ios::binary);
            const Bytes seed{std::istreambuf_iterator<char>(file), {}};
            parse(seed);
            for (int i = 0; i < changesOfEach; ++i)
                parse(changed(seed, random));
            ++inputs;
        }
    std::printf("%d inputs, each with %d changes\n", inputs, changesOfEach);
    return inputs > 0 ? 0 : 1;
}
