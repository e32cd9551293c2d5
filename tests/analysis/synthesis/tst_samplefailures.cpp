#include "analysis/synthesis/sampleslide.h"

#include <QtTest>

#include <chrono>
#include <csignal>
#include <fstream>
#include <limits>
#include <sys/resource.h>
#include <thread>

using namespace tessera;

class SampleFailuresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesASizeOrShareOutOfRange_data();
    void refusesASizeOrShareOutOfRange();
    void cancelLeavesNoFile();
    void cancelIsSeenWithinHalfASecond();
    void fullDiskLeavesNoFileUnderAFinalName();
    void anEarlierSlideSurvivesAFailedOne();
    void folderThatIsNotThereIsSaid();

private:
    static QStringList allIn(const QTemporaryDir &folder)
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    static std::filesystem::path slideIn(const QTemporaryDir &folder)
    {
        return std::filesystem::path(folder.path().toStdString()) / "slide.tiff";
    }
    static constexpr SampleSpec small{.width = smallestSample, .height = smallestSample, .threads = 2};
};

/// Writes beyond `bytes` of any file fail, as on a full disk, while it lives.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_former);
        const rlimit limit{bytes, m_former.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_former); }

private:
    rlimit m_former{};
};

void SampleFailuresTest::refusesASizeOrShareOutOfRange_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<double>("mpp");
    QTest::addColumn<double>("share");
    QTest::newRow("narrow") << 1999 << 4000 << 0.5 << 0.02;
    QTest::newRow("high") << 4000 << 200'001 << 0.5 << 0.02;
    QTest::newRow("fine") << 4000 << 4000 << 0.05 << 0.02;
    QTest::newRow("not a number") << 4000 << 4000 << std::numeric_limits<double>::quiet_NaN() << 0.02;
    QTest::newRow("negative share") << 4000 << 4000 << 0.5 << -0.01;
    QTest::newRow("too much tumour") << 4000 << 4000 << 0.5 << 0.3;
}

void SampleFailuresTest::refusesASizeOrShareOutOfRange()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(double, mpp);
    QFETCH(double, share);
    QTemporaryDir folder;
    const auto files =
        writeSampleSlide(slideIn(folder), {.width = width, .height = height, .mpp = mpp, .tumourShare = share}, {}, {});
    QVERIFY(!files);
    QCOMPARE(files.error().code, ErrorCode::usage);
    QVERIFY(allIn(folder).isEmpty());
}

void SampleFailuresTest::cancelLeavesNoFile()
{
    QTemporaryDir folder;
    std::stop_source source;
    double reached = 0;
    const auto files = writeSampleSlide(
        slideIn(folder), small,
        [&](double share) {
            reached = share;
            if (share > 0.3)
                source.request_stop();
        },
        source.get_token());
    QVERIFY(!files);
    QCOMPARE(files.error().code, ErrorCode::cancelled);
    QVERIFY(reached > 0.3 && reached < 1);
    QVERIFY2(allIn(folder).isEmpty(), qPrintable(allIn(folder).join(' ')));
}

void SampleFailuresTest::cancelIsSeenWithinHalfASecond()
{
    using Clock = std::chrono::steady_clock;
    QTemporaryDir folder;
    std::stop_source source;
    Clock::time_point asked;
    const std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        asked = Clock::now();
        source.request_stop();
    });
    const auto files =
        writeSampleSlide(slideIn(folder), {.width = 20'000, .height = 20'000, .threads = 2}, {}, source.get_token());
    const auto delay = Clock::now() - asked;
    QVERIFY(!files);
    QCOMPARE(files.error().code, ErrorCode::cancelled);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(delay < std::chrono::milliseconds(500),
             qPrintable(QString::number(std::chrono::duration<double>(delay).count())));
#else
    Q_UNUSED(delay)
#endif
}

void SampleFailuresTest::fullDiskLeavesNoFileUnderAFinalName()
{
    QTemporaryDir folder;
    Result<SampleFiles> files;
    {
        const FileSizeLimit limit(200'000);
        files = writeSampleSlide(slideIn(folder), small, {}, {});
    }
    QVERIFY(!files);
    QVERIFY(files.error().code == ErrorCode::fileUnwritable || files.error().code == ErrorCode::diskFull);
    QVERIFY(files.error().arguments.at(0).ends_with("slide.tiff"));
    QVERIFY2(allIn(folder).isEmpty(), qPrintable(allIn(folder).join(' ')));
}

void SampleFailuresTest::anEarlierSlideSurvivesAFailedOne()
{
    QTemporaryDir folder;
    std::ofstream(slideIn(folder)) << "earlier";
    std::stop_source source;
    source.request_stop();
    QVERIFY(!writeSampleSlide(slideIn(folder), small, {}, source.get_token()));
    QCOMPARE(allIn(folder), QStringList{"slide.tiff"});
    std::ifstream file(slideIn(folder));
    std::string text;
    file >> text;
    QCOMPARE(text, std::string("earlier"));
}

void SampleFailuresTest::folderThatIsNotThereIsSaid()
{
    QTemporaryDir folder;
    const auto files = writeSampleSlide(slideIn(folder).parent_path() / "nowhere" / "slide.tiff", small, {}, {});
    QVERIFY(!files);
    QCOMPARE(files.error().code, ErrorCode::fileUnwritable);
}

QTEST_APPLESS_MAIN(SampleFailuresTest)
#include "tst_samplefailures.moc"
