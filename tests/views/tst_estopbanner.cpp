// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/e_stop_banner.h"
#include "views/e_stop_lines.h"
#include "views/labels.h"
#include "views/line_grid.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using P = EStopProgress;

/// RP-06 on the side of the window: what became of an e-stop at each device.
class TestEStopBanner : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    EStopBanner *banner() const { return m_fix->window->findChild<EStopBanner *>(); }
    LineGrid *grid() const { return m_fix->part<LineGrid>(u"eStopLines"_s); }
    QPushButton *button(const QString &name) const { return m_fix->part<QPushButton>(name); }
    QString title() const { return m_fix->part<QLabel>(u"eStopBannerTitle"_s)->text(); }
    QString summary() const { return m_fix->part<ElidedLabel>(u"eStopBannerSummary"_s)->text(); }
    /// The banner gathers what comes within a tenth of a second.
    void show(const QList<EStopLine> &lines)
    {
        m_fix->plant.desk.setLines(lines);
        const QString expected = EStopLines::titleOf(lines, {u"auger-4"_s});
        QTRY_COMPARE(title(), expected);
        QTRY_COMPARE(grid()->lines(), EStopLines::gridOf(lines, false));
    }
    static EStopLine line(const QString &name, P progress, const QStringList &paths = {})
    {
        EStopLine out;
        out.device = Test::device(u"raptor/shop/"_s + name);
        out.progress = progress;
        out.by = u"Ada"_s;
        out.pressedAt = fromEpochMs(1'763'640'000'000);
        out.pathTexts = paths;
        return out;
    }

