// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/file_question.h"

#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>

namespace Raptor::Views {

QFileDialog *askForFile(const FileQuestion &question, QWidget *parent)
{
    const QFileInfo suggested(question.suggestion);
    auto *dialog = new QFileDialog(parent, question.title);
    dialog->setObjectName(question.objectName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Native ones are modal on some desktops, and so is what Qt asks before it overwrites.
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setWindowModality(Qt::NonModal);
    dialog->setAcceptMode(question.suffix.isEmpty() ? QFileDialog::AcceptOpen
                                                    : QFileDialog::AcceptSave);
    // With ExistingFile it would complain in a modal box.
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDirectory(suggested.isAbsolute()
                             ? suggested.absolutePath()
                             : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setNameFilter(question.filter);
    dialog->setDefaultSuffix(question.suffix);
    if (!question.suggestion.isEmpty())
        dialog->selectFile(suggested.fileName());
    dialog->show();
    return dialog;
}

} // namespace Raptor::Views
