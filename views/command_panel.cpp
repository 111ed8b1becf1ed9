// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/command_panel.h"

#include "views/action_button.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int ReasonLength = 200;

QString confirmText(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Start:
        return CommandPanel::tr("Start now");
    case CommandKind::RelayOn:
        return CommandPanel::tr("Switch on now");
    case CommandKind::Reset:
        return CommandPanel::tr("Reset now");
    case CommandKind::Stop:
    case CommandKind::RelayOff:
    case CommandKind::EStop:
        return CommandPanel::tr("Now");
    }
    Q_UNREACHABLE();
}

QString question(const ArmedCommand &armed)
{
    QString what = armed.text;
    if (!what.isEmpty())
        what[0] = what.at(0).toUpper();
    if (armed.kind == CommandKind::Reset)
        return CommandPanel::tr("%1. It starts nothing.").arg(what);
    return CommandPanel::tr("%1 - area clear?").arg(what);
}

} // namespace

CommandPanel::CommandPanel(const Theme *theme, CommandDesk *desk, const Clock *clock,
                           QWidget *parent)
    : QFrame(parent), m_theme(theme), m_desk(desk), m_clock(clock),
      m_title(plainLabel(tr("Commands"), "section", this)),
      m_none(plainLabel(tr("This device takes no commands."), "muted", this)),
      m_foot(new QStackedWidget(this)), m_hint(plainLabel({}, "small", m_foot)),
      m_armedText(plainLabel({}, "strong", m_foot)),
      m_countdown(new DigitLabel(theme, 22, QFont::DemiBold, m_foot)),
      m_reason(new QLineEdit(m_foot)), m_confirm(new ActionButton({}, theme, m_foot)),
      m_cancel(new PushButton(tr("Cancel"), m_foot))
{
    setObjectName(u"commandPanel"_s);
    setAccessibleName(tr("Commands of the device"));
    setLook(this, "card");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(7);
    layout->addWidget(m_title);
    layout->addWidget(m_none);
    buildButtons(layout);
    buildFoot(layout);
    connect(desk, &CommandDesk::offersChanged, this, &CommandPanel::refreshOffers);
    connect(desk, &CommandDesk::pathChanged, this, &CommandPanel::refreshOffers);
    connect(desk, &CommandDesk::armedChanged, this, &CommandPanel::refreshArmed);
    refreshArmed();
}

