// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/translations.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;

namespace {

constexpr int pluralForms = 2; // in English and in German

struct Message
{
    QString source;
    QStringList translations;
    bool numerus = false;
    QString state; ///< "unfinished", "vanished"; empty is finished
};

/// @pre @p xml stands on the start of a message.
Message readMessage(QXmlStreamReader &xml)
{
    Message message;
    message.numerus = xml.attributes().value(QLatin1String("numerus")) == u"yes";
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() != u"translation") {
            xml.skipCurrentElement();
        } else {
            message.state = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.numerus) {
                message.translations.append(xml.readElementText());
                continue;
            }
            while (xml.readNextStartElement())
                message.translations.append(xml.readElementText());
        }
    }
    return message;
}

QList<Message> readMessages(const QString &language)
{
    QFile file(
        QStringLiteral(RAPTOR_SOURCE_DIR "/resources/translations/raptor_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"message")
            messages.append(readMessage(xml));
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?(?:n|[1-9])"));
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

QString requestedFor(int devices)
{
    return QCoreApplication::translate("Raptor::CommandService",
                                       "E-STOP requested by %1 for %n device(s)", nullptr, devices);
}

} // namespace

/// What is shipped is complete, and it is what a program says.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyMessageIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("English plurals") << QStringLiteral("en");
    }
    void everyMessageIsTranslated()
    {
        QFETCH(const QString, language);
        const QList<Message> messages = readMessages(language);
        QVERIFY(!messages.isEmpty());
        for (const Message &message : messages) {
            const QByteArray source = message.source.toUtf8();
            QVERIFY2(message.state.isEmpty(), source.constData());
            QVERIFY2(message.translations.size() == (message.numerus ? pluralForms : 1),
                     source.constData());
            for (const QString &translation : message.translations) {
                QVERIFY2(!translation.isEmpty(), source.constData());
                // What lupdate guesses from a text with another number.
                QVERIFY2(!translation.contains(QLatin1String("?}")), source.constData());
                QVERIFY2(placeholders(translation) == placeholders(message.source),
                         source.constData());
            }
        }
    }

    void everyPluralIsInBothLanguages()
    {
        const auto plurals = [](const QString &language) {
            QStringList found;
            for (const Message &message : readMessages(language)) {
                if (message.numerus)
                    found.append(message.source);
            }
            found.sort();
            return found;
        };
        QCOMPARE(plurals(QStringLiteral("en")), plurals(QStringLiteral("de")));
    }

    void chosenLanguage_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("running");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("eight");
        const QString en1 = QStringLiteral("E-STOP requested by %1 for 1 device");
        const QString en8 = QStringLiteral("E-STOP requested by %1 for 8 devices");
        const QString de1 = QStringLiteral(u"NOT-HALT von %1 für 1 Gerät verlangt");
        const QString de8 = QStringLiteral(u"NOT-HALT von %1 für 8 Geräte verlangt");
        const QString running = QStringLiteral("running");
        const QString laeuft = QStringLiteral(u"läuft");
        QTest::newRow("C") << QLocale::c() << running << en1 << en8;
        QTest::newRow("British") << QLocale(QStringLiteral("en_GB")) << running << en1 << en8;
        QTest::newRow("French, not shipped")
            << QLocale(QStringLiteral("fr_FR")) << running << en1 << en8;
        QTest::newRow("German") << QLocale(QStringLiteral("de_DE")) << laeuft << de1 << de8;
        QTest::newRow("Austrian") << QLocale(QStringLiteral("de_AT")) << laeuft << de1 << de8;
    }
    void chosenLanguage()
    {
        QFETCH(const QLocale, locale);
        const QLocale before;
        const Translations translations(locale);
        QTEST(Wording::of(RunState::Running), "running");
        QTEST(requestedFor(1), "one");
        QTEST(requestedFor(8), "eight");
        QCOMPARE(QLocale(), before);
    }

    void wordsGoWithTheirOwner()
    {
        {
            const Translations german{QLocale(QLocale::German)};
            QCOMPARE(german.language(), QStringLiteral("de_DE"));
        }
        QCOMPARE(Wording::of(RunState::Running), QStringLiteral("running"));
    }

    /// Contexts carry the namespaces of their classes; without them nothing would be found.
    void everyKindOfContextIsFound_data()
    {
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("german");
        const auto row = [](const char *context, const char *source, const char *german) {
            QTest::newRow(context) << QString::fromUtf8(context) << QString::fromUtf8(source)
                                   << QString::fromUtf8(german);
        };
        row("Raptor::Views::EStopButton", "E-STOP %1", "NOT-HALT %1");
        row("Raptor::Models::CommandModel", "Command", "Befehl");
        row("Raptor::Link::BrokerFleet", "waiting for the password", "wartet auf das Kennwort");
        row("Raptor::App::Console", "%1 is here", "%1 ist da");
        row("CommandRules", "no link", "keine Verbindung");
        row("BrokerSelector", "waiting for %1", "wartet auf %1");
        row("CommandText", "not sent", "nicht gesendet");
        row("DeviceFacts", "on", "ein");
    }
    void everyKindOfContextIsFound()
    {
        QFETCH(const QString, context);
        QFETCH(const QString, source);
        const Translations translations{QLocale(QLocale::German)};
        QTEST(
            QCoreApplication::translate(context.toUtf8().constData(), source.toUtf8().constData()),
            "german");
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
