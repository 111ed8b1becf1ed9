// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

namespace Raptor::Views {

/// Versions and licence. Not modal: nothing here may stand before E-STOP.
class AboutBox final : public QDialog
{
    Q_OBJECT
public:
    AboutBox(const QString &version, QWidget *parent);
};

} // namespace Raptor::Views
