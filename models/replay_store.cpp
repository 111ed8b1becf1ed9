// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay_store.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

#include <algorithm>
#include <utility>

namespace Raptor::Models {

namespace {

// A slice takes a few milliseconds at most.
constexpr qsizetype samplesAtOnce = 4000;
constexpr qsizetype devicesAtOnce = 200;

DeviceId idAt(const QAbstractItemModel &model, int row)
{
    return model.index(row, 0).data(DeviceRole::Id).value<DeviceId>();
}

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
    explicit Moment(const ProfileCatalogue &catalogue) : store(catalogue, clock), model(store) { }

    ReplayClock clock;
    PlantStore store;
    DeviceModel model;
};

/// A moment that is not whole: first its samples are sorted, then its devices come, then their
/// values.
struct ReplayStore::Making
{
    std::unique_ptr<Moment> moment;
    QList<DeviceId> devices; ///< in the order of the rows, as far as it is known
    QList<Sample> samples;
    QMap<DeviceId, QList<Sample>> byDevice;
    qsizetype sorted = 0;
    qsizetype added = 0;
};

ReplayStore::ReplayStore(const ProfileCatalogue &catalogue, QMap<QString, QString> aliases,
                         QObject *parent)
    : QAbstractListModel(parent), m_catalogue(catalogue), m_aliases(std::move(aliases)),
      m_moment(noMoment())
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (makeOn())
            finish();
    });
}

ReplayStore::~ReplayStore() = default;

std::unique_ptr<ReplayStore::Moment> ReplayStore::noMoment() const
{
    return std::make_unique<Moment>(m_catalogue);
}

void ReplayStore::setDevices(const QList<DeviceId> &devices)
{
    m_devices = devices;
}

void ReplayStore::clear()
{
    m_timer.stop();
    m_making.reset();
    m_devices.clear();
    put(noMoment());
}

void ReplayStore::show(WallTime at, const QList<Sample> &samples)
{
    m_making = std::make_unique<Making>();
    m_making->moment = noMoment();
    m_making->moment->clock.set(at);
    m_making->samples = samples;
    m_making->devices = inOrder();
    const bool small = samples.size() <= samplesAtOnce && m_making->devices.size() <= devicesAtOnce;
    if (!small) {
        m_timer.start(0);
        return;
    }
    while (!makeOn()) { }
    finish();
}

/// A device that comes last is put into the model without moving others.
QList<DeviceId> ReplayStore::inOrder() const
{
    QSet<DeviceId> wanted(m_devices.cbegin(), m_devices.cend());
    QList<DeviceId> ordered;
    ordered.reserve(wanted.size());
    for (int row = 0; row < rowCount(); ++row) {
        const DeviceId device = idAt(m_moment->model, row);
        if (wanted.remove(device))
            ordered.append(device);
    }
    for (const DeviceId &device : m_devices) {
        if (wanted.contains(device))
            ordered.append(device);
    }
    return ordered;
}

/// One slice; true when nothing is left to be done.
bool ReplayStore::makeOn()
{
    Making &making = *m_making;
    PlantStore &store = making.moment->store;
    if (making.sorted < making.samples.size()) {
        const qsizetype end = qMin(making.sorted + samplesAtOnce, making.samples.size());
        for (; making.sorted < end; ++making.sorted) {
            const Sample &sample = making.samples.at(making.sorted);
            if (sample.receivedAt <= making.moment->clock.wall())
                making.byDevice[sample.tag.device].append(sample);
        }
        return false;
    }
    if (making.added < making.devices.size()) {
        const qsizetype end = qMin(making.added + devicesAtOnce, making.devices.size());
        for (; making.added < end; ++making.added)
            store.addKnownDevice(making.devices.at(making.added), {});
        return false;
    }
    QList<Arrival> reports;
    for (qsizetype i = 0; i < devicesAtOnce && !making.byDevice.isEmpty(); ++i) {
        const auto first = making.byDevice.begin();
        reports.append(reportsOf(first.key(), *first));
        making.byDevice.erase(first);
    }
    store.apply(reports);
    return making.byDevice.isEmpty();
}

void ReplayStore::finish()
{
    m_timer.stop();
    std::unique_ptr<Moment> moment = std::move(m_making->moment);
    m_making.reset();
    moment->model.setAliases(m_aliases);
    for (auto device = m_alarms.cbegin(); device != m_alarms.cend(); ++device)
        moment->model.setAlarms(device.key(), device.value());
    m_clock.set(moment->clock.wall());
    put(std::move(moment));
    Q_EMIT shown();
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
        tellDifferences(*moment);
}

/// Of thousands few have another state, and views look at those alone.
void ReplayStore::tellDifferences(const Moment &before)
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1),
                       {DeviceRole::Signals, DeviceRole::ReportedAt, DeviceRole::AgeMs,
                        DeviceRole::ClockOffset, DeviceRole::QualityText});
    for (int row = 0; row < rowCount(); ++row) {
        const DeviceId device = idAt(m_moment->model, row);
        const TrackedDevice *was = before.store.device(device);
        const TrackedDevice *is = m_moment->store.device(device);
        if (was->runState() != is->runState() || was->quality() != is->quality()
            || was->stateSince() != is->stateSince() || was->broker() != is->broker()
            || was->eStopAtDevice() != is->eStopAtDevice())
            Q_EMIT dataChanged(index(row), index(row));
    }
}

void ReplayStore::setAlarms(const QHash<DeviceId, QList<AlarmMark>> &alarms)
{
    const QHash<DeviceId, QList<AlarmMark>> before = std::exchange(m_alarms, alarms);
    QSet<DeviceId> devices(before.keyBegin(), before.keyEnd());
    devices.unite(QSet<DeviceId>(alarms.keyBegin(), alarms.keyEnd()));
    for (const DeviceId &device : std::as_const(devices)) {
        const QList<AlarmMark> marks = alarms.value(device);
        if (marks == before.value(device))
            continue;
        m_moment->model.setAlarms(device, marks);
        if (const int row = m_moment->model.rowOf(device); row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {DeviceRole::Alarms});
    }
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
