// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_speech_model.h"

#include "models/domain/wording.h"
#include "views/device_facts.h"

using namespace Qt::StringLiterals;

namespace Raptor::Views {

QVariant DeviceSpeechModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::AccessibleTextRole)
        return QIdentityProxyModel::data(index, role);
    const DeviceFacts facts = DeviceFacts::of(index);
    if (!facts.isDevice())
        return QIdentityProxyModel::data(index, Qt::DisplayRole);
    QStringList parts{facts.name, facts.stateWord(), facts.ageWord()};
    for (const SignalView &signal : facts.signalViews) {
        if (signal.kind != ValueKind::Number)
            continue;
        QStringList words{signal.group, signal.label, Wording::value(signal.value, signal.unit)};
        if (facts.live() && !facts.live(signal))
            words.append(Wording::of(signal.quality));
        parts.append(words.join(u' ').trimmed());
    }
    if (!facts.alarms.isEmpty())
        parts.append(tr("alarm: %1", "text").arg(facts.alarms.first().text));
    if (facts.alarms.size() > 1)
        parts.append(tr("%Ln alarm(s) in all", nullptr, int(facts.alarms.size())));
    return parts.join(u", "_s);
}

} // namespace Raptor::Views
