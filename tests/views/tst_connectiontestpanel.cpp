// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/connection_test_panel.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

/// The test of a connection as an operator sees it, in the whole window, with a tester that
/// connects to nothing.
class TestConnectionTestPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void isStartedFromTheDetail();
    void showsEachStage();
    void failureInWords();
    void markupIsText();
    void stopsAndStartsAgain();
    void closesByButtonAndKey_data();
    void closesByButtonAndKey();
    void copiesAsText();
    void testsWhatIsEntered();
    void eStopStaysInReach();
    void withoutATester();

private:
    template <class Widget>
    [[nodiscard]] Widget *part(const QString &name) const
    {
        return m_fixture->part<Widget>(name);
    }
    void press(const QString &name)
    {
        QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton);
    }
    [[nodiscard]] ConnectionTestPanel *panel() const
    {
        return part<ConnectionTestPanel>(u"connectionTestPanel"_s);
    }
    [[nodiscard]] QLabel *text(ConnectionStage stage) const
    {
        return part<QLabel>(u"testText%1"_s.arg(int(stage)));
    }
    [[nodiscard]] Test::FakeTester &tester() { return m_fixture->plant.tester; }

    std::unique_ptr<Test::WindowFixture> m_fixture;
};

void TestConnectionTestPanel::init()
{
    m_fixture = std::make_unique<Test::WindowFixture>();
    m_fixture->window->showPage(MainWindow::Page::Brokers);
    QVERIFY(m_fixture->isReady());
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    part<QTableView>(u"brokersTable"_s)->selectRow(1);
}

void TestConnectionTestPanel::isStartedFromTheDetail()
{
    QVERIFY(panel()->isHidden());
    press(u"testBrokerButton"_s);
    QVERIFY(panel()->isVisible());
    QVERIFY(!part<QWidget>(u"brokerDetail"_s)->isVisible());
    const BrokerProfile cloud = m_fixture->plant.brokerDesk.profiles().at(1);
    QCOMPARE(tester().calls,
             QStringList{u"start cloud %1 with the secrets of 'cloud'"_s.arg(cloud.url.text())});
    QVERIFY(part<QProgressBar>(u"testProgress"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"stopTestButton"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"testAgainButton"_s)->isEnabled());
}

void TestConnectionTestPanel::showsEachStage()
{
    press(u"testBrokerButton"_s);
    tester().tell(ConnectionStage::NameLookup, StageState::Passed, 4, u"192.0.2.1"_s);
    tester().tell(ConnectionStage::Tcp, StageState::Running);
    QCOMPARE(text(ConnectionStage::NameLookup)->text(), u"192.0.2.1"_s);
    QVERIFY(text(ConnectionStage::NameLookup)->accessibleName().contains(u"passed"_s));
    QVERIFY(text(ConnectionStage::NameLookup)->accessibleDescription().contains(u"4 ms"_s));
    QVERIFY(text(ConnectionStage::Tcp)->accessibleName().contains(u"running"_s));
    QCOMPARE(part<QProgressBar>(u"testProgress"_s)->value(), 1);
    tester().end(true, u"All is well"_s);
    QVERIFY(!part<QProgressBar>(u"testProgress"_s)->isVisible());
    QCOMPARE(part<QLabel>(u"testGoodResult"_s)->text(), u"All is well"_s);
    QVERIFY(!part<QLabel>(u"testFaultResult"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"testAgainButton"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"stopTestButton"_s)->isEnabled());
}

void TestConnectionTestPanel::failureInWords()
{
    press(u"testBrokerButton"_s);
    tester().remark(u"Health page: answered 200 in 3 ms"_s);
    tester().failAt(ConnectionStage::Tls, u"its certificate expired on 2026-11-28 13:05"_s);
    QVERIFY(text(ConnectionStage::Tls)->accessibleName().contains(u"failed"_s));
    QVERIFY(text(ConnectionStage::Mqtt)->accessibleName().contains(u"skipped"_s));
    auto *fault = part<QLabel>(u"testFaultResult"_s);
    QVERIFY(fault->isVisible() && fault->text().contains(u"expired on"_s));
    QVERIFY(part<QLabel>(u"testRemarks"_s)->text().contains(u"answered 200"_s));
}

void TestConnectionTestPanel::markupIsText()
{
    press(u"testBrokerButton"_s);
    tester().tell(ConnectionStage::Tls, StageState::Failed, 1, u"<b>made out to</b>"_s);
    QCOMPARE(text(ConnectionStage::Tls)->textFormat(), Qt::PlainText);
    QCOMPARE(part<QLabel>(u"testFaultResult"_s)->textFormat(), Qt::PlainText);
}

