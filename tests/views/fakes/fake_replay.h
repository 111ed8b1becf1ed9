// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/replay_ports.h"

#include <QtCore/QStringList>

namespace Raptor::Test {

/// Writes down what it is asked for; its state is what the test, or begin() and seek(), make of it.
class FakeReplay final : public ReplayDesk
{
public:
    using ReplayDesk::ReplayDesk;

    Outcome begin(WallTime at) override
    {
        if (!refusal.isEmpty())
            return Error{Error::Code::Refused, refusal};
        now.on = true;
        now.at = at;
        Q_EMIT begun();
        Q_EMIT stateChanged();
        return std::monostate{};
    }
    void end() override
    {
        now.on = false;
        Q_EMIT ended();
        Q_EMIT stateChanged();
    }
    [[nodiscard]] ReplayState state() const override { return now; }
    void seek(WallTime at) override
    {
        now.at = at;
        Q_EMIT stateChanged();
    }
    void setPlaying(bool playing) override
    {
        now.playing = playing;
        Q_EMIT stateChanged();
    }
    void setSpeed(int speed) override
    {
        now.speed = speed;
        Q_EMIT stateChanged();
    }
    void jump(int direction) override { jumps.append(direction); }

    ReplayState now;
    QString refusal;
    QList<int> jumps;
};

} // namespace Raptor::Test
