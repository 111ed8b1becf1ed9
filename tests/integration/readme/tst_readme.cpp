// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console_config.h"
#include "protocol/device/profile_loader.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor;

/// What the README shows is what the programs read: its examples go through the real readers.
class tst_Readme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void consoleTomlIsRead();
    void exampleProfileIsRead();
    void jsonLinesAreJson();
    void linkedFilesExist();

private:
    /// The bodies of all ```LANGUAGE blocks.
    [[nodiscard]] QStringList blocks(const QString &language) const;

    QString m_text;
};

void tst_Readme::initTestCase()
{
    QFile file(QStringLiteral(RAPTOR_SOURCE_DIR "/README.md"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    m_text = QString::fromUtf8(file.readAll());
}

QStringList tst_Readme::blocks(const QString &language) const
{
    const QRegularExpression pattern(u"^```%1\\n(.*?)^```$"_s.arg(language),
                                     QRegularExpression::MultilineOption
                                         | QRegularExpression::DotMatchesEverythingOption);
    QStringList found;
    for (auto matches = pattern.globalMatch(m_text); matches.hasNext();)
        found.append(matches.next().captured(1));
    return found;
}

void tst_Readme::consoleTomlIsRead()
{
    const QStringList samples = blocks(u"toml"_s).filter(u"[[broker]]"_s);
    QCOMPARE(samples.size(), 1);
    const auto loaded = App::parseConfig(samples.first().toUtf8(), u"README.md"_s);
    QVERIFY2(bool(loaded), loaded ? "" : qPrintable(loaded.error().text));
    QCOMPARE(loaded->remarks, QStringList());
    QCOMPARE(loaded->config.brokers.size(), 2);
    QCOMPARE(loaded->config.brokers.first().name, u"local"_s);
    QCOMPARE(loaded->config.brokers.last().user, u"console-1"_s);
    QCOMPARE(loaded->config.names.size(), 1);
    QCOMPARE(loaded->config.sites.size(), 1);
}

void tst_Readme::exampleProfileIsRead()
{
    const QStringList samples = blocks(u"toml"_s).filter(u"[[signals]]"_s);
    QCOMPARE(samples.size(), 1);
    const auto profile = Device::parseProfile(samples.first().toUtf8(), u"README.md"_s);
    QVERIFY2(bool(profile), profile ? "" : qPrintable(profile.error().text));
    QCOMPARE((*profile)->id, u"pump"_s);
    QCOMPARE((*profile)->signalSpecs.size(), 2);
    QCOMPARE((*profile)->commands.size(), 3);
}

void tst_Readme::jsonLinesAreJson()
{
    const QStringList lines = blocks(u"json"_s).join(QString()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() >= 5);
    for (const QString &line : lines) {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(line.toUtf8(), &error);
        QVERIFY2(document.isObject(), qPrintable(line + u": "_s + error.errorString()));
    }
}

void tst_Readme::linkedFilesExist()
{
    const QRegularExpression link(u"\\]\\(([^)#:]+)\\)"_s);
    const QRegularExpression code(u"^```.*?^```$"_s,
                                  QRegularExpression::MultilineOption
                                      | QRegularExpression::DotMatchesEverythingOption);
    const QString prose = QString(m_text).remove(code); // a lambda looks like a link
    int seen = 0;
    for (auto matches = link.globalMatch(prose); matches.hasNext(); ++seen) {
        const QString name = matches.next().captured(1);
        QVERIFY2(QFileInfo::exists(QStringLiteral(RAPTOR_SOURCE_DIR "/") + name), qPrintable(name));
    }
    QVERIFY(seen >= 5);
}

QTEST_GUILESS_MAIN(tst_Readme)

#include "tst_readme.moc"
