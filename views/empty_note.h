// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLabel;

namespace Raptor::Views {

/// What a page says while its model has no rows: what is missing, and what to do next. Hides
/// itself, and shows @p content, as soon as there is a row.
class EmptyNote final : public QFrame
{
    Q_OBJECT
public:
    EmptyNote(const QString &title, const QString &advice, const QAbstractItemModel *model,
              QWidget *content, QWidget *parent);

    /// Other words: there is another reason for the emptiness.
    void say(const QString &title, const QString &advice);

private:
    void update();

    QLabel *m_title;
    QLabel *m_advice;
    const QAbstractItemModel *m_model;
    QWidget *m_content;
};

/// A card that holds @p content, or @p note while there is nothing in it. Takes both.
[[nodiscard]] QFrame *cardOf(QWidget *content, EmptyNote *note, QWidget *parent);

} // namespace Raptor::Views
