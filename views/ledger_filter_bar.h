// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLineEdit;
class QTimer;

namespace Raptor::Views {

/// What of the ledger is to be seen: text, kind of command, outcome, and how far back.
class LedgerFilterBar final : public QWidget
{
    Q_OBJECT
public:
    LedgerFilterBar(const Clock *clock, QWidget *parent);

    /// As chosen, with the time span counted from now.
    [[nodiscard]] LedgerFilter filter() const;
    /// True if there was anything to clear.
    bool clear();

Q_SIGNALS:
    /// Another choice, or time has passed in a bounded span.
    void changed();

private:
    void fill();

    const Clock *m_clock;
    QLineEdit *m_text;
    QComboBox *m_kind;
    QComboBox *m_outcome;
    QComboBox *m_span;
    QTimer *m_timer;
};

} // namespace Raptor::Views
