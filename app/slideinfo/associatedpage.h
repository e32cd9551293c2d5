#pragma once
#include "viewer/slide/slidesource.h"

#include <QWidget>

#include <cstdint>
#include <map>
#include <memory>
#include <thread>

class QLabel;
class QListWidget;
class QPushButton;

namespace tessera {

class PrivatePicture;

/// The pictures that a slide file has beside the tissue: label, macro, thumbnail. Their names are listed; a picture is
/// read and shown when the user asks for that one, and gone when the user turns away.
class AssociatedPage : public QWidget {
    Q_OBJECT
public:
    explicit AssociatedPage(QWidget *parent = nullptr);
    /// Waits for the picture that is being read.
    ~AssociatedPage() override;

    /// Null: none.
    void show(std::shared_ptr<const SlideSource> slide);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void offer();
    void read();
    void take(uint64_t number, const Result<Pixels> &pixels);
    QString chosen() const;

    std::shared_ptr<const SlideSource> m_slide;
    QListWidget *m_names;
    QLabel *m_notice;
    QPushButton *m_show;
    PrivatePicture *m_picture;
    uint64_t m_asked = 0;
    std::map<uint64_t, std::jthread> m_threads; ///< by number; all but the newest read for nothing
};

} // namespace tessera