void TestConnectionTestPanel::stopsAndStartsAgain()
{
    press(u"testBrokerButton"_s);
    tester().tell(ConnectionStage::NameLookup, StageState::Passed, 4, u"192.0.2.1"_s);
    tester().tell(ConnectionStage::Tcp, StageState::Running);
    press(u"stopTestButton"_s);
    QCOMPARE(tester().calls.last(), u"cancel"_s);
    QVERIFY(text(ConnectionStage::Tcp)->accessibleName().contains(u"skipped"_s));
    QVERIFY(part<QLabel>(u"testGoodResult"_s)->text().contains(u"stopped"_s));
    press(u"testAgainButton"_s);
    QCOMPARE(tester().calls.size(), 3);
    QCOMPARE(tester().calls.last(), tester().calls.first());
    QVERIFY(text(ConnectionStage::NameLookup)->text().isEmpty());
    QVERIFY(!part<QLabel>(u"testGoodResult"_s)->isVisible());
}

void TestConnectionTestPanel::closesByButtonAndKey_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("button") << false;
    QTest::newRow("Esc") << true;
}

void TestConnectionTestPanel::closesByButtonAndKey()
{
    QFETCH(const bool, byKey);
    press(u"testBrokerButton"_s);
    if (byKey)
        QTest::keyClick(m_fixture->window.get(), Qt::Key_Escape);
    else
        press(u"closeTestButton"_s);
    QVERIFY(panel()->isHidden());
    QCOMPARE(tester().calls.last(), u"cancel"_s);
    QVERIFY(part<QWidget>(u"brokerDetail"_s)->isVisible());
}

void TestConnectionTestPanel::copiesAsText()
{
    press(u"testBrokerButton"_s);
    tester().remark(u"Health page: no answer"_s);
    tester().failAt(ConnectionStage::Tls, u"its certificate expired"_s);
    press(u"copyTestButton"_s);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 11); // title, seven stages, remark, result, and the end of the last line
    QVERIFY2(lines.at(3).contains(u"TLS"_s) && lines.at(3).contains(u"failed"_s)
                 && lines.at(3).contains(u"38 ms"_s)
                 && lines.at(3).endsWith(u"its certificate expired"_s),
             qPrintable(lines.at(3)));
    QCOMPARE(lines.at(8), u"Health page: no answer"_s);
}

void TestConnectionTestPanel::testsWhatIsEntered()
{
    press(u"editBrokerButton"_s);
    part<QLineEdit>(u"brokerNameEdit"_s)->setText(u"far"_s);
    part<QLineEdit>(u"brokerUrlEdit"_s)->setText(u"mqtts://192.0.2.7:8883"_s);
    press(u"testEnteredButton"_s);
    QVERIFY(panel()->isVisible());
    QCOMPARE(tester().calls.last(),
             u"start far mqtts://192.0.2.7:8883 with the secrets of 'cloud'"_s);
    QVERIFY(!part<QWidget>(u"brokerEditor"_s)->isVisible());
    tester().failAt(ConnectionStage::Tcp, u"connection refused"_s);
    press(u"closeTestButton"_s);
    QVERIFY(part<QWidget>(u"brokerEditor"_s)->isVisible());
    QCOMPARE(part<QLineEdit>(u"brokerNameEdit"_s)->text(), u"far"_s);
    part<QLineEdit>(u"brokerUrlEdit"_s)->setText(u"nonsense"_s);
    QVERIFY(!part<QPushButton>(u"testEnteredButton"_s)->isEnabled());
    QVERIFY(m_fixture->plant.brokerDesk.saved.isEmpty());
}

void TestConnectionTestPanel::eStopStaysInReach()
{
    press(u"testBrokerButton"_s);
    QVERIFY(!QApplication::activeModalWidget());
    QTest::keyClick(m_fixture->window.get(), Qt::Key_F12);
    QVERIFY2(m_fixture->calls().join(u' ').contains(u"e-stop"_s),
             qPrintable(m_fixture->calls().join(u' ')));
}

void TestConnectionTestPanel::withoutATester()
{
    WindowParts parts = m_fixture->plant.parts();
    parts.connectionTester = nullptr;
    MainWindow window(parts);
    window.showPage(MainWindow::Page::Brokers);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(!window.findChild<QPushButton *>(u"testBrokerButton"_s)->isVisible());
    QVERIFY(!window.findChild<ConnectionTestPanel *>());
}

QTEST_MAIN(TestConnectionTestPanel)
#include "tst_connectiontestpanel.moc"
