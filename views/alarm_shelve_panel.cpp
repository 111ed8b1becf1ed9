// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_shelve_panel.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/command.h"
#include "views/action_button.h"
#include "views/alarm_text.h"
#include "views/labels.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int ReasonLength = 200;
constexpr int UsualSpan = 60; // minutes

} // namespace

AlarmShelvePanel::AlarmShelvePanel(const Theme *theme, AlarmDesk *desk, const AlarmNames *names,
                                   const Clock *clock, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_names(names), m_clock(clock),
      m_title(plainLabel({}, "section", this)), m_which(plainLabel({}, "muted", this)),
      m_times(new QWidget(this)), m_span(new QComboBox(m_times)), m_kind(new QComboBox(m_times)),
      m_until(plainLabel({}, "muted", m_times)), m_reason(new QLineEdit(this)),
      m_message(plainLabel({}, "fault", this)), m_apply(new ActionButton({}, theme, this)),
      m_cancel(new PushButton(tr("Canc&el"), this))
{
    setObjectName(u"alarmShelvePanel"_s);
    setLook(this, "armed");
    build();
    connect(m_span, &QComboBox::currentIndexChanged, this, &AlarmShelvePanel::refresh);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &AlarmShelvePanel::refresh);
    connect(m_reason, &QLineEdit::textChanged, this, &AlarmShelvePanel::refresh);
    connect(m_reason, &QLineEdit::returnPressed, m_apply, &QPushButton::click);
    connect(m_apply, &QPushButton::clicked, this, &AlarmShelvePanel::apply);
    connect(m_cancel, &QPushButton::clicked, this, &AlarmShelvePanel::finished);
}

void AlarmShelvePanel::build()
{
    m_which->setObjectName(u"shelveWhich"_s);
    m_which->setWordWrap(true);
    m_span->setObjectName(u"shelveSpanBox"_s);
    m_span->setAccessibleName(tr("For how long"));
    const std::pair<QString, int> spans[] = {{tr("15 minutes"), 15}, {tr("30 minutes"), 30},
                                             {tr("1 hour"), 60},     {tr("2 hours"), 120},
                                             {tr("4 hours"), 240},   {tr("8 hours"), 480},
                                             {tr("12 hours"), 720},  {tr("24 hours"), 1440}};
    for (const auto &[text, minutes] : spans)
        m_span->addItem(text, minutes);
    m_kind->setObjectName(u"shelveKindBox"_s);
    m_kind->setAccessibleName(tr("What ends it"));
    m_kind->addItem(tr("whatever the alarm does"), int(AlarmShelving::Timed));
    m_kind->addItem(tr("or until the alarm ends, if sooner"), int(AlarmShelving::OneShot));
    m_until->setObjectName(u"shelveUntil"_s);
    m_reason->setObjectName(u"shelveReasonEdit"_s);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setMaxLength(ReasonLength);
    m_message->setObjectName(u"shelveMessage"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    m_apply->setObjectName(u"shelveApplyButton"_s);
    m_apply->setAccessibleName(tr("Do it"));
    setLook(m_apply, "primary");
    m_cancel->setObjectName(u"shelveCancelButton"_s);
    m_cancel->setAccessibleName(tr("Cancel, change nothing"));

    auto *times = new QHBoxLayout(m_times);
    times->setContentsMargins(0, 0, 0, 0);
    times->setSpacing(8);
    times->addWidget(plainLabel(tr("For"), "muted", m_times));
    times->addWidget(m_span);
    times->addWidget(m_kind);
    times->addWidget(m_until, 1);
    auto *reason = new QHBoxLayout;
    reason->setSpacing(8);
    reason->addWidget(plainLabel(tr("Reason"), "muted", this));
    reason->addWidget(m_reason, 1);
    reason->addWidget(m_cancel);
    reason->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_which);
    layout->addWidget(m_times);
    layout->addLayout(reason);
    layout->addWidget(m_message);
}

void AlarmShelvePanel::open(Act act, const QList<AlarmRecord> &alarms)
{
    m_act = act;
    m_alarms = alarms;
    const bool shelve = act == Act::Shelve;
    const int count = plural(alarms.size());
    m_title->setText(shelve ? tr("Shelve %Ln alarm(s): silent until the end, then back by itself",
                                 nullptr, count)
                            : tr("Take %Ln alarm(s) out of service: not watched until somebody "
                                 "returns it to service",
                                 nullptr, count));
    m_which->setText(listText(alarms, *m_names));
    m_times->setVisible(shelve);
    m_apply->setText(shelve ? tr("Shelve &now") : tr("Out of service &now"));
    m_apply->setAccessibleName(m_apply->text().remove(u'&'));
    m_reason->setPlaceholderText(shelve ? tr("why it is known and needs no attention until then")
                                        : tr("why it cannot be believed, and what is being done"));
    m_reason->clear();
    m_span->setCurrentIndex(m_span->findData(UsualSpan));
    m_kind->setCurrentIndex(0);
    m_message->hide();
    refresh();
    show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void AlarmShelvePanel::refresh()
{
    const auto span = std::chrono::minutes(m_span->currentData().toInt());
    const WallTime now = m_clock->wall();
    m_until->setText(tr("until %1").arg(momentText(now + span, now)));
    CommandOffer offer;
    if (m_reason->text().trimmed().isEmpty())
        offer = {Refusal::NotArmed, tr("type the reason first")};
    m_apply->setOffer(offer);
}

void AlarmShelvePanel::tick()
{
    if (isVisible())
        refresh();
}

void AlarmShelvePanel::apply()
{
    const QString reason = m_reason->text().trimmed();
    const auto span = std::chrono::minutes(m_span->currentData().toInt());
    const bool shelve = m_act == Act::Shelve;
    const AlarmOutcome outcome = shelve
        ? m_desk->shelve(keysOf(m_alarms), AlarmShelving(m_kind->currentData().toInt()), span,
                         reason)
        : m_desk->removeFromService(keysOf(m_alarms), reason);
    const WallTime now = m_clock->wall();
    const QString until = momentText(now + span, now);
    const auto done = [shelve, &until](int count) {
        return shelve ? tr("%Ln alarm(s) shelved until %1", nullptr, count).arg(until)
                      : tr("%Ln alarm(s) out of service", nullptr, count);
    };
    const AlarmAnswer answer = answerOf(outcome, m_alarms.size(), done, u"%1"_s);
    if (!answer.done) {
        m_message->setText(answer.text);
        m_message->show();
        return;
    }
    Q_EMIT said(answer.text, answer.refused);
    Q_EMIT finished();
}

} // namespace Raptor::Views
