<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AlignmentTexts</name>
    <message>
        <source>%1 µm</source>
        <translation>%1&#xa0;µm</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Aligned by points. %1 pairs always fit: set one more to see how good they are.</source>
        <translation>Mit Punkten ausgerichtet. %1 Paare passen immer: Setzen Sie eines mehr, um zu sehen, wie gut sie sind.</translation>
    </message>
    <message>
        <source>Aligned by points. Off by %1: the root mean square of %2 pairs.</source>
        <translation>Mit Punkten ausgerichtet. Abweichung %1: quadratisches Mittel von %2 Paaren.</translation>
    </message>
    <message>
        <source>Aligned automatically. Off by %1.</source>
        <translation>Automatisch ausgerichtet. Abweichung %1.</translation>
    </message>
    <message>
        <source>Aligned automatically. Off by %1: the median of %2 places that had no part in it, nine tenths of which are within %3.</source>
        <translation>Automatisch ausgerichtet. Abweichung %1: Median von %2 Stellen, die daran nicht beteiligt waren; neun Zehntel davon liegen innerhalb von %3.</translation>
    </message>
    <message>
        <source>%1, error not measured</source>
        <translation>%1, Abweichung nicht gemessen</translation>
    </message>
    <message>
        <source>%1, off by %2</source>
        <translation>%1, Abweichung %2</translation>
    </message>
</context>
<context>
    <name>BookmarkCommands</name>
    <message>
        <source>“%1” is bookmarked. Ctrl+Shift+B lists the bookmarks.</source>
        <translation>„%1“ hat jetzt ein Lesezeichen. Strg+Umschalt+B zeigt die Lesezeichen.</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Bookmark This View</source>
        <translation>Lesezeichen für diese Ansicht</translation>
    </message>
</context>
<context>
    <name>BrowseTexts</name>
    <message>
        <source>Fit Slide</source>
        <translation>Schnitt einpassen</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom to %1×</source>
        <translation>Auf %1× zoomen</translation>
    </message>
    <message>
        <source>Move Left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Move Right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>One Screen Left</source>
        <translation>Eine Bildbreite nach links</translation>
    </message>
    <message>
        <source>One Screen Right</source>
        <translation>Eine Bildbreite nach rechts</translation>
    </message>
    <message>
        <source>One Screen Up</source>
        <translation>Eine Bildhöhe nach oben</translation>
    </message>
    <message>
        <source>One Screen Down</source>
        <translation>Eine Bildhöhe nach unten</translation>
    </message>
    <message>
        <source>Left or middle drag</source>
        <translation>Ziehen mit linker oder mittlerer Taste</translation>
    </message>
    <message>
        <source>Move the slide</source>
        <translation>Den Schnitt verschieben</translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation>Leertaste und Ziehen</translation>
    </message>
    <message>
        <source>Move the slide, whatever tool is chosen</source>
        <translation>Den Schnitt verschieben, gleich welches Werkzeug gewählt ist</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Umschalttaste und Mausrad</translation>
    </message>
    <message>
        <source>Move sideways</source>
        <translation>Seitwärts verschieben</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Am Mauszeiger zoomen</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Zoom in at the cursor</source>
        <translation>Am Mauszeiger vergrößern</translation>
    </message>
    <message>
        <source>Hold ` or H</source>
        <translation>` oder H halten</translation>
    </message>
    <message>
        <source>See the plain slide</source>
        <translation>Den Schnitt ohne Auflagen sehen</translation>
    </message>
    <message>
        <source>Zoom to 1:1 Pixels</source>
        <translation>Auf 1:1 Pixel zoomen</translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>Copy Position %1</source>
        <translation>Position %1 kopieren</translation>
    </message>
    <message>
        <source>The position is copied.</source>
        <translation>Die Position ist kopiert.</translation>
    </message>
    <message>
        <source>Centre Here</source>
        <translation>Hier zentrieren</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Rechtsklick</translation>
    </message>
    <message>
        <source>Menu of the place that is clicked</source>
        <translation>Menü der angeklickten Stelle</translation>
    </message>
</context>
<context>
    <name>ColourCommands</name>
    <message>
        <source>Colour Panel</source>
        <translation>Farbfenster</translation>
    </message>
    <message>
        <source>Next Stain View</source>
        <translation>Nächste Färbungsansicht</translation>
    </message>
    <message>
        <source>Colour Profile On or Off</source>
        <translation>Farbprofil ein oder aus</translation>
    </message>
    <message>
        <source>Reset Colours</source>
        <translation>Farben zurücksetzen</translation>
    </message>
</context>
<context>
    <name>ColourText</name>
    <message>
        <source>All (RGB)</source>
        <translation>Alle (RGB)</translation>
    </message>
    <message>
        <source>Haematoxylin</source>
        <translation>Hämatoxylin</translation>
    </message>
    <message>
        <source>Eosin</source>
        <translation>Eosin</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>ICC …</source>
        <translation>ICC …</translation>
    </message>
    <message>
        <source>ICC none</source>
        <translation>ICC keines</translation>
    </message>
    <message>
        <source>ICC unusable</source>
        <translation>ICC unbrauchbar</translation>
    </message>
    <message>
        <source>ICC off</source>
        <translation>ICC aus</translation>
    </message>
    <message>
        <source>ICC on</source>
        <translation>ICC ein</translation>
    </message>
    <message>
        <source>The colour profile of the slide is being loaded.</source>
        <translation>Das Farbprofil des Schnitts wird geladen.</translation>
    </message>
    <message>
        <source>The slide has no colour profile: its colours are taken for sRGB.</source>
        <translation>Der Schnitt hat kein Farbprofil: Seine Farben gelten als sRGB.</translation>
    </message>
    <message>
        <source>The colour profile of the slide is switched off: its colours are taken for sRGB.</source>
        <translation>Das Farbprofil des Schnitts ist ausgeschaltet: Seine Farben gelten als sRGB.</translation>
    </message>
    <message>
        <source>The slide is shown through its colour profile.</source>
        <translation>Der Schnitt wird mit seinem Farbprofil gezeigt.</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
</context>
<context>
    <name>CommandGroup</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Analyse the slide, or show its stored result.</source>
        <translation>Den Schnitt analysieren oder sein gespeichertes Ergebnis zeigen.</translation>
    </message>
    <message>
        <source>Model for the analysis.</source>
        <translation>Modell für die Analyse.</translation>
    </message>
    <message>
        <source>Resolution of the slide in um per pixel, for slides that do not say it.</source>
        <translation>Auflösung des Schnitts in µm pro Pixel, für Schnitte, die sie nicht nennen.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version zeigen.</translation>
    </message>
    <message>
        <source>Write the drawn window to a PNG file and exit.</source>
        <translation>Das gezeichnete Fenster in eine PNG-Datei schreiben und beenden.</translation>
    </message>
    <message>
        <source>Tessera: whole-slide viewer with MHIM-MIL. Research use only, not for diagnosis.</source>
        <translation>Tessera: Betrachter für digitalisierte Schnitte mit MHIM-MIL. Nur für die Forschung, nicht für die Diagnostik.</translation>
    </message>
    <message>
        <source>Give one slide, not %1.</source>
        <translation>Geben Sie einen Schnitt an, nicht %1.</translation>
    </message>
    <message>
        <source>Give a slide as well.</source>
        <translation>Geben Sie auch einen Schnitt an.</translation>
    </message>
    <message>
        <source>Check a project and its audit trail, print what came of it, and exit.</source>
        <translation>Ein Projekt und sein Änderungsprotokoll prüfen, das Ergebnis ausgeben und beenden.</translation>
    </message>
    <message>
        <source>Slide or project to open.</source>
        <translation>Schnitt oder Projekt, das geöffnet werden soll.</translation>
    </message>
</context>
<context>
    <name>CompareCommands</name>
    <message>
        <source>Synchronise Views</source>
        <translation>Ansichten synchronisieren</translation>
    </message>
    <message>
        <source>Align Automatically</source>
        <translation>Automatisch ausrichten</translation>
    </message>
    <message>
        <source>Align by Points</source>
        <translation>Mit Punkten ausrichten</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Second Slide Alone</source>
        <translation>Nur zweiter Schnitt</translation>
    </message>
    <message>
        <source>Hold S and move the mouse</source>
        <translation>S halten und Maus bewegen</translation>
    </message>
    <message>
        <source>Swipe between two aligned slides</source>
        <translation>Zwischen zwei ausgerichteten Schnitten wischen</translation>
    </message>
    <message>
        <source>Ctrl and drag</source>
        <translation>Strg und Ziehen</translation>
    </message>
    <message>
        <source>Move one of the synchronised views alone</source>
        <translation>Eine der synchronisierten Ansichten allein verschieben</translation>
    </message>
    <message>
        <source>Set Point at the Centre</source>
        <translation>Punkt in der Mitte setzen</translation>
    </message>
