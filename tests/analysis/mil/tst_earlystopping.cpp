#include "analysis/mil/earlystopping.h"
#include "tests/support/goldenfile.h"

#include <QTest>

#include <cmath>

using namespace tessera;
using mil::EarlyStopping;
using testing::GoldenFile;

class EarlyStoppingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsAtThePublishedEpochs()
    {
        const nlohmann::json cases = GoldenFile("metrics").json("early_stopping");
        QCOMPARE(cases.size(), std::size_t{4});
        for (const nlohmann::json &c : cases) {
            EarlyStopping stopping({c.at("patience").get<int64_t>(), c.at("stop_epoch").get<int64_t>()});
            const auto expected = c.at("stopped").get<std::vector<bool>>();
            for (std::size_t epoch = 0; epoch < expected.size(); ++epoch)
                QCOMPARE(stopping.endsWith(static_cast<int64_t>(epoch), c.at("metric").at(epoch).get<double>()),
                         bool(expected[epoch]));
            QCOMPARE(stopping.state().worse, c.at("counter").get<int64_t>());
        }
    }

    void goesOnWithAStoredCountAsIfItHadNeverBeenAway()
    {
        EarlyStopping whole({2, 0});
        QVERIFY(!whole.endsWith(0, 0.8));
        QVERIFY(!whole.endsWith(1, 0.7));
        EarlyStopping resumed({2, 0}, whole.state());
        QVERIFY(resumed.endsWith(2, 0.7));
        EarlyStopping fresh({2, 0});
        QVERIFY(!fresh.endsWith(2, 0.7));
    }

    void countsAnEpochWithoutAValueAsWorse()
    {
        EarlyStopping stopping({2, 0});
        QVERIFY(!stopping.endsWith(0, 0.5));
        QVERIFY(!stopping.endsWith(1, std::nan("")));
        QCOMPARE(stopping.state().best, 0.5);
        QVERIFY(stopping.endsWith(2, std::nan("")));
    }
};

QTEST_APPLESS_MAIN(EarlyStoppingTest)
#include "tst_earlystopping.moc"
