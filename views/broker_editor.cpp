// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/broker_editor.h"

#include "views/labels.h"
#include "views/push_button.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int DefaultTimeoutSeconds = 10;

Result<QUrl> healthUrl(const QString &text)
{
    if (text.trimmed().isEmpty())
        return QUrl();
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool http = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    if (!url.isValid() || !http || url.host().isEmpty())
        return Error{Error::Code::Malformed,
                     BrokerEditor::tr("The health page is no http or https address.")};
    return url;
}

template <class Widget>
Widget *named(Widget *widget, const QString &object, const QString &spoken)
{
    widget->setObjectName(object);
    widget->setAccessibleName(spoken);
    return widget;
}

} // namespace

BrokerEditor::BrokerEditor(BrokerDesk *desk, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_title(plainLabel({}, "section", this)),
      m_name(named(new QLineEdit(this), u"brokerNameEdit"_s, tr("Name"))),
      m_url(named(new QLineEdit(this), u"brokerUrlEdit"_s, tr("Address"))),
      m_user(named(new QLineEdit(this), u"brokerUserEdit"_s, tr("User"))),
      m_health(named(new QLineEdit(this), u"brokerHealthEdit"_s, tr("Health page"))),
      m_ca(named(new QLineEdit(this), u"brokerCaEdit"_s, tr("Own certificate authority"))),
      m_rank(named(new QSpinBox(this), u"brokerRankSpin"_s, tr("Rank, 1 is preferred first"))),
      m_standby(named(new QComboBox(this), u"brokerStandbyBox"_s, tr("While not preferred"))),
      m_timeout(named(new QSpinBox(this), u"brokerTimeoutSpin"_s, tr("Connect timeout"))),
      m_message(plainLabel({}, "fault", this)),
      m_test(named(new PushButton(tr("Test"), this), u"testEnteredButton"_s,
                   tr("Test the connection as entered"))),
      m_save(named(new PushButton(tr("Save"), this), u"saveBrokerButton"_s, tr("Save broker")))
{
    setObjectName(u"brokerEditor"_s);
    setLook(this, "card");
    buildForm();
    for (QLineEdit *edit : {m_name, m_url, m_user, m_health, m_ca}) {
        connect(edit, &QLineEdit::textChanged, this, &BrokerEditor::check);
        connect(edit, &QLineEdit::returnPressed, this, &BrokerEditor::save);
    }
    connect(m_test, &QPushButton::clicked, this, &BrokerEditor::test);
    connect(m_save, &QPushButton::clicked, this, &BrokerEditor::save);
}

void BrokerEditor::buildForm()
{
    m_url->setPlaceholderText(u"mqtts://broker.example:8883"_s);
    m_health->setPlaceholderText(tr("optional, http://broker.example:3000/health"));
    m_ca->setPlaceholderText(tr("optional, PEM file; then no other authority is trusted"));
    m_user->setPlaceholderText(tr("optional"));
    m_rank->setRange(1, 99);
    m_rank->setButtonSymbols(QSpinBox::NoButtons);
    m_timeout->setRange(1, 60);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setButtonSymbols(QSpinBox::NoButtons);
    m_standby->addItem(tr("carry what is missing elsewhere"), int(StandbyScope::Missing));
    m_standby->addItem(tr("carry everything"), int(StandbyScope::Everything));
    m_standby->addItem(tr("commands only (metered line)"), int(StandbyScope::CommandsOnly));
    m_message->setObjectName(u"brokerEditorMessage"_s);
    m_message->setWordWrap(true);
    m_save->setAutoDefault(false);
    setLook(m_save, "primary");
    auto *cancel =
        named(new PushButton(tr("Cancel"), this), u"cancelBrokerButton"_s, tr("Cancel editing"));
    connect(cancel, &QPushButton::clicked, this, &BrokerEditor::finished);

    auto *form = new QGridLayout;
    form->setVerticalSpacing(8);
    form->setHorizontalSpacing(14);
    const auto place = [this, form](int row, int column, const QString &label, QWidget *field) {
        form->addWidget(plainLabel(label, "muted", this), row, 2 * column);
        form->addWidget(field, row, 2 * column + 1);
        form->setColumnStretch(2 * column + 1, 1);
    };
    place(0, 0, tr("Name"), m_name);
    place(1, 0, tr("Address"), m_url);
    place(2, 0, tr("Health page"), m_health);
    place(3, 0, tr("Own CA"), m_ca);
    place(0, 1, tr("User"), m_user);
    place(1, 1, tr("Rank"), m_rank);
    place(2, 1, tr("While not preferred"), m_standby);
    place(3, 1, tr("Connect timeout"), m_timeout);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_message, 1);
    buttons->addWidget(m_test);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addLayout(form);
    layout->addLayout(buttons);
}

