// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does on keys, menu and choices; how it is put together is in main_window.cpp.
#include "views/main_window.h"

#include "models/domain/ports.h"
#include "views/about_box.h"
#include "views/alarm_bell.h"
#include "views/alarms_page.h"
#include "views/brokers_page.h"
#include "views/commands_page.h"
#include "views/device_page.h"
#include "views/device_tree_view.h"
#include "views/group_stop.h"
#include "views/operator_dialog.h"
#include "views/overview_page.h"
#include "views/page_bar.h"
#include "views/replay_view.h"
#include "views/top_bar.h"
#include "views/trends_page.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QSettings>
#include <QtGui/QActionGroup>
#include <QtGui/QShortcut>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr qreal TextStep = 0.1;

} // namespace

std::optional<MainWindow::Page> MainWindow::pageFromName(QStringView name)
{
    const QMetaEnum pages = QMetaEnum::fromType<Page>();
    for (int i = 0; i < pages.keyCount(); ++i) {
        if (name.compare(QLatin1StringView(pages.key(i)), Qt::CaseInsensitive) == 0)
            return Page(pages.value(i));
    }
    return std::nullopt;
}

QStringList MainWindow::pageNames()
{
    const QMetaEnum pages = QMetaEnum::fromType<Page>();
    QStringList out;
    for (int i = 0; i < pages.keyCount(); ++i)
        out.append(nameOf(Page(pages.value(i))));
    return out;
}

QString MainWindow::nameOf(Page page)
{
    return QString::fromLatin1(QMetaEnum::fromType<Page>().valueToKey(int(page))).toLower();
}

MainWindow::Page MainWindow::page() const
{
    return Page(m_stack->currentIndex());
}

void MainWindow::showPage(Page page)
{
    leaveReplay();
    if (m_stack->currentIndex() != int(page))
        disarm();
    m_stack->setCurrentIndex(int(page));
    m_pageBar->setCurrent(int(page));
    chooseSomeDevice();
}

DeviceId MainWindow::device() const
{
    return m_devicePage->device();
}

void MainWindow::selectDevice(const DeviceId &device)
{
    if (device.isNull() || device == m_devicePage->device())
        return;
    disarm();
    m_devicePage->selectDevice(device);
    m_tree->selectDevice(device);
    m_overview->selectDevice(device);
    m_alarmsPage->showDevice(device);
    Q_EMIT deviceChanged(device);
}

void MainWindow::chooseSomeDevice()
{
    // An empty faceplate helps nobody; once something is chosen only the operator changes it.
    if (page() == Page::Device && device().isNull())
        selectDevice(m_tree->firstDevice());
}

void MainWindow::openDevice(const DeviceId &device)
{
    if (device.isNull())
        return;
    selectDevice(device);
    showPage(Page::Device);
}

/// It joins what the chart shows.
void MainWindow::showTrendOf(const TagId &tag)
{
    m_trendsPage->addTags({tag});
    showPage(Page::Trends);
}

void MainWindow::disarm()
{
    if (m_parts.commandDesk->armed())
        m_parts.commandDesk->disarm();
}

void MainWindow::escape()
{
    if (m_parts.commandDesk->armed()) {
        disarm();
        return;
    }
    if (m_replay) {
        m_replay->escape(); // it is left by its own button: what stands behind it cannot be seen
        return;
    }
    if (page() == Page::Brokers && m_brokersPage->escape())
        return;
    if (page() == Page::Alarms && m_alarmsPage->escape())
        return;
    if (page() == Page::Trends && m_trendsPage->escape())
        return;
    if (page() == Page::Commands && m_commandsPage->clearFilter())
        return;
    if (!m_tree->clearFilter() && isFullScreen())
        showNormal();
}

void MainWindow::emergencyStop()
{
    if (m_parts.site.isEmpty())
        emergencyStopEverything();
    else
        m_parts.commandDesk->emergencyStop({EStopScope::Kind::Site, {}, m_parts.site});
}

void MainWindow::emergencyStopEverything()
{
    m_parts.commandDesk->emergencyStop({EStopScope::Kind::Everything, {}, {}});
}

