// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

class QStandardItemModel;

namespace Raptor::Test {

/// "raptor/shop/m1", "left.amps", "high" as a key; an empty device makes one without.
[[nodiscard]] AlarmKey alarmKey(const QString &device, const QString &subject, const QString &rule);
/// An alarm that nobody has acknowledged, raised so many seconds ago.
[[nodiscard]] AlarmRecord alarm(const AlarmKey &key, AlarmPriority priority, AlarmKind kind,
                                const QString &text, WallTime raisedAt);
/// Puts @p record into a table of AlarmColumn and AlarmRole, or in place of what was there.
void putAlarm(QStandardItemModel &model, const AlarmRecord &record);
void dropAlarm(QStandardItemModel &model, const AlarmKey &key);
[[nodiscard]] AlarmSummary summaryOf(const QStandardItemModel &model);

/// Does nothing but write down what was asked of it.
class FakeAlarmDesk final : public AlarmDesk
{
    Q_OBJECT
public:
    AlarmOutcome acknowledge(const QList<AlarmKey> &alarms, const QString &comment) override;
    AlarmOutcome shelve(const QList<AlarmKey> &alarms, AlarmShelving kind, Milliseconds span,
                        const QString &reason) override;
    AlarmOutcome unshelve(const QList<AlarmKey> &alarms, const QString &comment) override;
    AlarmOutcome removeFromService(const QList<AlarmKey> &alarms, const QString &reason) override;
    AlarmOutcome returnToService(const QList<AlarmKey> &alarms, const QString &comment) override;
    AlarmOutcome reset(const QList<AlarmKey> &alarms, const QString &comment) override;
    [[nodiscard]] std::optional<AlarmDefinition> definition(const AlarmKey &alarm) const override;
    [[nodiscard]] QList<std::pair<AlarmKey, AlarmDefinition>>
    definitions(const DeviceId &device) const override;
    [[nodiscard]] AlarmChange change(const AlarmKey &alarm) const override;
    Outcome redefine(const AlarmKey &alarm, const AlarmChange &change,
                     const QString &reason) override;
    [[nodiscard]] AlarmSummary summary() const override { return m_summary; }

    void setSummary(const AlarmSummary &summary);
    void define(const AlarmKey &alarm, const AlarmDefinition &definition,
                const AlarmChange &change = {});

    /// "acknowledge raptor/shop/m1:stale seen it"
    QStringList calls;
    AlarmChange changed; ///< of the last redefine()
    std::optional<Error> refusal; ///< of everything
    QHash<AlarmKey, QString> refused; ///< why, of single ones: the others are done

private:
    AlarmOutcome note(const QString &what, const QList<AlarmKey> &alarms, const QString &words);

    QHash<AlarmKey, AlarmDefinition> m_definitions;
    QHash<AlarmKey, AlarmChange> m_changes;
    AlarmSummary m_summary;
};

/// Answers at once with the rows that it was given, filtered by text and priority. An export is
/// finished by the test.
class FakeAlarmHistory final : public AlarmHistory
{
    Q_OBJECT
public:
    void fetch(int ticket, const AlarmQuery &query) override;
    void figures(int ticket, WallTime from, WallTime to) override;
    void spans(int ticket, const DeviceId &device, WallTime from, WallTime to) override;
    void exportTo(const QString &file, const AlarmQuery &query) override;
    void cancelExport() override { calls.append(QStringLiteral("cancel")); }

    QStringList calls; ///< "fetch", "figures", "csv /tmp/x.csv"
    AlarmQuery query; ///< of the last fetch() or exportTo()
    QList<AlarmTransition> rows; ///< newest first
    AlarmFigures answer;
    QList<AlarmSpan> spanAnswer; ///< of all devices
    QString error;
    bool silent = false; ///< answers nothing
};

} // namespace Raptor::Test
