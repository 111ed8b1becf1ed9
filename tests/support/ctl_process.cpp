// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ctl_process.h"

#include <QtCore/QJsonDocument>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

CtlProcess::CtlProcess(const QStringList &arguments, const char *terminal)
{
    m_process.setChildProcessModifier([terminal] {
        ::setsid();
        if (terminal) // the first terminal that a session's leader opens is its own
            ::open(terminal, O_RDWR | O_CLOEXEC);
    });
    m_process.start(QStringLiteral(RAPTOR_BIN_DIR "/raptorctl"), arguments);
    m_process.waitForStarted(10'000);
}

int CtlProcess::status(int timeoutMs)
{
    const bool ended = !isRunning() || m_process.waitForFinished(timeoutMs);
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void CtlProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(10'000);
}

void CtlProcess::terminate()
{
    m_process.terminate();
    m_process.waitForFinished(5000);
}

CtlRun runCtl(const QStringList &arguments, int timeoutMs)
{
    CtlProcess process(arguments);
    CtlRun run;
    run.status = process.status(timeoutMs);
    run.output = process.output();
    run.errors = process.errors();
    return run;
}

QList<QJsonObject> jsonLines(const QByteArray &output)
{
    QList<QJsonObject> result;
    for (const QByteArray &line : output.left(output.lastIndexOf('\n') + 1).split('\n')) {
        if (!line.isEmpty())
            result.append(QJsonDocument::fromJson(line).object());
    }
    return result;
}

} // namespace Raptor::Test
