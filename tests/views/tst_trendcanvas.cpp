// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_clock.h"
#include "tests/views/fakes/fake_trend_columns.h"
#include "views/theme.h"
#include "views/trend_canvas.h"
#include "views/trend_raster.h"
#include "views/trend_scale.h"

#include <QtCharts/QChart>
#include <QtCore/QBuffer>
#include <QtCore/QRegularExpression>
#include <QtGui/QPainter>
#include <QtGui/QWheelEvent>
#include <QtSvg/QSvgGenerator>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <cmath>
#include <memory>

using namespace Raptor;
using namespace Raptor::Views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

TagId tagOf(QStringView signal)
{
    return {DeviceId::parse(u"raptor/shop/m1").value(), signal.toString()};
}

} // namespace

class TestTrendCanvas : public QObject
{
    Q_OBJECT
    std::unique_ptr<Test::FakeClock> m_clock;
    std::unique_ptr<Test::FakeTrendColumns> m_data;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TrendCanvas> m_canvas;
    const TagId m_rpm = tagOf(u"rpm");
    const TagId m_amps = tagOf(u"amps");

    QRectF plot() const { return m_canvas->chart()->plotArea(); }
    QPoint at(double x, double y) const
    {
        return {int(plot().left() + x * plot().width()), int(plot().top() + y * plot().height())};
    }
    /// The time under a place, as far as a pixel can tell.
    bool isAbout(WallTime a, WallTime b) const
    {
        const Milliseconds pixel = m_canvas->span() / int(plot().width());
        return a - b <= 2 * pixel && b - a <= 2 * pixel;
    }
    void turnWheel(QPoint place, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(place, m_canvas->viewport()->mapToGlobal(place), {}, {0, notches * 120},
                          Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_canvas->viewport(), &event);
    }
    void drag(Qt::MouseButton button, QPoint from, QPoint to,
              Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *place = m_canvas->viewport();
        QTest::mousePress(place, button, modifiers, from);
        QTest::mouseMove(place, (from + to) / 2);
        QTest::mouseMove(place, to);
        QTest::mouseRelease(place, button, modifiers, to);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_canvas.get(), Qt::Key(key), modifiers);
    }
    /// A value every second of the last ten minutes; none in minute four before now.
    void fill()
    {
        const WallTime now = m_clock->wall();
        for (WallTime when = now - 10min; when <= now; when += 1s) {
            if (when > now - 4min && when < now - 3min)
                continue;
            const double part = double((now - when).count()) / 600'000.0;
            const bool gap = when == now - 3min;
            m_data->data[m_rpm].push_back({when, 1000 + 100 * part, gap});
            m_data->data[m_amps].push_back({when, 10 + part, gap});
        }
    }
    QList<TrendTrace> traces() const
    {
        TrendTrace rpm{m_rpm, u"m1 RPM"_s, Unit::Rpm};
        rpm.normal = Band{900, 1200};
        rpm.limits.high = 1500;
        return {rpm, {m_amps, u"m1 current"_s, Unit::Ampere}};
    }
    /// How many pixels of that column are of this colour, or nearly so: ends of lines are soft.
    int pixelsOf(const QImage &image, double x, const QColor &colour, int near = 100) const
    {
        int count = 0;
        for (int y = int(plot().top()) + 1; y < int(plot().bottom()); ++y) {
            const QColor is = image.pixelColor(at(x, 0).x(), y);
            const int away = std::abs(is.red() - colour.red())
                + std::abs(is.green() - colour.green()) + std::abs(is.blue() - colour.blue());
            count += away < near ? 1 : 0;
        }
        return count;
    }
    void showOnlyOne() { m_canvas->setTraces(traces().mid(0, 1)); }

