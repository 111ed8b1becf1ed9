// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/device_profile.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Qt::StringLiterals;

class TestDeviceProfile : public QObject
{
    Q_OBJECT

    static DeviceId id(QStringView text) { return DeviceId::parse(text).value(); }
    static SignalSpec spec(const QString &id)
    {
        SignalSpec spec;
        spec.id = id;
        return spec;
    }
    static DeviceProfile relays()
    {
        DeviceProfile profile;
        profile.id = u"guardian"_s;
        profile.topics = {{u"guardian/{device}/state"_s, u"guardian/{device}/cmd"_s, {}},
                          {u"guardian/{site}/{device}/state"_s, u"guardian/{site}/{device}/cmd"_s,
                           u"guardian/{site}/{device}/status"_s}};
        return profile;
    }

private Q_SLOTS:
    void topicsFollowTheDevice_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QStringList>("topics");
        QTest::newRow("without a site")
            << u"guardian/bin4"_s
            << QStringList{u"guardian/bin4/state"_s, u"guardian/bin4/cmd"_s, {}};
        QTest::newRow("with a site")
            << u"guardian/shop/bin4"_s
            << QStringList{u"guardian/shop/bin4/state"_s, u"guardian/shop/bin4/cmd"_s,
                           u"guardian/shop/bin4/status"_s};
    }
    void topicsFollowTheDevice()
    {
        QFETCH(QString, device);
        const DeviceProfile profile = relays();
        const QStringList topics{profile.stateTopic(id(device)), profile.commandTopic(id(device)),
                                 profile.availabilityTopic(id(device))};
        QTEST(topics, "topics");
    }

    void filtersHoldEveryShape()
    {
        QCOMPARE(relays().stateFilters(),
                 (QStringList{u"guardian/+/state"_s, u"guardian/+/+/state"_s}));
        QCOMPARE(relays().availabilityFilters(), QStringList{u"guardian/+/+/status"_s});
    }

    void devicesNamedInThePayloadShareATopic()
    {
        DeviceProfile battery;
        battery.deviceKeyPointer = u"/userId"_s;
        battery.topics = {{u"battery/topic"_s, {}, {}}};
        QCOMPARE(battery.stateTopic(id(u"battery/user-1")), u"battery/topic"_s);
        QCOMPARE(battery.commandTopic(id(u"battery/user-1")), QString());
        QCOMPARE(battery.stateFilters(), QStringList{u"battery/topic"_s});
    }

    void specsOfSignals()
    {
        DeviceProfile profile;
        profile.signalSpecs = {spec(u"running"_s)};
        profile.group = SignalGroup{u"/motors"_s, u"/id"_s, u"motor"_s, {spec(u"rpm"_s)}};
        QCOMPARE(profile.signalSpec(u"running"), &profile.signalSpecs.at(0));
        QCOMPARE(profile.signalSpec(u"left.rpm"), &profile.group->signalSpecs.at(0));
        QCOMPARE(profile.signalSpec(u"a.b.rpm"), &profile.group->signalSpecs.at(0));
        QVERIFY(!profile.signalSpec(u"rpm"));
        QVERIFY(!profile.signalSpec(u".rpm"));
        QVERIFY(!profile.signalSpec(u"left.volts"));
        QVERIFY(!profile.signalSpec(u"left.running"));
    }

    void catalogueFindsById()
    {
        const auto relay = ProfilePtr::create(relays());
        const ProfileCatalogue catalogue({relay});
        QCOMPARE(catalogue.find(u"guardian"), relay);
        QVERIFY(!catalogue.find(u"sauna"));
        QVERIFY(!ProfileCatalogue().find(u""));
    }

    void onlyWhatEnergisesIsArmed_data()
    {
        QTest::addColumn<CommandKind>("kind");
        QTest::addColumn<bool>("arming");
        QTest::newRow("start") << CommandKind::Start << true;
        QTest::newRow("relay on") << CommandKind::RelayOn << true;
        QTest::newRow("reset") << CommandKind::Reset << true;
        QTest::newRow("stop") << CommandKind::Stop << false;
        QTest::newRow("relay off") << CommandKind::RelayOff << false;
        QTest::newRow("e-stop") << CommandKind::EStop << false;
    }
    void onlyWhatEnergisesIsArmed()
    {
        QFETCH(CommandKind, kind);
        QTEST(needsArming(kind), "arming");
        QCOMPARE(isStop(kind), !needsArming(kind));
    }
};

QTEST_GUILESS_MAIN(TestDeviceProfile)
#include "tst_deviceprofile.moc"
