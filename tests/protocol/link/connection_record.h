// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/link_wording.h"
#include "protocol/link/connection_test.h"

#include <QtCore/QMap>

#include <optional>

namespace Raptor::Test {

/// What a connection test has told so far.
class ConnectionRecord : public QObject
{
public:
    explicit ConnectionRecord(Link::ConnectionTest &test)
    {
        connect(&test, &Link::ConnectionTest::stageChanged, this,
                [this](const ConnectionStageResult &result) {
                    all.append(result);
                    last.insert(result.stage, result);
                });
        connect(&test, &Link::ConnectionTest::remarked, this,
                [this](const QString &text) { remarks.append(text); });
        connect(&test, &Link::ConnectionTest::finished, this,
                [this](bool passed, const QString &text) {
                    ++ends;
                    good = passed;
                    verdict = text;
                });
    }
    [[nodiscard]] StageState state(ConnectionStage stage) const { return last.value(stage).state; }
    [[nodiscard]] QString text(ConnectionStage stage) const { return last.value(stage).text; }
    /// "skipped passed ...", in the order of the stages.
    [[nodiscard]] QString states() const
    {
        QStringList words;
        for (const ConnectionStageResult &result : last)
            words.append(Wording::machineName(result.state));
        return words.join(QLatin1Char(' '));
    }

    QList<ConnectionStageResult> all;
    QMap<ConnectionStage, ConnectionStageResult> last;
    QStringList remarks;
    int ends = 0;
    bool good = false;
    QString verdict;
};

} // namespace Raptor::Test
