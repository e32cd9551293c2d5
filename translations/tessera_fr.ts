<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
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
        <translation>Aligné par points. %1 paires concordent toujours : placez-en une de plus pour voir ce qu’elles valent.</translation>
    </message>
    <message>
        <source>Aligned by points. Off by %1: the root mean square of %2 pairs.</source>
        <translation>Aligné par points. Écart %1 : moyenne quadratique de %2 paires.</translation>
    </message>
    <message>
        <source>Aligned automatically. Off by %1.</source>
        <translation>Aligné automatiquement. Écart %1.</translation>
    </message>
    <message>
        <source>Aligned automatically. Off by %1: the median of %2 places that had no part in it, nine tenths of which are within %3.</source>
        <translation>Aligné automatiquement. Écart %1 : médiane de %2 endroits qui n’y ont pas servi ; neuf dixièmes restent sous %3.</translation>
    </message>
    <message>
        <source>%1, error not measured</source>
        <translation>%1, écart non mesuré</translation>
    </message>
    <message>
        <source>%1, off by %2</source>
        <translation>%1, écart de %2</translation>
    </message>
</context>
<context>
    <name>BookmarkCommands</name>
    <message>
        <source>“%1” is bookmarked. Ctrl+Shift+B lists the bookmarks.</source>
        <translation>«&#xa0;%1&#xa0;» est marqué d’un signet. Ctrl+Maj+B affiche les signets.</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Signets</translation>
    </message>
    <message>
        <source>Bookmark This View</source>
        <translation>Marquer cette vue d’un signet</translation>
    </message>
</context>
<context>
    <name>BrowseTexts</name>
    <message>
        <source>Fit Slide</source>
        <translation>Ajuster la lame</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Zoom to %1×</source>
        <translation>Zoomer à %1×</translation>
    </message>
    <message>
        <source>Move Left</source>
        <translation>Vers la gauche</translation>
    </message>
    <message>
        <source>Move Right</source>
        <translation>Vers la droite</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Vers le haut</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Vers le bas</translation>
    </message>
    <message>
        <source>One Screen Left</source>
        <translation>Un écran vers la gauche</translation>
    </message>
    <message>
        <source>One Screen Right</source>
        <translation>Un écran vers la droite</translation>
    </message>
    <message>
        <source>One Screen Up</source>
        <translation>Un écran vers le haut</translation>
    </message>
    <message>
        <source>One Screen Down</source>
        <translation>Un écran vers le bas</translation>
    </message>
    <message>
        <source>Left or middle drag</source>
        <translation>Glisser avec le bouton gauche ou central</translation>
    </message>
    <message>
        <source>Move the slide</source>
        <translation>Déplacer la lame</translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation>Espace et glisser</translation>
    </message>
    <message>
        <source>Move the slide, whatever tool is chosen</source>
        <translation>Déplacer la lame, quel que soit l’outil choisi</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Maj et molette</translation>
    </message>
    <message>
        <source>Move sideways</source>
        <translation>Déplacer latéralement</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Zoomer sous le curseur</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Double clic</translation>
    </message>
    <message>
        <source>Zoom in at the cursor</source>
        <translation>Agrandir sous le curseur</translation>
    </message>
    <message>
        <source>Hold ` or H</source>
        <translation>Maintenir ` ou H</translation>
    </message>
    <message>
        <source>See the plain slide</source>
        <translation>Voir la lame seule</translation>
    </message>
    <message>
        <source>Zoom to 1:1 Pixels</source>
        <translation>Zoomer à 1:1 pixels</translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>Copy Position %1</source>
        <translation>Copier la position %1</translation>
    </message>
    <message>
        <source>The position is copied.</source>
        <translation>La position est copiée.</translation>
    </message>
    <message>
        <source>Centre Here</source>
        <translation>Centrer ici</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Clic droit</translation>
    </message>
    <message>
        <source>Menu of the place that is clicked</source>
        <translation>Menu de l’endroit cliqué</translation>
    </message>
</context>
<context>
    <name>ColourCommands</name>
    <message>
        <source>Colour Panel</source>
        <translation>Panneau des couleurs</translation>
    </message>
    <message>
        <source>Next Stain View</source>
        <translation>Vue de coloration suivante</translation>
    </message>
    <message>
        <source>Colour Profile On or Off</source>
        <translation>Profil de couleurs actif ou non</translation>
    </message>
    <message>
        <source>Reset Colours</source>
        <translation>Réinitialiser les couleurs</translation>
    </message>
</context>
<context>
    <name>ColourText</name>
    <message>
        <source>All (RGB)</source>
        <translation>Tout (RVB)</translation>
    </message>
    <message>
        <source>Haematoxylin</source>
        <translation>Hématoxyline</translation>
    </message>
    <message>
        <source>Eosin</source>
        <translation>Éosine</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Résidu</translation>
    </message>
    <message>
        <source>ICC …</source>
        <translation>ICC …</translation>
    </message>
    <message>
        <source>ICC none</source>
        <translation>ICC aucun</translation>
    </message>
    <message>
        <source>ICC unusable</source>
        <translation>ICC inutilisable</translation>
    </message>
    <message>
        <source>ICC off</source>
        <translation>ICC inactif</translation>
    </message>
    <message>
        <source>ICC on</source>
        <translation>ICC actif</translation>
    </message>
    <message>
        <source>The colour profile of the slide is being loaded.</source>
        <translation>Le profil de couleurs de la lame est en cours de chargement.</translation>
    </message>
    <message>
        <source>The slide has no colour profile: its colours are taken for sRGB.</source>
        <translation>La lame n’a pas de profil de couleurs&#xa0;: ses couleurs sont considérées comme sRGB.</translation>
    </message>
    <message>
        <source>The colour profile of the slide is switched off: its colours are taken for sRGB.</source>
        <translation>Le profil de couleurs de la lame est désactivé&#xa0;: ses couleurs sont considérées comme sRGB.</translation>
    </message>
    <message>
        <source>The slide is shown through its colour profile.</source>
        <translation>La lame est affichée avec son profil de couleurs.</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Colour</source>
        <translation>Couleurs</translation>
    </message>
</context>
<context>
    <name>CommandGroup</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Lame</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Analyse the slide, or show its stored result.</source>
        <translation>Analyser la lame ou afficher son résultat enregistré.</translation>
    </message>
    <message>
        <source>Model for the analysis.</source>
        <translation>Modèle pour l’analyse.</translation>
    </message>
    <message>
        <source>Resolution of the slide in um per pixel, for slides that do not say it.</source>
        <translation>Résolution de la lame en µm par pixel, pour les lames qui ne l’indiquent pas.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Afficher cette aide.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Afficher la version.</translation>
    </message>
    <message>
        <source>Write the drawn window to a PNG file and exit.</source>
        <translation>Écrire la fenêtre dessinée dans un fichier PNG et quitter.</translation>
    </message>
    <message>
        <source>Tessera: whole-slide viewer with MHIM-MIL. Research use only, not for diagnosis.</source>
        <translation>Tessera&#xa0;: visionneuse de lames numériques avec MHIM-MIL. Réservé à la recherche, pas au diagnostic.</translation>
    </message>
    <message>
        <source>Give one slide, not %1.</source>
        <translation>Indiquez une seule lame, et non %1.</translation>
    </message>
    <message>
        <source>Give a slide as well.</source>
        <translation>Indiquez aussi une lame.</translation>
    </message>
    <message>
        <source>Check a project and its audit trail, print what came of it, and exit.</source>
        <translation>Vérifier un projet et son journal d’audit, afficher le résultat et quitter.</translation>
    </message>
    <message>
        <source>Slide or project to open.</source>
        <translation>Lame ou projet à ouvrir.</translation>
    </message>
</context>
<context>
    <name>CompareCommands</name>
    <message>
        <source>Synchronise Views</source>
        <translation>Synchroniser les vues</translation>
    </message>
    <message>
        <source>Align Automatically</source>
        <translation>Aligner automatiquement</translation>
    </message>
    <message>
        <source>Align by Points</source>
        <translation>Aligner par points</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Balayer</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Clignoter</translation>
    </message>
    <message>
        <source>Second Slide Alone</source>
        <translation>Deuxième lame seule</translation>
    </message>
    <message>
        <source>Hold S and move the mouse</source>
        <translation>Maintenir S et bouger la souris</translation>
    </message>
    <message>
        <source>Swipe between two aligned slides</source>
        <translation>Balayer entre deux lames alignées</translation>
    </message>
    <message>
        <source>Ctrl and drag</source>
        <translation>Ctrl et glisser</translation>
    </message>
    <message>
        <source>Move one of the synchronised views alone</source>
        <translation>Déplacer seule une des vues synchronisées</translation>
    </message>
    <message>
        <source>Set Point at the Centre</source>
        <translation>Placer un point au centre</translation>
    </message>
