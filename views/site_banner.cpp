// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/site_banner.h"

#include "models/domain/broker.h"
#include "models/domain/roles.h"
#include "views/labels.h"
#include "views/push_button.h"

#include <QtCore/QAbstractItemModel>
#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

SiteBanner::SiteBanner(QAbstractItemModel *brokers, QWidget *parent)
    : QFrame(parent), m_brokers(brokers), m_text(plainLabel({}, "strong", this))
{
    setObjectName(u"siteBanner"_s);
    setAccessibleName(tr("Devices to be confirmed"));
    setLook(this, "warning");
    m_text->setObjectName(u"siteBannerText"_s);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *look = new PushButton(tr("Look at them"), this);
    look->setObjectName(u"siteBannerButton"_s);
    look->setAccessibleName(tr("Look at the broker whose devices are to be confirmed"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 8, 5);
    layout->setSpacing(10);
    layout->addWidget(m_text, 1);
    layout->addWidget(look);
    connect(look, &QPushButton::clicked, this, [this] { Q_EMIT brokerRequested(m_first); });
    connect(brokers, &QAbstractItemModel::dataChanged, this, &SiteBanner::refresh);
    connect(brokers, &QAbstractItemModel::rowsInserted, this, &SiteBanner::refresh);
    connect(brokers, &QAbstractItemModel::rowsRemoved, this, &SiteBanner::refresh);
    connect(brokers, &QAbstractItemModel::modelReset, this, &SiteBanner::refresh);
    refresh();
}

void SiteBanner::refresh()
{
    QStringList names;
    for (int row = 0; row < m_brokers->rowCount(); ++row) {
        const QModelIndex index = m_brokers->index(row, 0);
        if (index.data(BrokerRole::Status).value<BrokerStatus>().siteUnconfirmed)
            names.append(index.data(BrokerRole::Name).toString());
    }
    setVisible(!names.isEmpty());
    if (names.isEmpty())
        return;
    m_first = names.constFirst();
    m_text->setText(
        tr("Other devices than before report through %1: nothing is started there until "
           "they are confirmed")
            .arg(names.join(u", "_s)));
    setAccessibleDescription(m_text->text());
}

} // namespace Raptor::Views
