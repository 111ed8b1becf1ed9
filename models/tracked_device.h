// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/gateway.h"
#include "models/domain/roles.h"
#include "models/period_estimator.h"
#include "models/quality_rule.h"
#include "models/report_source.h"

#include <QtCore/QFlags>
#include <QtCore/QSet>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace Raptor::Models {

enum class DeviceChange {
    Values = 0x01, ///< a report was taken
    Quality = 0x02, ///< of the device or of one of its signals
    RunState = 0x04,
    Source = 0x08,
    Latch = 0x10,
    Busy = 0x20,
    Age = 0x40, ///< the age shows another second, and nothing else
};
Q_DECLARE_FLAGS(DeviceChanges, DeviceChange)
Q_DECLARE_OPERATORS_FOR_FLAGS(DeviceChanges)

/// Which brokers can be read at this moment.
struct SourceChoice
{
    QString preferred;
    QSet<QString> down;
    QSet<QString> feeds{}; ///< read-only sources: only for what no broker has fresh
};

/// All that is known of one device: newest values, what they are worth, where they come from. What
/// several brokers deliver is taken once: what another than the active source brought first is kept
/// back, and counts as soon as that source is left, or turns out to have left it out. Devices whose
/// reports have no identity are read from one source at a time.
/// Pure: time and reports come in through its functions, and nothing leaves by itself.
class TrackedDevice
{
public:
    enum class Verdict {
        Accepted, ///< values were taken
        Duplicate,
        OutOfOrder,
        Standby, ///< not from the active source: it proves that source fresh and changes nothing
        Retained, ///< whether its values were taken as last known or not
        TooManySignals,
    };
    static constexpr int maximumSignals = 256;

    TrackedDevice(DeviceId id, ProfilePtr profile);

    /// @p taken gets the samples that were taken; null if nobody wants them.
    Verdict apply(const StateReport &report, const SourceChoice &choice, QList<Sample> *taken);
    /// Goodbyes heard elsewhere than at a live source are not believed.
    void apply(const AvailabilityReport &report, const SourceChoice &choice);
    /// Chooses the source and brings all qualities up to @p now.
    void evaluate(BootTime now, WallTime wall, const SourceChoice &choice);
    /// When evaluate() will find something else although nothing was heard meanwhile, later than
    /// @p now; TurnQueue::never if that cannot be.
    [[nodiscard]] BootTime nextTurn(BootTime now) const;
    /// The epoch and an empty name stand for "unknown".
    void setLastSeen(WallTime lastSeen, const QString &broker);
    void setLatch(bool latched, const QString &text);
    void setBusy(bool busy);

    /// What is said of its quality has changed, though the quality has not.
    void reword() { m_changes |= DeviceChange::Quality; }

    /// What was kept back and has been taken since the last call, oldest first.
    [[nodiscard]] bool hasLateSamples() const { return !m_lateSamples.isEmpty(); }
    QList<Sample> lateSamples() { return std::exchange(m_lateSamples, {}); }
    /// How many reports that were Standby when they came have been taken since the last call.
    int lateReports() { return std::exchange(m_lateReports, 0); }

    /// For its owner, who knows whose report comes next: asks for the memory that it will touch,
    /// which of thousands of devices is in no cache. First for its own, a while later for the rest.
    void expect() const;
    void expectContents() const;

    /// For the one TurnQueue that it is in: when its turn is there.
    [[nodiscard]] BootTime turn() const { return m_turn; }
    void setTurn(BootTime at) { m_turn = at; }

    /// True if it was not touched yet: whoever evaluates it once for many reports untouches it.
    bool touch() { return !std::exchange(m_isTouched, true); }
    void untouch() { m_isTouched = false; }
    [[nodiscard]] bool isTouched() const { return m_isTouched; }

    /// What changed since the last call; kept as published() until the next.
    DeviceChanges publish();
    [[nodiscard]] DeviceChanges published() const { return m_published; }

