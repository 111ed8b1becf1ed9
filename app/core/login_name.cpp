// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/login_name.h"

#include <pwd.h>
#include <unistd.h>

namespace Raptor::App {

QString loginName()
{
    // Once, at the start, on the only thread.
    const passwd *entry = ::getpwuid(::geteuid()); // NOLINT(concurrency-mt-unsafe)
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QStringLiteral("operator");
}

} // namespace Raptor::App
