// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-bench/plant_server.h"

#include <QtCore/QThread>
#include <QtWidgets/QWidget>

#include <atomic>
#include <vector>

namespace Raptor::Bench {

/// How long a window takes until it shows what it was asked to show. A thread asks 60 times a
/// second, whatever the window is doing; the clock runs until the paint that answers. GUI thread.
class FrameProbe final : public QWidget
{
public:
    explicit FrameProbe(QWidget *window) : QWidget(window)
    {
        resize(1, 1);
        show();
        raise();
        m_asker.reset(QThread::create([this] {
            while (!m_ends) {
                const qint64 at = monotonicNs();
                QMetaObject::invokeMethod(
                    this, [this, at] { ask(at); }, Qt::QueuedConnection);
                QThread::usleep(16'667);
            }
        }));
        m_asker->start();
    }
    ~FrameProbe() override
    {
        m_ends = true;
        m_asker->wait();
    }

    /// In ms, one for each question that was answered.
    [[nodiscard]] const std::vector<double> &frames() const { return m_frames; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        // Painted last, as the topmost: what else had to be painted is.
        const qint64 now = monotonicNs();
        for (const qint64 at : m_asked)
            m_frames.push_back(double(now - at) / 1e6);
        m_asked.clear();
    }

private:
    void ask(qint64 at)
    {
        m_asked.push_back(at);
        update();
    }

    std::vector<qint64> m_asked;
    std::vector<double> m_frames;
    std::atomic<bool> m_ends = false;
    std::unique_ptr<QThread> m_asker;
};

} // namespace Raptor::Bench
