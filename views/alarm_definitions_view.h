// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QLabel;
class QLayout;
class QTableView;

namespace Raptor {
class AlarmDesk;
}

namespace Raptor::Views {

class ActionButton;
class AlarmDefinitionPanel;
class AlarmDefinitionsModel;
class AlarmNames;
class EmptyNote;
class SegmentBar;
class Theme;

/// Every alarm that the device chosen in the tree, or this console and its brokers, could have,
/// raised or not, and the form to change one of them.
class AlarmDefinitionsView final : public QWidget
{
    Q_OBJECT
public:
    /// @p desk may be null.
    AlarmDefinitionsView(const Theme *theme, const QAbstractItemModel *devices, AlarmDesk *desk,
                         const AlarmNames *names, QWidget *parent);

    /// What is chosen in the tree is what is meant.
    void showDevice(const DeviceId &device);
    /// Chooses it, whether it is one of a device or not.
    void showAlarm(const AlarmKey &alarm);
    [[nodiscard]] QTableView *table() const { return m_table; }
    /// Closes the form; false if there was none.
    bool escape();

Q_SIGNALS:
    void said(const QString &text, bool refused);

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Of { Device, Plant };

    QLayout *buildHead();
    QWidget *buildCard();
    void wire();
    void choose(Of of);
    [[nodiscard]] bool isOfPlant() const;
    [[nodiscard]] QString deviceName() const;
    void read();
    void openForm();
    void closeForm();
    void refresh();

    const Theme *m_theme;
    const QAbstractItemModel *m_devices;
    AlarmDesk *m_desk;
    const AlarmNames *m_names;
    DeviceId m_device;
    AlarmDefinitionsModel *m_model;
    QTableView *m_table;
    SegmentBar *m_of;
    QLabel *m_title;
    ActionButton *m_change;
    EmptyNote *m_note = nullptr; ///< made by buildCard()
    AlarmDefinitionPanel *m_form;
};

} // namespace Raptor::Views
