// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorplayer.h"

#include <QtCore/QRandomGenerator>

namespace Raptor::Mqtt::Vectors {

namespace {

constexpr quint32 kRandomChunkings = 4;

QByteArray text(Chunking chunking)
{
    switch (chunking.kind) {
    case Chunking::Kind::Whole:
        return "whole";
    case Chunking::Kind::Bytewise:
        return "byte by byte";
    case Chunking::Kind::Random:
        return "random chunks, seed " + QByteArray::number(chunking.seed);
    }
    Q_UNREACHABLE();
}

/// An engine that plays one vector. Every method returns what is wrong, or nothing.
class Player
{
public:
    Player(const Vector &vector, Version version, Chunking chunking)
        : m_vector(vector), m_version(version), m_chunking(chunking), m_random(chunking.seed)
    {
    }

    QByteArray run(int &line)
    {
        Step::Kind before = Step::Kind::Call;
        for (const Step &step : m_vector.steps) {
            const bool continues = step.kind == Step::Kind::Input && before == Step::Kind::Input;
            const bool isAction = step.kind == Step::Kind::Call || step.kind == Step::Kind::Input;
            if (!isAction || !continues)
                feed();
            if (isAction && !continues) {
                if (const QByteArray wrong = settle(); !wrong.isEmpty())
                    return wrong;
            }
            line = step.line;
            if (const QByteArray wrong = perform(step); !wrong.isEmpty())
                return wrong;
            before = step.kind;
        }
        feed();
        if (const QByteArray wrong = settle(); !wrong.isEmpty())
            return wrong;
        return finish();
    }

private:
    QByteArray perform(const Step &step)
    {
        switch (step.kind) {
        case Step::Kind::Call: {
            const QByteArray result = call(step.call);
            drain();
            const bool anySuccess = step.call.result == "ok" && result.toInt() > 0;
            if (result != step.call.result && !anySuccess)
                return "result is " + result + ", expected " + step.call.result;
            return {};
        }
        case Step::Kind::Input:
            m_input += step.bytes;
            return {};
        case Step::Kind::Event:
            if (m_events.isEmpty())
                return "missing event: " + step.text;
            if (const QByteArray event = m_events.takeFirst(); event != step.text)
                return "event is:  " + event + "\n  expected:  " + step.text;
            return {};
        case Step::Kind::Output:
            m_expectedOutput += step.bytes;
            return {};
        }
        Q_UNREACHABLE();
    }

    QByteArray call(const Call &call)
    {
        using Verb = Call::Verb;
        switch (call.verb) {
        case Verb::Open:
            open(call);
            return "ok";
        case Verb::Establish:
            return establish(call);
        case Verb::Publish: {
            const Engine::PublishResult result = m_engine.publish(call.message);
            if (result.error != Engine::PublishError::None || result.id == 0)
                return Vectors::text(result.error);
            return QByteArray::number(result.id);
        }
        case Verb::Subscribe:
            return number(m_engine.subscribe(call.entries, call.reason.properties));
        case Verb::Unsubscribe: {
            QList<QByteArray> filters;
            for (const SubscribeEntry &entry : call.entries)
                filters.append(entry.filter);
            return number(m_engine.unsubscribe(filters, call.reason.properties));
        }
        case Verb::Ping:
            return m_engine.ping(m_now) ? "ok" : "refused";
        case Verb::Auth:
            return m_engine.auth(call.reason.properties) ? "ok" : "refused";
        case Verb::Disconnect:
            m_engine.disconnect(call.reason);
            return "ok";
        case Verb::Lost:
            m_engine.connectionLost();
            return "ok";
        case Verb::Tick:
            m_now += call.elapsed;
            m_engine.tick(m_now);
            return "ok";
        case Verb::Discard:
            m_engine.discardSession();
            return "ok";
        }
        Q_UNREACHABLE();
    }

    static QByteArray number(quint16 id) { return id != 0 ? QByteArray::number(id) : "refused"; }

