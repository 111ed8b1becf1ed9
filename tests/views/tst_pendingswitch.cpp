// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the top bar says while another broker is switched to.
#include "tests/views/fakes/window_fixture.h"
#include "views/broker_chooser.h"
#include "views/broker_lights.h"

#include <QtTest/QTest>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

using namespace Raptor;
using namespace Raptor::Views;
using namespace Qt::StringLiterals;
using WaitsFor = PendingSwitch::WaitsFor;

class TestPendingSwitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_fixture = std::make_unique<Test::WindowFixture>(QSize(1366, 768));
        QVERIFY(m_fixture->isReady());
        m_lights = m_fixture->part<BrokerLights>(u"brokerLights"_s);
        QVERIFY(m_lights);
        QCOMPARE(desk().current(), u"local"_s);
    }
    void cleanup() { m_fixture.reset(); }

    void saysIt_data()
    {
        QTest::addColumn<Theme::Kind>("theme");
        QTest::addColumn<WaitsFor>("waitsFor");
        QTest::addColumn<bool>("lock");
        QTest::addColumn<QString>("words");
        const QString data =
            u"Switching to cloud, which has shown no fresh data yet: local is read"_s;
        const QString command = u"Switching to cloud when the running command has ended"_s;
        QTest::newRow("locked, dark") << Theme::Kind::Dark << WaitsFor::Data << true << data;
        QTest::newRow("locked, light") << Theme::Kind::Light << WaitsFor::Data << true << data;
        QTest::newRow("by itself")
            << Theme::Kind::Dark << WaitsFor::Data << false
            << u"cloud is next, but has shown no fresh data yet: local is read"_s;
        QTest::newRow("command") << Theme::Kind::Dark << WaitsFor::Command << true << command;
    }
    void saysIt()
    {
        QFETCH(Theme::Kind, theme);
        QFETCH(WaitsFor, waitsFor);
        QFETCH(bool, lock);
        QFETCH(QString, words);
        m_fixture->window->setTheme(theme);
        QCoreApplication::processEvents();
        const QList<QRect> before = places();
        const QImage quiet = m_lights->grab().toImage();
        desk().beginSwitch({u"cloud"_s, waitsFor}, lock);
        QVERIFY2(m_lights->spoken().startsWith(words), qPrintable(m_lights->spoken()));
        // The lights are those of the broker that is read.
        QVERIFY2(m_lights->spoken().contains(u"local: health"_s), qPrintable(m_lights->spoken()));
        QCOMPARE(m_lights->accessibleDescription(), m_lights->spoken());
        QCOMPARE(m_lights->toolTip(), m_lights->spoken().toHtmlEscaped());
        QCoreApplication::processEvents();
        QCOMPARE(places(), before); // nothing jumps
        const QImage busy = m_lights->grab().toImage();
        QVERIFY(ink(busy, true) > 0);
        QVERIFY(busy != quiet);
        // Two lines find room one above the other.
        const int needed = QFontMetrics(m_fixture->window->theme()->font(13)).ascent()
            + QFontMetrics(m_fixture->window->theme()->font(11)).ascent();
        QVERIFY2(m_lights->height() >= needed, qPrintable(QString::number(m_lights->height())));
    }

    void isOverWithTheSwitch()
    {
        desk().beginSwitch({u"cloud"_s, WaitsFor::Data}, true);
        QVERIFY(m_lights->spoken().contains(u"Switching"_s));
        desk().lockTo(u"cloud"_s);
        QVERIFY2(m_lights->spoken().startsWith(u"cloud: health"_s), qPrintable(m_lights->spoken()));
        desk().beginSwitch({u"local"_s, WaitsFor::Data}, false);
        desk().chooseAutomatically();
        QVERIFY(!m_lights->spoken().contains(u"is next"_s));
    }

    void menuSaysIt()
    {
        desk().beginSwitch({u"cloud"_s, WaitsFor::Data}, true);
        QTest::mouseClick(m_lights, Qt::LeftButton);
        auto *menu = m_fixture->part<QMenu>(u"brokerMenu"_s);
        QTRY_VERIFY(menu->isVisible());
        QCOMPARE(menu->actions().at(0)->text(), u"In use: local"_s);
        QVERIFY(menu->actions().at(1)->text().startsWith(u"Switching to cloud"_s));
        menu->close();
    }

    void longNamesGiveWay()
    {
        const QList<QRect> before = places();
        desk().beginSwitch(
            {u"the-cloud-broker-of-the-northern-elevators-of-the-company"_s, WaitsFor::Data},
            false);
        QCoreApplication::processEvents();
        QCOMPARE(places(), before);
        const QImage picture = m_lights->grab().toImage();
        // The end of the sentence is there: something is written in the right half of the line.
        QVERIFY(
            ink(picture.copy(picture.width() / 2, 0, picture.width() / 2, picture.height()), true)
            > 0);
    }

private:
    [[nodiscard]] Test::FakeBrokerDesk &desk() const { return m_fixture->plant.brokerDesk; }
    [[nodiscard]] QList<QRect> places() const
    {
        QList<QRect> result;
        const auto parts = m_lights->parentWidget()->findChildren<QWidget *>(
            QString(), Qt::FindDirectChildrenOnly);
        for (const QWidget *part : parts)
            result.append(part->isVisible() ? part->geometry() : QRect());
        return result;
    }
    /// How many pixels of the lower part differ from the background.
    [[nodiscard]] static int ink(const QImage &image, bool lower)
    {
        int count = 0;
        const QRgb ground = image.pixel(image.width() - 1, image.height() - 1);
        for (int y = lower ? image.height() * 6 / 10 : 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, y) != ground ? 1 : 0;
        }
        return count;
    }

    std::unique_ptr<Test::WindowFixture> m_fixture;
    BrokerLights *m_lights = nullptr;
};

QTEST_MAIN(TestPendingSwitch)
#include "tst_pendingswitch.moc"
