// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sequence_panel.h"

#include "models/domain/wording.h"
#include "views/action_button.h"
#include "views/armed_box.h"
#include "views/arming_place.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double SideWidth = 304;
constexpr double MostHeight = 190;
constexpr double ButtonWidth = 190;

/// "leg-1, after 3 s auger-4, relay on fan"
QString stepsText(const StartSequence &sequence)
{
    QStringList parts;
    for (const StartSequence::Step &step : sequence.steps) {
        QString part = step.device.name();
        if (step.kind != CommandKind::Start)
            part = SequencePanel::tr("%1 %2", "command, device").arg(Wording::of(step.kind), part);
        if (step.pause > Milliseconds(0))
            part = SequencePanel::tr("after %1 %2", "pause, device")
                       .arg(Wording::age(step.pause.count()), part);
        parts.append(part);
    }
    return parts.join(u"  \u2192  "_s);
}

} // namespace

SequencePanel::SequencePanel(const Theme *theme, CommandDesk *desk, const Clock *clock,
                             QWidget *parent)
    : QFrame(parent), m_theme(theme), m_desk(desk), m_list(new QVBoxLayout)
{
    setObjectName(u"sequencePanel"_s);
    setAccessibleName(tr("Start sequences"));
    setLook(this, "card");
    markArmingPlace(this);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rows = new QWidget(area);
    m_rows->setLayout(m_list);
    m_list->setContentsMargins(0, 0, 4, 0);
    area->setWidget(m_rows);
    auto *left = new QVBoxLayout;
    left->addWidget(plainLabel(tr("Start sequences"), "section", this));
    left->addWidget(area, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(12);
    layout->addLayout(left, 1);
    layout->addWidget(buildSide(clock));
    connect(desk, &CommandDesk::offersChanged, this, &SequencePanel::refreshOffers);
    connect(desk, &CommandDesk::pathChanged, this, &SequencePanel::refreshOffers);
    connect(desk, &CommandDesk::groupRunChanged, this, &SequencePanel::refreshOffers);
    connect(desk, &CommandDesk::armedChanged, this, &SequencePanel::refreshArmed);
    const auto bound = [this] { setFixedHeight(m_theme->ipx(MostHeight)); };
    connect(theme, &Theme::changed, this, bound);
    bound();
    refreshOffers();
    refreshArmed();
}

QWidget *SequencePanel::buildSide(const Clock *clock)
{
    m_side = new QStackedWidget(this);
    m_side->setFixedWidth(m_theme->ipx(SideWidth));
    auto *idle = new QFrame(m_side);
    setLook(idle, "idle");
    m_hint = plainLabel({}, "small", idle);
    m_hint->setObjectName(u"sequenceHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto *layout = new QVBoxLayout(idle);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->addWidget(m_hint);
    m_armed = new ArmedBox(m_theme, m_desk, clock, u"sequence_"_s, m_side);
    m_side->addWidget(idle);
    m_side->addWidget(m_armed);
    connect(m_armed, &ArmedBox::answered, this,
            [this](const CommandOffer &answer) { say(answer.text); });
    say({});
    return m_side;
}

QWidget *SequencePanel::buildRow(const StartSequence &sequence)
{
    auto *row = new QWidget(m_rows);
    auto *name = plainLabel(sequence.name, "strong", row);
    auto *steps = plainLabel(stepsText(sequence), "small", row);
    steps->setWordWrap(true);
    auto *button = new ActionButton(tr("Start\u2026"), m_theme, row);
    button->setObjectName(u"armSequenceButton"_s);
    button->setAccessibleName(tr("Start sequence %1").arg(sequence.name));
    button->setReasonLines(2);
    button->setFixedWidth(m_theme->ipx(ButtonWidth));
    m_buttons.insert(sequence.name, button);
    connect(button, &QPushButton::clicked, this, [this, name = sequence.name] {
        const auto armed = m_desk->armed();
        if (!armed || armed->sequence != name)
            say(m_desk->armSequence(name).text);
    });
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name);
    words->addWidget(steps);
    words->addStretch(1);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(words, 1);
    layout->addWidget(button, 0, Qt::AlignTop);
    return row;
}

void SequencePanel::rebuild()
{
    m_buttons.clear();
    // Not deleted at once: the sender may be among them.
    while (QLayoutItem *item = m_list->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater();
        }
        delete item;
    }
    for (const StartSequence &sequence : std::as_const(m_sequences))
        m_list->addWidget(buildRow(sequence));
    m_list->addStretch(1);
}

void SequencePanel::refreshOffers()
{
    const QList<StartSequence> sequences = m_desk->sequences();
    if (sequences != m_sequences) {
        m_sequences = sequences;
        rebuild();
        Q_EMIT sequencesChanged();
    }
    if (isVisible())
        showOffers();
}

void SequencePanel::showOffers()
{
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setOffer(m_desk->offerSequence(it.key()));
}

void SequencePanel::showEvent(QShowEvent *event)
{
    showOffers();
    QFrame::showEvent(event);
}

bool SequencePanel::armedHere() const
{
    const std::optional<ArmedCommand> armed = m_desk->armed();
    return armed && !armed->sequence.isEmpty();
}

void SequencePanel::refreshArmed()
{
    if (armedHere())
        m_armed->showArmed(*m_desk->armed(), tr("Any failure or stop aborts it."));
    else
        m_armed->clear();
    m_side->setCurrentIndex(armedHere() ? 1 : 0);
}

void SequencePanel::tick()
{
    if (armedHere())
        m_armed->tick();
}

void SequencePanel::say(const QString &text)
{
    m_hint->setText(text.isEmpty()
                        ? tr("A sequence starts its devices one after the other, each when the one "
                             "before has confirmed. Starting takes two steps: arm at the left, "
                             "then confirm here within 10 s.")
                        : tr("Refused: %1.").arg(text));
}

} // namespace Raptor::Views
