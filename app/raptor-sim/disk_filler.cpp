// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/disk_filler.h"

#include <QtCore/QFile>
#include <QtCore/QStorageInfo>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

Outcome DiskFiller::hold(const QString &folder, qint64 bytes)
{
    release();
    QByteArray name = QFile::encodeName(folder + u"/.raptor-sim-XXXXXX"_s);
    m_file = ::mkostemp(name.data(), O_CLOEXEC);
    if (m_file < 0)
        return Error{Error::Code::Io, u"no file in %1: %2"_s.arg(folder, qt_error_string(errno))};
    ::unlink(name.constData());
    if (const qint64 free = QStorageInfo(folder).bytesAvailable(); free < bytes) {
        release();
        return Error{Error::Code::OutOfRange,
                     u"only %1 MB are free at %2"_s.arg(free / 1'000'000).arg(folder)};
    }
    if (const int failure = ::posix_fallocate(m_file, 0, bytes); failure != 0) {
        release();
        return Error{Error::Code::Io,
                     u"no room taken at %1: %2"_s.arg(folder, qt_error_string(failure))};
    }
    return std::monostate{};
}

void DiskFiller::release()
{
    if (const int file = std::exchange(m_file, -1); file >= 0)
        ::close(file);
}

} // namespace Raptor::Sim
