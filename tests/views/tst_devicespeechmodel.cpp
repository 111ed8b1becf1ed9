// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/roles.h"
#include "views/device_speech_model.h"

#include <QtCore/QRegularExpression>
#include <QtGui/QStandardItemModel>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Views;
using namespace Qt::StringLiterals;

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
};

QTEST_MAIN(TestDeviceSpeechModel)
#include "tst_devicespeechmodel.moc"
