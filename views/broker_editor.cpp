// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/broker_editor.h"

#include "models/domain/broker_rules.h"
#include "views/broker_form.h"
#include "views/labels.h"
#include "views/push_button.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// As high as what is in it, where there is room, and scrolled where there is not.
class FormArea final : public QScrollArea
{
public:
    explicit FormArea(QWidget *parent) : QScrollArea(parent)
    {
        setWidgetResizable(true);
        setFocusPolicy(Qt::NoFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return widget() ? widget()->sizeHint() + QSize(4, 2) : QScrollArea::sizeHint();
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {0, std::min(sizeHint().height(), 7 * fontMetrics().height())};
    }
};

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
      m_area(new FormArea(this)), m_form(new BrokerForm(m_area)),
      m_hint(plainLabel({}, "muted", this)), m_message(plainLabel({}, "fault", this)),
      m_more(named(new PushButton(tr("&More…"), this), u"moreBrokerButton"_s,
                   tr("More settings: versions, certificates, headers"))),
      m_test(named(new PushButton(tr("Test"), this), u"testEnteredButton"_s,
                   tr("Test the connection as entered"))),
      m_save(named(new PushButton(tr("Sa&ve"), this), u"saveBrokerButton"_s, tr("Save broker")))
{
    setObjectName(u"brokerEditor"_s);
    setLook(this, "card");
    build();
    connect(m_form, &BrokerForm::changed, this, &BrokerEditor::check);
    connect(m_form, &BrokerForm::submitted, this, &BrokerEditor::save);
    connect(m_form, &BrokerForm::hinted, m_hint, &QLabel::setText);
    connect(m_form, &BrokerForm::moreWanted, this, [this] { m_more->setChecked(true); });
    connect(m_more, &QPushButton::toggled, this, [this](bool show) {
        m_form->showMore(show);
        fit();
    });
    connect(m_test, &QPushButton::clicked, this, &BrokerEditor::test);
    connect(m_save, &QPushButton::clicked, this, &BrokerEditor::save);
}

void BrokerEditor::build()
{
    m_area->setWidget(m_form);
    m_hint->setObjectName(u"brokerEditorHint"_s);
    m_hint->setWordWrap(true);
    m_message->setObjectName(u"brokerEditorMessage"_s);
    m_message->setWordWrap(true);
    m_more->setCheckable(true);
    setLook(m_save, "primary");
    auto *cancel =
        named(new PushButton(tr("Canc&el"), this), u"cancelBrokerButton"_s, tr("Cancel editing"));
    connect(cancel, &QPushButton::clicked, this, &BrokerEditor::finished);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_more);
    buttons->addWidget(m_message, 1);
    buttons->addWidget(m_test);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_hint);
    layout->addLayout(buttons);
}

void BrokerEditor::setTestable(bool testable)
{
    m_test->setVisible(testable);
}

int BrokerEditor::lastRank() const
{
    int last = 0;
    for (const BrokerProfile &broker : m_desk->profiles())
        last = std::max(last, broker.rank);
    return std::min(last, BrokerRules::lastRank - 1);
}

void BrokerEditor::add()
{
    m_form->clear(lastRank() + 1);
    open(tr("Add a broker"), {});
}

void BrokerEditor::edit(const BrokerProfile &profile)
{
    m_form->fill(profile);
    open(tr("Edit %1").arg(profile.name), profile.name);
}

void BrokerEditor::duplicate(const BrokerProfile &profile)
{
    const QList<BrokerProfile> all = m_desk->profiles();
    BrokerProfile copy = profile;
    const auto isTaken = [&all, &copy] {
        return std::any_of(all.cbegin(), all.cend(), [&copy](const BrokerProfile &broker) {
            return broker.name == copy.name;
        });
    };
    for (int number = 2; isTaken(); ++number)
        copy.name = u"%1 %2"_s.arg(profile.name).arg(number);
    copy.rank = lastRank() + 1;
    m_form->fill(copy);
    open(tr("Duplicate %1").arg(profile.name), {});
}

void BrokerEditor::open(const QString &title, const QString &replaces)
{
    m_replaces = replaces;
    m_title->setText(title);
    m_more->setChecked(false);
    check();
    m_form->name()->setFocus(Qt::OtherFocusReason);
    m_form->name()->selectAll();
    fit();
}

void BrokerEditor::fit()
{
    m_area->updateGeometry();
}

/// What is only unwise is said as well, and does not keep anybody from saving.
void BrokerEditor::check()
{
    const Result<BrokerProfile> profile = m_form->entered();
    m_form->mark();
    m_save->setEnabled(profile.ok());
    m_test->setEnabled(profile.ok());
    setLook(m_message, profile ? "strong" : "fault");
    m_message->setText(profile ? BrokerRules::caution(*profile) : profile.error().text);
    m_message->style()->polish(m_message);
    m_save->setAccessibleDescription(m_message->text());
}

void BrokerEditor::test()
{
    if (const Result<BrokerProfile> profile = m_form->entered())
        Q_EMIT testRequested(*profile, m_replaces);
}

void BrokerEditor::save()
{
    const Result<BrokerProfile> profile = m_form->entered();
    if (!profile)
        return;
    const Outcome outcome = m_desk->saveProfile(*profile, m_replaces);
    if (!outcome) {
        setLook(m_message, "fault");
        m_message->style()->polish(m_message);
        m_message->setText(outcome.error().text);
        return;
    }
    Q_EMIT saved(profile->name);
    Q_EMIT finished();
}

} // namespace Raptor::Views
