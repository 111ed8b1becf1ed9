// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/protocol/link/connection_record.h"
#include "tests/protocol/link/scripted_broker.h"
#include "tests/support/health_server.h"

#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Test::ConnectionRecord;
using Test::ScriptedBroker;

Q_DECLARE_METATYPE(Raptor::Test::ScriptedBroker::OnConnect)

/// The walk to a broker that does what it is told to; TLS has a test of its own.
class tst_ConnectionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void allIsWell_data();
    void allIsWell();
    void failures_data();
    void failures();
    void silentServer_data();
    void silentServer();
    void nobodyListens();
    void noSuchName();
    void olderVersion_data();
    void olderVersion();
    void onlyOneVersion();
    void noData();
    void onlyThePast();
    void whatCannotBeRead();
    void foreignDevice();
    void wildcardsAreRefused_data();
    void wildcardsAreRefused();
    void secretsThatStopIt_data();
    void secretsThatStopIt();
    void healthPageIsARemark_data();
    void healthPageIsARemark();
    void atAnyMoment_data();
    void atAnyMoment();
    void startedAnew();
    void endsAllConnections();
    void waitForData_data();
    void waitForData();

private:
    [[nodiscard]] BrokerProfile profile(const QString &host = u"127.0.0.1"_s) const
    {
        return {.name = u"test"_s,
                .url = *BrokerUrl::parse(u"mqtt://%1:%2"_s.arg(host).arg(m_broker->serverPort())),
                .connectTimeout = 2s};
    }
    /// Until it has ended; a motor reports as soon as somebody listens.
    [[nodiscard]] bool run(const BrokerProfile &profile, const BrokerSecrets &secrets = {});
    [[nodiscard]] bool ended() const { return m_record->ends > 0; }

    SystemClock m_clock;
    std::unique_ptr<ScriptedBroker> m_broker;
    std::unique_ptr<ConnectionTest> m_test;
    std::unique_ptr<ConnectionRecord> m_record;
    QByteArray m_report; ///< what the broker sends once it is listened to
};

namespace {

const QString motor = u"raptor/shop/m1/state"_s;
const QByteArray running = R"({"rpm":1450.2,"voltage":231.4,"amps":12.31,"wheels_running":true})";

/// PUBLISH of MQTT 5.0 at QoS 0.
QByteArray publish(const QString &topic, const QByteArray &payload, bool retained = false)
{
    const QByteArray name = topic.toUtf8();
    const QByteArray body = QByteArray(1, '\0') + char(name.size()) + name + '\0' + payload;
    Q_ASSERT(body.size() < 128);
    return QByteArray(1, char(retained ? 0x31 : 0x30)) + char(body.size()) + body;
}

} // namespace

void tst_ConnectionTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<ScriptedBroker>();
    m_test = std::make_unique<ConnectionTest>(builtInProfiles().catalogue, m_clock);
    m_test->setDataWait(400ms);
    m_record = std::make_unique<ConnectionRecord>(*m_test);
    m_report = publish(motor, running);
}

bool tst_ConnectionTest::run(const BrokerProfile &profile, const BrokerSecrets &secrets)
{
    const int before = m_record->ends;
    const auto sent = std::make_shared<bool>(false);
    connect(m_test.get(), &ConnectionTest::stageChanged, m_record.get(),
            [this, sent](const ConnectionStageResult &result) {
                const bool listening = result.stage == ConnectionStage::FirstData
                    && result.state == StageState::Running;
                if (listening && !std::exchange(*sent, true))
                    m_broker->write(m_report);
            });
    m_test->start(profile, secrets);
    const bool done = QTest::qWaitFor([this, before] { return m_record->ends > before; }, 10'000);
    return done && !m_test->isRunning();
}

void tst_ConnectionTest::allIsWell_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("states");
    QTest::newRow("number") << u"127.0.0.1"_s
                            << u"skipped passed skipped skipped passed passed passed"_s;
    QTest::newRow("name") << u"localhost"_s
                          << u"passed passed skipped skipped passed passed passed"_s;
}

