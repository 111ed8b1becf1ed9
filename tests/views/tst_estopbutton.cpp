// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/e_stop_button.h"
#include "views/main_window.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>
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

    void rp05_enterPressesItToo()
    {
        button()->setFocus();
        QTest::keyClick(button(), Qt::Key_Return);
        QCOMPARE(m_plant->desk.calls, QStringList{siteStop()});
        QKeyEvent repeat(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
        QCoreApplication::sendEvent(button(), &repeat);
        QCOMPARE(m_plant->desk.calls.size(), 1);
    }

    void rp05_tabReachesIt()
    {
        m_window->findChild<QLineEdit *>(u"filterEdit"_s)->setFocus();
        for (int i = 0; i < 60 && !button()->hasFocus(); ++i)
            QTest::keyClick(m_window.get(), Qt::Key_Tab);
        QVERIFY(button()->hasFocus());
    }

    void rp05_worksWhileAPopupIsOpen_data()
    {
        QTest::addColumn<QString>("popup");
        QTest::newRow("menu") << u"menu"_s;
        QTest::newRow("list") << u"list"_s;
    }
    void rp05_worksWhileAPopupIsOpen()
    {
        QFETCH(QString, popup);
        m_window->showPage(MainWindow::Page::Commands);
        m_plant->desk.calls.clear();
        if (popup == u"menu"_s) {
            QMenu *menu = m_window->findChild<QToolButton *>(u"menuButton"_s)->menu();
            menu->popup(m_window->mapToGlobal(QPoint(200, 200)));
        } else {
            m_window->findChild<QComboBox *>(u"ledgerKindBox"_s)->showPopup();
        }
        QTRY_VERIFY(QApplication::activePopupWidget());
        QWidget *open = QApplication::activePopupWidget();
        const QPoint global = button()->mapToGlobal(button()->rect().center());
        // As the platform delivers it: to the popup, which holds the pointer.
        QMouseEvent press(QEvent::MouseButtonPress, open->windowHandle()->mapFromGlobal(global),
                          global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(open->windowHandle(), &press);
        QCoreApplication::processEvents();
        QCOMPARE(m_plant->desk.calls, QStringList{siteStop()});
        QVERIFY(!QApplication::activePopupWidget());
    }

    void rp05_keyWorksWhileAMenuIsOpen()
    {
        QMenu *menu = m_window->findChild<QToolButton *>(u"menuButton"_s)->menu();
        menu->popup(m_window->mapToGlobal(QPoint(200, 200)));
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_F12);
        QCOMPARE(m_plant->desk.calls, QStringList{siteStop()});
        menu->close();
    }

    void saysWhatItIs()
    {
        QVERIFY(button()->toolTip().contains(u"not the safety device"_s));
        QVERIFY(button()->note().contains(u"remote request"_s));
    }
};

QTEST_MAIN(TestEStopButton)
#include "tst_estopbutton.moc"
