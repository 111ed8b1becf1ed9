// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/wording.h"
#include "tests/views/fakes/window_fixture.h"

#include <QtGui/QShortcut>
#include <QtTest/QTest>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTextBrowser>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

class TestHelpPage : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;

    QTextBrowser *browser() const { return m_fix->part<QTextBrowser>(u"helpBrowser"_s); }
    QString text() const { return browser()->toPlainText(); }

private Q_SLOTS:
    void init()
    {
        m_fix = std::make_unique<Test::WindowFixture>();
        QVERIFY(m_fix->isReady());
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_fix->window->showPage(MainWindow::Page::Help);
    }
    void cleanup() { m_fix.reset(); }

    /// A key that is not written there is a key that nobody finds.
    void everyKeyOfTheWindowIsNamed()
    {
        QList<QKeySequence> keys{QKeySequence(Qt::Key_F12)};
        for (const QShortcut *shortcut : m_fix->window->findChildren<QShortcut *>())
            keys.append(shortcut->key());
        for (const QAction *action : m_fix->window->actions())
            keys.append(action->shortcuts());
        QVERIFY(keys.size() > 10);
        for (const QKeySequence &key : keys) {
            const QString name = key.toString(QKeySequence::NativeText);
            QVERIFY2(text().contains(name), qPrintable(name));
        }
    }

    void everyOutcomeIsExplained()
    {
        for (const CommandOutcome outcome :
             {CommandOutcome::Confirmed, CommandOutcome::Refused, CommandOutcome::NoSubscriber,
              CommandOutcome::Mismatch, CommandOutcome::TimedOut, CommandOutcome::Unknown})
            QVERIFY2(text().contains(Wording::of(outcome)), qPrintable(Wording::of(outcome)));
        QVERIFY(text().contains(Wording::mayStillRun(CommandKind::Start)));
    }

    void itIsNoSafetyDevice()
    {
        QVERIFY(text().contains(u"not the safety device"_s));
        QVERIFY(text().contains(u"physical stop"_s));
    }

    /// By keyboard alone: Tab goes to the first link, which leads to its section.
    void contentsLeadToTheirSections()
    {
        QScrollBar *bar = browser()->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        Q_EMIT browser()->anchorClicked(QUrl(u"#keys"_s));
        QTRY_VERIFY(bar->value() > 0);
        browser()->setFocus();
        bar->setValue(0);
        for (int links = 0; links < 2; ++links)
            QTest::keyClick(browser(), Qt::Key_Tab);
        QTest::keyClick(browser(), Qt::Key_Return);
        QTRY_VERIFY(bar->value() > 0);
    }
};

QTEST_MAIN(TestHelpPage)
#include "tst_helppage.moc"