ActionButton *CommandPanel::addButton(CommandKind kind, const QString &text, const QString &name,
                                      const char *look)
{
    auto *button = new ActionButton(text, m_theme, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    setLook(button, look);
    m_buttons.insert(kind, button);
    connect(button, &QPushButton::clicked, this, [this, kind] { press(kind); });
    return button;
}

void CommandPanel::buildButtons(QVBoxLayout *layout)
{
    auto *run = new QHBoxLayout;
    run->setSpacing(8);
    run->addWidget(addButton(CommandKind::Start, tr("Start\u2026"), u"startButton"_s, "normal"), 2);
    run->addWidget(addButton(CommandKind::Stop, tr("Stop"), u"stopButton"_s, "primary"), 3);
    auto *relay = new QHBoxLayout;
    relay->setSpacing(8);
    relay->addWidget(
        addButton(CommandKind::RelayOn, tr("Relay on\u2026"), u"relayOnButton"_s, "normal"), 2);
    relay->addWidget(
        addButton(CommandKind::RelayOff, tr("Relay off"), u"relayOffButton"_s, "primary"), 3);
    layout->addLayout(run);
    layout->addLayout(relay);
    layout->addWidget(
        addButton(CommandKind::EStop, tr("E-stop this device"), u"deviceEStopButton"_s, "danger"));
    layout->addWidget(
        addButton(CommandKind::Reset, tr("Reset e-stop\u2026"), u"resetButton"_s, "normal"));
}

void CommandPanel::buildFoot(QVBoxLayout *layout)
{
    m_hint->setObjectName(u"commandHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_armedText->setObjectName(u"armedText"_s);
    m_armedText->setWordWrap(true);
    m_countdown->setObjectName(u"armedCountdown"_s);
    m_countdown->setWidest(u"10 s"_s);
    m_reason->setObjectName(u"resetReasonEdit"_s);
    m_reason->setAccessibleName(tr("Reason for the reset"));
    m_reason->setPlaceholderText(tr("Reason: what was wrong, who checked"));
    m_reason->setMaxLength(ReasonLength);
    m_confirm->setObjectName(u"confirmButton"_s);
    m_confirm->setAccessibleName(tr("Confirm the armed command"));
    setLook(m_confirm, "primary");
    m_cancel->setObjectName(u"disarmButton"_s);
    m_cancel->setAccessibleName(tr("Cancel the armed command"));
    m_cancel->setAutoDefault(false);

    auto *armed = new QFrame(m_foot);
    armed->setObjectName(u"armedBox"_s);
    setLook(armed, "armed");
    auto *inside = new QVBoxLayout(armed);
    inside->setContentsMargins(10, 8, 10, 10);
    auto *top = new QHBoxLayout;
    top->addWidget(m_armedText, 1);
    top->addWidget(m_countdown, 0, Qt::AlignTop);
    inside->addLayout(top, 1);
    inside->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm, 1);
    inside->addLayout(buttons);
    auto *idle = new QFrame(m_foot);
    setLook(idle, "idle");
    auto *idleLayout = new QVBoxLayout(idle);
    idleLayout->setContentsMargins(10, 8, 10, 8);
    idleLayout->addWidget(m_hint);
    m_foot->addWidget(idle);
    m_foot->addWidget(armed);
    layout->addWidget(m_foot);
    connect(m_confirm, &QPushButton::clicked, this, &CommandPanel::confirm);
    connect(m_cancel, &QPushButton::clicked, m_desk, &CommandDesk::disarm);
    connect(m_reason, &QLineEdit::textChanged, this, &CommandPanel::refreshConfirm);
}

void CommandPanel::showDevice(const DeviceFacts &facts)
{
    const bool other = facts.id != m_facts.id;
    m_facts = facts;
    m_title->setText(tr("Commands for %1").arg(facts.name));
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setVisible(facts.kinds.contains(it.key()));
    m_none->setVisible(facts.kinds.isEmpty());
    m_foot->setVisible(!facts.kinds.isEmpty());
    if (other)
        say({});
    refreshOffers();
    refreshArmed();
}

QWidget *CommandPanel::foot() const
{
    return m_foot;
}

bool CommandPanel::armedHere() const
{
    const std::optional<ArmedCommand> armed = m_desk->armed();
    return armed && armed->device == m_facts.id && m_facts.isDevice();
}

void CommandPanel::press(CommandKind kind)
{
    if (!m_facts.isDevice())
        return;
    if (kind == CommandKind::EStop) {
        m_desk->emergencyStop({EStopScope::Kind::Device, m_facts.id, {}});
        return;
    }
    if (isStop(kind)) {
        say(m_desk->stop(m_facts.id, kind).text);
        return;
    }
    // Pressing the first button again is no second step, and does not lengthen the first.
    if (armedHere() && m_desk->armed()->kind == kind)
        return;
    m_reason->clear();
    say(m_desk->arm(m_facts.id, kind).text);
    if (!armedHere())
        return;
    refreshArmed();
    // Only here: an update of the device must never move the keyboard focus.
    if (kind == CommandKind::Reset)
        m_reason->setFocus(Qt::OtherFocusReason);
    Q_EMIT armedShown();
}

void CommandPanel::confirm()
{
    if (armedHere())
        say(m_desk->executeArmed(m_reason->text().trimmed()).text);
}

void CommandPanel::refreshOffers()
{
    if (!m_facts.isDevice())
        return;
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        const CommandOffer offer = m_desk->offer(m_facts.id, it.key());
        if (it.key() == CommandKind::EStop) // never dead: without a path it latches and says so
            it.value()->setNote(offer.available() ? tr("remote request, latches") : offer.text);
        else
            it.value()->setOffer(offer);
    }
}

void CommandPanel::refreshArmed()
{
    const bool here = armedHere();
    m_foot->setCurrentIndex(here ? 1 : 0);
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        if (needsArming(it.key()))
            it.value()->setNote(here && m_desk->armed()->kind == it.key() ? tr("armed")
                                                                          : QString());
    }
    if (!here) {
        m_reason->clear();
        return;
    }
    const ArmedCommand armed = *m_desk->armed();
    m_armedText->setText(question(armed));
    m_reason->setVisible(armed.kind == CommandKind::Reset);
    m_confirm->setText(confirmText(armed.kind));
    m_confirm->setAccessibleName(tr("%1: %2").arg(confirmText(armed.kind), armed.text));
    refreshConfirm();
    tick();
}

void CommandPanel::refreshConfirm()
{
    const bool missing = armedHere() && m_desk->armed()->kind == CommandKind::Reset
        && m_reason->text().trimmed().isEmpty();
    CommandOffer offer;
    if (missing)
        offer = {Refusal::NotArmed, tr("type the reason first")};
    m_confirm->setOffer(offer);
}

void CommandPanel::tick()
{
    if (!armedHere())
        return;
    const Milliseconds left = m_desk->armed()->expires - m_clock->now();
    const auto seconds = qMax<qint64>(0, (left.count() + 999) / 1000);
    m_countdown->setText(tr("%1 s").arg(seconds));
}

void CommandPanel::say(const QString &text)
{
    const bool arming =
        m_facts.kinds.contains(CommandKind::Start) || m_facts.kinds.contains(CommandKind::RelayOn);
    m_hint->setText(!text.isEmpty() ? text
                        : arming ? tr("Nothing is armed. Starting takes two steps: arm above, then "
                                      "confirm here within 10 s. Esc disarms.")
                                 : QString());
}

} // namespace Raptor::Views
