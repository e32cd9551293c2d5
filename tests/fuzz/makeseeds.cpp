#include "analysis/protocol/codec.h"
#include "base/safetensors.h"
#include "tests/analysis/result/exampleresult.h"
#include "tests/fuzz/input.h"
#include "tests/support/dicomwriter.h"
#include "tests/support/picturefiles.h"
#include "tests/support/torchwriter.h"
#include "tests/viewer/colour/profiles.h"
#include "viewer/colour/coloursettings.h"

#include <turbojpeg.h>

#include <cstdio>
#include <initializer_list>
#include <vector>

using namespace tessera;
using namespace std::string_view_literals;

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
    void add(const char *parser, std::initializer_list<std::string_view> texts) const
    {
        int count = 0;
        for (const std::string_view text : texts)
            add(parser, std::to_string(++count), text);
    }

private:
    std::filesystem::path m_folder;
};

void makeProtocol(const Seeds &seeds)
{
    using namespace protocol;
    const Error error{ErrorCode::slideDamaged, {"/a.svs", "cut"}, {"opening"}};
    StartTraining training{"/t.csv", "/f", "/s.csv", BagLevel::patient, LearnedTask::survival, OneIs::event};
    training.preset = "survival";
    training.config = "/c.json";
    training.settings = {"seed=2"};
    training.encoder = "/e";
    training.out = "/out";
    training.finish = WhichWeights::last;
    int count = 0;
    for (const std::string &line :
         {encodeRequest(1, Initialize{}),
          encodeRequest(2, ListModels{{"/models", "/more"}}),
          encodeRequest(3, StartAnalysis{"/a.svs", "/m", "/out", "cpu", 0.25, 0.03, 4, true, AnalysisProduct::features}),
          encodeRequest(4, CancelJob{7}),
          encodeRequest(5, Shutdown{}),
          encodeReply(1, InitializeReply{1, "0.1.0", "1.13", {{"cpu", "CPU", 1 << 30, ""}}}),
          encodeReply(2, ListModelsReply{{{"/m", "id", "name", "what", "1.0", "ab", {"a", "b"}, {"b"}, ""}}}),
          encodeReply(3, StartJobReply{9}),
          encodeReply(4, Empty{}),
          encodeError(5, error),
          encodeEvent(JobProgress{1, Stage::features, 10, 100, 3.5, 25.0}),
          encodeEvent(JobPartialResult{1, "/t", 64}),
          encodeEvent(JobFinished{1, "/out/a"}),
          encodeEvent(JobFailed{1, error}),
          encodeRequest(6, training),
          encodeEvent(TrainingEvent{2, TrainingChecking{3, 9}}),
          encodeEvent(TrainingEvent{2, TrainingFinding{Severity::note, "smallBag", "It is small.", {"a"}}}),
          encodeEvent(TrainingEvent{2, TrainingRunStarted{1, 4, "seed=2"}}),
          encodeEvent(TrainingEvent{2, TrainingStep{1, TrainingStage::mhim, 3, 10, 40}}),
          encodeEvent(TrainingEvent{2, TrainingEpoch{}}),
          encodeEvent(TrainingEvent{2, TrainingRemark{"So it is."}}),
          encodeEvent(TrainingFinished{
              2, "/out", {{"a", "/out/a", "/out/a/model", true, "test", {{"auc", 0.5, 0.25, 0.75}}}}})})
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

/// Names and shapes of bundled and of recorded models, as fuzz_importmodel reads them.
void makeImports(const Seeds &seeds)
{
    const auto add = [&](const char *name, const std::filesystem::path &path, std::string_view prefix) {
        const Result<Safetensors> file = Safetensors::open(path);
        std::string lines;
        for (const TensorView &tensor : file ? file->tensors() : std::vector<TensorView>{}) {
            if (!tensor.name.starts_with(prefix))
                continue;
            lines += tensor.name.substr(prefix.size());
            for (const int64_t extent : tensor.shape)
                lines += ' ' + std::to_string(extent);
            lines += '\n';
        }
        seeds.add("importmodel", name, lines + R"({"act": "relu"})");
        seeds.add("importmodel", std::string(name) + "-teacher", lines + "---\n" + lines + R"({"mask_ratio_h": 0.05})");
    };
    add("bundled", source / "resources/models/lymph-node-demo/model.safetensors", "");
    for (const char *name : {"inf_attn_2c", "inf_gated_3c_tanh", "inf_dsmil_2c", "inf_selfattn_2c", "inf_mean"})
        add(name, source / "tests/golden" / (std::string(name) + ".safetensors"), "model.");
}

/// What a pickle can make besides plain tensors, without its first opcode and its stop.
const std::vector<std::string_view> pickles{
    // numbers, truth values, none and text in a tuple
    "(K\x01M\x02\x02J\x03\x00\x00\x00G?\xf0\x00\x00\x00\x00\x00\x00\x88\x89NX\x01\x00\x00\x00"
    "at"sv,
    // the same value twice in a list
    "]q\x00(K\x01q\x01h\x01"
    "e"sv,
    // an integer of more than 64 bits
    "\x8a\nl\xfc\x9c"
    "F\xf9 j\xa8P\x19"sv,
    // a checkpoint with the arguments of its training
    "}q\x01(X\x05\x00\x00\x00modelccollections\nOrderedDict\n)RX\x04\x00\x00\x00"
    "argscargparse\nNamespa"
    "ce\n)\x81}X\x02\x00\x00\x00lrG?\x1a"
    "6\xe2\xeb\x1c"
    "C-sbu"sv,
    // an array of NumPy
    "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85"
    "c_codecs\nencode\nX\x01\x00\x00"
    "\x00"
    "bX\x06\x00\x00\x00latin1\x86R\x87R(K\x01K\x02\x85"
    "cnumpy\ndtype\nX\x02\x00\x00\x00"
    "f4K"
    "\x00K\x01\x87R(K\x03X\x01\x00\x00\x00<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89"
    "c_codecs\ne"
    "ncode\nX\x08\x00\x00\x00"
    "12345678X\x06\x00\x00\x00latin1\x86Rtb"sv,
    // a shape, a type and a device
    "ctorch\nSize\nK\x03K\x04\x86\x85Rctorch\nfloat32\nctorch\ndevice\nX\x03\x00\x00\x00"
    "cpu\x85R\x87"sv,
};

void makeTensorFiles(const Seeds &seeds)
{
    using testing::TorchWriter;
    const std::vector<std::byte> bytes(8 * 4 * sizeof(double));
    int count = 0;
    for (const auto checksums : {TorchWriter::Checksums::written, TorchWriter::Checksums::zero}) {
        for (const Dtype type : {Dtype::f16, Dtype::bf16, Dtype::f32, Dtype::f64}) {
            const TensorView features{"features", type, {8, 4}, std::span(bytes).first(32 * sizeOf(type))};
            const TensorView coords{"coords", Dtype::i64, {8, 2}, std::span(bytes).first(128)};
            for (const std::string &file :
                 {TorchWriter::tensor(features, checksums), TorchWriter::dict({features, coords}, checksums)}) {
                seeds.add("torchfile", std::to_string(++count), file);
                seeds.add("bag", "torch" + std::to_string(count), file);
                const std::size_t pickle = file.find("\x80\x02"); // (in the first record, to the next one's header)
                seeds.add("pickle", std::to_string(count), file.substr(pickle, file.find("PK", pickle) - pickle));
            }
        }
        for (const std::string_view pickle : pickles)
            seeds.add("torchfile", std::to_string(++count), TorchWriter::pickle(pickle, checksums));
    }
    for (const std::string_view pickle : pickles)
        seeds.add("pickle", std::to_string(++count), "\x80\x02" + std::string(pickle) + ".");
    const std::vector<std::pair<const char *, std::size_t>> types{{"<f2", 2}, {"<f4", 4}, {"<f8", 8},
                                                                  {"|u1", 1}, {"<i4", 4}, {"<i8", 8}};
    for (const auto &[descr, size] : types)
        for (const bool isFortran : {false, true}) {
            const std::string file = testing::numpyFile(descr, "(8, 4)", std::span(bytes).first(32 * size), isFortran);
            seeds.add("npyfile", std::to_string(++count), file);
            seeds.add("bag", "numpy" + std::to_string(count), file);
        }
}

void makeSplits(const Seeds &seeds)
{
    seeds.add("splits",
              {"repeat,fold,part,bag\n0,0,train,a.svs\n0,0,train,b\n0,0,validation,c\n0,0,test,d\n"sv,
               "repeat,fold,test_bag\n1,1,c\n1,2,d\n1,3,1\n2,1,2\n"sv,
               ",train,val,test\n0,a,c,1.0\n1,b,,2.0\n2,d,,\n"sv, "train,val\na;b\n"sv,
               ",train,val,test\na,True,False,False\nb,True,False,False\nc,False,True,False\nd,False,False,True\n"sv,
               "slide_id\tsplit\na\ttrain\nb\ttrain\nc\ttest\n"sv,
               "case_id\tfold_0\tfold_1\nP\ttrain\ttest\nc\ttest\ttrain\n"sv});
}

void makeCohorts(const Seeds &seeds)
{
    seeds.add("cohort",
              {"slide_id,case_id,label,split\na.svs,P,tumour,train\nb.svs,P,normal,train\n007,Q,tumour,val\n"sv,
               "\xEF\xBB\xBF\"slide_id\";\"label\"\r\n\"a;b\";\"0\"\r\n\"c\";\"1\"\r\n"sv,
               "case_id\tslide_id\tsurvival_months\tcensorship\nP\ta\t12.5\t0\nP\tb\t12.5\t0\nQ\tc\t3\t1\n"sv,
               "filename,patient,time,status\na,P,10,dead\nb,Q,20,alive\n"sv,
               "bag_id,split,label,tiles\nx,train,0,0 1 2\ny,valid,1,3 4 5\n"sv,
               "bag_label,bag,f1,f2\n1,1,0.5,2\n1,1,-0.5,1e3\n0,2,7,8\n-1,3,1,2\n"sv});
}

void makeConfigurations(const Seeds &seeds)
{
    seeds.add(
        "configuration",
        {R"({"preset": "survival", "seed": [1, 2], "mask_ratio_h": [0.01, 0.03]})"sv,
         R"({"baseline": ["attn", "dsmil"], "version": "v1", "mask_ratio": 0.5, "clip_grad": null})"sv,
         R"({"warm_start": "/models/a b", "threads": 2, "precision": "float32", "expected_diagnostic_share": 0.1})"sv,
         "mask_ratio_h=0.01\n"sv, "seed=[2021,2022]"sv, "baseline=selfattn"sv, "epochs=8.0"sv});
}

void makeTiles(const Seeds &seeds)
{
    const std::vector<uint8_t> rgb(std::size_t{8} * 8 * 3, 200);
    const std::string png = testing::pngOf(rgb, 8, 8);
    unsigned char *jpeg = nullptr;
    unsigned long size = 0;
    const tjhandle compressor = tjInitCompress();
    tjCompress2(compressor, rgb.data(), 8, 0, 8, TJPF_RGB, &jpeg, &size, TJSAMP_420, 80, 0);
    const std::string photo(reinterpret_cast<const char *>(jpeg), size);
    tjFree(jpeg);
    tjDestroy(compressor);
    seeds.add("tiles", "png", png);
    seeds.add("tiles", "jpeg", photo);
    for (const char *name : {"plain.tar", "packed.tar.gz"})
        testing::writeTar(seeds.of("tiles", name), {{"0/a.png", png}, {"1/b.jpg", photo}, {"notes.txt", "none"}});
}

void makeSlides(const Seeds &seeds)
{
    testing::TiffSpec tiff;
    tiff.width = 40;
    tiff.height = 30;
    tiff.block = 16;
    tiff.levels = 2;
    writeTiff(seeds.of("slidefile", "plain.tif"), tiff);
    tiff.compression = COMPRESSION_JPEG;
    tiff.photometric = PHOTOMETRIC_YCBCR;
    tiff.description = "<OME><Instrument><Objective ID=\"o\" NominalMagnification=\"20\"/></Instrument><Image>"
                       "<Pixels SizeX=\"40\" SizeY=\"30\" SizeC=\"3\" PhysicalSizeX=\"0.5\" PhysicalSizeY=\"0.5\">"
                       "<Channel SamplesPerPixel=\"3\"/><TiffData IFD=\"0\"/></Pixels></Image></OME>";
    writeTiff(seeds.of("slidefile", "jpeg.ome.tif"), tiff);
    seeds.add("slidefile", "ome.xml", tiff.description);
    tiff = {40, 30, 2, 16, testing::BlockShape::strips, testing::Planes::apart};
    tiff.bits = 16;
    tiff.compression = COMPRESSION_LZW;
    tiff.mode = "w8";
    writeTiff(seeds.of("slidefile", "strips.btf"), tiff);
    const std::string codestream = testing::jpeg2000Of(16, 16, 3, 8, testing::textureSamples(8));
    seeds.add("slidefile", "codestream.j2k", codestream);
    testing::writePackedTiff(seeds.of("slidefile", "j2k.tif"), {16, 16, 16, 33003, PHOTOMETRIC_RGB, 3, 8, {codestream}});
    testing::DicomSpec dicom;
    dicom.width = 40;
    dicom.height = 30;
    dicom.tile = 16;
    for (const auto &[name, coding] :
         {std::pair("plain.dcm", testing::FrameCoding::explicitVr),
          std::pair("implicit.dcm", testing::FrameCoding::implicitVr),
          std::pair("jpeg.dcm", testing::FrameCoding::jpeg), std::pair("j2k.dcm", testing::FrameCoding::jpeg2000)}) {
        dicom.coding = coding;
        writeDicom(seeds.of("slidefile", name), dicom);
    }
    dicom.order = testing::FrameOrder::sparse;
    writeDicom(seeds.of("slidefile", "sparse.dcm"), dicom);
}

void makeColours(const Seeds &seeds)
{
    const auto textOf = [](const testing::ProfileBytes &bytes) {
        return std::string_view(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    };
    seeds.add("iccprofile", "matrix", textOf(testing::matrixProfile()));
    seeds.add("iccprofile", "table", textOf(testing::tableProfile(5)));
    seeds.add("iccprofile", "jpeg", "\xFF\xD8\xFF\xE2\x00\x11ICC_PROFILE\x00\x01\x01!\xFF\xDA"sv);
    ColourSettings settings;
    settings.view = StainView::eosin;
    settings.vectors = StainVectors::standard();
    seeds.add("coloursettings", "some", toJson(settings));
    seeds.add("coloursettings", "none", toJson(ColourSettings()));
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
    makeTensorFiles(seeds);
    makeImports(seeds);
    makeSplits(seeds);
    makeCohorts(seeds);
    makeConfigurations(seeds);
    makeTiles(seeds);
    makeColours(seeds);
    makeSlides(seeds);
    (void)writeTileTable(seeds.of("tiletable", "example"), testing::exampleTable());
    (void)writeSlideResult(seeds.of("slideresult", "").parent_path(), testing::exampleResult());
    for (const char *package : {"models/synthetic-demo", "models/lymph-node-demo", "encoders/tessera-compact"})
        std::filesystem::copy_file(source / "resources" / package / "model.json",
                                   seeds.of("package", std::filesystem::path(package).filename()),
                                   std::filesystem::copy_options::overwrite_existing);
    return 0;
}
