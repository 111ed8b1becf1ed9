// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sim_process.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

SimProcess::SimProcess(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(RAPTOR_BIN_DIR "/raptor-sim"),
                    arguments + QStringList{u"--print-ready"_s, u"--end-with-input"_s});
    if (!m_process.waitForStarted(5000) || !waitForLine("ready"))
        qFatal("raptor-sim did not get ready");
    for (const QByteArray &line : m_output.split('\n')) {
        const QString value = QString::fromUtf8(line.mid(line.indexOf(' ') + 1).trimmed());
        if (line.startsWith("health "))
            m_healthUrl = value;
        else if (line.startsWith("feed "))
            m_feedUrl = value;
        else if (line.startsWith("gate "))
            m_gateUrl = value;
        else if (line.startsWith("authority "))
            m_authorityFile = value;
    }
}

QStringList SimProcess::oneMotor(const QString &brokerUrl)
{
    return {u"--broker"_s,    brokerUrl, u"--raptors"_s,   u"1"_s,
            u"--guardians"_s, u"0"_s,    u"--batteries"_s, u"0"_s};
}

SimProcess::~SimProcess()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(3000)) {
        m_process.kill();
        m_process.waitForFinished(3000);
    }
}

bool SimProcess::waitForLine(const QByteArray &start)
{
    return QTest::qWaitFor(
        [&] {
            m_output += m_process.readAllStandardOutput();
            return m_output.startsWith(start) || m_output.contains('\n' + start);
        },
        15'000);
}

bool SimProcess::tell(const QByteArray &line)
{
    m_output = "\n";
    m_process.write(line + '\n');
    return waitForLine("ok");
}

} // namespace Raptor::Test