</context>
<context>
    <name>CoverageCommands</name>
    <message>
        <source>Record What I Look At</source>
        <translation>Enregistrer ce que je regarde</translation>
    </message>
    <message>
        <source>Delete the Record of This Slide</source>
        <translation>Supprimer l’enregistrement de cette lame</translation>
    </message>
    <message>
        <source>Delete what was recorded of looking at this slide? It cannot be brought back.</source>
        <translation>Supprimer ce qui a été enregistré de la lecture de cette lame&#xa0;? Cela ne pourra pas être rétabli.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the Records of All Slides</source>
        <translation>Supprimer les enregistrements de toutes les lames</translation>
    </message>
    <message>
        <source>Delete what was recorded of looking at all slides? It cannot be brought back.</source>
        <translation>Supprimer ce qui a été enregistré de la lecture de toutes les lames&#xa0;? Cela ne pourra pas être rétabli.</translation>
    </message>
    <message>
        <source>What Was Seen</source>
        <translation>Ce qui a été vu</translation>
    </message>
    <message>
        <source>Do Not Show</source>
        <translation>Ne pas afficher</translation>
    </message>
    <message>
        <source>Show in the Overview, at Any Magnification</source>
        <translation>Afficher dans la vue d’ensemble, à tout grossissement</translation>
    </message>
    <message>
        <source>Show in the Overview, from %1</source>
        <translation>Afficher dans la vue d’ensemble, à partir de %1</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>training loss</source>
        <translation>perte d’entraînement</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>perte de validation</translation>
    </message>
    <message>
        <source>consistency loss</source>
        <translation>perte de cohérence</translation>
    </message>
    <message>
        <source>%1 of the student</source>
        <translation>%1 du modèle élève</translation>
    </message>
    <message>
        <source>%1 of the teacher</source>
        <translation>%1 du modèle enseignant</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>taux d’apprentissage</translation>
    </message>
    <message>
        <source>teacher momentum</source>
        <translation>inertie du modèle enseignant</translation>
    </message>
    <message>
        <source>tiles seen by the student</source>
        <translation>tuiles vues par le modèle élève</translation>
    </message>
    <message>
        <source>%1: %2 of the %3</source>
        <translation>%1&#xa0;: %2 des %3</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Pertes</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Teacher momentum</source>
        <translation>Inertie de l’enseignant</translation>
    </message>
    <message>
        <source>Tiles seen</source>
        <translation>Tuiles vues</translation>
    </message>
    <message>
        <source>Epoch %1: %2</source>
        <translation>Époque %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>There is no file %1: check the path.</source>
        <translation>Le fichier %1 n’existe pas&#xa0;: vérifiez le chemin.</translation>
    </message>
    <message>
        <source>%1 is a folder: choose a file in it.</source>
        <translation>%1 est un dossier&#xa0;: choisissez-y un fichier.</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): check its permissions.</source>
        <translation>%1 est illisible (%2)&#xa0;: vérifiez ses droits d’accès.</translation>
    </message>
    <message>
        <source>%1 is empty (0 bytes): copy it again from its source.</source>
        <translation>%1 est vide (0 octet)&#xa0;: copiez-le à nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>%1 is damaged (%2): copy it again from its source.</source>
        <translation>%1 est endommagé (%2)&#xa0;: copiez-le à nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2): choose another folder or check its permissions.</source>
        <translation>Impossible d’écrire %1 (%2)&#xa0;: choisissez un autre dossier ou vérifiez ses droits d’accès.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full: free some space and run again; finished work is kept.</source>
        <translation>Le disque qui contient %1 est plein&#xa0;: libérez de l’espace et relancez&#xa0;; le travail terminé est conservé.</translation>
    </message>
    <message>
        <source>Another run is writing %1: wait until it has finished, then run again.</source>
        <translation>Une autre exécution écrit dans %1&#xa0;: attendez qu’elle se termine, puis relancez.</translation>
    </message>
    <message>
        <source>The slide %1 is damaged (%2): copy it again from its source.</source>
        <translation>La lame %1 est endommagée (%2)&#xa0;: copiez-la à nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>No pixel of the slide %1 can be read: copy it again from its source.</source>
        <translation>Aucun pixel de la lame %1 n’est lisible&#xa0;: copiez-la à nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>The slide %1 cannot be shown (%2): convert it to a pyramidal TIFF with JPEG or deflate tiles.</source>
        <translation>La lame %1 ne peut pas être affichée (%2)&#xa0;: convertissez-la en TIFF pyramidal à tuiles JPEG ou deflate.</translation>
    </message>
    <message>
        <source>The slide %1 was not opened (%2): allow it explicitly if you trust where it comes from.</source>
        <translation>La lame %1 n’a pas été ouverte (%2)&#xa0;: autorisez-la explicitement si vous faites confiance à sa provenance.</translation>
    </message>
    <message>
        <source>The slide %1 does not say its resolution: give it in um per pixel (--mpp, or Slide &gt; Set Resolution).</source>
        <translation>La lame %1 n’indique pas sa résolution&#xa0;: donnez-la en µm par pixel (--mpp, ou Lame &gt; Définir la résolution).</translation>
    </message>
    <message>
        <source>%1 um per pixel is not a scan resolution: give a value between 0.05 and 20.</source>
        <translation>%1 µm par pixel n’est pas une résolution de numérisation&#xa0;: indiquez une valeur entre 0,05 et 20.</translation>
    </message>
    <message>
        <source>No tissue was found on the slide %1: check that it is a stained bright-field slide.</source>
        <translation>Aucun tissu n’a été trouvé sur la lame %1&#xa0;: vérifiez qu’il s’agit d’une lame colorée en fond clair.</translation>
    </message>
    <message>
        <source>The slide %1 (%2 px) is smaller than one tile of the model (%3 px): choose a larger slide.</source>
        <translation>La lame %1 (%2 px) est plus petite qu’une tuile du modèle (%3 px)&#xa0;: choisissez une lame plus grande.</translation>
    </message>
    <message>
        <source>The colour profile cannot be used (%1): the slide is shown as if it had none.</source>
        <translation>Le profil de couleurs est inutilisable (%1)&#xa0;: la lame est affichée comme si elle n’en avait pas.</translation>
    </message>
    <message>
        <source>The stains cannot be told from this slide (%1): the default ones are used.</source>
        <translation>Les colorants ne peuvent pas être déterminés sur cette lame (%1)&#xa0;: ceux par défaut sont utilisés.</translation>
    </message>
    <message>
        <source>The saved colour settings cannot be used (%1): the slide is shown without them.</source>
        <translation>Les réglages de couleur enregistrés sont inutilisables (%1)&#xa0;: la lame est affichée sans eux.</translation>
    </message>
    <message>
        <source>The slides cannot be aligned by these points (%1): set points that lie further apart.</source>
        <translation>Ces points ne permettent pas d’aligner les lames (%1)&#xa0;: placez des points plus éloignés les uns des autres.</translation>
    </message>
    <message>
        <source>The stored alignment of two slides cannot be used (%1): align them again.</source>
        <translation>L’alignement enregistré de deux lames est inutilisable (%1)&#xa0;: alignez-les à nouveau.</translation>
    </message>
    <message>
        <source>%1 could not be registered with %2 (%3): align them by points instead.</source>
        <translation>%1 n’a pas pu être recalée sur %2 (%3)&#xa0;: alignez-les plutôt par points.</translation>
    </message>
    <message>
        <source>The model package %1 is not valid (%2): get it again from its author.</source>
        <translation>Le paquet de modèle %1 n’est pas valide (%2)&#xa0;: redemandez-le à son auteur.</translation>
    </message>
    <message>
        <source>%1 is not the file that its model package describes (sha256 differs): get the package again from its author.</source>
        <translation>%1 n’est pas le fichier décrit par son paquet de modèle (sha256 différent)&#xa0;: redemandez le paquet à son auteur.</translation>
    </message>
    <message>
        <source>The model package %1 does not compute its own reference outputs (%2): get it again from its author.</source>
        <translation>Le paquet de modèle %1 ne reproduit pas ses propres valeurs de référence (%2)&#xa0;: redemandez-le à son auteur.</translation>
    </message>
    <message>
        <source>The model %1 needs the encoder %2, which is not installed: put its package beside the others.</source>
        <translation>Le modèle %1 a besoin de l’encodeur %2, qui n’est pas installé&#xa0;: placez son paquet à côté des autres.</translation>
    </message>
    <message>
        <source>The encoder does not fit the model %1 (%2): use the encoder that the model was trained with.</source>
        <translation>L’encodeur ne convient pas au modèle %1 (%2)&#xa0;: utilisez celui avec lequel le modèle a été entraîné.</translation>
    </message>
    <message>
        <source>The weights in %1 are not those of the model that is described (%2): get the package again from its author.</source>
        <translation>Les poids de %1 ne sont pas ceux du modèle décrit (%2)&#xa0;: redemandez le paquet à son auteur.</translation>
    </message>
    <message>
        <source>%1 is not a valid safetensors file (%2): get it again from its source.</source>
        <translation>%1 n’est pas un fichier safetensors valide (%2)&#xa0;: récupérez-le à nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>The PyTorch file %1 cannot be used (%2): get it again from its source.</source>
        <translation>Le fichier PyTorch %1 est inutilisable (%2)&#xa0;: récupérez-le à nouveau depuis sa source.</translation>
    </message>
    <message>
        <source>The PyTorch file %1 holds what Tessera does not read (%2): save it again as a tensor or a state dictionary with PyTorch 1.6 or newer.</source>
        <translation>Le fichier PyTorch %1 contient ce que Tessera ne lit pas (%2)&#xa0;: enregistrez-le à nouveau comme tenseur ou state dictionary avec PyTorch 1.6 ou plus récent.</translation>
    </message>
    <message>
        <source>%1 cannot be imported (%2): give the weights of an MHIM model, and in --config what fits them.</source>
        <translation>%1 ne peut pas être importé (%2)&#xa0;: donnez les poids d’un modèle MHIM et, dans --config, ce qui leur correspond.</translation>
    </message>
    <message>
        <source>The model %1 predicts survival, which is not shown on slides: use tessera-engine predict.</source>
        <translation>Le modèle %1 prédit la survie, qui n’est pas affichée sur les lames&#xa0;: utilisez tessera-engine predict.</translation>
    </message>
    <message>
        <source>%1 is not a NumPy file that can be used (%2): save it again with numpy.save as an array of numbers.</source>
        <translation>%1 n’est pas un fichier NumPy utilisable (%2)&#xa0;: enregistrez-le à nouveau avec numpy.save comme tableau de nombres.</translation>
    </message>
    <message>
        <source>The feature file %1 cannot be used (%2): delete it and run again.</source>
        <translation>Le fichier de caractéristiques %1 est inutilisable (%2)&#xa0;: supprimez-le et relancez.</translation>
    </message>
    <message>
        <source>The feature file %1 was made in another way (%2): choose another output folder or delete it.</source>
        <translation>Le fichier de caractéristiques %1 a été produit autrement (%2)&#xa0;: choisissez un autre dossier de sortie ou supprimez-le.</translation>
    </message>
    <message>
        <source>The features in %1 cannot be used (%2): check the file or make it again.</source>
        <translation>Les caractéristiques de %1 sont inutilisables (%2)&#xa0;: vérifiez le fichier ou recréez-le.</translation>
    </message>
    <message>
        <source>The features in %1 are those of no tile: check that its slide shows tissue.</source>
        <translation>Les caractéristiques de %1 ne portent sur aucune tuile&#xa0;: vérifiez que la lame montre du tissu.</translation>
    </message>
    <message>
        <source>The list of tiles %1 cannot be used (%2): give a tensor named indices with the numbers of tiles, from 0 on.</source>
        <translation>La liste de tuiles %1 est inutilisable (%2)&#xa0;: donnez un tenseur nommé indices avec les numéros des tuiles, à partir de 0.</translation>
    </message>
    <message>
        <source>None of the %1 tiles is left for the model: exclude fewer or choose a smaller mask ratio.</source>
        <translation>Sur les %1 tuiles, il n’en reste aucune pour le modèle&#xa0;: excluez-en moins ou choisissez un taux de masquage plus faible.</translation>
    </message>
    <message>
        <source>The tiles of the area are not known (%1): name the tiles by their indices instead.</source>
        <translation>Les tuiles de la zone ne sont pas connues (%1)&#xa0;: désignez plutôt les tuiles par leurs indices.</translation>
    </message>
    <message>
        <source>The result in %1 cannot be shown (%2): run the analysis again.</source>
        <translation>Le résultat dans %1 ne peut pas être affiché (%2)&#xa0;: relancez l’analyse.</translation>
    </message>
    <message>
        <source>The result in %1 was made from another slide (%2): run the analysis on this slide.</source>
        <translation>Le résultat dans %1 provient d’une autre lame (%2)&#xa0;: lancez l’analyse sur cette lame.</translation>
    </message>
    <message>
        <source>The result in %1 was not made by the model that it names (%2): run the analysis again.</source>
        <translation>Le résultat dans %1 n’a pas été produit par le modèle qu’il nomme (%2)&#xa0;: relancez l’analyse.</translation>
    </message>
    <message>
        <source>The table %1 cannot be read (%2): mend it there and run again.</source>
        <translation>Le tableau %1 est illisible (%2)&#xa0;: corrigez-le à cet endroit et relancez.</translation>
    </message>
    <message>
        <source>The cohort %1 cannot be used (%2): mend the table and run again.</source>
        <translation>La cohorte %1 est inutilisable (%2)&#xa0;: corrigez le tableau et relancez.</translation>
    </message>
    <message>
        <source>The splits %1 cannot be used (%2): mend them and run again.</source>
        <translation>La répartition %1 est inutilisable (%2)&#xa0;: corrigez-la et relancez.</translation>
    </message>
    <message>
        <source>The cohort cannot be divided (%1): add cases, or ask for fewer folds.</source>
        <translation>La cohorte ne peut pas être répartie (%1)&#xa0;: ajoutez des cas ou demandez moins de plis.</translation>
    </message>
    <message>
        <source>The features of the slide %1 are not in %2 (%3): extract them first, or take the slide out of the table.</source>
        <translation>Les caractéristiques de la lame %1 ne sont pas dans %2 (%3)&#xa0;: extrayez-les d’abord ou retirez la lame du tableau.</translation>
    </message>
    <message>
        <source>The training configuration in %1 cannot be used (%2): see docs/training.md for the keys and their values.</source>
        <translation>La configuration d’entraînement dans %1 est inutilisable (%2)&#xa0;: voyez docs/training.md pour les clés et leurs valeurs.</translation>
    </message>
    <message>
        <source>The cohort %1 cannot be trained on (%2): mend what the check found and run again.</source>
        <translation>La cohorte %1 ne permet pas l’entraînement (%2)&#xa0;: corrigez ce que la vérification a trouvé et relancez.</translation>
    </message>
    <message>
        <source>The training cannot run (%1): change the cohort or the settings.</source>
        <translation>L’entraînement ne peut pas s’exécuter (%1)&#xa0;: modifiez la cohorte ou les paramètres.</translation>
    </message>
    <message>
        <source>The training went astray in epoch %1 (%2): choose a smaller learning rate and run again.</source>
        <translation>L’entraînement a divergé à l’époque %1 (%2)&#xa0;: choisissez un taux d’apprentissage plus faible et relancez.</translation>
    </message>
    <message>
        <source>The training run in %1 cannot go on (%2): choose another output folder or delete it.</source>
        <translation>L’entraînement dans %1 ne peut pas continuer (%2)&#xa0;: choisissez un autre dossier de sortie ou supprimez-le.</translation>
    </message>
    <message>
        <source>The folder %1 holds another training run (%2): choose another output folder or delete it.</source>
        <translation>Le dossier %1 contient un autre entraînement (%2)&#xa0;: choisissez un autre dossier de sortie ou supprimez-le.</translation>
    </message>
    <message>
        <source>The model %1 does not fit the cohort (%2): choose another model, or mend the table.</source>
        <translation>Le modèle %1 ne convient pas à la cohorte (%2)&#xa0;: choisissez un autre modèle ou corrigez le tableau.</translation>
    </message>
    <message>
        <source>The tiles %1 cannot be used (%2): mend them and run again.</source>
        <translation>Les tuiles %1 sont inutilisables (%2)&#xa0;: corrigez-les et relancez.</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>The analysis engine %1 cannot be started: build or install tessera-engine and try again; viewing goes on.</source>
        <translation>Le moteur d’analyse %1 ne peut pas démarrer&#xa0;: compilez ou installez tessera-engine et réessayez&#xa0;; la consultation continue.</translation>
    </message>
    <message>
        <source>The analysis engine stopped unexpectedly (%1): start again; what was finished is kept.</source>
        <translation>Le moteur d’analyse s’est arrêté de façon inattendue (%1)&#xa0;: relancez&#xa0;; ce qui était terminé est conservé.</translation>
    </message>
    <message>
        <source>The analysis engine speaks protocol %1 and this program %2: install the same version of both.</source>
        <translation>Le moteur d’analyse parle le protocole %1 et ce programme %2&#xa0;: installez la même version des deux.</translation>
    </message>
    <message>
        <source>The analysis engine sent something that cannot be understood (%1): restart it.</source>
        <translation>Le moteur d’analyse a envoyé un message incompréhensible (%1)&#xa0;: redémarrez-le.</translation>
    </message>
    <message>
        <source>The device %1 cannot be used (%2): choose auto or cpu, or ask tessera-engine doctor.</source>
        <translation>Le périphérique %1 est inutilisable (%2)&#xa0;: choisissez auto ou cpu, ou consultez tessera-engine doctor.</translation>
    </message>
    <message>
        <source>There is no session %1: open one first.</source>
        <translation>Il n’y a pas de session %1&#xa0;: ouvrez-en une d’abord.</translation>
    </message>
    <message>
        <source>There was not enough memory for %1: close other programs or use fewer threads, then run again.</source>
        <translation>Mémoire insuffisante pour %1&#xa0;: fermez d’autres programmes ou utilisez moins de threads, puis relancez.</translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept, and the same command with --resume goes on.</source>
        <translation>Arrêté&#xa0;; ce qui était terminé est conservé, et la même commande avec --resume continue.</translation>
    </message>
    <message>
        <source>Something went wrong inside Tessera (%1): please report it.</source>
        <translation>Une erreur interne s’est produite dans Tessera (%1)&#xa0;: veuillez la signaler.</translation>
    </message>
    <message>
        <source>%1 is not a Tessera project: choose a file that ends in .tessera.</source>
        <translation>%1 n’est pas un projet Tessera&#xa0;: choisissez un fichier en .tessera.</translation>
    </message>
    <message>
        <source>There is already a file %1: open it, or choose another name.</source>
        <translation>Il existe déjà un fichier %1&#xa0;: ouvrez-le ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The project %1 is damaged (%2): open a copy of it; this file was left as it is.</source>
        <translation>Le projet %1 est endommagé (%2)&#xa0;: ouvrez-en une copie&#xa0;; ce fichier n’a pas été modifié.</translation>
    </message>
    <message>
        <source>The project %1 was made by a newer Tessera (format %2, this one knows up to %3): open it with that version.</source>
        <translation>Le projet %1 a été créé par un Tessera plus récent (format %2, celui-ci connaît jusqu’à %3)&#xa0;: ouvrez-le avec cette version.</translation>
    </message>
    <message>
        <source>The project %1 is of an earlier version and cannot be brought up to date here: copy it to a folder that you can write to, or wait until it is closed elsewhere.</source>
        <translation>Le projet %1 est d’une version antérieure et ne peut pas être mis à niveau ici&#xa0;: copiez-le dans un dossier où vous pouvez écrire, ou attendez qu’il soit fermé ailleurs.</translation>
    </message>
    <message>
        <source>The last edits of the project %1 lie in the file %1-wal, which cannot be taken over in this folder: copy both to a folder that you can write to and open the copy.</source>
        <translation>Les dernières modifications du projet %1 se trouvent dans le fichier %1-wal, qui ne peut pas être repris dans ce dossier&#xa0;: copiez les deux dans un dossier où vous pouvez écrire et ouvrez la copie.</translation>
    </message>
    <message>
        <source>The project %1 is open for reading only: copy it to a folder that you can write to, or close it elsewhere first.</source>
        <translation>Le projet %1 est ouvert en lecture seule&#xa0;: copiez-le dans un dossier où vous pouvez écrire, ou fermez-le d’abord ailleurs.</translation>
    </message>
    <message>
        <source>The project %1 is being written by another program: close it there; what you changed is tried again.</source>
        <translation>Le projet %1 est en cours d’écriture par un autre programme&#xa0;: fermez-le là-bas&#xa0;; vos modifications seront retentées.</translation>
    </message>
    <message>
        <source>%1 is in the project already, as a slide of its own: choose another file.</source>
        <translation>%1 est déjà dans le projet, comme lame à part entière&#xa0;: choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>%1 is not the slide %2, its content differs: choose another file.</source>
        <translation>%1 n’est pas la lame %2, son contenu diffère&#xa0;: choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>%1 is %2, not a slide or image that Tessera can read: %3.</source>
        <translation>%1 n’est ni une lame ni une image que Tessera sait lire (%2)&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 was replaced by another file while it was open: close the slide and open it again.</source>
        <translation>%1 a été remplacé par un autre fichier pendant qu’il était ouvert&#xa0;: fermez la lame et rouvrez-la.</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>&amp;Clear List</source>
        <translation>&amp;Effacer la liste</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>Ouvrir un fichier récent</translation>
    </message>
    <message>
        <source>Open Sample Slide</source>
        <translation>Ouvrir la lame d’exemple</translation>
    </message>
    <message>
        <source>Reopen Last Session</source>
        <translation>Rouvrir la dernière session</translation>
    </message>
    <message>
        <source>Close Slide</source>
        <translation>Fermer la lame</translation>
    </message>
    <message>
        <source>Close All</source>
        <translation>Tout fermer</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>export it as OME-TIFF or pyramidal TIFF with the program of its scanner</source>
        <translation>exportez-le en OME-TIFF ou en TIFF pyramidal avec le programme du scanner</translation>
    </message>
    <message>
        <source>unpack it and open the slide in it</source>
        <translation>décompressez-le et ouvrez la lame qu’il contient</translation>
    </message>
    <message>
        <source>convert it to PNG, JPEG or TIFF</source>
        <translation>convertissez-le en PNG, JPEG ou TIFF</translation>
    </message>
    <message>
        <source>copy it again from its source</source>
        <translation>copiez-le à nouveau depuis sa source</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un document PDF</translation>
    </message>
    <message>
        <source>open it in a document viewer</source>
        <translation>ouvrez-le dans une visionneuse de documents</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>une archive ZIP</translation>
    </message>
    <message>
        <source>a file packed by gzip</source>
        <translation>un fichier compressé par gzip</translation>
    </message>
    <message>
        <source>a file packed by bzip2</source>
        <translation>un fichier compressé par bzip2</translation>
    </message>
    <message>
        <source>a file packed by xz</source>
        <translation>un fichier compressé par xz</translation>
    </message>
    <message>
        <source>a file packed by Zstandard</source>
        <translation>un fichier compressé par Zstandard</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>une archive 7z</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>une archive RAR</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>une archive tar</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>un fichier HDF5</translation>
    </message>
    <message>
        <source>open the slide that it was computed from</source>
        <translation>ouvrez la lame dont il a été calculé</translation>
    </message>
    <message>
        <source>a Zeiss CZI file</source>
        <translation>un fichier Zeiss CZI</translation>
    </message>
    <message>
        <source>a Philips iSyntax file</source>
        <translation>un fichier Philips iSyntax</translation>
    </message>
    <message>
        <source>a Leica LIF file</source>
        <translation>un fichier Leica LIF</translation>
    </message>
    <message>
        <source>a Nikon ND2 file</source>
        <translation>un fichier Nikon ND2</translation>
    </message>
    <message>
        <source>a picture in JPEG 2000 format</source>
        <translation>une image au format JPEG 2000</translation>
    </message>
    <message>
        <source>a picture in JPEG XL format</source>
        <translation>une image au format JPEG XL</translation>
    </message>
    <message>
        <source>a picture in GIF format</source>
        <translation>une image au format GIF</translation>
    </message>
    <message>
        <source>a picture in BMP format</source>
        <translation>une image au format BMP</translation>
    </message>
    <message>
        <source>a picture in WebP format</source>
        <translation>une image au format WebP</translation>
    </message>
    <message>
        <source>a picture in HEIC format</source>
        <translation>une image au format HEIC</translation>
    </message>
    <message>
        <source>a picture in AVIF format</source>
        <translation>une image au format AVIF</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>un document Photoshop</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>un film</translation>
    </message>
    <message>
        <source>open it in a media player</source>
        <translation>ouvrez-le dans un lecteur multimédia</translation>
    </message>
    <message>
        <source>a NIfTI volume</source>
        <translation>un volume NIfTI</translation>
    </message>
    <message>
        <source>open it in a program for radiology</source>
        <translation>ouvrez-le dans un programme de radiologie</translation>
    </message>
    <message>
        <source>a DICOM file of another kind</source>
        <translation>un fichier DICOM d’un autre type</translation>
    </message>
    <message>
        <source>open it in a DICOM viewer</source>
        <translation>ouvrez-le dans une visionneuse DICOM</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <translation>un tableau NumPy</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>une base de données SQLite</translation>
    </message>
    <message>
        <source>open it as a project if it is one</source>
        <translation>ouvrez-la comme projet si c’en est un</translation>
    </message>
    <message>
        <source>an Office document or Olympus OIB file</source>
        <translation>un document Office ou un fichier Olympus OIB</translation>
    </message>
    <message>
        <source>open it in the program that it comes from</source>
        <translation>ouvrez-le dans le programme dont il provient</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>un programme</translation>
    </message>
    <message>
        <source>choose a slide</source>
        <translation>choisissez une lame</translation>
    </message>
    <message>
        <source>a placeholder of Git LFS, not the file itself</source>
        <translation>un substitut de Git LFS, pas le fichier lui-même</translation>
    </message>
    <message>
        <source>fetch it with git lfs pull</source>
        <translation>récupérez-le avec git lfs pull</translation>
    </message>
    <message>
        <source>a MIRAX index without its folder of images</source>
        <translation>un index MIRAX sans son dossier d’images</translation>
    </message>
    <message>
        <source>copy the folder of the same name to the place beside it</source>
        <translation>copiez le dossier du même nom à côté de lui</translation>
    </message>
    <message>
        <source>a Hamamatsu index without its images</source>
        <translation>un index Hamamatsu sans ses images</translation>
    </message>
    <message>
        <source>copy the files that it names to the place beside it</source>
        <translation>copiez les fichiers qu’il nomme à côté de lui</translation>
    </message>
    <message>
        <source>an Olympus VSI index</source>
        <translation>un index Olympus VSI</translation>
    </message>
    <message>
        <source>a safetensors file</source>
        <translation>un fichier safetensors</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>une page web</translation>
    </message>
    <message>
        <source>download the file again; what came was a page that says why not</source>
        <translation>téléchargez à nouveau le fichier&#xa0;; la page reçue en dit la raison</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>un document XML</translation>
    </message>
    <message>
        <source>open the slide that belongs to it</source>
        <translation>ouvrez la lame à laquelle il appartient</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>un fichier texte</translation>
    </message>
    <message>
        <source>a file of zeros only</source>
        <translation>un fichier ne contenant que des zéros</translation>
    </message>
    <message>
        <source>a TIFF without a picture that can be read</source>
        <translation>un TIFF sans image lisible</translation>
    </message>
    <message>
        <source>a file of an unknown kind</source>
        <translation>un fichier de type inconnu</translation>
    </message>
    <message>
        <source>see the list of supported formats</source>
        <translation>consultez la liste des formats pris en charge</translation>
    </message>
