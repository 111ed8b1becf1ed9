<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AlarmBook</name>
    <message>
        <source>there is no such alarm</source>
        <translation>diesen Alarm gibt es nicht</translation>
    </message>
    <message>
        <source>the program was started</source>
        <translation>das Programm wurde gestartet</translation>
    </message>
    <message>
        <source>its end is unknown</source>
        <translation>ihr Ende ist unbekannt</translation>
    </message>
    <message>
        <source>it is switched off</source>
        <translation>er ist abgeschaltet</translation>
    </message>
    <message>
        <source>carried over: it was raised before this row</source>
        <translation>übernommen: ausgelöst wurde er vor dieser Zeile</translation>
    </message>
    <message>
        <source>this console has taken over the alarms</source>
        <translation>diese Konsole hat die Alarme übernommen</translation>
    </message>
</context>
<context>
    <name>AlarmCatalogue</name>
    <message>
        <source>%1 very low</source>
        <translation>%1 sehr niedrig</translation>
    </message>
    <message>
        <source>%1 low</source>
        <translation>%1 niedrig</translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>%1 hoch</translation>
    </message>
    <message>
        <source>%1 very high</source>
        <translation>%1 sehr hoch</translation>
    </message>
    <message>
        <source>%1 changes too fast</source>
        <translation>%1 ändert sich zu schnell</translation>
    </message>
    <message>
        <source>%1 does not move</source>
        <translation>%1 ändert sich nicht</translation>
    </message>
    <message>
        <source>Values contradict each other</source>
        <translation>Werte widersprechen sich</translation>
    </message>
    <message>
        <source>No reports</source>
        <translation>Keine Meldungen</translation>
    </message>
    <message>
        <source>Device offline</source>
        <translation>Gerät offline</translation>
    </message>
    <message>
        <source>Device clock wrong</source>
        <translation>Geräteuhr geht falsch</translation>
    </message>
    <message>
        <source>Command failed</source>
        <translation>Befehl fehlgeschlagen</translation>
    </message>
    <message>
        <source>Left the commanded state</source>
        <translation>Befohlenen Zustand verlassen</translation>
    </message>
    <message>
        <source>E-STOP NOT CONFIRMED</source>
        <translation>NOT-HALT NICHT BESTÄTIGT</translation>
    </message>
    <message>
        <source>Runs under an e-stop</source>
        <translation>Läuft trotz Not-Halt</translation>
    </message>
    <message>
        <source>Broker lost</source>
        <translation>Broker verloren</translation>
    </message>
    <message>
        <source>Certificate expires</source>
        <translation>Zertifikat läuft ab</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>Datenträger fast voll</translation>
    </message>
    <message>
        <source>%1 is above its limit.</source>
        <translation>%1 liegt über dem Grenzwert.</translation>
    </message>
    <message>
        <source>%1 is below its limit.</source>
        <translation>%1 liegt unter dem Grenzwert.</translation>
    </message>
    <message>
        <source>Look at the machine now, and stop it if the value does not come back.</source>
        <translation>Jetzt die Maschine ansehen und sie stoppen, wenn der Wert nicht zurückkommt.</translation>
    </message>
    <message>
        <source>Look at the trend and at the machine; find out what changed.</source>
        <translation>Trend und Maschine ansehen; herausfinden, was sich geändert hat.</translation>
    </message>
    <message>
        <source>The machine, or what hangs on it, may be damaged.</source>
        <translation>Die Maschine oder was an ihr hängt kann Schaden nehmen.</translation>
    </message>
    <message>
        <source>It may get worse and reach the next limit.</source>
        <translation>Es kann schlimmer werden und den nächsten Grenzwert erreichen.</translation>
    </message>
    <message>
        <source>%1 changes faster than it should.</source>
        <translation>%1 ändert sich schneller als vorgesehen.</translation>
    </message>
    <message>
        <source>A limit may be reached before anybody can react.</source>
        <translation>Ein Grenzwert kann erreicht sein, bevor jemand reagieren kann.</translation>
    </message>
    <message>
        <source>%1 is reported as exactly the same number again and again.</source>
        <translation>%1 wird immer wieder mit genau derselben Zahl gemeldet.</translation>
    </message>
    <message>
        <source>Have the sensor and its wiring checked; do not rely on this value.</source>
        <translation>Sensor und Verdrahtung prüfen lassen; sich auf diesen Wert nicht verlassen.</translation>
    </message>
    <message>
        <source>What really happens is not seen, and its limits raise no alarm.</source>
        <translation>Was wirklich geschieht, ist nicht zu sehen, und die Grenzwerte lösen keinen Alarm aus.</translation>
    </message>
    <message>
        <source>The device reports values that cannot be true together.</source>
        <translation>Das Gerät meldet Werte, die nicht zugleich wahr sein können.</translation>
    </message>
    <message>
        <source>Look at the machine itself, then have sensors and wiring checked.</source>
        <translation>Die Maschine selbst ansehen, dann Sensoren und Verdrahtung prüfen lassen.</translation>
    </message>
    <message>
        <source>The machine may do something else than the console shows.</source>
        <translation>Die Maschine tut vielleicht etwas anderes, als die Konsole zeigt.</translation>
    </message>
    <message>
        <source>A command of this console did not have its effect, or nobody knows.</source>
        <translation>Ein Befehl dieser Konsole hat nicht gewirkt, oder niemand weiß es.</translation>
    </message>
    <message>
        <source>Look at the machine. The ledger says what the device answered; give the command again, or stop the machine on the spot.</source>
        <translation>Die Maschine ansehen. Im Befehlsbuch steht, was das Gerät geantwortet hat; den Befehl erneut geben oder die Maschine vor Ort stoppen.</translation>
    </message>
    <message>
        <source>The machine may stand where it should run, or run where it should stand.</source>
        <translation>Die Maschine steht vielleicht, obwohl sie laufen soll, oder läuft, obwohl sie stehen soll.</translation>
    </message>
    <message>
        <source>The device had done what this console asked for, and has left that state by itself: tripped, switched on the spot, or restarted.</source>
        <translation>Das Gerät hatte getan, was diese Konsole verlangte, und hat diesen Zustand von selbst verlassen: Schutz ausgelöst, vor Ort geschaltet oder neu gestartet.</translation>
    </message>
    <message>
        <source>Ask who is at the machine; look for a tripped protection before it is started again.</source>
        <translation>Fragen, wer an der Maschine ist; vor dem nächsten Start nachsehen, ob ein Schutz ausgelöst hat.</translation>
    </message>
    <message>
        <source>What stands before and behind it in the line may jam or run empty.</source>
        <translation>Was in der Förderlinie vor und hinter ihm steht, kann verstopfen oder leerlaufen.</translation>
    </message>
    <message>
        <source>The device did not confirm its e-stop within 10 s. It may still run.</source>
        <translation>Das Gerät hat seinen Not-Halt nicht binnen 10 s bestätigt. Es läuft vielleicht noch.</translation>
    </message>
    <message>
        <source>Use the physical stop now. Keep people away until somebody has seen it stand still.</source>
        <translation>Jetzt den Schalter vor Ort benutzen. Personen fernhalten, bis jemand den Stillstand gesehen hat.</translation>
    </message>
    <message>
        <source>People may be hurt.</source>
        <translation>Personen können verletzt werden.</translation>
    </message>
    <message>
        <source>The device runs, or turns, although its e-stop is latched.</source>
        <translation>Das Gerät läuft oder dreht, obwohl sein Not-Halt verriegelt ist.</translation>
    </message>
    <message>
        <source>The device has stopped reporting, while its broker still answers. What is shown of it is old.</source>
        <translation>Das Gerät meldet sich nicht mehr, sein Broker antwortet aber noch. Was von ihm zu sehen ist, ist alt.</translation>
    </message>
    <message>
        <source>Look at the machine itself. Check power and network of the device.</source>
        <translation>Die Maschine selbst ansehen. Strom und Netz des Geräts prüfen.</translation>
    </message>
    <message>
        <source>Nobody sees what it does; it cannot be started, and a stop may not reach it.</source>
        <translation>Niemand sieht, was es tut; es lässt sich nicht starten, und ein Stopp erreicht es vielleicht nicht.</translation>
    </message>
    <message>
        <source>The device has signed off, or was not heard at all.</source>
        <translation>Das Gerät hat sich abgemeldet, oder es war gar nicht zu hören.</translation>
    </message>
    <message>
        <source>If nobody switched it off, check its power and its network.</source>
        <translation>Wenn es niemand abgeschaltet hat, Strom und Netz prüfen.</translation>
    </message>
    <message>
        <source>It is neither seen nor reached from here.</source>
        <translation>Von hier aus ist es weder zu sehen noch zu erreichen.</translation>
    </message>
    <message>
        <source>The clock of the device differs from the one of this console.</source>
        <translation>Die Uhr des Geräts weicht von der dieser Konsole ab.</translation>
    </message>
    <message>
        <source>Set up time synchronisation (NTP) on the device, or on this computer.</source>
        <translation>Die Zeitsynchronisation (NTP) am Gerät oder an diesem Rechner einrichten.</translation>
    </message>
    <message>
        <source>Times in its records are wrong, and commands may expire too early or too late.</source>
        <translation>Zeiten in seinen Aufzeichnungen sind falsch, und Befehle laufen vielleicht zu früh oder zu spät ab.</translation>
    </message>
    <message>
        <source>There is no connection to this broker. Devices that are reached through it alone are neither seen nor commanded.</source>
        <translation>Zu diesem Broker gibt es keine Verbindung. Geräte, die nur über ihn erreichbar sind, sind weder zu sehen noch zu bedienen.</translation>
    </message>
    <message>
        <source>Check the network and the broker&apos;s computer. Until then watch and stop its machines on the spot.</source>
        <translation>Das Netz und den Rechner des Brokers prüfen. Bis dahin seine Maschinen vor Ort beobachten und stoppen.</translation>
    </message>
    <message>
        <source>An e-stop does not reach what hangs on this broker alone.</source>
        <translation>Ein Not-Halt erreicht nicht, was nur an diesem Broker hängt.</translation>
    </message>
    <message>
        <source>The certificate of this broker is about to expire.</source>
        <translation>Das Zertifikat dieses Brokers läuft bald ab.</translation>
    </message>
    <message>
        <source>Have whoever runs the broker renew it.</source>
        <translation>Vom Betreiber des Brokers erneuern lassen.</translation>
    </message>
    <message>
        <source>After that day the console refuses the connection.</source>
        <translation>Nach diesem Tag lehnt die Konsole die Verbindung ab.</translation>
    </message>
    <message>
        <source>The disk that holds the console&apos;s data is nearly full.</source>
        <translation>Der Datenträger mit den Daten der Konsole ist fast voll.</translation>
    </message>
    <message>
        <source>Make room, or move old files away.</source>
        <translation>Platz schaffen oder alte Dateien wegbewegen.</translation>
    </message>
    <message>
        <source>Audit trail and alarm journal cannot be written; then nothing can be started.</source>
        <translation>Audit-Trail und Alarmjournal lassen sich nicht schreiben; dann kann nichts gestartet werden.</translation>
    </message>
    <message>
        <source>Clock of this console wrong</source>
        <translation>Uhr dieser Konsole geht falsch</translation>
    </message>
    <message>
        <source>The clocks of most devices differ from the one of this console by the same.</source>
        <translation>Die Uhren der meisten Geräte weichen um dasselbe von der Uhr dieser Konsole ab.</translation>
    </message>
    <message>
        <source>Set up time synchronisation (NTP) on this computer; if its clock is right, on the devices.</source>
        <translation>Die Zeitsynchronisation (NTP) an diesem Rechner einrichten; geht seine Uhr richtig, an den Geräten.</translation>
    </message>
    <message>
        <source>Times in the audit trail and in the alarm journal are wrong. A device whose own clock is wrong as well may not be noticed.</source>
        <translation>Zeiten in Audit-Trail und Alarmjournal sind falsch. Ein Gerät, dessen eigene Uhr ebenfalls falsch geht, fällt vielleicht nicht auf.</translation>
    </message>
</context>
<context>
    <name>AlarmDefinition</name>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> d</source>
        <comment>days</comment>
        <translation> d</translation>
    </message>
    <message>
        <source> %1/s</source>
        <comment>unit per second</comment>
        <translation> %1/s</translation>
    </message>
    <message>
        <source>it needs a limit</source>
        <translation>er braucht einen Grenzwert</translation>
    </message>
    <message>
        <source>its limit is no number</source>
        <translation>sein Grenzwert ist keine Zahl</translation>
    </message>
    <message>
        <source>its limit has to be above zero</source>
        <translation>sein Grenzwert muss über null liegen</translation>
    </message>
    <message>
        <source>its limit must not be negative</source>
        <translation>sein Grenzwert darf nicht negativ sein</translation>
    </message>
    <message>
        <source>its limit is 0 to 100 per cent</source>
        <translation>sein Grenzwert liegt zwischen 0 und 100 Prozent</translation>
    </message>
    <message>
        <source>it needs a time over which it looks</source>
        <translation>er braucht eine Zeit, über die er urteilt</translation>
    </message>
    <message>
        <source>it needs something that contradicts</source>
        <translation>er braucht etwas, das sich widerspricht</translation>
    </message>
    <message>
        <source>it needs a text</source>
        <translation>er braucht einen Text</translation>
    </message>
    <message>
        <source>its text is longer than %1 characters</source>
        <translation>sein Text ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>its guidance is longer than %1 characters</source>
        <translation>seine Handlungsanweisung ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a rule: small letters, digits and - only</source>
        <translation>„%1“ ist kein Name einer Regel: nur Kleinbuchstaben, Ziffern und -</translation>
    </message>
    <message>
        <source>its deadband must not be negative</source>
        <translation>sein Totband darf nicht negativ sein</translation>
    </message>
    <message>
        <source>its times are 0 to 24 h</source>
        <translation>seine Zeiten liegen zwischen 0 und 24 h</translation>
    </message>
</context>
<context>
    <name>AlarmHerald</name>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, Grenzwert %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more urgent or high alarm(s)</source>
        <translation>
            <numerusform>und %n weiterer Alarm, dringend oder hoch</numerusform>
            <numerusform>und %n weitere Alarme, dringend oder hoch</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 alarm: %2: %3</source>
        <translation>Alarm, %1: %2: %3</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message numerus="yes">
        <source>alarm flood: %n alarms in 10 minutes, the first was %1</source>
        <translation>
            <numerusform>Alarmflut: %n Alarm in 10 Minuten, der erste war %1</numerusform>
            <numerusform>Alarmflut: %n Alarme in 10 Minuten, der erste war %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the alarm flood is over: %n alarm(s) in %1</source>
        <translation>
            <numerusform>die Alarmflut ist vorbei: %n Alarm in %1</numerusform>
            <numerusform>die Alarmflut ist vorbei: %n Alarme in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmJournal</name>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>the journal knows no such alarm</source>
        <translation>das Journal kennt diesen Alarm nicht</translation>
    </message>
    <message>
        <source>%1 is no alarm journal of this program</source>
        <translation>%1 ist kein Alarmjournal dieses Programms</translation>
    </message>
    <message>
        <source>There is no alarm journal at %1</source>
        <translation>Unter %1 gibt es kein Alarmjournal</translation>
    </message>
    <message>
        <source>%1 rows before this one were lost: they could not be written</source>
        <translation>%1 Zeilen vor dieser gingen verloren: sie ließen sich nicht schreiben</translation>
    </message>
    <message>
        <source>another console keeps the alarms of this data directory</source>
        <translation>eine andere Konsole führt die Alarme dieses Datenverzeichnisses</translation>
    </message>
    <message>
        <source>what stood before cannot be read: %1</source>
        <translation>was vorher anstand, kann nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>AlarmRedefinition</name>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 %2 -&gt; %3</source>
        <translation>%1 %2 -&gt; %3</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>deadband</source>
        <translation>Totband</translation>
    </message>
    <message>
        <source>on-delay</source>
        <translation>Einschaltverzögerung</translation>
    </message>
    <message>
        <source>off-delay</source>
        <translation>Ausschaltverzögerung</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Maßnahme</translation>
    </message>
    <message>
        <source>consequence</source>
        <translation>Folge</translation>
    </message>
    <message>
        <source>a limit of %1 lies above that of &quot;%2&quot;, %3</source>
        <translation>ein Grenzwert von %1 liegt über dem von „%2“, %3</translation>
    </message>
    <message>
        <source>a limit of %1 lies below that of &quot;%2&quot;, %3</source>
        <translation>ein Grenzwert von %1 liegt unter dem von „%2“, %3</translation>
    </message>
</context>
<context>
    <name>AlarmRules</name>
    <message>
        <source>it is out of service</source>
        <translation>er ist außer Betrieb</translation>
    </message>
    <message>
        <source>there is nothing to acknowledge</source>
        <translation>es gibt nichts zu quittieren</translation>
    </message>
    <message>
        <source>it is acknowledged already</source>
        <translation>er ist schon quittiert</translation>
    </message>
    <message>
        <source>it is not latched</source>
        <translation>er ist nicht verriegelt</translation>
    </message>
    <message>
        <source>what raised it still holds</source>
        <translation>seine Ursache besteht noch</translation>
    </message>
    <message>
        <source>it has to be acknowledged first</source>
        <translation>er muss erst quittiert werden</translation>
    </message>
    <message>
        <source>it is not shelved</source>
        <translation>er ist nicht zurückgestellt</translation>
    </message>
    <message>
        <source>it is out of service already</source>
        <translation>er ist schon außer Betrieb</translation>
    </message>
    <message>
        <source>it is in service</source>
        <translation>er ist in Betrieb</translation>
    </message>
    <message>
        <source>that is nothing that an operator does</source>
        <translation>das ist keine Handlung eines Bedieners</translation>
    </message>
</context>
<context>
    <name>AlarmText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>außer Betrieb</translation>
    </message>
    <message>
        <source>shelved until %1</source>
        <translation>zurückgestellt bis %1</translation>
    </message>
    <message>
        <source>shelved until it ends, %1 at the latest</source>
        <translation>zurückgestellt, bis er geht, höchstens bis %1</translation>
    </message>
    <message>
        <source>suppressed: %1</source>
        <translation>unterdrückt: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>alarm, device</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weiterer</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>watched</source>
        <translation>überwacht</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>nicht überwacht</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Grenzwert %1</translation>
    </message>
    <message>
        <source>deadband %1</source>
        <translation>Totband %1</translation>
    </message>
    <message>
        <source>on-delay %1</source>
        <translation>Einschaltverzögerung %1</translation>
    </message>
    <message>
        <source>off-delay %1</source>
        <translation>Ausschaltverzögerung %1</translation>
    </message>
    <message>
        <source>priority %1</source>
        <translation>Priorität %1</translation>
    </message>
    <message>
        <source>text “%1”</source>
        <translation>Text „%1“</translation>
    </message>
    <message>
        <source>guidance</source>
        <translation>Handlungsanweisung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused: %1</source>
        <translation>
            <numerusform>%Ln abgelehnt: %1</numerusform>
            <numerusform>%Ln abgelehnt: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>what was done, what was refused</comment>
        <translation>%1; %2</translation>
    </message>
</context>
<context>
    <name>AlarmWatch</name>
    <message>
        <source>no profile describes such a device</source>
        <translation>kein Profil beschreibt ein solches Gerät</translation>
    </message>
    <message>
        <source>its device has no such rule</source>
        <translation>sein Gerät hat keine solche Regel</translation>
    </message>
    <message>
        <source>its device does not report it</source>
        <translation>sein Gerät meldet es nicht</translation>
    </message>
    <message>
        <source>the device was removed</source>
        <translation>das Gerät wurde entfernt</translation>
    </message>
</context>
<context>
    <name>AuditTrail</name>
    <message>
        <source>%1: SQLite cannot write it durably here</source>
        <translation>%1: SQLite kann hier nicht dauerhaft schreiben</translation>
    </message>
    <message>
        <source>%1 was moved away, removed or replaced while in use</source>
        <translation>%1 wurde während der Benutzung verschoben, entfernt oder ersetzt</translation>
    </message>
    <message>
        <source>%1 was removed while in use</source>
        <translation>%1 wurde während der Benutzung entfernt</translation>
    </message>
    <message>
        <source>%1 is no audit trail of this program</source>
        <translation>%1 ist kein Audit-Trail dieses Programms</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this program (schema %2, this one knows %3)</source>
        <translation>%1 stammt von einer neueren Version dieses Programms (Schema %2, diese kennt %3)</translation>
    </message>
    <message>
        <source>There is no audit trail at %1</source>
        <translation>Unter %1 gibt es keinen Audit-Trail</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>row %1 is followed by row %2: rows were removed or renumbered</source>
        <translation>auf Zeile %1 folgt Zeile %2: Zeilen wurden entfernt oder umnummeriert</translation>
    </message>
    <message>
        <source>row %1 does not belong behind row %2: a row was replaced, put in or moved</source>
        <translation>Zeile %1 gehört nicht hinter Zeile %2: eine Zeile wurde ersetzt, eingefügt oder verschoben</translation>
    </message>
    <message>
        <source>row %1 was changed</source>
        <translation>Zeile %1 wurde verändert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 rows were written, and the last one there is %2: the end was cut off</source>
        <translation>%1 Zeilen wurden geschrieben, die letzte vorhandene ist %2: das Ende wurde abgeschnitten</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>intact: %1, the last one has the hash %2</source>
        <translation>unversehrt: %1, die letzte hat den Hash %2</translation>
    </message>
    <message>
        <source>intact: no rows yet</source>
        <translation>unversehrt: noch keine Zeilen</translation>
    </message>
    <message>
        <source>BROKEN: %1 (%2 in all)</source>
        <translation>VERLETZT: %1 (insgesamt %2)</translation>
    </message>
    <message>
        <source>%1 rows before this one were lost: they could not be written</source>
        <translation>%1 Zeilen vor dieser gingen verloren: sie ließen sich nicht schreiben</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is missing (Debian: libqt6sql6-sqlite)</source>
        <translation>Der SQLite-Treiber von Qt fehlt (Debian: libqt6sql6-sqlite)</translation>
    </message>
    <message>
        <source>%1 is held by another program</source>
        <translation>%1 wird von einem anderen Programm festgehalten</translation>
    </message>
    <message>
        <source>%1 may not be written</source>
        <translation>%1 ist schreibgeschützt</translation>
    </message>
    <message>
        <source>The disk of %1 is full</source>
        <translation>Der Datenträger von %1 ist voll</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1 lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>%1: the disk reports an error (%2)</source>
        <translation>%1: der Datenträger meldet einen Fehler (%2)</translation>
    </message>
    <message>
        <source>%1 is damaged and is left as it is. To begin a new one, move it away by hand, together with %1-wal and %1-shm if they exist</source>
        <translation>%1 ist beschädigt und bleibt, wie es ist. Für einen neuen Anfang von Hand wegbewegen, zusammen mit %1-wal und %1-shm, falls vorhanden</translation>
    </message>
    <message>
        <source>the program ended before the answer came</source>
        <translation>das Programm endete, bevor die Antwort kam</translation>
    </message>
