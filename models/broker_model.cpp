// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker_model.h"

#include "models/device_wording.h"
#include "models/domain/roles.h"
#include "models/domain/wording.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <tuple>

namespace Raptor::Models {

void BrokerModel::setProfiles(const QList<BrokerProfile> &profiles)
{
    QList<Row> rows;
    for (const BrokerProfile &profile : profiles) {
        BrokerStatus status;
        status.name = profile.name;
        const int known = rowOf(profile.name);
        if (known >= 0)
            status = m_rows.at(known).status;
        else if (profile.healthUrl.isEmpty())
            status.probe = ProbeState::NotConfigured;
        rows.append({profile, status});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return std::tie(a.profile.rank, a.profile.name) < std::tie(b.profile.rank, b.profile.name);
    });
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void BrokerModel::setStatus(const BrokerStatus &status)
{
    const int row = rowOf(status.name);
    if (row < 0 || m_rows.at(row).status == status)
        return;
    m_rows[row].status = status;
    announce(row, {Qt::DisplayRole, BrokerRole::Status});
}

void BrokerModel::setCurrent(const QString &name)
{
    if (name == m_current)
        return;
    const int before = rowOf(m_current);
    m_current = name;
    for (const int row : {before, rowOf(name)}) {
        if (row >= 0)
            announce(row, {BrokerRole::IsCurrent});
    }
}

int BrokerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BrokerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(BrokerColumn::Count);
}

QVariant BrokerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case BrokerRole::Name:
        return row.profile.name;
    case BrokerRole::Profile:
        return QVariant::fromValue(row.profile);
    case BrokerRole::Status:
        return QVariant::fromValue(row.status);
    case BrokerRole::IsCurrent:
        return row.profile.name == m_current;
    default:
        return {};
    }
}

QString BrokerModel::text(const Row &row, int column)
{
    const BrokerStatus &status = row.status;
    switch (column) {
    case BrokerColumn::Name:
        return row.profile.name;
    case BrokerColumn::Address:
        return row.profile.url.text();
    case BrokerColumn::Health:
        return status.probeText.isEmpty() ? Wording::of(status.probe) : printable(status.probeText);
    case BrokerColumn::Session:
        return sessionText(status);
    case BrokerColumn::Data:
        return status.freshData ? tr("fresh") : tr("none fresh");
    case BrokerColumn::RoundTrip:
        return status.roundTrip ? Wording::duration(*status.roundTrip) : QString(QChar(0x2013));
    case BrokerColumn::Messages:
        return rateText(status);
    case BrokerColumn::Error:
        return printable(status.lastError);
    default:
        return {};
    }
}

QString BrokerModel::rateText(const BrokerStatus &status)
{
    if (status.telemetry != SessionState::Up)
        return QString(QChar(0x2013));
    const double rate = status.figures.messagesPerSecond;
    constexpr double few = 10;
    return QLocale().toString(rate, 'f', rate < few ? 1 : 0);
}

QString BrokerModel::sessionText(const BrokerStatus &status)
{
    QString text = Wording::of(status.telemetry);
    if (status.telemetry != status.command) {
        text = tr("telemetry %1, commands %2")
                   .arg(Wording::of(status.telemetry), Wording::of(status.command));
    } else if (status.telemetry == SessionState::Up && !status.mqttVersion.isEmpty()) {
        text = tr("up, MQTT %1").arg(status.mqttVersion);
    }
    if (status.retryIn)
        text = tr("%1, next attempt in %2").arg(text, Wording::duration(*status.retryIn));
    return text;
}

QVariant BrokerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case BrokerColumn::Name:
        return tr("Name");
    case BrokerColumn::Address:
        return tr("Address");
    case BrokerColumn::Health:
        return tr("Health page");
    case BrokerColumn::Session:
        return tr("Session");
    case BrokerColumn::Data:
        return tr("Device data");
    case BrokerColumn::RoundTrip:
        return tr("Round trip");
    case BrokerColumn::Messages:
        return tr("Messages/s");
    case BrokerColumn::Error:
        return tr("Last error");
    default:
        return {};
    }
}

QHash<int, QByteArray> BrokerModel::roleNames() const
{
    QHash<int, QByteArray> roles = QAbstractTableModel::roleNames();
    roles.insert(BrokerRole::Name, "name");
    roles.insert(BrokerRole::Profile, "profile");
    roles.insert(BrokerRole::Status, "status");
    roles.insert(BrokerRole::IsCurrent, "isCurrent");
    return roles;
}

int BrokerModel::rowOf(const QString &name) const
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows.at(row).profile.name == name)
            return row;
    }
    return -1;
}

void BrokerModel::announce(int row, const QList<int> &roles)
{
    Q_EMIT dataChanged(index(row, 0), index(row, BrokerColumn::Count - 1), roles);
}

} // namespace Raptor::Models
