#pragma once
#include "app/commands/commandlist.h"
#include "app/theme.h"
#include "viewer/canvas/motion.h"
#include "viewer/coverage/recording.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <string>

namespace tessera {

/// What the program does when it starts without a slide to open.
enum class AtStart { restoreSession, emptyWindow };

/// What the user chose. Read once when the program starts and handed down; nothing below `app` knows QSettings.
struct Settings {
    Theme theme = Theme::dark;
    QString language;       ///< such as "de"; empty: the desktop's
    int scalePercent = 100; ///< of everything but the slide, 100 to 300; used from the next start on
    Motion motion = Motion::animated;
    AtStart atStart = AtStart::restoreSession;
    Recording recording = Recording::on; ///< of what the user looks at
    QString displayProfile;              ///< file of an ICC profile; empty: sRGB
    std::size_t cacheBytes = 0;          ///< of decoded tiles; used from the next start on
    QString lastModel;                   ///< id; empty until an analysis was run
    KeyBindings keys;                    ///< where they are not the program's own
    QByteArray windowGeometry;
    QByteArray windowState;
};

Settings readSettings();
void writeSettings(const Settings &settings);

/// The resolution that the user gave for a slide, in um per pixel, kept by the slide's fingerprint, so that a moved or
/// renamed file keeps it. Values that are not plausible are taken for none.
std::optional<double> rememberedMpp(const std::string &fingerprint);
/// Empty forgets it.
void rememberMpp(const std::string &fingerprint, std::optional<double> mpp);

/// The colours that the user chose for a slide, kept in the same way, as JSON (viewer/colour); empty for none.
QString rememberedColours(const std::string &fingerprint);
void rememberColours(const std::string &fingerprint, const QString &json);

/// How a slide lies on another, as text (app/comparison), kept by the fingerprints of both; empty where nothing is
/// known.
std::optional<std::string> rememberedAlignment(const std::string &from, const std::string &to);
void rememberAlignment(const std::string &from, const std::string &to, const std::string &alignment);

QStringList readRecentSlides();
void writeRecentSlides(const QStringList &paths);

/// The project that was open at the end of the last run; empty = none.
QString readLastProject();
void writeLastProject(const QString &path);

/// The folder of trainings that the user chose; empty = the program's own.
QString readTrainingsFolder();
void writeTrainingsFolder(const QString &path);

/// The folder of the training that runs; empty = none does. It stays where the program ends while one runs.
QString readRunningTraining();
void writeRunningTraining(const QString &path);

} // namespace tessera
