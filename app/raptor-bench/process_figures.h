// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace Raptor::Bench {

/// What this process has used of the machine so far. -1 where the system does not say.
struct ProcessFigures
{
    double cpuSeconds = 0; ///< all threads
    double threadSeconds = 0; ///< the calling one
    qint64 residentBytes = -1;
    qint64 peakBytes = -1; ///< the most that was resident since the process began
    qint64 descriptors = -1; ///< open files, sockets and the like

    [[nodiscard]] static ProcessFigures now();
};

} // namespace Raptor::Bench
