// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/active_alarms.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/alarm_action_bar.h"
#include "views/alarm_definition_panel.h"
#include "views/alarm_detail.h"
#include "views/alarm_filter_model.h"
#include "views/alarm_shelve_panel.h"
#include "views/alarm_sort_box.h"
#include "views/alarm_table.h"
#include "views/alarm_text.h"
#include "views/empty_note.h"
#include "views/labels.h"
#include "views/push_button.h"

#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// While alarms pour in, counts and buttons follow this often.
constexpr int RefreshMs = 250;

QList<AlarmTable::Column> columns()
{
    QList<AlarmTable::Column> columns(AlarmColumn::Count);
    columns[AlarmColumn::Priority] = {80, 0};
    columns[AlarmColumn::Time] = {120, 0};
    columns[AlarmColumn::Device] = {138, 1};
    columns[AlarmColumn::Text] = {170, 4};
    columns[AlarmColumn::State] = {190, 0};
    columns[AlarmColumn::Value] = {112, 3};
    columns[AlarmColumn::Limit] = {76, 0};
    columns[AlarmColumn::Operator] = {80, 0};
    columns[AlarmColumn::Comment] = {84, 3};
    return columns;
}

} // namespace

ActiveAlarms::ActiveAlarms(const Theme *theme, QAbstractItemModel *alarms, AlarmDesk *desk,
                           const AlarmNames *names, const Clock *clock, QWidget *parent)
    : QWidget(parent), m_desk(desk),
      m_model(new AlarmFilterModel(AlarmFilterModel::List::Announced, names, this)),
      m_table(new AlarmTable(theme, clock, columns(), this)), m_text(new QLineEdit(this)),
      m_priority(new QComboBox(this)), m_grouped(new PushButton(tr("&Group by device"), this)),
      m_above(new PushButton({}, this)), m_count(plainLabel({}, "muted", this)),
      m_detail(new AlarmDetail(theme, desk, names, clock, u"alarm"_s, this)),
      m_shelving(new AlarmShelvePanel(theme, desk, names, clock, this)),
      m_definition(new AlarmDefinitionPanel(theme, desk, names, u"definition"_s, this)),
      m_actions(new AlarmActionBar(theme, desk != nullptr, this)), m_later(new QTimer(this))
{
    m_model->setSourceModel(alarms);
    m_model->sort(AlarmColumn::Priority);
    m_shelving->hide();
    m_definition->hide();
    m_later->setSingleShot(true);
    m_later->setInterval(RefreshMs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    QWidget *card = buildCard(); // what is above it works on its table
    layout->addLayout(buildFilter());
    layout->addWidget(card, 1);
    layout->addWidget(m_detail);
    layout->addWidget(m_shelving);
    layout->addWidget(m_definition);
    layout->addWidget(m_actions);
    wireFilter();
    wireActions();
    wireForms();
    refresh();
}

QLayout *ActiveAlarms::buildFilter()
{
    m_text->setObjectName(u"alarmFilterEdit"_s);
    m_text->setAccessibleName(tr("Filter by device, alarm, operator or comment"));
    m_text->setPlaceholderText(tr("Filter: device, alarm, operator, comment"));
    m_text->setClearButtonEnabled(true);
    m_priority->setObjectName(u"alarmPriorityBox"_s);
    m_priority->setAccessibleName(tr("Priority"));
    m_priority->addItem(tr("All priorities"));
    for (const auto priority : {AlarmPriority::Urgent, AlarmPriority::High, AlarmPriority::Low})
        m_priority->addItem(Wording::of(priority), int(priority));
    m_grouped->setObjectName(u"alarmGroupButton"_s);
    m_grouped->setAccessibleName(tr("Group by device"));
    m_grouped->setCheckable(true);
    m_count->setObjectName(u"alarmCount"_s);
    m_above->setObjectName(u"alarmsAboveButton"_s);
    m_above->hide();
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_text, 1);
    bar->addWidget(m_priority);
    bar->addWidget(m_grouped);
    bar->addWidget(new AlarmSortBox(m_table, this));
    bar->addWidget(m_count);
    bar->addWidget(m_above);
    return bar;
}