</context>
<context>
    <name>CoverageCommands</name>
    <message>
        <source>Record What I Look At</source>
        <translation>Aufzeichnen, was ich ansehe</translation>
    </message>
    <message>
        <source>Delete the Record of This Slide</source>
        <translation>Aufzeichnung dieses Schnitts löschen</translation>
    </message>
    <message>
        <source>Delete what was recorded of looking at this slide? It cannot be brought back.</source>
        <translation>Löschen, was vom Betrachten dieses Schnitts aufgezeichnet wurde? Es lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the Records of All Slides</source>
        <translation>Aufzeichnungen aller Schnitte löschen</translation>
    </message>
    <message>
        <source>Delete what was recorded of looking at all slides? It cannot be brought back.</source>
        <translation>Löschen, was vom Betrachten aller Schnitte aufgezeichnet wurde? Es lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>What Was Seen</source>
        <translation>Was gesehen wurde</translation>
    </message>
    <message>
        <source>Do Not Show</source>
        <translation>Nicht zeigen</translation>
    </message>
    <message>
        <source>Show in the Overview, at Any Magnification</source>
        <translation>In der Übersicht zeigen, jede Vergrößerung</translation>
    </message>
    <message>
        <source>Show in the Overview, from %1</source>
        <translation>In der Übersicht zeigen, ab %1</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>consistency loss</source>
        <translation>Konsistenzverlust</translation>
    </message>
    <message>
        <source>%1 of the student</source>
        <translation>%1 des Schülermodells</translation>
    </message>
    <message>
        <source>%1 of the teacher</source>
        <translation>%1 des Lehrermodells</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>teacher momentum</source>
        <translation>Momentum des Lehrermodells</translation>
    </message>
    <message>
        <source>tiles seen by the student</source>
        <translation>Kacheln, die das Schülermodell sah</translation>
    </message>
    <message>
        <source>%1: %2 of the %3</source>
        <translation>%1: %2 der %3</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Teacher momentum</source>
        <translation>Momentum des Lehrermodells</translation>
    </message>
    <message>
        <source>Tiles seen</source>
        <translation>Gesehene Kacheln</translation>
    </message>
    <message>
        <source>Epoch %1: %2</source>
        <translation>Epoche %1: %2</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>There is no file %1: check the path.</source>
        <translation>Es gibt keine Datei %1: Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>%1 is a folder: choose a file in it.</source>
        <translation>%1 ist ein Ordner: Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): check its permissions.</source>
        <translation>%1 kann nicht gelesen werden (%2): Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>%1 is empty (0 bytes): copy it again from its source.</source>
        <translation>%1 ist leer (0 Byte): Kopieren Sie die Datei erneut von ihrer Quelle.</translation>
    </message>
    <message>
        <source>%1 is damaged (%2): copy it again from its source.</source>
        <translation>%1 ist beschädigt (%2): Kopieren Sie die Datei erneut von ihrer Quelle.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2): choose another folder or check its permissions.</source>
        <translation>%1 kann nicht geschrieben werden (%2): Wählen Sie einen anderen Ordner oder prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full: free some space and run again; finished work is kept.</source>
        <translation>Der Datenträger mit %1 ist voll: Geben Sie Speicherplatz frei und starten Sie erneut; Fertiges bleibt erhalten.</translation>
    </message>
    <message>
        <source>Another run is writing %1: wait until it has finished, then run again.</source>
        <translation>Ein anderer Lauf schreibt gerade %1: Warten Sie, bis er fertig ist, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>The slide %1 is damaged (%2): copy it again from its source.</source>
        <translation>Der Schnitt %1 ist beschädigt (%2): Kopieren Sie ihn erneut von seiner Quelle.</translation>
    </message>
    <message>
        <source>No pixel of the slide %1 can be read: copy it again from its source.</source>
        <translation>Kein Pixel des Schnitts %1 ist lesbar: Kopieren Sie ihn erneut von seiner Quelle.</translation>
    </message>
    <message>
        <source>The slide %1 cannot be shown (%2): convert it to a pyramidal TIFF with JPEG or deflate tiles.</source>
        <translation>Der Schnitt %1 kann nicht gezeigt werden (%2): Wandeln Sie ihn in ein pyramidales TIFF mit JPEG- oder Deflate-Kacheln um.</translation>
    </message>
    <message>
        <source>The slide %1 was not opened (%2): allow it explicitly if you trust where it comes from.</source>
        <translation>Der Schnitt %1 wurde nicht geöffnet (%2): Erlauben Sie es ausdrücklich, wenn Sie seiner Herkunft vertrauen.</translation>
    </message>
    <message>
        <source>The slide %1 does not say its resolution: give it in um per pixel (--mpp, or Slide &gt; Set Resolution).</source>
        <translation>Der Schnitt %1 nennt seine Auflösung nicht: Geben Sie sie in µm pro Pixel an (--mpp oder Schnitt &gt; Auflösung festlegen).</translation>
    </message>
    <message>
        <source>%1 um per pixel is not a scan resolution: give a value between 0.05 and 20.</source>
        <translation>%1 µm pro Pixel ist keine Scan-Auflösung: Geben Sie einen Wert zwischen 0,05 und 20 an.</translation>
    </message>
    <message>
        <source>No tissue was found on the slide %1: check that it is a stained bright-field slide.</source>
        <translation>Auf dem Schnitt %1 wurde kein Gewebe gefunden: Prüfen Sie, ob es ein gefärbter Hellfeldschnitt ist.</translation>
    </message>
    <message>
        <source>The slide %1 (%2 px) is smaller than one tile of the model (%3 px): choose a larger slide.</source>
        <translation>Der Schnitt %1 (%2 px) ist kleiner als eine Kachel des Modells (%3 px): Wählen Sie einen größeren Schnitt.</translation>
    </message>
    <message>
        <source>The colour profile cannot be used (%1): the slide is shown as if it had none.</source>
        <translation>Das Farbprofil ist nicht verwendbar (%1): Der Schnitt wird gezeigt, als hätte er keines.</translation>
    </message>
    <message>
        <source>The stains cannot be told from this slide (%1): the default ones are used.</source>
        <translation>Die Färbungen lassen sich an diesem Schnitt nicht bestimmen (%1): Es gelten die Standardwerte.</translation>
    </message>
    <message>
        <source>The saved colour settings cannot be used (%1): the slide is shown without them.</source>
        <translation>Die gespeicherten Farbeinstellungen sind nicht verwendbar (%1): Der Schnitt wird ohne sie gezeigt.</translation>
    </message>
    <message>
        <source>The slides cannot be aligned by these points (%1): set points that lie further apart.</source>
        <translation>Die Schnitte lassen sich mit diesen Punkten nicht ausrichten (%1): Setzen Sie Punkte, die weiter auseinanderliegen.</translation>
    </message>
    <message>
        <source>The stored alignment of two slides cannot be used (%1): align them again.</source>
        <translation>Die gespeicherte Ausrichtung zweier Schnitte ist nicht verwendbar (%1): Richten Sie sie erneut aus.</translation>
    </message>
    <message>
        <source>%1 could not be registered with %2 (%3): align them by points instead.</source>
        <translation>%1 ließ sich nicht auf %2 registrieren (%3): Richten Sie sie stattdessen mit Punkten aus.</translation>
    </message>
    <message>
        <source>The model package %1 is not valid (%2): get it again from its author.</source>
        <translation>Das Modellpaket %1 ist ungültig (%2): Beziehen Sie es erneut von seinem Autor.</translation>
    </message>
    <message>
        <source>%1 is not the file that its model package describes (sha256 differs): get the package again from its author.</source>
        <translation>%1 ist nicht die Datei, die das Modellpaket beschreibt (sha256 weicht ab): Beziehen Sie das Paket erneut von seinem Autor.</translation>
    </message>
    <message>
        <source>The model package %1 does not compute its own reference outputs (%2): get it again from its author.</source>
        <translation>Das Modellpaket %1 berechnet seine eigenen Referenzwerte nicht (%2): Beziehen Sie es erneut von seinem Autor.</translation>
    </message>
    <message>
        <source>The model %1 needs the encoder %2, which is not installed: put its package beside the others.</source>
        <translation>Das Modell %1 braucht den Encoder %2, der nicht installiert ist: Legen Sie dessen Paket zu den anderen.</translation>
    </message>
    <message>
        <source>The encoder does not fit the model %1 (%2): use the encoder that the model was trained with.</source>
        <translation>Der Encoder passt nicht zum Modell %1 (%2): Verwenden Sie den Encoder, mit dem das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>The weights in %1 are not those of the model that is described (%2): get the package again from its author.</source>
        <translation>Die Gewichte in %1 sind nicht die des beschriebenen Modells (%2): Beziehen Sie das Paket erneut von seinem Autor.</translation>
    </message>
    <message>
        <source>%1 is not a valid safetensors file (%2): get it again from its source.</source>
        <translation>%1 ist keine gültige safetensors-Datei (%2): Beziehen Sie sie erneut von ihrer Quelle.</translation>
    </message>
    <message>
        <source>The PyTorch file %1 cannot be used (%2): get it again from its source.</source>
        <translation>Die PyTorch-Datei %1 ist nicht verwendbar (%2): Beziehen Sie sie erneut von ihrer Quelle.</translation>
    </message>
    <message>
        <source>The PyTorch file %1 holds what Tessera does not read (%2): save it again as a tensor or a state dictionary with PyTorch 1.6 or newer.</source>
        <translation>Die PyTorch-Datei %1 enthält, was Tessera nicht liest (%2): Speichern Sie sie mit PyTorch 1.6 oder neuer erneut als Tensor oder State Dictionary.</translation>
    </message>
    <message>
        <source>%1 cannot be imported (%2): give the weights of an MHIM model, and in --config what fits them.</source>
        <translation>%1 kann nicht importiert werden (%2): Geben Sie die Gewichte eines MHIM-Modells an und in --config, was zu ihnen passt.</translation>
    </message>
    <message>
        <source>The model %1 predicts survival, which is not shown on slides: use tessera-engine predict.</source>
        <translation>Das Modell %1 sagt Überleben vorher, was auf Schnitten nicht gezeigt wird: Verwenden Sie tessera-engine predict.</translation>
    </message>
    <message>
        <source>%1 is not a NumPy file that can be used (%2): save it again with numpy.save as an array of numbers.</source>
        <translation>%1 ist keine verwendbare NumPy-Datei (%2): Speichern Sie sie mit numpy.save erneut als Zahlen-Array.</translation>
    </message>
    <message>
        <source>The feature file %1 cannot be used (%2): delete it and run again.</source>
        <translation>Die Merkmalsdatei %1 ist nicht verwendbar (%2): Löschen Sie sie und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The feature file %1 was made in another way (%2): choose another output folder or delete it.</source>
        <translation>Die Merkmalsdatei %1 entstand auf andere Weise (%2): Wählen Sie einen anderen Ausgabeordner oder löschen Sie sie.</translation>
    </message>
    <message>
        <source>The features in %1 cannot be used (%2): check the file or make it again.</source>
        <translation>Die Merkmale in %1 sind nicht verwendbar (%2): Prüfen Sie die Datei oder erzeugen Sie sie neu.</translation>
    </message>
    <message>
        <source>The features in %1 are those of no tile: check that its slide shows tissue.</source>
        <translation>Die Merkmale in %1 gehören zu keiner Kachel: Prüfen Sie, ob der Schnitt Gewebe zeigt.</translation>
    </message>
    <message>
        <source>The list of tiles %1 cannot be used (%2): give a tensor named indices with the numbers of tiles, from 0 on.</source>
        <translation>Die Kachelliste %1 ist nicht verwendbar (%2): Geben Sie einen Tensor namens indices mit den Kachelnummern ab 0 an.</translation>
    </message>
    <message>
        <source>None of the %1 tiles is left for the model: exclude fewer or choose a smaller mask ratio.</source>
        <translation>Von den %1 Kacheln bleibt keine für das Modell: Schließen Sie weniger aus oder wählen Sie einen kleineren Maskenanteil.</translation>
    </message>
    <message>
        <source>The tiles of the area are not known (%1): name the tiles by their indices instead.</source>
        <translation>Die Kacheln des Bereichs sind nicht bekannt (%1): Nennen Sie die Kacheln stattdessen mit ihren Indizes.</translation>
    </message>
    <message>
        <source>The result in %1 cannot be shown (%2): run the analysis again.</source>
        <translation>Das Ergebnis in %1 kann nicht gezeigt werden (%2): Führen Sie die Analyse erneut aus.</translation>
    </message>
    <message>
        <source>The result in %1 was made from another slide (%2): run the analysis on this slide.</source>
        <translation>Das Ergebnis in %1 stammt von einem anderen Schnitt (%2): Führen Sie die Analyse für diesen Schnitt aus.</translation>
    </message>
    <message>
        <source>The result in %1 was not made by the model that it names (%2): run the analysis again.</source>
        <translation>Das Ergebnis in %1 stammt nicht von dem Modell, das es nennt (%2): Führen Sie die Analyse erneut aus.</translation>
    </message>
    <message>
        <source>The table %1 cannot be read (%2): mend it there and run again.</source>
        <translation>Die Tabelle %1 kann nicht gelesen werden (%2): Berichtigen Sie sie dort und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The cohort %1 cannot be used (%2): mend the table and run again.</source>
        <translation>Die Kohorte %1 ist nicht verwendbar (%2): Berichtigen Sie die Tabelle und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The splits %1 cannot be used (%2): mend them and run again.</source>
        <translation>Die Aufteilung %1 ist nicht verwendbar (%2): Berichtigen Sie sie und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The cohort cannot be divided (%1): add cases, or ask for fewer folds.</source>
        <translation>Die Kohorte lässt sich nicht aufteilen (%1): Fügen Sie Fälle hinzu oder verlangen Sie weniger Folds.</translation>
    </message>
    <message>
        <source>The features of the slide %1 are not in %2 (%3): extract them first, or take the slide out of the table.</source>
        <translation>Die Merkmale des Schnitts %1 liegen nicht in %2 (%3): Extrahieren Sie sie zuerst oder nehmen Sie den Schnitt aus der Tabelle.</translation>
    </message>
    <message>
        <source>The training configuration in %1 cannot be used (%2): see docs/training.md for the keys and their values.</source>
        <translation>Die Trainingskonfiguration in %1 ist nicht verwendbar (%2): Schlüssel und Werte stehen in docs/training.md.</translation>
    </message>
    <message>
        <source>The cohort %1 cannot be trained on (%2): mend what the check found and run again.</source>
        <translation>Mit der Kohorte %1 kann nicht trainiert werden (%2): Beheben Sie, was die Prüfung fand, und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The training cannot run (%1): change the cohort or the settings.</source>
        <translation>Das Training kann nicht laufen (%1): Ändern Sie die Kohorte oder die Einstellungen.</translation>
    </message>
    <message>
        <source>The training went astray in epoch %1 (%2): choose a smaller learning rate and run again.</source>
        <translation>Das Training ist in Epoche %1 divergiert (%2): Wählen Sie eine kleinere Lernrate und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The training run in %1 cannot go on (%2): choose another output folder or delete it.</source>
        <translation>Der Trainingslauf in %1 kann nicht weitergehen (%2): Wählen Sie einen anderen Ausgabeordner oder löschen Sie ihn.</translation>
    </message>
    <message>
        <source>The folder %1 holds another training run (%2): choose another output folder or delete it.</source>
        <translation>Der Ordner %1 enthält einen anderen Trainingslauf (%2): Wählen Sie einen anderen Ausgabeordner oder löschen Sie ihn.</translation>
    </message>
    <message>
        <source>The model %1 does not fit the cohort (%2): choose another model, or mend the table.</source>
        <translation>Das Modell %1 passt nicht zur Kohorte (%2): Wählen Sie ein anderes Modell oder berichtigen Sie die Tabelle.</translation>
    </message>
    <message>
        <source>The tiles %1 cannot be used (%2): mend them and run again.</source>
        <translation>Die Kacheln %1 sind nicht verwendbar (%2): Berichtigen Sie sie und starten Sie erneut.</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>The analysis engine %1 cannot be started: build or install tessera-engine and try again; viewing goes on.</source>
        <translation>Die Analyse-Engine %1 lässt sich nicht starten: Bauen oder installieren Sie tessera-engine und versuchen Sie es erneut; das Betrachten geht weiter.</translation>
    </message>
    <message>
        <source>The analysis engine stopped unexpectedly (%1): start again; what was finished is kept.</source>
        <translation>Die Analyse-Engine hat unerwartet angehalten (%1): Starten Sie erneut; Fertiges bleibt erhalten.</translation>
    </message>
    <message>
        <source>The analysis engine speaks protocol %1 and this program %2: install the same version of both.</source>
        <translation>Die Analyse-Engine spricht Protokoll %1 und dieses Programm %2: Installieren Sie beide in derselben Version.</translation>
    </message>
    <message>
        <source>The analysis engine sent something that cannot be understood (%1): restart it.</source>
        <translation>Die Analyse-Engine hat etwas Unverständliches gesendet (%1): Starten Sie sie neu.</translation>
    </message>
    <message>
        <source>The device %1 cannot be used (%2): choose auto or cpu, or ask tessera-engine doctor.</source>
        <translation>Das Gerät %1 ist nicht verwendbar (%2): Wählen Sie auto oder cpu, oder fragen Sie tessera-engine doctor.</translation>
    </message>
    <message>
        <source>There is no session %1: open one first.</source>
        <translation>Es gibt keine Sitzung %1: Öffnen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>There was not enough memory for %1: close other programs or use fewer threads, then run again.</source>
        <translation>Der Speicher reichte nicht für %1: Schließen Sie andere Programme oder verwenden Sie weniger Threads und starten Sie erneut.</translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept, and the same command with --resume goes on.</source>
        <translation>Angehalten; Fertiges bleibt erhalten, und derselbe Befehl mit --resume setzt fort.</translation>
    </message>
    <message>
        <source>Something went wrong inside Tessera (%1): please report it.</source>
        <translation>In Tessera ist etwas schiefgegangen (%1): Bitte melden Sie es.</translation>
    </message>
    <message>
        <source>%1 is not a Tessera project: choose a file that ends in .tessera.</source>
        <translation>%1 ist kein Tessera-Projekt: Wählen Sie eine Datei, die auf .tessera endet.</translation>
    </message>
    <message>
        <source>There is already a file %1: open it, or choose another name.</source>
        <translation>Es gibt schon eine Datei %1: Öffnen Sie sie oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The project %1 is damaged (%2): open a copy of it; this file was left as it is.</source>
        <translation>Das Projekt %1 ist beschädigt (%2): Öffnen Sie eine Kopie davon; diese Datei blieb unverändert.</translation>
    </message>
    <message>
        <source>The project %1 was made by a newer Tessera (format %2, this one knows up to %3): open it with that version.</source>
        <translation>Das Projekt %1 stammt von einem neueren Tessera (Format %2, dieses kennt bis %3): Öffnen Sie es mit jener Version.</translation>
    </message>
    <message>
        <source>The project %1 is of an earlier version and cannot be brought up to date here: copy it to a folder that you can write to, or wait until it is closed elsewhere.</source>
        <translation>Das Projekt %1 ist von einer früheren Version und lässt sich hier nicht aktualisieren: Kopieren Sie es in einen Ordner, in den Sie schreiben können, oder warten Sie, bis es anderswo geschlossen ist.</translation>
    </message>
    <message>
        <source>The last edits of the project %1 lie in the file %1-wal, which cannot be taken over in this folder: copy both to a folder that you can write to and open the copy.</source>
        <translation>Die letzten Änderungen am Projekt %1 liegen in der Datei %1-wal, die in diesem Ordner nicht übernommen werden kann: Kopieren Sie beide in einen Ordner, in den Sie schreiben können, und öffnen Sie die Kopie.</translation>
    </message>
    <message>
        <source>The project %1 is open for reading only: copy it to a folder that you can write to, or close it elsewhere first.</source>
        <translation>Das Projekt %1 ist nur zum Lesen geöffnet: Kopieren Sie es in einen Ordner, in den Sie schreiben können, oder schließen Sie es zuerst anderswo.</translation>
    </message>
    <message>
        <source>The project %1 is being written by another program: close it there; what you changed is tried again.</source>
        <translation>Das Projekt %1 wird von einem anderen Programm geschrieben: Schließen Sie es dort; Ihre Änderungen werden erneut versucht.</translation>
    </message>
    <message>
        <source>%1 is in the project already, as a slide of its own: choose another file.</source>
        <translation>%1 ist schon als eigener Schnitt im Projekt: Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>%1 is not the slide %2, its content differs: choose another file.</source>
        <translation>%1 ist nicht der Schnitt %2, der Inhalt weicht ab: Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>%1 is %2, not a slide or image that Tessera can read: %3.</source>
        <translation>%1 ist kein Schnitt oder Bild, das Tessera lesen kann (%2): %3.</translation>
    </message>
    <message>
        <source>%1 was replaced by another file while it was open: close the slide and open it again.</source>
        <translation>%1 wurde durch eine andere Datei ersetzt, während der Schnitt geöffnet war: Schließen Sie ihn und öffnen Sie ihn erneut.</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>&amp;Clear List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open Sample Slide</source>
        <translation>Beispielschnitt öffnen</translation>
    </message>
    <message>
        <source>Reopen Last Session</source>
        <translation>Letzte Sitzung wieder öffnen</translation>
    </message>
    <message>
        <source>Close Slide</source>
        <translation>Schnitt schließen</translation>
    </message>
    <message>
        <source>Close All</source>
        <translation>Alle schließen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>export it as OME-TIFF or pyramidal TIFF with the program of its scanner</source>
        <translation>Exportieren Sie sie mit dem Programm des Scanners als OME-TIFF oder TIFF-Pyramide</translation>
    </message>
    <message>
        <source>unpack it and open the slide in it</source>
        <translation>Entpacken Sie es und öffnen Sie den Schnitt darin</translation>
    </message>
    <message>
        <source>convert it to PNG, JPEG or TIFF</source>
        <translation>Wandeln Sie es in PNG, JPEG oder TIFF um</translation>
    </message>
    <message>
        <source>copy it again from its source</source>
        <translation>Kopieren Sie sie erneut von ihrer Quelle</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>open it in a document viewer</source>
        <translation>Öffnen Sie es in einem Dokumentbetrachter</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>a file packed by gzip</source>
        <translation>eine mit gzip gepackte Datei</translation>
    </message>
    <message>
        <source>a file packed by bzip2</source>
        <translation>eine mit bzip2 gepackte Datei</translation>
    </message>
    <message>
        <source>a file packed by xz</source>
        <translation>eine mit xz gepackte Datei</translation>
    </message>
    <message>
        <source>a file packed by Zstandard</source>
        <translation>eine mit Zstandard gepackte Datei</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>ein 7z-Archiv</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>ein tar-Archiv</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>eine HDF5-Datei</translation>
    </message>
    <message>
        <source>open the slide that it was computed from</source>
        <translation>Öffnen Sie den Schnitt, aus dem sie berechnet wurde</translation>
    </message>
    <message>
        <source>a Zeiss CZI file</source>
        <translation>eine Zeiss-CZI-Datei</translation>
    </message>
    <message>
        <source>a Philips iSyntax file</source>
        <translation>eine Philips-iSyntax-Datei</translation>
    </message>
    <message>
        <source>a Leica LIF file</source>
        <translation>eine Leica-LIF-Datei</translation>
    </message>
    <message>
        <source>a Nikon ND2 file</source>
        <translation>eine Nikon-ND2-Datei</translation>
    </message>
    <message>
        <source>a picture in JPEG 2000 format</source>
        <translation>ein Bild im Format JPEG 2000</translation>
    </message>
    <message>
        <source>a picture in JPEG XL format</source>
        <translation>ein Bild im Format JPEG XL</translation>
    </message>
    <message>
        <source>a picture in GIF format</source>
        <translation>ein Bild im Format GIF</translation>
    </message>
    <message>
        <source>a picture in BMP format</source>
        <translation>ein Bild im Format BMP</translation>
    </message>
    <message>
        <source>a picture in WebP format</source>
        <translation>ein Bild im Format WebP</translation>
    </message>
    <message>
        <source>a picture in HEIC format</source>
        <translation>ein Bild im Format HEIC</translation>
    </message>
    <message>
        <source>a picture in AVIF format</source>
        <translation>ein Bild im Format AVIF</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>ein Film</translation>
    </message>
    <message>
        <source>open it in a media player</source>
        <translation>Öffnen Sie ihn in einem Medienspieler</translation>
    </message>
    <message>
        <source>a NIfTI volume</source>
        <translation>ein NIfTI-Volumen</translation>
    </message>
    <message>
        <source>open it in a program for radiology</source>
        <translation>Öffnen Sie es in einem Programm für Radiologie</translation>
    </message>
    <message>
        <source>a DICOM file of another kind</source>
        <translation>eine DICOM-Datei anderer Art</translation>
    </message>
    <message>
        <source>open it in a DICOM viewer</source>
        <translation>Öffnen Sie sie in einem DICOM-Betrachter</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <translation>ein NumPy-Array</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>open it as a project if it is one</source>
        <translation>Öffnen Sie sie als Projekt, wenn sie eines ist</translation>
    </message>
    <message>
        <source>an Office document or Olympus OIB file</source>
        <translation>ein Office-Dokument oder eine Olympus-OIB-Datei</translation>
    </message>
    <message>
        <source>open it in the program that it comes from</source>
        <translation>Öffnen Sie es in dem Programm, aus dem es stammt</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>choose a slide</source>
        <translation>Wählen Sie einen Schnitt</translation>
    </message>
    <message>
        <source>a placeholder of Git LFS, not the file itself</source>
        <translation>ein Platzhalter von Git LFS, nicht die Datei selbst</translation>
    </message>
    <message>
        <source>fetch it with git lfs pull</source>
        <translation>Holen Sie sie mit git lfs pull</translation>
    </message>
    <message>
        <source>a MIRAX index without its folder of images</source>
        <translation>ein MIRAX-Index ohne seinen Ordner mit Bildern</translation>
    </message>
    <message>
        <source>copy the folder of the same name to the place beside it</source>
        <translation>Kopieren Sie den gleichnamigen Ordner daneben</translation>
    </message>
    <message>
        <source>a Hamamatsu index without its images</source>
        <translation>ein Hamamatsu-Index ohne seine Bilder</translation>
    </message>
    <message>
        <source>copy the files that it names to the place beside it</source>
        <translation>Kopieren Sie die darin genannten Dateien daneben</translation>
    </message>
    <message>
        <source>an Olympus VSI index</source>
        <translation>ein Olympus-VSI-Index</translation>
    </message>
    <message>
        <source>a safetensors file</source>
        <translation>eine safetensors-Datei</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>download the file again; what came was a page that says why not</source>
        <translation>Laden Sie die Datei erneut herunter; gekommen ist eine Seite, die den Grund nennt</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>ein XML-Dokument</translation>
    </message>
    <message>
        <source>open the slide that belongs to it</source>
        <translation>Öffnen Sie den Schnitt, zu dem es gehört</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>eine Textdatei</translation>
    </message>
    <message>
        <source>a file of zeros only</source>
        <translation>eine Datei nur aus Nullen</translation>
    </message>
    <message>
        <source>a TIFF without a picture that can be read</source>
        <translation>ein TIFF ohne lesbares Bild</translation>
    </message>
    <message>
        <source>a file of an unknown kind</source>
        <translation>eine Datei unbekannter Art</translation>
    </message>
    <message>
        <source>see the list of supported formats</source>
        <translation>Sehen Sie in der Liste der unterstützten Formate nach</translation>
    </message>
