// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/trend_set.h"
#include "tests/views/fakes/fake_plant.h"
#include "views/trend_tag_model.h"

#include <QtCore/QMimeData>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Views;

class TestTrendTagModel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::FakePlant> m_plant;
    std::unique_ptr<TrendTagModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    /// "m1: left RPM rpm, left Amps A"
    QStringList tree() const
    {
        QStringList lines;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex device = m_model->index(row, 0);
            QStringList names;
            for (int child = 0; child < m_model->rowCount(device); ++child)
                names.append(m_model->index(child, 0, device).data().toString());
            lines.append(u"%1: %2"_s.arg(device.data().toString(), names.join(u", "_s)));
        }
        return lines;
    }
    /// What appears by and by.
    void look() const
    {
        m_model->setLooking(false);
        m_model->setLooking(true);
    }

private Q_SLOTS:
    void init()
    {
        m_plant = std::make_unique<Test::FakePlant>();
        m_plant->addDevice({.id = u"raptor/shop/m1"_s,
                            .signalViews = {Test::rpm(u"left"_s, 1), Test::amps(u"left"_s, 1),
                                            Test::relay(u"on"_s)}});
        m_model = std::make_unique<TrendTagModel>(&m_plant->devices, nullptr);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void numbersOfDevices()
    {
        QCOMPARE(tree(), QStringList{u"m1: "_s}); // nobody looks
        look();
        QCOMPARE(tree(), QStringList{u"m1: left RPM rpm, left Amps A"_s});
        m_plant->addDevice({.id = u"raptor/shop/m2"_s, .signalViews = {Test::volts({}, 1)}});
        look();
        QCOMPARE(tree(), (QStringList{u"m1: left RPM rpm, left Amps A"_s, u"m2: Volts V"_s}));
        m_plant->setRole(0, DeviceRole::Signals,
                         QVariant::fromValue(QList<SignalView>{Test::rpm(u"left"_s, 1)}));
        look();
        QCOMPARE(tree(), (QStringList{u"m1: left RPM rpm"_s, u"m2: Volts V"_s}));
        m_plant->devices.removeRow(0);
        QCOMPARE(tree(), QStringList{u"m2: Volts V"_s});
        m_plant->devices.removeRow(0);
        QVERIFY(tree().isEmpty());
    }

    /// A portion at a time; all of them in the end.
    void manyDevices()
    {
        for (int i = 0; i < 1000; ++i)
            m_plant->addDevice(
                {.id = u"raptor/many/m%1"_s.arg(i), .signalViews = {Test::rpm({}, 1)}});
        const auto known = [this] {
            int count = 0;
            for (int row = 0; row < m_model->rowCount(); ++row)
                count += m_model->rowCount(m_model->index(row, 0)) > 0 ? 1 : 0;
            return count;
        };
        m_model->setLooking(true);
        QVERIFY(known() > 0);
        QVERIFY(known() < 1001);
        QTRY_COMPARE(known(), 1001);
    }

    void areDragged()
    {
        look();
        const QModelIndex device = m_model->index(0, 0);
        const QModelIndex signal = m_model->index(1, 0, device);
        QVERIFY(device.flags() & Qt::ItemIsDragEnabled);
        QVERIFY(signal.flags() & Qt::ItemIsDragEnabled);
        const std::unique_ptr<QMimeData> data(m_model->mimeData({device, signal}));
        const DeviceId m1 = Test::device(u"raptor/shop/m1"_s);
        QCOMPARE(tagsFromMime(data.get()), (QList<TagId>{{m1, {}}, {m1, u"left.amps"_s}}));
        QCOMPARE(signal.data(TrendTagModel::Tag).value<TagId>(), (TagId{m1, u"left.amps"_s}));
        QVERIFY(signal.data(TrendTagModel::Search).toString().contains(u"m1"_s));
        QCOMPARE(m_model->mimeData({}), nullptr);
    }
};

QTEST_GUILESS_MAIN(TestTrendTagModel)
#include "tst_trendtagmodel.moc"
