// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/roles.h"
#include "models/plant_store.h"
#include "protocol/link/feed_fleet.h"

#include <QtCore/QHash>

namespace Raptor::App {

/// The feeds as sources of the plant: a device is read from one while no broker has it fresh, and
/// not at all while the operator has locked a single broker. Nothing is ever commanded through one.
/// What becomes of them is told as events. GUI thread; tick() is to be called about ten times a
/// second.
class FeedDesk final : public QObject
{
    Q_OBJECT
public:
    /// They outlive the desk.
    struct Collaborators
    {
        Models::PlantStore *plant;
        Link::Mailbox *mailbox;
        const Clock *clock;
        ProfileCatalogue catalogue;
    };

    FeedDesk(const QList<FeedProfile> &feeds, const Collaborators &collaborators,
             QObject *parent = nullptr);

    /// Connects to the feeds.
    void start();
    void tick();
    /// Connects now instead of when the pause is over.
    void retryNow() { m_fleet.retryNow(); }
    /// Empty: none is locked.
    void setLockedTo(const QString &broker);

    [[nodiscard]] QList<FeedProfile> feeds() const { return m_fleet.feeds(); }
    [[nodiscard]] QStringList names() const;
    /// With the name alone if there is no such feed.
    [[nodiscard]] FeedStatus status(const QString &feed) const;

Q_SIGNALS:
    void eventHappened(Raptor::EventSeverity severity, const QString &text);
    void statusChanged(const Raptor::FeedStatus &status);

private:
    void refresh(const QString &feed);
    void announce(const FeedStatus &before, const FeedStatus &now);
    void announceCertificate(const FeedStatus &now);

    Models::PlantStore &m_plant;
    const Clock &m_clock;
    Link::FeedFleet m_fleet;
    QHash<QString, FeedStatus> m_statuses;
    QString m_lockedTo;
};

} // namespace Raptor::App
