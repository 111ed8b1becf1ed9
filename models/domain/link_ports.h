// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QObject>

#include <optional>

namespace Raptor {

/// Where secrets are kept between two starts: the keychain of the desktop. Everything is answered
/// later, on the GUI thread; nothing blocks, and nothing of it is ever written elsewhere (RP-31).
/// An account says where a secret goes ("console-1@mqtt.example.org:8883"): one that was kept for
/// one place is never found for another.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// fetched() follows.
    virtual void fetch(const QString &account, SecretKind kind) = 0;
    /// kept() follows.
    virtual void keep(const QString &account, SecretKind kind, const QString &value) = 0;
    virtual void forget(const QString &account, SecretKind kind) = 0;

Q_SIGNALS:
    /// @p value unset: it is not there, or, with @p trouble in words, there is no keychain. May
    /// come a second time, without the trouble, where somebody had to unlock it first.
    void fetched(const QString &account, Raptor::SecretKind kind,
                 const std::optional<QString> &value, const QString &trouble);
    /// @p trouble in words, empty when it is kept.
    void kept(const QString &account, Raptor::SecretKind kind, const QString &trouble);
};

/// How one stage of the way to a broker went.
struct ConnectionStageResult
{
    ConnectionStage stage = ConnectionStage::NameLookup;
    StageState state = StageState::Waiting;
    Milliseconds took{0};
    QString text{}; ///< what was found, or why it failed, in words

    friend bool operator==(const ConnectionStageResult &, const ConnectionStageResult &) = default;
};

/// Walks the way to a broker once, apart from the links in use, and says how each stage went. GUI
/// thread, never blocks. No stage is less strict than in the links: where TLS fails, no byte of
/// MQTT is sent (RP-30). Whoever starts it sees no secret.
class ConnectionTester : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Ends a test that is under way. All stages are told at once as Waiting or Skipped, then as
    /// they go, then finished() comes. @p secretsOf: the broker whose secrets are used, which has
    /// another name while somebody edits it; empty, or without any: there are none.
    virtual void start(const BrokerProfile &profile, const QString &secretsOf) = 0;
    /// finished() comes no more.
    virtual void cancel() = 0;
    [[nodiscard]] virtual bool isRunning() const = 0;

Q_SIGNALS:
    void stageChanged(const Raptor::ConnectionStageResult &result);
    /// What else was seen, in words: how its health page answers, a certificate that soon expires.
    void remarked(const QString &text);
    /// @p text: the first failure, or that all went well.
    void finished(bool passed, const QString &text);
};

/// The preferred source changed.
struct BrokerSwitch
{
    WallTime at{};
    QString from; ///< empty: none was usable
    QString to;
    QString reason; ///< in words
    bool byHand = false;

    friend bool operator==(const BrokerSwitch &, const BrokerSwitch &) = default;
};

/// A broker could not be heard.
struct BrokerOutage
{
    QString broker;
    WallTime from{};
    std::optional<WallTime> to{}; ///< unset: it lasts
    QString reason; ///< in words
    int devices = 0; ///< that were read there, and were heard nowhere else meanwhile
    qint64 reports = 0; ///< of those devices, missed by their periods: an estimate
    static constexpr qsizetype namedAtMost = 20;
    QStringList named{}; ///< the first of those devices

    friend bool operator==(const BrokerOutage &, const BrokerOutage &) = default;
};

/// What became of the links over the days: kept over restarts. GUI thread.
class LinkHistory : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    enum class Part { Switches, Outages };

    /// Newest first.
    [[nodiscard]] virtual QList<BrokerSwitch> switches() const = 0;
    [[nodiscard]] virtual QList<BrokerOutage> outages() const = 0;
    /// Why not all of it is kept or could be read, in words; empty: it is.
    [[nodiscard]] virtual QString trouble() const = 0;
    /// As CSV, newest first. Written elsewhere; exported() follows.
    virtual void exportTo(const QString &file, Part part) = 0;
    /// One outage for a report: sentences, or CSV where the name ends in .csv. exported() follows.
    virtual void reportTo(const QString &file, const BrokerOutage &outage) = 0;

Q_SIGNALS:
    void changed();
    void troubleChanged();
    /// @p error in words, empty when all is written.
    void exported(const QString &file, int rows, const QString &error);
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::ConnectionStageResult)
Q_DECLARE_METATYPE(Raptor::BrokerSwitch)
Q_DECLARE_METATYPE(Raptor::BrokerOutage)
