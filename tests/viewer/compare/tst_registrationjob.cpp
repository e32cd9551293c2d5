#include "tests/support/registeredslides.h"
#include "viewer/compare/registrationjob.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace tessera;
using namespace tessera::testing;

/// An automatic registration beside a window that goes on.
class RegistrationJobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void deliversTheTransformOnTheThreadOfItsOwner();
    void saysThatItWasCancelled();
    void endsSoonWhenDestroyed();

private:
    Scratch m_scratch;
    std::shared_ptr<const SlideSource> m_slide;
    std::shared_ptr<const SlideSource> m_other;
};

void RegistrationJobTest::initTestCase()
{
    m_slide = drawnSlide(m_scratch, 3, 2400, 2000);
    m_other = std::make_shared<WarpedSlide>(allPixelsOf(*m_slide), turnedOptions(*m_slide, 30));
}

void RegistrationJobTest::deliversTheTransformOnTheThreadOfItsOwner()
{
    RegistrationJob job(m_slide, m_other, {});
    QSignalSpy registered(&job, &RegistrationJob::registered);
    QSignalSpy failed(&job, &RegistrationJob::failed);
    QSignalSpy progressed(&job, &RegistrationJob::progressed);
    QThread *thread = nullptr;
    std::optional<Registration> found;
    connect(&job, &RegistrationJob::registered, this, [&](const Registration &registration) {
        thread = QThread::currentThread();
        found = registration;
    });
    QVERIFY(registered.wait(120'000));
    QCOMPARE(thread, QThread::currentThread());
    QVERIFY(std::abs(found->transform.parts().degrees - 30) < 0.1);
    QCOMPARE(failed.count(), qsizetype(0));
    QVERIFY(progressed.count() >= 5);
    QCOMPARE(progressed.last().at(1).toDouble(), 1.0);
}

void RegistrationJobTest::saysThatItWasCancelled()
{
    RegistrationJob job(m_slide, m_other, {});
    std::optional<ErrorCode> code;
    connect(&job, &RegistrationJob::failed, this, [&](const Error &error) { code = error.code; });
    job.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(code, 20'000);
    QVERIFY(code == ErrorCode::cancelled);
}

void RegistrationJobTest::endsSoonWhenDestroyed()
{
    auto job = std::make_unique<RegistrationJob>(m_slide, m_other, RegistrationOptions());
    QSignalSpy registered(job.get(), &RegistrationJob::registered);
    QSignalSpy failed(job.get(), &RegistrationJob::failed);
    job.reset();
    QTest::qWait(10);
    QCOMPARE(registered.count() + failed.count(), qsizetype(0));
}

QTEST_GUILESS_MAIN(RegistrationJobTest)
#include "tst_registrationjob.moc"
