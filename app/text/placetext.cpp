#include "app/text/placetext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct PlaceTexts {
    Q_DECLARE_TR_FUNCTIONS(PlaceText)
};

enum class Unit { none, pixels, micrometres, millimetres, magnification, pitch, percent };

struct Quantity {
    double value = 0;
    Unit unit = Unit::none;
};

bool isLength(Unit unit) { return unit <= Unit::millimetres; }

/// A number with its group signs, and what stands behind it up to the next one.
const QRegularExpression &quantityPattern()
{
    static const QRegularExpression pattern(
        uR"(([-+]?\d(?:[\d.,'\x{2019}]*\d)?)[.,;]?\s*(px|pixels?|[uµμ]m\s*/\s*px|mpp|[uµμ]m|mm|x(?![\s\w]*[\d])|×|%)?)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

/// As the locale writes it, else with a point or a comma as decimal sign.
std::optional<double> numberIn(QString text, const QLocale &locale)
{
    bool isNumber = false;
    double value = locale.toDouble(text, &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(text.replace(u',', u'.'), &isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

Unit unitNamed(QString name)
{
    name = name.toLower().remove(u' ');
    if (name.isEmpty())
        return Unit::none;
    if (name.startsWith(u'p'))
        return Unit::pixels;
    if (name == u"mpp"_s || name.endsWith(u"/px"_s))
        return Unit::pitch;
    if (name == u"mm"_s)
        return Unit::millimetres;
    if (name.endsWith(u'm'))
        return Unit::micrometres;
    return name == u"%"_s ? Unit::percent : Unit::magnification;
}

/// Every quantity of the text; empty when there is anything else in it.
std::vector<Quantity> quantitiesIn(const QString &text, const QLocale &locale)
{
    std::vector<Quantity> quantities;
    QString rest;
    qsizetype end = 0;
    auto matches = quantityPattern().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        rest += text.mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const auto value = numberIn(match.captured(1), locale);
        if (!value)
            return {};
        quantities.push_back({*value, unitNamed(match.captured(2))});
    }
    rest += text.mid(end);
    static const QRegularExpression harmless(uR"([\s,;@()xy:=]*)"_s, QRegularExpression::CaseInsensitiveOption);
    return QRegularExpression(QRegularExpression::anchoredPattern(harmless.pattern()), harmless.patternOptions())
                   .match(rest)
                   .hasMatch()
               ? quantities
               : std::vector<Quantity>();
}

QString notUnderstood(const QString &text)
{
    return PlaceTexts::tr("“%1” is no place: write one as 12000, 8000 or 3.1 mm, 2 mm, a zoom as 20x or 0.5 µm/px.")
        .arg(text.trimmed());
}

class Reader {
public:
    explicit Reader(const PlaceContext &context) : m_context(context) {}

    /// Empty where all is well.
    QString read(std::vector<Quantity> quantities)
    {
        if (!quantities.empty() && !isLength(quantities.back().unit)) {
            const QString problem = readZoom(quantities.back());
            if (!problem.isEmpty())
                return problem;
            quantities.pop_back();
        }
        return quantities.empty() ? QString() : readPlace(std::move(quantities));
    }
    WantedPlace place;

private:
    QString readZoom(const Quantity &zoom)
    {
        if (zoom.value <= 0)
            return PlaceTexts::tr("A zoom is more than 0.");
        if (zoom.unit == Unit::percent) {
            place.scale = 100 / zoom.value;
            return {};
        }
        if (!m_context.mpp)
            return PlaceTexts::tr("The resolution of this slide is unknown: give the zoom in per cent, or set the "
                                  "resolution first.");
        const double pitch = zoom.unit == Unit::pitch ? zoom.value : Magnification(zoom.value).micronsPerPixel();
        place.scale = pitch / m_context.mpp->mean();
        return {};
    }

    QString readPlace(std::vector<Quantity> lengths)
    {
        if (lengths.size() != 2)
            return PlaceTexts::tr("A place needs two numbers, as in 12000, 8000.");
        if (lengths[0].unit == Unit::none) // "3.1, 2 mm"
            lengths[0].unit = lengths[1].unit;
        if (!isLength(lengths[0].unit) || !isLength(lengths[1].unit))
            return PlaceTexts::tr("A place needs two numbers, as in 12000, 8000.");
        const bool inPixels = lengths[0].unit <= Unit::pixels && lengths[1].unit <= Unit::pixels;
        if (!inPixels && !m_context.mpp)
            return PlaceTexts::tr("The resolution of this slide is unknown: give the place in px, or set the "
                                  "resolution first.");
        const MicronsPerPixel mpp = m_context.mpp.value_or(MicronsPerPixel{1, 1});
        const Level0Point point{pixelsOf(lengths[0], mpp.x), pixelsOf(lengths[1], mpp.y)};
        const Level0Rect &extent = m_context.extent;
        if (point.x < extent.x || point.y < extent.y || point.x > extent.x + extent.width ||
            point.y > extent.y + extent.height)
            return PlaceTexts::tr("%1 lies outside of the slide, which has %2 × %3 px.")
                .arg(placeText(point), QLocale().toString(static_cast<qlonglong>(extent.width)),
                     QLocale().toString(static_cast<qlonglong>(extent.height)));
        place.centre = point;
        return {};
    }

    static double pixelsOf(const Quantity &length, double micronsPerPixel)
    {
        constexpr double micronsPerMillimetre = 1000;
        switch (length.unit) {
        case Unit::micrometres:
            return length.value / micronsPerPixel;
        case Unit::millimetres:
            return length.value * micronsPerMillimetre / micronsPerPixel;
        default:
            return length.value;
        }
    }

    const PlaceContext &m_context;
};

/// "12000,8000" is two numbers to everybody but a decimal comma.
QString withSeparatedPair(const QString &text)
{
    static const QRegularExpression pair(uR"(^\s*(\d+),(\d+)\s*(?:px)?\s*$)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pair.match(text);
    return match.hasMatch() ? match.captured(1) + u' ' + match.captured(2) : text;
}

} // namespace

PlaceAnswer parsePlace(const QString &text, const PlaceContext &context, const QLocale &locale)
{
    const std::vector<Quantity> quantities = quantitiesIn(withSeparatedPair(text), locale);
    if (quantities.empty())
        return {{}, notUnderstood(text)};
    Reader reader(context);
    const QString problem = reader.read(quantities);
    return problem.isEmpty() ? PlaceAnswer{reader.place} : PlaceAnswer{{}, problem};
}

QString placeText(Level0Point point)
{
    const auto whole = [](double value) { return QString::number(static_cast<qlonglong>(std::floor(value))); };
    return u"%1, %2"_s.arg(whole(point.x), whole(point.y));
}

QString zoomText(double scale, const std::optional<MicronsPerPixel> &mpp, const QLocale &locale)
{
    constexpr int digits = 5;
    if (!mpp)
        return u"%1 %"_s.arg(locale.toString(100 / scale, 'g', digits));
    return u"%1x"_s.arg(locale.toString(Magnification::ofMpp(mpp->mean() * scale).value(), 'g', digits));
}

} // namespace tessera
