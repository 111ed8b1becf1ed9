// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/delay_estimator.h"
#include "models/domain/report.h"

#include <array>
#include <optional>

namespace Raptor::Models {

/// What tells one report of a device from its others: its time and number, or, where it has no
/// number, its time and content (RP-12). Devices that send neither have no identity.
struct ReportIdentity
{
    std::optional<WallTime> takenAt;
    std::optional<qint64> sequence;
    size_t content = 0;

    static ReportIdentity of(const StateReport &report);

    [[nodiscard]] bool isNull() const { return !takenAt && !sequence; }
    /// Made before @p other, as far as their own words tell. A restarted device counts anew under
    /// a later time, and a clock that was set back counts on: both do not precede.
    [[nodiscard]] bool precedes(const ReportIdentity &other) const;

    friend bool operator==(const ReportIdentity &, const ReportIdentity &) = default;
};

/// The live reports that one broker delivers of one device.
class ReportSource
{
public:
    enum class Verdict { New, Duplicate, OutOfOrder };

    /// Duplicates and what comes out of order are no news and leave everything as it was.
    Verdict add(const StateReport &report, Milliseconds period);
    /// Asks for the memory that add() will touch.
    void expect() const;

    /// When the newest report was taken, by boot time: received, less its delay.
    [[nodiscard]] std::optional<BootTime> liveAt() const
    {
        return m_isLive ? std::optional(m_liveAt) : std::nullopt;
    }
    /// The same, once add() has found a report new.
    [[nodiscard]] BootTime newestLiveAt() const { return m_liveAt; }
    /// Of the newest report.
    [[nodiscard]] const ReportIdentity &identity() const { return m_identity; }
    /// The newest report itself if it has no identity: others are held, or taken, at once.
    [[nodiscard]] const std::optional<StateReport> &nameless() const { return m_nameless; }
    /// Of its last reports; null ones where there were fewer.
    static constexpr size_t remembered = 64;
    using Identities = std::array<ReportIdentity, remembered>;
    [[nodiscard]] const Identities &recent() const { return m_recent; }
    [[nodiscard]] const DelayEstimator &delay() const { return m_delay; }
    /// When @p sample was taken, by boot time; when it was received where the device says nothing.
    [[nodiscard]] BootTime takenAt(const Sample &sample) const;

private:
    [[nodiscard]] bool isRepeat(const ReportIdentity &identity) const;
    /// Later, or with a higher number, than all that came before: no look at each of them is
    /// needed.
    [[nodiscard]] bool isHighest(const ReportIdentity &identity) const;
    void remember(const ReportIdentity &identity);
    void keep(const StateReport &report, const ReportIdentity &identity);

    // What every report touches stands together, and before what hardly any does.
    BootTime m_liveAt{};
    BootTime m_newestAt{}; ///< when the newest one was received
    bool m_isLive = false; ///< there was one
    ReportIdentity m_identity;
    std::optional<WallTime> m_latest;
    std::optional<qint64> m_highest;
    size_t m_next = 0;
    DelayEstimator m_delay;
    Identities m_recent{};
    std::optional<StateReport> m_nameless;
};

/// True if @p late was made before @p newest and comes within a period of it: a straggler. A clock
/// that was set back, or a restart, is none: it keeps coming, or jumps by more than a minute.
[[nodiscard]] bool isStraggler(const StateReport &late, const StateReport &newest,
                               Milliseconds period);
[[nodiscard]] bool isStraggler(const ReportIdentity &late, BootTime lateAt,
                               const ReportIdentity &newest, BootTime newestAt,
                               Milliseconds period);

/// Another broker may deliver a report again for so long.
[[nodiscard]] Milliseconds echoesFor(Milliseconds period);

} // namespace Raptor::Models
