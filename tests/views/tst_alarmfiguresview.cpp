// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/action_button.h"
#include "views/alarm_distribution.h"
#include "views/alarm_figures_csv.h"
#include "views/alarms_page.h"
#include "views/bar_geometry.h"
#include "views/figure_list.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

class TestAlarmFiguresView : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    Test::FakeAlarmHistory &history() { return m_fix->plant.alarmHistory; }
    QString text(const QString &name) { return m_fix->part<QLabel>(name)->text(); }
    const QList<FigureRow> &rows(const QString &name)
    {
        return m_fix->part<FigureList>(name)->rows();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>(QSize(1600, 900));
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_fix->window->showPage(MainWindow::Page::Alarms);
        QTest::keyClick(m_fix->window.get(), Qt::Key_F, Qt::AltModifier);
        QTRY_VERIFY(m_fix->part<QWidget>(u"alarmDistribution"_s)->isVisible());
    }
    void cleanup() { m_fix.reset(); }

    void figuresAreShown()
    {
        QCOMPARE(history().calls.last(), u"figures 8"_s);
        QCOMPARE(text(u"figuresRaised"_s), u"63"_s);
        QVERIFY(text(u"figuresRaisedRemark"_s).startsWith(u"2 "_s));
        QCOMPARE(text(u"figuresRate"_s), u"1.3"_s);
        QVERIFY(text(u"figuresRateRemark"_s).startsWith(u"14 at most"_s));
        QCOMPARE(text(u"figuresAcknowledging"_s), u"38 s"_s);
        QVERIFY(text(u"figuresAcknowledgingRemark"_s).contains(u"37 acknowledged"_s));
        QCOMPARE(text(u"figuresFlooding"_s), u"1"_s);
        QVERIFY(text(u"figuresFloodingRemark"_s).contains(u"14 alarms"_s));
        QCOMPARE(m_fix->part<AlarmDistribution>(u"alarmDistribution"_s)->counts(),
                 (AlarmDistribution::Counts{27, 12, 5, 3, 1}));
        QCOMPARE(rows(u"figuresTop"_s).size(), 10);
        QCOMPARE(rows(u"figuresTop"_s).first().value, u"17"_s);
        QCOMPARE(rows(u"figuresTop"_s).first().share, 1.0);
        QVERIFY(rows(u"figuresTop"_s).at(1).share < 1.0);
        QCOMPARE(rows(u"figuresChattering"_s).first().detail, u"cleaner"_s);
        QCOMPARE(rows(u"figuresStanding"_s).first().value, u"26 h"_s);
        QCOMPARE(rows(u"figuresFloods"_s).first().detail, u"first: broker spare"_s);
    }

    void spansAreChosen()
    {
        const auto click = [this](const QString &name) {
            QTest::mouseClick(m_fix->part<QWidget>(name), Qt::LeftButton);
        };
        click(u"figuresSpan_24"_s);
        QCOMPARE(history().calls.last(), u"figures 24"_s);
        click(u"figuresSpan_168"_s);
        QCOMPARE(history().calls.last(), u"figures 168"_s);
        QVERIFY(m_fix->part<QAbstractButton>(u"figuresSpan_168"_s)->isChecked());
        QVERIFY(!m_fix->part<QAbstractButton>(u"figuresSpan_8"_s)->isChecked());
    }

    void lateAnswersDoNotCount()
    {
        history().silent = true;
        QTest::mouseClick(m_fix->part<QWidget>(u"figuresSpan_24"_s), Qt::LeftButton);
        AlarmFigures old;
        old.raised = 999;
        Q_EMIT history().figuresReady(1, old, {});
        QCOMPARE(text(u"figuresRaised"_s), u"\u2026"_s);
    }

    /// Nought is an answer, and nobody has given one.
    void nothingIsSaidBeforeItIsCounted()
    {
        const auto unknown = [this] {
            for (const QString &name : {u"figuresRaised"_s, u"figuresRate"_s,
                                        u"figuresAcknowledging"_s, u"figuresFlooding"_s}) {
                if (text(name) != u"\u2026"_s)
                    return false;
            }
            const auto *list = m_fix->part<FigureList>(u"figuresTop"_s);
            return list->accessibleDescription() == u"not counted yet"_s;
        };
        QVERIFY(!unknown());
        history().silent = true;
        QTest::mouseClick(m_fix->part<QWidget>(u"figuresSpan_24"_s), Qt::LeftButton);
        QVERIFY(unknown()); // those of another span are no answer either
        const auto *csv = m_fix->part<ActionButton>(u"exportFiguresButton"_s);
        QCOMPARE(csv->reason(), u"not counted yet"_s);
        history().silent = false;
        QTest::mouseClick(m_fix->part<QWidget>(u"figuresSpan_8"_s), Qt::LeftButton);
        QVERIFY(!unknown());
        QVERIFY(csv->isEnabled());
    }

    void figuresAreExported()
    {
        const QTemporaryDir folder;
        QTest::mouseClick(m_fix->part<QWidget>(u"exportFiguresButton"_s), Qt::LeftButton);
        auto *dialog = m_fix->part<QFileDialog>(u"figuresExportDialog"_s);
        QVERIFY(dialog && !dialog->isModal());
        dialog->setDirectory(folder.path());
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
        QFile file(folder.filePath(u"alarm-figures.csv"_s));
        QTRY_VERIFY(file.exists());
        QCOMPARE(text(u"alarmResult"_s), u"Figures written to "_s + file.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList lines = file.readAll().split('\n');
        QCOMPARE(lines.first().trimmed(), QByteArray("figure,alarm,text,priority,from,to,value"));
        QVERIFY(lines.contains("alarms,,,,,,63\r"));
        QVERIFY(lines.contains("10-minute pieces with 3-5,,,,,,5\r"));
        QVERIFY(lines.contains("median time to acknowledge,,,,,,38\r"));
        QVERIFY(lines.contains(
            "chattering,raptor/shop/cleaner/motor.amps:high,Current high,low,,,11\r"));
        for (const QByteArray &line : lines) {
            if (!line.isEmpty())
                QCOMPARE(line.count(','), 6);
        }
    }

    /// What came from a device is no formula, and no second column.
    void exportedTextIsHarmless()
    {
        AlarmFigures figures;
        figures.topTen.append({Test::alarmKey(u"raptor/shop/m1"_s, u"amps"_s, u"high"_s),
                               u"=1+1, \"x\""_s, AlarmPriority::Low, 3});
        QVERIFY(figuresCsv(figures).contains(
            "most frequent,raptor/shop/m1/amps:high,\"'=1+1, \"\"x\"\"\",low,,,3\r\n"));
        const Outcome nowhere = writeWhole(u"/no/such/folder/x.csv"_s, "x");
        QVERIFY(!nowhere.ok() && !nowhere.error().text.isEmpty());
    }

    void troubleIsSaid()
    {
        history().error = u"database is locked"_s;
        QTest::mouseClick(m_fix->part<QWidget>(u"figuresSpan_24"_s), Qt::LeftButton);
        QVERIFY(m_fix->part<QLabel>(u"figuresError"_s)->isVisible());
        QVERIFY(text(u"figuresError"_s).contains(u"database is locked"_s));
        history().error.clear();
        QTest::mouseClick(m_fix->part<QWidget>(u"figuresSpan_8"_s), Qt::LeftButton);
        QVERIFY(!m_fix->part<QLabel>(u"figuresError"_s)->isVisible());
    }

    void scaleEnds_data()
    {
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("end");
        QTest::newRow("none") << 0 << 1;
        QTest::newRow("1") << 1 << 1;
        QTest::newRow("2") << 2 << 2;
        QTest::newRow("7") << 7 << 8;
        QTest::newRow("27") << 27 << 30;
        QTest::newRow("50") << 50 << 50;
        QTest::newRow("51") << 51 << 60;
        QTest::newRow("1008, a week") << 1008 << 2000;
    }
    void scaleEnds()
    {
        QFETCH(const int, most);
        QFETCH(const int, end);
        QCOMPARE(Geometry::scaleEnd(most), end);
    }

    void barsStandOnTheirScale()
    {
        const QRectF box(10, 20, 110, 100);
        const QRectF first = Geometry::column(box, 0, 5, 5);
        const QRectF last = Geometry::column(box, 4, 5, 5);
        QCOMPARE(first, QRectF(10, 20, 18, 100));
        QCOMPARE(last.right(), box.right());
        QCOMPARE(Geometry::bar(first, 25, 50, 2), QRectF(10, 70, 18, 50));
        QCOMPARE(Geometry::bar(first, 0, 50, 2).height(), 0.0);
        QCOMPARE(Geometry::bar(first, 1, 5000, 2), QRectF(10, 118, 18, 2)); // it is not nothing
        QCOMPARE(Geometry::bar(first, 90, 50, 2), first);
        QCOMPARE(Geometry::bar(first, 5, 0, 2).height(), 0.0);
    }

    void chartIsSpoken()
    {
        const auto *chart = m_fix->part<AlarmDistribution>(u"alarmDistribution"_s);
        QVERIFY2(chart->accessibleDescription().contains(u"27 (56 %)"_s),
                 qPrintable(chart->accessibleDescription()));
        QVERIFY(m_fix->part<FigureList>(u"figuresTop"_s)
                    ->accessibleDescription()
                    .contains(u"E-stop not confirmed"_s));
    }

    void emptyListsSaySo()
    {
        history().answer = {};
        QTest::mouseClick(m_fix->part<QWidget>(u"figuresSpan_24"_s), Qt::LeftButton);
        QCOMPARE(text(u"figuresAcknowledging"_s), u"\u2013"_s);
        for (const QString &name :
             {u"figuresTop"_s, u"figuresChattering"_s, u"figuresStanding"_s, u"figuresFloods"_s}) {
            QVERIFY(rows(name).isEmpty());
            QVERIFY(!m_fix->part<FigureList>(name)->accessibleDescription().isEmpty());
        }
    }
};

QTEST_MAIN(TestAlarmFiguresView)
#include "tst_alarmfiguresview.moc"
