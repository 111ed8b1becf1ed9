// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtWidgets/QFrame>

class QLabel;

namespace Raptor {
class BrokerDesk;
}

namespace Raptor::Views {

/// Of a broker where devices were expected, and none but others report: why nothing is started
/// through it, and the button by which an operator says that they are meant. Hidden otherwise.
class SiteNotice final : public QFrame
{
    Q_OBJECT
public:
    SiteNotice(BrokerDesk *desk, QWidget *parent);

    void showStatus(const BrokerStatus &status);

private:
    BrokerDesk *m_desk;
    QString m_broker;
    QLabel *m_text;
};

} // namespace Raptor::Views
