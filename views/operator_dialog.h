// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtWidgets/QDialog>

#include <functional>

class QLabel;
class QLineEdit;

namespace Raptor::Views {

/// Asks who is at the desk: the name stands in every row of the ledger from then on. Not modal;
/// deletes itself when it is closed.
class OperatorDialog final : public QDialog
{
    Q_OBJECT
public:
    using Change = std::function<Outcome(const QString &name)>;

    OperatorDialog(const QString &now, Change change, QWidget *parent);

Q_SIGNALS:
    void changed(const QString &name);

private:
    void take();

    Change m_change;
    QLineEdit *m_name;
    QLabel *m_refusal;
};

} // namespace Raptor::Views