    [[nodiscard]] const DeviceId &id() const { return m_id; }
    [[nodiscard]] const ProfilePtr &profile() const { return m_profile; }
    [[nodiscard]] Quality quality() const { return m_quality; }
    /// Quality at @p now, exact between evaluations too.
    [[nodiscard]] Quality qualityAt(BootTime now, const SourceChoice &choice) const;
    [[nodiscard]] OfflineReason offlineReason() const { return m_reason; }
    [[nodiscard]] RunState runState() const { return m_runState; }
    /// When the run state was seen to begin; unset if nobody watched.
    [[nodiscard]] std::optional<WallTime> stateSince() const { return m_stateSince; }
    /// The active source; empty before the first report.
    [[nodiscard]] const QString &broker() const { return m_broker; }
    /// Learned period of its reports.
    [[nodiscard]] QualityRule rule() const { return {m_period.period()}; }
    /// -1 if there was no live report.
    [[nodiscard]] qint64 ageMs(BootTime now) const;
    [[nodiscard]] std::optional<WallTime> reportedAt() const { return m_reportedAt; }
    /// From an earlier run of the program.
    [[nodiscard]] std::optional<WallTime> lastSeen() const { return m_lastSeen; }
    /// Through which it was heard then; empty: nobody knows.
    [[nodiscard]] const QString &lastBroker() const { return m_lastBroker; }
    [[nodiscard]] std::optional<Milliseconds> clockOffset(BootTime now, WallTime wall) const;
    /// Id of the last command that it says it took; unset if it never told.
    [[nodiscard]] const std::optional<QString> &lastCommand() const { return m_lastCommand; }
    [[nodiscard]] bool reportsEStop() const { return m_reportsEStop; }
    /// Stays as last heard when the device falls silent: a latch does not fade.
    [[nodiscard]] bool eStopAtDevice() const { return m_eStopAtDevice; }
    [[nodiscard]] bool eStopOnConsole() const { return m_latched; }
    [[nodiscard]] const QString &eStopConsoleText() const { return m_latchText; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isFreshOn(const QString &broker, BootTime now, Milliseconds within) const;

    [[nodiscard]] std::optional<Sample> sample(const QString &signal) const;
    [[nodiscard]] QList<SignalView> signalViews() const;
    /// Newest of each signal that is live or last known.
    [[nodiscard]] QList<Reading> readings() const;
    [[nodiscard]] QStringList groups() const;
    /// When @p sample of this device was taken, by boot time.
    [[nodiscard]] BootTime takenAt(const Sample &sample) const;

private:
    /// Where values come from: the same for all of one report.
    struct Origin
    {
        Evidence evidence = Evidence::None;
        BootTime liveAt{};
        std::optional<WallTime> takenAt;
        WallTime receivedAt{};
        BootTime receivedBoot{};
        QString broker;
    };
    /// What every report touches of a signal, close together.
    struct Signal
    {
        QStringView name; ///< of the tag of its Description
        quint32 report = 0; ///< that brought the value
        Quality quality = Quality::Bad;
        Unit unit = Unit::None;
        Value value;
    };
    struct Description
    {
        const SignalSpec *spec = nullptr; ///< owned by the profile; null for an unknown signal
        QString group;
        qsizetype groupOrder = -1;
        qsizetype order = 0;
        TagId tag;
        Origin origin; ///< of a value that the newest report did not bring
    };
    /// The newest live report whose values were taken.
    struct Taken
    {
        ReportIdentity identity;
        QString broker;
        BootTime receivedBoot;
    };

    [[nodiscard]] bool hasRoomFor(const QList<Reading> &readings) const;
    struct Held
    {
        StateReport report;
        BootTime liveAt;
    };
    [[nodiscard]] static Origin originIn(const StateReport &report, Evidence evidence,
                                         BootTime liveAt);
    Verdict applyRetained(const StateReport &report, QList<Sample> *taken);
    void take(const StateReport &report, BootTime liveAt, QList<Sample> *taken);
    /// The values of a report, of which @p origin and @p quality are told.
    void take(const QList<Reading> &readings, const Origin &origin, Quality quality,
              QList<Sample> *taken);
    [[nodiscard]] static Value usable(const Value &value);
    [[nodiscard]] const Signal *find(const QString &signal) const;
    /// @p position in its report: there it stood in the report before as well, as a rule.
    Signal &signal(const QString &id, size_t position)
    {
        if (position < m_places.size()) {
            Signal &likely = m_signals[m_places[position]];
            if (isSame(likely.name, id))
                return likely;
        }
        return searched(id, position);
    }
    Signal &searched(const QString &id, size_t position);
    /// Names from decoders are mostly the same memory: then there is nothing to compare.
    [[nodiscard]] static bool isSame(QStringView a, QStringView b)
    {
        return a.size() == b.size() && (a.data() == b.data() || a == b);
    }
    Signal &added(const QString &id);
    [[nodiscard]] Description described(const QString &id);
    [[nodiscard]] const Description &descriptionOf(const Signal &signal) const
    {
        return m_descriptions[size_t(&signal - m_signals.data())];
    }
    [[nodiscard]] const Origin &originOf(const Signal &signal) const
    {
        return signal.report == m_report ? m_origin : descriptionOf(signal).origin;
    }
    [[nodiscard]] Sample sampleOf(const Signal &signal) const;
    [[nodiscard]] bool isReachable(const SourceChoice &choice) const;
    [[nodiscard]] QString bestSource(BootTime now, const SourceChoice &choice) const;
    /// With one source there is nothing to choose: most devices, nearly always.
    [[nodiscard]] bool hasOneSource() const
    {
        return m_sources.size() == 1 && isSame(m_broker, m_sources.begin()->first);
    }
    /// True if the source changed.
    bool chooseSource(BootTime now, const SourceChoice &choice);
    /// The active source has brought nothing but what was taken.
    [[nodiscard]] bool isBeyondDoubt(const StateReport &report) const
    {
        return m_identities.empty() && m_taken && isSame(m_taken->broker, report.broker);
    }
    [[nodiscard]] std::optional<Verdict> objectionTo(const StateReport &report,
                                                     Milliseconds period) const;
    [[nodiscard]] bool wasTaken(const ReportIdentity &identity) const;
    [[nodiscard]] bool isNews(const ReportIdentity &identity) const;
    [[nodiscard]] bool isEcho(const StateReport &report, Milliseconds period) const;
    void beginIdentities();
    void hold(const StateReport &report, BootTime liveAt);
    void fillGap(const ReportIdentity &until, QList<Sample> *taken);
    void takeLate(const Held &held, QList<Sample> *taken);
    void takeKeptBack(QList<Sample> *taken);
    void evaluateSignals(BootTime now, bool reachable);
    void evaluateRunState(WallTime wall);
    void evaluateLatch();
    void evaluateAge(BootTime now);
    /// Of the signal of each of the profile's states; null: not known.
    [[nodiscard]] const Signal *ofState(qsizetype rule) const;
    [[nodiscard]] RunState stateByRules() const;

    // What every report touches stands together, and before what hardly any does.
    DeviceId m_id;
    bool m_isTouched = false;
    bool m_saidOffline = false;
    Evidence m_evidence = Evidence::None;
    BootTime m_liveAt{}; ///< when the newest live report was taken
    std::vector<Signal> m_signals; ///< device's own first, then groups as they came; profile order
    std::vector<quint16> m_places; ///< in m_signals, of the readings of the report before
    std::vector<qint16> m_stateSignals; ///< in m_signals, of the profile's states; -1: not known
    std::map<QString, ReportSource> m_sources;
    QString m_broker;
    PeriodEstimator m_period;
    std::vector<Held> m_held; ///< of other sources than the active one, not taken
    std::vector<ReportIdentity> m_identities; ///< of what was taken; empty with a single source
    quint32 m_report = 0; ///< number of the newest report that brought values
    int m_lateReports = 0;
    Origin m_origin; ///< of the values of that report
    std::optional<Taken> m_taken;
    std::optional<QString> m_lastCommand;
    std::optional<WallTime> m_reportedAt;
    QList<Sample> m_lateSamples;
    ProfilePtr m_profile;
    BootTime m_turn = BootTime::max();
    qint64 m_shownAge = -1;
    Quality m_quality = Quality::Offline;
    OfflineReason m_reason = OfflineReason::NeverSeen;
    RunState m_runState = RunState::Unknown;
    DeviceChanges m_changes;
    DeviceChanges m_published;
    bool m_reportsEStop = false;
    bool m_eStopAtDevice = false;

    bool m_latched = false;
    bool m_busy = false;
    std::vector<Description> m_descriptions; ///< of each of m_signals
    size_t m_nextIdentity = 0;
    QStringList m_groups;
    std::optional<WallTime> m_stateSince;
    std::optional<WallTime> m_lastSeen;
    QString m_lastBroker;
    QString m_latchText;
};

} // namespace Raptor::Models
