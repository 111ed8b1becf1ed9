// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/roles.h"
#include "views/device_speech_model.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QStandardItemModel>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace Raptor;
using namespace Raptor::Views;
using namespace Qt::StringLiterals;

namespace {

/// Knows how often it was asked for alarms.
class CountingModel final : public QStandardItemModel
{
public:
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        asked += role == DeviceRole::Alarms ? 1 : 0;
        return QStandardItemModel::data(index, role);
    }
    mutable int asked = 0;
};

QVariant marked(const QString &text, AlarmPriority priority, bool unacknowledged = true)
{
    AlarmMark mark;
    mark.priority = priority;
    mark.unacknowledged = unacknowledged;
    mark.text = text;
    return QVariant::fromValue(QList<AlarmMark>{mark});
}

QStandardItem *addDevice(QStandardItem *group, const QString &name)
{
    auto *item = new QStandardItem(name);
    item->setData(QVariant::fromValue(DeviceId::parse(u"raptor/shop/"_s + name).value()),
                  DeviceRole::Id);
    group->appendRow(item);
    return item;
}

QString alarmOf(const QModelIndex &group)
{
    const auto marks = group.data(DeviceRole::Alarms).value<QList<AlarmMark>>();
    return marks.isEmpty() ? QString() : marks.first().text;
}

} // namespace

class TestDeviceSpeechModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsTold_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<bool>("ofGroup");
        QTest::addColumn<bool>("isState");
        QTest::newRow("values") << int(DeviceRole::Signals) << QVariant(1) << false << false;
        QTest::newRow("age") << int(DeviceRole::AgeMs) << QVariant(1) << false << false;
        QTest::newRow("clock") << int(DeviceRole::ClockOffset) << QVariant(1) << false << false;
        QTest::newRow("run state") << int(DeviceRole::RunStateRole)
                                   << QVariant::fromValue(RunState::Running) << false << true;
        QTest::newRow("quality") << int(DeviceRole::QualityRole)
                                 << QVariant::fromValue(Quality::Good) << false << true;
        QTest::newRow("e-stop") << int(DeviceRole::EStopLatched) << QVariant(true) << false << true;
        QTest::newRow("name") << int(DeviceRole::Name) << QVariant(u"fan"_s) << false << true;
        QTest::newRow("count of a group")
            << int(DeviceRole::QualityText) << QVariant(u"1 of 1 live"_s) << true << true;
    }

    /// A view of states hears of no value; any other hears of everything.
    void whatIsTold()
    {
        QFETCH(const int, role);
        QFETCH(const QVariant, value);
        QFETCH(const bool, ofGroup);
        QFETCH(const bool, isState);
        QStandardItemModel tree;
        auto *group = new QStandardItem(u"shop"_s);
        group->appendRow(new QStandardItem(u"m1"_s));
        tree.appendRow(group);
        DeviceSpeechModel states(nullptr);
        states.tellStatesOnly();
        states.setSourceModel(&tree);
        DeviceSpeechModel all(nullptr);
        all.setSourceModel(&tree);
        const QAbstractItemModelTester tester(
            &states, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QSignalSpy told(&states, &QAbstractItemModel::dataChanged);
        const QSignalSpy toldAll(&all, &QAbstractItemModel::dataChanged);
        (ofGroup ? group : group->child(0))->setData(value, role);
        QCOMPARE(told.count(), isState ? 1 : 0);
        QCOMPARE(toldAll.count(), 1);
        if (isState)
            QCOMPARE(told.at(0).at(0).toModelIndex().parent().isValid(), !ofGroup);
    }

    void aGroupShowsTheMostUrgentAlarmOfItsDevices()
    {
        QStandardItemModel tree;
        auto *shop = new QStandardItem(u"shop"_s);
        tree.appendRow(shop);
        DeviceSpeechModel model(nullptr);
        model.setSourceModel(&tree);
        const QModelIndex group = model.index(0, 0);
        QStandardItem *one = addDevice(shop, u"m1"_s);
        QStandardItem *two = addDevice(shop, u"m2"_s);
        const QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
        const auto tellsOfGroup = [&told] {
            return std::any_of(told.cbegin(), told.cend(), [](const QList<QVariant> &signal) {
                return !signal.at(0).toModelIndex().parent().isValid();
            });
        };
        QCOMPARE(alarmOf(group), QString());
        one->setData(marked(u"low"_s, AlarmPriority::Low), DeviceRole::Alarms);
        QCOMPARE(alarmOf(group), u"low"_s);
        two->setData(marked(u"urgent"_s, AlarmPriority::Urgent), DeviceRole::Alarms);
        QCOMPARE(alarmOf(group), u"urgent"_s);
        QVERIFY(tellsOfGroup());
        // What nobody knows of comes first.
        two->setData(marked(u"urgent"_s, AlarmPriority::Urgent, false), DeviceRole::Alarms);
        QCOMPARE(alarmOf(group), u"low"_s);
        one->setData(QVariant(), DeviceRole::Alarms);
        QCOMPARE(alarmOf(group), u"urgent"_s);
        QStandardItem *three = addDevice(shop, u"m3"_s);
        three->setData(marked(u"high"_s, AlarmPriority::High), DeviceRole::Alarms);
        QCOMPARE(alarmOf(group), u"high"_s);
        shop->removeRow(three->row());
        QCOMPARE(alarmOf(group), u"urgent"_s);
        shop->removeRow(two->row());
        QCOMPARE(alarmOf(group), QString());
        tree.removeRow(0);
        tree.appendRow(new QStandardItem(u"yard"_s));
        QCOMPARE(alarmOf(model.index(0, 0)), QString());
        one = addDevice(tree.item(0), u"m1"_s);
        one->setData(marked(u"low"_s, AlarmPriority::Low), DeviceRole::Alarms);
        QCOMPARE(alarmOf(model.index(0, 0)), u"low"_s);
        tree.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    /// In a plant of thousands an alarm looks at one device, not at all of them.
    void anAlarmLooksAtOneDevice()
    {
        CountingModel tree;
        auto *shop = new QStandardItem(u"shop"_s);
        tree.appendRow(shop);
        for (int number = 0; number < 1000; ++number)
            addDevice(shop, u"m%1"_s.arg(number));
        DeviceSpeechModel model(nullptr);
        model.setSourceModel(&tree);
        QCOMPARE(alarmOf(model.index(0, 0)), QString());
        tree.asked = 0;
        for (int number = 0; number < 100; ++number) {
            shop->child(number)->setData(marked(u"high"_s, AlarmPriority::High),
                                         DeviceRole::Alarms);
            QCOMPARE(alarmOf(model.index(0, 0)), u"high"_s);
        }
        for (int number = 0; number < 100; ++number) {
            shop->child(number)->setData(QVariant(), DeviceRole::Alarms);
            QCOMPARE(alarmOf(model.index(0, 0)), number < 99 ? u"high"_s : QString());
        }
        QVERIFY2(tree.asked <= 200, qPrintable(QString::number(tree.asked)));
    }
};

QTEST_MAIN(TestDeviceSpeechModel)
#include "tst_devicespeechmodel.moc"
