// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/sim_device.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

SimDevice::~SimDevice() = default;

QString SimDevice::clientId() const
{
    return u"sim-"_s + QString(m_id.text()).replace(u'/', u'-');
}

void SimDevice::setFault(const Fault &fault)
{
    m_fault = fault;
    if (has(Fault::Kind::Reboot) || has(Fault::Kind::Flip))
        m_fault = {}; // it happens once
    faultChanged();
    if (fault.kind == Fault::Kind::Reboot)
        reboot();
    if (fault.kind == Fault::Kind::Flip)
        flip();
}

CommandTrace SimDevice::obey(const QByteArray &payload, WallTime now)
{
    Q_UNUSED(payload);
    CommandTrace trace;
    trace.device = m_id;
    trace.what = u"unknown"_s;
    trace.at = now;
    trace.why = u"takes no commands"_s;
    trace.answered = false;
    return trace;
}

QByteArray CommandTrace::toJson() const
{
    QJsonObject line{{u"at"_s, qint64(toEpochMs(at))},
                     {u"device"_s, device.text()},
                     {u"what"_s, what},
                     {u"result"_s, executed() ? u"executed"_s : u"ignored"_s}};
    if (!id.isEmpty())
        line.insert(u"id"_s, id);
    if (ts)
        line.insert(u"ts"_s, *ts);
    if (exp)
        line.insert(u"exp"_s, *exp);
    if (!why.isEmpty())
        line.insert(u"why"_s, why);
    if (lateMs > 0)
        line.insert(u"late_ms"_s, lateMs);
    if (twice)
        line.insert(u"twice"_s, true);
    if (!broker.isEmpty())
        line.insert(u"broker"_s, broker);
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace Raptor::Sim
