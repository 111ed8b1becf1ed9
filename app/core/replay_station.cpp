// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/replay_station.h"

#include "models/domain/wording.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace Raptor::App {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds tickEvery = 250ms;
/// Who was silent for longer than this is shown as a device that is known, without values.
constexpr Milliseconds back = 24h;
constexpr std::array speeds{1, 10, 60, 100};
constexpr int firstJumpTicket = 2'000'000; // the journal is asked by others as well
constexpr int mostRows = 20'000;
constexpr Milliseconds firstSpan = 10min;

} // namespace

ReplayStation::ReplayStation(const Collaborators &collaborators, QObject *parent)
    : ReplayDesk(parent), m_parts(collaborators), m_store(collaborators.profiles, m_parts.names),
      m_tree(m_store), m_trends(*m_parts.reader, m_store.clock()),
      m_columns(*m_parts.reader, *m_parts.clock, m_store), m_alarms(m_parts.alarms),
      m_jumpTicket(firstJumpTicket)
{
    m_alarms.model()->setAliases(m_parts.names);
    connectReader();
    connect(&m_timer, &QTimer::timeout, this, &ReplayStation::tick);
    connect(&m_store, &Models::ReplayStore::shown, this, &ReplayStation::shown);
    connect(&m_alarms, &Models::ReplayAlarms::changed, this,
            [this] { m_store.setAlarms(m_alarms.marks()); });
    connect(&m_alarms, &Models::ReplayAlarms::troubled, this, [this](const QString &why) {
        m_state.note = tr("the alarms of then cannot be read: %1").arg(why);
        tell();
    });
    if (m_parts.alarms) {
        connect(m_parts.alarms, &AlarmHistory::fetched, this,
                [this](int ticket, const QList<AlarmTransition> &rows, const QString &error) {
                    if (m_direction != 0 && ticket == m_jumpTicket)
                        jumpTo(rows, error);
                });
    }
}

ReplayStation::~ReplayStation()
{
    if (m_state.on)
        (void)m_parts.commands->withhold({}).ok();
}

void ReplayStation::connectReader()
{
    connect(m_parts.reader, &HistoryReader::momentReady, this, &ReplayStation::take);
    connect(m_parts.reader, &HistoryReader::tagsReady, this,
            [this](int, const QList<TagId> &tags, const QString &error) {
                if (!m_state.on || !error.isEmpty())
                    return;
                QList<DeviceId> devices;
                for (const TagId &tag : tags) {
                    if (devices.isEmpty() || devices.constLast() != tag.device)
                        devices.append(tag.device);
                }
                m_again = m_store.isMaking();
                m_store.setDevices(devices);
                load();
            });
    connect(m_parts.reader, &HistoryReader::usageReady, this,
            [this](int, const HistoryUsage &usage, const QString &error) {
                if (!m_state.on || !error.isEmpty() || !usage.oldest)
                    return;
                m_state.oldest = *usage.oldest;
                moveTo(m_state.at);
            });
}

Outcome ReplayStation::begin(WallTime at)
{
    if (m_state.on) {
        seek(at);
        return std::monostate{};
    }
    if (Outcome held = m_parts.commands->withhold(
            tr("a replay is shown, which is not live: leave it to command"));
        !held)
        return held;
    m_state = {};
    m_state.on = true;
    m_state.newest = m_parts.clock->wall();
    m_state.at = std::min(at, m_state.newest);
    m_state.oldest = m_state.at;
    Q_EMIT begun();
    m_parts.reader->fetchUsage(++m_ticket);
    m_parts.reader->fetchTags(++m_ticket);
    load();
    tell();
    return std::monostate{};
}

void ReplayStation::end()
{
    if (!m_state.on)
        return;
    m_timer.stop();
    m_state = {};
    m_direction = 0;
    m_again = false;
    ++m_ticket;
    m_trends.clear();
    m_columns.clear();
    Q_EMIT ended();
    m_alarms.clear();
    m_store.clear();
    // Lifting it is never refused.
    (void)m_parts.commands->withhold({}).ok();
    tell();
}

void ReplayStation::tell()
{
    Q_EMIT stateChanged();
}

void ReplayStation::seek(WallTime at)
{
    if (!m_state.on)
        return;
    m_direction = 0;
    m_state.note.clear();
    moveTo(at);
}

void ReplayStation::moveTo(WallTime at)
{
    const WallTime to = std::clamp(at, std::min(m_state.oldest, m_state.newest), m_state.newest);
    const bool moved = to != m_state.at;
    m_state.at = to;
    if (moved)
        load();
    tell();
}