void tst_ConnectionTest::allIsWell()
{
    QFETCH(const QString, host);
    QFETCH(const QString, states);
    QVERIFY(run(profile(host)));
    QCOMPARE(m_record->states(), states);
    QVERIFY2(m_record->good, qPrintable(m_record->verdict));
    QVERIFY(m_record->text(ConnectionStage::Tcp).contains(u"127.0.0.1"_s));
    QVERIFY(m_record->text(ConnectionStage::Mqtt).contains(u"5.0"_s));
    QCOMPARE(m_record->text(ConnectionStage::FirstData), u"raptor/shop/m1 has reported"_s);
    // All are told at once, as Waiting or as Skipped, before the first one runs.
    QCOMPARE(m_record->all.size(), host == u"localhost"_s ? 7 + 2 * 5 : 7 + 2 * 4);
    for (qsizetype i = 0; i < 7; ++i) {
        const StageState state = m_record->all.at(i).state;
        QVERIFY(state == StageState::Waiting || state == StageState::Skipped);
    }
    QTRY_COMPARE(m_broker->disconnects, 1);
    QCOMPARE(m_broker->connects.size(), 1); // one connection, from its first stage to its last
}

void tst_ConnectionTest::failures_data()
{
    QTest::addColumn<ScriptedBroker::OnConnect>("onConnect");
    QTest::addColumn<QString>("words");
    using On = ScriptedBroker::OnConnect;
    QTest::newRow("silent") << On::Silence << u"no answer within 0.5 s"_s;
    QTest::newRow("not authorised") << On::NotAuthorised << u"not authorised"_s;
}

void tst_ConnectionTest::failures()
{
    QFETCH(const ScriptedBroker::OnConnect, onConnect);
    QFETCH(const QString, words);
    m_broker->onConnect = onConnect;
    BrokerProfile broker = profile();
    broker.connectTimeout = 500ms;
    QVERIFY(run(broker));
    QVERIFY(!m_record->good);
    QCOMPARE(m_record->states(), u"skipped passed skipped skipped failed skipped skipped"_s);
    const QString text = m_record->text(ConnectionStage::Mqtt);
    QVERIFY2(text.contains(words), qPrintable(text));
    QVERIFY2(m_record->verdict.contains(text), qPrintable(m_record->verdict));
}

void tst_ConnectionTest::silentServer_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("states");
    QTest::newRow("no TLS there") << u"mqtts"_s
                                  << u"skipped passed failed skipped skipped skipped skipped"_s;
    QTest::newRow("no WebSocket there")
        << u"ws"_s << u"skipped passed skipped failed skipped skipped skipped"_s;
    QTest::newRow("neither") << u"wss"_s
                             << u"skipped passed failed skipped skipped skipped skipped"_s;
}

void tst_ConnectionTest::silentServer()
{
    QFETCH(const QString, scheme);
    QFETCH(const QString, states);
    QTcpServer server; // takes connections and says nothing
    QVERIFY(server.listen(QHostAddress::LocalHost));
    BrokerProfile broker = profile();
    broker.url = *BrokerUrl::parse(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(server.serverPort()));
    broker.connectTimeout = 500ms;
    QVERIFY(run(broker));
    QCOMPARE(m_record->states(), states);
    QVERIFY2(m_record->verdict.contains(u"no answer"_s), qPrintable(m_record->verdict));
}

void tst_ConnectionTest::nobodyListens()
{
    const BrokerProfile broker = profile();
    m_broker->close();
    QVERIFY(run(broker));
    QCOMPARE(m_record->states(), u"skipped failed skipped skipped skipped skipped skipped"_s);
    const QString text = m_record->text(ConnectionStage::Tcp);
    QVERIFY2(text.contains(u"refused"_s), qPrintable(text));
}

void tst_ConnectionTest::noSuchName()
{
    QVERIFY(run(profile(u"nowhere.invalid"_s)));
    QCOMPARE(m_record->states(), u"failed skipped skipped skipped skipped skipped skipped"_s);
    const QString text = m_record->text(ConnectionStage::NameLookup);
    QVERIFY2(text.contains(u"nowhere.invalid"_s) || text.startsWith(u"no answer"_s),
             qPrintable(text));
}

void tst_ConnectionTest::olderVersion_data()
{
    QTest::addColumn<ScriptedBroker::OnConnect>("onConnect");
    QTest::newRow("refused") << ScriptedBroker::OnConnect::Refuse5;
    QTest::newRow("answered in the old way") << ScriptedBroker::OnConnect::RefuseAsOld;
    QTest::newRow("closed") << ScriptedBroker::OnConnect::CloseOn5;
}

void tst_ConnectionTest::olderVersion()
{
    QFETCH(const ScriptedBroker::OnConnect, onConnect);
    m_broker->onConnect = onConnect;
    m_report.clear(); // it would have to be one of 3.1.1
    QVERIFY(run(profile()));
    QCOMPARE(m_record->state(ConnectionStage::Mqtt), StageState::Passed);
    const QString text = m_record->text(ConnectionStage::Mqtt);
    QVERIFY2(text.contains(u"3.1.1"_s) && text.contains(u"5.0 was tried"_s), qPrintable(text));
    QCOMPARE(m_broker->versions, (QList<int>{5, 4}));
    QCOMPARE(m_record->state(ConnectionStage::Subscription), StageState::Passed);
}

