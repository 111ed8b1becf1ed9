// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed_model.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;

class TestFeedModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void statusInWords()
    {
        FeedModel model({{.name = u"battery-ws"_s,
                          .url = BrokerUrl::parse(u"ws://localhost:8080/ws").value(),
                          .deviceProfile = u"battery"_s}});
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QString head = u"battery-ws (feed, read only) ws://localhost:8080/ws "_s;
        const auto text = [&model] { return model.index(0).data().toString(); };
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QCOMPARE(text(), head + u"down"_s);
        FeedStatus status{.name = u"battery-ws"_s, .session = SessionState::Up};
        model.setStatus(status);
        QCOMPARE(text(), head + u"up, no fresh data"_s);
        status.freshData = true;
        model.setStatus(status);
        QCOMPARE(text(), head + u"up, fresh data"_s);
        QCOMPARE(changed.count(), 2);
        status.frames = 4711; // says nothing new
        model.setStatus(status);
        QCOMPARE(changed.count(), 2);
        status.session = SessionState::Down;
        status.lastError = u"connection\nrefused"_s;
        model.setStatus(status);
        QVERIFY2(text().startsWith(head + u"down: connection"_s), qPrintable(text()));
        QVERIFY(!text().contains(u'\n'));
        status.name = u"nobody"_s;
        status.lastError.clear();
        model.setStatus(status);
        QCOMPARE(changed.count(), 3);
    }
};

QTEST_GUILESS_MAIN(TestFeedModel)
#include "tst_feedmodel.moc"