void MainWindow::stopSite()
{
    const QString whose = m_parts.site.isEmpty() ? tr("every site") : m_parts.site;
    m_parts.commandDesk->stopGroup(tr("Stop %1", "group").arg(whose),
                                   GroupStop::ofSite(*m_parts.devices, m_parts.site));
}

void MainWindow::showAbout()
{
    auto *box = new AboutBox(m_parts.version, this);
    box->show();
}

void MainWindow::addOperatorAction(QMenu *menu)
{
    if (!m_parts.changeOperator)
        return;
    m_operatorAction = menu->addAction(QString(), this, &MainWindow::askForOperator);
    m_operatorAction->setObjectName(u"changeOperator"_s);
    const auto name = [this] {
        m_operatorAction->setText(
            tr("Operator: %1\u2026").arg(QString(m_parts.operatorName).replace(u"&"_s, u"&&"_s)));
    };
    connect(this, &MainWindow::operatorChanged, m_operatorAction, name);
    name();
    menu->addSeparator();
}

void MainWindow::askForOperator()
{
    auto *dialog = new OperatorDialog(m_parts.operatorName, m_parts.changeOperator, this);
    connect(dialog, &OperatorDialog::changed, this, [this](const QString &name) {
        m_parts.operatorName = name;
        Q_EMIT operatorChanged(name);
    });
    dialog->show();
}

void MainWindow::toggleFullScreen()
{
    if (isFullScreen())
        showNormal();
    else
        showFullScreen();
}

void MainWindow::createMenu()
{
    auto *menu = new QMenu(this);
    addOperatorAction(menu);
    auto *looks = new QActionGroup(this);
    const struct
    {
        Theme::Kind kind;
        QString text;
        QString name;
    } kinds[] = {{Theme::Kind::Light, tr("Light theme"), u"themeLight"_s},
                 {Theme::Kind::Dark, tr("Dark theme"), u"themeDark"_s}};
    for (const auto &one : kinds) {
        QAction *action =
            menu->addAction(one.text, this, [this, kind = one.kind] { setTheme(kind); });
        action->setObjectName(one.name);
        action->setCheckable(true);
        action->setChecked(m_theme->kind() == one.kind);
        looks->addAction(action);
        connect(m_theme, &Theme::changed, action,
                [this, action, kind = one.kind] { action->setChecked(m_theme->kind() == kind); });
    }
    menu->addSeparator();
    const auto add = [this, menu](const QString &text, const QString &name,
                                  const QList<QKeySequence> &keys, auto &&slot) {
        QAction *action = menu->addAction(text, this, slot);
        action->setObjectName(name);
        action->setShortcuts(keys);
        addAction(action);
    };
    add(tr("Larger text"), u"textLarger"_s, {QKeySequence(u"Ctrl++"_s), QKeySequence(u"Ctrl+="_s)},
        [this] { m_theme->setTextScale(m_theme->textScale() + TextStep); });
    add(tr("Smaller text"), u"textSmaller"_s, {QKeySequence(u"Ctrl+-"_s)},
        [this] { m_theme->setTextScale(m_theme->textScale() - TextStep); });
    add(tr("Normal text"), u"textNormal"_s, {QKeySequence(u"Ctrl+0"_s)},
        [this] { m_theme->setTextScale(1.0); });
    add(tr("Full screen"), u"fullScreen"_s, {QKeySequence(u"F11"_s)},
        [this] { toggleFullScreen(); });
    addReplayAction(menu);
    menu->addSeparator();
    addSoundActions(menu);
    add(m_parts.site.isEmpty() ? tr("Stop all devices") : tr("Stop all of %1").arg(m_parts.site),
        u"stopSite"_s, {}, [this] { stopSite(); });
    add(tr("E-STOP every site, now"), u"eStopEverything"_s, {},
        [this] { emergencyStopEverything(); });
    menu->addSeparator();
    add(tr("Help"), u"help"_s, {QKeySequence(u"F1"_s)}, [this] { showPage(Page::Help); });
    add(tr("About Raptor Console"), u"about"_s, {}, [this] { showAbout(); });
    add(tr("Quit"), u"quit"_s, {QKeySequence(u"Ctrl+Q"_s)}, [this] { close(); });
    m_topBar->menuButton()->setMenu(menu);
}