void tst_ConnectionTest::onlyOneVersion()
{
    m_broker->onConnect = ScriptedBroker::OnConnect::Refuse5;
    BrokerProfile broker = profile();
    broker.version = MqttVersion::V5;
    QVERIFY(run(broker));
    QCOMPARE(m_record->state(ConnectionStage::Mqtt), StageState::Failed);
    QCOMPARE(m_broker->versions, QList<int>{5});
}

void tst_ConnectionTest::noData()
{
    m_report.clear();
    QVERIFY(run(profile()));
    QCOMPARE(m_record->states(), u"skipped passed skipped skipped passed passed failed"_s);
    QCOMPARE(m_record->text(ConnectionStage::FirstData), u"no device has reported within 0.4 s"_s);
    QVERIFY2(m_record->verdict.startsWith(u"Connected, but no data"_s),
             qPrintable(m_record->verdict));
}

void tst_ConnectionTest::onlyThePast()
{
    m_report = publish(motor, running, true);
    QVERIFY(run(profile()));
    QCOMPARE(m_record->state(ConnectionStage::FirstData), StageState::Failed);
    const QString text = m_record->text(ConnectionStage::FirstData);
    QVERIFY2(text.contains(u"retained"_s), qPrintable(text));
}

void tst_ConnectionTest::whatCannotBeRead()
{
    m_report = publish(motor, "rubbish");
    QVERIFY(run(profile()));
    QCOMPARE(m_record->state(ConnectionStage::FirstData), StageState::Failed);
    const QString text = m_record->text(ConnectionStage::FirstData);
    QVERIFY2(text.contains(motor), qPrintable(text));
}

void tst_ConnectionTest::foreignDevice()
{
    BrokerProfile broker = profile();
    broker.expectedDevices = {u"raptor/mill/*"_s};
    QVERIFY(run(broker));
    QVERIFY(m_record->good);
    const QString text = m_record->text(ConnectionStage::FirstData);
    QVERIFY2(text.contains(u"not expected"_s), qPrintable(text));
}

void tst_ConnectionTest::wildcardsAreRefused_data()
{
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<bool>("announced");
    QTest::addColumn<bool>("good");
    for (const bool announced : {false, true}) {
        const char *how = announced ? "announced" : "refused";
        QTest::addRow("%s, device by name", how)
            << QStringList{u"raptor/shop/m1"_s} << announced << true;
        QTest::addRow("%s, no names", how) << QStringList{u"raptor/shop/*"_s} << announced << false;
        QTest::addRow("%s, nothing expected", how) << QStringList{} << announced << false;
    }
}

void tst_ConnectionTest::wildcardsAreRefused()
{
    QFETCH(const QStringList, expected);
    QFETCH(const bool, announced);
    QFETCH(const bool, good);
    m_broker->refusesWildcards = true;
    m_broker->announcesNoWildcards = announced;
    BrokerProfile broker = profile();
    broker.expectedDevices = expected;
    // Kinds of device whose topics need no wildcard are not concerned.
    ProfileCatalogue catalogue(QList<ProfilePtr>{builtInProfiles().catalogue.find(u"raptor"_s)});
    m_test = std::make_unique<ConnectionTest>(catalogue, m_clock);
    m_test->setDataWait(400ms);
    m_record = std::make_unique<ConnectionRecord>(*m_test);
    QVERIFY(run(broker));
    QCOMPARE(m_record->state(ConnectionStage::Subscription),
             good ? StageState::Passed : StageState::Failed);
    const QString text = m_record->text(ConnectionStage::Subscription);
    QVERIFY2(text.contains(u"raptor/+/+/state"_s), qPrintable(text));
    QCOMPARE(m_record->good, good);
}

void tst_ConnectionTest::secretsThatStopIt_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("known");
    QTest::addColumn<QString>("words");
    QTest::newRow("not known") << u"127.0.0.1"_s << false << u"not known yet"_s;
    // The machine itself as well, but nobody could tell by the address.
    QTest::newRow("not sent unencrypted") << u"0.0.0.0"_s << true << u"not sent unencrypted"_s;
}

