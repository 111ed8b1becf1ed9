// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"

#include <QtWidgets/QWidget>

class QDateTimeEdit;
class QGridLayout;
class QLabel;

namespace Raptor::Views {

class EmptyNote;
class Theme;
struct WindowParts;

/// What the historian keeps, and what it needs for that: where, how much, since when, for how long,
/// whether it is written at this moment, and what the check at the start found.
class HistoryPage final : public QWidget
{
    Q_OBJECT
public:
    /// No history in @p parts: then the page says that none is kept.
    HistoryPage(const Theme *theme, const WindowParts &parts, QWidget *parent);

    /// Called at most four times a second: asks anew every few seconds, while it is seen.
    void tick();
    /// Why there is no replay; empty: there is one.
    void sayReplay(const QString &text);

Q_SIGNALS:
    void replayRequested(Raptor::WallTime at);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildUsage();
    QWidget *buildReplay();
    QLabel *addRow(QGridLayout *grid, const QString &name, const QString &title);
    void ask();
    void show(const HistoryUsage &usage, const QString &error);
    void showState(const HistoryUsage &usage, const QString &error);
    void showKeeping(const HistoryUsage &usage);

    HistoryReader *m_reader;
    const Clock *m_clock;
    BootTime m_askedAt{};
    bool m_waiting = false;
    QLabel *m_state = nullptr;
    QLabel *m_folder = nullptr;
    QLabel *m_size = nullptr;
    QLabel *m_samples = nullptr;
    QLabel *m_span = nullptr;
    QLabel *m_rate = nullptr;
    QLabel *m_forecast = nullptr;
    QLabel *m_days = nullptr;
    QLabel *m_bytes = nullptr;
    QLabel *m_lost = nullptr;
    QLabel *m_checked = nullptr;
    QDateTimeEdit *m_moment = nullptr; ///< null: there is no replay
    QLabel *m_replaySaid = nullptr; ///< the same
};

} // namespace Raptor::Views
