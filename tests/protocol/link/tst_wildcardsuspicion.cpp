// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/wildcard_suspicion.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;

namespace {

constexpr SessionClose closed{true, 0};
constexpr SessionClose lost{false, 0};
constexpr SessionClose noWildcards{true, 0xA2};

} // namespace

/// When a broker that ends the connection is believed not to take wildcards (RP-34).
class tst_WildcardSuspicion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_suspicion = {};
        m_now = BootTime(Milliseconds(1'000'000));
    }
    void believed_data();
    void believed();
    void interruptedSeriesDoesNotCount();
    void anAnswerClearsTheFilter();
    void onlyWhatWasPendingBothTimes();
    void triedAgainAfterAWhile();
    void acquittedBySingleTopics();
    void answeredTopicsAcquitNothing();

private:
    /// A session that asks and ends @p after that.
    void session(const QStringList &filters, const SessionClose &close,
                 Milliseconds after = Milliseconds(20), const QStringList &answered = {})
    {
        m_suspicion.sessionStarted(m_now);
        for (const QString &filter : filters)
            m_suspicion.asked(filter, m_now);
        for (const QString &filter : answered)
            m_suspicion.answered(filter);
        m_now += after;
        m_suspicion.sessionEnded(close, m_now);
        m_now += Milliseconds(1000);
    }

    WildcardSuspicion m_suspicion;
    BootTime m_now{};
    const QString m_states = u"raptor/+/+/state"_s;
    const QString m_relays = u"guardian/+/state"_s;
    const QString m_topic = u"raptor/shop/m1/state"_s;
};

void tst_WildcardSuspicion::believed_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<bool>("byServer");
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("expected");
    QTest::newRow("closed once") << 0 << true << 20 << 1 << false;
    QTest::newRow("closed twice") << 0 << true << 20 << 2 << true;
    QTest::newRow("too late") << 0 << true << 3001 << 3 << false;
    QTest::newRow("in time") << 0 << true << 3000 << 2 << true;
    QTest::newRow("the network was lost") << 0 << false << 20 << 3 << false;
    QTest::newRow("says so") << 0xA2 << true << 20 << 1 << true;
    QTest::newRow("says so, late") << 0xA2 << false << 60'000 << 1 << true;
    QTest::newRow("not authorised, once") << 0x87 << false << 20 << 1 << false;
    QTest::newRow("not authorised, twice") << 0x87 << false << 20 << 2 << true;
    QTest::newRow("filter invalid, twice") << 0x8F << false << 20 << 2 << true;
    QTest::newRow("shutting down") << 0x8B << true << 20 << 3 << false;
    QTest::newRow("taken over") << 0x8E << true << 20 << 3 << false;
}

void tst_WildcardSuspicion::believed()
{
    QFETCH(int, reason);
    QFETCH(bool, byServer);
    QFETCH(int, afterMs);
    QFETCH(int, times);
    for (int i = 0; i < times; ++i)
        session({m_states}, {byServer, quint8(reason)}, Milliseconds(afterMs));
    QTEST(m_suspicion.convicts(m_states), "expected");
    // What a broker says it says of all of them; what it does, of those that it was asked.
    QCOMPARE(m_suspicion.convicts(m_relays), reason == 0xA2);
    QVERIFY(!m_suspicion.convicts(m_topic));
}

void tst_WildcardSuspicion::interruptedSeriesDoesNotCount()
{
    session({m_states}, closed);
    session({m_states}, lost);
    session({m_states}, closed);
    QVERIFY(!m_suspicion.convicts(m_states));
    session({m_states}, closed);
    QVERIFY(m_suspicion.convicts(m_states));
}

void tst_WildcardSuspicion::anAnswerClearsTheFilter()
{
    session({m_states}, closed);
    session({m_states}, closed, Milliseconds(20), {m_states});
    session({m_states}, closed);
    QVERIFY(!m_suspicion.convicts(m_states));
}

void tst_WildcardSuspicion::onlyWhatWasPendingBothTimes()
{
    session({m_states, m_relays}, closed);
    session({m_states, m_relays}, closed, Milliseconds(20), {m_states});
    QVERIFY(!m_suspicion.convicts(m_states));
    QVERIFY(m_suspicion.convicts(m_relays));
}

void tst_WildcardSuspicion::triedAgainAfterAWhile()
{
    session({m_states}, closed);
    session({m_states}, closed);
    QVERIFY(m_suspicion.convicts(m_states));
    m_now += WildcardSuspicion::believedFor;
    m_suspicion.sessionStarted(m_now);
    QVERIFY(!m_suspicion.convicts(m_states));
    session({m_states}, closed); // it has not changed its mind: once is enough
    QVERIFY(m_suspicion.convicts(m_states));
    m_now += WildcardSuspicion::believedFor;
    session({m_states}, lost, Milliseconds(20), {m_states});
    QVERIFY(!m_suspicion.convicts(m_states));
}

void tst_WildcardSuspicion::acquittedBySingleTopics()
{
    session({m_states}, closed);
    session({m_states}, closed);
    session({m_topic}, closed); // it throws us out whatever is asked
    QVERIFY(!m_suspicion.convicts(m_states));
    session({m_states}, noWildcards);
    session({m_topic}, closed);
    QVERIFY(!m_suspicion.convicts(m_states));
}

void tst_WildcardSuspicion::answeredTopicsAcquitNothing()
{
    session({m_states}, closed);
    session({m_states}, closed);
    session({m_topic}, closed, Milliseconds(20), {m_topic});
    session({m_topic}, lost);
    QVERIFY(m_suspicion.convicts(m_states));
}

QTEST_GUILESS_MAIN(tst_WildcardSuspicion)
#include "tst_wildcardsuspicion.moc"
