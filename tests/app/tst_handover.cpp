// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/handover.h"
#include "tests/models/plant_samples.h"

#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QString local = u"local"_s;
const QString cloud = u"cloud"_s;
const QString m1 = u"raptor/shop/m1"_s;
const QString m2 = u"raptor/shop/m2"_s;
} // namespace

class TestHandover : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::FakeClock> m_clock;
    std::unique_ptr<Test::Reports> m_reports;
    std::unique_ptr<Models::PlantStore> m_plant;
    Handover m_handover;

    void hear(const QString &device, const QString &broker)
    {
        m_plant->apply({m_reports->motor(device, true, 1, broker)});
    }
    void begin(bool dead = false)
    {
        m_handover.begin(local, cloud, dead, *m_plant, m_clock->now());
        m_plant->setPreferredBroker(cloud);
    }
    bool end(Milliseconds after)
    {
        m_clock->advance(after);
        m_plant->tick();
        return m_handover.end(*m_plant, m_clock->now());
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_clock = std::make_unique<Test::FakeClock>();
        m_reports = std::make_unique<Test::Reports>(*m_clock);
        m_plant = std::make_unique<Models::PlantStore>(Test::catalogue(), *m_clock);
        m_plant->setPreferredBroker(local);
        m_handover = {};
        hear(m1, local);
        hear(m2, local);
    }

    void endsWhenEveryDeviceHasReported()
    {
        begin();
        QCOMPARE(m_handover.brokers(), QStringList{local});
        hear(m1, cloud);
        QVERIFY(!end(1000ms));
        hear(m2, cloud);
        QVERIFY(end(100ms));
        QVERIFY(m_handover.brokers().isEmpty());
        QVERIFY(!end(100ms)); // once
    }

    void lastsASecondAtLeast()
    {
        begin();
        hear(m1, cloud);
        hear(m2, cloud);
        QVERIFY(!end(Handover::atLeast - 1ms));
        QVERIFY(end(1ms));
    }

    /// A device that is at home at the broker that was left keeps nobody waiting.
    void lastsFiveSecondsAtMost()
    {
        begin();
        hear(m1, cloud);
        QVERIFY(!end(Handover::atMost - 1ms));
        QVERIFY(end(1ms));
    }

    /// What the new one brought before the switch proves nothing of what it brings now.
    void olderReportsDoNotCount()
    {
        hear(m1, cloud);
        hear(m2, cloud);
        m_clock->advance(100ms);
        begin();
        QVERIFY(!end(1000ms));
        hear(m1, cloud);
        hear(m2, cloud);
        QVERIFY(end(100ms));
    }

    void nothingIsKeptOfTheDead()
    {
        begin(true);
        QVERIFY(m_handover.brokers().isEmpty());
        QVERIFY(!end(10s));
    }

    void trialStandsBesideIt()
    {
        m_handover.setTrial(cloud);
        QCOMPARE(m_handover.brokers(), QStringList{cloud});
        m_handover.setTrial({});
        begin();
        m_handover.setTrial(local); // back again, at once
        QCOMPARE(m_handover.brokers(), QStringList{local});
        m_handover.forget(local);
        QVERIFY(m_handover.brokers().isEmpty());
    }

    void noneIsNoBroker()
    {
        m_handover.begin(local, {}, false, *m_plant, m_clock->now());
        QVERIFY(m_handover.brokers().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
