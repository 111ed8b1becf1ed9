// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/feedback_valve.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;

class tst_FeedbackValve : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void fewComeAllInOrder();
    void rp05_floodLeavesTheNewestOfEach();
};

namespace {

StateReport report(const QString &device, qint64 number)
{
    StateReport report;
    report.device = DeviceId::parse(device).value();
    report.sequence = number;
    return report;
}

QList<qint64> numbers(const QSignalSpy &heard)
{
    QList<qint64> result;
    for (const auto &arguments : heard)
        result.append(*arguments.first().value<StateReport>().sequence);
    return result;
}

} // namespace

void tst_FeedbackValve::fewComeAllInOrder()
{
    FeedbackValve valve;
    QSignalSpy heard(&valve, &FeedbackValve::heard);
    for (int i = 0; i < FeedbackValve::mostUnderWay; ++i)
        valve.push(report(u"raptor/shop/m1"_s, i));
    QVERIFY(heard.isEmpty());
    QTRY_COMPARE(heard.size(), FeedbackValve::mostUnderWay);
    for (int i = 0; i < FeedbackValve::mostUnderWay; ++i)
        QCOMPARE(numbers(heard).at(i), i);
}

void tst_FeedbackValve::rp05_floodLeavesTheNewestOfEach()
{
    FeedbackValve valve;
    QSignalSpy heard(&valve, &FeedbackValve::heard);
    constexpr int flood = 10'000;
    for (int i = 0; i < flood; ++i) {
        valve.push(report(u"raptor/shop/m1"_s, i));
        valve.push(report(u"raptor/shop/m2"_s, -i));
    }
    QTRY_COMPARE(heard.size(), FeedbackValve::mostUnderWay + 2);
    QList<qint64> last = numbers(heard).last(2);
    std::sort(last.begin(), last.end());
    QCOMPARE(last, (QList<qint64>{-(flood - 1), flood - 1}));
    // And afterwards everything comes again.
    valve.push(report(u"raptor/shop/m1"_s, flood));
    QTRY_COMPARE(numbers(heard).last(), qint64(flood));
}

QTEST_GUILESS_MAIN(tst_FeedbackValve)
#include "tst_feedbackvalve.moc"