</context>
<context>
    <name>GoToCommands</name>
    <message>
        <source>Go to Place or Zoom…</source>
        <translation>Zu Stelle oder Vergrößerung gehen…</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>About Tessera</source>
        <translation>Über Tessera</translation>
    </message>
    <message>
        <source>&lt;b&gt;Tessera %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Tessera %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Viewer for whole-slide images with MHIM-MIL analysis.

Research use only, not for diagnosis.

GPL-3.0-or-later.</source>
        <translation>Betrachter für digitalisierte Schnitte mit MHIM-MIL-Analyse.

Nur für die Forschung, nicht für die Diagnostik.

GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Find Command…</source>
        <translation>Befehl suchen…</translation>
    </message>
</context>
<context>
    <name>OverlayMap</name>
    <message>
        <source>Class probability</source>
        <translation>Klassenwahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>Wahrscheinlichkeit von %1</translation>
    </message>
    <message>
        <source>Attention (rank)</source>
        <translation>Aufmerksamkeit (Rang)</translation>
    </message>
    <message>
        <source>Instance probability (rank)</source>
        <translation>Instanzwahrscheinlichkeit (Rang)</translation>
    </message>
    <message>
        <source>Hard instances</source>
        <translation>Schwierige Instanzen</translation>
    </message>
    <message>
        <source>What the model would call a slide of this tile alone.</source>
        <translation>Wie das Modell einen Schnitt aus dieser Kachel allein einordnen würde.</translation>
    </message>
    <message>
        <source>Where the model took its evidence from, for or against; rank within the slide.</source>
        <translation>Woher das Modell seine Hinweise nahm, dafür oder dagegen; Rang innerhalb des Schnitts.</translation>
    </message>
    <message>
        <source>How clearly a tile speaks for one of the classes; rank within the slide.</source>
        <translation>Wie deutlich eine Kachel für eine der Klassen spricht; Rang innerhalb des Schnitts.</translation>
    </message>
    <message>
        <source>Share of training draws in which the tile is among the hard ones.</source>
        <translation>Anteil der Trainingsziehungen, in denen die Kachel zu den schwierigen gehört.</translation>
    </message>
</context>
<context>
    <name>PerformanceDock</name>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
</context>
<context>
    <name>PictureCommands</name>
    <message>
        <source>The view is copied as a picture.</source>
        <translation>Die Ansicht ist als Bild kopiert.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Save View as Picture</source>
        <translation>Ansicht als Bild speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Copy View as Picture</source>
        <translation>Ansicht als Bild kopieren</translation>
    </message>
    <message>
        <source>Save View as Picture…</source>
        <translation>Ansicht als Bild speichern…</translation>
    </message>
</context>
<context>
    <name>PlaceText</name>
    <message>
        <source>“%1” is no place: write one as 12000, 8000 or 3.1 mm, 2 mm, a zoom as 20x or 0.5 µm/px.</source>
        <translation>„%1“ ist keine Stelle: Schreiben Sie eine Stelle als 12000, 8000 oder 3.1 mm, 2 mm, eine Vergrößerung als 20x oder 0.5 µm/px.</translation>
    </message>
    <message>
        <source>A zoom is more than 0.</source>
        <translation>Eine Vergrößerung ist größer als 0.</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: give the zoom in per cent, or set the resolution first.</source>
        <translation>Die Auflösung dieses Schnitts ist unbekannt: Geben Sie die Vergrößerung in Prozent an oder legen Sie zuerst die Auflösung fest.</translation>
    </message>
    <message>
        <source>A place needs two numbers, as in 12000, 8000.</source>
        <translation>Eine Stelle braucht zwei Zahlen, wie in 12000, 8000.</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: give the place in px, or set the resolution first.</source>
        <translation>Die Auflösung dieses Schnitts ist unbekannt: Geben Sie die Stelle in px an oder legen Sie zuerst die Auflösung fest.</translation>
    </message>
    <message>
        <source>%1 lies outside of the slide, which has %2 × %3 px.</source>
        <translation>%1 liegt außerhalb des Schnitts, der %2 × %3 px hat.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Opening the slide</source>
        <translation>Schnitt wird geöffnet</translation>
    </message>
    <message>
        <source>Finding tissue</source>
        <translation>Gewebe wird gesucht</translation>
    </message>
    <message>
        <source>Encoding tiles</source>
        <translation>Kacheln werden kodiert</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>Modell wird gerechnet</translation>
    </message>
    <message>
        <source>Writing the result</source>
        <translation>Ergebnis wird geschrieben</translation>
    </message>
    <message>
        <source>: %1 of %2</source>
        <translation>: %1 von %2</translation>
    </message>
    <message>
        <source>, %1 tiles/s</source>
        <translation>, %1 Kacheln/s</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, noch etwa %1</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Warten auf die Engine</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancelled; the encoded tiles are kept for the next run</source>
        <translation>Abgebrochen; die kodierten Kacheln bleiben für den nächsten Lauf erhalten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
