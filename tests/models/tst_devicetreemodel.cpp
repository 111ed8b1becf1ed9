// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/device_model.h"
#include "models/device_tree_model.h"
#include "models/domain/tree_roles.h"
#include "models/domain/trend_set.h"
#include "plant_samples.h"

#include <QtCore/QMimeData>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDeviceTreeModel : public QObject
{
    Q_OBJECT
    std::unique_ptr<Test::FakeClock> m_clock;
    std::unique_ptr<Test::Reports> m_reports;
    std::unique_ptr<PlantStore> m_store;
    std::unique_ptr<DeviceModel> m_devices;
    std::unique_ptr<DeviceTreeModel> m_tree;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    /// The tree as text: "shop (1 of 2 live): m1 m2".
    QStringList tree() const
    {
        QStringList lines;
        for (int row = 0; row < m_tree->rowCount(); ++row) {
            const QModelIndex group = m_tree->index(row, 0);
            QStringList names;
            for (int leaf = 0; leaf < m_tree->rowCount(group); ++leaf)
                names.append(m_tree->index(leaf, 0, group).data().toString());
            lines.append(u"%1 (%2): %3"_s.arg(group.data().toString(),
                                              group.data(DeviceRole::QualityText).toString(),
                                              names.join(u' ')));
        }
        return lines;
    }
    [[nodiscard]] QModelIndex leaf(QStringView device) const
    {
        return m_tree->fromSource(m_devices->index(m_devices->rowOf(Test::id(device))));
    }
    void fill()
    {
        m_store->apply({m_reports->state(u"battery/user-1", {{u"percent"_s, 80.0}}),
                        m_reports->motor(u"raptor/shop/m2", true),
                        m_reports->state(u"guardian/bin4", {{u"relay"_s, u"on"_s}}),
                        m_reports->state(u"guardian/shop/bin5", {{u"relay"_s, u"on"_s}}),
                        m_reports->motor(u"raptor/barn/m3", true),
                        m_reports->motor(u"raptor/shop/m1", true)});
    }

private Q_SLOTS:
    void init()
    {
        m_tester.reset();
        m_tree.reset();
        m_clock = std::make_unique<Test::FakeClock>();
        m_reports = std::make_unique<Test::Reports>(*m_clock);
        m_store = std::make_unique<PlantStore>(Test::catalogue(), *m_clock);
        m_devices = std::make_unique<DeviceModel>(*m_store);
        m_tree = std::make_unique<DeviceTreeModel>(*m_devices);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_tree.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_tree.reset();
    }

    void groupsBySiteThenSystem()
    {
        fill();
        QCOMPARE(
            tree(),
            (QStringList{u"barn (1 of 1 live): m3"_s, u"shop (3 of 3 live): m1 m2 bin5"_s,
                         u"battery (1 of 1 live): user-1"_s, u"guardian (1 of 1 live): bin4"_s}));
        m_clock->advance(10s);
        m_store->tick();
        QCOMPARE(tree().at(1), u"shop (1 of 3 live): m1 m2 bin5"_s);
    }

    void isFilledFromTheStart()
    {
        fill();
        const DeviceTreeModel late(*m_devices);
        QCOMPARE(late.rowCount(), 4);
    }

    void emptyGroupsGo()
    {
        fill();
        m_clock->advance(1min);
        m_store->tick();
        QVERIFY(m_store->forgetDevice(Test::id(u"raptor/barn/m3")));
        QVERIFY(m_store->forgetDevice(Test::id(u"raptor/shop/m1")));
        QCOMPARE(tree().size(), 3);
        QCOMPARE(tree().at(0), u"shop (1 of 2 live): m2 bin5"_s);
    }

    void leavesGiveWhatTheDevicesGive()
    {
        fill();
        const QModelIndex source = m_devices->index(m_devices->rowOf(Test::id(u"raptor/shop/m2")));
        const QModelIndex leaf = m_tree->fromSource(source);
        QVERIFY(leaf.isValid());
        QCOMPARE(leaf.data(DeviceRole::IdText), u"raptor/shop/m2"_s);
        QCOMPARE(leaf.parent().data(), u"shop"_s);
        QVERIFY(!leaf.parent().data(DeviceRole::IdText).isValid());
        QVERIFY(!m_tree->fromSource({}).isValid());
    }

    /// Devices that come before others, or go, leave every leaf with its own.
    void leavesStayWithTheirDevices()
    {
        fill();
        m_clock->advance(1h);
        m_store->tick();
        const auto check = [this] {
            for (int row = 0; row < m_devices->rowCount(); ++row) {
                const QModelIndex source = m_devices->index(row);
                const QModelIndex leaf = m_tree->fromSource(source);
                QVERIFY(leaf.isValid());
                QCOMPARE(leaf.data(DeviceRole::IdText), source.data(DeviceRole::IdText));
            }
        };
        m_store->apply(
            {m_reports->motor(u"raptor/barn/a1", true), m_reports->motor(u"raptor/shop/a2", true)});
        check();
        QVERIFY(m_store->forgetDevice(Test::id(u"raptor/shop/m1")));
        check();
        QVERIFY(m_store->forgetDevice(Test::id(u"guardian/bin4")));
        check();
        QCOMPARE(tree(),
                 (QStringList{u"barn (1 of 2 live): a1 m3"_s, u"shop (1 of 3 live): a2 m2 bin5"_s,
                              u"battery (0 of 1 live): user-1"_s}));
    }

    void changesAreExact()
    {
        fill();
        QSignalSpy changed(m_tree.get(), &QAbstractItemModel::dataChanged);
        m_store->setCommandBusy(Test::id(u"raptor/shop/m2"), true);
        QCOMPARE(changed.count(), 1);
        const QModelIndex index = changed.at(0).at(0).toModelIndex();
        QCOMPARE(index.data(DeviceRole::IdText), u"raptor/shop/m2"_s);
        QCOMPARE(changed.at(0).at(1).toModelIndex(), index);
        QCOMPARE(changed.at(0).at(2).value<QList<int>>(), QList<int>{DeviceRole::CommandBusy});
    }

    /// Nothing of a device is looked at before somebody opens it.
    void numbersAreFetched()
    {
        m_tester.reset(); // it opens everything
        fill();
        const QModelIndex device = leaf(u"raptor/shop/m2");
        QVERIFY(m_tree->hasChildren(device) && m_tree->canFetchMore(device));
        QCOMPARE(m_tree->rowCount(device), 0);
        m_tree->fetchMore(device);
        QVERIFY(!m_tree->canFetchMore(device));
        QStringList names;
        for (int row = 0; row < m_tree->rowCount(device); ++row)
            names.append(m_tree->index(row, 0, device).data().toString());
        QVERIFY2(!names.isEmpty() && names.first().contains(u"RPM"_s),
                 qPrintable(names.join(u' ')));
        QVERIFY2(!names.contains(u"Running"_s), qPrintable(names.join(u' ')));
        const QModelIndex number = m_tree->index(0, 0, device);
        const auto tag = number.data(TreeRole::Tag).value<TagId>();
        QCOMPARE(number.parent(), device);
        QCOMPARE(number.data(DeviceRole::Id).value<DeviceId>(), Test::id(u"raptor/shop/m2"));
        QVERIFY(!number.data(DeviceRole::QualityText).toString().isEmpty());
        QCOMPARE(tag.device, Test::id(u"raptor/shop/m2"));
        QVERIFY(!device.data(TreeRole::Tag).isValid());
        const std::unique_ptr<QMimeData> data(m_tree->mimeData({number}));
        QCOMPARE(tagsFromMime(data.get()), QList<TagId>{tag});
    }

    void whoHasNoNumbersIsNotOpened()
    {
        m_tester.reset();
        fill();
        const QModelIndex device = leaf(u"guardian/bin4");
        m_tree->fetchMore(device);
        QVERIFY(!m_tree->hasChildren(device));
    }

    /// Devices that come and go leave every number with its own.
    void numbersStayWithTheirDevices()
    {
        fill();
        m_clock->advance(1h);
        m_store->tick();
        if (m_tree->canFetchMore(leaf(u"raptor/shop/m2")))
            m_tree->fetchMore(leaf(u"raptor/shop/m2"));
        const QPersistentModelIndex number = m_tree->index(0, 0, leaf(u"raptor/shop/m2"));
        const auto device = [&number] { return number.data(DeviceRole::Id).value<DeviceId>(); };
        m_store->apply(
            {m_reports->motor(u"raptor/barn/a1", true), m_reports->motor(u"raptor/shop/a2", true)});
        QVERIFY(number.isValid());
        QCOMPARE(device(), Test::id(u"raptor/shop/m2"));
        QVERIFY(m_store->forgetDevice(Test::id(u"raptor/shop/m1")));
        QCOMPARE(device(), Test::id(u"raptor/shop/m2"));
        QCOMPARE(QModelIndex(number).parent(), leaf(u"raptor/shop/m2"));
        QVERIFY(m_store->forgetDevice(Test::id(u"raptor/shop/m2")));
        QVERIFY(!number.isValid());
    }

    void numbersTellWhenTheyChange()
    {
        m_tester.reset();
        fill();
        const QModelIndex device = leaf(u"raptor/shop/m2");
        m_tree->fetchMore(device);
        const int count = m_tree->rowCount(device);
        QSignalSpy changed(m_tree.get(), &QAbstractItemModel::dataChanged);
        m_clock->advance(2s);
        m_store->apply({m_reports->motor(u"raptor/shop/m2", true)});
        QVERIFY(std::any_of(changed.cbegin(), changed.cend(), [&](const QVariantList &one) {
            return one.at(0).toModelIndex().parent() == device;
        }));
        QCOMPARE(m_tree->rowCount(device), count);
        changed.clear();
        m_store->apply({m_reports->motor(u"raptor/shop/m1", true)}); // which nobody opened
        for (const QVariantList &one : std::as_const(changed))
            QVERIFY(!one.at(0).toModelIndex().data(TreeRole::Tag).isValid());
    }

    void devicesAreDragged()
    {
        fill();
        const QModelIndex group = m_tree->index(0, 0);
        const QModelIndex leaf = m_tree->index(0, 0, group);
        QVERIFY(leaf.flags() & Qt::ItemIsDragEnabled);
        QVERIFY(!(group.flags() & Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> data(m_tree->mimeData({leaf}));
        QCOMPARE(tagsFromMime(data.get()),
                 (QList<TagId>{{*DeviceId::parse(u"raptor/barn/m3"_s), {}}}));
        QCOMPARE(m_tree->mimeData({group}), nullptr);
    }
};

QTEST_GUILESS_MAIN(TestDeviceTreeModel)
#include "tst_devicetreemodel.moc"
