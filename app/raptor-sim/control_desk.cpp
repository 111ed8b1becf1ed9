// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/control_desk.h"

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

QString refusal(const QString &reason)
{
    return u"error: "_s + reason;
}

} // namespace

ControlDesk::ControlDesk(Plant &plant, HealthPage *health, QObject *parent)
    : QObject(parent), m_plant(plant), m_health(health)
{
}

QString ControlDesk::obey(QStringView line)
{
    const QString simple = line.toString().simplified();
    const QList<QStringView> words = QStringView(simple).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (words.size() == 3 && words[0] == u"fault")
        return setFault(words[1], words[2]);
    if (words.size() == 2 && words[0] == u"health")
        return setHealth(words[1]);
    if (words.size() == 1 && words[0] == u"report") {
        m_plant.reportAll();
        return u"ok report"_s;
    }
    if (words.size() == 1 && words[0] == u"quit") {
        Q_EMIT quitRequested();
        return u"ok quit"_s;
    }
    return refusal(u"use \"fault DEVICE FAULT\", \"health on|off\", \"report\" or \"quit\""_s);
}

QString ControlDesk::setFault(QStringView device, QStringView text)
{
    const Result<Fault> fault = Fault::parse(text);
    if (!fault)
        return refusal(fault.error().text);
    const Outcome outcome = m_plant.setFault(device, *fault);
    return outcome ? u"ok fault %1 %2"_s.arg(device, fault->text()) : refusal(outcome.error().text);
}

QString ControlDesk::setHealth(QStringView word)
{
    if (m_health == nullptr)
        return refusal(u"there is no health page: start with --health PORT"_s);
    if (word == u"off") {
        m_health->close();
        return u"ok health off"_s;
    }
    if (word != u"on")
        return refusal(u"health is on or off"_s);
    const Outcome outcome = m_health->reopen();
    return outcome ? u"ok health on"_s : refusal(outcome.error().text);
}

} // namespace Raptor::Sim