</context>
<context>
    <name>ProjectText</name>
    <message>
        <source>%1 (process %2, since %3)</source>
        <translation>%1 (Prozess %2, seit %3)</translation>
    </message>
    <message>
        <source>%1 is in use by %2: it is open for reading only until it is closed there.</source>
        <translation>%1 wird von %2 verwendet: Es ist nur zum Lesen geöffnet, bis es dort geschlossen wird.</translation>
    </message>
    <message>
        <source>%1 cannot be written here: it is open for reading only. Copy it to a folder of your own to change it.</source>
        <translation>%1 kann hier nicht geschrieben werden und ist nur zum Lesen geöffnet. Kopieren Sie es in einen eigenen Ordner, um es zu ändern.</translation>
    </message>
    <message>
        <source>%1 lies on a network drive (%2): edits are as safe there, but slower.</source>
        <translation>%1 liegt auf einem Netzlaufwerk (%2): Änderungen sind dort ebenso sicher, aber langsamer.</translation>
    </message>
    <message>
        <source>%1 was brought up to date; what it was before is kept as %2.</source>
        <translation>%1 wurde auf den neuen Stand gebracht; der vorige bleibt als %2 erhalten.</translation>
    </message>
    <message>
        <source>Cancelled; what was added stays.</source>
        <translation>Abgebrochen; was hinzugefügt wurde, bleibt.</translation>
    </message>
    <message>
        <source>Slides added: %1.</source>
        <translation>Hinzugefügte Schnitte: %1.</translation>
    </message>
    <message>
        <source>Already in the project: %1.</source>
        <translation>Schon im Projekt: %1.</translation>
    </message>
    <message>
        <source>Not slides by their names: %1, such as %2.</source>
        <translation>Dem Namen nach keine Schnitte: %1, etwa %2.</translation>
    </message>
    <message>
        <source>Not readable: %1.</source>
        <translation>Nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>Files found again: %1.</source>
        <translation>Wiedergefundene Dateien: %1.</translation>
    </message>
    <message>
        <source>Not found: %1; try another folder.</source>
        <translation>Nicht gefunden: %1; versuchen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>All %1 changes are as they were written. Last hash: %2</source>
        <translation>Alle %1 Änderungen sind, wie sie geschrieben wurden. Letzter Hash: %2</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 is not as it was written.</source>
        <translation>Das Änderungsprotokoll ist verletzt: Zeile %1 ist nicht, wie sie geschrieben wurde.</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 is missing.</source>
        <translation>Das Änderungsprotokoll ist verletzt: Zeile %1 fehlt.</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 and what followed it are missing.</source>
        <translation>Das Änderungsprotokoll ist verletzt: Zeile %1 und die folgenden fehlen.</translation>
    </message>
</context>
<context>
    <name>SettingKeys</name>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a number above %1, at most %2</source>
        <translation>eine Zahl über %1, höchstens %2</translation>
    </message>
    <message>
        <source>a number from %1, below %2</source>
        <translation>eine Zahl ab %1, kleiner als %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 is “%2”: give %3, or leave it empty for the preset&apos;s value.</source>
        <translation>%1 ist „%2“: Geben Sie %3 an, oder lassen Sie das Feld leer für den Wert der Vorlage.</translation>
    </message>
    <message>
        <source>What makes one feature of the tiles of a case: attention (attn), self-attention (selfattn), two streams (dsmil), mean or maximum.</source>
        <translation>Was aus den Kacheln eines Falls ein Merkmal macht: Aufmerksamkeit (attn), Selbstaufmerksamkeit (selfattn), zwei Ströme (dsmil), Mittel oder Maximum.</translation>
    </message>
    <message>
        <source>pure trains the baseline alone, v1 hides hard tiles from a student, v2 recycles tiles as well.</source>
        <translation>pure trainiert nur das Grundmodell, v1 verbirgt schwierige Kacheln vor einem Schülermodell, v2 verwertet Kacheln zudem wieder.</translation>
    </message>
    <message>
        <source>How often each case is seen, in each stage.</source>
        <translation>Wie oft jeder Fall gesehen wird, in jeder Stufe.</translation>
    </message>
    <message>
        <source>Size of the steps at the start; smaller is slower and steadier.</source>
        <translation>Größe der Schritte am Anfang; kleiner ist langsamer und ruhiger.</translation>
    </message>
    <message>
        <source>How strongly large weights are pulled back at each step.</source>
        <translation>Wie stark große Gewichte bei jedem Schritt zurückgezogen werden.</translation>
    </message>
    <message>
        <source>adam takes the decay as part of the gradient, adamw apart from it.</source>
        <translation>adam nimmt den Abbau als Teil des Gradienten, adamw getrennt davon.</translation>
    </message>
    <message>
        <source>How the learning rate changes over the epochs.</source>
        <translation>Wie sich die Lernrate über die Epochen ändert.</translation>
    </message>
    <message>
        <source>The learning rate rises over these epochs.</source>
        <translation>Die Lernrate steigt über so viele Epochen.</translation>
    </message>
    <message>
        <source>Cases to one update of the weights.</source>
        <translation>Fälle je Änderung der Gewichte.</translation>
    </message>
    <message>
        <source>Largest norm of all gradients together; empty or 0 is off.</source>
        <translation>Größte Norm aller Gradienten zusammen; leer oder 0 ist aus.</translation>
    </message>
    <message>
        <source>A stage ends after this many epochs without an equal or better value; 0 is never.</source>
        <translation>Eine Stufe endet nach so vielen Epochen ohne gleich guten oder besseren Wert; 0 ist nie.</translation>
    </message>
    <message>
        <source>But not before this epoch.</source>
        <translation>Aber nicht vor dieser Epoche.</translation>
    </message>
    <message>
        <source>Function after the embedding.</source>
        <translation>Funktion nach der Einbettung.</translation>
    </message>
    <message>
        <source>Function inside the attention.</source>
        <translation>Funktion in der Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>Attention with a gate; with attn alone.</source>
        <translation>Aufmerksamkeit mit Gatter; nur mit attn.</translation>
    </message>
    <message>
        <source>Heads of the self-attention.</source>
        <translation>Köpfe der Selbstaufmerksamkeit.</translation>
    </message>
    <message>
        <source>Share of the embedding that is left out at random while training.</source>
        <translation>Anteil der Einbettung, der beim Training zufällig weggelassen wird.</translation>
    </message>
    <message>
        <source>Width of the model.</source>
        <translation>Breite des Modells.</translation>
    </message>
    <message>
        <source>Each feature is taken in its standard deviations; the finished model takes features as they are.</source>
        <translation>Jedes Merkmal wird in seinen Standardabweichungen genommen; das fertige Modell nimmt Merkmale, wie sie sind.</translation>
    </message>
    <message>
        <source>Share of the tiles that is hidden at random.</source>
        <translation>Anteil der Kacheln, der zufällig verborgen wird.</translation>
    </message>
    <message>
        <source>Share that is hidden from the lowest scores up.</source>
        <translation>Anteil, der von den niedrigsten Werten an verborgen wird.</translation>
    </message>
    <message>
        <source>Share of the tiles with the highest scores that is hidden from the student.</source>
        <translation>Anteil der Kacheln mit den höchsten Werten, der vor dem Schülermodell verborgen wird.</translation>
    </message>
    <message>
        <source>Part of the picked high scores that is hidden, drawn at random.</source>
        <translation>Teil der ausgewählten hohen Werte, der verborgen wird, zufällig gezogen.</translation>
    </message>
    <message>
        <source>The share of hidden hard tiles falls towards 0.</source>
        <translation>Der Anteil verborgener schwieriger Kacheln sinkt gegen 0.</translation>
    </message>
    <message>
        <source>Tiles that are not kept are recycled into a few; with v2 alone.</source>
        <translation>Kacheln, die nicht behalten werden, werden zu wenigen zusammengefasst; nur mit v2.</translation>
    </message>
    <message>
        <source>Share of the visible tiles that is kept.</source>
        <translation>Anteil der sichtbaren Kacheln, der behalten wird.</translation>
    </message>
    <message>
        <source>Tiles that the others are recycled into.</source>
        <translation>Kacheln, zu denen die übrigen zusammengefasst werden.</translation>
    </message>
    <message>
        <source>Share that the recycling keeps of itself at each step.</source>
        <translation>Anteil, den die Zusammenfassung bei jedem Schritt von sich behält.</translation>
    </message>
    <message>
        <source>Tiles are recycled in prediction as well.</source>
        <translation>Kacheln werden auch bei der Vorhersage zusammengefasst.</translation>
    </message>
    <message>
        <source>Hard tiles are found by their probability instead of their attention; with v2 alone.</source>
        <translation>Schwierige Kacheln werden an ihrer Wahrscheinlichkeit statt an der Aufmerksamkeit erkannt; nur mit v2.</translation>
    </message>
    <message>
        <source>Weight of the agreement of student and teacher beside the main loss.</source>
        <translation>Gewicht der Übereinstimmung von Schüler- und Lehrermodell neben dem Hauptverlust.</translation>
    </message>
    <message>
        <source>Sharpens what the teacher says; smaller is sharper.</source>
        <translation>Schärft, was das Lehrermodell sagt; kleiner ist schärfer.</translation>
    </message>
    <message>
        <source>Share that the teacher keeps of itself at each update; near 1 it follows slowly.</source>
        <translation>Anteil, den das Lehrermodell bei jeder Änderung von sich behält; nahe 1 folgt es langsam.</translation>
    </message>
    <message>
        <source>cosine lets the momentum of the teacher rise to 1.</source>
        <translation>cosine lässt das Momentum des Lehrermodells auf 1 steigen.</translation>
    </message>
    <message>
        <source>What the student takes from the first stage: nothing, its embedding, or all.</source>
        <translation>Was das Schülermodell aus der ersten Stufe übernimmt: nichts, die Einbettung oder alles.</translation>
    </message>
    <message>
        <source>Which of the two the finished model predicts with.</source>
        <translation>Mit welchem der beiden das fertige Modell vorhersagt.</translation>
    </message>
    <message>
        <source>Intervals of time of a survival model.</source>
        <translation>Zeitabschnitte eines Überlebensmodells.</translation>
    </message>
    <message>
        <source>Part of the training cases that chooses the epoch, where the splits name none.</source>
        <translation>Teil der Trainingsfälle, der die Epoche auswählt, wo die Aufteilung keinen nennt.</translation>
    </message>
    <message>
        <source>Share of the tiles of a positive case that show the finding, as far as you know.</source>
        <translation>Anteil der Kacheln eines positiven Falls, die den Befund zeigen, soweit Sie wissen.</translation>
    </message>
    <message>
        <source>Number that decides everything that is drawn; the same number repeats a training.</source>
        <translation>Zahl, die alles Gezogene bestimmt; dieselbe Zahl wiederholt ein Training.</translation>
    </message>
    <message>
        <source>Parts of a cross-validation, each once the test part.</source>
        <translation>Teile einer Kreuzvalidierung, jeder einmal der Testteil.</translation>
    </message>
    <message>
        <source>auto takes a graphics card where one works; else cpu, cuda or cuda:1.</source>
        <translation>auto nimmt eine Grafikkarte, wo eine funktioniert; sonst cpu, cuda oder cuda:1.</translation>
    </message>
    <message>
        <source>Processor cores for the training; empty takes all.</source>
        <translation>Prozessorkerne für das Training; leer nimmt alle.</translation>
    </message>
    <message>
        <source>tf32 is faster on graphics cards and less exact.</source>
        <translation>tf32 ist auf Grafikkarten schneller und weniger genau.</translation>
    </message>
    <message>
        <source>%1 has the same value twice: each makes a training of its own.</source>
        <translation>%1 hat denselben Wert zweimal: jeder ergibt ein eigenes Training.</translation>
    </message>
</context>
<context>
    <name>SlideInfoCommands</name>
    <message>
        <source>%1 % of the tissue at %2 or more</source>
        <translation>%1&#xa0;% des Gewebes bei %2 oder mehr</translation>
    </message>
    <message>
        <source>Slide Information</source>
        <translation>Schnittinformationen</translation>
    </message>
</context>
<context>
    <name>SlideText</name>
    <message>
        <source>%1 µm/px (from the file)</source>
        <translation>%1 µm/px (aus der Datei)</translation>
    </message>
    <message>
        <source>%1 µm/px (from resolution tags)</source>
        <translation>%1 µm/px (aus Auflösungs-Tags)</translation>
    </message>
    <message>
        <source>%1 µm/px (from the objective)</source>
        <translation>%1 µm/px (aus dem Objektiv)</translation>
    </message>
    <message>
        <source>%1 µm/px (set by you)</source>
        <translation>%1 µm/px (von Ihnen festgelegt)</translation>
    </message>