</context>
<context>
    <name>GoToCommands</name>
    <message>
        <source>Go to Place or Zoom…</source>
        <translation>Aller à un endroit ou un zoom…</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>About Tessera</source>
        <translation>À propos de Tessera</translation>
    </message>
    <message>
        <source>&lt;b&gt;Tessera %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Tessera %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Viewer for whole-slide images with MHIM-MIL analysis.

Research use only, not for diagnosis.

GPL-3.0-or-later.</source>
        <translation>Visionneuse de lames numériques avec analyse MHIM-MIL.

Réservé à la recherche, pas au diagnostic.

GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>Clavier et souris</translation>
    </message>
    <message>
        <source>Find Command…</source>
        <translation>Rechercher une commande…</translation>
    </message>
</context>
<context>
    <name>OverlayMap</name>
    <message>
        <source>Class probability</source>
        <translation>Probabilité de la classe</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>Probabilité de %1</translation>
    </message>
    <message>
        <source>Attention (rank)</source>
        <translation>Attention (rang)</translation>
    </message>
    <message>
        <source>Instance probability (rank)</source>
        <translation>Probabilité d’instance (rang)</translation>
    </message>
    <message>
        <source>Hard instances</source>
        <translation>Instances difficiles</translation>
    </message>
    <message>
        <source>What the model would call a slide of this tile alone.</source>
        <translation>Comment le modèle classerait une lame faite de cette seule tuile.</translation>
    </message>
    <message>
        <source>Where the model took its evidence from, for or against; rank within the slide.</source>
        <translation>D’où le modèle a tiré ses indices, pour ou contre&#xa0;; rang au sein de la lame.</translation>
    </message>
    <message>
        <source>How clearly a tile speaks for one of the classes; rank within the slide.</source>
        <translation>Avec quelle netteté une tuile plaide pour l’une des classes&#xa0;; rang au sein de la lame.</translation>
    </message>
    <message>
        <source>Share of training draws in which the tile is among the hard ones.</source>
        <translation>Part des tirages d’entraînement où la tuile compte parmi les difficiles.</translation>
    </message>
</context>
<context>
    <name>PerformanceDock</name>
    <message>
        <source>Performance</source>
        <translation>Performances</translation>
    </message>
</context>
<context>
    <name>PictureCommands</name>
    <message>
        <source>The view is copied as a picture.</source>
        <translation>La vue est copiée comme image.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>Save View as Picture</source>
        <translation>Enregistrer la vue comme image</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>Copy View as Picture</source>
        <translation>Copier la vue comme image</translation>
    </message>
    <message>
        <source>Save View as Picture…</source>
        <translation>Enregistrer la vue comme image…</translation>
    </message>
