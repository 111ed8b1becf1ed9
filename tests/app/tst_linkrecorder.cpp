// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/link_recorder.h"
#include "models/domain/roles.h"
#include "tests/models/plant_samples.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLinkRecorder : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    Test::FakeClock m_clock;
    std::unique_ptr<Models::PlantStore> m_plant;
    std::unique_ptr<LinkRecorder> m_recorder;

    static BrokerProfile broker(const QString &name)
    {
        return {.name = name, .url = BrokerUrl::parse(u"mqtt://192.0.2.1:1883").value()};
    }
    void startRecorder()
    {
        m_recorder.reset(); // which writes what is still to be written
        m_recorder = std::make_unique<LinkRecorder>(m_directory.path(), *m_plant, m_clock);
        m_recorder->setBrokers({broker(u"local"_s), broker(u"cloud"_s)});
    }
    void see(const QString &broker, SessionState state, const QString &error = {})
    {
        BrokerStatus status;
        status.name = broker;
        status.telemetry = state;
        status.lastError = error;
        m_plant->setBrokerUp(broker, state == SessionState::Up); // as the director does, before
        m_recorder->noteStatus(status);
    }
    /// One report a second.
    void pass(int seconds, const QString &from)
    {
        for (int second = 0; second < seconds; ++second) {
            m_clock.advance(1s);
            if (!from.isEmpty()) {
                const Test::Reports reports(m_clock);
                m_plant->apply({reports.motor(u"raptor/shop/m1", true, 1400 + second, from)});
            }
            m_plant->tick();
            m_recorder->tick();
        }
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_recorder.reset();
        m_plant = std::make_unique<Models::PlantStore>(Test::catalogue(), m_clock);
        startRecorder();
    }

    void anOutageIsSeenKeptAndResumed()
    {
        QAbstractItemModelTester tester(m_recorder->outageModel(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy settled(&m_recorder->history(), SIGNAL(settled()));
        see(u"local"_s, SessionState::Up);
        pass(20, u"local"_s);
        see(u"local"_s, SessionState::Connecting, u"connection reset"_s);
        pass(10, {});
        QCOMPARE(m_recorder->outageModel()->rowCount(), 1);
        see(u"local"_s, SessionState::Up);
        const BrokerOutage outage = m_recorder->history().outages().constFirst();
        QCOMPARE(outage.reason, u"connection reset"_s);
        QCOMPARE(*outage.to - outage.from, Milliseconds(10s));
        QCOMPARE(outage.devices, 1);
        QVERIFY2(outage.reports >= 8 && outage.reports <= 10,
                 QByteArray::number(outage.reports).constData());

        m_recorder->noteSwitch({m_clock.wall(), u"cloud"_s, u"local"_s, u"is back"_s, false});
        see(u"cloud"_s, SessionState::Up);
        see(u"cloud"_s, SessionState::Down, u"refused"_s);
        QTRY_VERIFY(!settled.isEmpty());

        startRecorder(); // as after the end of the program
        QTRY_COMPARE(m_recorder->history().outages().size(), 2);
        QCOMPARE(m_recorder->switchModel()->rowCount(), 1);
        QVERIFY(!m_recorder->history().outages().constFirst().to);
        see(u"cloud"_s, SessionState::Connecting);
        pass(5, {});
        see(u"cloud"_s, SessionState::Up);
        const BrokerOutage ended = m_recorder->history().outages().constFirst();
        QCOMPARE(ended.to, std::optional(m_clock.wall()));
        QVERIFY(ended.reason.startsWith(u"refused; "_s));
    }

    void removedBroker()
    {
        see(u"cloud"_s, SessionState::Up);
        see(u"cloud"_s, SessionState::Down, u"refused"_s);
        m_recorder->setBrokers({broker(u"local"_s)});
        QVERIFY(m_recorder->history().outages().constFirst().to);
    }
};

QTEST_GUILESS_MAIN(TestLinkRecorder)
#include "tst_linkrecorder.moc"
