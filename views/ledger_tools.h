// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QWidget>

#include <functional>

class QLabel;
class QProgressBar;

namespace Raptor::Views {

class ActionButton;
class PushButton;
class SavePlace;
class Theme;

/// Export and verification of the audit trail, with progress, cancel and result in one line.
/// Nothing here is modal: E-STOP stays in reach, also while a file name is asked for.
class LedgerTools final : public QWidget
{
    Q_OBJECT
public:
    /// @p ledger may be null: then the buttons say why they cannot be used.
    LedgerTools(const Theme *theme, LedgerDesk *ledger, QWidget *parent);

    /// What an export restricts itself to, asked for when it starts.
    void setFilterSource(const std::function<LedgerFilter()> &source) { m_filter = source; }
    void exportTo(const QString &file, LedgerFormat format);
    /// Overwrites nothing; false if that was not the question.
    bool escape();

private:
    void build();
    void wire();
    void askForFile(LedgerFormat format);
    void verify();
    void say(const QString &text, const char *look);
    void refresh();

    const Theme *m_theme;
    LedgerDesk *m_ledger;
    std::function<LedgerFilter()> m_filter;
    ActionButton *m_csv;
    ActionButton *m_json;
    ActionButton *m_verify;
    QProgressBar *m_progress;
    PushButton *m_cancel;
    QLabel *m_result;
    SavePlace *m_place;
    bool m_exporting = false;
    bool m_verifying = false;
};

} // namespace Raptor::Views
