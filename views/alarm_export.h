// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtWidgets/QWidget>

#include <functional>

class QLabel;
class QProgressBar;

namespace Raptor::Views {

class ActionButton;
class PushButton;
class SavePlace;
class Theme;

/// Export of the alarm journal, with progress, cancel and result in one line. Nothing here is
/// modal: E-STOP stays in reach, also while a file name is asked for.
class AlarmExport final : public QWidget
{
    Q_OBJECT
public:
    /// @p history may be null: then the button says why it cannot be used.
    AlarmExport(const Theme *theme, AlarmHistory *history, QWidget *parent);

    /// What an export restricts itself to, asked for when it starts.
    void setQuerySource(const std::function<AlarmQuery()> &source) { m_query = source; }
    void exportTo(const QString &file);
    /// Overwrites nothing; false if that was not the question.
    bool escape();

private:
    void build();
    void askForFile();
    void finish(const QString &file, qint64 rows, const QString &error);
    void say(const QString &text, const char *look);
    void refresh();

    const Theme *m_theme;
    AlarmHistory *m_history;
    std::function<AlarmQuery()> m_query;
    QLabel *m_result;
    QProgressBar *m_progress;
    SavePlace *m_place;
    PushButton *m_cancel;
    ActionButton *m_csv;
    bool m_exporting = false;
};

} // namespace Raptor::Views
