#include "app/slideinfo/associatedpage.h"

#include "app/slideinfo/privatepicture.h"
#include "app/text/errortext.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tessera {

AssociatedPage::AssociatedPage(QWidget *parent)
    : QWidget(parent), m_names(new QListWidget(this)), m_notice(new QLabel(this)),
      m_show(new QPushButton(tr("&Show Picture"), this)), m_picture(new PrivatePicture(this))
{
    m_names->setObjectName(u"associatedNames"_s);
    m_names->setAccessibleName(tr("Pictures beside the slide"));
    m_names->setMaximumHeight(fontMetrics().height() * 7);
    m_notice->setObjectName(u"associatedNotice"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_show->setObjectName(u"showAssociated"_s);
    m_picture->setObjectName(u"associatedPicture"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_names);
    layout->addWidget(m_notice);
    layout->addWidget(m_show, 0, Qt::AlignLeft);
    layout->addWidget(m_picture, 1);
    connect(m_names, &QListWidget::currentRowChanged, this, &AssociatedPage::offer);
    connect(m_names, &QListWidget::itemActivated, this, &AssociatedPage::read);
    connect(m_show, &QPushButton::clicked, this, &AssociatedPage::read);
    offer();
}

AssociatedPage::~AssociatedPage() = default;

void AssociatedPage::show(std::shared_ptr<const SlideSource> slide)
{
    m_slide = std::move(slide);
    m_names->clear();
    if (m_slide)
        for (const auto &[name, size] : m_slide->facts().associated) {
            auto *item = new QListWidgetItem(
                tr("%1 (%2 × %3 px)").arg(QString::fromStdString(name)).arg(size.width).arg(size.height), m_names);
            item->setData(Qt::UserRole, QString::fromStdString(name));
        }
    m_names->setCurrentRow(0);
    offer();
}

void AssociatedPage::hideEvent(QHideEvent *event)
{
    offer();
    QWidget::hideEvent(event);
}

QString AssociatedPage::chosen() const
{
    const QListWidgetItem *item = m_names->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

/// No picture, and what there is to know before one is shown.
void AssociatedPage::offer()
{
    ++m_asked; // what is being read is not wanted any more
    m_picture->setImage({});
    m_picture->setAccessibleName({});
    const QString name = chosen();
    m_show->setVisible(!name.isEmpty());
    m_names->setVisible(m_names->count() > 0);
    m_notice->setText(name.isEmpty()
                          ? tr("The file has no pictures beside the slide.")
                          : tr("“%1” may show the name or number of a patient. It stays hidden until you ask for it, "
                               "and is left out of pictures that Tessera makes.")
                                .arg(name));
}

void AssociatedPage::read()
{
    const QString name = chosen();
    if (name.isEmpty())
        return;
    const uint64_t number = ++m_asked;
    m_threads.emplace(number, std::jthread([this, number, slide = m_slide, name = name.toStdString()] {
                          const Result<Pixels> pixels = slide->readAssociated(name);
                          // Posted to this object: dropped when it is destroyed first.
                          QMetaObject::invokeMethod(
                              this, [this, number, pixels] { take(number, pixels); }, Qt::QueuedConnection);
                      }));
}

void AssociatedPage::take(uint64_t number, const Result<Pixels> &pixels)
{
    m_threads.erase(number); // (posting this call was the last that it did)
    if (number != m_asked)
        return;
    if (!pixels) {
        m_notice->setText(sentenceOf(pixels.error()));
        return;
    }
    m_picture->setImage(QImage(reinterpret_cast<const uchar *>(pixels->data.data()), pixels->width, pixels->height,
                               QImage::Format_RGB32)
                            .copy());
    m_picture->setAccessibleName(tr("Picture “%1”").arg(chosen()));
    m_show->hide();
}

} // namespace tessera
