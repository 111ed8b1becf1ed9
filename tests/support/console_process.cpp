// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/console_process.h"

#include "tests/support/wait_until.h"

#include <QtCore/QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

ConsoleProcess::ConsoleProcess(const QStringList &arguments)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"raptorhand"_s);
    environment.insert(u"QT_PLUGIN_PATH"_s, QStringLiteral(RAPTOR_BIN_DIR "/../tests/plugins"));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(RAPTOR_BIN_DIR "/raptor-console"), arguments);
    if (!m_process.waitForStarted(10'000))
        qFatal("raptor-console did not start");
}

void ConsoleProcess::clickSoon(const QString &name)
{
    m_process.write("click " + name.toUtf8() + '\n');
}

bool ConsoleProcess::click(const QString &name)
{
    m_answers.clear();
    clickSoon(name);
    const bool answered = waitUntil([this] {
        m_answers += m_process.readAllStandardOutput();
        return m_answers.endsWith('\n') || !isRunning();
    });
    return answered && m_answers == "yes\n";
}

void ConsoleProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(10'000);
}

int ConsoleProcess::end()
{
    m_process.terminate();
    return m_process.waitForFinished(10'000) && m_process.exitStatus() == QProcess::NormalExit
        ? m_process.exitCode()
        : -1;
}

} // namespace Raptor::Test
