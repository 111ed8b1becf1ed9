// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/action_button.h"
#include "views/command_detail.h"
#include "views/commands_page.h"
#include "views/ledger_filter_model.h"
#include "views/ledger_tools.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QTableView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using namespace std::chrono_literals;

class TestCommandsPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    QTableView *table() const { return m_fix->part<QTableView>(u"commandsTable"_s); }
    int rows() const { return table()->model()->rowCount(); }
    void choose(const QString &box, const QString &text)
    {
        auto *combo = m_fix->part<QComboBox>(box);
        const int index = combo->findText(text);
        QVERIFY2(index >= 0, qPrintable(text));
        combo->setCurrentIndex(index);
    }
    bool looksLikeATheme(Theme::Kind kind, const QString &box)
    {
        m_fix->window->setTheme(kind);
        auto *combo = m_fix->part<QComboBox>(box);
        combo->showPopup();
        const QWidget *popup = combo->view()->window();
        if (!QTest::qWaitFor([popup] { return popup->isVisible(); }))
            return false;
        const QImage list = combo->view()->grab().toImage();
        combo->hidePopup();
        return list.pixelColor(list.width() - 4, list.height() - 4) == Theme::tokensOf(kind).panel;
    }
    QString result() const { return m_fix->part<QLabel>(u"ledgerResult"_s)->text(); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>();
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_fix->window->showPage(MainWindow::Page::Commands);
        QCOMPARE(rows(), 7);
    }
    void cleanup() { m_fix.reset(); }

    void textNarrows()
    {
        const QAbstractItemModelTester tester(
            table()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto *edit = m_fix->part<QLineEdit>(u"ledgerFilterEdit"_s);
        QTest::keyClicks(edit, u"AUGER"_s);
        QCOMPARE(rows(), 1);
        QCOMPARE(m_fix->part<QLabel>(u"ledgerCount"_s)->text(), u"1 of 7"_s);
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(rows(), 7);
    }

    void kindOutcomeAndSpanNarrow()
    {
        choose(u"ledgerKindBox"_s, u"start"_s);
        QCOMPARE(rows(), 5);
        choose(u"ledgerOutcomeBox"_s, u"refused"_s);
        QCOMPARE(rows(), 1);
        choose(u"ledgerSpanBox"_s, u"Last 10 minutes"_s);
        QCOMPARE(rows(), 0);
        choose(u"ledgerKindBox"_s, u"All commands"_s);
        choose(u"ledgerOutcomeBox"_s, u"All outcomes"_s);
        QCOMPARE(rows(), 2);
    }

    void newRowsAreFilteredToo()
    {
        m_fix->part<QLineEdit>(u"ledgerFilterEdit"_s)->setText(u"leg-2"_s);
        QCOMPARE(rows(), 0);
        CommandRecord record;
        record.id = u"new"_s;
        record.device = Test::device(u"raptor/shop/leg-2"_s);
        m_fix->plant.addCommand(record);
        QCOMPARE(rows(), 1);
    }

    void matchesEveryField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("match");
        QTest::newRow("device") << u"SHOP/m1"_s << true;
        QTest::newRow("operator") << u"ada"_s << true;
        QTest::newRow("reason") << u"belt"_s << true;
        QTest::newRow("detail") << u"stayed"_s << true;
        QTest::newRow("nothing") << u"grace"_s << false;
    }
    void matchesEveryField()
    {
        QFETCH(QString, text);
        QFETCH(bool, match);
        CommandRecord record;
        record.device = Test::device(u"raptor/shop/m1"_s);
        record.by = u"Ada"_s;
        record.reason = u"belt freed"_s;
        record.detail = u"the device stayed stopped"_s;
        LedgerFilter filter;
        filter.text = text;
        QCOMPARE(LedgerFilterModel::matches(filter, record), match);
    }

    void detailTellsAll()
    {
        choose(u"ledgerOutcomeBox"_s, u"mismatch"_s);
        table()->selectRow(0);
        QVERIFY(m_fix->part<QLabel>(u"detailNote"_s)->text().contains(u"confirmed late"_s));
        QVERIFY(m_fix->part<QLabel>(u"detailPaths"_s)->text().contains(u"local"_s));
        const QString who = m_fix->part<QLabel>(u"detailWho"_s)->text();
        QVERIFY2(who.contains(u"operator"_s) && who.contains(u"on disk after 2 ms"_s),
                 qPrintable(who));
    }

    void auditStateIsSaid()
    {
        CommandRecord record;
        record.kind = CommandKind::Start;
        QCOMPARE(CommandDetail::auditText(record), u"audit row not on disk yet"_s);
        record.outcome = CommandOutcome::Refused; // no row was waited for
        QCOMPARE(CommandDetail::auditText(record), QString());
        record.kind = CommandKind::Stop;
        QCOMPARE(CommandDetail::auditText(record), u"waits for no audit row"_s);
        record.kind = CommandKind::Start;
        record.refusal = Refusal::AuditNotWritable;
        QCOMPARE(CommandDetail::auditText(record), u"audit row could not be written"_s);
        record.auditedAt = record.requestedAt + 3ms;
        QCOMPARE(CommandDetail::auditText(record), u"audit row on disk after 3 ms"_s);
    }

    void rp01_mayStillStartHasAStopInTheLedger()
    {
        auto *warning = m_fix->part<QWidget>(u"detailMayStillRun"_s);
        QVERIFY(!warning->isVisible());
        choose(u"ledgerOutcomeBox"_s, u"timed out"_s);
        table()->selectRow(0);
        QVERIFY(warning->isVisible());
        QTest::mouseClick(m_fix->part<QAbstractButton>(u"detailStopButton"_s), Qt::LeftButton);
        QCOMPARE(m_fix->calls().last(), u"stop raptor/shop/bin-1-fan"_s);
    }

    void exportTakesTheFilterAlong()
    {
        choose(u"ledgerKindBox"_s, u"start"_s);
        m_fix->part<QLineEdit>(u"ledgerFilterEdit"_s)->setText(u"fan"_s);
        auto *tools = m_fix->window->findChild<LedgerTools *>();
        tools->exportTo(u"/tmp/ledger.csv"_s, LedgerFormat::Csv);
        auto &ledger = m_fix->plant.ledger;
        QCOMPARE(ledger.calls, QStringList{u"csv /tmp/ledger.csv"_s});
        QCOMPARE(ledger.filter.kind, CommandKind::Start);
        QCOMPARE(ledger.filter.text, u"fan"_s);
        auto *progress = m_fix->part<QProgressBar>(u"exportProgress"_s);
        auto *csv = m_fix->part<ActionButton>(u"exportCsvButton"_s);
        QVERIFY(progress->isVisible() && !csv->isEnabled() && !csv->reason().isEmpty());
        Q_EMIT ledger.exportProgressed(40);
        QCOMPARE(progress->value(), 40);
        QTest::mouseClick(m_fix->part<QAbstractButton>(u"cancelExportButton"_s), Qt::LeftButton);
        QCOMPARE(ledger.calls.last(), u"cancel"_s);
        Q_EMIT ledger.exportFinished(u"/tmp/ledger.csv"_s, 0, u"cancelled"_s);
        QCOMPARE(result(), u"Not exported: cancelled"_s);
        QVERIFY(!progress->isVisible() && csv->isEnabled());
        tools->exportTo(u"/tmp/ledger.json"_s, LedgerFormat::Json);
        Q_EMIT ledger.exportFinished(u"/tmp/ledger.json"_s, 1204, {});
        QCOMPARE(result(), u"1,204 command(s) written to /tmp/ledger.json"_s);
    }

    void rp05_askingForAFileLeavesEStopInReach()
    {
        QTest::mouseClick(m_fix->part<QAbstractButton>(u"exportJsonButton"_s), Qt::LeftButton);
        auto *dialog = m_fix->part<QFileDialog>(u"exportDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(!dialog->isModal() && !QApplication::activeModalWidget());
        m_fix->calls().clear();
        QTest::mouseClick(m_fix->part<QWidget>(u"eStopButton"_s), Qt::LeftButton);
        QTest::keyClick(dialog, Qt::Key_F12);
        QCOMPARE(m_fix->calls(), (QStringList{u"e-stop site shop"_s, u"e-stop site shop"_s}));
        Q_EMIT dialog->fileSelected(u"/nowhere/x.json"_s);
        QCOMPARE(m_fix->plant.ledger.calls, QStringList{u"json /nowhere/x.json"_s});
        dialog->close();
    }

    /// RP-05: Qt's own question about a file that is there would be modal.
    void rp05_overwritingIsAskedInThePage()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"commands.json"_s);
        QFile there(file);
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.close();
        QTimer guard; // it would wait for an answer for ever
        bool modal = false;
        connect(&guard, &QTimer::timeout, this, [&modal] {
            if (auto *box = QApplication::activeModalWidget()) {
                modal = true;
                box->close();
            }
        });
        guard.start(20);
        QTest::mouseClick(m_fix->part<QAbstractButton>(u"exportJsonButton"_s), Qt::LeftButton);
        auto *dialog = m_fix->part<QFileDialog>(u"exportDialog"_s);
        dialog->setDirectory(folder.path());
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
        QTRY_VERIFY(modal || m_fix->part<QLabel>(u"exportQuestion"_s)->isVisible());
        QVERIFY(!modal);
        QVERIFY(m_fix->plant.ledger.calls.isEmpty());
        auto *keep = m_fix->part<QAbstractButton>(u"exportKeepButton"_s);
        QVERIFY2(keep->hasFocus(), "what loses nothing is what Return does");
        QTest::mouseClick(m_fix->part<QAbstractButton>(u"exportOverwriteButton"_s), Qt::LeftButton);
        QCOMPARE(m_fix->plant.ledger.calls, QStringList{u"json "_s + file});
    }

    void verificationIsShown_data()
    {
        QTest::addColumn<bool>("intact");
        QTest::addColumn<QString>("shown");
        QTest::newRow("intact") << true << u"Intact: 12 rows"_s;
        QTest::newRow("broken") << false << u"NOT INTACT: 12 rows"_s;
    }
    void verificationIsShown()
    {
        QFETCH(bool, intact);
        QFETCH(QString, shown);
        auto *verify = m_fix->part<ActionButton>(u"verifyButton"_s);
        QTest::mouseClick(verify, Qt::LeftButton);
        QCOMPARE(m_fix->plant.ledger.calls, QStringList{u"verify"_s});
        QVERIFY(!verify->isEnabled());
        Q_EMIT m_fix->plant.ledger.verified(intact, u"12 rows"_s);
        QCOMPARE(result(), shown);
        QVERIFY(verify->isEnabled());
    }

    void withoutATrailTheButtonsSayWhy()
    {
        WindowParts parts = m_fix->plant.parts();
        parts.ledger = nullptr;
        MainWindow window(parts);
        for (const QString &name :
             {u"exportCsvButton"_s, u"exportJsonButton"_s, u"verifyButton"_s}) {
            const auto *button = window.findChild<ActionButton *>(name);
            QVERIFY(!button->isEnabled() && !button->reason().isEmpty());
        }
    }

    /// A list that drops down is a window of its own, and easily forgotten by a theme.
    void filtersDropDownInTheirTheme()
    {
        m_fix->window->showPage(MainWindow::Page::Commands);
        QVERIFY(looksLikeATheme(Theme::Kind::Dark, u"ledgerKindBox"_s));
        QVERIFY(looksLikeATheme(Theme::Kind::Light, u"ledgerKindBox"_s));
    }
};

QTEST_MAIN(TestCommandsPage)
#include "tst_commandspage.moc"
