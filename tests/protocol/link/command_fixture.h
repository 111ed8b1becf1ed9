// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/link/command_connection.h"
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/protocol/link/scripted_broker.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

namespace Raptor::Test {

/// One command connection to a scripted broker, and what it says. For a test class to derive from.
class CommandFixture : public QObject
{
    Q_OBJECT

protected:
    void openUp()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_broker = std::make_unique<ScriptedBroker>();
        const Link::LinkSettings settings{.profile = {.name = QStringLiteral("test"),
                                                      .url = *BrokerUrl::parse(m_broker->url()),
                                                      .user = {},
                                                      .healthUrl = {}},
                                          .secrets = {},
                                          .role = Link::LinkRole::Command};
        using Link::CommandConnection;
        m_connection =
            std::make_unique<CommandConnection>(settings, builtInProfiles().catalogue, m_clock);
        const auto spyOn = [this](auto signal) {
            return std::make_unique<QSignalSpy>(m_connection.get(), signal);
        };
        m_status = spyOn(&CommandConnection::statusChanged);
        m_written = spyOn(&CommandConnection::written);
        m_acknowledged = spyOn(&CommandConnection::acknowledged);
        m_failed = spyOn(&CommandConnection::failed);
        m_feedback = spyOn(&CommandConnection::feedback);
        m_stopped = spyOn(&CommandConnection::stopped);
    }
    void closeDown()
    {
        m_connection.reset();
        m_broker.reset();
    }
    [[nodiscard]] Link::LinkStatus status() const
    {
        return m_status->isEmpty() ? Link::LinkStatus()
                                   : m_status->constLast().constFirst().value<Link::LinkStatus>();
    }
    void connectToBroker()
    {
        m_connection->start();
        QTRY_COMPARE(status().session, SessionState::Up);
    }
    static Link::CommandLetter letter(CommandKind kind, quint8 qos = 1,
                                      const QString &id = QStringLiteral("c1"))
    {
        return {.commandId = id,
                .kind = kind,
                .topic = QStringLiteral("raptor/shop/m1/cmd"),
                .payload = "{\"id\":\"" + id.toUtf8() + "\"}",
                .qos = qos,
                .deadline = {},
                .stateTopic = QStringLiteral("raptor/shop/m1/state")};
    }
    /// So many answered pings of the first connection: a second each.
    bool secondsPass(int seconds)
    {
        QSignalSpy pings(m_connection.get(), &Link::CommandConnection::roundTripMeasured);
        return QTest::qWaitFor([&] { return pings.count() >= seconds; }, 10'000 * seconds);
    }
    static QStringList idsOf(const QSignalSpy &spy)
    {
        QStringList ids;
        for (const QList<QVariant> &arguments : spy)
            ids.append(arguments.constFirst().toString());
        return ids;
    }

    SystemClock m_clock;
    std::unique_ptr<ScriptedBroker> m_broker;
    std::unique_ptr<Link::CommandConnection> m_connection;
    std::unique_ptr<QSignalSpy> m_status;
    std::unique_ptr<QSignalSpy> m_written;
    std::unique_ptr<QSignalSpy> m_acknowledged;
    std::unique_ptr<QSignalSpy> m_failed;
    std::unique_ptr<QSignalSpy> m_feedback;
    std::unique_ptr<QSignalSpy> m_stopped;
};

} // namespace Raptor::Test
