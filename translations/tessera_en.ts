<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>tessera::WorklistDock</name>
    <message numerus="yes">
        <source>%n change(s) of the project are not on the disk yet.</source>
        <translation>
            <numerusform>%n change of the project is not on the disk yet.</numerusform>
            <numerusform>%n changes of the project are not on the disk yet.</numerusform>
        </translation>
    </message>
</context>
</TS>