QWidget *ActiveAlarms::buildCard()
{
    m_table->setObjectName(u"alarmsTable"_s);
    m_table->setAccessibleName(tr("Alarms, most urgent first"));
    m_table->setAlarms(m_model);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSortIndicator(AlarmColumn::Priority, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_note = new EmptyNote({}, {}, m_model, m_table, this);
    return cardOf(m_table, m_note, this);
}

void ActiveAlarms::wireFilter()
{
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setText(text.trimmed());
        refresh();
    });
    connect(m_priority, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant priority = m_priority->currentData();
        m_model->setPriority(priority.isValid() ? std::optional(AlarmPriority(priority.toInt()))
                                                : std::nullopt);
        refresh();
    });
    connect(m_grouped, &QPushButton::toggled, m_model, &AlarmFilterModel::setGrouped);
    connect(m_table, &AlarmTable::choiceChanged, this, &ActiveAlarms::refresh);
    connect(m_table, &AlarmTable::sightChanged, this, [this] {
        if (!m_later->isActive())
            m_later->start();
    });
    connect(m_later, &QTimer::timeout, this, &ActiveAlarms::refresh);
    connect(m_above, &QPushButton::clicked, this, [this] {
        m_table->clearSelection();
        m_table->scrollToTop();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_table, &AlarmTable::rowWanted, this, [this](const QModelIndex &row) {
        const auto record = row.data(AlarmRole::Record).value<AlarmRecord>();
        Q_EMIT alarmWanted(record.key, record.raisedAt.value_or(record.changedAt));
    });
}

void ActiveAlarms::wireActions()
{
    connect(m_actions, &AlarmActionBar::acknowledgeRequested, this, [this] {
        acknowledge(AlarmChoice{m_table->chosen(), 0, 0}.toAcknowledge());
    });
    // What came while the button was held was not seen.
    connect(m_actions, &AlarmActionBar::pagePressed, this,
            [this] { m_pressed = m_table->unacknowledgedInSight(); });
    connect(m_actions, &AlarmActionBar::allPressed, this,
            [this] { m_pressed = m_table->unacknowledged(); });
    connect(m_actions, &AlarmActionBar::acknowledgePageRequested, this,
            [this] { acknowledge(std::exchange(m_pressed, {})); });
    connect(m_actions, &AlarmActionBar::acknowledgeAllRequested, this,
            [this] { acknowledge(std::exchange(m_pressed, {})); });
    connect(m_actions, &AlarmActionBar::resetRequested, this, &ActiveAlarms::reset);
    connect(m_actions, &AlarmActionBar::shelveRequested, this, [this] {
        showForm(m_shelving);
        m_shelving->open(AlarmShelvePanel::Act::Shelve, m_table->chosen());
    });
    connect(m_actions, &AlarmActionBar::removeRequested, this, [this] {
        showForm(m_shelving);
        m_shelving->open(AlarmShelvePanel::Act::RemoveFromService, m_table->chosen());
    });
}

void ActiveAlarms::wireForms()
{
    connect(m_detail, &AlarmDetail::deviceRequested, this, &ActiveAlarms::deviceRequested);
    connect(m_detail, &AlarmDetail::trendRequested, this, &ActiveAlarms::trendRequested);
    connect(m_detail, &AlarmDetail::definitionRequested, this, [this](const AlarmRecord &record) {
        if (m_definition->open(record))
            showForm(m_definition);
    });
    const auto close = [this] {
        showForm(nullptr);
        m_table->setFocus(Qt::OtherFocusReason);
    };
    const auto tell = [this](const QString &text) { Q_EMIT said(text, false); };
    connect(m_shelving, &AlarmShelvePanel::finished, this, close);
    connect(m_shelving, &AlarmShelvePanel::said, this, &ActiveAlarms::said);
    connect(m_definition, &AlarmDefinitionPanel::finished, this, close);
    connect(m_definition, &AlarmDefinitionPanel::said, this, tell);
}

void ActiveAlarms::acknowledge(const QList<AlarmKey> &alarms)
{
    if (!m_desk || alarms.isEmpty())
        return;
    answer(answerOf(
        m_desk->acknowledge(alarms, m_actions->comment()), alarms.size(),
        [](int count) { return tr("%Ln alarm(s) acknowledged", nullptr, count); },
        tr("Not acknowledged: %1")));
}

