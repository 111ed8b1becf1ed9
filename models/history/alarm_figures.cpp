// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_figures.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace Raptor::History {

namespace {

constexpr Milliseconds tenMinutes{10 * 60'000};
constexpr Milliseconds minute{60'000};
constexpr Milliseconds day{24 * 3'600'000};
constexpr size_t floodAbove = 10;
constexpr size_t floodUntilBelow = 5;
constexpr qsizetype topMost = 10;

bool waits(const AlarmStatus &status)
{
    return status.isAnnounced() && status.isUnacknowledged();
}

size_t classOf(int alarmsInPiece)
{
    constexpr int upTo[]{0, 2, 5, 10};
    return size_t(std::lower_bound(std::begin(upTo), std::end(upTo), alarmsInPiece)
                  - std::begin(upTo));
}

} // namespace

AlarmFiguresBuilder::AlarmFiguresBuilder(WallTime from, WallTime to)
{
    m_figures.from = from;
    m_figures.to = std::max(from, to);
}

void AlarmFiguresBuilder::add(const AlarmTransition &row)
{
    if (row.at >= m_figures.to)
        return;
    const bool isInside = row.at >= m_figures.from;
    Alarm &alarm = m_alarms[row.key];
    if (isFirstHeard(row, alarm) && isInside)
        countRaised(row, alarm);
    if (isInside && row.event == AlarmEvent::Acknowledge && row.from.isUnacknowledged()
        && !row.to.isUnacknowledged()) {
        ++m_figures.acknowledged;
        if (alarm.waitsSince)
            m_waits.push_back((row.at - *alarm.waitsSince).count());
    }
    if (!waits(row.to))
        alarm.waitsSince.reset();
    else if (!waits(row.from))
        alarm.waitsSince = row.at;
}

/// As the strip and the ear go by, see AlarmBook::Announcement.
bool AlarmFiguresBuilder::isFirstHeard(const AlarmTransition &row, Alarm &alarm)
{
    const bool raised = row.event == AlarmEvent::Raise && !row.from.isActive();
    if (raised)
        alarm.heard = false;
    // A program that has just begun, or taken over, judges anew what is suppressed, and says so.
    if (row.event == AlarmEvent::Unsuppress && !row.comment.isEmpty())
        alarm.heard = true;
    if (row.to.state != AlarmState::ActiveUnacknowledged || row.to.isSilent()
        || !(raised || row.from.isSilent()))
        return false;
    return !std::exchange(alarm.heard, true);
}

void AlarmFiguresBuilder::countRaised(const AlarmTransition &row, Alarm &alarm)
{
    ++m_figures.raised;
    ++m_figures.byPriority[std::min<size_t>(size_t(row.priority), m_figures.byPriority.size() - 1)];
    alarm.count.key = row.key;
    alarm.count.text = row.text;
    alarm.count.priority = row.priority;
    ++alarm.count.raised;
    alarm.chatters = alarm.chatters || (alarm.lastButOne && row.at - *alarm.lastButOne <= minute);
    alarm.lastButOne = std::exchange(alarm.last, row.at);
    countPiece(row.at);
    countFlood(row);
}

void AlarmFiguresBuilder::countPiece(WallTime at)
{
    const qint64 piece = (at - m_figures.from) / tenMinutes;
    if (piece != m_piece)
        closePiece();
    m_piece = piece;
    ++m_inPiece;
}

void AlarmFiguresBuilder::closePiece()
{
    if (m_inPiece == 0)
        return;
    ++m_figures.distribution[classOf(std::exchange(m_inPiece, 0))];
    ++m_piecesWithAlarms;
}

void AlarmFiguresBuilder::countFlood(const AlarmTransition &row)
{
    endFlood(row.at);
    while (!m_tenMinutes.empty() && row.at - m_tenMinutes.front().at >= tenMinutes)
        m_tenMinutes.pop_front();
    m_tenMinutes.push_back({row.at, row.key});
    m_figures.mostInTenMinutes = std::max(m_figures.mostInTenMinutes, int(m_tenMinutes.size()));
    if (m_flood) {
        ++m_flood->raised;
    } else if (m_tenMinutes.size() > floodAbove) {
        const Raised &first = m_tenMinutes.front();
        m_flood = AlarmFigures::Flood{first.at, {}, int(m_tenMinutes.size()), first.key};
    }
}

/// If it was over by then: the fifth newest alarm was 10 minutes old.
void AlarmFiguresBuilder::endFlood(WallTime now)
{
    if (!m_flood)
        return;
    const size_t fifth = m_tenMinutes.size() - floodUntilBelow;
    const WallTime end = m_tenMinutes.at(fifth).at + tenMinutes;
    if (end > now)
        return;
    m_flood->to = end;
    m_figures.floods.append(*m_flood);
    m_flood.reset();
}

void AlarmFiguresBuilder::listAlarms()
{
    for (const Alarm &alarm : std::as_const(m_alarms)) {
        if (alarm.count.raised > 0)
            m_figures.topTen.append(alarm.count);
        if (alarm.chatters)
            m_figures.chattering.append(alarm.count);
    }
    const auto isWorse = [](const AlarmFigures::Count &a, const AlarmFigures::Count &b) {
        return std::tuple(-a.raised, a.priority, a.key.text())
            < std::tuple(-b.raised, b.priority, b.key.text());
    };
    std::sort(m_figures.topTen.begin(), m_figures.topTen.end(), isWorse);
    m_figures.topTen.resize(std::min(m_figures.topTen.size(), topMost));
    std::sort(m_figures.chattering.begin(), m_figures.chattering.end(), isWorse);
}

AlarmFigures AlarmFiguresBuilder::finish(const QList<AlarmSpan> &spans)
{
    const WallTime to = m_figures.to;
    closePiece();
    const Milliseconds length = to - m_figures.from;
    const qint64 pieces = (length + tenMinutes - Milliseconds(1)) / tenMinutes;
    m_figures.distribution[0] = int(std::max<qint64>(pieces - m_piecesWithAlarms, 0));
    if (length > Milliseconds(0)) {
        m_figures.perTenMinutes =
            double(m_figures.raised) * double(tenMinutes.count()) / double(length.count());
    }
    endFlood(to);
    if (m_flood) {
        m_flood->to = to;
        m_figures.floods.append(*m_flood);
    }
    listAlarms();
    for (const AlarmSpan &span : spans) {
        if (to - span.from > day && span.to.value_or(to) >= to)
            m_figures.standing.append(span);
    }
    std::sort(m_figures.standing.begin(), m_figures.standing.end(),
              [](const AlarmSpan &a, const AlarmSpan &b) { return a.from < b.from; });
    if (!m_waits.empty()) {
        const auto middle = m_waits.begin() + std::ptrdiff_t(m_waits.size() / 2);
        std::nth_element(m_waits.begin(), middle, m_waits.end());
        m_figures.medianToAcknowledge = Milliseconds(*middle);
        m_figures.slowestToAcknowledge =
            Milliseconds(*std::max_element(m_waits.begin(), m_waits.end()));
    }
    return m_figures;
}

} // namespace Raptor::History