</context>
<context>
    <name>PlaceText</name>
    <message>
        <source>“%1” is no place: write one as 12000, 8000 or 3.1 mm, 2 mm, a zoom as 20x or 0.5 µm/px.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un endroit&#xa0;: écrivez un endroit comme 12000, 8000 ou 3.1 mm, 2 mm, un zoom comme 20x ou 0.5 µm/px.</translation>
    </message>
    <message>
        <source>A zoom is more than 0.</source>
        <translation>Un zoom est supérieur à 0.</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: give the zoom in per cent, or set the resolution first.</source>
        <translation>La résolution de cette lame est inconnue&#xa0;: donnez le zoom en pour cent ou définissez d’abord la résolution.</translation>
    </message>
    <message>
        <source>A place needs two numbers, as in 12000, 8000.</source>
        <translation>Un endroit demande deux nombres, comme 12000, 8000.</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: give the place in px, or set the resolution first.</source>
        <translation>La résolution de cette lame est inconnue&#xa0;: donnez l’endroit en px ou définissez d’abord la résolution.</translation>
    </message>
    <message>
        <source>%1 lies outside of the slide, which has %2 × %3 px.</source>
        <translation>%1 est hors de la lame, qui fait %2 × %3 px.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Opening the slide</source>
        <translation>Ouverture de la lame</translation>
    </message>
    <message>
        <source>Finding tissue</source>
        <translation>Recherche du tissu</translation>
    </message>
    <message>
        <source>Encoding tiles</source>
        <translation>Encodage des tuiles</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>Exécution du modèle</translation>
    </message>
    <message>
        <source>Writing the result</source>
        <translation>Écriture du résultat</translation>
    </message>
    <message>
        <source>: %1 of %2</source>
        <translation>&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>, %1 tiles/s</source>
        <translation>, %1 tuiles/s</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, encore %1 environ</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>En attente du moteur</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Annulation en cours</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Cancelled; the encoded tiles are kept for the next run</source>
        <translation>Annulé&#xa0;; les tuiles encodées sont conservées pour la prochaine exécution</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
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
        <translation>%1 (processus %2, depuis %3)</translation>
    </message>
    <message>
        <source>%1 is in use by %2: it is open for reading only until it is closed there.</source>
        <translation>%1 est utilisé par %2&#xa0;: il est ouvert en lecture seule tant qu’il n’y est pas fermé.</translation>
    </message>
    <message>
        <source>%1 cannot be written here: it is open for reading only. Copy it to a folder of your own to change it.</source>
        <translation>%1 ne peut pas être modifié ici&#xa0;: il est ouvert en lecture seule. Copiez-le dans un de vos dossiers pour le modifier.</translation>
    </message>
    <message>
        <source>%1 lies on a network drive (%2): edits are as safe there, but slower.</source>
        <translation>%1 se trouve sur un lecteur réseau (%2)&#xa0;: les modifications y sont aussi sûres, mais plus lentes.</translation>
    </message>
    <message>
        <source>%1 was brought up to date; what it was before is kept as %2.</source>
        <translation>%1 a été mis à niveau&#xa0;; la version précédente est conservée sous %2.</translation>
    </message>
    <message>
        <source>Cancelled; what was added stays.</source>
        <translation>Annulé&#xa0;; ce qui a été ajouté reste.</translation>
    </message>
    <message>
        <source>Slides added: %1.</source>
        <translation>Lames ajoutées&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Already in the project: %1.</source>
        <translation>Déjà dans le projet&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Not slides by their names: %1, such as %2.</source>
        <translation>Pas des lames d’après leur nom&#xa0;: %1, par exemple %2.</translation>
    </message>
    <message>
        <source>Not readable: %1.</source>
        <translation>Illisibles&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Files found again: %1.</source>
        <translation>Fichiers retrouvés&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Not found: %1; try another folder.</source>
        <translation>Introuvables&#xa0;: %1&#xa0;; essayez un autre dossier.</translation>
    </message>
    <message>
        <source>All %1 changes are as they were written. Last hash: %2</source>
        <translation>Les %1 modifications sont telles qu’elles ont été écrites. Dernier hachage&#xa0;: %2</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 is not as it was written.</source>
        <translation>Le journal d’audit est altéré&#xa0;: la ligne %1 n’est pas telle qu’elle a été écrite.</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 is missing.</source>
        <translation>Le journal d’audit est altéré&#xa0;: la ligne %1 manque.</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 and what followed it are missing.</source>
        <translation>Le journal d’audit est altéré&#xa0;: la ligne %1 et les suivantes manquent.</translation>
    </message>
</context>
<context>
    <name>SettingKeys</name>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>un nombre entier de %1 à %2</translation>
    </message>
    <message>
        <source>a number above %1, at most %2</source>
        <translation>un nombre supérieur à %1, au plus %2</translation>
    </message>
    <message>
        <source>a number from %1, below %2</source>
        <translation>un nombre à partir de %1, inférieur à %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>un nombre de %1 à %2</translation>
    </message>
    <message>
        <source>%1 is “%2”: give %3, or leave it empty for the preset&apos;s value.</source>
        <translation>%1 vaut «&#xa0;%2&#xa0;»&#xa0;: indiquez %3, ou laissez le champ vide pour la valeur du préréglage.</translation>
    </message>
    <message>
        <source>What makes one feature of the tiles of a case: attention (attn), self-attention (selfattn), two streams (dsmil), mean or maximum.</source>
        <translation>Ce qui fait une caractéristique des tuiles d’un cas&#xa0;: attention (attn), auto-attention (selfattn), deux flux (dsmil), moyenne ou maximum.</translation>
    </message>
    <message>
        <source>pure trains the baseline alone, v1 hides hard tiles from a student, v2 recycles tiles as well.</source>
        <translation>pure entraîne le modèle de base seul, v1 cache des tuiles difficiles à un modèle élève, v2 recycle en outre des tuiles.</translation>
    </message>
    <message>
        <source>How often each case is seen, in each stage.</source>
        <translation>Combien de fois chaque cas est vu, à chaque étape.</translation>
    </message>
    <message>
        <source>Size of the steps at the start; smaller is slower and steadier.</source>
        <translation>Taille des pas au début&#xa0;; plus petit est plus lent et plus stable.</translation>
    </message>
    <message>
        <source>How strongly large weights are pulled back at each step.</source>
        <translation>Avec quelle force les grands poids sont réduits à chaque pas.</translation>
    </message>
    <message>
        <source>adam takes the decay as part of the gradient, adamw apart from it.</source>
        <translation>adam prend la réduction dans le gradient, adamw à part.</translation>
    </message>
    <message>
        <source>How the learning rate changes over the epochs.</source>
        <translation>Comment le taux d’apprentissage change au fil des époques.</translation>
    </message>
    <message>
        <source>The learning rate rises over these epochs.</source>
        <translation>Le taux d’apprentissage monte pendant ces époques.</translation>
    </message>
    <message>
        <source>Cases to one update of the weights.</source>
        <translation>Cas par mise à jour des poids.</translation>
    </message>
    <message>
        <source>Largest norm of all gradients together; empty or 0 is off.</source>
        <translation>Norme maximale de tous les gradients ensemble&#xa0;; vide ou 0 la désactive.</translation>
    </message>
    <message>
        <source>A stage ends after this many epochs without an equal or better value; 0 is never.</source>
        <translation>Une étape se termine après autant d’époques sans valeur égale ou meilleure&#xa0;; 0 signifie jamais.</translation>
    </message>
    <message>
        <source>But not before this epoch.</source>
        <translation>Mais pas avant cette époque.</translation>
    </message>
    <message>
        <source>Function after the embedding.</source>
        <translation>Fonction après le plongement.</translation>
    </message>
    <message>
        <source>Function inside the attention.</source>
        <translation>Fonction dans l’attention.</translation>
    </message>
    <message>
        <source>Attention with a gate; with attn alone.</source>
        <translation>Attention à porte&#xa0;; avec attn seulement.</translation>
    </message>
    <message>
        <source>Heads of the self-attention.</source>
        <translation>Têtes de l’auto-attention.</translation>
    </message>
    <message>
        <source>Share of the embedding that is left out at random while training.</source>
        <translation>Part du plongement omise au hasard pendant l’entraînement.</translation>
    </message>
    <message>
        <source>Width of the model.</source>
        <translation>Largeur du modèle.</translation>
    </message>
    <message>
        <source>Each feature is taken in its standard deviations; the finished model takes features as they are.</source>
        <translation>Chaque caractéristique est prise en écarts-types&#xa0;; le modèle terminé prend les caractéristiques telles quelles.</translation>
    </message>
    <message>
        <source>Share of the tiles that is hidden at random.</source>
        <translation>Part des tuiles cachée au hasard.</translation>
    </message>
    <message>
        <source>Share that is hidden from the lowest scores up.</source>
        <translation>Part cachée à partir des scores les plus bas.</translation>
    </message>
    <message>
        <source>Share of the tiles with the highest scores that is hidden from the student.</source>
        <translation>Part des tuiles aux scores les plus hauts cachée au modèle élève.</translation>
    </message>
    <message>
        <source>Part of the picked high scores that is hidden, drawn at random.</source>
        <translation>Partie des scores hauts choisis qui est cachée, tirée au hasard.</translation>
    </message>
    <message>
        <source>The share of hidden hard tiles falls towards 0.</source>
        <translation>La part de tuiles difficiles cachées descend vers 0.</translation>
    </message>
    <message>
        <source>Tiles that are not kept are recycled into a few; with v2 alone.</source>
        <translation>Les tuiles non gardées sont recyclées en quelques-unes&#xa0;; avec v2 seulement.</translation>
    </message>
    <message>
        <source>Share of the visible tiles that is kept.</source>
        <translation>Part des tuiles visibles qui est gardée.</translation>
    </message>
    <message>
        <source>Tiles that the others are recycled into.</source>
        <translation>Tuiles en lesquelles les autres sont recyclées.</translation>
    </message>
    <message>
        <source>Share that the recycling keeps of itself at each step.</source>
        <translation>Part que le recyclage garde de lui-même à chaque pas.</translation>
    </message>
    <message>
        <source>Tiles are recycled in prediction as well.</source>
        <translation>Les tuiles sont recyclées aussi lors de la prédiction.</translation>
    </message>
    <message>
        <source>Hard tiles are found by their probability instead of their attention; with v2 alone.</source>
        <translation>Les tuiles difficiles sont trouvées par leur probabilité au lieu de leur attention&#xa0;; avec v2 seulement.</translation>
    </message>
    <message>
        <source>Weight of the agreement of student and teacher beside the main loss.</source>
        <translation>Poids de l’accord entre élève et enseignant à côté de la perte principale.</translation>
    </message>
    <message>
        <source>Sharpens what the teacher says; smaller is sharper.</source>
        <translation>Accentue ce que dit le modèle enseignant&#xa0;; plus petit est plus net.</translation>
    </message>
    <message>
        <source>Share that the teacher keeps of itself at each update; near 1 it follows slowly.</source>
        <translation>Part que l’enseignant garde de lui-même à chaque mise à jour&#xa0;; près de 1 il suit lentement.</translation>
    </message>
    <message>
        <source>cosine lets the momentum of the teacher rise to 1.</source>
        <translation>cosine fait monter l’inertie de l’enseignant jusqu’à 1.</translation>
    </message>
    <message>
        <source>What the student takes from the first stage: nothing, its embedding, or all.</source>
        <translation>Ce que l’élève reprend de la première étape&#xa0;: rien, le plongement ou tout.</translation>
    </message>
    <message>
        <source>Which of the two the finished model predicts with.</source>
        <translation>Avec lequel des deux le modèle terminé prédit.</translation>
    </message>
    <message>
        <source>Intervals of time of a survival model.</source>
        <translation>Intervalles de temps d’un modèle de survie.</translation>
    </message>
    <message>
        <source>Part of the training cases that chooses the epoch, where the splits name none.</source>
        <translation>Partie des cas d’entraînement qui choisit l’époque, si la répartition n’en nomme pas.</translation>
    </message>
    <message>
        <source>Share of the tiles of a positive case that show the finding, as far as you know.</source>
        <translation>Part des tuiles d’un cas positif qui montrent l’anomalie, autant que vous sachiez.</translation>
    </message>
    <message>
        <source>Number that decides everything that is drawn; the same number repeats a training.</source>
        <translation>Nombre qui décide de tout tirage&#xa0;; le même nombre répète un entraînement.</translation>
    </message>
    <message>
        <source>Parts of a cross-validation, each once the test part.</source>
        <translation>Parties d’une validation croisée, chacune une fois la partie de test.</translation>
    </message>
    <message>
        <source>auto takes a graphics card where one works; else cpu, cuda or cuda:1.</source>
        <translation>auto prend une carte graphique si l’une fonctionne&#xa0;; sinon cpu, cuda ou cuda:1.</translation>
    </message>
    <message>
        <source>Processor cores for the training; empty takes all.</source>
        <translation>Cœurs du processeur pour l’entraînement&#xa0;; vide les prend tous.</translation>
    </message>
    <message>
        <source>tf32 is faster on graphics cards and less exact.</source>
        <translation>tf32 est plus rapide sur les cartes graphiques et moins exact.</translation>
    </message>
    <message>
        <source>%1 has the same value twice: each makes a training of its own.</source>
        <translation>%1 a deux fois la même valeur&#xa0;: chacune donne un entraînement à part.</translation>
    </message>
</context>
<context>
    <name>SlideInfoCommands</name>
    <message>
        <source>%1 % of the tissue at %2 or more</source>
        <translation>%1&#xa0;% du tissu à %2 ou plus</translation>
    </message>
    <message>
        <source>Slide Information</source>
        <translation>Informations sur la lame</translation>
    </message>
</context>
<context>
    <name>SlideText</name>
    <message>
        <source>%1 µm/px (from the file)</source>
        <translation>%1 µm/px (du fichier)</translation>
    </message>
    <message>
        <source>%1 µm/px (from resolution tags)</source>
        <translation>%1 µm/px (des balises de résolution)</translation>
    </message>
    <message>
        <source>%1 µm/px (from the objective)</source>
        <translation>%1 µm/px (de l’objectif)</translation>
    </message>
    <message>
        <source>%1 µm/px (set by you)</source>
        <translation>%1 µm/px (défini par vous)</translation>
    </message>
</context>
<context>
    <name>TrainingDock</name>
    <message>
        <source>%1 is not in the worklist.</source>
        <translation>%1 n’est pas dans la liste de travail.</translation>
    </message>
    <message>
        <source>The next analysis is made with %1.</source>
        <translation>La prochaine analyse sera faite avec %1.</translation>
    </message>
    <message>
        <source>The training %1 has finished.</source>
        <translation>L’entraînement %1 est terminé.</translation>
    </message>
    <message>
        <source>The training %1 was running when Tessera ended. It can go on from its last epoch.</source>
        <translation>L’entraînement %1 était en cours quand Tessera s’est terminé. Il peut reprendre à sa dernière époque.</translation>
    </message>
    <message>
        <source>Show It</source>
        <translation>L’afficher</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