</context>
<context>
    <name>TrainingDock</name>
    <message>
        <source>%1 is not in the worklist.</source>
        <translation>%1 ist nicht in der Arbeitsliste.</translation>
    </message>
    <message>
        <source>The next analysis is made with %1.</source>
        <translation>Die nächste Analyse verwendet %1.</translation>
    </message>
    <message>
        <source>The training %1 has finished.</source>
        <translation>Das Training %1 ist fertig.</translation>
    </message>
    <message>
        <source>The training %1 was running when Tessera ended. It can go on from its last epoch.</source>
        <translation>Das Training %1 lief, als Tessera endete. Es kann ab seiner letzten Epoche weitergehen.</translation>
    </message>
    <message>
        <source>Show It</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>TrainingPresets</name>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>MHIM, version 2</source>
        <translation>MHIM, Version 2</translation>
    </message>
    <message>
        <source>MHIM, version 1 (CAMELYON16)</source>
        <translation>MHIM, Version 1 (CAMELYON16)</translation>
    </message>
    <message>
        <source>MHIM, version 1 (NSCLC)</source>
        <translation>MHIM, Version 1 (NSCLC)</translation>
    </message>
    <message>
        <source>Survival</source>
        <translation>Überleben</translation>
    </message>
    <message>
        <source>Small tables</source>
        <translation>Kleine Tabellen</translation>
    </message>
    <message>
        <source>The baseline alone, a few epochs: does the data lend itself at all?</source>
        <translation>Nur das Grundmodell, wenige Epochen: Eignen sich die Daten überhaupt?</translation>
    </message>
    <message>
        <source>Two stages: a baseline, then a student that learns from hard tiles. The usual choice.</source>
        <translation>Zwei Stufen: ein Grundmodell, dann ein Schülermodell, das von schwierigen Kacheln lernt. Die übliche Wahl.</translation>
    </message>
    <message>
        <source>As published for lymph node metastases.</source>
        <translation>Wie für Lymphknotenmetastasen veröffentlicht.</translation>
    </message>
    <message>
        <source>As published for subtypes of lung cancer.</source>
        <translation>Wie für Lungenkrebs-Subtypen veröffentlicht.</translation>
    </message>
    <message>
        <source>For tables with follow-up times; stops earlier.</source>
        <translation>Für Tabellen mit Beobachtungszeiten; endet früher.</translation>
    </message>
    <message>
        <source>For some hundred cases with few tiles each; keeps no case back.</source>
        <translation>Für einige hundert Fälle mit je wenigen Kacheln; hält keinen Fall zurück.</translation>
    </message>
</context>
<context>
    <name>TrainingText</name>
    <message>
        <source>%1, epoch %2 of %3</source>
        <translation>%1, Epoche %2 von %3</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, Epoche %2</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Warten auf die Engine</translation>
    </message>
    <message>
        <source>Checking the features: %1 of %2 cases</source>
        <translation>Prüfen der Merkmale: %1 von %2 Fällen</translation>
    </message>
    <message>
        <source>Fold %1 of %2: </source>
        <translation>Fold %1 von %2: </translation>
    </message>
    <message>
        <source>, case %1 of %2</source>
        <translation>, Fall %1 von %2</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, noch etwa %1</translation>
    </message>
    <message>
        <source>Nothing is being trained.</source>
        <translation>Es wird nichts trainiert.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Stopping; what was trained is kept</source>
        <translation>Hält an; was trainiert wurde, bleibt erhalten</translation>
    </message>
    <message numerus="yes">
        <source>Paused after %n epoch(s); it can go on at any time.</source>
        <translation>
            <numerusform>Nach %n Epoche angehalten; es kann jederzeit weitergehen.</numerusform>
            <numerusform>Nach %n Epochen angehalten; es kann jederzeit weitergehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>vorzeitig beendet</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), not finished</source>
        <translation>
            <numerusform>%n Epoche, nicht fertig</numerusform>
            <numerusform>%n Epochen, nicht fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>First stage</source>
        <translation>Erste Stufe</translation>
    </message>
    <message>
        <source>MHIM stage</source>
        <translation>MHIM-Stufe</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>C-index</source>
        <translation>C-Index</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Ausgewogene Genauigkeit</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spezifität</translation>
    </message>
    <message>
        <source>%1 is not defined</source>
        <translation>%1 ist nicht definiert</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <translation>%1 %2 (%3 bis %4)</translation>
    </message>
    <message>
        <source>test cases</source>
        <translation>Testfälle</translation>
    </message>
    <message>
        <source>validation cases</source>
        <translation>Validierungsfälle</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) wait.</source>
        <translation>
            <numerusform>%n Training wartet.</numerusform>
            <numerusform>%n Trainings warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>TurnCommands</name>
    <message>
        <source>Turn Left by 15°</source>
        <translation>Um 15° nach links drehen</translation>
    </message>
    <message>
        <source>Turn Right by 15°</source>
        <translation>Um 15° nach rechts drehen</translation>
    </message>
    <message>
        <source>Turn Left by 90°</source>
        <translation>Um 90° nach links drehen</translation>
    </message>
    <message>
        <source>Turn Right by 90°</source>
        <translation>Um 90° nach rechts drehen</translation>
    </message>
    <message>
        <source>Flip Left to Right</source>
        <translation>Horizontal spiegeln</translation>
    </message>
    <message>
        <source>Flip Top to Bottom</source>
        <translation>Vertikal spiegeln</translation>
    </message>
    <message>
        <source>Upright Again</source>
        <translation>Wieder aufrecht</translation>
    </message>
    <message>
        <source>Turn and Flip</source>
        <translation>Drehen und spiegeln</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>Heat Map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Scale Bar</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>One Slide</source>
        <translation>Ein Schnitt</translation>
    </message>
    <message>
        <source>Two Side by Side</source>
        <translation>Zwei nebeneinander</translation>
    </message>
    <message>
        <source>Two One Below the Other</source>
        <translation>Zwei untereinander</translation>
    </message>
    <message>
        <source>Three Side by Side</source>
        <translation>Drei nebeneinander</translation>
    </message>
    <message>
        <source>Two by Two</source>
        <translation>Zwei mal zwei</translation>
    </message>
    <message>
        <source>Two Rows of Three</source>
        <translation>Zwei Reihen zu dritt</translation>
    </message>
    <message>
        <source>Three by Three</source>
        <translation>Drei mal drei</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Dark Theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>Light Theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>High Contrast Theme</source>
        <translation>Design mit hohem Kontrast</translation>
    </message>
    <message>
        <source>Theme of the Desktop</source>
        <translation>Design des Desktops</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Präsentation</translation>
    </message>
    <message>
        <source>Next Tab</source>
        <translation>Nächster Tab</translation>
    </message>
    <message>
        <source>Previous Tab</source>
        <translation>Voriger Tab</translation>
    </message>
    <message>
        <source>Set Resolution…</source>
        <translation>Auflösung festlegen…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Analysis Panel</source>
        <translation>Analysefenster</translation>
    </message>
    <message>
        <source>Worklist Panel</source>
        <translation>Arbeitsliste</translation>
    </message>
</context>
<context>
    <name>WayCommands</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>To the Left Edge</source>
        <translation>Zum linken Rand</translation>
    </message>
    <message>
        <source>To the Right Edge</source>
        <translation>Zum rechten Rand</translation>
    </message>
    <message>
        <source>To the Top Edge</source>
        <translation>Zum oberen Rand</translation>
    </message>
    <message>
        <source>To the Bottom Edge</source>
        <translation>Zum unteren Rand</translation>
    </message>
    <message>
        <source>Hold Z and drag</source>
        <translation>Z halten und ziehen</translation>
    </message>
    <message>
        <source>Frame what shall fill the view</source>
        <translation>Einrahmen, was die Ansicht füllen soll</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>Unread</source>
        <translation>Ungesehen</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>Zweitmeinung</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation>Unbrauchbar</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
</context>
<context>
    <name>WorklistCommands</name>
    <message>
        <source>New Project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>Close Project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Add Slides to Project…</source>
        <translation>Schnitte zum Projekt hinzufügen…</translation>
    </message>
    <message>
        <source>Add Folder to Project…</source>
        <translation>Ordner zum Projekt hinzufügen…</translation>
    </message>
    <message>
        <source>Find Missing Files…</source>
        <translation>Fehlende Dateien suchen…</translation>
    </message>
    <message>
        <source>New Label Column…</source>
        <translation>Neue Label-Spalte…</translation>
    </message>
    <message>
        <source>Save Copy of Project…</source>
        <translation>Kopie des Projekts speichern…</translation>
    </message>
    <message>
        <source>Verify Project</source>
        <translation>Projekt prüfen</translation>
    </message>
    <message>
        <source>Next Slide of the List</source>
        <translation>Nächster Schnitt der Liste</translation>
    </message>
    <message>
        <source>Previous Slide of the List</source>
        <translation>Voriger Schnitt der Liste</translation>
    </message>
    <message>
        <source>Search the List</source>
        <translation>Liste durchsuchen</translation>
    </message>
    <message>
        <source>Open the Selected Slide</source>
        <translation>Ausgewählten Schnitt öffnen</translation>
    </message>
    <message>
        <source>Mark as: %1</source>
        <translation>Markieren als: %1</translation>
    </message>
    <message>
        <source>Status in the Worklist</source>
        <translation>Status in der Arbeitsliste</translation>
    </message>
    <message>
        <source>Say Where the File Lies…</source>
        <translation>Ort der Datei angeben…</translation>
    </message>
    <message>
        <source>Remove from the Project</source>
        <translation>Aus dem Projekt entfernen</translation>
    </message>
</context>
<context>
    <name>tessera::AnalysisPanel</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
</context>
<context>
    <name>tessera::AssociatedPage</name>
    <message>
        <source>&amp;Show Picture</source>
        <translation>Bild &amp;zeigen</translation>
    </message>
    <message>
        <source>Pictures beside the slide</source>
        <translation>Bilder neben dem Schnitt</translation>
    </message>
    <message>
        <source>%1 (%2 × %3 px)</source>
        <translation>%1 (%2 × %3 px)</translation>
    </message>
    <message>
        <source>The file has no pictures beside the slide.</source>
        <translation>Die Datei enthält keine Bilder neben dem Schnitt.</translation>
    </message>
    <message>
        <source>“%1” may show the name or number of a patient. It stays hidden until you ask for it, and is left out of pictures that Tessera makes.</source>
        <translation>„%1“ kann Name oder Nummer eines Patienten zeigen. Es bleibt verborgen, bis Sie danach fragen, und fehlt in Bildern, die Tessera macht.</translation>
    </message>
    <message>
        <source>Picture “%1”</source>
        <translation>Bild „%1“</translation>
    </message>
</context>
<context>
    <name>tessera::BookmarkModel</name>
    <message>
        <source>Place %1</source>
        <translation>Stelle %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>tessera::BookmarkPanel</name>
    <message>
        <source>&amp;Add This View</source>
        <translation>Diese Ansicht hin&amp;zufügen</translation>
    </message>
    <message>
        <source>G&amp;o There</source>
        <translation>Dort&amp;hin</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Un&amp;do</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Bookmarks of the slide</source>
        <translation>Lesezeichen des Schnitts</translation>
    </message>
    <message>
        <source>Ctrl+B keeps what you see of a slide: place, zoom and how it lies. It is found here again, also after a restart and when the file was moved or renamed.</source>
        <translation>Strg+B merkt sich, was Sie von einem Schnitt sehen: Stelle, Vergrößerung und Lage. Sie finden es hier wieder, auch nach einem Neustart und wenn die Datei verschoben oder umbenannt wurde.</translation>
    </message>
    <message>
        <source>“%1” is deleted.</source>
        <translation>„%1“ ist gelöscht.</translation>
    </message>
</context>
<context>
    <name>tessera::CasesPage</name>
    <message>
        <source>Table of cases</source>
        <translation>Tabelle der Fälle</translation>
    </message>
    <message>
        <source>Label column of the worklist</source>
        <translation>Label-Spalte der Arbeitsliste</translation>
    </message>
    <message>
        <source>Take from Wor&amp;klist</source>
        <translation>Aus Arbeits&amp;liste übernehmen</translation>
    </message>
    <message>
        <source>Folder of features</source>
        <translation>Ordner der Merkmale</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>Was gelernt wird</translation>
    </message>
    <message>
        <source>Meaning of 1 in the follow-up column</source>
        <translation>Bedeutung der 1 in der Beobachtungsspalte</translation>
    </message>
    <message>
        <source>Check A&amp;gain</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>as the table says</source>
        <translation>wie die Tabelle sagt</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>survival</source>
        <translation>Überleben</translation>
    </message>
    <message>
        <source>as its name says</source>
        <translation>wie ihr Name sagt</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>censored</source>
        <translation>zensiert</translation>
    </message>
    <message>
        <source>CSV with a column of slides and one of labels, or of time and event</source>
        <translation>CSV mit einer Spalte der Schnitte und einer der Labels oder mit Zeit und Ereignis</translation>
    </message>
    <message>
        <source>One file for each slide: .h5, .pt, .npy or .safetensors</source>
        <translation>Eine Datei je Schnitt: .h5, .pt, .npy oder .safetensors</translation>
    </message>
    <message>
        <source>May be left empty: then the table&apos;s own division, or one that is drawn</source>
        <translation>Darf leer bleiben: dann gilt die Aufteilung der Tabelle oder eine gezogene</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Cases of each class</source>
        <translation>Fälle jeder Klasse</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>&amp;Table of cases:</source>
        <translation>&amp;Tabelle der Fälle:</translation>
    </message>
    <message>
        <source>Or a label column of the worklist:</source>
        <translation>Oder eine Label-Spalte der Arbeitsliste:</translation>
    </message>
    <message>
        <source>&amp;Features:</source>
        <translation>&amp;Merkmale:</translation>
    </message>
    <message>
        <source>&amp;Splits, if you have them:</source>
        <translation>Aufteilung, wenn &amp;vorhanden:</translation>
    </message>
    <message>
        <source>&amp;What is learned:</source>
        <translation>&amp;Was gelernt wird:</translation>
    </message>
    <message>
        <source>&amp;1 in the follow-up column:</source>
        <translation>&amp;1 in der Beobachtungsspalte:</translation>
    </message>
    <message>
        <source>Open a project and give its slides a label column first.</source>
        <translation>Öffnen Sie zuerst ein Projekt und geben Sie seinen Schnitten eine Label-Spalte.</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>Lesen der Tabelle</translation>
    </message>
    <message>
        <source>Checking the features: %1 of %2 cases</source>
        <translation>Prüfen der Merkmale: %1 von %2 Fällen</translation>
    </message>
    <message>
        <source>The check was cancelled. Check again before you start.</source>
        <translation>Die Prüfung wurde abgebrochen. Prüfen Sie erneut, bevor Sie starten.</translation>
    </message>
    <message>
        <source>Choose a table with a row for each slide, and the folder where their features are.</source>
        <translation>Wählen Sie eine Tabelle mit einer Zeile je Schnitt und den Ordner mit deren Merkmalen.</translation>
    </message>
    <message>
        <source>%1 cases of %2 patients.</source>
        <translation>%1 Fälle von %2 Patienten.</translation>
    </message>
    <message>
        <source>%1 can be trained on.</source>
        <translation>Mit %1 kann trainiert werden.</translation>
    </message>
    <message>
        <source>The check has found nothing to object to.</source>
        <translation>Die Prüfung hat nichts zu beanstanden.</translation>
    </message>
    <message>
        <source>Now choose the folder where the features of the slides are, or have them extracted.</source>
        <translation>Nun den Ordner mit den Merkmalen der Schnitte wählen, oder sie extrahieren lassen.</translation>
    </message>
