// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/tile_cache.h"

#include <QtGui/QPainter>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Raptor;
using namespace Raptor::Views;

namespace {

TileLook motor(int number, double rpm = 1450)
{
    DeviceFacts facts;
    facts.id = Test::device(u"raptor/shop/m%1"_s.arg(number));
    facts.name = facts.id.name();
    facts.run = RunState::Running;
    facts.quality = Quality::Good;
    facts.ageMs = 400;
    facts.signalViews = {Test::rpm(u"left"_s, rpm)};
    TileLook look = TileLook::of(facts);
    look.size = {40, 30};
    return look;
}

} // namespace

class TestTileCache : public QObject
{
    Q_OBJECT

    Test::FakeClock m_clock;
    QStringList m_drawn;
    int m_bases = 0;

    /// The colour that is shown: of this drawing or of an earlier one.
    QColor show(TileCache &tiles, const TileLook &look, const QColor &colour, qreal ratio = 1)
    {
        const QPixmap picture =
            tiles.picture(look, ratio, Qt::white,
                          {[this](QPainter &) { ++m_bases; },
                           [&](QPainter &painter) {
                               m_drawn.append(look.facts.name);
                               painter.fillRect(QRect(QPoint(), look.size), colour);
                               m_clock.advance(1ms);
                           }});
        return picture.toImage().pixelColor(picture.width() - 1, picture.height() - 1);
    }

private Q_SLOTS:
    void init()
    {
        m_drawn.clear();
        m_bases = 0;
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }

    void whatIsTheSameIsNotDrawnAgain()
    {
        TileCache tiles(&m_clock);
        tiles.beginFrame(m_clock.now());
        QCOMPARE(show(tiles, motor(1), Qt::red), QColor(Qt::red));
        tiles.beginFrame(m_clock.now());
        QCOMPARE(show(tiles, motor(1), Qt::blue), QColor(Qt::red));
        QCOMPARE(m_drawn, QStringList{u"m1"_s});
    }

    void whatChangedIsDrawn_data()
    {
        QTest::addColumn<TileLook>("look");
        const auto row = [](const char *name, const auto &change) {
            TileLook look = motor(1);
            change(look);
            QTest::newRow(name) << look;
        };
        row("value", [](TileLook &look) { look = motor(1, 1451); });
        row("value's quality",
            [](TileLook &look) { look.facts.signalViews[0].quality = Quality::Stale; });
        row("age room", [](TileLook &look) { look.ageRoom = 24; });
        row("quality", [](TileLook &look) { look.facts.quality = Quality::Late; });
        row("state", [](TileLook &look) { look.facts.run = RunState::Stopped; });
        row("latch", [](TileLook &look) { look.facts.latched = true; });
        row("latch text", [](TileLook &look) { look.facts.latchText = u"by kim"_s; });
        row("busy", [](TileLook &look) { look.facts.busy = true; });
        row("broker", [](TileLook &look) { look.facts.broker = u"cloud"_s; });
        row("name", [](TileLook &look) { look.facts.name = u"Bin 1"_s; });
        row("size", [](TileLook &look) { look.size = {50, 30}; });
        row("hover", [](TileLook &look) { look.hover = true; });
        row("chosen", [](TileLook &look) { look.chosen = true; });
        row("sparklines", [](TileLook &look) { ++look.sparks; });
        row("theme", [](TileLook &look) { look.theme = Theme::Kind::Dark; });
        row("text size", [](TileLook &look) { look.textScale = 1.1; });
    }
    void whatChangedIsDrawn()
    {
        QFETCH(const TileLook, look);
        TileCache tiles(&m_clock);
        tiles.beginFrame(m_clock.now());
        show(tiles, motor(1), Qt::red);
        tiles.beginFrame(m_clock.now());
        QCOMPARE(show(tiles, look, Qt::blue), QColor(Qt::blue));
        QVERIFY(tiles.owed().isEmpty());
    }

