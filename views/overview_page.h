// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtWidgets/QWidget>

namespace Raptor {
class CommandDesk;
} // namespace Raptor

namespace Raptor::Views {

class DeviceTileView;
class OverviewBar;
class SequencePanel;
class Theme;
struct WindowParts;

/// Every device as a tile; several are chosen with Ctrl or Shift. Start sequences open above them.
class OverviewPage final : public QWidget
{
    Q_OBJECT
public:
    OverviewPage(const Theme *theme, const WindowParts &parts, QWidget *parent);

    /// Called at most four times a second, see DeviceTileView.
    void tick();
    void selectDevice(const DeviceId &device);
    /// All that the window paints between the two is one frame.
    void beginFrame();
    void endFrame();

Q_SIGNALS:
    void deviceActivated(const Raptor::DeviceId &device);

private:
    void build(const WindowParts &parts);
    void wire();
    void showSequences(bool shown);

    CommandDesk *m_desk;
    OverviewBar *m_bar;
    SequencePanel *m_sequences;
    DeviceTileView *m_view;
};

} // namespace Raptor::Views
