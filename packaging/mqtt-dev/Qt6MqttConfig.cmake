# SPDX-FileCopyrightText: 2026 The Raptor Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Qt6::Mqtt under the name of the module of Qt.
include("${CMAKE_CURRENT_LIST_DIR}/../RaptorMqtt/RaptorMqttConfig.cmake")
