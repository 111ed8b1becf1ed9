// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_alarms.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QStandardItemModel>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

namespace {

QString moment(const std::optional<WallTime> &time)
{
    return time ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(toEpochMs(*time)),
                                     u"yyyy-MM-dd HH:mm:ss"_s)
                : QString();
}

QString sourceOf(const AlarmKey &key)
{
    return key.device.isNull() ? QString(key.subject).replace(u'/', u' ') : key.device.name();
}

QString textOf(const AlarmRecord &record, int column)
{
    const bool silent = record.status.isSilent();
    switch (column) {
    case AlarmColumn::Priority:
        return Wording::of(record.priority);
    case AlarmColumn::Time:
        return moment(record.raisedAt);
    case AlarmColumn::Device:
        return sourceOf(record.key);
    case AlarmColumn::Text:
        return record.text;
    case AlarmColumn::State:
        if (record.status.outOfService)
            return u"out of service"_s;
        return (record.status.shelving == AlarmShelving::OneShot     ? u"shelved once: "_s
                    : record.status.shelving == AlarmShelving::Timed ? u"shelved: "_s
                    : record.status.suppressed                       ? u"suppressed: "_s
                                                                     : QString())
            + Wording::of(record.status.state);
    case AlarmColumn::Value:
        return std::holds_alternative<std::monostate>(record.occurrence.value)
            ? record.occurrence.detail
            : Wording::value(record.occurrence.value, record.occurrence.unit);
    case AlarmColumn::Limit:
        return record.occurrence.limit
            ? Wording::value(*record.occurrence.limit, record.occurrence.unit)
            : QString();
    case AlarmColumn::Operator:
        return silent ? record.shelvedBy : record.acknowledgedBy;
    case AlarmColumn::Comment:
        if (record.status.suppressed)
            return record.suppressedWhy;
        return silent ? record.shelvedWhy : record.comment;
    case AlarmColumn::Until:
        return moment(record.shelvedUntil);
    default:
        return {};
    }
}

QVariant sortOf(const AlarmRecord &record, int column)
{
    const WallTime since = record.raisedAt.value_or(record.changedAt);
    if (column == AlarmColumn::Priority)
        return qint64(((qint64(record.priority) + 1) << 48) - toEpochMs(since));
    if (column == AlarmColumn::Time)
        return qint64(toEpochMs(since));
    if (column == AlarmColumn::Until && !record.shelvedUntil)
        return u"without an end"_s;
    return textOf(record, column);
}

int rowOf(const QStandardItemModel &model, const AlarmKey &key)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(AlarmRole::Key).value<AlarmKey>() == key)
            return row;
    }
    return -1;
}

} // namespace

AlarmKey alarmKey(const QString &device, const QString &subject, const QString &rule)
{
    return {device.isEmpty() ? DeviceId() : DeviceId::parse(device).value(), subject, rule};
}

AlarmRecord alarm(const AlarmKey &key, AlarmPriority priority, AlarmKind kind, const QString &text,
                  WallTime raisedAt)
{
    AlarmRecord record;
    record.key = key;
    record.status.state = AlarmState::ActiveUnacknowledged;
    record.priority = priority;
    record.kind = kind;
    record.text = text;
    record.raisedAt = raisedAt;
    record.raisedCount = 1;
    record.changedAt = raisedAt;
    return record;
}

void putAlarm(QStandardItemModel &model, const AlarmRecord &record)
{
    QList<QStandardItem *> row;
    for (int column = 0; column < AlarmColumn::Count; ++column) {
        auto *item = new QStandardItem(textOf(record, column));
        item->setData(QVariant::fromValue(record), AlarmRole::Record);
        item->setData(QVariant::fromValue(record.key), AlarmRole::Key);
        item->setData(QVariant::fromValue(record.priority), AlarmRole::Priority);
        item->setData(QVariant::fromValue(record.status.state), AlarmRole::State);
        item->setData(record.status.isAnnounced(), AlarmRole::Announced);
        item->setData(record.status.isUnacknowledged(), AlarmRole::Unacknowledged);
        item->setData(sortOf(record, column), AlarmRole::Sort);
        row.append(item);
    }
    const int known = rowOf(model, record.key);
    if (known < 0) {
        model.appendRow(row);
        return;
    }
    for (int column = 0; column < AlarmColumn::Count; ++column)
        model.setItem(known, column, row.at(column));
}

void dropAlarm(QStandardItemModel &model, const AlarmKey &key)
{
    if (const int row = rowOf(model, key); row >= 0)
        model.removeRow(row);
}

AlarmSummary summaryOf(const QStandardItemModel &model)
{
    AlarmSummary summary;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto record = model.index(row, 0).data(AlarmRole::Record).value<AlarmRecord>();
        summary.shelved += record.status.shelving != AlarmShelving::None;
        summary.outOfService += record.status.outOfService;
        if (record.firstOut)
            summary.firstOut = record;
        if (!record.status.isAnnounced())
            continue;
        auto &counts =
            record.status.isUnacknowledged() ? summary.unacknowledged : summary.acknowledged;
        ++counts.at(size_t(record.priority));
        const bool urgent = record.status.isUnacknowledged()
            && (!summary.mostUrgent || record.priority < summary.mostUrgent->priority);
        if (urgent)
            summary.mostUrgent = record;
    }
    return summary;
}

