// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_plant.h"

#include "tests/integration/sim/listener.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using Raptor::App::DemoPlant;
using Raptor::App::DemoSetup;

namespace {

constexpr int kPatienceMs = 20000;

DemoSetup setupForTests()
{
    DemoSetup setup = DemoSetup::standard();
    setup.simulator = QStringLiteral(RAPTOR_BIN_DIR "/raptor-sim");
    setup.periodSeconds = 0.1;
    return setup;
}

/// A zombie, of whom only the number is left, is not alive.
bool isAlive(qint64 processId)
{
    QFile stat(u"/proc/%1/stat"_s.arg(processId));
    if (!stat.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = stat.readAll();
    return !text.mid(text.lastIndexOf(')') + 2).startsWith('Z');
}

bool anyAlive(const QList<qint64> &processIds)
{
    return std::any_of(processIds.cbegin(), processIds.cend(), isAlive);
}

bool accepts(const QUrl &url)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    return socket.waitForConnected(1000);
}

QJsonObject json(const QByteArray &payload)
{
    return QJsonDocument::fromJson(payload).object();
}

} // namespace

class TestDemoPlant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsThePlantOnBothBrokers()
    {
        DemoPlant plant(setupForTests());
        QSignalSpy ready(&plant, &DemoPlant::ready);
        QSignalSpy failed(&plant, &DemoPlant::failed);
        plant.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kPatienceMs);
        QVERIFY(plant.localUrl() != plant.cloudUrl());
        QVERIFY(accepts(plant.healthUrl()));

        Listener local(plant.localUrl());
        Listener cloud(plant.cloudUrl());
        QTRY_VERIFY(local.isListening() && cloud.isListening());
        const QStringList onBoth{u"raptor/shop/bin-1-fan/state"_s,
                                 u"raptor/shop/conveyor-1/state"_s, u"raptor/shop/leg-2/status"_s,
                                 u"battery/topic"_s};
        for (const QString &topic : onBoth) {
            QTRY_VERIFY2(local.count(topic) > 0, qPrintable(topic));
            QTRY_VERIFY2(cloud.count(topic) > 0, qPrintable(topic));
        }
        // Relays speak on connect and once a minute: ask one.
        cloud.say(u"guardian/garage-1/cmd"_s, R"({"relay":"on"})");
        QTRY_COMPARE(cloud.last(u"guardian/garage-1/state"_s).payload,
                     QByteArray(R"({"relay":"on"})"));
        QCOMPARE(local.count(u"guardian/garage-1/state"_s), 0);
        QCOMPARE(failed.count(), 0);
    }

    void localBrokerGoesAndComesBack()
    {
        DemoPlant plant(setupForTests());
        QSignalSpy ready(&plant, &DemoPlant::ready);
        QSignalSpy failed(&plant, &DemoPlant::failed);
        QSignalSpy running(&plant, &DemoPlant::localBrokerRunning);
        plant.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kPatienceMs);
        const QUrl url = plant.localUrl();
        Listener cloud(plant.cloudUrl());
        QTRY_VERIFY(cloud.isListening());

        plant.stopLocalBroker();
        QVERIFY(!accepts(url));
        cloud.forget();
        QTRY_VERIFY(cloud.count(u"raptor/shop/leg-1/state"_s) > 2);

        plant.startLocalBroker();
        QTRY_COMPARE_WITH_TIMEOUT(running.count(), 2, kPatienceMs);
        QCOMPARE(plant.localUrl(), url);
        Listener local(url);
        QTRY_VERIFY_WITH_TIMEOUT(local.count(u"raptor/shop/leg-1/state"_s) > 2, kPatienceMs);
        QCOMPARE(failed.count(), 0);
    }

    void healthPageCanBeSwitched()
    {
        DemoPlant plant(setupForTests());
        QSignalSpy ready(&plant, &DemoPlant::ready);
        QSignalSpy health(&plant, &DemoPlant::healthChanged);
        plant.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kPatienceMs);
        plant.setHealth(false);
        QTRY_COMPARE(health.count(), 1);
        QVERIFY(!accepts(plant.healthUrl()));
        plant.setHealth(true);
        QTRY_COMPARE(health.count(), 2);
        QVERIFY(accepts(plant.healthUrl()));
    }

    void oneCommandOnBothBrokersRunsOnce()
    {
        DemoPlant plant(setupForTests());
        QSignalSpy ready(&plant, &DemoPlant::ready);
        plant.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kPatienceMs);
        Listener local(plant.localUrl());
        Listener cloud(plant.cloudUrl());
        QTRY_VERIFY(local.isListening() && cloud.isListening());
        const QByteArray eStop = R"({"estop":true,"wheels_running":false,"id":"e-1"})";
        local.say(u"raptor/shop/leg-1/cmd"_s, eStop, 2);
        cloud.say(u"raptor/shop/leg-1/cmd"_s, eStop, 2);
        for (Listener *listener : {&local, &cloud}) {
            QTRY_COMPARE(json(listener->last(u"raptor/shop/leg-1/state"_s).payload)
                             .value("last_cmd"_L1)
                             .toString(),
                         u"e-1"_s);
            QVERIFY(json(listener->last(u"raptor/shop/leg-1/state"_s).payload)
                        .value("estop"_L1)
                        .toBool());
        }
    }

    void allChildrenEndWithIt()
    {
        QList<qint64> ids;
        {
            DemoPlant plant(setupForTests());
            QSignalSpy ready(&plant, &DemoPlant::ready);
            plant.start();
            QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kPatienceMs);
            ids = plant.processIds();
            QCOMPARE(ids.size(), 3);
            QVERIFY(std::all_of(ids.cbegin(), ids.cend(), isAlive));
        }
        QVERIFY(!anyAlive(ids));
    }

    void allChildrenEndWhenItIsKilled()
    {
        QProcess host;
        host.start(QStringLiteral(RAPTOR_DEMO_HOST), {setupForTests().simulator});
        QTRY_VERIFY_WITH_TIMEOUT(host.canReadLine(), kPatienceMs);
        QList<qint64> ids;
        const QList<QByteArray> words = host.readLine().trimmed().split(' ');
        for (const QByteArray &word : words)
            ids.append(word.toLongLong());
        QCOMPARE(ids.size(), 3);
        QVERIFY(std::all_of(ids.cbegin(), ids.cend(), isAlive));

        QCOMPARE(::kill(pid_t(host.processId()), SIGKILL), 0);
        QTRY_COMPARE(host.state(), QProcess::NotRunning);
        QTRY_VERIFY(!anyAlive(ids));
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("mosquitto");
        QTest::addColumn<QString>("simulator");
        QTest::addColumn<QString>("reason");
        const QString sim = setupForTests().simulator;
        QTest::newRow("no mosquitto")
            << QString() << sim << u"mosquitto is not installed: apt install mosquitto"_s;
        QTest::newRow("no simulator") << DemoSetup::standard().mosquitto << u"/no/raptor-sim"_s
                                      << u"The plant simulator is missing: /no/raptor-sim"_s;
        QTest::newRow("a mosquitto that is none")
            << u"/bin/false"_s << sim << u"broker of the demo did not start"_s;
    }
    void saysWhatIsMissing()
    {
        QFETCH(QString, mosquitto);
        QFETCH(QString, simulator);
        QFETCH(QString, reason);
        DemoSetup setup = setupForTests();
        setup.mosquitto = mosquitto;
        setup.simulator = simulator;
        DemoPlant plant(setup);
        QSignalSpy failed(&plant, &DemoPlant::failed);
        plant.start();
        QTRY_VERIFY(failed.count() > 0);
        QVERIFY2(failed[0][0].toString().contains(reason), qPrintable(failed[0][0].toString()));
    }
};

QTEST_GUILESS_MAIN(TestDemoPlant)
#include "tst_demoplant.moc"