private Q_SLOTS:
    void init();
    void cleanup();
    void followsNow();
    void readsNothingWhileHidden();
    void wheelZoomsAtTheMouse();
    void wheelAtNowKeepsFollowing();
    void dragPans();
    void keys();
    void pauseLosesNothing();
    void rubberBand_data();
    void rubberBand();
    void valuesCanBeZoomed();
    void clicksSetCursors();
    void cursorsCanBeMoved();
    void rightClickAsksForAMenu();
    void gapsAreGaps();
    void theFutureIsVeiled();
    void theFocusHidesNothing();
    void aReplayIsNeverLive();
    void qualityIsShown_data();
    void qualityIsShown();
    void statisticsAreOfTheShownTime();
    void comparisonIsDrawnDimmed();
    void pictures();
    void spokenWords();
    void themesChange();
    void boundsAreKept();
    void niceScales_data();
    void niceScales();
    void timeTicksAreRound_data();
    void timeTicksAreRound();
    void rasterIsExact();
};

void TestTrendCanvas::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_clock = std::make_unique<Test::FakeClock>();
    m_data = std::make_unique<Test::FakeTrendColumns>();
    m_theme = std::make_unique<Theme>(Theme::Kind::Dark);
    m_canvas = std::make_unique<TrendCanvas>(m_theme.get(), m_data.get(), m_clock.get());
    m_canvas->resize(1000, 500);
    fill();
    m_canvas->setTraces(traces());
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

void TestTrendCanvas::cleanup()
{
    m_canvas.reset(); // before what it is made of
}

void TestTrendCanvas::followsNow()
{
    QVERIFY(m_canvas->isFollowing());
    QCOMPARE(m_canvas->to(), m_clock->wall());
    QCOMPARE(m_data->watched, (QList<TagId>{m_rpm, m_amps}));
    m_clock->advance(5s);
    QSignalSpy ranged(m_canvas.get(), &TrendCanvas::rangeChanged);
    m_data->append(m_rpm, {m_clock->wall(), 1});
    QCOMPARE(m_canvas->to(), m_clock->wall());
    QTRY_COMPARE(ranged.size(), 1);
    QCOMPARE(m_canvas->statistics(m_rpm).current, 1.0);
}

void TestTrendCanvas::readsNothingWhileHidden()
{
    m_canvas->hide();
    QCoreApplication::processEvents();
    const int before = m_data->asked;
    m_data->append(m_rpm, {m_clock->wall(), 1});
    QCoreApplication::processEvents();
    QCOMPARE(m_data->asked, before);
    m_canvas->show();
    QTRY_VERIFY(m_data->asked > before);
}

void TestTrendCanvas::wheelZoomsAtTheMouse()
{
    const Milliseconds before = m_canvas->span();
    const WallTime under = m_canvas->from() + before / 4;
    turnWheel(at(0.25, 0.5), 3);
    QVERIFY(m_canvas->span() < before * 6 / 10);
    QVERIFY(isAbout(m_canvas->from() + m_canvas->span() / 4, under));
    QVERIFY(!m_canvas->isFollowing());
    turnWheel(at(0.25, 0.5), -3);
    QVERIFY(isAbout(m_canvas->from() + m_canvas->span() / 4, under));
    const WallTime end = m_canvas->to();
    turnWheel(at(0.5, 0.5), 1, Qt::ShiftModifier); // back in time
    QCOMPARE(end - m_canvas->to(), m_canvas->span() / 10);
}

void TestTrendCanvas::wheelAtNowKeepsFollowing()
{
    turnWheel(at(1.0, 0.5), 2);
    QVERIFY(m_canvas->isFollowing());
    QCOMPARE(m_canvas->to(), m_clock->wall());
}

void TestTrendCanvas::dragPans()
{
    QSignalSpy following(m_canvas.get(), &TrendCanvas::followingChanged);
    const Milliseconds span = m_canvas->span();
    const WallTime end = m_canvas->to();
    drag(Qt::LeftButton, at(0.2, 0.5), at(0.7, 0.5));
    QVERIFY(!m_canvas->isFollowing());
    QCOMPARE(following.size(), 1);
    QCOMPARE(m_canvas->span(), span);
    QVERIFY(isAbout(m_canvas->to(), end - span / 2));
    QVERIFY(!m_canvas->cursorA()); // that was no click
    drag(Qt::LeftButton, at(0.9, 0.5), at(0.05, 0.5)); // never into what has not been
    QCOMPARE(m_canvas->to(), end);
    QVERIFY(m_canvas->goBack());
    QVERIFY(m_canvas->isFollowing());
}

