// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/process_figures.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <sys/resource.h>

namespace Raptor::Bench {

namespace {

double secondsOf(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

double used(int whose)
{
    rusage usage{};
    ::getrusage(whose, &usage);
    return secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
}

/// "VmRSS:     123456 kB"
qint64 bytesIn(const QByteArray &status, const QByteArray &key)
{
    const qsizetype at = status.indexOf('\n' + key + ':');
    if (at < 0)
        return -1;
    const qsizetype from = at + key.size() + 2;
    const QByteArray line = status.mid(from, status.indexOf('\n', from) - from).trimmed();
    return line.left(line.indexOf(' ')).toLongLong() * 1024;
}

} // namespace

ProcessFigures ProcessFigures::now()
{
    ProcessFigures figures;
    figures.cpuSeconds = used(RUSAGE_SELF);
#ifdef RUSAGE_THREAD
    figures.threadSeconds = used(RUSAGE_THREAD);
#endif
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        const QByteArray text = status.readAll();
        figures.residentBytes = bytesIn(text, "VmRSS");
        figures.peakBytes = bytesIn(text, "VmHWM");
    }
    const QDir open(QStringLiteral("/proc/self/fd"));
    if (open.exists())
        figures.descriptors = qint64(open.entryList(QDir::AllEntries | QDir::System).size());
    return figures;
}

} // namespace Raptor::Bench
