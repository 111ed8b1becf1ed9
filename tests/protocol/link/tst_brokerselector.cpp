// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/broker_selector.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;

class tst_BrokerSelector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void stories_data();
    void stories();
    void reasons_data();
    void reasons();
    void brokersComeAndGo();
};

namespace {

BrokerProfile profile(const QString &name, int rank, bool probed)
{
    return {.name = name,
            .url = *BrokerUrl::parse(u"mqtt://192.0.2.1"),
            .user = {},
            .healthUrl = probed ? QUrl(u"http://192.0.2.1:3000/health"_s) : QUrl(),
            .rank = rank};
}

/// A plant with a probed local broker (rank 1) and a cloud broker without health page (rank 2).
/// A story is a list of words: "+250" lets time pass, asking every 50 ms; "L=h^" says of local:
/// health page answers (h), is silent (x) or not asked yet (?), session up (^) or down (_), with
/// fresh data (*); "C=^" of cloud; "lock=NAME" locks. "->NAME" expects NAME to be chosen.
class Teller
{
public:
    Teller()
    {
        m_selector.setBrokers({profile(u"cloud"_s, 2, false), profile(u"local"_s, 1, true)});
    }

    QString tell(const QString &story)
    {
        for (const QString &word : story.split(u' ', Qt::SkipEmptyParts)) {
            if (word.startsWith(u'+'))
                pass(word.mid(1).toInt());
            else if (word.startsWith(u"lock="))
                m_selector.lockTo(word.mid(5));
            else if (word.startsWith(u"->")) {
                const QString chosen = m_selector.choose(m_now).broker;
                if (chosen != word.mid(2))
                    return u"%1: got \"%2\" at %3"_s.arg(word, chosen)
                        .arg(m_now.time_since_epoch().count());
            } else
                report(word);
        }
        return {};
    }
    [[nodiscard]] QString reason() { return m_selector.choose(m_now).reason; }

private:
    void pass(int ms)
    {
        for (int step = 0; step < ms; step += 50) {
            m_now += Milliseconds(50);
            m_selector.choose(m_now);
        }
    }
    void report(const QString &word)
    {
        BrokerStatus status;
        status.name = word.startsWith(u'L') ? u"local"_s : u"cloud"_s;
        status.probe = word.contains(u'h') ? ProbeState::Healthy
            : word.contains(u'x')          ? ProbeState::Unhealthy
            : word.contains(u'?')          ? ProbeState::Unknown
                                           : ProbeState::NotConfigured;
        const SessionState session =
            word.contains(u'^') ? SessionState::Up : SessionState::Connecting;
        status.telemetry = session;
        status.command = session;
        status.freshData = word.contains(u'*');
        m_selector.update(status, m_now);
        m_selector.choose(m_now);
    }

    BrokerSelector m_selector;
    BootTime m_now{Milliseconds(100000)};
};

} // namespace

