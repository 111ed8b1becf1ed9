// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptorctl/alarm_options.h"
#include "app/raptorctl/ctl_answer.h"

namespace Raptor::App {

/// In whose name, and whether that is allowed.
struct AlarmOperator
{
    QString name;
    OperatorRole role = OperatorRole::Operate;
};

/// Reads the journal, or writes what the operator does into it; may take as long as the disk does.
/// A console on the same data takes it over within a second. Of several alarms each is tried.
[[nodiscard]] CtlAnswer answerAlarms(const AlarmOptions &options, const AlarmOperator &who,
                                     const Clock &clock);

} // namespace Raptor::App
