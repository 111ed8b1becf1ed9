// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/websocket_broker.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QStandardPaths>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

WebSocketBroker::WebSocketBroker(const QString &certificate, const QString &key)
{
    if (!certificate.isEmpty())
        m_certificate = {certificate, key};
    if (!start())
        qFatal("no WebSocket broker: install nodejs, then npm ci --prefix tests/support/aedes");
}

WebSocketBroker::~WebSocketBroker()
{
    kill();
}

QString WebSocketBroker::url() const
{
    return u"ws://127.0.0.1:%1"_s.arg(m_port);
}

QString WebSocketBroker::secureUrl() const
{
    return u"wss://127.0.0.1:%1"_s.arg(m_securePort);
}

void WebSocketBroker::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(5000);
    m_process.reset();
}

bool WebSocketBroker::start()
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    const QString folder = QStringLiteral(RAPTOR_SOURCE_DIR "/tests/support/aedes");
    if (node.isEmpty() || !QFileInfo::exists(folder + u"/node_modules/aedes"_s))
        return false;
    m_output.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(
        node, QStringList{folder + u"/broker.js"_s, QString::number(m_port)} + m_certificate);
    const QByteArray word = "listening ";
    const bool listens = QTest::qWaitFor(
        [&] {
            m_output += m_process->readAllStandardOutput();
            return m_output.contains(word) && m_output.endsWith('\n');
        },
        30'000);
    if (!listens)
        return false;
    const QByteArray rest = m_output.mid(m_output.indexOf(word) + word.size());
    const QList<QByteArray> ports = rest.left(rest.indexOf('\n')).split(' ');
    m_tcpPort = ports.value(1).toUShort();
    m_securePort = ports.value(2).toUShort();
    return m_tcpPort != 0;
}

QList<QJsonObject> WebSocketBroker::messages()
{
    if (m_process)
        m_output += m_process->readAllStandardOutput();
    QList<QJsonObject> result;
    for (const QByteArray &line : m_output.left(m_output.lastIndexOf('\n')).split('\n')) {
        if (line.startsWith('{'))
            result.append(QJsonDocument::fromJson(line).object());
    }
    return result;
}

} // namespace Raptor::Test
