<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
    <name>Raptor::Views::BrokerDetail</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reconnect(s)</source>
        <translation>
            <numerusform>%Ln reconnect</numerusform>
            <numerusform>%Ln reconnects</numerusform>
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
</TS>
