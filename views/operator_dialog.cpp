// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/operator_dialog.h"

#include "views/labels.h"
#include "views/push_button.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int LongestName = 64; // more is not sent with a command
constexpr int TextWidth = 360;

} // namespace

OperatorDialog::OperatorDialog(const QString &now, Change change, QWidget *parent)
    : QDialog(parent), m_change(std::move(change)), m_name(new QLineEdit(now, this)),
      m_refusal(plainLabel({}, "fault", this))
{
    setObjectName(u"operatorDialog"_s);
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Who is at the desk?"));
    m_name->setObjectName(u"operatorEdit"_s);
    m_name->setAccessibleName(tr("Name of the operator"));
    m_name->setMaxLength(LongestName);
    m_name->selectAll();
    m_refusal->setObjectName(u"operatorRefusal"_s);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    auto *text = plainLabel(tr("The name stands at every command from now on, here and in the "
                               "audit trail. It lasts until this window is closed."),
                            "body", this);
    text->setWordWrap(true);
    text->setMinimumWidth(TextWidth);
    auto *cancel = new PushButton(tr("&Cancel"), this);
    cancel->setObjectName(u"cancelOperatorButton"_s);
    auto *take = new PushButton(tr("&Take over"), this);
    take->setObjectName(u"takeOverButton"_s);
    take->setDefault(true);
    setLook(take, "primary");
    for (QPushButton *button : {cancel, take})
        button->setAccessibleName(button->text().remove(u'&'));
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(take, &QPushButton::clicked, this, &OperatorDialog::take);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(take);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 22, 16);
    layout->setSpacing(10);
    layout->addWidget(text);
    layout->addWidget(m_name);
    layout->addWidget(m_refusal);
    layout->addLayout(buttons);
}

void OperatorDialog::take()
{
    const QString name = m_name->text().simplified();
    const Outcome outcome = m_change(name);
    if (!outcome) {
        m_refusal->setText(tr("Not changed: %1").arg(outcome.error().text));
        m_refusal->show();
        return;
    }
    Q_EMIT changed(name);
    close();
}

} // namespace Raptor::Views
