// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

/// The interface is that of Qt MQTT 6.4 and later; the version is that of the Qt it is built with.
#define QTMQTT_VERSION_STR QT_VERSION_STR
#define QTMQTT_VERSION QT_VERSION
