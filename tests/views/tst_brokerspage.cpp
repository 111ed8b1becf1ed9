// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/action_button.h"
#include "views/broker_lights.h"
#include "views/main_window.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
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
