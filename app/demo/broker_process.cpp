// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/broker_process.h"

#include "app/demo/child_process.h"

#include <QtCore/QFile>

#include <chrono>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::App {

namespace {

constexpr auto kPatience = 10s;
constexpr auto kPause = 200ms;
constexpr int kMostAttempts = 25; // five seconds with the pauses above
constexpr qsizetype kKeptOutput = 16 * 1024; // bytes
constexpr char kPortTaken[] = "Address already in use";

QByteArray lastLine(const QByteArray &output)
{
    const QByteArray text = output.trimmed();
    return text.mid(text.lastIndexOf('\n') + 1);
}

} // namespace

BrokerProcess::BrokerProcess(QString program, QString label, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_label(std::move(label))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    dieWithParent(m_process);
    m_patience.setSingleShot(true);
    connect(&m_process, &QProcess::readyRead, this, &BrokerProcess::onOutput);
    connect(&m_process, &QProcess::finished, this, &BrokerProcess::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(m_process.errorString());
    });
    connect(&m_patience, &QTimer::timeout, this, [this] {
        stop();
        fail(tr("it did not answer within %n second(s)", nullptr, int(kPatience.count())));
    });
}

BrokerProcess::~BrokerProcess()
{
    stop();
}

QUrl BrokerProcess::url() const
{
    QUrl url;
    url.setScheme(u"mqtt"_s);
    url.setHost(u"127.0.0.1"_s);
    if (m_port != 0)
        url.setPort(m_port);
    return url;
}

void BrokerProcess::start()
{
    if (m_process.state() != QProcess::NotRunning)
        return;
    m_attempts = 0;
    m_patience.start(kPatience);
    launch();
}

void BrokerProcess::stop()
{
    m_stopping = true;
    m_patience.stop();
    endProcess(m_process);
    m_running = false;
    m_stopping = false;
}

void BrokerProcess::launch()
{
    if (m_process.state() != QProcess::NotRunning || !m_patience.isActive())
        return; // stopped, or started anew, during the pause
    ++m_attempts;
    m_output.clear();
    if (!m_portIsKnown)
        m_port = freePort();
    if (m_port == 0) {
        fail(tr("there is no free port on this machine"));
        return;
    }
    if (!writeConfiguration()) {
        fail(tr("its configuration could not be written into %1").arg(m_folder.path()));
        return;
    }
    m_process.start(m_program, {u"-c"_s, m_folder.filePath(u"mosquitto.conf"_s)});
}

bool BrokerProcess::writeConfiguration()
{
    QByteArray text = "listener " + QByteArray::number(m_port)
        + " 127.0.0.1\n"
          "allow_anonymous true\n"
          "persistence false\n"
          "set_tcp_nodelay true\n"
          "log_dest stderr\n"
          "log_type error\n"
          "log_type warning\n"
          "log_type information\n"
          "connection_messages false\n";
#ifdef Q_OS_UNIX
    // Started by root it would change its user, and the kernel would then forget that it has to
    // die with its parent.
    if (geteuid() == 0)
        text += "user root\n";
#endif
    QFile file(m_folder.filePath(u"mosquitto.conf"_s));
    return m_folder.isValid() && file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(text) == text.size() && file.flush();
}

void BrokerProcess::onOutput()
{
    // Its own word that it listens; a mere connection could be to somebody else on that port.
    m_output += m_process.readAll();
    if (!m_running && m_output.contains(" running\n")) {
        m_patience.stop();
        m_running = true;
        m_portIsKnown = true;
        Q_EMIT running();
    }
    m_output = m_output.last(std::min(m_output.size(), kKeptOutput));
}

void BrokerProcess::onFinished()
{
    if (m_stopping)
        return;
    m_output += m_process.readAll();
    const bool portTaken = !m_running && m_output.contains(kPortTaken);
    if (portTaken && m_attempts < kMostAttempts) {
        QTimer::singleShot(m_portIsKnown ? kPause : 0ms, this, &BrokerProcess::launch);
        return;
    }
    fail(QString::fromUtf8(lastLine(m_output)));
}

void BrokerProcess::fail(const QString &reason)
{
    m_patience.stop();
    const bool wasRunning = std::exchange(m_running, false);
    Q_EMIT failed(wasRunning
                      ? tr("The %1 broker of the demo ended: %2").arg(m_label, reason)
                      : tr("The %1 broker of the demo did not start: %2").arg(m_label, reason));
}

} // namespace Raptor::App
