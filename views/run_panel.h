// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "views/line_grid.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QTimer;

namespace Raptor::Views {

class Theme;

/// Above the pages while there is a group stop or a start sequence to tell of: what became of each
/// device, a button that aborts a running sequence, and one that hides the list of a run that has
/// ended. In nobody's way: it is no window, and takes three rows at most.
class RunPanel final : public QFrame
{
    Q_OBJECT
public:
    RunPanel(const Theme *theme, CommandDesk *desk, QWidget *parent);

    /// What is not settled first, troubles on top.
    [[nodiscard]] static QList<GridLine> gridOf(const GroupRun &run);

Q_SIGNALS:
    void deviceActivated(const Raptor::DeviceId &device);

private:
    void build();
    void refreshSoon();
    void refresh();

    const Theme *m_theme;
    CommandDesk *m_desk;
    QLabel *m_title;
    QLabel *m_text;
    LineGrid *m_grid;
    QPushButton *m_abort;
    QPushButton *m_hide;
    QTimer *m_later;
};

} // namespace Raptor::Views
