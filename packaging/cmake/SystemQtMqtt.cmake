# SPDX-FileCopyrightText: 2026 The Raptor Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whose Qt6::Mqtt: the one of protocol/mqtt, or an installed one with that API.
option(RAPTOR_SYSTEM_QTMQTT "Use an installed Qt6::Mqtt instead of protocol/mqtt" OFF)
if(RAPTOR_SYSTEM_QTMQTT)
    set(extensions_default OFF)
else()
    set(extensions_default ON)
endif()
option(RAPTOR_MQTT_EXTENSIONS "Use QMqttExtensions, which only our own client has" ${extensions_default})

if(RAPTOR_SYSTEM_QTMQTT)
    find_package(Qt6Mqtt 6.4 QUIET)
    if(NOT TARGET Qt6::Mqtt)
        message(FATAL_ERROR "RAPTOR_SYSTEM_QTMQTT is on, but no package Qt6Mqtt was found")
    endif()
    get_target_property(include_dirs Qt6::Mqtt INTERFACE_INCLUDE_DIRECTORIES)
    find_path(RAPTOR_MQTT_EXTENSIONS_DIR QtMqtt/QMqttExtensions PATHS ${include_dirs} NO_DEFAULT_PATH)
    if(RAPTOR_MQTT_EXTENSIONS AND NOT RAPTOR_MQTT_EXTENSIONS_DIR)
        message(FATAL_ERROR "RAPTOR_MQTT_EXTENSIONS is on, but this Qt6::Mqtt has none")
    endif()
endif()
