<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AlarmHerald</name>
    <message numerus="yes">
        <source>and %n more urgent or high alarm(s)</source>
        <translation>
            <numerusform>and %n more urgent or high alarm</numerusform>
            <numerusform>and %n more urgent or high alarms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>alarm flood: %n alarms in 10 minutes, the first was %1</source>
        <translation>
            <numerusform>alarm flood: %n alarm in 10 minutes, the first was %1</numerusform>
            <numerusform>alarm flood: %n alarms in 10 minutes, the first was %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the alarm flood is over: %n alarm(s) in %1</source>
        <translation>
            <numerusform>the alarm flood is over: %n alarm in %1</numerusform>
            <numerusform>the alarm flood is over: %n alarms in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmText</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused: %1</source>
        <translation>
            <numerusform>%Ln refused: %1</numerusform>
            <numerusform>%Ln refused: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditTrail</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::AlarmService</name>
    <message numerus="yes">
        <source>not for %n of them: %1</source>
        <translation>
            <numerusform>not for %n of them: %1</numerusform>
            <numerusform>not for %n of them: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::App::BrokerProcess</name>
    <message numerus="yes">
        <source>it did not answer within %n second(s)</source>
        <translation>
            <numerusform>it did not answer within %n second</numerusform>
            <numerusform>it did not answer within %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::App::CommandJob</name>
    <message numerus="yes">
        <source>Stop of %n device(s)</source>
        <translation>
            <numerusform>Stop of %n device</numerusform>
            <numerusform>Stop of %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::App::DemoPlant</name>
    <message numerus="yes">
        <source>The simulated plant did not come up within %n second(s).</source>
        <translation>
            <numerusform>The simulated plant did not come up within %n second.</numerusform>
            <numerusform>The simulated plant did not come up within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::App::SourceDirector</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::CommandService</name>
    <message numerus="yes">
        <source>E-STOP requested by %1 for %n device(s)</source>
        <translation>
            <numerusform>E-STOP requested by %1 for %n device</numerusform>
            <numerusform>E-STOP requested by %1 for %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::GroupRuns</name>
    <message numerus="yes">
        <source>%n started</source>
        <translation>
            <numerusform>%n started</numerusform>
            <numerusform>%n started</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Link::ConnectionListener</name>
    <message numerus="yes">
        <source>%Ln filter(s) accepted</source>
        <translation>
            <numerusform>%Ln filter accepted</numerusform>
            <numerusform>%Ln filters accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln retained message(s), which tell the past</source>
        <translation>
            <numerusform>%Ln retained message, which tells the past</numerusform>
            <numerusform>%Ln retained messages, which tell the past</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) that cannot be read, the last of %1</source>
        <translation>
            <numerusform>%Ln message that cannot be read, the last of %1</numerusform>
            <numerusform>%Ln messages that cannot be read, the last of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Link::ConnectionWalk</name>
    <message numerus="yes">
        <source> and %Ln more</source>
        <comment>addresses</comment>
        <translation>
            <numerusform> and %Ln more</numerusform>
            <numerusform> and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The certificate expires in %Ln day(s), on %1</source>
        <translation>
            <numerusform>The certificate expires in %Ln day, on %1</numerusform>
            <numerusform>The certificate expires in %Ln days, on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Models::EventLog</name>
    <message numerus="yes">
        <source>%n messages rejected on %1: %2</source>
        <translation>
            <numerusform>%n message rejected on %1: %2</numerusform>
            <numerusform>%n messages rejected on %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ActiveAlarms</name>
    <message numerus="yes">
        <source>%Ln alarm(s) acknowledged</source>
        <translation>
            <numerusform>%Ln alarm acknowledged</numerusform>
            <numerusform>%Ln alarms acknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) reset</source>
        <translation>
            <numerusform>%Ln alarm reset</numerusform>
            <numerusform>%Ln alarms reset</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listed</source>
        <translation>
            <numerusform>%Ln listed</numerusform>
            <numerusform>%Ln listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↑ %Ln not acknowledged above</source>
        <translation>
            <numerusform>↑ %Ln not acknowledged above</numerusform>
            <numerusform>↑ %Ln not acknowledged above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln alarm(s) above, not acknowledged</source>
        <translation>
            <numerusform>Show %Ln alarm above, not acknowledged</numerusform>
            <numerusform>Show %Ln alarms above, not acknowledged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmActionBar</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln chosen</source>
        <translation>
            <numerusform>%1 of %Ln chosen</numerusform>
            <numerusform>%1 of %Ln chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in sight</source>
        <translation>
            <numerusform>%Ln in sight</numerusform>
            <numerusform>%Ln in sight</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listed</source>
        <translation>
            <numerusform>%Ln listed</numerusform>
            <numerusform>%Ln listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln latched</source>
        <translation>
            <numerusform>%Ln latched</numerusform>
            <numerusform>%Ln latched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmDetail</name>
    <message numerus="yes">
        <source>, %Ln times</source>
        <comment>raised</comment>
        <translation>
            <numerusform>, %Ln time</numerusform>
            <numerusform>, %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmExport</name>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln row written to %1</numerusform>
            <numerusform>%Ln rows written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmJournalView</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmShelvePanel</name>
    <message numerus="yes">
        <source>Shelve %Ln alarm(s): silent until the end, then back by itself</source>
        <translation>
            <numerusform>Shelve %Ln alarm: silent until the end, then back by itself</numerusform>
            <numerusform>Shelve %Ln alarms: silent until the end, then back by themselves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln alarm(s) out of service: not watched until somebody returns it to service</source>
        <translation>
            <numerusform>Take %Ln alarm out of service: not watched until somebody returns it to service</numerusform>
            <numerusform>Take %Ln alarms out of service: not watched until somebody returns them to service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) out of service</source>
        <translation>
            <numerusform>%Ln alarm out of service</numerusform>
            <numerusform>%Ln alarms out of service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) shelved until %1</source>
        <translation>
            <numerusform>%Ln alarm shelved until %1</numerusform>
            <numerusform>%Ln alarms shelved until %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmStrip</name>
    <message numerus="yes">
        <source>alarm flood, %Ln alarm(s) in 10 minutes</source>
        <translation>
            <numerusform>alarm flood, %Ln alarm in 10 minutes</numerusform>
            <numerusform>alarm flood, %Ln alarms in 10 minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokerDetail</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) refused, what they would bring is not seen: %1</source>
        <translation>
            <numerusform>%Ln subscription refused, what it would bring is not seen: %1</numerusform>
            <numerusform>%Ln subscriptions refused, what they would bring is not seen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokerFiguresView</name>
    <message numerus="yes">
        <source>%Ln message(s) since the program started</source>
        <translation>
            <numerusform>%Ln message since the program started</numerusform>
            <numerusform>%Ln messages since the program started</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> and %Ln more</numerusform>
            <numerusform> and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::CertificateModel</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::DeviceAlarms</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::DeviceSpeechModel</name>
    <message numerus="yes">
        <source>%Ln alarm(s) in all</source>
        <translation>
            <numerusform>%Ln alarm in all</numerusform>
            <numerusform>%Ln alarms in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::FigureList</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::FloodBanner</name>
    <message numerus="yes">
        <source>%Ln alarm(s) in 10 minutes</source>
        <translation>
            <numerusform>%Ln alarm in 10 minutes</numerusform>
            <numerusform>%Ln alarms in 10 minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::HistoryPage</name>
    <message numerus="yes">
        <source>%Ln day(s), older samples are removed</source>
        <translation>
            <numerusform>%Ln day, older samples are removed</numerusform>
            <numerusform>%Ln days, older samples are removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::LatencySpark</name>
    <message numerus="yes">
        <source>; %Ln second(s) without an answer</source>
        <translation>
            <numerusform>; %Ln second without an answer</numerusform>
            <numerusform>; %Ln seconds without an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::LedgerTools</name>
    <message numerus="yes">
        <source>%Ln command(s) written to %1</source>
        <translation>
            <numerusform>%Ln command written to %1</numerusform>
            <numerusform>%Ln commands written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::LinkHistoryView</name>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln row copied</numerusform>
            <numerusform>%Ln rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln row written to %1</numerusform>
            <numerusform>%Ln rows written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::OverviewBar</name>
    <message numerus="yes">
        <source>Stop %n device(s)</source>
        <translation>
            <numerusform>Stop %n device</numerusform>
            <numerusform>Stop %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n cho&amp;sen</source>
        <translation>
            <numerusform>Stop %n cho&amp;sen</numerusform>
            <numerusform>Stop %n cho&amp;sen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ProfileTools</name>
    <message numerus="yes">
        <source>%Ln broker(s) written to %1, without their secrets</source>
        <translation>
            <numerusform>%Ln broker written to %1, without its secrets</numerusform>
            <numerusform>%Ln brokers written to %1, without their secrets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::SilentAlarms</name>
    <message numerus="yes">
        <source>%Ln alarm(s) unshelved</source>
        <translation>
            <numerusform>%Ln alarm unshelved</numerusform>
            <numerusform>%Ln alarms unshelved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) in service again</source>
        <translation>
            <numerusform>%Ln alarm in service again</numerusform>
            <numerusform>%Ln alarms in service again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendList</name>
    <message numerus="yes">
        <source>A chart shows %1 signals at most; %Ln more is/are left out</source>
        <translation>
            <numerusform>A chart shows %1 signals at most; %Ln more is left out</numerusform>
            <numerusform>A chart shows %1 signals at most; %Ln more are left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendSave</name>
    <message numerus="yes">
        <source>%Ln sample(s) written to %1</source>
        <translation>
            <numerusform>%Ln sample written to %1</numerusform>
            <numerusform>%Ln samples written to %1</numerusform>
        </translation>
    </message>
</context>
</TS>
