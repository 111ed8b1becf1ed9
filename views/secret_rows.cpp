// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/secret_rows.h"

#include "views/labels.h"
#include "views/push_button.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int LabelWidth = 190;
constexpr int FieldWidth = 280;

struct Words
{
    QString object;
    QString field;
    QString button;
    QString spoken;
};

Words wordsOf(SecretKind kind)
{
    switch (kind) {
    case SecretKind::Password:
        return {u"password"_s, SecretRows::tr("Password of the broker"), SecretRows::tr("Sign in"),
                SecretRows::tr("Sign in with this password")};
    case SecretKind::KeyPassphrase:
        return {u"passphrase"_s, SecretRows::tr("Passphrase of the key"),
                SecretRows::tr("Open the key"),
                SecretRows::tr("Open the key with this passphrase")};
    case SecretKind::Token:
        return {u"token"_s, SecretRows::tr("Token of the broker"), SecretRows::tr("Use it"),
                SecretRows::tr("Connect with this token")};
    }
    Q_UNREACHABLE();
}

QString questionOf(const BrokerProfile &profile, SecretKind kind)
{
    switch (kind) {
    case SecretKind::Password:
        return SecretRows::tr("Password of %1").arg(profile.user);
    case SecretKind::KeyPassphrase:
        return SecretRows::tr("Passphrase of the key");
    case SecretKind::Token:
        return SecretRows::tr("Value of %1").arg(profile.tokenHeader);
    }
    Q_UNREACHABLE();
}

} // namespace

SecretRows::SecretRows(BrokerDesk *desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk), m_rows{createRow(SecretKind::Password), createRow(SecretKind::KeyPassphrase),
                           createRow(SecretKind::Token)},
      m_keepRow(new QWidget(this)), m_keep(new QCheckBox(tr("&Keep in the keychain"), m_keepRow)),
      m_where(plainLabel({}, "muted", m_keepRow)), m_trouble(plainLabel({}, "fault", this))
{
    setObjectName(u"secretRows"_s);
    m_keep->setObjectName(u"keepSecretBox"_s);
    m_keep->setAccessibleName(tr("Keep in the keychain"));
    m_where->setObjectName(u"keepSecretNote"_s);
    m_where->setWordWrap(true);
    m_trouble->setObjectName(u"secretTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    auto *keep = new QHBoxLayout(m_keepRow);
    keep->setContentsMargins(0, 0, 0, 0);
    keep->addWidget(m_keep);
    keep->addWidget(m_where, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (const Row &row : m_rows)
        layout->addWidget(row.widget);
    layout->addWidget(m_keepRow);
    layout->addWidget(m_trouble);
    connect(desk, &BrokerDesk::keychainTroubleChanged, this, &SecretRows::refreshKeep);
    connect(desk, &BrokerDesk::secretNotKept, this,
            [this](const QString &name, const QString &why) {
                if (!m_profile || m_profile->name != name)
                    return;
                m_trouble->setText(
                    tr("Not kept in the keychain: %1. It holds until the program ends.").arg(why));
                m_trouble->show();
                show();
            });
    refreshKeep();
    showNone();
}

SecretRows::Row SecretRows::createRow(SecretKind kind)
{
    const Words words = wordsOf(kind);
    auto *widget = new QWidget(this);
    Row row{kind, widget, plainLabel({}, "muted", widget), new QLineEdit(widget)};
    row.label->setMinimumWidth(LabelWidth);
    row.edit->setObjectName(words.object + u"Edit"_s);
    row.edit->setAccessibleName(words.field);
    row.edit->setEchoMode(QLineEdit::Password);
    row.edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText
                                  | Qt::ImhNoPredictiveText);
    row.edit->setMaximumWidth(FieldWidth);
    auto *button = new PushButton(words.button, widget);
    button->setObjectName(words.object + u"Button"_s);
    button->setAccessibleName(words.spoken);
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(row.label);
    layout->addWidget(row.edit, 1);
    layout->addWidget(button);
    layout->addStretch(1);
    connect(button, &QPushButton::clicked, this, [this, row] { give(row); });
    connect(row.edit, &QLineEdit::returnPressed, this, [this, row] { give(row); });
    return row;
}

void SecretRows::showNone()
{
    m_profile.reset();
    m_wanted.clear();
    forget();
    hide();
}

/// What was typed for one broker is not for another one.
void SecretRows::forget()
{
    for (const Row &row : m_rows)
        row.edit->clear();
    m_keep->setChecked(false);
    m_trouble->hide();
}

void SecretRows::showBroker(const BrokerProfile &profile, const BrokerStatus &status)
{
    const bool isSame = m_profile && m_profile->name == profile.name
        && m_profile->url == profile.url && m_profile->user == profile.user
        && m_profile->clientKey == profile.clientKey
        && m_profile->tokenHeader == profile.tokenHeader;
    if (!isSame) {
        m_wanted.clear();
        forget();
    }
    m_profile = profile;
    wantRows(status);
    for (const Row &row : m_rows) {
        row.widget->setVisible(m_wanted.contains(row.kind));
        if (!m_wanted.contains(row.kind))
            continue;
        const QString question = questionOf(profile, row.kind);
        row.label->setText(status.secretsRefused.contains(row.kind)
                               ? tr("%1, refused before").arg(question)
                               : question);
    }
    m_keepRow->setVisible(!m_wanted.isEmpty());
    setVisible(!m_wanted.isEmpty() || !m_trouble->isHidden());
}

/// A row stays until the broker is up: nobody is interrupted by an attempt to connect.
void SecretRows::wantRows(const BrokerStatus &status)
{
    if (status.telemetry == SessionState::Up || status.command == SessionState::Up) {
        m_wanted.clear();
        return;
    }
    for (const SecretKind kind : status.secretsAwaited + status.secretsRefused)
        m_wanted.insert(kind);
    // Some brokers only close the connection where they refuse a password.
    if (status.retryIn && status.probe != ProbeState::Unhealthy) {
        for (const SecretKind kind : m_profile->secrets())
            m_wanted.insert(kind);
    }
}

void SecretRows::give(const Row &row)
{
    if (!m_profile || !m_wanted.contains(row.kind))
        return;
    m_trouble->hide();
    const QString value = row.edit->text();
    row.edit->clear();
    m_desk->giveSecret(m_profile->name, row.kind, value,
                       m_keep->isEnabled() && m_keep->isChecked());
}

void SecretRows::refreshKeep()
{
    const QString trouble = m_desk->keychainTrouble();
    m_keep->setEnabled(trouble.isEmpty());
    if (!trouble.isEmpty())
        m_keep->setChecked(false);
    m_where->setText(trouble.isEmpty()
                         ? tr("otherwise it holds until the program ends, and is written nowhere")
                         : tr("not possible: %1. It holds until the program ends.").arg(trouble));
    m_keep->setToolTip(trouble);
    m_keep->setAccessibleDescription(m_where->text());
}

} // namespace Raptor::Views
