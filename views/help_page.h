// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QTextBrowser;

namespace Raptor::Views {

class Theme;

/// How to read the screen, which keys there are, and what E-STOP is and is not. Works offline.
class HelpPage final : public QWidget
{
    Q_OBJECT
public:
    HelpPage(const Theme *theme, const QString &version, QWidget *parent);

private:
    void fill();

    const Theme *m_theme;
    QString m_version;
    QTextBrowser *m_browser;
};

} // namespace Raptor::Views
