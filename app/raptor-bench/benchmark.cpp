// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"

#include <cstdio>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

Benchmark mqttReceive();
Benchmark mqttPublish();
Benchmark command();
Benchmark pipeline();
Benchmark historian();
#ifdef RAPTOR_BENCH_WINDOW
Benchmark alarms();
Benchmark eStop();
Benchmark frames();
Benchmark latency();
Benchmark soak();
Benchmark startup();
Benchmark trend();
#endif

const QList<Benchmark> &benchmarks()
{
    static const QList<Benchmark> list = {
        mqttReceive(),
        mqttPublish(),
        command(),
        pipeline(),
        historian(),
#ifdef RAPTOR_BENCH_WINDOW
        eStop(),
        alarms(),
        frames(),
        latency(),
        startup(),
        trend(),
        soak(),
#endif
    };
    return list;
}

QString help()
{
    QString text = u"raptor-bench - measures Raptor Console; a JSON object a line\n\n"
                   "  raptor-bench BENCHMARK [options]\n"
                   "  raptor-bench BENCHMARK --help\n"
                   "  raptor-bench --version\n\n"_s;
    for (const Benchmark &benchmark : benchmarks())
        text += u"  %1%2\n"_s.arg(benchmark.name, -16).arg(benchmark.summary);
    text +=
        u"\n  The results are the only lines on standard output; what is going on stands on standard\n"
        "  error. A figure means something on a machine that does nothing else, from a release\n"
        "  build.\n\n"
        "  Exit status: 0 measured, 1 could not be measured, 2 usage.\n"_s;
    return text;
}

QString help(const Benchmark &benchmark)
{
    QString text = u"raptor-bench %1 - %2\n\n%3\n\n"_s.arg(benchmark.name, benchmark.summary,
                                                           benchmark.measures);
    for (const OptionSpec &option : benchmark.options) {
        const QString usage = option.name + u' ' + option.placeholder;
        text += u"  %1%2"_s.arg(usage, -20).arg(option.help);
        if (option.choices.isEmpty())
            text +=
                u" (%1 to %2; %3)"_s.arg(option.minimum).arg(option.maximum).arg(option.standard);
        text += u'\n';
    }
    return text;
}

void note(const QString &text)
{
    std::fprintf(stderr, "raptor-bench: %s\n", qUtf8Printable(text));
}

} // namespace Raptor::Bench
