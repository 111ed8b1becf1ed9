// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/sound_sign.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

/// Whoever relies on the bell has to see that it is silent, and find where to end that.
class TestAlarmSound : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    SoundSign *sign() { return m_fix->part<SoundSign>(u"soundSign"_s); }
    QAction *action(const QString &name) { return m_fix->part<QAction>(name); }
    QMenu *menu() { return m_fix->part<QToolButton>(u"menuButton"_s)->menu(); }
    void setUrgent(int count)
    {
        AlarmSummary summary = m_fix->plant.alarmDesk.summary();
        summary.unacknowledged[0] = count;
        m_fix->plant.alarmDesk.setSummary(summary);
    }

private Q_SLOTS:
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>();
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void cleanup() { m_fix.reset(); }

    void offIsSeenAndLeadsToWhereItIsSwitchedOn()
    {
        QVERIFY(!sign()->isVisible());
        action(u"alarmSound"_s)->trigger();
        QTRY_VERIFY(sign()->isVisible());
        QCOMPARE(sign()->text(), u"Sound off"_s);
        QVERIFY(sign()->accessibleName().contains(u"Sound off"_s));
        for (const QString &other : {u"alarmStrip"_s, u"clock"_s, u"eStopButton"_s})
            QVERIFY(
                !Test::onScreen(sign()).intersects(Test::onScreen(m_fix->part<QWidget>(other))));
        QTest::mouseClick(sign(), Qt::LeftButton);
        QTRY_VERIFY(menu()->isVisible());
        QCOMPARE(menu()->activeAction(), action(u"alarmSound"_s));
        QTest::keyClick(menu(), Qt::Key_Return);
        QTRY_VERIFY(!sign()->isVisible());
        QVERIFY(action(u"alarmSound"_s)->isChecked());
    }

    /// In a small window it takes no room from the choice of broker, which is no less needed.
    void thereIsRoomForIt()
    {
        auto *automatic = m_fix->part<QWidget>(u"brokerAutomatic"_s);
        const int before = automatic->width();
        action(u"alarmSound"_s)->trigger();
        QTRY_VERIFY(sign()->isVisible());
        QCOMPARE(sign()->shownText(), u"off"_s);
        QTRY_COMPARE(automatic->width(), before);
        m_fix->window->resize(1700, 900);
        QTRY_COMPARE(sign()->shownText(), u"Sound off"_s);
    }

    void silencedIsSeenAndCanBeEnded()
    {
        setUrgent(1);
        Q_EMIT m_fix->plant.alarmDesk.announced(AlarmPriority::Urgent);
        QVERIFY(!action(u"endAlarmSilence"_s)->isVisible());
        QTest::keyClick(m_fix->window.get(), Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(sign()->isVisible());
        QCOMPARE(sign()->text(), u"Silenced"_s);
        QTest::keyClick(sign(), Qt::Key_Space);
        QTRY_VERIFY(menu()->isVisible());
        QCOMPARE(menu()->activeAction(), action(u"endAlarmSilence"_s));
        QTest::keyClick(menu(), Qt::Key_F12); // RP-05: E-STOP is in reach all the same
        QVERIFY(m_fix->calls().contains(u"e-stop site shop"_s));
        QTest::keyClick(menu(), Qt::Key_Return);
        QTRY_VERIFY(!sign()->isVisible());
    }

    /// It looks like itself in both themes, and the bell differs from its ground by more than
    /// colour.
    void isDrawn()
    {
        action(u"alarmSound"_s)->trigger();
        QTRY_VERIFY(sign()->isVisible());
        for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            m_fix->window->setTheme(kind);
            const QImage image = sign()->grab().toImage();
            const QColor ground = Theme::tokensOf(kind).chrome;
            int stands = 0;
            for (int x = 4; x < image.width() - 4; ++x) {
                for (int y = 5; y < image.height() / 2 + 2; ++y)
                    stands += contrastRatio(image.pixelColor(x, y), ground) >= 3.0;
            }
            QVERIFY2(stands > 40, qPrintable(QString::number(stands)));
        }
    }

    void offComesBackAtTheNextStart()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"layout.ini"_s), QSettings::IniFormat);
        action(u"alarmSound"_s)->trigger();
        m_fix->window->saveLayout(settings);
        MainWindow again(m_fix->plant.parts());
        again.show();
        again.restoreLayout(settings);
        QVERIFY(again.findChild<SoundSign *>()->isVisible());
    }
};

QTEST_MAIN(TestAlarmSound)
#include "tst_alarmsound.moc"
