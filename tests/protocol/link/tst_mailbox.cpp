// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/mailbox.h"

#include <QtTest/QTest>

#include <thread>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;

class tst_Mailbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void keepsOrder();
    void sheds_data();
    void sheds();
    void callsOncePerDrain();
    void drainsInPortions();
    void countsExactlyAcrossThreads();
};

namespace {

Arrival state(qint64 number)
{
    StateReport report;
    report.sequence = number;
    return report;
}

Arrival rejected()
{
    return RejectedMessage{};
}

Arrival availability()
{
    return AvailabilityReport{};
}

/// "s1 s2 r a": what is in the box, by kind and number.
QString asText(const std::vector<Arrival> &arrivals)
{
    QStringList words;
    for (const Arrival &arrival : arrivals) {
        if (const auto *report = std::get_if<StateReport>(&arrival))
            words.append(u's' + QString::number(*report->sequence));
        else
            words.append(std::holds_alternative<RejectedMessage>(arrival) ? u"r"_s : u"a"_s);
    }
    return words.join(u' ');
}

} // namespace

void tst_Mailbox::keepsOrder()
{
    Mailbox box;
    box.post(state(1));
    box.post(availability());
    box.post(state(2));
    box.post(rejected());
    box.post(state(3));
    QCOMPARE(asText(box.drain()), u"s1 a s2 r s3"_s);
    QVERIFY(box.drain().empty());
    box.post(state(4));
    QCOMPARE(asText(box.drain()), u"s4"_s);
    QCOMPARE(box.counters(), (Mailbox::Counters{.accepted = 6, .shed = 0}));
}

void tst_Mailbox::sheds_data()
{
    QTest::addColumn<QString>("posted");
    QTest::addColumn<QString>("left");
    QTest::addColumn<int>("shed");
    QTest::newRow("full to the brim") << u"ssssssss"_s << u"s0 s1 s2 s3 s4 s5 s6 s7"_s << 0;
    QTest::newRow("oldest state goes") << u"sssssssss"_s << u"s1 s2 s3 s4 s5 s6 s7 s8"_s << 1;
    QTest::newRow("state before availability")
        << u"assssssssa"_s << u"a s3 s4 s5 s6 s7 s8 a"_s << 2;
    QTest::newRow("one rejected of eight stays") << u"rrrrrs"_s << u"r s5"_s << 4;
    QTest::newRow("rubbish pushes out no telemetry")
        << u"ssssrrrrrrrr"_s << u"s0 s1 s2 s3 r"_s << 7;
    QTest::newRow("availability goes last") << u"raaaaaaaaa"_s << u"a a a a a a a a"_s << 2;
}

void tst_Mailbox::sheds()
{
    QFETCH(QString, posted);
    QFETCH(QString, left);
    QFETCH(int, shed);
    Mailbox box(8);
    for (qsizetype i = 0; i < posted.size(); ++i) {
        const QChar kind = posted.at(i);
        box.post(kind == u's' ? state(i) : kind == u'r' ? rejected() : availability());
    }
    QCOMPARE(asText(box.drain()), left);
    QCOMPARE(box.counters(), (Mailbox::Counters{.accepted = posted.size(), .shed = shed}));
}

void tst_Mailbox::callsOncePerDrain()
{
    int calls = 0;
    Mailbox box(4, [&calls] { ++calls; });
    for (int i = 0; i < 100; ++i)
        box.post(state(i));
    QCOMPARE(calls, 1);
    QCOMPARE(box.drain().size(), std::size_t(4));
    QCOMPARE(calls, 1);
    box.post(state(100));
    box.post(state(101));
    QCOMPARE(calls, 2);
}

void tst_Mailbox::drainsInPortions()
{
    int calls = 0;
    Mailbox box(8, [&calls] { ++calls; });
    box.post(state(0));
    box.post(rejected());
    box.post(state(1));
    box.post(availability());
    QCOMPARE(asText(box.drain(3)), u"s0 r s1"_s);
    box.post(state(2));
    QCOMPARE(calls, 1);
    QCOMPARE(asText(box.drain(1)), u"a"_s);
    QCOMPARE(asText(box.drain(2)), u"s2"_s);
    QVERIFY(box.drain(2).empty());
    box.post(state(3));
    QCOMPARE(calls, 2);
    QCOMPARE(box.counters(), (Mailbox::Counters{.accepted = 6, .shed = 0}));
}

void tst_Mailbox::countsExactlyAcrossThreads()
{
    constexpr int threads = 4;
    constexpr int each = 20000;
    Mailbox box(1000);
    std::atomic<int> running{threads};
    std::vector<std::thread> posters;
    for (int t = 0; t < threads; ++t) {
        posters.emplace_back([&] {
            for (int i = 0; i < each; ++i)
                box.post(state(i));
            --running;
        });
    }
    qint64 drained = 0;
    while (running > 0)
        drained += qint64(box.drain().size());
    for (std::thread &poster : posters)
        poster.join();
    drained += qint64(box.drain().size());
    QCOMPARE(box.counters().accepted, qint64(threads * each));
    QCOMPARE(drained + box.counters().shed, box.counters().accepted);
}

QTEST_GUILESS_MAIN(tst_Mailbox)
#include "tst_mailbox.moc"
