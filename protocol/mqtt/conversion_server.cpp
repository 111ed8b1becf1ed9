// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/conversion.h>

#include <protocol/mqtt/values_p.h>

namespace Raptor::Mqtt {

namespace {

using P = PropertyId;
using Server = QMqttServerConnectionProperties;

struct Detail
{
    PropertyId id;
    Server::ServerPropertyDetail flag;
};

constexpr Detail kDetails[] = {
    {P::SessionExpiryInterval, Server::SessionExpiryInterval},
    {P::ReceiveMaximum, Server::MaximumReceive},
    {P::MaximumQoS, Server::MaximumQoS},
    {P::RetainAvailable, Server::RetainAvailable},
    {P::MaximumPacketSize, Server::MaximumPacketSize},
    {P::AssignedClientIdentifier, Server::AssignedClientId},
    {P::TopicAliasMaximum, Server::MaximumTopicAlias},
    {P::ReasonString, Server::ReasonString},
    {P::UserProperty, Server::UserProperty},
    {P::WildcardSubscriptionAvailable, Server::WildCardSupported},
    {P::SubscriptionIdentifierAvailable, Server::SubscriptionIdentifierSupported},
    {P::SharedSubscriptionAvailable, Server::SharedSubscriptionSupported},
    {P::ServerKeepAlive, Server::ServerKeepAlive},
    {P::ResponseInformation, Server::ResponseInformation},
    {P::ServerReference, Server::ServerReference},
    {P::AuthenticationMethod, Server::AuthenticationMethod},
    {P::AuthenticationData, Server::AuthenticationData},
};

struct Named
{
    Reason reason;
    const char *text;
};

constexpr Named kReasons[] = {
    {Reason::Success, "success"},
    {Reason::GrantedQoS1, "granted QoS 1"},
    {Reason::GrantedQoS2, "granted QoS 2"},
    {Reason::DisconnectWithWill, "disconnect with will message"},
    {Reason::NoMatchingSubscribers, "no matching subscribers"},
    {Reason::NoSubscriptionExisted, "no subscription existed"},
    {Reason::ContinueAuthentication, "continue authentication"},
    {Reason::ReAuthenticate, "re-authenticate"},
    {Reason::UnspecifiedError, "unspecified error"},
    {Reason::MalformedPacket, "malformed packet"},
    {Reason::ProtocolError, "protocol error"},
    {Reason::ImplementationSpecificError, "implementation specific error"},
    {Reason::UnsupportedProtocolVersion, "unsupported protocol version"},
    {Reason::ClientIdNotValid, "client identifier not valid"},
    {Reason::BadUserNameOrPassword, "bad user name or password"},
    {Reason::NotAuthorized, "not authorized"},
    {Reason::ServerUnavailable, "server unavailable"},
    {Reason::ServerBusy, "server busy"},
    {Reason::Banned, "banned"},
    {Reason::ServerShuttingDown, "server shutting down"},
    {Reason::BadAuthenticationMethod, "bad authentication method"},
    {Reason::KeepAliveTimeout, "keep alive timeout"},
    {Reason::SessionTakenOver, "session taken over"},
    {Reason::TopicFilterInvalid, "topic filter invalid"},
    {Reason::TopicNameInvalid, "topic name invalid"},
    {Reason::PacketIdInUse, "packet identifier in use"},
    {Reason::PacketIdNotFound, "packet identifier not found"},
    {Reason::ReceiveMaximumExceeded, "receive maximum exceeded"},
    {Reason::TopicAliasInvalid, "topic alias invalid"},
    {Reason::PacketTooLarge, "packet too large"},
    {Reason::MessageRateTooHigh, "message rate too high"},
    {Reason::QuotaExceeded, "quota exceeded"},
    {Reason::AdministrativeAction, "administrative action"},
    {Reason::PayloadFormatInvalid, "payload format invalid"},
    {Reason::RetainNotSupported, "retain not supported"},
    {Reason::QoSNotSupported, "QoS not supported"},
    {Reason::UseAnotherServer, "use another server"},
    {Reason::ServerMoved, "server moved"},
    {Reason::SharedSubscriptionsNotSupported, "shared subscriptions not supported"},
    {Reason::ConnectionRateExceeded, "connection rate exceeded"},
    {Reason::MaximumConnectTime, "maximum connect time"},
    {Reason::SubscriptionIdsNotSupported, "subscription identifiers not supported"},
    {Reason::WildcardSubscriptionsNotSupported, "wildcard subscriptions not supported"},
};

} // namespace

QString reasonText(Reason reason)
{
    for (const Named &named : kReasons) {
        if (named.reason == reason)
            return QString::fromLatin1(named.text);
    }
    return QStringLiteral("reason code 0x") + QString::number(quint8(reason), 16);
}

QMqttServerConnectionProperties serverProperties(const PropertySet &properties, Reason reason)
{
    QMqttServerConnectionProperties result;
    QMqttServerConnectionPropertiesData &data = QMqttServerConnectionPropertiesData::of(result);
    data.valid = true;
    data.reasonCode = QMqtt::ReasonCode(reason);
    if (properties.isEmpty())
        return result;
    for (const Detail &detail : kDetails) {
        if (properties.contains(detail.id))
            data.available |= detail.flag;
    }
    result.setSessionExpiryInterval(properties.number(P::SessionExpiryInterval, 0));
    result.setMaximumReceive(quint16(properties.number(P::ReceiveMaximum, 65535)));
    result.setMaximumPacketSize(properties.number(P::MaximumPacketSize, 0xFFFFFFFF));
    result.setMaximumTopicAlias(quint16(properties.number(P::TopicAliasMaximum, 0)));
    result.setAuthenticationMethod(textOf(properties, P::AuthenticationMethod));
    result.setAuthenticationData(properties.text(P::AuthenticationData));
    result.setUserProperties(userProperties(properties));
    data.maximumQoS = quint8(properties.number(P::MaximumQoS, 2));
    data.retainAvailable = properties.number(P::RetainAvailable, 1) != 0;
    data.clientIdAssigned = properties.contains(P::AssignedClientIdentifier);
    data.reason = textOf(properties, P::ReasonString);
    data.wildcardSupported = properties.number(P::WildcardSubscriptionAvailable, 1) != 0;
    data.subscriptionIdentifierSupported =
        properties.number(P::SubscriptionIdentifierAvailable, 1) != 0;
    data.sharedSubscriptionSupported = properties.number(P::SharedSubscriptionAvailable, 1) != 0;
    data.serverKeepAlive = quint16(properties.number(P::ServerKeepAlive, 0));
    data.responseInformation = textOf(properties, P::ResponseInformation);
    data.serverReference = textOf(properties, P::ServerReference);
    return result;
}

} // namespace Raptor::Mqtt
