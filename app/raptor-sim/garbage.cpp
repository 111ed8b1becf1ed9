// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/garbage.h"

#include <array>

namespace Raptor::Sim {

namespace {

constexpr qsizetype kMegabyte = 1024 * 1024;

QByteArray deeplyNested()
{
    return QByteArray(4000, '[') + QByteArray(4000, ']');
}

QByteArray megabyte()
{
    const QByteArray head = R"({"wheels_running":true,"note":")";
    return head + QByteArray(kMegabyte - head.size() - 2, 'x') + "\"}";
}

} // namespace

QByteArray garbagePayload(quint64 turn)
{
    static const std::array<QByteArray, 12> plain{
        "this is not JSON",
        R"({"wheels_running":"yes","estop":7,"motors":"none"})",
        R"({"ts":"tomorrow","seq":-1,"wheels_running":null,"motors":{"rpm":1450}})",
        R"({"wheels_running":true,"motors":[{"id":"left","rpm":1e400,"volts":-1e300,"amps":"12"}]})",
        R"({"wheels_running":true,"motors":[{"id":"left","rpm":NaN}]})",
        R"({"wheels_running":true,"motors":[{"id":"<b>left</b>\u0000","rpm":[1450]}]})",
        QByteArray("{\"wheels_running\":\xff\xfe\xc0\x80}"),
        QByteArray("\x00\x01\x02\x03", 4),
        R"({"wheels_running":tr)",
        "[]",
        "1450.2",
        QByteArray(),
    };
    const quint64 kinds = plain.size() + 2;
    const quint64 index = turn % kinds;
    if (index < plain.size())
        return plain[index];
    return index == plain.size() ? deeplyNested() : megabyte();
}

} // namespace Raptor::Sim
