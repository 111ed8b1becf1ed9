// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the window with a plant in every state and writes pictures of it: a tool for looking at
// the design, not a test. Usage: views-gallery DIRECTORY (with QT_QPA_PLATFORM=offscreen).
#include "tests/views/fakes/fake_plant.h"
#include "views/alarms_page.h"
#include "views/main_window.h"
#include "views/trend_canvas.h"
#include "views/trends_page.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

#include <cstdio>

using namespace Qt::StringLiterals;
using Raptor::Views::AlarmsPage;
using Raptor::Views::MainWindow;
using Raptor::Views::Theme;

namespace {

/// One picture: what is shown, how, and what was done before.
struct Shot
{
    QString name = {};
    MainWindow::Page page = MainWindow::Page::Overview;
    QString device = u"raptor/shop/bin-1-fan"_s;
    Theme::Kind theme = Theme::Kind::Dark;
    QSize size{1280, 720};
    QString press = {};
    bool demo = false;
    bool stopping = false;
    bool stoppingMany = false;
    bool noPath = false;
    bool empty = false;
    double scale = 1.0;
    bool asking = false;
    bool run = false;
    bool sequences = false;
    AlarmsPage::View alarms = AlarmsPage::View::Active;
    QList<int> chosen = {}; ///< rows of the active list
    QString filter = {}; ///< of the active list
    int broker = -1; ///< row of the brokers
    bool switching = false; ///< to cloud, which has no data yet
    bool flood = false;
    bool chart = false; ///< signals, cursors and a gap on the Trends page
    bool muted = false; ///< the alarm sound is off
    QString dialog = {}; ///< the action that opens it; then only the dialog is in the picture
};

void stopEverything(Raptor::Test::FakePlant &plant)
{
    using Raptor::EStopProgress;
    plant.desk.setLines(
        {{Raptor::Test::device(u"raptor/shop/bin-1-fan"_s), EStopProgress::Confirmed,
          u"confirmed after 41 ms"_s},
         {Raptor::Test::device(u"raptor/shop/leg-1"_s), EStopProgress::BrokerHas,
          u"broker local has it after 9 ms"_s},
         {Raptor::Test::device(u"raptor/shop/mixer"_s), EStopProgress::NotConfirmed,
          u"sent 10 times"_s},
         {Raptor::Test::device(u"battery/user-1"_s), EStopProgress::NotCovered, {}}});
}

void askAgain(Raptor::Test::FakePlant &plant)
{
    using Raptor::EStopProgress;
    const auto then = plant.clock.wall() - std::chrono::hours(3);
    plant.desk.setLines(
        {{Raptor::Test::device(u"raptor/shop/mixer"_s), EStopProgress::Asks, {}, u"Ada"_s, then},
         {Raptor::Test::device(u"raptor/shop/leg-1"_s),
          EStopProgress::BrokerHas,
          u"broker local has it after 9 ms"_s,
          u"operator"_s,
          plant.clock.wall(),
          {},
          {u"local: broker has it after 9 ms"_s, u"cloud: no session"_s}},
         {Raptor::Test::device(u"raptor/shop/leg-2"_s), EStopProgress::Confirmed,
          u"confirmed after 41 ms"_s, u"operator"_s, plant.clock.wall()}});
}

void showSequences(Raptor::Test::FakePlant &plant)
{
    using namespace std::chrono_literals;
    const auto step = [](const QString &device, Raptor::Milliseconds pause) {
        return Raptor::StartSequence::Step{Raptor::Test::device(device), Raptor::CommandKind::Start,
                                           pause};
    };
    plant.desk.setSequences(
        {{u"Fill bin 3"_s,
          {step(u"raptor/shop/leg-2"_s, 0ms), step(u"raptor/shop/conveyor-1"_s, 3000ms),
           step(u"raptor/shop/auger-4"_s, 5000ms)}},
         {u"Dry"_s, {step(u"raptor/shop/dryer-fan"_s, 0ms)}}});
    plant.desk.refuseSequence(u"Dry"_s,
                              {Raptor::Refusal::AlreadyInState, u"dryer-fan is already running"_s});
}

void showRun(Raptor::Test::FakePlant &plant)
{
    using Raptor::CommandKind;
    using Raptor::CommandOutcome;
    Raptor::GroupRun run;
    run.title = u"Stop shop"_s;
    run.text = u"mixer did not confirm"_s;
    run.state = Raptor::GroupRun::State::Done;
    const std::pair<QString, CommandOutcome> all[] = {
        {u"raptor/shop/leg-1"_s, CommandOutcome::Confirmed},
        {u"raptor/shop/leg-2"_s, CommandOutcome::Confirmed},
        {u"raptor/shop/mixer"_s, CommandOutcome::TimedOut},
        {u"raptor/shop/cleaner"_s, CommandOutcome::Pending},
        {u"raptor/shop/auger-4"_s, CommandOutcome::Confirmed}};
    for (const auto &[device, outcome] : all)
        run.lines.append({Raptor::Test::device(device),
                          CommandKind::Stop,
                          u"id"_s,
                          Raptor::CommandStep::Sent,
                          outcome,
                          {}});
    plant.desk.setGroupRun(run);
}

/// The worst case for the height of the banner.
void stopMany(Raptor::Test::FakePlant &plant)
{
    using Raptor::EStopProgress;
    QList<Raptor::EStopLine> lines;
    for (int row = 0; row < plant.devices.rowCount(); ++row) {
        const auto id =
            plant.devices.index(row, 0).data(Raptor::DeviceRole::Id).value<Raptor::DeviceId>();
        const EStopProgress all[] = {EStopProgress::NotConfirmed, EStopProgress::BrokerHas,
                                     EStopProgress::Sent, EStopProgress::Confirmed};
        const bool covered = id.system() == u"raptor"_s;
        lines.append({id, covered ? all[row % 4] : EStopProgress::NotCovered, {}});
    }
    plant.desk.setLines(lines);
}

void showAlarms(const Shot &shot, MainWindow &window)
{
    window.findChild<AlarmsPage *>()->showView(shot.alarms);
    window.findChild<QLineEdit *>(u"alarmFilterEdit"_s)->setText(shot.filter);
    window.findChild<QAction *>(u"alarmSound"_s)->setChecked(!shot.muted);
    for (const char *name : {"alarmsTable", "silentAlarmsTable"}) {
        auto *table = window.findChild<QTableView *>(QLatin1String(name));
        for (const int row : shot.chosen)
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select
                                                | QItemSelectionModel::Rows);
    }
    // Counts and buttons follow a quarter of a second behind.
    QEventLoop settle;
    QTimer::singleShot(300, &settle, &QEventLoop::quit);
    settle.exec();
}

