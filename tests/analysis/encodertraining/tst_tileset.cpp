#include "analysis/encodertraining/tileimage.h"
#include "analysis/encodertraining/tileset.h"
#include "tests/analysis/encodertraining/drawntiles.h"

#include <QTest>

using namespace tessera;
using testing::drawnTile;
using testing::DrawnTiles;
using testing::errorOf;
using testing::pngOf;
using testing::writeTar;

namespace {

const TileSetProgress silent{[](int64_t) {}, [](int64_t, int64_t) {}};

Result<TileSet> readSet(const TileSetFiles &files) { return readTileSet(files, silent, {}); }

std::string saidOf(const Result<TileSet> &set) { return set ? std::string() : sentence(set.error()); }

} // namespace

/// Tiles out of folders and archives, with labels out of a table or of their folders.
class TileSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPngIsReadPixelByPixel()
    {
        const std::vector<uint8_t> rgb = drawnTile(20, true, 1);
        const Result<TileImage> image = decodeTile("a.png", pngOf(rgb, 20, 20));
        VERIFY_OK(image);
        QCOMPARE(image->width, 20);
        QVERIFY(image->rgb == rgb);
    }

    void aCutOrForeignPictureIsNamed()
    {
        const std::string png = pngOf(drawnTile(20, true, 1), 20, 20);
        for (const std::string &bytes : {png.substr(0, png.size() / 2), std::string("GIF89a"), std::string()}) {
            const Result<TileImage> image = decodeTile("b.png", bytes);
            QCOMPARE(errorOf(image), std::string("tilesInvalid"));
            QVERIFY(sentence(image.error()).find("b.png") != std::string::npos);
        }
    }

    void anArchiveAndATableGiveLabelsAndParts()
    {
        const DrawnTiles drawn;
        const Result<TileSet> set = readSet({{drawn.scratch / "tiles.tar"}, drawn.scratch / "labels.csv"});
        VERIFY_OK(set);
        QCOMPARE(set->tiles.size(), std::size_t{96});
        QCOMPARE(set->train.size(), std::size_t{72});
        QCOMPARE(set->validation.size(), std::size_t{24});
        QVERIFY((set->classes == std::vector<std::string>{"bare", "disc"}));
        QCOMPARE(set->tilePx, DrawnTiles::edge);
        for (std::size_t i = 0; i < set->tiles.size(); ++i) {
            const int number = std::stoi(set->tiles[i].name.substr(5));
            QCOMPARE(set->labels[i], int64_t{number % 2});
        }
    }

    void aFolderOfClassesNeedsNoTable()
    {
        const testing::Scratch scratch;
        for (int i = 0; i < 20; ++i)
            scratch.write("set/" + std::to_string(i % 2 * 10) + "/t" + std::to_string(i) + ".png",
                          pngOf(drawnTile(16, i % 2 == 1, static_cast<uint64_t>(i)), 16, 16));
        scratch.write("set/readme.txt", "not a tile");
        TileSetFiles files{{scratch / "set"}, std::nullopt};
        files.validationShare = 0.2;
        const Result<TileSet> set = readSet(files);
        VERIFY_OK(set);
        QVERIFY((set->classes == std::vector<std::string>{"0", "10"}));
        QCOMPARE(set->validation.size(), std::size_t{4}); // two of each class
        QCOMPARE(set->train.size(), std::size_t{16});
        const Result<TileSet> again = readSet(files);
        QVERIFY(again->validation == set->validation);
        QCOMPARE(again->sha256, set->sha256);
    }

    void aPackedArchiveGivesTheSameSet()
    {
        const DrawnTiles drawn;
        writeTar(drawn.scratch / "tiles.tar.gz", drawn.files);
        const Result<TileSet> plain = readSet({{drawn.scratch / "tiles.tar"}, drawn.scratch / "labels.csv"});
        const Result<TileSet> packed = readSet({{drawn.scratch / "tiles.tar.gz"}, drawn.scratch / "labels.csv"});
        VERIFY_OK(packed);
        QCOMPARE(packed->sha256, plain->sha256);
    }

    void whatHasNoPartnerIsLeftOutAndCounted()
    {
        const DrawnTiles drawn;
        drawn.scratch.write("labels.csv", "tile;class\ntile_0.png;0\ntile_1.png;1\ntile_2.png;0\ntile_3.png;1\n"
                                          "tile_4.png;0\ntile_5.png;1\ngone.png;1\n");
        TileSetFiles files{{drawn.scratch / "tiles.tar"}, drawn.scratch / "labels.csv"};
        files.validationShare = 0.34;
        const Result<TileSet> set = readSet(files);
        VERIFY_OK(set);
        QCOMPARE(set->tiles.size(), std::size_t{6});
        QCOMPARE(set->remarks.size(), std::size_t{2});
        QVERIFY(set->remarks[0].starts_with("90 tiles"));
        QVERIFY(set->remarks[1].starts_with("1 rows"));
    }

    void whatCannotBeTrainedOnIsOneSentenceWithItsPlace_data()
    {
        QTest::addColumn<std::string>("table");
        QTest::addColumn<std::string>("words");
        QTest::newRow("one class") << std::string("file,label\ntile_0.png,a\ntile_1.png,a\n")
                                   << std::string("one class");
        QTest::newRow("no column") << std::string("picture,label\ntile_0.png,a\n") << std::string("no column file");
        QTest::newRow("no label") << std::string("file,label\ntile_0.png,a\ntile_1.png,\n") << std::string("line 3");
        QTest::newRow("twice") << std::string("file,label\ntile_0.png,a\ntile_0.png,b\n") << std::string("line 3");
        QTest::newRow("none fits") << std::string("file,label\nx.png,a\ny.png,b\n")
                                   << std::string("no tile has a label");
        QTest::newRow("validation of one class")
            << std::string("file,label,split\ntile_0.png,a,train\ntile_1.png,b,train\ntile_2.png,a,val\n")
            << std::string("validation part");
    }
    void whatCannotBeTrainedOnIsOneSentenceWithItsPlace()
    {
        QFETCH(const std::string, table);
        QFETCH(const std::string, words);
        const DrawnTiles drawn(8);
        drawn.scratch.write("labels.csv", table);
        const Result<TileSet> set = readSet({{drawn.scratch / "tiles.tar"}, drawn.scratch / "labels.csv"});
        QVERIFY(!set);
        QVERIFY2(saidOf(set).find(words) != std::string::npos, saidOf(set).c_str());
        QVERIFY2(saidOf(set).find("labels.csv") != std::string::npos, saidOf(set).c_str());
    }

    void aDamagedOrMisshapenTileIsNamed()
    {
        const DrawnTiles drawn(8);
        for (const std::string &bytes : {drawn.files[5].second.substr(0, 60), pngOf(drawnTile(16, true, 1), 16, 16)}) {
            std::vector<std::pair<std::string, std::string>> files = drawn.files;
            files[5].second = bytes;
            writeTar(drawn.scratch / "tiles.tar", files);
            const Result<TileSet> set = readSet({{drawn.scratch / "tiles.tar"}, drawn.scratch / "labels.csv"});
            QCOMPARE(errorOf(set), std::string("tilesInvalid"));
            QVERIFY2(saidOf(set).find("tile_5.png") != std::string::npos, saidOf(set).c_str());
        }
    }

    void aTruncatedArchiveAndAFileThatIsNoneAreNamed()
    {
        const DrawnTiles drawn(8);
        const std::string tar = drawn.scratch.read("tiles.tar");
        drawn.scratch.write("cut.tar", tar.substr(0, tar.size() / 2 - 100));
        drawn.scratch.write("text.tar", "no archive at all");
        for (const char *name : {"cut.tar", "text.tar", "missing.tar"}) {
            const Result<TileSet> set = readSet({{drawn.scratch / name}, drawn.scratch / "labels.csv"});
            QVERIFY2(!set && saidOf(set).find(name) != std::string::npos, saidOf(set).c_str());
        }
    }

    void anyChangedByteOfAnArchiveIsAnErrorOrASetButNeverACrash()
    {
        const DrawnTiles drawn(8);
        const std::string tar = drawn.scratch.read("tiles.tar");
        SplitMix64 random(5);
        int refused = 0;
        for (int round = 0; round < 300; ++round) {
            std::string changed = tar;
            for (int i = 0; i < 4; ++i)
                changed[random.below(changed.size())] = static_cast<char>(random.next());
            drawn.scratch.write("changed.tar", changed);
            const Result<TileSet> set = readSet({{drawn.scratch / "changed.tar"}, drawn.scratch / "labels.csv"});
            refused += set ? 0 : 1;
            QVERIFY(set || !saidOf(set).empty());
        }
        QVERIFY(refused > 10);
    }
};

QTEST_GUILESS_MAIN(TileSetTest)
#include "tst_tileset.moc"
