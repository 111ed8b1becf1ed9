// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style_sheet.h"
#include "views/theme.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor::Views;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void contrast_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("back");
        QTest::addColumn<double>("least");
        for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            const Tokens &t = Theme::tokensOf(kind);
            const QByteArray name = kind == Theme::Kind::Light ? "light " : "dark ";
            const struct
            {
                const char *name;
                QColor colour;
            } grounds[] = {{"ground", t.ground},   {"panel", t.panel}, {"chrome", t.chrome},
                           {"control", t.control}, {"hover", t.hover}, {"selection", t.selection}};
            for (const auto &ground : grounds) {
                QTest::newRow(name + "text on " + ground.name) << t.text << ground.colour << 4.5;
                QTest::newRow(name + "mark on " + ground.name) << t.mark << ground.colour << 3.0;
            }
            // Muted text is never put on a selection.
            for (const QColor &ground : {t.ground, t.panel, t.chrome, t.control, t.hover})
                QTest::newRow(name + "muted on " + ground.name().toLatin1())
                    << t.muted << ground << 4.5;
            QTest::newRow(name + "text on E-STOP") << t.onAlarm1 << t.alarm1 << 4.5;
            QTest::newRow(name + "text on E-STOP without a path") << t.onAlarm1 << t.shelved << 4.5;
            QTest::newRow(name + "fault text on panel") << t.alarmText << t.panel << 4.5;
            QTest::newRow(name + "outline on panel") << t.outline << t.panel << 3.0;
            QTest::newRow(name + "outline on control") << t.outline << t.control << 3.0;
            QTest::newRow(name + "bar on track") << t.bar << t.track << 3.0;
            QTest::newRow(name + "mark on bar") << t.mark << t.bar << 1.5;
            for (const QColor &trace : t.traces)
                QTest::newRow(name + "trace on panel " + trace.name().toLatin1())
                    << trace << t.panel << 3.0;
        }
    }
    void contrast()
    {
        QFETCH(QColor, front);
        QFETCH(QColor, back);
        QFETCH(double, least);
        const double ratio = contrastRatio(front, back);
        QVERIFY2(ratio >= least, qPrintable(u"%1:1"_s.arg(ratio)));
    }

    void blackOnWhiteIsTwentyOne()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
        QCOMPARE(contrastRatio(Qt::black, Qt::white), contrastRatio(Qt::white, Qt::black));
    }

    void onlyAlarmsAreSaturated()
    {
        for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            const Tokens &t = Theme::tokensOf(kind);
            for (const QColor &calm : {t.ground, t.panel, t.chrome, t.control, t.line, t.text,
                                       t.muted, t.bar, t.band, t.mark, t.selection})
                QVERIFY2(calm.hslSaturationF() * (1 - std::abs(2 * calm.lightnessF() - 1)) < 0.20,
                         qPrintable(calm.name()));
        }
    }

    void changesAreTold()
    {
        Theme theme(Theme::Kind::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setKind(Theme::Kind::Light);
        QCOMPARE(changed.size(), 0);
        theme.setKind(Theme::Kind::Dark);
        theme.setTextScale(9.0);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(theme.textScale(), 2.5);
        QVERIFY(theme.ipx(10) >= 25);
    }

    void styleSheetHasNoHoles()
    {
        for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            const Theme theme(kind);
            const QString sheet = styleSheet(theme);
            QVERIFY(!sheet.contains(u'@'));
            QVERIFY2(!sheet.contains(u": ;"_s) && !sheet.contains(u"solid ;"_s), qPrintable(sheet));
            QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
        }
    }

    /// A header is made before the application has its font, and takes none from its table.
    void headersHaveTheFontOfTheTheme()
    {
        const Theme theme(Theme::Kind::Light);
        const QString sheet = styleSheet(theme);
        const qsizetype header = sheet.indexOf(u"QHeaderView::section"_s);
        QVERIFY(header >= 0);
        const QString rule = sheet.mid(header, sheet.indexOf(u'}', header) - header);
        QVERIFY2(rule.contains(u"font-family: \"%1\""_s.arg(theme.font(11).family())),
                 qPrintable(rule));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
