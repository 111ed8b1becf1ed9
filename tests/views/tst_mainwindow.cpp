// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/about_box.h"
#include "views/main_window.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<MainWindow> m_window;

    QTreeView *tree() const { return m_window->findChild<QTreeView *>(u"deviceTree"_s); }

private Q_SLOTS:
    void init()
    {
        m_plant = std::make_unique<Test::FakePlant>();
        m_plant->fillWithEverything();
        m_window = std::make_unique<MainWindow>(m_plant->parts());
        m_window->resize(1280, 720);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void cleanup()
    {
        m_window.reset();
        m_plant.reset();
    }

    void keysChooseThePage_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifier>("modifier");
        QTest::addColumn<QString>("page");
        QTest::newRow("overview") << Qt::Key_1 << Qt::ControlModifier << u"overview"_s;
        QTest::newRow("device") << Qt::Key_2 << Qt::ControlModifier << u"device"_s;
        QTest::newRow("trends") << Qt::Key_3 << Qt::ControlModifier << u"trends"_s;
        QTest::newRow("alarms") << Qt::Key_4 << Qt::ControlModifier << u"alarms"_s;
        QTest::newRow("commands") << Qt::Key_5 << Qt::ControlModifier << u"commands"_s;
        QTest::newRow("brokers") << Qt::Key_7 << Qt::ControlModifier << u"brokers"_s;
        QTest::newRow("history") << Qt::Key_8 << Qt::ControlModifier << u"history"_s;
        QTest::newRow("help") << Qt::Key_F1 << Qt::NoModifier << u"help"_s;
    }
    void keysChooseThePage()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifier, modifier);
        QFETCH(QString, page);
        m_window->showPage(page == u"overview"_s ? MainWindow::Page::Help
                                                 : MainWindow::Page::Overview);
        QTest::keyClick(m_window.get(), key, modifier);
        QCOMPARE(MainWindow::nameOf(m_window->page()), page);
        auto *button = m_window->findChild<QAbstractButton *>(u"page_"_s + page);
        QVERIFY(button && button->isChecked());
    }

    void pageNames()
    {
        for (const QString &name : MainWindow::pageNames())
            QCOMPARE(MainWindow::nameOf(*MainWindow::pageFromName(name)), name);
        QVERIFY(!MainWindow::pageFromName(u"trend"_s));
        QVERIFY(!MainWindow::pageFromName(u""_s));
    }

    void clickInTheTreeOpensTheDevice()
    {
        const QModelIndex leaf = tree()->model()->index(3, 0, tree()->model()->index(0, 0));
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {},
                          tree()->visualRect(leaf).center());
        QCOMPARE(m_window->page(), MainWindow::Page::Device);
        QCOMPARE(m_window->device().text(), u"raptor/shop/leg-2"_s);
    }

    void arrowsSelectWithoutChangingThePage()
    {
        m_window->selectDevice(Test::device(u"raptor/shop/leg-1"_s));
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Down);
        QCOMPARE(m_window->device().text(), u"raptor/shop/leg-2"_s);
        QCOMPARE(m_window->page(), MainWindow::Page::Overview);
    }

    /// What is folded away must not hide that something is wrong there.
    void aClosedGroupShowsTheMostUrgentAlarmUnderIt()
    {
        const QModelIndex shop = tree()->model()->index(0, 0);
        QVERIFY(shop.data(Qt::AccessibleTextRole).toString().contains(u"E-stop not confirmed"_s));
        const auto drawn = [this, &shop] {
            return tree()->viewport()->grab(tree()->visualRect(shop)).toImage();
        };
        tree()->setFocus();
        tree()->setCurrentIndex(shop);
        const QImage open = drawn();
        QTest::keyClick(tree(), Qt::Key_Left);
        QVERIFY(!tree()->isExpanded(shop));
        const QImage closed = drawn();
        QVERIFY(open != closed);
        const auto alarm = [&shop] {
            return shop.data(DeviceRole::Alarms).value<QList<AlarmMark>>().value(0);
        };
        QCOMPARE(alarm().priority, AlarmPriority::Urgent);
        // It follows, though none of its devices is in sight.
        QSignalSpy changed(tree()->model(), &QAbstractItemModel::dataChanged);
        m_plant->dropAlarm(alarm().key);
        QCOMPARE(alarm().priority, AlarmPriority::High);
        QVERIFY(std::any_of(changed.cbegin(), changed.cend(), [&shop](const QList<QVariant> &one) {
            return one.first().toModelIndex() == shop;
        }));
        QVERIFY(drawn() != closed);
    }

    /// A device that goes must not put its neighbour under the operator's hand.
    void vanishedDeviceChoosesNoOther()
    {
        m_window->selectDevice(Test::device(u"raptor/shop/leg-1"_s));
        m_plant->tree.item(0)->removeRow(2);
        m_plant->devices.removeRow(2);
        QCoreApplication::processEvents();
        QCOMPARE(m_window->device().text(), u"raptor/shop/leg-1"_s);
        QVERIFY(!tree()->currentIndex().isValid());
        m_plant->addDevice({.id = u"raptor/shop/leg-1"_s});
        QTRY_VERIFY(tree()->currentIndex().isValid());
        QCOMPARE(tree()->currentIndex().data(DeviceRole::IdText).toString(),
                 u"raptor/shop/leg-1"_s);
    }

    void devicePageNeverStaysEmpty()
    {
        QVERIFY(m_window->device().isNull());
        m_window->showPage(MainWindow::Page::Device);
        QCOMPARE(m_window->device().text(), u"raptor/shop/bin-1-fan"_s);
    }

    void filterNarrowsTheTree()
    {
        auto *filter = m_window->findChild<QLineEdit *>(u"filterEdit"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"leg"_s);
        QCOMPARE(tree()->model()->rowCount(), 1);
        QCOMPARE(tree()->model()->rowCount(tree()->model()->index(0, 0)), 2);
        QVERIFY(tree()->isExpanded(tree()->model()->index(0, 0)));
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(tree()->model()->rowCount(), 3);
    }

    void layoutComesBack()
    {
        const QTemporaryDir directory;
        QSettings settings(directory.filePath(u"layout.ini"_s), QSettings::IniFormat);
        m_window->selectDevice(Test::device(u"raptor/shop/leg-2"_s));
        m_window->showPage(MainWindow::Page::Commands);
        m_window->setTheme(Theme::Kind::Dark);
        m_window->theme()->setTextScale(1.2);
        auto *table = m_window->findChild<QTableView *>(u"commandsTable"_s);
        table->setColumnWidth(1, 231);
        m_window->saveLayout(settings);

        MainWindow again(m_plant->parts());
        again.restoreLayout(settings);
        QCOMPARE(again.page(), MainWindow::Page::Commands);
        QCOMPARE(again.device().text(), u"raptor/shop/leg-2"_s);
        QCOMPARE(again.theme()->kind(), Theme::Kind::Dark);
        QCOMPARE(again.theme()->textScale(), 1.2);
        QCOMPARE(again.findChild<QTableView *>(u"commandsTable"_s)->columnWidth(1), 231);
    }

    void emptySettingsChangeNothing()
    {
        const QTemporaryDir directory;
        QSettings settings(directory.filePath(u"none.ini"_s), QSettings::IniFormat);
        const auto kind = m_window->theme()->kind();
        m_window->restoreLayout(settings);
        QCOMPARE(m_window->page(), MainWindow::Page::Overview);
        QCOMPARE(m_window->theme()->kind(), kind);
    }

    /// Everything that can be pressed or typed into has a name for tests and for screen readers.
    void everyControlHasItsNames()
    {
        QStringList nameless;
        const auto check = [&nameless](const QWidget *widget) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
                return;
            if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())
                nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                + widget->objectName());
        };
        for (const auto *widget : m_window->findChildren<QAbstractButton *>())
            check(widget);
        for (const auto *widget : m_window->findChildren<QLineEdit *>())
            check(widget);
        for (const auto *widget : m_window->findChildren<QComboBox *>())
            check(widget);
        QCOMPARE(nameless.join(u", "_s), QString());
    }

    void smallWindowIsEnough_data()
    {
        QTest::addColumn<QString>("page");
        for (const QString &name : MainWindow::pageNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void smallWindowIsEnough()
    {
        QFETCH(QString, page);
        m_window->selectDevice(Test::device(u"raptor/shop/auger-4"_s));
        m_window->showPage(*MainWindow::pageFromName(page));
        m_window->resize(1280, 720);
        QCoreApplication::processEvents();
        QCOMPARE(m_window->size(), QSize(1280, 720));
        QVERIFY2(m_window->minimumSizeHint().width() <= 1280
                     && m_window->minimumSizeHint().height() <= 720,
                 qPrintable(u"%1 x %2"_s.arg(m_window->minimumSizeHint().width())
                                .arg(m_window->minimumSizeHint().height())));
    }

    void themesChangeWhileRunning()
    {
        m_window->setTheme(Theme::Kind::Light);
        const QImage light = m_window->grab().toImage();
        m_window->setTheme(Theme::Kind::Dark);
        const QImage dark = m_window->grab().toImage();
        QVERIFY(light.pixelColor(400, 690).lightness() > 150);
        QVERIFY(dark.pixelColor(400, 690).lightness() < 100);
    }

    void rightToLeftDoesNotBreak()
    {
        m_window->setLayoutDirection(Qt::RightToLeft);
        for (const QString &name : MainWindow::pageNames()) {
            m_window->showPage(*MainWindow::pageFromName(name));
            QVERIFY(!m_window->grab().isNull());
        }
        auto *stop = m_window->findChild<QWidget *>(u"eStopButton"_s);
        QTRY_VERIFY(stop->mapTo(m_window.get(), QPoint()).x() < 100);
    }

    void demoIsFramed()
    {
        QVERIFY(!m_window->findChild<QWidget *>(u"demoFrame"_s));
        WindowParts parts = m_plant->parts();
        parts.demo = true;
        MainWindow demo(parts);
        QVERIFY(demo.findChild<QWidget *>(u"demoFrame"_s));
        QVERIFY(demo.windowTitle().contains(u"DEMO"_s));
    }

    void operatorIsChangedFromTheMenu()
    {
        WindowParts parts = m_plant->parts();
        parts.operatorName = u"Ann & Bob"_s;
        QStringList names;
        parts.changeOperator = [&names](const QString &name) -> Outcome {
            names.append(name);
            if (names.size() == 1)
                return Error{Error::Code::Refused, u"a command is in execution"_s};
            return std::monostate{};
        };
        MainWindow window(parts);
        window.show();
        auto *action = window.findChild<QAction *>(u"changeOperator"_s);
        QVERIFY(action && action->text().contains(u"Ann && Bob"_s));
        action->trigger();
        auto *dialog = window.findChild<QDialog *>(u"operatorDialog"_s);
        QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
        auto *edit = dialog->findChild<QLineEdit *>(u"operatorEdit"_s);
        auto *refusal = dialog->findChild<QWidget *>(u"operatorRefusal"_s);
        QVERIFY(!refusal->isVisible());
        edit->clear();
        QTest::keyClicks(edit, u" eve "_s);
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"takeOverButton"_s),
                          Qt::LeftButton);
        QVERIFY(dialog->isVisible() && refusal->isVisible()); // refused, and it says why
        QVERIFY(action->text().contains(u"Ann && Bob"_s));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(names, QStringList({u"eve"_s, u"eve"_s}));
        QVERIFY(action->text().contains(u"eve"_s));
        parts.changeOperator = {};
        const MainWindow noOne(parts);
        QVERIFY(!noOne.findChild<QAction *>(u"changeOperator"_s));
    }

    void aboutBlocksNothing()
    {
        m_window->findChild<QAction *>(u"about"_s)->trigger();
        auto *box = m_window->findChild<AboutBox *>();
        QVERIFY(box && box->isVisible() && !box->isModal());
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
