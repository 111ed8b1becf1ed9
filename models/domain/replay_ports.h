// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/result.h"

#include <QtCore/QObject>

namespace Raptor {

/// Where a replay stands.
struct ReplayState
{
    bool on = false;
    WallTime at{}; ///< the past moment that is wanted; what is shown comes a moment later
    WallTime oldest{}; ///< there is nothing before it
    WallTime newest{}; ///< when the replay began: from there on there is the plant itself
    bool playing = false;
    int speed = 1; ///< seconds of the past in a second
    bool loading = false; ///< what is shown is not yet of that moment
    QString trouble; ///< why nothing is shown, in words; empty: it is
    QString note; ///< what the last jump led to, in words

    friend bool operator==(const ReplayState &, const ReplayState &) = default;
};

/// The plant at a past moment, in place of the plant as it is. While it is on, nothing is commanded
/// but stops and e-stops, which go to the plant as it is. GUI thread.
class ReplayDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Refused, in words, while a command is in execution.
    virtual Outcome begin(WallTime at) = 0;
    virtual void end() = 0;
    [[nodiscard]] virtual ReplayState state() const = 0;
    virtual void seek(WallTime at) = 0;
    virtual void setPlaying(bool playing) = 0;
    virtual void setSpeed(int speed) = 0;
    /// To the next alarm or command after (+1), or before (-1) this moment.
    virtual void jump(int direction) = 0;

Q_SIGNALS:
    void stateChanged();
    void begun();
    void ended();
};

} // namespace Raptor
