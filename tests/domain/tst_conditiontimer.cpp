// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/condition_timer.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Qt::StringLiterals;

class tst_ConditionTimer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void sequences_data();
    void sequences();
    void tellsWhenItIsDue();
    void startsWhereItWasLeft();
};

namespace {

constexpr ConditionTimer::Delays delays{Milliseconds(3000), Milliseconds(2000)};

BootTime second(int n)
{
    return BootTime(Milliseconds(1000 * n));
}

} // namespace

/// Each letter is a second: + the condition is seen, - it is seen to be gone, . nothing is seen,
/// h nobody can see it, d it is dropped. What came of it: R raised, C cleared, . nothing.
void tst_ConditionTimer::sequences_data()
{
    QTest::addColumn<QString>("seen");
    QTest::addColumn<QString>("came");
    const auto row = [](const char *name, const char *seen, const char *came) {
        QTest::newRow(name) << QString::fromLatin1(seen) << QString::fromLatin1(came);
    };
    row("never", "----", "....");
    row("too short", "++-...", "......");
    row("just long enough", "+++-", "....");
    row("raised by a report", "++++", "...R");
    row("raised by time", "+...", "...R");
    row("raised once", "++++++++", "...R....");
    row("a break begins anew", "++-+++", "......");
    row("and then it counts", "++-++++", "......R");
    row("chattering is not raised", "+-+-+-+-+-+-", "............");
    row("cleared by a report", "++++---", "...R..C");
    row("cleared by time", "++++-..", "...R..C");
    row("chattering is not cleared", "++++-+-+-+-+", "...R........");
    row("chattering is raised once", "+++++-+-+--.", "...R.......C");
    row("raised again", "++++---++++", "...R..C...R");
    row("unseen, what is pending is forgotten", "++h....", ".......");
    row("unseen, it stays raised", "++++h......", "...R.......");
    row("unseen, it is not cleared", "++++-h.....", "...R.......");
    row("seen again, it begins anew", "++h++++", "......R");
    row("dropped at once", "++++d", "...RC");
    row("nothing to drop", "++d...", "......");
    row("dropped once", "++++d---", "...RC...");
}

void tst_ConditionTimer::sequences()
{
    QFETCH(const QString, seen);
    QFETCH(const QString, came);
    ConditionTimer timer;
    QString result;
    for (int i = 0; i < seen.size(); ++i) {
        auto turn = ConditionTimer::Turn::None;
        switch (seen.at(i).unicode()) {
        case u'+':
            turn = timer.see(true, second(i), delays);
            break;
        case u'-':
            turn = timer.see(false, second(i), delays);
            break;
        case u'.':
            turn = timer.look(second(i), delays);
            break;
        case u'h':
            timer.hold();
            break;
        case u'd':
            turn = timer.drop();
            break;
        default:
            QFAIL("no such letter");
        }
        result += turn == ConditionTimer::Turn::None ? u'.'
            : turn == ConditionTimer::Turn::Raised   ? u'R'
                                                     : u'C';
    }
    QCOMPARE(result, came);
    QCOMPARE(timer.isActive(), came.lastIndexOf(u'R') > came.lastIndexOf(u'C'));
}

void tst_ConditionTimer::tellsWhenItIsDue()
{
    ConditionTimer timer;
    QVERIFY(!timer.due(delays));
    timer.see(true, second(1), delays);
    timer.see(true, second(2), delays);
    QCOMPARE(timer.due(delays), std::optional(second(4)));
    QVERIFY(timer.isPending());
    QCOMPARE(timer.look(second(4), delays), ConditionTimer::Turn::Raised);
    QVERIFY(!timer.due(delays));
    timer.see(false, second(5), delays);
    QCOMPARE(timer.due(delays), std::optional(second(7)));
    timer.hold();
    QVERIFY(!timer.due(delays));
    QCOMPARE(timer.see(false, second(9), {}), ConditionTimer::Turn::Cleared);
}

void tst_ConditionTimer::startsWhereItWasLeft()
{
    ConditionTimer timer;
    timer.adopt(true);
    QVERIFY(timer.isActive());
    QCOMPARE(timer.see(true, second(1), delays), ConditionTimer::Turn::None);
    QCOMPARE(timer.see(false, second(2), delays), ConditionTimer::Turn::None);
    QCOMPARE(timer.look(second(4), delays), ConditionTimer::Turn::Cleared);
}

QTEST_GUILESS_MAIN(tst_ConditionTimer)
#include "tst_conditiontimer.moc"