void BrokerEditor::setTestable(bool testable)
{
    m_test->setVisible(testable);
}

void BrokerEditor::add()
{
    m_title->setText(tr("Add a broker"));
    fill(nullptr);
}

void BrokerEditor::edit(const BrokerProfile &profile)
{
    m_title->setText(tr("Edit %1").arg(profile.name));
    fill(&profile);
}

void BrokerEditor::fill(const BrokerProfile *profile)
{
    m_replaces = profile ? profile->name : QString();
    m_name->setText(m_replaces);
    m_url->setText(profile ? profile->url.text() : QString());
    m_user->setText(profile ? profile->user : QString());
    m_health->setText(profile ? profile->healthUrl.toString() : QString());
    m_ca->setText(profile ? profile->caFile : QString());
    m_rank->setValue(profile ? profile->rank : int(m_desk->profiles().size()) + 1);
    const StandbyScope standby = profile ? profile->standby : StandbyScope::Missing;
    m_standby->setCurrentIndex(m_standby->findData(int(standby)));
    m_timeout->setValue(profile ? int(profile->connectTimeout.count() / 1000)
                                : DefaultTimeoutSeconds);
    check();
    m_name->setFocus(Qt::OtherFocusReason);
}

Result<BrokerProfile> BrokerEditor::entered() const
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return Error{Error::Code::Malformed, tr("Give the broker a name, e.g. local.")};
    if (m_url->text().trimmed().isEmpty())
        return Error{Error::Code::Malformed,
                     tr("Type its address, e.g. mqtts://broker.example:8883.")};
    const Result<BrokerUrl> url = BrokerUrl::parse(m_url->text().trimmed());
    if (!url)
        return url.error();
    const Result<QUrl> health = healthUrl(m_health->text());
    if (!health)
        return health.error();
    BrokerProfile profile{.name = name,
                          .url = *url,
                          .user = m_user->text().trimmed(),
                          .healthUrl = *health,
                          .rank = m_rank->value(),
                          .standby = StandbyScope(m_standby->currentData().toInt()),
                          .connectTimeout = Milliseconds(m_timeout->value() * 1000),
                          .caFile = m_ca->text().trimmed()};
    return profile;
}

void BrokerEditor::check()
{
    const Result<BrokerProfile> profile = entered();
    m_save->setEnabled(profile.ok());
    m_test->setEnabled(profile.ok());
    m_message->setText(profile ? QString() : profile.error().text);
    m_save->setAccessibleDescription(m_message->text());
}

void BrokerEditor::test()
{
    if (const Result<BrokerProfile> profile = entered())
        Q_EMIT testRequested(*profile, m_replaces);
}

void BrokerEditor::save()
{
    const Result<BrokerProfile> profile = entered();
    if (!profile)
        return;
    const Outcome outcome = m_desk->saveProfile(*profile, m_replaces);
    if (!outcome) {
        m_message->setText(outcome.error().text);
        return;
    }
    Q_EMIT saved(profile->name);
    Q_EMIT finished();
}

} // namespace Raptor::Views
