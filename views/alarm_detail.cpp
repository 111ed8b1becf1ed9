// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_detail.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/command.h"
#include "models/domain/wording.h"
#include "views/action_button.h"
#include "views/alarm_mark_view.h"
#include "views/alarm_text.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtWidgets/QGridLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double MarkSize = 30;
constexpr double ButtonWidth = 112;

QString dash()
{
    return u"\u2013"_s;
}

CommandOffer offerUnless(const QString &reason)
{
    return reason.isEmpty() ? CommandOffer() : CommandOffer{Refusal::Unsupported, reason};
}

QString stateText(const AlarmRecord &record, WallTime now)
{
    QStringList parts{Wording::of(record.status.state), silenceText(record, now)};
    if (record.latching)
        parts.append(AlarmDetail::tr("latching"));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString sinceFact(const AlarmRecord &record, WallTime now)
{
    if (!record.raisedAt)
        return dash();
    QString text = AlarmDetail::tr("%1 (%2 ago)")
                       .arg(momentText(*record.raisedAt, now), sinceText(*record.raisedAt, now));
    if (record.clearedAt && !record.status.isActive())
        text = AlarmDetail::tr("%1, ended %2", "since, ended")
                   .arg(momentText(*record.raisedAt, now), momentText(*record.clearedAt, now));
    if (record.raisedCount > 1)
        text += AlarmDetail::tr(", %Ln times", "raised", plural(record.raisedCount));
    return text;
}

QString knowsFact(const AlarmRecord &record, WallTime now)
{
    if (record.status.isUnacknowledged())
        return AlarmDetail::tr("nobody yet");
    if (record.acknowledgedBy.isEmpty() || !record.acknowledgedAt)
        return dash();
    return AlarmDetail::tr("%1, %2", "operator, time")
        .arg(record.acknowledgedBy, momentText(*record.acknowledgedAt, now));
}

QString commentFact(const AlarmRecord &record)
{
    const QString silent = record.status.isSilent() ? record.shelvedWhy : QString();
    const QString text = silent.isEmpty() ? record.comment : silent;
    return text.isEmpty() ? dash() : text;
}

} // namespace

AlarmDetail::AlarmDetail(const Theme *theme, const AlarmDesk *desk, const AlarmNames *names,
                         const Clock *clock, const QString &prefix, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_prefix(prefix), m_desk(desk), m_names(names),
      m_clock(clock), m_mark(new AlarmMarkView(theme, MarkSize, this)),
      m_title(plainLabel({}, "small", this)),
      m_text(new ElidedLabel(theme, 16, QFont::DemiBold, this)),
      m_place(new ElidedLabel(theme, 13, QFont::Normal, this)),
      m_device(new ActionButton(tr("Show d&evice"), theme, this)),
      m_trend(new ActionButton(tr("Show &trend"), theme, this)),
      m_definition(new ActionButton(tr("Defi&nition\u2026"), theme, this))
{
    setObjectName(m_prefix + u"Detail"_s);
    setLook(this, "card");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(8);
    layout->addLayout(buildHead());
    layout->addLayout(buildFacts());
    layout->addLayout(buildGuidance());
    wire();
    showNone();
}

QLayout *AlarmDetail::buildHead()
{
    m_title->setObjectName(m_prefix + u"DetailTitle"_s);
    m_text->setObjectName(m_prefix + u"DetailText"_s);
    m_place->setObjectName(m_prefix + u"DetailPlace"_s);
    m_mark->setObjectName(m_prefix + u"DetailMark"_s);
    m_place->setMuted(true);
    const struct
    {
        ActionButton *button;
        QString name;
        QString spoken;
    } buttons[] = {
        {m_device, m_prefix + u"DeviceButton"_s, tr("Show the device of this alarm")},
        {m_trend, m_prefix + u"TrendButton"_s, tr("Show the trend at the time of this alarm")},
        {m_definition, m_prefix + u"DefinitionButton"_s, tr("Show or change how it is defined")}};
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    auto *first = new QHBoxLayout;
    first->setSpacing(10);
    first->addWidget(m_text, 1);
    words->addLayout(first);
    auto *second = new QHBoxLayout;
    second->setSpacing(10);
    second->addWidget(m_title);
    second->addWidget(m_place, 1);
    words->addLayout(second);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_mark, 0, Qt::AlignVCenter);
    head->addLayout(words, 1);
    for (const auto &one : buttons) {
        one.button->setObjectName(one.name);
        one.button->setAccessibleName(one.spoken);
        head->addWidget(one.button);
    }
    const auto fit = [this] {
        for (ActionButton *button : {m_device, m_trend, m_definition})
            button->setFixedWidth(m_theme->ipx(ButtonWidth));
    };
    connect(m_theme, &Theme::changed, this, fit);
    fit();
    return head;
}

