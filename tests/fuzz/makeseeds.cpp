#include "analysis/protocol/codec.h"
#include "base/safetensors.h"
#include "tests/analysis/result/exampleresult.h"
#include "tests/fuzz/input.h"

#include <cstdio>
#include <vector>

using namespace tessera;

namespace {

const std::filesystem::path source = TESSERA_SOURCE_DIR;

class Seeds {
public:
    explicit Seeds(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::filesystem::path of(const char *parser, const std::string &name) const
    {
        std::filesystem::create_directories(m_folder / parser);
        return m_folder / parser / name;
    }
    void add(const char *parser, const std::string &name, std::string_view bytes) const
    {
        std::ofstream(of(parser, name), std::ios::binary) << bytes;
    }

private:
    std::filesystem::path m_folder;
};

void makeProtocol(const Seeds &seeds)
{
    using namespace protocol;
    const Error error{ErrorCode::slideDamaged, {"/a.svs", "cut"}, {"opening"}};
    int count = 0;
    for (const std::string &line :
         {encodeRequest(1, Initialize{}), encodeRequest(2, ListModels{{"/models", "/more"}}),
          encodeRequest(3, StartAnalysis{"/a.svs", "/m", "/out", "cpu", 0.25, 0.03, 4, true}),
          encodeRequest(4, CancelJob{7}), encodeRequest(5, Shutdown{}),
          encodeReply(1, InitializeReply{1, "0.1.0", "1.13", {{"cpu", "CPU", 1 << 30, ""}}}),
          encodeReply(2, ListModelsReply{{{"/m", "id", "name", "what", "1.0", "ab", {"a", "b"}, {"b"}, ""}}}),
          encodeReply(3, StartAnalysisReply{9}), encodeReply(4, Empty{}), encodeError(5, error),
          encodeEvent(JobProgress{1, Stage::features, 10, 100, 3.5, 25.0}), encodeEvent(JobPartialResult{1, "/t", 64}),
          encodeEvent(JobFinished{1, "/out/a"}), encodeEvent(JobFailed{1, error})})
        seeds.add("protocol", std::to_string(++count), line);
}

void makeSafetensors(const Seeds &seeds, const char *parser)
{
    const std::vector<std::byte> bytes(64);
    std::vector<TensorView> all;
    for (int type = 0; type <= static_cast<int>(Dtype::f64); ++type) {
        const auto dtype = static_cast<Dtype>(type);
        const auto values = static_cast<int64_t>(bytes.size() / sizeOf(dtype));
        all.push_back({"tensor." + std::string(nameOf(dtype)), dtype, {values / 2, 2}, bytes});
    }
    all.push_back({"empty", Dtype::f32, {0, 7}, {}});
    all.push_back({"scalar", Dtype::f32, {}, std::span(bytes).first(4)});
    (void)writeSafetensors(seeds.of(parser, "all"), all, {{"format", "pt"}, {"note", "\xC3\xBC"}});
    (void)writeSafetensors(seeds.of(parser, "nothing"), {});
}

void makeBags(const Seeds &seeds)
{
    const std::vector<std::byte> bytes(8 * 4 * sizeof(double));
    for (const Dtype type : {Dtype::f16, Dtype::bf16, Dtype::f32, Dtype::f64})
        for (const Dtype places : {Dtype::i32, Dtype::i64, Dtype::u16})
            (void)writeSafetensors(seeds.of("bag", std::string(nameOf(type)) + "-" + std::string(nameOf(places))),
                                   {{"features", type, {8, 4}, std::span(bytes).first(32 * sizeOf(type))},
                                    {"coords", places, {8, 2}, std::span(bytes).first(16 * sizeOf(places))}});
}

} // namespace

/// makeseeds FOLDER: writes FOLDER/<parser>/..., valid inputs for the fuzz targets to begin with.
int main(int count, char **arguments)
{
    if (count != 2)
        return 2;
    const Seeds seeds(arguments[1]);
    makeProtocol(seeds);
    makeSafetensors(seeds, "safetensors");
    makeBags(seeds);
    (void)writeTileTable(seeds.of("tiletable", "example"), testing::exampleTable());
    (void)writeSlideResult(seeds.of("slideresult", "").parent_path(), testing::exampleResult());
    for (const char *package : {"models/synthetic-demo", "models/lymph-node-demo", "encoders/tessera-compact"})
        std::filesystem::copy_file(source / "resources" / package / "model.json",
                                   seeds.of("package", std::filesystem::path(package).filename()),
                                   std::filesystem::copy_options::overwrite_existing);
    return 0;
}
