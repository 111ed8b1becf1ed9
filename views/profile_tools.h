// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace Raptor::Views {

/// Hands the broker profiles on as a file, and takes those of another console over. Says what came
/// of it beside the buttons.
class ProfileTools final : public QWidget
{
    Q_OBJECT
public:
    ProfileTools(BrokerDesk *desk, QWidget *parent);

private:
    void askForExport();
    void askForImport();
    void exportTo(const QString &file);
    void importFrom(const QString &file);
    void say(const QString &text, const char *look);
    void refresh();

    BrokerDesk *m_desk;
    QLabel *m_result;
    QPushButton *m_import;
    QPushButton *m_export;
};

} // namespace Raptor::Views
