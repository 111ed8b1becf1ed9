// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_tester.h"

using namespace Qt::StringLiterals;

namespace Raptor::Test {

void FakeTester::start(const BrokerProfile &profile, const QString &secretsOf)
{
    calls.append(
        u"start %1 %2 with the secrets of '%3'"_s.arg(profile.name, profile.url.text(), secretsOf));
    tested.append(profile);
    m_running = true;
    for (int stage = 0; stage <= int(ConnectionStage::FirstData); ++stage)
        tell(ConnectionStage(stage), StageState::Waiting);
}

void FakeTester::cancel()
{
    if (m_running)
        calls.append(u"cancel"_s);
    m_running = false;
}

void FakeTester::tell(ConnectionStage stage, StageState state, int tookMs, const QString &text)
{
    Q_EMIT stageChanged(
        {.stage = stage, .state = state, .took = Milliseconds(tookMs), .text = text});
}

void FakeTester::end(bool passed, const QString &text)
{
    m_running = false;
    Q_EMIT finished(passed, text);
}

void FakeTester::failAt(ConnectionStage stage, const QString &text)
{
    for (int before = 0; before < int(stage); ++before)
        tell(ConnectionStage(before), StageState::Passed, 1 + before, u"fine"_s);
    tell(stage, StageState::Failed, 38, text);
    for (int after = int(stage) + 1; after <= int(ConnectionStage::FirstData); ++after)
        tell(ConnectionStage(after), StageState::Skipped);
    end(false, u"It failed: "_s + text);
}

} // namespace Raptor::Test
