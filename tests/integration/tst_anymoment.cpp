// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A program that gives commands, killed with SIGKILL a thousand times, at moments that are counted
// in what it does: bytes on the wire, rows on the disk, steps that it tells of. RAPTOR_SOAK=full.
#include "models/domain/wording.h"
#include "models/history/audit_reader.h"
#include "models/history/audit_schema.h"
#include "models/history/audit_verifier.h"
#include "tests/integration/console_setup.h"
#include "tests/support/ctl_process.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/private_broker.h"
#include "tests/support/sim_process.h"
#include "tests/support/soak.h"
#include "tests/support/wait_until.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <sys/stat.h>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray starts = R"("wheels_running":true)";

/// When to kill: at the count-th of these, and up to some milliseconds later.
struct Moment
{
    enum class Counted { Bytes, Rows, Steps };
    Counted counted = Counted::Bytes;
    qint64 count = 0;
    std::chrono::milliseconds later{0};
};

/// How often a file was seen to have changed.
class ChangeCounter
{
public:
    explicit ChangeCounter(const QString &file) : m_file(file.toLocal8Bit()), m_last(stamp()) { }
    int count()
    {
        const auto now = stamp();
        if (now != m_last)
            ++m_count;
        m_last = now;
        return m_count;
    }

private:
    [[nodiscard]] std::pair<qint64, qint64> stamp() const
    {
        struct stat about = {};
        if (::stat(m_file.constData(), &about) != 0)
            return {-1, -1};
        return {about.st_size, about.st_mtim.tv_sec * 1'000'000'000 + about.st_mtim.tv_nsec};
    }
    QByteArray m_file;
    std::pair<qint64, qint64> m_last;
    int m_count = 0;
};

} // namespace

class TestAnyMoment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rp02_killedAtAnyMoment();

private:
    [[nodiscard]] QString trail() const { return m_data.filePath(u"audit.sqlite"_s); }
    [[nodiscard]] QStringList give(const QString &verb) const
    {
        return {u"--broker"_s,      u"mqtt://127.0.0.1:%1"_s.arg(m_wire.port()),
                u"--data"_s,        m_data.path(),
                u"--json"_s,        verb,
                u"raptor/shop/m1"_s};
    }
    [[nodiscard]] qint64 bytes() const
    {
        const FaultProxy::Traffic all = m_wire.traffic();
        return all.toServer + all.toClient;
    }
    /// What undoes the last one that came to the broker, so that it is not refused.
    [[nodiscard]] QString nextVerb();
    [[nodiscard]] Moment randomMoment();
    /// False if it had ended before the moment came.
    [[nodiscard]] bool killOne();
    void endOrphans();
    void checkTrail(QStringList &requested);
    void checkDevice();

    SystemClock m_clock;
    PrivateBroker m_broker;
    FaultProxy m_wire{m_broker.port()};
    QTemporaryDir m_data;
    std::unique_ptr<SimProcess> m_sim;
    std::unique_ptr<Eavesdropper> m_ear;
    std::unique_ptr<Console> m_console;
    QRandomGenerator m_random;
    qint64 m_bytesOfOne = 0;
    QMap<QString, int> m_killedAfter; ///< by the last step that it told
};

void TestAnyMoment::initTestCase()
{
    const auto seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    m_random.seed(seed);
    // As many in the field: runs whatever it gets, as often and as late as it gets it.
    m_sim = std::make_unique<SimProcess>(SimProcess::oneMotor(m_broker.url())
                                         + QStringList{u"--period"_s, u"0.1"_s, u"--no-expiry"_s,
                                                       u"--no-ids"_s, u"--record"_s,
                                                       m_data.filePath(u"record"_s)});
    m_ear = std::make_unique<Eavesdropper>(m_broker, u"raptor/+/+/cmd"_s);
    QCOMPARE(runCtl(give(u"stop"_s)).status, 0);
    const qint64 before = bytes();
    QCOMPARE(runCtl(give(u"start"_s)).status, 0);
    m_bytesOfOne = bytes() - before;
}

QString TestAnyMoment::nextVerb()
{
    const QList<QByteArray> lines = m_ear->lines();
    return !lines.isEmpty() && lines.last().contains(starts) ? u"stop"_s : u"start"_s;
}

Moment TestAnyMoment::randomMoment()
{
    Moment moment;
    moment.counted = Moment::Counted(m_random.bounded(3));
    switch (moment.counted) {
    case Moment::Counted::Bytes:
        moment.count = qint64(m_random.bounded(double(m_bytesOfOne)));
        break;
    case Moment::Counted::Rows:
        moment.count = m_random.bounded(1, 4);
        break;
    case Moment::Counted::Steps:
        moment.count = m_random.bounded(1, 7);
        break;
    }
    moment.later = std::chrono::milliseconds(m_random.bounded(8));
    return moment;
}

bool TestAnyMoment::killOne()
{
    const Moment moment = randomMoment();
    FaultProxy::Plan plan;
    plan.toServer.latency = std::chrono::milliseconds(m_random.bounded(20));
    plan.toClient.latency = std::chrono::milliseconds(m_random.bounded(20));
    m_wire.setPlan(plan);
    const qint64 before = bytes();
    ChangeCounter rows(trail() + u"-wal"_s);
    CtlProcess ctl(give(nextVerb()));
    const auto counted = [&]() -> qint64 {
        switch (moment.counted) {
        case Moment::Counted::Bytes:
            return bytes() - before;
        case Moment::Counted::Rows:
            return rows.count();
        case Moment::Counted::Steps:
            return ctl.output().count('\n');
        }
        Q_UNREACHABLE();
    };
    if (!waitUntil([&] { return !ctl.isRunning() || counted() >= moment.count; }, 20s))
        return false;
    const QDeadlineTimer later(moment.later, Qt::PreciseTimer);
    if (!waitUntil([&] { return !ctl.isRunning() || later.hasExpired(); }) || !ctl.isRunning())
        return false;
    ctl.kill();
    const auto told = jsonLines(ctl.output());
    const QString step = told.isEmpty() ? u"nothing"_s : told.last().value(u"step"_s).toString();
    ++m_killedAfter[step];
    return true;
}

