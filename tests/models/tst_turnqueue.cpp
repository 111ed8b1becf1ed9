// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plant_store.h"
#include "models/turn_queue.h"
#include "plant_samples.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

BootTime at(qint64 ms)
{
    return BootTime(Milliseconds(ms));
}

} // namespace

class TestTurnQueue : public QObject
{
    Q_OBJECT

    TrackedDevice m_a{Test::id(u"raptor/shop/a"), nullptr};
    TrackedDevice m_b{Test::id(u"raptor/shop/b"), nullptr};
    using Due = QList<TrackedDevice *>;

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void dueOnceInTheirOrder()
    {
        TurnQueue queue;
        queue.schedule(&m_a, at(20));
        queue.schedule(&m_b, at(10));
        QCOMPARE(queue.takeDue(at(9)), Due());
        QCOMPARE(queue.takeDue(at(20)), (Due{&m_b, &m_a}));
        QCOMPARE(queue.takeDue(at(1000)), Due());
    }

    void earlierCountsLaterWaits()
    {
        TurnQueue queue;
        queue.schedule(&m_a, at(20));
        queue.schedule(&m_a, at(30)); // found out at 20
        queue.schedule(&m_b, at(20));
        queue.schedule(&m_b, at(5));
        queue.schedule(&m_b, TurnQueue::never);
        QCOMPARE(queue.takeDue(at(5)), Due{&m_b});
        QCOMPARE(queue.takeDue(at(20)), Due{&m_a});
    }

    void removedIsNotDue()
    {
        TurnQueue queue;
        queue.schedule(&m_a, at(1));
        queue.remove(&m_a);
        queue.remove(&m_b);
        QCOMPARE(queue.takeDue(at(10)), Due());
    }

    /// What is told of a plant whose devices are looked at when they are due is, at every moment,
    /// what they are: over two brokers of which one or the other falls silent or is down.
    void noTurnIsMissed_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void noTurnIsMissed()
    {
        QFETCH(const quint32, seed);
        QRandomGenerator random(seed);
        Test::FakeClock clock;
        Test::Reports reports(clock);
        PlantStore store(Test::catalogue(), clock);
        const QStringList names{u"raptor/shop/m1"_s, u"raptor/shop/m2"_s, u"raptor/shop/m3"_s};
        const QStringList brokers{u"local"_s, u"cloud"_s};
        SourceChoice choice;
        for (int step = 0; step < 400; ++step) {
            clock.advance(Milliseconds(100));
            const QString name = names.at(random.bounded(names.size()));
            const QString broker = brokers.at(random.bounded(brokers.size()));
            switch (random.bounded(60)) {
            case 0:
                choice.down.insert(broker);
                store.setBrokerUp(broker, false);
                break;
            case 1:
                choice.down.remove(broker);
                store.setBrokerUp(broker, true);
                break;
            case 2:
            case 3:
            case 4:
                store.apply({reports.motor(name, random.bounded(2) == 0, step, broker)});
                break;
            default:
                break;
            }
            std::vector<TrackedDevice> wanted;
            for (const DeviceId &id : store.knownDevices()) {
                wanted.push_back(*store.device(id));
                wanted.back().evaluate(clock.now(), clock.wall(), choice);
            }
            store.tick();
            for (const TrackedDevice &device : wanted) {
                const TrackedDevice &told = *store.device(device.id());
                QCOMPARE(told.quality(), device.quality());
                QCOMPARE(told.broker(), device.broker());
                QCOMPARE(told.runState(), device.runState());
                QCOMPARE(told.signalViews(), device.signalViews());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTurnQueue)
#include "tst_turnqueue.moc"
