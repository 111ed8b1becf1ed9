// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/keychain_store.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QTimer>

#include <qt6keychain/keychain.h>

namespace Raptor::App {

namespace {

/// Empty: it went well, or there is nothing of that name.
QString troubleOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return {};
    case QKeychain::AccessDeniedByUser:
        return KeychainStore::tr("the keychain was not opened");
    case QKeychain::AccessDenied:
        return KeychainStore::tr("the keychain refuses access");
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeychainStore::tr("this desktop has no keychain");
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    // Where neither Secret Service nor KWallet answers, this is all that it says.
    const QString words = job.errorString();
    return words.isEmpty() || words == QLatin1String("Unknown error")
        ? KeychainStore::tr("no keychain answers on this desktop")
        : KeychainStore::tr("the keychain says: %1").arg(words);
}

} // namespace

KeychainStore::KeychainStore(Milliseconds patience, QString service, QObject *parent)
    : SecretStore(parent), m_patience(patience), m_service(std::move(service))
{
}

KeychainStore::~KeychainStore() = default;

/// As people see it in the list of their keychain.
QString KeychainStore::keyOf(const QString &account, SecretKind kind) const
{
    const auto names = QMetaEnum::fromType<SecretKind>();
    return QString::fromLatin1(names.valueToKey(int(kind))) + QLatin1Char(' ') + account;
}

void KeychainStore::fetch(const QString &account, SecretKind kind)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    ask(job, keyOf(account, kind), [=, this](QKeychain::Job *done, const QString &trouble) {
        const bool found = done && done->error() == QKeychain::NoError;
        Q_EMIT fetched(account, kind, found ? std::optional(job->textData()) : std::nullopt,
                       trouble);
    });
}

void KeychainStore::keep(const QString &account, SecretKind kind, const QString &value)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setTextData(value);
    ask(job, keyOf(account, kind), [=, this](QKeychain::Job *, const QString &trouble) {
        Q_EMIT kept(account, kind, trouble);
    });
}

void KeychainStore::forget(const QString &account, SecretKind kind)
{
    ask(new QKeychain::DeletePasswordJob(m_service), keyOf(account, kind),
        [](QKeychain::Job *, const QString &) {});
}

/// The bus is looked at each time: a desktop's keychain may come and go.
void KeychainStore::ask(QKeychain::Job *job, const QString &key, const Answer &answer)
{
    job->setParent(this);
    job->setAutoDelete(false);
    job->setInsecureFallback(false); // plain text in a file is what nobody asked for (RP-31)
    job->setKey(key);
    auto *bus = new SessionBus(this);
    connect(bus, &SessionBus::answered, this, [=, this](const QString &trouble) {
        bus->deleteLater();
        if (trouble.isEmpty())
            return begin(job, answer);
        job->deleteLater();
        answer(nullptr, trouble);
    });
    bus->ask(m_patience);
}

void KeychainStore::begin(QKeychain::Job *job, const Answer &answer)
{
    // QtKeychain has it in its queue until it is answered, which may be after our end.
    job->setParent(nullptr);
    auto *patience = new QTimer(job);
    patience->setSingleShot(true);
    connect(patience, &QTimer::timeout, this,
            [answer] { answer(nullptr, tr("the keychain does not answer; it may be locked")); });
    connect(job, &QKeychain::Job::finished, this, [=](QKeychain::Job *done) {
        patience->stop();
        answer(done, troubleOf(*done));
    });
    connect(job, &QKeychain::Job::finished, job, &QObject::deleteLater);
    patience->start(m_patience);
    job->start();
}

} // namespace Raptor::App
