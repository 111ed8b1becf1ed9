// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/help_text.h"

#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeySequence>

using namespace Qt::StringLiterals;

namespace Raptor::Views::HelpText {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(HelpText)
};

struct Section
{
    QString name; ///< of the anchor
    QString title;
    QString html;
};

QString paragraph(const QString &text)
{
    return u"<p>"_s + text + u"</p>"_s;
}

QString points(const QStringList &texts)
{
    return u"<ul><li>"_s + texts.join(u"</li><li>"_s) + u"</li></ul>"_s;
}

QString row(const QString &left, const QString &right)
{
    return u"<tr><td class='key'>"_s + left + u"</td><td>"_s + right + u"</td></tr>"_s;
}

QString table(const QString &rows)
{
    return u"<table>"_s + rows + u"</table>"_s;
}

/// As the keyboards of this language name them.
QString key(const QString &portable)
{
    return QKeySequence(portable).toString(QKeySequence::NativeText).toHtmlEscaped();
}

QString keys(const QStringList &portable)
{
    QStringList out;
    for (const QString &one : portable)
        out.append(key(one));
    return out.join(u", "_s);
}

QString emergencyStop()
{
    return paragraph(Words::tr("E-STOP is <b>not the safety device</b>. It is a request that "
                               "travels over the network. In danger use the physical stop first."))
        + points(
               {Words::tr("The red button and %1 stop every known device of the site, silent ones "
                          "too, at one press and without a question. A single device has its own "
                          "button on its page; every site at once stands in the menu.")
                    .arg(key(u"F12"_s)),
                Words::tr("It goes out on every broker that is up, and again each second, until "
                          "each device itself confirms; for 10 minutes at most. The banner lists "
                          "every device, and how far it came on each broker."),
                Words::tr("<b>NOT CONFIRMED</b>: the device has not answered for 10 s. "
                          "<b>NOT SENT</b>: no broker is up; it goes out on the first one that "
                          "comes up within 10 minutes. Both mean: use the physical stop."),
                Words::tr("<b>Not covered</b>: the device knows no e-stop and was sent none."),
                Words::tr("It latches, also over a restart of this program: nothing starts there "
                          "until a reset. A device that comes back without having confirmed is "
                          "stopped again; after 10 minutes the banner asks first."),
                Words::tr("Reset: on the page of the device, in two steps, with a typed reason. It "
                          "starts nothing. Where a device does not report its latch, only this "
                          "console is inhibited: others, and switches on the spot, can start it."),
                Words::tr("%1 needs the keyboard focus of this window. The button says "
                          "\u201cinactive\u201d while another program has it.")
                    .arg(key(u"F12"_s))});
}

QString starting()
{
    return paragraph(Words::tr("Start, Relay on and Reset are <b>armed</b> first and given "
                               "second."))
        + points({Words::tr("After the first press the foot of the panel names every motor that "
                            "will turn and asks whether the area is clear. Confirm there within "
                            "10 s. A double-click, or a key held down, never does both."),
                  Words::tr("%1, any stop, another page, device or window, and any change of the "
                            "device or the broker disarm.")
                      .arg(key(u"Esc"_s)),
                  Words::tr("A start needs live state. A button that cannot be used says why: no "
                            "link, state too old, e-stop latched, local mode, another command "
                            "running, audit trail not writable."),
                  Words::tr("Nothing that starts a motor is ever sent a second time by itself.")});
}

QString stopping()
{
    return paragraph(Words::tr("<b>Stop takes one press.</b> Only a missing link refuses it."))
        + points(
               {Words::tr("It goes out on every broker that is up, overtakes a command that is "
                          "running, disarms, and aborts a start sequence. \u201cStill "
                          "turning\u201d stands there until the speed is low."),
                Words::tr("<b>Group stop</b>: Stop all on Overview; or choose tiles there with "
                          "Ctrl or Shift and stop those; or right-click a site in the tree. A list "
                          "shows what became of each. This is an ordinary stop: nothing is "
                          "latched.")});
}

QString sequences()
{
    return paragraph(
        Words::tr("A group is only started as a <b>start sequence</b> from console.toml: Start "
                  "sequences on Overview. It is armed and given like one start and goes step by "
                  "step. It ends at the first step that is not confirmed, at any stop, and with "
                  "Abort sequence. What has started by then stays on."));
}

