// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/trace_file.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

Outcome TraceFile::open(const QString &name)
{
    m_file.setFileName(name);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return Error{Error::Code::Io, u"cannot write %1: %2"_s.arg(name, m_file.errorString())};
    return std::monostate{};
}

bool TraceFile::write(const CommandTrace &trace)
{
    if (!m_file.isOpen())
        return true;
    const QByteArray line = trace.toJson() + '\n';
    return m_file.write(line) == line.size() && m_file.flush() && ::fdatasync(m_file.handle()) == 0;
}

} // namespace Raptor::Sim