AlarmOutcome FakeAlarmDesk::note(const QString &what, const QList<AlarmKey> &alarms,
                                 const QString &words)
{
    if (refusal)
        return *refusal;
    QStringList keys;
    QString why;
    for (const AlarmKey &alarm : alarms) {
        if (!refused.contains(alarm))
            keys.append(alarm.text());
        else if (why.isEmpty())
            why = refused.value(alarm);
    }
    if (!keys.isEmpty())
        calls.append(u"%1 %2 %3"_s.arg(what, keys.join(u' '), words).trimmed());
    if (keys.size() == alarms.size())
        return std::monostate{};
    return {keys.size(), alarms.size() - keys.size(), why,
            Error{Error::Code::Refused, u"not for some: "_s + why}};
}

AlarmOutcome FakeAlarmDesk::acknowledge(const QList<AlarmKey> &alarms, const QString &comment)
{
    return note(u"acknowledge"_s, alarms, comment);
}

AlarmOutcome FakeAlarmDesk::shelve(const QList<AlarmKey> &alarms, AlarmShelving kind,
                                   Milliseconds span, const QString &reason)
{
    const QString minutes =
        QString::number(std::chrono::duration_cast<std::chrono::minutes>(span).count());
    return note((kind == AlarmShelving::OneShot ? u"shelve once "_s : u"shelve "_s) + minutes,
                alarms, reason);
}

AlarmOutcome FakeAlarmDesk::unshelve(const QList<AlarmKey> &alarms, const QString &comment)
{
    return note(u"unshelve"_s, alarms, comment);
}

AlarmOutcome FakeAlarmDesk::removeFromService(const QList<AlarmKey> &alarms, const QString &reason)
{
    return note(u"remove"_s, alarms, reason);
}

AlarmOutcome FakeAlarmDesk::returnToService(const QList<AlarmKey> &alarms, const QString &comment)
{
    return note(u"return"_s, alarms, comment);
}

AlarmOutcome FakeAlarmDesk::reset(const QList<AlarmKey> &alarms, const QString &comment)
{
    return note(u"reset"_s, alarms, comment);
}

std::optional<AlarmDefinition> FakeAlarmDesk::definition(const AlarmKey &alarm) const
{
    const auto found = m_definitions.constFind(alarm);
    return found == m_definitions.cend() ? std::nullopt : std::optional(*found);
}

QList<std::pair<AlarmKey, AlarmDefinition>> FakeAlarmDesk::definitions(const DeviceId &device) const
{
    QList<std::pair<AlarmKey, AlarmDefinition>> out;
    for (auto it = m_definitions.cbegin(); it != m_definitions.cend(); ++it) {
        if (it.key().device == device)
            out.append({it.key(), it.value()});
    }
    return out;
}

AlarmChange FakeAlarmDesk::change(const AlarmKey &alarm) const
{
    return m_changes.value(alarm);
}

Outcome FakeAlarmDesk::redefine(const AlarmKey &alarm, const AlarmChange &change,
                                const QString &reason)
{
    changed = change;
    return note(change.isEmpty() ? u"take back"_s : u"redefine"_s, {alarm}, reason);
}

void FakeAlarmDesk::setSummary(const AlarmSummary &summary)
{
    m_summary = summary;
    Q_EMIT summaryChanged();
}

void FakeAlarmDesk::define(const AlarmKey &alarm, const AlarmDefinition &definition,
                           const AlarmChange &change)
{
    m_definitions.insert(alarm, definition);
    m_changes.insert(alarm, change);
}

void FakeAlarmHistory::fetch(int ticket, const AlarmQuery &wanted)
{
    calls.append(u"fetch"_s);
    query = wanted;
    if (silent)
        return;
    QList<AlarmTransition> found;
    for (const AlarmTransition &row : std::as_const(rows)) {
        const QString all = row.key.text() + row.text + row.by + row.comment;
        if (all.contains(wanted.text, Qt::CaseInsensitive)
            && (!wanted.priority || *wanted.priority == row.priority)
            && (!wanted.from || row.at >= *wanted.from))
            found.append(row);
    }
    Q_EMIT fetched(ticket, error.isEmpty() ? found : QList<AlarmTransition>(), error);
}

void FakeAlarmHistory::figures(int ticket, WallTime from, WallTime to)
{
    calls.append(
        u"figures "_s
        + QString::number(std::chrono::duration_cast<std::chrono::hours>(to - from).count()));
    if (silent)
        return;
    AlarmFigures figures = error.isEmpty() ? answer : AlarmFigures();
    figures.from = from;
    figures.to = to;
    Q_EMIT figuresReady(ticket, figures, error);
}

void FakeAlarmHistory::spans(int ticket, const DeviceId &device, WallTime, WallTime)
{
    QList<AlarmSpan> found;
    for (const AlarmSpan &span : std::as_const(spanAnswer)) {
        if (device.isNull() || span.key.device == device)
            found.append(span);
    }
    Q_EMIT spansReady(ticket, found, error);
}

void FakeAlarmHistory::exportTo(const QString &file, const AlarmQuery &wanted)
{
    calls.append(u"csv "_s + file);
    query = wanted;
}

} // namespace Raptor::Test
