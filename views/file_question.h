// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

class QFileDialog;
class QWidget;

namespace Raptor::Views {

/// Which file is asked for.
struct FileQuestion
{
    QString objectName;
    QString title;
    QString filter;
    QString suggestion; ///< name, or path
    QString suffix; ///< of a file that is written; empty: it is read
};

/// Shows it in a window beside this one, and never asks back: whoever gets the file by
/// QFileDialog::fileSelected() says what is wrong with it. Modal ones would keep the pointer from
/// E-STOP.
QFileDialog *askForFile(const FileQuestion &question, QWidget *parent);

} // namespace Raptor::Views
