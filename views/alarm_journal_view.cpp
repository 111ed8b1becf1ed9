// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_journal_view.h"

#include "models/domain/clock.h"
#include "models/domain/command.h"
#include "models/domain/wording.h"
#include "views/action_button.h"
#include "views/alarm_export.h"
#include "views/alarm_journal_model.h"
#include "views/alarm_table.h"
#include "views/empty_note.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int LiveMs = 1000;
constexpr int TypingMs = 200;
constexpr int MostRows = 1000;
constexpr double ButtonWidth = 128;

QList<AlarmTable::Column> columns()
{
    QList<AlarmTable::Column> columns(AlarmJournalModel::Count);
    columns[AlarmJournalModel::Priority] = {72, 0};
    columns[AlarmJournalModel::Time] = {142, 0};
    columns[AlarmJournalModel::Device] = {112, 1};
    columns[AlarmJournalModel::Text] = {132, 2};
    columns[AlarmJournalModel::Event] = {122, 0};
    columns[AlarmJournalModel::State] = {206, 4};
    columns[AlarmJournalModel::Value] = {126, 2};
    columns[AlarmJournalModel::Operator] = {76, 0};
    columns[AlarmJournalModel::Comment] = {96, 2};
    return columns;
}

} // namespace

AlarmJournalView::AlarmJournalView(const Theme *theme, AlarmHistory *history,
                                   const AlarmNames *names, const Clock *clock, QWidget *parent)
    : QWidget(parent), m_history(history), m_theme(theme), m_clock(clock),
      m_model(new AlarmJournalModel(names, clock, this)),
      m_table(new AlarmTable(theme, clock, columns(), this)), m_text(new QLineEdit(this)),
      m_priority(new QComboBox(this)), m_span(new QComboBox(this)),
      m_count(plainLabel({}, "muted", this)),
      m_trend(new ActionButton(tr("Show &trend"), theme, this)),
      m_export(new AlarmExport(theme, history, this)), m_typing(new QTimer(this)),
      m_live(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(buildFilter());
    layout->addWidget(buildCard(), 1);
    layout->addLayout(buildFoot());
    m_export->setQuerySource([this] { return query(); });
    wire();
    explain({});
}

QLayout *AlarmJournalView::buildFilter()
{
    m_text->setObjectName(u"journalSearchEdit"_s);
    m_text->setAccessibleName(tr("Search by device, alarm, operator or comment"));
    m_text->setPlaceholderText(tr("Search: device, alarm, operator, comment"));
    m_text->setClearButtonEnabled(true);
    m_priority->setObjectName(u"journalPriorityBox"_s);
    m_priority->setAccessibleName(tr("Priority"));
    m_priority->addItem(tr("All priorities"));
    for (const auto priority : {AlarmPriority::Urgent, AlarmPriority::High, AlarmPriority::Low})
        m_priority->addItem(Wording::of(priority), int(priority));
    m_span->setObjectName(u"journalSpanBox"_s);
    m_span->setAccessibleName(tr("Time span"));
    m_span->addItem(tr("Any time"));
    const std::pair<QString, int> spans[] = {{tr("Last hour"), 60},
                                             {tr("Last 8 hours"), 8 * 60},
                                             {tr("Last 24 hours"), 24 * 60},
                                             {tr("Last 7 days"), 7 * 24 * 60},
                                             {tr("Last 30 days"), 30 * 24 * 60}};
    for (const auto &[text, minutes] : spans)
        m_span->addItem(text, minutes);
    m_count->setObjectName(u"journalCount"_s);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_text, 1);
    bar->addWidget(m_priority);
    bar->addWidget(m_span);
    bar->addWidget(m_count);
    return bar;
}

QWidget *AlarmJournalView::buildCard()
{
    m_table->setObjectName(u"journalTable"_s);
    m_table->setAccessibleName(tr("Journal of alarms, newest first"));
    m_table->setAlarms(m_model);
    m_note = new EmptyNote({}, {}, m_model, m_table, this);
    return cardOf(m_table, m_note, this);
}

QLayout *AlarmJournalView::buildFoot()
{
    m_trend->setObjectName(u"journalTrendButton"_s);
    m_trend->setAccessibleName(tr("Show the trend at the time of the chosen row"));
    const auto fit = [this] { m_trend->setFixedWidth(m_theme->ipx(ButtonWidth)); };
    connect(m_theme, &Theme::changed, this, fit);
    fit();
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_trend);
    foot->addWidget(m_export, 1);
    return foot;
}