</context>
<context>
    <name>TrainingPresets</name>
    <message>
        <source>Quick</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>MHIM, version 2</source>
        <translation>MHIM, version 2</translation>
    </message>
    <message>
        <source>MHIM, version 1 (CAMELYON16)</source>
        <translation>MHIM, version 1 (CAMELYON16)</translation>
    </message>
    <message>
        <source>MHIM, version 1 (NSCLC)</source>
        <translation>MHIM, version 1 (NSCLC)</translation>
    </message>
    <message>
        <source>Survival</source>
        <translation>Survie</translation>
    </message>
    <message>
        <source>Small tables</source>
        <translation>Petits tableaux</translation>
    </message>
    <message>
        <source>The baseline alone, a few epochs: does the data lend itself at all?</source>
        <translation>Le modèle de base seul, quelques époques&#xa0;: les données s’y prêtent-elles&#xa0;?</translation>
    </message>
    <message>
        <source>Two stages: a baseline, then a student that learns from hard tiles. The usual choice.</source>
        <translation>Deux étapes&#xa0;: un modèle de base, puis un modèle élève qui apprend des tuiles difficiles. Le choix habituel.</translation>
    </message>
    <message>
        <source>As published for lymph node metastases.</source>
        <translation>Tel que publié pour les métastases ganglionnaires.</translation>
    </message>
    <message>
        <source>As published for subtypes of lung cancer.</source>
        <translation>Tel que publié pour les sous-types du cancer du poumon.</translation>
    </message>
    <message>
        <source>For tables with follow-up times; stops earlier.</source>
        <translation>Pour les tableaux avec durées de suivi&#xa0;; s’arrête plus tôt.</translation>
    </message>
    <message>
        <source>For some hundred cases with few tiles each; keeps no case back.</source>
        <translation>Pour quelques centaines de cas à peu de tuiles&#xa0;; n’en réserve aucun.</translation>
    </message>
</context>
<context>
    <name>TrainingText</name>
    <message>
        <source>%1, epoch %2 of %3</source>
        <translation>%1, époque %2 sur %3</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, époque %2</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>En attente du moteur</translation>
    </message>
    <message>
        <source>Checking the features: %1 of %2 cases</source>
        <translation>Vérification des caractéristiques&#xa0;: %1 cas sur %2</translation>
    </message>
    <message>
        <source>Fold %1 of %2: </source>
        <translation>Pli %1 sur %2&#xa0;: </translation>
    </message>
    <message>
        <source>, case %1 of %2</source>
        <translation>, cas %1 sur %2</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, encore %1 environ</translation>
    </message>
    <message>
        <source>Nothing is being trained.</source>
        <translation>Aucun entraînement en cours.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Stopping; what was trained is kept</source>
        <translation>Arrêt en cours&#xa0;; ce qui a été entraîné est conservé</translation>
    </message>
    <message numerus="yes">
        <source>Paused after %n epoch(s); it can go on at any time.</source>
        <translation>
            <numerusform>En pause après %n époque&#xa0;; il peut reprendre à tout moment.</numerusform>
            <numerusform>En pause après %n époques&#xa0;; il peut reprendre à tout moment.</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>terminé plus tôt</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), not finished</source>
        <translation>
            <numerusform>%n époque, non terminé</numerusform>
            <numerusform>%n époques, non terminé</numerusform>
        </translation>
    </message>
    <message>
        <source>First stage</source>
        <translation>Première étape</translation>
    </message>
    <message>
        <source>MHIM stage</source>
        <translation>Étape MHIM</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>C-index</source>
        <translation>Indice C</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Exactitude équilibrée</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Spécificité</translation>
    </message>
    <message>
        <source>%1 is not defined</source>
        <translation>%1 n’est pas défini</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <translation>%1 %2 (%3 à %4)</translation>
    </message>
    <message>
        <source>test cases</source>
        <translation>cas de test</translation>
    </message>
    <message>
        <source>validation cases</source>
        <translation>cas de validation</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) wait.</source>
        <translation>
            <numerusform>%n entraînement attend.</numerusform>
            <numerusform>%n entraînements attendent.</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
</context>
<context>
    <name>TurnCommands</name>
    <message>
        <source>Turn Left by 15°</source>
        <translation>Tourner de 15° à gauche</translation>
    </message>
    <message>
        <source>Turn Right by 15°</source>
        <translation>Tourner de 15° à droite</translation>
    </message>
    <message>
        <source>Turn Left by 90°</source>
        <translation>Tourner de 90° à gauche</translation>
    </message>
    <message>
        <source>Turn Right by 90°</source>
        <translation>Tourner de 90° à droite</translation>
    </message>
    <message>
        <source>Flip Left to Right</source>
        <translation>Retourner horizontalement</translation>
    </message>
    <message>
        <source>Flip Top to Bottom</source>
        <translation>Retourner verticalement</translation>
    </message>
    <message>
        <source>Upright Again</source>
        <translation>Remettre droit</translation>
    </message>
    <message>
        <source>Turn and Flip</source>
        <translation>Tourner et retourner</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>Heat Map</source>
        <translation>Carte de chaleur</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Scale Bar</source>
        <translation>Barre d’échelle</translation>
    </message>
    <message>
        <source>One Slide</source>
        <translation>Une lame</translation>
    </message>
    <message>
        <source>Two Side by Side</source>
        <translation>Deux côte à côte</translation>
    </message>
    <message>
        <source>Two One Below the Other</source>
        <translation>Deux l’une sous l’autre</translation>
    </message>
    <message>
        <source>Three Side by Side</source>
        <translation>Trois côte à côte</translation>
    </message>
    <message>
        <source>Two by Two</source>
        <translation>Deux par deux</translation>
    </message>
    <message>
        <source>Two Rows of Three</source>
        <translation>Deux rangées de trois</translation>
    </message>
    <message>
        <source>Three by Three</source>
        <translation>Trois par trois</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>Dark Theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Light Theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>High Contrast Theme</source>
        <translation>Thème à fort contraste</translation>
    </message>
    <message>
        <source>Theme of the Desktop</source>
        <translation>Thème du bureau</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Présentation</translation>
    </message>
    <message>
        <source>Next Tab</source>
        <translation>Onglet suivant</translation>
    </message>
    <message>
        <source>Previous Tab</source>
        <translation>Onglet précédent</translation>
    </message>
    <message>
        <source>Set Resolution…</source>
        <translation>Définir la résolution…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Analysis Panel</source>
        <translation>Panneau d’analyse</translation>
    </message>
    <message>
        <source>Worklist Panel</source>
        <translation>Liste de travail</translation>
    </message>
</context>
<context>
    <name>WayCommands</name>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>To the Left Edge</source>
        <translation>Au bord gauche</translation>
    </message>
    <message>
        <source>To the Right Edge</source>
        <translation>Au bord droit</translation>
    </message>
    <message>
        <source>To the Top Edge</source>
        <translation>Au bord supérieur</translation>
    </message>
    <message>
        <source>To the Bottom Edge</source>
        <translation>Au bord inférieur</translation>
    </message>
    <message>
        <source>Hold Z and drag</source>
        <translation>Maintenir Z et glisser</translation>
    </message>
    <message>
        <source>Frame what shall fill the view</source>
        <translation>Encadrer ce qui doit remplir la vue</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>Unread</source>
        <translation>Non lue</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>Deuxième avis</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation>Inutilisable</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Lame</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Taille du fichier</translation>
    </message>
</context>
<context>
    <name>WorklistCommands</name>
    <message>
        <source>New Project…</source>
        <translation>Nouveau projet…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>Ouvrir un projet…</translation>
    </message>
    <message>
        <source>Close Project</source>
        <translation>Fermer le projet</translation>
    </message>
    <message>
        <source>Add Slides to Project…</source>
        <translation>Ajouter des lames au projet…</translation>
    </message>
    <message>
        <source>Add Folder to Project…</source>
        <translation>Ajouter un dossier au projet…</translation>
    </message>
    <message>
        <source>Find Missing Files…</source>
        <translation>Rechercher les fichiers manquants…</translation>
    </message>
    <message>
        <source>New Label Column…</source>
        <translation>Nouvelle colonne d’étiquette…</translation>
    </message>
    <message>
        <source>Save Copy of Project…</source>
        <translation>Enregistrer une copie du projet…</translation>
    </message>
    <message>
        <source>Verify Project</source>
        <translation>Vérifier le projet</translation>
    </message>
    <message>
        <source>Next Slide of the List</source>
        <translation>Lame suivante de la liste</translation>
    </message>
    <message>
        <source>Previous Slide of the List</source>
        <translation>Lame précédente de la liste</translation>
    </message>
    <message>
        <source>Search the List</source>
        <translation>Rechercher dans la liste</translation>
    </message>
    <message>
        <source>Open the Selected Slide</source>
        <translation>Ouvrir la lame sélectionnée</translation>
    </message>
    <message>
        <source>Mark as: %1</source>
        <translation>Marquer comme&#xa0;: %1</translation>
    </message>
    <message>
        <source>Status in the Worklist</source>
        <translation>Statut dans la liste de travail</translation>
    </message>
    <message>
        <source>Say Where the File Lies…</source>
        <translation>Indiquer où se trouve le fichier…</translation>
    </message>
    <message>
        <source>Remove from the Project</source>
        <translation>Retirer du projet</translation>
    </message>
</context>
<context>
    <name>tessera::AnalysisPanel</name>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Carte de chaleur</translation>
    </message>
</context>
<context>
    <name>tessera::AssociatedPage</name>
    <message>
        <source>&amp;Show Picture</source>
        <translation>A&amp;fficher l’image</translation>
    </message>
    <message>
        <source>Pictures beside the slide</source>
        <translation>Images jointes à la lame</translation>
    </message>
    <message>
        <source>%1 (%2 × %3 px)</source>
        <translation>%1 (%2 × %3 px)</translation>
    </message>
    <message>
        <source>The file has no pictures beside the slide.</source>
        <translation>Le fichier ne contient pas d’images jointes à la lame.</translation>
    </message>
    <message>
        <source>“%1” may show the name or number of a patient. It stays hidden until you ask for it, and is left out of pictures that Tessera makes.</source>
        <translation>«&#xa0;%1&#xa0;» peut montrer le nom ou le numéro d’un patient. Elle reste masquée tant que vous ne la demandez pas et n’apparaît pas dans les images que fait Tessera.</translation>
    </message>
    <message>
        <source>Picture “%1”</source>
        <translation>Image «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>tessera::BookmarkModel</name>
    <message>
        <source>Place %1</source>
        <translation>Endroit %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
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
        <translation>Ajouter &amp;cette vue</translation>
    </message>
    <message>
        <source>G&amp;o There</source>
        <translation>A&amp;ller</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Reno&amp;mmer</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>Su&amp;pprimer</translation>
    </message>
    <message>
        <source>Un&amp;do</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>Bookmarks of the slide</source>
        <translation>Signets de la lame</translation>
    </message>
    <message>
        <source>Ctrl+B keeps what you see of a slide: place, zoom and how it lies. It is found here again, also after a restart and when the file was moved or renamed.</source>
        <translation>Ctrl+B retient ce que vous voyez d’une lame&#xa0;: endroit, zoom et orientation. Vous le retrouvez ici, même après un redémarrage et si le fichier a été déplacé ou renommé.</translation>
    </message>
    <message>
        <source>“%1” is deleted.</source>
        <translation>«&#xa0;%1&#xa0;» est supprimé.</translation>
    </message>
</context>
<context>
    <name>tessera::CasesPage</name>
    <message>
        <source>Table of cases</source>
        <translation>Tableau des cas</translation>
    </message>
    <message>
        <source>Label column of the worklist</source>
        <translation>Colonne d’étiquettes de la liste de travail</translation>
    </message>
    <message>
        <source>Take from Wor&amp;klist</source>
        <translation>Prendre de la &amp;liste</translation>
    </message>
    <message>
        <source>Folder of features</source>
        <translation>Dossier des caractéristiques</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>Ce qui est appris</translation>
    </message>
    <message>
        <source>Meaning of 1 in the follow-up column</source>
        <translation>Sens de 1 dans la colonne de suivi</translation>
    </message>
    <message>
        <source>Check A&amp;gain</source>
        <translation>Vérifier à &amp;nouveau</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>as the table says</source>
        <translation>selon le tableau</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>classes</translation>
    </message>
    <message>
        <source>survival</source>
        <translation>survie</translation>
    </message>
    <message>
        <source>as its name says</source>
        <translation>selon son nom</translation>
    </message>
    <message>
        <source>event</source>
        <translation>événement</translation>
    </message>
    <message>
        <source>censored</source>
        <translation>censuré</translation>
    </message>
    <message>
        <source>CSV with a column of slides and one of labels, or of time and event</source>
        <translation>CSV avec une colonne de lames et une d’étiquettes, ou de durée et d’événement</translation>
    </message>
    <message>
        <source>One file for each slide: .h5, .pt, .npy or .safetensors</source>
        <translation>Un fichier par lame&#xa0;: .h5, .pt, .npy ou .safetensors</translation>
    </message>
    <message>
        <source>May be left empty: then the table&apos;s own division, or one that is drawn</source>
        <translation>Peut rester vide&#xa0;: alors la répartition du tableau, ou une tirée au sort</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Avancement de la vérification</translation>
    </message>
    <message>
        <source>Cases of each class</source>
        <translation>Cas de chaque classe</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>&amp;Table of cases:</source>
        <translation>&amp;Tableau des cas&#xa0;:</translation>
    </message>
    <message>
        <source>Or a label column of the worklist:</source>
        <translation>Ou une colonne d’étiquettes de la liste de travail&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Features:</source>
        <translation>Ca&amp;ractéristiques&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Splits, if you have them:</source>
        <translation>Répart&amp;ition, si vous en avez une&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;What is learned:</source>
        <translation>&amp;Ce qui est appris&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;1 in the follow-up column:</source>
        <translation>&amp;1 dans la colonne de suivi&#xa0;:</translation>
    </message>
    <message>
        <source>Open a project and give its slides a label column first.</source>
        <translation>Ouvrez d’abord un projet et donnez à ses lames une colonne d’étiquettes.</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>Lecture du tableau</translation>
    </message>
    <message>
        <source>Checking the features: %1 of %2 cases</source>
        <translation>Vérification des caractéristiques&#xa0;: %1 cas sur %2</translation>
    </message>
    <message>
        <source>The check was cancelled. Check again before you start.</source>
        <translation>La vérification a été annulée. Vérifiez à nouveau avant de commencer.</translation>
    </message>
    <message>
        <source>Choose a table with a row for each slide, and the folder where their features are.</source>
        <translation>Choisissez un tableau avec une ligne par lame, et le dossier de leurs caractéristiques.</translation>
    </message>
    <message>
        <source>%1 cases of %2 patients.</source>
        <translation>%1 cas de %2 patients.</translation>
    </message>
    <message>
        <source>%1 can be trained on.</source>
        <translation>On peut entraîner avec %1.</translation>
    </message>
    <message>
        <source>The check has found nothing to object to.</source>
        <translation>La vérification n’a rien trouvé à redire.</translation>
    </message>
    <message>
        <source>Now choose the folder where the features of the slides are, or have them extracted.</source>
        <translation>Choisissez maintenant le dossier des caractéristiques des lames, ou faites-les extraire.</translation>
    </message>
