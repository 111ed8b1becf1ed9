// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/feed.h"

#include <QtCore/QAbstractListModel>

namespace Raptor::Models {

/// The configured feeds and how they are, a line in words each, in the order of the configuration.
class FeedModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit FeedModel(const QList<FeedProfile> &feeds, QObject *parent = nullptr);

    /// That of a feed that is not configured is ignored.
    void setStatus(const FeedStatus &status);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        FeedProfile profile;
        FeedStatus status;
        QString text;
    };
    [[nodiscard]] static QString textOf(const Row &row);

    QList<Row> m_rows;
};

} // namespace Raptor::Models
