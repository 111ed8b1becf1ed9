// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/device_facts.h"
#include "views/main_window.h"
#include "views/plant_summary.h"

#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemDelegate>
#include <QtWidgets/QListView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

class TestOverviewPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<MainWindow> m_window;

    QListView *view() const { return m_window->findChild<QListView *>(u"overviewView"_s); }
    void show(QSize size = {1280, 720})
    {
        m_window = std::make_unique<MainWindow>(m_plant->parts());
        m_window->resize(size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void init()
    {
        m_plant = std::make_unique<Test::FakePlant>();
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }
    void cleanup()
    {
        m_window.reset();
        m_plant.reset();
    }

    void emptyPageSaysWhatToDo()
    {
        show();
        QVERIFY(!view()->isVisible());
        m_plant->addDevice({.id = u"raptor/shop/m1"_s});
        QVERIFY(view()->isVisible());
    }

    void everyDeviceIsATile()
    {
        m_plant->fillWithEverything();
        show();
        QCOMPARE(view()->model()->rowCount(), m_plant->devices.rowCount());
        const QRect first = view()->visualRect(view()->model()->index(0, 0));
        const QRect second = view()->visualRect(view()->model()->index(1, 0));
        QCOMPARE(first.size(), second.size());
        QVERIFY(!first.intersects(second));
    }

    void tilesFillTheWidth_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("columns");
        QTest::newRow("small") << QSize(1280, 720) << 4;
        QTest::newRow("middle") << QSize(1600, 900) << 5;
        QTest::newRow("4K") << QSize(3840, 2160) << 14;
    }
    void tilesFillTheWidth()
    {
        QFETCH(QSize, size);
        QFETCH(int, columns);
        m_plant->fillWithEverything();
        show(size);
        int inFirstRow = 0;
        const int top = view()->visualRect(view()->model()->index(0, 0)).top();
        for (int row = 0; row < view()->model()->rowCount(); ++row)
            inFirstRow += view()->visualRect(view()->model()->index(row, 0)).top() == top ? 1 : 0;
        QCOMPARE(inFirstRow, columns);
    }

    void clickOpensTheDevice()
    {
        m_plant->fillWithEverything();
        show();
        const QModelIndex third = view()->model()->index(2, 0);
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {},
                          view()->visualRect(third).center());
        QCOMPARE(m_window->page(), MainWindow::Page::Device);
        QCOMPARE(m_window->device().text(), u"raptor/shop/leg-1"_s);
    }

    void enterOpensTheDevice()
    {
        m_plant->fillWithEverything();
        show();
        view()->setFocus();
        view()->setCurrentIndex(view()->model()->index(1, 0));
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(m_window->page(), MainWindow::Page::Device);
        QCOMPARE(m_window->device().text(), u"raptor/shop/bin-2-fan"_s);
    }

    void screenReadersHearTheState()
    {
        m_plant->fillWithEverything();
        show();
        const QString said = view()->model()->index(8, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(said.contains(u"revpi-135593"_s) && said.contains(u"stale"_s)
                     && said.contains(u"8.0 s old"_s) && said.contains(u"1,450"_s),
                 qPrintable(said));
    }

    /// Qualities must be told apart without reading: every pair of tiles differs in pixels.
    void qualitiesLookDifferent()
    {
        const QList<Quality> all{Quality::Good,  Quality::Late, Quality::LastKnown,
                                 Quality::Stale, Quality::Bad,  Quality::Offline};
        for (const Quality quality : all)
            m_plant->addDevice({.id = u"raptor/shop/q%1"_s.arg(int(quality)),
                                .quality = quality,
                                .ageMs = 5000,
                                .signalViews = {Test::rpm(u"motor"_s, 1450, quality)},
                                .qualityText = u"same"_s});
        show({1600, 900});
        QList<QImage> bars;
        for (int row = 0; row < view()->model()->rowCount(); ++row) {
            QRect tile = view()->visualRect(view()->model()->index(row, 0));
            tile.adjust(0, tile.height() / 3, 0, 0); // below the words of the header
            const QImage image = view()->viewport()->grab(tile).toImage();
            for (const QImage &other : std::as_const(bars))
                QVERIFY(image != other || row == int(Quality::Late));
            bars.append(image);
        }
    }

    /// A live device may carry a value that is not: it must not look like the others.
    void staleValueOfALiveDeviceLooksStale()
    {
        using Test::rpm;
        const auto tile = [this](const QString &name, Quality right, Quality relay) {
            m_plant->addDevice({.id = u"raptor/shop/"_s + name,
                                .signalViews = {rpm(u"left"_s, 1450), rpm(u"right"_s, 1450, right),
                                                Test::relay(u"on"_s, relay)}});
        };
        tile(u"same"_s, Quality::Good, Quality::Good);
        tile(u"motor"_s, Quality::Stale, Quality::Good);
        tile(u"relay"_s, Quality::Good, Quality::Stale);
        show({1600, 900});
        QList<QImage> images;
        for (int row = 0; row < 3; ++row) {
            QRect part = view()->visualRect(view()->model()->index(row, 0));
            part.adjust(0, part.height() / 3, 0, 0); // below the name
            images.append(view()->viewport()->grab(part).toImage());
        }
        QVERIFY(images.at(0) != images.at(1));
        QVERIFY(images.at(0) != images.at(2));
        const QString said = view()->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
        QCOMPARE(said.count(u"stale"_s), 1);
    }

    void shownNumbersKeepTheirQuality()
    {
        using Test::rpm;
        DeviceFacts facts;
        facts.quality = Quality::Good;
        facts.signalViews = {rpm(u"a"_s, 1400), rpm(u"b"_s, 1450, Quality::Stale)};
        const auto shown = [&facts] {
            return shownNumbers(facts, quantities(facts.signalViews).first());
        };
        QCOMPARE(shown(),
                 (QList<ShownNumber>{{u"1,400"_s, Quality::Good}, {u"1,450"_s, Quality::Stale}}));
        // Lowest and highest are no better than the worst of all motors.
        facts.signalViews.append(rpm(u"c"_s, 1420));
        QCOMPARE(shown(),
                 (QList<ShownNumber>{{u"1,400"_s, Quality::Stale}, {u"1,450"_s, Quality::Stale}}));
        facts.quality = Quality::Offline;
        facts.signalViews = {rpm(u"a"_s, 1400)};
        QCOMPARE(shown(), (QList<ShownNumber>{{u"1,400"_s, Quality::Offline}}));
        facts.quality = Quality::Good;
        QCOMPARE(wordAndQuality(facts, Test::relay(u"on"_s, Quality::Stale)), u"on, stale"_s);
        QCOMPARE(wordAndQuality(facts, Test::relay(u"on"_s)), u"on"_s);
    }

    /// A latch says what was asked for. Only the device says that it stands still.
    void rp06_whatStillTurnsIsNoStopSign_data()
    {
        QTest::addColumn<RunState>("run");
        QTest::addColumn<Quality>("quality");
        QTest::addColumn<StateShape>("shape");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, RunState run, Quality quality, StateShape shape,
                            const QString &word) {
            QTest::newRow(name) << run << quality << shape << word;
        };
        row("stands", RunState::Stopped, Quality::Good, StateShape::Octagon, u"e-stop latched"_s);
        row("says so", RunState::EStopped, Quality::Late, StateShape::Octagon, u"e-stop latched"_s);
        row("turns", RunState::Running, Quality::Good, StateShape::Triangle,
            u"running, e-stop latched"_s);
        row("relay is on", RunState::RelayOn, Quality::Good, StateShape::Disc,
            u"relay on, e-stop latched"_s);
        row("silent", RunState::Running, Quality::Stale, StateShape::Cross,
            u"e-stop latched, stale, was running"_s);
        row("was confirmed, silent now", RunState::EStopped, Quality::Offline, StateShape::Cross,
            u"e-stop latched, offline"_s);
        row("retained", RunState::Running, Quality::LastKnown, StateShape::Triangle,
            u"last known: running, e-stop latched"_s);
    }
    void rp06_whatStillTurnsIsNoStopSign()
    {
        QFETCH(const RunState, run);
        QFETCH(const Quality, quality);
        DeviceFacts facts;
        facts.latched = true;
        facts.run = run;
        facts.quality = quality;
        QTEST(facts.shape(), "shape");
        QTEST(facts.stateWord(), "word");
    }

    void summaryCountsStates()
    {
        m_plant->fillWithEverything();
        show();
        const auto *summary = m_window->findChild<PlantSummary *>();
        QTRY_VERIFY(summary->text().contains(u"1 e-stop latched"_s));
        QVERIFY2(summary->text().startsWith(u"Devices: 16"_s), qPrintable(summary->text()));
    }

    /// RP-32: names are text, whatever they contain.
    void hostileNamesArePaintedAsText()
    {
        m_plant->addDevice(
            {.id = u"raptor/shop/<b>x</b><img src=x>"_s.left(60).remove(u'/').prepend(
                 u"raptor/shop/"_s)});
        m_plant->addDevice({.id = u"raptor/shop/"_s + QString(180, u'W')});
        show();
        QVERIFY(!m_window->grab().isNull());
    }
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
