#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// What the built programs load: docs/decisions/0001-two-programs.md.
class ProgramsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadsNoTorchIntoTheDesktopProgram();
    void loadsNoSecondQtIntoTheDesktopProgram();
    void loadsNoQtOfOursIntoTheEngine();
};

namespace {

/// The libraries that the loader would load, by name.
QStringList librariesOf(const QString &program)
{
    QProcess ldd;
    ldd.start("ldd", {QStringLiteral(TESSERA_BINARY_DIR "/bin/") + program});
    if (!ldd.waitForFinished() || ldd.exitCode() != 0)
        return {};
    QStringList names;
    for (const QString &line : QString::fromUtf8(ldd.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts))
        names.append(line.trimmed().section(' ', 0, 0).section('/', -1));
    return names;
}

QStringList thoseOf(const QStringList &libraries, const char *pattern)
{
    return libraries.filter(QRegularExpression(pattern));
}

} // namespace

void ProgramsTest::loadsNoTorchIntoTheDesktopProgram()
{
#ifndef TESSERA_BUILDS_TESSERA
    QSKIP("the desktop program is not part of this build");
#endif
    const QStringList libraries = librariesOf("tessera");
    QVERIFY2(!thoseOf(libraries, "^libQt6Widgets").isEmpty(), "ldd says nothing of the desktop program");
    QCOMPARE(thoseOf(libraries, "^lib(torch|c10|caffe2)"), QStringList());
}

void ProgramsTest::loadsNoSecondQtIntoTheDesktopProgram()
{
#ifndef TESSERA_BUILDS_TESSERA
    QSKIP("the desktop program is not part of this build");
#endif
    const QStringList libraries = librariesOf("tessera");
    QVERIFY2(!thoseOf(libraries, "^libQt6Widgets").isEmpty(), "ldd says nothing of the desktop program");
    QCOMPARE(thoseOf(libraries, "^libQt5"), QStringList());
}

void ProgramsTest::loadsNoQtOfOursIntoTheEngine()
{
#ifndef TESSERA_BUILDS_TESSERA_ENGINE
    QSKIP("the engine is not part of this build");
#endif
    const QStringList libraries = librariesOf("tessera-engine");
    QVERIFY2(!thoseOf(libraries, "^libtorch").isEmpty(), "ldd says nothing of the engine");
    QCOMPARE(thoseOf(libraries, "^libQt6"), QStringList());
}

QTEST_APPLESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