QString alarms()
{
    return paragraph(Words::tr("Alarms (%1) lists what wants attention, most urgent first. The "
                               "shape is the priority, the letters are the kind.")
                         .arg(key(u"Ctrl+4"_s)))
        + points(
               {Words::tr("<b>Square 1</b>, urgent: act now. <b>Triangle 2</b>, high: act soon. "
                          "<b>Diamond 3</b>, low: act when there is time. Filled and bold: nobody "
                          "has acknowledged it. Hollow: somebody has. Dashed: it has ended."),
                Words::tr("<b>Acknowledge</b> says that somebody knows; it changes nothing at the "
                          "plant. What has ended leaves the list once it is acknowledged. What "
                          "<b>latches</b> wants a reset as well."),
                Words::tr("<b>Shelve</b> keeps an alarm silent until an end of 24 hours at most, "
                          "with a reason; it comes back by itself. <b>Out of service</b> lasts "
                          "until somebody returns it. What is kept from you, by whom and why "
                          "stands in a list of its own."),
                Words::tr("Below the list: value and limit, since when, what it means, what to do, "
                          "and what happens otherwise. <b>Definition</b> changes limit, delays, "
                          "priority or text of one alarm of one device; who did it and why is "
                          "kept in the audit trail."),
                Words::tr("<b>Flood</b>: more than 10 within 10 minutes, until fewer than 5. The "
                          "first one stays named: it often explains the others."),
                Words::tr(
                    "While alarms pour in, what you look at stays where it is; what came above "
                    "it is counted above the list. A <b>struck-out bell</b> in the top bar: "
                    "alarms are not heard. Press it to end that."),
                Words::tr("<b>Journal</b> keeps every change over restarts. <b>Figures</b> show "
                          "which alarms come too often, chatter, or stand for days: those are the "
                          "ones to mend.")});
}

QString trends()
{
    return paragraph(
               Words::tr("Trends (%1) shows any signals over any time. Drag a device from "
                         "the tree onto the chart, or one of its signals (%2 opens it there), or "
                         "choose signals with Add signals.")
                   .arg(key(u"Ctrl+3"_s), key(u"Right"_s)))
        + points(
               {Words::tr("Wheel: zoom; drag: move; drag with Shift or the right button: zoom into "
                          "a rectangle. Click: cursor A; Shift and click: cursor B. Double click: "
                          "fit the values again."),
                Words::tr("On the chart %1 and %2 move it, %3 and %4 by its whole width, + and - "
                          "zoom, %5 goes back to now, Space pauses, %6 goes back to the time "
                          "before, with Shift the arrow keys move cursor A, with Ctrl too cursor "
                          "B.")
                    .arg(key(u"Left"_s), key(u"Right"_s), key(u"PgUp"_s), key(u"PgDown"_s),
                         key(u"Home"_s), key(u"Backspace"_s)),
                Words::tr(
                    "<b>Pause</b> holds the chart; what comes in meanwhile is not lost. A gap "
                    "is drawn as a gap: nothing is known of that time."),
                Words::tr(
                    "In the table %1 hides and shows what is chosen, %2 removes it; the chart "
                    "draws the limits and the normal band of the chosen signal.")
                    .arg(key(u"Space"_s), key(u"Del"_s)),
                Words::tr("<b>Compare</b> draws the same signals once more, dimmed, as they were "
                          "earlier. <b>Save</b> keeps signals, span and comparison under a name. "
                          "<b>Export</b> writes a picture, or every sample as CSV.")});
}

QString outcomes()
{
    const std::pair<CommandOutcome, QString> all[] = {
        {CommandOutcome::Confirmed,
         Words::tr("the device itself says so, by this command's id or by the state asked for")},
        {CommandOutcome::Refused, Words::tr("it was never sent; the reason stands beside it")},
        {CommandOutcome::NoSubscriber,
         Words::tr("the broker says that nobody listens for this device")},
        {CommandOutcome::Mismatch, Words::tr("the device reported afterwards, and something else")},
        {CommandOutcome::TimedOut, Words::tr("the broker has it, the device said nothing")},
        {CommandOutcome::Unknown,
         Words::tr("the link broke, another command overtook it, or the program ended: look at "
                   "the device")}};
    QString rows;
    for (const auto &[outcome, text] : all)
        rows += row(Wording::of(outcome), text);
    rows += row(Wording::mayStillRun(CommandKind::Start),
                Words::tr("a warning beside the outcome: the device may carry it out late. Press "
                          "the Stop beside it"));
    return table(rows);
}

QString life()
{
    return paragraph(Words::tr("The page of the device shows each step with its time: requested, "
                               "armed, audited, sent, broker has it, confirmed. That the broker "
                               "has it does not mean that the device acted. Within 5 s there is "
                               "exactly one outcome:"))
        + outcomes()
        + paragraph(Words::tr("A late answer is noted beside the outcome and never replaces it."));
}

QString ledger()
{
    return paragraph(
        Words::tr("Commands (%1) lists who commanded what, when, why, by which brokers and "
                  "with which outcome. Choose a row for its details, filter above, export as "
                  "CSV or JSON below. All of it is kept on disk in the audit trail, in rows "
                  "that are chained: Verify shows whether one was changed or is missing. A "
                  "start waits until its row is on the disk, and is refused after 1 s; a stop "
                  "goes first and is written beside.")
            .arg(key(u"Ctrl+5"_s)));
}

QString shapeRows()
{
    QString rows;
    int number = 0;
    for (const Shape &one : shapes())
        rows += row(u"<img src='shape:%1'>"_s.arg(number++), one.text);
    return table(rows);
}

