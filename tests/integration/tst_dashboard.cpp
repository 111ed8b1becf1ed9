// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program in one process: the real window, a real mosquitto, a simulated plant, real
// mouse clicks.
#include "app/raptor-console/desktop.h"
#include "models/domain/quality.h"
#include "tests/support/health_server.h"
#include "tests/support/private_broker.h"
#include "tests/support/sim_process.h"
#include "tests/support/wait_until.h"
#include "views/arc_gauge.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDashboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyShapeAppears();
    void startRampsUpAndEmergencyStopHolds();
    void brokerIsLockedFromTheTopBar();
    void killedBrokerIsVisiblyNotLive();

private:
    Console &console() { return m_desktop->console(); }
    std::optional<DeviceState> state(const DeviceId &device)
    {
        return console().plant().state(device);
    }
    SignalView shown(const DeviceId &device, const QString &signal);
    template <class Widget>
    Widget *find(const QString &name);
    void click(const QString &name);
    Views::ArcGauge *gauge(const QString &signal);
    double gaugeValue(const QString &signal);
    CommandRecord newestRecord();
    /// Clicks the second step until it is taken: earlier than 300 ms after the first it is not.
    bool confirmed(CommandKind kind);
    void goTo(const DeviceId &device);
    void startSim();

    SystemClock m_clock;
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<PrivateBroker> m_cloud;
    std::unique_ptr<SimProcess> m_sim;
    std::unique_ptr<Desktop> m_desktop;
    const DeviceId m_motor = DeviceId::parse(u"raptor/shop/m1").value();
};

void TestDashboard::init()
{
    m_broker = std::make_unique<PrivateBroker>();
    m_cloud = std::make_unique<PrivateBroker>();
    Desktop::Setup setup;
    const auto profile = [](const QString &name, const PrivateBroker &broker, int rank) {
        return BrokerProfile{
            .name = name, .url = BrokerUrl::parse(broker.url()).value(), .rank = rank};
    };
    setup.console.config.plant = u"Test plant"_s;
    setup.console.config.site = u"shop"_s;
    setup.console.config.brokers = {profile(u"local"_s, *m_broker, 1),
                                    profile(u"cloud"_s, *m_cloud, 2)};
    setup.console.profileDirectories = {u":/raptor/profiles"_s};
    setup.console.operatorName = u"tester"_s;
    setup.version = u"test"_s;
    setup.options.size = QSize(1600, 900);
    m_desktop = std::make_unique<Desktop>(setup, m_clock);
    m_desktop->start();
    QVERIFY(QTest::qWaitForWindowExposed(&m_desktop->window()));
    m_desktop->window().activateWindow();
    QTRY_COMPARE(console().fleet().brokersUp().size(), 2);
    QTRY_COMPARE(console().sources().current(), u"local"_s);
}

void TestDashboard::cleanup()
{
    m_desktop.reset();
    m_sim.reset();
    m_broker.reset();
    m_cloud.reset();
}

void TestDashboard::startSim()
{
    m_sim = std::make_unique<SimProcess>(QStringList{
        u"--broker"_s, m_broker->url(), u"--cloud-broker"_s, m_cloud->url(), u"--raptors"_s, u"1"_s,
        u"--guardians"_s, u"1"_s, u"--batteries"_s, u"1"_s, u"--period"_s, u"0.5"_s});
}

SignalView TestDashboard::shown(const DeviceId &device, const QString &signal)
{
    const int row = console().deviceModel()->rowOf(device);
    const QVariant all =
        console().deviceModel()->data(console().deviceModel()->index(row), DeviceRole::Signals);
    for (const SignalView &view : all.value<QList<SignalView>>()) {
        if (view.signal == signal)
            return view;
    }
    return {};
}

template <class Widget>
Widget *TestDashboard::find(const QString &name)
{
    return m_desktop->window().findChild<Widget *>(name);
}