    void open(const Call &call)
    {
        Engine::Options options = call.options;
        options.connect.version = m_version;
        m_engine.connectionOpened(options, m_now);
    }

    QByteArray establish(const Call &call)
    {
        open(call);
        drain();
        (void)m_engine.takeOutput(m_now);
        const QByteArray simplest = m_version == Version::V5 ? "2003000000" : "20020000";
        m_input = call.connack.isEmpty() ? QByteArray::fromHex(simplest) : call.connack;
        feed();
        for (qsizetype i = 0; i < m_events.size(); ++i) {
            if (m_events[i].startsWith("connected")) {
                m_events.removeAt(i);
                return "ok";
            }
        }
        return "refused";
    }

    void feed()
    {
        qsizetype position = 0;
        while (position < m_input.size()) {
            const qsizetype left = m_input.size() - position;
            qsizetype size = left;
            if (m_chunking.kind == Chunking::Kind::Bytewise)
                size = 1;
            else if (m_chunking.kind == Chunking::Kind::Random)
                size = qMin<qsizetype>(left, m_random.bounded(1, 9));
            m_engine.append(QByteArrayView(m_input).sliced(position, size), m_now);
            position += size;
            drain();
        }
        m_input.clear();
    }

    void drain()
    {
        Event event;
        while (m_engine.nextEvent(event))
            m_events.append(Vectors::text(event));
    }

    /// Nothing may be left over: all that came was expected, all that was expected came.
    QByteArray settle()
    {
        if (!m_events.isEmpty())
            return "unexpected event: " + m_events.join(" | ");
        const QByteArray output = m_engine.takeOutput(m_now);
        if (output != m_expectedOutput)
            return "output is: " + output.toHex(' ')
                + "\n  expected:  " + m_expectedOutput.toHex(' ');
        m_expectedOutput.clear();
        return {};
    }

    QByteArray finish()
    {
        if (const QByteArray phase = Vectors::text(m_engine.phase()); phase != m_vector.phase)
            return "phase is " + phase + " at the end, expected " + m_vector.phase;
        if (m_engine.unfinishedPublishes() != m_vector.unfinished)
            return "unfinished publishes: " + QByteArray::number(m_engine.unfinishedPublishes());
        if (m_vector.quota && m_engine.sendQuota() != *m_vector.quota)
            return "send quota: " + QByteArray::number(m_engine.sendQuota());
        if (m_engine.phase() != Engine::Phase::Closed)
            return {};
        // After the end nothing is read, told or written [MQTT-3.14.4-2].
        m_input = QByteArray::fromHex("30030001613003000161d000");
        feed();
        return settle();
    }

    const Vector &m_vector;
    Version m_version;
    Chunking m_chunking;
    QRandomGenerator m_random;
    Engine m_engine;
    Milliseconds m_now{1000};
    QByteArray m_input;
    QByteArray m_expectedOutput;
    QList<QByteArray> m_events;
};

} // namespace

QString play(const Vector &vector, Version version, Chunking chunking)
{
    int line = vector.line;
    const QByteArray wrong = Player(vector, version, chunking).run(line);
    if (wrong.isEmpty())
        return {};
    return QStringLiteral("%1:%2: %3, %4: %5")
        .arg(vector.file)
        .arg(line)
        .arg(QLatin1String(Vectors::text(version)), QString::fromUtf8(text(chunking)),
             QString::fromUtf8(wrong));
}

QString playAll(const Vector &vector, Version version)
{
    QString wrong = play(vector, version, {Chunking::Kind::Whole});
    if (wrong.isEmpty())
        wrong = play(vector, version, {Chunking::Kind::Bytewise});
    for (quint32 seed = 1; seed <= kRandomChunkings && wrong.isEmpty(); ++seed)
        wrong = play(vector, version, {Chunking::Kind::Random, seed});
    return wrong;
}

} // namespace Raptor::Mqtt::Vectors