QString qualities()
{
    return table(
        row(Wording::of(Quality::Good), Words::tr("live; the age grows until the next report"))
        + row(Wording::of(Quality::Late),
              Words::tr("the report is overdue: broken arc, dashed edge, \u201clate\u201d"))
        + row(Wording::of(Quality::LastKnown),
              Words::tr("kept by the broker, true once: dots over the values"))
        + row(Wording::of(Quality::Stale),
              Words::tr("too old to act upon: strokes, hollow bars, slanted numbers"))
        + row(Wording::of(Quality::Offline),
              Words::tr("the device or its link is gone: crossed strokes"))
        + row(Wording::of(Quality::Bad),
              Words::tr("the device sent what is no value: dense strokes")));
}

QString scales()
{
    return paragraph(Words::tr("The light band is the normal range, the strokes are limits. Colour "
                               "appears only beyond a limit: a diamond with H or L, a triangle "
                               "with HH or LL."));
}

QString keyRows()
{
    return table(
        row(key(u"F12"_s), Words::tr("E-STOP of this site, on every page, also under dialogs"))
        + row(keys({u"Ctrl+1"_s, u"Ctrl+2"_s, u"Ctrl+3"_s, u"Ctrl+4"_s, u"Ctrl+5"_s, u"Ctrl+7"_s,
                    u"Ctrl+8"_s}),
              Words::tr("Overview, Device, Trends, Alarms, Commands, Brokers, History"))
        + row(key(u"Ctrl+R"_s), Words::tr("replay the past, ten minutes back; again: live"))
        + row(key(u"F1"_s), Words::tr("this page"))
        + row(key(u"Ctrl+F"_s), Words::tr("filter the tree"))
        + row(key(u"Ctrl+M"_s), Words::tr("silence the alarm sound until the next alarm"))
        + row(key(u"Esc"_s), Words::tr("disarms; else clears a filter; else leaves full screen"))
        + row(keys({u"Tab"_s, u"Shift+Tab"_s}),
              Words::tr("to the next control and back, E-STOP included"))
        + row(keys({u"Space"_s, u"Return"_s}), Words::tr("press it, or open the device"))
        + row(Words::tr("Alt and a letter"),
              Words::tr("press the button in whose name the letter is underlined"))
        + row(Words::tr("Arrow keys"), Words::tr("walk through the tree, tiles and tables"))
        + row(key(u"Shift+F10"_s),
              Words::tr("in the tree: stop all of a site, or add a device to the trend"))
        + row(
            Words::tr("Alt+Y", "the letter of Sort by"),
            Words::tr("on Alarms: Sort by; the arrow keys choose the column, the button behind it "
                      "turns the order round"))
        + row(key(u"Return"_s),
              Words::tr("on an alarm, in any list: its device, with the trend of "
                        "that time; so does a double click"))
        + row(keys({u"Ctrl++"_s, u"Ctrl+="_s, u"Ctrl+-"_s, u"Ctrl+0"_s}),
              Words::tr("larger, larger, smaller, normal text"))
        + row(key(u"F11"_s), Words::tr("full screen")) + row(key(u"Ctrl+Q"_s), Words::tr("quit")));
}

QList<Section> sections()
{
    return {{u"estop"_s, Words::tr("E-STOP"), emergencyStop()},
            {u"start"_s, Words::tr("Starting"), starting()},
            {u"stop"_s, Words::tr("Stopping"), stopping()},
            {u"sequences"_s, Words::tr("Start sequences"), sequences()},
            {u"alarms"_s, Words::tr("Alarms"), alarms()},
            {u"trends"_s, Words::tr("Trends"), trends()},
            {u"life"_s, Words::tr("What became of a command"), life()},
            {u"ledger"_s, Words::tr("Ledger and audit trail"), ledger()},
            {u"shapes"_s, Words::tr("Shapes"), shapeRows()},
            {u"qualities"_s, Words::tr("How far a value may be believed"), qualities()},
            {u"scales"_s, Words::tr("Scales"), scales()},
            {u"keys"_s, Words::tr("Keys"), keyRows()}};
}

} // namespace

QList<Shape> shapes()
{
    return {{StateShape::Triangle, Words::tr("running")},
            {StateShape::HollowSquare, Words::tr("stopped")},
            {StateShape::Octagon, Words::tr("e-stop latched: start is inhibited until a reset")},
            {StateShape::Cross, Words::tr("stale or offline: what is shown was once true")},
            {StateShape::Disc, Words::tr("relay on")},
            {StateShape::Ring, Words::tr("relay off")},
            {StateShape::ArrowUp, Words::tr("battery charging")},
            {StateShape::ArrowDown, Words::tr("battery discharging")},
            {StateShape::Question, Words::tr("the device did not say")}};
}

QString html(const QString &version)
{
    QStringList links;
    QString all;
    for (const Section &section : sections()) {
        links.append(u"<a href='#%1'>%2</a>"_s.arg(
            section.name, QString(section.title).replace(u' ', QChar::Nbsp)));
        all += u"<h2><a name='%1'></a>%2</h2>"_s.arg(section.name, section.title) + section.html;
    }
    return u"<p class='contents'>"_s + links.join(u" \u00b7 "_s) + u"</p>"_s + all
        + u"<p class='foot'>"_s + Words::tr("Raptor Console %1").arg(version.toHtmlEscaped())
        + u"</p>"_s;
}

} // namespace Raptor::Views::HelpText
