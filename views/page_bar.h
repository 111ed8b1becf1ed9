// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QHBoxLayout;
class QToolButton;

namespace Raptor::Views {

/// The row of pages above the page.
class PageBar final : public QFrame
{
    Q_OBJECT
public:
    explicit PageBar(QWidget *parent);

    void addPage(int page, const QString &name, const QString &title, const QString &key);
    /// Pages added after this stand at the far end.
    void addSpace();
    void setCurrent(int page);

Q_SIGNALS:
    void pageChosen(int page);

private:
    QHBoxLayout *m_layout;
    QList<QToolButton *> m_buttons;
};

} // namespace Raptor::Views
