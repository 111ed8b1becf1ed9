// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/help_page.h"

#include "views/help_text.h"
#include "views/labels.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtCore/QUrl>
#include <QtGui/QPainter>
#include <QtGui/QTextDocument>
#include <QtGui/QTextFrame>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

/// Longer lines are hard to read.
constexpr double MostWidth = 860;

/// Keeps its lines short in a wide window, and its scroll bar at the edge.
class HelpBrowser final : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

    void setMostWidth(int width)
    {
        m_most = width;
        fit();
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QTextBrowser::resizeEvent(event);
        fit();
    }

private:
    void fit()
    {
        QTextFrame *frame = document()->rootFrame();
        QTextFrameFormat format = frame->frameFormat();
        format.setRightMargin(
            qMax<qreal>(document()->documentMargin(), viewport()->width() - m_most));
        frame->setFrameFormat(format);
    }

    int m_most = QWIDGETSIZE_MAX;
};

} // namespace

HelpPage::HelpPage(const Theme *theme, const QString &version, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_version(version), m_browser(new HelpBrowser(this))
{
    m_browser->setObjectName(u"helpBrowser"_s);
    m_browser->setAccessibleName(tr("Help"));
    m_browser->setOpenLinks(false);
    auto *card = new QFrame(this);
    setLook(card, "card");
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(14, 6, 6, 6);
    inside->addWidget(m_browser);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(m_browser, &QTextBrowser::anchorClicked, this,
            [this](const QUrl &place) { m_browser->scrollToAnchor(place.fragment()); });
    connect(theme, &Theme::changed, this, &HelpPage::fill);
    fill();
}

void HelpPage::fill()
{
    const Tokens &t = m_theme->tokens();
    const int size = m_theme->ipx(14);
    const int place = m_browser->verticalScrollBar()->value();
    QTextDocument *document = m_browser->document();
    document->setDefaultFont(m_theme->font(13));
    document->setIndentWidth(m_theme->ipx(20));
    document->setDefaultStyleSheet(
        u"body { color: %1; } h2 { font-size: %3px; margin-top: 18px; margin-bottom: 4px; } "
        "p { margin-top: 2px; margin-bottom: 6px; } td { padding: 2px 16px 2px 0; } "
        "td.key { font-weight: 600; white-space: pre; } a { color: %1; } "
        "ul { margin-top: 2px; margin-bottom: 6px; margin-left: 0; } li { margin-bottom: 4px; } "
        "p.foot { color: %2; margin-top: 16px; }"_s.arg(t.text.name(), t.muted.name(),
                                                        QString::number(m_theme->ipx(16))));
    int number = 0;
    for (const HelpText::Shape &one : HelpText::shapes()) {
        QImage image(size + 4, size + 4, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        drawShape(painter, QRectF(2, 2, size, size), one.shape, t.mark, t);
        painter.end();
        document->addResource(QTextDocument::ImageResource, QUrl(u"shape:%1"_s.arg(number++)),
                              image);
    }
    m_browser->setHtml(u"<body>"_s + HelpText::html(m_version) + u"</body>"_s);
    static_cast<HelpBrowser *>(m_browser)->setMostWidth(m_theme->ipx(MostWidth));
    m_browser->verticalScrollBar()->setValue(place);
}

} // namespace Raptor::Views
