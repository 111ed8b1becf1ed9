// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_speech_model.h"

#include "models/domain/quality.h"
#include "models/domain/tree_roles.h"
#include "models/domain/wording.h"
#include "views/device_facts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

DeviceId deviceAt(const QModelIndex &index)
{
    return index.data(DeviceRole::Id).value<DeviceId>();
}

bool isGroup(const QModelIndex &index)
{
    return index.isValid() && deviceAt(index).isNull();
}

QList<AlarmMark> marksAt(const QModelIndex &index)
{
    return index.data(DeviceRole::Alarms).value<QList<AlarmMark>>();
}

/// Below a device.
QString spokenNumber(const QModelIndex &index)
{
    const auto quality = index.data(DeviceRole::QualityRole).value<Quality>();
    QStringList parts{index.data(Qt::DisplayRole).toString(),
                      index.data(DeviceRole::QualityText).toString()};
    if (!isLive(quality))
        parts.append(Wording::of(quality));
    return parts.join(u", "_s);
}

/// Comes with every report.
bool isValue(int role)
{
    switch (role) {
    case DeviceRole::Signals:
    case DeviceRole::ReportedAt:
    case DeviceRole::AgeMs:
    case DeviceRole::ClockOffset:
    case DeviceRole::QualityText:
        return true;
    default:
        return false;
    }
}

} // namespace

DeviceSpeechModel::DeviceSpeechModel(QObject *parent) : QIdentityProxyModel(parent)
{
    watchGroups();
}

/// Before any view: what views ask for when they hear of a change is up to date then.
void DeviceSpeechModel::watchGroups()
{
    connect(this, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                if (first.parent().isValid()
                    && (roles.isEmpty() || roles.contains(DeviceRole::Alarms)))
                    take(first.parent(), first.row(), last.row());
            });
    connect(this, &QAbstractItemModel::rowsInserted, this, &DeviceSpeechModel::take);
    connect(this, &QAbstractItemModel::rowsAboutToBeRemoved, this, &DeviceSpeechModel::drop);
    connect(this, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &group) { announceGroup(group); });
    connect(this, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_groups.clear(); });
}

GroupAlarms &DeviceSpeechModel::alarmsOf(const QModelIndex &group) const
{
    const auto known = m_groups.find(group);
    if (known != m_groups.end())
        return *known;
    GroupAlarms alarms;
    for (int row = 0; row < rowCount(group); ++row) {
        const QModelIndex device = index(row, 0, group);
        alarms.set(deviceAt(device), marksAt(device));
    }
    return *m_groups.insert(group, alarms);
}

void DeviceSpeechModel::take(const QModelIndex &group, int first, int last)
{
    const auto known = m_groups.find(group);
    if (!group.isValid() || known == m_groups.end()) // nobody asked yet
        return announceGroup(group);
    const QList<AlarmMark> before = known->mostUrgent();
    for (int row = first; row <= last; ++row) {
        const QModelIndex device = index(row, 0, group);
        known->set(deviceAt(device), marksAt(device));
    }
    if (known->mostUrgent() != before)
        announceGroup(group);
}

void DeviceSpeechModel::drop(const QModelIndex &group, int first, int last)
{
    if (m_groups.isEmpty())
        return;
    const auto known = group.isValid() ? m_groups.find(group) : m_groups.end();
    for (int row = first; row <= last; ++row) {
        if (known != m_groups.end())
            known->remove(deviceAt(index(row, 0, group)));
        else if (!group.isValid())
            m_groups.remove(index(row, 0));
    }
}

bool DeviceSpeechModel::areValues(const QList<int> &roles)
{
    return !roles.isEmpty() && std::all_of(roles.cbegin(), roles.cend(), isValue);
}

void DeviceSpeechModel::setSourceModel(QAbstractItemModel *source)
{
    QIdentityProxyModel::setSourceModel(source);
    if (!m_statesOnly || !source)
        return;
    disconnect(source, &QAbstractItemModel::dataChanged, this, nullptr);
    connect(source, &QAbstractItemModel::dataChanged, this, &DeviceSpeechModel::forward);
}

void DeviceSpeechModel::forward(const QModelIndex &first, const QModelIndex &last,
                                const QList<int> &roles)
{
    const bool ofDevices = first.parent().isValid();
    if (ofDevices && areValues(roles))
        return;
    Q_EMIT dataChanged(mapFromSource(first), mapFromSource(last), roles);
}

void DeviceSpeechModel::announceGroup(const QModelIndex &group)
{
    if (group.isValid())
        Q_EMIT dataChanged(group, group, {DeviceRole::Alarms, Qt::AccessibleTextRole});
}

QVariant DeviceSpeechModel::data(const QModelIndex &index, int role) const
{
    if (role == DeviceRole::Alarms && isGroup(index))
        return QVariant::fromValue(alarmsOf(index).mostUrgent());
    if (role != Qt::AccessibleTextRole)
        return QIdentityProxyModel::data(index, role);
    if (QIdentityProxyModel::data(index, TreeRole::Tag).isValid())
        return spokenNumber(index);
    const DeviceFacts facts = DeviceFacts::of(index);
    if (!facts.isDevice()) {
        const QString name = QIdentityProxyModel::data(index, Qt::DisplayRole).toString();
        return facts.alarms.isEmpty()
            ? name
            : tr("%1, alarm: %2", "group, text").arg(name, facts.alarms.first().text);
    }
    QStringList parts{facts.name, facts.stateWord(), facts.ageWord()};
    for (const SignalView &signal : facts.signalViews) {
        if (signal.kind != ValueKind::Number)
            continue;
        QStringList words{signal.group, signal.label, Wording::value(signal.value, signal.unit)};
        if (facts.live() && !facts.live(signal))
            words.append(Wording::of(signal.quality));
        parts.append(words.join(u' ').trimmed());
    }
    if (!facts.alarms.isEmpty())
        parts.append(tr("alarm: %1", "text").arg(facts.alarms.first().text));
    if (facts.alarms.size() > 1)
        parts.append(tr("%Ln alarm(s) in all", nullptr, int(facts.alarms.size())));
    return parts.join(u", "_s);
}

} // namespace Raptor::Views
