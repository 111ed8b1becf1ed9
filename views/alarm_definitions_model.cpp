// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_definitions_model.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/wording.h"
#include "views/alarm_text.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace Raptor::Views {

namespace {

QString delayText(Milliseconds delay)
{
    return delay > Milliseconds(0) ? Wording::duration(delay) : QString(QChar(0x2013));
}

} // namespace

AlarmDefinitionsModel::AlarmDefinitionsModel(const AlarmDesk *desk, const AlarmNames *names,
                                             QObject *parent)
    : QAbstractTableModel(parent), m_desk(desk), m_names(names)
{
}

void AlarmDefinitionsModel::setDevice(const std::optional<DeviceId> &device,
                                      const QHash<QString, Unit> &units)
{
    m_device = device;
    m_units = units;
    refresh();
    Q_EMIT headerDataChanged(Qt::Horizontal, Signal, Changed);
}

QList<AlarmDefinitionsModel::Row> AlarmDefinitionsModel::read() const
{
    QList<Row> rows;
    if (!m_desk || !m_device)
        return rows;
    for (const auto &[key, definition] : m_desk->definitions(*m_device))
        rows.append({key, definition, m_desk->change(key)});
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        if (a.key.subject != b.key.subject)
            return a.key.subject < b.key.subject;
        return a.definition.priority < b.definition.priority;
    });
    return rows;
}

/// A row that is still there stays chosen.
void AlarmDefinitionsModel::refresh()
{
    QList<Row> rows = read();
    const bool same = std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(),
                                 [](const Row &a, const Row &b) { return a.key == b.key; });
    if (!same) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (int row = 0; row < int(rows.size()); ++row) {
        if (m_rows.at(row) == rows.at(row))
            continue;
        m_rows[row] = rows.at(row);
        Q_EMIT dataChanged(index(row, 0), index(row, Count - 1));
    }
}

int AlarmDefinitionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AlarmDefinitionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Count);
}

QString AlarmDefinitionsModel::textOf(const Row &row, int column) const
{
    const AlarmDefinition &definition = row.definition;
    const Unit unit = unitOf(row.key.subject);
    switch (Column(column)) {
    case Signal:
        if (row.key.device.isNull())
            return m_names->source(row.key);
        return row.key.subject.isEmpty() ? tr("the device itself") : row.key.subject;
    case Text:
        return definition.text;
    case Watched:
        return definition.enabled ? tr("watched") : tr("not watched");
    case Priority:
        return Wording::of(definition.priority);
    case Limit:
        return definition.limit ? limitText(definition.kind, *definition.limit, unit)
                                : QString(QChar(0x2013));
    case Deadband:
        return definition.limit && definition.deadband > 0
            ? limitText(definition.kind, definition.deadband, unit)
            : QString(QChar(0x2013));
    case OnDelay:
        return delayText(definition.onDelay);
    case OffDelay:
        return delayText(definition.offDelay);
    case Changed:
        return changeText(row.change, definition.kind, unit);
    case Count:
        break;
    }
    return {};
}

QVariant AlarmDefinitionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, index.column());
    case Qt::ToolTipRole:
        return row.key.text().toHtmlEscaped();
    case KeyRole:
        return QVariant::fromValue(row.key);
    case PriorityRole:
        return int(row.definition.priority);
    default:
        return {};
    }
}

QVariant AlarmDefinitionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Signal:
        return isOfPlant() ? tr("Of") : tr("Signal");
    case Text:
        return tr("Alarm");
    case Watched:
        return tr("Is");
    case Priority:
        return tr("Priority");
    case Limit:
        return tr("Limit");
    case Deadband:
        return tr("Deadband");
    case OnDelay:
        return tr("On-delay");
    case OffDelay:
        return tr("Off-delay");
    case Changed:
        return isOfPlant() ? tr("Changed against what is built in")
                           : tr("Changed against its profile");
    case Count:
        break;
    }
    return {};
}

} // namespace Raptor::Views
