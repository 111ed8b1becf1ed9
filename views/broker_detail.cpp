// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/broker_detail.h"

#include "models/domain/wording.h"
#include "views/action_button.h"
#include "views/broker_figures_view.h"
#include "views/certificate_model.h"
#include "views/labels.h"
#include "views/push_button.h"
#include "views/secret_rows.h"
#include "views/site_notice.h"
#include "views/theme.h"
#include "views/window_parts.h"

#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr qsizetype MostFilters = 3;

QString standbyWords(StandbyScope scope)
{
    switch (scope) {
    case StandbyScope::Missing:
        return BrokerDetail::tr("carries what is missing elsewhere while not preferred");
    case StandbyScope::Everything:
        return BrokerDetail::tr("carries everything while not preferred");
    case StandbyScope::CommandsOnly:
        return BrokerDetail::tr("carries commands only while not preferred");
    }
    Q_UNREACHABLE();
}

QString describe(const BrokerProfile &profile, const BrokerStatus &status)
{
    QStringList lines;
    lines.append(BrokerDetail::tr("%1, rank %2, %3")
                     .arg(profile.url.text())
                     .arg(profile.rank)
                     .arg(standbyWords(profile.standby)));
    const QString probe = status.probeText.isEmpty() ? Wording::of(status.probe) : status.probeText;
    lines.append(
        profile.healthUrl.isEmpty()
            ? BrokerDetail::tr(
                "Health: no health page configured, the session alone is the evidence")
            : BrokerDetail::tr("Health: %1 - %2").arg(profile.healthUrl.toString(), probe));
    QString session = BrokerDetail::tr("Session: telemetry %1, commands %2")
                          .arg(Wording::of(status.telemetry), Wording::of(status.command));
    if (!status.mqttVersion.isEmpty())
        session += BrokerDetail::tr(", MQTT %1").arg(status.mqttVersion);
    lines.append(session);
    lines.append(
        BrokerDetail::tr("Data: %1, %2", "fresh or not, messages")
            .arg(status.freshData ? BrokerDetail::tr("fresh") : BrokerDetail::tr("no fresh data"),
                 BrokerDetail::tr("%Ln message(s)", nullptr, plural(status.messages))));
    if (const QString certificate = certificateSummary(status); !certificate.isEmpty())
        lines.append(BrokerDetail::tr("Certificate: %1").arg(certificate));
    return lines.join(u'\n');
}

/// What is not as it should be, though the broker may well be used.
QString notesOf(const BrokerStatus &status, WallTime now)
{
    QStringList notes;
    notes.append(certificateWarning(status, now));
    if (!status.versionNote.isEmpty())
        notes.append(
            BrokerDetail::tr("MQTT %1 only: %2").arg(status.mqttVersion, status.versionNote));
    if (!status.refusedFilters.isEmpty()) {
        const QStringList named =
            status.refusedFilters.first(qMin(status.refusedFilters.size(), MostFilters));
        notes.append(BrokerDetail::tr("%Ln subscription(s) refused, what they would bring is not "
                                      "seen: %1",
                                      nullptr, plural(status.refusedFilters.size()))
                         .arg(named.join(u", "_s))
                     + (named.size() < status.refusedFilters.size() ? u", \u2026"_s : QString()));
    }
    notes.removeAll(QString());
    return notes.join(u'\n');
}

} // namespace

BrokerDetail::BrokerDetail(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_desk(parts.brokerDesk), m_clock(parts.clock),
      m_title(plainLabel({}, "title", this)), m_text(plainLabel({}, "muted", this)),
      m_notes(plainLabel({}, "strong", this)), m_fault(plainLabel({}, "fault", this)),
      m_figures(new BrokerFiguresView(theme, parts.clock, parts.devices, this)),
      m_site(new SiteNotice(m_desk, this)), m_try(new ActionButton(tr("Try now"), theme, this)),
      m_lock(new ActionButton(tr("Lock to it"), theme, this)),
      m_test(new PushButton(tr("Test connection"), this)),
      m_edit(new PushButton(tr("Edit\u2026"), this)),
      m_duplicate(new PushButton(tr("D&uplicate\u2026"), this)),
      m_remove(new PushButton(tr("Remove\u2026"), this)), m_secrets(new SecretRows(m_desk, this)),
      m_sure(new QWidget(this)), m_sureText(plainLabel({}, "strong", m_sure))
{
    setObjectName(u"brokerDetail"_s);
    setLook(this, "card");
    build();
    connect(m_desk, &BrokerDesk::selectionChanged, this, &BrokerDetail::refreshButtons);
    connect(m_try, &QPushButton::clicked, this, [this] {
        if (m_profile)
            m_desk->retryNow(m_profile->name);
    });
    connect(m_lock, &QPushButton::clicked, this, [this] {
        if (m_profile)
            m_desk->lockTo(m_profile->name);
    });
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_profile)
            Q_EMIT testRequested(*m_profile);
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (m_profile)
            Q_EMIT editRequested(*m_profile);
    });
    connect(m_duplicate, &QPushButton::clicked, this, [this] {
        if (m_profile)
            Q_EMIT duplicateRequested(*m_profile);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] { askRemoval(true); });
    showNone();
}

