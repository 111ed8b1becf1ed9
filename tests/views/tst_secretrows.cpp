// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_desks.h"
#include "views/secret_rows.h"

#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

class TestSecretRows : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::FakeBrokerDesk> m_desk;
    std::unique_ptr<QWidget> m_window;
    SecretRows *m_rows = nullptr;
    BrokerProfile m_profile{.name = u"cloud"_s,
                            .url = BrokerUrl::parse(u"wss://192.0.2.1").value(),
                            .user = u"ada"_s,
                            .clientCertificate = u"/c.pem"_s,
                            .clientKey = u"/k.pem"_s,
                            .keyHasPassphrase = true,
                            .tokenHeader = u"Authorization"_s};
    const QList<SecretKind> m_all{SecretKind::Password, SecretKind::KeyPassphrase,
                                  SecretKind::Token};

    template <class Widget>
    Widget *part(const QString &name) const
    {
        return m_rows->findChild<Widget *>(name);
    }
    [[nodiscard]] bool shows(const QString &name) const { return part<QWidget>(name)->isVisible(); }
    void show(const QList<SecretKind> &awaited, const QList<SecretKind> &refused = {})
    {
        BrokerStatus status;
        status.name = m_profile.name;
        status.secretsAwaited = awaited;
        status.secretsRefused = refused;
        m_rows->showBroker(m_profile, status);
    }
    QLineEdit *type(const QString &name, const QString &text)
    {
        auto *edit = part<QLineEdit>(name);
        QTest::keyClicks(edit, text);
        return edit;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_desk = std::make_unique<Test::FakeBrokerDesk>();
        m_window = std::make_unique<QWidget>();
        m_rows = new SecretRows(m_desk.get(), m_window.get());
        m_window->resize(900, 200);
        m_rows->resize(900, 200);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void aRowForEachThatIsAwaited()
    {
        QVERIFY(!m_rows->isVisible());
        show(m_all);
        QVERIFY(shows(u"passwordEdit"_s) && shows(u"passphraseEdit"_s) && shows(u"tokenEdit"_s));
        show({SecretKind::Token});
        QVERIFY(shows(u"passwordEdit"_s)); // nobody is interrupted
        m_rows->showNone();
        show({SecretKind::Token});
        QVERIFY(!shows(u"passwordEdit"_s) && !shows(u"passphraseEdit"_s) && shows(u"tokenEdit"_s));
        for (const QString &name : {u"passwordEdit"_s, u"passphraseEdit"_s, u"tokenEdit"_s}) {
            QCOMPARE(part<QLineEdit>(name)->echoMode(), QLineEdit::Password);
            QVERIFY(!part<QLineEdit>(name)->accessibleName().isEmpty());
        }
    }

    void eachGoesToTheDesk_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::newRow("password") << u"password"_s << u"Password"_s;
        QTest::newRow("passphrase") << u"passphrase"_s << u"KeyPassphrase"_s;
        QTest::newRow("token") << u"token"_s << u"Token"_s;
    }
    void eachGoesToTheDesk()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, kind);
        show(m_all);
        QLineEdit *edit = type(name + u"Edit"_s, u"sesame"_s);
        QTest::mouseClick(part<QPushButton>(name + u"Button"_s), Qt::LeftButton);
        QCOMPARE(m_desk->calls.last(), u"secret cloud %1 sesame"_s.arg(kind));
        QVERIFY(edit->text().isEmpty());
        QTest::mouseClick(part<QCheckBox>(u"keepSecretBox"_s), Qt::LeftButton, {}, QPoint(8, 8));
        type(name + u"Edit"_s, u"open"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_desk->calls.last(), u"secret cloud %1 open keep"_s.arg(kind));
    }

    void whatIsTypedIsForOneBrokerAlone()
    {
        show(m_all);
        const QLineEdit *edit = type(u"passwordEdit"_s, u"sesame"_s);
        show(m_all); // twice a second
        QCOMPARE(edit->text(), u"sesame"_s);
        m_profile.name = u"far"_s;
        show(m_all);
        QCOMPARE(edit->text(), QString());
        type(u"passwordEdit"_s, u"sesame"_s);
        m_profile.url = BrokerUrl::parse(u"wss://192.0.2.99").value(); // edited meanwhile
        show(m_all);
        QCOMPARE(edit->text(), QString());
        m_profile.name = u"cloud"_s;
        m_profile.url = BrokerUrl::parse(u"wss://192.0.2.1").value();
    }

    void refusedIsSaid()
    {
        show({}, {SecretKind::Password});
        QVERIFY(shows(u"passwordEdit"_s));
        const auto labels = m_rows->findChildren<QLabel *>();
        const bool said = std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->isVisible() && label->text() == u"Password of ada, refused before"_s;
        });
        QVERIFY(said);
    }

    void goesWhenTheBrokerIsUp()
    {
        show(m_all);
        BrokerStatus up;
        up.name = m_profile.name;
        up.telemetry = SessionState::Up;
        m_rows->showBroker(m_profile, up);
        QVERIFY(!m_rows->isVisible());
    }

    /// Some brokers only close the connection where they refuse a password.
    void failingBrokerCanBeGivenAnother()
    {
        BrokerStatus failing;
        failing.name = m_profile.name;
        failing.retryIn = Milliseconds(3000);
        m_rows->showBroker(m_profile, failing);
        QVERIFY(shows(u"passwordEdit"_s));
        failing.retryIn.reset();
        failing.telemetry = SessionState::Connecting;
        m_rows->showBroker(m_profile, failing);
        QVERIFY(shows(u"passwordEdit"_s));
    }

    void withoutAKeychainNothingCanBeKept()
    {
        show(m_all);
        auto *keep = part<QCheckBox>(u"keepSecretBox"_s);
        QVERIFY(keep->isEnabled());
        keep->setChecked(true);
        m_desk->keychain = u"no keychain answers"_s;
        Q_EMIT m_desk->keychainTroubleChanged();
        QVERIFY(!keep->isEnabled() && !keep->isChecked());
        QVERIFY(part<QLabel>(u"keepSecretNote"_s)->text().contains(u"no keychain answers"_s));
        QVERIFY(keep->accessibleDescription().contains(u"no keychain answers"_s));
        m_desk->keychain.clear();
        Q_EMIT m_desk->keychainTroubleChanged();
        QVERIFY(keep->isEnabled());
    }

    void notKeptIsSaid()
    {
        show(m_all);
        Q_EMIT m_desk->secretNotKept(u"far"_s, u"denied"_s);
        QVERIFY(!shows(u"secretTrouble"_s));
        Q_EMIT m_desk->secretNotKept(u"cloud"_s, u"denied"_s);
        QVERIFY(shows(u"secretTrouble"_s));
        QVERIFY(part<QLabel>(u"secretTrouble"_s)->text().contains(u"denied"_s));
        BrokerStatus up;
        up.name = m_profile.name;
        up.telemetry = SessionState::Up;
        m_rows->showBroker(m_profile, up);
        QVERIFY(shows(u"secretTrouble"_s)); // it comes when the broker is up
        m_rows->showNone();
        QVERIFY(!m_rows->isVisible());
    }
};

QTEST_MAIN(TestSecretRows)
#include "tst_secretrows.moc"
