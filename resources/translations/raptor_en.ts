<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>BrokerProcess</name>
    <message numerus="yes">
        <source>it did not answer within %n second(s)</source>
        <translation>
            <numerusform>it did not answer within %n second</numerusform>
            <numerusform>it did not answer within %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandService</name>
    <message numerus="yes">
        <source>E-STOP requested by %1 for %n device(s)</source>
        <translation>
            <numerusform>E-STOP requested by %1 for %n device</numerusform>
            <numerusform>E-STOP requested by %1 for %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemoPlant</name>
    <message numerus="yes">
        <source>The simulated plant did not come up within %n second(s).</source>
        <translation>
            <numerusform>The simulated plant did not come up within %n second.</numerusform>
            <numerusform>The simulated plant did not come up within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeviceTileDelegate</name>
    <message numerus="yes">
        <source>lowest · highest of %n</source>
        <translation>
            <numerusform>lowest · highest of %n</numerusform>
            <numerusform>lowest · highest of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EStopBanner</name>
    <message numerus="yes">
        <source>E-STOP NOT CONFIRMED at %n device(s) - use the physical stop</source>
        <translation>
            <numerusform>E-STOP NOT CONFIRMED at %n device - use the physical stop</numerusform>
            <numerusform>E-STOP NOT CONFIRMED at %n devices - use the physical stop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>E-stop latched at %n device(s)</source>
        <translation>
            <numerusform>E-stop latched at %n device</numerusform>
            <numerusform>E-stop latched at %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventLog</name>
    <message numerus="yes">
        <source>%n messages rejected on %1: %2</source>
        <translation>
            <numerusform>%n message rejected on %1: %2</numerusform>
            <numerusform>%n messages rejected on %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlantSummary</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
</TS>
