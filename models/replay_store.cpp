// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay_store.h"

#include <algorithm>

namespace Raptor::Models {

namespace {

/// What was live then is not live now.
Quality ofThen(Quality quality)
{
    return isLive(quality) ? Quality::LastKnown : quality;
}

QList<SignalView> ofThen(QList<SignalView> views)
{
    for (SignalView &view : views)
        view.quality = ofThen(view.quality);
    return views;
}

/// One report for each moment at which the device was heard, oldest first. Of one broker: which of
/// several delivered what is past deciding.
QList<Arrival> reportsOf(const DeviceId &device, QList<Sample> samples)
{
    std::stable_sort(samples.begin(), samples.end(),
                     [](const Sample &a, const Sample &b) { return a.receivedAt < b.receivedAt; });
    QList<Arrival> reports;
    StateReport report;
    const auto finish = [&] {
        if (!report.readings.isEmpty())
            reports.append(report);
    };
    for (const Sample &sample : std::as_const(samples)) {
        const bool retained = sample.quality == Quality::LastKnown;
        if (report.readings.isEmpty() || report.receivedAt != sample.receivedAt
            || report.retained != retained) {
            finish();
            report = {};
            report.device = device;
            report.profile = device.system();
            report.receivedAt = sample.receivedAt;
            report.receivedBoot = ReplayClock::bootOf(sample.receivedAt);
            report.broker = samples.constLast().broker;
            report.retained = retained;
        }
        report.readings.append({sample.tag.signal, sample.value});
    }
    finish();
    return reports;
}

} // namespace

struct ReplayStore::Moment
{
    Moment(const ProfileCatalogue &catalogue, const Clock &clock)
        : store(catalogue, clock), model(store)
    {
    }

    PlantStore store;
    DeviceModel model;
};

ReplayStore::ReplayStore(const ProfileCatalogue &catalogue, QMap<QString, QString> aliases,
                         QObject *parent)
    : QAbstractListModel(parent), m_catalogue(catalogue), m_aliases(std::move(aliases)),
      m_moment(makeMoment({}))
{
}

ReplayStore::~ReplayStore() = default;

std::unique_ptr<ReplayStore::Moment> ReplayStore::makeMoment(const QList<Sample> &samples) const
{
    auto moment = std::make_unique<Moment>(m_catalogue, m_clock);
    for (const DeviceId &device : m_devices)
        moment->store.addKnownDevice(device, {});
    QHash<DeviceId, QList<Sample>> byDevice;
    for (const Sample &sample : samples) {
        if (sample.receivedAt <= m_clock.wall())
            byDevice[sample.tag.device].append(sample);
    }
    QList<Arrival> reports;
    for (auto device = byDevice.cbegin(); device != byDevice.cend(); ++device)
        reports.append(reportsOf(device.key(), device.value()));
    moment->store.apply(reports);
    moment->model.setAliases(m_aliases);
    for (auto device = m_alarms.cbegin(); device != m_alarms.cend(); ++device)
        moment->model.setAlarms(device.key(), device.value());
    return moment;
}

/// Views keep what is chosen and where they stand, as long as the devices are the same.
void ReplayStore::put(std::unique_ptr<Moment> moment)
{
    const bool same = moment->store.knownDevices() == m_moment->store.knownDevices();
    if (!same)
        beginResetModel();
    m_moment.swap(moment);
    if (!same)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void ReplayStore::setDevices(const QList<DeviceId> &devices)
{
    m_devices = devices;
    put(makeMoment({}));
}

void ReplayStore::show(WallTime at, const QList<Sample> &samples)
{
    m_clock.set(at);
    put(makeMoment(samples));
}

void ReplayStore::setAlarms(const QHash<DeviceId, QList<AlarmMark>> &alarms)
{
    for (auto device = m_alarms.cbegin(); device != m_alarms.cend(); ++device) {
        if (!alarms.contains(device.key()))
            m_moment->model.setAlarms(device.key(), {});
    }
    m_alarms = alarms;
    for (auto device = m_alarms.cbegin(); device != m_alarms.cend(); ++device)
        m_moment->model.setAlarms(device.key(), device.value());
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {DeviceRole::Alarms});
}

std::optional<Sample> ReplayStore::sample(const TagId &tag) const
{
    std::optional<Sample> sample = m_moment->store.sample(tag);
    if (sample)
        sample->quality = ofThen(sample->quality);
    return sample;
}

int ReplayStore::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_moment->model.rowCount();
}

QVariant ReplayStore::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeviceModel &model = m_moment->model;
    const QVariant then = model.data(model.index(index.row()), role);
    switch (role) {
    case DeviceRole::QualityRole:
        return QVariant::fromValue(ofThen(then.value<Quality>()));
    case DeviceRole::Signals:
        return QVariant::fromValue(ofThen(then.value<QList<SignalView>>()));
    case DeviceRole::QualityText:
        return tr("replay, then: %1").arg(then.toString());
    case DeviceRole::ClockOffset:
        return {};
    default:
        return then;
    }
}

QHash<int, QByteArray> ReplayStore::roleNames() const
{
    return m_moment->model.roleNames();
}

} // namespace Raptor::Models