QLayout *AlarmDetail::buildFacts()
{
    const struct
    {
        Fact fact;
        QString heading;
        QString name;
        int stretch;
    } facts[] = {{Measured, tr("Value and limit"), m_prefix + u"DetailMeasured"_s, 5},
                 {Since, tr("Since"), m_prefix + u"DetailSince"_s, 5},
                 {State, tr("State"), m_prefix + u"DetailState"_s, 6},
                 {Knows, tr("Acknowledged by"), m_prefix + u"DetailKnows"_s, 4},
                 {Comment, tr("Comment"), m_prefix + u"DetailComment"_s, 4}};
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(1);
    for (const auto &one : facts) {
        auto *value = new ElidedLabel(m_theme, 13, QFont::DemiBold, this);
        value->setObjectName(one.name);
        value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_facts.at(one.fact) = value;
        grid->addWidget(plainLabel(one.heading, "small", this), 0, one.fact);
        grid->addWidget(value, 1, one.fact);
        grid->setColumnStretch(one.fact, one.stretch);
    }
    return grid;
}

QLayout *AlarmDetail::buildGuidance()
{
    const struct
    {
        Guide guide;
        QString heading;
        QString name;
    } guides[] = {{Meaning, tr("What it means"), m_prefix + u"DetailMeaning"_s},
                  {Action, tr("What to do"), m_prefix + u"DetailAction"_s},
                  {Consequence, tr("If nothing is done"), m_prefix + u"DetailConsequence"_s}};
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(1);
    for (const auto &one : guides) {
        QLabel *text = plainLabel({}, one.guide == Action ? "strong" : "body", this);
        text->setObjectName(one.name);
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_guides.at(one.guide) = text;
        grid->addWidget(plainLabel(one.heading, "small", this), 0, one.guide);
        grid->addWidget(text, 1, one.guide);
        grid->setColumnStretch(one.guide, 1);
    }
    grid->setRowStretch(1, 1);
    // Room for two lines at all times, so that the table above keeps its height.
    const auto keep = [this, grid] {
        grid->setRowMinimumHeight(1, 2 * QFontMetrics(m_theme->font(13)).lineSpacing());
    };
    connect(m_theme, &Theme::changed, this, keep);
    keep();
    return grid;
}

void AlarmDetail::wire()
{
    // Of the alarm that was shown at the press, though another one may be shown since.
    for (ActionButton *button : {m_device, m_trend, m_definition})
        connect(button, &QPushButton::pressed, this, [this] { m_pressed = m_record; });
    connect(m_device, &QPushButton::clicked, this,
            [this] { Q_EMIT deviceRequested(m_pressed.key.device); });
    connect(m_trend, &QPushButton::clicked, this, [this] {
        Q_EMIT trendRequested(m_pressed.key.device, m_pressed.key.subject,
                              m_pressed.raisedAt.value_or(m_pressed.changedAt));
    });
    connect(m_definition, &QPushButton::clicked, this,
            [this] { Q_EMIT definitionRequested(m_pressed); });
}

void AlarmDetail::showRecord(const AlarmRecord &record, const QString &title)
{
    m_title->setText(title);
    const bool other = !(record == m_record);
    m_record = record;
    if (!other) {
        tick();
        return;
    }
    m_mark->setVisible(true);
    m_mark->setShape(shapeOf(record), Wording::of(record.priority));
    m_text->setText(record.text);
    m_place->setText(tr("%1 \u00b7 %2", "device and signal, key")
                         .arg(m_names->place(record.key), record.key.text()));
    showFacts();
    showGuidance();
    showButtons();
}

void AlarmDetail::showNone()
{
    m_record = {};
    m_title->clear();
    m_mark->setVisible(false);
    m_text->setText(tr("No alarm to show"));
    m_place->setText(tr("What an alarm means and what to do stands here."));
    for (ElidedLabel *fact : m_facts)
        fact->setText(dash());
    for (QLabel *guide : m_guides)
        guide->clear();
    for (ActionButton *button : {m_device, m_trend, m_definition})
        button->setOffer(offerUnless(tr("no alarm")));
}

void AlarmDetail::tick()
{
    if (!m_record.key.rule.isEmpty())
        showFacts();
}

void AlarmDetail::showFacts()
{
    const WallTime now = m_clock->wall();
    m_facts.at(Measured)->setText(measuredText(m_record.kind, m_record.occurrence));
    m_facts.at(Since)->setText(sinceFact(m_record, now));
    m_facts.at(State)->setText(stateText(m_record, now));
    m_facts.at(Knows)->setText(knowsFact(m_record, now));
    m_facts.at(Comment)->setText(commentFact(m_record));
}

void AlarmDetail::showGuidance()
{
    const AlarmGuidance &guidance = m_record.guidance;
    const QString texts[] = {guidance.meaning, guidance.action, guidance.consequence};
    for (size_t guide = 0; guide < m_guides.size(); ++guide)
        m_guides.at(guide)->setText(texts[guide].isEmpty() ? dash() : texts[guide]);
}

void AlarmDetail::showButtons()
{
    const AlarmKey &key = m_record.key;
    const QString noDevice = key.device.isNull() ? tr("of no device") : QString();
    const QString noSignal =
        noDevice.isEmpty() && key.subject.isEmpty() ? tr("of no signal") : noDevice;
    QString noRule;
    if (!m_desk)
        noRule = tr("no alarms are watched");
    else if (!m_desk->definition(key))
        noRule = tr("no rule knows it");
    m_device->setOffer(offerUnless(noDevice));
    m_trend->setOffer(offerUnless(noSignal));
    m_definition->setOffer(offerUnless(noRule));
}

} // namespace Raptor::Views
