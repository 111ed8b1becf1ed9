// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/roles.h"
#include "models/domain/tree_roles.h"
#include "tests/views/fakes/window_fixture.h"
#include "views/trend_canvas.h"
#include "views/trend_legend_model.h"
#include "views/trends_page.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QImage>
#include <QtGui/QStandardItemModel>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using namespace std::chrono_literals;

class TestTrendsPage : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::WindowFixture> m_fix;

    Test::FakePlant &plant() { return m_fix->plant; }
    TrendsPage *page() { return m_fix->window->findChild<TrendsPage *>(); }
    TrendCanvas *canvas() { return page()->canvas(); }
    QAbstractItemModel *legend() { return page()->table()->model(); }
    template <class Widget>
    Widget *part(const QString &name)
    {
        return m_fix->part<Widget>(name);
    }
    void click(const QString &name)
    {
        auto *button = part<QWidget>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QString said() { return part<QLabel>(u"trendResult"_s)->text(); }
    static TagId tag(const QString &signal)
    {
        return {Test::device(u"raptor/shop/bin-1-fan"_s), signal};
    }
    QStringList shown() const
    {
        QStringList names;
        for (const TrendTrace &trace : m_fix->window->findChild<TrendsPage *>()->canvas()->traces())
            names.append(trace.visible ? trace.name : trace.name + u" (hidden)"_s);
        return names;
    }
    void addTwo()
    {
        page()->addTags({tag(u"left.rpm"_s), tag(u"left.amps"_s)});
        QTRY_COMPARE(legend()->rowCount(), 2);
    }
    void chooseRow(int row)
    {
        const QModelIndex index = legend()->index(row, TrendLegendModel::Current);
        QTest::mouseClick(page()->table()->viewport(), Qt::LeftButton, {},
                          page()->table()->visualRect(index).center());
        QCOMPARE(page()->table()->currentIndex().row(), row);
    }
    static void drop(QWidget *onto, const QList<TagId> &tags)
    {
        const std::unique_ptr<QMimeData> data(tagsAsMime(tags));
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(onto, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped({5, 5}, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(onto, &dropped);
    }

    /// Below a device of the tree, as the real model has them.
    void addNumbers(int device)
    {
        QStandardItem *item = plant().tree.item(0)->child(device);
        const auto id = item->data(DeviceRole::Id).value<DeviceId>();
        for (const QString &signal : {u"left.rpm"_s, u"left.amps"_s}) {
            auto *number = new QStandardItem(signal);
            number->setData(QVariant::fromValue(id), DeviceRole::Id);
            number->setData(QVariant::fromValue(TagId{id, signal}), TreeRole::Tag);
            item->appendRow(number);
        }
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>(QSize(1600, 900));
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QTest::keyClick(m_fix->window.get(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(page()->isVisible());
    }
    void cleanup() { m_fix.reset(); }

    void saysWhatToDoFirst()
    {
        QVERIFY(part<QWidget>(u"trendNote"_s)->isVisible());
        QVERIFY(!canvas()->isVisible());
        addTwo();
        QVERIFY(!part<QWidget>(u"trendNote"_s)->isVisible());
        QVERIFY(canvas()->isVisible());
    }

    void signalsAreFoundByKeyboard()
    {
        click(u"trendAddSignalsButton"_s);
        auto *filter = part<QLineEdit>(u"trendTagFilter"_s);
        QTRY_VERIFY(filter->hasFocus());
        auto *tree = part<QTreeView>(u"trendTags"_s);
        QTest::keyClicks(filter, u"bin-1 left amps"_s);
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1);
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_VERIFY(tree->hasFocus());
        QTest::keyClick(tree, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_Return);
        QTRY_COMPARE(shown(), QStringList{u"bin-1-fan left Amps"_s});
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QVERIFY(filter->isVisible());
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QVERIFY(!filter->isVisible());
    }

    void chosenByClick()
    {
        click(u"trendAddSignalsButton"_s);
        auto *tree = part<QTreeView>(u"trendTags"_s);
        auto *add = part<QAbstractButton>(u"trendAddButton"_s);
        QVERIFY(!add->isEnabled());
        QVERIFY(!add->toolTip().isEmpty());
        QTRY_VERIFY(tree->viewport()->width() > 100); // it has its place
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                          tree->visualRect(tree->model()->index(0, 0)).center());
        QVERIFY(add->isEnabled());
        click(u"trendAddButton"_s);
        QCOMPARE(shown().size(), 6); // a device brings its numbers
        click(u"trendTagsCloseButton"_s);
        QVERIFY(!tree->isVisible());
    }

    void devicesAndSignalsAreDropped()
    {
        drop(page(), {tag({})});
        QCOMPARE(shown().size(), 6);
        drop(page(), {{Test::device(u"raptor/nowhere/m"_s), {}}});
        QVERIFY2(said().contains(u"no numbers"_s), qPrintable(said()));
        QMimeData text;
        text.setText(u"raptor/shop/m1"_s);
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &text, Qt::LeftButton, {});
        enter.ignore();
        QApplication::sendEvent(page(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void oneNumberIsAddedFromTheTree()
    {
        addNumbers(0);
        auto *tree = part<QTreeView>(u"deviceTree"_s);
        const QModelIndex leaf = tree->model()->index(0, 0, tree->model()->index(0, 0));
        QVERIFY(!tree->isExpanded(leaf)); // nobody has looked
        tree->setCurrentIndex(leaf);
        QTest::keyClick(tree, Qt::Key_Right);
        QVERIFY(tree->isExpanded(leaf));
        const QModelIndex number = tree->model()->index(1, 0, leaf);
        QVERIFY(number.isValid());
        const auto tag = number.data(TreeRole::Tag).value<TagId>();
        drop(page(), {tag});
        QCOMPARE(shown().size(), 1);
        QCOMPARE(canvas()->traces().first().tag, tag);
        // Its row chooses its device, opens no page, and Return adds it.
        const QModelIndex other = tree->model()->index(0, 0, leaf);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(other).center());
        QCOMPARE(m_fix->window->page(), MainWindow::Page::Trends);
        QCOMPARE(m_fix->window->device(), tag.device);
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(shown().size(), 2);
        QTest::keyClick(tree, Qt::Key_Left);
        QTest::keyClick(tree, Qt::Key_Left);
        QVERIFY(!tree->isExpanded(leaf));
    }

    void theAngleOpensADevice()
    {
        addNumbers(1);
        auto *tree = part<QTreeView>(u"deviceTree"_s);
        const QModelIndex leaf = tree->model()->index(1, 0, tree->model()->index(0, 0));
        const DeviceId before = m_fix->window->device();
        const QRect row = tree->visualRect(leaf);
        const QPoint angle(row.left() + 8, row.center().y());
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, angle);
        QVERIFY(tree->isExpanded(leaf));
        QCOMPARE(m_fix->window->device(), before);
        QCOMPARE(m_fix->window->page(), MainWindow::Page::Trends);
        // A filter finds devices, whatever of them is open.
        part<QLineEdit>(u"filterEdit"_s)->setText(u"left.rpm"_s);
        QCOMPARE(tree->model()->rowCount(), 0);
        part<QLineEdit>(u"filterEdit"_s)->clear();
        QVERIFY(tree->model()->rowCount() > 0);
    }

    /// From an alarm: its signal alone, its limits, its time, and the way back.
    void anAlarmIsShownInItsTime()
    {
        addTwo();
        const WallTime at = plant().clock.wall() - 3h;
        const TagId amps = tag(u"left.amps"_s);
        page()->showAround(amps, at);
        QCOMPARE(canvas()->traces().size(), 1);
        QCOMPARE(canvas()->traces().first().tag, amps);
        QVERIFY(!canvas()->isFollowing());
        QVERIFY(canvas()->from() < at && canvas()->to() > at);
        QCOMPARE(canvas()->cursorA(), std::optional(at));
        QVERIFY(part<QWidget>(u"trendDetour"_s)->isVisible());
        QCOMPARE(page()->chosen().tags.size(), 2); // what the window keeps
        click(u"trendDetourBack"_s);
        QCOMPARE(shown().size(), 2);
        QVERIFY(canvas()->isFollowing() && !canvas()->cursorA());
        QVERIFY(!part<QWidget>(u"trendDetour"_s)->isVisible());
        // Of the device as a whole: all that it measures.
        page()->showAround({amps.device, {}}, plant().clock.wall() - 5s);
        QVERIFY(canvas()->traces().size() > 1);
        QVERIFY(canvas()->to() <= plant().clock.wall() + 1min);
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QCOMPARE(shown().size(), 2);
    }

    void nothingIsMinusNothing()
    {
        QCOMPARE(traceNumber(-0.001, Unit::Ampere), traceNumber(0.0, Unit::Ampere));
        QVERIFY(!traceNumber(-0.04, Unit::Rpm).startsWith(u'-'));
        QVERIFY(traceNumber(-1.0, Unit::Ampere).contains(u'1'));
        QVERIFY(traceNumber(-1.0, Unit::Ampere) != traceNumber(1.0, Unit::Ampere));
    }

    void theTreeHasItInItsMenu()
    {
        m_fix->window->showPage(MainWindow::Page::Overview);
        auto *tree = part<QTreeView>(u"deviceTree"_s);
        const QModelIndex leaf = tree->model()->index(0, 0, tree->model()->index(0, 0));
        Q_EMIT tree->customContextMenuRequested(tree->visualRect(leaf).center());
        auto *action = m_fix->window->findChild<QAction *>(u"addToTrend"_s);
        QVERIFY(action);
        action->trigger();
        QCOMPARE(m_fix->window->page(), MainWindow::Page::Trends);
        QVERIFY(!shown().isEmpty());
        qobject_cast<QMenu *>(action->parent())->close();
    }

    void legendHidesColoursRemoves()
    {
        addTwo();
        auto *hide = part<QAbstractButton>(u"trendHideButton"_s);
        QVERIFY(!hide->isEnabled());
        chooseRow(0);
        click(u"trendHideButton"_s);
        QCOMPARE(shown().first(), u"bin-1-fan left RPM (hidden)"_s);
        QCOMPARE(hide->text(), u"Show"_s);
        QTest::keyClick(page()->table(), Qt::Key_Space);
        QCOMPARE(shown().first(), u"bin-1-fan left RPM"_s);
        QMenu *colours = part<QToolButton>(u"trendColourButton"_s)->menu();
        Q_EMIT colours->aboutToShow();
        QCOMPARE(colours->actions().size(), 8);
        const QColor before = canvas()->traces().first().colour;
        colours->actions().at(5)->trigger();
        QVERIFY(canvas()->traces().first().colour != before);
        click(u"trendRemoveButton"_s);
        QCOMPARE(shown(), QStringList{u"bin-1-fan left Amps"_s});
        chooseRow(0);
        QTest::keyClick(page()->table(), Qt::Key_Delete);
        QVERIFY(shown().isEmpty());
        QVERIFY(part<QWidget>(u"trendNote"_s)->isVisible());
    }

    void legendIsSorted()
    {
        addTwo();
        QTRY_VERIFY(
            legend()->index(0, TrendLegendModel::Current).data().toString().contains(u"rpm"_s));
        page()->table()->sortByColumn(TrendLegendModel::Current, Qt::AscendingOrder);
        QCOMPARE(legend()->index(0, 0).data().toString(), u"bin-1-fan left Amps"_s);
        page()->table()->sortByColumn(TrendLegendModel::Name, Qt::DescendingOrder);
        QCOMPARE(legend()->index(0, 0).data().toString(), u"bin-1-fan left RPM"_s);
    }

    void notLiveIsSaid()
    {
        plant().trendColumns.quality = Quality::Stale;
        addTwo();
        QTRY_COMPARE(legend()->index(0, TrendLegendModel::QualityColumn).data().toString(),
                     u"stale"_s);
    }

    void ranges_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<Milliseconds>("span");
        QTest::newRow("minute") << u"trendRange_0"_s << Milliseconds(1min);
        QTest::newRow("ten") << u"trendRange_1"_s << Milliseconds(10min);
        QTest::newRow("hour") << u"trendRange_2"_s << Milliseconds(1h);
        QTest::newRow("shift") << u"trendRange_3"_s << Milliseconds(8h);
        QTest::newRow("day") << u"trendRange_4"_s << Milliseconds(24h);
        QTest::newRow("week") << u"trendRange_5"_s << Milliseconds(24h * 7);
        QTest::newRow("month") << u"trendRange_6"_s << Milliseconds(24h * 30);
        QTest::newRow("year") << u"trendRange_7"_s << Milliseconds(24h * 365);
    }
    void ranges()
    {
        QFETCH(QString, button);
        QFETCH(Milliseconds, span);
        addTwo();
        click(button);
        QCOMPARE(canvas()->span(), span);
        QVERIFY(part<QAbstractButton>(button)->isChecked());
        QVERIFY(canvas()->isFollowing());
    }

    void ownRange()
    {
        addTwo();
        click(u"trendRange_custom"_s);
        auto *from = part<QDateTimeEdit>(u"trendFromEdit"_s);
        auto *to = part<QDateTimeEdit>(u"trendToEdit"_s);
        QTRY_VERIFY(from->hasFocus());
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(toEpochMs(plant().clock.wall()));
        from->setDateTime(now.addSecs(-3600));
        to->setDateTime(now.addSecs(-7200));
        click(u"trendRangeApply"_s);
        QVERIFY(!part<QLabel>(u"trendRangeWrong"_s)->text().isEmpty());
        to->setDateTime(now.addSecs(-1800));
        click(u"trendRangeApply"_s);
        QVERIFY(part<QLabel>(u"trendRangeWrong"_s)->text().isEmpty());
        QCOMPARE(canvas()->span(), Milliseconds(30min));
        QCOMPARE(canvas()->to(), plant().clock.wall() - 30min);
        QVERIFY(!canvas()->isFollowing());
        QVERIFY(!part<QAbstractButton>(u"trendLiveButton"_s)->isChecked());
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QVERIFY(!from->isVisible());
        click(u"trendLiveButton"_s);
        QVERIFY(canvas()->isFollowing());
    }

    void pauseAndLive()
    {
        addTwo();
        click(u"trendPauseButton"_s);
        QVERIFY(canvas()->isPaused());
        QCOMPARE(part<QAbstractButton>(u"trendPauseButton"_s)->text(), u"Paused"_s);
        click(u"trendPauseButton"_s);
        QVERIFY(!canvas()->isPaused());
        canvas()->setPaused(true);
        QVERIFY(part<QAbstractButton>(u"trendPauseButton"_s)->isChecked());
    }

    void cursorsAreRead()
    {
        addTwo();
        QCOMPARE(legend()->index(0, TrendLegendModel::Delta).data().toString(),
                 QString(QChar(0x2013)));
        click(u"trendCursorsButton"_s);
        QVERIFY(canvas()->cursorA() && canvas()->cursorB());
        QTRY_VERIFY(legend()->index(0, TrendLegendModel::Delta).data().toString()
                    != QString(QChar(0x2013)));
        QVERIFY(part<QLabel>(u"trendCursorText"_s)->text().contains(u"between them"_s));
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QVERIFY(!canvas()->cursorA());
        QVERIFY(!part<QAbstractButton>(u"trendCursorsButton"_s)->isChecked());
    }

    void comparisons_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<Milliseconds>("earlier");
        QTest::newRow("span before") << 1 << Milliseconds(1h);
        QTest::newRow("day before") << 2 << Milliseconds(24h);
        QTest::newRow("week before") << 3 << Milliseconds(24h * 7);
        QTest::newRow("by hand") << 4 << Milliseconds(3h);
        QTest::newRow("none") << 0 << Milliseconds(0);
    }
    void comparisons()
    {
        QFETCH(int, choice);
        QFETCH(Milliseconds, earlier);
        addTwo();
        click(u"trendRange_2"_s);
        auto *box = part<QComboBox>(u"trendCompareBox"_s);
        box->setCurrentIndex(choice == 4 ? 1 : 4);
        box->setCurrentIndex(choice);
        auto *count = part<QSpinBox>(u"trendCompareCount"_s);
        QCOMPARE(count->isVisible(), choice == 4);
        if (choice == 4)
            count->setValue(3);
        QCOMPARE(canvas()->comparison(), earlier);
        if (choice == 1) {
            click(u"trendRange_1"_s);
            QCOMPARE(canvas()->comparison(), Milliseconds(10min));
        }
    }

    void setsAreSavedAndOpened()
    {
        click(u"trendSetSave"_s);
        QVERIFY(said().contains(u"nothing"_s));
        addTwo();
        click(u"trendRange_2"_s);
        part<QComboBox>(u"trendCompareBox"_s)->setCurrentIndex(2);
        click(u"trendSetSave"_s);
        auto *name = part<QLineEdit>(u"trendSetName"_s);
        QTRY_VERIFY(name->hasFocus());
        QVERIFY(!part<QWidget>(u"trendSetYes"_s)->isEnabled());
        QTest::keyClicks(name, u"Fan"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(plant().trendSets.calls, QStringList{u"save Fan"_s});
        QVERIFY(!name->isVisible());
        const TrendSet &kept = plant().trendSets.all.first();
        QCOMPARE(kept.tags.size(), 2);
        QCOMPARE(kept.span, Milliseconds(1h));
        QCOMPARE(kept.comparison, Milliseconds(24h));

        page()->showSet({});
        QVERIFY(shown().isEmpty());
        auto *box = part<QComboBox>(u"trendSetBox"_s);
        QCOMPARE(box->currentText(), u"Fan"_s);
        Q_EMIT box->activated(0);
        QCOMPARE(shown().size(), 2);
        QCOMPARE(canvas()->span(), Milliseconds(1h));
        QCOMPARE(canvas()->comparison(), Milliseconds(24h));
        QCOMPARE(part<QComboBox>(u"trendCompareBox"_s)->currentIndex(), 2);
    }

    void setsAreRenamedAndDeleted()
    {
        plant().trendSets.all = {
            {u"Fan"_s, {{tag(u"left.rpm"_s), 0, true}}, 1h, false, Milliseconds(0)}};
        Q_EMIT plant().trendSets.changed();
        QVERIFY(!part<QWidget>(u"trendSetRename"_s)->isEnabled());
        Q_EMIT part<QComboBox>(u"trendSetBox"_s)->activated(0);
        click(u"trendSetRename"_s);
        auto *name = part<QLineEdit>(u"trendSetName"_s);
        plant().trendSets.refusal = Error{Error::Code::Refused, u"there is a set Bin already"_s};
        name->setText(u"Bin"_s);
        click(u"trendSetYes"_s);
        QCOMPARE(said(), u"there is a set Bin already"_s);
        QVERIFY(name->isVisible()); // what was typed is not lost
        plant().trendSets.refusal.reset();
        click(u"trendSetYes"_s);
        QCOMPARE(plant().trendSets.all.first().name, u"Bin"_s);
        click(u"trendSetRemove"_s);
        QVERIFY(part<QLabel>(u"trendSetQuestion"_s)->text().contains(u"Bin"_s));
        QTRY_VERIFY(part<QWidget>(u"trendSetNo"_s)->hasFocus());
        click(u"trendSetNo"_s);
        QCOMPARE(plant().trendSets.all.size(), 1);
        click(u"trendSetRemove"_s);
        click(u"trendSetYes"_s);
        QVERIFY(plant().trendSets.all.isEmpty());
        QCOMPARE(shown().size(), 1); // the chart stays
    }

    void troubleIsTold()
    {
        auto *trouble = part<QLabel>(u"trendTrouble"_s);
        QVERIFY(!trouble->isVisible());
        plant().trendSets.setTrouble(u"Saved trends cannot be read: x"_s);
        QVERIFY(trouble->isVisible());
        plant().trendColumns.why = u"disk"_s;
        Q_EMIT plant().trendColumns.changed(tag(u"left.rpm"_s));
        QVERIFY(trouble->text().contains(u"disk"_s) && trouble->text().contains(u"Saved"_s));
        plant().trendColumns.why.clear();
        Q_EMIT plant().trendColumns.changed(tag(u"left.rpm"_s));
        plant().trendSets.setTrouble({});
        QVERIFY(!trouble->isVisible());
    }

    void picturesAreSaved_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("png") << u"png"_s;
        QTest::newRow("svg") << u"svg"_s;
    }
    void picturesAreSaved()
    {
        QFETCH(QString, suffix);
        addTwo();
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"trend."_s + suffix);
        m_fix->window->findChild<QAction *>(u"trendSave_"_s + suffix)->trigger();
        auto *dialog = part<QWidget>(u"trendSaveDialog"_s);
        QVERIFY(dialog && !dialog->isModal());
        QMetaObject::invokeMethod(dialog, "fileSelected", Q_ARG(QString, file));
        QCOMPARE(plant().trendExporter.calls, QStringList{u"write "_s + file});
        const QByteArray content = plant().trendExporter.content;
        if (suffix == u"png"_s) {
            const QImage image = QImage::fromData(content, "PNG");
            QCOMPARE(image.size(), canvas()->size() * 2);
        } else {
            QVERIFY(content.contains("<svg") && content.contains("</svg>"));
        }
        Q_EMIT plant().trendExporter.finished(file, 0, {});
        QVERIFY(said().contains(file));
        QTest::keyClick(m_fix->window.get(), Qt::Key_Escape);
        QVERIFY(said().isEmpty());
        dialog->close();
    }

    void samplesAreSaved()
    {
        auto *csv = m_fix->window->findChild<QAction *>(u"trendSave_csv"_s);
        auto *menu = part<QToolButton>(u"trendSaveButton"_s)->menu();
        Q_EMIT menu->aboutToShow();
        QVERIFY(!csv->isEnabled());
        QVERIFY(!csv->toolTip().isEmpty());
        addTwo();
        click(u"trendRange_2"_s);
        Q_EMIT menu->aboutToShow();
        QVERIFY(csv->isEnabled());
        csv->trigger();
        auto *dialog = part<QWidget>(u"trendSaveDialog"_s);
        QMetaObject::invokeMethod(dialog, "fileSelected", Q_ARG(QString, u"/tmp/none/x.csv"_s));
        const TrendExport asked = plant().trendExporter.asked;
        QCOMPARE(asked.tags.size(), 2);
        QCOMPARE(asked.tags.first().unit, Unit::Rpm);
        QCOMPARE(asked.to - asked.from, Milliseconds(1h));
        Q_EMIT plant().trendExporter.progressed(40);
        QCOMPARE(part<QProgressBar>(u"trendSaveProgress"_s)->value(), 40);
        Q_EMIT menu->aboutToShow();
        QVERIFY(!csv->isEnabled());
        click(u"trendSaveCancel"_s);
        QCOMPARE(plant().trendExporter.calls.last(), u"cancel"_s);
        Q_EMIT plant().trendExporter.finished(u"/tmp/none/x.csv"_s, 0, u"cancelled"_s);
        QVERIFY(said().contains(u"cancelled"_s));
        QVERIFY(!part<QWidget>(u"trendSaveCancel"_s)->isVisible());
        dialog->close();
    }

    void marksReachTheChart()
    {
        // What was asked for at the start of the page is asked for again with other signals.
        addTwo();
        page()->tick();
        QVERIFY(!canvas()->traces().first().name.isEmpty());
        QCOMPARE(plant().trendColumns.watched.size(), 2);
    }

    void survivesARestart()
    {
        addTwo();
        click(u"trendRange_3"_s);
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"layout.ini"_s), QSettings::IniFormat);
        m_fix->window->saveLayout(settings);
        Test::FakePlant other;
        other.fillWithEverything();
        MainWindow again(other.parts());
        again.restoreLayout(settings);
        const auto *restored = again.findChild<TrendsPage *>();
        QCOMPARE(restored->shown().tags.size(), 2);
        QCOMPARE(restored->shown().span, Milliseconds(8h));
    }

    void worksWithoutAnything()
    {
        WindowParts parts = plant().parts();
        parts.trendColumns = nullptr;
        parts.trendSets = nullptr;
        parts.trendExporter = nullptr;
        parts.alarmDesk = nullptr;
        parts.alarmHistory = nullptr;
        parts.linkHistory = nullptr;
        MainWindow window(parts);
        window.show();
        window.showPage(MainWindow::Page::Trends);
        auto *bare = window.findChild<TrendsPage *>();
        bare->addTags({tag({})});
        QCOMPARE(bare->shown().tags.size(), 6);
        auto *save = window.findChild<QWidget *>(u"trendSetSave"_s);
        QVERIFY(!save->isEnabled() && !save->toolTip().isEmpty());
        QVERIFY(!window.findChild<QAction *>(u"trendSave_png"_s)->isEnabled());
    }

    /// Everything has a name for those who hear it, and can be reached by keyboard.
    void isAccessible()
    {
        addTwo();
        click(u"trendAddSignalsButton"_s);
        click(u"trendRange_custom"_s);
        click(u"trendSetSave"_s);
        for (const QWidget *widget : page()->findChildren<QWidget *>()) {
            const bool control = qobject_cast<const QAbstractButton *>(widget)
                || qobject_cast<const QComboBox *>(widget)
                || qobject_cast<const QAbstractItemView *>(widget)
                || widget->objectName().startsWith(u"trend"_s);
            if (!control || !widget->isVisible() || widget->objectName().startsWith(u"qt_"_s)
                || qobject_cast<const QLabel *>(widget) || widget->inherits("QSplitter")
                || widget->inherits("QHeaderView"))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named =
                !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            if (qobject_cast<const QAbstractButton *>(widget)
                && widget->inherits("QTableCornerButton"))
                continue;
            QVERIFY2(named,
                     qPrintable(widget->objectName() + u' '
                                + QLatin1String(widget->metaObject()->className())));
            if (button && !qobject_cast<const QAbstractItemView *>(button->parentWidget())
                && !button->objectName().isEmpty())
                QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(TestTrendsPage)
#include "tst_trendspage.moc"
