// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSize>

#include <functional>
#include <memory>

namespace Raptor::Bench {

/// A chart that shows some signals, as widget of a given size without a screen.
class PlotContender
{
public:
    PlotContender() = default;
    PlotContender(const PlotContender &) = delete;
    PlotContender &operator=(const PlotContender &) = delete;
    virtual ~PlotContender() = default;

    /// Shows this time, both in epoch ms, and returns when it is painted.
    virtual void paint(double from, double to) = 0;
};

/// A point of a signal.
struct PlotPoint
{
    qint64 at = 0; ///< epoch ms
    double value = 0.0;
};

struct PlotTask
{
    QSize size;
    int signalCount = 4;
    int points = 0; ///< of each
    std::function<PlotPoint(int signal, int index)> point;
};

/// QCustomPlot of Debian; null if it was not there when the program was configured.
[[nodiscard]] std::unique_ptr<PlotContender> qCustomPlot(const PlotTask &task);

} // namespace Raptor::Bench
