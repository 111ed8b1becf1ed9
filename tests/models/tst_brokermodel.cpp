// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker_model.h"
#include "models/domain/roles.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBrokerModel : public QObject
{
    Q_OBJECT

    static BrokerProfile profile(const QString &name, int rank)
    {
        return BrokerProfile{.name = name,
                             .url = BrokerUrl::parse(u"wss://broker.example:8083/mqtt").value(),
                             .user = {},
                             .healthUrl = QUrl(u"http://broker.example:3000/health"_s),
                             .rank = rank,
                             .caFile = {}};
    }
    static QStringList texts(const BrokerModel &model, int row)
    {
        QStringList texts;
        for (int column = 0; column < BrokerColumn::Count; ++column)
            texts.append(model.index(row, column).data().toString());
        return texts;
    }

private Q_SLOTS:
    void statusInWords()
    {
        BrokerModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setProfiles({profile(u"cloud"_s, 2), profile(u"local"_s, 1)});
        QCOMPARE(texts(model, 1),
                 (QStringList{u"cloud"_s,
                              u"wss://broker.example:8083/mqtt"_s,
                              u"not probed yet"_s,
                              u"down"_s,
                              u"none fresh"_s,
                              u"\u2013"_s,
                              u"\u2013"_s,
                              {}}));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        BrokerStatus status;
        status.name = u"local"_s;
        status.probe = ProbeState::Healthy;
        status.probeText = u"answered 200 in 12 ms"_s;
        status.telemetry = status.command = SessionState::Up;
        status.mqttVersion = u"5.0"_s;
        status.freshData = true;
        status.roundTrip = 4ms;
        status.figures.messagesPerSecond = 4.26;
        model.setStatus(status);
        model.setStatus(status);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
        QCOMPARE(texts(model, 0).mid(2),
                 (QStringList{u"answered 200 in 12 ms"_s,
                              u"up, MQTT 5.0"_s,
                              u"fresh"_s,
                              u"4 ms"_s,
                              u"4.3"_s,
                              {}}));
        status.command = SessionState::Connecting;
        status.retryIn = 1500ms;
        model.setStatus(status);
        QCOMPARE(texts(model, 0).at(BrokerColumn::Session),
                 u"telemetry up, commands connecting, next attempt in 1.50 s"_s);
        QCOMPARE(model.index(0, 0).data(BrokerRole::Status).value<BrokerStatus>(), status);
    }

    void currentIsMarked()
    {
        BrokerModel model;
        model.setProfiles({profile(u"local"_s, 1), profile(u"cloud"_s, 2)});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setCurrent(u"local"_s);
        model.setCurrent(u"cloud"_s);
        model.setCurrent(u"cloud"_s);
        QCOMPARE(changed.count(), 3);
        QVERIFY(!model.index(0, 0).data(BrokerRole::IsCurrent).toBool());
        QVERIFY(model.index(1, 3).data(BrokerRole::IsCurrent).toBool());
    }

    void statusSurvivesNewProfiles()
    {
        BrokerModel model;
        model.setProfiles({profile(u"local"_s, 1)});
        BrokerStatus status;
        status.name = u"local"_s;
        status.lastError = u"connection refused"_s;
        model.setStatus(status);
        status.name = u"unknown"_s;
        model.setStatus(status);
        model.setProfiles({profile(u"cloud"_s, 1), profile(u"local"_s, 2)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, BrokerColumn::Error).data(), u"connection refused"_s);
    }

    void noHealthPage()
    {
        BrokerModel model;
        BrokerProfile plain = profile(u"local"_s, 1);
        plain.healthUrl = {};
        model.setProfiles({plain});
        QCOMPARE(model.index(0, BrokerColumn::Health).data(), u"no health page"_s);
    }
};

QTEST_GUILESS_MAIN(TestBrokerModel)
#include "tst_brokermodel.moc"
