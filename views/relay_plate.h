// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/device_facts.h"

#include <QtWidgets/QWidget>

namespace Raptor::Views {

class Theme;

/// The face of a device that only switches: its state as a large shape and a large word.
class RelayPlate final : public QWidget
{
    Q_OBJECT
public:
    RelayPlate(const Theme *theme, QWidget *parent);
    void showDevice(const DeviceFacts &facts);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme *m_theme;
    DeviceFacts m_facts;
};

} // namespace Raptor::Views
