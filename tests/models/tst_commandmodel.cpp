// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/command_model.h"
#include "models/domain/roles.h"
#include "plant_samples.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCommandModel : public QObject
{
    Q_OBJECT

    static CommandRecord record(const QString &id)
    {
        CommandRecord record;
        record.id = id;
        record.device = Test::id(u"raptor/shop/m1");
        record.kind = CommandKind::Start;
        record.by = u"Ada"_s;
        record.requestedWall = fromEpochMs(1'763'640'000'000);
        record.requestedAt = BootTime(100s);
        return record;
    }
    static QStringList texts(const CommandModel &model, int row)
    {
        QStringList texts;
        for (int column = CommandColumn::Device; column < CommandColumn::Count; ++column)
            texts.append(model.index(row, column).data().toString());
        return texts;
    }

private Q_SLOTS:
    void lifeOfACommand()
    {
        CommandStore store;
        CommandModel model(store);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        CommandRecord start = record(u"1"_s);
        store.upsert(start);
        QCOMPARE(
            texts(model, 0),
            (QStringList{
                u"raptor/shop/m1"_s, u"start"_s, u"Ada"_s, u"requested"_s, {}, {}, {}, {}, {}}));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        start.step = CommandStep::Finished;
        start.outcome = CommandOutcome::Confirmed;
        start.armedAt = start.requestedAt;
        start.givenAt = start.requestedAt + 4s;
        start.auditedAt = start.origin() + 2ms;
        start.sentAt = start.origin() + 3ms;
        start.acknowledgedAt = start.origin() + 12ms;
        start.finishedAt = start.origin() + 1480ms;
        start.detail = u"running"_s;
        start.note = u"still turning\nfor a while"_s;
        store.upsert(start);
        store.upsert(start);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(texts(model, 0),
                 (QStringList{u"raptor/shop/m1"_s, u"start"_s, u"Ada"_s, u"confirmed"_s, u"+2 ms"_s,
                              u"+3 ms"_s, u"+12 ms"_s, u"+1.48 s"_s,
                              uR"(running; still turning\nfor a while)"_s}));
        QCOMPARE(model.index(0, 0).data(CommandRole::Record).value<CommandRecord>(), start);
        QCOMPARE(model.index(0, 0).data(CommandRole::Outcome).value<CommandOutcome>(),
                 CommandOutcome::Confirmed);
        QCOMPARE(model.headerData(CommandColumn::Sent, Qt::Horizontal, Qt::DisplayRole), u"Sent"_s);
    }

    void rp03_onlyConfirmedShowsAConfirmation()
    {
        CommandStore store;
        const CommandModel model(store);
        CommandRecord start = record(u"1"_s);
        start.outcome = CommandOutcome::TimedOut;
        start.finishedAt = start.requestedAt + 5s;
        store.upsert(start);
        QCOMPARE(model.index(0, CommandColumn::Confirmed).data(), QString());
        QCOMPARE(model.index(0, CommandColumn::Result).data(), u"timed out"_s);
    }

    void rp01_mayStillStartStandsOut()
    {
        CommandStore store;
        const CommandModel model(store);
        CommandRecord start = record(u"1"_s);
        start.step = CommandStep::Finished;
        start.outcome = CommandOutcome::TimedOut;
        start.mayStillRun = true;
        store.upsert(start);
        QCOMPARE(model.index(0, CommandColumn::Result).data(), u"timed out, may still start"_s);
        QVERIFY(model.index(0, 0).data(CommandRole::MayStillRun).toBool());
    }

    void refusalIsARole()
    {
        CommandStore store;
        const CommandModel model(store);
        CommandRecord start = record(u"1"_s);
        start.outcome = CommandOutcome::Refused;
        start.refusal = Refusal::StateStale;
        store.upsert(start);
        QCOMPARE(model.index(0, 0).data(CommandRole::RefusalReason).value<Refusal>(),
                 Refusal::StateStale);
    }

    void pathsStandInTheToolTip()
    {
        CommandStore store;
        const CommandModel model(store);
        CommandRecord stop = record(u"1"_s);
        stop.paths = {{u"local"_s, stop.requestedAt + 1ms, stop.requestedAt + 2ms, {}},
                      {u"cloud"_s, {}, {}, u"no session"_s}};
        store.upsert(stop);
        QCOMPARE(model.index(0, CommandColumn::Broker).data(Qt::ToolTipRole),
                 u"local: broker has it, +2 ms\ncloud: no session"_s);
    }

    void newestFirstAndBounded()
    {
        CommandStore store;
        const CommandModel model(store);
        store.upsert({});
        QCOMPARE(model.rowCount(), 0);
        for (int i = 0; i < CommandStore::maximumRecords + 5; ++i)
            store.upsert(record(QString::number(i)));
        QCOMPARE(model.rowCount(), CommandStore::maximumRecords);
        QCOMPARE(model.index(0, 0).data(CommandRole::Id),
                 QString::number(CommandStore::maximumRecords + 4));
        QCOMPARE(store.rowOf(u"4"_s), -1);
        QCOMPARE(store.rowOf(u"5"_s), CommandStore::maximumRecords - 1);
    }

    void boundedRowsAreAnnounced()
    {
        CommandStore store;
        for (int i = 0; i < CommandStore::maximumRecords - 1; ++i)
            store.upsert(record(QString::number(i)));
        CommandModel model(store);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        store.upsert(record(u"last fits"_s));
        store.upsert(record(u"one goes"_s));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(model.rowCount(), CommandStore::maximumRecords);
    }

    void olderOnesComeBehind()
    {
        CommandStore store;
        CommandModel model(store);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        store.upsert(record(u"5"_s));
        CommandRecord known = record(u"5"_s);
        known.detail = u"as it was"_s;
        store.addOlder({known, record(u"4"_s), record(u"3"_s), record(u"3"_s), {}});
        store.upsert(record(u"6"_s));
        store.addOlder({record(u"2"_s), record(u"4"_s)});
        store.addOlder({record(u"2"_s)});
        const QStringList expected{u"6"_s, u"5"_s, u"4"_s, u"3"_s, u"2"_s};
        QCOMPARE(model.rowCount(), expected.size());
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.index(row, 0).data(CommandRole::Id), expected.at(row));
            QCOMPARE(store.rowOf(expected.at(row)), row);
        }
        QCOMPARE(store.at(1).detail, QString());
        QCOMPARE(inserted.count(), 4);
        CommandRecord changed = record(u"3"_s);
        changed.note = u"seen"_s;
        QSignalSpy dataChanged(&model, &QAbstractItemModel::dataChanged);
        store.upsert(changed);
        QCOMPARE(dataChanged.first().first().toModelIndex().row(), 3);
    }

    void olderOnesFillWhatIsLeft()
    {
        CommandStore store;
        for (int i = 0; i < CommandStore::maximumRecords - 1; ++i)
            store.upsert(record(QString::number(i)));
        CommandModel model(store);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        store.addOlder({record(u"old"_s), record(u"older"_s)});
        QCOMPARE(store.rowOf(u"old"_s), CommandStore::maximumRecords - 1);
        QCOMPARE(store.rowOf(u"older"_s), -1);
        store.upsert(record(u"new"_s)); // pushes the old one out
        QCOMPARE(store.rowOf(u"old"_s), -1);
        QCOMPARE(model.rowCount(), CommandStore::maximumRecords);
    }
};

QTEST_GUILESS_MAIN(TestCommandModel)
#include "tst_commandmodel.moc"
