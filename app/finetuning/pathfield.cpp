#include "app/finetuning/pathfield.h"

#include "app/text/paths.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tessera {

PathField::PathField(const QString &id, const QString &name, Kind kind, QWidget *parent)
    : QWidget(parent), m_name(name), m_kind(kind), m_text(new QLineEdit(this)), m_button(new QToolButton(this))
{
    m_text->setObjectName(id + u"Path"_s);
    m_text->setAccessibleName(name);
    m_button->setObjectName(u"choose"_s + id.left(1).toUpper() + id.mid(1));
    m_button->setText(u"…"_s);
    m_button->setToolTip(tr("Choose %1").arg(name));
    m_button->setAccessibleName(m_button->toolTip());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::editingFinished, this, [this] {
        if (!m_text->isModified())
            return; // (the focus has gone, nothing else)
        m_text->setModified(false);
        Q_EMIT chosen();
    });
    connect(m_button, &QToolButton::clicked, this, &PathField::choose);
}

std::filesystem::path PathField::path() const
{
    QString text = m_text->text().trimmed();
    if (text.startsWith(u"file://"_s)) // (dropped)
        text = QUrl(text).toLocalFile();
    return toPath(text);
}

void PathField::setPath(const std::filesystem::path &path) { m_text->setText(toQString(path)); }

void PathField::setToolTips(const QString &text) { m_text->setToolTip(text); }

void PathField::choose()
{
    auto *dialog = new QFileDialog(this, m_name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_kind == Kind::folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (!m_text->text().isEmpty())
        dialog->setDirectory(QFileInfo(m_text->text()).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_text->setText(file);
        Q_EMIT chosen();
    });
    dialog->open();
}

} // namespace tessera