void TestDashboard::click(const QString &name)
{
    auto *button = find<QAbstractButton>(name);
    QVERIFY2(button, qPrintable(name));
    QTRY_VERIFY2(button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

Views::ArcGauge *TestDashboard::gauge(const QString &signal)
{
    for (auto *gauge : m_desktop->window().findChildren<Views::ArcGauge *>()) {
        if (gauge->signal().signal == signal && gauge->isVisible())
            return gauge;
    }
    return nullptr;
}

double TestDashboard::gaugeValue(const QString &signal)
{
    const auto *shownGauge = gauge(signal);
    const double *value = shownGauge ? std::get_if<double>(&shownGauge->signal().value) : nullptr;
    return value ? *value : -1.0;
}

CommandRecord TestDashboard::newestRecord()
{
    return console().commandModel()->index(0, 0).data(CommandRole::Record).value<CommandRecord>();
}

bool TestDashboard::confirmed(CommandKind kind)
{
    auto *button = find<QAbstractButton>(u"confirmButton"_s);
    if (button->isVisible() && button->isEnabled())
        QTest::mouseClick(button, Qt::LeftButton);
    const CommandRecord newest = newestRecord();
    return newest.kind == kind && newest.givenAt;
}

void TestDashboard::goTo(const DeviceId &device)
{
    m_desktop->window().selectDevice(device);
    m_desktop->window().showPage(Views::MainWindow::Page::Device);
}

void TestDashboard::everyShapeAppears()
{
    const DeviceId flat = DeviceId::parse(u"raptor/shop/revpi-135593").value();
    const DeviceId relay = DeviceId::parse(u"guardian/garage-1").value();
    const DeviceId battery = DeviceId::parse(u"battery/user-1").value();
    QTRY_VERIFY(
        (m_broker->publish(u"raptor/shop/revpi-135593/state"_s,
                           R"({"rpm":1450.2,"voltage":231.4,"amps":12.31,"wheels_running":true})"),
         state(flat)));
    QVERIFY(m_broker->publish(u"raptor/shop/m1/state"_s,
                              R"({"ts":1763690000123,"seq":1,"wheels_running":false,"estop":false,)"
                              R"("motors":[{"id":"left","rpm":0.4,"volts":229.9,"amps":0.1}]})"));
    QTRY_VERIFY(
        (m_cloud->publish(u"guardian/garage-1/state"_s, R"({"relay":"on"})"), state(relay)));
    QVERIFY(m_broker->publish(u"battery/topic"_s,
                              R"({"userId":"user-1","batteryPercent":80,"batteryPower":1200})"));
    QTRY_VERIFY(state(m_motor) && state(relay) && state(battery));
    QCOMPARE(shown(flat, u"motor.rpm"_s).value, Value(1450.2));
    QCOMPARE(shown(flat, u"motor.volts"_s).value, Value(231.4));
    QCOMPARE(shown(flat, u"motor.amps"_s).value, Value(12.31));
    QCOMPARE(state(flat)->runState, RunState::Running);
    QCOMPARE(shown(m_motor, u"left.volts"_s).value, Value(229.9));
    QCOMPARE(state(m_motor)->runState, RunState::Stopped);
    QCOMPARE(state(relay)->runState, RunState::RelayOn);
    QCOMPARE(state(relay)->broker, u"cloud"_s);
    QCOMPARE(shown(battery, u"percent"_s).value, Value(80.0));
    QCOMPARE(state(battery)->runState, RunState::Charging);
    goTo(flat);
    QTRY_COMPARE(gaugeValue(u"motor.rpm"_s), 1450.2);
}

void TestDashboard::startRampsUpAndEmergencyStopHolds()
{
    startSim();
    QTRY_VERIFY(state(m_motor) && state(m_motor)->quality == Quality::Good);
    goTo(m_motor);
    click(u"stopButton"_s);
    QTRY_COMPARE(newestRecord().outcome, CommandOutcome::Confirmed);
    QTRY_VERIFY_WITH_TIMEOUT(gaugeValue(u"left.rpm"_s) >= 0 && gaugeValue(u"left.rpm"_s) < 100,
                             30'000);

    click(u"startButton"_s);
    QVERIFY(console().commands().armed());
    QTRY_VERIFY(find<QAbstractButton>(u"confirmButton"_s)->isVisible());
    QTest::mouseClick(find<QAbstractButton>(u"confirmButton"_s), Qt::LeftButton);
    QVERIFY2(console().commands().armed() || !newestRecord().givenAt,
             "a double-click must not start a motor");
    QTRY_VERIFY(confirmed(CommandKind::Start));
    QTRY_VERIFY(newestRecord().outcome != CommandOutcome::Pending);
    QVERIFY2(newestRecord().outcome == CommandOutcome::Confirmed,
             qPrintable(newestRecord().detail));
    // The device may show it before the broker's answer has come.
    QTRY_VERIFY(newestRecord().acknowledgedAt);
    const CommandRecord start = newestRecord();
    QVERIFY(start.sentAt && start.finishedAt);
    double before = -1.0;
    QTRY_VERIFY((before = gaugeValue(u"left.rpm"_s)) > 50.0);
    QTRY_VERIFY_WITH_TIMEOUT(gaugeValue(u"left.rpm"_s) > 1380.0, 30'000);
    const QList<QPointF> trend = console().trends().points(
        {m_motor, u"left.rpm"_s}, m_clock.wall() - Milliseconds(60'000), m_clock.wall());
    QVERIFY(trend.size() > 5);
    QVERIFY2(std::is_sorted(trend.cbegin(), trend.cend(),
                            [](QPointF a, QPointF b) { return a.x() < b.x(); }),
             "a trend goes forward in time");

    click(u"eStopButton"_s);
    QTRY_VERIFY(state(m_motor)->eStopAtDevice);
    QTRY_COMPARE(console().commands().emergencyStopLines().size(), 3);
    auto *startButton = find<QAbstractButton>(u"startButton"_s);
    QTRY_VERIFY(!startButton->isEnabled());
    QCOMPARE(console().commands().offer(m_motor, CommandKind::Start).refusal,
             Refusal::EStopLatched);
    QTRY_VERIFY_WITH_TIMEOUT(gaugeValue(u"left.rpm"_s) < 100.0, 30'000);

    click(u"resetButton"_s);
    QTRY_VERIFY(find<QAbstractButton>(u"confirmButton"_s)->isVisible());
    QTest::keyClicks(find<QLineEdit>(u"resetReasonEdit"_s), u"belt cleared"_s);
    QTRY_VERIFY(confirmed(CommandKind::Reset));
    QTRY_COMPARE(newestRecord().outcome, CommandOutcome::Confirmed);
    QTRY_VERIFY(!state(m_motor)->eStopAtDevice);
    QCOMPARE(state(m_motor)->runState, RunState::Stopped);
    QTRY_VERIFY(startButton->isEnabled());
}

void TestDashboard::brokerIsLockedFromTheTopBar()
{
    click(u"broker_cloud"_s);
    QCOMPARE(console().sources().current(), u"cloud"_s);
    QCOMPARE(console().sources().lockedTo(), u"cloud"_s);
    click(u"brokerAutomatic"_s);
    QTRY_COMPARE(console().sources().current(), u"local"_s);
}

void TestDashboard::killedBrokerIsVisiblyNotLive()
{
    startSim();
    QTRY_VERIFY(state(m_motor) && state(m_motor)->quality == Quality::Good);
    goTo(m_motor);
    QTRY_VERIFY(gauge(u"left.rpm"_s));
    m_broker->kill();
    const auto shownQuality = [this] { return gauge(u"left.rpm"_s)->signal().quality; };
    QVERIFY(holdsWithin(1s, [&] { return shownQuality() == Quality::Offline; }));
    QVERIFY(!find<QAbstractButton>(u"startButton"_s)->isEnabled());
    QVERIFY(m_broker->start());
    QTRY_COMPARE_WITH_TIMEOUT(shownQuality(), Quality::Good, 20'000);
}

QTEST_MAIN(TestDashboard)
#include "tst_dashboard.moc"
