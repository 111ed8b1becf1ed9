// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/peers.h"

#ifdef RAPTOR_BENCH_MOSQUITTO
#include "app/raptor-bench/peer_mosquitto.h"
#endif
#ifdef RAPTOR_BENCH_PAHO
#include "app/raptor-bench/peer_paho.h"
#endif

namespace Raptor::Bench {

namespace {

using Make = std::unique_ptr<MqttContender> (*)();

#ifdef RAPTOR_BENCH_MOSQUITTO
constexpr Make makeMosquitto = [] { return std::unique_ptr<MqttContender>(new MosquittoPeer); };
#else
constexpr Make makeMosquitto = nullptr;
#endif
#ifdef RAPTOR_BENCH_PAHO
constexpr Make makePaho = [] { return std::unique_ptr<MqttContender>(new PahoPeer); };
#else
constexpr Make makePaho = nullptr;
#endif

} // namespace

const QList<Peer> &knownPeers()
{
    using namespace Qt::StringLiterals;
    static const QList<Peer> peers = {
        {u"mosquitto"_s, u"libmosquitto"_s, u"libmosquitto-dev"_s, {4, 5}, makeMosquitto},
        {u"paho"_s, u"paho"_s, u"libpaho-mqtt-dev"_s, {4}, makePaho},
    };
    return peers;
}

} // namespace Raptor::Bench
