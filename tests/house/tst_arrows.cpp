#include "tests/house/sourcetree.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace tessera::house;

/// The include graph and the DEPENDS of CMake against the table in docs/architecture.md.
class ArrowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesEveryFolderInTheTable();
    void namesOnlyFoldersOfTheTableAsTargets();
    void hasNoCircleInTheTable();
    void includesOnlyAlongTheArrows();
    void keepsDetailHeadersPrivate();
    void includesOwnHeadersByTheirPathFromTheRoot();
    void usesQtOnlyWhereTheTableSaysSo();
    void usesTorchOnlyWhereTheTableSaysSo();
    void declaresInCMakeOnlyArrowsOfTheTable();
    void declaresInCMakeEveryArrowThatIsIncluded();

private:
    QMap<QString, FolderRules> m_table;
    QMap<QString, QSet<QString>> m_arrows; ///< of the table
    QList<Include> m_includes;             ///< of the program, without the tests
};

namespace {

/// arrows.txt as CMake wrote it: folder -> short names of libraries.
QMap<QString, QStringList> declaredInCMake()
{
    QMap<QString, QStringList> declared;
    QFile file(TESSERA_BINARY_DIR "/arrows.txt");
    if (!file.open(QIODevice::ReadOnly))
        return declared;
    for (const QString &line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts))
        declared[line.section(':', 0, 0)] = line.section(':', 1).split(' ', Qt::SkipEmptyParts);
    return declared;
}

/// The library folder that an include leads to; empty for headers of others.
QString targetOf(const Include &include, const QMap<QString, FolderRules> &table)
{
    const QString folder = folderOf(include.name);
    return include.isQuoted && include.name.contains('/') && table.contains(folder) ? folder : QString();
}

QByteArray said(const Include &include) { return (include.file + " includes " + include.name).toUtf8(); }

} // namespace

void ArrowsTest::initTestCase()
{
    m_table = architectureTable();
    QVERIFY2(m_table.contains("base") && m_table.size() > 10, "the table in docs/architecture.md cannot be read");
    for (auto it = m_table.constBegin(); it != m_table.constEnd(); ++it)
        m_arrows[it.key()] = it.value().mayUse;
    for (const QString &file : filesEndingWith({".h", ".cpp"}))
        if (!file.startsWith("tests/"))
            m_includes += includesOf(file);
    QVERIFY(m_includes.size() > 100);
}

void ArrowsTest::namesEveryFolderInTheTable()
{
    for (const QString &folder : sourceFolders())
        QVERIFY2(m_table.contains(folder), qPrintable(folder + " has sources and no row in docs/architecture.md"));
}

void ArrowsTest::namesOnlyFoldersOfTheTableAsTargets()
{
    for (auto it = m_arrows.constBegin(); it != m_arrows.constEnd(); ++it)
        for (const QString &target : it.value())
            QVERIFY2(m_table.contains(target), qPrintable(it.key() + " may use " + target + ", which has no row"));
}

void ArrowsTest::hasNoCircleInTheTable()
{
    for (auto it = m_arrows.constBegin(); it != m_arrows.constEnd(); ++it)
        for (const QString &target : it.value())
            QVERIFY2(!reachable(target, m_arrows).contains(it.key()),
                     qPrintable(it.key() + " and " + target + " use each other"));
}

void ArrowsTest::includesOnlyAlongTheArrows()
{
    for (const Include &include : m_includes) {
        const QString target = targetOf(include, m_table);
        if (!target.isEmpty())
            QVERIFY2(reachable(folderOf(include.file), m_arrows).contains(target), said(include));
    }
}

void ArrowsTest::keepsDetailHeadersPrivate()
{
    QList<Include> all = m_includes;
    for (const QString &file : filesEndingWith({".h", ".cpp"}))
        if (file.startsWith("tests/"))
            all += includesOf(file);
    for (const Include &include : all) {
        if (!include.name.contains("/detail/"))
            continue;
        const QString owner = folderOf(include.name);
        const QString user = folderOf(include.file);
        const bool isOfOnePart = user.startsWith("tests/bench/") || user == "tests/fuzz";
        QVERIFY2(user == owner || user == "tests/" + owner || isOfOnePart, said(include));
    }
}

void ArrowsTest::includesOwnHeadersByTheirPathFromTheRoot()
{
    for (const Include &include : m_includes) {
        const bool generated =
            include.name.endsWith(".moc") || include.name.startsWith("ui_") || include.name.startsWith("moc_");
        if (include.isQuoted && !generated)
            QVERIFY2(!targetOf(include, m_table).isEmpty(), said(include));
    }
}

void ArrowsTest::usesQtOnlyWhereTheTableSaysSo()
{
    static const QRegularExpression qt("^(Qt?[A-Z]\\w*(/.*)?|q[a-z]+\\.h|qcustomplot.*)$");
    QVERIFY(qt.match("QtCore/QString").hasMatch() && qt.match("QImage").hasMatch() && !qt.match("queue").hasMatch());
    for (const Include &include : m_includes)
        if (qt.match(include.name).hasMatch())
            QVERIFY2(m_table[folderOf(include.file)].mayUseQt, said(include));
}

void ArrowsTest::usesTorchOnlyWhereTheTableSaysSo()
{
    static const QRegularExpression torch("^(torch|ATen|c10|caffe2)/");
    for (const Include &include : m_includes)
        if (torch.match(include.name).hasMatch())
            QVERIFY2(m_table[folderOf(include.file)].mayUseTorch, said(include));
}

void ArrowsTest::declaresInCMakeOnlyArrowsOfTheTable()
{
    const QMap<QString, QStringList> declared = declaredInCMake();
    QVERIFY2(declared.contains("base"), "CMake wrote no arrows.txt");
    for (auto it = declared.constBegin(); it != declared.constEnd(); ++it) {
        if (it.key().startsWith("tests"))
            continue;
        QSet<QString> allowed;
        for (const QString &target : m_arrows.value(it.key()))
            allowed.insert(target.section('/', -1));
        for (const QString &target : it.value())
            QVERIFY2(allowed.contains(target),
                     qPrintable(it.key() + " has DEPENDS " + target + ", which the table lacks"));
    }
}

void ArrowsTest::declaresInCMakeEveryArrowThatIsIncluded()
{
    QMap<QString, QString> folderNamed;
    for (const QString &folder : m_table.keys())
        folderNamed[folder.section('/', -1)] = folder;
    QMap<QString, QSet<QString>> declared = m_arrows; // (of folders that are not part of this build, the table's)
    const QMap<QString, QStringList> inCMake = declaredInCMake();
    for (auto it = inCMake.constBegin(); it != inCMake.constEnd(); ++it) {
        declared[it.key()].clear();
        for (const QString &name : it.value())
            declared[it.key()].insert(folderNamed.value(name, name));
    }
    for (const Include &include : m_includes) {
        const QString target = targetOf(include, m_table);
        const QString folder = folderOf(include.file);
        if (!target.isEmpty())
            QVERIFY2(reachable(folder, declared).contains(target), said(include) + " without DEPENDS");
    }
}

QTEST_APPLESS_MAIN(ArrowsTest)
#include "tst_arrows.moc"