</context>
<context>
    <name>BrokerRules</name>
    <message>
        <source>the health page must be an http:// or https:// address</source>
        <translation>die Zustandsseite muss eine http://- oder https://-Adresse sein</translation>
    </message>
    <message>
        <source>user and password do not belong into the health page&apos;s address</source>
        <translation>Benutzer und Kennwort gehören nicht in die Adresse der Zustandsseite</translation>
    </message>
    <message>
        <source>a secret does not belong into the health page&apos;s address</source>
        <translation>Geheimes gehört nicht in die Adresse der Zustandsseite</translation>
    </message>
    <message>
        <source>a SHA-256 fingerprint has 64 hexadecimal digits, with or without colons</source>
        <translation>ein SHA-256-Fingerabdruck hat 64 Hexadezimalziffern, mit oder ohne Doppelpunkte</translation>
    </message>
    <message>
        <source>the expected host is a name alone, like mqtt.example.org</source>
        <translation>der erwartete Name ist ein Rechnername allein, wie mqtt.example.org</translation>
    </message>
    <message>
        <source>devices are named like &quot;raptor/shop/m1&quot; or &quot;raptor/shop/*&quot;, not &quot;%1&quot;</source>
        <translation>Geräte heißen wie „raptor/shop/m1“ oder „raptor/shop/*“, nicht „%1“</translation>
    </message>
    <message>
        <source>a header&apos;s name has letters, digits and - only</source>
        <translation>der Name eines Headers hat nur Buchstaben, Ziffern und -</translation>
    </message>
    <message>
        <source>the header %1 belongs to the handshake itself</source>
        <translation>der Header %1 gehört zum Handshake selbst</translation>
    </message>
    <message>
        <source>what %1 says is a secret: name it as the token&apos;s header, and it is asked for</source>
        <translation>was in %1 steht, ist geheim: als Header des Tokens eintragen, dann wird danach gefragt</translation>
    </message>
    <message>
        <source>the value of the header %1 is one line of plain characters, 1024 at most</source>
        <translation>der Wert des Headers %1 ist eine Zeile aus einfachen Zeichen, höchstens 1024</translation>
    </message>
    <message>
        <source>headers and tokens are for ws:// and wss:// addresses only</source>
        <translation>Header und Token gibt es nur bei ws://- und wss://-Adressen</translation>
    </message>
    <message>
        <source>the header %1 is there twice</source>
        <translation>der Header %1 kommt zweimal vor</translation>
    </message>
    <message>
        <source>certificates are for mqtts:// and wss:// addresses only</source>
        <translation>Zertifikate gibt es nur bei mqtts://- und wss://-Adressen</translation>
    </message>
    <message>
        <source>a client certificate needs the file of its key, and the key one of its certificate</source>
        <translation>ein Client-Zertifikat braucht die Datei seines Schlüssels, und der Schlüssel die seines Zertifikats</translation>
    </message>
    <message>
        <source>without a client key there is no passphrase</source>
        <translation>ohne Client-Schlüssel gibt es keine Passphrase</translation>
    </message>
    <message>
        <source>keep-alive must be %1 to %2 s</source>
        <translation>Keep-alive muss zwischen %1 und %2 s liegen</translation>
    </message>
    <message>
        <source>the connect timeout must be %1 to %2 ms</source>
        <translation>die Frist zum Verbinden muss zwischen %1 und %2 ms liegen</translation>
    </message>
    <message>
        <source>the rank must be 1 to %1</source>
        <translation>der Rang muss zwischen 1 und %1 liegen</translation>
    </message>
    <message>
        <source>%1 is not encrypted: no password or token is sent there unless its network is trusted</source>
        <translation>%1 ist unverschlüsselt: dorthin wird kein Kennwort und kein Token gesendet, solange seinem Netz nicht vertraut wird</translation>
    </message>
</context>
<context>
    <name>BrokerSelector</name>
    <message>
        <source>the health page of %1 answers</source>
        <translation>die Zustandsseite von %1 antwortet</translation>
    </message>
    <message>
        <source>the session with %1 is up</source>
        <translation>die Sitzung mit %1 steht</translation>
    </message>
    <message>
        <source>the session with %1 was lost a moment ago</source>
        <translation>die Sitzung mit %1 ging eben verloren</translation>
    </message>
    <message>
        <source>%1 is just coming back</source>
        <translation>%1 kommt gerade zurück</translation>
    </message>
    <message>
        <source>the health page of %1 does not answer</source>
        <translation>die Zustandsseite von %1 antwortet nicht</translation>
    </message>
    <message>
        <source>the session with %1 is down</source>
        <translation>die Sitzung mit %1 steht nicht</translation>
    </message>
    <message>
        <source>locked to %1 by hand</source>
        <translation>von Hand auf %1 festgelegt</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>%1 has a session, though its health page does not answer</source>
        <translation>%1 hat eine Sitzung, obwohl die Zustandsseite nicht antwortet</translation>
    </message>
    <message>
        <source>no broker can be reached</source>
        <translation>kein Broker ist erreichbar</translation>
    </message>
    <message>
        <source>%1 has shown no fresh data yet</source>
        <translation>%1 hat noch keine aktuellen Daten gezeigt</translation>
    </message>
    <message>
        <source>%1 carries no fresh data, %2 does</source>
        <translation>%1 überträgt keine aktuellen Daten, %2 schon</translation>
    </message>
</context>
<context>
    <name>CommandLife</name>
    <message>
        <source>no one listening</source>
        <translation>niemand hört zu</translation>
    </message>
    <message>
        <source>the broker says that nobody listens</source>
        <translation>der Broker sagt, dass niemand zuhört</translation>
    </message>
    <message>
        <source>the device showed it after %1</source>
        <translation>das Gerät zeigte es nach %1</translation>
    </message>
    <message>
        <source>the device reports: %1</source>
        <translation>das Gerät meldet: %1</translation>
    </message>
    <message>
        <source>the broker has it, the device did not answer</source>
        <translation>der Broker hat ihn, das Gerät antwortete nicht</translation>
    </message>
    <message>
        <source>sent, but no broker acknowledged it</source>
        <translation>gesendet, aber kein Broker hat quittiert</translation>
    </message>
    <message>
        <source>it may still start</source>
        <translation>es kann noch starten</translation>
    </message>
    <message>
        <source>it may still be executed</source>
        <translation>er kann noch ausgeführt werden</translation>
    </message>
    <message>
        <source>it may have been executed</source>
        <translation>er kann ausgeführt worden sein</translation>
    </message>
    <message>
        <source>what it reports is older than the command: %1</source>
        <translation>seine Rückmeldung ist älter als der Befehl: %1</translation>
    </message>
    <message>
        <source>%1, but its last command was another one: %2</source>
        <translation>%1, aber sein letzter Befehl war ein anderer: %2</translation>
    </message>
    <message>
        <source>still turning</source>
        <translation>dreht noch</translation>
    </message>
    <message>
        <source>standing still after %1</source>
        <translation>Stillstand nach %1</translation>
    </message>
    <message>
        <source>%1, never sent</source>
        <translation>%1, nie gesendet</translation>
    </message>
    <message>
        <source>not sent: no path; it goes out on the first one</source>
        <translation>nicht gesendet: kein Weg; er geht über den ersten hinaus</translation>
    </message>
    <message>
        <source>not known whether it was sent</source>
        <translation>unbekannt, ob er gesendet wurde</translation>
    </message>
    <message>
        <source>the broker said after %1 that nobody listens</source>
        <translation>der Broker sagte nach %1, dass niemand zuhört</translation>
    </message>
    <message>
        <source>the broker had it after %1 and drops it when it expires</source>
        <translation>der Broker hatte ihn nach %1 und verwirft ihn, wenn er abläuft</translation>
    </message>
</context>
<context>
    <name>CommandRules</name>
    <message>
        <source>no live state yet</source>
        <translation>noch kein aktueller Zustand</translation>
    </message>
    <message>
        <source>no link</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>no link to %1</source>
        <translation>keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>link to %1 is silent for %2</source>
        <translation>von %1 ist seit %2 nichts zu hören</translation>
    </message>
    <message>
        <source>state is %1 old</source>
        <translation>Zustand ist %1 alt</translation>
    </message>
    <message>
        <source>already %1</source>
        <translation>schon so: %1</translation>
    </message>
    <message>
        <source>no e-stop to reset</source>
        <translation>kein Not-Halt rückzusetzen</translation>
    </message>
    <message>
        <source>e-stop latched</source>
        <translation>Not-Halt verriegelt</translation>
    </message>
    <message>
        <source>this device has never reported</source>
        <translation>dieses Gerät hat sich nie gemeldet</translation>
    </message>
    <message>
        <source>this kind of device has no such command</source>
        <translation>diese Art Gerät kennt diesen Befehl nicht</translation>
    </message>
    <message>
        <source>no link, use the physical stop</source>
        <translation>keine Verbindung, Schalter vor Ort benutzen</translation>
    </message>
    <message>
        <source>another command is in execution</source>
        <translation>ein anderer Befehl läuft noch</translation>
    </message>
    <message>
        <source>the device is in local mode</source>
        <translation>das Gerät ist im Vor-Ort-Betrieb</translation>
    </message>
    <message>
        <source>not permitted: this operator may only stop</source>
        <translation>nicht berechtigt: dieser Bediener darf nur stoppen</translation>
    </message>
    <message>
        <source>the audit trail cannot be written: %1</source>
        <translation>der Audit-Trail lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>%1 is not expected to carry this device</source>
        <translation>über %1 wird dieses Gerät nicht erwartet</translation>
    </message>
    <message>
        <source>the devices at %1 have to be confirmed first</source>
        <translation>die Geräte an %1 müssen erst bestätigt werden</translation>
    </message>
</context>
<context>
    <name>CommandText</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>sent after %1</source>
        <translation>gesendet nach %1</translation>
    </message>
    <message>
        <source>broker had it after %1</source>
        <translation>Broker hatte ihn nach %1</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>given</source>
        <comment>second step of a start</comment>
        <translation>erteilt</translation>
    </message>
    <message>
        <source>device confirms</source>
        <translation>Gerät bestätigt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>step, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: nothing keeps the %2 of %3 from arriving late.</source>
        <translation>%1: nichts verhindert, dass der Befehl „%2“ von %3 verspätet ankommt.</translation>
    </message>
    <message>
        <source>armed, waits for the second step</source>
        <translation>scharf, wartet auf den zweiten Schritt</translation>
    </message>
</context>
<context>
    <name>DeviceAlarms</name>
    <message>
        <source>the e-stop is not confirmed</source>
        <translation>der Not-Halt ist nicht bestätigt</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>geht %1 vor</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>geht %1 nach</translation>
    </message>
    <message>
        <source>reports: %1</source>
        <translation>meldet: %1</translation>
    </message>
    <message>
        <source>it still turns</source>
        <translation>es dreht noch</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>asked for: %1; reports: %2</source>
        <translation>verlangt: %1; meldet: %2</translation>
    </message>
</context>
<context>
    <name>DeviceFacts</name>
    <message>
        <source>last known: %1</source>
        <translation>zuletzt bekannt: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, was %2</source>
        <translation>%1, war %2</translation>
    </message>
    <message>
        <source>never live</source>
        <translation>nie live</translation>
    </message>
    <message>
        <source>no report</source>
        <translation>keine Meldung</translation>
    </message>
    <message>
        <source>late %1</source>
        <translation>verspätet %1</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1, %2, was %3</source>
        <translation>%1, %2, war %3</translation>
    </message>
</context>
<context>
    <name>DeviceWording</name>
    <message>
        <source>device said offline</source>
        <translation>Gerät hat sich abgemeldet</translation>
    </message>
    <message>
        <source>no link to %1</source>
        <translation>keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>nie gesehen</translation>
    </message>
    <message>
        <source>not seen since %1</source>
        <translation>nicht gesehen seit %1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>late: a report is due every %1</source>
        <translation>verspätet: fällig ist alle %1 eine Meldung</translation>
    </message>
    <message>
        <source>last known, retained by the broker</source>
        <translation>zuletzt bekannt, vom Broker aufbewahrt</translation>
    </message>
    <message>
        <source>stale: no report within %1</source>
        <translation>veraltet: keine Meldung innerhalb von %1</translation>
    </message>
    <message>
        <source>%1; its clock is %2 ahead</source>
        <translation>%1; seine Uhr geht %2 vor</translation>
    </message>
    <message>
        <source>%1; its clock is %2 behind</source>
        <translation>%1; seine Uhr geht %2 nach</translation>
    </message>
    <message>
        <source>latched at the device</source>
        <translation>am Gerät verriegelt</translation>
    </message>
    <message>
        <source>inhibited on this console only</source>
        <translation>nur an dieser Konsole gesperrt</translation>
    </message>
</context>
<context>
    <name>EStopLines</name>
    <message>
        <source>%1, %2</source>
        <comment>operator, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>progress, detail</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>or open it and reset its e-stop</source>
        <translation>oder öffnen und seinen Not-Halt rücksetzen</translation>
    </message>
    <message>
        <source>Stop it again</source>
        <translation>Erneut stoppen</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>E-STOP NOT CONFIRMED: %1 - use the physical stop</source>
        <translation>NOT-HALT NICHT BESTÄTIGT: %1 - Schalter vor Ort benutzen</translation>
    </message>
    <message>
        <source>E-STOP NOT SENT, no path: %1 - use the physical stop</source>
        <translation>NOT-HALT NICHT GESENDET, kein Weg: %1 - Schalter vor Ort benutzen</translation>
    </message>
    <message>
        <source>Back, and its e-stop was never confirmed: %1. Stop it again?</source>
        <translation>Zurück, Not-Halt nie bestätigt: %1. Erneut stoppen?</translation>
    </message>
    <message>
        <source>E-stop: %1 of %2 confirmed by the device</source>
        <translation>Not-Halt: %1 von %2 vom Gerät bestätigt</translation>
    </message>
    <message>
        <source>E-stop: none of these devices takes one - use the physical stop</source>
        <translation>Not-Halt: keines dieser Geräte kennt einen - Schalter vor Ort benutzen</translation>
    </message>
    <message>
        <source>E-stop latched: %1</source>
        <translation>Not-Halt verriegelt: %1</translation>
    </message>
    <message>
        <source>%1 confirmed</source>
        <translation>%1 bestätigt</translation>
    </message>
    <message>
        <source>%1 not covered: %2</source>
        <translation>%1 nicht erfasst: %2</translation>
    </message>
</context>
<context>
    <name>EmergencyStops</name>
    <message>
        <source>broker has it after %1</source>
        <translation>Broker hat ihn nach %1</translation>
    </message>
    <message>
        <source>sent after %1</source>
        <translation>gesendet nach %1</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>confirmed in %1</source>
        <translation>bestätigt nach %1</translation>
    </message>
    <message>
        <source>but the device reports otherwise now</source>
        <translation>aber das Gerät meldet jetzt anderes</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>no longer repeated</source>
        <translation>nicht mehr wiederholt</translation>
    </message>
</context>
<context>
    <name>Handshake</name>
    <message>
        <source>&quot;%1&quot; is not the name of a header</source>
        <translation>„%1“ ist kein Name eines Headers</translation>
    </message>
    <message>
        <source>the header %1 belongs to the handshake itself</source>
        <translation>der Header %1 gehört zum Handshake selbst</translation>
    </message>
    <message>
        <source>the header %1 is there twice</source>
        <translation>der Header %1 kommt zweimal vor</translation>
    </message>
    <message>
        <source>the value of the header %1 has characters that no header can hold</source>
        <translation>der Wert des Headers %1 hat Zeichen, die kein Header aufnehmen kann</translation>
    </message>
    <message>
        <source>use mqtts or wss, or mark its network as trusted</source>
        <translation>mqtts oder wss benutzen oder seinem Netz Kennwörter anvertrauen</translation>
    </message>
    <message>
        <source>the password is not sent unencrypted to %1; %2</source>
        <translation>das Kennwort wird nicht unverschlüsselt an %1 gesendet; %2</translation>
    </message>
    <message>
        <source>the token is not sent unencrypted to %1; %2</source>
        <translation>das Token wird nicht unverschlüsselt an %1 gesendet; %2</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>E-STOP is &lt;b&gt;not the safety device&lt;/b&gt;. It is a request that travels over the network. In danger use the physical stop first.</source>
        <translation>Der NOT-HALT hier ist &lt;b&gt;nicht die Sicherheitseinrichtung&lt;/b&gt;. Er ist eine Bitte, die über das Netz geht. Bei Gefahr zuerst den Schalter vor Ort benutzen.</translation>
    </message>
    <message>
        <source>The red button and %1 stop every known device of the site, silent ones too, at one press and without a question. A single device has its own button on its page; every site at once stands in the menu.</source>
        <translation>Der rote Knopf und %1 halten jedes bekannte Gerät des Standorts an, auch stumme, mit einem Druck und ohne Rückfrage. Ein einzelnes Gerät hat seinen eigenen Knopf auf seiner Seite; alle Standorte auf einmal stehen im Menü.</translation>
    </message>
    <message>
        <source>It goes out on every broker that is up, and again each second, until each device itself confirms; for 10 minutes at most. The banner lists every device, and how far it came on each broker.</source>
        <translation>Er geht über jeden Broker, der da ist, und jede Sekunde noch einmal, bis jedes Gerät selbst bestätigt; höchstens 10 Minuten lang. Das Banner zeigt jedes Gerät und wie weit er über jeden Broker gekommen ist.</translation>
    </message>
    <message>
        <source>&lt;b&gt;NOT CONFIRMED&lt;/b&gt;: the device has not answered for 10 s. &lt;b&gt;NOT SENT&lt;/b&gt;: no broker is up; it goes out on the first one that comes up within 10 minutes. Both mean: use the physical stop.</source>
        <translation>&lt;b&gt;NICHT BESTÄTIGT&lt;/b&gt;: das Gerät hat 10 s lang nicht geantwortet. &lt;b&gt;NICHT GESENDET&lt;/b&gt;: kein Broker ist da; er geht über den ersten, der binnen 10 Minuten kommt. Beides heißt: den Schalter vor Ort benutzen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not covered&lt;/b&gt;: the device knows no e-stop and was sent none.</source>
        <translation>&lt;b&gt;Nicht erfasst&lt;/b&gt;: das Gerät kennt keinen Not-Halt und bekam keinen.</translation>
    </message>
    <message>
        <source>It latches, also over a restart of this program: nothing starts there until a reset. A device that comes back without having confirmed is stopped again; after 10 minutes the banner asks first.</source>
        <translation>Er verriegelt, auch über einen Neustart des Programms: dort startet nichts bis zum Rücksetzen. Ein Gerät, das unbestätigt wiederkommt, wird erneut angehalten; nach 10 Minuten fragt das Banner vorher.</translation>
    </message>
    <message>
        <source>Reset: on the page of the device, in two steps, with a typed reason. It starts nothing. Where a device does not report its latch, only this console is inhibited: others, and switches on the spot, can start it.</source>
        <translation>Rücksetzen: auf der Seite des Geräts, in zwei Schritten, mit eingetipptem Grund. Es startet nichts. Meldet ein Gerät seine Verriegelung nicht, ist nur diese Konsole gesperrt: andere und Schalter vor Ort können es starten.</translation>
    </message>
    <message>
        <source>%1 needs the keyboard focus of this window. The button says “inactive” while another program has it.</source>
        <translation>%1 braucht den Tastaturfokus dieses Fensters. Der Knopf sagt „inaktiv“, solange ein anderes Programm ihn hat.</translation>
    </message>
    <message>
        <source>Start, Relay on and Reset are &lt;b&gt;armed&lt;/b&gt; first and given second.</source>
        <translation>Start, Relais ein und Rücksetzen werden erst &lt;b&gt;scharf geschaltet&lt;/b&gt; und dann gegeben.</translation>
    </message>
    <message>
        <source>After the first press the foot of the panel names every motor that will turn and asks whether the area is clear. Confirm there within 10 s. A double-click, or a key held down, never does both.</source>
        <translation>Nach dem ersten Druck nennt der Fuß der Tafel jeden Motor, der sich drehen wird, und fragt, ob der Bereich frei ist. Dort binnen 10 s bestätigen. Ein Doppelklick oder eine gehaltene Taste tut nie beides.</translation>
    </message>
    <message>
        <source>%1, any stop, another page, device or window, and any change of the device or the broker disarm.</source>
        <translation>%1, jeder Stopp, eine andere Seite, ein anderes Gerät oder Fenster und jede Änderung am Gerät oder Broker entschärfen.</translation>
    </message>
    <message>
        <source>A start needs live state. A button that cannot be used says why: no link, state too old, e-stop latched, local mode, another command running, audit trail not writable.</source>
        <translation>Ein Start braucht lebenden Zustand. Ein Knopf, der nicht geht, sagt warum: keine Verbindung, Zustand zu alt, Not-Halt verriegelt, Vor-Ort-Betrieb, ein anderer Befehl läuft, Audit-Trail nicht beschreibbar.</translation>
    </message>
    <message>
        <source>Nothing that starts a motor is ever sent a second time by itself.</source>
        <translation>Was einen Motor startet, wird nie von selbst ein zweites Mal gesendet.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Stop takes one press.&lt;/b&gt; Only a missing link refuses it.</source>
        <translation>&lt;b&gt;Stopp braucht einen Druck.&lt;/b&gt; Nur eine fehlende Verbindung verhindert ihn.</translation>
    </message>
    <message>
        <source>It goes out on every broker that is up, overtakes a command that is running, disarms, and aborts a start sequence. “Still turning” stands there until the speed is low.</source>
        <translation>Er geht über jeden Broker, der da ist, überholt einen laufenden Befehl, entschärft und bricht eine Startfolge ab. „Dreht noch“ steht da, bis die Drehzahl klein ist.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Group stop&lt;/b&gt;: Stop all on Overview; or choose tiles there with Ctrl or Shift and stop those; or right-click a site in the tree. A list shows what became of each. This is an ordinary stop: nothing is latched.</source>
        <translation>&lt;b&gt;Gruppenstopp&lt;/b&gt;: „Alle stoppen“ in der Übersicht; oder dort Kacheln mit Strg oder Umschalt wählen und diese stoppen; oder im Baum rechts auf einen Standort klicken. Eine Liste zeigt, was aus jedem wurde. Es ist ein gewöhnlicher Stopp: nichts verriegelt.</translation>
    </message>
    <message>
        <source>A group is only started as a &lt;b&gt;start sequence&lt;/b&gt; from console.toml: Start sequences on Overview. It is armed and given like one start and goes step by step. It ends at the first step that is not confirmed, at any stop, and with Abort sequence. What has started by then stays on.</source>
        <translation>Eine Gruppe startet nur als &lt;b&gt;Startfolge&lt;/b&gt; aus console.toml: „Startfolgen“ in der Übersicht. Sie wird scharf geschaltet und gegeben wie ein Start und geht Schritt für Schritt. Sie endet beim ersten Schritt, der nicht bestätigt wird, bei jedem Stopp und mit „Startfolge abbrechen“. Was bis dahin läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>the device itself says so, by this command&apos;s id or by the state asked for</source>
        <translation>das Gerät sagt es selbst, mit der Kennung dieses Befehls oder mit dem verlangten Zustand</translation>
    </message>
    <message>
        <source>it was never sent; the reason stands beside it</source>
        <translation>er wurde nie gesendet; der Grund steht daneben</translation>
    </message>
    <message>
        <source>the broker says that nobody listens for this device</source>
        <translation>der Broker sagt, dass niemand für dieses Gerät zuhört</translation>
    </message>
    <message>
        <source>the device reported afterwards, and something else</source>
        <translation>das Gerät meldete sich danach, aber mit etwas anderem</translation>
    </message>
    <message>
        <source>the broker has it, the device said nothing</source>
        <translation>der Broker hat ihn, das Gerät sagte nichts</translation>
    </message>
    <message>
        <source>the link broke, another command overtook it, or the program ended: look at the device</source>
        <translation>die Verbindung riss, ein anderer Befehl überholte ihn, oder das Programm endete: am Gerät nachsehen</translation>
    </message>
    <message>
        <source>a warning beside the outcome: the device may carry it out late. Press the Stop beside it</source>
        <translation>eine Warnung neben dem Ausgang: das Gerät führt ihn vielleicht spät noch aus. Den Stopp daneben drücken</translation>
    </message>
    <message>
        <source>A late answer is noted beside the outcome and never replaces it.</source>
        <translation>Eine späte Antwort wird neben dem Ausgang vermerkt und ersetzt ihn nie.</translation>
    </message>
    <message>
        <source>Commands (%1) lists who commanded what, when, why, by which brokers and with which outcome. Choose a row for its details, filter above, export as CSV or JSON below. All of it is kept on disk in the audit trail, in rows that are chained: Verify shows whether one was changed or is missing. A start waits until its row is on the disk, and is refused after 1 s; a stop goes first and is written beside.</source>
        <translation>Befehle (%1) zeigt, wer was wann und warum befahl, über welche Broker und mit welchem Ausgang. Eine Zeile wählen zeigt Einzelheiten; oben wird gefiltert, unten als CSV oder JSON exportiert. Alles steht auf der Platte im Audit-Trail, in verketteten Zeilen: „Prüfen“ zeigt, ob eine geändert ist oder fehlt. Ein Start wartet, bis seine Zeile auf der Platte ist, und wird nach 1 s abgelehnt; ein Stopp geht zuerst hinaus und wird daneben geschrieben.</translation>
    </message>
    <message>
        <source>live; the age grows until the next report</source>
        <translation>live; das Alter wächst bis zur nächsten Meldung</translation>
    </message>
    <message>
        <source>the report is overdue: broken arc, dashed edge, “late”</source>
        <translation>die Meldung ist überfällig: unterbrochener Bogen, gestrichelter Rand, „verspätet“</translation>
    </message>
    <message>
        <source>kept by the broker, true once: dots over the values</source>
        <translation>vom Broker aufbewahrt, war einmal wahr: Punkte über den Werten</translation>
    </message>
    <message>
        <source>too old to act upon: strokes, hollow bars, slanted numbers</source>
        <translation>zu alt zum Handeln: Striche, hohle Balken, schräge Ziffern</translation>
    </message>
    <message>
        <source>the device or its link is gone: crossed strokes</source>
        <translation>Gerät oder Verbindung ist fort: gekreuzte Striche</translation>
    </message>
    <message>
        <source>the device sent what is no value: dense strokes</source>
        <translation>das Gerät sandte etwas, das kein Wert ist: dichte Striche</translation>
    </message>
    <message>
        <source>The light band is the normal range, the strokes are limits. Colour appears only beyond a limit: a diamond with H or L, a triangle with HH or LL.</source>
        <translation>Das helle Band ist der Normalbereich, die Striche sind Grenzen. Farbe erscheint nur jenseits einer Grenze: eine Raute mit H oder L, ein Dreieck mit HH oder LL.</translation>
    </message>
    <message>
        <source>E-STOP of this site, on every page, also under dialogs</source>
        <translation>NOT-HALT dieses Standorts, auf jeder Seite, auch bei offenen Dialogen</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>diese Seite</translation>
    </message>
    <message>
        <source>filter the tree</source>
        <translation>den Baum filtern</translation>
    </message>
    <message>
        <source>disarms; else clears a filter; else leaves full screen</source>
        <translation>entschärft; sonst leert es einen Filter; sonst verlässt es den ganzen Bildschirm</translation>
    </message>
    <message>
        <source>to the next control and back, E-STOP included</source>
        <translation>zum nächsten Bedienelement und zurück, NOT-HALT eingeschlossen</translation>
    </message>
    <message>
        <source>press it, or open the device</source>
        <translation>es drücken oder das Gerät öffnen</translation>
    </message>
    <message>
        <source>Alt and a letter</source>
        <translation>Alt und ein Buchstabe</translation>
    </message>
    <message>
        <source>press the button in whose name the letter is underlined</source>
        <translation>den Knopf drücken, in dessen Namen der Buchstabe unterstrichen ist</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>walk through the tree, tiles and tables</source>
        <translation>durch Baum, Kacheln und Tabellen gehen</translation>
    </message>
    <message>
        <source>larger, larger, smaller, normal text</source>
        <translation>Schrift größer, größer, kleiner, normal</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>ganzer Bildschirm</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>beenden</translation>
    </message>
    <message>
        <source>E-STOP</source>
        <translation>NOT-HALT</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Start sequences</source>
        <translation>Startfolgen</translation>
    </message>
    <message>
        <source>What became of a command</source>
        <translation>Was aus einem Befehl wurde</translation>
    </message>
    <message>
        <source>Ledger and audit trail</source>
        <translation>Befehlsbuch und Audit-Trail</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>How far a value may be believed</source>
        <translation>Wie weit einem Wert zu trauen ist</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Skalen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>e-stop latched: start is inhibited until a reset</source>
        <translation>Not-Halt verriegelt: Start gesperrt bis zum Rücksetzen</translation>
    </message>
    <message>
        <source>stale or offline: what is shown was once true</source>
        <translation>veraltet oder offline: was zu sehen ist, war einmal wahr</translation>
    </message>
    <message>
        <source>relay on</source>
        <translation>Relais ein</translation>
    </message>
    <message>
        <source>relay off</source>
        <translation>Relais aus</translation>
    </message>
    <message>
        <source>battery charging</source>
        <translation>Batterie lädt</translation>
    </message>
    <message>
        <source>battery discharging</source>
        <translation>Batterie entlädt</translation>
    </message>
    <message>
        <source>the device did not say</source>
        <translation>das Gerät sagt es nicht</translation>
    </message>
    <message>
        <source>Raptor Console %1</source>
        <translation>Raptor Console %1</translation>
    </message>
    <message>
        <source>The page of the device shows each step with its time: requested, armed, audited, sent, broker has it, confirmed. That the broker has it does not mean that the device acted. Within 5 s there is exactly one outcome:</source>
        <translation>Die Seite des Geräts zeigt jeden Schritt mit seiner Zeit: verlangt, scharf, protokolliert, gesendet, Broker hat ihn, bestätigt. Dass der Broker ihn hat, heißt nicht, dass das Gerät gehandelt hat. Binnen 5 s gibt es genau einen Ausgang:</translation>
    </message>
    <message>
        <source>Alarms (%1) lists what wants attention, most urgent first. The shape is the priority, the letters are the kind.</source>
        <translation>Alarme (%1) zeigt, was Aufmerksamkeit braucht, das Dringendste zuerst. Die Form ist die Priorität, die Buchstaben sind die Art.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Square 1&lt;/b&gt;, urgent: act now. &lt;b&gt;Triangle 2&lt;/b&gt;, high: act soon. &lt;b&gt;Diamond 3&lt;/b&gt;, low: act when there is time. Filled and bold: nobody has acknowledged it. Hollow: somebody has. Dashed: it has ended.</source>
        <translation>&lt;b&gt;Quadrat 1&lt;/b&gt;, dringend: jetzt handeln. &lt;b&gt;Dreieck 2&lt;/b&gt;, hoch: bald handeln. &lt;b&gt;Raute 3&lt;/b&gt;, niedrig: handeln, wenn Zeit ist. Gefüllt und fett: niemand hat quittiert. Hohl: jemand hat quittiert. Gestrichelt: er ist gegangen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Acknowledge&lt;/b&gt; says that somebody knows; it changes nothing at the plant. What has ended leaves the list once it is acknowledged. What &lt;b&gt;latches&lt;/b&gt; wants a reset as well.</source>
        <translation>&lt;b&gt;Quittieren&lt;/b&gt; sagt, dass jemand davon weiß; an der Anlage ändert es nichts. Was gegangen ist, verlässt die Liste, sobald es quittiert ist. Was &lt;b&gt;verriegelt&lt;/b&gt;, muss außerdem rückgesetzt werden.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Shelve&lt;/b&gt; keeps an alarm silent until an end of 24 hours at most, with a reason; it comes back by itself. &lt;b&gt;Out of service&lt;/b&gt; lasts until somebody returns it. What is kept from you, by whom and why stands in a list of its own.</source>
        <translation>&lt;b&gt;Zurückstellen&lt;/b&gt; hält einen Alarm bis zu einem Ende still, höchstens 24 Stunden und mit einem Grund; er kommt von selbst zurück. &lt;b&gt;Außer Betrieb&lt;/b&gt; gilt, bis ihn jemand wieder in Betrieb nimmt. Was zurückgehalten wird, von wem und warum, steht in einer eigenen Liste.</translation>
    </message>
    <message>
        <source>Below the list: value and limit, since when, what it means, what to do, and what happens otherwise. &lt;b&gt;Definition&lt;/b&gt; changes limit, delays, priority or text of one alarm of one device; who did it and why is kept in the audit trail.</source>
        <translation>Unter der Liste: Wert und Grenzwert, seit wann, was es bedeutet, was zu tun ist und was sonst geschieht. &lt;b&gt;Definition&lt;/b&gt; ändert Grenzwert, Verzögerungen, Priorität oder Text eines Alarms an einem Gerät; wer es war und warum, steht im Audit-Trail.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Flood&lt;/b&gt;: more than 10 within 10 minutes, until fewer than 5. The first one stays named: it often explains the others.</source>
        <translation>&lt;b&gt;Alarmflut&lt;/b&gt;: mehr als 10 binnen 10 Minuten, bis es weniger als 5 sind. Die Erstmeldung bleibt genannt: sie erklärt oft die anderen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Journal&lt;/b&gt; keeps every change over restarts. &lt;b&gt;Figures&lt;/b&gt; show which alarms come too often, chatter, or stand for days: those are the ones to mend.</source>
        <translation>Das &lt;b&gt;Journal&lt;/b&gt; behält jede Änderung über Neustarts hinweg. Die &lt;b&gt;Kennzahlen&lt;/b&gt; zeigen, welche Alarme zu oft kommen, flattern oder tagelang anstehen: die sind zu verbessern.</translation>
    </message>
    <message>
        <source>silence the alarm sound until the next alarm</source>
        <translation>den Alarmton bis zum nächsten Alarm abstellen</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>While alarms pour in, what you look at stays where it is; what came above it is counted above the list. A &lt;b&gt;struck-out bell&lt;/b&gt; in the top bar: alarms are not heard. Press it to end that.</source>
        <translation>Während Alarme hereinströmen, bleibt stehen, was Sie ansehen; was darüber dazukam, wird über der Liste gezählt. Eine &lt;b&gt;durchgestrichene Glocke&lt;/b&gt; in der Kopfzeile: Alarme sind nicht zu hören. Ein Druck darauf führt dahin, wo das endet.</translation>
    </message>
    <message>
        <source>Alt+Y</source>
        <comment>the letter of Sort by</comment>
        <translation>Alt+O</translation>
    </message>
    <message>
        <source>on Alarms: Sort by; the arrow keys choose the column, the button behind it turns the order round</source>
        <translation>auf Alarme: Sortieren nach; die Pfeiltasten wählen die Spalte, der Knopf dahinter dreht die Reihenfolge um</translation>
    </message>
    <message>
        <source>on an alarm, in any list: its device, with the trend of that time; so does a double click</source>
        <translation>auf einem Alarm, in jeder Liste: sein Gerät mit dem Trend jener Zeit; ebenso ein Doppelklick</translation>
    </message>
    <message>
        <source>Wheel: zoom; drag: move; drag with Shift or the right button: zoom into a rectangle. Click: cursor A; Shift and click: cursor B. Double click: fit the values again.</source>
        <translation>Mausrad: zoomen; ziehen: verschieben; mit Umschalt oder der rechten Taste ziehen: in ein Rechteck zoomen. Klick: Cursor A; Umschalt und Klick: Cursor B. Doppelklick: Werte wieder einpassen.</translation>
    </message>
    <message>
        <source>On the chart %1 and %2 move it, %3 and %4 by its whole width, + and - zoom, %5 goes back to now, Space pauses, %6 goes back to the time before, with Shift the arrow keys move cursor A, with Ctrl too cursor B.</source>
        <translation>Auf dem Diagramm verschieben %1 und %2 es, %3 und %4 um die ganze Breite, + und - zoomen, %5 kehrt zu jetzt zurück, Leertaste hält an, %6 kehrt zur Zeit davor zurück, mit Umschalt bewegen die Pfeiltasten Cursor A, zusätzlich mit Strg Cursor B.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Pause&lt;/b&gt; holds the chart; what comes in meanwhile is not lost. A gap is drawn as a gap: nothing is known of that time.</source>
        <translation>&lt;b&gt;Pause&lt;/b&gt; hält das Diagramm an; was inzwischen kommt, geht nicht verloren. Eine Lücke wird als Lücke gezeichnet: über diese Zeit ist nichts bekannt.</translation>
    </message>
    <message>
        <source>In the table %1 hides and shows what is chosen, %2 removes it; the chart draws the limits and the normal band of the chosen signal.</source>
        <translation>In der Tabelle blendet %1 das Gewählte aus und ein, %2 entfernt es; das Diagramm zeichnet die Grenzen und den Normalbereich des gewählten Signals.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Compare&lt;/b&gt; draws the same signals once more, dimmed, as they were earlier. &lt;b&gt;Save&lt;/b&gt; keeps signals, span and comparison under a name. &lt;b&gt;Export&lt;/b&gt; writes a picture, or every sample as CSV.</source>
        <translation>&lt;b&gt;Vergleichen&lt;/b&gt; zeichnet dieselben Signale noch einmal gedämpft, wie sie früher waren. &lt;b&gt;Speichern&lt;/b&gt; bewahrt Signale, Zeitspanne und Vergleich unter einem Namen. &lt;b&gt;Exportieren&lt;/b&gt; schreibt ein Bild, oder jeden Messwert als CSV.</translation>
    </message>
    <message>
        <source>Overview, Device, Trends, Alarms, Commands, Brokers, History</source>
        <translation>Übersicht, Gerät, Trends, Alarme, Befehle, Broker, Verlauf</translation>
    </message>
    <message>
        <source>replay the past, ten minutes back; again: live</source>
        <translation>die Vergangenheit abspielen, zehn Minuten zurück; noch einmal: live</translation>
    </message>
    <message>
        <source>in the tree: stop all of a site, or add a device to the trend</source>
        <translation>im Baum: alles eines Standorts stoppen, oder ein Gerät zum Trend hinzufügen</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>Trends (%1) shows any signals over any time. Drag a device from the tree onto the chart, or one of its signals (%2 opens it there), or choose signals with Add signals.</source>
        <translation>Trends (%1) zeigt beliebige Signale über jede Zeit. Ein Gerät aus dem Baum in das Diagramm ziehen, oder eines seiner Signale (%2 klappt es dort auf), oder Signale mit „Signale hinzufügen“ wählen.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>a block of samples is damaged</source>
        <translation>ein Block von Messwerten ist beschädigt</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <source>%1 cannot be put in place</source>
        <translation>%1 kann nicht an seine Stelle gebracht werden</translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation>%1 ist beschädigt: %2</translation>
    </message>
    <message>
        <source>ended before all was looked at</source>
        <translation>beendet, bevor alles geprüft war</translation>
    </message>
    <message>
        <source>The history is sound: %1 samples in %2 blocks</source>
        <translation>Der Verlauf ist in Ordnung: %1 Messwerte in %2 Blöcken</translation>
    </message>
    <message>
        <source>%1 parts of the history cannot be read; %2 samples in %3 blocks can</source>
        <translation>%1 Teile des Verlaufs sind nicht lesbar; %2 Messwerte in %3 Blöcken sind es</translation>
    </message>
    <message>
        <source>A new history was begun</source>
        <translation>Ein neuer Verlauf wurde begonnen</translation>
    </message>
    <message>
        <source>The history was closed in good order</source>
        <translation>Der Verlauf wurde ordentlich geschlossen</translation>
    </message>
    <message>
        <source>The history was not closed; all of its pages were checked, and are sound</source>
        <translation>Der Verlauf wurde nicht geschlossen; alle seine Seiten wurden geprüft und sind in Ordnung</translation>
    </message>
    <message>
        <source>The history was not closed; its tables were checked, and are sound. raptorctl history check looks at all of it</source>
        <translation>Der Verlauf wurde nicht geschlossen; seine Tabellen wurden geprüft und sind in Ordnung. raptorctl history check prüft alles</translation>
    </message>
    <message>
        <source>another console keeps the history of this data directory</source>
        <translation>eine andere Konsole führt den Verlauf dieses Datenordners</translation>
    </message>
    <message>
        <source>%1 was replaced by another history while in use; the console has to be started again to go on with it</source>
        <translation>%1 wurde im Betrieb durch einen anderen Verlauf ersetzt; die Konsole muss neu gestartet werden, um damit weiterzumachen</translation>
    </message>
    <message>
        <source>ended before all was read</source>
        <translation>beendet, bevor alles gelesen war</translation>
    </message>
    <message>
        <source>a step is 1 ms at least</source>
        <translation>ein Schritt ist mindestens 1 ms</translation>
    </message>
    <message>
        <source>%1 is damaged and cannot be moved aside</source>
        <translation>%1 ist beschädigt und kann nicht beiseitegelegt werden</translation>
    </message>
    <message>
        <source>The history was damaged. What could be read (%1 samples in blocks) is saved; the damaged file is kept as %2</source>
        <translation>Der Verlauf war beschädigt. Was lesbar war (%1 Messwerte in Blöcken), ist gerettet; die beschädigte Datei bleibt als %2 erhalten</translation>
    </message>
    <message>
        <source>The history was damaged, but all of its rows could be read (%1 samples in blocks) and are saved; the damaged file is kept as %2</source>
        <translation>Der Verlauf war beschädigt, aber alle Zeilen waren lesbar (%1 Messwerte in Blöcken) und sind gerettet; die beschädigte Datei bleibt als %2 erhalten</translation>
    </message>
    <message>
        <source>%1 is of schema %2, which cannot be brought up to date</source>
        <translation>%1 hat das Schema %2, das sich nicht auf den neuesten Stand bringen lässt</translation>
    </message>
    <message>
        <source>%1 is no history of this program</source>
        <translation>%1 ist kein Verlauf dieses Programms</translation>
    </message>
    <message>
        <source>There is no history %1</source>
        <translation>Es gibt keinen Verlauf %1</translation>
    </message>
    <message>
        <source>%1. Samples that were lost: %2</source>
        <translation>%1. Verlorene Messwerte: %2</translation>
    </message>
    <message>
        <source>a rollup of samples is damaged</source>
        <translation>eine Verdichtung von Messwerten ist beschädigt</translation>
    </message>
    <message>
        <source>a row of the newest samples is damaged</source>
        <translation>eine Zeile der neuesten Messwerte ist beschädigt</translation>
    </message>
    <message>
        <source>%1 is damaged again and again; the disk or the memory of this machine may be the cause</source>
        <translation>%1 wird immer wieder beschädigt; die Platte oder der Speicher dieses Rechners kann die Ursache sein</translation>
    </message>
</context>
<context>
    <name>LatchKeeper</name>
    <message>
        <source>%1 is no e-stop latch; which device it means cannot be told</source>
        <translation>%1 ist keine Not-Halt-Verriegelung; welches Gerät gemeint ist, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>%1 makes no sense; %2 is kept latched</source>
        <translation>%1 ergibt keinen Sinn; %2 bleibt verriegelt</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>LinkHistory</name>
    <message>
        <source>Outage of the broker %1</source>
        <translation>Ausfall des Brokers %1</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>Until: %1</source>
        <translation>Bis: %1</translation>
    </message>
    <message>
        <source>it still lasted</source>
        <translation>er dauerte noch an</translation>
    </message>
    <message>
        <source>Lasted: %1 s</source>
        <translation>Dauer: %1 s</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Devices that were heard nowhere else meanwhile: %1</source>
        <translation>Geräte, die währenddessen nirgends sonst zu hören waren: %1</translation>
    </message>
    <message>
        <source>Reports missed, an estimate by their periods: %1</source>
        <translation>Fehlende Meldungen, geschätzt nach ihren Abständen: %1</translation>
    </message>
    <message>
        <source>These are: %1 and %2 more</source>
        <translation>Es sind: %1 und %2 weitere</translation>
    </message>
    <message>
        <source>These are: %1</source>
        <translation>Es sind: %1</translation>
    </message>
</context>
<context>
    <name>OutageWatch</name>
    <message>
        <source>this program did not run all the time</source>
        <translation>dieses Programm lief nicht die ganze Zeit</translation>
    </message>
    <message>
        <source>then removed from the configuration</source>
        <translation>dann aus der Konfiguration entfernt</translation>
    </message>
</context>
<context>
    <name>OverrideCheck</name>
    <message>
        <source>its broker is not configured</source>
        <translation>sein Broker ist nicht konfiguriert</translation>
    </message>
</context>
<context>
    <name>PlantAlarms</name>
    <message>
        <source>free at %1</source>
        <translation>frei unter %1</translation>
    </message>
    <message>
        <source>it has expired on %1</source>
        <translation>es ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>on %1, days left: %2</source>
        <translation>am %1, verbleibende Tage: %2</translation>
    </message>
    <message>
        <source>the broker is not configured any more</source>
        <translation>der Broker ist nicht mehr konfiguriert</translation>
    </message>
    <message>
        <source>the broker has another address now</source>
        <translation>der Broker hat jetzt eine andere Adresse</translation>
    </message>
    <message>
        <source>the broker is reached without TLS now</source>
        <translation>der Broker wird jetzt ohne TLS erreicht</translation>
    </message>
    <message>
        <source>%1 ahead of most devices</source>
        <translation>%1 vor den meisten Geräten</translation>
    </message>
    <message>
        <source>%1 behind most devices</source>
        <translation>%1 hinter den meisten Geräten</translation>
    </message>
    <message>
        <source>there is no such rule</source>
        <translation>eine solche Regel gibt es nicht</translation>
    </message>
</context>
<context>
    <name>PresenceAlarms</name>
    <message>
        <source>no link to %1</source>
        <translation>keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>it signed off</source>
        <translation>es hat sich abgemeldet</translation>
    </message>
    <message>
        <source>nothing but what the broker had kept</source>
        <translation>nur, was der Broker aufbewahrt hatte</translation>
    </message>
    <message>
        <source>not heard since this console was started</source>
        <translation>seit dem Start dieser Konsole nicht zu hören</translation>
    </message>
    <message>
        <source>the device is offline</source>
        <translation>das Gerät ist offline</translation>
    </message>
</context>
<context>
    <name>ProfileExchange</name>
    <message>
        <source>added: %1 (%2)</source>
        <translation>hinzugefügt: %1 (%2)</translation>
    </message>
    <message>
        <source>added: %1 (%2), as %3 because there is another %1</source>
        <translation>hinzugefügt: %1 (%2), als %3, weil es schon einen anderen Broker %1 gibt</translation>
    </message>
    <message>
        <source>%1: its network is not trusted here until you say so</source>
        <translation>%1: seinem Netz wird hier nicht vertraut, solange das niemand festlegt</translation>
    </message>
    <message>
        <source>%1: there is no %2 here</source>
        <translation>%1: %2 gibt es hier nicht</translation>
    </message>
    <message>
        <source>%1: its secrets are not in the file</source>
        <translation>%1: seine Kennwörter und Token stehen nicht in der Datei</translation>
    </message>
    <message>
        <source>there is no broker to export</source>
        <translation>es gibt keinen Broker zum Exportieren</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 ist keine Datei</translation>
    </message>
    <message>
        <source>%1 is there already and no export of brokers: choose another name</source>
        <translation>%1 gibt es schon, und es ist kein Export von Brokern: einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>eine Datei %1 gibt es nicht</translation>
    </message>
    <message>
        <source>%1 has no [[broker]] in it</source>
        <translation>%1 enthält kein [[broker]]</translation>
    </message>
    <message>
        <source>%1 is here already, the same</source>
        <translation>%1 gibt es hier schon, genau so</translation>
    </message>
    <message>
        <source>read past, not taken over: %1</source>
        <translation>überlesen, nicht übernommen: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::AlarmService</name>
    <message>
        <source>not permitted: this operator may only look</source>
        <translation>nicht berechtigt: dieser Bediener darf nur zusehen</translation>
    </message>
    <message>
        <source>no alarm was named</source>
        <translation>es wurde kein Alarm genannt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>none of them: %1</source>
        <translation>keiner davon: %1</translation>
    </message>
    <message numerus="yes">
        <source>not for %n of them: %1</source>
        <translation>
            <numerusform>%n davon nicht: %1</numerusform>
            <numerusform>%n davon nicht: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>shelving is for a time, or once</source>
        <translation>zurückgestellt wird auf Zeit oder einmal</translation>
    </message>
    <message>
        <source>shelving takes 1 minute to 24 hours</source>
        <translation>zurückgestellt wird für 1 Minute bis 24 Stunden</translation>
    </message>
    <message>
        <source>shelving needs a reason</source>
        <translation>das Zurückstellen braucht einen Grund</translation>
    </message>
    <message>
        <source>taking out of service needs a reason</source>
        <translation>die Außerbetriebnahme braucht einen Grund</translation>
    </message>
    <message>
        <source>that is how it is defined already</source>
        <translation>so ist er schon definiert</translation>
    </message>
    <message>
        <source>a definition is changed for a reason</source>
        <translation>das Ändern einer Definition braucht einen Grund</translation>
    </message>
    <message>
        <source>there is no such alarm</source>
        <translation>diesen Alarm gibt es nicht</translation>
    </message>
    <message>
        <source>as its profile has it</source>
        <translation>wie im Profil</translation>
    </message>
    <message>
        <source>the alarm journal is written again</source>
        <translation>das Alarmjournal wird wieder geschrieben</translation>
    </message>
    <message>
        <source>the alarm journal is not written: %1</source>
        <translation>das Alarmjournal wird nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>the audit trail cannot be written: %1</source>
        <translation>der Audit-Trail lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>console.toml: what it changes about the alarm &quot;%1&quot; is not in force: %2</source>
        <translation>console.toml: was dort am Alarm „%1“ geändert ist, gilt nicht: %2</translation>
    </message>
    <message>
        <source>console.toml: what it changes about the alarm &quot;%1&quot; has no effect yet: %2</source>
        <translation>console.toml: was dort am Alarm „%1“ geändert ist, wirkt noch nicht: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::App::AlarmStation</name>
    <message>
        <source>the history is not written: %1</source>
        <translation>der Verlauf wird nicht geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::App::BrokerProcess</name>
    <message numerus="yes">
        <source>it did not answer within %n second(s)</source>
        <translation>
            <numerusform>er hat innerhalb von %n Sekunde nicht geantwortet</numerusform>
            <numerusform>er hat innerhalb von %n Sekunden nicht geantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no free port on this machine</source>
        <translation>auf diesem Rechner ist kein Port frei</translation>
    </message>
    <message>
        <source>its configuration could not be written into %1</source>
        <translation>seine Konfiguration ließ sich nicht nach %1 schreiben</translation>
    </message>
    <message>
        <source>The %1 broker of the demo ended: %2</source>
        <translation>Der Broker „%1“ der Vorführung hat sich beendet: %2</translation>
    </message>
    <message>
        <source>The %1 broker of the demo did not start: %2</source>
        <translation>Der Broker „%1“ der Vorführung startete nicht: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::App::CommandJob</name>
    <message>
        <source>no link: no broker could be reached</source>
        <translation>keine Verbindung: kein Broker war erreichbar</translation>
    </message>
    <message>
        <source>refused: no profile for a device like %1</source>
        <translation>abgelehnt: kein Profil für ein Gerät wie %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message numerus="yes">
        <source>Stop of %n device(s)</source>
        <translation>
            <numerusform>Stopp von %n Gerät</numerusform>
            <numerusform>Stopp von %n Geräten</numerusform>
        </translation>
    </message>
    <message>
        <source>no link: latched, but NOT SENT - use the physical stop</source>
        <translation>keine Verbindung: verriegelt, aber NICHT GESENDET - Schalter vor Ort benutzen</translation>
    </message>
    <message>
        <source>refused: no device there has an e-stop</source>
        <translation>abgelehnt: dort kennt kein Gerät einen Not-Halt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>waiting for the state of %1, for %2 at most</source>
        <translation>wartet auf den Zustand von %1, höchstens %2</translation>
    </message>
</context>
<context>
    <name>Raptor::App::Console</name>
    <message>
        <source>Device profile left out: %1</source>
        <translation>Geräteprofil ausgelassen: %1</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation>%1 ist da</translation>
    </message>
    <message>
        <source>Known devices: %1</source>
        <translation>Bekannte Geräte: %1</translation>
    </message>
    <message>
        <source>Known devices not kept: %1</source>
        <translation>Bekannte Geräte nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Ledger of earlier runs: %1</source>
        <translation>Befehlsbuch früherer Läufe: %1</translation>
    </message>
    <message>
        <source>Audit trail is written again</source>
        <translation>Audit-Trail wird wieder geschrieben</translation>
    </message>
    <message>
        <source>AUDIT TRAIL NOT WRITTEN, nothing can be started: %1</source>
        <translation>AUDIT-TRAIL NICHT GESCHRIEBEN, nichts kann gestartet werden: %1</translation>
    </message>
    <message>
        <source>E-stop latch not kept: %1</source>
        <translation>Not-Halt-Verriegelung nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>no broker</source>
        <translation>kein Broker</translation>
    </message>
    <message>
        <source>History of the links: %1</source>
        <translation>Verlauf der Verbindungen: %1</translation>
    </message>
    <message>
        <source>Devices of the brokers not kept: %1</source>
        <translation>Geräte der Broker nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Devices of the brokers: %1</source>
        <translation>Geräte der Broker: %1</translation>
    </message>
    <message>
        <source>%1 is not known here</source>
        <translation>%1 ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>the e-stop of %1 is latched here: release it first</source>
        <translation>der Not-Halt von %1 ist hier verriegelt: erst lösen</translation>
    </message>
    <message>
        <source>a command to %1 is in execution</source>
        <translation>ein Befehl an %1 wird gerade ausgeführt</translation>
    </message>
    <message>
        <source>%1 reports at this moment</source>
        <translation>%1 meldet sich gerade</translation>
    </message>
    <message>
        <source>%1 was forgotten by %2</source>
        <translation>%1 wurde von %2 vergessen</translation>
    </message>
</context>
<context>
    <name>Raptor::App::DemoPlant</name>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>The simulated plant did not start: %1</source>
        <translation>Die simulierte Anlage startete nicht: %1</translation>
    </message>
    <message numerus="yes">
        <source>The simulated plant did not come up within %n second(s).</source>
        <translation>
            <numerusform>Die simulierte Anlage war nach %n Sekunde nicht bereit.</numerusform>
            <numerusform>Die simulierte Anlage war nach %n Sekunden nicht bereit.</numerusform>
        </translation>
    </message>
    <message>
        <source>mosquitto is not installed: apt install mosquitto</source>
        <translation>mosquitto ist nicht installiert: apt install mosquitto</translation>
    </message>
    <message>
        <source>The plant simulator is missing: %1</source>
        <translation>Der Anlagensimulator fehlt: %1</translation>
    </message>
    <message>
        <source>The simulated plant ended.</source>
        <translation>Die simulierte Anlage hat sich beendet.</translation>
    </message>
    <message>
        <source>The simulated plant ended: %1</source>
        <translation>Die simulierte Anlage hat sich beendet: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::App::Desktop</name>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 Nachr./s</translation>
    </message>
    <message>
        <source> - %1 rejected</source>
        <translation> - %1 zurückgewiesen</translation>
    </message>
    <message>
        <source> - %1 shed</source>
        <translation> - %1 verworfen</translation>
    </message>
    <message>
        <source>could not write %1</source>
        <translation>%1 ließ sich nicht schreiben</translation>
    </message>
</context>
<context>
    <name>Raptor::App::FeedDesk</name>
    <message>
        <source>not read while the broker is locked to %1</source>
        <translation>wird nicht gelesen, solange der Broker auf %1 festgelegt ist</translation>
    </message>
    <message>
        <source>%1: connected (feed, read only)</source>
        <translation>%1: verbunden (Feed, nur lesend)</translation>
    </message>
    <message>
        <source>%1: connection lost</source>
        <translation>%1: Verbindung verloren</translation>
    </message>
    <message>
        <source>%1: connection lost: %2</source>
        <translation>%1: Verbindung verloren: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: read again</source>
        <translation>%1: wird wieder gelesen</translation>
    </message>
    <message>
        <source>%1: its certificate expires on %2</source>
        <translation>%1: sein Zertifikat läuft am %2 ab</translation>
    </message>
</context>
<context>
    <name>Raptor::App::HistoryStation</name>
    <message>
        <source>The history is written again</source>
        <translation>Der Verlauf wird wieder geschrieben</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>Verlauf: %1</translation>
    </message>
    <message>
        <source>HISTORY NOT WRITTEN: %1</source>
        <translation>VERLAUF NICHT GESCHRIEBEN: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::App::KeychainStore</name>
    <message>
        <source>the keychain was not opened</source>
        <translation>der Schlüsselbund wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>the keychain refuses access</source>
        <translation>der Schlüsselbund verweigert den Zugriff</translation>
    </message>
    <message>
        <source>this desktop has no keychain</source>
        <translation>diese Arbeitsumgebung hat keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>no keychain answers on this desktop</source>
        <translation>in dieser Arbeitsumgebung antwortet kein Schlüsselbund</translation>
    </message>
    <message>
        <source>the keychain says: %1</source>
        <translation>der Schlüsselbund meldet: %1</translation>
    </message>
    <message>
        <source>the keychain does not answer; it may be locked</source>
        <translation>der Schlüsselbund antwortet nicht; vielleicht ist er gesperrt</translation>
    </message>
</context>
<context>
    <name>Raptor::App::ReplayStation</name>
    <message>
        <source>the alarms of then cannot be read: %1</source>
        <translation>die Alarme von damals sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>a replay is shown, which is not live: leave it to command</source>
        <translation>es läuft eine Wiedergabe, sie ist nicht live: zum Bedienen verlassen</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>sucht …</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1: %2 by %3, %4</source>
        <translation>%1: %2 von %3, %4</translation>
    </message>
    <message>
        <source>the journal cannot be read: %1</source>
        <translation>das Protokoll ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>no alarm and no command after this moment</source>
        <translation>kein Alarm und kein Befehl nach diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>no alarm and no command before this moment</source>
        <translation>kein Alarm und kein Befehl vor diesem Zeitpunkt</translation>
    </message>
</context>
<context>
    <name>Raptor::App::SecretKeeper</name>
    <message>
        <source>no keychain is used here</source>
        <translation>hier wird kein Schlüsselbund benutzt</translation>
    </message>
    <message>
        <source>asking the keychain</source>
        <translation>fragt den Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>Raptor::App::SessionBus</name>
    <message>
        <source>the desktop session (D-Bus) does not answer</source>
        <translation>die Sitzung der Arbeitsumgebung (D-Bus) antwortet nicht</translation>
    </message>
    <message>
        <source>there is no desktop session (D-Bus) to ask: %1</source>
        <translation>es gibt keine Sitzung der Arbeitsumgebung (D-Bus), die zu fragen wäre: %1</translation>
    </message>
    <message>
        <source>there is no desktop session (D-Bus) to ask</source>
        <translation>es gibt keine Sitzung der Arbeitsumgebung (D-Bus), die zu fragen wäre</translation>
    </message>
</context>
<context>
    <name>Raptor::App::SiteMemory</name>
    <message>
        <source>%1 makes no sense</source>
        <translation>%1 ergibt keinen Sinn</translation>
    </message>
</context>
<context>
    <name>Raptor::App::SourceDirector</name>
    <message>
        <source>%1: connected (MQTT %2)</source>
        <translation>%1: verbunden (MQTT %2)</translation>
    </message>
    <message>
        <source>%1: connection lost</source>
        <translation>%1: Verbindung verloren</translation>
    </message>
    <message>
        <source>%1: connection lost: %2</source>
        <translation>%1: Verbindung verloren: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No broker is usable: %1</source>
        <translation>Kein Broker ist brauchbar: %1</translation>
    </message>
    <message>
        <source>Switched to %1: %2</source>
        <translation>Gewechselt zu %1: %2</translation>
    </message>
    <message>
        <source>Broker is chosen automatically again</source>
        <translation>Broker wird wieder automatisch gewählt</translation>
    </message>
    <message>
        <source>Broker locked to %1 by hand</source>
        <translation>Von Hand auf Broker %1 festgelegt</translation>
    </message>
    <message>
        <source>a broker needs a name</source>
        <translation>ein Broker braucht einen Namen</translation>
    </message>
    <message>
        <source>there is a broker named &quot;%1&quot; already</source>
        <translation>einen Broker namens „%1“ gibt es schon</translation>
    </message>
    <message>
        <source>there is no broker named &quot;%1&quot;</source>
        <translation>einen Broker namens „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>Switch to %1 waits until the running command has ended</source>
        <translation>Der Wechsel zu %1 wartet, bis der laufende Befehl beendet ist</translation>
    </message>
    <message>
        <source>No keychain, passwords are asked for at each start: %1</source>
        <translation>Kein Schlüsselbund, nach Kennwörtern wird bei jedem Start gefragt: %1</translation>
    </message>
    <message>
        <source>%1: not kept in the keychain: %2</source>
        <translation>%1: nicht im Schlüsselbund behalten: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the broker refuses the subscription to %2; the devices that are configured or known are listened to one by one, others are not seen</source>
        <translation>%1: der Broker lehnt das Abonnement ab: %2; konfigurierte oder bekannte Geräte werden einzeln abonniert, andere sind nicht zu sehen</translation>
    </message>
    <message>
        <source>%1: the broker refuses the subscription to %2: it is not seen there</source>
        <translation>%1: der Broker lehnt das Abonnement ab: %2; das ist dort nicht zu sehen</translation>
    </message>
    <message>
        <source>%1: all brokers are tried now</source>
        <translation>%1: alle Broker werden jetzt versucht</translation>
    </message>
    <message>
        <source>The computer slept for %1</source>
        <translation>Der Rechner hat %1 lang geschlafen</translation>
    </message>
    <message>
        <source>%1 is this console&apos;s own configuration: choose another name</source>
        <translation>%1 ist die eigene Konfiguration dieser Konsole: einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1: only devices report that were never heard there (%2). Nothing is started through it until somebody confirms them on the Brokers page</source>
        <translation>%1: es melden sich nur Geräte, die dort nie zu hören waren (%2). Über ihn wird nichts gestartet, bis sie jemand auf der Seite Broker bestätigt</translation>
    </message>
    <message>
        <source>%1: its devices were confirmed by hand: %2</source>
        <translation>%1: seine Geräte wurden von Hand bestätigt: %2</translation>
    </message>
    <message>
        <source>there is a feed named &quot;%1&quot; already</source>
        <translation>einen Feed namens „%1“ gibt es schon</translation>
    </message>
    <message>
        <source>%1: nobody knows whether its devices are the right ones (%2). Nothing is started through it until somebody confirms them on the Brokers page</source>
        <translation>%1: niemand weiß, ob seine Geräte die richtigen sind (%2). Über ihn wird nichts gestartet, bis sie jemand auf der Seite Broker bestätigt</translation>
    </message>
</context>
<context>
    <name>Raptor::ChangeWatch</name>
    <message>
        <source>another console or program commanded %1, it is %2 now (%3)</source>
        <translation>eine andere Konsole oder ein anderes Programm gab %1 einen Befehl, Zustand jetzt: %2 (%3)</translation>
    </message>
    <message>
        <source>%1 changed to %2 while it was not seen</source>
        <translation>%1 hat ungesehen gewechselt auf: %2</translation>
    </message>
    <message>
        <source>%1 changed to %2 by itself or on the spot</source>
        <translation>%1 hat von selbst oder vor Ort gewechselt auf: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::CommandService</name>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source> in %1</source>
        <translation> in %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>not armed</source>
        <translation>nicht scharf</translation>
    </message>
    <message>
        <source>too quick after arming</source>
        <translation>zu schnell nach dem Scharfschalten</translation>
    </message>
    <message>
        <source>something changed since arming</source>
        <translation>seit dem Scharfschalten hat sich etwas geändert</translation>
    </message>
    <message>
        <source>this has to be armed first</source>
        <translation>das muss erst scharf geschaltet werden</translation>
    </message>
    <message>
        <source>overtaken by a stop</source>
        <translation>von einem Stopp überholt</translation>
    </message>
    <message numerus="yes">
        <source>E-STOP requested by %1 for %n device(s)</source>
        <translation>
            <numerusform>NOT-HALT von %1 für %n Gerät verlangt</numerusform>
            <numerusform>NOT-HALT von %1 für %n Geräte verlangt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2: on this console only, the device is not told</source>
        <translation>%1 %2: nur an dieser Konsole, das Gerät erfährt nichts davon</translation>
    </message>
    <message>
        <source>a stop needs no arming</source>
        <translation>ein Stopp braucht kein Scharfschalten</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>Start %1</translation>
    </message>
    <message>
        <source>disarmed</source>
        <translation>entschärft</translation>
    </message>
    <message>
        <source>not completed within 10 s, disarmed</source>
        <translation>nicht binnen 10 s abgeschlossen, entschärft</translation>
    </message>
    <message>
        <source>disarmed: its state or its link changed</source>
        <translation>entschärft: Zustand oder Verbindung hat sich geändert</translation>
    </message>
    <message>
        <source>a reset needs a reason</source>
        <translation>das Rücksetzen braucht einen Grund</translation>
    </message>
    <message>
        <source>disarmed by a stop</source>
        <translation>durch einen Stopp entschärft</translation>
    </message>
    <message>
        <source>a stop</source>
        <translation>ein Stopp</translation>
    </message>
    <message>
        <source>disarmed by the e-stop</source>
        <translation>durch den Not-Halt entschärft</translation>
    </message>
    <message>
        <source>an e-stop</source>
        <translation>ein Not-Halt</translation>
    </message>
    <message>
        <source>by the operator</source>
        <translation>durch den Bediener</translation>
    </message>
    <message>
        <source>%1: e-stop latched</source>
        <translation>%1: Not-Halt verriegelt</translation>
    </message>
    <message>
        <source>disarmed by an e-stop</source>
        <translation>durch einen Not-Halt entschärft</translation>
    </message>
    <message>
        <source>the audit trail is written again</source>
        <translation>der Audit-Trail wird wieder geschrieben</translation>
    </message>
    <message>
        <source>the audit trail cannot be written: %1</source>
        <translation>der Audit-Trail lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>an operator needs a name</source>
        <translation>ein Bediener braucht einen Namen</translation>
    </message>
    <message>
        <source>disarmed by a change of operator</source>
        <translation>entschärft durch Bedienerwechsel</translation>
    </message>
    <message>
        <source>a command is in execution, try again</source>
        <translation>ein Befehl wird gerade ausgeführt, gleich noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 is at the desk now, after %2</source>
        <translation>%1 ist jetzt am Pult, nach %2</translation>
    </message>
    <message>
        <source>disarmed: %1</source>
        <translation>entschärft: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::EmergencyStops</name>
    <message>
        <source>E-stop latch: %1</source>
        <translation>Not-Halt-Verriegelung: %1</translation>
    </message>
    <message>
        <source>no e-stop meaning: use its own switch</source>
        <translation>kennt keinen Not-Halt: seinen eigenen Schalter benutzen</translation>
    </message>
    <message>
        <source>overtaken by the e-stop</source>
        <translation>vom Not-Halt überholt</translation>
    </message>
    <message>
        <source>latched on this console</source>
        <translation>an dieser Konsole verriegelt</translation>
    </message>
    <message>
        <source>pressed before this console was started</source>
        <translation>vor dem Start dieser Konsole gedrückt</translation>
    </message>
    <message>
        <source>pressed in another program</source>
        <translation>in einem anderen Programm gedrückt</translation>
    </message>
    <message>
        <source>%1: e-stop of %2 in another program</source>
        <translation>%1: Not-Halt von %2 in einem anderen Programm</translation>
    </message>
    <message>
        <source>%1: its e-stop was reset in another program</source>
        <translation>%1: Not-Halt in einem anderen Programm rückgesetzt</translation>
    </message>
    <message>
        <source>%1 e-stop: %2</source>
        <translation>%1 Not-Halt: %2</translation>
    </message>
    <message>
        <source>%1: the e-stop of %2 still holds</source>
        <translation>%1: der Not-Halt von %2 gilt noch</translation>
    </message>
    <message>
        <source>%1 is back, its e-stop was never confirmed: %2</source>
        <translation>%1 ist zurück, sein Not-Halt wurde nie bestätigt: %2</translation>
    </message>
    <message>
        <source>%1 was started under its e-stop and is stopped again: %2</source>
        <translation>%1 wurde trotz Not-Halt gestartet und wird erneut angehalten: %2</translation>
    </message>
    <message>
        <source>%1 left its e-stop by itself and is stopped again: %2</source>
        <translation>%1 hat den Not-Halt von selbst verlassen und wird erneut angehalten: %2</translation>
    </message>
    <message>
        <source>%1 was released from its e-stop by somebody else: %2</source>
        <translation>%1 wurde von jemand anderem aus dem Not-Halt entlassen: %2</translation>
    </message>
    <message>
        <source>%1 left its e-stop once more, use the physical stop: %2</source>
        <translation>%1 hat den Not-Halt nochmals verlassen, Schalter vor Ort benutzen: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Energising</name>
    <message>
        <source>the audit trail was not written within 1 s</source>
        <translation>der Audit-Trail wurde nicht binnen 1 s geschrieben</translation>
    </message>
    <message>
        <source>the audit trail was not written within 1 s: %1</source>
        <translation>der Audit-Trail wurde nicht binnen 1 s geschrieben: %1</translation>
    </message>
    <message>
        <source>its state or its link changed</source>
        <translation>Zustand oder Verbindung hat sich geändert</translation>
    </message>
    <message>
        <source>released on this console only, the device has not answered</source>
        <translation>nur an dieser Konsole entriegelt, das Gerät hat nicht geantwortet</translation>
    </message>
    <message>
        <source>inhibit lifted on this console, such a device knows no reset</source>
        <translation>Sperre an dieser Konsole aufgehoben, ein solches Gerät kennt kein Rücksetzen</translation>
    </message>
    <message>
        <source>whether another program holds an e-stop was not read within 1 s</source>
        <translation>ob ein anderes Programm einen Not-Halt hält, wurde nicht innerhalb von 1 s gelesen</translation>
    </message>
</context>
<context>
    <name>Raptor::GroupRuns</name>
    <message>
        <source>there is no such sequence</source>
        <translation>diese Startfolge gibt es nicht</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>a sequence may only start</source>
        <translation>eine Startfolge darf nur starten</translation>
    </message>
    <message>
        <source>%1 is in it twice</source>
        <translation>%1 kommt darin zweimal vor</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>confirmed in %1</source>
        <translation>bestätigt nach %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 was not confirmed: %2</source>
        <translation>%1 wurde nicht bestätigt: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n started</source>
        <translation>
            <numerusform>%n gestartet</numerusform>
            <numerusform>%n gestartet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: its state or its link changed</source>
        <translation>%1: Zustand oder Verbindung hat sich geändert</translation>
    </message>
    <message>
        <source>%1 is not seen any more</source>
        <translation>%1 ist nicht mehr zu sehen</translation>
    </message>
    <message>
        <source>%1 does not run any more</source>
        <translation>%1 läuft nicht mehr</translation>
    </message>
    <message>
        <source>aborted: %1</source>
        <translation>abgebrochen: %1</translation>
    </message>
    <message>
        <source>not started: aborted</source>
        <translation>nicht gestartet: abgebrochen</translation>
    </message>
    <message>
        <source>the sequence was aborted, never sent</source>
        <translation>die Startfolge wurde abgebrochen, nie gesendet</translation>
    </message>
    <message>
        <source>%1 aborted: %2</source>
        <translation>%1 abgebrochen: %2</translation>
    </message>
    <message>
        <source>has no stop</source>
        <translation>kennt keinen Stopp</translation>
    </message>
    <message>
        <source>has no stop: it has never reported</source>
        <translation>kennt keinen Stopp: hat sich nie gemeldet</translation>
    </message>
    <message>
        <source>a group stop</source>
        <translation>ein Gruppenstopp</translation>
    </message>
    <message>
        <source>overtaken by a stop</source>
        <translation>von einem Stopp überholt</translation>
    </message>
    <message>
        <source>no link, use the physical stop</source>
        <translation>keine Verbindung, Schalter vor Ort benutzen</translation>
    </message>
    <message>
        <source>%1 of %2 confirmed</source>
        <translation>%1 von %2 bestätigt</translation>
    </message>
</context>
<context>
    <name>Raptor::History::FileLatchKeeper</name>
    <message>
        <source>E-stop latch of %1 holds in this run only: %2</source>
        <translation>Not-Halt-Verriegelung von %1 gilt nur in diesem Lauf: %2</translation>
    </message>
    <message>
        <source>E-stop latch of %1 cannot be removed: %2</source>
        <translation>Not-Halt-Verriegelung von %1 lässt sich nicht entfernen: %2</translation>
    </message>
    <message>
        <source>The e-stop latches in %1 cannot be read</source>
        <translation>Die Not-Halt-Verriegelungen in %1 lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>the e-stop latches in %1 cannot be read</source>
        <translation>die Not-Halt-Verriegelungen in %1 lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>e-stop latched in another program</source>
        <translation>Not-Halt in einem anderen Programm verriegelt</translation>
    </message>
    <message>
        <source>e-stop latched by %1 in another program</source>
        <translation>Not-Halt von %1 in einem anderen Programm verriegelt</translation>
    </message>
</context>
<context>
    <name>Raptor::History::HistoryTrendExporter</name>
    <message>
        <source>an export is running</source>
        <translation>ein Export läuft</translation>
    </message>
    <message>
        <source>no history is kept here</source>
        <translation>hier wird kein Verlauf geführt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>Raptor::History::LinkHistoryFile</name>
    <message>
        <source>%1: %2 of %3 lines cannot be read and are left out</source>
        <translation>%1: %2 von %3 Zeilen lassen sich nicht lesen und sind ausgelassen</translation>
    </message>
    <message>
        <source>%1 is too long, only its end is read</source>
        <translation>%1 ist zu lang, nur das Ende wird gelesen</translation>
    </message>
    <message>
        <source>%1 is being written by another program</source>
        <translation>%1 wird gerade von einem anderen Programm geschrieben</translation>
    </message>
    <message>
        <source>%1: no lock can be made beside it</source>
        <translation>%1: daneben lässt sich keine Sperre anlegen</translation>
    </message>
    <message>
        <source>Not kept: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::History::SqliteAlarmHistory</name>
    <message>
        <source>Another export is under way</source>
        <translation>Ein anderer Export läuft noch</translation>
    </message>
</context>
<context>
    <name>Raptor::History::SqliteAlarmJournal</name>
    <message>
        <source>%1. Rows that waited and were lost: %2</source>
        <translation>%1. Wartende Zeilen, die verloren gingen: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::History::SqliteAuditTrail</name>
    <message>
        <source>%1. The oldest rows that waited were lost: %2</source>
        <translation>%1. Die ältesten wartenden Zeilen gingen verloren: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::History::SqliteHistorian</name>
    <message>
        <source>%1: the disk does not answer</source>
        <translation>%1: die Platte antwortet nicht</translation>
    </message>
    <message>
        <source>Another backup is under way</source>
        <translation>Eine andere Sicherung läuft</translation>
    </message>
</context>
<context>
    <name>Raptor::History::SqliteLedger</name>
    <message>
        <source>Another export is under way</source>
        <translation>Ein anderer Export läuft noch</translation>
    </message>
</context>
<context>
    <name>Raptor::History::TrendSetFile</name>
    <message>
        <source>%1 is too long</source>
        <translation>%1 ist zu lang</translation>
    </message>
    <message>
        <source>cannot be put aside</source>
        <translation>lässt sich nicht beiseitelegen</translation>
    </message>
    <message>
        <source>Saved trends cannot be read: %1</source>
        <translation>Gespeicherte Trends sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>is being written by another program</source>
        <translation>wird gerade von einem anderen Programm geschrieben</translation>
    </message>
    <message>
        <source>Saved trends could not be read; they are kept as %1</source>
        <translation>Gespeicherte Trends waren nicht lesbar; sie bleiben als %1 erhalten</translation>
    </message>
    <message>
        <source>another program has changed it meanwhile</source>
        <translation>ein anderes Programm hat es inzwischen geändert</translation>
    </message>
    <message>
        <source>Saved trends not kept: %1</source>
        <translation>Gespeicherte Trends nicht bewahrt: %1</translation>
    </message>
    <message>
        <source>there is no set %1</source>
        <translation>es gibt keinen Satz %1</translation>
    </message>
    <message>
        <source>there is a set %1 already</source>
        <translation>es gibt schon einen Satz %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::BrokerFleet</name>
    <message>
        <source>waiting for the password</source>
        <translation>wartet auf das Kennwort</translation>
    </message>
    <message>
        <source>there is no connection to %1</source>
        <translation>es gibt keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>this kind of device has no such command</source>
        <translation>diese Art Gerät kennt diesen Befehl nicht</translation>
    </message>
    <message>
        <source>waiting for the passphrase of the client certificate&apos;s key</source>
        <translation>wartet auf die Passphrase zum Schlüssel des Client-Zertifikats</translation>
    </message>
    <message>
        <source>waiting for the token</source>
        <translation>wartet auf das Token</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::BrokerLinks</name>
    <message>
        <source>the connection is being closed</source>
        <translation>die Verbindung wird geschlossen</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::CommandConnection</name>
    <message>
        <source>nothing was heard from the broker for %1 s</source>
        <translation>vom Broker war %1 s lang nichts zu hören</translation>
    </message>
    <message>
        <source>no session with the broker</source>
        <translation>keine Sitzung mit dem Broker</translation>
    </message>
    <message>
        <source>no acknowledgement within %1 s</source>
        <translation>keine Quittung innerhalb von %1 s</translation>
    </message>
    <message>
        <source>too late, not sent</source>
        <translation>zu spät, nicht gesendet</translation>
    </message>
    <message>
        <source>the link is silent, not sent</source>
        <translation>die Verbindung schweigt, nicht gesendet</translation>
    </message>
    <message>
        <source>the broker has not answered for %1 s</source>
        <translation>der Broker hat seit %1 s nicht geantwortet</translation>
    </message>
    <message>
        <source>the connection is being closed</source>
        <translation>die Verbindung wird geschlossen</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::CommandSender</name>
    <message>
        <source>the publish was refused</source>
        <translation>die Nachricht wurde abgelehnt</translation>
    </message>
    <message>
        <source>the broker refuses it: %1</source>
        <translation>der Broker lehnt ab: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::ConnectionListener</name>
    <message>
        <source>the broker takes no wildcards</source>
        <translation>der Broker nimmt keine Platzhalter an</translation>
    </message>
    <message>
        <source>it could not be asked for</source>
        <translation>es ließ sich nicht anfordern</translation>
    </message>
    <message>
        <source>the broker does not answer for %1</source>
        <translation>der Broker antwortet nicht zu %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s) accepted</source>
        <translation>
            <numerusform>%Ln Filter angenommen</numerusform>
            <numerusform>%Ln Filter angenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>filters, reason</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 of %2 filters accepted; refused: %3</source>
        <translation>%1 von %2 Filtern angenommen; abgelehnt: %3</translation>
    </message>
    <message>
        <source>refused: %1. Where a broker refuses wildcards, name the devices that are expected on it</source>
        <translation>abgelehnt: %1. Lehnt ein Broker Platzhalter ab, die Geräte eintragen, die dort erwartet werden</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>topic, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 has reported</source>
        <translation>%1 hat sich gemeldet</translation>
    </message>
    <message>
        <source>%1 has reported, which is not expected on this broker</source>
        <translation>%1 hat sich gemeldet, wird über diesen Broker aber nicht erwartet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln retained message(s), which tell the past</source>
        <translation>
            <numerusform>%Ln aufbewahrte Nachricht, die von früher ist</numerusform>
            <numerusform>%Ln aufbewahrte Nachrichten, die von früher sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) that cannot be read, the last of %1</source>
        <translation>
            <numerusform>%Ln unlesbare Nachricht, zuletzt auf %1</numerusform>
            <numerusform>%Ln unlesbare Nachrichten, zuletzt auf %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Link::ConnectionWalk</name>
    <message>
        <source>the address is a number</source>
        <translation>die Adresse ist eine IP-Adresse</translation>
    </message>
    <message>
        <source>the address asks for no encryption</source>
        <translation>die Adresse verlangt keine Verschlüsselung</translation>
    </message>
    <message>
        <source>the address asks for none</source>
        <translation>die Adresse verlangt keinen WebSocket</translation>
    </message>
    <message>
        <source>All is well: the broker is reached, and devices report</source>
        <translation>Alles in Ordnung: der Broker ist erreicht, und Geräte melden sich</translation>
    </message>
    <message>
        <source>Health page: %1</source>
        <translation>Zustandsseite: %1</translation>
    </message>
    <message>
        <source>Health page: %1 - it does not count as usable</source>
        <translation>Zustandsseite: %1 - damit gilt der Broker nicht als brauchbar</translation>
    </message>
    <message>
        <source>there is no such name: %1</source>
        <translation>diesen Namen gibt es nicht: %1</translation>
    </message>
    <message numerus="yes">
        <source> and %Ln more</source>
        <comment>addresses</comment>
        <translation>
            <numerusform> und %Ln weitere</numerusform>
            <numerusform> und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>no device has reported within %1 s</source>
        <translation>kein Gerät hat sich innerhalb von %1 s gemeldet</translation>
    </message>
    <message>
        <source>%1; instead %2</source>
        <translation>%1; stattdessen %2</translation>
    </message>
    <message>
        <source>Connected, but no data: %1</source>
        <translation>Verbunden, aber keine Daten: %1</translation>
    </message>
    <message>
        <source>no answer within %1 s</source>
        <translation>keine Antwort innerhalb von %1 s</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>stage, reason</comment>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>the password</source>
        <translation>das Kennwort</translation>
    </message>
    <message>
        <source>the passphrase of the client certificate&apos;s key</source>
        <translation>die Passphrase zum Schlüssel des Client-Zertifikats</translation>
    </message>
    <message>
        <source>the token</source>
        <translation>das Token</translation>
    </message>
    <message>
        <source>%1 is not known yet: type it first</source>
        <translation>%1 ist noch nicht bekannt: erst eingeben</translation>
    </message>
    <message>
        <source>the connection ended</source>
        <translation>die Verbindung endete</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>5.0 was tried first: %1</source>
        <translation>zuerst wurde 5.0 versucht: %1</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>found, note</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>path %1, sub-protocol mqtt</source>
        <translation>Pfad %1, Unterprotokoll mqtt</translation>
    </message>
    <message>
        <source>MQTT %1, without a user</source>
        <translation>MQTT %1, ohne Benutzer</translation>
    </message>
    <message>
        <source>MQTT %1, signed in as %2</source>
        <translation>MQTT %1, angemeldet als %2</translation>
    </message>
    <message>
        <source>%1, certificate valid until %2, chain %3</source>
        <comment>protocol, day, names</comment>
        <translation>%1, Zertifikat gültig bis %2, Kette %3</translation>
    </message>
    <message numerus="yes">
        <source>The certificate expires in %Ln day(s), on %1</source>
        <translation>
            <numerusform>Das Zertifikat läuft in %Ln Tag ab, am %1</numerusform>
            <numerusform>Das Zertifikat läuft in %Ln Tagen ab, am %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Link::FeedLink</name>
    <message>
        <source>there is no device profile &quot;%1&quot;</source>
        <translation>es gibt kein Geräteprofil „%1“</translation>
    </message>
    <message>
        <source>devices of the profile &quot;%1&quot; take commands: they are read where they are commanded</source>
        <translation>Geräte des Profils „%1“ nehmen Befehle an: gelesen werden sie dort, wo sie befohlen werden</translation>
    </message>
    <message>
        <source>payloads of the profile &quot;%1&quot; do not name their device</source>
        <translation>Nachrichten des Profils „%1“ nennen ihr Gerät nicht</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::FeedSession</name>
    <message>
        <source>no answer within %1 s</source>
        <translation>keine Antwort innerhalb von %1 s</translation>
    </message>
    <message>
        <source>the certificate cannot be verified as wanted</source>
        <translation>das Zertifikat lässt sich nicht wie verlangt prüfen</translation>
    </message>
    <message>
        <source>it came in a binary frame</source>
        <translation>sie kam in einem binären Frame</translation>
    </message>
    <message>
        <source>the server does not read the answers to its pings</source>
        <translation>der Server liest die Antworten auf seine Pings nicht</translation>
    </message>
    <message>
        <source>nothing is heard from the server any more</source>
        <translation>vom Server ist nichts mehr zu hören</translation>
    </message>
    <message>
        <source>the server closed the connection during the handshake</source>
        <translation>der Server hat die Verbindung während des Handshakes beendet</translation>
    </message>
    <message>
        <source>it is longer than %1 KiB</source>
        <translation>sie ist länger als %1 KiB</translation>
    </message>
    <message>
        <source>the server sent more than %1 KiB at once</source>
        <translation>der Server hat mehr als %1 KiB auf einmal gesendet</translation>
    </message>
    <message>
        <source>it is no valid UTF-8</source>
        <translation>sie ist kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>the server sent what is no valid UTF-8</source>
        <translation>der Server hat etwas gesendet, das kein gültiges UTF-8 ist</translation>
    </message>
    <message>
        <source>what the server sent is no WebSocket: %1</source>
        <translation>was der Server gesendet hat, ist kein WebSocket: %1</translation>
    </message>
    <message>
        <source>the server closed the connection: %1</source>
        <translation>der Server hat die Verbindung beendet: %1</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>der Server hat die Verbindung beendet</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::HealthProbe</name>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>host not found</source>
        <translation>Rechner nicht gefunden</translation>
    </message>
    <message>
        <source>closed the connection without an answer</source>
        <translation>schloss die Verbindung ohne Antwort</translation>
    </message>
    <message>
        <source>no answer within %1 s</source>
        <translation>keine Antwort innerhalb von %1 s</translation>
    </message>
    <message>
        <source>certificate refused: %1</source>
        <translation>Zertifikat abgelehnt: %1</translation>
    </message>
    <message>
        <source>answered %1 in %2 ms</source>
        <translation>Antwort %1, %2 ms</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::MqttLink</name>
    <message>
        <source>the broker did not end the connection in time</source>
        <translation>der Broker hat die Verbindung nicht rechtzeitig beendet</translation>
    </message>
    <message>
        <source>the connection was closed here</source>
        <translation>die Verbindung wurde hier geschlossen</translation>
    </message>
    <message>
        <source>the broker does not speak MQTT %1, and its profile allows no other</source>
        <translation>der Broker spricht kein MQTT %1, und sein Profil erlaubt kein anderes</translation>
    </message>
    <message>
        <source>MQTT 5.0 was refused: %1</source>
        <translation>MQTT 5.0 wurde abgelehnt: %1</translation>
    </message>
    <message>
        <source>the broker closed the connection each time MQTT 5.0 was tried</source>
        <translation>der Broker schloss die Verbindung jedes Mal, wenn MQTT 5.0 versucht wurde</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::MqttSession</name>
    <message>
        <source>user or password refused</source>
        <translation>Benutzer oder Kennwort abgelehnt</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>nicht berechtigt</translation>
    </message>
    <message>
        <source>the broker refuses the client id</source>
        <translation>der Broker lehnt die Client-Id ab</translation>
    </message>
    <message>
        <source>the broker does not speak this version of MQTT</source>
        <translation>der Broker spricht diese MQTT-Version nicht</translation>
    </message>
    <message>
        <source>no answer within %1 s</source>
        <translation>keine Antwort innerhalb von %1 s</translation>
    </message>
    <message>
        <source>the connection ended</source>
        <translation>die Verbindung endete</translation>
    </message>
    <message>
        <source>the server broke off the encryption: it may speak none on this port</source>
        <translation>der Server brach die Verschlüsselung ab: auf diesem Port spricht er vielleicht keine</translation>
    </message>
    <message>
        <source>%1 (it names %2)</source>
        <translation>%1 (er nennt %2)</translation>
    </message>
    <message>
        <source>the broker has not answered within the keep-alive</source>
        <translation>der Broker hat innerhalb des Keep-alive nicht geantwortet</translation>
    </message>
    <message>
        <source>the broker is not available</source>
        <translation>der Broker ist nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::SystemNetworkWatch</name>
    <message>
        <source>The network has changed</source>
        <translation>Das Netz hat sich geändert</translation>
    </message>
    <message>
        <source>The kind of network has changed</source>
        <translation>Die Art des Netzes hat sich geändert</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::TelemetryLink</name>
    <message>
        <source>nothing is heard from the broker any more</source>
        <translation>vom Broker ist nichts mehr zu hören</translation>
    </message>
</context>
<context>
    <name>Raptor::Link::UrgentConnection</name>
    <message>
        <source>no acknowledgement within %1 s</source>
        <translation>keine Quittung innerhalb von %1 s</translation>
    </message>
    <message>
        <source>the connection is being closed</source>
        <translation>die Verbindung wird geschlossen</translation>
    </message>
    <message>
        <source>overtaken by a later command, not sent again</source>
        <translation>von einem späteren Befehl überholt, nicht noch einmal gesendet</translation>
    </message>
</context>
<context>
    <name>Raptor::Models::AlarmModel</name>
    <message>
        <source>out of service</source>
        <translation>außer Betrieb</translation>
    </message>
    <message>
        <source>shelved once: %1</source>
        <comment>state</comment>
        <translation>einmal zurückgestellt: %1</translation>
    </message>
    <message>
        <source>shelved: %1</source>
        <comment>state</comment>
        <translation>zurückgestellt: %1</translation>
    </message>
    <message>
        <source>suppressed: %1</source>
        <comment>state</comment>
        <translation>unterdrückt: %1</translation>
    </message>
    <message>
        <source>broker %1</source>
        <translation>Broker %1</translation>
    </message>
    <message>
        <source>this console</source>
        <translation>diese Konsole</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>Raptor::Models::BrokerModel</name>
    <message>
        <source>fresh</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>none fresh</source>
        <translation>keine aktuellen</translation>
    </message>
    <message>
        <source>telemetry %1, commands %2</source>
        <translation>Telemetrie %1, Befehle %2</translation>
    </message>
    <message>
        <source>up, MQTT %1</source>
        <translation>steht, MQTT %1</translation>
    </message>
    <message>
        <source>%1, next attempt in %2</source>
        <translation>%1, nächster Versuch in %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>Zustandsseite</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Device data</source>
        <translation>Gerätedaten</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Messages/s</source>
        <translation>Nachr./s</translation>
    </message>
</context>
<context>
    <name>Raptor::Models::BrokerOutageModel</name>
    <message>
        <source>it lasts</source>
        <translation>dauert an</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Missed reports</source>
        <translation>Fehlende Meld.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
</context>
<context>
    <name>Raptor::Models::BrokerSwitchModel</name>
    <message>
        <source>none usable</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>Raptor::Models::CommandModel</name>
    <message>
        <source>broker has it, %1</source>
        <translation>Broker hat ihn, %1</translation>
    </message>
    <message>
        <source>sent, %1</source>
        <translation>gesendet, %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Broker has it</source>
        <translation>Broker hat ihn</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>outcome, may still start</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Audited</source>
        <translation>Protokolliert</translation>
    </message>
</context>
<context>
    <name>Raptor::Models::DeviceTreeModel</name>
    <message>
        <source>%1 of %2 live</source>
        <translation>%1 von %2 live</translation>
    </message>
</context>
<context>
    <name>Raptor::Models::EventLog</name>
    <message>
        <source>several topics</source>
        <translation>mehrere Topics</translation>
    </message>
    <message>
        <source>%1; other reasons as well</source>
        <translation>%1; auch andere Gründe</translation>
    </message>
    <message>
        <source>1 message rejected on %1: %2</source>
        <translation>1 Nachricht auf %1 zurückgewiesen: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n messages rejected on %1: %2</source>
        <translation>
            <numerusform>%n Nachricht auf %1 zurückgewiesen: %2</numerusform>
            <numerusform>%n Nachrichten auf %1 zurückgewiesen: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Models::FeedModel</name>
    <message>
        <source>fresh data</source>
        <translation>frische Daten</translation>
    </message>
    <message>
        <source>no fresh data</source>
        <translation>keine frischen Daten</translation>
    </message>
    <message>
        <source>%1 (feed, read only) %2 %3</source>
        <translation>%1 (Feed, nur lesend) %2 %3</translation>
    </message>
</context>
<context>
    <name>Raptor::Models::PlantStore</name>
    <message>
        <source>more than %1 signals</source>
        <translation>mehr als %1 Signale</translation>
    </message>
    <message>
        <source>no profile reads such devices</source>
        <translation>kein Profil liest solche Geräte</translation>
    </message>
    <message>
        <source>more than %1 devices</source>
        <translation>mehr als %1 Geräte</translation>
    </message>
    <message>
        <source>nothing in it is a value of such a device</source>
        <translation>nichts darin ist ein Wert eines solchen Geräts</translation>
    </message>
</context>
<context>
    <name>Raptor::Models::ReplayStore</name>
    <message>
        <source>replay, then: %1</source>
        <translation>Wiedergabe, damals: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AboutBox</name>
    <message>
        <source>About Raptor Console</source>
        <translation>Über Raptor Console</translation>
    </message>
    <message>
        <source>Raptor Console</source>
        <translation>Raptor Console</translation>
    </message>
    <message>
        <source>Version %1, Qt %2</source>
        <translation>Version %1, Qt %2</translation>
    </message>
    <message>
        <source>A SCADA dashboard for plants that speak MQTT.
Free software under the GNU General Public License, version 3 or later, without any warranty.

The on-screen E-STOP is a remote stop request, not the safety device.</source>
        <translation>Ein Leitstand für Anlagen, die MQTT sprechen.
Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewähr.

Der NOT-HALT auf dem Bildschirm ist eine Stopp-Anforderung aus der Ferne, nicht die Sicherheitseinrichtung.</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ActiveAlarms</name>
    <message>
        <source>Filter by device, alarm, operator or comment</source>
        <translation>Filtern nach Gerät, Alarm, Bediener oder Kommentar</translation>
    </message>
    <message>
        <source>Filter: device, alarm, operator, comment</source>
        <translation>Filter: Gerät, Alarm, Bediener, Kommentar</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>All priorities</source>
        <translation>Alle Prioritäten</translation>
    </message>
    <message>
        <source>Group by device</source>
        <translation>Nach Gerät gruppieren</translation>
    </message>
    <message>
        <source>Alarms, most urgent first</source>
        <translation>Alarme, der dringendste zuerst</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) acknowledged</source>
        <translation>
            <numerusform>%Ln Alarm quittiert</numerusform>
            <numerusform>%Ln Alarme quittiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Not acknowledged: %1</source>
        <translation>Nicht quittiert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) reset</source>
        <translation>
            <numerusform>%Ln Alarm rückgesetzt</numerusform>
            <numerusform>%Ln Alarme rückgesetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not reset: %1</source>
        <translation>Nicht rückgesetzt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listed</source>
        <translation>
            <numerusform>%Ln in der Liste</numerusform>
            <numerusform>%Ln in der Liste</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarms are not watched here</source>
        <translation>Alarme werden hier nicht überwacht</translation>
    </message>
    <message>
        <source>This program was started without them.</source>
        <translation>Dieses Programm wurde ohne Alarme gestartet.</translation>
    </message>
    <message>
        <source>No alarm matches the filter</source>
        <translation>Kein Alarm passt zum Filter</translation>
    </message>
    <message>
        <source>Esc empties it.</source>
        <translation>Esc leert ihn.</translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation>Kein Alarm</translation>
    </message>
    <message>
        <source>What goes wrong is listed here, most urgent first, until somebody knows of it and it is over.
What was listed before stands in the journal.</source>
        <translation>Was nicht in Ordnung ist, steht hier, das Dringendste zuerst, bis jemand davon weiß und es vorbei ist.
Was früher hier stand, steht im Journal.</translation>
    </message>
    <message>
        <source>Chosen alarm</source>
        <translation>Gewählter Alarm</translation>
    </message>
    <message>
        <source>Most urgent alarm</source>
        <translation>Dringendster Alarm</translation>
    </message>
    <message>
        <source>First alarm</source>
        <translation>Erster Alarm</translation>
    </message>
    <message>
        <source>That alarm is not listed any more</source>
        <translation>Dieser Alarm steht nicht mehr in der Liste</translation>
    </message>
    <message>
        <source>&amp;Group by device</source>
        <translation>Nach Gerät gru&amp;ppieren</translation>
    </message>
    <message numerus="yes">
        <source>↑ %Ln not acknowledged above</source>
        <translation>
            <numerusform>↑ %Ln unquittierter darüber</numerusform>
            <numerusform>↑ %Ln unquittierte darüber</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln alarm(s) above, not acknowledged</source>
        <translation>
            <numerusform>%Ln unquittierten Alarm darüber zeigen</numerusform>
            <numerusform>%Ln unquittierte Alarme darüber zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmActionBar</name>
    <message>
        <source>acknowledge first</source>
        <translation>erst quittieren</translation>
    </message>
    <message>
        <source>still active</source>
        <translation>noch aktiv</translation>
    </message>
    <message>
        <source>none is latched</source>
        <translation>keiner verriegelt</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Quittieren</translation>
    </message>
    <message>
        <source>Acknowledge &amp;page</source>
        <translation>S&amp;eite quittieren</translation>
    </message>
    <message>
        <source>Ac&amp;knowledge all</source>
        <translation>A&amp;lle quittieren</translation>
    </message>
    <message>
        <source>She&amp;lve…</source>
        <translation>Zurü&amp;ckstellen…</translation>
    </message>
    <message>
        <source>&amp;Out of service…</source>
        <translation>&amp;Außer Betrieb…</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Rücksetzen</translation>
    </message>
    <message>
        <source>Acknowledge the chosen alarms</source>
        <translation>Die gewählten Alarme quittieren</translation>
    </message>
    <message>
        <source>Acknowledge the alarms in sight</source>
        <translation>Die sichtbaren Alarme quittieren</translation>
    </message>
    <message>
        <source>Acknowledge all listed alarms</source>
        <translation>Alle Alarme der Liste quittieren</translation>
    </message>
    <message>
        <source>Shelve the chosen alarms</source>
        <translation>Die gewählten Alarme zurückstellen</translation>
    </message>
    <message>
        <source>Take the chosen alarms out of service</source>
        <translation>Die gewählten Alarme außer Betrieb nehmen</translation>
    </message>
    <message>
        <source>Reset the chosen latched alarms</source>
        <translation>Die gewählten verriegelten Alarme rücksetzen</translation>
    </message>
    <message>
        <source>Comment, optional</source>
        <translation>Kommentar, wahlfrei</translation>
    </message>
    <message>
        <source>optional; goes into the journal</source>
        <translation>wahlfrei; kommt ins Journal</translation>
    </message>
    <message>
        <source>Co&amp;mment</source>
        <translation>Ko&amp;mmentar</translation>
    </message>
    <message>
        <source>no alarms are watched</source>
        <translation>keine Überwachung</translation>
    </message>
    <message>
        <source>choose alarms first</source>
        <translation>erst Alarme wählen</translation>
    </message>
    <message>
        <source>acknowledged already</source>
        <translation>schon quittiert</translation>
    </message>
    <message>
        <source>none in sight</source>
        <translation>keiner sichtbar</translation>
    </message>
    <message>
        <source>none is left</source>
        <translation>keiner übrig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln chosen</source>
        <translation>
            <numerusform>%1 von %Ln gewählt</numerusform>
            <numerusform>%1 von %Ln gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in sight</source>
        <translation>
            <numerusform>%Ln sichtbar</numerusform>
            <numerusform>%Ln sichtbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln listed</source>
        <translation>
            <numerusform>%Ln in der Liste</numerusform>
            <numerusform>%Ln in der Liste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln latched</source>
        <translation>
            <numerusform>%Ln verriegelt</numerusform>
            <numerusform>%Ln verriegelt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmCellDelegate</name>
    <message>
        <source>%1, in %2</source>
        <comment>time of the end, how long until then</comment>
        <translation>%1, in %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmDefinitionPanel</name>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Totband</translation>
    </message>
    <message>
        <source>Deadband: how far it has to come back behind the limit</source>
        <translation>Totband: wie weit der Wert hinter den Grenzwert zurückkommen muss</translation>
    </message>
    <message>
        <source>On-delay: it has to hold for so long</source>
        <translation>Einschaltverzögerung: so lange muss die Ursache bestehen</translation>
    </message>
    <message>
        <source>Off-delay: it has to be gone so long</source>
        <translation>Ausschaltverzögerung: so lange muss die Ursache fort sein</translation>
    </message>
    <message>
        <source>Canc&amp;el</source>
        <translation>Abbrec&amp;hen</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>Zurück&amp;nehmen</translation>
    </message>
    <message>
        <source>Use from &amp;now on</source>
        <translation>Ab je&amp;tzt verwenden</translation>
    </message>
    <message>
        <source>Whether it is watched</source>
        <translation>Ob er überwacht wird</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>überwacht</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>nicht überwacht</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Text of the alarm</source>
        <translation>Text des Alarms</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>why; goes into the audit trail with your name</source>
        <translation>warum; kommt mit dem Namen des Bedieners in den Audit-Trail</translation>
    </message>
    <message>
        <source>Cancel, change nothing</source>
        <translation>Abbrechen, nichts ändern</translation>
    </message>
    <message>
        <source>Take back what was changed</source>
        <translation>Die Änderungen zurücknehmen</translation>
    </message>
    <message>
        <source>Use this definition from now on</source>
        <translation>Diese Definition ab jetzt verwenden</translation>
    </message>
    <message>
        <source>On-delay</source>
        <translation>Einschaltverzögerung</translation>
    </message>
    <message>
        <source>Off-delay</source>
        <translation>Ausschaltverzögerung</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Ist</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Definition of %1, %2</source>
        <comment>alarm, device and signal</comment>
        <translation>Definition von %1, %2</translation>
    </message>
    <message>
        <source>as its profile says; a change holds for this device alone</source>
        <translation>wie im Profil; eine Änderung gilt nur für dieses Gerät</translation>
    </message>
    <message>
        <source>changed against its profile: %1</source>
        <translation>abweichend vom Profil: %1</translation>
    </message>
    <message>
        <source>nothing is changed</source>
        <translation>nichts ist geändert</translation>
    </message>
    <message>
        <source>type the reason first</source>
        <translation>erst den Grund eingeben</translation>
    </message>
    <message>
        <source>as its profile says</source>
        <translation>wie im Profil</translation>
    </message>
    <message>
        <source>%1: the new definition is in use</source>
        <translation>%1: die neue Definition gilt</translation>
    </message>
    <message>
        <source>%1: defined as its profile says</source>
        <translation>%1: definiert wie im Profil</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was es bedeutet</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>If nothing is done</source>
        <translation>Wenn nichts geschieht</translation>
    </message>
    <message>
        <source>as it is built in</source>
        <translation>wie eingebaut</translation>
    </message>
    <message>
        <source>changed against what is built in: %1</source>
        <translation>gegenüber dem Eingebauten geändert: %1</translation>
    </message>
    <message>
        <source>%1: defined as it is built in</source>
        <translation>%1: definiert wie eingebaut</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmDefinitionsModel</name>
    <message>
        <source>the device itself</source>
        <translation>das Gerät selbst</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>überwacht</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>nicht überwacht</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Ist</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Totband</translation>
    </message>
    <message>
        <source>On-delay</source>
        <translation>Ein nach</translation>
    </message>
    <message>
        <source>Off-delay</source>
        <translation>Aus nach</translation>
    </message>
    <message>
        <source>Changed against its profile</source>
        <translation>Gegen das Profil geändert</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Changed against what is built in</source>
        <translation>Geändert gegenüber dem Eingebauten</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmDefinitionsView</name>
    <message>
        <source>Change the chosen definition</source>
        <translation>Die gewählte Definition ändern</translation>
    </message>
    <message>
        <source>Definitions of the alarms of a device</source>
        <translation>Definitionen der Alarme eines Geräts</translation>
    </message>
    <message>
        <source>Alarms that a device can have</source>
        <translation>Alarme, die ein Gerät haben kann</translation>
    </message>
    <message>
        <source>Alarms that %1 can have</source>
        <translation>Alarme, die %1 haben kann</translation>
    </message>
    <message>
        <source>no alarms are watched</source>
        <translation>keine Überwachung</translation>
    </message>
    <message>
        <source>choose one first</source>
        <translation>erst eine wählen</translation>
    </message>
    <message>
        <source>being changed</source>
        <translation>wird geändert</translation>
    </message>
    <message>
        <source>Alarms are not watched here</source>
        <translation>Alarme werden hier nicht überwacht</translation>
    </message>
    <message>
        <source>This program was started without them.</source>
        <translation>Dieses Programm wurde ohne Alarme gestartet.</translation>
    </message>
    <message>
        <source>No definitions</source>
        <translation>Keine Definitionen</translation>
    </message>
    <message>
        <source>Choose a device in the tree at the left: every alarm that it can have is listed here, raised or not.</source>
        <translation>Links im Baum ein Gerät wählen: Hier steht jeder Alarm, den es haben kann, ob gekommen oder nicht.</translation>
    </message>
    <message>
        <source>Whose alarms</source>
        <translation>Wessen Alarme</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Än&amp;dern…</translation>
    </message>
    <message>
        <source>The device chosen in the tree</source>
        <translation>Das im Baum gewählte Gerät</translation>
    </message>
    <message>
        <source>This &amp;console and its brokers</source>
        <translation>Diese K&amp;onsole und ihre Broker</translation>
    </message>
    <message>
        <source>This console and its brokers</source>
        <translation>Diese Konsole und ihre Broker</translation>
    </message>
    <message>
        <source>No device</source>
        <translation>Kein Gerät</translation>
    </message>
    <message>
        <source>Alarms that belong to no device</source>
        <translation>Alarme, die zu keinem Gerät gehören</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmDetail</name>
    <message>
        <source>latching</source>
        <translation>verriegelnd</translation>
    </message>
    <message>
        <source>%1 (%2 ago)</source>
        <translation>%1 (vor %2)</translation>
    </message>
    <message>
        <source>%1, ended %2</source>
        <comment>since, ended</comment>
        <translation>%1, gegangen %2</translation>
    </message>
    <message numerus="yes">
        <source>, %Ln times</source>
        <comment>raised</comment>
        <translation>
            <numerusform>, %Ln-mal</numerusform>
            <numerusform>, %Ln-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemand</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>operator, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Show d&amp;evice</source>
        <translation>Gerät zeige&amp;n</translation>
    </message>
    <message>
        <source>Show &amp;trend</source>
        <translation>&amp;Trend zeigen</translation>
    </message>
    <message>
        <source>Defi&amp;nition…</source>
        <translation>&amp;Definition…</translation>
    </message>
    <message>
        <source>Show the device of this alarm</source>
        <translation>Das Gerät dieses Alarms zeigen</translation>
    </message>
    <message>
        <source>Show the trend at the time of this alarm</source>
        <translation>Den Trend zur Zeit dieses Alarms zeigen</translation>
    </message>
    <message>
        <source>Show or change how it is defined</source>
        <translation>Seine Definition zeigen oder ändern</translation>
    </message>
    <message>
        <source>Value and limit</source>
        <translation>Wert und Grenzwert</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Quittiert von</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was es bedeutet</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>If nothing is done</source>
        <translation>Wenn nichts geschieht</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>device and signal, key</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>No alarm to show</source>
        <translation>Kein Alarm zu zeigen</translation>
    </message>
    <message>
        <source>What an alarm means and what to do stands here.</source>
        <translation>Hier steht, was ein Alarm bedeutet und was zu tun ist.</translation>
    </message>
    <message>
        <source>no alarm</source>
        <translation>kein Alarm</translation>
    </message>
    <message>
        <source>of no device</source>
        <translation>ohne Gerät</translation>
    </message>
    <message>
        <source>of no signal</source>
        <translation>ohne Signal</translation>
    </message>
    <message>
        <source>no alarms are watched</source>
        <translation>keine Überwachung</translation>
    </message>
    <message>
        <source>no rule knows it</source>
        <translation>keine Regel dafür</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmDistribution</name>
    <message>
        <source>Alarms in 10 minutes</source>
        <translation>Alarme in 10 Minuten</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>over 10</source>
        <translation>über 10</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <comment>pieces, share</comment>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>%1 alarms: %2</source>
        <translation>%1 Alarme: %2</translation>
    </message>
    <message>
        <source>alarms within 10 minutes</source>
        <translation>Alarme binnen 10 Minuten</translation>
    </message>
    <message>
        <source>1–2</source>
        <translation>1–2</translation>
    </message>
    <message>
        <source>3–5</source>
        <translation>3–5</translation>
    </message>
    <message>
        <source>6–10</source>
        <translation>6–10</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>noch nicht gezählt</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmExport</name>
    <message>
        <source>Cancel e&amp;xport</source>
        <translation>E&amp;xport abbrechen</translation>
    </message>
    <message>
        <source>Export &amp;CSV…</source>
        <translation>&amp;CSV exportieren…</translation>
    </message>
    <message>
        <source>Export what is found as CSV</source>
        <translation>Gefundenes als CSV exportieren</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Den Export abbrechen</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Export the alarm journal</source>
        <translation>Alarmjournal exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln Zeile nach %1 geschrieben</numerusform>
            <numerusform>%Ln Zeilen nach %1 geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Not exported: %1</source>
        <translation>Nicht exportiert: %1</translation>
    </message>
    <message>
        <source>no journal here</source>
        <translation>hier gibt es kein Journal</translation>
    </message>
    <message>
        <source>an export is running</source>
        <translation>ein Export läuft</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmFiguresView</name>
    <message>
        <source>Span of the figures</source>
        <translation>Zeitraum der Kennzahlen</translation>
    </message>
    <message>
        <source>Ten most frequent</source>
        <translation>Die zehn häufigsten</translation>
    </message>
    <message>
        <source>None was raised.</source>
        <translation>Es kam keiner.</translation>
    </message>
    <message>
        <source>Chattering: 3 or more within a minute</source>
        <translation>Flatternd: 3 oder mehr in einer Minute</translation>
    </message>
    <message>
        <source>None chatters.</source>
        <translation>Keiner flattert.</translation>
    </message>
    <message>
        <source>Standing for over 24 hours</source>
        <translation>Seit über 24 Stunden anstehend</translation>
    </message>
    <message>
        <source>None stands for so long.</source>
        <translation>Keiner steht so lange an.</translation>
    </message>
    <message>
        <source>Floods: more than 10 in 10 minutes</source>
        <translation>Alarmfluten: mehr als 10 in 10 Minuten</translation>
    </message>
    <message>
        <source>There was none.</source>
        <translation>Es gab keine.</translation>
    </message>
    <message>
        <source>There is no journal here to count in.</source>
        <translation>Hier gibt es kein Journal zum Auszählen.</translation>
    </message>
    <message>
        <source>8 h</source>
        <translation>8 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <comment>days</comment>
        <translation>7 d</translation>
    </message>
    <message>
        <source>Figures of the last %1</source>
        <translation>Kennzahlen der letzten %1</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>Die letzten</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>In 10 minutes, on average</source>
        <translation>In 10 Minuten, im Mittel</translation>
    </message>
    <message>
        <source>Until acknowledged, half of them within</source>
        <translation>Bis zum Quittieren, die Hälfte binnen</translation>
    </message>
    <message>
        <source>Periods of flood</source>
        <translation>Alarmfluten</translation>
    </message>
    <message>
        <source>How they were spread: 10-minute pieces by alarms in them</source>
        <translation>Verteilung: 10-Minuten-Abschnitte nach Zahl der Alarme</translation>
    </message>
    <message>
        <source>The journal cannot be read: %1</source>
        <translation>Das Journal lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, priority</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 at most · %2 acknowledged</source>
        <comment>time, number</comment>
        <translation>höchstens %1 · %2 quittiert</translation>
    </message>
    <message>
        <source>none was acknowledged</source>
        <translation>keiner wurde quittiert</translation>
    </message>
    <message>
        <source>never more than 10 in 10 minutes</source>
        <translation>nie mehr als 10 in 10 Minuten</translation>
    </message>
    <message>
        <source>%1 in all · %2 alarms</source>
        <comment>time, number</comment>
        <translation>insgesamt %1 · %2 Alarme</translation>
    </message>
    <message>
        <source>first: %1</source>
        <translation>zuerst: %1</translation>
    </message>
    <message>
        <source>%1 at most · 1–2 can be followed</source>
        <translation>höchstens %1 · 1–2 sind zu bewältigen</translation>
    </message>
    <message>
        <source>Export &amp;CSV…</source>
        <translation>&amp;CSV exportieren…</translation>
    </message>
    <message>
        <source>Export the figures as CSV</source>
        <translation>Die Kennzahlen als CSV exportieren</translation>
    </message>
    <message>
        <source>Export the figures of the alarms</source>
        <translation>Kennzahlen der Alarme exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Figures written to %1</source>
        <translation>Kennzahlen in %1 geschrieben</translation>
    </message>
    <message>
        <source>Not exported: %1</source>
        <translation>Nicht exportiert: %1</translation>
    </message>
    <message>
        <source>no journal here</source>
        <translation>hier gibt es kein Journal</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>noch nicht gezählt</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmJournalModel</name>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>old state, new state</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Value and limit</source>
        <translation>Wert, Grenze</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmJournalView</name>
    <message>
        <source>Search by device, alarm, operator or comment</source>
        <translation>Suchen nach Gerät, Alarm, Bediener oder Kommentar</translation>
    </message>
    <message>
        <source>Search: device, alarm, operator, comment</source>
        <translation>Suche: Gerät, Alarm, Bediener, Kommentar</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>All priorities</source>
        <translation>Alle Prioritäten</translation>
    </message>
    <message>
        <source>Time span</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 8 hours</source>
        <translation>Letzte 8 Stunden</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Journal of alarms, newest first</source>
        <translation>Alarmjournal, neueste zuerst</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>the newest %1</source>
        <translation>die neuesten %1</translation>
    </message>
    <message>
        <source>There is no journal here</source>
        <translation>Hier gibt es kein Journal</translation>
    </message>
    <message>
        <source>This program was started without one.</source>
        <translation>Dieses Programm wurde ohne Journal gestartet.</translation>
    </message>
    <message>
        <source>The journal cannot be read</source>
        <translation>Das Journal lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Nothing is found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Another search, or a longer span, may find more.</source>
        <translation>Eine andere Suche oder ein längerer Zeitraum findet vielleicht mehr.</translation>
    </message>
    <message>
        <source>The journal is empty</source>
        <translation>Das Journal ist leer</translation>
    </message>
    <message>
        <source>Whatever happens to an alarm is written here: raised, acknowledged, shelved, cleared.</source>
        <translation>Hier steht, was mit einem Alarm geschieht: gekommen, quittiert, zurückgestellt, gegangen.</translation>
    </message>
    <message>
        <source>Show &amp;trend</source>
        <translation>&amp;Trend zeigen</translation>
    </message>
    <message>
        <source>Show the trend at the time of the chosen row</source>
        <translation>Den Trend zur Zeit der gewählten Zeile zeigen</translation>
    </message>
    <message>
        <source>choose a row first</source>
        <translation>erst eine Zeile wählen</translation>
    </message>
    <message>
        <source>of no device</source>
        <translation>ohne Gerät</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmNames</name>
    <message>
        <source>broker %1</source>
        <translation>Broker %1</translation>
    </message>
    <message>
        <source>this console</source>
        <translation>diese Konsole</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>device, signal</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>device, element</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmNotice</name>
    <message>
        <source>Alarm: %1</source>
        <comment>priority</comment>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>device: alarm</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>still most urgent, %1: %2</source>
        <comment>priority, alarm</comment>
        <translation>am dringendsten bleibt, %1: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmShelvePanel</name>
    <message>
        <source>Canc&amp;el</source>
        <translation>Abbrec&amp;hen</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 Minuten</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 Stunden</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 Stunden</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 Stunden</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 Stunden</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>What ends it</source>
        <translation>Was sie beendet</translation>
    </message>
    <message>
        <source>whatever the alarm does</source>
        <translation>gleich, was der Alarm tut</translation>
    </message>
    <message>
        <source>or until the alarm ends, if sooner</source>
        <translation>oder bis der Alarm geht, falls früher</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Cancel, change nothing</source>
        <translation>Abbrechen, nichts ändern</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message numerus="yes">
        <source>Shelve %Ln alarm(s): silent until the end, then back by itself</source>
        <translation>
            <numerusform>%Ln Alarm zurückstellen: still bis zum Ende, dann kommt er von selbst zurück</numerusform>
            <numerusform>%Ln Alarme zurückstellen: still bis zum Ende, dann kommen sie von selbst zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln alarm(s) out of service: not watched until somebody returns it to service</source>
        <translation>
            <numerusform>%Ln Alarm außer Betrieb nehmen: nicht überwacht, bis ihn jemand wieder in Betrieb nimmt</numerusform>
            <numerusform>%Ln Alarme außer Betrieb nehmen: nicht überwacht, bis sie jemand wieder in Betrieb nimmt</numerusform>
        </translation>
    </message>
    <message>
        <source>Shelve &amp;now</source>
        <translation>Je&amp;tzt zurückstellen</translation>
    </message>
    <message>
        <source>Out of service &amp;now</source>
        <translation>Je&amp;tzt außer Betrieb</translation>
    </message>
    <message>
        <source>why it is known and needs no attention until then</source>
        <translation>warum er bekannt ist und bis dahin keine Aufmerksamkeit braucht</translation>
    </message>
    <message>
        <source>why it cannot be believed, and what is being done</source>
        <translation>warum ihm nicht zu trauen ist und was dagegen getan wird</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>type the reason first</source>
        <translation>erst den Grund eingeben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) out of service</source>
        <translation>
            <numerusform>%Ln Alarm außer Betrieb</numerusform>
            <numerusform>%Ln Alarme außer Betrieb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) shelved until %1</source>
        <translation>
            <numerusform>%Ln Alarm zurückgestellt bis %1</numerusform>
            <numerusform>%Ln Alarme zurückgestellt bis %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmSortBox</name>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Sort b&amp;y</source>
        <translation>S&amp;ortieren nach</translation>
    </message>
    <message>
        <source>Descending order</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Ascending order</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Turn the order round</source>
        <translation>Die Reihenfolge umdrehen</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmStrip</name>
    <message>
        <source>Alarms: %1</source>
        <translation>Alarme: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>device: alarm</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No alarms</source>
        <translation>Keine Alarme</translation>
    </message>
    <message>
        <source>All acknowledged</source>
        <translation>Alle quittiert</translation>
    </message>
    <message>
        <source>%1: %2, %3 of them not acknowledged</source>
        <comment>priority</comment>
        <translation>%1: %2, davon %3 unquittiert</translation>
    </message>
    <message numerus="yes">
        <source>alarm flood, %Ln alarm(s) in 10 minutes</source>
        <translation>
            <numerusform>Alarmflut, %Ln Alarm in 10 Minuten</numerusform>
            <numerusform>Alarmflut, %Ln Alarme in 10 Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>the journal is not written: %1</source>
        <translation>das Journal wird nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>FLOOD %1 · </source>
        <translation>FLUT %1 · </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmTally</name>
    <message>
        <source>Alarms by priority</source>
        <translation>Alarme nach Priorität</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>unacknowledged, all</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2 unacknowledged, %3 in all</source>
        <comment>priority</comment>
        <translation>%1: %2 unquittiert, insgesamt %3</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::AlarmsPage</name>
    <message>
        <source>Lists of alarms</source>
        <translation>Listen der Alarme</translation>
    </message>
    <message>
        <source>Acti&amp;ve</source>
        <translation>Akti&amp;v</translation>
    </message>
    <message>
        <source>Active alarms</source>
        <translation>Aktive Alarme</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>Journal of alarms</source>
        <translation>Alarmjournal</translation>
    </message>
    <message>
        <source>Shelved, o&amp;ut of service</source>
        <translation>Zurückgestellt, a&amp;ußer Betrieb</translation>
    </message>
    <message>
        <source>Shelved, out of service and suppressed alarms</source>
        <translation>Zurückgestellte, außer Betrieb genommene und unterdrückte Alarme</translation>
    </message>
    <message>
        <source>&amp;Figures</source>
        <translation>&amp;Kennzahlen</translation>
    </message>
    <message>
        <source>Figures of the alarms</source>
        <translation>Kennzahlen der Alarme</translation>
    </message>
    <message>
        <source>The alarm journal is not written: %1</source>
        <translation>Das Alarmjournal wird nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>list, how many in it</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Definition&amp;s</source>
        <translation>De&amp;finitionen</translation>
    </message>
    <message>
        <source>Definitions of the alarms of a device</source>
        <translation>Definitionen der Alarme eines Geräts</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ArcGauge</name>
    <message>
        <source>%1 %2</source>
        <comment>motor, quantity</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>value, quality</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>unit, quality</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, alarm: %2</source>
        <comment>value, alarm text</comment>
        <translation>%1, Alarm: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ArmedBox</name>
    <message>
        <source>Start &amp;now</source>
        <translation>&amp;Jetzt starten</translation>
    </message>
    <message>
        <source>Switch on &amp;now</source>
        <translation>&amp;Jetzt einschalten</translation>
    </message>
    <message>
        <source>Reset &amp;now</source>
        <translation>&amp;Jetzt rücksetzen</translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation>&amp;Jetzt</translation>
    </message>
    <message>
        <source>%1. It starts nothing.</source>
        <translation>%1. Es startet nichts.</translation>
    </message>
    <message>
        <source>%1.
Area clear?</source>
        <translation>%1.
Bereich frei?</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Armed command</source>
        <translation>Scharfer Befehl</translation>
    </message>
    <message>
        <source>Reason for the reset</source>
        <translation>Grund des Rücksetzens</translation>
    </message>
    <message>
        <source>Reason: what was wrong, who checked</source>
        <translation>Grund: was war, wer hat geprüft</translation>
    </message>
    <message>
        <source>Confirm the armed command</source>
        <translation>Den scharfen Befehl bestätigen</translation>
    </message>
    <message>
        <source>Cancel the armed command</source>
        <translation>Den scharfen Befehl zurücknehmen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>type the reason first</source>
        <translation>erst den Grund eingeben</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokerChooser</name>
    <message>
        <source>Broker in use</source>
        <translation>Broker in Gebrauch</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Uses the best broker that answers</source>
        <translation>Nimmt den besten Broker, der antwortet</translation>
    </message>
    <message>
        <source>Locks to %1 (%2), except for stops</source>
        <translation>Legt auf %1 (%2) fest, außer für Stopps</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Lock to broker %1</source>
        <translation>Auf Broker %1 festlegen</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokerDetail</name>
    <message>
        <source>carries what is missing elsewhere while not preferred</source>
        <translation>überträgt, solange nicht bevorzugt, was anderswo fehlt</translation>
    </message>
    <message>
        <source>carries everything while not preferred</source>
        <translation>überträgt auch dann alles, wenn nicht bevorzugt</translation>
    </message>
    <message>
        <source>carries commands only while not preferred</source>
        <translation>überträgt nur Befehle, solange nicht bevorzugt</translation>
    </message>
    <message>
        <source>%1, rank %2, %3</source>
        <translation>%1, Rang %2, %3</translation>
    </message>
    <message>
        <source>Health: no health page configured, the session alone is the evidence</source>
        <translation>Zustand: keine Zustandsseite eingetragen, allein die Sitzung zählt</translation>
    </message>
    <message>
        <source>Health: %1 - %2</source>
        <translation>Zustand: %1 - %2</translation>
    </message>
    <message>
        <source>Session: telemetry %1, commands %2</source>
        <translation>Sitzung: Telemetrie %1, Befehle %2</translation>
    </message>
    <message>
        <source>, MQTT %1</source>
        <translation>, MQTT %1</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>no fresh data</source>
        <translation>keine aktuellen Daten</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Lock to it</source>
        <translation>Darauf festlegen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the broker</source>
        <translation>Den Broker entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep the broker</source>
        <translation>Den Broker behalten</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1, in Gebrauch</translation>
    </message>
    <message>
        <source>%1. Next attempt in %2 s.</source>
        <translation>%1. Nächster Versuch in %2 s.</translation>
    </message>
    <message>
        <source>is up</source>
        <translation>ist verbunden</translation>
    </message>
    <message>
        <source>locked already</source>
        <translation>schon festgelegt</translation>
    </message>
    <message>
        <source>Remove %1 from console.toml?</source>
        <translation>%1 aus console.toml entfernen?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Data: %1, %2</source>
        <comment>fresh or not, messages</comment>
        <translation>Daten: %1, %2</translation>
    </message>
    <message>
        <source>Certificate: %1</source>
        <translation>Zertifikat: %1</translation>
    </message>
    <message>
        <source>MQTT %1 only: %2</source>
        <translation>Nur MQTT %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) refused, what they would bring is not seen: %1</source>
        <translation>
            <numerusform>%Ln Abonnement abgelehnt, was es brächte, ist nicht zu sehen: %1</numerusform>
            <numerusform>%Ln Abonnements abgelehnt, was sie brächten, ist nicht zu sehen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>&amp;Duplizieren…</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokerEditor</name>
    <message>
        <source>Save broker</source>
        <translation>Broker speichern</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>Ändern abbrechen</translation>
    </message>
    <message>
        <source>Add a broker</source>
        <translation>Broker hinzufügen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>&amp;More…</source>
        <translation>&amp;Mehr…</translation>
    </message>
    <message>
        <source>More settings: versions, certificates, headers</source>
        <translation>Weitere Einstellungen: Versionen, Zertifikate, Header</translation>
    </message>
    <message>
        <source>Test the connection as entered</source>
        <translation>Die Verbindung testen, wie sie eingegeben ist</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>Spei&amp;chern</translation>
    </message>
    <message>
        <source>Canc&amp;el</source>
        <translation>Abbrec&amp;hen</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokerFiguresView</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 B/s</source>
        <translation>%1 B/s</translation>
    </message>
    <message>
        <source>%1 kB/s</source>
        <translation>%1 kB/s</translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 MB/s</translation>
    </message>
    <message>
        <source>%1 is %2 ahead</source>
        <translation>%1 geht %2 vor</translation>
    </message>
    <message>
        <source>%1 is %2 behind</source>
        <translation>%1 geht %2 nach</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Datenmenge</translation>
    </message>
    <message>
        <source>Up for</source>
        <translation>Verbunden seit</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Neuverbindungen</translation>
    </message>
    <message>
        <source>Figures of the link</source>
        <translation>Kennzahlen der Verbindung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) since the program started</source>
        <translation>
            <numerusform>%Ln Nachricht seit dem Programmstart</numerusform>
            <numerusform>%Ln Nachrichten seit dem Programmstart</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>No device clock is more than 2 s off</source>
        <translation>Keine Geräteuhr geht mehr als 2 s falsch</translation>
    </message>
    <message>
        <source>Clocks: %1</source>
        <translation>Uhren: %1</translation>
    </message>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> und %Ln weitere</numerusform>
            <numerusform> und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokerForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Rank, 1 is preferred first</source>
        <translation>Rang, 1 wird zuerst bevorzugt</translation>
    </message>
    <message>
        <source>While not preferred</source>
        <translation>Solange nicht bevorzugt</translation>
    </message>
    <message>
        <source>Health page</source>
        <translation>Zustandsseite</translation>
    </message>
    <message>
        <source>Version of MQTT</source>
        <translation>Version von MQTT</translation>
    </message>
    <message>
        <source>Keep-alive in seconds</source>
        <translation>Keep-alive in Sekunden</translation>
    </message>
    <message>
        <source>Connect timeout in milliseconds</source>
        <translation>Frist zum Verbinden in Millisekunden</translation>
    </message>
    <message>
        <source>Devices expected there</source>
        <translation>Dort erwartete Geräte</translation>
    </message>
    <message>
        <source>Headers of the WebSocket handshake</source>
        <translation>Header des WebSocket-Handshakes</translation>
    </message>
    <message>
        <source>Header of the token</source>
        <translation>Header des Tokens</translation>
    </message>
    <message>
        <source>Own certificate authority</source>
        <translation>Eigene Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Fingerprint of the authority</source>
        <translation>Fingerabdruck der Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Name in its certificate</source>
        <translation>Name in seinem Zertifikat</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Key of the client certificate</source>
        <translation>Schlüssel des Client-Zertifikats</translation>
    </message>
    <message>
        <source>the key has a passphrase</source>
        <translation>der Schlüssel hat eine Passphrase</translation>
    </message>
    <message>
        <source>The key has a passphrase</source>
        <translation>Der Schlüssel hat eine Passphrase</translation>
    </message>
    <message>
        <source>trust its network with passwords</source>
        <translation>seinem Netz Kennwörter anvertrauen</translation>
    </message>
    <message>
        <source>Trust its network with passwords</source>
        <translation>Seinem Netz Kennwörter anvertrauen</translation>
    </message>
    <message>
        <source>fed by a bridge</source>
        <translation>von einer Bridge gespeist</translation>
    </message>
    <message>
        <source>Fed by a bridge</source>
        <translation>Von einer Bridge gespeist</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>optional, http://broker.example:3000/health</source>
        <translation>wahlfrei, http://broker.example:3000/health</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>wahlfrei</translation>
    </message>
    <message>
        <source>carry what is missing elsewhere</source>
        <translation>übertragen, was anderswo fehlt</translation>
    </message>
    <message>
        <source>carry everything</source>
        <translation>alles übertragen</translation>
    </message>
    <message>
        <source>commands only (metered line)</source>
        <translation>nur Befehle (Leitung nach Verbrauch)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>What people call it: local, cloud.</source>
        <translation>Wie man ihn nennt: lokal, Cloud.</translation>
    </message>
    <message>
        <source>Add&amp;ress</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>mqtt:// or ws://, encrypted mqtts:// or wss://, with a port where it is not the usual one. WebSockets may have a path: wss://broker.example/mqtt.</source>
        <translation>mqtt:// oder ws://, verschlüsselt mqtts:// oder wss://, mit Port, wo es nicht der übliche ist. WebSockets können einen Pfad haben: wss://broker.example/mqtt.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Ben&amp;utzer</translation>
    </message>
    <message>
        <source>Its password is asked for when it is needed, and stands in no file.</source>
        <translation>Nach seinem Kennwort wird gefragt, wenn es gebraucht wird; es steht in keiner Datei.</translation>
    </message>
    <message>
        <source>Ran&amp;k</source>
        <translation>&amp;Rang</translation>
    </message>
    <message>
        <source>1 is used first, as long as it is usable; the next one stands by.</source>
        <translation>1 wird zuerst benutzt, solange er brauchbar ist; der nächste steht bereit.</translation>
    </message>
    <message>
        <source>While not pre&amp;ferred</source>
        <translation>Solange nicht be&amp;vorzugt</translation>
    </message>
    <message>
        <source>What it carries while another broker is used.</source>
        <translation>Was er überträgt, während ein anderer Broker benutzt wird.</translation>
    </message>
    <message>
        <source>A web page that answers 200 while the broker is well. Without one its session alone is the evidence.</source>
        <translation>Eine Webseite, die mit 200 antwortet, solange es dem Broker gut geht. Ohne sie zählt allein seine Sitzung.</translation>
    </message>
    <message>
        <source>5, and 3.1.1 where that is refused</source>
        <translation>5, und 3.1.1, wo das abgelehnt wird</translation>
    </message>
    <message>
        <source>5 only</source>
        <translation>nur 5</translation>
    </message>
    <message>
        <source>3.1.1 only</source>
        <translation>nur 3.1.1</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>all; or raptor/shop/*, guardian/garage-1</source>
        <translation>alle; oder raptor/shop/*, guardian/garage-1</translation>
    </message>
    <message>
        <source>optional, Authorization</source>
        <translation>wahlfrei, Authorization</translation>
    </message>
    <message>
        <source>optional, one a line: X-Plant: shop</source>
        <translation>wahlfrei, je Zeile einer: X-Plant: shop</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>M&amp;QTT</source>
        <translation>M&amp;QTT</translation>
    </message>
    <message>
        <source>Version 5 tells more: what nobody listens to, and what the broker refuses.</source>
        <translation>Version 5 sagt mehr: wo niemand zuhört und was der Broker ablehnt.</translation>
    </message>
    <message>
        <source>Keep-alive</source>
        <translation>Keep-alive</translation>
    </message>
    <message>
        <source>How often it is proven that somebody is there while nothing else is said.</source>
        <translation>Wie oft bewiesen wird, dass jemand da ist, solange sonst nichts gesendet wird.</translation>
    </message>
    <message>
        <source>Connect &amp;timeout</source>
        <translation>&amp;Frist zum Verbinden</translation>
    </message>
    <message>
        <source>How long an attempt may take before it is given up and begun anew.</source>
        <translation>Wie lange ein Versuch dauern darf, bevor er aufgegeben und neu begonnen wird.</translation>
    </message>
    <message>
        <source>Expe&amp;cted devices</source>
        <translation>&amp;Erwartete Geräte</translation>
    </message>
    <message>
        <source>Nothing is started through it on other devices. * stands for any name; a comma separates several.</source>
        <translation>An anderen Geräten wird über ihn nichts gestartet. * steht für jeden Namen; ein Komma trennt mehrere.</translation>
    </message>
    <message>
        <source>WebSocket only: the header whose value is a secret. The value is asked for.</source>
        <translation>Nur WebSocket: der Header, dessen Wert geheim ist. Nach dem Wert wird gefragt.</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>WebSocket only: more headers of the handshake, none of them a secret.</source>
        <translation>Nur WebSocket: weitere Header des Handshakes, keiner davon geheim.</translation>
    </message>
    <message>
        <source>optional, PEM file</source>
        <translation>wahlfrei, PEM-Datei</translation>
    </message>
    <message>
        <source>optional, AB:CD:…</source>
        <translation>wahlfrei, AB:CD:…</translation>
    </message>
    <message>
        <source>optional, mqtt.example.org</source>
        <translation>wahlfrei, mqtt.example.org</translation>
    </message>
    <message>
        <source>Certificates, for mqtts:// and wss://</source>
        <translation>Zertifikate, für mqtts:// und wss://</translation>
    </message>
    <message>
        <source>&amp;Own authority</source>
        <translation>Eigene Zert.-Ste&amp;lle</translation>
    </message>
    <message>
        <source>Choose the own authority</source>
        <translation>Die eigene Zertifizierungsstelle wählen</translation>
    </message>
    <message>
        <source>Certificates of the only authorities that are trusted for it, instead of those of the system.</source>
        <translation>Zertifikate der einzigen Stellen, denen für ihn vertraut wird, anstelle derer des Systems.</translation>
    </message>
    <message>
        <source>Its fingerprint</source>
        <translation>Ihr Fingerabdruck</translation>
    </message>
    <message>
        <source>SHA-256 of an authority that has to be in the chain; no other one will do.</source>
        <translation>SHA-256 einer Stelle, die in der Kette stehen muss; keine andere genügt.</translation>
    </message>
    <message>
        <source>Name expected</source>
        <translation>Erwarteter Name</translation>
    </message>
    <message>
        <source>To whom its certificate is made out, where the address is a number.</source>
        <translation>Auf wen sein Zertifikat ausgestellt ist, wenn die Adresse eine IP-Adresse ist.</translation>
    </message>
    <message>
        <source>Choose the client certificate</source>
        <translation>Das Client-Zertifikat wählen</translation>
    </message>
    <message>
        <source>What the console shows of itself, where the broker asks for it.</source>
        <translation>Womit sich die Konsole ausweist, wo der Broker es verlangt.</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>Choose the key</source>
        <translation>Den Schlüssel wählen</translation>
    </message>
    <message>
        <source>The file of the private key that belongs to the client certificate.</source>
        <translation>Die Datei des privaten Schlüssels, der zum Client-Zertifikat gehört.</translation>
    </message>
    <message>
        <source>It is asked for when it is needed, and stands in no file.</source>
        <translation>Nach ihr wird gefragt, wenn sie gebraucht wird; sie steht in keiner Datei.</translation>
    </message>
    <message>
        <source>Its surroundings</source>
        <translation>Seine Umgebung</translation>
    </message>
    <message>
        <source>Passwords and tokens may go there although the address is not encrypted: for a wire or a network that nobody else is in. Anybody else there can read them.</source>
        <translation>Kennwörter und Token dürfen dorthin, obwohl die Adresse unverschlüsselt ist: für eine Leitung oder ein Netz, in dem sonst niemand ist. Wer sonst darin ist, kann sie lesen.</translation>
    </message>
    <message>
        <source>Another broker copies its messages there. What a bridge repeats after a break is then not taken for live.</source>
        <translation>Ein anderer Broker kopiert seine Nachrichten dorthin. Was eine Bridge nach einer Unterbrechung wiederholt, gilt dann nicht als live.</translation>
    </message>
    <message>
        <source>Give the broker a name, e.g. local.</source>
        <translation>Der Broker braucht einen Namen, z. B. local.</translation>
    </message>
    <message>
        <source>Type its address, e.g. mqtts://broker.example:8883.</source>
        <translation>Seine Adresse fehlt, z. B. mqtts://broker.example:8883.</translation>
    </message>
    <message>
        <source>A header is written as X-Plant: shop, one a line.</source>
        <translation>Ein Header wird wie X-Plant: shop geschrieben, je Zeile einer.</translation>
    </message>
    <message>
        <source>Give the whole name of the file, from / on.</source>
        <translation>Den ganzen Namen der Datei angeben, ab /.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Eine Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>You may not read %1.</source>
        <translation>Für %1 fehlt das Leserecht.</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokerLights</name>
    <message>
        <source>Broker in use</source>
        <translation>Broker in Gebrauch</translation>
    </message>
    <message>
        <source>No broker is usable</source>
        <translation>Kein Broker ist brauchbar</translation>
    </message>
    <message>
        <source>%1: health page %2, session %3, device data %4, round trip %5</source>
        <translation>%1: Zustandsseite %2, Sitzung %3, Gerätedaten %4, Umlaufzeit %5</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>no broker is up</source>
        <translation>kein Broker ist verbunden</translation>
    </message>
    <message>
        <source>%1; in use %2</source>
        <comment>in use since</comment>
        <translation>%1; in Gebrauch, %2</translation>
    </message>
    <message>
        <source>switching to %1, waits for its data</source>
        <translation>wechselt zu %1, wartet auf Daten</translation>
    </message>
    <message>
        <source>%1 is next, waits for its data</source>
        <translation>%1 kommt als Nächstes, wartet auf Daten</translation>
    </message>
    <message>
        <source>switching to %1 after the command</source>
        <translation>wechselt nach dem Befehl zu %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokerMenu</name>
    <message>
        <source>%1: up, round trip %2</source>
        <translation>%1: verbunden, Umlaufzeit %2</translation>
    </message>
    <message>
        <source>%1: up</source>
        <translation>%1: verbunden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>locked by hand</source>
        <translation>von Hand festgelegt</translation>
    </message>
    <message>
        <source>since %1: %2</source>
        <translation>seit %1: %2</translation>
    </message>
    <message>
        <source>Broker in use: why, and what can be tried</source>
        <translation>Broker in Gebrauch: warum, und was sich versuchen lässt</translation>
    </message>
    <message>
        <source>No broker is usable</source>
        <translation>Kein Broker ist brauchbar</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>In Gebrauch: %1</translation>
    </message>
    <message>
        <source>Locked to %1, which is waited for</source>
        <translation>Auf %1 festgelegt, auf den gewartet wird</translation>
    </message>
    <message>
        <source>Try %1 now</source>
        <translation>%1 jetzt versuchen</translation>
    </message>
    <message>
        <source>%1 is next, but has shown no fresh data yet: %2 is read meanwhile</source>
        <translation>%1 kommt als Nächstes, zeigt aber noch keine frischen Daten: bis dahin wird %2 gelesen</translation>
    </message>
    <message>
        <source>Switching to %1, which has shown no fresh data yet: %2 is read meanwhile</source>
        <translation>Wechsel zu %1, das noch keine frischen Daten zeigt: bis dahin wird %2 gelesen</translation>
    </message>
    <message>
        <source>Switching to %1 when the running command has ended: %2 is read meanwhile</source>
        <translation>Wechsel zu %1, sobald der laufende Befehl beendet ist: bis dahin wird %2 gelesen</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::BrokersPage</name>
    <message>
        <source>Choose automatically</source>
        <translation>Automatisch wählen</translation>
    </message>
    <message>
        <source>Brokers by rank</source>
        <translation>Broker nach Rang</translation>
    </message>
    <message>
        <source>Add a broker</source>
        <translation>Broker hinzufügen</translation>
    </message>
    <message>
        <source>Brokers, preferred first</source>
        <translation>Broker, bevorzugte zuerst</translation>
    </message>
    <message>
        <source>No broker yet</source>
        <translation>Noch kein Broker</translation>
    </message>
    <message>
        <source>Add one with the button above, or start the demo: raptor-console --demo</source>
        <translation>Oben einen hinzufügen oder die Vorführung starten: raptor-console --demo</translation>
    </message>
    <message>
        <source>automatic already</source>
        <translation>schon automatisch</translation>
    </message>
    <message>
        <source>&amp;Add a broker…</source>
        <translation>Bro&amp;ker hinzufügen…</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::CertificateModel</name>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>less than a day</source>
        <translation>unter 1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2.</source>
        <translation>Das Zertifikat von %1 ist am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>The certificate of %1 expires on %2, %3 left.</source>
        <translation>Das Zertifikat von %1 läuft am %2 ab, noch %3.</translation>
    </message>
    <message>
        <source>%1 by %2, valid until %3</source>
        <translation>%1, ausgestellt von %2, gültig bis %3</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>Certificate of</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256-Fingerabdruck</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::CommandDetail</name>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>Who and why</source>
        <translation>Wer und warum</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop the device against the late command</source>
        <translation>Das Gerät stoppen, gegen den verspäteten Befehl</translation>
    </message>
    <message>
        <source>audit row on disk after %1</source>
        <translation>im Audit-Trail nach %1</translation>
    </message>
    <message>
        <source>audit row could not be written</source>
        <translation>Zeile im Audit-Trail ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>audit row not on disk yet</source>
        <translation>noch nicht im Audit-Trail</translation>
    </message>
    <message>
        <source>%1 %2 - %3</source>
        <comment>command, device, result</comment>
        <translation>%1 %2 - %3</translation>
    </message>
    <message>
        <source>none: nothing was sent</source>
        <translation>keine: nichts wurde gesendet</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>time, operator</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>part of: %1</source>
        <translation>Teil von: %1</translation>
    </message>
    <message>
        <source>reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>Id %1</translation>
    </message>
    <message>
        <source>waits for no audit row</source>
        <translation>wartet auf keine Audit-Zeile</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::CommandLife</name>
    <message>
        <source>Last commands of the device</source>
        <translation>Letzte Befehle an das Gerät</translation>
    </message>
    <message>
        <source>no commands yet</source>
        <translation>noch keine Befehle</translation>
    </message>
    <message>
        <source>Last commands</source>
        <translation>Letzte Befehle</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop the device against the late command</source>
        <translation>Das Gerät stoppen, gegen den verspäteten Befehl</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::CommandPanel</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>This device takes no commands.</source>
        <translation>Dieses Gerät nimmt keine Befehle an.</translation>
    </message>
    <message>
        <source>Commands of the device</source>
        <translation>Befehle des Geräts</translation>
    </message>
    <message>
        <source>E-stop this device</source>
        <translation>Not-Halt für dieses Gerät</translation>
    </message>
    <message>
        <source>Commands for %1</source>
        <translation>Befehle für %1</translation>
    </message>
    <message>
        <source>remote request, latches</source>
        <translation>Fernanforderung, verriegelt</translation>
    </message>
    <message>
        <source>armed</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>St&amp;art…</source>
        <translation>St&amp;art…</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>&amp;Reset e-stop…</source>
        <translation>Not-Halt &amp;rücksetzen…</translation>
    </message>
    <message>
        <source>No %1 now: %2.</source>
        <comment>kind of command, reason</comment>
        <translation>%1 jetzt nicht möglich: %2.</translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation>Abgelehnt: %1.</translation>
    </message>
    <message>
        <source>Starting takes two steps: arm above, then confirm here within 10 s. Esc disarms.</source>
        <translation>Starten braucht zwei Schritte: oben scharf schalten, hier binnen 10 s bestätigen. Esc entschärft.</translation>
    </message>
    <message>
        <source>Rela&amp;y on…</source>
        <translation>Relais &amp;ein…</translation>
    </message>
    <message>
        <source>Relay o&amp;ff</source>
        <translation>Relais a&amp;us</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::CommandsPage</name>
    <message>
        <source>Ledger of commands, newest first</source>
        <translation>Befehlsbuch, neueste zuerst</translation>
    </message>
    <message>
        <source>No command has been given</source>
        <translation>Es wurde noch kein Befehl gegeben</translation>
    </message>
    <message>
        <source>Every start, stop and e-stop is listed here with what became of it.
Choose a device in the tree to give one.</source>
        <translation>Hier steht jeder Start, Stopp und Not-Halt mit dem, was daraus wurde.
Um einen zu geben, ein Gerät im Baum wählen.</translation>
    </message>
    <message>
        <source>Chosen command</source>
        <translation>Gewählter Befehl</translation>
    </message>
    <message>
        <source>Newest command</source>
        <translation>Neuester Befehl</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ConnectionTestPanel</name>
    <message>
        <source>Test again</source>
        <translation>Erneut testen</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Test abbrechen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress of the test</source>
        <translation>Fortschritt des Tests</translation>
    </message>
    <message>
        <source>Test of %1, %2</source>
        <comment>broker, address</comment>
        <translation>Test von %1, %2</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>stage, state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::DemoFrame</name>
    <message>
        <source>DEMO - simulated plant</source>
        <translation>VORFÜHRUNG - simulierte Anlage</translation>
    </message>
    <message>
        <source>DEMO - simulated plant. No real motor moves.</source>
        <translation>VORFÜHRUNG - simulierte Anlage. Kein echter Motor bewegt sich.</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::DeviceAlarms</name>
    <message>
        <source>Alarm, %1: %2</source>
        <comment>priority, text</comment>
        <translation>Alarm, %1: %2</translation>
    </message>
    <message>
        <source>Alarms of this device</source>
        <translation>Alarme dieses Geräts</translation>
    </message>
    <message>
        <source>More alarms of this device</source>
        <translation>Weitere Alarme dieses Geräts</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::DevicePage</name>
    <message>
        <source>Choose a device in the tree at the left, or a tile of the Overview (Ctrl+1).</source>
        <translation>Links im Baum ein Gerät wählen oder eine Kachel der Übersicht (Strg+1).</translation>
    </message>
    <message>
        <source>%1 has not reported yet.</source>
        <translation>%1 hat sich noch nicht gemeldet.</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::DeviceSpeechModel</name>
    <message>
        <source>alarm: %1</source>
        <comment>text</comment>
        <translation>Alarm: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) in all</source>
        <translation>
            <numerusform>insgesamt %Ln Alarm</numerusform>
            <numerusform>insgesamt %Ln Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, alarm: %2</source>
        <comment>group, text</comment>
        <translation>%1, Alarm: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::DeviceTileDelegate</name>
    <message>
        <source>%1, command in execution</source>
        <translation>%1, Befehl läuft</translation>
    </message>
    <message>
        <source>lowest · highest of %1</source>
        <translation>kleinster · größter von %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>label, relay word</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>start is inhibited until reset</source>
        <translation>Start gesperrt bis zum Rücksetzen</translation>
    </message>
    <message>
        <source>%1, %2 min</source>
        <translation>%1, %2 min</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::DeviceTreeDelegate</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::DeviceTreeView</name>
    <message>
        <source>Filter devices (Ctrl+F)</source>
        <translation>Geräte filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation>Geräte filtern</translation>
    </message>
    <message>
        <source>Sites and devices</source>
        <translation>Standorte und Geräte</translation>
    </message>
    <message>
        <source>Stop all of %1</source>
        <translation>Alle in %1 stoppen</translation>
    </message>
    <message>
        <source>Nothing under %1 has a stop</source>
        <translation>Nichts unter %1 kennt einen Stopp</translation>
    </message>
    <message>
        <source>%1 reports: it cannot be forgotten</source>
        <translation>%1 meldet sich: es kann nicht vergessen werden</translation>
    </message>
    <message>
        <source>Forget %1…</source>
        <translation>%1 vergessen …</translation>
    </message>
    <message>
        <source>Add %1 to the trend</source>
        <translation>%1 zum Trend hinzufügen</translation>
    </message>
    <message>
        <source>Hide the signals of %1</source>
        <translation>Signale von %1 ausblenden</translation>
    </message>
    <message>
        <source>Show the signals of %1</source>
        <translation>Signale von %1 zeigen</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::EStopBanner</name>
    <message>
        <source>E-stop progress</source>
        <translation>Verlauf des Not-Halts</translation>
    </message>
    <message>
        <source>Start is inhibited until each is reset at its own page.</source>
        <translation>Start ist gesperrt, bis jedes auf seiner Seite rückgesetzt ist.</translation>
    </message>
    <message>
        <source>%1 Latched: %2</source>
        <comment>start is inhibited, names</comment>
        <translation>%1 Verriegelt: %2</translation>
    </message>
    <message>
        <source>scroll for %1 more</source>
        <translation>%1 weitere beim Rollen</translation>
    </message>
    <message>
        <source>Show &amp;device</source>
        <translation>&amp;Gerät zeigen</translation>
    </message>
    <message>
        <source>&amp;Hide confirmed</source>
        <translation>&amp;Bestätigte ausblenden</translation>
    </message>
    <message>
        <source>E-stop at each device</source>
        <translation>Not-Halt je Gerät</translation>
    </message>
    <message>
        <source>pressed by %1</source>
        <translation>gedrückt von %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sho&amp;w all</source>
        <translation>Alle &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::EStopButton</name>
    <message>
        <source>E-STOP %1</source>
        <comment>site</comment>
        <translation>NOT-HALT %1</translation>
    </message>
    <message>
        <source>remote request · F12</source>
        <translation>Fernanforderung · F12</translation>
    </message>
    <message>
        <source>remote request · F12 inactive</source>
        <translation>Fernanforderung · F12 inaktiv</translation>
    </message>
    <message>
        <source>Asks every known device of %1 to stop, on every broker that is up.
This is a remote stop request, not the safety device: in danger use the physical stop.</source>
        <translation>Fordert jedes bekannte Gerät von %1 auf jedem erreichbaren Broker zum Halten auf.
Das ist eine Stopp-Anforderung aus der Ferne, nicht die Sicherheitseinrichtung: bei Gefahr den Schalter vor Ort benutzen.</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::EventLine</name>
    <message>
        <source>Last events</source>
        <translation>Letzte Ereignisse</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::FaceplateHeader</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>id, kind of device</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>State, command in execution</source>
        <translation>Zustand, Befehl läuft</translation>
    </message>
    <message>
        <source>Quality: %1</source>
        <translation>Qualität: %1</translation>
    </message>
    <message>
        <source>Relay, %1</source>
        <comment>quality</comment>
        <translation>Relais, %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::FigureList</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>noch nicht gezählt</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::FloodBanner</name>
    <message>
        <source>Show first</source>
        <translation>Erstmeldung zeigen</translation>
    </message>
    <message>
        <source>Flood of alarms</source>
        <translation>Alarmflut</translation>
    </message>
    <message>
        <source>Show the first alarm of the flood</source>
        <translation>Die Erstmeldung der Alarmflut zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) in 10 minutes</source>
        <translation>
            <numerusform>%Ln Alarm in 10 Minuten</numerusform>
            <numerusform>%Ln Alarme in 10 Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Flood since %1: %2</source>
        <translation>Alarmflut seit %1: %2</translation>
    </message>
    <message>
        <source>Flood: %1</source>
        <translation>Alarmflut: %1</translation>
    </message>
    <message>
        <source>the first alarm has left the list</source>
        <translation>die Erstmeldung steht nicht mehr in der Liste</translation>
    </message>
    <message>
        <source>first was %1, %2</source>
        <comment>alarm, device</comment>
        <translation>Erstmeldung: %1, %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ForgetDialog</name>
    <message>
        <source>Forget %1?</source>
        <translation>%1 vergessen?</translation>
    </message>
    <message>
        <source>%1 leaves the list, with its trends. While it stays silent no e-stop addresses it any more, and its silence is no alarm. As soon as it reports, or a broker has kept a message of it, it is there again.</source>
        <translation>%1 verschwindet mit seinen Trends aus der Liste. Solange es schweigt, richtet sich kein Not-Halt mehr an es, und sein Schweigen ist kein Alarm. Sobald es sich meldet oder ein Broker eine Nachricht von ihm aufbewahrt hat, ist es wieder da.</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Not forgotten: %1</source>
        <translation>Nicht vergessen: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::HistoryPage</name>
    <message>
        <source>No history is kept. [history] in console.toml says so, or this window keeps nothing at all.</source>
        <translation>Es wird kein Verlauf geführt. So steht es unter [history] in console.toml, oder dieses Fenster bewahrt gar nichts auf.</translation>
    </message>
    <message>
        <source>History of all signals</source>
        <translation>Verlauf aller Signale</translation>
    </message>
    <message>
        <source>At this moment</source>
        <translation>In diesem Moment</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Room used</source>
        <translation>Belegter Platz</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>Von, bis</translation>
    </message>
    <message>
        <source>Coming in</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Room needed a year</source>
        <translation>Platz je Jahr</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Aufbewahrt für</translation>
    </message>
    <message>
        <source>Room at most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Not written since the start</source>
        <translation>Seit dem Start nicht geschrieben</translation>
    </message>
    <message>
        <source>Check at the start</source>
        <translation>Prüfung beim Start</translation>
    </message>
    <message>
        <source>How long and how much is kept stands in [history] of console.toml: keep_days, keep_gb, folder. On the terminal: raptorctl history TAG, check, backup FILE.</source>
        <translation>Wie lange und wie viel aufbewahrt wird, steht unter [history] in console.toml: keep_days, keep_gb, folder. Im Terminal: raptorctl history TAG, check, backup FILE.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Shows the plant as it was, in a frame that says so. Meanwhile nothing can be started; Stop and E-STOP act on the plant as it is. Ctrl+R begins ten minutes back.</source>
        <translation>Zeigt die Anlage, wie sie war, in einem Rahmen, der es sagt. Inzwischen kann nichts gestartet werden; Stopp und NOT-HALT wirken auf die Anlage, wie sie ist. Strg+R beginnt zehn Minuten zurück.</translation>
    </message>
    <message>
        <source>Moment to show</source>
        <translation>Gezeigter Zeitpunkt</translation>
    </message>
    <message>
        <source>Show this moment</source>
        <translation>Diesen Zeitpunkt zeigen</translation>
    </message>
    <message>
        <source>The disk does not answer</source>
        <translation>Die Platte antwortet nicht</translation>
    </message>
    <message>
        <source>%1, %2 bytes a sample</source>
        <translation>%1, %2 Byte je Messwert</translation>
    </message>
    <message>
        <source>%1 samples of %2 signals</source>
        <translation>%1 Messwerte von %2 Signalen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>%1 samples a second, over the last minute</source>
        <translation>%1 Messwerte je Sekunde, über die letzte Minute</translation>
    </message>
    <message>
        <source>%1 at this rate</source>
        <translation>%1 bei diesem Eingang</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Messwerte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>noch nicht erfolgt</translation>
    </message>
    <message>
        <source>Not readable: %1</source>
        <translation>Nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>Nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s), older samples are removed</source>
        <translation>
            <numerusform>%Ln Tag, ältere Messwerte werden entfernt</numerusform>
            <numerusform>%Ln Tage, ältere Messwerte werden entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>any time: no sample is removed for its age</source>
        <translation>beliebig lange: kein Messwert wird seines Alters wegen entfernt</translation>
    </message>
    <message>
        <source>%1, beyond that the oldest samples are removed</source>
        <translation>%1, darüber werden die ältesten Messwerte entfernt</translation>
    </message>
    <message>
        <source>as much as there is: none is removed for want of room</source>
        <translation>so viel wie da ist: keiner wird aus Platzmangel entfernt</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::LatencySpark</name>
    <message>
        <source>Round trips of the last two minutes</source>
        <translation>Umlaufzeiten der letzten zwei Minuten</translation>
    </message>
    <message>
        <source>No ping has been answered</source>
        <translation>Kein Ping wurde beantwortet</translation>
    </message>
    <message>
        <source>Half of the answers within %1, the slowest after %2</source>
        <translation>Die Hälfte der Antworten binnen %1, die langsamste nach %2</translation>
    </message>
    <message numerus="yes">
        <source>; %Ln second(s) without an answer</source>
        <translation>
            <numerusform>; %Ln Sekunde ohne Antwort</numerusform>
            <numerusform>; %Ln Sekunden ohne Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>no ping answered in the last two minutes</source>
        <translation>in den letzten zwei Minuten kein Ping beantwortet</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::LedgerFilterBar</name>
    <message>
        <source>Filter by device, operator, reason or detail</source>
        <translation>Filtern nach Gerät, Bediener, Grund oder Einzelheiten</translation>
    </message>
    <message>
        <source>Filter: device, operator, reason, detail</source>
        <translation>Filter: Gerät, Bediener, Grund, Einzelheiten</translation>
    </message>
    <message>
        <source>Kind of command</source>
        <translation>Art des Befehls</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Jeder Ausgang</translation>
    </message>
    <message>
        <source>Time span</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Last 10 minutes</source>
        <translation>Letzte 10 Minuten</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 8 hours</source>
        <translation>Letzte 8 Stunden</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::LedgerTools</name>
    <message>
        <source>Export &amp;CSV…</source>
        <translation>&amp;CSV exportieren…</translation>
    </message>
    <message>
        <source>Export &amp;JSON…</source>
        <translation>&amp;JSON exportieren…</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Cancel e&amp;xport</source>
        <translation>E&amp;xport abbrechen</translation>
    </message>
    <message>
        <source>Verify the audit trail</source>
        <translation>Den Audit-Trail prüfen</translation>
    </message>
    <message>
        <source>Export what is filtered as CSV</source>
        <translation>Gefiltertes als CSV exportieren</translation>
    </message>
    <message>
        <source>Export what is filtered as JSON</source>
        <translation>Gefiltertes als JSON exportieren</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Den Export abbrechen</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Not exported: %1</source>
        <translation>Nicht exportiert: %1</translation>
    </message>
    <message>
        <source>Intact: %1</source>
        <translation>Unversehrt: %1</translation>
    </message>
    <message>
        <source>NOT INTACT: %1</source>
        <translation>NICHT UNVERSEHRT: %1</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>Befehlsbuch exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>Verifying every row of the audit trail</source>
        <translation>Jede Zeile des Audit-Trails wird geprüft</translation>
    </message>
    <message>
        <source>no audit trail here</source>
        <translation>hier gibt es keinen Audit-Trail</translation>
    </message>
    <message>
        <source>an export is running</source>
        <translation>ein Export läuft</translation>
    </message>
    <message>
        <source>is running</source>
        <translation>läuft schon</translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s) written to %1</source>
        <translation>
            <numerusform>%Ln Befehl nach %1 geschrieben</numerusform>
            <numerusform>%Ln Befehle nach %1 geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::LifeList</name>
    <message>
        <source>None yet. What is asked of this device is listed here.</source>
        <translation>Noch keine. Hier steht, was von diesem Gerät verlangt wurde.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>time, operator</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::LineGrid</name>
    <message>
        <source>%1: %2</source>
        <comment>button, device</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::LinkHistoryView</name>
    <message>
        <source>History and certificates</source>
        <translation>Verlauf und Zertifikate</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Switches</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>History of switches</source>
        <translation>Verlauf der Wechsel</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>Ausfälle</translation>
    </message>
    <message>
        <source>History of outages</source>
        <translation>Verlauf der Ausfälle</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Certificates of the chosen broker</source>
        <translation>Zertifikate des gewählten Brokers</translation>
    </message>
    <message>
        <source>Copy the chosen rows, or all</source>
        <translation>Die gewählten Zeilen kopieren, oder alle</translation>
    </message>
    <message>
        <source>Export the list as CSV</source>
        <translation>Die Liste als CSV exportieren</translation>
    </message>
    <message>
        <source>Save a report of the chosen outage</source>
        <translation>Einen Bericht über den gewählten Ausfall speichern</translation>
    </message>
    <message>
        <source>Switches between brokers, newest first</source>
        <translation>Wechsel zwischen Brokern, neueste zuerst</translation>
    </message>
    <message>
        <source>Outages, newest first</source>
        <translation>Ausfälle, neueste zuerst</translation>
    </message>
    <message>
        <source>Certificates, the broker&apos;s own first</source>
        <translation>Zertifikate, das des Brokers selbst zuerst</translation>
    </message>
    <message>
        <source>%1 is reached without encryption</source>
        <translation>%1 wird ohne Verschlüsselung erreicht</translation>
    </message>
    <message>
        <source>There is no certificate to show.</source>
        <translation>Es gibt kein Zertifikat zu zeigen.</translation>
    </message>
    <message>
        <source>No certificate of %1 yet</source>
        <translation>Noch kein Zertifikat von %1</translation>
    </message>
    <message>
        <source>The chain is shown once the broker has been connected to and its certificate has been verified.</source>
        <translation>Die Kette steht hier, sobald der Broker verbunden war und sein Zertifikat geprüft ist.</translation>
    </message>
    <message>
        <source>There is no history here</source>
        <translation>Hier gibt es keinen Verlauf</translation>
    </message>
    <message>
        <source>This program was started without one.</source>
        <translation>Dieses Programm wurde ohne Verlauf gestartet.</translation>
    </message>
    <message>
        <source>No switch yet</source>
        <translation>Noch kein Wechsel</translation>
    </message>
    <message>
        <source>Whenever another broker becomes the preferred one, by itself or by hand, it is written here with the reason.</source>
        <translation>Wird ein anderer Broker der bevorzugte, von selbst oder von Hand, steht es hier mit dem Grund.</translation>
    </message>
    <message>
        <source>No outage yet</source>
        <translation>Noch kein Ausfall</translation>
    </message>
    <message>
        <source>A broker that was connected and could not be heard any more is written here: from, to, why, and what was missed.</source>
        <translation>War ein Broker verbunden und dann nicht mehr zu hören, steht es hier: von wann bis wann, warum, und was fehlt.</translation>
    </message>
    <message>
        <source>nothing listed</source>
        <translation>nichts in der Liste</translation>
    </message>
    <message>
        <source>no history</source>
        <translation>kein Verlauf</translation>
    </message>
    <message>
        <source>choose an outage</source>
        <translation>erst Ausfall wählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln Zeile kopiert</numerusform>
            <numerusform>%Ln Zeilen kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the switches</source>
        <translation>Wechsel exportieren</translation>
    </message>
    <message>
        <source>Export the outages</source>
        <translation>Ausfälle exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Report of an outage</source>
        <translation>Bericht über einen Ausfall</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln Zeile nach %1 geschrieben</numerusform>
            <numerusform>%Ln Zeilen nach %1 geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Not written: %1</source>
        <translation>Nicht geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::MainWindow</name>
    <message>
        <source>DEMO - Raptor Console</source>
        <translation>VORFÜHRUNG - Raptor Console</translation>
    </message>
    <message>
        <source>%1 - Raptor Console</source>
        <translation>%1 - Raptor Console</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Brokers</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Aussehen</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Aussehen</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>Normale Schrift</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>E-STOP every site, now</source>
        <translation>NOT-HALT an jedem Standort, sofort</translation>
    </message>
    <message>
        <source>About Raptor Console</source>
        <translation>Über Raptor Console</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <comment>group</comment>
        <translation>Stopp für %1</translation>
    </message>
    <message>
        <source>every site</source>
        <translation>alle Standorte</translation>
    </message>
    <message>
        <source>Stop all devices</source>
        <translation>Alle Geräte stoppen</translation>
    </message>
    <message>
        <source>Stop all of %1</source>
        <translation>Alle in %1 stoppen</translation>
    </message>
    <message>
        <source>Operator: %1…</source>
        <translation>Bediener: %1…</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Silence the alarm sound</source>
        <translation>Alarmton abstellen</translation>
    </message>
    <message>
        <source>Alarm sound</source>
        <translation>Alarmton</translation>
    </message>
    <message>
        <source>Try the alarm sound</source>
        <translation>Alarmton probieren</translation>
    </message>
    <message>
        <source>End the silence now</source>
        <translation>Alarmton wieder hören</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Replay the past</source>
        <translation>Vergangenheit abspielen</translation>
    </message>
    <message>
        <source>No replay now: %1</source>
        <translation>Jetzt keine Wiedergabe: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::OperatorDialog</name>
    <message>
        <source>Who is at the desk?</source>
        <translation>Wer ist am Pult?</translation>
    </message>
    <message>
        <source>Name of the operator</source>
        <translation>Name des Bedieners</translation>
    </message>
    <message>
        <source>The name stands at every command from now on, here and in the audit trail. It lasts until this window is closed.</source>
        <translation>Der Name steht ab jetzt an jedem Befehl, hier und im Audit-Trail. Er gilt, bis dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>Über&amp;nehmen</translation>
    </message>
    <message>
        <source>Not changed: %1</source>
        <translation>Nicht geändert: %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::OverviewBar</name>
    <message>
        <source>Start se&amp;quences</source>
        <translation>Start&amp;folgen</translation>
    </message>
    <message>
        <source>every site</source>
        <translation>alle Standorte</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <comment>site</comment>
        <translation>Stopp für %1</translation>
    </message>
    <message>
        <source>An ordinary stop of each, at once: no e-stop, nothing is latched.</source>
        <translation>Ein gewöhnlicher Stopp für jedes, alle zugleich: kein Not-Halt, nichts wird verriegelt.</translation>
    </message>
    <message>
        <source>Stop a&amp;ll</source>
        <translation>A&amp;lle stoppen</translation>
    </message>
    <message>
        <source>Stop a&amp;ll of %1</source>
        <translation>A&amp;lle in %1 stoppen</translation>
    </message>
    <message>
        <source>Stop all devices</source>
        <translation>Alle Geräte stoppen</translation>
    </message>
    <message>
        <source>Stop all devices of %1</source>
        <translation>Alle Geräte in %1 stoppen</translation>
    </message>
    <message>
        <source>Start sequences</source>
        <translation>Startfolgen</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n device(s)</source>
        <translation>
            <numerusform>%n Gerät stoppen</numerusform>
            <numerusform>%n Geräte stoppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n cho&amp;sen</source>
        <translation>
            <numerusform>%n ge&amp;wähltes stoppen</numerusform>
            <numerusform>%n ge&amp;wählte stoppen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::OverviewPage</name>
    <message>
        <source>Devices as tiles</source>
        <translation>Geräte als Kacheln</translation>
    </message>
    <message>
        <source>No device has reported yet</source>
        <translation>Noch kein Gerät hat sich gemeldet</translation>
    </message>
    <message>
        <source>Devices appear here by themselves when they first report.
Look at Brokers (Ctrl+7) whether a broker is up, or start the demo: raptor-console --demo</source>
        <translation>Geräte erscheinen hier von selbst, sobald sie sich melden.
Unter Broker (Strg+7) steht, ob ein Broker erreichbar ist; die Vorführung: raptor-console --demo</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::PageBar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>page, key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::PlantSummary</name>
    <message>
        <source>Plant summary</source>
        <translation>Anlage im Überblick</translation>
    </message>
    <message>
        <source>Devices: %1</source>
        <translation>Geräte: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, state</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ProfileTools</name>
    <message>
        <source>Im&amp;port…</source>
        <translation>Im&amp;portieren…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Import brokers from a file</source>
        <translation>Broker aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Export all brokers to a file, without their secrets</source>
        <translation>Alle Broker in eine Datei exportieren, ohne Kennwörter und Token</translation>
    </message>
    <message>
        <source>Export the brokers, without their secrets</source>
        <translation>Broker exportieren, ohne Kennwörter und Token</translation>
    </message>
    <message>
        <source>Broker profiles (*.toml)</source>
        <translation>Broker-Profile (*.toml)</translation>
    </message>
    <message>
        <source>Import brokers</source>
        <translation>Broker importieren</translation>
    </message>
    <message>
        <source>Broker profiles (*.toml);;All files (*)</source>
        <translation>Broker-Profile (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln broker(s) written to %1, without their secrets</source>
        <translation>
            <numerusform>%Ln Broker nach %1 geschrieben, ohne Kennwörter und Token</numerusform>
            <numerusform>%Ln Broker nach %1 geschrieben, ohne Kennwörter und Token</numerusform>
        </translation>
    </message>
    <message>
        <source>Not exported: %1</source>
        <translation>Nicht exportiert: %1</translation>
    </message>
    <message>
        <source>Nothing new in %1</source>
        <translation>Nichts Neues in %1</translation>
    </message>
    <message>
        <source>Not imported: %1</source>
        <translation>Nicht importiert: %1</translation>
    </message>
    <message>
        <source>There is no broker yet</source>
        <translation>Es gibt noch keinen Broker</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::RelayPlate</name>
    <message>
        <source>State of the device</source>
        <translation>Zustand des Geräts</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state, quality</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ReplayBar</name>
    <message>
        <source>Speed of the replay</source>
        <translation>Tempo der Wiedergabe</translation>
    </message>
    <message>
        <source>Moment of the replay</source>
        <translation>Zeitpunkt der Wiedergabe</translation>
    </message>
    <message>
        <source>Moment of the replay, to type</source>
        <translation>Zeitpunkt der Wiedergabe, zum Tippen</translation>
    </message>
    <message>
        <source>%1x</source>
        <translation>%1x</translation>
    </message>
    <message>
        <source>Speed %1</source>
        <translation>Tempo %1</translation>
    </message>
    <message>
        <source>Event before</source>
        <translation>Ereignis davor</translation>
    </message>
    <message>
        <source>To the alarm or command before this moment</source>
        <translation>Zum Alarm oder Befehl vor diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>-1 s</source>
        <translation>-1 s</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play, or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>+1 s</source>
        <translation>+1 s</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>Eine Sekunde weiter</translation>
    </message>
    <message>
        <source>Event after</source>
        <translation>Ereignis danach</translation>
    </message>
    <message>
        <source>To the alarm or command after this moment</source>
        <translation>Zum Alarm oder Befehl nach diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>Leave, back to live</source>
        <translation>Verlassen, zurück zu live</translation>
    </message>
    <message>
        <source>Leave the replay and show the plant as it is</source>
        <translation>Die Wiedergabe verlassen und die Anlage zeigen, wie sie ist</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Not shown: %1</source>
        <translation>Nicht gezeigt: %1</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>liest …</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::ReplayView</name>
    <message>
        <source>Overview then</source>
        <translation>Übersicht damals</translation>
    </message>
    <message>
        <source>Device then</source>
        <translation>Gerät damals</translation>
    </message>
    <message>
        <source>Alarms then</source>
        <translation>Alarme damals</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <comment>group</comment>
        <translation>Stopp für %1</translation>
    </message>
    <message>
        <source>REPLAY of %1 - NOT LIVE. Stop and E-STOP act on the plant as it is now.</source>
        <translation>WIEDERGABE vom %1 - NICHT LIVE. Stopp und NOT-HALT wirken auf die Anlage, wie sie jetzt ist.</translation>
    </message>
    <message>
        <source>Trends then</source>
        <translation>Trends damals</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::RunPanel</name>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>command, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 confirmed</source>
        <translation>%1 von %2 bestätigt</translation>
    </message>
    <message>
        <source>%1: running, %2</source>
        <translation>%1: läuft, %2</translation>
    </message>
    <message>
        <source>%1: done, %2</source>
        <translation>%1: fertig, %2</translation>
    </message>
    <message>
        <source>%1: aborted, %2</source>
        <translation>%1: abgebrochen, %2</translation>
    </message>
    <message>
        <source>Group stop or start sequence</source>
        <translation>Gruppenstopp oder Startfolge</translation>
    </message>
    <message>
        <source>What became of each device</source>
        <translation>Was aus jedem Gerät wurde</translation>
    </message>
    <message>
        <source>A&amp;bort sequence</source>
        <translation>&amp;Startfolge abbrechen</translation>
    </message>
    <message>
        <source>H&amp;ide list</source>
        <translation>L&amp;iste ausblenden</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::SavePlace</name>
    <message>
        <source>Overwrite it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Overwrite the file</source>
        <translation>Die Datei überschreiben</translation>
    </message>
    <message>
        <source>Keep the file that is there, write nothing</source>
        <translation>Die vorhandene Datei behalten, nichts schreiben</translation>
    </message>
    <message>
        <source>%1 is there already, in %2</source>
        <translation>%1 gibt es schon, in %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::SecretRows</name>
    <message>
        <source>Password of the broker</source>
        <translation>Kennwort des Brokers</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sign in with this password</source>
        <translation>Mit diesem Kennwort anmelden</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Passphrase des Schlüssels</translation>
    </message>
    <message>
        <source>Open the key</source>
        <translation>Schlüssel öffnen</translation>
    </message>
    <message>
        <source>Open the key with this passphrase</source>
        <translation>Den Schlüssel mit dieser Passphrase öffnen</translation>
    </message>
    <message>
        <source>Token of the broker</source>
        <translation>Token des Brokers</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Connect with this token</source>
        <translation>Mit diesem Token verbinden</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Kennwort von %1</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>&amp;Keep in the keychain</source>
        <translation>Im Sch&amp;lüsselbund behalten</translation>
    </message>
    <message>
        <source>Keep in the keychain</source>
        <translation>Im Schlüsselbund behalten</translation>
    </message>
    <message>
        <source>Not kept in the keychain: %1. It holds until the program ends.</source>
        <translation>Nicht im Schlüsselbund behalten: %1. Gilt nur bis zum Programmende.</translation>
    </message>
    <message>
        <source>%1, refused before</source>
        <translation>%1, vorhin abgelehnt</translation>
    </message>
    <message>
        <source>otherwise it holds until the program ends, and is written nowhere</source>
        <translation>sonst nur bis zum Programmende, nirgends aufgeschrieben</translation>
    </message>
    <message>
        <source>not possible: %1. It holds until the program ends.</source>
        <translation>nicht möglich: %1. Gilt nur bis zum Programmende.</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::SequencePanel</name>
    <message>
        <source>%1 %2</source>
        <comment>command, device</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>after %1 %2</source>
        <comment>pause, device</comment>
        <translation>nach %1 %2</translation>
    </message>
    <message>
        <source>Start sequences</source>
        <translation>Startfolgen</translation>
    </message>
    <message>
        <source>Start…</source>
        <translation>Start…</translation>
    </message>
    <message>
        <source>Start sequence %1</source>
        <translation>Startfolge %1 starten</translation>
    </message>
    <message>
        <source>Any failure or stop aborts it.</source>
        <translation>Jeder Fehlschlag und jeder Stopp bricht sie ab.</translation>
    </message>
    <message>
        <source>A sequence starts its devices one after the other, each when the one before has confirmed. Starting takes two steps: arm at the left, then confirm here within 10 s.</source>
        <translation>Eine Startfolge startet ihre Geräte nacheinander, jedes erst, wenn das vorige bestätigt hat. Starten braucht zwei Schritte: links scharf schalten, hier binnen 10 s bestätigen.</translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation>Abgelehnt: %1.</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::SilentAlarms</name>
    <message>
        <source>Unshe&amp;lve</source>
        <translation>Zurü&amp;ckholen</translation>
    </message>
    <message>
        <source>&amp;Return to service</source>
        <translation>Wiede&amp;r in Betrieb</translation>
    </message>
    <message>
        <source>Shelved, out of service and suppressed alarms</source>
        <translation>Zurückgestellte, außer Betrieb genommene und unterdrückte Alarme</translation>
    </message>
    <message>
        <source>Nothing is kept from you</source>
        <translation>Nichts wird zurückgehalten</translation>
    </message>
    <message>
        <source>Alarms that are shelved, out of service or explained by something else are listed here,
with their end, by whom and why.</source>
        <translation>Hier stehen Alarme, die zurückgestellt, außer Betrieb oder durch etwas anderes erklärt sind,
mit ihrem Ende, von wem und warum.</translation>
    </message>
    <message>
        <source>Alarms are not watched here</source>
        <translation>Alarme werden hier nicht überwacht</translation>
    </message>
    <message>
        <source>This program was started without them.</source>
        <translation>Dieses Programm wurde ohne Alarme gestartet.</translation>
    </message>
    <message>
        <source>Comment, optional</source>
        <translation>Kommentar, wahlfrei</translation>
    </message>
    <message>
        <source>optional; goes into the journal</source>
        <translation>wahlfrei; kommt ins Journal</translation>
    </message>
    <message>
        <source>Unshelve the chosen alarms</source>
        <translation>Die gewählten Alarme zurückholen</translation>
    </message>
    <message>
        <source>Return the chosen alarms to service</source>
        <translation>Die gewählten Alarme wieder in Betrieb nehmen</translation>
    </message>
    <message>
        <source>Co&amp;mment</source>
        <translation>Ko&amp;mmentar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) unshelved</source>
        <translation>
            <numerusform>%Ln Alarm zurückgeholt</numerusform>
            <numerusform>%Ln Alarme zurückgeholt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not unshelved: %1</source>
        <translation>Nicht zurückgeholt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) in service again</source>
        <translation>
            <numerusform>%Ln Alarm wieder in Betrieb</numerusform>
            <numerusform>%Ln Alarme wieder in Betrieb</numerusform>
        </translation>
    </message>
    <message>
        <source>Not returned to service: %1</source>
        <translation>Nicht wieder in Betrieb: %1</translation>
    </message>
    <message>
        <source>no alarms are watched</source>
        <translation>keine Überwachung</translation>
    </message>
    <message>
        <source>choose alarms first</source>
        <translation>erst Alarme wählen</translation>
    </message>
    <message>
        <source>none is shelved</source>
        <translation>keiner zurückgestellt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>all are in service</source>
        <translation>alle in Betrieb</translation>
    </message>
    <message>
        <source>Chosen alarm</source>
        <translation>Gewählter Alarm</translation>
    </message>
    <message>
        <source>First alarm</source>
        <translation>Erster Alarm</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::SiteBanner</name>
    <message>
        <source>Devices to be confirmed</source>
        <translation>Zu bestätigende Geräte</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Look at the broker whose devices are to be confirmed</source>
        <translation>Den Broker ansehen, dessen Geräte zu bestätigen sind</translation>
    </message>
    <message>
        <source>Other devices than before report through %1: nothing is started there until they are confirmed</source>
        <translation>Über %1 melden sich andere Geräte als vorher: dort wird nichts gestartet, bis sie bestätigt sind</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::SiteNotice</name>
    <message>
        <source>These are the right devices</source>
        <translation>Das sind die richtigen Geräte</translation>
    </message>
    <message>
        <source>None of the devices that were heard through %1 before reports there now, only others. It may be another plant with the same host name: nothing is started through it until you have looked at the devices and confirm them. Stops always go.</source>
        <translation>Keines der Geräte, die bisher über %1 zu hören waren, meldet sich jetzt dort, nur andere. Es ist vielleicht eine andere Anlage mit demselben Rechnernamen: über ihn wird nichts gestartet, bis Sie die Geräte angesehen haben und sie bestätigen. Stopps gehen immer.</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::SoundSign</name>
    <message>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>The alarm sound is silenced until the next urgent alarm, for other alarms half a minute. Press to find where to end that.</source>
        <translation>Der Alarmton ist bis zum nächsten dringenden Alarm stumm, für andere eine halbe Minute lang. Ein Druck führt dahin, wo das endet.</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>The alarm sound is switched off: no alarm is heard. Press to find where to switch it on.</source>
        <translation>Der Alarmton ist ausgeschaltet: kein Alarm ist zu hören. Ein Druck führt dahin, wo er eingeschaltet wird.</translation>
    </message>
    <message>
        <source>Alarm sound: %1</source>
        <comment>off, silenced</comment>
        <translation>Alarmton: %1</translation>
    </message>
    <message>
        <source>mute</source>
        <comment>short: the alarm sound is silenced for a time</comment>
        <translation>stumm</translation>
    </message>
    <message>
        <source>off</source>
        <comment>short: the alarm sound is switched off</comment>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TopBar</name>
    <message>
        <source>all</source>
        <comment>every site</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Menu: view, wider e-stop, help</source>
        <translation>Menü: Ansicht, weiterer Not-Halt, Hilfe</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendCanvas</name>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht live</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>value, its quality</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>now %1, min %2, max %3, mean %4</source>
        <translation>jetzt %1, min %2, max %3, Mittel %4</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>B - A: %1</source>
        <translation>B - A: %1</translation>
    </message>
    <message>
        <source>B - A</source>
        <translation>B - A</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Paused, data is kept</source>
        <translation>Angehalten, Daten werden bewahrt</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Nicht live</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>lädt</translation>
    </message>
    <message>
        <source>No signal is chosen</source>
        <translation>Kein Signal gewählt</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy, HH:mm:ss</source>
        <translation>ddd d. MMM yyyy, HH:mm:ss</translation>
    </message>
    <message>
        <source>%1, dimmed: %2 earlier</source>
        <translation>%1, gedämpft: %2 früher</translation>
    </message>
    <message>
        <source>replay, not live</source>
        <translation>Wiedergabe, nicht live</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>after the moment of the replay</source>
        <translation>nach dem Zeitpunkt der Wiedergabe</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Replay, not live</source>
        <translation>Wiedergabe, nicht live</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendCompareBox</name>
    <message>
        <source>Compare with an earlier time</source>
        <translation>Mit einer früheren Zeit vergleichen</translation>
    </message>
    <message>
        <source>Compare: no</source>
        <translation>Vergleichen: nein</translation>
    </message>
    <message>
        <source>with the span before</source>
        <translation>mit der Spanne davor</translation>
    </message>
    <message>
        <source>with the day before</source>
        <translation>mit dem Tag davor</translation>
    </message>
    <message>
        <source>with the week before</source>
        <translation>mit der Woche davor</translation>
    </message>
    <message>
        <source>with earlier by…</source>
        <translation>mit früher um …</translation>
    </message>
    <message>
        <source>How much earlier</source>
        <translation>Wie viel früher</translation>
    </message>
    <message>
        <source>Unit of how much earlier</source>
        <translation>Einheit, wie viel früher</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation>d</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendLane</name>
    <message>
        <source>Trend of %1</source>
        <comment>quantity</comment>
        <translation>Trend von %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>quantity, unit</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendLegend</name>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation>d</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>Add signals…</source>
        <translation>Signale hinzufügen …</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Signals of the chart</source>
        <translation>Signale des Diagramms</translation>
    </message>
    <message>
        <source>Add signals to the chart</source>
        <translation>Dem Diagramm Signale hinzufügen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour of what is chosen</source>
        <translation>Farbe des Gewählten</translation>
    </message>
    <message>
        <source>A %1</source>
        <comment>cursor, time</comment>
        <translation>A %1</translation>
    </message>
    <message>
        <source>B %1</source>
        <comment>cursor, time</comment>
        <translation>B %1</translation>
    </message>
    <message>
        <source>between them %1</source>
        <translation>dazwischen %1</translation>
    </message>
    <message>
        <source>Choose a signal in the table first</source>
        <translation>Erst ein Signal in der Tabelle wählen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Hide what is chosen</source>
        <translation>Das Gewählte ausblenden</translation>
    </message>
    <message>
        <source>Show what is chosen</source>
        <translation>Das Gewählte einblenden</translation>
    </message>
    <message>
        <source>Remove what is chosen from the chart</source>
        <translation>Das Gewählte aus dem Diagramm entfernen</translation>
    </message>
    <message>
        <source>Colour 1</source>
        <translation>Farbe 1</translation>
    </message>
    <message>
        <source>Colour 2</source>
        <translation>Farbe 2</translation>
    </message>
    <message>
        <source>Colour 3</source>
        <translation>Farbe 3</translation>
    </message>
    <message>
        <source>Colour 4</source>
        <translation>Farbe 4</translation>
    </message>
    <message>
        <source>Colour 5</source>
        <translation>Farbe 5</translation>
    </message>
    <message>
        <source>Colour 6</source>
        <translation>Farbe 6</translation>
    </message>
    <message>
        <source>Colour 7</source>
        <translation>Farbe 7</translation>
    </message>
    <message>
        <source>Colour 8</source>
        <translation>Farbe 8</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendLegendModel</name>
    <message>
        <source>%1, hidden</source>
        <comment>signal</comment>
        <translation>%1, ausgeblendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>A</source>
        <comment>cursor</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <comment>cursor</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>B - A</source>
        <comment>difference of the cursors</comment>
        <translation>B - A</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendList</name>
    <message>
        <source>%1 has reported no numbers yet</source>
        <translation>%1 hat noch keine Zahlen gemeldet</translation>
    </message>
    <message numerus="yes">
        <source>A chart shows %1 signals at most; %Ln more is/are left out</source>
        <translation>
            <numerusform>Ein Diagramm zeigt höchstens %1 Signale; %Ln weiteres ist ausgelassen</numerusform>
            <numerusform>Ein Diagramm zeigt höchstens %1 Signale; %Ln weitere sind ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendMarks</name>
    <message>
        <source>no broker</source>
        <translation>kein Broker</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>device, command</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendPanel</name>
    <message>
        <source>This device sends no numbers to draw.</source>
        <translation>Dieses Gerät sendet keine Zahlen zum Zeichnen.</translation>
    </message>
    <message>
        <source>Trend of the last minutes</source>
        <translation>Trend der letzten Minuten</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>Fit to values</source>
        <translation>An Werte anpassen</translation>
    </message>
    <message>
        <source>Fit the scales to the values</source>
        <translation>Skalen an die Werte anpassen</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>a gap is a time without data</source>
        <translation>eine Lücke ist Zeit ohne Daten</translation>
    </message>
    <message>
        <source>Show the last %1</source>
        <translation>Die letzten %1 zeigen</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>Back to the live trend</source>
        <translation>Zurück zum laufenden Trend</translation>
    </message>
    <message>
        <source>not live: around %1</source>
        <translation>nicht live: um %1</translation>
    </message>
    <message>
        <source>Trend of an earlier time</source>
        <translation>Trend einer früheren Zeit</translation>
    </message>
    <message>
        <source>not live: no values are kept from around %1</source>
        <translation>nicht live: von etwa %1 sind keine Werte aufgehoben</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendSave</name>
    <message>
        <source>Cancel the export</source>
        <translation>Den Export abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export the chart as a picture, or its samples</source>
        <translation>Das Diagramm als Bild exportieren, oder seine Messwerte</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG) …</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Zeichnung (SVG) …</translation>
    </message>
    <message>
        <source>Samples (CSV)…</source>
        <translation>Messwerte (CSV) …</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Save the trend</source>
        <translation>Trend speichern</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s) written to %1</source>
        <translation>
            <numerusform>%Ln Messwert nach %1 geschrieben</numerusform>
            <numerusform>%Ln Messwerte nach %1 geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Nothing can be written here</source>
        <translation>Hier kann nichts geschrieben werden</translation>
    </message>
    <message>
        <source>No history is kept here</source>
        <translation>Hier wird kein Verlauf geführt</translation>
    </message>
    <message>
        <source>An export is running</source>
        <translation>Ein Export läuft</translation>
    </message>
    <message>
        <source>There are no signals on the chart</source>
        <translation>Auf dem Diagramm sind keine Signale</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendScale</name>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendSetBox</name>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open a saved trend</source>
        <translation>Gespeicherten Trend öffnen</translation>
    </message>
    <message>
        <source>Saved trends</source>
        <translation>Gespeicherte Trends</translation>
    </message>
    <message>
        <source>Save what is shown under a name</source>
        <translation>Das Gezeigte unter einem Namen speichern</translation>
    </message>
    <message>
        <source>Rename the saved trend</source>
        <translation>Den gespeicherten Trend umbenennen</translation>
    </message>
    <message>
        <source>Delete the saved trend</source>
        <translation>Den gespeicherten Trend löschen</translation>
    </message>
    <message>
        <source>Name of the saved trend</source>
        <translation>Name des gespeicherten Trends</translation>
    </message>
    <message>
        <source>Nothing is saved yet</source>
        <translation>Noch nichts gespeichert</translation>
    </message>
    <message>
        <source>Nothing can be saved here</source>
        <translation>Hier kann nichts gespeichert werden</translation>
    </message>
    <message>
        <source>Open a saved trend first</source>
        <translation>Erst einen gespeicherten Trend öffnen</translation>
    </message>
    <message>
        <source>There is nothing on the chart to save</source>
        <translation>Auf dem Diagramm ist nichts zu speichern</translation>
    </message>
    <message>
        <source>Save this trend as</source>
        <translation>Diesen Trend speichern als</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>New name of %1</source>
        <translation>Neuer Name von %1</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete the saved trend %1?</source>
        <translation>Den gespeicherten Trend %1 löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>button, question</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation>%1 ist gespeichert</translation>
    </message>
    <message>
        <source>%1 is now called %2</source>
        <translation>%1 heißt jetzt %2</translation>
    </message>
    <message>
        <source>%1 is deleted; the chart stays as it is</source>
        <translation>%1 ist gelöscht; das Diagramm bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Cancel: change nothing of the saved trends</source>
        <translation>Abbrechen: an den gespeicherten Trends nichts ändern</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendTagChooser</name>
    <message>
        <source>Add to the chart</source>
        <translation>Zum Diagramm hinzufügen</translation>
    </message>
    <message>
        <source>Signals to choose from</source>
        <translation>Signale zur Auswahl</translation>
    </message>
    <message>
        <source>Find signals by words</source>
        <translation>Signale mit Wörtern suchen</translation>
    </message>
    <message>
        <source>Find: m1 rpm</source>
        <translation>Suchen: m1 rpm</translation>
    </message>
    <message>
        <source>Devices and their signals</source>
        <translation>Geräte und ihre Signale</translation>
    </message>
    <message>
        <source>Close the list of signals</source>
        <translation>Die Liste der Signale schließen</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Choose a signal or a device first</source>
        <translation>Erst ein Signal oder ein Gerät wählen</translation>
    </message>
    <message>
        <source>Add what is chosen to the chart</source>
        <translation>Das Gewählte zum Diagramm hinzufügen</translation>
    </message>
    <message>
        <source>Add to the chart: choose a signal or a device first</source>
        <translation>Zum Diagramm hinzufügen: erst ein Signal oder ein Gerät wählen</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendTimeBar</name>
    <message>
        <source>Shown time</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cursors</source>
        <translation>Cursor</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>The last minute</source>
        <translation>Die letzte Minute</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 Minuten</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>8 h</source>
        <translation>8 h</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 Stunden</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 d</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>1 y</source>
        <comment>year</comment>
        <translation>1 J</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>From, to…</source>
        <translation>Von, bis …</translation>
    </message>
    <message>
        <source>A time of your own</source>
        <translation>Eine eigene Zeit</translation>
    </message>
    <message>
        <source>Follow what comes in</source>
        <translation>Dem folgen, was kommt</translation>
    </message>
    <message>
        <source>The right edge is now (Home)</source>
        <translation>Der rechte Rand ist jetzt (Pos1)</translation>
    </message>
    <message>
        <source>Pause the chart</source>
        <translation>Das Diagramm anhalten</translation>
    </message>
    <message>
        <source>Nothing moves and nothing is lost: what comes in meanwhile is there afterwards (Space)</source>
        <translation>Nichts bewegt sich und nichts geht verloren: was inzwischen kommt, ist danach da (Leertaste)</translation>
    </message>
    <message>
        <source>Two cursors to read values and their difference</source>
        <translation>Zwei Cursor, um Werte und ihren Unterschied abzulesen</translation>
    </message>
    <message>
        <source>Click sets cursor A, Shift and click cursor B; both can be dragged</source>
        <translation>Ein Klick setzt Cursor A, Umschalt und Klick Cursor B; beide lassen sich ziehen</translation>
    </message>
    <message>
        <source>Fit the scales to the values</source>
        <translation>Skalen an die Werte anpassen</translation>
    </message>
    <message>
        <source>Scales follow the values that are shown; else the ranges of the signals are shown</source>
        <translation>Die Skalen folgen den gezeigten Werten; sonst werden die Bereiche der Signale gezeigt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the fields of the time</source>
        <translation>Die Felder der Zeit schließen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>The end has to be after the beginning</source>
        <translation>Das Ende muss nach dem Anfang liegen</translation>
    </message>
    <message>
        <source>That is longer than 5 years</source>
        <translation>Das ist länger als 5 Jahre</translation>
    </message>
    <message>
        <source>Nothing is known of the future</source>
        <translation>Über die Zukunft ist nichts bekannt</translation>
    </message>
    <message>
        <source>Show the time from, to</source>
        <translation>Die Zeit von, bis zeigen</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Follow the moment of the replay</source>
        <translation>Dem Zeitpunkt der Wiedergabe folgen</translation>
    </message>
    <message>
        <source>The right edge is the moment of the replay (Home)</source>
        <translation>Der rechte Rand ist der Zeitpunkt der Wiedergabe (Pos1)</translation>
    </message>
</context>
<context>
    <name>Raptor::Views::TrendsPage</name>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>No signals yet</source>
        <translation>Noch keine Signale</translation>
    </message>
    <message>
        <source>Drag a device from the tree, or signals from &quot;Add signals…&quot;, onto this place; or open a saved trend.</source>
        <translation>Ein Gerät aus dem Baum oder Signale aus „Signale hinzufügen …“ hierher ziehen; oder einen gespeicherten Trend öffnen.</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 ist geöffnet</translation>
    </message>
    <message>
        <source>Older values cannot be read: %1</source>
        <translation>Ältere Werte sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Add signals…</source>
        <translation>Signale hinzufügen …</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Back to the time before</source>
        <translation>Zurück zur Zeit davor</translation>
    </message>
    <message>
        <source>Take the zoom of the values back</source>
        <translation>Den Zoom der Werte zurücknehmen</translation>
    </message>
    <message>
        <source>Take the cursors away</source>
        <translation>Die Cursor wegnehmen</translation>
    </message>
    <message>
        <source>The chart ends at the moment of the replay and moves with it; what came later is not drawn.</source>
        <translation>Das Diagramm endet am Zeitpunkt der Wiedergabe und geht mit ihm; was später kam, ist nicht gezeichnet.</translation>
    </message>
    <message>
        <source>Back to the chart before</source>
        <translation>Zurück zum Diagramm davor</translation>
    </message>
    <message>
        <source>Around the alarm of %1</source>
        <comment>date and time</comment>
        <translation>Um den Alarm vom %1</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy, HH:mm:ss</source>
        <comment>date and time</comment>
        <translation>ddd d. MMM yyyy, HH:mm:ss</translation>
    </message>
    <message>
        <source>Back to the moment of the replay</source>
        <translation>Zurück zum Zeitpunkt der Wiedergabe</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>the broker refuses it without a reason</source>
        <translation>der Broker lehnt es ab, ohne einen Grund zu nennen</translation>
    </message>
    <message>
        <source>the broker could not read what was sent</source>
        <translation>der Broker konnte das Gesendete nicht lesen</translation>
    </message>
    <message>
        <source>the broker says that the protocol was broken</source>
        <translation>der Broker sagt, dass das Protokoll verletzt wurde</translation>
    </message>
    <message>
        <source>the broker refuses it for a reason of its own</source>
        <translation>der Broker lehnt es aus einem eigenen Grund ab</translation>
    </message>
    <message>
        <source>the broker does not speak this version of MQTT</source>
        <translation>der Broker spricht diese MQTT-Version nicht</translation>
    </message>
    <message>
        <source>the broker refuses the client id</source>
        <translation>der Broker lehnt die Client-Id ab</translation>
    </message>
    <message>
        <source>user or password refused</source>
        <translation>Benutzer oder Kennwort abgelehnt</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>nicht berechtigt</translation>
    </message>
    <message>
        <source>the broker is not available</source>
        <translation>der Broker ist nicht verfügbar</translation>
    </message>
    <message>
        <source>the broker is busy</source>
        <translation>der Broker ist ausgelastet</translation>
    </message>
    <message>
        <source>the broker has banned this client</source>
        <translation>der Broker hat diesen Client gesperrt</translation>
    </message>
    <message>
        <source>the broker is shutting down</source>
        <translation>der Broker wird heruntergefahren</translation>
    </message>
    <message>
        <source>the broker wants another way of authentication</source>
        <translation>der Broker verlangt eine andere Art der Anmeldung</translation>
    </message>
    <message>
        <source>the broker heard nothing from here within the keep-alive</source>
        <translation>der Broker hat von hier innerhalb des Keep-alive nichts gehört</translation>
    </message>
    <message>
        <source>taken over by another client with this id</source>
        <translation>von einem anderen Client mit dieser Id übernommen</translation>
    </message>
    <message>
        <source>the broker does not accept the topic filter</source>
        <translation>der Broker nimmt den Topic-Filter nicht an</translation>
    </message>
    <message>
        <source>the broker does not accept the topic</source>
        <translation>der Broker nimmt das Topic nicht an</translation>
    </message>
    <message>
        <source>the broker says that a packet number is in use</source>
        <translation>der Broker sagt, dass eine Paketnummer in Gebrauch ist</translation>
    </message>
    <message>
        <source>the broker does not know a packet number</source>
        <translation>der Broker kennt eine Paketnummer nicht</translation>
    </message>
    <message>
        <source>more was sent at once than the broker takes</source>
        <translation>es wurde mehr auf einmal gesendet, als der Broker annimmt</translation>
    </message>
    <message>
        <source>the broker does not accept a topic alias</source>
        <translation>der Broker nimmt einen Topic-Alias nicht an</translation>
    </message>
    <message>
        <source>a packet was larger than the broker takes</source>
        <translation>ein Paket war größer, als der Broker annimmt</translation>
    </message>
    <message>
        <source>messages came faster than the broker takes them</source>
        <translation>Nachrichten kamen schneller, als der Broker sie annimmt</translation>
    </message>
    <message>
        <source>a quota at the broker is used up</source>
        <translation>ein Kontingent beim Broker ist aufgebraucht</translation>
    </message>
    <message>
        <source>ended by the administrator of the broker</source>
        <translation>vom Administrator des Brokers beendet</translation>
    </message>
    <message>
        <source>the broker does not accept the form of the payload</source>
        <translation>der Broker nimmt die Form des Inhalts nicht an</translation>
    </message>
    <message>
        <source>the broker does not keep messages</source>
        <translation>der Broker bewahrt keine Nachrichten auf</translation>
    </message>
    <message>
        <source>the broker does not offer this quality of service</source>
        <translation>der Broker bietet diese Dienstgüte (QoS) nicht</translation>
    </message>
    <message>
        <source>the broker asks to use another server for now</source>
        <translation>der Broker bittet, vorerst einen anderen Server zu benutzen</translation>
    </message>
    <message>
        <source>the broker has moved to another server</source>
        <translation>der Broker ist auf einen anderen Server umgezogen</translation>
    </message>
    <message>
        <source>the broker does not know shared subscriptions</source>
        <translation>der Broker kennt keine gemeinsamen Abonnements</translation>
    </message>
    <message>
        <source>connections came faster than the broker takes them</source>
        <translation>Verbindungen kamen schneller, als der Broker sie annimmt</translation>
    </message>
    <message>
        <source>the broker allows no longer connection</source>
        <translation>der Broker erlaubt keine längere Verbindung</translation>
    </message>
    <message>
        <source>the broker does not know subscription numbers</source>
        <translation>der Broker kennt keine Abonnementnummern</translation>
    </message>
    <message>
        <source>the broker does not accept wildcards</source>
        <translation>der Broker nimmt keine Platzhalter an</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>the broker closed the connection</source>
        <translation>der Broker hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>name not found: %1</source>
        <translation>Name nicht gefunden: %1</translation>
    </message>
    <message>
        <source>no answer from %1</source>
        <translation>keine Antwort von %1</translation>
    </message>
    <message>
        <source>the network does not lead to %1 (%2)</source>
        <translation>das Netz führt nicht zu %1 (%2)</translation>
    </message>
    <message>
        <source>this machine does not allow the connection</source>
        <translation>dieser Rechner lässt die Verbindung nicht zu</translation>
    </message>
    <message>
        <source>this machine has no connections left</source>
        <translation>dieser Rechner hat keine Verbindungen mehr frei</translation>
    </message>
    <message>
        <source>encryption failed: %1</source>
        <translation>Verschlüsselung fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>the client certificate and its key do not fit together</source>
        <translation>Client-Zertifikat und Schlüssel passen nicht zusammen</translation>
    </message>
    <message>
        <source>the connection ended</source>
        <translation>die Verbindung endete</translation>
    </message>
    <message>
        <source>not authorised: the web server answered %1</source>
        <translation>nicht berechtigt: der Webserver antwortete %1</translation>
    </message>
    <message>
        <source>the web server knows no such path (%1)</source>
        <translation>der Webserver kennt diesen Pfad nicht (%1)</translation>
    </message>
    <message>
        <source>the web server answered %1 instead of opening a WebSocket</source>
        <translation>der Webserver antwortete %1, statt einen WebSocket zu öffnen</translation>
    </message>
</context>
<context>
    <name>SignalWatch</name>
    <message>
        <source>per second, over %1; it is %2 now</source>
        <translation>je Sekunde, über %1; jetzt ist es %2</translation>
    </message>
    <message>
        <source>the same for %1</source>
        <translation>seit %1 gleich</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is active</source>
        <translation>„%1“ ist aktiv</translation>
    </message>
</context>
<context>
    <name>Tls</name>
    <message>
        <source>%1 is not read: the whole path of the file is needed</source>
        <translation>%1 wird nicht gelesen: nötig ist der ganze Pfad der Datei</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>no certificate can be read from %1</source>
        <translation>aus %1 ist kein Zertifikat zu lesen</translation>
    </message>
    <message>
        <source>there is no private key in %1</source>
        <translation>in %1 ist kein privater Schlüssel</translation>
    </message>
    <message>
        <source>the private key in %1 cannot be used</source>
        <translation>der private Schlüssel in %1 ist nicht zu gebrauchen</translation>
    </message>
    <message>
        <source>the private key in %1 needs its passphrase</source>
        <translation>der private Schlüssel in %1 braucht seine Passphrase</translation>
    </message>
    <message>
        <source>the passphrase does not open the private key in %1</source>
        <translation>die Passphrase öffnet den privaten Schlüssel in %1 nicht</translation>
    </message>
    <message>
        <source>there is a key, but no client certificate to it</source>
        <translation>es gibt einen Schlüssel, aber kein Client-Zertifikat dazu</translation>
    </message>
    <message>
        <source>there is a client certificate, but no key to it</source>
        <translation>es gibt ein Client-Zertifikat, aber keinen Schlüssel dazu</translation>
    </message>
    <message>
        <source>the client certificate and its key do not fit together</source>
        <translation>Client-Zertifikat und Schlüssel passen nicht zusammen</translation>
    </message>
    <message>
        <source>this machine knows no authorities, and the profile names none</source>
        <translation>dieser Rechner kennt keine Zertifizierungsstellen, und das Profil nennt keine</translation>
    </message>
    <message>
        <source>the pinned authority is not a SHA-256 fingerprint (64 digits)</source>
        <translation>die vorgeschriebene Zertifizierungsstelle ist kein SHA-256-Fingerabdruck (64 Ziffern)</translation>
    </message>
    <message>
        <source>the server showed no certificate</source>
        <translation>der Server hat kein Zertifikat gezeigt</translation>
    </message>
    <message>
        <source>the server speaks no TLS 1.2 or newer</source>
        <translation>der Server spricht weder TLS 1.2 noch neuer</translation>
    </message>
    <message>
        <source>the name in the certificate was not verified</source>
        <translation>der Name im Zertifikat wurde nicht geprüft</translation>
    </message>
    <message>
        <source>the pinned authority is not in the chain of its certificate</source>
        <translation>die vorgeschriebene Zertifizierungsstelle ist nicht in der Kette seines Zertifikats</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemanden</translation>
    </message>
    <message>
        <source>somebody without a name</source>
        <translation>jemand ohne Namen</translation>
    </message>
    <message>
        <source>its certificate is from an unknown authority (%1)</source>
        <translation>sein Zertifikat ist von einer unbekannten Zertifizierungsstelle (%1)</translation>
    </message>
    <message>
        <source>its certificate expired on %1</source>
        <translation>sein Zertifikat ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>its certificate is not valid before %1</source>
        <translation>sein Zertifikat gilt erst ab %1</translation>
    </message>
    <message>
        <source>its certificate is made out to %1, not to %2</source>
        <translation>sein Zertifikat ist auf %1 ausgestellt, nicht auf %2</translation>
    </message>
    <message>
        <source>its certificate is self-signed, and not known here</source>
        <translation>sein Zertifikat ist selbst signiert und hier nicht bekannt</translation>
    </message>
    <message>
        <source>its certificate was revoked</source>
        <translation>sein Zertifikat wurde widerrufen</translation>
    </message>
    <message>
        <source>its certificate is known as forged or stolen</source>
        <translation>sein Zertifikat ist als gefälscht oder gestohlen bekannt</translation>
    </message>
    <message>
        <source>its certificate is signed by one that is no authority</source>
        <translation>sein Zertifikat ist von etwas signiert, das keine Zertifizierungsstelle ist</translation>
    </message>
    <message>
        <source>its certificate is refused: %1</source>
        <translation>sein Zertifikat wird abgelehnt: %1</translation>
    </message>
</context>
<context>
    <name>TrendSet</name>
    <message>
        <source>%1: a tag without a signal</source>
        <translation>%1: ein Tag ohne Signal</translation>
    </message>
    <message>
        <source>written by a newer version</source>
        <translation>von einer neueren Version geschrieben</translation>
    </message>
    <message>
        <source>no trend sets in it</source>
        <translation>keine Trend-Sätze darin</translation>
    </message>
    <message>
        <source>a set needs a name</source>
        <translation>ein Satz braucht einen Namen</translation>
    </message>
    <message>
        <source>the name is longer than %1 characters</source>
        <translation>der Name ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>the name has a character that cannot be shown</source>
        <translation>der Name hat ein Zeichen, das sich nicht zeigen lässt</translation>
    </message>
</context>
<context>
    <name>TrippedBy</name>
    <message>
        <source>E-stop by %1, %2</source>
        <translation>Not-Halt von %1, %2</translation>
    </message>
    <message>
        <source>an unknown operator</source>
        <translation>unbekanntem Bediener</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>e-stop latched</source>
        <translation>Not-Halt verriegelt</translation>
    </message>
    <message>
        <source>relay on</source>
        <translation>Relais ein</translation>
    </message>
    <message>
        <source>relay off</source>
        <translation>Relais aus</translation>
    </message>
    <message>
        <source>charging</source>
        <translation>lädt</translation>
    </message>
    <message>
        <source>discharging</source>
        <translation>entlädt</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>last known</source>
        <translation>zuletzt bekannt</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>unbrauchbar</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>e-stop</source>
        <translation>Not-Halt</translation>
    </message>
    <message>
        <source>e-stop reset</source>
        <translation>Not-Halt rücksetzen</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>verlangt</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>broker has it</source>
        <translation>Broker hat ihn</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>in execution</source>
        <translation>in Ausführung</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>no one listening</source>
        <translation>niemand hört zu</translation>
    </message>
    <message>
        <source>mismatch</source>
        <translation>widerspricht</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>not covered</source>
        <translation>nicht erfasst</translation>
    </message>
    <message>
        <source>NOT SENT - no path, use the physical stop</source>
        <translation>NICHT GESENDET - kein Weg, Schalter vor Ort benutzen</translation>
    </message>
    <message>
        <source>NOT CONFIRMED - use the physical stop</source>
        <translation>NICHT BESTÄTIGT - Schalter vor Ort benutzen</translation>
    </message>
    <message>
        <source>down</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>up</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>no health page</source>
        <translation>keine Zustandsseite</translation>
    </message>
    <message>
        <source>not probed yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>armed</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>audited</source>
        <translation>protokolliert</translation>
    </message>
    <message>
        <source>may still start</source>
        <translation>kann noch starten</translation>
    </message>
    <message>
        <source>may still switch on</source>
        <translation>kann noch einschalten</translation>
    </message>
    <message>
        <source>may still be released</source>
        <translation>kann noch entriegelt werden</translation>
    </message>
    <message>
        <source>may still be carried out</source>
        <translation>kann noch ausgeführt werden</translation>
    </message>
    <message>
        <source>never confirmed, and back now: stop it again?</source>
        <translation>nie bestätigt und jetzt zurück: erneut stoppen?</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>dringend</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>active, unacknowledged</source>
        <translation>aktiv, unquittiert</translation>
    </message>
    <message>
        <source>active, acknowledged</source>
        <translation>aktiv, quittiert</translation>
    </message>
    <message>
        <source>returned, unacknowledged</source>
        <translation>gegangen, unquittiert</translation>
    </message>
    <message>
        <source>latched, unacknowledged</source>
        <translation>verriegelt, unquittiert</translation>
    </message>
    <message>
        <source>latched, acknowledged</source>
        <translation>verriegelt, quittiert</translation>
    </message>
    <message>
        <source>not shelved</source>
        <translation>nicht zurückgestellt</translation>
    </message>
    <message>
        <source>shelved for a time</source>
        <translation>auf Zeit zurückgestellt</translation>
    </message>
    <message>
        <source>shelved until it clears</source>
        <translation>zurückgestellt, bis er geht</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>gekommen</translation>
    </message>
    <message>
        <source>cleared</source>
        <translation>gegangen</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>quittiert</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>rückgesetzt</translation>
    </message>
    <message>
        <source>unshelved</source>
        <translation>zurückgeholt</translation>
    </message>
    <message>
        <source>shelving ended</source>
        <translation>Zurückstellung beendet</translation>
    </message>
    <message>
        <source>suppressed by design</source>
        <translation>durch Auslegung unterdrückt</translation>
    </message>
    <message>
        <source>no longer suppressed</source>
        <translation>nicht mehr unterdrückt</translation>
    </message>
    <message>
        <source>taken out of service</source>
        <translation>außer Betrieb genommen</translation>
    </message>
    <message>
        <source>returned to service</source>
        <translation>wieder in Betrieb genommen</translation>
    </message>
    <message>
        <source>defined anew</source>
        <translation>neu definiert</translation>
    </message>
    <message>
        <source>very low</source>
        <translation>sehr niedrig</translation>
    </message>
    <message>
        <source>very high</source>
        <translation>sehr hoch</translation>
    </message>
    <message>
        <source>changes too fast</source>
        <translation>ändert sich zu schnell</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>contradiction</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>clock is wrong</source>
        <translation>Uhr geht falsch</translation>
    </message>
    <message>
        <source>command failed</source>
        <translation>Befehl fehlgeschlagen</translation>
    </message>
    <message>
        <source>against its command</source>
        <translation>entgegen dem Befehl</translation>
    </message>
    <message>
        <source>e-stop not confirmed</source>
        <translation>Not-Halt nicht bestätigt</translation>
    </message>
    <message>
        <source>runs under an e-stop</source>
        <translation>läuft trotz Not-Halt</translation>
    </message>
    <message>
        <source>broker lost</source>
        <translation>Broker verloren</translation>
    </message>
    <message>
        <source>certificate expires</source>
        <translation>Zertifikat läuft ab</translation>
    </message>
    <message>
        <source>disk nearly full</source>
        <translation>Datenträger fast voll</translation>
    </message>
    <message>
        <source>Name lookup</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>First data</source>
        <translation>Erste Daten</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>stage of a connection test</comment>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <comment>stage of a connection test</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>stage of a connection test</comment>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>stage of a connection test</comment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>stage of a connection test</comment>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not read: the console is locked to %1</source>
        <translation>nicht gelesen: die Konsole ist auf %1 festgelegt</translation>
    </message>
</context>
</TS>
