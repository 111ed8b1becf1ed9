// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alarm_model.h"

#include "models/device_wording.h"
#include "models/domain/alarm_definition.h"
#include "models/domain/roles.h"
#include "models/domain/wording.h"

#include <QtCore/QLocale>

#include <limits>
#include <utility>

namespace Raptor::Models {

namespace {

constexpr QLatin1String brokerSubject("broker/");
constexpr QLatin1String consoleSubject("console");

/// Of scattered rows each run costs those who listen as much as the whole model does: more than so
/// many are told as one.
constexpr int mostRuns = 8;

int runsOf(const std::set<int> &rows)
{
    int runs = 0;
    int last = -2;
    for (const int row : rows) {
        runs += row != last + 1;
        last = row;
    }
    return runs;
}

QString timeText(const std::optional<WallTime> &time)
{
    return time ? QLocale().toString(localTime(*time), u"yyyy-MM-dd HH:mm:ss") : QString();
}

WallTime since(const AlarmRecord &record)
{
    return record.raisedAt.value_or(record.changedAt);
}

/// Most urgent first, then newest first.
qint64 rank(const AlarmRecord &record)
{
    constexpr int bits = 48; // of milliseconds: more than any date
    return ((qint64(record.priority) + 1) << bits) - toEpochMs(since(record));
}

double number(const Value &value)
{
    if (const double *number = std::get_if<double>(&value))
        return *number;
    return -std::numeric_limits<double>::infinity();
}

qint64 epochMs(const std::optional<WallTime> &time)
{
    return time ? qint64(toEpochMs(*time)) : std::numeric_limits<qint64>::max();
}

QString stateText(const AlarmRecord &record)
{
    const QString state = Wording::of(record.status.state);
    if (record.status.outOfService)
        return AlarmModel::tr("out of service");
    if (record.status.shelving == AlarmShelving::OneShot)
        return AlarmModel::tr("shelved once: %1", "state").arg(state);
    if (record.status.shelving == AlarmShelving::Timed)
        return AlarmModel::tr("shelved: %1", "state").arg(state);
    if (record.status.suppressed)
        return AlarmModel::tr("suppressed: %1", "state").arg(state);
    return state;
}

} // namespace

AlarmModel::AlarmModel(QObject *parent) : QAbstractTableModel(parent) { }

bool AlarmModel::isListed(const AlarmRecord &record)
{
    return record.status.state != AlarmState::Normal
        || record.status.shelving != AlarmShelving::None || record.status.outOfService;
}

void AlarmModel::upsert(const QList<AlarmRecord> &records)
{
    std::set<int> changed;
    std::set<int> leaving;
    QHash<AlarmKey, AlarmRecord> arriving;
    QList<AlarmKey> order; // of arrival
    for (const AlarmRecord &record : records) {
        const int row = m_rowOf.value(record.key, -1);
        if (row >= 0 && isListed(record)) {
            leaving.erase(row);
            AlarmRecord &known = *m_rows[size_t(row)];
            if (known == record)
                continue;
            known = record;
            changed.insert(row);
        } else if (row >= 0) {
            leaving.insert(row);
        } else if (isListed(record)) {
            if (!arriving.contains(record.key))
                order.append(record.key);
            arriving.insert(record.key, record);
        } else if (arriving.remove(record.key)) {
            order.removeOne(record.key);
        }
    }
    for (const int row : leaving)
        changed.erase(row);
    announce(changed);
    remove(std::move(leaving));
    std::vector<Row> rows;
    rows.reserve(size_t(order.size()));
    for (const AlarmKey &key : std::as_const(order))
        rows.push_back(std::make_unique<AlarmRecord>(arriving.take(key)));
    append(std::move(rows));
}

void AlarmModel::announce(const std::set<int> &rows)
{
    static const QList<int> roles{Qt::DisplayRole,  AlarmRole::Record,    AlarmRole::Priority,
                                  AlarmRole::State, AlarmRole::Announced, AlarmRole::Unacknowledged,
                                  AlarmRole::Sort};
    if (runsOf(rows) > mostRuns) {
        Q_EMIT dataChanged(index(*rows.cbegin(), 0), index(*rows.crbegin(), AlarmColumn::Count - 1),
                           roles);
        return;
    }
    for (auto first = rows.cbegin(); first != rows.cend();) {
        auto last = first;
        auto next = std::next(first);
        while (next != rows.cend() && *next == *last + 1)
            last = next++;
        Q_EMIT dataChanged(index(*first, 0), index(*last, AlarmColumn::Count - 1), roles);
        first = next;
    }
}

void AlarmModel::remove(std::set<int> rows)
{
    if (rows.empty())
        return;
    const int lowest = *rows.cbegin();
    if (runsOf(rows) > mostRuns) {
        sink(rows);
        const int left = int(m_rows.size()) - int(rows.size());
        rows.clear();
        for (int row = left; row < int(m_rows.size()); ++row)
            rows.insert(rows.cend(), row);
    }
    while (!rows.empty()) {
        const int last = *rows.crbegin();
        int first = last;
        while (rows.contains(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        const auto from = m_rows.begin() + first;
        const auto to = m_rows.begin() + last + 1;
        for (auto row = from; row != to; ++row)
            m_rowOf.remove((*row)->key);
        m_rows.erase(from, to);
        endRemoveRows();
        rows.erase(rows.lower_bound(first), rows.cend());
    }
    for (size_t row = size_t(lowest); row < m_rows.size(); ++row)
        m_rowOf.insert(m_rows[row]->key, int(row));
}

/// Puts @p rows behind all others, which keep their order.
void AlarmModel::sink(const std::set<int> &rows)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<int> places(m_rows.size()); // new ones, by old ones
    int staying = 0;
    int leaving = int(m_rows.size() - rows.size());
    for (int row = 0; row < int(m_rows.size()); ++row)
        places[size_t(row)] = rows.contains(row) ? leaving++ : staying++;
    std::vector<Row> sunk(m_rows.size());
    for (size_t row = 0; row < m_rows.size(); ++row)
        sunk[size_t(places[row])] = std::move(m_rows[row]);
    m_rows = std::move(sunk);
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &one : before)
        after.append(index(places[size_t(one.row())], one.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void AlarmModel::append(std::vector<Row> rows)
{
    if (rows.empty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    for (Row &row : rows) {
        m_rowOf.insert(row->key, int(m_rows.size()));
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

void AlarmModel::setAliases(const QMap<QString, QString> &aliases)
{
    m_aliases = aliases;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, AlarmColumn::Device),
                           index(int(m_rows.size()) - 1, AlarmColumn::Device),
                           {Qt::DisplayRole, AlarmRole::Sort});
    }
}

int AlarmModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AlarmModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(AlarmColumn::Count);
}

QVariant AlarmModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AlarmRecord &record = *m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(record, index.column());
    case AlarmRole::Record:
        return QVariant::fromValue(record);
    case AlarmRole::Key:
        return QVariant::fromValue(record.key);
    case AlarmRole::Priority:
        return QVariant::fromValue(record.priority);
    case AlarmRole::State:
        return QVariant::fromValue(record.status.state);
    case AlarmRole::Announced:
        return record.status.isAnnounced();
    case AlarmRole::Unacknowledged:
        return record.status.isUnacknowledged();
    case AlarmRole::Sort:
        return sortKey(record, index.column());
    default:
        return {};
    }
}

QString AlarmModel::sourceName(const AlarmKey &key) const
{
    if (!key.device.isNull())
        return m_aliases.value(key.device.text(), key.device.name());
    if (key.subject.startsWith(brokerSubject))
        return tr("broker %1").arg(printable(key.subject.sliced(brokerSubject.size())));
    return key.subject == consoleSubject ? tr("this console") : printable(key.subject);
}

QString AlarmModel::text(const AlarmRecord &record, int column) const
{
    switch (column) {
    case AlarmColumn::Priority:
        return Wording::of(record.priority);
    case AlarmColumn::Time:
        return timeText(since(record));
    case AlarmColumn::Device:
        return sourceName(record.key);
    case AlarmColumn::Text:
        return printable(record.text);
    case AlarmColumn::State:
        return stateText(record);
    case AlarmColumn::Value: {
        const AlarmOccurrence &seen = record.occurrence;
        return std::holds_alternative<std::monostate>(seen.value)
            ? printable(seen.detail)
            : printable(alarmValueText(record.kind, seen.value, seen.unit));
    }
    case AlarmColumn::Limit:
        return record.occurrence.limit
            ? alarmValueText(record.kind, *record.occurrence.limit, record.occurrence.unit)
            : QString();
    case AlarmColumn::Operator:
        return printable(record.status.isSilent() ? record.shelvedBy : record.acknowledgedBy);
    case AlarmColumn::Comment:
        if (record.status.suppressed && record.shelvedWhy.isEmpty())
            return printable(record.suppressedWhy);
        return printable(record.status.isSilent() ? record.shelvedWhy : record.comment);
    case AlarmColumn::Until:
        return timeText(record.shelvedUntil);
    default:
        return {};
    }
}

QVariant AlarmModel::sortKey(const AlarmRecord &record, int column) const
{
    switch (column) {
    case AlarmColumn::Priority:
        return rank(record);
    case AlarmColumn::Time:
        return qint64(toEpochMs(since(record)));
    case AlarmColumn::State:
        return int(record.status.state);
    case AlarmColumn::Value:
        return number(record.occurrence.value);
    case AlarmColumn::Limit:
        return record.occurrence.limit ? *record.occurrence.limit : number({});
    case AlarmColumn::Until:
        return epochMs(record.shelvedUntil);
    default:
        return text(record, column);
    }
}

QVariant AlarmModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case AlarmColumn::Priority:
        return tr("Priority");
    case AlarmColumn::Time:
        return tr("Since");
    case AlarmColumn::Device:
        return tr("Device");
    case AlarmColumn::Text:
        return tr("Alarm");
    case AlarmColumn::State:
        return tr("State");
    case AlarmColumn::Value:
        return tr("Value");
    case AlarmColumn::Limit:
        return tr("Limit");
    case AlarmColumn::Operator:
        return tr("Operator");
    case AlarmColumn::Comment:
        return tr("Comment");
    case AlarmColumn::Until:
        return tr("Until");
    default:
        return {};
    }
}

QHash<int, QByteArray> AlarmModel::roleNames() const
{
    QHash<int, QByteArray> roles = QAbstractTableModel::roleNames();
    roles.insert(AlarmRole::Record, "record");
    roles.insert(AlarmRole::Key, "key");
    roles.insert(AlarmRole::Priority, "priority");
    roles.insert(AlarmRole::State, "state");
    roles.insert(AlarmRole::Announced, "announced");
    roles.insert(AlarmRole::Unacknowledged, "unacknowledged");
    roles.insert(AlarmRole::Sort, "sort");
    return roles;
}

} // namespace Raptor::Models
