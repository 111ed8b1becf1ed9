// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_definition_panel.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/command.h"
#include "models/domain/wording.h"
#include "views/action_button.h"
#include "views/alarm_text.h"
#include "views/labels.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int ReasonLength = 200;
constexpr double LargestNumber = 1e9;
constexpr double LongestDelay = 24 * 3600; // seconds
constexpr int Decimals = 3;
/// Half of what the form can show: less is no change.
constexpr double Least = 0.0005;

double inSeconds(Milliseconds time)
{
    return double(time.count()) / 1000.0;
}

Milliseconds fromSeconds(double seconds)
{
    return Milliseconds(qint64(std::llround(seconds * 1000.0)));
}

/// Without zeros that say nothing: "22 A", not "22.000 A".
class NumberBox final : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    [[nodiscard]] QString textFromValue(double value) const override
    {
        return locale().toString(value, 'f', QLocale::FloatingPointShortest);
    }
};

bool differ(double a, double b)
{
    return std::abs(a - b) >= Least;
}

} // namespace

AlarmDefinitionPanel::AlarmDefinitionPanel(const Theme *theme, AlarmDesk *desk,
                                           const AlarmNames *names, const QString &prefix,
                                           QWidget *parent)
    : QFrame(parent), m_desk(desk), m_names(names), m_title(plainLabel({}, "section", this)),
      m_changed(plainLabel({}, "muted", this)), m_enabled(new QComboBox(this)),
      m_priority(new QComboBox(this)), m_limitLabel(plainLabel(tr("Limit"), "muted", this)),
      m_deadbandLabel(plainLabel(tr("Deadband"), "muted", this)),
      m_limit(number(prefix + u"LimitSpin"_s, tr("Limit"))),
      m_deadband(number(prefix + u"DeadbandSpin"_s,
                        tr("Deadband: how far it has to come back behind the limit"))),
      m_onDelay(number(prefix + u"OnDelaySpin"_s, tr("On-delay: it has to hold for so long"))),
      m_offDelay(number(prefix + u"OffDelaySpin"_s, tr("Off-delay: it has to be gone so long"))),
      m_text(words(prefix + u"TextEdit"_s, tr("Text of the alarm"), longestAlarmText)),
      m_meaning(words(prefix + u"MeaningEdit"_s, tr("What it means"), longestAlarmGuidance)),
      m_action(words(prefix + u"ActionEdit"_s, tr("What to do"), longestAlarmGuidance)),
      m_consequence(
          words(prefix + u"ConsequenceEdit"_s, tr("If nothing is done"), longestAlarmGuidance)),
      m_reason(words(prefix + u"ReasonEdit"_s, tr("Reason"), ReasonLength)),
      m_message(plainLabel({}, "fault", this)), m_cancel(new PushButton(tr("Canc&el"), this)),
      m_takeBack(new ActionButton(tr("&Take back"), theme, this)),
      m_apply(new ActionButton(tr("Use from &now on"), theme, this))
{
    setObjectName(u"alarmDefinitionPanel"_s);
    setLook(this, "armed");
    build(prefix);
    for (QComboBox *box : {m_enabled, m_priority})
        connect(box, &QComboBox::currentIndexChanged, this, &AlarmDefinitionPanel::refresh);
    for (QDoubleSpinBox *box : {m_limit, m_deadband, m_onDelay, m_offDelay})
        connect(box, &QDoubleSpinBox::valueChanged, this, &AlarmDefinitionPanel::refresh);
    for (QLineEdit *edit : {m_text, m_meaning, m_action, m_consequence, m_reason}) {
        connect(edit, &QLineEdit::textChanged, this, &AlarmDefinitionPanel::refresh);
        connect(edit, &QLineEdit::returnPressed, m_apply, &QPushButton::click);
    }
    connect(m_cancel, &QPushButton::clicked, this, &AlarmDefinitionPanel::finished);
    connect(m_takeBack, &QPushButton::clicked, this, &AlarmDefinitionPanel::takeBack);
    connect(m_apply, &QPushButton::clicked, this, &AlarmDefinitionPanel::apply);
}

QDoubleSpinBox *AlarmDefinitionPanel::number(const QString &name, const QString &spoken)
{
    auto *box = new NumberBox(this);
    box->setObjectName(name);
    box->setAccessibleName(spoken);
    box->setDecimals(Decimals);
    box->setButtonSymbols(QDoubleSpinBox::NoButtons);
    return box;
}

