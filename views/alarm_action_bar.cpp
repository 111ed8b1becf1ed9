// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_action_bar.h"

#include "models/domain/command.h"
#include "views/action_button.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int CommentLength = 200;
constexpr double WideButton = 140;
constexpr double NarrowButton = 118;

CommandOffer offerUnless(const QString &reason)
{
    return reason.isEmpty() ? CommandOffer() : CommandOffer{Refusal::Unsupported, reason};
}

bool anyOf(const QList<AlarmRecord> &records, bool (*holds)(const AlarmStatus &))
{
    return std::any_of(records.cbegin(), records.cend(),
                       [holds](const AlarmRecord &record) { return holds(record.status); });
}

/// Why there is nothing to reset among @p chosen; empty: there is.
QString whyNoReset(const QList<AlarmRecord> &chosen)
{
    if (anyOf(chosen,
              [](const AlarmStatus &s) { return s.state == AlarmState::LatchedAcknowledged; }))
        return {};
    if (anyOf(chosen,
              [](const AlarmStatus &s) { return s.state == AlarmState::LatchedUnacknowledged; }))
        return AlarmActionBar::tr("acknowledge first");
    const bool latching =
        std::any_of(chosen.cbegin(), chosen.cend(), [](const AlarmRecord &record) {
            return record.latching && record.status.isActive();
        });
    return latching ? AlarmActionBar::tr("still active") : AlarmActionBar::tr("none is latched");
}

} // namespace

QList<AlarmKey> AlarmChoice::toAcknowledge() const
{
    QList<AlarmKey> keys;
    for (const AlarmRecord &record : chosen) {
        if (record.status.isUnacknowledged())
            keys.append(record.key);
    }
    return keys;
}

QList<AlarmKey> AlarmChoice::toReset() const
{
    QList<AlarmKey> keys;
    for (const AlarmRecord &record : chosen) {
        if (record.status.state == AlarmState::LatchedAcknowledged)
            keys.append(record.key);
    }
    return keys;
}

AlarmActionBar::AlarmActionBar(const Theme *theme, bool usable, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_usable(usable), m_comment(new QLineEdit(this)),
      m_acknowledge(new ActionButton(tr("&Acknowledge"), theme, this)),
      m_page(new ActionButton(tr("Acknowledge &page"), theme, this)),
      m_all(new ActionButton(tr("Ac&knowledge all"), theme, this)),
      m_shelve(new ActionButton(tr("She&lve\u2026"), theme, this)),
      m_remove(new ActionButton(tr("&Out of service\u2026"), theme, this)),
      m_reset(new ActionButton(tr("&Reset"), theme, this))
{
    build();
    connect(m_acknowledge, &QPushButton::clicked, this, &AlarmActionBar::acknowledgeRequested);
    connect(m_comment, &QLineEdit::returnPressed, m_acknowledge, &QPushButton::click);
    connect(m_page, &QPushButton::pressed, this, &AlarmActionBar::pagePressed);
    connect(m_all, &QPushButton::pressed, this, &AlarmActionBar::allPressed);
    connect(m_page, &QPushButton::clicked, this, &AlarmActionBar::acknowledgePageRequested);
    connect(m_all, &QPushButton::clicked, this, &AlarmActionBar::acknowledgeAllRequested);
    connect(m_shelve, &QPushButton::clicked, this, &AlarmActionBar::shelveRequested);
    connect(m_remove, &QPushButton::clicked, this, &AlarmActionBar::removeRequested);
    connect(m_reset, &QPushButton::clicked, this, &AlarmActionBar::resetRequested);
    connect(theme, &Theme::changed, this, &AlarmActionBar::fit);
    fit();
    showChoice({});
}

void AlarmActionBar::build()
{
    const struct
    {
        ActionButton *button;
        QString name;
        QString spoken;
    } buttons[] = {{m_acknowledge, u"acknowledgeButton"_s, tr("Acknowledge the chosen alarms")},
                   {m_page, u"acknowledgePageButton"_s, tr("Acknowledge the alarms in sight")},
                   {m_all, u"acknowledgeAllButton"_s, tr("Acknowledge all listed alarms")},
                   {m_shelve, u"shelveButton"_s, tr("Shelve the chosen alarms")},
                   {m_remove, u"outOfServiceButton"_s, tr("Take the chosen alarms out of service")},
                   {m_reset, u"resetAlarmButton"_s, tr("Reset the chosen latched alarms")}};
    m_comment->setObjectName(u"alarmCommentEdit"_s);
    m_comment->setAccessibleName(tr("Comment, optional"));
    m_comment->setPlaceholderText(tr("optional; goes into the journal"));
    m_comment->setMaxLength(CommentLength);
    m_comment->setMinimumWidth(40);
    QLabel *label = plainLabel(tr("Co&mment"), "muted", this);
    label->setBuddy(m_comment);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(label);
    layout->addWidget(m_comment, 1);
    for (const auto &one : buttons) {
        one.button->setObjectName(one.name);
        one.button->setAccessibleName(one.spoken);
        layout->addWidget(one.button);
    }
    setLook(m_acknowledge, "primary");
}

void AlarmActionBar::fit()
{
    // Of fixed width: a button must not move when its reason comes or goes.
    for (ActionButton *button : {m_page, m_all})
        button->setFixedWidth(m_theme->ipx(WideButton));
    for (ActionButton *button : {m_acknowledge, m_shelve, m_remove, m_reset})
        button->setFixedWidth(m_theme->ipx(NarrowButton));
}

void AlarmActionBar::showChoice(const AlarmChoice &choice)
{
    const QString none = m_usable ? QString() : tr("no alarms are watched");
    const QString noChoice = !none.isEmpty() ? none
        : choice.chosen.isEmpty()            ? tr("choose alarms first")
                                             : QString();
    const auto orElse = [](const QString &first, const QString &second) {
        return first.isEmpty() ? second : first;
    };
    const qsizetype chosen = choice.toAcknowledge().size();
    m_acknowledge->setOffer(
        offerUnless(orElse(noChoice, chosen ? QString() : tr("acknowledged already"))));
    m_page->setOffer(offerUnless(orElse(none, choice.inSight ? QString() : tr("none in sight"))));
    m_all->setOffer(offerUnless(orElse(none, choice.listed ? QString() : tr("none is left"))));
    m_shelve->setOffer(offerUnless(noChoice));
    m_remove->setOffer(offerUnless(noChoice));
    m_reset->setOffer(offerUnless(orElse(noChoice, whyNoReset(choice.chosen))));
    m_acknowledge->setNote(chosen == choice.chosen.size()
                               ? tr("%Ln chosen", nullptr, plural(chosen))
                               : tr("%1 of %Ln chosen", nullptr, plural(choice.chosen.size()))
                                     .arg(QLocale().toString(qlonglong(chosen))));
    m_page->setNote(tr("%Ln in sight", nullptr, plural(choice.inSight)));
    m_all->setNote(tr("%Ln listed", nullptr, plural(choice.listed)));
    const QString note = tr("%Ln chosen", nullptr, plural(choice.chosen.size()));
    m_shelve->setNote(note);
    m_remove->setNote(note);
    m_reset->setNote(tr("%Ln latched", nullptr, plural(choice.toReset().size())));
}

QString AlarmActionBar::comment() const
{
    return m_comment->text().trimmed();
}

void AlarmActionBar::clearComment()
{
    m_comment->clear();
}

} // namespace Raptor::Views