</context>
<context>
    <name>tessera::ColourPanel</name>
    <message>
        <source>Use the slide&apos;s &amp;profile (ICC)</source>
        <translation>&amp;Profil des Schnitts verwenden (ICC)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Profile on, levels as scanned, all stains, standard colours of the stains</source>
        <translation>Profil ein, Tonwerte wie gescannt, alle Färbungen, Standardfarben der Färbungen</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>Im Bild</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Tonwerte</translation>
    </message>
    <message>
        <source>Stains</source>
        <translation>Färbungen</translation>
    </message>
    <message>
        <source>These settings change what you see and are kept for this slide. Analyses always read the pixels as scanned.</source>
        <translation>Diese Einstellungen ändern, was Sie sehen, und werden für diesen Schnitt gespeichert. Analysen lesen immer die Pixel, wie sie gescannt wurden.</translation>
    </message>
    <message>
        <source>No slide is open.</source>
        <translation>Kein Schnitt ist geöffnet.</translation>
    </message>
</context>
<context>
    <name>tessera::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Name of a command</source>
        <translation>Name eines Befehls</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
</context>
<context>
    <name>tessera::ComparePanel</name>
    <message>
        <source>Slides compared</source>
        <translation>Verglichene Schnitte</translation>
    </message>
    <message>
        <source>Move all views together</source>
        <translation>Alle Ansichten gemeinsam bewegen</translation>
    </message>
    <message>
        <source>Hold Ctrl to move one view alone</source>
        <translation>Strg halten, um eine Ansicht allein zu bewegen</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Align automatically</source>
        <translation>Automatisch ausrichten</translation>
    </message>
    <message>
        <source>Progress of the alignment</source>
        <translation>Fortschritt der Ausrichtung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the alignment</source>
        <translation>Ausrichtung abbrechen</translation>
    </message>
    <message>
        <source>Second slide over the first</source>
        <translation>Zweiter Schnitt über dem ersten</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Nicht gezeigt</translation>
    </message>
    <message>
        <source>Divided by a line (S held)</source>
        <translation>Durch eine Linie geteilt (S gehalten)</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>Im Wechsel</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Allein</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>Open two slides, and lay them side by side (View &gt; Layout).</source>
        <translation>Öffnen Sie zwei Schnitte und legen Sie sie nebeneinander (Ansicht &gt; Anordnung).</translation>
    </message>
    <message>
        <source>Not aligned.</source>
        <translation>Nicht ausgerichtet.</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Verbleibende Zeit</translation>
    </message>
    <message>
        <source>Place of the line</source>
        <translation>Lage der Linie</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>About %1 left</source>
        <translation>Noch etwa %1</translation>
    </message>
    <message>
        <source>Looking for the same tissue</source>
        <translation>Dasselbe Gewebe wird gesucht</translation>
    </message>
</context>
<context>
    <name>tessera::CoverageVeil</name>
    <message>
        <source>any magnification</source>
        <translation>jede Vergrößerung</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Legend of what was seen</source>
        <translation>Legende des Gesehenen</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: what was seen of it is not recorded.</source>
        <translation>Die Auflösung dieses Schnitts ist unbekannt: Was davon gesehen wurde, wird nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Dark: not looked at yet.</source>
        <translation>Dunkel: noch nicht angesehen.</translation>
    </message>
    <message>
        <source>Dark: not looked at yet at %1 or more.</source>
        <translation>Dunkel: noch nicht mit %1 oder mehr angesehen.</translation>
    </message>
    <message>
        <source>%1 % of the tissue seen.</source>
        <translation>%1&#xa0;% des Gewebes gesehen.</translation>
    </message>
</context>
<context>
    <name>tessera::CurvePlot</name>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
</context>
<context>
    <name>tessera::CurvesView</name>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show all epochs (0)</source>
        <translation>Alle Epochen zeigen (0)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the chart as PNG or PDF, or the numbers as CSV</source>
        <translation>Das Diagramm als PNG oder PDF oder die Zahlen als CSV schreiben</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>The values of an epoch stand here when the mouse is over it.</source>
        <translation>Hier stehen die Werte einer Epoche, wenn die Maus darüber ist.</translation>
    </message>
    <message>
        <source>Export Curves</source>
        <translation>Kurven exportieren</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>see the rights of its folder</source>
        <translation>siehe die Rechte seines Ordners</translation>
    </message>
</context>
<context>
    <name>tessera::DisplayProfileField</name>
    <message>
        <source>Colours of the display</source>
        <translation>Farben des Bildschirms</translation>
    </message>
    <message>
        <source>Slides are shown through the colour profile (ICC) of this display.</source>
        <translation>Schnitte werden durch das Farbprofil (ICC) dieses Bildschirms gezeigt.</translation>
    </message>
    <message>
        <source>Any display (sRGB)</source>
        <translation>Beliebiger Bildschirm (sRGB)</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>Profile of the Display</source>
        <translation>Profil des Bildschirms</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm *.ICC *.ICM);;All files (*)</source>
        <translation>Farbprofile (*.icc *.icm *.ICC *.ICM);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 is no profile of a display (%2): choose another file.</source>
        <translation>%1 ist kein Profil eines Bildschirms (%2): Wählen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>tessera::ExtractionBox</name>
    <message>
        <source>Slides without features</source>
        <translation>Schnitte ohne Merkmale</translation>
    </message>
    <message>
        <source>Folder of slides</source>
        <translation>Ordner der Schnitte</translation>
    </message>
    <message>
        <source>E&amp;xtract Features Now</source>
        <translation>Merkmale jetzt e&amp;xtrahieren</translation>
    </message>
    <message>
        <source>Searched with all that is below it; slides of the worklist are known without it</source>
        <translation>Wird mit allem darunter durchsucht; Schnitte der Arbeitsliste sind ohnehin bekannt</translation>
    </message>
    <message>
        <source>Model whose encoder makes the features</source>
        <translation>Modell, dessen Encoder die Merkmale berechnet</translation>
    </message>
    <message>
        <source>Its encoder and its size of tiles are used; start the training from the same model, or from scratch</source>
        <translation>Sein Encoder und seine Kachelgröße werden benutzt; das Training von demselben Modell oder von Grund auf beginnen</translation>
    </message>
    <message>
        <source>Folder of sli&amp;des:</source>
        <translation>Or&amp;dner der Schnitte:</translation>
    </message>
    <message>
        <source>Encoder of the &amp;model:</source>
        <translation>Encoder des &amp;Modells:</translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s) of the table have no features.</source>
        <translation>
            <numerusform>%n Schnitt der Tabelle hat keine Merkmale.</numerusform>
            <numerusform>%n Schnitte der Tabelle haben keine Merkmale.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found in the worklist or the folder of slides: %1.</source>
        <translation>Weder in der Arbeitsliste noch im Ordner der Schnitte gefunden: %1.</translation>
    </message>
    <message>
        <source>There is no model whose encoder could be used.</source>
        <translation>Es gibt kein Modell, dessen Encoder benutzt werden könnte.</translation>
    </message>
</context>
<context>
    <name>tessera::ExtractionProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of the extraction</source>
        <translation>Fortschritt der Extraktion</translation>
    </message>
    <message>
        <source>What is finished stays, and a slide goes on where it stopped</source>
        <translation>Was fertig ist, bleibt; ein Schnitt geht dort weiter, wo es aufgehört hat</translation>
    </message>
    <message>
        <source>Extracting features: slide %1 of %2, %3</source>
        <translation>Merkmale werden extrahiert: Schnitt %1 von %2, %3</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, noch etwa %1</translation>
    </message>
    <message>
        <source>Stopping; what is finished stays</source>
        <translation>Hält an; was fertig ist, bleibt</translation>
    </message>
</context>
<context>
    <name>tessera::FactsPage</name>
    <message>
        <source>%1 (%2 × %3 mm)</source>
        <translation>%1 (%2 × %3 mm)</translation>
    </message>
    <message>
        <source>no colour profile in the file</source>
        <translation>kein Farbprofil in der Datei</translation>
    </message>
    <message>
        <source>colour profile of %1</source>
        <translation>Farbprofil von %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Levels of the slide</source>
        <translation>Stufen des Schnitts</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Smaller by</source>
        <translation>Verkleinert um</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Kacheln</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>%1, read by OpenSlide</source>
        <translation>%1, gelesen mit OpenSlide</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>directly</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>by the library</source>
        <translation>durch die Bibliothek</translation>
    </message>
    <message>
        <source>Its JPEG tiles are decoded without OpenSlide, several times faster, to the same pixels.</source>
        <translation>Die JPEG-Kacheln werden ohne OpenSlide dekodiert, um ein Mehrfaches schneller, mit denselben Pixeln.</translation>
    </message>
    <message>
        <source>Its tiles are read by the library of the format.</source>
        <translation>Die Kacheln werden durch die Bibliothek des Formats gelesen.</translation>
    </message>
</context>
<context>
    <name>tessera::FailurePage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
</context>
<context>
    <name>tessera::FindingList</name>
    <message>
        <source>What the check has found</source>
        <translation>Was die Prüfung gefunden hat</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enter opens the slide, where it is in the worklist</source>
        <translation>Die Eingabetaste öffnet den Schnitt, wenn er in der Arbeitsliste ist</translation>
    </message>
</context>
<context>
    <name>tessera::GoToBar</name>
    <message>
        <source>Place or zoom to go to</source>
        <translation>Stelle oder Vergrößerung, zu der gegangen wird</translation>
    </message>
    <message>
        <source>12000, 8000    3.1 mm, 2 mm    20x    0.5 µm/px</source>
        <translation>12000, 8000    3.1 mm, 2 mm    20x    0.5 µm/px</translation>
    </message>
    <message>
        <source>&amp;Go to:</source>
        <translation>&amp;Gehe zu:</translation>
    </message>
    <message>
        <source>G&amp;o</source>
        <translation>&amp;Los</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
</context>
<context>
    <name>tessera::HistogramView</name>
    <message>
        <source>Histogram of what is in view</source>
        <translation>Histogramm des Bildausschnitts</translation>
    </message>
</context>
<context>
    <name>tessera::IccBadge</name>
    <message>
        <source>Colour profile</source>
        <translation>Farbprofil</translation>
    </message>
</context>
<context>
    <name>tessera::KeySheet</name>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Festlegen</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Keine Taste</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle durchsuchen</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten durchsuchen</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New key of the chosen command</source>
        <translation>Neue Taste des gewählten Befehls</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>New key for “%1”:</source>
        <translation>Neue Taste für „%1“:</translation>
    </message>
    <message>
        <source>Choose a command to change its key.</source>
        <translation>Wählen Sie einen Befehl, um seine Taste zu ändern.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”, which loses it.</source>
        <translation>%1 gehört zu „%2“ und wird ihm genommen.</translation>
    </message>
</context>
<context>
    <name>tessera::LegendWidget</name>
    <message>
        <source>Legend of the heat map</source>
        <translation>Legende der Heatmap</translation>
    </message>
    <message>
        <source>hidden by the teacher&apos;s mask</source>
        <translation>von der Maske des Lehrermodells verdeckt</translation>
    </message>
</context>
<context>
    <name>tessera::LevelControls</name>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Red, black at</source>
        <translation>Rot, schwarz bei</translation>
    </message>
    <message>
        <source>Green, black at</source>
        <translation>Grün, schwarz bei</translation>
    </message>
    <message>
        <source>Blue, black at</source>
        <translation>Blau, schwarz bei</translation>
    </message>
    <message>
        <source>Red, full at</source>
        <translation>Rot, voll bei</translation>
    </message>
    <message>
        <source>Green, full at</source>
        <translation>Grün, voll bei</translation>
    </message>
    <message>
        <source>Blue, full at</source>
        <translation>Blau, voll bei</translation>
    </message>
    <message>
        <source>&amp;Brightness:</source>
        <translation>&amp;Helligkeit:</translation>
    </message>
    <message>
        <source>&amp;Contrast:</source>
        <translation>&amp;Kontrast:</translation>
    </message>
    <message>
        <source>&amp;Gamma:</source>
        <translation>&amp;Gamma:</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
