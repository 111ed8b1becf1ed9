// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trend_desk.h"
#include "models/history/disk_worker.h"

#include <memory>
#include <variant>

namespace Raptor::History {

/// Saved trend sets in `<directory>/trend-sets.json`, mode 0600. Each change is made to what the
/// file holds at that moment, and replaces it as a whole: several programs may share it. A file
/// that makes no sense is told of, and put aside under another name before the next change; nothing
/// of it is lost.
///
/// GUI thread; the disk is touched on a thread of its own alone. What was saved earlier is there
/// with the first changed(). The destructor waits for a second at most.
class TrendSetFile final : public TrendSets
{
    Q_OBJECT
public:
    explicit TrendSetFile(const QString &directory, QObject *parent = nullptr);
    ~TrendSetFile() override;

    [[nodiscard]] QList<TrendSet> sets() const override { return m_sets; }
    Outcome save(const TrendSet &set) override;
    Outcome rename(const QString &from, const QString &to) override;
    Outcome remove(const QString &name) override;
    [[nodiscard]] QString trouble() const override { return m_trouble; }

Q_SIGNALS:
    /// All that was asked for is on the disk, or could not be kept.
    void settled();

private:
    struct Rename
    {
        QString from;
        QString to;
    };
    struct Remove
    {
        QString name;
    };
    using Change = std::variant<TrendSet, Rename, Remove>;
    struct Answer
    {
        QList<TrendSet> sets;
        QString trouble;
    };

    [[nodiscard]] static bool apply(QList<TrendSet> &sets, const Change &change);
    [[nodiscard]] static Outcome keepInFile(const QString &file, const Change &change,
                                            Answer &answer);
    [[nodiscard]] bool has(const QString &name) const;
    void read();
    void keep(const Change &change);
    void take(const Answer &answer);

    QString m_file;
    QList<TrendSet> m_sets;
    QString m_trouble;
    int m_inWork = 0;
    std::shared_ptr<Postbox> m_postbox;
    DiskWorker m_worker;
};

} // namespace Raptor::History
