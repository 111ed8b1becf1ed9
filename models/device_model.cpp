// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/device_model.h"

#include "models/device_wording.h"
#include "models/natural_order.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Raptor::Models {

namespace {

QList<int> rolesOf(DeviceChanges changes)
{
    QSet<int> roles;
    if (changes & DeviceChange::Values)
        roles += {DeviceRole::Signals, DeviceRole::ReportedAt, DeviceRole::AgeMs,
                  DeviceRole::ClockOffset, DeviceRole::QualityText}; // which names the clock's skew
    if (changes & DeviceChange::Quality)
        roles += {DeviceRole::Signals, DeviceRole::QualityRole, DeviceRole::QualityText,
                  DeviceRole::ClockOffset};
    if (changes & DeviceChange::RunState)
        roles += {DeviceRole::RunStateRole, DeviceRole::StateSince};
    if (changes & DeviceChange::Source)
        roles += {DeviceRole::Broker, DeviceRole::QualityText};
    if (changes & DeviceChange::Latch)
        roles += {DeviceRole::EStopLatched, DeviceRole::EStopText};
    if (changes & DeviceChange::Busy)
        roles += DeviceRole::CommandBusy;
    if (changes & DeviceChange::Age)
        roles += DeviceRole::AgeMs;
    QList<int> sorted(roles.cbegin(), roles.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

QVariant timeOrInvalid(const std::optional<WallTime> &time)
{
    return time ? localTime(*time) : QDateTime();
}

QVariant offsetOrInvalid(const std::optional<Milliseconds> &offset)
{
    return offset ? QVariant(qint64(offset->count())) : QVariant();
}

} // namespace

DeviceModel::DeviceModel(const PlantStore &store, QObject *parent)
    : QAbstractListModel(parent), m_store(store)
{
    for (const DeviceId &device : store.knownDevices())
        insert(device);
    connect(&store, &PlantStore::deviceAdded, this, &DeviceModel::insert);
    connect(&store, &PlantStore::deviceRemoved, this, &DeviceModel::remove);
    connect(&store, &PlantStore::devicesChanged, this, &DeviceModel::announce);
}

void DeviceModel::setAliases(const QMap<QString, QString> &aliases)
{
    m_aliases = aliases;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1),
                           {Qt::DisplayRole, DeviceRole::Name});
    }
}

void DeviceModel::setAlarms(const DeviceId &device, const QList<AlarmMark> &alarms)
{
    if (alarms == m_alarms.value(device))
        return;
    if (alarms.isEmpty())
        m_alarms.remove(device);
    else
        m_alarms.insert(device, alarms);
    if (const int row = rowOf(device); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {DeviceRole::Alarms});
}

int DeviceModel::rowOf(const DeviceId &device) const
{
    const Row *row = m_rowOf.value(device);
    return row ? row->number : -1;
}

int DeviceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TrackedDevice *device = m_store.device(m_rows.at(size_t(index.row()))->device);
    if (!device)
        return {};
    const QVariant what = identity(*device, role);
    return what.isValid() ? what : condition(*device, role);
}

QVariant DeviceModel::identity(const TrackedDevice &device, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case DeviceRole::Name:
        return shownName(device.id());
    case DeviceRole::Id:
        return QVariant::fromValue(device.id());
    case DeviceRole::IdText:
        return device.id().text();
    case DeviceRole::System:
        return device.id().system();
    case DeviceRole::SystemTitle:
        return device.profile()->title;
    case DeviceRole::Site:
        return device.id().site();
    case DeviceRole::Kinds:
        return QVariant::fromValue(device.profile()->commands.keys());
    default:
        return {};
    }
}

QVariant DeviceModel::condition(const TrackedDevice &device, int role) const
{
    switch (role) {
    case DeviceRole::RunStateRole:
        return QVariant::fromValue(device.runState());
    case DeviceRole::StateSince:
        return timeOrInvalid(device.stateSince());
    case DeviceRole::QualityRole:
        return QVariant::fromValue(device.quality());
    case DeviceRole::QualityText:
        return m_store.qualityText(device.id());
    case DeviceRole::AgeMs:
        return m_store.ageMs(device.id());
    case DeviceRole::Broker:
        return device.broker();
    case DeviceRole::Signals:
        return QVariant::fromValue(device.signalViews());
    case DeviceRole::EStopLatched:
        return device.eStopAtDevice() || device.eStopOnConsole();
    case DeviceRole::EStopText:
        return eStopText(device);
    case DeviceRole::CommandBusy:
        return device.isBusy();
    case DeviceRole::Alarms:
        return QVariant::fromValue(m_alarms.value(device.id()));
    case DeviceRole::ClockOffset:
        return offsetOrInvalid(m_store.clockOffset(device.id()));
    case DeviceRole::ReportedAt:
        return timeOrInvalid(device.reportedAt() ? device.reportedAt() : device.lastSeen());
    default:
        return {};
    }
}

