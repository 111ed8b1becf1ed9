// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/device_model.h"
#include "models/replay_clock.h"

#include <QtCore/QTimer>

#include <memory>

namespace Raptor::Models {

/// The devices of a plant as they were at a past moment, one row each, with the roles of
/// DeviceRole: made anew for every moment from the last samples before it, by the same rules as of
/// the plant itself. Nothing in it is live: what was good then is shown as last known. A moment of
/// thousands of devices is made in slices, so that the plant of today does not wait for it: until
/// it is whole, the one before it stands. GUI thread.
class ReplayStore final : public QAbstractListModel
{
    Q_OBJECT
public:
    ReplayStore(const ProfileCatalogue &catalogue, QMap<QString, QString> aliases,
                QObject *parent = nullptr);
    ~ReplayStore() override;

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// Of these there is a row at every moment from the next one on; else those that had reported.
    void setDevices(const QList<DeviceId> &devices);
    /// No device, and no moment under way.
    void clear();
    /// @p samples: the last of each tag at or before @p at, in any order. shown() follows, or tells
    /// before this returns. What is under way is left for it.
    void show(WallTime at, const QList<Sample> &samples);
    [[nodiscard]] bool isMaking() const { return m_making != nullptr; }
    /// Announced alarms at that moment, most urgent first.
    void setAlarms(const QHash<DeviceId, QList<AlarmMark>> &alarms);
    /// The last one at the moment, with the quality that it has here: never a live one.
    [[nodiscard]] std::optional<Sample> sample(const TagId &tag) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void shown();

private:
    struct Moment;
    struct Making;

    [[nodiscard]] std::unique_ptr<Moment> noMoment() const;
    [[nodiscard]] QList<DeviceId> inOrder() const;
    [[nodiscard]] bool makeOn();
    void finish();
    void put(std::unique_ptr<Moment> moment);
    void tellDifferences(const Moment &before);

    ProfileCatalogue m_catalogue;
    QMap<QString, QString> m_aliases;
    ReplayClock m_clock;
    QList<DeviceId> m_devices;
    QHash<DeviceId, QList<AlarmMark>> m_alarms;
    std::unique_ptr<Moment> m_moment; ///< never null
    std::unique_ptr<Making> m_making; ///< null: none is under way
    QTimer m_timer; ///< between slices
};

} // namespace Raptor::Models
