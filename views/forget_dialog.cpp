// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forget_dialog.h"

#include "views/labels.h"
#include "views/push_button.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int TextWidth = 380;

} // namespace

ForgetDialog::ForgetDialog(const DeviceId &device, Forget forget, QWidget *parent)
    : QDialog(parent), m_device(device), m_forget(std::move(forget)),
      m_refusal(plainLabel({}, "fault", this))
{
    setObjectName(u"forgetDialog"_s);
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Forget %1?").arg(device.text()));
    m_refusal->setObjectName(u"forgetRefusal"_s);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    auto *text =
        plainLabel(tr("%1 leaves the list, with its trends. While it stays silent no e-stop "
                      "addresses it any more, and its silence is no alarm. As soon as it reports, "
                      "or a broker has kept a message of it, it is there again.")
                       .arg(device.text()),
                   "body", this);
    text->setWordWrap(true);
    text->setMinimumWidth(TextWidth);
    auto *keep = new PushButton(tr("&Keep it"), this);
    keep->setObjectName(u"keepDeviceButton"_s);
    keep->setDefault(true);
    setLook(keep, "primary");
    auto *go = new PushButton(tr("&Forget it"), this);
    go->setObjectName(u"forgetDeviceButton"_s);
    go->setAutoDefault(false);
    for (QPushButton *button : {keep, go})
        button->setAccessibleName(button->text().remove(u'&'));
    connect(keep, &QPushButton::clicked, this, &QDialog::close);
    connect(go, &QPushButton::clicked, this, &ForgetDialog::forget);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(go);
    buttons->addWidget(keep);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 22, 16);
    layout->setSpacing(10);
    layout->addWidget(text);
    layout->addWidget(m_refusal);
    layout->addLayout(buttons);
    keep->setFocus();
}

/// It may have begun to report meanwhile: whoever forgets it looks again.
void ForgetDialog::forget()
{
    const Outcome outcome = m_forget(m_device);
    if (outcome) {
        close();
        return;
    }
    m_refusal->setText(tr("Not forgotten: %1").arg(outcome.error().text));
    m_refusal->show();
}

} // namespace Raptor::Views
