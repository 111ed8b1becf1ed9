// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alarm_model.h"
#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "plant_samples.h"

#include <QtCore/QPersistentModelIndex>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAlarmModel : public QObject
{
    Q_OBJECT

    static constexpr WallTime start{Milliseconds(1'763'690'000'000)};

    static AlarmRecord record(int number, AlarmState state = AlarmState::ActiveUnacknowledged)
    {
        AlarmRecord record;
        record.key = {Test::id(u"raptor/shop/m%1"_s.arg(number)), u"left.amps"_s, u"high"_s};
        record.status.state = state;
        record.text = u"Current high"_s;
        record.raisedAt = start + std::chrono::seconds(number);
        record.changedAt = *record.raisedAt;
        return record;
    }
    static QList<AlarmRecord> records(int first, int last)
    {
        QList<AlarmRecord> out;
        for (int number = first; number <= last; ++number)
            out.append(record(number));
        return out;
    }
    static QString device(const AlarmModel &model, int row)
    {
        return model.index(row, AlarmColumn::Device).data().toString();
    }
    static QString text(const AlarmModel &model, AlarmColumn::Column column)
    {
        return model.index(0, column).data().toString();
    }
    /// "2-4": the rows of each dataChanged.
    static QStringList ranges(const QSignalSpy &changed)
    {
        QStringList out;
        for (const QList<QVariant> &one : changed)
            out.append(
                u"%1-%2"_s.arg(one.at(0).toModelIndex().row()).arg(one.at(1).toModelIndex().row()));
        return out;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aBatchIsOneInsertion()
    {
        AlarmModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.upsert(records(0, 99));
        model.upsert(records(100, 149));
        model.upsert({});
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(inserted.at(1).at(1).toInt(), 100);
        QCOMPARE(inserted.at(1).at(2).toInt(), 149);
        QCOMPARE(model.rowCount(), 150);
        QCOMPARE(device(model, 149), u"m149"_s);
    }

    void changesAreExactRanges()
    {
        AlarmModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.upsert(records(0, 9));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QList<AlarmRecord> batch;
        for (const int row : {7, 3, 2, 9, 4})
            batch.append(record(row, AlarmState::ActiveAcknowledged));
        batch.append(record(5)); // as it was
        model.upsert(batch);
        QCOMPARE(ranges(changed), (QStringList{u"2-4"_s, u"7-7"_s, u"9-9"_s}));
        QCOMPARE(changed.at(0).at(1).toModelIndex().column(), int(AlarmColumn::Count) - 1);
        const auto roles = changed.at(0).at(2).value<QList<int>>();
        QVERIFY(roles.contains(Qt::DisplayRole) && roles.contains(AlarmRole::Record)
                && roles.contains(AlarmRole::Unacknowledged) && roles.contains(AlarmRole::Sort));
        QVERIFY(!roles.contains(AlarmRole::Key));
        QCOMPARE(inserted.size(), 0);
        QVERIFY(!model.index(3, 0).data(AlarmRole::Unacknowledged).toBool());
        QVERIFY(model.index(5, 0).data(AlarmRole::Unacknowledged).toBool());
    }

    void whatIsNormalLeaves()
    {
        AlarmModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.upsert(records(0, 9));
        const QPersistentModelIndex six(model.index(6, 0));
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QList<AlarmRecord> batch;
        for (const int row : {4, 2, 3, 8})
            batch.append(record(row, AlarmState::Normal));
        batch.append(record(10));
        model.upsert(batch);
        QCOMPARE(removed.size(), 2); // 8, and 2 to 4
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(six.row(), 3);
        QCOMPARE(device(model, six.row()), u"m6"_s);
        QCOMPARE(device(model, 6), u"m10"_s);
        // The rows behind those that left are still found.
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.upsert({record(9, AlarmState::ActiveAcknowledged)});
        QCOMPARE(ranges(changed), QStringList{u"5-5"_s});
    }

    void ofTheSameAlarmTheLastOneCounts()
    {
        AlarmModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.upsert({record(1), record(2), record(1, AlarmState::Normal),
                      record(3, AlarmState::Normal), record(2, AlarmState::ActiveAcknowledged)});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 0).data(AlarmRole::State).value<AlarmState>(),
                 AlarmState::ActiveAcknowledged);
        model.upsert({record(2, AlarmState::Normal), record(2)});
        QCOMPARE(model.rowCount(), 1);
        model.upsert({record(2, AlarmState::ActiveAcknowledged), record(2, AlarmState::Normal)});
        QCOMPARE(model.rowCount(), 0);
    }

    /// Every other one of a long list: no signal for each.
    void scatteredRowsAreToldAsOne()
    {
        AlarmModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.upsert(records(0, 999));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
        QList<AlarmRecord> known;
        QList<AlarmRecord> over;
        for (int number = 0; number < 1000; number += 2) {
            known.append(record(number, AlarmState::ActiveAcknowledged));
            over.append(record(number, AlarmState::Normal));
        }
        model.upsert(known);
        QCOMPARE(ranges(changed), QStringList{u"0-998"_s});
        QVERIFY(!model.index(500, 0).data(AlarmRole::Unacknowledged).toBool());
        QVERIFY(model.index(501, 0).data(AlarmRole::Unacknowledged).toBool());
        const QPersistentModelIndex stays(model.index(501, AlarmColumn::Text));
        const QPersistentModelIndex goes(model.index(500, 0));
        model.upsert(over);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(model.rowCount(), 500);
        QVERIFY(!goes.isValid());
        QCOMPARE(stays.row(), 250); // the others keep their order
        QCOMPARE(stays.column(), int(AlarmColumn::Text));
        QCOMPARE(device(model, 250), u"m501"_s);
        // Every one of them is still found.
        model.upsert({record(501, AlarmState::ActiveAcknowledged)});
        QCOMPARE(ranges(changed).last(), u"250-250"_s);
    }

    void whatIsKeptSilentStays_data()
    {
        QTest::addColumn<AlarmShelving>("shelving");
        QTest::addColumn<bool>("outOfService");
        QTest::addColumn<bool>("suppressed");
        QTest::addColumn<bool>("listed");
        QTest::newRow("plainly normal") << AlarmShelving::None << false << false << false;
        QTest::newRow("shelved") << AlarmShelving::Timed << false << false << true;
        QTest::newRow("shelved once") << AlarmShelving::OneShot << false << false << true;
        QTest::newRow("out of service") << AlarmShelving::None << true << false << true;
        QTest::newRow("suppressed") << AlarmShelving::None << false << true << false;
    }
    void whatIsKeptSilentStays()
    {
        QFETCH(const AlarmShelving, shelving);
        QFETCH(const bool, outOfService);
        QFETCH(const bool, suppressed);
        QFETCH(const bool, listed);
        AlarmRecord normal = record(1, AlarmState::Normal);
        normal.status.shelving = shelving;
        normal.status.outOfService = outOfService;
        normal.status.suppressed = suppressed;
        AlarmModel model;
        model.upsert({normal});
        QCOMPARE(model.rowCount(), listed ? 1 : 0);
        QCOMPARE(AlarmModel::isListed(normal), listed);
        if (listed)
            QVERIFY(!model.index(0, 0).data(AlarmRole::Announced).toBool());
    }

    void whatTheColumnsSay()
    {
        AlarmRecord alarm = record(1, AlarmState::ActiveAcknowledged);
        alarm.priority = AlarmPriority::Urgent;
        alarm.text = u"Current\nhigh"_s;
        alarm.occurrence = {.value = 22.6, .limit = 22.0, .unit = Unit::Ampere};
        alarm.acknowledgedBy = u"Ada"_s;
        alarm.comment = u"seen"_s;
        AlarmModel model;
        model.upsert({alarm});
        QCOMPARE(text(model, AlarmColumn::Priority), Wording::of(AlarmPriority::Urgent));
        QCOMPARE(text(model, AlarmColumn::Device), u"m1"_s);
        QCOMPARE(text(model, AlarmColumn::Text), uR"(Current\nhigh)"_s);
        QCOMPARE(text(model, AlarmColumn::State), Wording::of(AlarmState::ActiveAcknowledged));
        QCOMPARE(text(model, AlarmColumn::Value), Wording::value(22.6, Unit::Ampere));
        QCOMPARE(text(model, AlarmColumn::Limit), Wording::value(22.0, Unit::Ampere));
        QCOMPARE(text(model, AlarmColumn::Operator), u"Ada"_s);
        QCOMPARE(text(model, AlarmColumn::Comment), u"seen"_s);
        QCOMPARE(text(model, AlarmColumn::Until), QString());
        QVERIFY(text(model, AlarmColumn::Time).endsWith(u":21"_s)); // whatever the time zone
        QCOMPARE(model.headerData(AlarmColumn::Text, Qt::Horizontal, Qt::DisplayRole), u"Alarm"_s);
        alarm.status.shelving = AlarmShelving::Timed;
        alarm.shelvedUntil = start + 1h;
        alarm.shelvedBy = u"Grace"_s;
        alarm.shelvedWhy = u"being mended"_s;
        model.upsert({alarm});
        QCOMPARE(text(model, AlarmColumn::State),
                 u"shelved: "_s + Wording::of(AlarmState::ActiveAcknowledged));
        QCOMPARE(text(model, AlarmColumn::Operator), u"Grace"_s);
        QCOMPARE(text(model, AlarmColumn::Comment), u"being mended"_s);
        QVERIFY(!text(model, AlarmColumn::Until).isEmpty());
        alarm.occurrence = {.detail = u"none for 8 s"_s};
        model.upsert({alarm});
        QCOMPARE(text(model, AlarmColumn::Value), u"none for 8 s"_s);
        QCOMPARE(model.index(0, 0).data(AlarmRole::Record).value<AlarmRecord>(), alarm);
        QCOMPARE(model.index(0, 0).data(AlarmRole::Key).value<AlarmKey>(), alarm.key);
    }

    void sourcesHaveNames()
    {
        AlarmModel model;
        AlarmRecord broker = record(2);
        broker.key = {{}, u"broker/cloud"_s, u"lost"_s};
        AlarmRecord console = record(3);
        console.key = {{}, u"console"_s, u"disk-low"_s};
        model.upsert({record(1), broker, console});
        QCOMPARE(device(model, 1), u"broker cloud"_s);
        QCOMPARE(device(model, 2), u"this console"_s);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setAliases({{u"raptor/shop/m1"_s, u"dryer fan"_s}});
        QCOMPARE(device(model, 0), u"dryer fan"_s);
        QCOMPARE(ranges(changed), QStringList{u"0-2"_s});
        QCOMPARE(changed.at(0).at(0).toModelIndex().column(), int(AlarmColumn::Device));
    }

    void rankIsUrgencyThenNewness()
    {
        AlarmRecord low = record(900);
        AlarmRecord oldHigh = record(1);
        AlarmRecord newHigh = record(2);
        oldHigh.priority = newHigh.priority = AlarmPriority::High;
        AlarmRecord urgent = record(0);
        urgent.priority = AlarmPriority::Urgent;
        AlarmModel model;
        model.upsert({urgent, newHigh, oldHigh, low});
        for (int row = 0; row < 3; ++row)
            QVERIFY(
                model.index(row, AlarmColumn::Priority).data(AlarmRole::Sort).toLongLong()
                < model.index(row + 1, AlarmColumn::Priority).data(AlarmRole::Sort).toLongLong());
        // A column sorts one kind of value.
        AlarmRecord words = record(5);
        words.occurrence.detail = u"none"_s;
        model.upsert({words});
        QCOMPARE(model.index(4, AlarmColumn::Value).data(AlarmRole::Sort).metaType(),
                 QMetaType::fromType<double>());
    }

    /// RP-23: 10,000 of them in 10 s, ten batches a second, and all gone again.
    void rp23_tenThousandCostOneSignalABatch()
    {
        AlarmModel model;
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        for (int batch = 0; batch < 100; ++batch)
            model.upsert(records(batch * 100, batch * 100 + 99));
        QCOMPARE(model.rowCount(), 10'000);
        QCOMPARE(inserted.size(), 100);
        QList<AlarmRecord> all;
        for (int number = 0; number < 10'000; ++number)
            all.append(record(number, AlarmState::ActiveAcknowledged));
        model.upsert(all);
        QCOMPARE(ranges(changed), QStringList{u"0-9999"_s});
        for (AlarmRecord &one : all)
            one.status.state = AlarmState::Normal;
        model.upsert(all);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestAlarmModel)
#include "tst_alarmmodel.moc"
