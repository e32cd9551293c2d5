#include "app/picturecommands.h"

#include "app/canvascommand.h"
#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "app/text/placetext.h"
#include "app/workspace/slideview.h"
#include "app/workspace/viewpicture.h"
#include "viewer/canvas/slidecanvas.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct PictureTexts {
    Q_DECLARE_TR_FUNCTIONS(PictureCommands)
};

void copyView(MainWindow &window)
{
    QApplication::clipboard()->setImage(pictureOfView(window.canvas()));
    window.tell(PictureTexts::tr("The view is copied as a picture."));
}

void write(MainWindow &window, const QImage &picture, const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit())
        return window.tell(PictureTexts::tr("Saved as %1.").arg(path));
    window.showProblem({ErrorCode::fileUnwritable, {path.toStdString(), file.errorString().toStdString()}, {}});
}

/// "slide 20x 12000, 8000.png" beside where pictures are kept.
QString suggestedPath(MainWindow &window)
{
    const Viewport &viewport = window.canvas().viewport();
    const QString name = u"%1 %2 %3.png"_s.arg(QFileInfo(window.view().fileName()).completeBaseName(),
                                               zoomText(viewport.scale(), viewport.mpp(), QLocale::c()).remove(u" "_s),
                                               placeText(viewport.centre()));
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) + u'/' + name;
}

void saveView(MainWindow &window)
{
    // The picture of now: what is seen may change under the dialog.
    const QImage picture = pictureOfView(window.canvas());
    auto *dialog = new QFileDialog(&window, PictureTexts::tr("Save View as Picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"saveViewDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(PictureTexts::tr("PNG pictures (*.png)"));
    dialog->setDefaultSuffix(u"png"_s);
    dialog->selectFile(suggestedPath(window));
    QObject::connect(dialog, &QFileDialog::fileSelected, &window,
                     [&window, picture](const QString &path) { write(window, picture, path); });
    dialog->open();
}

} // namespace

void addPictureCommands(MainWindow &window)
{
    CommandList &commands = window.commands();
    QAction *copy = commands.add({.id = u"copyView"_s,
                                  .text = PictureTexts::tr("Copy View as Picture"),
                                  .group = CommandGroup::slide,
                                  .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
                                  .section = 1},
                                 [&window] { copyView(window); });
    QAction *save = commands.add({.id = u"saveView"_s,
                                  .text = PictureTexts::tr("Save View as Picture…"),
                                  .group = CommandGroup::file,
                                  .section = 1},
                                 [&window] { saveView(window); });
    for (QAction *action : {copy, save})
        enableWithSlide(*action, window.workspace());
}

} // namespace tessera
