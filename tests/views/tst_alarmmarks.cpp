// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_definition.h"
#include "views/alarm_marks.h"
#include "views/theme.h"

#include <QtCore/QtMath>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QTest>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

namespace {

using Matrix = std::array<double, 9>;

/// How a colour looks to somebody without one kind of cones, in linear RGB: Machado, Oliveira and
/// Fernandes 2009, severity 1.
constexpr Matrix Normal{1, 0, 0, 0, 1, 0, 0, 0, 1};
constexpr Matrix Protanopia{0.152286, 1.052583,  -0.204868, 0.114503, 0.786281,
                            0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix Deuteranopia{0.367322, 0.860646,  -0.227968, 0.280085, 0.672501,
                              0.047413, -0.011820, 0.042940,  0.968881};
constexpr Matrix Tritanopia{1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                            0.147602, 0.004733,  0.691367,  0.303900};

double toLinear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double fromLinear(double channel)
{
    const double bounded = qBound(0.0, channel, 1.0);
    return bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * std::pow(bounded, 1 / 2.4) - 0.055;
}

QColor seen(const QColor &colour, const Matrix &by)
{
    const double in[] = {toLinear(colour.redF()), toLinear(colour.greenF()),
                         toLinear(colour.blueF())};
    double out[3];
    for (size_t row = 0; row < 3; ++row)
        out[row] =
            fromLinear(by[3 * row] * in[0] + by[3 * row + 1] * in[1] + by[3 * row + 2] * in[2]);
    return QColor::fromRgbF(float(out[0]), float(out[1]), float(out[2]));
}

QImage seen(QImage image, const Matrix &by)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(x, y, seen(image.pixelColor(x, y), by));
    }
    return image;
}

/// CIE L*a*b*, D65.
std::array<double, 3> lab(const QColor &colour)
{
    const double r = toLinear(colour.redF());
    const double g = toLinear(colour.greenF());
    const double b = toLinear(colour.blueF());
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor &a, const QColor &b)
{
    const auto one = lab(a);
    const auto two = lab(b);
    return std::hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

constexpr int Side = 40;
constexpr int Margin = 6;
constexpr int Whole = Side + 2 * Margin;

QImage picture(const AlarmShape &shape, Theme::Kind kind, const QColor &ground, int side = Side)
{
    const Theme theme(kind);
    QImage image(side + 2 * Margin, side + 2 * Margin, QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    drawAlarmMark(painter, QRectF(Margin, Margin, side, side), shape, theme);
    return image;
}

bool stands(const QColor &pixel, const QColor &ground)
{
    return contrastRatio(pixel, ground) >= 3.0;
}

/// In how many of 72 directions from the middle something with 3:1 stands.
int edges(const QImage &image, const QColor &ground)
{
    int found = 0;
    const QPointF middle(image.width() / 2.0, image.height() / 2.0);
    for (int step = 0; step < 72; ++step) {
        const double angle = qDegreesToRadians(5.0 * step);
        bool stood = false;
        for (double radius = image.width() * 0.16; radius < image.width() / 2.0 - 1;
             radius += 0.5) {
            const QPointF at = middle + radius * QPointF(std::cos(angle), std::sin(angle));
            stood = stood || stands(image.pixelColor(at.toPoint()), ground);
        }
        found += stood;
    }
    return found;
}

/// Where the picture differs from its ground.
QList<bool> mask(const QImage &image, const QColor &ground)
{
    QList<bool> out;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            out.append(contrastRatio(image.pixelColor(x, y), ground) >= 1.4);
    }
    return out;
}

/// 1: the same form; 0: nothing in common.
double likeness(const QList<bool> &a, const QList<bool> &b)
{
    int both = 0;
    int any = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        both += a.at(i) && b.at(i);
        any += a.at(i) || b.at(i);
    }
    return any ? double(both) / any : 1.0;
}

constexpr AlarmPriority All[] = {AlarmPriority::Urgent, AlarmPriority::High, AlarmPriority::Low};

} // namespace

class TestAlarmMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void outlineHasThreeToOne_data()
    {
        QTest::addColumn<Theme::Kind>("kind");
        QTest::addColumn<AlarmPriority>("priority");
        QTest::addColumn<bool>("unacknowledged");
        QTest::addColumn<bool>("active");
        for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            for (const AlarmPriority priority : All) {
                for (const bool unacknowledged : {true, false}) {
                    for (const bool active : {true, false})
                        QTest::addRow("%s %d %s %s", kind == Theme::Kind::Light ? "light" : "dark",
                                      int(priority) + 1, unacknowledged ? "filled" : "hollow",
                                      active ? "active" : "ended")
                            << kind << priority << unacknowledged << active;
                }
            }
        }
    }
    void outlineHasThreeToOne()
    {
        QFETCH(const Theme::Kind, kind);
        QFETCH(const AlarmPriority, priority);
        QFETCH(const bool, unacknowledged);
        QFETCH(const bool, active);
        const Tokens &t = Theme::tokensOf(kind);
        for (const QColor &ground : {t.panel, t.ground, t.chrome, t.selection, t.control}) {
            const QImage image = picture({priority, {}, unacknowledged, active}, kind, ground);
            const int found = edges(image, ground);
            // Dashes leave gaps, and what they frame is seen all the same.
            QVERIFY2(found >= (active ? 72 : 40),
                     qPrintable(u"%1 of 72 on %2"_s.arg(found).arg(ground.name())));
        }
    }

    void lettersAreReadable_data()
    {
        QTest::addColumn<Theme::Kind>("kind");
        QTest::newRow("light") << Theme::Kind::Light;
        QTest::newRow("dark") << Theme::Kind::Dark;
    }
    void lettersAreReadable()
    {
        QFETCH(const Theme::Kind, kind);
        const Tokens &t = Theme::tokensOf(kind);
        for (const AlarmPriority priority : All) {
            const AlarmShape filled{priority, u"HH"_s, true, true};
            const QImage without = picture({priority, {}, true, true}, kind, t.panel);
            const QImage with = picture(filled, kind, t.panel);
            double best = 1.0;
            for (int y = 0; y < Whole; ++y) {
                for (int x = 0; x < Whole; ++x) {
                    if (with.pixel(x, y) != without.pixel(x, y))
                        best = qMax(best,
                                    contrastRatio(with.pixelColor(x, y), alarmColour(priority, t)));
                }
            }
            QVERIFY2(best >= 4.5, qPrintable(u"%1: %2"_s.arg(int(priority)).arg(best)));
        }
    }

    /// Acknowledged or not, active or ended: each looks different, and not by colour alone.
    void statesDifferWithoutColour()
    {
        for (const AlarmPriority priority : All) {
            QList<QImage> grey;
            for (const bool unacknowledged : {true, false}) {
                for (const bool active : {true, false})
                    grey.append(picture({priority, {}, unacknowledged, active}, Theme::Kind::Light,
                                        Qt::white)
                                    .convertToFormat(QImage::Format_Grayscale8));
            }
            for (qsizetype a = 0; a < grey.size(); ++a) {
                for (qsizetype b = a + 1; b < grey.size(); ++b) {
                    int differ = 0;
                    for (int y = 0; y < Whole; ++y) {
                        for (int x = 0; x < Whole; ++x)
                            differ +=
                                qAbs(qGray(grey.at(a).pixel(x, y)) - qGray(grey.at(b).pixel(x, y)))
                                > 48;
                    }
                    QVERIFY2(differ >= 30,
                             qPrintable(u"%1: %2 and %3 differ in %4"_s.arg(int(priority))
                                            .arg(a)
                                            .arg(b)
                                            .arg(differ)));
                }
            }
        }
    }

    void prioritiesDifferForEverybody_data()
    {
        QTest::addColumn<Matrix>("by");
        QTest::addColumn<Theme::Kind>("kind");
        const std::pair<const char *, Matrix> all[] = {{"normal sight", Normal},
                                                       {"protanopia", Protanopia},
                                                       {"deuteranopia", Deuteranopia},
                                                       {"tritanopia", Tritanopia}};
        for (const auto &[name, matrix] : all) {
            QTest::addRow("%s, light", name) << matrix << Theme::Kind::Light;
            QTest::addRow("%s, dark", name) << matrix << Theme::Kind::Dark;
        }
    }
    /// By form, at the size in which tables show them, whatever becomes of the colours. How far
    /// those are apart is reported: 2.3 is just seen.
    void prioritiesDifferForEverybody()
    {
        QFETCH(const Matrix, by);
        QFETCH(const Theme::Kind, kind);
        const Tokens &t = Theme::tokensOf(kind);
        const QColor ground = seen(t.panel, by);
        QStringList report;
        for (const AlarmPriority one : All) {
            for (const AlarmPriority two : All) {
                if (one >= two)
                    continue;
                for (const bool unacknowledged : {true, false}) {
                    const auto form = [&](AlarmPriority priority) {
                        return mask(
                            seen(picture({priority, {}, unacknowledged, true}, kind, t.panel, 17),
                                 by),
                            ground);
                    };
                    const double like = likeness(form(one), form(two));
                    QVERIFY2(
                        like < 0.75,
                        qPrintable(u"%1 and %2: %3"_s.arg(digitOf(one), digitOf(two)).arg(like)));
                }
                report.append(
                    u"%1-%2: %3"_s.arg(digitOf(one), digitOf(two))
                        .arg(distance(seen(alarmColour(one, t), by), seen(alarmColour(two, t), by)),
                             0, 'f', 0));
            }
            QVERIFY(digitOf(one).size() == 1);
        }
        qInfo("colour distance %s", qPrintable(report.join(u", "_s)));
    }

    void coloursAreForAlarmsAlone()
    {
        const Tokens &t = Theme::tokensOf(Theme::Kind::Light);
        QCOMPARE(alarmColour(AlarmPriority::Urgent, t), t.alarm1);
        QCOMPARE(alarmColour(AlarmPriority::High, t), t.alarm2);
        QCOMPARE(alarmColour(AlarmPriority::Low, t), t.alarm3);
        QCOMPARE(priorityPolygon(AlarmPriority::High, {0, 0, 10, 10}).size(), 3);
        QVERIFY(priorityPolygon(AlarmPriority::Low, {0, 0, 10, 10}).size() == 4);
    }

    /// Where the shape is too small for them, letters stand beside it; and then the box has to be
    /// wider.
    void lettersFindTheirPlace()
    {
        const Theme theme(Theme::Kind::Light);
        QCOMPARE(alarmMarkWidth(theme.px(24), u"HH"_s, theme), theme.px(24));
        QCOMPARE(alarmMarkWidth(theme.px(16), u"H"_s, theme), theme.px(16));
        QVERIFY(alarmMarkWidth(theme.px(16), u"HH"_s, theme) > theme.px(16) + theme.px(10));
        QVERIFY(alarmMarkWidth(theme.px(11), u"HH"_s, theme) > theme.px(11) + theme.px(10));
        QCOMPARE(alarmMarkWidth(theme.px(11), {}, theme), theme.px(11));
        QImage image(60, 11, QImage::Format_RGB32);
        image.fill(Qt::white);
        {
            QPainter painter(&image);
            drawAlarmMark(painter, image.rect(), AlarmPriority::High, u"HH"_s, true, theme);
        }
        bool beside = false;
        for (int x = 14; x < 60; ++x)
            beside = beside || image.pixelColor(x, 6).lightness() < 128;
        QVERIFY(beside);
    }

    void shapesOfAlarms()
    {
        AlarmRecord record;
        record.kind = AlarmKind::HighHigh;
        record.priority = AlarmPriority::High;
        record.status.state = AlarmState::ReturnedUnacknowledged;
        const AlarmShape returned{AlarmPriority::High, alarmLetters(AlarmKind::HighHigh), true,
                                  false};
        QCOMPARE(shapeOf(record), returned);
        AlarmMark mark;
        mark.kind = AlarmKind::HighHigh;
        mark.priority = AlarmPriority::High;
        mark.active = true;
        const AlarmShape known{AlarmPriority::High, alarmLetters(AlarmKind::HighHigh), false, true};
        QCOMPARE(shapeOf(mark), known);
    }
};

QTEST_MAIN(TestAlarmMarks)
#include "tst_alarmmarks.moc"
