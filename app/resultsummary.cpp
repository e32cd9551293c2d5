#include "app/resultsummary.h"

#include "app/analysissession.h"
#include "app/text/errortext.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

QString fromUtf8(const std::string &text) { return QString::fromStdString(text); }

/// Never "0 %" or "100 %": a model is not that sure.
QString percent(double probability)
{
    const QLocale locale;
    if (probability < 0.0005)
        return ResultSummary::tr("< %1 %").arg(locale.toString(0.1, 'f', 1));
    if (probability > 0.9995)
        return ResultSummary::tr("> %1 %").arg(locale.toString(99.9, 'f', 1));
    return ResultSummary::tr("%1 %").arg(locale.toString(probability * 100, 'f', 1));
}

QString whenText(const std::string &created)
{
    const QDateTime when = QDateTime::fromString(fromUtf8(created), Qt::ISODate).toLocalTime();
    return when.isValid() ? QLocale().toString(when, QLocale::ShortFormat) : fromUtf8(created);
}

QString detailsOf(const SlideResult &result)
{
    const QLocale locale;
    const auto count = [&](int64_t n) { return locale.toString(static_cast<qlonglong>(n)); };
    QStringList lines;
    lines << ResultSummary::tr("Tiles: %1, of them hidden by the mask: %2")
                 .arg(count(result.tiles), count(result.hidden));
    lines << ResultSummary::tr("Unreadable tiles: %1").arg(count(result.unreadable));
    lines << ResultSummary::tr("Model: %1").arg(fromUtf8(result.model.id));
    lines << ResultSummary::tr("Analysed: %1 on %2").arg(whenText(result.created), fromUtf8(result.device));
    for (const std::string &warning : result.warnings)
        lines << fromUtf8(warning);
    return lines.join(u'\n');
}

QLabel *plainLabel(QWidget *parent, const char *name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText); // names come from model packages
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ResultSummary::ResultSummary(const AnalysisSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_prediction(plainLabel(this, "prediction")), m_classes(new QWidget(this)),
      m_details(plainLabel(this, "resultDetails")), m_problems(plainLabel(this, "problems"))
{
    QFont large = m_prediction->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.2);
    m_prediction->setFont(large);
    m_classes->setObjectName(u"classProbabilities"_s);
    new QGridLayout(m_classes);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    for (QWidget *part : {static_cast<QWidget *>(m_prediction), m_classes, static_cast<QWidget *>(m_details),
                          static_cast<QWidget *>(m_problems)})
        layout->addWidget(part);
    connect(&session, &AnalysisSession::changed, this, &ResultSummary::showSession);
    showSession();
}

void ResultSummary::showSession()
{
    const LoadedResult *loaded = m_session.result();
    m_classes->setVisible(loaded);
    m_details->setVisible(loaded);
    if (!loaded) {
        m_prediction->setText(tr("No result yet"));
        m_prediction->setEnabled(false);
    } else {
        const SlideResult &result = loaded->result;
        const auto predicted = static_cast<std::size_t>(result.prediction);
        m_prediction->setEnabled(true);
        m_prediction->setText(predicted < result.classes.size()
                                  ? tr("Prediction: %1").arg(fromUtf8(result.classes[predicted].name))
                                  : QString());
        showClasses(result);
        m_details->setText(detailsOf(result));
    }
    QStringList reasons;
    for (const Error &error : m_session.problems())
        reasons << sentenceOf(error);
    m_problems->setText(reasons.join(u'\n'));
    m_problems->setVisible(!reasons.isEmpty());
}

void ResultSummary::showClasses(const SlideResult &result)
{
    auto *grid = static_cast<QGridLayout *>(m_classes->layout());
    while (QLayoutItem *item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    grid->setContentsMargins({});
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const ResultClass &c : result.classes) {
        auto *name = plainLabel(m_classes, "className");
        name->setText(fromUtf8(c.name));
        auto *probability = new QLabel(percent(c.probability), m_classes);
        probability->setObjectName(u"classProbability"_s);
        probability->setAlignment(Qt::AlignRight);
        grid->addWidget(name, row, 0);
        grid->addWidget(probability, row++, 1);
    }
}

} // namespace tessera