void TestTrendCanvas::keys()
{
    const Milliseconds span = m_canvas->span();
    const WallTime now = m_clock->wall();
    press(Qt::Key_Left);
    QCOMPARE(m_canvas->to(), now - span / 10);
    QVERIFY(!m_canvas->isFollowing());
    press(Qt::Key_Right);
    QCOMPARE(m_canvas->to(), now);
    press(Qt::Key_PageUp);
    QCOMPARE(m_canvas->to(), now - span);
    press(Qt::Key_Plus);
    QVERIFY(m_canvas->span() < span);
    press(Qt::Key_Minus);
    QVERIFY(std::chrono::abs(m_canvas->span() - span) < 5ms);
    press(Qt::Key_Home);
    QVERIFY(m_canvas->isFollowing());
    QCOMPARE(m_canvas->to(), now);
    press(Qt::Key_Backspace);
    QVERIFY(!m_canvas->isFollowing());
    press(Qt::Key_Space);
    QVERIFY(m_canvas->isPaused());
    press(Qt::Key_Space);
    QVERIFY(!m_canvas->isPaused());
}

void TestTrendCanvas::pauseLosesNothing()
{
    QSignalSpy paused(m_canvas.get(), &TrendCanvas::pausedChanged);
    const WallTime end = m_clock->wall();
    const qint64 before = m_canvas->statistics(m_rpm).count;
    m_canvas->setPaused(true);
    m_clock->advance(10s);
    m_data->append(m_rpm, {m_clock->wall() - 5s, 5000});
    QCOMPARE(m_canvas->to(), end); // it stands
    QCOMPARE(m_canvas->statistics(m_rpm).count, before);
    QVERIFY(m_canvas->statistics(m_rpm).maximum < 5000);
    m_canvas->setPaused(false);
    QCOMPARE(m_canvas->to(), m_clock->wall());
    QCOMPARE(m_canvas->statistics(m_rpm).maximum, 5000.0);
    QCOMPARE(paused.size(), 2);
    m_canvas->setPaused(true);
    m_canvas->setFollowing(true); // back to now is back to now
    QVERIFY(!m_canvas->isPaused());
}

void TestTrendCanvas::rubberBand_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("right button") << int(Qt::RightButton) << int(Qt::NoModifier);
    QTest::newRow("shift") << int(Qt::LeftButton) << int(Qt::ShiftModifier);
}

void TestTrendCanvas::rubberBand()
{
    QFETCH(const int, button);
    QFETCH(const int, modifiers);
    QSignalSpy menu(m_canvas.get(), &TrendCanvas::menuRequested);
    const WallTime from = m_canvas->from();
    const Milliseconds span = m_canvas->span();
    drag(Qt::MouseButton(button), at(0.25, 0.5), at(0.5, 0.505), Qt::KeyboardModifiers(modifiers));
    QVERIFY(!m_canvas->isFollowing());
    QVERIFY(isAbout(m_canvas->from(), from + span / 4));
    QVERIFY(std::chrono::abs(m_canvas->span() - span / 4) < span / 100);
    QVERIFY(menu.isEmpty());
    QVERIFY(m_canvas->goBack());
    QVERIFY(m_canvas->isFollowing());
    QCOMPARE(m_canvas->span(), span);
}

void TestTrendCanvas::valuesCanBeZoomed()
{
    const QImage before = m_canvas->grab().toImage();
    drag(Qt::RightButton, at(0.0, 0.3), at(1.0, 0.6));
    m_canvas->setFollowing(true);
    m_canvas->setSpan(10min);
    QVERIFY(m_canvas->grab().toImage() != before);
    QTest::mouseDClick(m_canvas->viewport(), Qt::LeftButton, {}, at(0.5, 0.5));
    QVERIFY(!m_canvas->cursorA());
    m_canvas->clearFocus();
    QCOMPARE(m_canvas->span(), Milliseconds(10min));
}

