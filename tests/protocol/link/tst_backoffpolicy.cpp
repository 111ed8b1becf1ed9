// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/backoff_policy.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_BackoffPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void grows_data();
    void grows();
    void neverOverTheCaps();
    void consolesDoNotComeInStep();
    void beginsAgainAfterSuccess();
};

void tst_BackoffPolicy::grows_data()
{
    QTest::addColumn<double>("chance");
    QTest::addColumn<QList<int>>("early");
    QTest::addColumn<QList<int>>("late");
    QTest::newRow("longest") << 1.0 << QList<int>{300, 900, 1000, 1000}
                             << QList<int>{3000, 9000, 15000, 15000};
    QTest::newRow("shortest") << 0.0 << QList<int>{100, 100, 100} << QList<int>{2000, 2000, 2000};
    QTest::newRow("middle") << 0.5 << QList<int>{200, 350, 575, 912}
                            << QList<int>{2368, 4552, 7828, 12742, 15000, 15000};
}

void tst_BackoffPolicy::grows()
{
    QFETCH(double, chance);
    QFETCH(QList<int>, early);
    QFETCH(QList<int>, late);
    BackoffPolicy policy([chance] { return chance; });
    BootTime now{};
    for (const int expected : early)
        QCOMPARE(policy.nextPause(now), Milliseconds(expected));
    now += 61s;
    for (const int expected : late)
        QCOMPARE(policy.nextPause(now), Milliseconds(expected));
}

void tst_BackoffPolicy::neverOverTheCaps()
{
    int turn = 0;
    BackoffPolicy policy([&turn] { return double(turn++ % 100) / 99.0; });
    BootTime now{};
    while (now < BootTime(10min)) {
        const Milliseconds pause = policy.nextPause(now);
        QVERIFY(pause >= 100ms);
        QVERIFY2(pause <= (now < BootTime(60s) ? 1s : 15s), "RP-20");
        now += pause;
    }
}

/// A hundred consoles that lost the same broker at once: after a few attempts they are spread.
void tst_BackoffPolicy::consolesDoNotComeInStep()
{
    QRandomGenerator random(7);
    QSet<qint64> moments;
    for (int console = 0; console < 100; ++console) {
        BackoffPolicy policy([&random] { return random.generateDouble(); });
        BootTime now{};
        for (int attempt = 0; attempt < 5; ++attempt)
            now += policy.nextPause(now);
        moments.insert(now.time_since_epoch().count() / 10);
    }
    QVERIFY2(moments.size() > 50, qPrintable(QString::number(moments.size())));
}

void tst_BackoffPolicy::beginsAgainAfterSuccess()
{
    BackoffPolicy policy([] { return 1.0; });
    for (int i = 0; i < 10; ++i)
        static_cast<void>(policy.nextPause(BootTime(i * 100s)));
    policy.succeeded();
    QCOMPARE(policy.nextPause(BootTime(2000s)), 300ms);
    QCOMPARE(policy.nextPause(BootTime(2001s)), 900ms);
}

QTEST_GUILESS_MAIN(tst_BackoffPolicy)
#include "tst_backoffpolicy.moc"
