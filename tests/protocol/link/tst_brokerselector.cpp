// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/broker_selector.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>
#include <optional>

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
    void switchesHaveAReason_data();
    void switchesHaveAReason();
    void brokersComeAndGo();
    void brokersKeepTheirRecord();
    void rp21_flappingHealthSwitchesOncePerHoldDown();
    void rp21_flappingSessionComesBackOncePerHoldDown();
    void aDeadBrokerIsNeverKept();
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

/// A plant with a probed local broker (rank 1) and two brokers without health page: cloud (rank 2)
/// and spare (rank 3), which is silent unless the story speaks of it.
/// A story is a list of words: "+250" lets time pass, asking every 50 ms; "L=h^" says of local:
/// health page answers (h), is silent (x) or not asked yet (?), session up (^), half of it (/) or
/// down (_), with fresh data (*); "C=^" of cloud, "S=^" of spare; "lock=NAME" locks. "->NAME"
/// expects NAME to be chosen, "~>NAME" to be on trial.
class Teller
{
public:
    Teller()
    {
        m_selector.setBrokers({profile(u"cloud"_s, 2, false), profile(u"local"_s, 1, true),
                               profile(u"spare"_s, 3, false)});
    }

    QString tell(const QString &story)
    {
        for (const QString &word : story.split(u' ', Qt::SkipEmptyParts)) {
            if (word.startsWith(u'+'))
                pass(word.mid(1).toInt());
            else if (word.startsWith(u"lock="))
                m_selector.lockTo(word.mid(5));
            else if (word.startsWith(u"->") || word.startsWith(u"~>")) {
                const auto choice = m_selector.choose(m_now);
                const QString chosen = word.startsWith(u'~') ? choice.trial : choice.broker;
                if (chosen != word.mid(2))
                    return u"%1: got \"%2\" at %3"_s.arg(word, chosen)
                        .arg(m_now.time_since_epoch().count());
            } else
                report(word);
        }
        return {};
    }
    [[nodiscard]] QString reason() { return m_selector.choose(m_now).reason; }
    /// Of the last change.
    [[nodiscard]] QString switchReason() const { return m_switchReason; }

private:
    void pass(int ms)
    {
        for (int step = 0; step < ms; step += 50) {
            m_now += Milliseconds(50);
            choose();
        }
    }
    void report(const QString &word)
    {
        BrokerStatus status;
        status.name = word.startsWith(u'L') ? u"local"_s
            : word.startsWith(u'C')         ? u"cloud"_s
                                            : u"spare"_s;
        status.probe = word.contains(u'h') ? ProbeState::Healthy
            : word.contains(u'x')          ? ProbeState::Unhealthy
            : word.contains(u'?')          ? ProbeState::Unknown
                                           : ProbeState::NotConfigured;
        const SessionState session =
            word.contains(u'^') ? SessionState::Up : SessionState::Connecting;
        status.telemetry = word.contains(u'/') ? SessionState::Up : session;
        status.command = session;
        status.freshData = word.contains(u'*');
        m_selector.update(status, m_now);
        choose();
    }
    void choose()
    {
        const QString before = m_selector.current().broker;
        const auto choice = m_selector.choose(m_now);
        if (choice.broker != before)
            m_switchReason = choice.reason;
    }

    BrokerSelector m_selector;
    QString m_switchReason;
    BootTime m_now{Milliseconds(100000)};
};

} // namespace