void TestTrendCanvas::clicksSetCursors()
{
    QSignalSpy cursors(m_canvas.get(), &TrendCanvas::cursorsChanged);
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, {}, at(0.25, 0.4));
    QCOMPARE(cursors.size(), 1);
    QVERIFY(m_canvas->cursorA());
    QVERIFY(isAbout(*m_canvas->cursorA(), m_canvas->from() + m_canvas->span() / 4));
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, Qt::ShiftModifier, at(0.5, 0.4));
    QVERIFY(m_canvas->cursorB());
    const QList<TrendReading> a = m_canvas->valuesAt(*m_canvas->cursorA());
    const QList<TrendReading> b = m_canvas->valuesAt(*m_canvas->cursorB());
    QCOMPARE(a.size(), 2);
    QCOMPARE(a.first().tag, m_rpm);
    QVERIFY(std::abs(*a.first().value - 1075) < 2);
    QVERIFY(std::abs(*b.first().value - *a.first().value + 25) < 2);
    const WallTime silent = m_clock->wall() - 210s;
    QVERIFY(!m_canvas->valuesAt(silent).first().value); // a gap has no value
    QVERIFY(!m_canvas->valuesAt(m_clock->wall() - 2h).first().value);
    press(Qt::Key_Escape);
    QVERIFY(!m_canvas->cursorA());
    QVERIFY(!m_canvas->cursorB());
}

