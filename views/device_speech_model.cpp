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

bool isGroup(const QModelIndex &index)
{
    return index.isValid() && index.data(DeviceRole::Id).value<DeviceId>().isNull();
}

/// What nobody knows of comes before what is more urgent and known, as among the marks of a device.
QList<AlarmMark> mostUrgentUnder(const QModelIndex &group)
{
    QList<AlarmMark> found;
    for (int row = 0; row < group.model()->rowCount(group); ++row) {
        const auto marks =
            group.model()->index(row, 0, group).data(DeviceRole::Alarms).value<QList<AlarmMark>>();
        if (marks.isEmpty())
            continue;
        const AlarmMark &mark = marks.first();
        if (found.isEmpty()) {
            found.append(mark);
        } else if (mark.unacknowledged != found.first().unacknowledged
                       ? mark.unacknowledged
                       : mark.priority < found.first().priority) {
            found.first() = mark;
        }
    }
    return found;
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
    connect(this, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &, const QList<int> &roles) {
                if (first.parent().isValid()
                    && (roles.isEmpty() || roles.contains(DeviceRole::Alarms)))
                    announceGroup(first.parent());
            });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(this, signal, this, [this](const QModelIndex &parent) { announceGroup(parent); });
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
    if (ofDevices && !roles.isEmpty() && std::all_of(roles.cbegin(), roles.cend(), isValue))
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
        return QVariant::fromValue(mostUrgentUnder(index));
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
