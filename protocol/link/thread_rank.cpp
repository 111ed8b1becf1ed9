// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/thread_rank.h"

#include <QtCore/QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace Raptor::Link {

void letOthersGoFirst()
{
#ifdef Q_OS_LINUX
    constexpr int niceValue = 10;
    // Where even that is refused everything works as before, with more waiting in a flood.
    (void)::setpriority(PRIO_PROCESS, id_t(::syscall(SYS_gettid)), niceValue);
#endif
}

} // namespace Raptor::Link
