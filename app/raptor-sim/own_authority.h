// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslConfiguration>

namespace Raptor::Sim {

/// A certificate authority that exists as long as this object, made by the openssl program. Whoever
/// is to trust it reads its certificate from a file.
class OwnAuthority
{
public:
    /// A certificate for 127.0.0.1 and localhost, valid for so many days from now on; none or
    /// fewer: it has expired. Takes a moment, in which nothing else is done.
    Result<QSslConfiguration> issue(int days);
    /// PEM; exists from the first certificate on.
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("ca.pem")); }

private:
    Outcome found();
    Outcome openssl(const QStringList &arguments) const;

    QTemporaryDir m_folder;
    bool m_founded = false;
};

} // namespace Raptor::Sim
