#include "app/text/placetext.h"

#include <QTest>

#include <cmath>

using namespace tessera;

namespace {

const PlaceContext slide{{0, 0, 40000, 30000}, MicronsPerPixel{0.25, 0.5}};

PlaceAnswer read(const QString &text, const QLocale &locale = QLocale::c()) { return parsePlace(text, slide, locale); }

} // namespace

class PlaceTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPlaces_data();
    void readsPlaces();
    void readsZooms_data();
    void readsZooms();
    void readsAPlaceWithAZoom();
    void readsTheNumbersOfTheUsersLanguage_data();
    void readsTheNumbersOfTheUsersLanguage();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void needsTheResolutionForLengthsAndMagnifications();
    void readsBackWhatItWrites();
};

void PlaceTextTest::readsPlaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QPointF>("point");
    for (const char *text :
         {"12000, 8000", "12000 8000", "12000,8000", "12000; 8000", "12000,8000 px", "x 12000  y 8000 px",
          "12000 px, 8000px", "(12000, 8000)", "3000 um, 4000 um", "3 mm, 4 mm", "3, 4 mm", "3000µm 4 mm"})
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QPointF(12000, 8000);
    QTest::newRow("fractions") << "3.5 mm, 4,25 mm" << QPointF(14000, 8500);
    QTest::newRow("corner") << "0, 0" << QPointF(0, 0);
}

void PlaceTextTest::readsPlaces()
{
    QFETCH(QString, text);
    QFETCH(QPointF, point);
    const PlaceAnswer answer = read(text);
    QCOMPARE(answer.problem, QString());
    QVERIFY(answer.place.centre);
    QCOMPARE(QPointF(answer.place.centre->x, answer.place.centre->y), point);
    QVERIFY(!answer.place.scale);
}

void PlaceTextTest::readsZooms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("scale"); // 0.375 um/px on average
    for (const char *text : {"20x", "20 x", "20X", "20×", "0.5 um/px", "0,5 µm/px", "0.5mpp", "0.5 um / px"})
        QTest::addRow("%s", text) << QString::fromUtf8(text) << 0.5 / 0.375;
    QTest::newRow("per cent") << "50 %" << 2.0;
    QTest::newRow("fraction") << "1.25x" << 8 / 0.375;
}

void PlaceTextTest::readsZooms()
{
    QFETCH(QString, text);
    QFETCH(double, scale);
    const PlaceAnswer answer = read(text);
    QCOMPARE(answer.problem, QString());
    QVERIFY(answer.place.scale);
    QVERIFY(std::abs(*answer.place.scale - scale) < 1e-9);
    QVERIFY(!answer.place.centre);
}

void PlaceTextTest::readsAPlaceWithAZoom()
{
    for (const char *text : {"12000, 8000 @ 20x", "12000 8000 20x", "3 mm, 4 mm, 0.5 um/px"}) {
        const PlaceAnswer answer = read(QString::fromUtf8(text));
        QCOMPARE(answer.problem, QString());
        QVERIFY(answer.place.centre == (Level0Point{12000, 8000}));
        QVERIFY(std::abs(*answer.place.scale - 0.5 / 0.375) < 1e-9);
    }
}

void PlaceTextTest::readsTheNumbersOfTheUsersLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QPointF>("point");
    QTest::newRow("English groups") << "en"
                                    << "x 12,000  y 8,000 px" << QPointF(12000, 8000);
    QTest::newRow("German groups") << "de"
                                   << "12.000 8.000" << QPointF(12000, 8000);
    QTest::newRow("German comma") << "de"
                                  << "3,5 mm; 4,25 mm" << QPointF(14000, 8500);
    QTest::newRow("point in Germany") << "de"
                                      << "3.5 mm 4.25 mm" << QPointF(14000, 8500);
}

void PlaceTextTest::readsTheNumbersOfTheUsersLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    QFETCH(QPointF, point);
    const PlaceAnswer answer = read(text, QLocale(language));
    QCOMPARE(answer.problem, QString());
    QCOMPARE(QPointF(answer.place.centre->x, answer.place.centre->y), point);
}

void PlaceTextTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    for (const char *text : {"", "abc", "12000, eight", "20 kg", "1..2 3"})
        QTest::addRow("'%s'", text) << QString(text) << "is no place";
    QTest::newRow("one number") << "12000"
                                << "needs two numbers";
    QTest::newRow("three") << "1, 2, 3"
                           << "needs two numbers";
    QTest::newRow("outside") << "50000, 10"
                             << "outside of the slide";
    QTest::newRow("negative") << "-5, 10"
                              << "outside of the slide";
    QTest::newRow("no zoom") << "0x"
                             << "more than 0";
}

void PlaceTextTest::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const PlaceAnswer answer = read(text);
    QVERIFY2(answer.problem.contains(words), qPrintable(answer.problem));
    QVERIFY(!answer.place.centre && !answer.place.scale);
}

void PlaceTextTest::needsTheResolutionForLengthsAndMagnifications()
{
    const PlaceContext unknown{slide.extent, std::nullopt};
    QVERIFY(parsePlace("20x", unknown, QLocale::c()).problem.contains("resolution"));
    QVERIFY(parsePlace("1 mm, 2 mm", unknown, QLocale::c()).problem.contains("resolution"));
    QCOMPARE(parsePlace("50 %", unknown, QLocale::c()).place.scale.value_or(0), 2.0);
    QVERIFY(parsePlace("10, 20", unknown, QLocale::c()).place.centre);
}

void PlaceTextTest::readsBackWhatItWrites()
{
    for (const char *language : {"C", "de", "fr", "zh_CN"}) {
        const QLocale locale(QString::fromLatin1(language));
        QVERIFY(read(placeText({12345.7, 8000}), locale).place.centre == (Level0Point{12345, 8000}));
        const auto scale = read(zoomText(1.5, slide.mpp, locale), locale).place.scale;
        QVERIFY(scale && std::abs(*scale - 1.5) < 1e-3);
        QCOMPARE(parsePlace(zoomText(4, {}, locale), {slide.extent, {}}, locale).place.scale.value_or(0), 4.0);
    }
}

QTEST_APPLESS_MAIN(PlaceTextTest)
#include "tst_placetext.moc"
