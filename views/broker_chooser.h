// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QHBoxLayout;
class QToolButton;

namespace Raptor {
class BrokerDesk;
}

namespace Raptor::Views {

/// The segmented choice Automatic | local | cloud, made from the configured brokers. A choice is
/// asked of the desk; what is shown as chosen is what the desk says.
class BrokerChooser final : public QFrame
{
    Q_OBJECT
public:
    BrokerChooser(BrokerDesk *desk, QWidget *parent);

private:
    void rebuild();
    void showChoice();
    QToolButton *addSegment(const QString &text, const QString &broker);

    BrokerDesk *m_desk;
    QHBoxLayout *m_layout;
    QList<QToolButton *> m_segments;
};

} // namespace Raptor::Views