void tst_BrokerSelector::stories_data()
{
    QTest::addColumn<QString>("story");
    const auto row = [](const char *name, const char *story) {
        QTest::newRow(name) << QString::fromUtf8(story);
    };
    row("nothing known", "->");
    row("nobody reachable", "L=x_ C=_ +5000 ->");
    row("local answers, session not yet", "L=h_ ->local");
    row("local answers and is up", "L=h^ C=^ ->local");
    row("local up before the first probe", "L=?^ ->local");
    row("only cloud", "L=x_ C=^ ->cloud");
    row("the start waits for local's probe", "L=?_ C=^ -> +2000 -> L=h^ ->local");
    row("the start does not wait for ever", "L=?_ C=^ +2600 ->cloud");
    row("cloud was first, local settles",
        "L=?_ C=^ +2600 ->cloud L=h^ +1900 ->cloud +200 ->local");
    row("cloud was first, local has no session", "L=?_ C=^ +2600 ->cloud L=h_ +10000 ->cloud");
    row("health goes silent with the session", "L=h^ C=^ +500 ->local L=x_ ->cloud");
    row("health goes silent, session stays: second failure leads away",
        "L=h^ C=^ +500 L=x^ +1500 ->local +600 ->cloud");
    row("one silent probe is not enough", "L=h^ C=^ +500 L=x^ +1500 L=h^ +5000 ->local");
    row("session down with health up leads away after 3 s",
        "L=h^ C=^ +500 L=h_ +2900 ->local +200 ->cloud");
    row("session comes back within the grace", "L=h^ C=^ +500 L=h_ +2900 L=h^ +5000 ->local");
    row("local comes back and settles", "L=x_ C=^ +9000 ->cloud L=h^ +1900 ->cloud +200 ->local");
    row("flapping health does not lead back",
        "L=x_ C=^ +9000 L=h^ +1000 L=x_ +1000 L=h^ +1000 L=x_ +1000 ->cloud");
    row("health answers, but the broker behind it is dead",
        "L=h^ C=^ +500 L=h_ +3100 ->cloud L=x_ +2000 L=h_ +2500 ->cloud");
    row("cloud lost while local is away: its grace, then nothing",
        "L=x_ C=^ +500 ->cloud C=_ +2900 ->cloud +200 ->");
    row("cloud lost, local is there at once", "L=x_ C=^ +500 C=_ L=h^ +3100 ->local");
    row("silent health page with a session is better than nothing", "L=x^ C=_ +9000 ->local");
    row("but not better than a usable cloud", "L=x^ C=^ +9000 ->cloud");
    row("locked to cloud", "L=h^ C=^ lock=cloud ->cloud");
    row("locked to a dead broker stays there", "L=h^ C=_ lock=cloud +9000 ->cloud");
    row("unlocked again", "L=h^ C=^ lock=cloud +5000 lock= ->local");
}

void tst_BrokerSelector::stories()
{
    QFETCH(QString, story);
    const QString wrong = Teller().tell(story);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void tst_BrokerSelector::reasons_data()
{
    QTest::addColumn<QString>("story");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *story, const char *reason) {
        QTest::newRow(name) << QString::fromUtf8(story) << QString::fromUtf8(reason);
    };
    row("health", "L=h^ C=^", "the health page of local answers");
    row("no health", "L=x_ C=^", "the health page of local does not answer");
    row("no session", "L=h^ C=^ +500 L=h_ +3500", "the session with local is down");
    row("coming back", "L=x_ C=^ +500 L=h^ +500", "local is just coming back");
    row("last resort", "L=x^ C=_ +9000",
        "local has a session, though its health page does not answer");
    row("none", "L=x_ C=_ +9000", "no broker can be reached");
    row("lock", "L=h^ lock=cloud", "locked to cloud by hand");
}

void tst_BrokerSelector::reasons()
{
    QFETCH(QString, story);
    QFETCH(QString, reason);
    Teller teller;
    QCOMPARE(teller.tell(story), QString());
    QCOMPARE(teller.reason(), reason);
}

void tst_BrokerSelector::brokersComeAndGo()
{
    BrokerSelector selector;
    const BootTime now{Milliseconds(1000)};
    QCOMPARE(selector.choose(now).broker, QString());
    selector.setBrokers({profile(u"a"_s, 1, false), profile(u"b"_s, 2, false)});
    BrokerStatus up;
    up.telemetry = SessionState::Up;
    up.command = SessionState::Up;
    up.probe = ProbeState::NotConfigured;
    for (const QString &name : {u"a"_s, u"b"_s, u"unknown"_s}) {
        up.name = name;
        selector.update(up, now);
    }
    QCOMPARE(selector.choose(now).broker, u"a"_s);
    selector.setBrokers({profile(u"b"_s, 2, false)});
    QCOMPARE(selector.choose(now).broker, u"b"_s);
    selector.setBrokers({});
    QCOMPARE(selector.choose(now).broker, QString());
}

QTEST_GUILESS_MAIN(tst_BrokerSelector)
#include "tst_brokerselector.moc"
