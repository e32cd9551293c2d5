#pragma once
#include <QList>
#include <QLocale>
#include <QString>
#include <QTranslator>

#include <memory>
#include <vector>

namespace tessera {

struct Language {
    QString code; ///< "de", "zh_CN"; empty: the desktop's
    QString name; ///< in itself
};

/// What the program can speak, English first.
QList<Language> languages();

/// The texts of the program, and Qt's own, in one language, and numbers and dates by its rules. Destroying it goes back
/// to English and to the rules before.
class Translation {
public:
    explicit Translation(const QString &code);
    ~Translation();
    Translation(const Translation &) = delete;
    Translation &operator=(const Translation &) = delete;

    /// Widgets keep the texts that they were made with.
    void use(const QString &code);

private:
    void remove();

    const QLocale m_before; ///< the program's rules for numbers before this
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace tessera