QHash<int, QByteArray> DeviceModel::roleNames() const
{
    static constexpr std::array names{
        std::pair{int(DeviceRole::Id), "id"},
        std::pair{int(DeviceRole::IdText), "idText"},
        std::pair{int(DeviceRole::Name), "name"},
        std::pair{int(DeviceRole::System), "system"},
        std::pair{int(DeviceRole::SystemTitle), "systemTitle"},
        std::pair{int(DeviceRole::Site), "site"},
        std::pair{int(DeviceRole::RunStateRole), "runState"},
        std::pair{int(DeviceRole::StateSince), "stateSince"},
        std::pair{int(DeviceRole::QualityRole), "quality"},
        std::pair{int(DeviceRole::QualityText), "qualityText"},
        std::pair{int(DeviceRole::AgeMs), "ageMs"},
        std::pair{int(DeviceRole::Broker), "broker"},
        std::pair{int(DeviceRole::Signals), "signals"},
        std::pair{int(DeviceRole::EStopLatched), "eStopLatched"},
        std::pair{int(DeviceRole::EStopText), "eStopText"},
        std::pair{int(DeviceRole::CommandBusy), "commandBusy"},
        std::pair{int(DeviceRole::Kinds), "kinds"},
        std::pair{int(DeviceRole::ReportedAt), "reportedAt"},
        std::pair{int(DeviceRole::Alarms), "alarms"},
        std::pair{int(DeviceRole::ClockOffset), "clockOffset"},
    };
    QHash<int, QByteArray> roles = QAbstractListModel::roleNames();
    for (const auto &[role, name] : names)
        roles.insert(role, name);
    return roles;
}

void DeviceModel::insert(const DeviceId &device)
{
    const TrackedDevice *known = m_store.device(device);
    auto added = std::make_unique<Row>(
        Row{device, device.system(), device.site(), device.name(),
            known ? known->profile()->commands.size() : 0, 0});
    const auto before = std::lower_bound(
        m_rows.cbegin(), m_rows.cend(), added,
        [](const auto &a, const auto &b) { return isBefore(*a, *b); });
    const int row = int(before - m_rows.cbegin());
    beginInsertRows({}, row, row);
    m_rowOf.insert(device, added.get());
    m_rows.insert(before, std::move(added));
    renumberFrom(row);
    endInsertRows();
}

void DeviceModel::remove(const DeviceId &device)
{
    const int row = rowOf(device);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rowOf.remove(device);
    m_rows.erase(m_rows.begin() + row);
    renumberFrom(row);
    endRemoveRows();
}

void DeviceModel::renumberFrom(int row)
{
    for (size_t i = size_t(row); i < m_rows.size(); ++i)
        m_rows[i]->number = int(i);
}

void DeviceModel::announce(const QList<DeviceId> &devices)
{
    std::vector<std::pair<int, DeviceChanges>> changed;
    changed.reserve(size_t(devices.size()));
    for (const DeviceId &id : devices) {
        const TrackedDevice *device = m_store.device(id);
        const int row = rowOf(id);
        if (device && row >= 0)
            changed.emplace_back(row, device->published());
    }
    std::sort(changed.begin(), changed.end(),
              [](const auto &a, const auto &b) { return a.first < b.first; });
    DeviceChanges told;
    QList<int> roles; // of what was told; mostly the next run is of the same kind
    for (auto run = changed.cbegin(); run != changed.cend();) {
        const int first = run->first;
        int last = first;
        DeviceChanges changes = run->second;
        for (++run; run != changed.cend() && run->first <= last + 1; ++run) {
            last = run->first;
            changes |= run->second;
        }
        if (changes != told) {
            told = changes;
            roles = rolesOf(changes);
        }
        Q_EMIT dataChanged(index(first), index(last), roles);
    }
}

bool DeviceModel::isBefore(const Row &a, const Row &b)
{
    if (a.commands != b.commands)
        return a.commands > b.commands;
    if (a.system != b.system)
        return naturallyBefore(a.system, b.system);
    if (a.site != b.site)
        return naturallyBefore(a.site, b.site);
    return naturallyBefore(a.name, b.name);
}

QString DeviceModel::shownName(const DeviceId &device) const
{
    return m_aliases.value(device.text(), device.name());
}

} // namespace Raptor::Models