void tst_BrokerSelector::stories_data()
{
    QTest::addColumn<QString>("story");
    const auto row = [](const char *name, const char *story) {
        QTest::newRow(name) << QString::fromUtf8(story);
    };
    // The first choice.
    row("nothing known", "->");
    row("nobody reachable", "L=x_ C=_ +5000 ->");
    row("local answers, session not yet", "L=h_ ->local");
    row("local answers and is up", "L=h^ C=^ ->local");
    row("local up before the first probe", "L=?^ ->local");
    row("only cloud", "L=x_ C=^ ->cloud");
    row("only spare", "L=x_ C=_ S=^ -> +2600 ->spare");
    row("the start waits for local's probe", "L=?_ C=^ -> +2000 -> L=h^ ->local");
    row("the start does not wait for ever", "L=?_ C=^ +2600 ->cloud");
    row("the start does not wait for a silent page", "L=x_ C=^* ->cloud");
    row("rank before data at the start", "L=h^ C=^* ->local");
    row("half a session is none", "L=x_ C=/ +5000 ->");
    row("the first choice is no switch", "L=?_ C=^ +2600 ->cloud L=h^ +1900 ->cloud +200 ->local");
    row("cloud was first, local has no session", "L=?_ C=^ +2600 ->cloud L=h_ +10000 ->cloud");
    row("silent health page with a session is better than nothing", "L=x^ C=_ +9000 ->local");
    row("but not better than a usable cloud", "L=x^ C=^ +9000 ->cloud");

    // Fail-over: dead is left at once.
    row("health goes silent with the session", "L=h^ C=^ +500 ->local L=x_ ->cloud");
    row("a dead one is left for one that has not settled",
        "L=h^ +500 C=^ +100 ->local L=x_ ->cloud");
    row("and whatever was switched a moment ago",
        "L=h^ C=^ S=^ +5000 L=x_ ->cloud +100 C=_ +1100 ->spare");
    row("fresh before silent, when one is dead", "L=h^* C=^ S=^* +5000 ->local L=x_ ->spare");
    row("by rank, when both are fresh", "L=h^* C=^* S=^* +5000 L=x_ ->cloud");
    row("without a page it is dead after a second",
        "L=x_ C=^ S=^ +5000 ->cloud C=_ +900 ->cloud +200 ->spare");
    row("half a session counts as lost", "L=x_ C=^ S=^ +5000 ->cloud C=/ +1100 ->spare");
    row("session comes back within the second",
        "L=x_ C=^ S=^ +5000 ->cloud C=_ +900 C=^ +9000 ->cloud");
    row("with its page answering it has 3 s", "L=h^ C=^ +500 L=h_ +2900 ->local +200 ->cloud");
    row("session comes back within the grace", "L=h^ C=^ +500 L=h_ +2900 L=h^ +5000 ->local");
    row("health answers, but the broker behind it is dead",
        "L=h^ C=^ +500 L=h_ +3100 ->cloud L=x_ +2000 L=h_ +2500 ->cloud");
    row("nothing left: none", "L=x_ C=^ +500 ->cloud C=_ +900 ->cloud +200 ->");
    row("back to what died, if there is nothing else",
        "L=x_ C=^ +500 ->cloud C=_ +1100 -> +500 C=^ ->cloud");
    row("back to what is held down, if there is nothing else",
        "L=h^ C=^ +5000 L=x_ ->cloud +500 L=h^ +500 C=_ +1100 ->local");
    row("cloud lost, local is there at once", "L=x_ C=^ +500 C=_ L=h^ +3100 ->local");

    // In doubt: the health page.
    row("health goes silent, session stays: second failure leads away",
        "L=h^ C=^ +500 L=x^ +1500 ->local +600 ->cloud");
    row("one silent probe is not enough", "L=h^ C=^ +500 L=x^ +1500 L=h^ +5000 ->local");
    row("data says more than a health page", "L=h^* C=^ +5000 L=x^* +60000 ->local");
    row("but cloud is on trial then", "L=h^* C=^ +5000 L=x^* +1900 ~> +200 ~>cloud");
    row("and followed as soon as it has shown data",
        "L=h^* C=^ +5000 L=x^* +3000 ->local C=^* ->cloud ~>");
    row("a fresh spare before a silent cloud", "L=h^* C=^ S=^* +5000 L=x^* +2100 ->spare");
    row("nothing to follow: it stays", "L=h^* C=_ +5000 L=x^* +60000 ->local ~>");

    // In doubt: the data.
    row("no data anywhere is no doubt", "L=h^ C=^ +60000 ->local ~>");
    row("a session without data is worse than one with", "L=h^ C=^* +2900 ->local +200 ->cloud");
    row("data that stopped for a moment", "L=h^* C=^* +5000 L=h^ +2900 L=h^* +60000 ->local");
    row("data that stopped", "L=h^* C=^* +5000 L=h^ +2900 ->local +200 ->cloud");
    row("data that stopped everywhere", "L=h^* C=^* +5000 L=h^ C=^ +60000 ->local");
    row("data elsewhere, but no whole session", "L=h^ C=/* +60000 ->local");
    row("data comes back where it is better",
        "L=h^ C=^* +3100 ->cloud +9000 L=h^* +800 ->cloud +200 ->local");

    // Fail-back: stable, and with data.
    row("local comes back and settles", "L=x_ C=^ +9000 ->cloud L=h^ +1900 ->cloud +200 ->local");
    row("local comes back without the data that cloud has",
        "L=x_ C=^* +9000 ->cloud L=h^ +60000 ->cloud ~>local");
    row("it is on trial once it has settled", "L=x_ C=^* +9000 L=h^ +1900 ~> +200 ~>local ->cloud");
    row("and followed with its first data", "L=x_ C=^* +9000 L=h^ +3000 ~>local L=h^* ->local ~>");
    row("settling begins anew",
        "L=x_ C=^ +9000 L=h^ +1500 L=x_ +100 L=h^ +1500 ->cloud +600 ->local");
    row("a trial ends with the session", "L=x_ C=^* +9000 L=h^ +3000 ~>local L=h_ +100 ~> ->cloud");
    row("flapping health does not lead back",
        "L=x_ C=^ +9000 L=h^ +1000 L=x_ +1000 L=h^ +1000 L=x_ +1000 ->cloud");
    row("equal ranks do not lead back", "L=x_ C=_ S=^ +5000 ->spare C=^ +60000 ->cloud");

    // Hold-down.
    row("none back for 10 s", "L=h^ C=^ +5000 L=x_ ->cloud L=h^ +9900 ->cloud +200 ->local");
    row("no trial before that", "L=h^* C=^* +5000 L=x_ ->cloud L=h^ +9900 ~> +200 ~>local");
    row("doubt waits for it as well",
        "L=h^ C=^ +5000 L=x^ +2100 ->cloud L=h^ +10100 ->local L=x^ +7000 ->local +3000 ->cloud");
    row("left again within a minute: 20 s",
        "L=h^ C=^ +5000 L=x_ ->cloud L=h^ +10100 ->local L=x_ ->cloud L=h^ +19900 ->cloud "
        "+200 ->local");
    row("and 40 s",
        "L=h^ C=^ +5000 L=x_ L=h^ +10100 ->local L=x_ L=h^ +20100 ->local L=x_ L=h^ +39900 "
        "->cloud +200 ->local");
    row("a minute proves it",
        "L=h^ C=^ +5000 L=x_ L=h^ +10100 ->local +60100 L=x_ ->cloud L=h^ +10100 ->local");
    row("what was left for a better one is not held down",
        "L=x_ C=^ +9000 L=h^ +2100 ->local L=x_ ->cloud");

    // By hand.
    row("locked to cloud", "L=h^ C=^ lock=cloud ->cloud");
    row("locked to a dead broker stays there", "L=h^ C=_ lock=cloud +9000 ->cloud");
    row("a lock waits for the first data",
        "L=h^* C=^ +500 lock=cloud ->local ~>cloud C=^* ->cloud ~>");
    row("for 5 s at most", "L=h^* C=^ +500 lock=cloud ->local +4900 ->local +200 ->cloud");
    row("not where there is none to lose", "L=h^ C=^ +500 lock=cloud ->cloud");
    row("not for what is dead", "L=h^* C=_ +500 lock=cloud ->cloud");
    row("not when the one before dies", "L=h^* C=^ +500 lock=cloud ->local L=x_ ->cloud");
    row("a lock knows no hold-down", "L=h^ C=^ +5000 L=x_ ->cloud L=h^ +100 lock=local ->local");
    row("a lock on what is chosen changes nothing", "L=h^* C=^* +500 lock=local ->local ~>");
    row("unlocked again", "L=h^ C=^ lock=cloud +5000 lock= ->local");
    row("unlocked, local without data", "L=h^ C=^* lock=cloud +5000 lock= +100 ->cloud ~>local");
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
    row("held down", "L=h^ C=^ +5000 L=x_ L=h^ +5000", "local is just coming back");
    row("on trial", "L=x_ C=^* +500 L=h^ +5000", "local has shown no fresh data yet");
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

void tst_BrokerSelector::switchesHaveAReason_data()
{
    QTest::addColumn<QString>("story");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *story, const char *reason) {
        QTest::newRow(name) << QString::fromUtf8(story) << QString::fromUtf8(reason);
    };
    row("page silent", "L=h^ C=^ +5000 L=x^ +2100", "the health page of local does not answer");
    row("page and session", "L=h^ C=^ +5000 L=x_", "the health page of local does not answer");
    row("session", "L=x_ C=^ S=^ +5000 C=_ +1100", "the session with cloud is down");
    row("no data", "L=h^ C=^* +3100", "local carries no fresh data, cloud does");
    row("back", "L=x_ C=^ +5000 L=h^ +2100", "the health page of local answers");
    row("back, with data", "L=x_ C=^* +5000 L=h^ +2100 L=h^*", "the health page of local answers");
    row("none left", "L=x_ C=^ +500 C=_ +1100", "no broker can be reached");
    row("by hand", "L=h^ C=^ lock=cloud +100", "locked to cloud by hand");
}

