// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger_filter_bar.h"

#include "models/domain/wording.h"

#include <QtCore/QTimer>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// Rows that have become too old for a bounded span leave it this often.
constexpr int RefreshMs = 15'000;

} // namespace

LedgerFilterBar::LedgerFilterBar(const Clock *clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_text(new QLineEdit(this)), m_kind(new QComboBox(this)),
      m_outcome(new QComboBox(this)), m_span(new QComboBox(this)), m_timer(new QTimer(this))
{
    fill();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_kind);
    layout->addWidget(m_outcome);
    layout->addWidget(m_span);
    connect(m_text, &QLineEdit::textChanged, this, &LedgerFilterBar::changed);
    for (QComboBox *box : {m_kind, m_outcome, m_span})
        connect(box, &QComboBox::currentIndexChanged, this, &LedgerFilterBar::changed);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (m_span->currentData().isValid() && isVisible())
            Q_EMIT changed();
    });
    m_timer->start(RefreshMs);
}

void LedgerFilterBar::fill()
{
    m_text->setObjectName(u"ledgerFilterEdit"_s);
    m_text->setAccessibleName(tr("Filter by device, operator, reason or detail"));
    m_text->setPlaceholderText(tr("Filter: device, operator, reason, detail"));
    m_text->setClearButtonEnabled(true);
    m_kind->setObjectName(u"ledgerKindBox"_s);
    m_kind->setAccessibleName(tr("Kind of command"));
    m_kind->addItem(tr("All commands"));
    for (const auto kind : {CommandKind::Start, CommandKind::Stop, CommandKind::RelayOn,
                            CommandKind::RelayOff, CommandKind::EStop, CommandKind::Reset})
        m_kind->addItem(Wording::of(kind), int(kind));
    m_outcome->setObjectName(u"ledgerOutcomeBox"_s);
    m_outcome->setAccessibleName(tr("Outcome"));
    m_outcome->addItem(tr("All outcomes"));
    for (const auto outcome :
         {CommandOutcome::Pending, CommandOutcome::Confirmed, CommandOutcome::Refused,
          CommandOutcome::NoSubscriber, CommandOutcome::Mismatch, CommandOutcome::TimedOut,
          CommandOutcome::Unknown})
        m_outcome->addItem(Wording::of(outcome), int(outcome));
    m_span->setObjectName(u"ledgerSpanBox"_s);
    m_span->setAccessibleName(tr("Time span"));
    m_span->addItem(tr("Any time"));
    const std::pair<QString, int> spans[] = {{tr("Last 10 minutes"), 10},
                                             {tr("Last hour"), 60},
                                             {tr("Last 8 hours"), 8 * 60},
                                             {tr("Last 24 hours"), 24 * 60},
                                             {tr("Last 7 days"), 7 * 24 * 60}};
    for (const auto &[text, minutes] : spans)
        m_span->addItem(text, minutes);
}

LedgerFilter LedgerFilterBar::filter() const
{
    LedgerFilter out;
    out.text = m_text->text().trimmed();
    if (m_kind->currentData().isValid())
        out.kind = CommandKind(m_kind->currentData().toInt());
    if (m_outcome->currentData().isValid())
        out.outcome = CommandOutcome(m_outcome->currentData().toInt());
    if (m_span->currentData().isValid())
        out.from = m_clock->wall() - std::chrono::minutes(m_span->currentData().toInt());
    return out;
}

bool LedgerFilterBar::clear()
{
    const bool had = !m_text->text().isEmpty() || m_kind->currentIndex() > 0
        || m_outcome->currentIndex() > 0 || m_span->currentIndex() > 0;
    m_text->clear();
    for (QComboBox *box : {m_kind, m_outcome, m_span})
        box->setCurrentIndex(0);
    return had;
}

} // namespace Raptor::Views
