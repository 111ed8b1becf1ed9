// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/silent_alarms.h"

#include "models/domain/command.h"
#include "models/domain/roles.h"
#include "views/action_button.h"
#include "views/alarm_detail.h"
#include "views/alarm_filter_model.h"
#include "views/alarm_table.h"
#include "views/alarm_text.h"
#include "views/empty_note.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int RefreshMs = 250;
constexpr int CommentLength = 200;
constexpr double ButtonWidth = 150;

QList<AlarmTable::Column> columns()
{
    QList<AlarmTable::Column> columns(AlarmColumn::Count);
    columns[AlarmColumn::Priority] = {80, 0};
    columns[AlarmColumn::Device] = {116, 1};
    columns[AlarmColumn::Text] = {136, 2};
    columns[AlarmColumn::State] = {236, 1};
    columns[AlarmColumn::Until] = {172, 0};
    columns[AlarmColumn::Operator] = {78, 0};
    columns[AlarmColumn::Comment] = {200, 6};
    return columns;
}

QList<AlarmKey> keysWhere(const QList<AlarmRecord> &records, bool (*holds)(const AlarmStatus &))
{
    QList<AlarmKey> keys;
    for (const AlarmRecord &record : records) {
        if (holds(record.status))
            keys.append(record.key);
    }
    return keys;
}

QList<AlarmKey> shelvedOf(const QList<AlarmRecord> &records)
{
    return keysWhere(records,
                     [](const AlarmStatus &s) { return s.shelving != AlarmShelving::None; });
}

QList<AlarmKey> outOfServiceOf(const QList<AlarmRecord> &records)
{
    return keysWhere(records, [](const AlarmStatus &s) { return s.outOfService; });
}

} // namespace

