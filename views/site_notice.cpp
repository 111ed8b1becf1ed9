// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/site_notice.h"

#include "models/domain/ports.h"
#include "views/labels.h"
#include "views/push_button.h"

#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

SiteNotice::SiteNotice(BrokerDesk *desk, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_text(plainLabel({}, "strong", this))
{
    setObjectName(u"siteNotice"_s);
    setLook(this, "warning");
    m_text->setObjectName(u"siteNoticeText"_s);
    m_text->setWordWrap(true);
    auto *confirm = new PushButton(tr("These are the right devices"), this);
    confirm->setObjectName(u"confirmSiteButton"_s);
    confirm->setAccessibleName(confirm->text());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 8, 5);
    layout->setSpacing(10);
    layout->addWidget(m_text, 1);
    layout->addWidget(confirm);
    connect(confirm, &QPushButton::clicked, this, [this] { m_desk->confirmSite(m_broker); });
    hide();
}

void SiteNotice::showStatus(const BrokerStatus &status)
{
    m_broker = status.name;
    setVisible(status.siteUnconfirmed);
    m_text->setText(tr("None of the devices that were heard through %1 before reports there now, "
                       "only others. It may be another plant with the same host name: nothing is "
                       "started through it until you have looked at the devices and confirm them. "
                       "Stops always go.")
                        .arg(status.name));
    setAccessibleDescription(m_text->text());
}

} // namespace Raptor::Views
