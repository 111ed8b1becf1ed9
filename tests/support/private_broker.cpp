// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/private_broker.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

namespace {

/// With programs that a busy machine is slow to run; nothing is measured by it.
constexpr int patienceMs = 20'000;

void endProcess(QProcess &process)
{
    process.kill();
    process.waitForFinished(patienceMs);
}

} // namespace

QString mosquittoProgram()
{
    const QString found = QStandardPaths::findExecutable(u"mosquitto"_s);
    return found.isEmpty()
        ? QStandardPaths::findExecutable(u"mosquitto"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s})
        : found;
}

bool portAccepts(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    return socket.waitForConnected(200);
}

PrivateBroker::PrivateBroker() : m_port(freePort())
{
    startOrEnd();
}

PrivateBroker::PrivateBroker(const QString &certificate, const QString &key)
    : m_port(freePort()), m_tlsPort(freePort()),
      m_tlsFiles("certfile " + certificate.toUtf8() + "\nkeyfile " + key.toUtf8() + "\n")
{
    startOrEnd();
}

PrivateBroker::PrivateBroker(const BrokerRights &rights) : m_port(freePort())
{
    keepRights(rights);
    startOrEnd();
}

void PrivateBroker::keepRights(const BrokerRights &rights)
{
    const QString acl = m_directory.filePath(u"acl"_s);
    const QString passwords = m_directory.filePath(u"passwords"_s);
    for (const QString &path : {acl, passwords}) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || (path == acl && file.write(rights.acl) < 0))
            qFatal("the rights of a broker cannot be written");
    }
    for (const auto &[name, password] : rights.users) {
        if (QProcess::execute(u"mosquitto_passwd"_s, {u"-b"_s, passwords, name, password}) != 0)
            qFatal("mosquitto_passwd failed");
    }
    m_rights = "user root\n" // who starts it as root lets it read them
               "acl_file "
        + acl.toUtf8() + "\npassword_file " + passwords.toUtf8() + "\n";
}

void PrivateBroker::startOrEnd()
{
    if (!start())
        qFatal("mosquitto did not start: is the package installed?");
}

PrivateBroker::~PrivateBroker()
{
    kill();
}

QString PrivateBroker::url() const
{
    return u"mqtt://127.0.0.1:%1"_s.arg(m_port);
}

bool PrivateBroker::isRunning() const
{
    return m_process && m_process->state() == QProcess::Running;
}

bool PrivateBroker::start()
{
    const QString path = m_directory.filePath(u"mosquitto.conf"_s);
    QFile config(path);
    if (!config.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    config.write(
        m_rights + "listener " + QByteArray::number(m_port)
        + " 127.0.0.1\n"
          "allow_anonymous true\npersistence false\nlog_type none\nset_tcp_nodelay true\n");
    if (m_tlsPort > 0)
        config.write("user root\n" // who starts it as root lets it read the key
                     "listener "
                     + QByteArray::number(m_tlsPort) + " 127.0.0.1\n" + m_tlsFiles);
    config.close();
    m_process = std::make_unique<QProcess>();
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->start(mosquittoProgram(), {u"-c"_s, path});
    // It listens on one port after the other.
    const auto isUp = [this] {
        return portAccepts(m_port) && (m_tlsPort == 0 || portAccepts(m_tlsPort));
    };
    return m_process->waitForStarted(patienceMs)
        && QTest::qWaitFor([&] { return !isRunning() || isUp(); }, patienceMs) && isRunning();
}

void PrivateBroker::shutDown()
{
    if (m_process) {
        m_process->terminate();
        m_process->waitForFinished(patienceMs);
    }
    kill();
}

void PrivateBroker::kill()
{
    if (m_process)
        endProcess(*m_process);
    m_process.reset();
}

bool PrivateBroker::publish(const QString &topic, const QByteArray &payload,
                            const QStringList &moreArguments) const
{
    QProcess process;
    process.start(u"mosquitto_pub"_s,
                  QStringList{u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port), u"-t"_s,
                              topic, u"-s"_s}
                      + moreArguments);
    if (!process.waitForStarted(patienceMs))
        return false;
    process.write(payload);
    process.closeWriteChannel();
    return process.waitForFinished(patienceMs) && process.exitCode() == 0;
}

Eavesdropper::Eavesdropper(const PrivateBroker &broker, const QString &filter)
{
    const QString marker = u"eavesdropper/ready"_s;
    m_process.start(u"mosquitto_sub"_s,
                    {u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(broker.port()), u"-q"_s,
                     u"2"_s, u"-t"_s, filter, u"-t"_s, marker, u"-F"_s, u"%t %q %r %p"_s});
    m_process.waitForStarted(patienceMs);
    const bool ready = QTest::qWaitFor(
        [&] {
            broker.publish(marker, "1");
            return lines().size() > 0 || m_output.contains(marker.toUtf8());
        },
        patienceMs);
    if (!ready)
        qFatal("mosquitto_sub did not start: is mosquitto-clients installed?");
}

Eavesdropper::~Eavesdropper()
{
    endProcess(m_process);
}

QStringList Eavesdropper::ids(const QByteArray &part)
{
    QStringList result;
    for (const QByteArray &line : lines()) {
        const QByteArray json = line.mid(line.indexOf('{'));
        if (json.contains(part))
            result.append(QJsonDocument::fromJson(json).object().value(u"id"_s).toString());
    }
    return result;
}

QList<QByteArray> Eavesdropper::lines()
{
    m_output += m_process.readAllStandardOutput();
    QList<QByteArray> result;
    // Whole lines alone: one may come in pieces.
    for (const QByteArray &line : m_output.left(m_output.lastIndexOf('\n') + 1).split('\n')) {
        if (!line.isEmpty() && !line.startsWith("eavesdropper/ready"))
            result.append(line);
    }
    return result;
}

} // namespace Raptor::Test