void tst_ConnectionTest::secretsThatStopIt()
{
    QFETCH(const QString, host);
    QFETCH(const bool, known);
    QFETCH(const QString, words);
    BrokerProfile broker = profile(host);
    broker.user = u"kim"_s;
    BrokerSecrets secrets;
    if (known)
        secrets.set(SecretKind::Password, u"sesame"_s);
    QVERIFY(run(broker, secrets));
    QCOMPARE(m_record->states(), u"skipped passed skipped skipped failed skipped skipped"_s);
    const QString text = m_record->text(ConnectionStage::Mqtt);
    QVERIFY2(text.contains(words), qPrintable(text));
    QVERIFY(m_broker->packets.isEmpty());
    for (const ConnectionStageResult &result : std::as_const(m_record->all))
        QVERIFY(!result.text.contains(u"sesame"_s));
}

void tst_ConnectionTest::healthPageIsARemark_data()
{
    QTest::addColumn<bool>("up");
    QTest::newRow("answers") << true;
    QTest::newRow("gone") << false;
}

void tst_ConnectionTest::healthPageIsARemark()
{
    QFETCH(const bool, up);
    Test::HealthServer page;
    QVERIFY(page.setUp(true));
    BrokerProfile broker = profile();
    broker.healthUrl = page.url();
    if (!up)
        page.setUp(false);
    QVERIFY(run(broker));
    QVERIFY(m_record->good);
    QCOMPARE(m_record->remarks.size(), 1);
    QVERIFY2(m_record->remarks.first().contains(up ? u"answered 200"_s : u"refused"_s),
             qPrintable(m_record->remarks.first()));
}

void tst_ConnectionTest::atAnyMoment_data()
{
    QTest::addColumn<int>("after"); // so many news
    QTest::addColumn<bool>("destroyed");
    for (int after = 1; after <= 17; ++after) {
        QTest::addRow("cancelled after %d", after) << after << false;
        QTest::addRow("destroyed after %d", after) << after << true;
    }
}

/// From inside of its own signals, where it is hardest.
void tst_ConnectionTest::atAnyMoment()
{
    QFETCH(const int, after);
    QFETCH(const bool, destroyed);
    int news = 0;
    connect(m_test.get(), &ConnectionTest::stageChanged, m_record.get(), [&] {
        if (++news != after)
            return;
        if (destroyed)
            m_test.reset();
        else
            m_test->cancel();
    });
    m_test->start(profile(u"localhost"_s), {});
    QTRY_VERIFY_WITH_TIMEOUT(news >= after || ended(), 10'000);
    QTRY_COMPARE(m_broker->openConnections(), 0);
    QCoreApplication::processEvents();
    if (news < after)
        return; // it was shorter
    QCOMPARE(news, after);
    QVERIFY(!ended());
    QVERIFY(destroyed || !m_test->isRunning());
}

void tst_ConnectionTest::startedAnew()
{
    m_broker->onConnect = ScriptedBroker::OnConnect::Silence;
    m_test->start(profile(), {});
    QTRY_COMPARE(m_broker->connects.size(), 1);
    m_broker->onConnect = ScriptedBroker::OnConnect::Accept;
    QVERIFY(run(profile()));
    QVERIFY2(m_record->good, qPrintable(m_record->verdict));
    QCOMPARE(m_record->ends, 1);
    QVERIFY(run(profile()));
    QCOMPARE(m_record->ends, 2);
}

void tst_ConnectionTest::endsAllConnections()
{
    m_broker->onConnect = ScriptedBroker::OnConnect::Silence;
    m_test->start(profile(), {});
    QTRY_COMPARE(m_broker->connects.size(), 1);
    m_test->cancel();
    QVERIFY(!m_test->isRunning());
    QTRY_COMPARE(m_broker->openConnections(), 0);
}

void tst_ConnectionTest::waitForData_data()
{
    QTest::addColumn<int>("period");
    QTest::addColumn<int>("wait");
    QTest::newRow("quick") << 500 << 5000;
    QTest::newRow("motor") << 3000 << 6000;
    QTest::newRow("relay") << 60'000 << 10'000;
}

void tst_ConnectionTest::waitForData()
{
    QFETCH(const int, period);
    DeviceProfile kind;
    kind.period = Milliseconds(period);
    QList<ProfilePtr> kinds;
    kinds.append(ProfilePtr::create(kind));
    const ProfileCatalogue catalogue(kinds);
    QTEST(int(firstDataWithin(catalogue).count()), "wait");
}

QTEST_GUILESS_MAIN(tst_ConnectionTest)
#include "tst_connectiontest.moc"
