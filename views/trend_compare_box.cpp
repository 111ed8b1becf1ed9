// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_compare_box.h"

#include "views/trend_canvas.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QSpinBox>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Views {

namespace {

enum Choice { Nothing, PreviousSpan, Yesterday, LastWeek, Earlier };

constexpr Milliseconds day{std::chrono::days(1)};
constexpr Milliseconds week{std::chrono::days(7)};
constexpr Milliseconds hour{1h};
constexpr Milliseconds minute{1min};

} // namespace

TrendCompareBox::TrendCompareBox(TrendCanvas *canvas, QWidget *parent)
    : QWidget(parent), m_canvas(canvas), m_what(new QComboBox(this)), m_custom(new QWidget(this)),
      m_count(new QSpinBox(m_custom)), m_unit(new QComboBox(m_custom))
{
    m_what->setObjectName(u"trendCompareBox"_s);
    m_what->setAccessibleName(tr("Compare with an earlier time"));
    m_what->addItems({tr("Compare: no"), tr("with the span before"), tr("with the day before"),
                      tr("with the week before"), tr("with earlier by\u2026")});
    m_count->setObjectName(u"trendCompareCount"_s);
    m_count->setAccessibleName(tr("How much earlier"));
    m_count->setRange(1, 10'000);
    m_count->setButtonSymbols(QSpinBox::NoButtons); // Up and Down do it
    m_unit->setObjectName(u"trendCompareUnit"_s);
    m_unit->setAccessibleName(tr("Unit of how much earlier"));
    m_unit->addItem(tr("min", "minutes"), qint64(minute.count()));
    m_unit->addItem(tr("h", "hours"), qint64(hour.count()));
    m_unit->addItem(tr("d", "days"), qint64(day.count()));
    m_unit->setCurrentIndex(1);
    auto *custom = new QHBoxLayout(m_custom);
    custom->setContentsMargins(0, 0, 0, 0);
    custom->addWidget(m_count);
    custom->addWidget(m_unit);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_what);
    layout->addWidget(m_custom);
    m_custom->hide();
    connect(m_what, &QComboBox::currentIndexChanged, this, &TrendCompareBox::apply);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &TrendCompareBox::apply);
    connect(m_count, &QSpinBox::valueChanged, this, &TrendCompareBox::apply);
    // The span before changes with the span.
    connect(canvas, &TrendCanvas::rangeChanged, this, [this] {
        if (m_what->currentIndex() == PreviousSpan)
            apply();
    });
}

Milliseconds TrendCompareBox::wanted() const
{
    switch (Choice(m_what->currentIndex())) {
    case Nothing:
        return Milliseconds(0);
    case PreviousSpan:
        return m_canvas->span();
    case Yesterday:
        return day;
    case LastWeek:
        return week;
    case Earlier:
        return Milliseconds(m_unit->currentData().toLongLong()) * m_count->value();
    }
    return Milliseconds(0);
}

void TrendCompareBox::apply()
{
    m_custom->setVisible(m_what->currentIndex() == Earlier);
    if (wanted() != m_canvas->comparison())
        m_canvas->setComparison(wanted());
}

void TrendCompareBox::setComparison(Milliseconds earlier)
{
    {
        const QSignalBlocker what(m_what);
        const QSignalBlocker count(m_count);
        const QSignalBlocker unit(m_unit);
        int choice = Earlier;
        if (earlier <= Milliseconds(0))
            choice = Nothing;
        else if (earlier == m_canvas->span())
            choice = PreviousSpan;
        else if (earlier == day)
            choice = Yesterday;
        else if (earlier == week)
            choice = LastWeek;
        m_what->setCurrentIndex(choice);
        if (choice == Earlier) {
            const int place = earlier % day == Milliseconds(0) ? 2
                : earlier % hour == Milliseconds(0)            ? 1
                                                               : 0;
            m_unit->setCurrentIndex(place);
            m_count->setValue(int(earlier.count() / m_unit->currentData().toLongLong()));
        }
    }
    apply();
}

} // namespace Raptor::Views
