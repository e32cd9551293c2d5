#pragma once
#include <QStringList>

class QWidget;

namespace tessera::testing {

/// One line for each text below `root` that does not fit its widget, and for each widget that sticks out of its parent
/// where nothing scrolls. A text that is elided may stand in the tool tip.
QStringList cutTexts(QWidget &root);

/// Every text below `root` that a user reads or has read out: labels, buttons, titles, tool tips, accessible names.
QStringList textsOf(QWidget &root);

} // namespace tessera::testing
