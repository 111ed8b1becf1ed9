// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_save.h"

#include "views/labels.h"
#include "views/push_button.h"
#include "views/save_place.h"
#include "views/theme.h"
#include "views/trend_canvas.h"

#include <QtCore/QBuffer>
#include <QtCore/QDateTime>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtSvg/QSvgGenerator>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int PngScale = 2; ///< sharp in a report

} // namespace

TrendSave::TrendSave(const Theme *theme, TrendCanvas *canvas, TrendExporter *exporter,
                     QWidget *parent)
    : QWidget(parent), m_theme(theme), m_canvas(canvas), m_exporter(exporter),
      m_source([] { return TrendExport(); }), m_button(new QToolButton(parent)),
      m_result(plainLabel({}, "muted", this)), m_progress(new QProgressBar(this)),
      m_cancel(new PushButton(tr("Cancel the export"), this)),
      m_place(new SavePlace(u"trendSave"_s, this))
{
    build();
    buildMenu();
    connect(m_place, &SavePlace::chosen, this, &TrendSave::saveTo);
    connect(m_place, &SavePlace::asking, this, [this](bool asks) {
        m_result->setHidden(asks);
        refresh();
    });
    if (exporter) {
        connect(m_cancel, &QPushButton::clicked, exporter, &TrendExporter::cancel);
        connect(exporter, &TrendExporter::progressed, m_progress, &QProgressBar::setValue);
        connect(exporter, &TrendExporter::finished, this, &TrendSave::finish);
    }
    refresh();
}

void TrendSave::build()
{
    m_button->setObjectName(u"trendSaveButton"_s);
    m_button->setText(tr("Export"));
    m_button->setAccessibleName(tr("Export the chart as a picture, or its samples"));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_result->setObjectName(u"trendResult"_s);
    m_result->setWordWrap(true);
    m_progress->setObjectName(u"trendSaveProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_cancel->setObjectName(u"trendSaveCancel"_s);
    m_cancel->setAccessibleName(m_cancel->text());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_place, 1);
    layout->addWidget(m_result, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
}

void TrendSave::buildMenu()
{
    auto *menu = new QMenu(m_button);
    menu->setToolTipsVisible(true);
    m_button->setMenu(menu);
    const auto add = [this, menu](const QString &text, const QString &suffix) {
        QAction *action = menu->addAction(text, this, [this, suffix] { askForFile(suffix); });
        action->setObjectName(u"trendSave_"_s + suffix);
        return action;
    };
    m_png = add(tr("Picture (PNG)\u2026"), u"png"_s);
    m_svg = add(tr("Drawing (SVG)\u2026"), u"svg"_s);
    m_csv = add(tr("Samples (CSV)\u2026"), u"csv"_s);
    connect(menu, &QMenu::aboutToShow, this, &TrendSave::refresh);
}

void TrendSave::askForFile(const QString &suffix)
{
    const QString filter = suffix == u"png"_s ? tr("Pictures (*.png)")
        : suffix == u"svg"_s                  ? tr("Drawings (*.svg)")
                                              : tr("Comma-separated values (*.csv)");
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(toEpochMs(m_canvas->to()));
    m_place->ask({tr("Save the trend"), filter, suffix,
                  u"trend-%1.%2"_s.arg(end.toString(u"yyyyMMdd-HHmm"_s), suffix)});
}

void TrendSave::saveTo(const QString &file, const QString &suffix)
{
    if (!m_exporter || file.isEmpty())
        return;
    if (suffix == u"csv"_s) {
        if (m_exporting)
            return;
        m_exporting = true;
        m_progress->setValue(0);
    }
    say(tr("Writing %1").arg(file), false);
    if (suffix == u"csv"_s)
        m_exporter->exportTo(file, m_source());
    else
        m_exporter->write(file, suffix == u"svg"_s ? asSvg() : asPng());
}

QByteArray TrendSave::asPng() const
{
    const QSize size = m_canvas->size();
    QImage image(size * PngScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(PngScale);
    image.fill(m_theme->tokens().panel);
    QPainter painter(&image);
    m_canvas->paintTo(&painter, QRect(QPoint(0, 0), size));
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

QByteArray TrendSave::asSvg() const
{
    const QSize size = m_canvas->size();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(0, 0), size));
    svg.setTitle(tr("Trend"));
    QPainter painter(&svg);
    painter.fillRect(QRect(QPoint(0, 0), size), m_theme->tokens().panel);
    m_canvas->paintTo(&painter, QRect(QPoint(0, 0), size));
    painter.end();
    return buffer.data();
}

void TrendSave::finish(const QString &file, qint64 rows, const QString &error)
{
    m_exporting = false;
    if (!error.isEmpty())
        say(tr("Not saved: %1").arg(error), true);
    else if (file.endsWith(u".csv"_s, Qt::CaseInsensitive))
        say(tr("%Ln sample(s) written to %1", nullptr, plural(rows)).arg(file), false);
    else
        say(tr("Saved as %1").arg(file), false);
}

void TrendSave::say(const QString &text, bool refused)
{
    m_result->setText(text);
    m_result->setAccessibleName(text);
    setLook(m_result, refused ? "fault" : "muted");
    m_result->style()->polish(m_result);
    refresh();
}

bool TrendSave::escape()
{
    if (m_place->keep())
        return true;
    if (m_exporting || m_result->text().isEmpty())
        return false;
    say({}, false);
    return true;
}

void TrendSave::refresh()
{
    const auto offer = [](QAction *action, const QString &why) {
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? action->text() : why);
    };
    QString none = m_exporter ? QString() : tr("Nothing can be written here");
    offer(m_png, none);
    offer(m_svg, none);
    if (none.isEmpty() && !m_exporter->hasSamples())
        none = tr("No history is kept here");
    else if (none.isEmpty() && m_exporting)
        none = tr("An export is running");
    else if (none.isEmpty() && m_source().tags.isEmpty())
        none = tr("There are no signals on the chart");
    offer(m_csv, none);
    m_progress->setVisible(m_exporting);
    m_cancel->setVisible(m_exporting);
    setVisible(m_exporting || !m_result->text().isEmpty() || !m_place->isHidden());
}

} // namespace Raptor::Views
