// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>

#include <array>
#include <utility>

namespace Raptor::Views {

/// Every colour of the window. Saturated ones are for what is abnormal, and for E-STOP, alone.
struct Tokens
{
    QColor ground; ///< behind panels
    QColor panel; ///< cards, tree, tables
    QColor chrome; ///< top bar and event line
    QColor control; ///< buttons and fields
    QColor hover;
    QColor selection; ///< chosen row, page, segment
    QColor line;
    QColor outline; ///< edges of what can be used: 3:1 against the ground
    QColor text;
    QColor muted; ///< still 4.5:1 on panel, ground and chrome
    QColor track; ///< empty part of bars and arcs
    QColor band; ///< normal band
    QColor bar;
    QColor mark; ///< needles, run-state shapes
    QColor hatch; ///< over values that are not live
    std::array<QColor, 4> traces;
    QColor alarm1; ///< square; also e-stop
    QColor alarm2; ///< triangle
    QColor alarm3; ///< diamond
    QColor onAlarm1; ///< text on alarm1
    QColor alarmText; ///< alarm1 as text on panel, 4.5:1
    QColor shelved; ///< E-STOP without a path
};

/// The look of one window: colours, sizes and fonts, changeable at run time. GUI thread; created
/// by the window and passed to every part of it, which repaint on changed().
class Theme final : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Light, Dark };
    Q_ENUM(Kind)

    explicit Theme(Kind kind, QObject *parent = nullptr);

    /// What the desktop's own palette suggests.
    [[nodiscard]] static Kind systemKind();
    [[nodiscard]] static const Tokens &tokensOf(Kind kind);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const Tokens &tokens() const { return tokensOf(m_kind); }
    /// 1.0 is the desktop's text size; bounded to 0.8 .. 2.5.
    [[nodiscard]] qreal textScale() const { return m_scale; }
    /// A length given for a 13-pixel text, at the present text size.
    [[nodiscard]] qreal px(qreal length) const { return length * m_scale * m_base; }
    [[nodiscard]] int ipx(qreal length) const { return qRound(px(length)); }
    /// The same object each time: what Qt has found out about a font goes with it.
    [[nodiscard]] QFont font(qreal size, QFont::Weight weight = QFont::Normal) const;
    [[nodiscard]] QPalette palette() const;

    void setKind(Kind kind);
    void setTextScale(qreal scale);

Q_SIGNALS:
    void changed();

private:
    Kind m_kind;
    qreal m_base = 1.0;
    qreal m_scale = 1.0;
    QString m_family;
    mutable QHash<std::pair<int, int>, QFont> m_fonts; ///< by pixels and weight
};

/// Contrast ratio of WCAG 2.1, 1 .. 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace Raptor::Views
