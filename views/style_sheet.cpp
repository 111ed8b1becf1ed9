// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style_sheet.h"

#include "views/theme.h"

#include <QtCore/QHash>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

// @name is a token, #n# a length at the present text size.
constexpr QStringView SurfaceRules = uR"(
QMainWindow { background: @ground; }
QFrame[look="card"] { background: @panel; border: 1px solid @line; border-radius: #6#px; }
QFrame[look="cardHeld"] { background: @panel; border: 1px dashed @outline; border-radius: #6#px; }
QFrame[look="armed"] { background: @control; border: 2px solid @mark; border-radius: #6#px; }
QFrame[look="idle"] { background: transparent; border: 1px dashed @line; border-radius: #6#px; }
QFrame[look="block"] { background: transparent; border: 1px solid @line; border-radius: #6#px; }
QFrame[look="chrome"] { background: @chrome; border: none; }
QFrame[look="warning"] { background: @control; border: 2px solid @alarm2; border-radius: #6#px; }
QFrame[look="panel"] { background: @panel; border: none; }
QFrame[look="rule"] { background: @line; border: none; }
QFrame[look="banner"] { background: @panel; border: 2px solid @alarm1; border-radius: #6#px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QToolTip { background: @panel; color: @text; border: 1px solid @outline; padding: #4#px; }
QSplitter::handle { background: @line; }
QLabel { background: transparent; color: @text; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="small"] { color: @muted; font-size: #11#px; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="section"] { font-weight: 600; font-size: #13#px; }
QLabel[look="title"] { font-weight: 600; font-size: #16#px; }
QLabel[look="big"] { font-weight: 600; font-size: #24#px; }
QLabel[look="fault"] { color: @alarmText; font-weight: 600; }
)";

constexpr QStringView ButtonRules = uR"(
QPushButton, QToolButton { background: @control; color: @text; border: 1px solid @outline;
    border-radius: #5#px; padding: #5#px #12#px; font-weight: 500; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @selection; }
QPushButton:disabled, QToolButton:disabled { color: @muted; background: @panel;
    border-color: @line; }
QPushButton:focus, QToolButton:focus { border: 2px solid @mark; padding: #4#px #11#px; }
QPushButton[look="primary"] { border: 2px solid @mark; font-weight: 600; }
QPushButton[look="primary"]:focus { border: 3px solid @mark; }
QPushButton[look="primary"]:disabled { border-color: @line; }
QPushButton[look="danger"] { border: 2px solid @alarm1; font-weight: 600; }
QPushButton[look="danger"]:focus { border: 3px solid @alarm1; }
QToolButton[look="segment"] { border: none; border-radius: #4#px; background: transparent;
    padding: #4#px #11#px; }
QToolButton[look="segment"]:hover { background: @hover; }
QToolButton[look="segment"]:checked { background: @selection; font-weight: 600; }
QToolButton[look="segment"]:focus { border: 2px solid @mark; padding: #2#px #9#px; }
QFrame[look="segments"] { background: @control; border: 1px solid @outline;
    border-radius: #6#px; }
QToolButton[look="page"] { border: none; background: transparent; border-radius: #5#px;
    padding: #6#px #14#px; color: @muted; }
QToolButton[look="page"]:hover { background: @hover; color: @text; }
QToolButton[look="page"]:checked { background: @selection; color: @text; font-weight: 600; }
QToolButton[look="page"]:focus { border: 2px solid @mark; padding: #4#px #12#px; }
QToolButton[look="quiet"] { border: 1px solid transparent; background: transparent; }
QToolButton[look="quiet"]:hover { background: @hover; }
QToolButton[look="quiet"]:focus { border: 2px solid @mark; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton:checked { background: @selection; }
QProgressBar { background: @track; border: 1px solid @outline; border-radius: #4#px;
    text-align: center; color: @text; min-width: #120#px; }
QProgressBar::chunk { background: @bar; border-radius: #3#px; }
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox { background: @control; border: 1px solid @outline;
    border-radius: #5#px; padding: #5#px #8#px; selection-background-color: @selection;
    selection-color: @text; color: @text; }
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid @mark;
    padding: #4#px #7#px; }
QComboBox::drop-down { border: none; width: #22#px; }
QComboBox::down-arrow { image: url(:/raptor/icons/drop-down.svg); width: #12#px;
    height: #12#px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QCheckBox { color: @text; spacing: #6#px; padding: #2#px; border: 1px solid transparent; }
QCheckBox:disabled { color: @muted; }
QCheckBox:focus { border: 1px solid @mark; border-radius: #4#px; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"] { border: 2px solid @alarm1; }
QMenu { background: @panel; color: @text; border: 1px solid @outline; padding: #4#px; }
QMenu::item { padding: #6#px #22#px; border-radius: #4#px; }
QMenu::item:selected { background: @selection; }
QMenu::separator { height: 1px; background: @line; margin: #4#px; }
)";

constexpr QStringView ViewRules = uR"(
QTreeView, QListView, QTableView { background: transparent; border: none; outline: 0;
    color: @text; }
QTableView { gridline-color: transparent; alternate-background-color: transparent; }
QTableView::item { border-bottom: 1px solid @line; padding: #2#px #8#px; }
QTableView::item:selected { background: @selection; color: @text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @muted; border: none;
    border-bottom: 1px solid @outline; padding: #6#px #11#px; font-weight: 600;
    font-family: @family; font-size: #11#px; }
QTableCornerButton::section { background: transparent; border: none; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @outline;
    selection-background-color: @selection; selection-color: @text; }
QTextBrowser { background: @panel; border: none; color: @text; }
QScrollBar:vertical { background: transparent; width: #12#px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: #12#px; margin: 0; }
QScrollBar::handle { background: @outline; border-radius: #3#px; }
QScrollBar::handle:vertical { min-height: #28#px; margin: #2#px #3#px; }
QScrollBar::handle:horizontal { min-width: #28#px; margin: #3#px #2#px; }
QSlider::groove:horizontal { background: @track; border: 1px solid @outline; height: #4#px;
    border-radius: #3#px; }
QSlider::sub-page:horizontal { background: @bar; border-radius: #3#px; }
QSlider::handle:horizontal { background: @mark; width: #10#px; margin: -#7#px 0;
    border-radius: #3#px; }
QSlider::handle:horizontal:focus { border: 2px solid @text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QHash<QString, QString> names(const Tokens &t)
{
    return {{u"ground"_s, t.ground.name()},      {u"panel"_s, t.panel.name()},
            {u"chrome"_s, t.chrome.name()},      {u"control"_s, t.control.name()},
            {u"hover"_s, t.hover.name()},        {u"selection"_s, t.selection.name()},
            {u"line"_s, t.line.name()},          {u"outline"_s, t.outline.name()},
            {u"text"_s, t.text.name()},          {u"muted"_s, t.muted.name()},
            {u"mark"_s, t.mark.name()},          {u"alarm1"_s, t.alarm1.name()},
            {u"alarm2"_s, t.alarm2.name()},      {u"bar"_s, t.bar.name()},
            {u"track"_s, t.track.name()},

            {u"alarmText"_s, t.alarmText.name()}};
}

} // namespace

QString styleSheet(const Theme &theme)
{
    const QString rules = SurfaceRules.toString() + ButtonRules.toString() + ViewRules.toString();
    QHash<QString, QString> tokens = names(theme.tokens());
    tokens.insert(u"family"_s, u'"' + theme.font(11).family().remove(u'"') + u'"');
    QString out;
    out.reserve(rules.size());
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QChar c = rules.at(i);
        if (c != u'@' && c != u'#') {
            out += c;
            continue;
        }
        qsizetype end = i + 1;
        while (end < rules.size() && rules.at(end).isLetterOrNumber())
            ++end;
        const QString word = rules.mid(i + 1, end - i - 1);
        out += c == u'@' ? tokens.value(word) : QString::number(theme.ipx(word.toInt()));
        i = c == u'@' ? end - 1 : end;
    }
    return out;
}

} // namespace Raptor::Views
