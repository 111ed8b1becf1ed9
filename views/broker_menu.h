// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QMenu>

class QAbstractItemModel;

namespace Raptor {
class BrokerDesk;
}

namespace Raptor::Views {

/// Why a broker was chosen, in words: that it is locked to, or the reason of the newest switch.
/// Empty while nothing is known. @p switches: LinkHistoryRole, newest first; may be null.
[[nodiscard]] QString choiceReason(const BrokerDesk &desk, const QAbstractItemModel *switches);

/// That @p desk is about to read another broker, and what it waits for, in a whole sentence; empty
/// if it is not.
[[nodiscard]] QString pendingText(const BrokerDesk &desk);

/// What is in use and why, how each broker is, and what can be tried at once. Made anew each time
/// it is opened.
class BrokerMenu final : public QMenu
{
    Q_OBJECT
public:
    /// @p switches may be null.
    BrokerMenu(BrokerDesk *desk, const QAbstractItemModel *brokers,
               const QAbstractItemModel *switches, QWidget *parent);

private:
    void fill();
    void addWords(const QString &words);

    BrokerDesk *m_desk;
    const QAbstractItemModel *m_brokers;
    const QAbstractItemModel *m_switches;
};

} // namespace Raptor::Views
