// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QAbstractButton>

namespace Raptor::Views {

class Theme;

/// The on-screen E-STOP: a remote stop request, not the safety device. Acts on the press, not on
/// the release (connect to pressed()), and is never disabled: without a path it turns grey, says
/// so, and can still be pressed.
class EStopButton final : public QAbstractButton
{
    Q_OBJECT
public:
    /// @p scope is what it stops, as people call it: "shop".
    EStopButton(const QString &scope, const Theme *theme, QWidget *parent);

    void setHasPath(bool hasPath);
    /// Without a focused window of this program F12 does not arrive here.
    void setKeyWorks(bool works);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    /// Enter and Return press it too.
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    QString m_scope;
    const Theme *m_theme;
    bool m_hasPath = true;
    bool m_keyWorks = true;
};

} // namespace Raptor::Views
