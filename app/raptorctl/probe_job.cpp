// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/probe_job.h"

#include "app/raptorctl/broker_printer.h"

#include <cstdio>

namespace Raptor::App {

namespace {

void write(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

bool isOver(StageState state)
{
    return state != StageState::Waiting && state != StageState::Running;
}

} // namespace

ProbeJob::ProbeJob(Link::ConnectionTest &test, bool json, QObject *parent)
    : QObject(parent), m_test(test), m_json(json)
{
    connect(&test, &Link::ConnectionTest::stageChanged, this, &ProbeJob::take);
    connect(&test, &Link::ConnectionTest::remarked, this,
            [this](const QString &text) { m_remarks.append(text); });
    connect(&test, &Link::ConnectionTest::finished, this, &ProbeJob::end);
}

void ProbeJob::start(const BrokerProfile &profile, const BrokerSecrets &secrets)
{
    m_test.start(profile, secrets);
}

void ProbeJob::take(const ConnectionStageResult &result)
{
    if (!isOver(result.state))
        return;
    if (result.state == StageState::Failed)
        m_failed = result.stage;
    m_over.insert(result.stage, result);
    while (m_over.contains(ConnectionStage(m_printed)))
        write(stageLine(m_over.take(ConnectionStage(m_printed++)), m_json));
}

void ProbeJob::end(bool passed, const QString &text)
{
    for (const QString &remark : std::as_const(m_remarks))
        write(remarkLine(remark, m_json));
    write(verdictLine(passed, text, m_json));
    ExitStatus status = passed ? ExitStatus::Confirmed : ExitStatus::NoLink;
    if (m_failed && *m_failed > ConnectionStage::Mqtt)
        status = ExitStatus::NotConfirmed; // the broker is reached; only nothing is heard
    Q_EMIT finished(status);
}

} // namespace Raptor::App
