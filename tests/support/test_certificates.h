// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTemporaryDir>

class QSslConfiguration;

namespace Raptor::Test {

/// Certificates made for one test by the openssl program, in a folder that ends with this object.
class TestCertificates
{
public:
    /// A self-signed authority. False, with words on standard error, if openssl does not do it; the
    /// same for make().
    bool makeAuthority(const QString &name);
    /// Signed by \a authority, for \a subject such as "IP:127.0.0.1"; \a days may be negative.
    bool make(const QString &name, const QString &authority, const QString &subject, int days = 2);

    /// The same, valid from \a from to \a until: "20400101000000Z".
    bool makeBetween(const QString &name, const QString &authority, const QString &subject,
                     const QString &from, const QString &until);
    /// An authority that is signed by another one; \a called: the name it bears, if not \a name.
    bool makeIntermediate(const QString &name, const QString &authority,
                          const QString &called = {});
    /// The key of \a name, encrypted, as the key of \a locked.
    bool lockKey(const QString &name, const QString &locked, const QString &passphrase);

    [[nodiscard]] QString certificate(const QString &name) const;
    [[nodiscard]] QString key(const QString &name) const;
    /// As the certificate that we show ourselves.
    void use(const QString &name, QSslConfiguration &configuration) const;

private:
    bool openssl(const QStringList &arguments);
    bool request(const QString &name, const QString &called, const QByteArray &extensions);

    QTemporaryDir m_folder;
};

} // namespace Raptor::Test
