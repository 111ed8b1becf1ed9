// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/translations.h"
#include "tests/views/fakes/window_fixture.h"

#include <QtGui/QKeySequence>
#include <QtGui/QShortcut>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using Page = MainWindow::Page;

namespace {

struct Mnemonic
{
    QKeySequence key;
    QString who;
};

void add(QList<Mnemonic> &found, const QString &text, const QString &name)
{
    const QKeySequence key = QKeySequence::mnemonic(text);
    if (!key.isEmpty())
        found.append({key, u"\"%1\" (%2)"_s.arg(text, name)});
}

/// What Alt and a letter reach in @p window as it stands. Disabled ones too: they are enabled in
/// the moment in which the operator needs them.
QList<Mnemonic> mnemonicsOf(const QWidget *window)
{
    QList<Mnemonic> found;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != window)
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(found, button->text(), button->objectName());
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            add(found, label->text(), label->buddy()->objectName());
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                add(found, tabs->tabText(tab), u"tab"_s);
        }
    }
    return found;
}

/// A menu has its letters for itself.
QList<Mnemonic> mnemonicsOf(const QMenu *menu)
{
    QList<Mnemonic> found;
    for (const QAction *action : menu->actions())
        add(found, action->text(), action->objectName());
    return found;
}

/// Ctrl+1, F11: those of the whole window, whatever its page.
QList<Mnemonic> keysOf(const QWidget *window)
{
    QList<Mnemonic> found;
    for (const QShortcut *shortcut : window->findChildren<QShortcut *>())
        found.append({shortcut->key(), u"a shortcut"_s});
    for (const QAction *action : window->actions()) {
        for (const QKeySequence &key : action->shortcuts())
            found.append({key, action->text()});
    }
    return found;
}

QStringList clashes(const QList<Mnemonic> &all)
{
    QStringList found;
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (qsizetype j = i + 1; j < all.size(); ++j) {
            if (all.at(i).key == all.at(j).key)
                found.append(
                    u"%1: %2 and %3"_s.arg(all.at(i).key.toString(), all.at(i).who, all.at(j).who));
        }
    }
    return found;
}

const CommandKind everyKind[] = {CommandKind::Start,    CommandKind::Stop,  CommandKind::RelayOn,
                                 CommandKind::RelayOff, CommandKind::EStop, CommandKind::Reset};

} // namespace

