#pragma once
#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace tessera {

/// A picture that may name a patient, such as the label of a slide: for the eyes of the user alone.
class PrivatePicture : public QWidget {
    Q_OBJECT
public:
    explicit PrivatePicture(QWidget *parent = nullptr);

    /// Null shows nothing.
    void setImage(const QImage &image);
    const QImage &image() const { return m_image; }
    /// A grey plate in its place, until it is taken off.
    void setMasked(bool masked);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_image;
    bool m_masked = false;
};

/// What a window or a part of it shows, for files and the clipboard: every picture of the program by itself is made
/// here. Each PrivatePicture in it is masked.
QPixmap pictureOf(QWidget &widget);

} // namespace tessera
