// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/audit_schema.h"
#include "models/history/sqlite_audit_trail.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QSemaphore>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

#include <atomic>

namespace Raptor::Test {

inline DeviceId deviceId(QStringView text)
{
    return DeviceId::parse(text).value();
}

/// Command number @p number with its end, every column filled.
inline CommandRecord command(int number, const Clock &clock)
{
    using namespace std::chrono_literals;
    CommandRecord record;
    record.id = QStringLiteral("019aa3e4-%1").arg(number, 6, 10, QLatin1Char('0'));
    record.device = deviceId(u"raptor/shop/m1");
    record.kind = CommandKind::Start;
    record.by = QStringLiteral("Ada");
    record.reason = QStringLiteral("bin is full");
    record.requestedWall = clock.wall() + Milliseconds(number);
    record.requestedAt = clock.now() + Milliseconds(number);
    record.armedAt = record.requestedAt;
    record.givenAt = record.requestedAt + 2100ms;
    record.auditedAt = *record.givenAt + 4ms;
    record.sentAt = *record.givenAt + 5ms;
    record.acknowledgedAt = *record.givenAt + 12ms;
    record.finishedAt = *record.givenAt + 1480ms;
    record.step = CommandStep::Finished;
    record.outcome = CommandOutcome::Confirmed;
    record.group = QStringLiteral("Fill bin 3");
    record.detail = QStringLiteral("running");
    record.note = QStringLiteral("the cloud had it too");
    record.paths = {{QStringLiteral("local"), record.sentAt, record.acknowledgedAt, {}},
                    {QStringLiteral("cloud"), record.sentAt, {}, QStringLiteral("link lost")}};
    return record;
}

inline AuditRow finished(const CommandRecord &record)
{
    return {AuditEvent::Finished, record.requestedWall + Milliseconds(3580), record};
}

/// The row before the first byte is sent.
inline AuditRow requested(CommandRecord record)
{
    record.step = CommandStep::Requested;
    record.outcome = CommandOutcome::Pending;
    record.auditedAt = record.sentAt = record.acknowledgedAt = record.finishedAt = std::nullopt;
    record.detail.clear();
    record.note.clear();
    record.paths.clear();
    return {AuditEvent::Requested, record.requestedWall + Milliseconds(2100), record};
}

/// What another program reads in the file.
inline QStringList idsIn(const QString &file)
{
    const auto connection = History::openForReading(file);
    if (!connection)
        return {connection.error().text};
    QStringList ids;
    QSqlQuery query((*connection)->database());
    query.exec(QStringLiteral("SELECT command || ' ' || event FROM audit ORDER BY seq"));
    while (query.next())
        ids.append(query.value(0).toString());
    return ids;
}

/// A data directory with an audit trail, a new one for each test.
class TrailPlace
{
public:
    void renew() { m_data = m_directory.filePath(QStringLiteral("%1/data").arg(++m_number)); }
    [[nodiscard]] QString data() const { return m_data; }
    [[nodiscard]] QString file() const { return History::auditFileIn(m_data); }
    template <class Hook>
    [[nodiscard]] History::AuditTrailSetup setup(const Hook &beforeCommit) const
    {
        History::AuditTrailSetup setup;
        setup.directory = m_data;
        setup.retryEvery = Milliseconds(20);
        setup.beforeCommit = beforeCommit;
        return setup;
    }
    [[nodiscard]] History::AuditTrailSetup setup() const { return setup(nullptr); }

    FakeClock clock;

private:
    QTemporaryDir m_directory;
    QString m_data;
    int m_number = 0;
};

/// A disk that can be made to hang, or to fail. Shared with the writer's thread.
class Disk
{
public:
    std::function<Outcome()> hook()
    {
        return [state = m_state]() -> Outcome {
            ++state->commits;
            if (state->stalled) {
                state->waits.release();
                state->released.acquire();
            }
            if (state->full)
                return Error{Error::Code::Io, QStringLiteral("no space left")};
            return std::monostate{};
        };
    }
    void stall() { m_state->stalled = true; }
    /// Waits until a commit hangs.
    bool hangs(int patienceMs = 10'000) { return m_state->waits.tryAcquire(1, patienceMs); }
    void release()
    {
        m_state->stalled = false;
        m_state->released.release();
    }
    void fill(bool full) { m_state->full = full; }
    /// No thread uses it any more.
    [[nodiscard]] bool isFree() const { return m_state.use_count() == 1; }
    [[nodiscard]] int commits() const { return m_state->commits; }

private:
    struct State
    {
        std::atomic<bool> stalled = false;
        std::atomic<bool> full = false;
        std::atomic<int> commits = 0;
        QSemaphore waits;
        QSemaphore released;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace Raptor::Test
