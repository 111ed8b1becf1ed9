// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/action_button.h"
#include "views/countdown_bar.h"
#include "views/labels.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

namespace {

const QString Fan = u"raptor/shop/bin-1-fan"_s;
const QString Auger = u"raptor/shop/auger-4"_s;

} // namespace

/// RP-07 on the side of the window: two deliberate steps, and what takes the first one back.
class TestCommandPanel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    ActionButton *button(const QString &name) const { return m_fix->part<ActionButton>(name); }
    QStringList &calls() { return m_fix->calls(); }
    Test::FakeCommandDesk &desk() { return m_fix->plant.desk; }
    void arm()
    {
        QTest::mouseClick(button(u"startButton"_s), Qt::LeftButton);
        QVERIFY(desk().armed());
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>();
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_fix->open(Fan);
    }
    void cleanup() { m_fix.reset(); }

    void rp07_armingNamesTheMotorsAndAsks()
    {
        arm();
        const QString text = m_fix->part<QLabel>(u"armedText"_s)->text();
        QVERIFY2(text.contains(u"left, right"_s) && text.contains(u"Area clear?"_s),
                 qPrintable(text));
        QVERIFY(button(u"confirmButton"_s)->isVisible());
    }

    void rp07_doubleClickNeverStarts()
    {
        QCoreApplication::processEvents();
        ActionButton *start = button(u"startButton"_s);
        const QPoint place = start->rect().center();
        const QPoint global = start->mapToGlobal(place);
        QWindow *window = m_fix->window->windowHandle();
        // Into the window, not into the button: whatever is under the pointer then gets it.
        for (int i = 0; i < 3; ++i) {
            QTest::mouseClick(window, Qt::LeftButton, {}, window->mapFromGlobal(global));
            QTest::mouseDClick(window, Qt::LeftButton, {}, window->mapFromGlobal(global));
            QCoreApplication::processEvents();
        }
        QCOMPARE(calls().join(u','), u"arm start "_s + Fan);
    }

    void rp07_theSecondStepIsNeverUnderTheFirst_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("first");
        QTest::addColumn<bool>("scrolled");
        QTest::newRow("start") << Fan << u"startButton"_s << false;
        QTest::newRow("start, scrolled") << Fan << u"startButton"_s << true;
        QTest::newRow("reset") << Auger << u"resetButton"_s << false;
        QTest::newRow("reset, scrolled") << Auger << u"resetButton"_s << true;
        QTest::newRow("relay") << u"guardian/garage-1"_s << u"relayOnButton"_s << false;
    }
    void rp07_theSecondStepIsNeverUnderTheFirst()
    {
        QFETCH(QString, device);
        QFETCH(QString, first);
        QFETCH(bool, scrolled);
        // A banner of the greatest height makes the column scroll.
        QList<EStopLine> lines;
        for (int i = 0; i < 30; ++i)
            lines.append({Test::device(u"raptor/shop/m%1"_s.arg(i)),
                          EStopProgress::NotConfirmed,
                          {},
                          u"Ada"_s,
                          m_fix->plant.clock.wall(),
                          {},
                          {u"local: sent"_s}});
        desk().setLines(lines);
        m_fix->open(device);
        QCoreApplication::processEvents();
        ActionButton *one = button(first);
        for (QWidget *up = one; scrolled && up; up = up->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(up)) {
                area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
                break;
            }
        }
        QCoreApplication::processEvents();
        const QRect before = Test::onScreen(one).intersected(Test::onScreen(m_fix->window.get()));
        QTest::mouseClick(one, Qt::LeftButton);
        QVERIFY(desk().armed());
        QCoreApplication::processEvents();
        QVERIFY(button(u"confirmButton"_s)->isVisible());
        QVERIFY(!before.intersects(Test::onScreen(button(u"confirmButton"_s))));
        QVERIFY(!Test::onScreen(one).intersects(Test::onScreen(button(u"confirmButton"_s))));
    }

    void rp07_heldKeysCompleteNothing_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Enter") << Qt::Key_Enter;
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Space") << Qt::Key_Space;
    }
    void rp07_heldKeysCompleteNothing()
    {
        QFETCH(Qt::Key, key);
        button(u"startButton"_s)->setFocus();
        QTest::keyClick(m_fix->window->windowHandle(), key);
        for (int i = 0; i < 20; ++i) {
            for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent repeat(type, key, Qt::NoModifier, QString(), true);
                if (QWidget *focus = QApplication::focusWidget())
                    QCoreApplication::sendEvent(focus, &repeat);
            }
        }
        QCOMPARE(calls(), QStringList{u"arm start "_s + Fan});
        QVERIFY(desk().armed());
    }

    void rp07_turningToSomethingElseDisarms_data()
    {
        QTest::addColumn<QString>("what");
        for (const auto what : {"page", "device", "escape", "window", "focus", "lock", "cancel"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void rp07_turningToSomethingElseDisarms()
    {
        QFETCH(QString, what);
        arm();
        QWidget other;
        if (what == u"page"_s)
            QTest::mouseClick(m_fix->part<QAbstractButton>(u"page_brokers"_s), Qt::LeftButton);
        if (what == u"device"_s)
            m_fix->window->selectDevice(Test::device(u"raptor/shop/leg-1"_s));
        if (what == u"escape"_s)
            QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        if (what == u"focus"_s)
            QTest::mouseClick(m_fix->part<QLineEdit>(u"filterEdit"_s), Qt::LeftButton);
        if (what == u"lock"_s)
            m_fix->plant.brokerDesk.lockTo(u"cloud"_s);
        if (what == u"cancel"_s)
            QTest::mouseClick(m_fix->part<QAbstractButton>(u"disarmButton"_s), Qt::LeftButton);
        if (what == u"window"_s) {
            other.show();
            other.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&other));
        }
        QTRY_VERIFY(!desk().armed());
        QVERIFY(!calls().contains(u"execute start "_s + Fan));
    }

    void focusInsideTheColumnKeepsItArmed()
    {
        arm();
        button(u"stopButton"_s)->setFocus();
        button(u"confirmButton"_s)->setFocus();
        QVERIFY(desk().armed());
        QTest::keyClick(button(u"confirmButton"_s), Qt::Key_Space);
        QCOMPARE(calls().last(), u"execute start "_s + Fan);
    }

    void mnemonicsReachBothSteps()
    {
        QTest::keyClick(m_fix->window.get(), Qt::Key_A, Qt::AltModifier);
        QTRY_VERIFY(desk().armed());
        QTest::keyClick(m_fix->window.get(), Qt::Key_N, Qt::AltModifier);
        QTRY_COMPARE(calls().last(), u"execute start "_s + Fan);
    }

    void countdownRuns()
    {
        arm();
        auto *digits = m_fix->part<DigitLabel>(u"armedCountdown"_s);
        auto *bar = m_fix->part<CountdownBar>(u"armedBar"_s);
        QCOMPARE(digits->text(), u"10 s"_s);
        QCOMPARE(bar->left(), 1.0);
        m_fix->plant.clock.advance(Milliseconds(5000));
        QTRY_COMPARE(digits->text(), u"5 s"_s);
        QCOMPARE(bar->left(), 0.5);
    }

    void reasonsStandInTheWindow()
    {
        const QString reason = u"the audit trail is not writable, the disk is full"_s;
        desk().refuse(Test::device(Fan), CommandKind::Start, {Refusal::AuditNotWritable, reason});
        ActionButton *start = button(u"startButton"_s);
        QVERIFY(!start->isEnabled());
        QCOMPARE(start->reason(), reason);
        const auto *hint = m_fix->part<QLabel>(u"commandHint"_s);
        QVERIFY(hint->isVisible());
        QVERIFY2(hint->text().contains(reason), qPrintable(hint->text()));
        desk().refuse(Test::device(Fan), CommandKind::Start, {});
        QVERIFY(start->isEnabled() && !hint->text().contains(reason));
    }

    void resetShowsWhoTrippedAndAsksForAReason()
    {
        m_fix->open(Auger);
        QTest::mouseClick(button(u"resetButton"_s), Qt::LeftButton);
        const auto *remark = m_fix->part<QLabel>(u"armedRemark"_s);
        QVERIFY2(remark->text().contains(u"operator"_s), qPrintable(remark->text()));
        ActionButton *confirm = button(u"confirmButton"_s);
        QVERIFY(!confirm->isEnabled() && !confirm->reason().isEmpty());
        auto *reason = m_fix->part<QLineEdit>(u"resetReasonEdit"_s);
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClicks(reason, u"belt freed"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(calls(), QStringList{u"arm reset "_s + Auger}); // Return is no second step
        QTest::mouseClick(confirm, Qt::LeftButton);
        QCOMPARE(calls().last(), u"execute reset %1 belt freed"_s.arg(Auger));
    }

    void newerEStopIsTheOneThatTripped()
    {
        desk().setLines({{Test::device(Auger),
                          EStopProgress::Confirmed,
                          {},
                          u"Grace"_s,
                          m_fix->plant.clock.wall()}});
        m_fix->open(Auger);
        QTest::mouseClick(button(u"resetButton"_s), Qt::LeftButton);
        QVERIFY(m_fix->part<QLabel>(u"armedRemark"_s)->text().contains(u"Grace"_s));
    }

    void eStopOfTheDeviceIsNeverDead()
    {
        desk().refuse(Test::device(Fan), CommandKind::EStop, {Refusal::NoLink, u"no link"_s});
        desk().setHasPath(false);
        ActionButton *stop = button(u"deviceEStopButton"_s);
        QVERIFY(stop->isEnabled());
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(calls().last(), u"e-stop device "_s + Fan);
    }
};

QTEST_MAIN(TestCommandPanel)
#include "tst_commandpanel.moc"
