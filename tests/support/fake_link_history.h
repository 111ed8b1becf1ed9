// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_ports.h"

#include <QtCore/QStringList>

namespace Raptor::Test {

/// A history in memory. Exports nothing: it writes down what was asked of it.
class FakeLinkHistory final : public LinkHistory
{
public:
    [[nodiscard]] QList<BrokerSwitch> switches() const override { return m_switches; }
    [[nodiscard]] QList<BrokerOutage> outages() const override { return m_outages; }
    [[nodiscard]] QString trouble() const override { return m_trouble; }
    void exportTo(const QString &file, Part part) override
    {
        calls.append((part == Part::Switches ? QStringLiteral("switches to ")
                                             : QStringLiteral("outages to "))
                     + file);
    }
    void reportTo(const QString &file, const BrokerOutage &outage) override
    {
        calls.append(QStringLiteral("report of %1 to %2").arg(outage.broker, file));
    }

    void add(const BrokerSwitch &change)
    {
        m_switches.prepend(change);
        if (m_switches.size() > most)
            m_switches.resize(most);
        Q_EMIT changed();
    }
    void addOlder(const BrokerSwitch &change)
    {
        m_switches.append(change);
        Q_EMIT changed();
    }
    /// Adds it, or puts it in place of the same one.
    void put(const BrokerOutage &outage)
    {
        for (BrokerOutage &known : m_outages) {
            if (known.broker == outage.broker && known.from == outage.from) {
                known = outage;
                Q_EMIT changed();
                return;
            }
        }
        m_outages.prepend(outage);
        Q_EMIT changed();
    }
    void setTrouble(const QString &trouble)
    {
        m_trouble = trouble;
        Q_EMIT troubleChanged();
    }

    qsizetype most = 1000;
    QStringList calls;

private:
    QList<BrokerSwitch> m_switches;
    QList<BrokerOutage> m_outages;
    QString m_trouble;
};

} // namespace Raptor::Test
