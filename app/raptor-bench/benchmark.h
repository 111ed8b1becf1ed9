// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-bench/arguments.h"
#include "app/raptor-bench/json_line.h"

#include <functional>

namespace Raptor::Bench {

/// One benchmark. To add one: a file with a function that returns it, declared and listed in
/// benchmark.cpp.
struct Benchmark
{
    QString name;
    QString summary; ///< one line
    QString measures; ///< what exactly is measured, for its --help; lines of at most 80 characters
    QList<OptionSpec> options;
    std::function<Result<JsonLine>(const Arguments &)> run; ///< needs a QCoreApplication
    bool hasWindow = false; ///< needs a QApplication
};

[[nodiscard]] const QList<Benchmark> &benchmarks();

/// The help of the program, or of one benchmark.
[[nodiscard]] QString help();
[[nodiscard]] QString help(const Benchmark &benchmark);

/// What is going on, to standard error.
void note(const QString &text);

} // namespace Raptor::Bench
