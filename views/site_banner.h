// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLabel;

namespace Raptor::Views {

/// Above the pages while the devices of a broker wait for being confirmed: which broker, and the
/// way there. Hidden otherwise.
class SiteBanner final : public QFrame
{
    Q_OBJECT
public:
    /// @p brokers: BrokerRole.
    SiteBanner(QAbstractItemModel *brokers, QWidget *parent);

Q_SIGNALS:
    void brokerRequested(const QString &name);

private:
    void refresh();

    QAbstractItemModel *m_brokers;
    QLabel *m_text;
    QString m_first;
};

} // namespace Raptor::Views
