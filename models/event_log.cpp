// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event_log.h"

#include "models/device_wording.h"

namespace Raptor::Models {

namespace {

constexpr Milliseconds betweenLines{1000};
constexpr qsizetype longestRoot = 64;

} // namespace

EventLog::EventLog(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) { }

void EventLog::append(EventSeverity severity, const QString &text)
{
    if (count() == maximumEvents) {
        Q_EMIT aboutToRemoveOldest();
        m_events.pop_back();
        Q_EMIT removedOldest();
    }
    Q_EMIT aboutToAdd();
    m_events.push_front({m_clock.wall(), severity, printable(text)});
    Q_EMIT added();
}

void EventLog::rejected(const RejectedMessage &message)
{
    QString root = message.topic.section(u'/', 0, 0).left(longestRoot);
    if (!m_rejects.contains(root) && m_rejects.size() >= maximumRoots)
        root.clear();
    Rejects &rejects = m_rejects[root];
    if (rejects.count > 0) {
        rejects.severalTopics = rejects.severalTopics || message.topic != rejects.last.topic;
        rejects.severalReasons = rejects.severalReasons || message.reason != rejects.last.reason;
    }
    ++rejects.count;
    rejects.last = message;
}

void EventLog::tick()
{
    const BootTime now = m_clock.now();
    QMap<QString, Rejects> waiting;
    waiting.swap(m_rejects);
    for (auto entry = waiting.begin(); entry != waiting.end(); ++entry) {
        Rejects &rejects = entry.value();
        const bool isDue = !rejects.writtenAt || now - *rejects.writtenAt >= betweenLines;
        if (isDue && rejects.count > 0) {
            append(EventSeverity::Notice, text(entry.key(), rejects));
            m_rejects[entry.key()].writtenAt = now;
        } else if (!isDue) {
            m_rejects.insert(entry.key(), rejects);
        }
    }
}

QString EventLog::text(const QString &root, const Rejects &rejects)
{
    QString where = rejects.last.topic;
    if (rejects.severalTopics)
        where = root.isEmpty() ? tr("several topics") : root + QStringLiteral(u"/\u2026");
    const QString reason = rejects.severalReasons
        ? tr("%1; other reasons as well").arg(rejects.last.reason)
        : rejects.last.reason;
    const QString what = rejects.count == 1
        ? tr("1 message rejected on %1: %2")
        : tr("%n messages rejected on %1: %2", nullptr, int(rejects.count));
    return what.arg(printable(where), printable(reason));
}

} // namespace Raptor::Models
