// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"
#include "models/domain/result.h"

#include <QtWidgets/QDialog>

#include <functional>

class QLabel;

namespace Raptor::Views {

/// Asks whether a silent device is to leave the list, and says what that means. Keeping it is the
/// answer to Enter and Esc. Not modal: nothing waits behind it; deletes itself when it is closed.
class ForgetDialog final : public QDialog
{
    Q_OBJECT
public:
    using Forget = std::function<Outcome(const DeviceId &device)>;

    ForgetDialog(const DeviceId &device, Forget forget, QWidget *parent);

private:
    void forget();

    DeviceId m_device;
    Forget m_forget;
    QLabel *m_refusal;
};

} // namespace Raptor::Views
