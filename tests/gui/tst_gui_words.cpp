#include "app/commands/commandlist.h"
#include "app/language.h"
#include "tests/gui/guiprogram.h"
#include "tests/gui/pseudotranslator.h"
#include "tests/gui/shownwords.h"

#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>

#include <functional>

using namespace tessera;
using namespace tessera::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize smallScreen(1280, 800);

/// Shows one after another what the window can show, and has each looked at.
class Tour {
public:
    /// `look` gets what is shown and its name.
    using Look = std::function<void(QWidget &shown, const QString &name)>;

    Tour(GuiProgram &program, Look look) : m_program(program), m_look(std::move(look)) {}

    void go()
    {
        m_program.window().resize(smallScreen);
        look(m_program.window(), u"welcome"_s);
        const QString path = m_home.slide("unknown.tiff", std::nullopt, "synthetic");
        m_program.window().open(path);
        QVERIFY(m_program.waitForSlide(path));
        look(m_program.window(), u"unknown resolution"_s);
        const QString other = m_home.slide("slide.tiff", 0.5, "1");
        m_program.window().open(other);
        QVERIFY(m_program.waitForSlide(other) && m_program.waitForEngine());
        QVERIFY(QTest::qWaitFor([&] { return m_program->session().canRun(); }, patience));
        m_program->session().run("auto");
        QVERIFY(m_program.waitForResult());
        m_program.window().open(u"/no/such/slide.svs"_s);
        QVERIFY(m_program.waitForMessage());
        look(m_program.window(), u"message"_s);
        docks();
        dialogs();
    }

private:
    void docks()
    {
        const QList<QDockWidget *> docks = m_program.window().findChildren<QDockWidget *>();
        for (QDockWidget *dock : docks)
            dock->hide();
        for (QDockWidget *dock : docks) {
            dock->show();
            dock->raise();
            look(m_program.window(), dock->objectName());
            dock->hide();
        }
    }
    /// What the commands with an ellipsis, and some without, open.
    void dialogs()
    {
        for (const CommandList::Entry &entry : m_program.window().commands().entries()) {
            static const QStringList others{u"showKeys"_s, u"commandPalette"_s, u"about"_s};
            const bool opens = entry.command.text.contains(u'…') || others.contains(entry.command.id);
            if (!opens || !entry.action->isEnabled() || entry.action->menu())
                continue;
            entry.action->trigger();
            QTest::qWait(20);
            for (QWidget *window : QApplication::topLevelWidgets()) {
                auto *dialog = qobject_cast<QDialog *>(window);
                if (!dialog || !dialog->isVisible())
                    continue;
                if (!qobject_cast<QFileDialog *>(dialog)) // (Qt's)
                    look(*dialog, entry.command.id);
                dialog->close();
            }
            QTest::qWait(1);
        }
    }
    void look(QWidget &shown, const QString &name)
    {
        QTest::qWait(50);
        m_look(shown, name);
    }

    Home m_home;
    GuiProgram &m_program;
    Look m_look;
};

/// Names of files, models, devices, colours, languages and keys, numbers and units stand in any language.
bool isTranslated(const QString &text)
{
    static const QRegularExpression names(
        "Tessera|Demo|Second|Broken GPU|Broken|Its weights are missing|For tests too|For "
        "tests|normal|tumour|Processor|Broken GPU|driver too old|cividis|viridis|"
        "cpu|English|Deutsch|Español|Français|简体中文|[^ ]*/[^ ]*|[^ ]+\\.(tiff|svs|tessera)|"
        "Ctrl|Alt|Shift|Space|Left|Right|Up|Down|Home|End|Ins|Del|Esc|Tab|Backtab|Return|Enter|Backspace|PgUp|PgDown|"
        "für tests|t1-[0-9a-f]+|F[0-9]+|\\b(px|um|mm|AM|PM)\\b");
    static const QRegularExpression word("\\p{L}{2}");
    return !word.match(outsideOfBrackets(text).remove(names)).hasMatch();
}

} // namespace

/// Every word that the window shows fits where it is shown, in every language.
class GuiWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beTessera(); }
    void leavesNoTextToTranslate();
    void cutsNoText_data();
    void cutsNoText();
};

void GuiWordsTest::leavesNoTextToTranslate()
{
    PseudoTranslator pseudo;
    QVERIFY(QCoreApplication::installTranslator(&pseudo));
    const Home home;
    GuiProgram program(home);
    QStringList found;
    Tour(program, [&](QWidget &shown, const QString &name) {
        for (const QString &text : textsOf(shown))
            if (!isTranslated(text))
                found << u"%1: %2"_s.arg(name, text);
    }).go();
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void GuiWordsTest::cutsNoText_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<double>("fontSize");
    QTest::newRow("pseudo") << u"pseudo"_s << 1.0;
    for (const Language &language : languages())
        QTest::newRow(qPrintable(language.code)) << language.code << 1.0;
    QTest::newRow("de, twice as large") << u"de"_s << 2.0;
}

void GuiWordsTest::cutsNoText()
{
    QFETCH(QString, language);
    QFETCH(double, fontSize);
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPointSizeF(font.pointSizeF() * fontSize);
    QApplication::setFont(font);
    PseudoTranslator pseudo;
    if (language == u"pseudo")
        QCoreApplication::installTranslator(&pseudo);
    const Home home;
    Settings settings = readSettings();
    settings.language = language == u"pseudo" ? QString() : language;
    writeSettings(settings);
    QStringList found;
    {
        GuiProgram program(home);
        Tour(program, [&](QWidget &shown, const QString &name) {
            for (const QString &cut : cutTexts(shown))
                found << u"%1: %2"_s.arg(name, cut);
            if (shown.width() > smallScreen.width() || shown.height() > smallScreen.height())
                found << u"%1: is %2 x %3 px"_s.arg(name).arg(shown.width()).arg(shown.height());
            if (const QString folder = qEnvironmentVariable("TESSERA_TEST_PICTURES"); !folder.isEmpty())
                shown.grab().save(u"%1/%2-%3.png"_s.arg(folder, QTest::currentDataTag(), name));
        }).go();
    }
    QApplication::setFont(before);
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

QTEST_MAIN(GuiWordsTest)
#include "tst_gui_words.moc"
