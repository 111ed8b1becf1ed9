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
    DeviceId device; ///< null for a sequence
    CommandKind kind = CommandKind::Start;
    QString sequence; ///< name of the start sequence, empty for a single command
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

enum class EStopProgress {
    NotCovered,
    NotSent,
    Sent,
    BrokerHas,
    Confirmed,
    NotConfirmed,
    /// Pressed more than 10 minutes ago, never confirmed, and the device is back: an operator has
    /// to say whether it is stopped now (emergencyStop() for it) or released (reset).
    Asks,
};

/// How far an e-stop has come at one device.
struct EStopLine
{
    DeviceId device;
    EStopProgress progress = EStopProgress::NotSent;
    QString text; ///< in words, with times
    QString by{}; ///< who pressed it
    WallTime pressedAt{};
    QList<CommandPath> paths{}; ///< how far it came on each broker
    QStringList pathTexts{}; ///< the same in words, one a path: "local: broker has it after 3 ms"

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
    /// Stops each of them at once, on every path, in one step; refused per device by a missing link
    /// alone. Aborts a running sequence. What became of it is in groupRun().
    virtual void stopGroup(const QString &title, const QList<DeviceId> &devices) = 0;
    [[nodiscard]] virtual QList<StartSequence> sequences() const = 0;
    [[nodiscard]] virtual CommandOffer offerSequence(const QString &name) const = 0;
    /// First step; armed() then names every motor that will start. executeArmed() is the second.
    virtual CommandOffer armSequence(const QString &name) = 0;
    /// The newest group stop or sequence; unset before the first, and once dismissed.
    [[nodiscard]] virtual std::optional<GroupRun> groupRun() const = 0;
    /// Ends a running sequence: what is started stays, nothing more starts.
    virtual void abortSequence() = 0;
    /// Hides a run that has ended.
    virtual void dismissGroupRun() = 0;
    /// No broker is up: an e-stop pressed now would go nowhere.
    [[nodiscard]] virtual bool hasPath() const = 0;

Q_SIGNALS:
    void offersChanged();
    void armedChanged();
    void emergencyStopChanged();
    void groupRunChanged();
    void pathChanged(bool hasPath);
};

/// The lasting record of all commands (RP-04). Append only, in order, from the GUI thread; written
/// on a thread of its own. A row that cannot be written is kept and tried again.
class AuditTrail : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Returns at once.
    virtual void append(const AuditRow &row) = 0;
    /// Why rows are not written at this moment, in words; empty: they are.
    [[nodiscard]] virtual QString trouble() const = 0;

Q_SIGNALS:
    /// The row is on disk (synchronous=FULL). Rows may have waited: whoever asked decides whether
    /// that still counts.
    void durable(const QString &commandId, Raptor::AuditEvent event);
    /// @p why is empty when rows are written again.
    void troubleChanged(const QString &why);
};

/// Keeps e-stop latches over restarts, shared by all programs of this user that use the same data
/// directory. GUI thread; writes happen on another.
class LatchKeeper : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// What earlier runs, and other programs, left.
    [[nodiscard]] virtual QList<LatchedStop> latched() const = 0;
    /// Adds, or replaces the device's.
    virtual void keep(const LatchedStop &stop) = 0;
    virtual void drop(const DeviceId &device) = 0;
    /// Looks now whether another program has latched @p device, before @p commandId may energise
    /// it: news of other programs may be a while late. Returns at once, checked() follows. An
    /// e-stop that comes to the disk after that look is not seen by it.
    virtual void check(const DeviceId &device, const QString &commandId) = 0;

Q_SIGNALS:
    /// @p against: why the command must not go, in words: a latch of another program, of which
    /// latchedElsewhere() follows, or a disk that cannot tell. Empty: nothing is against it.
    void checked(const QString &commandId, const QString &against);
    /// Another program latched a device, or learned more of it.
    void latchedElsewhere(const Raptor::LatchedStop &stop);
    void releasedElsewhere(const Raptor::DeviceId &device);
    /// A latch could not be kept, in words; it holds in this run only.
    void troubled(const QString &why);
};

enum class LedgerFormat { Csv, Json };

/// Which commands of the audit trail; unset fields do not restrict.
struct LedgerFilter
{
    std::optional<WallTime> from;
    std::optional<WallTime> to;
    QString text; ///< part of device, operator, reason, detail; case does not count
    std::optional<CommandKind> kind;
    std::optional<CommandOutcome> outcome;
};

/// What else than looking at it can be done with the ledger. GUI thread; the work is done
/// elsewhere.
class LedgerDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// One at a time; progress and the end come as signals.
    virtual void exportTo(const QString &file, LedgerFormat format, const LedgerFilter &filter) = 0;
    virtual void cancelExport() = 0;
    /// Recomputes the hash chain; verified() follows.
    virtual void verify() = 0;

Q_SIGNALS:
    void exportProgressed(int percent);
    /// @p error in words, empty when all is written.
    void exportFinished(const QString &file, qint64 rows, const QString &error);
    /// @p intact: nothing was changed, left out or reordered. @p text says how many rows, or where
    /// it breaks.
    void verified(bool intact, const QString &text);
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
    /// What the broker's profile needs. @p keep: also in the keychain; if that fails,
    /// secretNotKept() says why, and it holds until the program ends.
    virtual void giveSecret(const QString &name, SecretKind kind, const QString &value,
                            bool keep) = 0;
    /// Why nothing can be kept in a keychain, in words; empty: it can.
    [[nodiscard]] virtual QString keychainTrouble() const = 0;
    /// An operator says that these devices are meant; see BrokerStatus::siteUnconfirmed.
    virtual void confirmSite(const QString &name) = 0;
    /// Adds, or replaces the one named @p replaces; written to console.toml. Refused in words.
    virtual Outcome saveProfile(const BrokerProfile &profile, const QString &replaces) = 0;
    virtual Outcome removeProfile(const QString &name) = 0;
    /// All profiles, without a secret, as [[broker]] tables.
    virtual Outcome exportProfiles(const QString &file) = 0;
    /// Adds those of the file; one whose name is taken gets another ("cloud 2"). The answer names
    /// what was added, and what was read past.
    virtual Result<QStringList> importProfiles(const QString &file) = 0;

Q_SIGNALS:
    void selectionChanged();
    void profilesChanged();
    void keychainTroubleChanged();
    void secretNotKept(const QString &name, const QString &why);
};

/// Something that happened to all trends at once: another broker is read.
struct TrendMark
{
    WallTime at{};
    QString text; ///< short; device text, shown as it is

    friend bool operator==(const TrendMark &, const TrendMark &) = default;
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
    /// Oldest first.
    [[nodiscard]] virtual QList<TrendMark> marks(WallTime /*from*/, WallTime /*to*/) const
    {
        return {};
    }

Q_SIGNALS:
    /// At most once per frame, when any tag has new points.
    void advanced();
};

} // namespace Raptor