</context>
<context>
    <name>tessera::ColourPanel</name>
    <message>
        <source>Use the slide&apos;s &amp;profile (ICC)</source>
        <translation>Utiliser le &amp;profil de la lame (ICC)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>Profile on, levels as scanned, all stains, standard colours of the stains</source>
        <translation>Profil actif, niveaux d’origine, tous les colorants, couleurs standard des colorants</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>Dans la vue</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveaux</translation>
    </message>
    <message>
        <source>Stains</source>
        <translation>Colorants</translation>
    </message>
    <message>
        <source>These settings change what you see and are kept for this slide. Analyses always read the pixels as scanned.</source>
        <translation>Ces réglages changent ce que vous voyez et sont conservés pour cette lame. Les analyses lisent toujours les pixels numérisés.</translation>
    </message>
    <message>
        <source>No slide is open.</source>
        <translation>Aucune lame n’est ouverte.</translation>
    </message>
</context>
<context>
    <name>tessera::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Name of a command</source>
        <translation>Nom d’une commande</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Saisir une commande</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Commandes trouvées</translation>
    </message>
</context>
<context>
    <name>tessera::ComparePanel</name>
    <message>
        <source>Slides compared</source>
        <translation>Lames comparées</translation>
    </message>
    <message>
        <source>Move all views together</source>
        <translation>Déplacer toutes les vues ensemble</translation>
    </message>
    <message>
        <source>Hold Ctrl to move one view alone</source>
        <translation>Maintenez Ctrl pour déplacer une vue seule</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Alignement</translation>
    </message>
    <message>
        <source>Align automatically</source>
        <translation>Aligner automatiquement</translation>
    </message>
    <message>
        <source>Progress of the alignment</source>
        <translation>Progression de l’alignement</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the alignment</source>
        <translation>Annuler l’alignement</translation>
    </message>
    <message>
        <source>Second slide over the first</source>
        <translation>Deuxième lame sur la première</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Non affichée</translation>
    </message>
    <message>
        <source>Divided by a line (S held)</source>
        <translation>Séparées par une ligne (S maintenu)</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>En alternance</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Seule</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 avec %2</translation>
    </message>
    <message>
        <source>Open two slides, and lay them side by side (View &gt; Layout).</source>
        <translation>Ouvrez deux lames et placez-les côte à côte (Affichage &gt; Disposition).</translation>
    </message>
    <message>
        <source>Not aligned.</source>
        <translation>Non alignées.</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Place of the line</source>
        <translation>Position de la ligne</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Annulation en cours</translation>
    </message>
    <message>
        <source>About %1 left</source>
        <translation>Encore environ %1</translation>
    </message>
    <message>
        <source>Looking for the same tissue</source>
        <translation>Recherche du même tissu</translation>
    </message>
</context>
<context>
    <name>tessera::CoverageVeil</name>
    <message>
        <source>any magnification</source>
        <translation>tout grossissement</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Legend of what was seen</source>
        <translation>Légende de ce qui a été vu</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: what was seen of it is not recorded.</source>
        <translation>La résolution de cette lame est inconnue&#xa0;: ce qui en a été vu n’est pas enregistré.</translation>
    </message>
    <message>
        <source>Dark: not looked at yet.</source>
        <translation>Sombre&#xa0;: pas encore regardé.</translation>
    </message>
    <message>
        <source>Dark: not looked at yet at %1 or more.</source>
        <translation>Sombre&#xa0;: pas encore regardé à %1 ou plus.</translation>
    </message>
    <message>
        <source>%1 % of the tissue seen.</source>
        <translation>%1&#xa0;% du tissu vu.</translation>
    </message>
</context>
<context>
    <name>tessera::CurvePlot</name>
    <message>
        <source>Epoch</source>
        <translation>Époque</translation>
    </message>
</context>
<context>
    <name>tessera::CurvesView</name>
    <message>
        <source>Zoom in (+)</source>
        <translation>Agrandir (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Réduire (-)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Show all epochs (0)</source>
        <translation>Afficher toutes les époques (0)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write the chart as PNG or PDF, or the numbers as CSV</source>
        <translation>Écrire le graphique en PNG ou PDF, ou les nombres en CSV</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>The values of an epoch stand here when the mouse is over it.</source>
        <translation>Les valeurs d’une époque s’affichent ici quand la souris est dessus.</translation>
    </message>
    <message>
        <source>Export Curves</source>
        <translation>Exporter les courbes</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Image (*.png)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Document (*.pdf)</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Nombres (*.csv)</translation>
    </message>
    <message>
        <source>see the rights of its folder</source>
        <translation>voir les droits de son dossier</translation>
    </message>
</context>
<context>
    <name>tessera::DisplayProfileField</name>
    <message>
        <source>Colours of the display</source>
        <translation>Couleurs de l’écran</translation>
    </message>
    <message>
        <source>Slides are shown through the colour profile (ICC) of this display.</source>
        <translation>Les lames sont affichées à travers le profil de couleur (ICC) de cet écran.</translation>
    </message>
    <message>
        <source>Any display (sRGB)</source>
        <translation>N’importe quel écran (sRGB)</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Depuis un fichier…</translation>
    </message>
    <message>
        <source>Profile of the Display</source>
        <translation>Profil de l’écran</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm *.ICC *.ICM);;All files (*)</source>
        <translation>Profils de couleur (*.icc *.icm *.ICC *.ICM);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1 is no profile of a display (%2): choose another file.</source>
        <translation>%1 n’est pas un profil d’écran (%2)&#xa0;: choisissez un autre fichier.</translation>
    </message>
</context>
<context>
    <name>tessera::ExtractionBox</name>
    <message>
        <source>Slides without features</source>
        <translation>Lames sans caractéristiques</translation>
    </message>
    <message>
        <source>Folder of slides</source>
        <translation>Dossier des lames</translation>
    </message>
    <message>
        <source>E&amp;xtract Features Now</source>
        <translation>E&amp;xtraire les caractéristiques</translation>
    </message>
    <message>
        <source>Searched with all that is below it; slides of the worklist are known without it</source>
        <translation>Parcouru avec tout ce qu’il contient ; les lames de la liste de travail sont déjà connues</translation>
    </message>
    <message>
        <source>Model whose encoder makes the features</source>
        <translation>Modèle dont l’encodeur calcule les caractéristiques</translation>
    </message>
    <message>
        <source>Its encoder and its size of tiles are used; start the training from the same model, or from scratch</source>
        <translation>Son encodeur et sa taille de tuile sont utilisés ; démarrez l’entraînement du même modèle, ou de zéro</translation>
    </message>
    <message>
        <source>Folder of sli&amp;des:</source>
        <translation>&amp;Dossier des lames&#xa0;:</translation>
    </message>
    <message>
        <source>Encoder of the &amp;model:</source>
        <translation>Encodeur du &amp;modèle&#xa0;:</translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s) of the table have no features.</source>
        <translation>
            <numerusform>%n lame du tableau n’a pas de caractéristiques.</numerusform>
            <numerusform>%n lames du tableau n’ont pas de caractéristiques.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found in the worklist or the folder of slides: %1.</source>
        <translation>Introuvables dans la liste de travail et le dossier des lames&#xa0;: %1.</translation>
    </message>
    <message>
        <source>There is no model whose encoder could be used.</source>
        <translation>Il n’y a aucun modèle dont l’encodeur soit utilisable.</translation>
    </message>
</context>
<context>
    <name>tessera::ExtractionProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Progress of the extraction</source>
        <translation>Progression de l’extraction</translation>
    </message>
    <message>
        <source>What is finished stays, and a slide goes on where it stopped</source>
        <translation>Ce qui est fini reste, et une lame reprend là où elle s’est arrêtée</translation>
    </message>
    <message>
        <source>Extracting features: slide %1 of %2, %3</source>
        <translation>Extraction des caractéristiques&#xa0;: lame %1 sur %2, %3</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, encore %1 environ</translation>
    </message>
    <message>
        <source>Stopping; what is finished stays</source>
        <translation>Arrêt en cours ; ce qui est fini reste</translation>
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
        <translation>aucun profil de couleurs dans le fichier</translation>
    </message>
    <message>
        <source>colour profile of %1</source>
        <translation>profil de couleurs de %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Levels of the slide</source>
        <translation>Niveaux de la lame</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Smaller by</source>
        <translation>Réduit de</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Tuiles</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>%1, read by OpenSlide</source>
        <translation>%1, lu par OpenSlide</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>directly</source>
        <translation>directement</translation>
    </message>
    <message>
        <source>by the library</source>
        <translation>par la bibliothèque</translation>
    </message>
    <message>
        <source>Its JPEG tiles are decoded without OpenSlide, several times faster, to the same pixels.</source>
        <translation>Ses tuiles JPEG sont décodées sans OpenSlide, plusieurs fois plus vite, avec les mêmes pixels.</translation>
    </message>
    <message>
        <source>Its tiles are read by the library of the format.</source>
        <translation>Ses tuiles sont lues par la bibliothèque du format.</translation>
    </message>
</context>
<context>
    <name>tessera::FailurePage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
</context>
<context>
    <name>tessera::FindingList</name>
    <message>
        <source>What the check has found</source>
        <translation>Ce que la vérification a trouvé</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Enter opens the slide, where it is in the worklist</source>
        <translation>Entrée ouvre la lame, si elle est dans la liste de travail</translation>
    </message>
</context>
<context>
    <name>tessera::GoToBar</name>
    <message>
        <source>Place or zoom to go to</source>
        <translation>Endroit ou zoom où aller</translation>
    </message>
    <message>
        <source>12000, 8000    3.1 mm, 2 mm    20x    0.5 µm/px</source>
        <translation>12000, 8000    3.1 mm, 2 mm    20x    0.5 µm/px</translation>
    </message>
    <message>
        <source>&amp;Go to:</source>
        <translation>Aller &amp;à&#xa0;:</translation>
    </message>
    <message>
        <source>G&amp;o</source>
        <translation>A&amp;ller</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
    </message>
</context>
<context>
    <name>tessera::HistogramView</name>
    <message>
        <source>Histogram of what is in view</source>
        <translation>Histogramme de la vue</translation>
    </message>
</context>
<context>
    <name>tessera::IccBadge</name>
    <message>
        <source>Colour profile</source>
        <translation>Profil de couleurs</translation>
    </message>
</context>
<context>
    <name>tessera::KeySheet</name>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Définir</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Aucune touche</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>Clavier et souris</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Rechercher des commandes</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Rechercher des commandes et des touches</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commandes et leurs touches</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>New key of the chosen command</source>
        <translation>Nouvelle touche de la commande choisie</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Tout réinitialiser</translation>
    </message>
    <message>
        <source>New key for “%1”:</source>
        <translation>Nouvelle touche pour «&#xa0;%1&#xa0;»&#xa0;:</translation>
    </message>
    <message>
        <source>Choose a command to change its key.</source>
        <translation>Choisissez une commande pour changer sa touche.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”, which loses it.</source>
        <translation>%1 appartient à «&#xa0;%2&#xa0;», qui la perd.</translation>
    </message>
</context>
<context>
    <name>tessera::LegendWidget</name>
    <message>
        <source>Legend of the heat map</source>
        <translation>Légende de la carte de chaleur</translation>
    </message>
    <message>
        <source>hidden by the teacher&apos;s mask</source>
        <translation>masqué par le modèle enseignant</translation>
    </message>
