// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"
#include "views/trend_marks.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;
using namespace std::chrono_literals;

class TestTrendMarks : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<TrendMarks> m_marks;

    [[nodiscard]] WallTime now() const { return m_plant->clock.wall(); }
    static TagId tag(const QString &signal, const QString &device = u"raptor/shop/m1"_s)
    {
        return {Test::device(device), signal};
    }
    void look(const QList<TagId> &tags, Milliseconds back = 1h)
    {
        m_marks->look(tags, now() - back, now());
    }
    static QStringList texts(const QList<TrendMark> &marks)
    {
        QStringList texts;
        for (const TrendMark &mark : marks)
            texts.append(mark.text);
        return texts;
    }
    AlarmSpan span(const QString &subject, const QString &device = u"raptor/shop/m1"_s)
    {
        AlarmSpan one;
        one.key = {Test::device(device), subject, u"high"_s};
        one.from = now() - 10min;
        return one;
    }
    void addCommand(const QString &device, CommandKind kind, Milliseconds ago,
                    CommandOutcome outcome = CommandOutcome::Confirmed)
    {
        CommandRecord record;
        record.id = device + QString::number(ago.count());
        record.device = Test::device(device);
        record.kind = kind;
        record.outcome = outcome;
        record.requestedWall = now() - ago;
        m_plant->addCommand(record);
    }

private Q_SLOTS:
    void init()
    {
        m_plant = std::make_unique<Test::FakePlant>();
        m_marks = std::make_unique<TrendMarks>(m_plant->parts(), nullptr);
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }
    void cleanup() { m_marks.reset(); }

    void switchesOfTheShownTime()
    {
        m_plant->linkHistory.add({now() - 2h, u"local"_s, u"cloud"_s, {}, false});
        m_plant->linkHistory.add({now() - 30min, u"cloud"_s, {}, {}, false});
        m_plant->linkHistory.add({now() - 20min, {}, u"local"_s, {}, false});
        look({tag(u"left.rpm"_s)});
        QCOMPARE(texts(m_marks->switches()), (QStringList{u"no broker"_s, u"local"_s}));
        look({tag(u"left.rpm"_s)}, 25min);
        QCOMPARE(texts(m_marks->switches()), QStringList{u"local"_s});
        m_plant->trends.allMarks = {{now(), u"of memory"_s}};
        Views::WindowParts parts = m_plant->parts();
        parts.linkHistory = nullptr;
        TrendMarks without(parts, nullptr);
        without.look({tag(u"left.rpm"_s)}, now() - 1h, now());
        QCOMPARE(texts(without.switches()), QStringList{u"of memory"_s});
    }

    void commandsOfTheShownDevices()
    {
        addCommand(u"raptor/shop/m1"_s, CommandKind::Stop, 2h);
        addCommand(u"raptor/shop/m1"_s, CommandKind::Start, 30min);
        addCommand(u"raptor/shop/m2"_s, CommandKind::Start, 20min);
        addCommand(u"raptor/shop/m1"_s, CommandKind::Start, 10min, CommandOutcome::Refused);
        addCommand(u"raptor/shop/m1"_s, CommandKind::Stop, 5min);
        look({tag(u"left.rpm"_s)});
        QCOMPARE(texts(m_marks->commands()), (QStringList{u"m1 start"_s, u"m1 stop"_s}));
    }

    void alarmsOfTheShownSignals()
    {
        m_plant->alarmHistory.spanAnswer = {span(u"left.rpm"_s), span(u"right.rpm"_s), span({}),
                                            span(u"left.rpm"_s, u"raptor/shop/m2"_s)};
        QSignalSpy changed(m_marks.get(), &TrendMarks::changed);
        look({tag(u"left.rpm"_s)});
        QCOMPARE(m_marks->alarms(), (QList<AlarmSpan>{span(u"left.rpm"_s), span({})}));
        QVERIFY(changed.count() > 0);
        look({tag(u"left.rpm"_s), tag(u"left.rpm"_s, u"raptor/shop/m2"_s)});
        QCOMPARE(m_marks->alarms().size(), 3);
        look({});
        QVERIFY(m_marks->alarms().isEmpty());
    }

    /// In a replay the clock stands in the past, and goes back and forth.
    void nothingOfWhatIsToCome()
    {
        AlarmSpan later = span(u"left.rpm"_s);
        later.from = now() + 5min;
        AlarmSpan lasting = span(u"left.rpm"_s);
        lasting.to = now() + 5min;
        m_plant->alarmHistory.spanAnswer = {later, lasting};
        m_plant->linkHistory.add({now() + 1min, u"local"_s, u"cloud"_s, {}, false});
        addCommand(u"raptor/shop/m1"_s, CommandKind::Stop, -1min);
        m_marks->look({tag(u"left.rpm"_s)}, now() - 1h, now() + 1h);
        QCOMPARE(m_marks->alarms().size(), 1);
        QVERIFY(!m_marks->alarms().first().to); // nobody knew when it would end
        QVERIFY(m_marks->switches().isEmpty() && m_marks->commands().isEmpty());
        m_plant->clock.advance(-30min);
        m_plant->alarmHistory.spanAnswer = {};
        m_marks->look({tag(u"left.rpm"_s)}, now() - 30min, now());
        QVERIFY(m_marks->alarms().isEmpty()); // asked for anew
    }

    void asksOnceASecond()
    {
        m_plant->alarmHistory.spanAnswer = {span(u"left.rpm"_s)};
        look({tag(u"left.rpm"_s)});
        m_plant->alarmHistory.spanAnswer = {};
        look({tag(u"left.rpm"_s)});
        QCOMPARE(m_marks->alarms().size(), 1);
        m_plant->clock.advance(1s);
        look({tag(u"left.rpm"_s)});
        QCOMPARE(m_marks->alarms().size(), 0);
        m_plant->alarmHistory.spanAnswer = {span(u"left.rpm"_s)};
        look({tag(u"left.rpm"_s)}, 8h); // another time does not wait
        QCOMPARE(m_marks->alarms().size(), 1);
    }

    void answersToOthersDoNotCount()
    {
        look({tag(u"left.rpm"_s)});
        Q_EMIT m_plant->alarmHistory.spansReady(1, {span(u"left.rpm"_s)}, {});
        QVERIFY(m_marks->alarms().isEmpty());
    }

    void anErrorForgetsNothing()
    {
        m_plant->alarmHistory.spanAnswer = {span(u"left.rpm"_s)};
        look({tag(u"left.rpm"_s)});
        m_plant->alarmHistory.spanAnswer = {};
        m_plant->alarmHistory.error = u"disk"_s;
        m_plant->clock.advance(1s);
        look({tag(u"left.rpm"_s)});
        QCOMPARE(m_marks->alarms().size(), 1);
    }
};

QTEST_MAIN(TestTrendMarks)
#include "tst_trendmarks.moc"
