// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/run_id.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QSysInfo>
#include <QtCore/QUuid>

namespace Raptor::History {

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString bootId()
{
    static const QString id =
        QString::fromLatin1(contentOf(QStringLiteral("/proc/sys/kernel/random/boot_id")).trimmed());
    return id;
}

/// In clock ticks since the boot; empty if there is no such process, or only what is left of it.
QString startTime(const QString &process)
{
    const QByteArray status = contentOf(QStringLiteral("/proc/%1/stat").arg(process));
    // The second field, the name, is in brackets and may hold anything; state is the third field,
    // the start time the 22nd.
    const QList<QByteArray> fields = status.mid(status.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20 || fields.first() == "Z" || fields.first() == "X")
        return {};
    return QString::fromLatin1(fields.at(19));
}

} // namespace

QString ownRun()
{
    static const QString run = [] {
        const QString process = QString::number(QCoreApplication::applicationPid());
        const QString start = startTime(process);
        if (bootId().isEmpty() || start.isEmpty())
            return QUuid::createUuid().toString(QUuid::WithoutBraces);
        return QStringLiteral("%1:%2:%3").arg(bootId(), process, start);
    }();
    return run;
}

RunLife stateOfRun(const QString &run, const QString &host)
{
    if (run == ownRun())
        return RunLife::Running;
    const QStringList parts = run.split(u':');
    if (host != ownHost() || parts.size() != 3 || bootId().isEmpty())
        return RunLife::Unknowable;
    if (parts.at(0) != bootId())
        return RunLife::Ended;
    return startTime(parts.at(1)) == parts.at(2) ? RunLife::Running : RunLife::Ended;
}

QString ownHost()
{
    static const QString host = QSysInfo::machineHostName();
    return host;
}

} // namespace Raptor::History
