// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/command.h"
#include "models/domain/roles.h"

#include <QtCore/QObject>
#include <QtCore/QPointF>

#include <optional>

namespace Raptor {

/// A command that waits for its second step. It dies after 10 s and on any change (RP-07).
struct ArmedCommand
{
    DeviceId device;
    CommandKind kind = CommandKind::Start;
    QString text; ///< names what will energise: "Start left, right of raptor/shop/m1"
    BootTime expires{};
};

/// Whom an e-stop addresses.
struct EStopScope
{
    enum class Kind { Device, Site, Everything };
    Kind kind = Kind::Everything;
    DeviceId device; ///< Kind::Device
    QString site; ///< Kind::Site; devices without a site belong to every site
};

enum class EStopProgress { NotCovered, NotSent, Sent, BrokerHas, Confirmed, NotConfirmed };

/// How far an e-stop has come at one device.
struct EStopLine
{
    DeviceId device;
    EStopProgress progress = EStopProgress::NotSent;
    QString text; ///< in words, with times

    friend bool operator==(const EStopLine &, const EStopLine &) = default;
};

/// What an operator may do to devices. GUI thread. Nothing here blocks; what became of a command is
/// read from the ledger model. Double-clicks and key repeat cannot do both steps of a start: an
/// execute() within 300 ms of its arm() is ignored.
class CommandDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual CommandOffer offer(const DeviceId &device, CommandKind kind) const = 0;
    /// First step of what needsArming(). On refusal the answer says why and the ledger has a row.
    virtual CommandOffer arm(const DeviceId &device, CommandKind kind) = 0;
    virtual void disarm() = 0;
    [[nodiscard]] virtual std::optional<ArmedCommand> armed() const = 0;
    /// Second step, for the armed command; checks everything again.
    virtual CommandOffer executeArmed(const QString &reason) = 0;
    /// One-step commands: Stop, RelayOff. Disarms what is armed.
    virtual CommandOffer stop(const DeviceId &device, CommandKind kind) = 0;
    virtual void emergencyStop(const EStopScope &scope) = 0;
    /// One line per device of the e-stops since the last acknowledgement; empty: nothing to show.
    [[nodiscard]] virtual QList<EStopLine> emergencyStopLines() const = 0;
    /// Hides the lines of confirmed devices; what is not confirmed stays.
    virtual void dismissEmergencyStopLines() = 0;
    /// No broker is up: an e-stop pressed now would go nowhere.
    [[nodiscard]] virtual bool hasPath() const = 0;

Q_SIGNALS:
    void offersChanged();
    void armedChanged();
    void emergencyStopChanged();
    void pathChanged(bool hasPath);
};

/// The choice of broker. GUI thread.
class BrokerDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Empty: automatic; else the broker that an operator locked to.
    [[nodiscard]] virtual QString lockedTo() const = 0;
    /// The preferred source at this moment; empty while none is usable.
    [[nodiscard]] virtual QString current() const = 0;
    [[nodiscard]] virtual QList<BrokerProfile> profiles() const = 0;
    virtual void chooseAutomatically() = 0;
    virtual void lockTo(const QString &name) = 0;
    virtual void retryNow(const QString &name) = 0;
    /// For a broker with a user; kept in memory only, asked for again at the next start.
    virtual void givePassword(const QString &name, const QString &password) = 0;
    /// Adds, or replaces the one named @p replaces; written to console.toml. Refused in words.
    virtual Outcome saveProfile(const BrokerProfile &profile, const QString &replaces) = 0;
    virtual Outcome removeProfile(const QString &name) = 0;

Q_SIGNALS:
    void selectionChanged();
    void profilesChanged();
};

/// Recent history of numeric tags for trends. GUI thread.
class TrendSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Points of @p tag, oldest first: x = epoch ms, y = value. A NaN y starts a gap.
    [[nodiscard]] virtual QList<QPointF> points(const TagId &tag, WallTime from,
                                                WallTime to) const = 0;

Q_SIGNALS:
    /// At most once per frame, when any tag has new points.
    void advanced();
};

} // namespace Raptor
