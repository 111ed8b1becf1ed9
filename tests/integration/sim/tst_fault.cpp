// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/fault.h"
#include "app/raptor-sim/garbage.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Sim;

class TestFault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void faultWords_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("valid");
        for (const auto &word :
             {u"none"_s,        u"silent"_s,  u"lie"_s,       u"garbage"_s,       u"local"_s,
              u"reboot"_s,      u"lag:0"_s,   u"lag:3000"_s,  u"skew:-3600000"_s, u"rpm:1650"_s,
              u"volts:190.5"_s, u"amps:23"_s, u"percent:4"_s, u"chatter:19"_s,    u"ramp:2"_s,
              u"freeze"_s,      u"jam"_s,     u"trip"_s,      u"flip"_s,          u"runaway"_s,
              u"goodbye"_s})
            QTest::newRow(qPrintable(word)) << word << true;
        for (const auto &word : {u""_s, u"Silent"_s, u"lag"_s, u"lag:"_s, u"lag:-1"_s, u"lag:1h"_s,
                                 u"lag:99999999"_s, u"skew:x"_s, u"silent:1"_s, u"amps"_s,
                                 u"amps:"_s, u"amps:nan"_s, u"amps:1e9"_s, u"jam:1"_s})
            QTest::newRow(qPrintable(u"bad: "_s + word)) << word << false;
    }
    void faultWords()
    {
        QFETCH(QString, word);
        QFETCH(bool, valid);
        const Result<Fault> fault = Fault::parse(word);
        QCOMPARE(fault.ok(), valid);
        if (valid)
            QCOMPARE(fault->text(), word);
        else
            QVERIFY(!fault.error().text.isEmpty());
    }

    void garbageIsNoState()
    {
        bool hasMegabyte = false;
        for (quint64 turn = 0; turn < 30; ++turn) {
            const QByteArray payload = garbagePayload(turn);
            QCOMPARE(payload, garbagePayload(turn));
            const QJsonObject object = QJsonDocument::fromJson(payload).object();
            QVERIFY(!object.value("ts"_L1).isDouble());
            hasMegabyte = hasMegabyte || payload.size() >= 1024 * 1024;
        }
        QVERIFY(hasMegabyte);
    }
};

QTEST_GUILESS_MAIN(TestFault)
#include "tst_fault.moc"
