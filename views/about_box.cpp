// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/about_box.h"

#include "views/labels.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

AboutBox::AboutBox(const QString &version, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"aboutBox"_s);
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Raptor Console"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 22, 16);
    layout->setSpacing(10);
    layout->addWidget(plainLabel(tr("Raptor Console"), "title", this));
    layout->addWidget(plainLabel(
        tr("Version %1, Qt %2").arg(version, QString::fromLatin1(qVersion())), "muted", this));
    QLabel *text =
        plainLabel(tr("A SCADA dashboard for plants that speak MQTT.\n"
                      "Free software under the GNU General Public License, version 3 or later, "
                      "without any warranty.\n\n"
                      "The on-screen E-STOP is a remote stop request, not the safety device."),
                   "body", this);
    text->setWordWrap(true);
    text->setMinimumWidth(360);
    layout->addWidget(text);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout->addWidget(buttons);
}

} // namespace Raptor::Views