</context>
<context>
    <name>tessera::MainWindow</name>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Drawing the sample slide: %1 % done, %2 s left</source>
        <translation>Beispielschnitt wird gezeichnet: %1&#xa0;% fertig, noch %2&#xa0;s</translation>
    </message>
    <message>
        <source>Tessera ended unexpectedly while it opened the slides of the last session.</source>
        <translation>Tessera wurde unerwartet beendet, während es die Schnitte der letzten Sitzung öffnete.</translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation>Engine neu starten</translation>
    </message>
    <message>
        <source>%1 – Tessera</source>
        <translation>%1 – Tessera</translation>
    </message>
    <message>
        <source>Open Slides</source>
        <translation>Schnitte öffnen</translation>
    </message>
    <message>
        <source>Slides and images (%1)</source>
        <translation>Schnitte und Bilder (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
</context>
<context>
    <name>tessera::MapControls</name>
    <message>
        <source>&amp;Show heat map</source>
        <translation>Heatmap &amp;zeigen</translation>
    </message>
    <message>
        <source>Hold the key ` to look at the plain slide</source>
        <translation>Taste ` halten, um den Schnitt ohne Auflagen zu sehen</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Class of the heat map</source>
        <translation>Klasse der Heatmap</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>Deckkraft der Heatmap</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>Ma&amp;p:</source>
        <translation>&amp;Karte:</translation>
    </message>
    <message>
        <source>C&amp;lass:</source>
        <translation>K&amp;lasse:</translation>
    </message>
    <message>
        <source>&amp;Opacity:</source>
        <translation>Deckkra&amp;ft:</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>Farbe&amp;n:</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>tessera::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>tessera::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>Übersichtskarte</translation>
    </message>
</context>
<context>
    <name>tessera::ModelPage</name>
    <message>
        <source>&amp;Adopt Model</source>
        <translation>Modell ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>&amp;Use for Analyses</source>
        <translation>Für &amp;Analysen verwenden</translation>
    </message>
    <message>
        <source>&amp;Roll Back</source>
        <translation>&amp;Zurück zum vorigen</translation>
    </message>
    <message>
        <source>Training whose model is adopted</source>
        <translation>Training, dessen Modell übernommen wird</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Installierte Modelle</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>Karte des Modells</translation>
    </message>
    <message>
        <source>A trained model</source>
        <translation>Ein trainiertes Modell</translation>
    </message>
    <message>
        <source>&amp;Training:</source>
        <translation>&amp;Training:</translation>
    </message>
    <message>
        <source>&amp;Name of the model:</source>
        <translation>&amp;Name des Modells:</translation>
    </message>
    <message>
        <source>The model is being copied.</source>
        <translation>Das Modell wird kopiert.</translation>
    </message>
    <message>
        <source>A training that has finished, or was ended with its best or last epoch, has a model to adopt. A cross-validation has none: it judges the settings.</source>
        <translation>Ein Training, das fertig ist oder mit der besten oder letzten Epoche beendet wurde, hat ein Modell zum Übernehmen. Eine Kreuzvalidierung hat keines: Sie beurteilt die Einstellungen.</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>Geben Sie dem Modell einen Namen.</translation>
    </message>
    <message>
        <source>There is a model %1 already: choose another name.</source>
        <translation>Es gibt schon ein Modell %1: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The next analysis is made with it.</source>
        <translation>Die nächste Analyse verwendet es.</translation>
    </message>
    <message>
        <source>Adopted: %1.</source>
        <translation>Übernommen: %1.</translation>
    </message>
    <message>
        <source>The next analysis is made with %1 again. This model stays in the list.</source>
        <translation>Die nächste Analyse verwendet wieder %1. Dieses Modell bleibt in der Liste.</translation>
    </message>
</context>
<context>
    <name>tessera::PathField</name>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
</context>
<context>
    <name>tessera::PerformancePanel</name>
    <message>
        <source>Tiles decoded</source>
        <translation>Dekodierte Kacheln</translation>
    </message>
    <message>
        <source>All, and how many for each one that was seen</source>
        <translation>Alle, und wie viele je gesehener</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>Im Speicher</translation>
    </message>
    <message>
        <source>Of the tiles that a view needed, those that were there already</source>
        <translation>Anteil der benötigten Kacheln, die schon da waren</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Tiles that are asked for and not yet decoded</source>
        <translation>Kacheln, die verlangt und noch nicht dekodiert sind</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Time to paint a frame in the last five seconds: median, 95th percentile, longest</source>
        <translation>Zeit zum Zeichnen eines Bildes in den letzten fünf Sekunden: Median, 95. Perzentil, längste</translation>
    </message>
    <message>
        <source>Tile memory</source>
        <translation>Kachelspeicher</translation>
    </message>
    <message>
        <source>Decoded tiles, and the limit that the settings give them</source>
        <translation>Dekodierte Kacheln und ihre Grenze aus den Einstellungen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Memory of the whole program, without the engine</source>
        <translation>Speicher des ganzen Programms, ohne die Engine</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>%1, %2 for each seen</source>
        <translation>%1, %2 je gesehene</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>none in the last seconds</source>
        <translation>keine in den letzten Sekunden</translation>
    </message>
    <message>
        <source>%1 / %2 / %3 ms</source>
        <translation>%1 / %2 / %3&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 of %2 MiB</source>
        <translation>%1 von %2&#xa0;MiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1&#xa0;MiB</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>tessera::PointPanel</name>
    <message>
        <source>Align by points</source>
        <translation>Mit Punkten ausrichten</translation>
    </message>
    <message>
        <source>Remove pair</source>
        <translation>Paar entfernen</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Was als Nächstes zu tun ist</translation>
    </message>
    <message>
        <source>What the alignment may do</source>
        <translation>Was die Ausrichtung darf</translation>
    </message>
    <message>
        <source>Turn and move</source>
        <translation>Drehen und verschieben</translation>
    </message>
    <message>
        <source>Turn, move and scale</source>
        <translation>Drehen, verschieben und skalieren</translation>
    </message>
    <message>
        <source>Stretch as well (three points)</source>
        <translation>Auch dehnen (drei Punkte)</translation>
    </message>
    <message>
        <source>Pairs of points with their error</source>
        <translation>Punktpaare mit ihrem Fehler</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Remove the chosen pair</source>
        <translation>Das gewählte Paar entfernen</translation>
    </message>
    <message>
        <source>Now click the same place on %1.</source>
        <translation>Klicken Sie jetzt dieselbe Stelle auf %1 an.</translation>
    </message>
    <message>
        <source>Click a place on one slide, then the same place on the other.</source>
        <translation>Klicken Sie eine Stelle auf einem Schnitt an, dann dieselbe auf dem anderen.</translation>
    </message>
</context>
<context>
    <name>tessera::PrivatePicture</name>
    <message>
        <source>Not part of pictures</source>
        <translation>Nicht Teil von Bildern</translation>
    </message>
</context>
<context>
    <name>tessera::Program</name>
    <message>
        <source>The language changes as soon as the running analysis has ended.</source>
        <translation>Die Sprache wechselt, sobald die laufende Analyse beendet ist.</translation>
    </message>
</context>
<context>
    <name>tessera::PropertiesPage</name>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Filter for properties</source>
        <translation>Filter für Eigenschaften</translation>
    </message>
    <message>
        <source>Filter by name or value</source>
        <translation>Nach Name oder Wert filtern</translation>
    </message>
    <message>
        <source>Properties of the slide</source>
        <translation>Eigenschaften des Schnitts</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies what is selected, or all that is shown</source>
        <translation>Kopiert die Auswahl oder alles, was gezeigt wird</translation>
    </message>
    <message>
        <source>The file says nothing of itself.</source>
        <translation>Die Datei sagt nichts über sich.</translation>
    </message>
    <message>
        <source>%1 of %2 properties</source>
        <translation>%1 von %2 Eigenschaften</translation>
    </message>
</context>
<context>
    <name>tessera::ResolutionBar</name>
    <message>
        <source>&amp;Use the file&apos;s</source>
        <translation>Die der Datei ver&amp;wenden</translation>
    </message>
    <message>
        <source>Resolution of the slide in micrometres per pixel</source>
        <translation>Auflösung des Schnitts in Mikrometern pro Pixel</translation>
    </message>
    <message>
        <source>S&amp;et</source>
        <translation>&amp;Festlegen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>µm per pixel</source>
        <translation>µm pro Pixel</translation>
    </message>
    <message>
        <source>Resolution of this slide:</source>
        <translation>Auflösung dieses Schnitts:</translation>
    </message>
    <message>
        <source>Resolution unknown: set it</source>
        <translation>Auflösung unbekannt:</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Give a value between 0.05 and 20 µm per pixel.</source>
        <translation>Geben Sie einen Wert zwischen 0,05 und 20 µm pro Pixel ein.</translation>
    </message>
</context>
<context>
    <name>tessera::ResultSummary</name>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt;&#xa0;%1&#xa0;%</translation>
    </message>
    <message>
        <source>&gt; %1 %</source>
        <translation>&gt;&#xa0;%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Tiles: %1, of them hidden by the mask: %2</source>
        <translation>Kacheln: %1, davon von der Maske verdeckt: %2</translation>
    </message>
    <message>
        <source>Unreadable tiles: %1</source>
        <translation>Unlesbare Kacheln: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Analysed: %1 on %2</source>
        <translation>Analysiert: %1 auf %2</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>Noch kein Ergebnis</translation>
    </message>
    <message>
        <source>Prediction: %1</source>
        <translation>Vorhersage: %1</translation>
    </message>
</context>
<context>
    <name>tessera::RunControlBar</name>
    <message>
        <source>Of the %1: %2.</source>
        <translation>Der %1: %2.</translation>
    </message>
    <message>
        <source>No case was kept back to judge it by.</source>
        <translation>Kein Fall wurde zurückgehalten, um es zu beurteilen.</translation>
    </message>
    <message>
        <source>It was ended before its training was complete.</source>
        <translation>Es wurde beendet, bevor das Training vollständig war.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>End with &amp;Best Epoch</source>
        <translation>Mit &amp;bester Epoche beenden</translation>
    </message>
    <message>
        <source>End with &amp;Last Epoch</source>
        <translation>Mit &amp;letzter Epoche beenden</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Each fold makes a model of its own: pause the run, or let it end.</source>
        <translation>Jeder Fold macht ein eigenes Modell: Halten Sie den Lauf an, oder lassen Sie ihn zu Ende gehen.</translation>
    </message>
    <message>
        <source>&amp;Do Not Start Those That Wait</source>
        <translation>&amp;Die wartenden nicht beginnen</translation>
    </message>
    <message>
        <source>They stay in the list, and each can be resumed on its own</source>
        <translation>Sie bleiben in der Liste, und jedes kann einzeln fortgesetzt werden</translation>
    </message>
</context>
<context>
    <name>tessera::RunControls</name>
    <message>
        <source>&amp;Run</source>
        <translation>Sta&amp;rten</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Restart &amp;engine</source>
        <translation>&amp;Engine neu starten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>Fortschritt der Analyse</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modell:</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>Gerä&amp;t:</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>A GPU where one works, else the processor</source>
        <translation>Eine GPU, wo eine funktioniert, sonst der Prozessor</translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation>Die Engine startet.</translation>
    </message>
    <message>
        <source>No usable model is installed.</source>
        <translation>Es ist kein verwendbares Modell installiert.</translation>
    </message>
</context>
<context>
    <name>tessera::RunList</name>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No training yet. Choose the cases, then start one.</source>
        <translation>Noch kein Training. Wählen Sie die Fälle, dann starten Sie eines.</translation>
    </message>
    <message>
        <source>Tick the trainings that are to be drawn together with the chosen one.</source>
        <translation>Haken Sie die Trainings an, die mit dem gewählten zusammen gezeichnet werden sollen.</translation>
    </message>
</context>
<context>
    <name>tessera::ScaleBarLayer</name>
    <message>
        <source>resolution unknown</source>
        <translation>Auflösung unbekannt</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1&#xa0;mm</translation>
    </message>
    <message>
        <source>%1 µm</source>
        <translation>%1&#xa0;µm</translation>
    </message>
</context>
<context>
    <name>tessera::SettingField</name>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1 (preset)</source>
        <translation>%1 (Vorlage)</translation>
    </message>
    <message>
        <source>Several values, with a semicolon between them, make a grid: a training for each.</source>
        <translation>Mehrere Werte, durch Semikolon getrennt, ergeben ein Raster: je Wert ein Training.</translation>
    </message>
</context>
<context>
    <name>tessera::SettingsDialog</name>
    <message>
        <source>Colours of the &amp;display:</source>
        <translation>Farben des &amp;Bildschirms:</translation>
    </message>
    <message>
        <source>&amp;Open the slides of the last session</source>
        <translation>Schnitte der letzten Sitzung ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation>&#xa0;MiB</translation>
    </message>
    <message>
        <source>The size of the interface and the memory for tiles are used from the next start on.</source>
        <translation>Die Größe der Oberfläche und der Speicher für Kacheln gelten ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation>&amp;Tastatur…</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>&amp;Design:</translation>
    </message>
    <message>
        <source>&amp;Size of the interface:</source>
        <translation>&amp;Größe der Oberfläche:</translation>
    </message>
    <message>
        <source>Memory for t&amp;iles:</source>
        <translation>Speicher für &amp;Kacheln:</translation>
    </message>
    <message>
        <source>At the start:</source>
        <translation>Beim Start:</translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation>Tasten:</translation>
    </message>
    <message>
        <source>&amp;Animate movements</source>
        <translation>Bewegungen &amp;animieren</translation>
    </message>
    <message>
        <source>The view:</source>
        <translation>Ansicht:</translation>
    </message>
</context>
<context>
    <name>tessera::SettingsForm</name>
    <message>
        <source>Epo&amp;chs:</source>
        <translation>Epo&amp;chen:</translation>
    </message>
    <message>
        <source>&amp;Learning rate:</source>
        <translation>&amp;Lernrate:</translation>
    </message>
    <message>
        <source>Share of &amp;hard tiles hidden:</source>
        <translation>Anteil verborgener sc&amp;hwieriger Kacheln:</translation>
    </message>
    <message>
        <source>Teacher &amp;momentum:</source>
        <translation>&amp;Momentum des Lehrermodells:</translation>
    </message>
    <message>
        <source>Fol&amp;ds:</source>
        <translation>Fol&amp;ds:</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>As the model has it that the training starts from.</source>
        <translation>Wie bei dem Modell, von dem das Training ausgeht.</translation>
    </message>
</context>
<context>
    <name>tessera::SlideCanvas</name>
    <message>
        <source>Slide</source>
        <translation>Schnitt</translation>
    </message>
</context>
<context>
    <name>tessera::SlideInfoPanel</name>
    <message>
        <source>Open a slide to see what its file says.</source>
        <translation>Öffnen Sie einen Schnitt, um zu sehen, was seine Datei sagt.</translation>
    </message>
    <message>
        <source>Parts of the slide information</source>
        <translation>Teile der Schnittinformationen</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>tessera::SlideView</name>
    <message>
        <source>Synthetic, not real tissue</source>
        <translation>Synthetisch, kein echtes Gewebe</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Schnitt</translation>
    </message>
</context>
<context>
    <name>tessera::StainControls</name>
    <message>
        <source>Stain that is shown</source>
        <translation>Gezeigte Färbung</translation>
    </message>
    <message>
        <source>Colours of the stains</source>
        <translation>Farben der Färbungen</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Estimated from this slide</source>
        <translation>Aus diesem Schnitt geschätzt</translation>
    </message>
    <message>
        <source>&amp;Stain:</source>
        <translation>Fär&amp;bung:</translation>
    </message>
    <message>
        <source>C&amp;olours:</source>
        <translation>Farbe&amp;n:</translation>
    </message>
    <message>
        <source>Haematoxylin:</source>
        <translation>Hämatoxylin:</translation>
    </message>
    <message>
        <source>Eosin:</source>
        <translation>Eosin:</translation>
    </message>
    <message>
        <source>Optical density of red, green and blue: %1</source>
        <translation>Optische Dichte von Rot, Grün und Blau: %1</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>Wird geschätzt…</translation>
    </message>
</context>
<context>
    <name>tessera::StartPage</name>
    <message>
        <source>What the training starts from</source>
        <translation>Wovon das Training ausgeht</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>Was trainiert wird</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Encoder package</source>
        <translation>Encoder-Paket</translation>
    </message>
    <message>
        <source>Folder of trainings</source>
        <translation>Ordner der Trainings</translation>
    </message>
    <message>
        <source>&amp;Start Training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>one model</source>
        <translation>ein Modell</translation>
    </message>
    <message>
        <source>one for each fold</source>
        <translation>eines je Fold</translation>
    </message>
    <message>
        <source>Needed only where the features do not say themselves what made them</source>
        <translation>Nur nötig, wo die Merkmale nicht selbst sagen, wer sie gemacht hat</translation>
    </message>
    <message>
        <source>Name of the training</source>
        <translation>Name des Trainings</translation>
    </message>
    <message>
        <source>Of its folder, and of the model that it makes</source>
        <translation>Seines Ordners und des Modells, das es macht</translation>
    </message>
    <message>
        <source>Start &amp;from:</source>
        <translation>&amp;Ausgehen von:</translation>
    </message>
    <message>
        <source>&amp;Train:</source>
        <translation>&amp;Trainieren:</translation>
    </message>
    <message>
        <source>&amp;Preset:</source>
        <translation>&amp;Vorlage:</translation>
    </message>
    <message>
        <source>&amp;Encoder of the features, if they do not say it:</source>
        <translation>&amp;Encoder der Merkmale, wenn sie ihn nicht nennen:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>F&amp;older of trainings:</source>
        <translation>&amp;Ordner der Trainings:</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>Nur für Forschungszwecke, nicht zur Diagnose.</translation>
    </message>
    <message>
        <source>scratch, with a first stage</source>
        <translation>null, mit erster Stufe</translation>
    </message>
    <message>
        <source>scratch, without a first stage</source>
        <translation>null, ohne erste Stufe</translation>
    </message>
    <message>
        <source>training-%1</source>
        <translation>training-%1</translation>
    </message>
    <message>
        <source>A training is running. Others wait until it has ended.</source>
        <translation>Ein Training läuft. Andere warten, bis es zu Ende ist.</translation>
    </message>
    <message>
        <source>The cases are being checked.</source>
        <translation>Die Fälle werden geprüft.</translation>
    </message>
    <message>
        <source>The cases cannot be used: see the page Cases.</source>
        <translation>Die Fälle können nicht verwendet werden: siehe Seite „Fälle“.</translation>
    </message>
    <message>
        <source>Choose the cases and their features first, on the page Cases.</source>
        <translation>Wählen Sie zuerst auf der Seite „Fälle“ die Fälle und ihre Merkmale.</translation>
    </message>
    <message>
        <source>The check of the cases has found errors: mend them, then check again on the page Cases.</source>
        <translation>Die Prüfung der Fälle hat Fehler gefunden: Beheben Sie sie, dann prüfen Sie auf der Seite „Fälle“ erneut.</translation>
    </message>
    <message>
        <source>The model is being read.</source>
        <translation>Das Modell wird gelesen.</translation>
    </message>
    <message>
        <source>Give the training a name.</source>
        <translation>Geben Sie dem Training einen Namen.</translation>
    </message>
    <message>
        <source>The name is that of a folder: it has no / in it and does not begin with a point.</source>
        <translation>Der Name ist der eines Ordners: Er enthält kein / und beginnt nicht mit einem Punkt.</translation>
    </message>
    <message>
        <source>There is a training %1 already: choose another name, or resume it on the page Run.</source>
        <translation>Es gibt schon ein Training %1: Wählen Sie einen anderen Namen, oder setzen Sie es auf der Seite „Lauf“ fort.</translation>
    </message>
    <message>
        <source>Features are being extracted.</source>
        <translation>Merkmale werden extrahiert.</translation>
    </message>
    <message numerus="yes">
        <source>First extract the features of %n slide(s)</source>
        <translation>
            <numerusform>Zuerst die Merkmale von %n Schnitt extrahieren</numerusform>
            <numerusform>Zuerst die Merkmale von %n Schnitten extrahieren</numerusform>
        </translation>
    </message>
    <message>
        <source>The grid has more than %1 trainings: give fewer values.</source>
        <translation>Das Raster hat mehr als %1 Trainings: weniger Werte angeben.</translation>
    </message>
    <message numerus="yes">
        <source>Start %n Training(s)</source>
        <translation>
            <numerusform>%n Training starten</numerusform>
            <numerusform>%n Trainings starten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::StartupTasks</name>
    <message>
        <source>The picture was not complete after 15 minutes.</source>
        <translation>Das Bild war nach 15 Minuten nicht vollständig.</translation>
    </message>
    <message>
        <source>There is no usable model %1.</source>
        <translation>Es gibt kein verwendbares Modell %1.</translation>
    </message>
</context>
<context>
    <name>tessera::StatusLine</name>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Value of the heat map at the cursor</source>
        <translation>Wert der Heatmap am Mauszeiger</translation>
    </message>
    <message>
        <source>Running task</source>
        <translation>Laufende Aufgabe</translation>
    </message>
    <message>
        <source>Progress of the running task</source>
        <translation>Fortschritt der laufenden Aufgabe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis</source>
        <translation>Nur für die Forschung, nicht für die Diagnostik</translation>
    </message>
    <message>
        <source>x %1  y %2 px</source>
        <translation>x %1  y %2 px</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>resolution unknown</source>
        <translation>Auflösung unbekannt</translation>
    </message>
    <message>
        <source>%1: hidden by the teacher&apos;s mask</source>
        <translation>%1: von der Maske des Lehrermodells verdeckt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>turned %1°</source>
        <translation>um %1° gedreht</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>flipped, %1</source>
        <translation>gespiegelt, %1</translation>
    </message>
    <message>
        <source>How the slide lies</source>
        <translation>Lage des Schnitts</translation>
    </message>
    <message>
        <source>Click to type a place to go to</source>
        <translation>Klicken, um eine Stelle einzugeben</translation>
    </message>
    <message>
        <source>Click to type a magnification</source>
        <translation>Klicken, um eine Vergrößerung einzugeben</translation>
    </message>
    <message>
        <source>centre %1, %2 px</source>
        <translation>Mitte %1, %2 px</translation>
    </message>
</context>
<context>
    <name>tessera::TrainingPanel</name>
    <message>
        <source>Steps of a training</source>
        <translation>Schritte eines Trainings</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
</context>
<context>
    <name>tessera::WelcomePage</name>
    <message>
        <source>Open a slide</source>
        <translation>Einen Schnitt öffnen</translation>
    </message>
    <message>
        <source>Drop slide files or folders here, or choose one. Without a slide of your own, look at the sample first: it is drawn by the program.</source>
        <translation>Ziehen Sie Schnittdateien oder Ordner hierher, oder wählen Sie eine Datei. Wenn Sie keinen eigenen Schnitt haben, sehen Sie sich zuerst das Beispiel an: Das Programm zeichnet es selbst.</translation>
    </message>
    <message>
        <source>F1 shows all keys, Ctrl+L finds every command by its name.</source>
        <translation>F1 zeigt alle Tasten, Strg+L findet jeden Befehl nach seinem Namen.</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>Nur für die Forschung, nicht für die Diagnostik.</translation>
    </message>
    <message>
        <source>&amp;Open slide…</source>
        <translation>Schnitt ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open the &amp;sample slide</source>
        <translation>&amp;Beispielschnitt öffnen</translation>
    </message>
</context>
<context>
    <name>tessera::WindowComparison</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare Panel</source>
        <translation>Vergleichsfenster</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistDelegate</name>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistDock</name>
    <message>
        <source>Changes Not Saved</source>
        <translation>Änderungen nicht gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the project are not on the disk yet.</source>
        <translation>
            <numerusform>%n Änderung des Projekts ist noch nicht auf der Festplatte.</numerusform>
            <numerusform>%n Änderungen des Projekts sind noch nicht auf der Festplatte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Close Without Them</source>
        <translation>Ohne sie schließen</translation>
    </message>
    <message>
        <source>Keep Open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Arbeitsliste</translation>
    </message>
    <message>
        <source>Worklist – %1 (read-only)</source>
        <translation>Arbeitsliste – %1 (nur lesen)</translation>
    </message>
    <message>
        <source>Worklist – %1 (saving)</source>
        <translation>Arbeitsliste – %1 (speichert)</translation>
    </message>
    <message>
        <source>Worklist – %1 (all saved)</source>
        <translation>Arbeitsliste – %1 (alles gespeichert)</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistFilterBar</name>
    <message>
        <source>Search the worklist</source>
        <translation>Arbeitsliste durchsuchen</translation>
    </message>
    <message>
        <source>Search name, case, tags, notes</source>
        <translation>Name, Fall, Schlagwörter, Notizen</translation>
    </message>
    <message>
        <source>Show slides of this status</source>
        <translation>Schnitte mit diesem Status zeigen</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Show slides with this tag</source>
        <translation>Schnitte mit diesem Schlagwort zeigen</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Jedes Schlagwort</translation>
    </message>
    <message>
        <source>Slides: %1</source>
        <translation>Schnitte: %1</translation>
    </message>
    <message>
        <source>%1 of %2 slides</source>
        <translation>%1 von %2 Schnitten</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistModel</name>
    <message>
        <source>%1 is missing. Use Find Missing Files to say where it lies now.</source>
        <translation>%1 fehlt. Geben Sie mit „Fehlende Dateien suchen“ an, wo die Datei jetzt liegt.</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistPanel</name>
    <message>
        <source>A project collects slides with their cases, tags, notes and how far you are. It is one file; nothing has to be saved.</source>
        <translation>Ein Projekt sammelt Schnitte mit Fällen, Schlagwörtern, Notizen und dem Stand Ihrer Arbeit. Es ist eine einzige Datei; gespeichert wird von selbst.</translation>
    </message>
    <message>
        <source>New Project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>Drop slides or whole folders here. They stay where they are; the project remembers them.</source>
        <translation>Ziehen Sie Schnitte oder ganze Ordner hierher. Sie bleiben, wo sie sind; das Projekt merkt sie sich.</translation>
    </message>
    <message>
        <source>Add Slides…</source>
        <translation>Schnitte hinzufügen…</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Arbeitsliste</translation>
    </message>
    <message>
        <source>Files that are not where they were: %1</source>
        <translation>Dateien, die nicht mehr an ihrem Ort sind: %1</translation>
    </message>
    <message>
        <source>New Project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Projects (%1)</source>
        <translation>Projekte (%1)</translation>
    </message>
    <message>
        <source>Open Project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add Slides</source>
        <translation>Schnitte hinzufügen</translation>
    </message>
    <message>
        <source>Slides and images (%1)</source>
        <translation>Schnitte und Bilder (%1)</translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Save Copy of Project</source>
        <translation>Kopie des Projekts speichern</translation>
    </message>
    <message>
        <source>Folder to Look Through</source>
        <translation>Ordner, der durchsucht wird</translation>
    </message>
    <message>
        <source>File of This Slide</source>
        <translation>Datei dieses Schnitts</translation>
    </message>
    <message>
        <source>New Label Column</source>
        <translation>Neue Label-Spalte</translation>
    </message>
    <message>
        <source>Name of the column, such as grade:</source>
        <translation>Name der Spalte, etwa Grad:</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistSession</name>
    <message>
        <source>Slides of a folder are collected in a project: make one with File &gt; New Project, then drop the folder again.</source>
        <translation>Die Schnitte eines Ordners werden in einem Projekt gesammelt: Legen Sie mit Datei &gt; Neues Projekt eines an und ziehen Sie den Ordner dann erneut hierher.</translation>
    </message>
    <message>
        <source>Adding slides: %1</source>
        <translation>Schnitte werden hinzugefügt: %1</translation>
    </message>
    <message>
        <source>Looking for missing files: %1</source>
        <translation>Fehlende Dateien werden gesucht: %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Checking the project…</source>
        <translation>Projekt wird geprüft…</translation>
    </message>
    <message>
        <source>%1 is a copy of the project as it is now.</source>
        <translation>%1 ist eine Kopie des Projekts im jetzigen Stand.</translation>
    </message>
    <message>
        <source>This is the last slide of the list.</source>
        <translation>Das ist der letzte Schnitt der Liste.</translation>
    </message>
    <message>
        <source>This is the first slide of the list.</source>
        <translation>Das ist der erste Schnitt der Liste.</translation>
    </message>
</context>
<context>
    <name>tessera::Workspace</name>
    <message>
        <source>Open slides</source>
        <translation>Offene Schnitte</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
</context>
</TS>
