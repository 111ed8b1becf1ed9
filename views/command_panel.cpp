// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/command_panel.h"

#include "models/domain/wording.h"
#include "views/action_button.h"
#include "views/armed_box.h"
#include "views/labels.h"
#include "views/theme.h"
#include "views/tripped_by.h"
#include "views/window_parts.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

CommandPanel::CommandPanel(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_desk(parts.commandDesk), m_commands(parts.commands),
      m_title(plainLabel(tr("Commands"), "section", this)),
      m_none(plainLabel(tr("This device takes no commands."), "muted", this)),
      m_foot(new QStackedWidget(parent)), m_hint(plainLabel({}, "small", m_foot)),
      m_armed(new ArmedBox(theme, m_desk, parts.clock, {}, m_foot))
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
    buildFoot();
    connect(m_desk, &CommandDesk::offersChanged, this, [this] {
        if (isVisible()) // ten times a second
            refreshOffers();
    });
    connect(m_desk, &CommandDesk::pathChanged, this, &CommandPanel::refreshOffers);
    connect(m_desk, &CommandDesk::armedChanged, this, &CommandPanel::refreshArmed);
    connect(m_armed, &ArmedBox::answered, this,
            [this](const CommandOffer &answer) { say(answer.text); });
    refreshArmed();
}

ActionButton *CommandPanel::addButton(CommandKind kind, const QString &text, const QString &name,
                                      const char *look)
{
    auto *button = new ActionButton(text, m_theme, this);
    button->setObjectName(name);
    button->setAccessibleName(QString(text).remove(u'&'));
    button->setReasonLines(kind == CommandKind::EStop ? 1 : 2);
    setLook(button, look);
    m_buttons.insert(kind, button);
    connect(button, &QPushButton::clicked, this, [this, kind] { press(kind); });
    return button;
}

void CommandPanel::buildButtons(QVBoxLayout *layout)
{
    auto *run = new QHBoxLayout;
    run->setSpacing(8);
    run->addWidget(addButton(CommandKind::Start, tr("St&art\u2026"), u"startButton"_s, "normal"),
                   1);
    run->addWidget(addButton(CommandKind::Stop, tr("St&op"), u"stopButton"_s, "primary"), 1);
    auto *relay = new QHBoxLayout;
    relay->setSpacing(8);
    relay->addWidget(
        addButton(CommandKind::RelayOn, tr("Rela&y on\u2026"), u"relayOnButton"_s, "normal"), 1);
    relay->addWidget(
        addButton(CommandKind::RelayOff, tr("Relay o&ff"), u"relayOffButton"_s, "primary"), 1);
    layout->addLayout(run);
    layout->addLayout(relay);
    layout->addWidget(
        addButton(CommandKind::EStop, tr("E-stop this device"), u"deviceEStopButton"_s, "danger"));
    layout->addWidget(
        addButton(CommandKind::Reset, tr("&Reset e-stop\u2026"), u"resetButton"_s, "normal"));
}

void CommandPanel::buildFoot()
{
    m_foot->setObjectName(u"commandFoot"_s);
    m_foot->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_hint->setObjectName(u"commandHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto *idle = new QFrame(m_foot);
    setLook(idle, "idle");
    auto *layout = new QVBoxLayout(idle);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->addWidget(m_hint);
    m_foot->addWidget(idle);
    m_foot->addWidget(m_armed);
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
    say(m_desk->arm(m_facts.id, kind).text);
    if (!armedHere())
        return;
    refreshArmed();
    // Only here: an update of the device must never move the keyboard focus.
    if (kind == CommandKind::Reset)
        m_armed->focusReason();
}

void CommandPanel::showEvent(QShowEvent *event)
{
    refreshOffers();
    QFrame::showEvent(event);
}

void CommandPanel::refreshOffers()
{
    if (!m_facts.isDevice())
        return;
    m_whyNot.clear();
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        const CommandOffer offer = m_desk->offer(m_facts.id, it.key());
        if (it.key() == CommandKind::EStop) // never dead: without a path it latches and says so
            it.value()->setNote(offer.available() ? tr("remote request, latches") : offer.text);
        else
            it.value()->setOffer(offer);
        const bool starts = it.key() == CommandKind::Start || it.key() == CommandKind::RelayOn;
        if (starts && m_facts.kinds.contains(it.key()) && !offer.available()
            && offer.refusal != Refusal::AlreadyInState)
            m_whyNot = tr("No %1 now: %2.", "kind of command, reason")
                           .arg(Wording::of(it.key()), offer.text);
    }
    refreshHint();
}

void CommandPanel::refreshArmed()
{
    const bool here = armedHere();
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        if (needsArming(it.key()))
            it.value()->setNote(here && m_desk->armed()->kind == it.key() ? tr("armed")
                                                                          : QString());
    }
    if (here) {
        const ArmedCommand armed = *m_desk->armed();
        const bool reset = armed.kind == CommandKind::Reset;
        QString remark = reset ? trippedBy(m_facts.id, *m_desk, *m_commands) : QString();
        if (reset && !m_facts.latchText.isEmpty())
            remark += (remark.isEmpty() ? QString() : u"\n"_s) + m_facts.latchText;
        m_armed->showArmed(armed, remark);
    } else {
        m_armed->clear();
    }
    m_foot->setCurrentIndex(here ? 1 : 0);
}

void CommandPanel::tick()
{
    if (armedHere())
        m_armed->tick();
}

void CommandPanel::say(const QString &text)
{
    m_said = text;
    refreshHint();
}

void CommandPanel::refreshHint()
{
    const bool arming =
        m_facts.kinds.contains(CommandKind::Start) || m_facts.kinds.contains(CommandKind::RelayOn);
    QStringList parts;
    if (!m_said.isEmpty())
        parts.append(tr("Refused: %1.").arg(m_said));
    else if (!m_whyNot.isEmpty())
        parts.append(m_whyNot);
    if (arming)
        parts.append(tr("Starting takes two steps: arm above, then confirm here within 10 s. "
                        "Esc disarms."));
    m_hint->setText(parts.join(u'\n'));
}

} // namespace Raptor::Views
