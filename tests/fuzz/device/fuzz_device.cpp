// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/decoder.h"
#include "protocol/device/profile_loader.h"
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/support/fake_clock.h"

#include <cmath>
#include <cstdlib>

using namespace Raptor;

namespace {

/// What must hold of every report, whatever came in.
void check(const Arrival &arrival)
{
    if (const auto *report = std::get_if<StateReport>(&arrival)) {
        if (report->device.isNull() || report->readings.isEmpty())
            std::abort();
        for (const Reading &reading : report->readings) {
            const double *number = std::get_if<double>(&reading.value);
            if (reading.signal.isEmpty() || (number && !std::isfinite(*number)))
                std::abort();
        }
    } else if (const auto *rejected = std::get_if<RejectedMessage>(&arrival)) {
        if (rejected->reason.isEmpty() || rejected->topic.size() > 200)
            std::abort();
    }
}

} // namespace

/// First byte: what the rest is. 0 to 3: a payload on a topic of that index; 4: a topic; else a
/// device profile.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Test::FakeClock clock;
    static Device::Decoder decoder(builtInProfiles().catalogue, clock, QStringLiteral("fuzz"));
    static const QStringList topics{
        QStringLiteral("raptor/shop/m1/state"), QStringLiteral("guardian/g1/state"),
        QStringLiteral("battery/topic"), QStringLiteral("raptor/shop/m1/status")};
    if (size == 0)
        return 0;
    const QByteArray rest(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const qsizetype choice = data[0] % 6;
    if (choice < topics.size())
        check(decoder.decode(topics.at(choice), rest, false));
    else if (choice == 4)
        check(
            decoder.decode(QString::fromUtf8(rest), QByteArrayLiteral("{\"relay\":\"on\"}"), true));
    else if (const Result<ProfilePtr> profile =
                 Device::parseProfile(rest, QStringLiteral("fuzz.toml"));
             !profile && profile.error().text.isEmpty())
        std::abort();
    return 0;
}
