#include "app/finetuning/settingkeys.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

using Ends = SettingKey::Ends;

/// Translates.
struct SettingTexts {
    Q_DECLARE_TR_FUNCTIONS(SettingKeys)
};

QString rangeOf(const SettingKey &key)
{
    const QString smallest = QString::number(key.smallest, 'g', 10), largest = QString::number(key.largest, 'g', 10);
    if (key.kind == SettingKind::whole)
        return SettingTexts::tr("a whole number from %1 to %2").arg(smallest, largest);
    switch (key.ends) {
    case Ends::upper:
        return SettingTexts::tr("a number above %1, at most %2").arg(smallest, largest);
    case Ends::lower:
        return SettingTexts::tr("a number from %1, below %2").arg(smallest, largest);
    case Ends::both:
        break;
    }
    return SettingTexts::tr("a number from %1 to %2").arg(smallest, largest);
}

bool isInRange(const SettingKey &key, double number)
{
    const bool isAbove = key.ends == Ends::upper ? number > key.smallest : number >= key.smallest;
    const bool isBelow = key.ends == Ends::lower ? number < key.largest : number <= key.largest;
    return isAbove && isBelow && (key.kind != SettingKind::whole || number == std::floor(number));
}

} // namespace

const SettingKey &settingKey(const std::string &name)
{
    const auto found = std::find_if(settingKeys().begin(), settingKeys().end(),
                                    [&](const SettingKey &key) { return key.name == name; });
    Q_ASSERT(found != settingKeys().end());
    return *found;
}

QString meaningOf(const SettingKey &key) { return SettingTexts::tr(key.meaning); }

const QStringList &mainSettings()
{
    static const QStringList names{QStringLiteral("epochs"), QStringLiteral("learning_rate"),
                                   QStringLiteral("mask_ratio_h"), QStringLiteral("teacher_momentum"),
                                   QStringLiteral("folds")};
    return names;
}

namespace {

bool isNumeric(const SettingKey &key) { return key.kind == SettingKind::number || key.kind == SettingKind::whole; }

/// As the engine reads one.
QString oneValue(const SettingKey &key, const QString &text)
{
    QString value = text.trimmed();
    return key.kind == SettingKind::number ? value.replace(u',', u'.') : value;
}

QStringList valuesIn(const SettingKey &key, const QString &text)
{
    QStringList values;
    for (const QString &part : isNumeric(key) ? text.split(u';') : QStringList{text})
        values << oneValue(key, part);
    return values;
}

} // namespace

QString valueOf(const SettingKey &key, const QString &text)
{
    const QStringList values = valuesIn(key, text);
    return values.size() == 1 ? values.front() : u'[' + values.join(u',') + u']';
}

QString problemWith(const SettingKey &key, const QString &text)
{
    if (text.trimmed().isEmpty() || !isNumeric(key))
        return {};
    QStringList values = valuesIn(key, text);
    for (const QString &value : values) {
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        const bool hasOtherSigns = key.kind == SettingKind::whole && value.contains(u'.');
        if (!isNumber || hasOtherSigns || !isInRange(key, number))
            return SettingTexts::tr("%1 is “%2”: give %3, or leave it empty for the preset's value.")
                .arg(QString::fromStdString(key.name), value, rangeOf(key));
    }
    if (values.removeDuplicates() > 0)
        return SettingTexts::tr("%1 has the same value twice: each makes a training of its own.")
            .arg(QString::fromStdString(key.name));
    return {};
}

} // namespace tessera