void showChart(Raptor::Test::FakePlant &plant, MainWindow &window)
{
    using namespace std::chrono_literals;
    auto *page = window.findChild<Raptor::Views::TrendsPage *>();
    const auto fan = Raptor::Test::device(u"raptor/shop/bin-1-fan"_s);
    const auto dryer = Raptor::Test::device(u"raptor/shop/dryer-fan"_s);
    plant.alarmHistory.spanAnswer.clear();
    plant.alarmHistory.spanAnswer.append({{dryer, u"motor.amps"_s, u"high-high"_s},
                                          Raptor::AlarmPriority::Urgent,
                                          Raptor::AlarmKind::HighHigh,
                                          u"Current very high"_s,
                                          plant.clock.wall() - 4min,
                                          plant.clock.wall() - 2min});
    plant.linkHistory.add({plant.clock.wall() - 160s, {}, u"cloud"_s, {}, false});
    page->addTags({{fan, u"left.rpm"_s},
                   {fan, u"left.amps"_s},
                   {dryer, u"motor.amps"_s},
                   {dryer, u"motor.volts"_s}});
    page->canvas()->setCursors(plant.clock.wall() - 8min, plant.clock.wall() - 90s);
    QEventLoop settle;
    QTimer::singleShot(700, &settle, &QEventLoop::quit);
    settle.exec();
    page->tick();
}

bool take(const Shot &shot, const QDir &directory)
{
    Raptor::Test::FakePlant plant;
    if (!shot.empty)
        plant.fillWithEverything();
    plant.desk.refuse(Raptor::Test::device(u"raptor/shop/bin-1-fan"_s), Raptor::CommandKind::Reset,
                      {Raptor::Refusal::AlreadyInState, u"no e-stop is latched"_s});
    plant.desk.refuse(Raptor::Test::device(u"raptor/shop/auger-4"_s), Raptor::CommandKind::Start,
                      {Raptor::Refusal::EStopLatched, u"e-stop latched"_s});
    if (shot.flood)
        plant.flood();
    if (shot.stopping)
        stopEverything(plant);
    if (shot.asking)
        askAgain(plant);
    if (shot.run)
        showRun(plant);
    if (shot.sequences)
        showSequences(plant);
    if (shot.stoppingMany)
        stopMany(plant);
    Raptor::Views::WindowParts parts = plant.parts();
    parts.demo = shot.demo;
    MainWindow window(parts);
    plant.desk.setHasPath(!shot.noPath);
    if (shot.switching)
        plant.brokerDesk.beginSwitch({u"cloud"_s, Raptor::PendingSwitch::WaitsFor::Data}, true);
    window.setTheme(shot.theme);
    window.theme()->setTextScale(shot.scale);
    window.setTrafficText(u"1,240 msg/s - 3 rejected"_s);
    window.resize(shot.size);
    window.show();
    window.activateWindow();
    if (!shot.empty)
        window.selectDevice(Raptor::Test::device(shot.device));
    window.showPage(shot.page);
    QCoreApplication::processEvents();
    if (shot.page == MainWindow::Page::Alarms)
        showAlarms(shot, window);
    if (shot.chart)
        showChart(plant, window);
    if (shot.broker >= 0)
        window.findChild<QTableView *>(u"brokersTable"_s)->selectRow(shot.broker);
    auto *button = window.findChild<QAbstractButton *>(shot.press);
    if (button && !shot.press.isEmpty())
        button->click();
    if (auto *arm = window.findChild<QAbstractButton *>(u"armSequenceButton"_s); arm && shot.run)
        arm->click();
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    if (auto *action = window.findChild<QAction *>(shot.dialog); action && !shot.dialog.isEmpty()) {
        action->trigger();
        QCoreApplication::processEvents();
        return window.findChild<QDialog *>()->grab().save(
            directory.filePath(shot.name + u".png"_s));
    }
    return window.grab().save(directory.filePath(shot.name + u".png"_s));
}

