<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>TrainingText</name>
    <message numerus="yes">
        <source>Paused after %n epoch(s); it can go on at any time.</source>
        <translation>
            <numerusform>Paused after %n epoch; it can go on at any time.</numerusform>
            <numerusform>Paused after %n epochs; it can go on at any time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), not finished</source>
        <translation>
            <numerusform>%n epoch, not finished</numerusform>
            <numerusform>%n epochs, not finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) wait.</source>
        <translation>
            <numerusform>%n training waits.</numerusform>
            <numerusform>%n trainings wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::ExtractionBox</name>
    <message numerus="yes">
        <source>%n slide(s) of the table have no features.</source>
        <translation>
            <numerusform>%n slide of the table has no features.</numerusform>
            <numerusform>%n slides of the table have no features.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::StartPage</name>
    <message numerus="yes">
        <source>First extract the features of %n slide(s)</source>
        <translation>
            <numerusform>First extract the features of %n slide</numerusform>
            <numerusform>First extract the features of %n slides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n Training(s)</source>
        <translation>
            <numerusform>Start %n Training</numerusform>
            <numerusform>Start %n Trainings</numerusform>
        </translation>
    </message>
</context>
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
