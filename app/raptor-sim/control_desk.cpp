// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/control_desk.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

constexpr qint64 kMegabyte = 1'000'000;
constexpr qint64 kMostMegabytes = 100'000'000;

QString refusal(const QString &reason)
{
    return u"error: "_s + reason;
}

/// What can be on or off, and the answer.
QString turned(QStringView word, const QString &name, const QString &usage, const auto &off,
               const auto &on)
{
    if (word != u"on" && word != u"off")
        return refusal(usage);
    if (word == u"off")
        off();
    else if (const Outcome outcome = on(); !outcome)
        return refusal(outcome.error().text);
    return u"ok %1 %2"_s.arg(name, word);
}

} // namespace

ControlDesk::ControlDesk(Plant &plant, HealthPage *health, BrokerGate *gate, QObject *parent)
    : QObject(parent), m_plant(plant), m_health(health), m_gate(gate)
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
    if (words.size() == 2 && words[0] == u"gate")
        return setGate(words[1]);
    if (words.size() == 2 && words[0] == u"feed")
        return openFeed(words[1]);
    if (words.size() == 2 && words[0] == u"certificate")
        return renewCertificate(words[1]);
    if (words.size() >= 2 && words[0] == u"fill")
        return fill(line.trimmed().sliced(words[0].size()).trimmed());
    if (words.size() == 1 && words[0] == u"report") {
        m_plant.reportAll();
        return u"ok report"_s;
    }
    if (words.size() == 1 && words[0] == u"quit") {
        Q_EMIT quitRequested();
        return u"ok quit"_s;
    }
    return refusal(
        u"use \"fault DEVICE FAULT\", \"health on|off\", \"gate on|off\", \"feed on|off\", "
        "\"certificate DAYS\", \"fill MB FOLDER\", \"fill none\", \"report\" or "
        "\"quit\""_s);
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
    return turned(
        word, u"health"_s, u"health is on or off"_s, [this] { m_health->close(); },
        [this] { return m_health->reopen(); });
}

QString ControlDesk::setGate(QStringView word)
{
    if (m_gate == nullptr)
        return refusal(u"there is no gate: start with --gate PORT"_s);
    return turned(
        word, u"gate"_s, u"a gate is on or off"_s, [this] { m_gate->shut(); },
        [this] { return m_gate->reopen(); });
}

QString ControlDesk::openFeed(QStringView word)
{
    if (m_feed == nullptr)
        return refusal(u"there is no battery feed: start with --battery-feed PORT"_s);
    return turned(
        word, u"feed"_s, u"a feed is on or off"_s, [this] { m_feed->close(); },
        [this] { return m_feed->reopen(); });
}

QString ControlDesk::renewCertificate(QStringView days)
{
    if (m_gate == nullptr || m_gate->authorityFile().isEmpty())
        return refusal(u"there is no encrypted gate: start with --gate PORT --certificate DAYS"_s);
    bool isNumber = false;
    const int count = days.toInt(&isNumber);
    if (!isNumber || std::abs(count) > SimOptions::mostCertificateDays)
        return refusal(u"a certificate is valid for a number of days, not \"%1\""_s.arg(days));
    const Outcome outcome = m_gate->certify(count);
    return outcome ? u"ok certificate %1"_s.arg(count) : refusal(outcome.error().text);
}

/// "512 /var/data", or "none".
QString ControlDesk::fill(QStringView what)
{
    if (what == u"none") {
        m_filler.release();
        return u"ok fill none"_s;
    }
    const qsizetype space = what.indexOf(u' ');
    bool isNumber = false;
    const qint64 megabytes = what.first(std::max<qsizetype>(space, 0)).toLongLong(&isNumber);
    if (!isNumber || megabytes < 1 || megabytes > kMostMegabytes)
        return refusal(u"use \"fill MB FOLDER\" or \"fill none\""_s);
    const QString folder = what.sliced(space).trimmed().toString();
    const Outcome outcome = m_filler.hold(folder, megabytes * kMegabyte);
    return outcome ? u"ok fill %1 %2"_s.arg(megabytes).arg(folder) : refusal(outcome.error().text);
}

} // namespace Raptor::Sim