void ActiveAlarms::reset()
{
    const QList<AlarmKey> alarms = AlarmChoice{m_table->chosen(), 0, 0}.toReset();
    if (!m_desk || alarms.isEmpty())
        return;
    answer(answerOf(
        m_desk->reset(alarms, m_actions->comment()), alarms.size(),
        [](int count) { return tr("%Ln alarm(s) reset", nullptr, count); }, tr("Not reset: %1")));
}

/// A comment that went along with some of them is used.
void ActiveAlarms::answer(const AlarmAnswer &answer)
{
    if (answer.done)
        m_actions->clearComment();
    Q_EMIT said(answer.text, answer.refused);
    refresh();
}

void ActiveAlarms::showForm(QWidget *form)
{
    for (QWidget *one : std::initializer_list<QWidget *>{m_shelving, m_definition})
        one->setVisible(one == form);
    m_detail->setVisible(!form);
}

void ActiveAlarms::choose(const AlarmKey &alarm)
{
    clearFilter();
    showForm(nullptr);
    if (!m_table->choose(alarm))
        Q_EMIT said(tr("That alarm is not listed any more"), true);
    m_table->setFocus(Qt::OtherFocusReason);
}

void ActiveAlarms::clearFilter()
{
    m_text->clear();
    m_priority->setCurrentIndex(0);
}

bool ActiveAlarms::escape()
{
    if (m_detail->isHidden()) {
        showForm(nullptr);
        m_table->setFocus(Qt::OtherFocusReason);
        return true;
    }
    const bool had = !m_text->text().isEmpty() || m_priority->currentIndex() > 0;
    clearFilter();
    return had;
}

void ActiveAlarms::tick()
{
    m_detail->tick();
    m_shelving->tick();
}

bool ActiveAlarms::isFiltered() const
{
    return !m_text->text().trimmed().isEmpty() || m_priority->currentIndex() > 0;
}

void ActiveAlarms::refresh()
{
    const int rows = m_model->rowCount();
    m_count->setText(tr("%Ln listed", nullptr, rows));
    m_count->setVisible(isFiltered());
    if (!m_desk)
        m_note->say(tr("Alarms are not watched here"),
                    tr("This program was started without them."));
    else if (isFiltered())
        m_note->say(tr("No alarm matches the filter"), tr("Esc empties it."));
    else
        m_note->say(tr("No alarm"),
                    tr("What goes wrong is listed here, most urgent first, until somebody knows "
                       "of it and it is over.\nWhat was listed before stands in the journal."));
    showAbove();
    // A button that becomes useless hands the focus to its neighbour, which does much more.
    const QWidget *focused = m_actions->isVisible() ? QApplication::focusWidget() : nullptr;
    m_actions->showChoice({m_table->chosen(), m_table->unacknowledgedInSight().size(),
                           m_table->unacknowledged().size()});
    if (focused && m_actions->isAncestorOf(focused) && !focused->isEnabled())
        m_table->setFocus(Qt::OtherFocusReason);
    showDetail();
}

/// The list stands still while alarms come; what came out of sight is not to be missed.
void ActiveAlarms::showAbove()
{
    const int above = m_table->unacknowledgedAbove();
    m_above->setText(tr("\u2191 %Ln not acknowledged above", nullptr, above));
    m_above->setAccessibleName(tr("Show %Ln alarm(s) above, not acknowledged", nullptr, above));
    m_above->setVisible(above > 0);
}

void ActiveAlarms::showDetail()
{
    if (const std::optional<AlarmRecord> chosen = m_table->shown()) {
        m_detail->showRecord(*chosen, tr("Chosen alarm"));
        return;
    }
    // The same one that the top bar names.
    const auto urgent = m_desk && !isFiltered() ? m_desk->summary().mostUrgent : std::nullopt;
    const QModelIndex first = m_model->index(0, AlarmColumn::Priority);
    if (urgent)
        m_detail->showRecord(*urgent, tr("Most urgent alarm"));
    else if (first.isValid())
        m_detail->showRecord(first.data(AlarmRole::Record).value<AlarmRecord>(), tr("First alarm"));
    else
        m_detail->showNone();
}

} // namespace Raptor::Views