private Q_SLOTS:
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>();
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_fix->calls().clear();
    }
    void cleanup() { m_fix.reset(); }

    void rp06_notConfirmedIsLoudAndFirst()
    {
        show({line(u"leg-1"_s, P::Confirmed), line(u"leg-2"_s, P::Sent),
              line(u"mixer"_s, P::NotConfirmed)});
        QVERIFY(banner()->isVisible());
        QVERIFY2(title().contains(u"NOT CONFIRMED: mixer"_s), qPrintable(title()));
        QVERIFY(title().contains(u"physical stop"_s));
        QCOMPARE(grid()->lines().size(), 2);
        QCOMPARE(grid()->lines().first().device.name(), u"mixer"_s);
        QCOMPARE(grid()->lines().first().tone, GridLine::Tone::Loud);
        QVERIFY(grid()->lines().first().text.contains(u"use the physical stop"_s));
    }

    void pathsWhoAndWhenAreShown()
    {
        show({line(u"leg-1"_s, P::BrokerHas,
                   {u"local: broker has it after 3 ms"_s, u"cloud: no session"_s})});
        QVERIFY(grid()->lines().first().more.contains(u"local: broker has it after 3 ms"_s));
        QVERIFY(grid()->lines().first().more.contains(u"cloud: no session"_s));
        QVERIFY2(summary().contains(u"pressed by Ada"_s), qPrintable(summary()));
    }

    void notSentSaysThatThereIsNoPath()
    {
        show({line(u"leg-1"_s, P::NotSent), line(u"leg-2"_s, P::NotSent)});
        QVERIFY2(title().contains(u"NOT SENT"_s), qPrintable(title()));
    }

    void countsCoveredDevicesOnly()
    {
        show({line(u"leg-1"_s, P::Confirmed), line(u"leg-2"_s, P::Sent),
              line(u"b1"_s, P::NotCovered), line(u"b2"_s, P::NotCovered)});
        QVERIFY2(title().contains(u"1 of 2"_s), qPrintable(title()));
        QVERIFY2(summary().contains(u"1 confirmed"_s)
                     && summary().contains(u"2 not covered: b1, b2"_s),
                 qPrintable(summary()));
        QCOMPARE(grid()->lines().size(), 1);
    }

    void allLinesOnDemand()
    {
        show({line(u"leg-1"_s, P::Confirmed), line(u"leg-2"_s, P::Sent),
              line(u"b1"_s, P::NotCovered)});
        QTest::mouseClick(button(u"showAllEStopButton"_s), Qt::LeftButton);
        QCOMPARE(grid()->lines().size(), 3);
        QCOMPARE(grid()->lines().last().mark, GridLine::Mark::Done);
    }

    void hidingKeepsWhatIsNotConfirmed()
    {
        show({line(u"leg-1"_s, P::Confirmed), line(u"mixer"_s, P::NotConfirmed)});
        QTest::mouseClick(button(u"dismissEStopButton"_s), Qt::LeftButton);
        QTRY_VERIFY(!button(u"dismissEStopButton"_s)->isVisible());
        QCOMPARE(grid()->lines().size(), 1);
        QVERIFY(banner()->isVisible());
    }

    void rp06_aDeviceThatCameBackIsAskedFor()
    {
        show({line(u"leg-1"_s, P::BrokerHas), line(u"mixer"_s, P::Asks)});
        QVERIFY2(title().contains(u"mixer"_s) && title().contains(u"Stop it again?"_s),
                 qPrintable(title()));
        QVERIFY(grid()->lines().first().more.contains(u"reset"_s));
        auto *again = grid()->findChild<QPushButton *>(u"lineButton"_s);
        QVERIFY(again && again->isVisible());
        QVERIFY(again->accessibleName().contains(u"mixer"_s));
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(m_fix->calls(), QStringList{u"e-stop device raptor/shop/mixer"_s});
    }

    void keyboardReachesEverything()
    {
        QList<EStopLine> lines;
        for (int i = 0; i < 40; ++i)
            lines.append(line(u"m%1"_s.arg(i), i == 39 ? P::Asks : P::NotConfirmed));
        show(lines);
        grid()->setFocus();
        QCOMPARE(grid()->currentDevice().name(), u"m0"_s);
        QTest::keyClick(grid(), Qt::Key_Right);
        QCOMPARE(grid()->currentDevice().name(), u"m1"_s);
        QTest::keyClick(grid(), Qt::Key_End);
        QCOMPARE(grid()->currentDevice().name(), u"m39"_s);
        QVERIFY(grid()->verticalScrollBar()->value() > 0);
        auto *again = grid()->findChild<QPushButton *>(u"lineButton"_s);
        QTest::keyClick(grid(), Qt::Key_Tab);
        QVERIFY(again->hasFocus());
        QTest::keyClick(again, Qt::Key_Space);
        QCOMPARE(m_fix->calls().last(), u"e-stop device raptor/shop/m39"_s);
        grid()->setFocus();
        QTest::keyClick(grid(), Qt::Key_Home);
        QTest::keyClick(grid(), Qt::Key_Return);
        QCOMPARE(m_fix->window->page(), MainWindow::Page::Device);
        QCOMPARE(m_fix->window->device().name(), u"m0"_s);
    }

    void clickOpensTheDevice()
    {
        show({line(u"mixer"_s, P::NotConfirmed)});
        QTest::mouseClick(grid()->viewport(), Qt::LeftButton, {}, {60, 10});
        QCOMPARE(m_fix->window->device().name(), u"mixer"_s);
    }

    void twoHundredLeaveRoomForThePage()
    {
        QList<EStopLine> lines;
        for (int i = 0; i < 200; ++i)
            lines.append(line(u"a-rather-long-device-name-%1"_s.arg(i), P::NotConfirmed,
                              {u"local: sent 10 times"_s, u"cloud: no session"_s}));
        m_fix->window->showPage(MainWindow::Page::Device);
        show(lines);
        QTRY_VERIFY(grid()->hiddenCount() > 190);
        QTRY_VERIFY2(banner()->height() < 230, qPrintable(QString::number(banner()->height())));
        QTest::mouseClick(button(u"showLatchedButton"_s), Qt::LeftButton);
        QCOMPARE(m_fix->window->size(), QSize(1280, 720));
    }

    void manyStepsAreFewRepaints()
    {
        QList<EStopLine> lines{line(u"leg-1"_s, P::Sent)};
        show(lines);
        for (int i = 0; i < 500; ++i) {
            lines.first().text = u"sent %1 times"_s.arg(i);
            m_fix->plant.desk.setLines(lines);
        }
        // Not one of 500 was shown at once, the last one is.
        QVERIFY(grid()->lines().first().text != u"sent 499 times"_s);
        QTRY_COMPARE(grid()->lines().first().text, u"sent 499 times"_s);
    }

    void goneWhenThereIsNothingToSay()
    {
        Test::FakePlant calm;
        calm.addDevice({.id = u"raptor/shop/m1"_s});
        MainWindow window(calm.parts());
        window.show();
        QVERIFY(window.findChild<EStopBanner *>()->isHidden());
        calm.setRole(0, DeviceRole::EStopLatched, true);
        QTRY_VERIFY(window.findChild<EStopBanner *>()->isVisible());
    }
};

QTEST_MAIN(TestEStopBanner)
#include "tst_estopbanner.moc"
