// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_bell.h"

#include "models/domain/alarm_ports.h"

#include <algorithm>
#include <utility>

namespace Raptor::Views {

namespace {

constexpr int strokeEveryMs = 330;
constexpr int repeatEveryMs = 10'000;
/// After it was silenced.
constexpr int quietMs = 30'000;

int strokesOf(AlarmPriority priority)
{
    switch (priority) {
    case AlarmPriority::Urgent:
        return 3;
    case AlarmPriority::High:
        return 2;
    case AlarmPriority::Low:
        return 1;
    }
    Q_UNREACHABLE();
}

} // namespace

AlarmBell::AlarmBell(AlarmDesk *desk, std::function<void()> stroke, QObject *parent)
    : QObject(parent), m_desk(desk), m_stroke(std::move(stroke))
{
    m_strokes.setInterval(strokeEveryMs);
    m_repeat.setInterval(repeatEveryMs);
    m_quiet.setInterval(quietMs);
    m_quiet.setSingleShot(true);
    connect(&m_strokes, &QTimer::timeout, this, &AlarmBell::strike);
    connect(&m_repeat, &QTimer::timeout, this, [this] { ring(AlarmPriority::Urgent); });
    connect(desk, &AlarmDesk::announced, this, [this](AlarmPriority priority) {
        if (!m_on || isQuietFor(priority))
            return;
        ring(priority);
        m_loudest = std::min(m_loudest, priority);
        if (priority == AlarmPriority::Urgent) {
            m_cut = false;
            m_repeat.start();
        }
        tell();
    });
    connect(&m_quiet, &QTimer::timeout, this, &AlarmBell::tell);
    connect(desk, &AlarmDesk::summaryChanged, this, &AlarmBell::onSummary);
}

bool AlarmBell::hasUrgent() const
{
    return m_desk->summary().unacknowledged[std::size_t(AlarmPriority::Urgent)] > 0;
}

AlarmBell::Hearing AlarmBell::hearing() const
{
    if (!m_on)
        return Hearing::Off;
    return m_quiet.isActive() || m_cut ? Hearing::Silenced : Hearing::On;
}

bool AlarmBell::isQuietFor(AlarmPriority priority) const
{
    return m_quiet.isActive() && priority != AlarmPriority::Urgent && priority >= m_silenced;
}

void AlarmBell::ring(AlarmPriority priority)
{
    const bool silent = m_left == 0;
    m_left = std::max(m_left, strokesOf(priority));
    if (silent) {
        strike(); // the first one at once
        if (m_left > 0)
            m_strokes.start();
    }
    tell();
}

void AlarmBell::strike()
{
    if (m_left > 0) {
        --m_left;
        m_stroke();
    }
    if (m_left == 0)
        m_strokes.stop();
    tell();
}

/// Nobody has to be called any more.
void AlarmBell::onSummary()
{
    if (!hasUrgent()) {
        m_repeat.stop();
        m_cut = false;
    }
    tell();
}

void AlarmBell::silence()
{
    m_silenced = std::exchange(m_loudest, AlarmPriority::Low);
    m_quiet.start();
    m_left = 0;
    m_strokes.stop();
    m_cut = m_cut || m_repeat.isActive();
    m_repeat.stop();
    tell();
}

void AlarmBell::endSilence()
{
    m_quiet.stop();
    if (std::exchange(m_cut, false) && hasUrgent())
        m_repeat.start();
    tell();
}

void AlarmBell::test(AlarmPriority priority)
{
    ring(priority);
}

void AlarmBell::setOn(bool on)
{
    m_on = on;
    if (on)
        endSilence();
    else
        silence();
}

void AlarmBell::tell()
{
    if (const Hearing now = hearing(); now != std::exchange(m_toldHearing, now))
        Q_EMIT hearingChanged(now);
    const bool now = isSounding();
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT soundingChanged(now);
}

} // namespace Raptor::Views
