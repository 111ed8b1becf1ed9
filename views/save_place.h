// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLabel;

namespace Raptor::Views {

class PushButton;

/// Asks for a file to write: in a window beside this one and, where such a file is there already,
/// in one line of the page whether to overwrite it. Hidden but for that line. Nothing of it is
/// modal: a modal question would keep the pointer from E-STOP.
class SavePlace final : public QWidget
{
    Q_OBJECT
public:
    struct Wanted
    {
        QString title; ///< of the window
        QString filter; ///< "Comma-separated values (*.csv)"
        QString suffix; ///< "csv"
        QString file; ///< proposed name
    };

    /// @p name begins the names of what belongs to it: "exportDialog", "exportOverwriteButton".
    SavePlace(const QString &name, QWidget *parent);

    void ask(const Wanted &wanted);
    /// Keeps the file that is there; false if nothing was asked.
    bool keep();

Q_SIGNALS:
    /// To be written, over what is there; @p suffix as it was wanted.
    void chosen(const QString &file, const QString &suffix);
    /// A file would be overwritten; or that is answered.
    void asking(bool asks);

private:
    void take(const QString &file, const QString &suffix);
    void answer();

    QString m_name;
    QString m_file; ///< that would be overwritten
    QString m_suffix; ///< that was wanted
    QLabel *m_question;
    PushButton *m_overwrite;
    PushButton *m_keep;
};

} // namespace Raptor::Views
