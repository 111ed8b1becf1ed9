// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QPushButton;

namespace Raptor {
class CommandDesk;
}

namespace Raptor::Views {

class Theme;
struct WindowParts;

/// Above the tiles: how many devices are in which state, an ordinary stop of all of them or of the
/// chosen ones (one step, no e-stop, nothing is latched), and the start sequences.
class OverviewBar final : public QWidget
{
    Q_OBJECT
public:
    OverviewBar(const Theme *theme, const WindowParts &parts, QWidget *parent);

    /// The tiles that are chosen; fewer than two are no group.
    void setChosen(const QList<DeviceId> &devices);
    void setHasSequences(bool has);
    void closeSequences();

Q_SIGNALS:
    void sequencesToggled(bool shown);

private:
    void build(const WindowParts &parts);

    const Theme *m_theme;
    CommandDesk *m_desk;
    QAbstractItemModel *m_devices;
    QString m_site;
    QList<DeviceId> m_chosen;
    QPushButton *m_stopChosen;
    QPushButton *m_stopAll;
    QPushButton *m_sequences;
};

} // namespace Raptor::Views