void BrokerDetail::build()
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(u"brokerText"_s);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->setObjectName(u"brokerNotes"_s);
    m_fault->setWordWrap(true);
    m_fault->setObjectName(u"brokerFault"_s);
    const struct
    {
        QPushButton *button;
        QString name;
    } names[] = {{m_try, u"tryNowButton"_s},
                 {m_lock, u"lockButton"_s},
                 {m_test, u"testBrokerButton"_s},
                 {m_edit, u"editBrokerButton"_s},
                 {m_duplicate, u"duplicateBrokerButton"_s},
                 {m_remove, u"removeBrokerButton"_s}};
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (const auto &one : names) {
        one.button->setObjectName(one.name);
        one.button->setAccessibleName(one.button->text().remove(u'&'));
        one.button->setAutoDefault(false);
        buttons->addWidget(one.button);
    }
    buttons->addStretch();
    auto *yes = new PushButton(tr("Remove it"), m_sure);
    yes->setObjectName(u"confirmRemoveButton"_s);
    yes->setAccessibleName(tr("Remove the broker"));
    auto *no = new PushButton(tr("Keep it"), m_sure);
    no->setObjectName(u"keepBrokerButton"_s);
    no->setAccessibleName(tr("Keep the broker"));
    auto *sure = new QHBoxLayout(m_sure);
    sure->setContentsMargins(0, 0, 0, 0);
    sure->addWidget(m_sureText, 1);
    sure->addWidget(no);
    sure->addWidget(yes);
    connect(no, &QPushButton::clicked, this, [this] { askRemoval(false); });
    connect(yes, &QPushButton::clicked, this, &BrokerDetail::remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(8);
    layout->addLayout(buildFacts());
    layout->addWidget(m_fault);
    layout->addWidget(m_site);
    layout->addWidget(m_secrets);
    layout->addLayout(buttons);
    layout->addWidget(m_sure);
}

/// Words on the one side, figures on the other.
QLayout *BrokerDetail::buildFacts()
{
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addWidget(m_notes);
    words->addStretch();
    auto *facts = new QHBoxLayout;
    facts->setSpacing(24);
    facts->addLayout(words, 3);
    facts->addWidget(m_figures, 2);
    return facts;
}

void BrokerDetail::setTestable(bool testable)
{
    m_test->setVisible(testable);
}

void BrokerDetail::showNone()
{
    m_profile.reset();
    m_secrets->showNone();
    hide();
}

void BrokerDetail::showBroker(const BrokerProfile &profile, const BrokerStatus &status,
                              bool current)
{
    if (!m_profile || m_profile->name != profile.name)
        askRemoval(false);
    m_profile = profile;
    m_status = status;
    m_secrets->showBroker(profile, status);
    m_title->setText(current ? tr("%1, in use").arg(profile.name) : profile.name);
    m_text->setText(describe(profile, status));
    const QString notes = notesOf(status, m_clock->wall());
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
    m_figures->showStatus(status);
    m_site->showStatus(status);
    QString fault = status.lastError;
    if (!fault.isEmpty() && status.retryIn)
        fault =
            tr("%1. Next attempt in %2 s.").arg(fault).arg((status.retryIn->count() + 999) / 1000);
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    refreshButtons();
    show();
}

void BrokerDetail::refreshButtons()
{
    if (!m_profile)
        return;
    const bool up = m_status.telemetry == SessionState::Up && m_status.command == SessionState::Up;
    CommandOffer retry;
    if (up)
        retry = {Refusal::AlreadyInState, tr("is up")};
    m_try->setOffer(retry);
    CommandOffer lock;
    if (m_desk->lockedTo() == m_profile->name)
        lock = {Refusal::AlreadyInState, tr("locked already")};
    m_lock->setOffer(lock);
}

void BrokerDetail::askRemoval(bool ask)
{
    m_sure->setVisible(ask);
    if (ask && m_profile)
        m_sureText->setText(tr("Remove %1 from console.toml?").arg(m_profile->name));
}

void BrokerDetail::remove()
{
    if (!m_profile)
        return;
    const Outcome outcome = m_desk->removeProfile(m_profile->name);
    askRemoval(false);
    if (!outcome) {
        m_fault->setText(outcome.error().text);
        m_fault->show();
    }
}

} // namespace Raptor::Views