/// One question at a time: what was passed meanwhile is never shown.
void ReplayStation::load()
{
    if (m_state.loading)
        return;
    m_state.loading = true;
    m_asked = m_state.at;
    m_parts.reader->fetchMoment(++m_ticket, m_asked, back);
}

void ReplayStation::take(int ticket, const QList<Sample> &samples, const QString &error)
{
    if (!m_state.on || ticket != m_ticket)
        return;
    m_state.trouble = error;
    m_store.show(m_asked, error.isEmpty() ? samples : QList<Sample>());
}

void ReplayStation::shown()
{
    if (!m_state.on)
        return;
    m_state.loading = false;
    m_alarms.show(m_asked);
    m_trends.advance();
    m_columns.advance();
    if (std::exchange(m_again, false) || m_asked != m_state.at)
        load();
    tell();
}

void ReplayStation::setPlaying(bool playing)
{
    if (!m_state.on || m_state.playing == playing)
        return;
    m_state.playing = playing;
    m_tickedAt = m_parts.clock->now();
    if (playing)
        m_timer.start(tickEvery);
    else
        m_timer.stop();
    tell();
}

void ReplayStation::setSpeed(int speed)
{
    if (std::find(speeds.begin(), speeds.end(), speed) == speeds.end())
        return;
    m_state.speed = speed;
    tell();
}

void ReplayStation::tick()
{
    if (!m_state.on || !m_state.playing)
        return;
    const BootTime now = m_parts.clock->now();
    const Milliseconds passed = (now - std::exchange(m_tickedAt, now)) * m_state.speed;
    moveTo(m_state.at + passed);
    if (m_state.at >= m_state.newest)
        setPlaying(false);
}

void ReplayStation::jump(int direction)
{
    if (!m_state.on || direction == 0)
        return;
    setPlaying(false);
    m_direction = direction > 0 ? 1 : -1;
    m_jumpFrom = m_state.at;
    m_jumpSpan = firstSpan;
    m_state.note = tr("looking\u2026");
    tell();
    askForNext();
}

/// The journal tells the newest rows of a time: the time grows until there is one.
void ReplayStation::askForNext()
{
    if (!m_parts.alarms)
        return jumpTo({}, {});
    AlarmQuery query;
    query.most = m_direction > 0 ? mostRows : 1;
    if (m_direction > 0) {
        query.from = m_jumpFrom + 1ms;
        query.to = std::min(m_jumpFrom + m_jumpSpan, m_state.newest);
    } else {
        query.from = m_state.oldest;
        query.to = m_jumpFrom - 1ms;
    }
    m_parts.alarms->fetch(++m_jumpTicket, query);
}

const CommandRecord *ReplayStation::commandBeside(WallTime at, int direction) const
{
    const CommandRecord *best = nullptr;
    for (int row = 0; row < m_parts.ledger->count(); ++row) {
        const CommandRecord &record = m_parts.ledger->at(row);
        const WallTime when = record.requestedWall;
        const bool beyond = direction > 0 ? when > at && when <= m_state.newest
                                          : when < at && when >= m_state.oldest;
        const bool nearer =
            !best || (direction > 0 ? when < best->requestedWall : when > best->requestedWall);
        if (beyond && nearer)
            best = &record;
    }
    return best;
}

void ReplayStation::jumpTo(const QList<AlarmTransition> &rows, const QString &error)
{
    const bool forward = m_direction > 0;
    if (m_parts.alarms && forward && rows.isEmpty() && error.isEmpty()
        && m_jumpFrom + m_jumpSpan < m_state.newest) {
        m_jumpSpan *= 8;
        return askForNext();
    }
    const CommandRecord *command = commandBeside(m_jumpFrom, m_direction);
    const AlarmTransition *alarm = nullptr;
    if (!rows.isEmpty())
        alarm = forward ? &rows.constLast() : &rows.constFirst();
    m_direction = 0;
    const bool alarmFirst = alarm
        && (!command
            || (forward ? alarm->at <= command->requestedWall
                        : alarm->at >= command->requestedWall));
    if (alarmFirst) {
        m_state.note =
            tr("%1: %2, %3")
                .arg(alarm->key.device.isNull() ? alarm->key.subject : alarm->key.device.text(),
                     alarm->text, Wording::of(alarm->event));
        return moveTo(alarm->at);
    }
    if (command) {
        m_state.note = tr("%1: %2 by %3, %4")
                           .arg(command->device.text(), Wording::of(command->kind), command->by,
                                Wording::of(command->outcome));
        return moveTo(command->requestedWall);
    }
    m_state.note = !error.isEmpty() ? tr("the journal cannot be read: %1").arg(error)
        : forward                   ? tr("no alarm and no command after this moment")
                                    : tr("no alarm and no command before this moment");
    tell();
}

} // namespace Raptor::App