QLineEdit *AlarmDefinitionPanel::words(const QString &name, const QString &spoken, int longest)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(spoken);
    edit->setMaxLength(longest);
    return edit;
}

void AlarmDefinitionPanel::build(const QString &prefix)
{
    m_changed->setObjectName(prefix + u"Changed"_s);
    m_changed->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_message->setObjectName(prefix + u"Message"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    m_enabled->setObjectName(prefix + u"EnabledBox"_s);
    m_enabled->setAccessibleName(tr("Whether it is watched"));
    m_enabled->addItem(tr("watched"), true);
    m_enabled->addItem(tr("not watched"), false);
    m_priority->setObjectName(prefix + u"PriorityBox"_s);
    m_priority->setAccessibleName(tr("Priority"));
    for (const auto priority : {AlarmPriority::Urgent, AlarmPriority::High, AlarmPriority::Low})
        m_priority->addItem(Wording::of(priority), int(priority));
    m_limit->setRange(-LargestNumber, LargestNumber);
    m_deadband->setRange(0, LargestNumber);
    for (QDoubleSpinBox *delay : {m_onDelay, m_offDelay}) {
        delay->setRange(0, LongestDelay);
        delay->setSuffix(tr(" s"));
    }
    m_reason->setPlaceholderText(tr("why; goes into the audit trail with your name"));
    m_cancel->setObjectName(prefix + u"CancelButton"_s);
    m_cancel->setAccessibleName(tr("Cancel, change nothing"));
    m_takeBack->setObjectName(prefix + u"TakeBackButton"_s);
    m_takeBack->setAccessibleName(tr("Take back what was changed"));
    m_apply->setObjectName(prefix + u"ApplyButton"_s);
    m_apply->setAccessibleName(tr("Use this definition from now on"));
    setLook(m_apply, "primary");
    auto *reason = new QHBoxLayout;
    reason->setSpacing(8);
    reason->addWidget(plainLabel(tr("Reason"), "muted", this));
    reason->addWidget(m_reason, 1);
    reason->addWidget(m_cancel);
    reason->addWidget(m_takeBack);
    reason->addWidget(m_apply);
    auto *head = new QHBoxLayout;
    head->setSpacing(18);
    head->addWidget(m_title);
    head->addWidget(m_changed, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addLayout(buildForm());
    layout->addLayout(reason);
    layout->addWidget(m_message);
}

QGridLayout *AlarmDefinitionPanel::buildForm()
{
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(8);
    const auto place = [form](int row, int column, QLabel *label, QWidget *field) {
        form->addWidget(label, row, 2 * column);
        form->addWidget(field, row, 2 * column + 1);
        form->setColumnStretch(2 * column + 1, 1);
    };
    place(0, 0, m_limitLabel, m_limit);
    place(0, 1, m_deadbandLabel, m_deadband);
    place(0, 2, plainLabel(tr("On-delay"), "muted", this), m_onDelay);
    place(0, 3, plainLabel(tr("Off-delay"), "muted", this), m_offDelay);
    place(1, 0, plainLabel(tr("Priority"), "muted", this), m_priority);
    place(1, 1, plainLabel(tr("Is"), "muted", this), m_enabled);
    form->addWidget(plainLabel(tr("Text"), "muted", this), 1, 4);
    form->addWidget(m_text, 1, 5, 1, 3);
    int row = 2;
    for (QLineEdit *edit : {m_meaning, m_action, m_consequence}) {
        form->addWidget(plainLabel(edit->accessibleName(), "muted", this), row, 0);
        form->addWidget(edit, row, 1, 1, 7);
        ++row;
    }
    return form;
}

bool AlarmDefinitionPanel::open(const AlarmRecord &record)
{
    const std::optional<AlarmDefinition> definition = m_desk->definition(record.key);
    if (!definition)
        return false;
    m_record = record;
    m_definition = *definition;
    m_present = m_desk->change(record.key);
    m_title->setText(tr("Definition of %1, %2", "alarm, device and signal")
                         .arg(m_definition.text, m_names->place(record.key)));
    const QString changes = changeText(m_present, m_definition.kind, m_record.occurrence.unit);
    const bool ofPlant = record.key.device.isNull(); // of the console, or of a broker: no profile
    if (changes.isEmpty())
        m_changed->setText(ofPlant
                               ? tr("as it is built in")
                               : tr("as its profile says; a change holds for this device alone"));
    else
        m_changed->setText((ofPlant ? tr("changed against what is built in: %1")
                                    : tr("changed against its profile: %1"))
                               .arg(changes));
    m_message->hide();
    m_reason->clear();
    fill();
    refresh();
    show();
    QDoubleSpinBox *first = m_definition.limit ? m_limit : m_onDelay;
    first->setFocus(Qt::OtherFocusReason);
    first->selectAll();
    return true;
}

void AlarmDefinitionPanel::fill()
{
    const bool limited = m_definition.limit.has_value();
    const QString suffix = limitSuffix(m_definition.kind, m_record.occurrence.unit);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_limitLabel, m_limit, m_deadbandLabel, m_deadband})
        part->setVisible(limited);
    for (QDoubleSpinBox *box : {m_limit, m_deadband})
        box->setSuffix(suffix);
    m_limit->setValue(m_definition.limit.value_or(0.0));
    m_deadband->setValue(m_definition.deadband);
    m_onDelay->setValue(inSeconds(m_definition.onDelay));
    m_offDelay->setValue(inSeconds(m_definition.offDelay));
    m_priority->setCurrentIndex(m_priority->findData(int(m_definition.priority)));
    m_enabled->setCurrentIndex(m_enabled->findData(m_definition.enabled));
    m_text->setText(m_definition.text);
    m_meaning->setText(m_definition.guidance.meaning);
    m_action->setText(m_definition.guidance.action);
    m_consequence->setText(m_definition.guidance.consequence);
    for (QLineEdit *edit : {m_text, m_meaning, m_action, m_consequence})
        edit->setCursorPosition(0);
}

