// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

class QWidget;

namespace Raptor::Models {
class PlantStore;
}

namespace Raptor::App {

/// Says in the log (category raptor.startup, level info, silent unless it is turned on) when the
/// window has painted its first frame, and its first one with a live value. Has nothing to do
/// after that. GUI thread.
class StartupLog final : public QObject
{
public:
    /// Null where nobody listens.
    static StartupLog *make(QWidget *window, Models::PlantStore *plant, QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    StartupLog(QWidget *window, Models::PlantStore *plant, QObject *parent);
    void painted(bool live);

    QWidget *m_window;
    bool m_live = false; ///< what is painted next shows a live value
    bool m_saidFrame = false;
    bool m_saidData = false;
};

} // namespace Raptor::App
