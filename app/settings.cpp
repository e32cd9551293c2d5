#include "app/settings.h"

#include "base/units.h"
#include "viewer/tiles/tilecache.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr std::size_t smallestCache = std::size_t{64} << 20;

QString slideKey(const std::string &fingerprint, const QString &what)
{
    return u"slides/"_s + QString::fromStdString(fingerprint) + u'/' + what;
}

QString mppKey(const std::string &fingerprint) { return slideKey(fingerprint, u"mpp"_s); }

QString coloursKey(const std::string &fingerprint) { return slideKey(fingerprint, u"colours"_s); }

QString alignmentKey(const std::string &from, const std::string &to)
{
    return slideKey(from, u"alignments/"_s + QString::fromStdString(to));
}

KeyBindings readKeys(QSettings &store)
{
    KeyBindings keys;
    store.beginGroup(u"keys"_s);
    for (const QString &id : store.childKeys()) {
        QList<QKeySequence> &sequences = keys[id];
        for (const QString &text : store.value(id).toStringList())
            if (const auto key = QKeySequence::fromString(text, QKeySequence::PortableText); !key.isEmpty())
                sequences << key;
    }
    store.endGroup();
    return keys;
}

void writeKeys(QSettings &store, const KeyBindings &keys)
{
    store.remove(u"keys"_s);
    store.beginGroup(u"keys"_s);
    for (auto it = keys.begin(); it != keys.end(); ++it)
        store.setValue(
            it.key(),
            QStringList(
                QKeySequence::listToString(*it, QKeySequence::PortableText).split(u"; "_s, Qt::SkipEmptyParts)));
    store.endGroup();
}

} // namespace

Settings readSettings()
{
    QSettings store;
    Settings settings;
    settings.theme = themeNamed(store.value(u"theme"_s).toString());
    settings.language = store.value(u"language"_s).toString();
    settings.scalePercent = std::clamp(store.value(u"scalePercent"_s, 100).toInt(), 100, 300);
    settings.motion = store.value(u"animations"_s, true).toBool() ? Motion::animated : Motion::still;
    settings.atStart = store.value(u"restoreSession"_s, true).toBool() ? AtStart::restoreSession : AtStart::emptyWindow;
    settings.displayProfile = store.value(u"displayProfile"_s).toString();
    const std::size_t cache = store.value(u"cacheBytes"_s).toULongLong();
    settings.cacheBytes = cache == 0 ? defaultCacheBytes() : std::max(cache, smallestCache);
    settings.recording = store.value(u"recordSeen"_s, true).toBool() ? Recording::on : Recording::off;
    settings.lastModel = store.value(u"lastModel"_s).toString();
    settings.keys = readKeys(store);
    settings.windowGeometry = store.value(u"window/geometry"_s).toByteArray();
    settings.windowState = store.value(u"window/state"_s).toByteArray();
    return settings;
}

void writeSettings(const Settings &settings)
{
    QSettings store;
    store.setValue(u"theme"_s, nameOf(settings.theme));
    store.setValue(u"language"_s, settings.language);
    store.setValue(u"scalePercent"_s, settings.scalePercent);
    store.setValue(u"animations"_s, settings.motion == Motion::animated);
    store.setValue(u"restoreSession"_s, settings.atStart == AtStart::restoreSession);
    store.setValue(u"displayProfile"_s, settings.displayProfile);
    // The default follows the machine's memory: it is not written down.
    if (settings.cacheBytes == defaultCacheBytes())
        store.remove(u"cacheBytes"_s);
    else
        store.setValue(u"cacheBytes"_s, static_cast<qulonglong>(settings.cacheBytes));
    store.setValue(u"recordSeen"_s, settings.recording == Recording::on);
    store.setValue(u"lastModel"_s, settings.lastModel);
    writeKeys(store, settings.keys);
    store.setValue(u"window/geometry"_s, settings.windowGeometry);
    store.setValue(u"window/state"_s, settings.windowState);
}

std::optional<double> rememberedMpp(const std::string &fingerprint)
{
    bool isNumber = false;
    const double value = QSettings().value(mppKey(fingerprint)).toDouble(&isNumber);
    return isNumber && isPlausibleMpp(value) ? std::optional(value) : std::nullopt;
}

void rememberMpp(const std::string &fingerprint, std::optional<double> mpp)
{
    QSettings store;
    if (mpp)
        store.setValue(mppKey(fingerprint), *mpp);
    else
        store.remove(mppKey(fingerprint));
}

QString rememberedColours(const std::string &fingerprint)
{
    return QSettings().value(coloursKey(fingerprint)).toString();
}

void rememberColours(const std::string &fingerprint, const QString &json)
{
    QSettings store;
    if (json.isEmpty())
        store.remove(coloursKey(fingerprint));
    else
        store.setValue(coloursKey(fingerprint), json);
}

std::optional<std::string> rememberedAlignment(const std::string &from, const std::string &to)
{
    const QString text = QSettings().value(alignmentKey(from, to)).toString();
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

void rememberAlignment(const std::string &from, const std::string &to, const std::string &alignment)
{
    QSettings().setValue(alignmentKey(from, to), QString::fromStdString(alignment));
}

QStringList readRecentSlides() { return QSettings().value(u"recentSlides"_s).toStringList(); }

void writeRecentSlides(const QStringList &paths) { QSettings().setValue(u"recentSlides"_s, paths); }

QString readLastProject() { return QSettings().value(u"lastProject"_s).toString(); }

void writeLastProject(const QString &path) { QSettings().setValue(u"lastProject"_s, path); }

QString readTrainingsFolder() { return QSettings().value(u"trainingsFolder"_s).toString(); }

void writeTrainingsFolder(const QString &path) { QSettings().setValue(u"trainingsFolder"_s, path); }

QString readRunningTraining() { return QSettings().value(u"runningTraining"_s).toString(); }

void writeRunningTraining(const QString &path) { QSettings().setValue(u"runningTraining"_s, path); }

} // namespace tessera
