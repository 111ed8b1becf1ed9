// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/e_stop_banner.h"
#include "views/e_stop_button.h"
#include "views/labels.h"
#include "views/main_window.h"

#include <QtTest/QTest>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

/// RP-05 on the side of the window: one press, on every page and under every dialog.
class TestEStopButton : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<MainWindow> m_window;

    EStopButton *button() const { return m_window->findChild<EStopButton *>(u"eStopButton"_s); }
    static QString siteStop() { return u"e-stop site shop"_s; }

private Q_SLOTS:
    void init()
    {
        m_plant = std::make_unique<Test::FakePlant>();
        m_plant->fillWithEverything();
        m_window = std::make_unique<MainWindow>(m_plant->parts());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_plant->desk.calls.clear();
    }
    void cleanup()
    {
        m_window.reset();
        m_plant.reset();
    }

    void pressStopsTheSite()
    {
        QVERIFY(button()->isVisible());
        QVERIFY(button()->title().contains(u"shop"_s));
        QTest::mousePress(button(), Qt::LeftButton);
        QCOMPARE(m_plant->desk.calls, QStringList{siteStop()});
        QTest::mouseRelease(button(), Qt::LeftButton);
        QCOMPARE(m_plant->desk.calls.size(), 1);
    }

    void spaceStopsToo()
    {
        QVERIFY(button()->focusPolicy() & Qt::TabFocus);
        button()->setFocus();
        QTest::keyClick(button(), Qt::Key_Space);
        QCOMPARE(m_plant->desk.calls, QStringList{siteStop()});
    }

    void keyWorksOnEveryPage()
    {
        for (const QString &name : MainWindow::pageNames()) {
            m_plant->desk.calls.clear();
            m_window->showPage(*MainWindow::pageFromName(name));
            QTest::keyClick(m_window->windowHandle(), Qt::Key_F12);
            QCOMPARE(m_plant->desk.calls, QStringList{siteStop()});
        }
    }

    void keyWorksWhileTyping()
    {
        auto *filter = m_window->findChild<QLineEdit *>(u"filterEdit"_s);
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_F12, Qt::ShiftModifier);
        QCOMPARE(m_plant->desk.calls, QStringList{siteStop()});
    }

    void repeatIsIgnored()
    {
        QKeyEvent repeat(QEvent::KeyPress, Qt::Key_F12, Qt::NoModifier, QString(), true);
        QVERIFY(QCoreApplication::sendEvent(m_window.get(), &repeat));
        QCOMPARE(m_plant->desk.calls, QStringList());
    }

    void keyWorksUnderModalDialog()
    {
        QDialog dialog(m_window.get());
        auto *edit = new QLineEdit(&dialog);
        auto *layout = new QVBoxLayout(&dialog);
        layout->addWidget(edit);
        dialog.setModal(true);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        edit->setFocus();
        QTest::keyClick(dialog.windowHandle(), Qt::Key_F12);
        QCOMPARE(m_plant->desk.calls, QStringList{siteStop()});
    }

    void withoutPathItSaysSoAndCanBePressed()
    {
        m_plant->desk.setHasPath(false);
        QVERIFY(button()->note().startsWith(u"NOT SENT"_s));
        QVERIFY(button()->isEnabled());
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(m_plant->desk.calls, QStringList{siteStop()});
    }

    void withoutFocusTheKeyIsInactive()
    {
        button()->setKeyWorks(false);
        QVERIFY(button()->note().contains(u"F12 inactive"_s));
        button()->setKeyWorks(true);
        QVERIFY(!button()->note().contains(u"inactive"_s));
    }

    void widerScopeIsInTheMenu()
    {
        auto *action = m_window->findChild<QAction *>(u"eStopEverything"_s);
        QVERIFY(action);
        action->trigger();
        QCOMPARE(m_plant->desk.calls, QStringList{u"e-stop everything"_s});
    }

    void bannerShowsTheWorstFirst()
    {
        m_plant->desk.setLines(
            {{Test::device(u"raptor/shop/leg-1"_s), EStopProgress::Confirmed, {}},
             {Test::device(u"raptor/shop/mixer"_s), EStopProgress::NotConfirmed, {}}});
        auto *banner = m_window->findChild<EStopBanner *>();
        QVERIFY(banner->isVisible());
        const auto *lines = banner->findChild<EStopLines *>();
        QCOMPARE(lines->lines().first().device.name(), u"mixer"_s);
        const auto *title = banner->findChild<QLabel *>(u"eStopBannerTitle"_s);
        QVERIFY(title->text().contains(u"NOT CONFIRMED"_s) && title->text().contains(u"mixer"_s));
        QTest::mouseClick(banner->findChild<QPushButton *>(u"dismissEStopButton"_s),
                          Qt::LeftButton);
        QCOMPARE(lines->lines().size(), 1);
    }

    void bannerCountsCoveredDevicesOnly()
    {
        using P = EStopProgress;
        m_plant->desk.setLines({{Test::device(u"raptor/shop/leg-1"_s), P::Confirmed, {}},
                                {Test::device(u"raptor/shop/leg-2"_s), P::Sent, {}},
                                {Test::device(u"battery/user-1"_s), P::NotCovered, {}},
                                {Test::device(u"battery/user-2"_s), P::NotCovered, {}}});
        auto *banner = m_window->findChild<EStopBanner *>();
        const QString title = banner->findChild<QLabel *>(u"eStopBannerTitle"_s)->text();
        QVERIFY2(title.contains(u"1 of 2"_s), qPrintable(title));
        auto *summary = banner->findChild<ElidedLabel *>(u"eStopBannerSummary"_s);
        QVERIFY(summary->isVisible());
        QVERIFY2(summary->text().contains(u"1 confirmed"_s)
                     && summary->text().contains(u"2 not covered: user-1, user-2"_s),
                 qPrintable(summary->text()));
        QCOMPARE(banner->findChild<EStopLines *>()->lines().size(), 1);
    }

    void bannerLeavesRoomForThePage()
    {
        QList<EStopLine> lines;
        for (int i = 0; i < 30; ++i)
            lines.append({Test::device(u"raptor/shop/a-rather-long-device-name-%1"_s.arg(i)),
                          EStopProgress::NotConfirmed, u"sent 10 times"_s});
        m_window->resize(1280, 720);
        m_window->showPage(MainWindow::Page::Device);
        m_plant->desk.setLines(lines);
        auto *banner = m_window->findChild<EStopBanner *>();
        QTRY_VERIFY(banner->findChild<EStopLines *>()->hiddenCount() > 0);
        QTRY_VERIFY(banner->height() < 200);
        QCOMPARE(m_window->size(), QSize(1280, 720));
    }

    void bannerIsGoneWhenThereIsNothingToSay()
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

QTEST_MAIN(TestEStopButton)
#include "tst_estopbutton.moc"
