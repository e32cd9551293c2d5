#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// How numbers and dates are written. The desktop's own rules where it speaks that language: it knows the country.
QLocale rulesOf(const QString &code)
{
    const QLocale desktop = QLocale::system();
    const QLocale chosen(code);
    return desktop.language() == chosen.language() && desktop.script() == chosen.script() ? desktop : chosen;
}

/// The first of the languages asked for that is there; what comes after English is never asked for.
bool load(QTranslator &translator, const QStringList &languages, const QString &name, const QString &folder)
{
    for (const QString &language : languages) {
        if (translator.load(name + u'_' + QString(language).replace(u'-', u'_'), folder))
            return true;
        if (language.startsWith(u"en"))
            return false;
    }
    return false;
}

} // namespace

QList<Language> languages()
{
    return {{u"en"_s, u"English"_s},
            {u"de"_s, u"Deutsch"_s},
            {u"es"_s, u"Español"_s},
            {u"fr"_s, u"Français"_s},
            {u"zh_CN"_s, u"简体中文"_s}};
}

Translation::Translation(const QString &code) : m_before(QLocale()) { use(code); }

Translation::~Translation()
{
    remove();
    QLocale::setDefault(m_before);
}

void Translation::use(const QString &code)
{
    remove();
    // (not the rules: the languages that a desktop asks for need not begin with that of its country)
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(code.isEmpty() ? m_before : rulesOf(code));
    // (without a language there are still the plurals of English)
    const QStringList languages = locale.language() == QLocale::C ? QStringList{u"en"_s} : locale.uiLanguages();
    // Qt's own first: the one that is installed last is asked first.
    const QString ofQt = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    for (const auto &[name, folder] : {std::pair(u"qtbase"_s, ofQt), std::pair(u"tessera"_s, u":/translations"_s)}) {
        auto translator = std::make_unique<QTranslator>();
        if (!load(*translator, languages, name, folder))
            continue;
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    }
}

void Translation::remove()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

} // namespace tessera
