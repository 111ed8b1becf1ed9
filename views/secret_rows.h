// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtCore/QSet>
#include <QtWidgets/QWidget>

#include <array>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Raptor::Views {

/// Asks for what a broker waits for: its password, the passphrase of a key, a token. What is typed
/// goes to the desk alone; it is gone from here as soon as another broker is shown.
class SecretRows final : public QWidget
{
    Q_OBJECT
public:
    SecretRows(BrokerDesk *desk, QWidget *parent);

    void showBroker(const BrokerProfile &profile, const BrokerStatus &status);
    void showNone();

private:
    struct Row
    {
        SecretKind kind;
        QWidget *widget;
        QLabel *label;
        QLineEdit *edit;
    };
    [[nodiscard]] Row createRow(SecretKind kind);
    void wantRows(const BrokerStatus &status);
    void give(const Row &row);
    void refreshKeep();
    void forget();

    BrokerDesk *m_desk;
    std::optional<BrokerProfile> m_profile;
    QSet<SecretKind> m_wanted; ///< rows that are there until the broker is up
    std::array<Row, 3> m_rows;
    QWidget *m_keepRow;
    QCheckBox *m_keep;
    QLabel *m_where;
    QLabel *m_trouble;
};

} // namespace Raptor::Views
