// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLabel;

namespace Raptor {
class CommandDesk;
}

namespace Raptor::Views {

class LifeList;
class Theme;

/// The last commands of one device, as many as fit: each with its result, the newest also with
/// each of its steps and paths. For a command that nothing keeps from running later there is a
/// warning with a button that stops the device.
class CommandLife final : public QFrame
{
    Q_OBJECT
public:
    CommandLife(const Theme *theme, QAbstractItemModel *commands, CommandDesk *desk,
                QWidget *parent);

    void showDevice(const DeviceId &device);
    /// The warning of a command that may still run. The page gives it a place that never scrolls
    /// away; hidden while there is none.
    [[nodiscard]] QWidget *warning() const { return m_warning; }
    [[nodiscard]] const QList<CommandRecord> &records() const { return m_records; }

private:
    QWidget *buildWarning();
    void refresh();
    void refreshWarning();

    const Theme *m_theme;
    QAbstractItemModel *m_commands;
    CommandDesk *m_desk;
    DeviceId m_device;
    QList<CommandRecord> m_records;
    CommandKind m_against = CommandKind::Stop;
    QLabel *m_warningText = nullptr; ///< made by buildWarning()
    QWidget *m_warning;
    LifeList *m_list;
};

} // namespace Raptor::Views
