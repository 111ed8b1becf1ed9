// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLabel;
class QPushButton;
class QTimer;

namespace Raptor::Views {

class ElidedLabel;
class LineGrid;
class Theme;

/// Above the pages while there is something to say about an e-stop: how far it came at each device
/// and on each path, loudly where it is not confirmed, who pressed it, and which devices are
/// latched. A device that came back unconfirmed after 10 minutes has a button that stops it again.
/// Hidden otherwise. Its height is limited: what is settled is one line unless all are asked for,
/// and what is open scrolls beyond three rows.
class EStopBanner final : public QFrame
{
    Q_OBJECT
public:
    EStopBanner(const Theme *theme, CommandDesk *desk, QAbstractItemModel *devices,
                QWidget *parent);

Q_SIGNALS:
    void deviceActivated(const Raptor::DeviceId &device);

private:
    void build();
    QWidget *buildButtons();
    void wire();
    void refreshSoon();
    void refresh();
    void summarise();
    [[nodiscard]] QStringList latchedNames();

    const Theme *m_theme;
    CommandDesk *m_desk;
    QAbstractItemModel *m_devices;
    QLabel *m_title;
    LineGrid *m_grid;
    ElidedLabel *m_summary;
    ElidedLabel *m_latched;
    QPushButton *m_all;
    QPushButton *m_show;
    QPushButton *m_dismiss;
    QTimer *m_later;
    DeviceId m_first;
    QList<EStopLine> m_shown; ///< as of the last refresh
};

} // namespace Raptor::Views
