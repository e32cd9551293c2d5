#include "analysis/mil/randomsource.h"

#include <ATen/ATen.h>
#include <QTest>

using namespace tessera;

class RandomSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatsItselfForOneSeedAndNotForAnother()
    {
        mil::SeededRandom first({42, 0}), second({42, 0}), other({43, 0});
        QVERIFY(first.uniform(100).equal(second.uniform(100)));
        QVERIFY(first.permutation(100).equal(second.permutation(100)));
        const at::Tensor mask = first.dropoutMask({50, 7}, 0.25);
        QVERIFY(mask.equal(second.dropoutMask({50, 7}, 0.25)));
        other.uniform(100);
        other.permutation(100);
        QVERIFY(!mask.equal(other.dropoutMask({50, 7}, 0.25)));
    }

    void goesOnFromAStoredState()
    {
        mil::SeededRandom whole({42, 0});
        whole.uniform(10);
        mil::SeededRandom resumed(whole.state());
        QVERIFY(whole.uniform(10).equal(resumed.uniform(10)));
    }

    void keepsTheShareThatIsAskedFor()
    {
        mil::SeededRandom random({1, 0});
        for (const double rate : {0.1, 0.25, 0.5}) {
            const double kept = random.dropoutMask({1000, 1001}, rate).to(at::kDouble).mean().item<double>();
            QVERIFY(std::abs(kept - (1 - rate)) < 0.002);
        }
    }

    void drawsEvenlyFromZeroToBelowOne()
    {
        mil::SeededRandom random({1, 0});
        const at::Tensor u = random.uniform(100'000).to(at::kDouble);
        QVERIFY(u.min().item<double>() >= 0 && u.max().item<double>() < 1);
        QVERIFY(std::abs(u.mean().item<double>() - 0.5) < 0.005);
        QVERIFY(std::abs(u.var().item<double>() - 1.0 / 12) < 0.002);
    }

    void permutesEveryIndexOnce()
    {
        mil::SeededRandom random({1, 0});
        const at::Tensor ids = random.permutation(1000);
        QVERIFY(!ids.equal(at::arange(1000)));
        QVERIFY(std::get<0>(ids.sort()).equal(at::arange(1000)));
    }
};

QTEST_APPLESS_MAIN(RandomSourceTest)
#include "tst_randomsource.moc"