QList<Shot> shots()
{
    using Page = MainWindow::Page;
    const QSize wide(1600, 900);
    return {
        {.name = u"overview-dark"_s, .size = wide},
        {.name = u"overview-light"_s, .theme = Theme::Kind::Light, .size = wide},
        {.name = u"overview-720-estop"_s, .theme = Theme::Kind::Light, .stopping = true},
        {.name = u"overview-demo-720"_s, .demo = true},
        {.name = u"overview-4k"_s, .size = {3840, 2160}, .scale = 1.6},
        {.name = u"overview-empty"_s, .empty = true},
        {.name = u"device-dark"_s, .page = Page::Device, .size = wide},
        {.name = u"device-light"_s,
         .page = Page::Device,
         .theme = Theme::Kind::Light,
         .size = wide},
        {.name = u"trends-empty"_s, .page = Page::Trends, .theme = Theme::Kind::Light},
        {.name = u"trends-light"_s,
         .page = Page::Trends,
         .theme = Theme::Kind::Light,
         .size = wide,
         .chart = true},
        {.name = u"trends-720-choosing"_s,
         .page = Page::Trends,
         .press = u"trendAddSignalsButton"_s,
         .chart = true},
        {.name = u"trends-720-range-light"_s,
         .page = Page::Trends,
         .theme = Theme::Kind::Light,
         .press = u"trendRange_custom"_s,
         .chart = true},
        {.name = u"device-720-armed"_s, .page = Page::Device, .press = u"startButton"_s},
        {.name = u"device-720-estop-light"_s,
         .page = Page::Device,
         .device = u"raptor/shop/auger-4"_s,
         .theme = Theme::Kind::Light,
         .press = u"resetButton"_s,
         .demo = true,
         .stopping = true},
        {.name = u"device-720-estop-many"_s,
         .page = Page::Device,
         .device = u"raptor/shop/auger-4"_s,
         .press = u"resetButton"_s,
         .demo = true,
         .stoppingMany = true},
        {.name = u"device-720-estop-asks"_s, .page = Page::Device, .asking = true},
        {.name = u"overview-run-light"_s,
         .theme = Theme::Kind::Light,
         .press = u"sequencesButton"_s,
         .run = true,
         .sequences = true},
        {.name = u"overview-sequences"_s, .press = u"sequencesButton"_s, .sequences = true},
        {.name = u"commands-light"_s, .page = Page::Commands, .theme = Theme::Kind::Light},
        {.name = u"device-dryer"_s,
         .page = Page::Device,
         .device = u"raptor/shop/dryer-fan"_s,
         .size = wide},
        {.name = u"device-stale"_s,
         .page = Page::Device,
         .device = u"raptor/shop/revpi-135593"_s,
         .theme = Theme::Kind::Light,
         .noPath = true},
        {.name = u"device-lastknown"_s,
         .page = Page::Device,
         .device = u"raptor/shop/conveyor-2"_s},
        {.name = u"device-mill"_s, .page = Page::Device, .device = u"raptor/shop/roller-mill"_s},
        {.name = u"device-relay"_s, .page = Page::Device, .device = u"guardian/garage-1"_s},
        {.name = u"device-battery"_s,
         .page = Page::Device,
         .device = u"battery/user-2"_s,
         .theme = Theme::Kind::Light},
        {.name = u"device-4k"_s,
         .page = Page::Device,
         .theme = Theme::Kind::Light,
         .size = {3840, 2160},
         .scale = 1.6},
        {.name = u"alarms-dark"_s, .page = Page::Alarms, .size = wide, .chosen = {2}},
        {.name = u"alarms-light"_s,
         .page = Page::Alarms,
         .theme = Theme::Kind::Light,
         .size = wide,
         .chosen = {2}},
        {.name = u"alarms-720"_s, .page = Page::Alarms, .stopping = true},
        {.name = u"alarms-720-flood-light"_s,
         .page = Page::Alarms,
         .theme = Theme::Kind::Light,
         .flood = true},
        {.name = u"alarms-grouped"_s,
         .page = Page::Alarms,
         .size = wide,
         .press = u"alarmGroupButton"_s,
         .flood = true},
        {.name = u"alarms-shelving-light"_s,
         .page = Page::Alarms,
         .theme = Theme::Kind::Light,
         .press = u"shelveButton"_s,
         .chosen = {2, 4}},
        {.name = u"alarms-definition"_s,
         .page = Page::Alarms,
         .press = u"alarmDefinitionButton"_s,
         .chosen = {2}},
        {.name = u"alarms-nothing-found"_s, .page = Page::Alarms, .filter = u"xyz"_s},
        {.name = u"alarms-empty-light"_s,
         .page = Page::Alarms,
         .theme = Theme::Kind::Light,
         .empty = true},
        {.name = u"alarms-journal"_s,
         .page = Page::Alarms,
         .size = wide,
         .alarms = AlarmsPage::View::Journal},
        {.name = u"alarms-journal-light"_s,
         .page = Page::Alarms,
         .theme = Theme::Kind::Light,
         .alarms = AlarmsPage::View::Journal},
        {.name = u"alarms-silent"_s,
         .page = Page::Alarms,
         .size = wide,
         .alarms = AlarmsPage::View::Silent,
         .chosen = {0}},
        {.name = u"alarms-silent-light"_s,
         .page = Page::Alarms,
         .theme = Theme::Kind::Light,
         .alarms = AlarmsPage::View::Silent},
        {.name = u"alarms-figures"_s,
         .page = Page::Alarms,
         .size = wide,
         .alarms = AlarmsPage::View::Figures},
        {.name = u"alarms-figures-light"_s,
         .page = Page::Alarms,
         .theme = Theme::Kind::Light,
         .alarms = AlarmsPage::View::Figures},
        {.name = u"alarms-plant-definitions"_s,
         .page = Page::Alarms,
         .press = u"definitionsOfPlant"_s,
         .alarms = AlarmsPage::View::Definitions,
         .muted = true},
        {.name = u"alarms-4k-light"_s,
         .page = Page::Alarms,
         .theme = Theme::Kind::Light,
         .size = {3840, 2160},
         .scale = 1.6,
         .chosen = {2}},
        {.name = u"commands-dark"_s, .page = Page::Commands},
        {.name = u"brokers-light"_s,
         .page = Page::Brokers,
         .theme = Theme::Kind::Light,
         .press = u"editBrokerButton"_s},
        {.name = u"brokers-dark"_s, .page = Page::Brokers, .size = wide},
        {.name = u"brokers-720"_s, .page = Page::Brokers},
        {.name = u"switching-dark"_s, .size = {1366, 768}, .switching = true},
        {.name = u"switching-light"_s,
         .theme = Theme::Kind::Light,
         .size = {1366, 768},
         .switching = true},
        {.name = u"brokers-720-cloud-light"_s,
         .page = Page::Brokers,
         .theme = Theme::Kind::Light,
         .press = u"linkViewCertificates"_s,
         .broker = 1},
        {.name = u"brokers-720-outages-light"_s,
         .page = Page::Brokers,
         .theme = Theme::Kind::Light,
         .press = u"linkViewOutages"_s,
         .broker = 2},
        {.name = u"brokers-empty-light"_s,
         .page = Page::Brokers,
         .theme = Theme::Kind::Light,
         .empty = true},
        {.name = u"help-light"_s, .page = Page::Help, .theme = Theme::Kind::Light},
        {.name = u"operator-dark"_s, .dialog = u"changeOperator"_s},
        {.name = u"about-light"_s, .theme = Theme::Kind::Light, .dialog = u"about"_s}};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"directory"_s, u"where the pictures go"_s);
    parser.addPositionalArgument(u"name"_s, u"only pictures whose name contains this"_s,
                                 u"[name]"_s);
    parser.addHelpOption();
    parser.process(application);
    const QDir directory(parser.positionalArguments().value(0, u"."_s));
    const QString only = parser.positionalArguments().value(1);
    if (!directory.mkpath(u"."_s))
        return 1;
    bool ok = true;
    for (const Shot &shot : shots()) {
        if (!shot.name.contains(only))
            continue;
        const bool saved = take(shot, directory);
        ok = ok && saved;
        std::printf("%s %s\n", saved ? "wrote" : "FAILED", qPrintable(shot.name));
    }
    return ok ? 0 : 1;
}
