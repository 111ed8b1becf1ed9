// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/sim_device.h"
#include "models/domain/result.h"

#include <QtCore/QFile>

namespace Raptor::Sim {

/// The record of all commands: one line of JSON each, on disk before the next is taken.
class TraceFile
{
public:
    /// Appends to what the file holds. The error names the file and the reason.
    Outcome open(const QString &name);
    /// False if the line could not be written in full. Nothing is written before open().
    bool write(const CommandTrace &trace);

private:
    QFile m_file;
};

} // namespace Raptor::Sim
