// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/counterpart.h"
#include "app/raptor-bench/plant_server.h"

#include <QtCore/QCoreApplication>
#ifdef RAPTOR_BENCH_WINDOW
#include "app/core/time_zone.h"

#include <QtWidgets/QApplication>
#endif

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor::Bench;

namespace {

constexpr int kFailure = 1;
constexpr int kWrongArguments = 2;

int complain(const QString &text)
{
    note(text);
    std::fputs("Try raptor-bench --help.\n", stderr);
    return kWrongArguments;
}

int print(const QString &text)
{
    std::fputs(qUtf8Printable(text), stdout);
    return 0;
}

int runBenchmark(const Benchmark &benchmark, const QStringList &words)
{
    const auto arguments = Arguments::parse(words, benchmark.options);
    if (!arguments)
        return complain(arguments.error().text);
    const auto result = benchmark.run(*arguments);
    if (!result) {
        note(result.error().text);
        return kFailure;
    }
    std::printf("%s\n", result->text().constData());
    return 0;
}

/// What is measured must not depend on a screen, and needs none.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
#ifdef RAPTOR_BENCH_WINDOW
    const QString name = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    for (const Benchmark &benchmark : benchmarks()) {
        if (benchmark.hasWindow && benchmark.name == name) {
            if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
                qputenv("QT_QPA_PLATFORM", "offscreen");
            return std::make_unique<QApplication>(argc, argv);
        }
    }
#endif
    return std::make_unique<QCoreApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && std::string_view(argv[1]) == "--counterpart")
        return runCounterpart({argv + 2, argv + argc});
    if (argc > 1 && std::string_view(argv[1]) == "--plant")
        return runPlantServer({argv + 2, argv + argc});
#ifdef RAPTOR_BENCH_WINDOW
    Raptor::App::nameTimeZone(); // as raptor-console does
#endif
    const auto application = makeApplication(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    words.removeAll(u"--json"_s); // there is nothing else, but it may be said
    if (words.isEmpty())
        return complain(u"no benchmark given"_s);
    const QString name = words.takeFirst();
    if (name == u"--help" || name == u"-h" || name == u"help")
        return print(help());
    if (name == u"--version")
        return print(u"raptor-bench " RAPTOR_VERSION "\n"_s);
    const QList<Benchmark> &known = benchmarks();
    const auto benchmark = std::find_if(known.begin(), known.end(),
                                        [&name](const Benchmark &one) { return one.name == name; });
    if (benchmark == known.end())
        return complain(u"unknown benchmark \"%1\""_s.arg(name));
    if (words.contains(u"--help") || words.contains(u"-h"))
        return print(help(*benchmark));
    return runBenchmark(*benchmark, words);
}
