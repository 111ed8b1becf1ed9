// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/action_button.h"
#include "views/broker_lights.h"
#include "views/certificate_model.h"
#include "views/labels.h"
#include "views/latency_spark.h"
#include "views/link_history_view.h"
#include "views/main_window.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

class TestBrokersPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<MainWindow> m_window;

    template <class Widget>
    Widget *part(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    void press(const QString &name)
    {
        QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton);
    }
    QStringList &calls() { return m_plant->brokerDesk.calls; }

private Q_SLOTS:
    void init()
    {
        m_plant = std::make_unique<Test::FakePlant>();
        m_plant->fillWithEverything();
        m_window = std::make_unique<MainWindow>(m_plant->parts());
        m_window->resize(1280, 720);
        m_window->showPage(MainWindow::Page::Brokers);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void cleanup()
    {
        m_window.reset();
        m_plant.reset();
    }

    void lights_data()
    {
        QTest::addColumn<ProbeState>("probe");
        QTest::addColumn<SessionState>("telemetry");
        QTest::addColumn<SessionState>("command");
        QTest::addColumn<int>("health");
        QTest::addColumn<int>("session");
        QTest::newRow("all up") << ProbeState::Healthy << SessionState::Up << SessionState::Up << 2
                                << 2;
        QTest::newRow("half a session")
            << ProbeState::Unknown << SessionState::Up << SessionState::Down << 1 << 1;
        QTest::newRow("down") << ProbeState::Unhealthy << SessionState::Down << SessionState::Down
                              << 0 << 0;
    }
    void lights()
    {
        QFETCH(ProbeState, probe);
        QFETCH(SessionState, telemetry);
        QFETCH(SessionState, command);
        BrokerStatus status;
        status.probe = probe;
        status.telemetry = telemetry;
        status.command = command;
        QTEST(int(healthLight(status)), "health");
        QTEST(int(sessionLight(status)), "session");
        QCOMPARE(int(dataLight(status)), 0);
    }

    void segmentsLockAndUnlock()
    {
        press(u"broker_cloud"_s);
        QCOMPARE(calls(), QStringList{u"lock cloud"_s});
        QVERIFY(part<QToolButton>(u"broker_cloud"_s)->isChecked());
        QVERIFY(!part<QToolButton>(u"brokerAutomatic"_s)->isChecked());
        press(u"brokerAutomatic"_s);
        QCOMPARE(calls().last(), u"automatic"_s);
        QVERIFY(part<QToolButton>(u"brokerAutomatic"_s)->isChecked());
    }

    void newProfilesGetASegment()
    {
        m_plant->addBroker(u"third"_s, u"mqtt://192.0.2.9:1883"_s, {}, false);
        QVERIFY(part<QToolButton>(u"broker_third"_s));
    }

    void detailSaysWhyAndWhenAgain()
    {
        part<QTableView>(u"brokersTable"_s)->selectRow(2);
        const QString fault = part<QLabel>(u"brokerFault"_s)->text();
        QVERIFY2(fault.contains(u"refused"_s) && fault.contains(u"8 s"_s), qPrintable(fault));
        press(u"tryNowButton"_s);
        QCOMPARE(calls().last(), u"retry spare"_s);
        press(u"lockButton"_s);
        QCOMPARE(calls().last(), u"lock spare"_s);
        QVERIFY(!part<ActionButton>(u"lockButton"_s)->isEnabled());
    }

    void editorSaysWhatIsWrong()
    {
        press(u"addBrokerButton"_s);
        auto *save = part<QPushButton>(u"saveBrokerButton"_s);
        auto *message = part<QLabel>(u"brokerEditorMessage"_s);
        QVERIFY(save->isVisible() && !save->isEnabled() && !message->text().isEmpty());
        QTest::keyClicks(part<QLineEdit>(u"brokerNameEdit"_s), u"field"_s);
        QTest::keyClicks(part<QLineEdit>(u"brokerUrlEdit"_s), u"http://192.0.2.1"_s);
        QVERIFY(!save->isEnabled());
        QCOMPARE(message->text(), BrokerUrl::parse(u"http://192.0.2.1"_s).error().text);
        part<QLineEdit>(u"brokerUrlEdit"_s)->setText(u"mqtts://192.0.2.1:8883"_s);
        QVERIFY(save->isEnabled() && message->text().isEmpty());
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(calls().last(), u"save field replaces ''"_s);
        QVERIFY(!save->isVisible());
    }

    void editKeepsWhatIsNotShown()
    {
        part<QTableView>(u"brokersTable"_s)->selectRow(0);
        press(u"editBrokerButton"_s);
        part<QLineEdit>(u"brokerNameEdit"_s)->setText(u"pi"_s);
        press(u"saveBrokerButton"_s);
        QCOMPARE(calls().last(), u"save pi replaces 'local'"_s);
        BrokerProfile expected = m_plant->brokerDesk.profiles().first();
        expected.name = u"pi"_s;
        QCOMPARE(m_plant->brokerDesk.saved.last(), expected);
    }

    void refusedSaveStaysOpen()
    {
        m_plant->brokerDesk.refusal = Error{Error::Code::Io, u"console.toml is read-only"_s};
        press(u"editBrokerButton"_s);
        press(u"saveBrokerButton"_s);
        QVERIFY(part<QPushButton>(u"saveBrokerButton"_s)->isVisible());
        QCOMPARE(part<QLabel>(u"brokerEditorMessage"_s)->text(), u"console.toml is read-only"_s);
    }

    void strangeDevicesAreConfirmedByHand()
    {
        auto *banner = part<QWidget>(u"siteBanner"_s);
        auto *notice = part<QWidget>(u"siteNotice"_s);
        QVERIFY(!banner->isVisible() && !notice->isVisible());
        BrokerStatus status =
            m_plant->brokers.item(1)->data(BrokerRole::Status).value<BrokerStatus>();
        status.siteUnconfirmed = true;
        m_plant->brokers.item(1)->setData(QVariant::fromValue(status), BrokerRole::Status);
        QVERIFY(banner->isVisible() && !notice->isVisible());
        QVERIFY(part<QLabel>(u"siteBannerText"_s)->text().contains(u"cloud"_s));
        m_window->showPage(MainWindow::Page::Overview);
        QVERIFY(banner->isVisible());
        press(u"siteBannerButton"_s);
        QCOMPARE(m_window->page(), MainWindow::Page::Brokers);
        QVERIFY(notice->isVisible());
        QVERIFY(part<QLabel>(u"siteNoticeText"_s)->text().contains(u"cloud"_s));
        press(u"confirmSiteButton"_s);
        QCOMPARE(calls(), QStringList{u"confirm cloud"_s});
        status.siteUnconfirmed = false;
        m_plant->brokers.item(1)->setData(QVariant::fromValue(status), BrokerRole::Status);
        QVERIFY(!banner->isVisible() && !notice->isVisible());
    }

    void feedsHaveALineEach()
    {
        auto *lines = part<QLabel>(u"feedLines"_s);
        QVERIFY(!lines->isVisible());
        m_plant->feeds.appendRow(new QStandardItem(u"battery-ws (feed, read only): down"_s));
        m_plant->feeds.appendRow(new QStandardItem(u"<b>far</b>"_s));
        QVERIFY(lines->isVisible());
        QCOMPARE(lines->text(), u"battery-ws (feed, read only): down\n<b>far</b>"_s);
        QCOMPARE(lines->textFormat(), Qt::PlainText);
        m_plant->feeds.item(0)->setText(u"battery-ws (feed, read only): up"_s);
        QVERIFY(lines->text().startsWith(u"battery-ws (feed, read only): up\n"_s));
        m_plant->feeds.clear();
        QVERIFY(!lines->isVisible());
    }

    void detailHasItsFigures()
    {
        QCOMPARE(part<DigitLabel>(u"figureRoundTrip"_s)->text(), u"4 ms"_s);
        QCOMPARE(part<DigitLabel>(u"figureMessages"_s)->text(), u"24/s"_s);
        QCOMPARE(part<DigitLabel>(u"figureBytes"_s)->text(), u"6.3 kB/s"_s);
        QCOMPARE(part<DigitLabel>(u"figureLastMessage"_s)->text(), u"0.2 s ago"_s);
        QCOMPARE(part<DigitLabel>(u"figureUpTime"_s)->text(), u"3 h"_s);
        QCOMPARE(part<DigitLabel>(u"figureReconnects"_s)->text(), u"2"_s);
        const QString spark = part<LatencySpark>(u"latencySpark"_s)->accessibleDescription();
        QVERIFY2(spark.contains(u"12 second"_s), qPrintable(spark));
        const QString clocks = part<ElidedLabel>(u"figureClocks"_s)->text();
        QVERIFY2(clocks.contains(u"63 s behind"_s) && clocks.contains(u"4.2 s ahead"_s),
                 qPrintable(clocks));
        // Nothing is shown as live that is not.
        part<QTableView>(u"brokersTable"_s)->selectRow(2);
        for (const char *name : {"figureRoundTrip", "figureMessages", "figureBytes",
                                 "figureLastMessage", "figureUpTime"})
            QCOMPARE(part<DigitLabel>(QLatin1String(name))->text(), u"\u2013"_s);
    }

    void agesGoOn()
    {
        m_plant->clock.advance(Milliseconds(41'000));
        QTRY_COMPARE(part<DigitLabel>(u"figureLastMessage"_s)->text(), u"41 s ago"_s);
    }

    void latency_data()
    {
        QTest::addColumn<QList<double>>("trips");
        QTest::addColumn<int>("answered");
        QTest::addColumn<int>("unanswered");
        QTest::addColumn<double>("median");
        QTest::addColumn<double>("worst");
        QTest::newRow("none") << QList<double>() << 0 << 0 << 0.0 << 0.0;
        QTest::newRow("gaps only") << QList<double>{-1, -1} << 0 << 2 << 0.0 << 0.0;
        QTest::newRow("some") << QList<double>{9, -1, 0, 4} << 3 << 1 << 4.0 << 9.0;
    }
    void latency()
    {
        QFETCH(QList<double>, trips);
        QFETCH(int, answered);
        QFETCH(int, unanswered);
        QFETCH(double, median);
        QFETCH(double, worst);
        QCOMPARE(latencyFigures(trips), (LatencyFigures{answered, unanswered, median, worst}));
    }

    void certificateThatExpires_data()
    {
        QTest::addColumn<Milliseconds>("left");
        QTest::addColumn<QString>("says");
        QTest::newRow("long") << Milliseconds(std::chrono::days(31)) << QString();
        QTest::newRow("30 days to the moment") << Milliseconds(std::chrono::days(30)) << QString();
        QTest::newRow("less") << Milliseconds(std::chrono::days(29)) << u"29 day"_s;
        QTest::newRow("hours") << Milliseconds(std::chrono::hours(5)) << u"less than a day"_s;
        QTest::newRow("over") << Milliseconds(-1) << u"expired on"_s;
    }
    void certificateThatExpires()
    {
        QFETCH(Milliseconds, left);
        QFETCH(QString, says);
        BrokerStatus status;
        status.name = u"cloud"_s;
        const WallTime now = m_plant->clock.wall();
        status.certificates = {{u"a.example"_s, u"CA"_s, now, now + std::chrono::days(400), {}},
                               {u"CA"_s, u"CA"_s, now, now + left, {}}};
        const QString warning = certificateWarning(status, now);
        QCOMPARE(warning.isEmpty(), says.isEmpty());
        QVERIFY2(warning.contains(says), qPrintable(warning));
    }

    void chainAndNotes()
    {
        part<QTableView>(u"brokersTable"_s)->selectRow(1);
        auto *notes = part<QLabel>(u"brokerNotes"_s);
        QVERIFY(notes->isVisible());
        for (const QString &words : {u"12 day"_s, u"MQTT 3.1.1 only"_s, u"battery/#"_s})
            QVERIFY2(notes->text().contains(words), qPrintable(notes->text()));
        QVERIFY(part<QLabel>(u"brokerText"_s)->text().contains(u"broker.example by Example"_s));
        press(u"linkViewCertificates"_s);
        auto *table = part<QTableView>(u"certificatesTable"_s);
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(1, CertificateModel::Issuer).data(), u"Example Root CA"_s);
        QCOMPARE(table->model()->index(0, CertificateModel::Left).data(), u"12 day(s)"_s);
        part<QTableView>(u"brokersTable"_s)->selectRow(0);
        QVERIFY(!table->isVisible()); // it says that there is no encryption
        QVERIFY(!notes->isVisible());
    }

    void historyIsCopied()
    {
        auto *table = part<QTableView>(u"switchesTable"_s);
        QVERIFY(table->isVisible());
        table->selectRow(1);
        press(u"copyHistoryButton"_s);
        QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0), u"Time\tFrom\tTo\tBy\tReason"_s);
        QVERIFY(lines.at(1).endsWith(u"local\tcloud\toperator\tlocked to it"_s));
        press(u"linkViewOutages"_s);
        part<QTableView>(u"outagesTable"_s)->setFocus();
        QTest::keySequence(part<QTableView>(u"outagesTable"_s), QKeySequence::Copy);
        lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 5); // all of them, as none is chosen
    }

    void historyIsExported()
    {
        auto *view = part<LinkHistoryView>(u"linkHistory"_s);
        press(u"exportHistoryButton"_s);
        auto *dialog = part<QFileDialog>(u"linkHistoryDialog"_s);
        QVERIFY(dialog && !dialog->isModal());
        dialog->close();
        view->exportTo(u"/x/switches.csv"_s);
        press(u"linkViewOutages"_s);
        view->exportTo(u"/x/outages.csv"_s);
        QVERIFY(!part<ActionButton>(u"outageReportButton"_s)->isEnabled());
        part<QTableView>(u"outagesTable"_s)->selectRow(1);
        QVERIFY(part<ActionButton>(u"outageReportButton"_s)->isEnabled());
        view->reportTo(u"/x/outage.txt"_s);
        QCOMPARE(m_plant->linkHistory.calls,
                 (QStringList{u"switches to /x/switches.csv"_s, u"outages to /x/outages.csv"_s,
                              u"report of local to /x/outage.txt"_s}));
        Q_EMIT m_plant->linkHistory.exported(u"/x/outage.txt"_s, 1, u"no space left"_s);
        QVERIFY(part<QLabel>(u"linkHistoryResult"_s)->text().contains(u"no space left"_s));
        m_plant->linkHistory.setTrouble(u"2 of 9 lines cannot be read"_s);
        QCOMPARE(part<QLabel>(u"linkHistoryResult"_s)->text(), u"2 of 9 lines cannot be read"_s);
    }

    void formTakesThePlaceOfTheHistory()
    {
        auto *view = part<LinkHistoryView>(u"linkHistory"_s);
        QVERIFY(view->isVisible());
        press(u"editBrokerButton"_s);
        QVERIFY(!view->isVisible());
    }

    void lightsSayWhyAndTryNow()
    {
        auto *lights = part<BrokerLights>(u"brokerLights"_s);
        QVERIFY2(lights->spoken().contains(u"rank 1"_s), qPrintable(lights->spoken()));
        lights->setFocus();
        QTest::keyClick(lights, Qt::Key_Return);
        auto *menu = part<QMenu>(u"brokerMenu"_s);
        QTRY_VERIFY(menu->isVisible());
        QStringList words;
        for (const QAction *action : menu->actions())
            words.append(action->text());
        const QString all = words.join(u'\n');
        for (const QString &part :
             {u"In use: local"_s, u"rank 1"_s, u"local: up, round trip 4 ms"_s,
              u"spare: connection refused"_s})
            QVERIFY2(all.contains(part), qPrintable(all));
        QVERIFY(!menu->findChild<QAction *>(u"tryNow_local"_s));
        menu->findChild<QAction *>(u"tryNow_spare"_s)->trigger();
        QCOMPARE(calls().last(), u"retry spare"_s);
        menu->close();
        m_plant->brokerDesk.lockTo(u"spare"_s);
        QTest::mouseClick(lights, Qt::LeftButton);
        QTRY_VERIFY(menu->isVisible());
        QVERIFY(menu->actions().at(1)->text().contains(u"waited for"_s)
                || m_plant->brokerDesk.current() == u"spare"_s);
        menu->close();
    }

    void nothingYet()
    {
        Test::FakePlant plant;
        MainWindow window(plant.parts());
        window.resize(1280, 720);
        window.showPage(MainWindow::Page::Brokers);
        window.show();
        for (const char *name : {"switchesTable", "outagesTable", "certificatesTable"})
            QVERIFY(!window.findChild<QTableView *>(QLatin1String(name))->isVisible());
        QVERIFY(!window.findChild<ActionButton *>(u"copyHistoryButton"_s)->isEnabled());
    }

    void removalAsksOnceMore()
    {
        part<QTableView>(u"brokersTable"_s)->selectRow(1);
        press(u"removeBrokerButton"_s);
        QVERIFY(calls().isEmpty());
        press(u"keepBrokerButton"_s);
        QVERIFY(calls().isEmpty());
        press(u"removeBrokerButton"_s);
        press(u"confirmRemoveButton"_s);
        QCOMPARE(calls(), QStringList{u"remove cloud"_s});
    }
};

QTEST_MAIN(TestBrokersPage)
#include "tst_brokerspage.moc"