void TestTrendCanvas::cursorsCanBeMoved()
{
    const Milliseconds span = m_canvas->span();
    m_canvas->setCursors(m_canvas->from() + span / 4, m_canvas->from() + span / 2);
    drag(Qt::LeftButton, at(0.5, 0.5), at(0.75, 0.5));
    QVERIFY(isAbout(*m_canvas->cursorB(), m_canvas->from() + span * 3 / 4));
    QVERIFY(m_canvas->isFollowing()); // it was not the plot that was dragged
    const WallTime a = *m_canvas->cursorA();
    press(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(*m_canvas->cursorA() > a);
    QVERIFY(isAbout(*m_canvas->cursorA(), a));
    const WallTime b = *m_canvas->cursorB();
    press(Qt::Key_Left, Qt::ShiftModifier | Qt::ControlModifier);
    QVERIFY(*m_canvas->cursorB() < b);
    QVERIFY(m_canvas->isFollowing());
    m_canvas->setCursors(std::nullopt, b); // one alone is A
    QCOMPARE(m_canvas->cursorA(), std::optional(b));
    QVERIFY(!m_canvas->cursorB());
}

void TestTrendCanvas::rightClickAsksForAMenu()
{
    QSignalSpy menu(m_canvas.get(), &TrendCanvas::menuRequested);
    QTest::mouseClick(m_canvas->viewport(), Qt::RightButton, {}, at(0.5, 0.5));
    QCOMPARE(menu.size(), 1);
    QVERIFY(!m_canvas->cursorA());
    QVERIFY(!m_canvas->acceptDrops()); // they are for the page
    QVERIFY(!m_canvas->viewport()->acceptDrops());
}

void TestTrendCanvas::gapsAreGaps()
{
    showOnlyOne();
    const QColor colour = traceColour(*m_theme, 0);
    const QImage image = m_canvas->grab().toImage();
    QVERIFY(pixelsOf(image, 0.3, colour) > 0);
    // Between 4 and 3 minutes before now; what is hatched is only a little like it.
    QCOMPARE(pixelsOf(image, 0.65, colour, 50), 0);
    QVERIFY(pixelsOf(image, 0.85, colour) > 0);
}

void TestTrendCanvas::theFutureIsVeiled()
{
    showOnlyOne();
    const WallTime now = m_clock->wall();
    m_canvas->setRange(now - 5min, now + 5min);
    const QImage image = m_canvas->grab().toImage();
    QCOMPARE(image.pixelColor(at(0.9, 0.03)), m_theme->tokens().ground);
    QVERIFY(image.pixelColor(at(0.1, 0.03)) != m_theme->tokens().ground);
    QVERIFY(pixelsOf(image, 0.9, traceColour(*m_theme, 0)) == 0);
    m_canvas->setFollowing(true);
    QVERIFY(m_canvas->grab().toImage().pixelColor(at(0.98, 0.03)) != m_theme->tokens().ground);
}

/// A frame, and nothing over what is shown.
void TestTrendCanvas::theFocusHidesNothing()
{
    showOnlyOne();
    m_canvas->setMarks({{m_clock->wall() - 5min, u"cloud"_s}});
    m_canvas->setEvents({{m_clock->wall() - 2min, u"m1 stop"_s}});
    m_canvas->clearFocus();
    QVERIFY(!m_canvas->hasFocus());
    const QColor without = m_canvas->grab().toImage().pixelColor(at(0.75, 0.03));
    m_canvas->setFocus();
    QTRY_VERIFY(m_canvas->hasFocus());
    QCOMPARE(m_canvas->viewport()->grab().toImage().pixelColor(at(0.75, 0.03)), without);
}

void TestTrendCanvas::aReplayIsNeverLive()
{
    showOnlyOne();
    m_canvas->setPaused(true);
    m_canvas->setReplay(true);
    QVERIFY(m_canvas->isReplay() && !m_canvas->isPaused());
    press(Qt::Key_Space);
    QVERIFY(!m_canvas->isPaused());
    (void)m_canvas->grab();
    QVERIFY2(m_canvas->accessibleDescription().contains(u"not live"_s),
             qPrintable(m_canvas->accessibleDescription()));
    // What was live then leads on to the moment, as last known.
    m_data->qualities.insert(m_rpm, Quality::LastKnown);
    Q_EMIT m_data->changed(m_rpm);
    QVERIFY(m_canvas->valuesAt(m_clock->wall()).first().value.has_value());
    m_canvas->setReplay(false);
    m_clock->advance(5s);
    QVERIFY(!m_canvas->valuesAt(m_clock->wall()).first().value.has_value());
}

void TestTrendCanvas::qualityIsShown_data()
{
    QTest::addColumn<Quality>("quality");
    QTest::newRow("late") << Quality::Late;
    QTest::newRow("last known") << Quality::LastKnown;
    QTest::newRow("stale") << Quality::Stale;
}

void TestTrendCanvas::qualityIsShown()
{
    QFETCH(const Quality, quality);
    showOnlyOne();
    const QImage good = m_canvas->grab().toImage();
    for (auto &point : m_data->data[m_rpm])
        point.quality = quality;
    Q_EMIT m_data->changed(m_rpm);
    const QColor colour = traceColour(*m_theme, 0);
    const auto columns = [&](const QImage &image) {
        int with = 0;
        for (int i = 0; i < 200; ++i)
            with += pixelsOf(image, 0.1 + i * 0.002, colour) > 0 ? 1 : 0;
        return with;
    };
    QCOMPARE(columns(good), 200);
    const int with = columns(m_canvas->grab().toImage());
    QVERIFY2(with > 20 && with < 180, qPrintable(QString::number(with)));
}

void TestTrendCanvas::statisticsAreOfTheShownTime()
{
    m_canvas->setRange(m_clock->wall() - 2min, m_clock->wall() - 1min);
    const TrendStatistics all = m_canvas->statistics(m_rpm);
    QVERIFY(all.count >= 60 && all.count <= 62);
    QVERIFY(std::abs(*all.minimum - 1010) < 0.5);
    QVERIFY(std::abs(*all.maximum - 1020) < 0.5);
    QVERIFY(std::abs(*all.mean - 1015) < 0.5);
    QCOMPARE(all.current, 1000.0); // whatever is shown
    QCOMPARE(m_canvas->statistics(tagOf(u"none")).count, 0);
}

void TestTrendCanvas::comparisonIsDrawnDimmed()
{
    showOnlyOne();
    m_canvas->setRange(m_clock->wall() - 2min, m_clock->wall());
    const QImage before = m_canvas->grab().toImage();
    m_canvas->setComparison(5min);
    const QImage after = m_canvas->grab().toImage();
    QVERIFY(after != before);
    QCOMPARE(m_canvas->comparison(), Milliseconds(5min));
    const QColor colour = traceColour(*m_theme, 0);
    QVERIFY(pixelsOf(after, 0.3, colour) > 0);
    m_canvas->setComparison(0s);
    QVERIFY(m_canvas->grab().toImage() != after);
}

void TestTrendCanvas::pictures()
{
    m_canvas->setMarks({{m_clock->wall() - 1min, u"cloud"_s}});
    m_canvas->setEvents({{m_clock->wall() - 2min, u"stop"_s}});
    AlarmSpan alarm;
    alarm.from = m_clock->wall() - 5min;
    m_canvas->setAlarms({alarm});
    QImage image(1600, 900, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    m_canvas->paintTo(&painter, image.rect());
    painter.end();
    QCOMPARE(image.pixelColor(2, 2), m_theme->tokens().panel);
    QCOMPARE(image.pixelColor(1597, 897), m_theme->tokens().panel);
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize({800, 400});
    QPainter vectors(&svg);
    m_canvas->paintTo(&vectors, {0, 0, 800, 400});
    vectors.end();
    QVERIFY(buffer.data().contains("<polyline"));
    QVERIFY(!buffer.data().contains("<image")); // lines stay lines
    QVERIFY(buffer.data().contains("m1 RPM"));
    QCOMPARE(m_data->watched.size(), 2); // it was the same chart
}

void TestTrendCanvas::spokenWords()
{
    QCOMPARE(m_canvas->accessibleName(), u"Trend"_s);
    const QString words = m_canvas->accessibleDescription();
    QVERIFY2(words.contains(u"m1 RPM: now 1,000"_s), qPrintable(words));
    m_canvas->setRange(m_clock->wall() - 2min, m_clock->wall() - 1min);
    m_clock->advance(2s);
    (void)m_canvas->statistics(m_rpm);
    QVERIFY(m_canvas->accessibleDescription().contains(u"not live"_s));
}

void TestTrendCanvas::themesChange()
{
    m_theme->setKind(Theme::Kind::Light);
    m_theme->setTextScale(1.5);
    const QImage image = m_canvas->grab().toImage();
    QCOMPARE(image.pixelColor(1, 1), m_theme->tokens().panel);
    for (qsizetype place = 0; place < 8; ++place) {
        for (const auto kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            const Theme theme(kind);
            QVERIFY(contrastRatio(traceColour(theme, place), theme.tokens().panel) >= 3.0);
            for (qsizetype other = 0; other < place; ++other)
                QVERIFY(traceColour(theme, place) != traceColour(theme, other));
        }
    }
}

void TestTrendCanvas::boundsAreKept()
{
    m_canvas->setRange(m_clock->wall(), m_clock->wall());
    QCOMPARE(m_canvas->span(), TrendCanvas::shortest);
    m_canvas->setRange(fromEpochMs(0), m_clock->wall());
    QCOMPARE(m_canvas->span(), TrendCanvas::longest);
    for (int i = 0; i < 100; ++i)
        turnWheel(at(0.5, 0.5), 5);
    QCOMPARE(m_canvas->span(), TrendCanvas::shortest);
    for (int i = 0; i < 100; ++i)
        turnWheel(at(0.5, 0.5), -5);
    QCOMPARE(m_canvas->span(), TrendCanvas::longest);
    m_canvas->setTraces({});
    (void)m_canvas->grab();
    m_canvas->resize(20, 20);
    (void)m_canvas->grab();
}

void TestTrendCanvas::niceScales_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("pieces");
    QTest::addColumn<double>("shownLow");
    QTest::addColumn<double>("shownHigh");
    QTest::addColumn<int>("decimals");
    QTest::newRow("as it is") << 0.0 << 100.0 << 5 << 0.0 << 100.0 << 0;
    QTest::newRow("up") << 0.0 << 101.0 << 5 << 0.0 << 125.0 << 0;
    QTest::newRow("below zero") << -3.0 << 3.0 << 4 << -4.0 << 4.0 << 0;
    QTest::newRow("fine") << 1.001 << 1.004 << 3 << 1.001 << 1.004 << 3;
    QTest::newRow("large") << 12'000.0 << 43'000.0 << 4 << 10'000.0 << 50'000.0 << 0;
}

void TestTrendCanvas::niceScales()
{
    QFETCH(const double, low);
    QFETCH(const double, high);
    QFETCH(const int, pieces);
    QFETCH(const double, shownLow);
    QFETCH(const double, shownHigh);
    QFETCH(const int, decimals);
    const ValueScale scale = niceScale({low, high}, pieces);
    QVERIFY(std::abs(scale.low - shownLow) < 1e-9);
    QVERIFY2(std::abs(scale.high - shownHigh) < 1e-9, qPrintable(QString::number(scale.high)));
    QCOMPARE(scale.pieces, pieces);
    QCOMPARE(scale.decimals, decimals);
}

void TestTrendCanvas::timeTicksAreRound_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("most");
    for (const qint64 seconds :
         {1, 10, 60, 300, 3600, 86'400, 7 * 86'400, 31 * 86'400, 366 * 86'400, 5 * 366 * 86'400})
        QTest::addRow("%lld s", static_cast<long long>(seconds)) << seconds << 12;
}

void TestTrendCanvas::timeTicksAreRound()
{
    QFETCH(const qint64, seconds);
    QFETCH(const int, most);
    const WallTime to = m_clock->wall();
    const WallTime from = to - Milliseconds(seconds * 1000);
    const QList<TimeTick> ticks = timeTicks(from, to, most);
    QVERIFY(!ticks.isEmpty());
    QVERIFY2(ticks.size() <= most + 2, qPrintable(QString::number(ticks.size())));
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        QVERIFY(ticks.at(i).at >= from && ticks.at(i).at <= to);
        QVERIFY(i == 0 || ticks.at(i).at > ticks.at(i - 1).at);
        QCOMPARE(toEpochMs(ticks.at(i).at) % 1000, 0);
        QVERIFY(!ticks.at(i).text.isEmpty());
    }
}

/// Of a level line every column has as many pixels; of a storm all from its least to its most.
void TestTrendCanvas::rasterIsExact()
{
    const TrendPlane plane{fromEpochMs(0), fromEpochMs(100), 0, 100, 100, 100};
    QList<HistoryBucket> columns;
    for (int i = 0; i < 100; ++i) {
        HistoryBucket bucket;
        bucket.from = fromEpochMs(i);
        bucket.minimum = i < 50 ? 50 : 20;
        bucket.maximum = i < 50 ? 50 : 80;
        bucket.first = bucket.last = 50;
        bucket.count = 2;
        columns.append(bucket);
    }
    TrendRaster raster;
    raster.begin({100, 100});
    raster.draw(columns, 1ms, plane, Qt::red, 2);
    const QImage image = raster.image();
    const auto painted = [&image](int x) {
        double sum = 0;
        for (int y = 0; y < 100; ++y)
            sum += qAlpha(image.pixel(x, y)) / 255.0;
        return sum;
    };
    for (const int x : {5, 20, 45})
        QVERIFY2(std::abs(painted(x) - 2) < 0.05, qPrintable(QString::number(painted(x))));
    for (const int x : {55, 70, 95})
        QVERIFY2(std::abs(painted(x) - 62) < 0.05, qPrintable(QString::number(painted(x))));
    QCOMPARE(trendRuns(columns, 1ms, plane).size(), 1);
    columns[30].gap = true;
    QCOMPARE(trendRuns(columns, 1ms, plane).size(), 2);
}

QTEST_MAIN(TestTrendCanvas)
#include "tst_trendcanvas.moc"
