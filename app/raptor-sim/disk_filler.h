// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

namespace Raptor::Sim {

/// Takes away room on the file system of a folder. The file that holds it has no name: the room is
/// free again when this object, or the program, ends, however it ends.
class DiskFiller
{
public:
    DiskFiller() = default;
    ~DiskFiller() { release(); }
    DiskFiller(const DiskFiller &) = delete;
    DiskFiller &operator=(const DiskFiller &) = delete;

    /// In place of what was held before. Takes all of it, or nothing. Where the file system cannot
    /// set room aside, it is written, and that lasts.
    Outcome hold(const QString &folder, qint64 bytes);
    void release();

private:
    int m_file = -1;
};

} // namespace Raptor::Sim
