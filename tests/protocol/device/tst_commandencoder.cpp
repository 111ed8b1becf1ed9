// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/command_encoder.h"
#include "protocol/device/command_id.h"
#include "tests/protocol/device/built_in_profiles.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSet>
#include <QtCore/QUuid>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Device;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<qint64>)

class tst_CommandEncoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void bytes_data();
    void bytes();
    void operatorNames_data();
    void operatorNames();
    void ids();
};

void tst_CommandEncoder::bytes_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<CommandKind>("kind");
    QTest::addColumn<std::optional<qint64>>("expires");
    QTest::addColumn<QByteArray>("payload");

    const std::optional<qint64> never;
    const std::optional<qint64> later = 1763690005123;
    const QByteArray ours =
        R"("id":"01935f00-0000-7000-8000-000000000001","ts":1763690000123,"by":"kim")";
    const QString motor = u"raptor/shop/m1"_s;
    const QString relay = u"guardian/g1"_s;
    QTest::newRow("start with expiry")
        << motor << CommandKind::Start << later
        << QByteArray(R"({"wheels_running":true,)" + ours + R"(,"exp":1763690005123})");
    QTest::newRow("start without known clock")
        << motor << CommandKind::Start << never
        << QByteArray(R"({"wheels_running":true,)" + ours + "}");
    QTest::newRow("stop") << motor << CommandKind::Stop << never
                          << QByteArray(R"({"wheels_running":false,)" + ours + "}");
    QTest::newRow("e-stop") << motor << CommandKind::EStop << never
                            << QByteArray(R"({"estop":true,"wheels_running":false,)" + ours + "}");
    QTest::newRow("reset") << motor << CommandKind::Reset << later
                           << QByteArray(R"({"estop":false,"wheels_running":false,)" + ours
                                         + R"(,"exp":1763690005123})");
    QTest::newRow("motor has no relay") << motor << CommandKind::RelayOn << never << QByteArray();
    QTest::newRow("relay on") << relay << CommandKind::RelayOn << later
                              << QByteArray(R"({"relay":"on"})");
    QTest::newRow("relay off") << relay << CommandKind::RelayOff << never
                               << QByteArray(R"({"relay":"off"})");
    QTest::newRow("relay e-stop") << relay << CommandKind::EStop << never
                                  << QByteArray(R"({"relay":"off"})");
}

void tst_CommandEncoder::bytes()
{
    QFETCH(QString, device);
    QFETCH(CommandKind, kind);
    QFETCH(std::optional<qint64>, expires);
    QFETCH(QByteArray, payload);

    CommandDispatch dispatch{.commandId = u"01935f00-0000-7000-8000-000000000001"_s,
                             .broker = u"local"_s,
                             .device = *DeviceId::parse(device),
                             .kind = kind,
                             .by = u"kim"_s,
                             .issuedAt = fromEpochMs(1763690000123),
                             .expires = {}};
    if (expires)
        dispatch.expires = fromEpochMs(*expires);
    const ProfilePtr profile = builtInProfiles().catalogue.find(dispatch.device.system());
    QVERIFY(profile);
    QCOMPARE(encodeCommand(*profile, dispatch), payload);
}

void tst_CommandEncoder::operatorNames_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("quotes") << u"\"}{\\"_s << QByteArray(R"("\"}{\\")");
    QTest::newRow("control characters") << u"a\nb\u0001"_s << QByteArray(R"("a\nb\u0001")");
    QTest::newRow("other scripts") << u"Zoë 山"_s << QByteArray("\"Zoë 山\"");
    QTest::newRow("too long") << QString(300, u'x')
                              << QByteArray("\"" + QByteArray(64, 'x') + "\"");
    QTest::newRow("none") << QString() << QByteArray("\"\"");
}

void tst_CommandEncoder::operatorNames()
{
    QFETCH(QString, by);
    QFETCH(QByteArray, written);
    const ProfilePtr profile = builtInProfiles().catalogue.find(u"raptor");
    const QByteArray payload = encodeCommand(*profile,
                                             {.commandId = u"x"_s,
                                              .broker = {},
                                              .device = {},
                                              .kind = CommandKind::Stop,
                                              .by = by,
                                              .issuedAt = {},
                                              .expires = {}});
    QVERIFY2(payload.endsWith("\"by\":" + written + '}'), payload.constData());
    QVERIFY(QJsonDocument::fromJson(payload).isObject());
}

void tst_CommandEncoder::ids()
{
    QRandomGenerator random(7);
    QSet<QString> seen;
    QString last;
    for (int i = 0; i < 1000; ++i) {
        const QString id = newCommandId(fromEpochMs(1763690000123 + i), random);
        QCOMPARE(id.size(), 36);
        QCOMPARE(id.at(14), u'7');
        QVERIFY(u"89ab"_s.contains(id.at(19)));
        QVERIFY(!QUuid(id).isNull());
        QVERIFY2(id > last, "ids sort by age");
        QVERIFY(!seen.contains(id));
        seen.insert(id);
        last = id;
    }
    QCOMPARE(newCommandId(fromEpochMs(0x0193'5f00'1234), random).left(13), u"01935f00-1234"_s);
}

QTEST_GUILESS_MAIN(tst_CommandEncoder)
#include "tst_commandencoder.moc"
