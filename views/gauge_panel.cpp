// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/gauge_panel.h"

#include "views/arc_gauge.h"
#include "views/gauge_geometry.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtWidgets/QFrame>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double SmallestGauge = 108;

} // namespace

GaugePanel::GaugePanel(const Theme *theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this))
{
    setObjectName(u"gaugePanel"_s);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
}

void GaugePanel::showDevice(const DeviceFacts &facts)
{
    QList<SignalView> numbers;
    QStringList shape;
    for (const SignalView &signal : facts.signalViews) {
        if (signal.kind != ValueKind::Number)
            continue;
        numbers.append(signal);
        shape.append(signal.group + u'/' + signal.signal);
    }
    if (shape != m_shape) {
        m_shape = shape;
        rebuild(numbers);
    }
    for (qsizetype i = 0; i < numbers.size(); ++i)
        m_gauges.at(i)->setSignal(numbers.at(i), facts.alarmOf(numbers.at(i).signal));
    setVisible(!numbers.isEmpty());
}

void GaugePanel::rebuild(const QList<SignalView> &numbers)
{
    for (const Block &block : std::as_const(m_blocks))
        delete block.widget;
    m_blocks.clear();
    m_gauges.clear();
    for (const SignalView &signal : numbers) {
        auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                  [&signal](const Block &b) { return b.group == signal.group; });
        if (found == m_blocks.end()) {
            auto *widget = new QFrame(this);
            if (!signal.group.isEmpty())
                setLook(widget, "block");
            auto *column = new QVBoxLayout(widget);
            column->setContentsMargins(4, 4, 4, 2);
            column->setSpacing(0);
            if (!signal.group.isEmpty()) {
                QLabel *title = plainLabel(signal.group, "strong", widget);
                title->setAlignment(Qt::AlignHCenter);
                column->addWidget(title);
            }
            auto *row = new QHBoxLayout;
            row->setSpacing(2);
            column->addLayout(row, 1);
            found = m_blocks.insert(m_blocks.end(), {signal.group, widget, 0});
        }
        auto *gauge = new ArcGauge(m_theme, found->widget);
        static_cast<QHBoxLayout *>(
            found->widget->layout()->itemAt(found->widget->layout()->count() - 1)->layout())
            ->addWidget(gauge);
        ++found->gauges;
        m_gauges.append(gauge);
    }
    arrange(true);
}

void GaugePanel::arrange(bool force)
{
    int most = 1;
    for (const Block &block : std::as_const(m_blocks))
        most = qMax(most, block.gauges);
    const int smallest = int(most * m_theme->px(SmallestGauge));
    const int columns =
        qMin(Geometry::columns(width(), smallest).count, qMax(1, int(m_blocks.size())));
    if (columns == m_columns && !force)
        return;
    m_columns = columns;
    for (qsizetype i = 0; i < m_blocks.size(); ++i) {
        m_grid->removeWidget(m_blocks.at(i).widget);
        m_grid->addWidget(m_blocks.at(i).widget, int(i) / columns, int(i) % columns);
        m_grid->setColumnStretch(int(i) % columns, 1);
    }
    for (int column = columns; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, 0);
}

void GaugePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(false);
}

} // namespace Raptor::Views