/// Two controls that show at the same time never share a letter: Alt would only walk between them,
/// and press neither.
class TestMnemonics : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<App::Translations> m_words;
    std::unique_ptr<Test::WindowFixture> m_fix;
    int m_most = 0; ///< mnemonics at a time: what the walk did see
    QStringList m_clashes;

    MainWindow &window() { return *m_fix->window; }
    QAbstractButton *button(const QString &name) { return m_fix->part<QAbstractButton>(name); }
    void click(const QString &name)
    {
        QVERIFY2(button(name) && button(name)->isVisible() && button(name)->isEnabled(),
                 qPrintable(name));
        QTest::mouseClick(button(name), Qt::LeftButton);
    }

    /// Everything that the page bar does not choose: the list of an e-stop and that of a run.
    void showBanner(GroupRun::State state)
    {
        Test::FakePlant &plant = m_fix->plant;
        plant.desk.setLines(
            {{Test::device(u"raptor/shop/leg-1"_s), EStopProgress::Confirmed, {}},
             {Test::device(u"raptor/shop/mixer"_s), EStopProgress::NotConfirmed, {}}});
        GroupRun run;
        run.kind = GroupRun::Kind::Start;
        run.state = state;
        run.title = u"Fill"_s;
        run.lines.append({Test::device(u"raptor/shop/leg-2"_s),
                          CommandKind::Start,
                          u"id"_s,
                          CommandStep::Sent,
                          CommandOutcome::Pending,
                          {}});
        plant.desk.setGroupRun(run);
        for (const QString &name : {u"showAllEStopButton"_s, u"dismissEStopButton"_s})
            QTRY_VERIFY2(button(name) && button(name)->isVisible(), qPrintable(name));
        QTRY_VERIFY(button(state == GroupRun::State::Running ? u"abortSequenceButton"_s
                                                             : u"hideRunButton"_s)
                        ->isVisible());
    }

    void check(const char *where)
    {
        for (const QWidget *top : QApplication::topLevelWidgets()) {
            if (!top->isVisible())
                continue;
            const QList<Mnemonic> all = mnemonicsOf(top);
            m_most = qMax(m_most, int(all.size()));
            for (const QString &clash : clashes(all))
                m_clashes.append(QString::fromLatin1(where) + u", "_s + clash);
        }
    }

    void walkDevices()
    {
        const QAbstractItemModel &devices = m_fix->plant.devices;
        for (int row = 0; row < devices.rowCount(); ++row) {
            const auto id = devices.index(row, 0).data(DeviceRole::Id).value<DeviceId>();
            m_fix->open(id.text());
            check("Device");
            for (const CommandKind kind : everyKind) {
                if (!needsArming(kind) || !m_fix->plant.desk.arm(id, kind).available())
                    continue;
                QCoreApplication::processEvents();
                check("Device, armed");
                m_fix->plant.desk.disarm();
            }
        }
    }

    void walkOverview()
    {
        using Step = StartSequence::Step;
        m_fix->plant.desk.setSequences({{u"Dry"_s, {Step{Test::device(u"raptor/shop/leg-2"_s)}}}});
        window().showPage(Page::Overview);
        m_fix->part<QListView>(u"overviewView"_s)->selectAll();
        QTRY_VERIFY(button(u"stopChosenButton"_s)->isVisible());
        check("Overview");
        click(u"sequencesButton"_s);
        click(u"armSequenceButton"_s);
        QTRY_VERIFY(button(u"sequence_confirmButton"_s)->isVisible());
        check("Overview, armed sequence");
        click(u"sequencesButton"_s);
    }

    void walkLedger()
    {
        window().showPage(Page::Commands);
        check("Commands");
        click(u"exportCsvButton"_s);
        auto *dialog = window().findChild<QWidget *>(u"exportDialog"_s);
        QTRY_VERIFY(dialog && dialog->isVisible());
        check("export dialog");
        dialog->close();
        QMetaObject::invokeMethod(dialog, "fileSelected",
                                  Q_ARG(QString, u"/nowhere/commands.csv"_s));
        QTRY_VERIFY(button(u"cancelExportButton"_s)->isVisible());
        check("Commands, exporting");
        Q_EMIT m_fix->plant.ledger.exportFinished({}, 0, {});
    }

    void walkAlarms()
    {
        window().showPage(Page::Alarms);
        m_fix->plant.flood();
        m_fix->part<QAbstractItemView>(u"alarmsTable"_s)->selectAll();
        window().findChild<QAction *>(u"alarmSound"_s)->setChecked(false);
        check("Alarms");
        for (const QString &form : {u"shelveButton"_s, u"outOfServiceButton"_s}) {
            click(form);
            check("Alarms, shelving");
            click(u"shelveCancelButton"_s);
        }
        m_fix->part<QTableView>(u"alarmsTable"_s)->selectRow(0);
        click(u"alarmDefinitionButton"_s);
        check("Alarms, definition");
        click(u"definitionCancelButton"_s);
        click(u"alarmViewSilent"_s);
        check("Alarms, silent ones");
        click(u"alarmViewFigures"_s);
        check("Alarms, figures");
        click(u"alarmViewDefinitions"_s);
        check("Alarms, definitions");
        click(u"definitionsOfPlant"_s);
        m_fix->part<QTableView>(u"alarmDefinitionsTable"_s)->selectRow(0);
        click(u"alarmDefinitionsChangeButton"_s);
        check("Alarms, changing a definition of the plant");
        click(u"definitionsCancelButton"_s);
        click(u"alarmViewJournal"_s);
        check("Alarms, journal");
        click(u"exportAlarmsButton"_s);
        auto *dialog = window().findChild<QWidget *>(u"alarmExportDialog"_s);
        QTRY_VERIFY(dialog && dialog->isVisible());
        dialog->close();
        QMetaObject::invokeMethod(dialog, "fileSelected", Q_ARG(QString, u"/nowhere/alarms.csv"_s));
        QTRY_VERIFY(button(u"cancelAlarmExportButton"_s)->isVisible());
        check("Alarms, exporting");
        Q_EMIT m_fix->plant.alarmHistory.exportFinished({}, 0, {});
    }

    void walkTheRest()
    {
        window().showPage(Page::Brokers);
        check("Brokers");
        click(u"removeBrokerButton"_s);
        check("Brokers, removing");
        click(u"keepBrokerButton"_s);
        click(u"addBrokerButton"_s);
        check("Brokers, editing");
        click(u"moreBrokerButton"_s);
        check("Brokers, editing all");
        click(u"cancelBrokerButton"_s);
        window().showPage(Page::Help);
        check("Help");
        for (const QString &dialog : {u"about"_s, u"changeOperator"_s}) {
            window().findChild<QAction *>(dialog)->trigger();
            check(qPrintable(dialog));
        }
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_most = 0;
        m_clashes.clear();
    }
    void cleanup()
    {
        m_fix.reset();
        m_words.reset();
    }

    void noneIsSharedAnywhere_data()
    {
        QTest::addColumn<QLocale>("language");
        QTest::addColumn<GroupRun::State>("run");
        for (const QLocale::Language language : {QLocale::English, QLocale::German}) {
            const QByteArray name = QLocale::languageToString(language).toLatin1();
            QTest::newRow(name + ", a sequence runs")
                << QLocale(language) << GroupRun::State::Running;
            QTest::newRow(name + ", it has ended") << QLocale(language) << GroupRun::State::Done;
        }
    }
    void noneIsSharedAnywhere()
    {
        QFETCH(const QLocale, language);
        QFETCH(const GroupRun::State, run);
        m_words = std::make_unique<App::Translations>(language);
        m_fix = std::make_unique<Test::WindowFixture>();
        m_fix->plant.addDevice({.id = u"raptor/shop/does-it-all"_s,
                                .kinds = {std::begin(everyKind), std::end(everyKind)}});
        QVERIFY(m_fix->isReady());
        showBanner(run);
        walkOverview();
        walkDevices();
        walkAlarms();
        walkLedger();
        walkTheRest();
        m_clashes.removeDuplicates();
        QCOMPARE(m_clashes.join(u'\n'), QString());
        QVERIFY2(m_most >= 8, qPrintable(QString::number(m_most)));
    }

    void menusAndKeysOfTheWindow_data()
    {
        QTest::addColumn<QLocale>("language");
        QTest::newRow("English") << QLocale(QLocale::English);
        QTest::newRow("German") << QLocale(QLocale::German);
    }
    void menusAndKeysOfTheWindow()
    {
        QFETCH(const QLocale, language);
        m_words = std::make_unique<App::Translations>(language);
        m_fix = std::make_unique<Test::WindowFixture>();
        for (const QMenu *menu : window().findChildren<QMenu *>())
            QCOMPARE(clashes(mnemonicsOf(menu)).join(u"; "_s), QString());
        const QList<Mnemonic> keys = keysOf(&window());
        QVERIFY(keys.size() > 10);
        QCOMPARE(clashes(keys).join(u"; "_s), QString());
    }
};

QTEST_MAIN(TestMnemonics)
#include "tst_mnemonics.moc"
