// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/action_button.h"
#include "views/sequence_panel.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using namespace std::chrono_literals;

class TestSequencePanel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    QStringList &calls() { return m_fix->calls(); }
    SequencePanel *panel() const { return m_fix->window->findChild<SequencePanel *>(); }
    ActionButton *armButton(int number = 0) const
    {
        return panel()->findChildren<ActionButton *>(u"armSequenceButton"_s).at(number);
    }
    QAbstractButton *confirm() const
    {
        return panel()->findChild<QAbstractButton *>(u"sequence_confirmButton"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>();
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(!m_fix->part<QWidget>(u"sequencesButton"_s)->isVisible());
        using Step = StartSequence::Step;
        m_fix->plant.desk.setSequences(
            {{u"Fill bin 3"_s,
              {Step{Test::device(u"raptor/shop/leg-2"_s)},
               Step{Test::device(u"raptor/shop/auger-4"_s), CommandKind::Start, 3000ms}}},
             {u"Dry"_s, {Step{Test::device(u"raptor/shop/dryer-fan"_s)}}}});
        QTest::mouseClick(m_fix->part<QAbstractButton>(u"sequencesButton"_s), Qt::LeftButton);
        QTRY_VERIFY(panel()->isVisible());
        calls().clear();
    }
    void cleanup() { m_fix.reset(); }

    void rp07_twoStepsInTwoPlaces()
    {
        QVERIFY(!confirm()->isVisible());
        QTest::mouseDClick(armButton(), Qt::LeftButton);
        QTest::mouseClick(armButton(), Qt::LeftButton);
        QCOMPARE(calls(), QStringList{u"arm sequence Fill bin 3"_s});
        QTRY_VERIFY(confirm()->isVisible());
        for (int i = 0; i < 2; ++i)
            QVERIFY(!Test::onScreen(armButton(i)).intersects(Test::onScreen(confirm())));
        QTest::mouseClick(confirm(), Qt::LeftButton);
        QCOMPARE(calls().last(), u"execute sequence Fill bin 3"_s);
    }

    void stepsAreListedInOrder()
    {
        QStringList texts;
        for (const auto *label : panel()->findChildren<QLabel *>())
            texts.append(label->text());
        const QString all = texts.join(u'|');
        QVERIFY2(all.contains(u"leg-2  \u2192  after 3.0 s auger-4"_s), qPrintable(all));
    }

    void reasonsAreShown()
    {
        m_fix->plant.desk.refuseSequence(u"Dry"_s,
                                         {Refusal::StateStale, u"dryer-fan: state is 8 s old"_s});
        QVERIFY(!armButton(1)->isEnabled());
        QCOMPARE(armButton(1)->reason(), u"dryer-fan: state is 8 s old"_s);
        QVERIFY(armButton(0)->isEnabled());
    }

    void rp07_leavingDisarms_data()
    {
        QTest::addColumn<QString>("way");
        QTest::newRow("page") << u"page"_s;
        QTest::newRow("panel closed") << u"panel"_s;
        QTest::newRow("escape") << u"escape"_s;
        QTest::newRow("tiles") << u"tiles"_s;
    }
    void rp07_leavingDisarms()
    {
        QFETCH(QString, way);
        QTest::mouseClick(armButton(), Qt::LeftButton);
        QVERIFY(m_fix->plant.desk.armed());
        if (way == u"page"_s)
            QTest::keyClick(m_fix->window.get(), Qt::Key_5, Qt::ControlModifier);
        if (way == u"panel"_s)
            QTest::mouseClick(m_fix->part<QAbstractButton>(u"sequencesButton"_s), Qt::LeftButton);
        if (way == u"escape"_s)
            QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        if (way == u"tiles"_s)
            m_fix->part<QWidget>(u"overviewView"_s)->setFocus();
        QTRY_VERIFY(!m_fix->plant.desk.armed());
    }

    void anArmedDeviceIsNotConfirmedHere()
    {
        m_fix->plant.desk.arm(Test::device(u"raptor/shop/leg-2"_s), CommandKind::Start);
        QVERIFY(!confirm()->isVisible());
    }
};

QTEST_MAIN(TestSequencePanel)
#include "tst_sequencepanel.moc"
