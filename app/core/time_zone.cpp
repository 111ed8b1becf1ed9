// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/time_zone.h"

#include <QtCore/QByteArray>

namespace Raptor::App {

void nameTimeZone()
{
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsSet("TZ"))
        qputenv("TZ", ":/etc/localtime"); // tzset(3): a file, read once
#endif
}

} // namespace Raptor::App
