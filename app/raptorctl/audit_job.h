// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/exit_status.h"
#include "app/raptorctl/audit_options.h"

namespace Raptor::App {

struct AuditAnswer
{
    ExitStatus status = ExitStatus::Confirmed;
    QByteArray output; ///< for stdout
    QString complaint; ///< for stderr; empty: none
};

/// Reads the trail and answers; may take as long as the disk does. The trail is never changed.
[[nodiscard]] AuditAnswer answerAudit(const AuditOptions &options, const Clock &clock);

} // namespace Raptor::App
