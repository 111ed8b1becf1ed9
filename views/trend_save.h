// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trend_desk.h"

#include <QtWidgets/QWidget>

#include <functional>

class QAction;
class QLabel;
class QProgressBar;
class QToolButton;

namespace Raptor::Views {

class PushButton;
class SavePlace;
class Theme;
class TrendCanvas;

/// Writes what a chart shows: as a picture, or its samples. The button opens the choice; how far
/// it is, and what came of it, stands in this line, which is hidden until then. Nothing here is
/// modal.
class TrendSave final : public QWidget
{
    Q_OBJECT
public:
    /// @p exporter may be null: then the choices say why they cannot be used.
    TrendSave(const Theme *theme, TrendCanvas *canvas, TrendExporter *exporter, QWidget *parent);

    [[nodiscard]] QToolButton *button() const { return m_button; }
    /// Which samples, asked for when it starts.
    void setSource(const std::function<TrendExport()> &source) { m_source = source; }
    /// By the end of its name: png, svg or csv.
    void saveTo(const QString &file, const QString &suffix);
    /// Says something in this line.
    void say(const QString &text, bool refused);
    /// Overwrites nothing, else takes away what was said; false if there was neither.
    bool escape();

private:
    void build();
    void buildMenu();
    void askForFile(const QString &suffix);
    void finish(const QString &file, qint64 rows, const QString &error);
    void refresh();
    [[nodiscard]] QByteArray asPng() const;
    [[nodiscard]] QByteArray asSvg() const;

    const Theme *m_theme;
    TrendCanvas *m_canvas;
    TrendExporter *m_exporter;
    std::function<TrendExport()> m_source;
    QToolButton *m_button;
    QAction *m_png = nullptr;
    QAction *m_svg = nullptr;
    QAction *m_csv = nullptr;
    QLabel *m_result;
    QProgressBar *m_progress;
    PushButton *m_cancel;
    SavePlace *m_place;
    bool m_exporting = false; ///< a CSV, which takes a while
};

} // namespace Raptor::Views
