// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>
#include <QtCore/QVariant>

namespace Raptor::Test {

/// Does what it is told and writes down what was asked of it.
class FakeCommandDesk final : public CommandDesk
{
    Q_OBJECT
public:
    explicit FakeCommandDesk(const Clock *clock) : m_clock(clock) { }

    [[nodiscard]] CommandOffer offer(const DeviceId &device, CommandKind kind) const override;
    CommandOffer arm(const DeviceId &device, CommandKind kind) override;
    void disarm() override;
    [[nodiscard]] std::optional<ArmedCommand> armed() const override { return m_armed; }
    CommandOffer executeArmed(const QString &reason) override;
    CommandOffer stop(const DeviceId &device, CommandKind kind) override;
    void emergencyStop(const EStopScope &scope) override;
    [[nodiscard]] QList<EStopLine> emergencyStopLines() const override { return m_lines; }
    void dismissEmergencyStopLines() override;
    [[nodiscard]] bool hasPath() const override { return m_hasPath; }
    void stopGroup(const QString &title, const QList<DeviceId> &devices) override;
    [[nodiscard]] QList<StartSequence> sequences() const override { return m_sequences; }
    [[nodiscard]] CommandOffer offerSequence(const QString &name) const override;
    CommandOffer armSequence(const QString &name) override;
    [[nodiscard]] std::optional<GroupRun> groupRun() const override { return m_groupRun; }
    void abortSequence() override { calls.append(QStringLiteral("abort sequence")); }
    void dismissGroupRun() override;
    void setSequences(const QList<StartSequence> &sequences);
    void refuseSequence(const QString &name, const CommandOffer &offer);
    void setGroupRun(const std::optional<GroupRun> &run);

    void refuse(const DeviceId &device, CommandKind kind, const CommandOffer &offer);
    void setLines(const QList<EStopLine> &lines);
    void setHasPath(bool hasPath);

    /// "arm start raptor/shop/m1", "execute start raptor/shop/m1", "e-stop site shop"
    QStringList calls;

private:
    [[nodiscard]] static QString key(const DeviceId &device, CommandKind kind);

    const Clock *m_clock;
    QHash<QString, CommandOffer> m_refusals;
    std::optional<ArmedCommand> m_armed;
    QList<EStopLine> m_lines;
    QList<StartSequence> m_sequences;
    std::optional<GroupRun> m_groupRun;
    bool m_hasPath = true;
};

/// Finishes nothing by itself: the test emits what the trail would.
class FakeLedgerDesk final : public LedgerDesk
{
    Q_OBJECT
public:
    void exportTo(const QString &file, LedgerFormat format, const LedgerFilter &filter) override;
    void cancelExport() override { calls.append(QStringLiteral("cancel")); }
    void verify() override { calls.append(QStringLiteral("verify")); }

    QStringList calls;
    LedgerFilter filter;
};

class FakeBrokerDesk final : public BrokerDesk
{
    Q_OBJECT
public:
    [[nodiscard]] QString lockedTo() const override { return m_locked; }
    [[nodiscard]] QString current() const override { return m_current; }
    [[nodiscard]] std::optional<PendingSwitch> pendingSwitch() const override { return m_pending; }
    [[nodiscard]] QList<BrokerProfile> profiles() const override { return m_profiles; }
    void chooseAutomatically() override;
    void lockTo(const QString &name) override;
    void retryNow(const QString &name) override { calls.append(QStringLiteral("retry ") + name); }
    void giveSecret(const QString &name, SecretKind kind, const QString &value,
                    bool keep) override
    {
        calls.append(QStringLiteral("secret %1 %2 %3%4")
                         .arg(name)
                         .arg(QVariant::fromValue(kind).toString(), value,
                              keep ? QStringLiteral(" keep") : QString()));
    }
    [[nodiscard]] QString keychainTrouble() const override { return keychain; }
    void confirmSite(const QString &name) override
    {
        calls.append(QStringLiteral("confirm ") + name);
    }
    Outcome saveProfile(const BrokerProfile &profile, const QString &replaces) override;
    Outcome removeProfile(const QString &name) override;
    Outcome exportProfiles(const QString &file) override;
    Result<QStringList> importProfiles(const QString &file) override;

    void setProfiles(const QList<BrokerProfile> &profiles, const QString &current);
    /// @p lock: by an operator; else a choice of its own.
    void beginSwitch(const PendingSwitch &pending, bool lock);

    QStringList calls;
    QList<BrokerProfile> saved;
    QStringList imported; ///< what importProfiles() answers
    QString keychain; ///< its trouble
    std::optional<Error> refusal;

private:
    QString m_locked;
    QString m_current;
    std::optional<PendingSwitch> m_pending;
    QList<BrokerProfile> m_profiles;
};

/// A tag's value is a soft wave; between gapFrom and gapTo (epoch ms) there is none.
class FakeTrends final : public TrendSource
{
    Q_OBJECT
public:
    [[nodiscard]] QList<QPointF> points(const TagId &tag, WallTime from,
                                        WallTime to) const override;
    [[nodiscard]] QList<TrendMark> marks(WallTime, WallTime) const override { return allMarks; }
    void setLevel(const TagId &tag, double level) { m_levels.insert(tag.text(), level); }
    /// Nothing came after this, for this device.
    void setEnd(const DeviceId &device, WallTime end) { m_ends.insert(device.text(), end); }

    QList<TrendMark> allMarks;
    double gapFrom = 0.0;
    double gapTo = 0.0;

private:
    QHash<QString, double> m_levels;
    QHash<QString, WallTime> m_ends;
};

} // namespace Raptor::Test
