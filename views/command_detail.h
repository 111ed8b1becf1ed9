// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtWidgets/QFrame>

class QLabel;

namespace Raptor {
class CommandDesk;
}

namespace Raptor::Views {

class StepStrip;
class Theme;

/// Everything about one command: each step with its time, each path, who and why, whether its audit
/// row is on disk, and what came to light later. A command that may still run has a Stop beside it.
class CommandDetail final : public QFrame
{
    Q_OBJECT
public:
    CommandDetail(const Theme *theme, CommandDesk *desk, QWidget *parent);

    void showRecord(const CommandRecord &record, const QString &title);
    /// "on disk after 3 ms", "not on disk yet"; empty where it is not known.
    [[nodiscard]] static QString auditText(const CommandRecord &record);

private:
    QWidget *buildWarning();

    CommandDesk *m_desk;
    const Theme *m_theme;
    CommandRecord m_record;
    QLabel *m_title;
    QLabel *m_result;
    QLabel *m_warningText = nullptr; ///< made by buildWarning()
    QWidget *m_warning;
    StepStrip *m_strip;
    QLabel *m_paths;
    QLabel *m_who;
    QLabel *m_note;
    QLabel *m_noteTitle;
};

} // namespace Raptor::Views
