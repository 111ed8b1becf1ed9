// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QHBoxLayout;
class QToolButton;

namespace Raptor::Views {

/// A choice of one out of few, all of them in sight.
class SegmentBar final : public QFrame
{
    Q_OBJECT
public:
    SegmentBar(const QString &name, const QString &spoken, QWidget *parent);

    /// The button is named @p name.
    void addSegment(int id, const QString &name, const QString &text, const QString &spoken);
    /// Chooses without telling.
    void setCurrent(int id);
    [[nodiscard]] int current() const { return m_current; }
    void setText(int id, const QString &text);

Q_SIGNALS:
    /// By the user; also when it was the chosen one already.
    void chosen(int id);

private:
    QHBoxLayout *m_layout;
    QList<std::pair<int, QToolButton *>> m_segments;
    int m_current = -1;
};

} // namespace Raptor::Views