void tst_BrokerSelector::switchesHaveAReason()
{
    QFETCH(QString, story);
    QFETCH(QString, reason);
    Teller teller;
    QCOMPARE(teller.tell(story), QString());
    QCOMPARE(teller.switchReason(), reason);
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

void tst_BrokerSelector::brokersKeepTheirRecord()
{
    BrokerSelector selector;
    BootTime now{Milliseconds(1000)};
    const auto tell = [&](const QString &name, bool up) {
        BrokerStatus status;
        status.name = name;
        status.probe = ProbeState::NotConfigured;
        status.telemetry = status.command = up ? SessionState::Up : SessionState::Down;
        selector.update(status, now);
        selector.choose(now);
    };
    selector.setBrokers({profile(u"a"_s, 1, false), profile(u"b"_s, 2, false)});
    tell(u"a"_s, true);
    tell(u"b"_s, true);
    now += BrokerSelector::settleTime;
    tell(u"a"_s, false);
    now += BrokerSelector::lossGrace;
    QCOMPARE(selector.choose(now).broker, u"b"_s);
    tell(u"a"_s, true);
    // Another rank, another address: it has left us all the same.
    selector.setBrokers({profile(u"b"_s, 3, false), profile(u"a"_s, 1, false)});
    now += BrokerSelector::settleTime + Milliseconds(100);
    QCOMPARE(selector.choose(now).broker, u"b"_s);
    now += BrokerSelector::holdDown;
    QCOMPARE(selector.choose(now).broker, u"a"_s);
}

namespace {

/// Brokers whose evidence changes at random, by a seed.
class Weather
{
public:
    explicit Weather(quint32 seed) : m_random(seed)
    {
        m_pace = 1 + m_random.bounded(40); // some plants are rougher than others
        for (int i = 0; i < 3; ++i) {
            BrokerStatus status;
            status.name = QString(QChar(u'a' + i));
            status.probe = chance(2) ? ProbeState::Healthy : ProbeState::NotConfigured;
            status.telemetry = status.command = SessionState::Up;
            status.freshData = chance(2);
            m_brokers.append(status);
            m_profiles.append(profile(status.name, i + 1, status.probe == ProbeState::Healthy));
        }
        selector.setBrokers(m_profiles);
    }

    /// One in \a odds.
    bool chance(int odds) { return m_random.bounded(odds) == 0; }
    void pass(bool sessionsChange, bool onlyTheFirst = false)
    {
        now += Milliseconds(250);
        for (BrokerStatus &status : m_brokers) {
            const bool changes = !onlyTheFirst || status.name == u"a"_s;
            if (changes && status.probe != ProbeState::NotConfigured && chance(m_pace)) {
                status.probe = status.probe == ProbeState::Healthy ? ProbeState::Unhealthy
                                                                   : ProbeState::Healthy;
            }
            if (changes && chance(m_pace))
                status.freshData = !status.freshData;
            if (changes && sessionsChange && chance(m_pace)) {
                const bool up = status.telemetry == SessionState::Up;
                status.telemetry = status.command = up ? SessionState::Down : SessionState::Up;
            }
            selector.update(status, now);
        }
        selector.choose(now);
    }
    [[nodiscard]] const BrokerStatus &status(const QString &name) const
    {
        return *std::find_if(m_brokers.cbegin(), m_brokers.cend(),
                             [&name](const BrokerStatus &status) { return status.name == name; });
    }
    [[nodiscard]] const QList<BrokerStatus> &brokers() const { return m_brokers; }
    [[nodiscard]] QString chosen() const { return selector.current().broker; }

    BrokerSelector selector;
    BootTime now{Milliseconds(50'000)};

private:
    QRandomGenerator m_random;
    int m_pace;
    QList<BrokerStatus> m_brokers;
    QList<BrokerProfile> m_profiles;
};

constexpr int sequences = 2000;
constexpr int steps = 600; // of 250 ms

} // namespace

/// Health pages and data come and go as they like; sessions stay, so nothing is ever dead.
void tst_BrokerSelector::rp21_flappingHealthSwitchesOncePerHoldDown()
{
    qint64 switches = 0;
    for (quint32 seed = 1; seed <= sequences; ++seed) {
        Weather weather(seed);
        weather.pass(false);
        QString before = weather.chosen();
        QVERIFY(!before.isEmpty());
        std::optional<BootTime> switchedAt;
        for (int step = 0; step < steps; ++step) {
            weather.pass(false);
            if (weather.chosen() == before)
                continue;
            QVERIFY2(!weather.chosen().isEmpty(), qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY2(!switchedAt || weather.now - *switchedAt >= BrokerSelector::holdDown,
                     qPrintable(u"seed %1, step %2"_s.arg(seed).arg(step)));
            switchedAt = weather.now;
            before = weather.chosen();
            ++switches;
        }
    }
    QVERIFY(switches > sequences); // they do flap
}

/// The first broker dies and comes back as it likes, the others are sound: it is left as soon as it
/// is dead, and returned to once per hold-down, which grows.
void tst_BrokerSelector::rp21_flappingSessionComesBackOncePerHoldDown()
{
    qint64 returns = 0;
    for (quint32 seed = 1; seed <= sequences; ++seed) {
        Weather weather(seed);
        std::optional<BootTime> leftAt;
        std::optional<BootTime> cameAt;
        Milliseconds pause = BrokerSelector::holdDown;
        QString before;
        for (int step = 0; step < steps; ++step) {
            weather.pass(true, true);
            const QString chosen = weather.chosen();
            if (before == u"a"_s && chosen != before) {
                const bool soon =
                    leftAt && cameAt && weather.now - *cameAt < BrokerSelector::steadyTime;
                pause = soon ? std::min(2 * pause, BrokerSelector::longestHoldDown)
                             : BrokerSelector::holdDown;
                leftAt = weather.now;
            } else if (chosen == u"a"_s && chosen != before) {
                QVERIFY2(!leftAt || weather.now - *leftAt >= pause,
                         qPrintable(u"seed %1, step %2"_s.arg(seed).arg(step)));
                cameAt = weather.now;
                ++returns;
            }
            before = chosen;
        }
    }
    QVERIFY(returns > sequences);
}

/// Whatever happens: while any other broker has a session, none is kept that has been without one
/// for longer than its grace.
void tst_BrokerSelector::aDeadBrokerIsNeverKept()
{
    for (quint32 seed = 1; seed <= sequences; ++seed) {
        Weather weather(seed);
        QHash<QString, BootTime> downSince;
        bool begun = false; // the first choice may wait
        for (int step = 0; step < steps; ++step) {
            weather.pass(true);
            bool anyUp = false;
            for (const BrokerStatus &status : weather.brokers()) {
                const bool up = status.telemetry == SessionState::Up;
                anyUp = anyUp || up;
                if (up)
                    downSince.remove(status.name);
                else if (!downSince.contains(status.name))
                    downSince.insert(status.name, weather.now);
            }
            const QString chosen = weather.chosen();
            begun = begun || !chosen.isEmpty();
            if (!anyUp || !begun)
                continue;
            QVERIFY2(!chosen.isEmpty(), qPrintable(u"seed %1, step %2"_s.arg(seed).arg(step)));
            // A page that has just come to answer gives another 3 s.
            const bool longDead = downSince.contains(chosen)
                && weather.now - downSince.value(chosen) >= BrokerSelector::sessionGrace
                && weather.status(chosen).probe != ProbeState::Healthy;
            QVERIFY2(!longDead, qPrintable(u"seed %1, step %2"_s.arg(seed).arg(step)));
        }
    }
}

QTEST_GUILESS_MAIN(tst_BrokerSelector)
#include "tst_brokerselector.moc"
