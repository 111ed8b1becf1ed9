// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptorctl/audit_options.h"
#include "app/raptorctl/ctl_answer.h"

namespace Raptor::App {

/// Reads the trail and answers; may take as long as the disk does. The trail is never changed.
[[nodiscard]] CtlAnswer answerAudit(const AuditOptions &options, const Clock &clock);

} // namespace Raptor::App
