// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outage_watch.h"
#include "tests/support/fake_clock.h"

#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOutageWatch : public QObject
{
    Q_OBJECT

    Test::FakeClock m_clock;
    QList<OutageWatch::Device> m_devices;
    QList<BrokerOutage> m_kept;
    QList<BrokerOutage> m_told; ///< kept or not
    std::unique_ptr<OutageWatch> m_watch;

    static OutageWatch::Device device(const QString &name, const QString &broker, Milliseconds age,
                                      Milliseconds period)
    {
        return {DeviceId::parse(u"raptor/shop/"_s + name).value(), broker, true, age, period};
    }
    void see(const QString &broker, SessionState telemetry, const QString &error = {})
    {
        BrokerStatus status;
        status.name = broker;
        status.telemetry = telemetry;
        status.lastError = error;
        m_watch->update(status, m_clock.now(), m_clock.wall());
    }
    void pass(Milliseconds time)
    {
        for (Milliseconds passed{0}; passed < time; passed += 100ms) {
            m_clock.advance(100ms);
            for (auto &one : m_devices) {
                if (!one.live)
                    one.age += 100ms;
            }
            m_watch->tick(m_clock.now());
        }
    }
    /// As the plant has it when a broker is gone.
    void goSilent(const QString &broker)
    {
        for (auto &one : m_devices) {
            if (one.broker == broker)
                one.live = false;
        }
    }

private Q_SLOTS:
    void init()
    {
        m_devices = {device(u"a"_s, u"local"_s, 200ms, 1s), device(u"b"_s, u"local"_s, 500ms, 2s),
                     device(u"c"_s, u"cloud"_s, 100ms, 1s)};
        m_kept.clear();
        m_told.clear();
        m_watch = std::make_unique<OutageWatch>([this] { return m_devices; },
                                                [this](const BrokerOutage &outage, bool lasting) {
                                                    m_told.append(outage);
                                                    if (lasting)
                                                        m_kept.append(outage);
                                                });
    }

    void fromOnlineToOnline()
    {
        see(u"local"_s, SessionState::Connecting);
        see(u"local"_s, SessionState::Down, u"connection refused"_s);
        QVERIFY(m_kept.isEmpty()); // it was never there
        see(u"local"_s, SessionState::Up);
        pass(5s);
        const WallTime from = m_clock.wall();
        const QStringList named{u"raptor/shop/a"_s, u"raptor/shop/b"_s};
        goSilent(u"local"_s);
        see(u"local"_s, SessionState::Connecting, u"connection reset"_s);
        QCOMPARE(m_kept.size(), 1);
        QCOMPARE(m_kept.constFirst(),
                 (BrokerOutage{u"local"_s, from, {}, u"connection reset"_s, 2, 0, named}));
        see(u"local"_s, SessionState::Down, u"connection refused"_s); // the first reason stays
        pass(10s);
        QCOMPARE(m_kept.size(), 1);
        QCOMPARE(m_watch->open(), QStringList{u"local"_s});
        see(u"local"_s, SessionState::Up);
        QCOMPARE(m_kept.size(), 2);
        // 10.2 s without a report a second, 10.5 s without one in two.
        QCOMPARE(
            m_kept.constLast(),
            (BrokerOutage{u"local"_s, from, from + 10s, u"connection reset"_s, 2, 10 + 5, named}));
        QVERIFY(m_watch->open().isEmpty());
        see(u"local"_s, SessionState::Up);
        QCOMPARE(m_kept.size(), 2);
    }

    void heardElsewhereIsNotMissed_data()
    {
        QTest::addColumn<Milliseconds>("after");
        QTest::newRow("at once") << Milliseconds(0);
        QTest::newRow("later") << Milliseconds(3000);
    }
    void heardElsewhereIsNotMissed()
    {
        QFETCH(Milliseconds, after);
        see(u"local"_s, SessionState::Up);
        goSilent(u"local"_s);
        if (after == 0ms)
            m_devices[0] = device(u"a"_s, u"cloud"_s, 100ms, 1s);
        see(u"local"_s, SessionState::Down, u"x"_s);
        pass(after);
        m_devices[0] = device(u"a"_s, u"cloud"_s, 100ms, 1s);
        pass(4s);
        goSilent(u"cloud"_s); // heard there once is enough
        pass(4s);
        see(u"local"_s, SessionState::Up);
        QCOMPARE(m_kept.constLast().devices, 1);
    }

    void figuresGoOnWhileItLasts()
    {
        see(u"local"_s, SessionState::Up);
        goSilent(u"local"_s);
        see(u"local"_s, SessionState::Down, u"x"_s);
        pass(4s);
        QCOMPARE(m_kept.size(), 1);
        QVERIFY(m_told.size() >= 4);
        // Counted for the last time after 3.1 s.
        QCOMPARE(m_told.constLast().reports, qint64(3 + 1));
        QVERIFY(!m_told.constLast().to);
    }

    void silentBeforeIsNotMissed()
    {
        m_devices[1].age = 16s; // switched off
        m_devices[1].live = false;
        m_devices.append(device(u"never"_s, u"local"_s, -1ms, 1s));
        m_devices.append(device(u"rare"_s, u"local"_s, 40s, 30s)); // within three of its periods
        see(u"local"_s, SessionState::Up);
        see(u"local"_s, SessionState::Down, u"x"_s);
        QCOMPARE(m_kept.constLast().devices, 2);
        QCOMPARE(m_kept.constLast().named,
                 (QStringList{u"raptor/shop/a"_s, u"raptor/shop/rare"_s}));
    }

    void twentyAreNamed()
    {
        m_devices.clear();
        for (int i = 10; i < 40; ++i)
            m_devices.append(device(QString::number(i), u"local"_s, 100ms, 1s));
        see(u"local"_s, SessionState::Up);
        see(u"local"_s, SessionState::Down, u"x"_s);
        QCOMPARE(m_kept.constLast().devices, 30);
        QCOMPARE(m_kept.constLast().named.size(), BrokerOutage::namedAtMost);
        QCOMPARE(m_kept.constLast().named.constFirst(), u"raptor/shop/10"_s);
    }

    void lateReason()
    {
        see(u"local"_s, SessionState::Up);
        see(u"local"_s, SessionState::Connecting);
        QCOMPARE(m_kept.constLast().reason, QString());
        see(u"local"_s, SessionState::Down, u"name not found"_s);
        QCOMPARE(m_kept.constLast().reason, u"name not found"_s);
        QCOMPARE(m_kept.size(), 2);
    }

    void wallMayBeSet()
    {
        see(u"local"_s, SessionState::Up);
        const WallTime from = m_clock.wall();
        see(u"local"_s, SessionState::Down, u"x"_s);
        m_clock.jumpWall(-1h);
        pass(10s);
        see(u"local"_s, SessionState::Up);
        QCOMPARE(m_kept.constLast().to, std::optional(from + 10s));
    }

    void goesOnAfterARestart()
    {
        const BrokerOutage old{u"cloud"_s, m_clock.wall() - 1h, {}, u"connection refused"_s, 3, 40};
        const BrokerOutage older{u"cloud"_s, m_clock.wall() - 2h, {}, u"x"_s, 1, 2};
        m_watch->resume(old);
        m_watch->resume(old);
        m_watch->resume(older);
        QCOMPARE(m_kept.size(), 1); // that one was over before the other began
        QCOMPARE(m_kept.constFirst().to, std::optional(old.from));
        see(u"cloud"_s, SessionState::Connecting);
        pass(10s);
        QCOMPARE(m_kept.size(), 1);
        see(u"cloud"_s, SessionState::Up);
        const BrokerOutage ended = m_kept.constLast();
        QCOMPARE(ended.from, old.from);
        QCOMPARE(ended.to, std::optional(m_clock.wall()));
        QCOMPARE(ended.reports, old.reports); // nobody counted
        QVERIFY(ended.reason.startsWith(u"connection refused; "_s));
    }

    void removedBroker()
    {
        see(u"local"_s, SessionState::Up);
        m_watch->forget(u"local"_s, m_clock.now(), m_clock.wall());
        QVERIFY(m_kept.isEmpty());
        see(u"local"_s, SessionState::Up);
        see(u"local"_s, SessionState::Down, u"x"_s);
        pass(2s);
        m_watch->forget(u"local"_s, m_clock.now(), m_clock.wall());
        QCOMPARE(m_kept.constLast().to, std::optional(m_clock.wall()));
        QVERIFY(m_kept.constLast().reason.startsWith(u"x; "_s));
        QVERIFY(m_watch->open().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOutageWatch)
#include "tst_outagewatch.moc"
