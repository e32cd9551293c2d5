#include "tests/gui/shownwords.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tessera::testing {
namespace {

constexpr int tolerance = 4; ///< px: styles' margins are wider than that

QString nameOf(const QWidget &widget)
{
    const QString name = widget.objectName().isEmpty() ? u"-"_s : widget.objectName();
    return u"%1 %2"_s.arg(QLatin1String(widget.metaObject()->className()), name);
}

int widthOf(const QWidget &widget, const QString &text)
{
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

int longestWord(const QLabel &label)
{
    if (label.text().contains(u'<'))
        return 0;
    int longest = 0;
    static const QRegularExpression breaks(u"[ \u200B]|(?=\\p{Han})"_s); // Chinese breaks anywhere
    for (const QString &word : label.text().split(breaks))
        longest = std::max(longest, widthOf(label, word));
    return longest;
}

bool isCut(const QLabel &label)
{
    if (label.text().isEmpty())
        return false;
    if (!label.wordWrap())
        return label.sizeHint().width() > label.width() + tolerance ||
               label.sizeHint().height() > label.height() + tolerance;
    return label.heightForWidth(label.width()) > label.height() + tolerance ||
           longestWord(label) > label.width() + tolerance;
}

bool isCut(const QAbstractButton &button)
{
    const QSize needed = button.sizeHint();
    return !button.text().isEmpty() &&
           (needed.width() > button.width() + tolerance || needed.height() > button.height() + tolerance);
}

bool isCut(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    return widthOf(box, box.currentText()) > field.width() + tolerance;
}

bool isCut(const QHeaderView &header)
{
    for (int i = 0; header.orientation() == Qt::Horizontal && i < header.count(); ++i)
        if (!header.isSectionHidden(i) && header.sectionSizeHint(i) > header.sectionSize(i) + tolerance)
            return true;
    return false;
}

bool isCut(const QTabBar &tabs)
{
    for (int i = 0; i < tabs.count(); ++i)
        if (widthOf(tabs, tabs.tabText(i)) > tabs.tabRect(i).width() && tabs.tabToolTip(i).isEmpty())
            return true;
    return false;
}

/// Room for the buttons of its title.
bool isCut(const QDockWidget &dock)
{
    return !dock.titleBarWidget() && widthOf(dock, dock.windowTitle()) + 50 > dock.width();
}

bool isCut(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return isCut(*label);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return isCut(*button);
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return isCut(*box);
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        return isCut(*header);
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
        return isCut(*tabs);
    if (const auto *dock = qobject_cast<const QDockWidget *>(&widget))
        return isCut(*dock);
    if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
        return widthOf(*group, group->title()) > group->width();
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        return widthOf(*field, field->placeholderText()) > field->width();
    return false;
}

/// Beyond the edge of a parent that cannot be scrolled there.
bool sticksOut(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    if (!parent || widget.isWindow())
        return false;
    const auto *area = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
    const bool isViewport = area && area->viewport() == parent;
    const bool scrollsAcross = isViewport && area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff;
    const QRect place = widget.geometry();
    return (!scrollsAcross && (place.left() < -tolerance || place.right() > parent->width() + tolerance)) ||
           (!isViewport && (place.top() < -tolerance || place.bottom() > parent->height() + tolerance));
}

template <typename Visit>
void eachVisible(QWidget &root, Visit visit)
{
    visit(root);
    for (QWidget *widget : root.findChildren<QWidget *>())
        if (widget->isVisible() && widget->window() == root.window() && !widget->objectName().startsWith(u"qt_"_s))
            visit(*widget);
}

QStringList ownTexts(QWidget &widget)
{
    QStringList texts{widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()};
    if (const auto *label = qobject_cast<QLabel *>(&widget))
        texts << label->text();
    if (const auto *button = qobject_cast<QAbstractButton *>(&widget))
        texts << button->text();
    if (const auto *group = qobject_cast<QGroupBox *>(&widget))
        texts << group->title();
    if (const auto *field = qobject_cast<QLineEdit *>(&widget))
        texts << field->placeholderText();
    if (const auto *box = qobject_cast<QComboBox *>(&widget))
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i) << box->itemData(i, Qt::ToolTipRole).toString();
    if (const auto *tabs = qobject_cast<QTabBar *>(&widget))
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    if (const auto *header = qobject_cast<QHeaderView *>(&widget); header && header->model())
        for (int i = 0; i < header->count(); ++i)
            texts << header->model()->headerData(i, header->orientation()).toString();
    for (const QAction *action : widget.actions())
        texts << action->text() << action->toolTip();
    texts.removeAll(QString());
    return texts;
}

} // namespace

QStringList cutTexts(QWidget &root)
{
    QStringList found;
    eachVisible(root, [&](QWidget &widget) {
        const QStringList texts = ownTexts(widget);
        if (isCut(widget) && widget.toolTip().isEmpty())
            found << u"%1 (%2 x %3) cuts %4"_s.arg(nameOf(widget))
                         .arg(widget.width())
                         .arg(widget.height())
                         .arg(texts.value(0));
        // (Qt keeps the tabs of docks that lie on each other outside of the window while one of them is seen)
        const bool isDockTabs = qobject_cast<QTabBar *>(&widget) && qobject_cast<QMainWindow *>(widget.parentWidget());
        if (!texts.isEmpty() && !isDockTabs && sticksOut(widget))
            found << u"%1 sticks out of %2"_s.arg(nameOf(widget), nameOf(*widget.parentWidget()));
    });
    return found;
}

QStringList textsOf(QWidget &root)
{
    QStringList texts;
    eachVisible(root, [&](QWidget &widget) { texts << ownTexts(widget); });
    texts.removeDuplicates();
    return texts;
}

} // namespace tessera::testing
