// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Raptor::App {

/// Names the system's time zone in the environment. Without a name the C library asks the disk
/// whether it has changed for every local time that is shown, on the GUI thread. First thing in
/// main(), before there are threads. Another zone counts from the next start on.
void nameTimeZone();

} // namespace Raptor::App