    void numbersAreDrawnOverTheRest()
    {
        TileCache tiles(&m_clock);
        TileLook look = motor(1);
        const auto basesFor = [&] {
            m_bases = 0;
            tiles.beginFrame(m_clock.now());
            show(tiles, look, Qt::red);
            return m_bases;
        };
        QCOMPARE(basesFor(), 1);
        look = motor(1, 1200);
        QCOMPARE(basesFor(), 0);
        ++look.sparks;
        QCOMPARE(basesFor(), 0);
        look.hover = true;
        QCOMPARE(basesFor(), 1);
        look.facts.run = RunState::Stopped;
        QCOMPARE(basesFor(), 1);
        look.facts.signalViews[0].value = Value();
        QCOMPARE(basesFor(), 1);
        QCOMPARE(m_drawn.size(), 6);
    }

    void whatReadsTheSameLooksTheSame()
    {
        QVERIFY(motor(1, 1450) == motor(1, 1450.001));
        QVERIFY(motor(1, 1450) != motor(1, 1451));
        QVERIFY(!motor(1, 1450).saysElseThan(motor(1, 1200)));
        TileLook other = motor(1);
        other.numbers[0].breach = Geometry::Breach::High;
        QVERIFY(motor(1).saysElseThan(other));
    }

    void everyScreenHasItsOwnPicture()
    {
        TileCache tiles(&m_clock);
        tiles.beginFrame(m_clock.now());
        show(tiles, motor(1), Qt::red);
        QCOMPARE(show(tiles, motor(1), Qt::blue, 2), QColor(Qt::blue));
    }

    /// RP-05: a key press does not wait for more than the budget, whatever has changed.
    void rp05_whatTakesTooLongIsOwedAndComesFirst()
    {
        TileCache tiles(&m_clock);
        for (const double rpm : {1.0, 2.0}) {
            m_drawn.clear();
            tiles.beginFrame(m_clock.now());
            for (int number = 1; number <= 3; ++number)
                show(tiles, motor(number, rpm), rpm > 1 ? Qt::blue : Qt::red);
        }
        // The first frame had nothing to show; in the second there was time for one.
        QCOMPARE(m_drawn, QStringList{u"m1"_s});
        QCOMPARE(tiles.owed().size(), 2);
        m_drawn.clear();
        tiles.beginFrame(m_clock.now());
        QCOMPARE(show(tiles, motor(1, 3), Qt::green), QColor(Qt::blue)); // others were first
        QCOMPARE(show(tiles, motor(3, 2), Qt::blue), QColor(Qt::blue));
        QCOMPARE(show(tiles, motor(2, 2), Qt::blue), QColor(Qt::red)); // no time
        QCOMPARE(m_drawn, QStringList{u"m3"_s});
        QCOMPARE(tiles.owed(), QSet({motor(1).facts.id, motor(2).facts.id}));
        tiles.beginFrame(m_clock.now());
        QCOMPARE(show(tiles, motor(2, 2), Qt::blue), QColor(Qt::blue));
        tiles.beginFrame(m_clock.now());
        QCOMPARE(show(tiles, motor(1, 3), Qt::green), QColor(Qt::green));
        QVERIFY(tiles.owed().isEmpty());
    }

    /// RP-05: a frame that draws the banner and the tree has no time left, and draws one tile.
    void rp05_whatElseIsPaintedTakesFromTheTimeForTiles()
    {
        TileCache tiles(&m_clock);
        for (const double rpm : {1.0, 2.0}) {
            m_drawn.clear();
            const BootTime begun = m_clock.now();
            m_clock.advance(TileCache::budget + 5ms);
            tiles.beginFrame(begun);
            for (int number = 1; number <= 5; ++number)
                show(tiles, motor(number, rpm), Qt::red);
        }
        QCOMPARE(m_drawn, QStringList{u"m1"_s});
        QCOMPARE(tiles.owed().size(), 4);
    }

    /// RP-05: what was right for a long time, and changes at once, is not drawn at once.
    void rp05_theMomentCountsFromTheFirstFrameThatWantedAnother()
    {
        TileCache tiles(&m_clock);
        for (const double rpm : {1.0, 2.0}) {
            m_drawn.clear();
            tiles.beginFrame(m_clock.now());
            for (int number = 1; number <= 5; ++number)
                show(tiles, motor(number, rpm), Qt::red);
            m_clock.advance(10s);
        }
        QCOMPARE(m_drawn, QStringList{u"m1"_s});
    }