AlarmChange AlarmDefinitionPanel::entered() const
{
    AlarmChange change = m_present;
    if (m_definition.limit && differ(m_limit->value(), *m_definition.limit))
        change.limit = m_limit->value();
    if (m_definition.limit && differ(m_deadband->value(), m_definition.deadband))
        change.deadband = m_deadband->value();
    if (const auto delay = fromSeconds(m_onDelay->value()); delay != m_definition.onDelay)
        change.onDelay = delay;
    if (const auto delay = fromSeconds(m_offDelay->value()); delay != m_definition.offDelay)
        change.offDelay = delay;
    const auto priority = AlarmPriority(m_priority->currentData().toInt());
    if (priority != m_definition.priority)
        change.priority = priority;
    const bool enabled = m_enabled->currentData().toBool();
    if (enabled != m_definition.enabled)
        change.enabled = enabled;
    const QString text = m_text->text().trimmed();
    if (text != m_definition.text)
        change.text = text;
    const auto take = [](const QLineEdit *edit, const QString &before,
                         std::optional<QString> &into) {
        if (const QString now = edit->text().trimmed(); now != before.trimmed())
            into = now;
    };
    take(m_meaning, m_definition.guidance.meaning, change.meaning);
    take(m_action, m_definition.guidance.action, change.action);
    take(m_consequence, m_definition.guidance.consequence, change.consequence);
    return change;
}

void AlarmDefinitionPanel::refresh()
{
    const AlarmChange change = entered();
    const QString wrong = wrongWith(changed(m_definition, change));
    const bool noReason = m_reason->text().trimmed().isEmpty();
    QString against;
    if (change == m_present)
        against = tr("nothing is changed");
    else if (!wrong.isEmpty())
        against = wrong;
    else if (noReason)
        against = tr("type the reason first");
    m_apply->setOffer(against.isEmpty() ? CommandOffer()
                                        : CommandOffer{Refusal::NotArmed, against});
    QString stays;
    if (m_present.isEmpty())
        stays = m_record.key.device.isNull() ? tr("as it is built in") : tr("as its profile says");
    else if (noReason)
        stays = tr("type the reason first");
    m_takeBack->setOffer(stays.isEmpty() ? CommandOffer() : CommandOffer{Refusal::NotArmed, stays});
}

void AlarmDefinitionPanel::apply()
{
    redefine(entered(), tr("%1: the new definition is in use").arg(m_definition.text));
}

void AlarmDefinitionPanel::takeBack()
{
    redefine({},
             (m_record.key.device.isNull() ? tr("%1: defined as it is built in")
                                           : tr("%1: defined as its profile says"))
                 .arg(m_definition.text));
}

void AlarmDefinitionPanel::redefine(const AlarmChange &change, const QString &done)
{
    const Outcome outcome = m_desk->redefine(m_record.key, change, m_reason->text().trimmed());
    if (!outcome) {
        m_message->setText(outcome.error().text);
        m_message->show();
        return;
    }
    Q_EMIT said(done);
    Q_EMIT finished();
}

} // namespace Raptor::Views
