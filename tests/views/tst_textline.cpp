// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/digits.h"
#include "views/text_line.h"
#include "views/theme.h"

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor::Views;

namespace {

constexpr QSize Room{200, 30};

/// Where something is drawn.
template <class Draw>
QRect inkOf(const QFont &font, const Draw &draw)
{
    QImage image(Room, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(font);
    draw(painter);
    painter.end();
    QRegion ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 128)
                ink += QRect(x, y, 1, 1);
        }
    }
    return ink.boundingRect();
}

} // namespace

/// Lines of text that are drawn without being laid out.
class TestTextLine : public QObject
{
    Q_OBJECT

    const Theme m_theme{Theme::Kind::Light};
    const QFont m_font = m_theme.font(14);

    [[nodiscard]] QRect lineInk(const QString &text, Qt::AlignmentFlag side, double *taken) const
    {
        return inkOf(m_font, [&](QPainter &painter) {
            *taken = drawTextLine(painter, QRectF({}, Room), text, side);
        });
    }
    [[nodiscard]] QRect digitInk(const QString &text, Qt::Alignment alignment) const
    {
        return inkOf(m_font, [&](QPainter &painter) {
            Digits::draw(painter, QRectF({}, Room), alignment, text);
        });
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aLineStandsAtItsSide()
    {
        double taken = 0;
        const QRect left = lineInk(u"Bin 1 fan"_s, Qt::AlignLeft, &taken);
        QVERIFY(left.left() <= 3);
        QVERIFY(left.right() <= taken);
        QVERIFY(left.top() > 2 && left.bottom() < Room.height() - 3);
        const QRect right = lineInk(u"Bin 1 fan"_s, Qt::AlignRight, &taken);
        QVERIFY(right.right() >= Room.width() - 4);
        QVERIFY(right.left() >= Room.width() - taken - 1);
    }

    void whatDoesNotFitIsLeftOut()
    {
        double taken = 0;
        const QRect ink = lineInk(u"conveyor "_s.repeated(20), Qt::AlignLeft, &taken);
        QVERIFY(taken <= Room.width());
        QVERIFY(taken > Room.width() * 0.8);
        QVERIFY(ink.right() < Room.width());
    }

    void linesOfForeignTextStayOneLine()
    {
        double taken = 0;
        const QRect one = lineInk(u"fan fan"_s, Qt::AlignLeft, &taken);
        QCOMPARE(lineInk(u"fan\nfan"_s, Qt::AlignLeft, &taken), one);
    }

    void nothingIsDrawnOfNothing()
    {
        double taken = 1;
        QVERIFY(lineInk({}, Qt::AlignLeft, &taken).isEmpty());
        QCOMPARE(taken, 0.0);
        QVERIFY(digitInk({}, Qt::AlignLeft).isEmpty());
    }

    void everyDigitTakesTheSameRoom_data()
    {
        QTest::addColumn<QString>("around");
        QTest::newRow("number") << u"1,%1%1.%1"_s;
        QTest::newRow("age") << u"%1.%1 s"_s;
        QTest::newRow("signs") << u"80 % \u00b7 %1.0 s"_s;
        // Which takes another font, or no font has it.
        QTest::newRow("of another font") << u"%1 \u0e01 %1"_s;
    }
    void everyDigitTakesTheSameRoom()
    {
        QFETCH(const QString, around);
        const auto with = [&around](int digit) {
            return QString(around).replace(u"%1"_s, QString::number(digit));
        };
        const double width = Digits::width(m_font, with(0));
        QVERIFY(width > 0);
        for (int digit = 1; digit <= 9; ++digit)
            QCOMPARE(Digits::width(m_font, with(digit)), width);
    }

    void digitsStandWhereTheyShall_data()
    {
        QTest::addColumn<Qt::Alignment>("alignment");
        QTest::addColumn<double>("centre");
        QTest::newRow("left") << Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter) << 0.0;
        QTest::newRow("middle") << Qt::Alignment(Qt::AlignHCenter | Qt::AlignVCenter) << 0.5;
        QTest::newRow("right") << Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter) << 1.0;
    }
    void digitsStandWhereTheyShall()
    {
        QFETCH(const Qt::Alignment, alignment);
        QFETCH(const double, centre);
        for (const QString &text : {u"1450.2"_s, u"1450.2 \u0e01"_s}) {
            const double width = Digits::width(m_font, text);
            const double left = (Room.width() - width) * centre;
            const QRect ink = digitInk(text, alignment);
            QVERIFY(ink.left() >= left - 1 && ink.left() <= left + 5);
            QVERIFY(ink.right() <= left + width + 1);
            QVERIFY(ink.top() > 2 && ink.bottom() < Room.height() - 3);
        }
    }
};

QTEST_MAIN(TestTextLine)
#include "tst_textline.moc"
