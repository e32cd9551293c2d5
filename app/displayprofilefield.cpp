#include "app/displayprofilefield.h"

#include "app/text/errortext.h"
#include "app/text/paths.h"
#include "viewer/colour/displayprofile.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int srgb = 0;

} // namespace

DisplayProfileField::DisplayProfileField(const QString &path, QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox(this)), m_problem(new QLabel(this))
{
    m_choice->setObjectName(u"displayProfile"_s);
    m_choice->setAccessibleName(tr("Colours of the display"));
    m_choice->setToolTip(tr("Slides are shown through the colour profile (ICC) of this display."));
    m_choice->addItem(tr("Any display (sRGB)"), QString());
    if (!path.isEmpty())
        m_choice->addItem(QFileInfo(path).fileName(), path);
    m_choice->addItem(tr("From a file…"));
    m_choice->setCurrentIndex(path.isEmpty() ? srgb : srgb + 1);
    m_problem->setObjectName(u"displayProfileProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_choice);
    layout->addWidget(m_problem);
    setFocusProxy(m_choice);
    connect(m_choice, &QComboBox::activated, this, &DisplayProfileField::choose);
}

QString DisplayProfileField::path() const { return m_choice->currentData().toString(); }

void DisplayProfileField::choose(int index)
{
    m_problem->hide();
    if (index == m_choice->count() - 1)
        chooseFile();
}

void DisplayProfileField::chooseFile()
{
    m_choice->setCurrentIndex(m_choice->count() > 2 ? srgb + 1 : srgb); // until there is a file
    auto *dialog = new QFileDialog(this, tr("Profile of the Display"), QString(),
                                   tr("Colour profiles (*.icc *.icm *.ICC *.ICM);;All files (*)"));
    dialog->setObjectName(u"displayProfileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DisplayProfileField::take);
    dialog->open();
}

void DisplayProfileField::take(const QString &path)
{
    if (const auto profile = readDisplayProfile(toPath(path)); !profile) {
        const Error &error = profile.error();
        m_problem->setText(error.code == ErrorCode::profileUnusable
                               ? tr("%1 is no profile of a display (%2): choose another file.")
                                     .arg(QFileInfo(path).fileName(), QString::fromStdString(error.arguments.at(0)))
                               : sentenceOf(error));
        m_problem->show();
        return;
    }
    m_problem->hide();
    if (m_choice->count() > 2)
        m_choice->removeItem(srgb + 1);
    m_choice->insertItem(srgb + 1, QFileInfo(path).fileName(), path);
    m_choice->setCurrentIndex(srgb + 1);
}

} // namespace tessera
