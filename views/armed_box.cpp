// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/armed_box.h"

#include "views/action_button.h"
#include "views/countdown_bar.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int ReasonLength = 200;

QString confirmText(const ArmedCommand &armed)
{
    switch (armed.kind) {
    case CommandKind::Start:
        return ArmedBox::tr("Start &now");
    case CommandKind::RelayOn:
        return ArmedBox::tr("Switch on &now");
    case CommandKind::Reset:
        return ArmedBox::tr("Reset &now");
    case CommandKind::Stop:
    case CommandKind::RelayOff:
    case CommandKind::EStop:
        return ArmedBox::tr("&Now");
    }
    Q_UNREACHABLE();
}

/// What energises asks for a look at the area; a reset moves nothing.
QString question(const ArmedCommand &armed)
{
    QString what = armed.text;
    if (!what.isEmpty())
        what[0] = what.at(0).toUpper();
    return armed.kind == CommandKind::Reset ? ArmedBox::tr("%1. It starts nothing.").arg(what)
                                            : ArmedBox::tr("%1.\nArea clear?").arg(what);
}

} // namespace

ArmedBox::ArmedBox(const Theme *theme, CommandDesk *desk, const Clock *clock, const QString &prefix,
                   QWidget *parent)
    : QFrame(parent), m_desk(desk), m_clock(clock), m_what(plainLabel({}, "strong", this)),
      m_remark(plainLabel({}, "small", this)),
      m_countdown(new DigitLabel(theme, 22, QFont::DemiBold, this)),
      m_bar(new CountdownBar(theme, this)), m_reason(new QLineEdit(this)),
      m_confirm(new ActionButton({}, theme, this)), m_cancel(new PushButton(tr("&Cancel"), this))
{
    setAccessibleName(tr("Armed command"));
    setLook(this, "armed");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->setSpacing(6);
    build(layout);
    nameParts(prefix);
    m_remark->hide();
    m_reason->hide();
    connect(m_confirm, &QPushButton::clicked, this, &ArmedBox::confirm);
    connect(m_cancel, &QPushButton::clicked, m_desk, &CommandDesk::disarm);
    connect(m_reason, &QLineEdit::textChanged, this, &ArmedBox::refreshConfirm);
}

void ArmedBox::build(QVBoxLayout *layout)
{
    m_what->setWordWrap(true);
    m_remark->setWordWrap(true);
    m_countdown->setWidest(u"10 s"_s);
    m_reason->setAccessibleName(tr("Reason for the reset"));
    m_reason->setPlaceholderText(tr("Reason: what was wrong, who checked"));
    m_reason->setMaxLength(ReasonLength);
    m_confirm->setAccessibleName(tr("Confirm the armed command"));
    setLook(m_confirm, "primary");
    m_cancel->setAccessibleName(tr("Cancel the armed command"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_what, 1);
    top->addWidget(m_countdown, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_remark);
    layout->addStretch(1);
    layout->addWidget(m_bar);
    layout->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm, 1);
    layout->addLayout(buttons);
}

void ArmedBox::nameParts(const QString &prefix)
{
    setObjectName(prefix + u"armedBox"_s);
    const std::pair<QWidget *, QString> parts[] = {
        {m_what, u"armedText"_s},           {m_remark, u"armedRemark"_s},
        {m_countdown, u"armedCountdown"_s}, {m_bar, u"armedBar"_s},
        {m_reason, u"resetReasonEdit"_s},   {m_confirm, u"confirmButton"_s},
        {m_cancel, u"disarmButton"_s}};
    for (const auto &[part, name] : parts)
        part->setObjectName(prefix + name);
}

void ArmedBox::showArmed(const ArmedCommand &armed, const QString &remark)
{
    const bool other = armed.expires != m_armed.expires || armed.device != m_armed.device
        || armed.kind != m_armed.kind || armed.sequence != m_armed.sequence;
    m_armed = armed;
    if (other) {
        m_reason->clear();
        m_total = qMax(Milliseconds(1), armed.expires - m_clock->now());
    }
    m_what->setText(question(armed));
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    m_reason->setVisible(armed.kind == CommandKind::Reset);
    m_confirm->setText(confirmText(armed));
    m_confirm->setAccessibleName(tr("%1: %2").arg(confirmText(armed).remove(u'&'), armed.text));
    refreshConfirm();
    tick();
}

void ArmedBox::clear()
{
    m_armed = {};
    m_reason->clear();
}

void ArmedBox::focusReason()
{
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ArmedBox::tick()
{
    const Milliseconds left = qMax(Milliseconds(0), m_armed.expires - m_clock->now());
    m_countdown->setText(tr("%1 s").arg((left.count() + 999) / 1000));
    m_bar->setLeft(double(left.count()) / double(qMax<qint64>(1, m_total.count())));
}

void ArmedBox::confirm()
{
    if (m_desk->armed())
        Q_EMIT answered(m_desk->executeArmed(m_reason->text().trimmed()));
}

void ArmedBox::refreshConfirm()
{
    const bool missing = m_armed.kind == CommandKind::Reset && m_reason->text().trimmed().isEmpty();
    CommandOffer offer;
    if (missing)
        offer = {Refusal::NotArmed, tr("type the reason first")};
    m_confirm->setOffer(offer);
}

} // namespace Raptor::Views