SilentAlarms::SilentAlarms(const Theme *theme, QAbstractItemModel *alarms, AlarmDesk *desk,
                           const AlarmNames *names, const Clock *clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_desk(desk),
      m_model(new AlarmFilterModel(AlarmFilterModel::List::Silent, names, this)),
      m_table(new AlarmTable(theme, clock, columns(), this)),
      m_detail(new AlarmDetail(theme, desk, names, clock, u"silent"_s, this)),
      m_comment(new QLineEdit(this)), m_unshelve(new ActionButton(tr("Unshe&lve"), theme, this)),
      m_return(new ActionButton(tr("&Return to service"), theme, this)), m_later(new QTimer(this))
{
    m_model->setSourceModel(alarms);
    m_model->sort(AlarmColumn::Until);
    m_later->setSingleShot(true);
    m_later->setInterval(RefreshMs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(buildCard(), 1);
    layout->addWidget(m_detail);
    layout->addLayout(buildActions());
    wire();
    refresh();
}

void SilentAlarms::wire()
{
    connect(m_table, &AlarmTable::choiceChanged, this, &SilentAlarms::refresh);
    connect(m_table, &AlarmTable::sightChanged, this, [this] {
        if (!m_later->isActive())
            m_later->start();
    });
    connect(m_later, &QTimer::timeout, this, &SilentAlarms::refresh);
    connect(m_unshelve, &QPushButton::clicked, this, &SilentAlarms::unshelve);
    connect(m_return, &QPushButton::clicked, this, &SilentAlarms::returnToService);
    connect(m_detail, &AlarmDetail::deviceRequested, this, &SilentAlarms::deviceRequested);
    connect(m_detail, &AlarmDetail::trendRequested, this, &SilentAlarms::trendRequested);
    connect(m_detail, &AlarmDetail::definitionRequested, this, &SilentAlarms::definitionRequested);
    connect(m_table, &AlarmTable::rowWanted, this, [this](const QModelIndex &row) {
        const auto record = row.data(AlarmRole::Record).value<AlarmRecord>();
        Q_EMIT alarmWanted(record.key, record.raisedAt.value_or(record.changedAt));
    });
}

QWidget *SilentAlarms::buildCard()
{
    m_table->setObjectName(u"silentAlarmsTable"_s);
    m_table->setAccessibleName(tr("Shelved, out of service and suppressed alarms"));
    m_table->setAlarms(m_model);
    QHeaderView *header = m_table->horizontalHeader();
    header->moveSection(header->visualIndex(AlarmColumn::Until),
                        header->visualIndex(AlarmColumn::Operator));
    m_note = new EmptyNote(tr("Nothing is kept from you"),
                           tr("Alarms that are shelved, out of service or explained by something "
                              "else are listed here,\nwith their end, by whom and why."),
                           m_model, m_table, this);
    if (!m_desk)
        m_note->say(tr("Alarms are not watched here"),
                    tr("This program was started without them."));
    return cardOf(m_table, m_note, this);
}

QLayout *SilentAlarms::buildActions()
{
    m_comment->setObjectName(u"silentCommentEdit"_s);
    m_comment->setAccessibleName(tr("Comment, optional"));
    m_comment->setPlaceholderText(tr("optional; goes into the journal"));
    m_comment->setMaxLength(CommentLength);
    m_unshelve->setObjectName(u"unshelveButton"_s);
    m_unshelve->setAccessibleName(tr("Unshelve the chosen alarms"));
    m_return->setObjectName(u"returnToServiceButton"_s);
    m_return->setAccessibleName(tr("Return the chosen alarms to service"));
    QLabel *label = plainLabel(tr("Co&mment"), "muted", this);
    label->setBuddy(m_comment);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(8);
    layout->addWidget(label);
    layout->addWidget(m_comment, 1);
    layout->addWidget(m_unshelve);
    layout->addWidget(m_return);
    const auto fit = [this] {
        for (ActionButton *button : {m_unshelve, m_return})
            button->setFixedWidth(m_theme->ipx(ButtonWidth));
    };
    connect(m_theme, &Theme::changed, this, fit);
    fit();
    return layout;
}

void SilentAlarms::tick()
{
    if (!isVisible())
        return;
    m_table->viewport()->update(); // the ends come nearer
    m_detail->tick();
}

int SilentAlarms::count() const
{
    int count = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto status =
            m_model->index(row, 0).data(AlarmRole::Record).value<AlarmRecord>().status;
        count += status.shelving != AlarmShelving::None || status.outOfService;
    }
    return count;
}

void SilentAlarms::unshelve()
{
    const QList<AlarmKey> alarms = shelvedOf(m_table->chosen());
    if (m_desk && !alarms.isEmpty())
        answer(answerOf(
            m_desk->unshelve(alarms, m_comment->text().trimmed()), alarms.size(),
            [](int count) { return tr("%Ln alarm(s) unshelved", nullptr, count); },
            tr("Not unshelved: %1")));
}

void SilentAlarms::returnToService()
{
    const QList<AlarmKey> alarms = outOfServiceOf(m_table->chosen());
    if (m_desk && !alarms.isEmpty())
        answer(answerOf(
            m_desk->returnToService(alarms, m_comment->text().trimmed()), alarms.size(),
            [](int count) { return tr("%Ln alarm(s) in service again", nullptr, count); },
            tr("Not returned to service: %1")));
}

void SilentAlarms::answer(const AlarmAnswer &answer)
{
    if (answer.done)
        m_comment->clear();
    Q_EMIT said(answer.text, answer.refused);
    refresh();
}

void SilentAlarms::refresh()
{
    const QList<AlarmRecord> chosen = m_table->chosen();
    const auto offer = [this, &chosen](const QList<AlarmKey> &those, const QString &none) {
        if (!m_desk)
            return CommandOffer{Refusal::Unsupported, tr("no alarms are watched")};
        if (chosen.isEmpty())
            return CommandOffer{Refusal::Unsupported, tr("choose alarms first")};
        return those.isEmpty() ? CommandOffer{Refusal::Unsupported, none} : CommandOffer();
    };
    const QList<AlarmKey> shelved = shelvedOf(chosen);
    const QList<AlarmKey> removed = outOfServiceOf(chosen);
    const QWidget *focused = QApplication::focusWidget();
    m_unshelve->setOffer(offer(shelved, tr("none is shelved")));
    m_unshelve->setNote(tr("%Ln chosen", nullptr, plural(shelved.size())));
    m_return->setOffer(offer(removed, tr("all are in service")));
    m_return->setNote(tr("%Ln chosen", nullptr, plural(removed.size())));
    if ((focused == m_unshelve || focused == m_return) && !focused->isEnabled())
        m_table->setFocus(Qt::OtherFocusReason); // and not to the other button
    showDetail();
    Q_EMIT countChanged();
}

void SilentAlarms::showDetail()
{
    const QModelIndex first = m_model->index(0, 0);
    if (const std::optional<AlarmRecord> chosen = m_table->shown())
        m_detail->showRecord(*chosen, tr("Chosen alarm"));
    else if (first.isValid())
        m_detail->showRecord(first.data(AlarmRole::Record).value<AlarmRecord>(), tr("First alarm"));
    else
        m_detail->showNone();
}

} // namespace Raptor::Views
