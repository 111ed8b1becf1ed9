// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/save_place.h"

#include "views/labels.h"
#include "views/push_button.h"

#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

SavePlace::SavePlace(const QString &name, QWidget *parent)
    : QWidget(parent), m_name(name), m_question(plainLabel({}, "strong", this)),
      m_overwrite(new PushButton(tr("Overwrite it"), this)),
      m_keep(new PushButton(tr("Keep it"), this))
{
    m_question->setObjectName(name + u"Question"_s);
    m_question->setWordWrap(true);
    m_overwrite->setObjectName(name + u"OverwriteButton"_s);
    m_overwrite->setAccessibleName(tr("Overwrite the file"));
    m_keep->setObjectName(name + u"KeepButton"_s);
    m_keep->setAccessibleName(tr("Keep the file that is there, write nothing"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_question, 1);
    layout->addWidget(m_keep);
    layout->addWidget(m_overwrite);
    connect(m_keep, &QPushButton::clicked, this, &SavePlace::keep);
    connect(m_overwrite, &QPushButton::clicked, this, [this] {
        const QString file = m_file;
        answer();
        Q_EMIT chosen(file, m_suffix);
    });
    hide();
}

void SavePlace::ask(const Wanted &wanted)
{
    keep();
    auto *dialog = new QFileDialog(this, wanted.title);
    dialog->setObjectName(m_name + u"Dialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog); // native ones are modal on some desktops
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // its question is modal
    dialog->setOption(QFileDialog::ReadOnly); // and so is the one before it deletes a file
    dialog->setWindowModality(Qt::NonModal);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setNameFilter(wanted.filter);
    dialog->setDefaultSuffix(wanted.suffix);
    dialog->selectFile(wanted.file);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, suffix = wanted.suffix](const QString &file) { take(file, suffix); });
    dialog->show();
}

void SavePlace::take(const QString &file, const QString &suffix)
{
    const QFileInfo known(file);
    if (!known.exists()) {
        Q_EMIT chosen(file, suffix);
        return;
    }
    m_file = file;
    m_suffix = suffix;
    m_question->setText(tr("%1 is there already, in %2").arg(known.fileName(), known.path()));
    setAccessibleName(m_question->text());
    show();
    Q_EMIT asking(true);
    m_keep->setFocus(Qt::OtherFocusReason);
}

bool SavePlace::keep()
{
    const bool asked = !m_file.isEmpty();
    answer();
    return asked;
}

void SavePlace::answer()
{
    if (m_file.isEmpty())
        return;
    m_file.clear();
    hide();
    Q_EMIT asking(false);
}

} // namespace Raptor::Views
