#pragma once
// QCustomPlot's header is written in Qt's own keywords, which this program has switched off (QT_NO_KEYWORDS): torch's
// headers use the same words.
#include <QtGlobal>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#define emit

#include <qcustomplot.h>

#undef signals
#undef slots
#undef foreach
#undef emit
