// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_journal_model.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/alarm_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// The text on one line: what devices and operators sent may have breaks.
QString oneLine(const QString &text)
{
    return text.simplified();
}

AlarmRecord recordOf(const AlarmTransition &row)
{
    AlarmRecord record;
    record.key = row.key;
    record.status = row.to;
    record.priority = row.priority;
    record.kind = row.kind;
    record.text = row.text;
    record.occurrence = row.occurrence;
    return record;
}

QString commentOf(const AlarmTransition &row)
{
    const QString until = row.until
        ? AlarmJournalModel::tr("until %1").arg(momentText(*row.until, row.at))
        : QString();
    QStringList parts{until, oneLine(row.comment)};
    parts.removeAll(QString());
    return parts.join(u": "_s);
}

} // namespace

AlarmJournalModel::AlarmJournalModel(const AlarmNames *names, const Clock *clock, QObject *parent)
    : QAbstractTableModel(parent), m_names(names), m_clock(clock)
{
}

bool AlarmJournalModel::putOnTop(const QList<AlarmTransition> &rows)
{
    if (m_rows.isEmpty() || rows.isEmpty())
        return false;
    const auto old = std::find(rows.cbegin(), rows.cend(), m_rows.first());
    const qsizetype fresh = old - rows.cbegin();
    const qsizetype kept = rows.size() - fresh;
    if (old == rows.cend() || kept > m_rows.size()
        || !std::equal(old, rows.cend(), m_rows.cbegin()))
        return false;
    if (kept < m_rows.size()) {
        beginRemoveRows({}, int(kept), int(m_rows.size()) - 1);
        m_rows.resize(kept);
        endRemoveRows();
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, int(fresh) - 1);
        m_rows = rows;
        endInsertRows();
    }
    return true;
}

void AlarmJournalModel::setRows(const QList<AlarmTransition> &rows)
{
    if (putOnTop(rows))
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int AlarmJournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AlarmJournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Count);
}

QVariant AlarmJournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AlarmTransition &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case AlarmRole::Record:
        return QVariant::fromValue(recordOf(row));
    case AlarmRole::Key:
        return QVariant::fromValue(row.key);
    case AlarmRole::Priority:
        return QVariant::fromValue(row.priority);
    case AlarmRole::State:
        return QVariant::fromValue(row.to.state);
    default:
        return {};
    }
}

QString AlarmJournalModel::text(const AlarmTransition &row, int column) const
{
    switch (column) {
    case Priority:
        return Wording::of(row.priority);
    case Time:
        return preciseText(row.at, m_clock->wall());
    case Device:
        return m_names->unit(row.key);
    case Text:
        return oneLine(row.text);
    case Event:
        return Wording::of(row.event);
    case State:
        return row.from.state == row.to.state
            ? Wording::of(row.to.state)
            : tr("%1 \u2192 %2", "old state, new state")
                  .arg(Wording::of(row.from.state), Wording::of(row.to.state));
    case Value:
        return oneLine(measuredText(row.kind, row.occurrence));
    case Operator:
        return oneLine(row.by);
    case Comment:
        return commentOf(row);
    default:
        return {};
    }
}

QVariant AlarmJournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Priority:
        return tr("Priority");
    case Time:
        return tr("Time");
    case Device:
        return tr("Device");
    case Text:
        return tr("Alarm");
    case Event:
        return tr("What happened");
    case State:
        return tr("State");
    case Value:
        return tr("Value and limit");
    case Operator:
        return tr("Operator");
    case Comment:
        return tr("Comment");
    default:
        return {};
    }
}

} // namespace Raptor::Views
