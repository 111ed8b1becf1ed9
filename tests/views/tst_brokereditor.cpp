// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/window_fixture.h"
#include "views/broker_editor.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

namespace {

const QString Pin = u"00112233445566778899aabbccddeeff"_s.repeated(2);

} // namespace

/// The form for one broker, and what is done with all of them: real clicks and keys.
class TestBrokerEditor : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Test::WindowFixture> m_fix;
    QTemporaryDir m_folder;

    template <class Widget>
    Widget *part(const QString &name) const
    {
        return m_fix->part<Widget>(name);
    }
    void click(const QString &name)
    {
        auto *button = part<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
        QCoreApplication::processEvents(); // what it brought gets its place
    }
    void type(const QString &name, const QString &text)
    {
        auto *edit = part<QLineEdit>(name);
        QVERIFY2(edit && edit->isVisible(), qPrintable(name));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    [[nodiscard]] QString file(const QString &name)
    {
        QFile out(m_folder.filePath(name));
        return out.open(QIODevice::WriteOnly) ? out.fileName() : QString();
    }
    [[nodiscard]] QString message() { return part<QLabel>(u"brokerEditorMessage"_s)->text(); }
    [[nodiscard]] bool canSave() { return part<QPushButton>(u"saveBrokerButton"_s)->isEnabled(); }
    [[nodiscard]] QStringList &calls() { return m_fix->plant.brokerDesk.calls; }
    [[nodiscard]] BrokerProfile saved() { return m_fix->plant.brokerDesk.saved.last(); }
    void addOne(const QString &url)
    {
        click(u"addBrokerButton"_s);
        type(u"brokerNameEdit"_s, u"field"_s);
        type(u"brokerUrlEdit"_s, url);
    }
    [[nodiscard]] BrokerProfile full()
    {
        return {.name = u"field"_s,
                .url = BrokerUrl::parse(u"wss://192.0.2.7:8083/mqtt").value(),
                .user = u"console-1"_s,
                .healthUrl = QUrl(u"https://192.0.2.7/health"_s),
                .rank = 5,
                .standby = StandbyScope::CommandsOnly,
                .connectTimeout = Milliseconds(4321),
                .expectedDevices = {u"raptor/shop/*"_s, u"guardian/garage-1"_s},
                .caFile = file(u"ca.pem"_s),
                .caPin = Pin,
                .expectedHost = u"mqtt.example.org"_s,
                .clientCertificate = file(u"client.pem"_s),
                .clientKey = file(u"client.key"_s),
                .keyHasPassphrase = true,
                .version = MqttVersion::V311,
                .keepAlive = std::chrono::seconds(45),
                .headers = {{u"X-Plant"_s, u"shop: 1"_s}, {u"X-Line"_s, u"2"_s}},
                .tokenHeader = u"Authorization"_s,
                .trustedNetwork = true,
                .bridged = true};
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_fix = std::make_unique<Test::WindowFixture>(QSize(1440, 1000));
        m_fix->window->showPage(MainWindow::Page::Brokers);
        QVERIFY(m_fix->isReady());
    }
    void cleanup() { m_fix.reset(); }

    void basicsFirst()
    {
        click(u"addBrokerButton"_s);
        for (const QString &name : {u"brokerNameEdit"_s, u"brokerUrlEdit"_s, u"brokerUserEdit"_s})
            QVERIFY2(part<QWidget>(name)->isVisible(), qPrintable(name));
        for (const QString &name :
             {u"brokerCaEdit"_s, u"brokerTokenHeaderEdit"_s, u"brokerTrustedBox"_s})
            QVERIFY2(!part<QWidget>(name)->isVisible(), qPrintable(name));
        QCOMPARE(QApplication::focusWidget(), part<QWidget>(u"brokerNameEdit"_s));
        QVERIFY(!part<QLineEdit>(u"brokerNameEdit"_s)->property("bad").toBool());
        click(u"moreBrokerButton"_s);
        QVERIFY(part<QWidget>(u"brokerCaEdit"_s)->isVisible());
        click(u"moreBrokerButton"_s);
        QVERIFY(!part<QWidget>(u"brokerCaEdit"_s)->isVisible());
    }

    void everyFieldIsSaved()
    {
        const BrokerProfile wanted = full();
        addOne(wanted.url.text());
        type(u"brokerUserEdit"_s, wanted.user);
        type(u"brokerHealthEdit"_s, wanted.healthUrl.toString());
        part<QSpinBox>(u"brokerRankSpin"_s)->setValue(wanted.rank);
        QTest::keyClicks(part<QComboBox>(u"brokerStandbyBox"_s), u"commands"_s);
        click(u"moreBrokerButton"_s);
        QTest::keyClicks(part<QComboBox>(u"brokerVersionBox"_s), u"3"_s);
        part<QSpinBox>(u"brokerKeepAliveSpin"_s)->setValue(45);
        part<QSpinBox>(u"brokerTimeoutSpin"_s)->setValue(4321);
        type(u"brokerDevicesEdit"_s, u"raptor/shop/*,  guardian/garage-1 ,"_s);
        type(u"brokerTokenHeaderEdit"_s, wanted.tokenHeader);
        auto *headers = part<QPlainTextEdit>(u"brokerHeadersEdit"_s);
        QTest::keyClicks(headers, u"X-Plant: shop: 1"_s);
        QTest::keyClick(headers, Qt::Key_Return);
        QTest::keyClicks(headers, u"X-Line:2"_s);
        type(u"brokerCaEdit"_s, wanted.caFile);
        type(u"brokerPinEdit"_s, Pin.toUpper());
        type(u"brokerHostEdit"_s, wanted.expectedHost);
        type(u"brokerCertificateEdit"_s, wanted.clientCertificate);
        type(u"brokerKeyEdit"_s, wanted.clientKey);
        for (const QString &box :
             {u"brokerPassphraseBox"_s, u"brokerTrustedBox"_s, u"brokerBridgedBox"_s})
            QTest::keyClick(part<QCheckBox>(box), Qt::Key_Space);
        QCOMPARE(message(), QString());
        click(u"saveBrokerButton"_s);
        QCOMPARE(calls().last(), u"save field replaces ''"_s);
        QCOMPARE(saved(), wanted);
        QVERIFY(!part<QWidget>(u"brokerEditor"_s)->isVisible());
    }

    void nothingIsLostByEditing()
    {
        const BrokerProfile profile = full();
        auto *editor = m_fix->window->findChild<BrokerEditor *>();
        editor->show();
        editor->edit(profile);
        QCOMPARE(message(), QString());
        QTest::keyClick(part<QLineEdit>(u"brokerNameEdit"_s), Qt::Key_Return);
        QCOMPARE(calls().last(), u"save field replaces 'field'"_s);
        QCOMPARE(saved(), profile);
        // And nothing of it is left for the next one.
        click(u"addBrokerButton"_s);
        type(u"brokerNameEdit"_s, u"plain"_s);
        type(u"brokerUrlEdit"_s, u"mqtt://192.0.2.1"_s);
        click(u"saveBrokerButton"_s);
        BrokerProfile plain{.name = u"plain"_s,
                            .url = BrokerUrl::parse(u"mqtt://192.0.2.1").value()};
        plain.rank = saved().rank;
        plain.connectTimeout = Milliseconds(10'000);
        QCOMPARE(saved(), plain);
    }

    void saysWhatIsWrongWhileItIsTyped_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const QString wss = u"wss://192.0.2.1"_s;
        const auto row = [](const char *name, const QString &url, const QString &field,
                            const QString &text, const QString &words) {
            QTest::newRow(name) << url << field << text << words;
        };
        row("health", wss, u"brokerHealthEdit"_s, u"ftp://h"_s, u"http"_s);
        row("address with a password", wss, u"brokerUrlEdit"_s, u"wss://ada:canary@h"_s,
            u"do not belong"_s);
        row("devices", wss, u"brokerDevicesEdit"_s, u"raptor/#"_s, u"named like"_s);
        row("token", wss, u"brokerTokenHeaderEdit"_s, u"Host"_s, u"handshake"_s);
        row("token without WebSocket", u"mqtts://h"_s, u"brokerTokenHeaderEdit"_s, u"X-T"_s,
            u"ws://"_s);
        row("pin", wss, u"brokerPinEdit"_s, u"AB:CD"_s, u"64"_s);
        row("host", wss, u"brokerHostEdit"_s, u"h:1"_s, u"a name alone"_s);
        row("authority missing", wss, u"brokerCaEdit"_s, u"/nowhere/ca.pem"_s,
            u"There is no file"_s);
        row("authority relative", wss, u"brokerCaEdit"_s, u"ca.pem"_s, u"whole name"_s);
        row("authority without TLS", u"mqtt://h"_s, u"brokerPinEdit"_s, Pin, u"mqtts://"_s);
        row("key missing", wss, u"brokerKeyEdit"_s, u"/nowhere/key.pem"_s, u"There is no file"_s);
    }
    void saysWhatIsWrongWhileItIsTyped()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        QFETCH(const QString, words);
        addOne(url);
        QVERIFY2(canSave(), qPrintable(message()));
        if (!part<QWidget>(field)->isVisible())
            click(u"moreBrokerButton"_s);
        type(field, text);
        QVERIFY(!canSave());
        QVERIFY2(message().contains(words) && !message().contains(u"canary"_s),
                 qPrintable(message()));
        QCOMPARE(part<QPushButton>(u"saveBrokerButton"_s)->accessibleDescription(), message());
        const int before = int(calls().size());
        QTest::keyClick(part<QLineEdit>(field), Qt::Key_Return);
        QCOMPARE(calls().size(), before);
    }

    void headersAreCheckedLineByLine()
    {
        addOne(u"wss://192.0.2.1"_s);
        click(u"moreBrokerButton"_s);
        auto *headers = part<QPlainTextEdit>(u"brokerHeadersEdit"_s);
        headers->setFocus();
        QTest::keyClicks(headers, u"X-Plant"_s);
        QVERIFY(!canSave() && headers->property("bad").toBool());
        QTest::keyClicks(headers, u": shop"_s);
        QVERIFY2(canSave() && !headers->property("bad").toBool(), qPrintable(message()));
        QTest::keyClick(headers, Qt::Key_Return);
        QTest::keyClicks(headers, u"Authorization: Bearer canary"_s);
        QVERIFY2(message().contains(u"secret"_s) && !message().contains(u"canary"_s),
                 qPrintable(message()));
        QTest::keyClick(headers, Qt::Key_Tab); // leaves it
        QVERIFY(QApplication::focusWidget() != headers);
    }

    void whatIsWrongInMoreIsShown()
    {
        BrokerProfile profile = full();
        QVERIFY(QFile::remove(profile.caFile));
        auto *editor = m_fix->window->findChild<BrokerEditor *>();
        editor->show();
        editor->edit(profile);
        QVERIFY(part<QWidget>(u"brokerCaEdit"_s)->isVisible());
        QVERIFY(part<QLineEdit>(u"brokerCaEdit"_s)->property("bad").toBool());
    }

    void unencryptedSecretIsSaidAndNotForbidden()
    {
        addOne(u"mqtt://broker.example"_s);
        QCOMPARE(message(), QString());
        type(u"brokerUserEdit"_s, u"ada"_s);
        QVERIFY2(canSave() && message().contains(u"not encrypted"_s), qPrintable(message()));
        click(u"moreBrokerButton"_s);
        QTest::keyClick(part<QCheckBox>(u"brokerTrustedBox"_s), Qt::Key_Space);
        QCOMPARE(message(), QString());
    }

    void everyFieldIsExplained()
    {
        addOne(u"mqtts://h"_s);
        click(u"moreBrokerButton"_s);
        auto *hint = part<QLabel>(u"brokerEditorHint"_s);
        QStringList seen;
        QWidget *editor = part<QWidget>(u"brokerEditor"_s);
        for (QWidget *field : editor->findChildren<QWidget *>()) {
            const bool isButton = qobject_cast<QPushButton *>(field) != nullptr;
            if (field->focusPolicy() == Qt::NoFocus || field->focusProxy() || !field->isVisible()
                || isButton)
                continue;
            if (field->objectName().isEmpty() || field->objectName().startsWith(u"qt_"_s))
                continue;
            field->setFocus(Qt::TabFocusReason);
            QVERIFY2(!field->accessibleName().isEmpty() && !hint->text().isEmpty(),
                     qPrintable(field->objectName()));
            QVERIFY2(!seen.contains(hint->text())
                         || field == part<QWidget>(u"brokerPassphraseBox"_s),
                     qPrintable(field->objectName()));
            seen.append(hint->text());
        }
        QVERIFY2(seen.size() >= 19, qPrintable(QString::number(seen.size())));
    }

    void duplicateIsFreeAndLast()
    {
        part<QTableView>(u"brokersTable"_s)->selectRow(1);
        const QString name = m_fix->plant.brokerDesk.profiles().at(1).name;
        click(u"duplicateBrokerButton"_s);
        QCOMPARE(part<QLineEdit>(u"brokerNameEdit"_s)->text(), name + u" 2"_s);
        QTest::keyClick(part<QLineEdit>(u"brokerNameEdit"_s), Qt::Key_V, Qt::AltModifier);
        QTRY_COMPARE(calls(), QStringList{u"save %1 2 replaces ''"_s.arg(name)});
        BrokerProfile expected = m_fix->plant.brokerDesk.profiles().at(1);
        expected.name = name + u" 2"_s;
        expected.rank = int(m_fix->plant.brokerDesk.profiles().size()) + 1;
        QCOMPARE(saved(), expected);
    }

    void filesAreChosenBesideTheWindow()
    {
        const QString authority = file(u"plant.pem"_s);
        addOne(u"mqtts://h"_s);
        click(u"moreBrokerButton"_s);
        click(u"brokerCaButton"_s);
        auto *dialog = m_fix->window->findChild<QFileDialog *>(u"brokerCaEditDialog"_s);
        QTRY_VERIFY(dialog && dialog->isVisible());
        QVERIFY(!QApplication::activeModalWidget() && !dialog->isModal());
        Q_EMIT dialog->fileSelected(authority);
        dialog->close();
        QCOMPARE(part<QLineEdit>(u"brokerCaEdit"_s)->text(), authority);
        click(u"saveBrokerButton"_s);
        QCOMPARE(saved().caFile, authority);
    }

    void exportAndImport_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("dialog");
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("result");
        QTest::newRow("export") << u"exportBrokersButton"_s << u"exportBrokersDialog"_s
                                << u"export /x/b.toml"_s
                                << u"3 brokers written to /x/b.toml, without their secrets"_s;
        QTest::newRow("import") << u"importBrokersButton"_s << u"importBrokersDialog"_s
                                << u"import /x/b.toml"_s
                                << u"added: a (mqtt://h:1883)\nread past, not taken over: names"_s;
    }
    void exportAndImport()
    {
        QFETCH(const QString, button);
        QFETCH(const QString, dialog);
        QFETCH(const QString, call);
        QFETCH(const QString, result);
        m_fix->plant.brokerDesk.imported = {u"added: a (mqtt://h:1883)"_s,
                                            u"read past, not taken over: names"_s};
        auto *said = part<QLabel>(u"profileResult"_s);
        const auto choose = [&] {
            click(button);
            auto *window = m_fix->window->findChild<QFileDialog *>(dialog);
            QTRY_VERIFY(window && window->isVisible());
            QVERIFY(!QApplication::activeModalWidget() && !window->isModal());
            QVERIFY(
                window->testOption(QFileDialog::DontConfirmOverwrite)); // that box would be modal
            Q_EMIT window->fileSelected(u"/x/b.toml"_s);
            window->close();
            QTRY_VERIFY(!m_fix->window->findChild<QFileDialog *>(dialog));
        };
        choose();
        QCOMPARE(calls().last(), call);
        QString text = said->text();
        QCOMPARE(text.replace(u"3 broker(s)"_s, u"3 brokers"_s), result);
        m_fix->plant.brokerDesk.refusal = Error{Error::Code::Refused, u"there is a letter"_s};
        choose();
        QVERIFY2(said->text().endsWith(u"there is a letter"_s), qPrintable(said->text()));
        QCOMPARE(said->accessibleName(), said->text());
    }

    void fitsIntoASmallWindow()
    {
        m_fix->window->resize(1280, 720);
        addOne(u"mqtts://h"_s);
        click(u"moreBrokerButton"_s);
        QCoreApplication::processEvents();
        QCOMPARE(m_fix->window->size(), QSize(1280, 720));
        const QRect window = Test::onScreen(m_fix->window.get());
        for (const QString &name :
             {u"saveBrokerButton"_s, u"cancelBrokerButton"_s, u"brokersTable"_s})
            QVERIFY2(window.contains(Test::onScreen(part<QWidget>(name))), qPrintable(name));
    }
};

QTEST_MAIN(TestBrokerEditor)
#include "tst_brokereditor.moc"
