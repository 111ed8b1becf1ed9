// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

namespace Raptor::Test {

/// RAPTOR_SOAK=full: tests labelled `soak` are as long as the promises ask for.
[[nodiscard]] inline bool isFullRun()
{
    return qgetenv("RAPTOR_SOAK") == "full";
}

/// main() of a test labelled `soak`: Qt Test would end a function after five minutes.
template <typename TestClass>
int runSoak(int argc, char **argv)
{
    if (isFullRun() && !qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
    const QCoreApplication application(argc, argv);
    TestClass test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace Raptor::Test