    void aPictureThatIsStillHeldIsNotDrawnOver()
    {
        TileCache tiles(&m_clock);
        tiles.beginFrame(m_clock.now());
        const auto fill = [](const QColor &colour) {
            return TileCache::Drawing{
                [](QPainter &) {},
                [colour](QPainter &painter) { painter.fillRect(0, 0, 40, 30, colour); }};
        };
        const QPixmap held = tiles.picture(motor(1, 1), 1, Qt::white, fill(Qt::red));
        const QPixmap next = tiles.picture(motor(1, 2), 1, Qt::white, fill(Qt::blue));
        QCOMPARE(held.toImage().pixelColor(20, 15), QColor(Qt::red));
        QCOMPARE(next.toImage().pixelColor(20, 15), QColor(Qt::blue));
    }

    void whatIsNotLiveAnyMoreIsDrawnAtOnce()
    {
        TileCache tiles(&m_clock);
        for (const Quality quality : {Quality::Good, Quality::Stale}) {
            m_drawn.clear();
            tiles.beginFrame(m_clock.now());
            for (int number = 1; number <= 5; ++number) {
                TileLook look = motor(number);
                look.facts.quality = quality;
                show(tiles, look, Qt::red);
            }
        }
        QCOMPARE(m_drawn.size(), 5);
        QVERIFY(tiles.owed().isEmpty());
    }

    void whatADeviceDoesIsDrawnSoon_data()
    {
        QTest::addColumn<RunState>("run");
        QTest::addColumn<bool>("latched");
        QTest::addColumn<Quality>("ofValue");
        QTest::newRow("stopped") << RunState::Stopped << false << Quality::Good;
        QTest::newRow("latched") << RunState::Running << true << Quality::Good;
        QTest::newRow("a value is stale") << RunState::Running << false << Quality::Stale;
    }

    void whatADeviceDoesIsDrawnSoon()
    {
        QFETCH(const RunState, run);
        QFETCH(const bool, latched);
        QFETCH(const Quality, ofValue);
        TileCache tiles(&m_clock);
        const auto frame = [&](bool changed) {
            m_drawn.clear();
            tiles.beginFrame(m_clock.now());
            for (int number = 1; number <= 5; ++number) {
                TileLook look = motor(number);
                look.facts.run = changed ? run : RunState::Running;
                look.facts.latched = changed && latched;
                look.facts.signalViews.first().quality = changed ? ofValue : Quality::Good;
                show(tiles, look, Qt::red);
            }
        };
        frame(false);
        frame(true);
        QCOMPARE(tiles.owed().size(), 4);
        m_clock.advance(TileCache::longestUntrue + 1ms); // longer owed than it may be
        frame(true);
        QCOMPARE(m_drawn.size(), 4);
        QVERIFY(tiles.owed().isEmpty());
    }

    /// Every tile changes in every frame, and there is never time for all.
    void nothingWrongIsShownForLong()
    {
        TileCache tiles(&m_clock);
        QMap<int, BootTime> rightAt;
        for (int frame = 0; frame < 200; ++frame) {
            tiles.beginFrame(m_clock.now());
            for (int number = 1; number <= 20; ++number) {
                const double rpm = 1000 + frame;
                const auto before = m_drawn.size();
                show(tiles, motor(number, rpm), Qt::red);
                if (m_drawn.size() > before)
                    rightAt[number] = m_clock.now();
                QVERIFY2(m_clock.now() - rightAt.value(number)
                             <= TileCache::longestOwed + Milliseconds(40),
                         qPrintable(QString::number(number)));
            }
            m_clock.advance(16ms);
        }
    }

    void whatIsNotSeenIsNotOwed()
    {
        TileCache tiles(&m_clock);
        for (const double rpm : {1.0, 2.0}) {
            tiles.beginFrame(m_clock.now());
            for (int number = 1; number <= 4; ++number)
                show(tiles, motor(number, rpm), Qt::red);
        }
        QCOMPARE(tiles.owed().size(), 3);
        tiles.oweOnly({motor(1).facts.id, motor(4).facts.id});
        QCOMPARE(tiles.owed(), QSet({motor(4).facts.id}));
    }
};

QTEST_MAIN(TestTileCache)
#include "tst_tilecache.moc"
