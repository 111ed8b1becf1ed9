// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme.h"

#include <QtCore/QtMath>
#include <QtGui/QFontDatabase>
#include <QtGui/QFontInfo>
#include <QtGui/QGuiApplication>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr qreal BaseTextPixels = 13.0;

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Tokens lightTokens()
{
    Tokens t;
    t.ground = rgb(0xE6E8EA);
    t.panel = rgb(0xF4F5F6);
    t.chrome = rgb(0xDDE1E4);
    t.control = rgb(0xFBFCFC);
    t.hover = rgb(0xE9EDF0);
    t.selection = rgb(0xD3DDE6);
    t.line = rgb(0xC6CBD0);
    t.outline = rgb(0x7F8A93);
    t.text = rgb(0x1B2227);
    t.muted = rgb(0x515B64);
    t.track = rgb(0xDFE3E6);
    t.band = rgb(0xCBD8E2);
    t.bar = rgb(0x6F8496);
    t.mark = rgb(0x26323B);
    t.hatch = rgb(0xB4BBC2);
    t.traces = {rgb(0x2F6FAB), rgb(0x1D8A8A), rgb(0x6B5CA5), rgb(0x4C7A34)};
    t.alarmText = rgb(0xB3231A);
    t.shelved = rgb(0x5F676E);
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.ground = rgb(0x1B1F23);
    t.panel = rgb(0x252A2F);
    t.chrome = rgb(0x15191C);
    t.control = rgb(0x1E2327);
    t.hover = rgb(0x2E353B);
    t.selection = rgb(0x33404C);
    t.line = rgb(0x3A4148);
    t.outline = rgb(0x7A858E);
    t.text = rgb(0xE3E7EA);
    t.muted = rgb(0x9FAAB3);
    t.track = rgb(0x1A1E22);
    t.band = rgb(0x33485A);
    t.bar = rgb(0x8197A8);
    t.mark = rgb(0xDCE3E8);
    t.hatch = rgb(0x454E56);
    t.traces = {rgb(0x6FA8DC), rgb(0x5FC4BE), rgb(0xA99BE0), rgb(0x9CC57F)};
    t.alarmText = rgb(0xFF8A80);
    t.shelved = rgb(0x5F676E);
    return t;
}

Tokens withAlarms(Tokens t)
{
    t.alarm1 = rgb(0xD92D20);
    t.alarm2 = rgb(0xE8710A);
    t.alarm3 = rgb(0xE5B800);
    t.onAlarm1 = rgb(0xFFFFFF);
    return t;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

Theme::Theme(Kind kind, QObject *parent) : QObject(parent), m_kind(kind)
{
    const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    m_base = qBound(1.0, QFontInfo(system).pixelSize() / BaseTextPixels, 2.5);
    m_family = QFontDatabase::families().contains(u"Inter"_s) ? u"Inter"_s : system.family();
}

Theme::Kind Theme::systemKind()
{
    const QPalette palette = QGuiApplication::palette();
    const bool dark = palette.color(QPalette::WindowText).lightness()
        > palette.color(QPalette::Window).lightness();
    return dark ? Kind::Dark : Kind::Light;
}

const Tokens &Theme::tokensOf(Kind kind)
{
    static const Tokens light = withAlarms(lightTokens());
    static const Tokens dark = withAlarms(darkTokens());
    return kind == Kind::Dark ? dark : light;
}

QFont Theme::font(qreal size, QFont::Weight weight) const
{
    const int pixels = qMax(1, ipx(size));
    const auto known = m_fonts.constFind({pixels, int(weight)});
    if (known != m_fonts.cend())
        return *known;
    QFont font(m_family);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return *m_fonts.insert({pixels, int(weight)}, font);
}

QPalette Theme::palette() const
{
    const Tokens &t = tokens();
    QPalette p;
    p.setColor(QPalette::Window, t.ground);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.panel);
    p.setColor(QPalette::AlternateBase, t.ground);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Button, t.control);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.onAlarm1);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::ToolTipBase, t.panel);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Link, t.traces[0]);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.outline);
    p.setColor(QPalette::Light, t.panel);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.muted);
    return p;
}

void Theme::setKind(Kind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    Q_EMIT changed();
}

void Theme::setTextScale(qreal scale)
{
    const qreal bounded = qBound(0.8, scale, 2.5);
    if (qFuzzyCompare(bounded, m_scale))
        return;
    m_scale = bounded;
    Q_EMIT changed();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return one > two ? one / two : two / one;
}

} // namespace Raptor::Views