void MainWindow::createKeys()
{
    const struct
    {
        QString key;
        Page page;
    } pages[] = {{u"Ctrl+1"_s, Page::Overview}, {u"Ctrl+2"_s, Page::Device},
                 {u"Ctrl+3"_s, Page::Trends},   {u"Ctrl+4"_s, Page::Alarms},
                 {u"Ctrl+5"_s, Page::Commands}, {u"Ctrl+7"_s, Page::Brokers},
                 {u"Ctrl+8"_s, Page::History}};
    for (const auto &one : pages) {
        auto *shortcut = new QShortcut(QKeySequence(one.key), this);
        connect(shortcut, &QShortcut::activated, this,
                [this, page = one.page] { showPageByKey(page); });
    }
    auto *filter = new QShortcut(QKeySequence(u"Ctrl+F"_s), this);
    connect(filter, &QShortcut::activated, m_tree, &DeviceTreeView::focusFilter);
    auto *escape = new QShortcut(QKeySequence(u"Esc"_s), this);
    connect(escape, &QShortcut::activated, this, &MainWindow::escape);
}

void MainWindow::saveLayout(QSettings &settings) const
{
    settings.beginGroup(u"window"_s);
    settings.setValue(u"geometry"_s, saveGeometry());
    settings.setValue(u"splitter"_s, m_splitter->saveState());
    settings.setValue(u"page"_s, nameOf(page()));
    settings.setValue(u"device"_s, device().text());
    settings.setValue(u"theme"_s, m_theme->kind() == Theme::Kind::Dark ? u"dark"_s : u"light"_s);
    settings.setValue(u"textScale"_s, m_theme->textScale());
    settings.setValue(u"ledgerColumns"_s, m_commandsPage->table()->horizontalHeader()->saveState());
    TrendSet trend = m_trendsPage->chosen();
    trend.name = nameOf(Page::Trends);
    settings.setValue(u"trend"_s, trendSetsAsText({trend}));
    settings.setValue(u"alarmColumns"_s, m_alarmsPage->columnState());
    if (m_bell)
        settings.setValue(u"alarmSound"_s, m_bell->isOn());
    settings.setValue(u"brokerColumns"_s, m_brokersPage->table()->horizontalHeader()->saveState());
    settings.endGroup();
}

void MainWindow::restoreLayout(QSettings &settings)
{
    settings.beginGroup(u"window"_s);
    restoreGeometry(settings.value(u"geometry"_s).toByteArray());
    m_theme->setTextScale(settings.value(u"textScale"_s, m_theme->textScale()).toReal());
    const QString theme = settings.value(u"theme"_s).toString();
    if (!theme.isEmpty())
        setTheme(theme == u"dark"_s ? Theme::Kind::Dark : Theme::Kind::Light);
    m_sized = m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
    m_commandsPage->table()->horizontalHeader()->restoreState(
        settings.value(u"ledgerColumns"_s).toByteArray());
    const auto trend = trendSetsFromText(settings.value(u"trend"_s).toByteArray());
    if (trend && !trend->isEmpty())
        m_trendsPage->showSet(trend->first());
    if (m_soundAction)
        m_soundAction->setChecked(settings.value(u"alarmSound"_s, true).toBool());
    m_alarmsPage->restoreColumns(settings.value(u"alarmColumns"_s).toMap());
    m_brokersPage->table()->horizontalHeader()->restoreState(
        settings.value(u"brokerColumns"_s).toByteArray());
    if (const auto device = DeviceId::parse(settings.value(u"device"_s).toString()))
        selectDevice(*device);
    if (const auto page = pageFromName(settings.value(u"page"_s).toString()))
        showPage(*page);
    settings.endGroup();
}

} // namespace Raptor::Views
