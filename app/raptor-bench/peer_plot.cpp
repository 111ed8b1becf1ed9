// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/peer_plot.h"

#ifdef RAPTOR_BENCH_QCUSTOMPLOT
#include <QtCore/QObject>
// Its header wants the short keywords of Qt, which this project is compiled without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach
#endif

namespace Raptor::Bench {

#ifdef RAPTOR_BENCH_QCUSTOMPLOT
namespace {

/// As it comes: its adaptive sampling is on.
class Plot final : public PlotContender
{
public:
    explicit Plot(const PlotTask &task)
    {
        for (int signal = 0; signal < task.signalCount; ++signal) {
            QVector<QCPGraphData> data;
            data.reserve(task.points);
            for (int i = 0; i < task.points; ++i) {
                const PlotPoint point = task.point(signal, i);
                data.append({double(point.at), point.value});
            }
            QCPGraph *graph = m_plot.addGraph();
            graph->setPen(QPen(QColor::fromHsv(signal * 80, 160, 160), 1));
            graph->data()->set(data, true);
        }
        m_plot.rescaleAxes();
        m_plot.resize(task.size);
        m_plot.show();
    }
    void paint(double from, double to) override
    {
        m_plot.xAxis->setRange(from, to);
        m_plot.replot(QCustomPlot::rpImmediateRefresh);
    }

private:
    QCustomPlot m_plot;
};

} // namespace

std::unique_ptr<PlotContender> qCustomPlot(const PlotTask &task)
{
    return std::make_unique<Plot>(task);
}
#else
std::unique_ptr<PlotContender> qCustomPlot(const PlotTask &)
{
    return nullptr;
}
#endif

} // namespace Raptor::Bench