void AlarmJournalView::lead(const QModelIndex &row)
{
    if (!row.isValid())
        return;
    const AlarmTransition &what = m_model->rows().at(row.row());
    Q_EMIT alarmWanted(what.key, what.at);
}

void AlarmJournalView::offerTrend()
{
    const std::optional<AlarmRecord> chosen = m_table->shown();
    CommandOffer offer;
    if (!chosen)
        offer = {Refusal::NotArmed, tr("choose a row first")};
    else if (chosen->key.device.isNull())
        offer = {Refusal::Unsupported, tr("of no device")};
    m_trend->setOffer(offer);
}

void AlarmJournalView::wire()
{
    connect(m_table, &AlarmTable::rowWanted, this, &AlarmJournalView::lead);
    connect(m_table, &AlarmTable::choiceChanged, this, &AlarmJournalView::offerTrend);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AlarmJournalView::offerTrend);
    connect(m_trend, &QPushButton::clicked, this, [this] {
        const QModelIndex row = m_table->selectionModel()->selectedRows().value(0);
        if (!row.isValid())
            return;
        const AlarmTransition &what = m_model->rows().at(row.row());
        Q_EMIT trendRequested(what.key.device, what.key.subject, what.at);
    });
    offerTrend();

    m_typing->setSingleShot(true);
    m_typing->setInterval(TypingMs);
    m_live->setSingleShot(true);
    m_live->setInterval(LiveMs);
    connect(m_text, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &AlarmJournalView::fetch);
    connect(m_live, &QTimer::timeout, this, &AlarmJournalView::fetch);
    for (QComboBox *box : {m_priority, m_span})
        connect(box, &QComboBox::currentIndexChanged, this, &AlarmJournalView::fetch);
    if (m_history)
        connect(m_history, &AlarmHistory::fetched, this, &AlarmJournalView::take);
}

AlarmQuery AlarmJournalView::query() const
{
    AlarmQuery query;
    query.text = m_text->text().trimmed();
    query.most = MostRows;
    if (m_priority->currentData().isValid())
        query.priority = AlarmPriority(m_priority->currentData().toInt());
    if (m_span->currentData().isValid())
        query.from = m_clock->wall() - std::chrono::minutes(m_span->currentData().toInt());
    return query;
}

void AlarmJournalView::touch()
{
    if (!isVisible() || !m_history)
        return;
    if (m_waiting)
        m_touched = true;
    else if (!m_live->isActive())
        m_live->start();
}

void AlarmJournalView::fetch()
{
    if (!m_history)
        return;
    m_waiting = true;
    m_touched = false;
    m_history->fetch(++m_ticket, query());
}

void AlarmJournalView::take(int ticket, const QList<AlarmTransition> &rows, const QString &error)
{
    if (ticket != m_ticket)
        return;
    m_waiting = false;
    explain(error);
    m_model->setRows(rows);
    const QString count = tr("%Ln row(s)", nullptr, plural(rows.size()));
    m_count->setText(rows.size() < MostRows ? count : tr("the newest %1").arg(count));
    if (m_touched)
        touch();
}

void AlarmJournalView::explain(const QString &error)
{
    const AlarmQuery asked = query();
    const bool narrow = !asked.text.isEmpty() || asked.priority || asked.from;
    if (!m_history)
        m_note->say(tr("There is no journal here"), tr("This program was started without one."));
    else if (!error.isEmpty())
        m_note->say(tr("The journal cannot be read"), error);
    else if (narrow)
        m_note->say(tr("Nothing is found"), tr("Another search, or a longer span, may find more."));
    else
        m_note->say(tr("The journal is empty"),
                    tr("Whatever happens to an alarm is written here: raised, acknowledged, "
                       "shelved, cleared."));
}

bool AlarmJournalView::escape()
{
    if (m_export->escape())
        return true;
    const bool had =
        !m_text->text().isEmpty() || m_priority->currentIndex() > 0 || m_span->currentIndex() > 0;
    m_text->clear();
    for (QComboBox *box : {m_priority, m_span})
        box->setCurrentIndex(0);
    return had;
}

void AlarmJournalView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fetch();
}

} // namespace Raptor::Views
