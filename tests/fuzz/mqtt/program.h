// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// The language of the inputs of fuzz_mqtt: two bytes of connect options, then steps. A step is one
/// byte, an Op in its low five bits, and its operands. Missing operands are zero.
namespace Raptor::Mqtt::Fuzz {

/// First byte of the options.
namespace Connect {
constexpr std::uint8_t VersionMask = 0x03; ///< 0 = 3.1, 1 = 3.1.1, else 5.0
constexpr std::uint8_t Persistent = 0x04; ///< no clean start, in 5.0 with a session expiry
constexpr std::uint8_t OtherClient = 0x08;
constexpr std::uint8_t Authentication = 0x10; ///< with the method "m"
constexpr std::uint8_t AutomaticAliases = 0x20;
constexpr std::uint8_t SmallReceiveMaximum = 0x40;
constexpr std::uint8_t DeclineProblems = 0x80;
} // namespace Connect
/// Second byte of the options.
namespace More {
constexpr std::uint8_t InboundAliases = 0x01; ///< the server may use four
constexpr std::uint8_t ForeignSession = 0x02;
constexpr std::uint8_t ShortKeepAlive = 0x04;
constexpr std::uint8_t NoExpiry = 0x08; ///< no clean start, but no session expiry
} // namespace More

enum class Op : std::uint8_t {
    Packet, ///< first byte, size, body: a packet with a correct fixed header
    Raw, ///< size, bytes
    Accept, ///< the simplest CONNACK; bit 5 of the step: session present
    Publish, ///< see below
    Subscribe, ///< number of filters - 1 in two bits
    Unsubscribe, ///< the same
    Tick, ///< half seconds
    Reopen, ///< the connection breaks, options follow
    Lost,
    Auth,
    Disconnect, ///< reason; bit 7 of the step: with a session expiry of 0
    Ping,
    Discard,
    Take, ///< writes the output
    Count,
};
constexpr std::uint8_t kOpMask = 0x1F;
constexpr std::uint8_t kSessionPresent = 0x20;
constexpr std::uint8_t kTakeAfter = 0x40; ///< any step: the output is written afterwards
constexpr std::uint8_t kEndSession = 0x80;

/// Operand of Publish: QoS in two bits (3 counts as 0), then:
constexpr std::uint8_t kPublishRetain = 0x04;
constexpr std::uint8_t kPublishAlias = 0x08; ///< one to four, from the topic
constexpr std::uint8_t kPublishLong = 0x10; ///< 200 bytes of payload
constexpr int kPublishTopicShift = 5; ///< eight topics

} // namespace Raptor::Mqtt::Fuzz