</context>
<context>
    <name>tessera::LevelControls</name>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Red, black at</source>
        <translation>Rouge, noir à</translation>
    </message>
    <message>
        <source>Green, black at</source>
        <translation>Vert, noir à</translation>
    </message>
    <message>
        <source>Blue, black at</source>
        <translation>Bleu, noir à</translation>
    </message>
    <message>
        <source>Red, full at</source>
        <translation>Rouge, plein à</translation>
    </message>
    <message>
        <source>Green, full at</source>
        <translation>Vert, plein à</translation>
    </message>
    <message>
        <source>Blue, full at</source>
        <translation>Bleu, plein à</translation>
    </message>
    <message>
        <source>&amp;Brightness:</source>
        <translation>&amp;Luminosité&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Contrast:</source>
        <translation>&amp;Contraste&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Gamma:</source>
        <translation>&amp;Gamma&#xa0;:</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1&#xa0;:</translation>
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
        <translation>Ouverture de %1</translation>
    </message>
    <message>
        <source>Drawing the sample slide: %1 % done, %2 s left</source>
        <translation>Dessin de la lame d’exemple&#xa0;: %1&#xa0;% fait, encore %2&#xa0;s</translation>
    </message>
    <message>
        <source>Tessera ended unexpectedly while it opened the slides of the last session.</source>
        <translation>Tessera s’est arrêté de façon inattendue en ouvrant les lames de la dernière session.</translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation>Les rouvrir</translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation>Redémarrer le moteur</translation>
    </message>
    <message>
        <source>%1 – Tessera</source>
        <translation>%1 – Tessera</translation>
    </message>
    <message>
        <source>Open Slides</source>
        <translation>Ouvrir des lames</translation>
    </message>
    <message>
        <source>Slides and images (%1)</source>
        <translation>Lames et images (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Ouvrir quand même</translation>
    </message>
</context>
<context>
    <name>tessera::MapControls</name>
    <message>
        <source>&amp;Show heat map</source>
        <translation>Affic&amp;her la carte de chaleur</translation>
    </message>
    <message>
        <source>Hold the key ` to look at the plain slide</source>
        <translation>Maintenez la touche ` pour voir la lame seule</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Carte de chaleur</translation>
    </message>
    <message>
        <source>Class of the heat map</source>
        <translation>Classe de la carte de chaleur</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>Opacité de la carte de chaleur</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Palette de couleurs</translation>
    </message>
    <message>
        <source>Ma&amp;p:</source>
        <translation>Car&amp;te&#xa0;:</translation>
    </message>
    <message>
        <source>C&amp;lass:</source>
        <translation>Cla&amp;sse&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Opacity:</source>
        <translation>&amp;Opacité&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Couleurs&#xa0;:</translation>
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
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>tessera::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>Mini-carte</translation>
    </message>
</context>
<context>
    <name>tessera::ModelPage</name>
    <message>
        <source>&amp;Adopt Model</source>
        <translation>&amp;Adopter le modèle</translation>
    </message>
    <message>
        <source>&amp;Use for Analyses</source>
        <translation>&amp;Utiliser pour les analyses</translation>
    </message>
    <message>
        <source>&amp;Roll Back</source>
        <translation>&amp;Revenir au précédent</translation>
    </message>
    <message>
        <source>Training whose model is adopted</source>
        <translation>Entraînement dont le modèle est adopté</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Nom du modèle</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Modèles installés</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>Fiche du modèle</translation>
    </message>
    <message>
        <source>A trained model</source>
        <translation>Un modèle entraîné</translation>
    </message>
    <message>
        <source>&amp;Training:</source>
        <translation>&amp;Entraînement&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Name of the model:</source>
        <translation>&amp;Nom du modèle&#xa0;:</translation>
    </message>
    <message>
        <source>The model is being copied.</source>
        <translation>Le modèle est en cours de copie.</translation>
    </message>
    <message>
        <source>A training that has finished, or was ended with its best or last epoch, has a model to adopt. A cross-validation has none: it judges the settings.</source>
        <translation>Un entraînement terminé, ou arrêté à sa meilleure ou sa dernière époque, a un modèle à adopter. Une validation croisée n’en a pas&#xa0;: elle juge les réglages.</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>Donnez un nom au modèle.</translation>
    </message>
    <message>
        <source>There is a model %1 already: choose another name.</source>
        <translation>Il y a déjà un modèle %1&#xa0;: choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The next analysis is made with it.</source>
        <translation>La prochaine analyse sera faite avec lui.</translation>
    </message>
    <message>
        <source>Adopted: %1.</source>
        <translation>Adopté&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The next analysis is made with %1 again. This model stays in the list.</source>
        <translation>La prochaine analyse sera de nouveau faite avec %1. Ce modèle reste dans la liste.</translation>
    </message>
</context>
<context>
    <name>tessera::PathField</name>
    <message>
        <source>Choose %1</source>
        <translation>Choisir %1</translation>
    </message>
</context>
<context>
    <name>tessera::PerformancePanel</name>
    <message>
        <source>Tiles decoded</source>
        <translation>Tuiles décodées</translation>
    </message>
    <message>
        <source>All, and how many for each one that was seen</source>
        <translation>Toutes, et combien pour chacune qui a été vue</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>En mémoire</translation>
    </message>
    <message>
        <source>Of the tiles that a view needed, those that were there already</source>
        <translation>Parmi les tuiles nécessaires à une vue, celles qui étaient déjà là</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Tiles that are asked for and not yet decoded</source>
        <translation>Tuiles demandées et pas encore décodées</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Time to paint a frame in the last five seconds: median, 95th percentile, longest</source>
        <translation>Temps de dessin d’une image ces cinq dernières secondes&#xa0;: médiane, 95e centile, maximum</translation>
    </message>
    <message>
        <source>Tile memory</source>
        <translation>Mémoire des tuiles</translation>
    </message>
    <message>
        <source>Decoded tiles, and the limit that the settings give them</source>
        <translation>Tuiles décodées, et la limite que leur donnent les paramètres</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Memory of the whole program, without the engine</source>
        <translation>Mémoire de tout le programme, sans le moteur</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aucune pour l’instant</translation>
    </message>
    <message>
        <source>%1, %2 for each seen</source>
        <translation>%1, %2 par tuile vue</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>none in the last seconds</source>
        <translation>aucune ces dernières secondes</translation>
    </message>
    <message>
        <source>%1 / %2 / %3 ms</source>
        <translation>%1 / %2 / %3&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 of %2 MiB</source>
        <translation>%1 sur %2&#xa0;Mio</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1&#xa0;Mio</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>tessera::PointPanel</name>
    <message>
        <source>Align by points</source>
        <translation>Aligner par points</translation>
    </message>
    <message>
        <source>Remove pair</source>
        <translation>Retirer la paire</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Que faire ensuite</translation>
    </message>
    <message>
        <source>What the alignment may do</source>
        <translation>Ce que l’alignement peut faire</translation>
    </message>
    <message>
        <source>Turn and move</source>
        <translation>Tourner et déplacer</translation>
    </message>
    <message>
        <source>Turn, move and scale</source>
        <translation>Tourner, déplacer et redimensionner</translation>
    </message>
    <message>
        <source>Stretch as well (three points)</source>
        <translation>Étirer aussi (trois points)</translation>
    </message>
    <message>
        <source>Pairs of points with their error</source>
        <translation>Paires de points avec leur erreur</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Remove the chosen pair</source>
        <translation>Retirer la paire choisie</translation>
    </message>
    <message>
        <source>Now click the same place on %1.</source>
        <translation>Cliquez maintenant le même endroit sur %1.</translation>
    </message>
    <message>
        <source>Click a place on one slide, then the same place on the other.</source>
        <translation>Cliquez un endroit sur une lame, puis le même endroit sur l’autre.</translation>
    </message>
</context>
<context>
    <name>tessera::PrivatePicture</name>
    <message>
        <source>Not part of pictures</source>
        <translation>Absent des images</translation>
    </message>
</context>
<context>
    <name>tessera::Program</name>
    <message>
        <source>The language changes as soon as the running analysis has ended.</source>
        <translation>La langue changera dès que l’analyse en cours sera terminée.</translation>
    </message>
</context>
<context>
    <name>tessera::PropertiesPage</name>
    <message>
        <source>Property</source>
        <translation>Propriété</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Filter for properties</source>
        <translation>Filtre des propriétés</translation>
    </message>
    <message>
        <source>Filter by name or value</source>
        <translation>Filtrer par nom ou valeur</translation>
    </message>
    <message>
        <source>Properties of the slide</source>
        <translation>Propriétés de la lame</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Cop&amp;ier</translation>
    </message>
    <message>
        <source>Copies what is selected, or all that is shown</source>
        <translation>Copie la sélection, ou tout ce qui est affiché</translation>
    </message>
    <message>
        <source>The file says nothing of itself.</source>
        <translation>Le fichier ne dit rien de lui-même.</translation>
    </message>
    <message>
        <source>%1 of %2 properties</source>
        <translation>%1 propriétés sur %2</translation>
    </message>
</context>
<context>
    <name>tessera::ResolutionBar</name>
    <message>
        <source>&amp;Use the file&apos;s</source>
        <translation>&amp;Utiliser celle du fichier</translation>
    </message>
    <message>
        <source>Resolution of the slide in micrometres per pixel</source>
        <translation>Résolution de la lame en micromètres par pixel</translation>
    </message>
    <message>
        <source>S&amp;et</source>
        <translation>&amp;Définir</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>µm per pixel</source>
        <translation>µm par pixel</translation>
    </message>
    <message>
        <source>Resolution of this slide:</source>
        <translation>Résolution de cette lame&#xa0;:</translation>
    </message>
    <message>
        <source>Resolution unknown: set it</source>
        <translation>Résolution inconnue&#xa0;: définissez-la</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>&amp;Oublier</translation>
    </message>
    <message>
        <source>Give a value between 0.05 and 20 µm per pixel.</source>
        <translation>Indiquez une valeur entre 0,05 et 20 µm par pixel.</translation>
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
        <translation>Tuiles&#xa0;: %1, dont masquées&#xa0;: %2</translation>
    </message>
    <message>
        <source>Unreadable tiles: %1</source>
        <translation>Tuiles illisibles&#xa0;: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>Analysed: %1 on %2</source>
        <translation>Analysé&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>Pas encore de résultat</translation>
    </message>
    <message>
        <source>Prediction: %1</source>
        <translation>Prédiction&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>tessera::RunControlBar</name>
    <message>
        <source>Of the %1: %2.</source>
        <translation>Des %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>No case was kept back to judge it by.</source>
        <translation>Aucun cas n’a été réservé pour le juger.</translation>
    </message>
    <message>
        <source>It was ended before its training was complete.</source>
        <translation>Il a été arrêté avant la fin de l’entraînement.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Suspendre</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>End with &amp;Best Epoch</source>
        <translation>Terminer à la &amp;meilleure époque</translation>
    </message>
    <message>
        <source>End with &amp;Last Epoch</source>
        <translation>Terminer à la &amp;dernière époque</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Avancement de l’entraînement</translation>
    </message>
    <message>
        <source>Each fold makes a model of its own: pause the run, or let it end.</source>
        <translation>Chaque pli fait son propre modèle&#xa0;: suspendez l’exécution, ou laissez-la finir.</translation>
    </message>
    <message>
        <source>&amp;Do Not Start Those That Wait</source>
        <translation>&amp;Ne pas démarrer ceux qui attendent</translation>
    </message>
    <message>
        <source>They stay in the list, and each can be resumed on its own</source>
        <translation>Ils restent dans la liste, et chacun peut être repris à part</translation>
    </message>
</context>
<context>
    <name>tessera::RunControls</name>
    <message>
        <source>&amp;Run</source>
        <translation>Lance&amp;r</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>Restart &amp;engine</source>
        <translation>Redémarrer le &amp;moteur</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>Progression de l’analyse</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>Mo&amp;dèle&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Périphérique&#xa0;:</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>A GPU where one works, else the processor</source>
        <translation>Un GPU s’il y en a un qui fonctionne, sinon le processeur</translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation>Le moteur démarre.</translation>
    </message>
    <message>
        <source>No usable model is installed.</source>
        <translation>Aucun modèle utilisable n’est installé.</translation>
    </message>
</context>
<context>
    <name>tessera::RunList</name>
    <message>
        <source>Trainings</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No training yet. Choose the cases, then start one.</source>
        <translation>Pas encore d’entraînement. Choisissez les cas, puis lancez-en un.</translation>
    </message>
    <message>
        <source>Tick the trainings that are to be drawn together with the chosen one.</source>
        <translation>Cochez les entraînements à dessiner avec celui qui est choisi.</translation>
    </message>
</context>
<context>
    <name>tessera::ScaleBarLayer</name>
    <message>
        <source>resolution unknown</source>
        <translation>résolution inconnue</translation>
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
        <translation>aucun</translation>
    </message>
    <message>
        <source>%1 (preset)</source>
        <translation>%1 (préréglage)</translation>
    </message>
    <message>
        <source>Several values, with a semicolon between them, make a grid: a training for each.</source>
        <translation>Plusieurs valeurs séparées par un point-virgule font une grille&#xa0;: un entraînement pour chacune.</translation>
    </message>
</context>
<context>
    <name>tessera::SettingsDialog</name>
    <message>
        <source>Colours of the &amp;display:</source>
        <translation>Couleurs &amp;de l’écran&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Open the slides of the last session</source>
        <translation>&amp;Ouvrir les lames de la dernière session</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Fort contraste</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation>&#xa0;Mio</translation>
    </message>
    <message>
        <source>The size of the interface and the memory for tiles are used from the next start on.</source>
        <translation>La taille de l’interface et la mémoire pour les tuiles s’appliquent au prochain démarrage.</translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation>&amp;Clavier…</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Langue&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>&amp;Thème&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Size of the interface:</source>
        <translation>Taille de l’&amp;interface&#xa0;:</translation>
    </message>
    <message>
        <source>Memory for t&amp;iles:</source>
        <translation>&amp;Mémoire pour les tuiles&#xa0;:</translation>
    </message>
    <message>
        <source>At the start:</source>
        <translation>Au démarrage&#xa0;:</translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation>Touches&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Animate movements</source>
        <translation>Animer les mou&amp;vements</translation>
    </message>
    <message>
        <source>The view:</source>
        <translation>Affichage&#xa0;:</translation>
    </message>
</context>
<context>
    <name>tessera::SettingsForm</name>
    <message>
        <source>Epo&amp;chs:</source>
        <translation>Épo&amp;ques&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Learning rate:</source>
        <translation>Taux d’apprenti&amp;ssage&#xa0;:</translation>
    </message>
    <message>
        <source>Share of &amp;hard tiles hidden:</source>
        <translation>Part de tuiles difficiles cac&amp;hées&#xa0;:</translation>
    </message>
    <message>
        <source>Teacher &amp;momentum:</source>
        <translation>&amp;Inertie de l’enseignant&#xa0;:</translation>
    </message>
    <message>
        <source>Fol&amp;ds:</source>
        <translation>P&amp;lis&#xa0;:</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>As the model has it that the training starts from.</source>
        <translation>Comme dans le modèle dont part l’entraînement.</translation>
    </message>
</context>
<context>
    <name>tessera::SlideCanvas</name>
    <message>
        <source>Slide</source>
        <translation>Lame</translation>
    </message>
</context>
<context>
    <name>tessera::SlideInfoPanel</name>
    <message>
        <source>Open a slide to see what its file says.</source>
        <translation>Ouvrez une lame pour voir ce que dit son fichier.</translation>
    </message>
    <message>
        <source>Parts of the slide information</source>
        <translation>Parties des informations sur la lame</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Lame</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Propriétés</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
</context>
<context>
    <name>tessera::SlideView</name>
    <message>
        <source>Synthetic, not real tissue</source>
        <translation>Synthétique, pas de vrai tissu</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Lame</translation>
    </message>
</context>
<context>
    <name>tessera::StainControls</name>
    <message>
        <source>Stain that is shown</source>
        <translation>Colorant affiché</translation>
    </message>
    <message>
        <source>Colours of the stains</source>
        <translation>Couleurs des colorants</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Estimated from this slide</source>
        <translation>Estimées sur cette lame</translation>
    </message>
    <message>
        <source>&amp;Stain:</source>
        <translation>Colora&amp;nt&#xa0;:</translation>
    </message>
    <message>
        <source>C&amp;olours:</source>
        <translation>Coule&amp;urs&#xa0;:</translation>
    </message>
    <message>
        <source>Haematoxylin:</source>
        <translation>Hématoxyline&#xa0;:</translation>
    </message>
    <message>
        <source>Eosin:</source>
        <translation>Éosine&#xa0;:</translation>
    </message>
    <message>
        <source>Optical density of red, green and blue: %1</source>
        <translation>Densité optique du rouge, du vert et du bleu&#xa0;: %1</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>Estimation…</translation>
    </message>
</context>
<context>
    <name>tessera::StartPage</name>
    <message>
        <source>What the training starts from</source>
        <translation>D’où part l’entraînement</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>Ce qui est entraîné</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Encoder package</source>
        <translation>Paquet d’encodeur</translation>
    </message>
    <message>
        <source>Folder of trainings</source>
        <translation>Dossier des entraînements</translation>
    </message>
    <message>
        <source>&amp;Start Training</source>
        <translation>&amp;Lancer l’entraînement</translation>
    </message>
    <message>
        <source>one model</source>
        <translation>un modèle</translation>
    </message>
    <message>
        <source>one for each fold</source>
        <translation>un par pli</translation>
    </message>
    <message>
        <source>Needed only where the features do not say themselves what made them</source>
        <translation>Nécessaire seulement si les caractéristiques ne disent pas ce qui les a faites</translation>
    </message>
    <message>
        <source>Name of the training</source>
        <translation>Nom de l’entraînement</translation>
    </message>
    <message>
        <source>Of its folder, and of the model that it makes</source>
        <translation>De son dossier et du modèle qu’il fait</translation>
    </message>
    <message>
        <source>Start &amp;from:</source>
        <translation>Par&amp;tir de&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Train:</source>
        <translation>&amp;Entraîner&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Preset:</source>
        <translation>&amp;Préréglage&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Encoder of the features, if they do not say it:</source>
        <translation>Encodeur des &amp;caractéristiques, si elles ne le disent pas&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom&#xa0;:</translation>
    </message>
    <message>
        <source>F&amp;older of trainings:</source>
        <translation>D&amp;ossier des entraînements&#xa0;:</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>Pour la recherche uniquement, pas pour le diagnostic.</translation>
    </message>
    <message>
        <source>scratch, with a first stage</source>
        <translation>zéro, avec une première étape</translation>
    </message>
    <message>
        <source>scratch, without a first stage</source>
        <translation>zéro, sans première étape</translation>
    </message>
    <message>
        <source>training-%1</source>
        <translation>entrainement-%1</translation>
    </message>
    <message>
        <source>A training is running. Others wait until it has ended.</source>
        <translation>Un entraînement est en cours. Les autres attendent qu’il soit terminé.</translation>
    </message>
    <message>
        <source>The cases are being checked.</source>
        <translation>Les cas sont en cours de vérification.</translation>
    </message>
    <message>
        <source>The cases cannot be used: see the page Cases.</source>
        <translation>Les cas ne peuvent pas être utilisés&#xa0;: voir la page Cas.</translation>
    </message>
    <message>
        <source>Choose the cases and their features first, on the page Cases.</source>
        <translation>Choisissez d’abord les cas et leurs caractéristiques, à la page Cas.</translation>
    </message>
    <message>
        <source>The check of the cases has found errors: mend them, then check again on the page Cases.</source>
        <translation>La vérification des cas a trouvé des erreurs&#xa0;: corrigez-les, puis vérifiez à nouveau à la page Cas.</translation>
    </message>
    <message>
        <source>The model is being read.</source>
        <translation>Le modèle est en cours de lecture.</translation>
    </message>
    <message>
        <source>Give the training a name.</source>
        <translation>Donnez un nom à l’entraînement.</translation>
    </message>
    <message>
        <source>The name is that of a folder: it has no / in it and does not begin with a point.</source>
        <translation>Le nom est celui d’un dossier&#xa0;: il ne contient pas de / et ne commence pas par un point.</translation>
    </message>
    <message>
        <source>There is a training %1 already: choose another name, or resume it on the page Run.</source>
        <translation>Il y a déjà un entraînement %1&#xa0;: choisissez un autre nom, ou reprenez-le à la page Exécution.</translation>
    </message>
    <message>
        <source>Features are being extracted.</source>
        <translation>Des caractéristiques sont en cours d’extraction.</translation>
    </message>
    <message numerus="yes">
        <source>First extract the features of %n slide(s)</source>
        <translation>
            <numerusform>Extraire d’abord les caractéristiques de %n lame</numerusform>
            <numerusform>Extraire d’abord les caractéristiques de %n lames</numerusform>
        </translation>
    </message>
    <message>
        <source>The grid has more than %1 trainings: give fewer values.</source>
        <translation>La grille compte plus de %1 entraînements&#xa0;: donnez moins de valeurs.</translation>
    </message>
    <message numerus="yes">
        <source>Start %n Training(s)</source>
        <translation>
            <numerusform>Démarrer %n entraînement</numerusform>
            <numerusform>Démarrer %n entraînements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::StartupTasks</name>
    <message>
        <source>The picture was not complete after 15 minutes.</source>
        <translation>L’image n’était pas complète au bout de 15 minutes.</translation>
    </message>
    <message>
        <source>There is no usable model %1.</source>
        <translation>Il n’y a pas de modèle utilisable %1.</translation>
    </message>
</context>
<context>
    <name>tessera::StatusLine</name>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation>Grossissement</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>Value of the heat map at the cursor</source>
        <translation>Valeur de la carte de chaleur sous le curseur</translation>
    </message>
    <message>
        <source>Running task</source>
        <translation>Tâche en cours</translation>
    </message>
    <message>
        <source>Progress of the running task</source>
        <translation>Progression de la tâche en cours</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis</source>
        <translation>Réservé à la recherche, pas au diagnostic</translation>
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
        <translation>résolution inconnue</translation>
    </message>
    <message>
        <source>%1: hidden by the teacher&apos;s mask</source>
        <translation>%1&#xa0;: masqué par le modèle enseignant</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>turned %1°</source>
        <translation>tournée de %1°</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>retournée</translation>
    </message>
    <message>
        <source>flipped, %1</source>
        <translation>retournée, %1</translation>
    </message>
    <message>
        <source>How the slide lies</source>
        <translation>Orientation de la lame</translation>
    </message>
    <message>
        <source>Click to type a place to go to</source>
        <translation>Cliquez pour saisir un endroit où aller</translation>
    </message>
    <message>
        <source>Click to type a magnification</source>
        <translation>Cliquez pour saisir un grossissement</translation>
    </message>
    <message>
        <source>centre %1, %2 px</source>
        <translation>centre %1, %2 px</translation>
    </message>
</context>
<context>
    <name>tessera::TrainingPanel</name>
    <message>
        <source>Steps of a training</source>
        <translation>Étapes d’un entraînement</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cas</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
</context>
<context>
    <name>tessera::WelcomePage</name>
    <message>
        <source>Open a slide</source>
        <translation>Ouvrir une lame</translation>
    </message>
    <message>
        <source>Drop slide files or folders here, or choose one. Without a slide of your own, look at the sample first: it is drawn by the program.</source>
        <translation>Déposez ici des fichiers de lames ou des dossiers, ou choisissez-en un. Si vous n’avez pas de lame, regardez d’abord l’exemple&#xa0;: il est dessiné par le programme.</translation>
    </message>
    <message>
        <source>F1 shows all keys, Ctrl+L finds every command by its name.</source>
        <translation>F1 affiche toutes les touches, Ctrl+L trouve chaque commande par son nom.</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>Réservé à la recherche, pas au diagnostic.</translation>
    </message>
    <message>
        <source>&amp;Open slide…</source>
        <translation>&amp;Ouvrir une lame…</translation>
    </message>
    <message>
        <source>Open the &amp;sample slide</source>
        <translation>Ouvrir la lame d’e&amp;xemple</translation>
    </message>
</context>
<context>
    <name>tessera::WindowComparison</name>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare Panel</source>
        <translation>Panneau de comparaison</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistDelegate</name>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (manquant)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistDock</name>
    <message>
        <source>Changes Not Saved</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the project are not on the disk yet.</source>
        <translation>
            <numerusform>%n modification du projet n’est pas encore sur le disque.</numerusform>
            <numerusform>%n modifications du projet ne sont pas encore sur le disque.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Close Without Them</source>
        <translation>Fermer sans elles</translation>
    </message>
    <message>
        <source>Keep Open</source>
        <translation>Garder ouvert</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Liste de travail</translation>
    </message>
    <message>
        <source>Worklist – %1 (read-only)</source>
        <translation>Liste de travail – %1 (lecture seule)</translation>
    </message>
    <message>
        <source>Worklist – %1 (saving)</source>
        <translation>Liste de travail – %1 (enregistrement)</translation>
    </message>
    <message>
        <source>Worklist – %1 (all saved)</source>
        <translation>Liste de travail – %1 (tout enregistré)</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistFilterBar</name>
    <message>
        <source>Search the worklist</source>
        <translation>Rechercher dans la liste de travail</translation>
    </message>
    <message>
        <source>Search name, case, tags, notes</source>
        <translation>Nom, cas, étiquettes, notes</translation>
    </message>
    <message>
        <source>Show slides of this status</source>
        <translation>Afficher les lames de ce statut</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Tout statut</translation>
    </message>
    <message>
        <source>Show slides with this tag</source>
        <translation>Afficher les lames de cette étiquette</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Toute étiquette</translation>
    </message>
    <message>
        <source>Slides: %1</source>
        <translation>Lames&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 of %2 slides</source>
        <translation>%1 lames sur %2</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistModel</name>
    <message>
        <source>%1 is missing. Use Find Missing Files to say where it lies now.</source>
        <translation>%1 est introuvable. Utilisez «&#xa0;Rechercher les fichiers manquants&#xa0;» pour indiquer où il se trouve.</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistPanel</name>
    <message>
        <source>A project collects slides with their cases, tags, notes and how far you are. It is one file; nothing has to be saved.</source>
        <translation>Un projet rassemble des lames avec leurs cas, étiquettes, notes et votre avancement. C’est un seul fichier&#xa0;; rien n’est à enregistrer.</translation>
    </message>
    <message>
        <source>New Project…</source>
        <translation>Nouveau projet…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>Ouvrir un projet…</translation>
    </message>
    <message>
        <source>Drop slides or whole folders here. They stay where they are; the project remembers them.</source>
        <translation>Déposez ici des lames ou des dossiers entiers. Ils restent où ils sont&#xa0;; le projet s’en souvient.</translation>
    </message>
    <message>
        <source>Add Slides…</source>
        <translation>Ajouter des lames…</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Rechercher…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Liste de travail</translation>
    </message>
    <message>
        <source>Files that are not where they were: %1</source>
        <translation>Fichiers qui ne sont plus à leur place&#xa0;: %1</translation>
    </message>
    <message>
        <source>New Project</source>
        <translation>Nouveau projet</translation>
    </message>
    <message>
        <source>Projects (%1)</source>
        <translation>Projets (%1)</translation>
    </message>
    <message>
        <source>Open Project</source>
        <translation>Ouvrir un projet</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Add Slides</source>
        <translation>Ajouter des lames</translation>
    </message>
    <message>
        <source>Slides and images (%1)</source>
        <translation>Lames et images (%1)</translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Save Copy of Project</source>
        <translation>Enregistrer une copie du projet</translation>
    </message>
    <message>
        <source>Folder to Look Through</source>
        <translation>Dossier à parcourir</translation>
    </message>
    <message>
        <source>File of This Slide</source>
        <translation>Fichier de cette lame</translation>
    </message>
    <message>
        <source>New Label Column</source>
        <translation>Nouvelle colonne d’étiquette</translation>
    </message>
    <message>
        <source>Name of the column, such as grade:</source>
        <translation>Nom de la colonne, par exemple grade&#xa0;:</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistSession</name>
    <message>
        <source>Slides of a folder are collected in a project: make one with File &gt; New Project, then drop the folder again.</source>
        <translation>Les lames d’un dossier se rassemblent dans un projet&#xa0;: créez-en un par Fichier &gt; Nouveau projet, puis déposez à nouveau le dossier.</translation>
    </message>
    <message>
        <source>Adding slides: %1</source>
        <translation>Ajout de lames&#xa0;: %1</translation>
    </message>
    <message>
        <source>Looking for missing files: %1</source>
        <translation>Recherche des fichiers manquants&#xa0;: %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>Checking the project…</source>
        <translation>Vérification du projet…</translation>
    </message>
    <message>
        <source>%1 is a copy of the project as it is now.</source>
        <translation>%1 est une copie du projet dans son état actuel.</translation>
    </message>
    <message>
        <source>This is the last slide of the list.</source>
        <translation>C’est la dernière lame de la liste.</translation>
    </message>
    <message>
        <source>This is the first slide of the list.</source>
        <translation>C’est la première lame de la liste.</translation>
    </message>
</context>
<context>
    <name>tessera::Workspace</name>
    <message>
        <source>Open slides</source>
        <translation>Lames ouvertes</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vide</translation>
    </message>
</context>
</TS>
