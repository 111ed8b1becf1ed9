// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/device_facts.h"
#include "views/device_tile_view.h"
#include "views/device_tree_delegate.h"
#include "views/theme.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QPaintEvent>
#include <QtTest/QTest>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Raptor;
using namespace Raptor::Views;

namespace {

/// What of a widget was painted since it was asked last.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) : QObject(widget) { widget->installEventFilter(this); }

    [[nodiscard]] QRegion take()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        return std::exchange(m_painted, {});
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

private:
    QRegion m_painted;
};

SignalView limited(double value)
{
    SignalView signal = Test::rpm(u"left"_s, value);
    signal.limits.high = 1500;
    return signal;
}

} // namespace

/// Nine tiles that stand still until something changes.
class TestDeviceTileView : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DeviceTileView> m_view;
    PaintWatch *m_painted = nullptr;

    [[nodiscard]] QRect tile(int row) const
    {
        return m_view->visualRect(m_view->model()->index(row, 0));
    }
    void setSignals(int row, const QList<SignalView> &signalViews)
    {
        m_plant->setRole(row, DeviceRole::Signals, QVariant::fromValue(signalViews));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_plant = std::make_unique<Test::FakePlant>();
        for (int number = 1; number <= 9; ++number) {
            m_plant->addDevice({.id = u"raptor/shop/m%1"_s.arg(number),
                                .signalViews = {limited(1450), Test::relay(u"on"_s)}});
        }
        m_theme = std::make_unique<Theme>(Theme::Kind::Light, nullptr);
        m_view = std::make_unique<DeviceTileView>(m_theme.get(), &m_plant->trends, &m_plant->clock,
                                                  nullptr);
        m_view->setModel(&m_plant->devices);
        m_view->resize(1000, 700);
        m_painted = new PaintWatch(m_view->viewport());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QTRY_VERIFY(m_painted->take().isEmpty());
        m_view->tick();
        (void)m_painted->take();
    }
    void cleanup()
    {
        m_view.reset();
        m_theme.reset();
        m_plant.reset();
    }

    void numbersWaitForTheTick()
    {
        setSignals(4, {limited(1200), Test::relay(u"on"_s)});
        QVERIFY(m_painted->take().isEmpty());
        m_view->tick();
        const QRegion painted = m_painted->take();
        QVERIFY(!painted.isEmpty());
        QVERIFY(painted.subtracted(tile(4)).isEmpty()); // and nothing is laid out anew
        m_view->tick();
        QVERIFY(m_painted->take().isEmpty());
    }

    void whatReadsTheSameIsNotPainted()
    {
        setSignals(4, {limited(1450.001), Test::relay(u"on"_s)});
        m_view->tick();
        QVERIFY(m_painted->take().isEmpty());
    }

    void statesDoNotWait_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QVariant>("value");
        const auto row = [](const char *name, int role, const auto &value) {
            QTest::newRow(name) << role << QVariant::fromValue(value);
        };
        using List = QList<SignalView>;
        row("run state", DeviceRole::RunStateRole, RunState::Stopped);
        row("quality", DeviceRole::QualityRole, Quality::Stale);
        row("e-stop", DeviceRole::EStopLatched, true);
        row("command", DeviceRole::CommandBusy, true);
        row("alarm", DeviceRole::Alarms, QList<AlarmMark>{AlarmMark()});
        row("worth of a value", DeviceRole::Signals,
            List{Test::rpm(u"left"_s, 1450, Quality::Stale), Test::relay(u"on"_s)});
        row("relay", DeviceRole::Signals, List{limited(1450), Test::relay(u"off"_s)});
        row("limit", DeviceRole::Signals, List{limited(1501), Test::relay(u"on"_s)});
        row("another value", DeviceRole::Signals, List{limited(1450)});
    }
    void statesDoNotWait()
    {
        QFETCH(const int, role);
        QFETCH(const QVariant, value);
        m_plant->setRole(4, role, value);
        const QRegion painted = m_painted->take();
        QVERIFY(painted.intersects(tile(4)));
        QVERIFY(painted.subtracted(tile(4)).isEmpty());
    }

    void anAgeIsPaintedAlone()
    {
        m_plant->setRole(4, DeviceRole::AgeMs, qint64(1400));
        QVERIFY(m_painted->take().isEmpty());
        m_view->tick();
        const QRegion painted = m_painted->take();
        QVERIFY(painted.intersects(tile(4)));
        QVERIFY(painted.subtracted(tile(4)).isEmpty());
        QVERIFY(painted.boundingRect().height() < tile(4).height() / 4);
    }

    /// A part that is painted looks as in a tile that is painted whole.
    void partsFitTogether()
    {
        setSignals(4, {limited(1200), Test::relay(u"on"_s)});
        m_plant->setRole(4, DeviceRole::AgeMs, qint64(1400));
        m_view->tick();
        (void)m_painted->take();
        const QImage inParts = m_view->grab(tile(4)).toImage();
        m_view->viewport()->update();
        (void)m_painted->take();
        QCOMPARE(m_view->grab(tile(4)).toImage(), inParts);
    }

    void whatIsOutOfSightIsNotPainted()
    {
        for (int number = 10; number <= 60; ++number)
            m_plant->addDevice(
                {.id = u"raptor/shop/m%1"_s.arg(number), .signalViews = {limited(1450)}});
        QTRY_VERIFY(m_painted->take().isEmpty());
        m_view->tick();
        (void)m_painted->take();
        m_plant->setRole(50, DeviceRole::RunStateRole, QVariant::fromValue(RunState::Stopped));
        setSignals(50, {limited(1200)});
        m_view->tick();
        QVERIFY(m_painted->take().isEmpty());
        m_view->scrollTo(m_view->model()->index(50, 0));
        QVERIFY(m_painted->take().intersects(tile(50)));
        m_plant->setRole(50, DeviceRole::RunStateRole, QVariant::fromValue(RunState::Running));
        QVERIFY(m_painted->take().intersects(tile(50)));
    }

    void agesOfTheTreeAreCalm_data()
    {
        QTest::addColumn<Quality>("quality");
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("new") << Quality::Good << qint64(400) << u"0 s"_s;
        QTest::newRow("good") << Quality::Good << qint64(1990) << u"1 s"_s;
        QTest::newRow("slow") << Quality::Good << qint64(41'999) << u"41 s"_s;
        QTest::newRow("late") << Quality::Late << qint64(3140) << u"late 3.1 s"_s;
        QTest::newRow("stale") << Quality::Stale << qint64(8000) << u"8.0 s old"_s;
        QTest::newRow("silent") << Quality::Offline << qint64(-1) << u"no report"_s;
    }
    void agesOfTheTreeAreCalm()
    {
        QFETCH(const Quality, quality);
        QFETCH(const qint64, ms);
        DeviceFacts facts;
        facts.quality = quality;
        facts.ageMs = ms;
        QTEST(DeviceTreeDelegate::ageWord(facts), "text");
    }
};

QTEST_MAIN(TestDeviceTileView)
#include "tst_devicetileview.moc"