/// Whoever finds an ended program's command writes its end, at the latest after half a minute.
void TestAnyMoment::endOrphans()
{
    m_console = std::make_unique<Console>(
        consoleSetup({brokerProfile(u"local"_s, m_broker)}, m_data.path()), m_clock);
    m_console->start();
    QTRY_VERIFY(m_console->commands().hasPath());
    const auto open = [this] {
        const auto file = History::openForReading(trail());
        const auto count = file
            ? (*file)->value(
                u"SELECT COUNT(*) FROM (SELECT command FROM audit GROUP BY command "
                "HAVING SUM(event = 'Requested') > 0 AND SUM(event = 'Finished') = 0)"_s)
            : Result<QVariant>(file.error());
        return count ? count->toInt() : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(open(), 0, 40'000);
    // A fence: what is still under way to the device stands before it.
    const DeviceId motor = DeviceId::parse(u"raptor/shop/m1").value();
    QVERIFY(m_console->commands().stop(motor, CommandKind::Stop).available());
    const QString fence = m_console->commands().lastCommandId();
    QTRY_COMPARE(m_ear->ids("wheels_running").last(), fence);
    const auto arrived = [this, fence] {
        QFile record(m_data.filePath(u"record"_s));
        return record.open(QIODevice::ReadOnly) && record.readAll().contains(fence.toUtf8());
    };
    QTRY_VERIFY(arrived());
}

void TestAnyMoment::checkTrail(QStringList &requested)
{
    const auto file = History::openForReading(trail());
    QVERIFY(file.ok());
    const auto twice =
        (*file)->value(u"SELECT COUNT(*) FROM (SELECT command FROM audit GROUP BY command HAVING "
                       "SUM(event = 'Finished') > 1 OR SUM(event = 'Requested') > 1)"_s);
    QCOMPARE(twice.valueOr(-1).toInt(), 0);
    QMap<QString, int> outcomes;
    int mayStillRun = 0;
    const Outcome read = History::forEachCommand(
        trail(), m_clock.now(), m_clock.wall(),
        [&](const History::TrailEntry &entry) {
            const CommandRecord &record = entry.row.record;
            requested.append(record.id);
            ++outcomes[Wording::machineName(record.outcome)];
            mayStillRun += record.mayStillRun ? 1 : 0;
            return true;
        },
        [](int) { });
    QVERIFY(read.ok());
    QString text;
    for (auto it = outcomes.cbegin(); it != outcomes.cend(); ++it)
        text += u" %1 %2,"_s.arg(it.value()).arg(it.key());
    qInfo("in the trail: %d commands,%s %d said to may still start", int(requested.size()),
          qPrintable(text), mayStillRun);
}

void TestAnyMoment::checkDevice()
{
    QFile record(m_data.filePath(u"record"_s));
    QVERIFY(record.open(QIODevice::ReadOnly));
    int late = 0;
    int twice = 0;
    const QList<QJsonObject> heard = jsonLines(record.readAll());
    for (const QJsonObject &one : heard) {
        late += one.value(u"late_ms"_s).toInteger() > 0 ? 1 : 0;
        twice += one.value(u"twice"_s).toBool() ? 1 : 0;
    }
    qInfo("at the device: %d commands, %d executed twice, %d executed late", int(heard.size()),
          twice, late);
    QCOMPARE(twice, 0);
    QCOMPARE(late, 0);
}

/// The chain stays whole, no id is sent twice, every command comes to exactly one end, and no start
/// is on the wire that is not in the trail.
void TestAnyMoment::rp02_killedAtAnyMoment()
{
    const int wanted = isFullRun() ? 1000 : 15;
    QElapsedTimer time;
    time.start();
    int kills = 0;
    int ended = 0;
    while (kills < wanted) {
        const bool killed = killOne();
        kills += killed ? 1 : 0;
        ended += killed ? 0 : 1;
        QVERIFY2(ended < wanted, "the programs end before they can be killed");
        if (!QFile::exists(trail()))
            continue;
        const auto verdict = History::verifyTrail(trail());
        QVERIFY2(verdict.ok() && verdict->intact,
                 qPrintable(verdict ? verdict->text : verdict.error().text));
    }
    const qint64 took = time.elapsed();
    endOrphans();
    QString stages;
    for (auto it = m_killedAfter.cbegin(); it != m_killedAfter.cend(); ++it)
        stages += u" %1 after \"%2\","_s.arg(it.value()).arg(it.key());
    qInfo("%d kills in %lld s:%s and %d ended before their moment", kills, took / 1000,
          qPrintable(stages), ended);
    QStringList requested;
    checkTrail(requested);
    const QStringList sent = m_ear->ids("wheels_running");
    const QStringList started = m_ear->ids(starts);
    const QSet<QString> different(sent.cbegin(), sent.cend());
    qInfo("on the wire: %d commands, %d of them starts, %d ids twice", int(sent.size()),
          int(started.size()), int(sent.size() - different.size()));
    QCOMPARE(different.size(), sent.size());
    const QSet<QString> known(requested.cbegin(), requested.cend());
    for (const QString &id : started)
        QVERIFY2(known.contains(id), qPrintable(id));
    checkDevice();
}

int main(int argc, char **argv)
{
    return runSoak<TestAnyMoment>(argc, argv);
}

#include "tst_anymoment.moc"
