// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/broker_gate.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Sim;

namespace {

/// In place of a broker: says back what it hears, and can hang up.
class Echo : public QTcpServer
{
public:
    Echo()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket,
                        [socket] { socket->write(socket->readAll()); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }
    [[nodiscard]] BrokerUrl url(const QString &pattern = u"mqtt://127.0.0.1:%1"_s) const
    {
        return BrokerUrl::parse(pattern.arg(serverPort())).value();
    }
    [[nodiscard]] QList<QTcpSocket *> guests() const { return findChildren<QTcpSocket *>(); }
};

/// A console's side of the line.
class Visitor : public QSslSocket
{
public:
    void visit(const BrokerGate &gate)
    {
        if (gate.authorityFile().isEmpty()) {
            connectToHost(gate.url().host(), quint16(gate.url().port()));
            return;
        }
        QSslConfiguration configuration = sslConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(gate.authorityFile()));
        setSslConfiguration(configuration);
        connectToHostEncrypted(gate.url().host(), quint16(gate.url().port()));
    }
    [[nodiscard]] bool isThrough() const
    {
        return state() == ConnectedState && (mode() == UnencryptedMode || isEncrypted());
    }
    [[nodiscard]] bool isGone() const { return state() == UnconnectedState; }
};

} // namespace

class TestBrokerGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void passesOn_data()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("plain") << false;
        QTest::newRow("encrypted") << true;
    }
    void passesOn()
    {
        QFETCH(const bool, encrypted);
        Echo broker;
        BrokerGate gate(broker.url());
        if (encrypted)
            QVERIFY(gate.certify(2).ok());
        QVERIFY(gate.open(0).ok());
        QCOMPARE(gate.url().scheme(), encrypted ? u"mqtts"_s : u"mqtt"_s);
        QCOMPARE(gate.authorityFile().isEmpty(), !encrypted);
        Visitor visitor;
        visitor.visit(gate);
        const QByteArray much(5'000'000, 'x'); // more than it holds back
        visitor.write(much);
        QByteArray heard;
        QTRY_COMPARE((heard += visitor.readAll()).size(), much.size());
        QCOMPARE(heard, much);

        visitor.disconnectFromHost();
        QTRY_COMPARE(broker.guests().size(), 0);
    }

    void endsWithTheBroker()
    {
        Echo broker;
        BrokerGate gate(broker.url());
        QVERIFY(gate.open(0).ok());
        Visitor visitor;
        visitor.visit(gate);
        QTRY_COMPARE(broker.guests().size(), 1);
        broker.guests().constFirst()->disconnectFromHost();
        QTRY_VERIFY(visitor.isGone());
        broker.close(); // and one who comes too late
        visitor.visit(gate);
        QTRY_VERIFY(visitor.isGone());
        QTRY_COMPARE(gate.findChildren<QSslSocket *>().size(), 0);
    }

    void shutAndOpenedAgain()
    {
        Echo broker;
        BrokerGate gate(broker.url());
        QVERIFY(gate.open(0).ok());
        const QUrl url = gate.url();
        Visitor visitor;
        visitor.visit(gate);
        QTRY_COMPARE(broker.guests().size(), 1);
        gate.shut();
        QTRY_VERIFY(visitor.isGone());
        QTRY_COMPARE(broker.guests().size(), 0);
        visitor.visit(gate);
        QTRY_COMPARE(visitor.error(), QTcpSocket::ConnectionRefusedError);
        QVERIFY(gate.reopen().ok());
        QVERIFY(gate.reopen().ok()); // it is open
        QCOMPARE(gate.url(), url);
        visitor.visit(gate);
        QTRY_COMPARE(broker.guests().size(), 1);
        BrokerGate other(broker.url());
        QVERIFY(!other.open(quint16(url.port())).ok());
    }

    /// Under the same authority, for as long as it is told; who was there is sent away.
    void certificates()
    {
        Echo broker;
        BrokerGate gate(broker.url());
        QVERIFY(gate.certify(2).ok());
        QVERIFY(gate.open(0).ok());
        const QByteArray authority = QSslCertificate::fromPath(gate.authorityFile())
                                         .constFirst()
                                         .digest(QCryptographicHash::Sha256);
        Visitor visitor;
        for (const int days : {2, 365}) {
            if (days != 2) {
                QVERIFY(gate.certify(days).ok());
                QTRY_VERIFY(visitor.isGone());
            }
            visitor.visit(gate);
            QTRY_VERIFY(visitor.isThrough());
            const qint64 hours =
                QDateTime::currentDateTimeUtc().secsTo(visitor.peerCertificate().expiryDate())
                / 3600;
            QVERIFY2(hours >= 24 * days - 1 && hours <= 24 * days,
                     qPrintable(QString::number(hours)));
        }
        QCOMPARE(QSslCertificate::fromPath(gate.authorityFile())
                     .constFirst()
                     .digest(QCryptographicHash::Sha256),
                 authority);
        QVERIFY(gate.certify(-1).ok());
        QTRY_VERIFY(visitor.isGone());
        QSignalSpy refused(&visitor, &QSslSocket::sslErrors);
        visitor.visit(gate);
        QTRY_VERIFY(visitor.isGone());
        QCOMPARE(refused.size(), 1);
    }

    void webSocketsKeepTheirPath()
    {
        const Echo broker;
        BrokerGate gate(broker.url(u"ws://127.0.0.1:%1/mqtt"_s));
        QVERIFY(gate.open(0).ok());
        QCOMPARE(gate.url().scheme(), u"ws"_s);
        QCOMPARE(gate.url().path(), u"/mqtt"_s);
    }
};

QTEST_GUILESS_MAIN(TestBrokerGate)
#include "tst_brokergate.moc"
