// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/link/feed_link.h"

#include <QtCore/QThread>

#include <memory>
#include <vector>

namespace Raptor::Link {

/// All configured feeds, each read on a thread of its own. What they bring goes into the mailbox.
/// No gateway: nothing can be commanded through them. Lives on the GUI thread and never blocks it,
/// except for half a second at most when destroyed.
class FeedFleet : public QObject
{
    Q_OBJECT
public:
    /// @p clock and @p mailbox must outlive the fleet.
    FeedFleet(const QList<FeedProfile> &feeds, const ProfileCatalogue &catalogue,
              const Clock &clock, Mailbox &mailbox, QObject *parent = nullptr);
    ~FeedFleet() override;

    /// Connects. A feed that cannot be read by its profile stays down, with the reason.
    void start();
    void retryNow();

    [[nodiscard]] QList<FeedProfile> feeds() const;
    /// With the name alone if there is no such feed. Whether its data is fresh is not known here.
    [[nodiscard]] FeedStatus status(const QString &feed) const;

Q_SIGNALS:
    void statusChanged(const QString &feed);

private:
    struct Member
    {
        FeedProfile profile;
        QString refusal{}; ///< why it is not read at all
        LinkStatus status{};
        std::optional<Milliseconds> roundTrip{};
        std::unique_ptr<QThread> thread{};
        FeedLink *link = nullptr; ///< deleted by the end of its thread
    };

    void run(Member &member, const QString &topic);

    const ProfileCatalogue m_catalogue;
    const Clock &m_clock;
    Mailbox &m_mailbox;
    std::vector<std::unique_ptr<Member>> m_members;
    bool m_started = false;
};

} // namespace Raptor::Link
