// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/device_model.h"
#include "plant_samples.h"

#include <QtCore/QDateTime>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDeviceModel : public QObject
{
    Q_OBJECT
    std::unique_ptr<Test::FakeClock> m_clock;
    std::unique_ptr<Test::Reports> m_reports;
    std::unique_ptr<PlantStore> m_store;
    std::unique_ptr<DeviceModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    QVariant at(const QString &device, int role) const
    {
        return m_model->index(m_model->rowOf(Test::id(device))).data(role);
    }
    QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < m_model->rowCount(); ++row)
            texts.append(m_model->index(row).data(DeviceRole::IdText).toString());
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<Test::FakeClock>();
        m_reports = std::make_unique<Test::Reports>(*m_clock);
        m_store = std::make_unique<PlantStore>(Test::catalogue(), *m_clock);
        m_model = std::make_unique<DeviceModel>(*m_store);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void devicesAppearInNaturalOrder()
    {
        m_store->apply({m_reports->state(u"battery/user-1", {{u"percent"_s, 80.0}}),
                        m_reports->motor(u"raptor/shop/m10", true),
                        m_reports->state(u"guardian/bin4", {{u"relay"_s, u"on"_s}}),
                        m_reports->motor(u"raptor/shop/m2", true),
                        m_reports->motor(u"raptor/barn/m3", true)});
        const QStringList expected{u"raptor/barn/m3"_s, u"raptor/shop/m2"_s, u"raptor/shop/m10"_s,
                                   u"guardian/bin4"_s, u"battery/user-1"_s};
        QCOMPARE(rows(), expected);
        m_clock->advance(1min);
        m_store->tick();
        QVERIFY(m_store->forgetDevice(Test::id(u"raptor/shop/m2")));
        QCOMPARE(
            rows(),
            QStringList(expected).replaceInStrings(u"raptor/shop/m2"_s, QString()).filter(u"/"_s));
        QCOMPARE(m_model->rowOf(Test::id(u"battery/user-1")), 3);
        QCOMPARE(DeviceModel(*m_store).rowCount(), 4);
    }

    void rolesOfALiveMotor()
    {
        const QString device = u"raptor/shop/m1"_s;
        m_store->apply({m_reports->motor(device, true, 1450)});
        m_clock->advance(1200ms);
        QCOMPARE(at(device, Qt::DisplayRole), u"m1"_s);
        QCOMPARE(at(device, DeviceRole::Id).value<DeviceId>(), Test::id(device));
        QCOMPARE(at(device, DeviceRole::System), u"raptor"_s);
        QCOMPARE(at(device, DeviceRole::SystemTitle), u"Motor gateway"_s);
        QCOMPARE(at(device, DeviceRole::Site), u"shop"_s);
        QCOMPARE(at(device, DeviceRole::RunStateRole).value<RunState>(), RunState::Running);
        QVERIFY(!at(device, DeviceRole::StateSince).toDateTime().isValid());
        QCOMPARE(at(device, DeviceRole::QualityRole).value<Quality>(), Quality::Good);
        QCOMPARE(at(device, DeviceRole::QualityText), u"live"_s);
        QCOMPARE(at(device, DeviceRole::AgeMs).toLongLong(), 1200);
        QCOMPARE(at(device, DeviceRole::Broker), u"local"_s);
        const auto views = at(device, DeviceRole::Signals).value<QList<SignalView>>();
        QCOMPARE(views.size(), 2);
        QCOMPARE(views.at(1).value, Value(1450.0));
        QCOMPARE(at(device, DeviceRole::EStopLatched).toBool(), false);
        QCOMPARE(at(device, DeviceRole::CommandBusy).toBool(), false);
        QCOMPARE(
            at(device, DeviceRole::Kinds).value<QList<CommandKind>>(),
            (QList{CommandKind::Start, CommandKind::Stop, CommandKind::EStop, CommandKind::Reset}));
        QCOMPARE(at(device, DeviceRole::ReportedAt).toDateTime().toMSecsSinceEpoch(),
                 toEpochMs(m_clock->wall()) - 1200);
        QVERIFY(!at(device, Qt::DecorationRole).isValid());
        QCOMPARE(m_model->roleNames().value(DeviceRole::AgeMs), QByteArray("ageMs"));
    }

    void rolesOfADeviceThatIsKnownOnly()
    {
        const QString device = u"raptor/shop/m1"_s;
        m_store->addKnownDevice(Test::id(device), m_clock->wall() - 1h);
        QCOMPARE(at(device, DeviceRole::AgeMs).toLongLong(), -1);
        QCOMPARE(at(device, DeviceRole::QualityRole).value<Quality>(), Quality::Offline);
        QCOMPARE(at(device, DeviceRole::ReportedAt).toDateTime().toMSecsSinceEpoch(),
                 toEpochMs(m_clock->wall() - 1h));
    }

    void aliasesReplaceNames()
    {
        m_store->apply({m_reports->motor(u"raptor/shop/m1", true)});
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setAliases({{u"raptor/shop/m1"_s, u"Auger 1"_s}});
        QCOMPARE(at(u"raptor/shop/m1"_s, DeviceRole::Name), u"Auger 1"_s);
        QCOMPARE(changed.count(), 1);
    }

    void oneExactRangePerBatch()
    {
        m_store->apply(
            {m_reports->motor(u"raptor/shop/m1", true), m_reports->motor(u"raptor/shop/m2", true),
             m_reports->motor(u"raptor/shop/m3", true), m_reports->motor(u"raptor/shop/m4", true)});
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_store->apply(
            {m_reports->motor(u"raptor/shop/m3", true), m_reports->motor(u"raptor/shop/m2", true)});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 2);
        QCOMPARE(changed.at(0).at(2).value<QList<int>>(),
                 (QList<int>{DeviceRole::QualityText, DeviceRole::AgeMs, DeviceRole::Signals,
                             DeviceRole::ReportedAt, DeviceRole::ClockOffset}));
        m_store->setCommandBusy(Test::id(u"raptor/shop/m4"), true);
        QCOMPARE(changed.at(1).at(2).value<QList<int>>(), QList<int>{DeviceRole::CommandBusy});
        m_clock->advance(1s);
        m_store->tick(); // a second older, which nobody is told
        QCOMPARE(changed.count(), 2);
    }

    void nothingBetweenTwoThatChangedIsTold()
    {
        for (int i = 1; i <= 9; ++i)
            m_store->apply({m_reports->motor(u"raptor/shop/m%1"_s.arg(i), true)});
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_store->apply(
            {m_reports->motor(u"raptor/shop/m8", true), m_reports->motor(u"raptor/shop/m2", true),
             m_reports->motor(u"raptor/shop/m3", true), m_reports->motor(u"raptor/shop/m7", false)});
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 2);
        QCOMPARE(changed.at(1).at(0).toModelIndex().row(), 6);
        QCOMPARE(changed.at(1).at(1).toModelIndex().row(), 7);
        QVERIFY(!changed.at(0).at(2).value<QList<int>>().contains(DeviceRole::RunStateRole));
        QVERIFY(changed.at(1).at(2).value<QList<int>>().contains(DeviceRole::RunStateRole));
    }

    void latchShowsItsText()
    {
        m_store->apply({m_reports->motor(u"raptor/shop/m1", true)});
        m_store->setEStopLatched(Test::id(u"raptor/shop/m1"), true, {});
        QVERIFY(at(u"raptor/shop/m1"_s, DeviceRole::EStopLatched).toBool());
        QCOMPARE(at(u"raptor/shop/m1"_s, DeviceRole::EStopText),
                 u"inhibited on this console only"_s);
    }
};

QTEST_GUILESS_MAIN(TestDeviceModel)
#include "tst_devicemodel.moc"
