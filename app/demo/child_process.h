// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QString>

namespace Raptor::App {

/// Makes the kernel kill the process when the calling thread ends, however it ends (Linux). To be
/// called before start(), on the thread that starts it and lives as long as the program: the main
/// thread. Does nothing on other systems.
void dieWithParent(QProcess &process);

/// Asks the process to end, waits for a moment, then kills it. Returns when it is gone.
void endProcess(QProcess &process);

/// The full name of a program in PATH, or where servers are kept on Debian; empty if there is none.
[[nodiscard]] QString findProgram(const QString &name);

/// A TCP port on 127.0.0.1 that was free a moment ago; 0 if there was none.
[[nodiscard]] quint16 freePort();

} // namespace Raptor::App
