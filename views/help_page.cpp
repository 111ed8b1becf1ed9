// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/help_page.h"

#include "views/labels.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtCore/QUrl>
#include <QtGui/QPainter>
#include <QtGui/QTextDocument>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

struct ShapeHelp
{
    StateShape shape;
    QString text;
};

QList<ShapeHelp> shapeHelp()
{
    return {{StateShape::Triangle, HelpPage::tr("running")},
            {StateShape::HollowSquare, HelpPage::tr("stopped")},
            {StateShape::Octagon, HelpPage::tr("e-stop latched: start is inhibited until a reset")},
            {StateShape::Cross, HelpPage::tr("stale or offline: what is shown was once true")},
            {StateShape::Disc, HelpPage::tr("relay on")},
            {StateShape::Ring, HelpPage::tr("relay off")},
            {StateShape::ArrowUp, HelpPage::tr("battery charging")},
            {StateShape::ArrowDown, HelpPage::tr("battery discharging")},
            {StateShape::Question, HelpPage::tr("the device did not say")}};
}

QString row(const QString &left, const QString &right)
{
    return u"<tr><td class='key'>"_s + left + u"</td><td>"_s + right + u"</td></tr>"_s;
}

QString keys()
{
    return row(u"F12"_s, HelpPage::tr("E-STOP of this site, on every page, also under dialogs"))
        + row(u"Ctrl+1, 2, 5, 7"_s, HelpPage::tr("Overview, Device, Commands, Brokers"))
        + row(u"F1"_s, HelpPage::tr("this page"))
        + row(u"Ctrl+F"_s, HelpPage::tr("filter the tree; Esc clears it"))
        + row(u"Esc"_s, HelpPage::tr("disarms an armed command"))
        + row(u"Tab, Space"_s, HelpPage::tr("walk through and press everything, E-STOP included"))
        + row(u"F11"_s, HelpPage::tr("full screen"))
        + row(u"Ctrl++, Ctrl+-, Ctrl+0"_s, HelpPage::tr("larger, smaller, normal text"));
}

QString qualities()
{
    return row(HelpPage::tr("good"), HelpPage::tr("live; the age grows until the next report"))
        + row(HelpPage::tr("late"),
              HelpPage::tr("the report is overdue: broken arc, dashed edge, \u201clate\u201d"))
        + row(HelpPage::tr("last known"),
              HelpPage::tr("kept by the broker, true once: dots over the values"))
        + row(HelpPage::tr("stale"),
              HelpPage::tr("too old to act upon: strokes, hollow bars, slanted numbers"))
        + row(HelpPage::tr("offline"),
              HelpPage::tr("the device or its link is gone: crossed strokes"))
        + row(HelpPage::tr("bad"), HelpPage::tr("the device sent what is no value: dense strokes"));
}

QString text(const QString &version)
{
    QString html;
    html += u"<h2>"_s + HelpPage::tr("E-STOP is a remote request") + u"</h2><p>"_s
        + HelpPage::tr(
                "The E-STOP of this window is <b>not the safety device</b>. It asks every known "
                "device of the "
                "site to stop, on every broker that is up, and repeats until each device confirms. "
                "It shows per device how far it came. <b>NOT CONFIRMED</b> and <b>NOT SENT</b> "
                "mean: use the "
                "physical stop. In danger always use the physical stop first.")
        + u"</p><p>"_s
        + HelpPage::tr("After an e-stop a device is latched. Reset it on its own page, with a "
                       "typed reason; a reset "
                       "starts nothing.")
        + u"</p><h2>"_s + HelpPage::tr("Starting takes two steps") + u"</h2><p>"_s
        + HelpPage::tr(
                "Start arms: the foot of the panel names every motor that will turn and asks "
                "whether the area "
                "is clear. Confirm there within 10 seconds. Changing the page, the device or the "
                "window "
                "disarms. Stop takes one press, always. A button that cannot be used says why.")
        + u"</p><h2>"_s + HelpPage::tr("Shapes") + u"</h2><table>"_s;
    int number = 0;
    for (const ShapeHelp &one : shapeHelp())
        html += row(u"<img src='shape:%1'>"_s.arg(number++), one.text);
    html += u"</table><h2>"_s + HelpPage::tr("How far a value may be believed") + u"</h2><table>"_s
        + qualities() + u"</table><h2>"_s + HelpPage::tr("Scales") + u"</h2><p>"_s
        + HelpPage::tr("The light band is the normal range, the strokes are limits. Colour appears "
                       "only beyond a "
                       "limit: a diamond with H or L, a triangle with HH or LL.")
        + u"</p><h2>"_s + HelpPage::tr("Keys") + u"</h2><table>"_s + keys()
        + u"</table><p class='foot'>"_s
        + HelpPage::tr("Raptor Console %1").arg(version.toHtmlEscaped()) + u"</p>"_s;
    return html;
}

} // namespace

HelpPage::HelpPage(const Theme *theme, const QString &version, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_version(version), m_browser(new QTextBrowser(this))
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
    document->setDefaultStyleSheet(
        u"body { color: %1; } h2 { font-size: %3px; margin-top: 14px; margin-bottom: 4px; } "
        "p { margin-top: 2px; margin-bottom: 6px; } td { padding: 2px 16px 2px 0; } "
        "td.key { font-weight: 600; } p.foot { color: %2; margin-top: 16px; }"_s.arg(
            t.text.name(), t.muted.name(), QString::number(m_theme->ipx(16))));
    int number = 0;
    for (const ShapeHelp &one : shapeHelp()) {
        QImage image(size + 4, size + 4, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        drawShape(painter, QRectF(2, 2, size, size), one.shape, t.mark, t);
        painter.end();
        document->addResource(QTextDocument::ImageResource, QUrl(u"shape:%1"_s.arg(number++)),
                              image);
    }
    m_browser->setHtml(u"<body>"_s + text(m_version) + u"</body>"_s);
    m_browser->verticalScrollBar()->setValue(place);
}

} // namespace Raptor::Views
