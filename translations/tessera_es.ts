<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
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
        <translation>Alineado mediante puntos. %1 pares encajan siempre: marque uno más para ver lo buenos que son.</translation>
    </message>
    <message>
        <source>Aligned by points. Off by %1: the root mean square of %2 pairs.</source>
        <translation>Alineado mediante puntos. Desviación de %1: media cuadrática de %2 pares.</translation>
    </message>
    <message>
        <source>Aligned automatically. Off by %1.</source>
        <translation>Alineado automáticamente. Desviación de %1.</translation>
    </message>
    <message>
        <source>Aligned automatically. Off by %1: the median of %2 places that had no part in it, nine tenths of which are within %3.</source>
        <translation>Alineado automáticamente. Desviación de %1: mediana de %2 lugares que no intervinieron; nueve décimas partes están dentro de %3.</translation>
    </message>
    <message>
        <source>%1, error not measured</source>
        <translation>%1, desviación sin medir</translation>
    </message>
    <message>
        <source>%1, off by %2</source>
        <translation>%1, desviación de %2</translation>
    </message>
</context>
<context>
    <name>BookmarkCommands</name>
    <message>
        <source>“%1” is bookmarked. Ctrl+Shift+B lists the bookmarks.</source>
        <translation>«%1» tiene ahora un marcador. Ctrl+Mayús+B muestra los marcadores.</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Marcadores</translation>
    </message>
    <message>
        <source>Bookmark This View</source>
        <translation>Añadir marcador a esta vista</translation>
    </message>
</context>
<context>
    <name>BrowseTexts</name>
    <message>
        <source>Fit Slide</source>
        <translation>Ajustar la preparación</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>Reducir</translation>
    </message>
    <message>
        <source>Zoom to %1×</source>
        <translation>Ampliar a %1×</translation>
    </message>
    <message>
        <source>Move Left</source>
        <translation>Mover a la izquierda</translation>
    </message>
    <message>
        <source>Move Right</source>
        <translation>Mover a la derecha</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Mover hacia arriba</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Mover hacia abajo</translation>
    </message>
    <message>
        <source>One Screen Left</source>
        <translation>Una pantalla a la izquierda</translation>
    </message>
    <message>
        <source>One Screen Right</source>
        <translation>Una pantalla a la derecha</translation>
    </message>
    <message>
        <source>One Screen Up</source>
        <translation>Una pantalla hacia arriba</translation>
    </message>
    <message>
        <source>One Screen Down</source>
        <translation>Una pantalla hacia abajo</translation>
    </message>
    <message>
        <source>Left or middle drag</source>
        <translation>Arrastrar con el botón izquierdo o central</translation>
    </message>
    <message>
        <source>Move the slide</source>
        <translation>Mover la preparación</translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation>Espacio y arrastrar</translation>
    </message>
    <message>
        <source>Move the slide, whatever tool is chosen</source>
        <translation>Mover la preparación, sea cual sea la herramienta</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Mayús y rueda</translation>
    </message>
    <message>
        <source>Move sideways</source>
        <translation>Mover lateralmente</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Ampliar o reducir en el cursor</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doble clic</translation>
    </message>
    <message>
        <source>Zoom in at the cursor</source>
        <translation>Ampliar en el cursor</translation>
    </message>
    <message>
        <source>Hold ` or H</source>
        <translation>Mantener ` o H</translation>
    </message>
    <message>
        <source>See the plain slide</source>
        <translation>Ver solo la preparación</translation>
    </message>
    <message>
        <source>Zoom to 1:1 Pixels</source>
        <translation>Ampliar a píxeles 1:1</translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>Copy Position %1</source>
        <translation>Copiar la posición %1</translation>
    </message>
    <message>
        <source>The position is copied.</source>
        <translation>Se ha copiado la posición.</translation>
    </message>
    <message>
        <source>Centre Here</source>
        <translation>Centrar aquí</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Clic derecho</translation>
    </message>
    <message>
        <source>Menu of the place that is clicked</source>
        <translation>Menú del lugar en que se hace clic</translation>
    </message>
</context>
<context>
    <name>ColourCommands</name>
    <message>
        <source>Colour Panel</source>
        <translation>Panel de color</translation>
    </message>
    <message>
        <source>Next Stain View</source>
        <translation>Vista de tinción siguiente</translation>
    </message>
    <message>
        <source>Colour Profile On or Off</source>
        <translation>Perfil de color sí o no</translation>
    </message>
    <message>
        <source>Reset Colours</source>
        <translation>Restablecer los colores</translation>
    </message>
</context>
<context>
    <name>ColourText</name>
    <message>
        <source>All (RGB)</source>
        <translation>Todo (RGB)</translation>
    </message>
    <message>
        <source>Haematoxylin</source>
        <translation>Hematoxilina</translation>
    </message>
    <message>
        <source>Eosin</source>
        <translation>Eosina</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuo</translation>
    </message>
    <message>
        <source>ICC …</source>
        <translation>ICC …</translation>
    </message>
    <message>
        <source>ICC none</source>
        <translation>ICC ninguno</translation>
    </message>
    <message>
        <source>ICC unusable</source>
        <translation>ICC inutilizable</translation>
    </message>
    <message>
        <source>ICC off</source>
        <translation>ICC no</translation>
    </message>
    <message>
        <source>ICC on</source>
        <translation>ICC sí</translation>
    </message>
    <message>
        <source>The colour profile of the slide is being loaded.</source>
        <translation>Se está cargando el perfil de color de la preparación.</translation>
    </message>
    <message>
        <source>The slide has no colour profile: its colours are taken for sRGB.</source>
        <translation>La preparación no tiene perfil de color: sus colores se toman como sRGB.</translation>
    </message>
    <message>
        <source>The colour profile of the slide is switched off: its colours are taken for sRGB.</source>
        <translation>El perfil de color de la preparación está desactivado: sus colores se toman como sRGB.</translation>
    </message>
    <message>
        <source>The slide is shown through its colour profile.</source>
        <translation>La preparación se muestra con su perfil de color.</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
</context>
<context>
    <name>CommandGroup</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Preparación</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Ir</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Analyse the slide, or show its stored result.</source>
        <translation>Analizar la preparación o mostrar su resultado guardado.</translation>
    </message>
    <message>
        <source>Model for the analysis.</source>
        <translation>Modelo para el análisis.</translation>
    </message>
    <message>
        <source>Resolution of the slide in um per pixel, for slides that do not say it.</source>
        <translation>Resolución de la preparación en µm por píxel, para las que no la indican.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Mostrar esta ayuda.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Mostrar la versión.</translation>
    </message>
    <message>
        <source>Write the drawn window to a PNG file and exit.</source>
        <translation>Guardar la ventana dibujada en un archivo PNG y salir.</translation>
    </message>
    <message>
        <source>Tessera: whole-slide viewer with MHIM-MIL. Research use only, not for diagnosis.</source>
        <translation>Tessera: visor de preparaciones digitales con MHIM-MIL. Solo para investigación, no para diagnóstico.</translation>
    </message>
    <message>
        <source>Give one slide, not %1.</source>
        <translation>Indique una sola preparación, no %1.</translation>
    </message>
    <message>
        <source>Give a slide as well.</source>
        <translation>Indique también una preparación.</translation>
    </message>
    <message>
        <source>Check a project and its audit trail, print what came of it, and exit.</source>
        <translation>Verificar un proyecto y su registro de auditoría, mostrar el resultado y salir.</translation>
    </message>
    <message>
        <source>Slide or project to open.</source>
        <translation>Preparación o proyecto que se abrirá.</translation>
    </message>
</context>
<context>
    <name>CompareCommands</name>
    <message>
        <source>Synchronise Views</source>
        <translation>Sincronizar las vistas</translation>
    </message>
    <message>
        <source>Align Automatically</source>
        <translation>Alinear automáticamente</translation>
    </message>
    <message>
        <source>Align by Points</source>
        <translation>Alinear mediante puntos</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Deslizar</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Parpadear</translation>
    </message>
    <message>
        <source>Second Slide Alone</source>
        <translation>Solo la segunda preparación</translation>
    </message>
    <message>
        <source>Hold S and move the mouse</source>
        <translation>Mantener S y mover el ratón</translation>
    </message>
    <message>
        <source>Swipe between two aligned slides</source>
        <translation>Deslizar entre dos preparaciones alineadas</translation>
    </message>
    <message>
        <source>Ctrl and drag</source>
        <translation>Ctrl y arrastrar</translation>
    </message>
    <message>
        <source>Move one of the synchronised views alone</source>
        <translation>Mover por separado una de las vistas sincronizadas</translation>
    </message>
    <message>
        <source>Set Point at the Centre</source>
        <translation>Marcar un punto en el centro</translation>
    </message>
</context>
<context>
    <name>CoverageCommands</name>
    <message>
        <source>Record What I Look At</source>
        <translation>Registrar lo que miro</translation>
    </message>
    <message>
        <source>Delete the Record of This Slide</source>
        <translation>Eliminar el registro de esta preparación</translation>
    </message>
    <message>
        <source>Delete what was recorded of looking at this slide? It cannot be brought back.</source>
        <translation>¿Eliminar lo registrado al mirar esta preparación? No se podrá recuperar.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete the Records of All Slides</source>
        <translation>Eliminar los registros de todas las preparaciones</translation>
    </message>
    <message>
        <source>Delete what was recorded of looking at all slides? It cannot be brought back.</source>
        <translation>¿Eliminar lo registrado al mirar todas las preparaciones? No se podrá recuperar.</translation>
    </message>
    <message>
        <source>What Was Seen</source>
        <translation>Lo que se ha visto</translation>
    </message>
    <message>
        <source>Do Not Show</source>
        <translation>No mostrar</translation>
    </message>
    <message>
        <source>Show in the Overview, at Any Magnification</source>
        <translation>Mostrar en la vista general, con cualquier aumento</translation>
    </message>
    <message>
        <source>Show in the Overview, from %1</source>
        <translation>Mostrar en la vista general, desde %1</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>training loss</source>
        <translation>pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>pérdida de validación</translation>
    </message>
    <message>
        <source>consistency loss</source>
        <translation>pérdida de consistencia</translation>
    </message>
    <message>
        <source>%1 of the student</source>
        <translation>%1 del modelo alumno</translation>
    </message>
    <message>
        <source>%1 of the teacher</source>
        <translation>%1 del modelo maestro</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>tasa de aprendizaje</translation>
    </message>
    <message>
        <source>teacher momentum</source>
        <translation>momento del modelo maestro</translation>
    </message>
    <message>
        <source>tiles seen by the student</source>
        <translation>teselas que vio el modelo alumno</translation>
    </message>
    <message>
        <source>%1: %2 of the %3</source>
        <translation>%1: %2 de los %3</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Pérdidas</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Teacher momentum</source>
        <translation>Momento del maestro</translation>
    </message>
    <message>
        <source>Tiles seen</source>
        <translation>Teselas vistas</translation>
    </message>
    <message>
        <source>Epoch %1: %2</source>
        <translation>Época %1: %2</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>There is no file %1: check the path.</source>
        <translation>No existe el archivo %1: compruebe la ruta.</translation>
    </message>
    <message>
        <source>%1 is a folder: choose a file in it.</source>
        <translation>%1 es una carpeta: elija un archivo dentro de ella.</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): check its permissions.</source>
        <translation>No se puede leer %1 (%2): compruebe sus permisos.</translation>
    </message>
    <message>
        <source>%1 is empty (0 bytes): copy it again from its source.</source>
        <translation>%1 está vacío (0 bytes): cópielo de nuevo desde su origen.</translation>
    </message>
    <message>
        <source>%1 is damaged (%2): copy it again from its source.</source>
        <translation>%1 está dañado (%2): cópielo de nuevo desde su origen.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2): choose another folder or check its permissions.</source>
        <translation>No se puede escribir %1 (%2): elija otra carpeta o compruebe sus permisos.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full: free some space and run again; finished work is kept.</source>
        <translation>El disco que contiene %1 está lleno: libere espacio y ejecute de nuevo; se conserva lo terminado.</translation>
    </message>
    <message>
        <source>Another run is writing %1: wait until it has finished, then run again.</source>
        <translation>Otra ejecución está escribiendo en %1: espere a que termine y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>The slide %1 is damaged (%2): copy it again from its source.</source>
        <translation>La preparación %1 está dañada (%2): cópiela de nuevo desde su origen.</translation>
    </message>
    <message>
        <source>No pixel of the slide %1 can be read: copy it again from its source.</source>
        <translation>No se puede leer ningún píxel de la preparación %1: cópiela de nuevo desde su origen.</translation>
    </message>
    <message>
        <source>The slide %1 cannot be shown (%2): convert it to a pyramidal TIFF with JPEG or deflate tiles.</source>
        <translation>No se puede mostrar la preparación %1 (%2): conviértala en un TIFF piramidal con teselas JPEG o deflate.</translation>
    </message>
    <message>
        <source>The slide %1 was not opened (%2): allow it explicitly if you trust where it comes from.</source>
        <translation>No se abrió la preparación %1 (%2): permítalo explícitamente si confía en su procedencia.</translation>
    </message>
    <message>
        <source>The slide %1 does not say its resolution: give it in um per pixel (--mpp, or Slide &gt; Set Resolution).</source>
        <translation>La preparación %1 no indica su resolución: indíquela en µm por píxel (--mpp, o Preparación &gt; Definir la resolución).</translation>
    </message>
    <message>
        <source>%1 um per pixel is not a scan resolution: give a value between 0.05 and 20.</source>
        <translation>%1 µm por píxel no es una resolución de escaneo: indique un valor entre 0,05 y 20.</translation>
    </message>
    <message>
        <source>No tissue was found on the slide %1: check that it is a stained bright-field slide.</source>
        <translation>No se encontró tejido en la preparación %1: compruebe que sea una preparación teñida de campo claro.</translation>
    </message>
    <message>
        <source>The slide %1 (%2 px) is smaller than one tile of the model (%3 px): choose a larger slide.</source>
        <translation>La preparación %1 (%2 px) es menor que una tesela del modelo (%3 px): elija una preparación mayor.</translation>
    </message>
    <message>
        <source>The colour profile cannot be used (%1): the slide is shown as if it had none.</source>
        <translation>No se puede usar el perfil de color (%1): la preparación se muestra como si no tuviera ninguno.</translation>
    </message>
    <message>
        <source>The stains cannot be told from this slide (%1): the default ones are used.</source>
        <translation>No se pueden determinar las tinciones de esta preparación (%1): se usan las predeterminadas.</translation>
    </message>
    <message>
        <source>The saved colour settings cannot be used (%1): the slide is shown without them.</source>
        <translation>No se pueden usar los ajustes de color guardados (%1): la preparación se muestra sin ellos.</translation>
    </message>
    <message>
        <source>The slides cannot be aligned by these points (%1): set points that lie further apart.</source>
        <translation>Estos puntos no permiten alinear las preparaciones (%1): coloque puntos más separados.</translation>
    </message>
    <message>
        <source>The stored alignment of two slides cannot be used (%1): align them again.</source>
        <translation>No se puede usar la alineación guardada de dos preparaciones (%1): alinéelas de nuevo.</translation>
    </message>
    <message>
        <source>%1 could not be registered with %2 (%3): align them by points instead.</source>
        <translation>No se pudo registrar %1 con %2 (%3): alinéelas mediante puntos.</translation>
    </message>
    <message>
        <source>The model package %1 is not valid (%2): get it again from its author.</source>
        <translation>El paquete de modelo %1 no es válido (%2): vuelva a obtenerlo de su autor.</translation>
    </message>
    <message>
        <source>%1 is not the file that its model package describes (sha256 differs): get the package again from its author.</source>
        <translation>%1 no es el archivo que describe su paquete de modelo (sha256 distinto): vuelva a obtener el paquete de su autor.</translation>
    </message>
    <message>
        <source>The model package %1 does not compute its own reference outputs (%2): get it again from its author.</source>
        <translation>El paquete de modelo %1 no reproduce sus propios resultados de referencia (%2): vuelva a obtenerlo de su autor.</translation>
    </message>
    <message>
        <source>The model %1 needs the encoder %2, which is not installed: put its package beside the others.</source>
        <translation>El modelo %1 necesita el codificador %2, que no está instalado: ponga su paquete junto a los demás.</translation>
    </message>
    <message>
        <source>The encoder does not fit the model %1 (%2): use the encoder that the model was trained with.</source>
        <translation>El codificador no es compatible con el modelo %1 (%2): use el codificador con el que se entrenó el modelo.</translation>
    </message>
    <message>
        <source>The weights in %1 are not those of the model that is described (%2): get the package again from its author.</source>
        <translation>Los pesos de %1 no son los del modelo descrito (%2): vuelva a obtener el paquete de su autor.</translation>
    </message>
    <message>
        <source>%1 is not a valid safetensors file (%2): get it again from its source.</source>
        <translation>%1 no es un archivo safetensors válido (%2): vuelva a obtenerlo de su origen.</translation>
    </message>
    <message>
        <source>The PyTorch file %1 cannot be used (%2): get it again from its source.</source>
        <translation>No se puede usar el archivo PyTorch %1 (%2): vuelva a obtenerlo de su origen.</translation>
    </message>
    <message>
        <source>The PyTorch file %1 holds what Tessera does not read (%2): save it again as a tensor or a state dictionary with PyTorch 1.6 or newer.</source>
        <translation>El archivo PyTorch %1 contiene algo que Tessera no lee (%2): guárdelo de nuevo como tensor o diccionario de estado con PyTorch 1.6 o posterior.</translation>
    </message>
    <message>
        <source>%1 cannot be imported (%2): give the weights of an MHIM model, and in --config what fits them.</source>
        <translation>No se puede importar %1 (%2): indique los pesos de un modelo MHIM y, en --config, lo que les corresponde.</translation>
    </message>
    <message>
        <source>The model %1 predicts survival, which is not shown on slides: use tessera-engine predict.</source>
        <translation>El modelo %1 predice supervivencia, que no se muestra en las preparaciones: use tessera-engine predict.</translation>
    </message>
    <message>
        <source>%1 is not a NumPy file that can be used (%2): save it again with numpy.save as an array of numbers.</source>
        <translation>%1 no es un archivo NumPy utilizable (%2): guárdelo de nuevo con numpy.save como matriz de números.</translation>
    </message>
    <message>
        <source>The feature file %1 cannot be used (%2): delete it and run again.</source>
        <translation>No se puede usar el archivo de características %1 (%2): elimínelo y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>The feature file %1 was made in another way (%2): choose another output folder or delete it.</source>
        <translation>El archivo de características %1 se creó de otra forma (%2): elija otra carpeta de salida o elimínelo.</translation>
    </message>
    <message>
        <source>The features in %1 cannot be used (%2): check the file or make it again.</source>
        <translation>No se pueden usar las características de %1 (%2): compruebe el archivo o créelo de nuevo.</translation>
    </message>
    <message>
        <source>The features in %1 are those of no tile: check that its slide shows tissue.</source>
        <translation>Las características de %1 no corresponden a ninguna tesela: compruebe que la preparación muestre tejido.</translation>
    </message>
    <message>
        <source>The list of tiles %1 cannot be used (%2): give a tensor named indices with the numbers of tiles, from 0 on.</source>
        <translation>No se puede usar la lista de teselas %1 (%2): indique un tensor llamado indices con los números de las teselas, desde 0.</translation>
    </message>
    <message>
        <source>None of the %1 tiles is left for the model: exclude fewer or choose a smaller mask ratio.</source>
        <translation>De las %1 teselas no queda ninguna para el modelo: excluya menos o elija una proporción de máscara menor.</translation>
    </message>
    <message>
        <source>The tiles of the area are not known (%1): name the tiles by their indices instead.</source>
        <translation>No se conocen las teselas del área (%1): indique las teselas por sus índices.</translation>
    </message>
    <message>
        <source>The result in %1 cannot be shown (%2): run the analysis again.</source>
        <translation>No se puede mostrar el resultado de %1 (%2): ejecute de nuevo el análisis.</translation>
    </message>
    <message>
        <source>The result in %1 was made from another slide (%2): run the analysis on this slide.</source>
        <translation>El resultado de %1 es de otra preparación (%2): ejecute el análisis en esta preparación.</translation>
    </message>
    <message>
        <source>The result in %1 was not made by the model that it names (%2): run the analysis again.</source>
        <translation>El resultado de %1 no lo produjo el modelo que indica (%2): ejecute de nuevo el análisis.</translation>
    </message>
    <message>
        <source>The table %1 cannot be read (%2): mend it there and run again.</source>
        <translation>No se puede leer la tabla %1 (%2): corríjala ahí y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>The cohort %1 cannot be used (%2): mend the table and run again.</source>
        <translation>No se puede usar la cohorte %1 (%2): corrija la tabla y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>The splits %1 cannot be used (%2): mend them and run again.</source>
        <translation>No se pueden usar las particiones %1 (%2): corríjalas y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>The cohort cannot be divided (%1): add cases, or ask for fewer folds.</source>
        <translation>No se puede dividir la cohorte (%1): añada casos o pida menos pliegues.</translation>
    </message>
    <message>
        <source>The features of the slide %1 are not in %2 (%3): extract them first, or take the slide out of the table.</source>
        <translation>Las características de la preparación %1 no están en %2 (%3): extráigalas primero o quite la preparación de la tabla.</translation>
    </message>
    <message>
        <source>The training configuration in %1 cannot be used (%2): see docs/training.md for the keys and their values.</source>
        <translation>No se puede usar la configuración de entrenamiento de %1 (%2): consulte las claves y sus valores en docs/training.md.</translation>
    </message>
    <message>
        <source>The cohort %1 cannot be trained on (%2): mend what the check found and run again.</source>
        <translation>No se puede entrenar con la cohorte %1 (%2): corrija lo que encontró la comprobación y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>The training cannot run (%1): change the cohort or the settings.</source>
        <translation>No se puede ejecutar el entrenamiento (%1): cambie la cohorte o la configuración.</translation>
    </message>
    <message>
        <source>The training went astray in epoch %1 (%2): choose a smaller learning rate and run again.</source>
        <translation>El entrenamiento divergió en la época %1 (%2): elija una tasa de aprendizaje menor y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>The training run in %1 cannot go on (%2): choose another output folder or delete it.</source>
        <translation>El entrenamiento de %1 no puede continuar (%2): elija otra carpeta de salida o elimínela.</translation>
    </message>
    <message>
        <source>The folder %1 holds another training run (%2): choose another output folder or delete it.</source>
        <translation>La carpeta %1 contiene otro entrenamiento (%2): elija otra carpeta de salida o elimínela.</translation>
    </message>
    <message>
        <source>The model %1 does not fit the cohort (%2): choose another model, or mend the table.</source>
        <translation>El modelo %1 no es compatible con la cohorte (%2): elija otro modelo o corrija la tabla.</translation>
    </message>
    <message>
        <source>The tiles %1 cannot be used (%2): mend them and run again.</source>
        <translation>No se pueden usar las teselas %1 (%2): corríjalas y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>The analysis engine %1 cannot be started: build or install tessera-engine and try again; viewing goes on.</source>
        <translation>No se puede iniciar el motor de análisis %1: compile o instale tessera-engine e inténtelo de nuevo; se puede seguir viendo.</translation>
    </message>
    <message>
        <source>The analysis engine stopped unexpectedly (%1): start again; what was finished is kept.</source>
        <translation>El motor de análisis se detuvo inesperadamente (%1): inícielo de nuevo; se conserva lo terminado.</translation>
    </message>
    <message>
        <source>The analysis engine speaks protocol %1 and this program %2: install the same version of both.</source>
        <translation>El motor de análisis usa el protocolo %1 y este programa el %2: instale la misma versión de ambos.</translation>
    </message>
    <message>
        <source>The analysis engine sent something that cannot be understood (%1): restart it.</source>
        <translation>El motor de análisis envió algo incomprensible (%1): reinícielo.</translation>
    </message>
    <message>
        <source>The device %1 cannot be used (%2): choose auto or cpu, or ask tessera-engine doctor.</source>
        <translation>No se puede usar el dispositivo %1 (%2): elija auto o cpu, o consulte tessera-engine doctor.</translation>
    </message>
    <message>
        <source>There is no session %1: open one first.</source>
        <translation>No existe la sesión %1: abra una primero.</translation>
    </message>
    <message>
        <source>There was not enough memory for %1: close other programs or use fewer threads, then run again.</source>
        <translation>No había memoria suficiente para %1: cierre otros programas o use menos hilos y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept, and the same command with --resume goes on.</source>
        <translation>Detenido; se conserva lo terminado y el mismo comando con --resume continúa.</translation>
    </message>
    <message>
        <source>Something went wrong inside Tessera (%1): please report it.</source>
        <translation>Algo falló dentro de Tessera (%1): por favor, notifíquelo.</translation>
    </message>
    <message>
        <source>%1 is not a Tessera project: choose a file that ends in .tessera.</source>
        <translation>%1 no es un proyecto de Tessera: elija un archivo terminado en .tessera.</translation>
    </message>
    <message>
        <source>There is already a file %1: open it, or choose another name.</source>
        <translation>Ya existe un archivo %1: ábralo o elija otro nombre.</translation>
    </message>
    <message>
        <source>The project %1 is damaged (%2): open a copy of it; this file was left as it is.</source>
        <translation>El proyecto %1 está dañado (%2): abra una copia; este archivo no se ha modificado.</translation>
    </message>
    <message>
        <source>The project %1 was made by a newer Tessera (format %2, this one knows up to %3): open it with that version.</source>
        <translation>El proyecto %1 se creó con un Tessera más reciente (formato %2; este conoce hasta el %3): ábralo con esa versión.</translation>
    </message>
    <message>
        <source>The project %1 is of an earlier version and cannot be brought up to date here: copy it to a folder that you can write to, or wait until it is closed elsewhere.</source>
        <translation>El proyecto %1 es de una versión anterior y no se puede actualizar aquí: cópielo a una carpeta en la que pueda escribir o espere a que se cierre en el otro sitio.</translation>
    </message>
    <message>
        <source>The last edits of the project %1 lie in the file %1-wal, which cannot be taken over in this folder: copy both to a folder that you can write to and open the copy.</source>
        <translation>Los últimos cambios del proyecto %1 están en el archivo %1-wal, que no se puede incorporar en esta carpeta: copie ambos a una carpeta en la que pueda escribir y abra la copia.</translation>
    </message>
    <message>
        <source>The project %1 is open for reading only: copy it to a folder that you can write to, or close it elsewhere first.</source>
        <translation>El proyecto %1 está abierto solo para lectura: cópielo a una carpeta en la que pueda escribir o ciérrelo antes en el otro sitio.</translation>
    </message>
    <message>
        <source>The project %1 is being written by another program: close it there; what you changed is tried again.</source>
        <translation>Otro programa está escribiendo el proyecto %1: ciérrelo allí; sus cambios se intentarán de nuevo.</translation>
    </message>
    <message>
        <source>%1 is in the project already, as a slide of its own: choose another file.</source>
        <translation>%1 ya está en el proyecto como preparación propia: elija otro archivo.</translation>
    </message>
    <message>
        <source>%1 is not the slide %2, its content differs: choose another file.</source>
        <translation>%1 no es la preparación %2, su contenido difiere: elija otro archivo.</translation>
    </message>
    <message>
        <source>%1 is %2, not a slide or image that Tessera can read: %3.</source>
        <translation>%1 no es una preparación ni una imagen que Tessera pueda leer (%2): %3.</translation>
    </message>
    <message>
        <source>%1 was replaced by another file while it was open: close the slide and open it again.</source>
        <translation>%1 fue reemplazado por otro archivo mientras estaba abierto: cierre la preparación y ábrala de nuevo.</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>&amp;Clear List</source>
        <translation>&amp;Vaciar la lista</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>Abrir reciente</translation>
    </message>
    <message>
        <source>Open Sample Slide</source>
        <translation>Abrir la preparación de ejemplo</translation>
    </message>
    <message>
        <source>Reopen Last Session</source>
        <translation>Reabrir la última sesión</translation>
    </message>
    <message>
        <source>Close Slide</source>
        <translation>Cerrar la preparación</translation>
    </message>
    <message>
        <source>Close All</source>
        <translation>Cerrar todo</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>export it as OME-TIFF or pyramidal TIFF with the program of its scanner</source>
        <translation>expórtelo como OME-TIFF o TIFF piramidal con el programa del escáner</translation>
    </message>
    <message>
        <source>unpack it and open the slide in it</source>
        <translation>descomprímalo y abra la preparación que contiene</translation>
    </message>
    <message>
        <source>convert it to PNG, JPEG or TIFF</source>
        <translation>conviértalo a PNG, JPEG o TIFF</translation>
    </message>
    <message>
        <source>copy it again from its source</source>
        <translation>cópielo de nuevo desde su origen</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un documento PDF</translation>
    </message>
    <message>
        <source>open it in a document viewer</source>
        <translation>ábralo en un visor de documentos</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>un archivo ZIP</translation>
    </message>
    <message>
        <source>a file packed by gzip</source>
        <translation>un archivo comprimido con gzip</translation>
    </message>
    <message>
        <source>a file packed by bzip2</source>
        <translation>un archivo comprimido con bzip2</translation>
    </message>
    <message>
        <source>a file packed by xz</source>
        <translation>un archivo comprimido con xz</translation>
    </message>
    <message>
        <source>a file packed by Zstandard</source>
        <translation>un archivo comprimido con Zstandard</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>un archivo 7z</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>un archivo RAR</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>un archivo tar</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>un archivo HDF5</translation>
    </message>
    <message>
        <source>open the slide that it was computed from</source>
        <translation>abra la preparación de la que se calculó</translation>
    </message>
    <message>
        <source>a Zeiss CZI file</source>
        <translation>un archivo Zeiss CZI</translation>
    </message>
    <message>
        <source>a Philips iSyntax file</source>
        <translation>un archivo Philips iSyntax</translation>
    </message>
    <message>
        <source>a Leica LIF file</source>
        <translation>un archivo Leica LIF</translation>
    </message>
    <message>
        <source>a Nikon ND2 file</source>
        <translation>un archivo Nikon ND2</translation>
    </message>
    <message>
        <source>a picture in JPEG 2000 format</source>
        <translation>una imagen en formato JPEG 2000</translation>
    </message>
    <message>
        <source>a picture in JPEG XL format</source>
        <translation>una imagen en formato JPEG XL</translation>
    </message>
    <message>
        <source>a picture in GIF format</source>
        <translation>una imagen en formato GIF</translation>
    </message>
    <message>
        <source>a picture in BMP format</source>
        <translation>una imagen en formato BMP</translation>
    </message>
    <message>
        <source>a picture in WebP format</source>
        <translation>una imagen en formato WebP</translation>
    </message>
    <message>
        <source>a picture in HEIC format</source>
        <translation>una imagen en formato HEIC</translation>
    </message>
    <message>
        <source>a picture in AVIF format</source>
        <translation>una imagen en formato AVIF</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>un documento de Photoshop</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>una película</translation>
    </message>
    <message>
        <source>open it in a media player</source>
        <translation>ábrala en un reproductor multimedia</translation>
    </message>
    <message>
        <source>a NIfTI volume</source>
        <translation>un volumen NIfTI</translation>
    </message>
    <message>
        <source>open it in a program for radiology</source>
        <translation>ábralo en un programa de radiología</translation>
    </message>
    <message>
        <source>a DICOM file of another kind</source>
        <translation>un archivo DICOM de otro tipo</translation>
    </message>
    <message>
        <source>open it in a DICOM viewer</source>
        <translation>ábralo en un visor DICOM</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <translation>una matriz de NumPy</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>una base de datos SQLite</translation>
    </message>
    <message>
        <source>open it as a project if it is one</source>
        <translation>ábrala como proyecto si lo es</translation>
    </message>
    <message>
        <source>an Office document or Olympus OIB file</source>
        <translation>un documento de Office o un archivo Olympus OIB</translation>
    </message>
    <message>
        <source>open it in the program that it comes from</source>
        <translation>ábralo en el programa del que procede</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>un programa</translation>
    </message>
    <message>
        <source>choose a slide</source>
        <translation>elija una preparación</translation>
    </message>
    <message>
        <source>a placeholder of Git LFS, not the file itself</source>
        <translation>un marcador de Git LFS, no el propio archivo</translation>
    </message>
    <message>
        <source>fetch it with git lfs pull</source>
        <translation>obténgalo con git lfs pull</translation>
    </message>
    <message>
        <source>a MIRAX index without its folder of images</source>
        <translation>un índice MIRAX sin su carpeta de imágenes</translation>
    </message>
    <message>
        <source>copy the folder of the same name to the place beside it</source>
        <translation>copie la carpeta del mismo nombre junto a él</translation>
    </message>
    <message>
        <source>a Hamamatsu index without its images</source>
        <translation>un índice Hamamatsu sin sus imágenes</translation>
    </message>
    <message>
        <source>copy the files that it names to the place beside it</source>
        <translation>copie los archivos que nombra junto a él</translation>
    </message>
    <message>
        <source>an Olympus VSI index</source>
        <translation>un índice Olympus VSI</translation>
    </message>
    <message>
        <source>a safetensors file</source>
        <translation>un archivo safetensors</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>una página web</translation>
    </message>
    <message>
        <source>download the file again; what came was a page that says why not</source>
        <translation>descargue de nuevo el archivo; la página recibida dice el motivo</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>un documento XML</translation>
    </message>
    <message>
        <source>open the slide that belongs to it</source>
        <translation>abra la preparación a la que pertenece</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>un archivo de texto</translation>
    </message>
    <message>
        <source>a file of zeros only</source>
        <translation>un archivo que solo contiene ceros</translation>
    </message>
    <message>
        <source>a TIFF without a picture that can be read</source>
        <translation>un TIFF sin imagen legible</translation>
    </message>
    <message>
        <source>a file of an unknown kind</source>
        <translation>un archivo de tipo desconocido</translation>
    </message>
    <message>
        <source>see the list of supported formats</source>
        <translation>consulte la lista de formatos admitidos</translation>
    </message>
</context>
<context>
    <name>GoToCommands</name>
    <message>
        <source>Go to Place or Zoom…</source>
        <translation>Ir a un lugar o aumento…</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>About Tessera</source>
        <translation>Acerca de Tessera</translation>
    </message>
    <message>
        <source>&lt;b&gt;Tessera %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Tessera %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Viewer for whole-slide images with MHIM-MIL analysis.

Research use only, not for diagnosis.

GPL-3.0-or-later.</source>
        <translation>Visor de preparaciones digitales con análisis MHIM-MIL.

Solo para investigación, no para diagnóstico.

GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>Teclado y ratón</translation>
    </message>
    <message>
        <source>Find Command…</source>
        <translation>Buscar un comando…</translation>
    </message>
</context>
<context>
    <name>OverlayMap</name>
    <message>
        <source>Class probability</source>
        <translation>Probabilidad de la clase</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>Probabilidad de %1</translation>
    </message>
    <message>
        <source>Attention (rank)</source>
        <translation>Atención (rango)</translation>
    </message>
    <message>
        <source>Instance probability (rank)</source>
        <translation>Probabilidad de instancia (rango)</translation>
    </message>
    <message>
        <source>Hard instances</source>
        <translation>Instancias difíciles</translation>
    </message>
    <message>
        <source>What the model would call a slide of this tile alone.</source>
        <translation>Cómo clasificaría el modelo una preparación formada solo por esta tesela.</translation>
    </message>
    <message>
        <source>Where the model took its evidence from, for or against; rank within the slide.</source>
        <translation>De dónde tomó el modelo sus indicios, a favor o en contra; rango dentro de la preparación.</translation>
    </message>
    <message>
        <source>How clearly a tile speaks for one of the classes; rank within the slide.</source>
        <translation>Con qué claridad habla una tesela a favor de una de las clases; rango dentro de la preparación.</translation>
    </message>
    <message>
        <source>Share of training draws in which the tile is among the hard ones.</source>
        <translation>Proporción de sorteos de entrenamiento en los que la tesela está entre las difíciles.</translation>
    </message>
</context>
<context>
    <name>PerformanceDock</name>
    <message>
        <source>Performance</source>
        <translation>Rendimiento</translation>
    </message>
</context>
<context>
    <name>PictureCommands</name>
    <message>
        <source>The view is copied as a picture.</source>
        <translation>Se ha copiado la vista como imagen.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Guardado como %1.</translation>
    </message>
    <message>
        <source>Save View as Picture</source>
        <translation>Guardar la vista como imagen</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Imágenes PNG (*.png)</translation>
    </message>
    <message>
        <source>Copy View as Picture</source>
        <translation>Copiar la vista como imagen</translation>
    </message>
    <message>
        <source>Save View as Picture…</source>
        <translation>Guardar la vista como imagen…</translation>
    </message>
</context>
<context>
    <name>PlaceText</name>
    <message>
        <source>“%1” is no place: write one as 12000, 8000 or 3.1 mm, 2 mm, a zoom as 20x or 0.5 µm/px.</source>
        <translation>«%1» no es un lugar: escriba un lugar como 12000, 8000 o 3.1 mm, 2 mm, un aumento como 20x o 0.5 µm/px.</translation>
    </message>
    <message>
        <source>A zoom is more than 0.</source>
        <translation>Un aumento es mayor que 0.</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: give the zoom in per cent, or set the resolution first.</source>
        <translation>La resolución de esta preparación es desconocida: indique el aumento en porcentaje o defina antes la resolución.</translation>
    </message>
    <message>
        <source>A place needs two numbers, as in 12000, 8000.</source>
        <translation>Un lugar necesita dos números, como 12000, 8000.</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: give the place in px, or set the resolution first.</source>
        <translation>La resolución de esta preparación es desconocida: indique el lugar en px o defina antes la resolución.</translation>
    </message>
    <message>
        <source>%1 lies outside of the slide, which has %2 × %3 px.</source>
        <translation>%1 queda fuera de la preparación, que tiene %2 × %3 px.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Opening the slide</source>
        <translation>Abriendo la preparación</translation>
    </message>
    <message>
        <source>Finding tissue</source>
        <translation>Buscando tejido</translation>
    </message>
    <message>
        <source>Encoding tiles</source>
        <translation>Codificando teselas</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>Ejecutando el modelo</translation>
    </message>
    <message>
        <source>Writing the result</source>
        <translation>Guardando el resultado</translation>
    </message>
    <message>
        <source>: %1 of %2</source>
        <translation>: %1 de %2</translation>
    </message>
    <message>
        <source>, %1 tiles/s</source>
        <translation>, %1 teselas/s</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, quedan unos %1</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Esperando al motor</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Cancelando</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Cancelled; the encoded tiles are kept for the next run</source>
        <translation>Cancelado; las teselas codificadas se conservan para la próxima ejecución</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Error</translation>
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
        <translation>%1 (proceso %2, desde %3)</translation>
    </message>
    <message>
        <source>%1 is in use by %2: it is open for reading only until it is closed there.</source>
        <translation>%2 está usando %1: queda abierto solo para lectura hasta que se cierre allí.</translation>
    </message>
    <message>
        <source>%1 cannot be written here: it is open for reading only. Copy it to a folder of your own to change it.</source>
        <translation>%1 no se puede escribir aquí: está abierto solo para lectura. Cópielo a una carpeta propia para modificarlo.</translation>
    </message>
    <message>
        <source>%1 lies on a network drive (%2): edits are as safe there, but slower.</source>
        <translation>%1 está en una unidad de red (%2): los cambios son igual de seguros, pero más lentos.</translation>
    </message>
    <message>
        <source>%1 was brought up to date; what it was before is kept as %2.</source>
        <translation>%1 se ha actualizado; la versión anterior se conserva como %2.</translation>
    </message>
    <message>
        <source>Cancelled; what was added stays.</source>
        <translation>Cancelado; lo añadido se conserva.</translation>
    </message>
    <message>
        <source>Slides added: %1.</source>
        <translation>Preparaciones añadidas: %1.</translation>
    </message>
    <message>
        <source>Already in the project: %1.</source>
        <translation>Ya en el proyecto: %1.</translation>
    </message>
    <message>
        <source>Not slides by their names: %1, such as %2.</source>
        <translation>No son preparaciones por su nombre: %1, por ejemplo %2.</translation>
    </message>
    <message>
        <source>Not readable: %1.</source>
        <translation>No legibles: %1.</translation>
    </message>
    <message>
        <source>Files found again: %1.</source>
        <translation>Archivos encontrados de nuevo: %1.</translation>
    </message>
    <message>
        <source>Not found: %1; try another folder.</source>
        <translation>No encontrados: %1; pruebe otra carpeta.</translation>
    </message>
    <message>
        <source>All %1 changes are as they were written. Last hash: %2</source>
        <translation>Los %1 cambios están tal como se escribieron. Último hash: %2</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 is not as it was written.</source>
        <translation>El registro de auditoría está alterado: la fila %1 no está como se escribió.</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 is missing.</source>
        <translation>El registro de auditoría está alterado: falta la fila %1.</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 and what followed it are missing.</source>
        <translation>El registro de auditoría está alterado: faltan la fila %1 y las siguientes.</translation>
    </message>
</context>
<context>
    <name>SettingKeys</name>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>un número entero de %1 a %2</translation>
    </message>
    <message>
        <source>a number above %1, at most %2</source>
        <translation>un número mayor que %1, como máximo %2</translation>
    </message>
    <message>
        <source>a number from %1, below %2</source>
        <translation>un número desde %1, menor que %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>un número de %1 a %2</translation>
    </message>
    <message>
        <source>%1 is “%2”: give %3, or leave it empty for the preset&apos;s value.</source>
        <translation>%1 es «%2»: indique %3, o déjelo vacío para el valor del preajuste.</translation>
    </message>
    <message>
        <source>What makes one feature of the tiles of a case: attention (attn), self-attention (selfattn), two streams (dsmil), mean or maximum.</source>
        <translation>Qué forma una característica con las teselas de un caso: atención (attn), autoatención (selfattn), dos flujos (dsmil), media o máximo.</translation>
    </message>
    <message>
        <source>pure trains the baseline alone, v1 hides hard tiles from a student, v2 recycles tiles as well.</source>
        <translation>pure entrena solo el modelo base, v1 oculta teselas difíciles a un modelo alumno, v2 además recicla teselas.</translation>
    </message>
    <message>
        <source>How often each case is seen, in each stage.</source>
        <translation>Cuántas veces se ve cada caso, en cada etapa.</translation>
    </message>
    <message>
        <source>Size of the steps at the start; smaller is slower and steadier.</source>
        <translation>Tamaño de los pasos al principio; menor es más lento y más estable.</translation>
    </message>
    <message>
        <source>How strongly large weights are pulled back at each step.</source>
        <translation>Con qué fuerza se reducen los pesos grandes en cada paso.</translation>
    </message>
    <message>
        <source>adam takes the decay as part of the gradient, adamw apart from it.</source>
        <translation>adam toma la reducción como parte del gradiente, adamw aparte.</translation>
    </message>
    <message>
        <source>How the learning rate changes over the epochs.</source>
        <translation>Cómo cambia la tasa de aprendizaje a lo largo de las épocas.</translation>
    </message>
    <message>
        <source>The learning rate rises over these epochs.</source>
        <translation>La tasa de aprendizaje sube durante estas épocas.</translation>
    </message>
    <message>
        <source>Cases to one update of the weights.</source>
        <translation>Casos por cada actualización de los pesos.</translation>
    </message>
    <message>
        <source>Largest norm of all gradients together; empty or 0 is off.</source>
        <translation>Norma máxima de todos los gradientes juntos; vacío o 0 la desactiva.</translation>
    </message>
    <message>
        <source>A stage ends after this many epochs without an equal or better value; 0 is never.</source>
        <translation>Una etapa termina tras tantas épocas sin un valor igual o mejor; 0 es nunca.</translation>
    </message>
    <message>
        <source>But not before this epoch.</source>
        <translation>Pero no antes de esta época.</translation>
    </message>
    <message>
        <source>Function after the embedding.</source>
        <translation>Función después de la incrustación.</translation>
    </message>
    <message>
        <source>Function inside the attention.</source>
        <translation>Función dentro de la atención.</translation>
    </message>
    <message>
        <source>Attention with a gate; with attn alone.</source>
        <translation>Atención con compuerta; solo con attn.</translation>
    </message>
    <message>
        <source>Heads of the self-attention.</source>
        <translation>Cabezas de la autoatención.</translation>
    </message>
    <message>
        <source>Share of the embedding that is left out at random while training.</source>
        <translation>Parte de la incrustación que se omite al azar durante el entrenamiento.</translation>
    </message>
    <message>
        <source>Width of the model.</source>
        <translation>Anchura del modelo.</translation>
    </message>
    <message>
        <source>Each feature is taken in its standard deviations; the finished model takes features as they are.</source>
        <translation>Cada característica se toma en sus desviaciones estándar; el modelo terminado toma las características tal como son.</translation>
    </message>
    <message>
        <source>Share of the tiles that is hidden at random.</source>
        <translation>Parte de las teselas que se oculta al azar.</translation>
    </message>
    <message>
        <source>Share that is hidden from the lowest scores up.</source>
        <translation>Parte que se oculta desde las puntuaciones más bajas.</translation>
    </message>
    <message>
        <source>Share of the tiles with the highest scores that is hidden from the student.</source>
        <translation>Parte de las teselas con las puntuaciones más altas que se oculta al modelo alumno.</translation>
    </message>
    <message>
        <source>Part of the picked high scores that is hidden, drawn at random.</source>
        <translation>Parte de las puntuaciones altas elegidas que se oculta, sorteada.</translation>
    </message>
    <message>
        <source>The share of hidden hard tiles falls towards 0.</source>
        <translation>La parte de teselas difíciles ocultas baja hacia 0.</translation>
    </message>
    <message>
        <source>Tiles that are not kept are recycled into a few; with v2 alone.</source>
        <translation>Las teselas que no se conservan se reciclan en unas pocas; solo con v2.</translation>
    </message>
    <message>
        <source>Share of the visible tiles that is kept.</source>
        <translation>Parte de las teselas visibles que se conserva.</translation>
    </message>
    <message>
        <source>Tiles that the others are recycled into.</source>
        <translation>Teselas en las que se reciclan las demás.</translation>
    </message>
    <message>
        <source>Share that the recycling keeps of itself at each step.</source>
        <translation>Parte que el reciclado conserva de sí mismo en cada paso.</translation>
    </message>
    <message>
        <source>Tiles are recycled in prediction as well.</source>
        <translation>Las teselas se reciclan también en la predicción.</translation>
    </message>
    <message>
        <source>Hard tiles are found by their probability instead of their attention; with v2 alone.</source>
        <translation>Las teselas difíciles se hallan por su probabilidad en vez de su atención; solo con v2.</translation>
    </message>
    <message>
        <source>Weight of the agreement of student and teacher beside the main loss.</source>
        <translation>Peso del acuerdo entre alumno y maestro junto a la pérdida principal.</translation>
    </message>
    <message>
        <source>Sharpens what the teacher says; smaller is sharper.</source>
        <translation>Agudiza lo que dice el modelo maestro; menor es más agudo.</translation>
    </message>
    <message>
        <source>Share that the teacher keeps of itself at each update; near 1 it follows slowly.</source>
        <translation>Parte que el maestro conserva de sí en cada actualización; cerca de 1 sigue despacio.</translation>
    </message>
    <message>
        <source>cosine lets the momentum of the teacher rise to 1.</source>
        <translation>cosine hace subir el momento del maestro hasta 1.</translation>
    </message>
    <message>
        <source>What the student takes from the first stage: nothing, its embedding, or all.</source>
        <translation>Qué toma el alumno de la primera etapa: nada, la incrustación o todo.</translation>
    </message>
    <message>
        <source>Which of the two the finished model predicts with.</source>
        <translation>Con cuál de los dos predice el modelo terminado.</translation>
    </message>
    <message>
        <source>Intervals of time of a survival model.</source>
        <translation>Intervalos de tiempo de un modelo de supervivencia.</translation>
    </message>
    <message>
        <source>Part of the training cases that chooses the epoch, where the splits name none.</source>
        <translation>Parte de los casos de entrenamiento que elige la época, si la partición no nombra ninguna.</translation>
    </message>
    <message>
        <source>Share of the tiles of a positive case that show the finding, as far as you know.</source>
        <translation>Parte de las teselas de un caso positivo que muestra el hallazgo, hasta donde sepa.</translation>
    </message>
    <message>
        <source>Number that decides everything that is drawn; the same number repeats a training.</source>
        <translation>Número que decide todo lo sorteado; el mismo número repite un entrenamiento.</translation>
    </message>
    <message>
        <source>Parts of a cross-validation, each once the test part.</source>
        <translation>Partes de una validación cruzada, cada una una vez la de prueba.</translation>
    </message>
    <message>
        <source>auto takes a graphics card where one works; else cpu, cuda or cuda:1.</source>
        <translation>auto toma una tarjeta gráfica si alguna funciona; si no, cpu, cuda o cuda:1.</translation>
    </message>
    <message>
        <source>Processor cores for the training; empty takes all.</source>
        <translation>Núcleos del procesador para el entrenamiento; vacío toma todos.</translation>
    </message>
    <message>
        <source>tf32 is faster on graphics cards and less exact.</source>
        <translation>tf32 es más rápido en tarjetas gráficas y menos exacto.</translation>
    </message>
    <message>
        <source>%1 has the same value twice: each makes a training of its own.</source>
        <translation>%1 tiene dos veces el mismo valor: cada uno es un entrenamiento propio.</translation>
    </message>
</context>
<context>
    <name>SlideInfoCommands</name>
    <message>
        <source>%1 % of the tissue at %2 or more</source>
        <translation>%1&#xa0;% del tejido con %2 o más</translation>
    </message>
    <message>
        <source>Slide Information</source>
        <translation>Información de la preparación</translation>
    </message>
</context>
<context>
    <name>SlideText</name>
    <message>
        <source>%1 µm/px (from the file)</source>
        <translation>%1 µm/px (del archivo)</translation>
    </message>
    <message>
        <source>%1 µm/px (from resolution tags)</source>
        <translation>%1 µm/px (de las etiquetas de resolución)</translation>
    </message>
    <message>
        <source>%1 µm/px (from the objective)</source>
        <translation>%1 µm/px (del objetivo)</translation>
    </message>
    <message>
        <source>%1 µm/px (set by you)</source>
        <translation>%1 µm/px (definido por usted)</translation>
    </message>
</context>
<context>
    <name>TrainingDock</name>
    <message>
        <source>%1 is not in the worklist.</source>
        <translation>%1 no está en la lista de trabajo.</translation>
    </message>
    <message>
        <source>The next analysis is made with %1.</source>
        <translation>El próximo análisis se hará con %1.</translation>
    </message>
    <message>
        <source>The training %1 has finished.</source>
        <translation>El entrenamiento %1 ha terminado.</translation>
    </message>
    <message>
        <source>The training %1 was running when Tessera ended. It can go on from its last epoch.</source>
        <translation>El entrenamiento %1 estaba en marcha cuando terminó Tessera. Puede continuar desde su última época.</translation>
    </message>
    <message>
        <source>Show It</source>
        <translation>Mostrarlo</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
</context>
<context>
    <name>TrainingPresets</name>
    <message>
        <source>Quick</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>MHIM, version 2</source>
        <translation>MHIM, versión 2</translation>
    </message>
    <message>
        <source>MHIM, version 1 (CAMELYON16)</source>
        <translation>MHIM, versión 1 (CAMELYON16)</translation>
    </message>
    <message>
        <source>MHIM, version 1 (NSCLC)</source>
        <translation>MHIM, versión 1 (NSCLC)</translation>
    </message>
    <message>
        <source>Survival</source>
        <translation>Supervivencia</translation>
    </message>
    <message>
        <source>Small tables</source>
        <translation>Tablas pequeñas</translation>
    </message>
    <message>
        <source>The baseline alone, a few epochs: does the data lend itself at all?</source>
        <translation>Solo el modelo base, pocas épocas: ¿sirven los datos para ello?</translation>
    </message>
    <message>
        <source>Two stages: a baseline, then a student that learns from hard tiles. The usual choice.</source>
        <translation>Dos etapas: un modelo base y luego un modelo alumno que aprende de teselas difíciles. La elección habitual.</translation>
    </message>
    <message>
        <source>As published for lymph node metastases.</source>
        <translation>Como se publicó para metástasis en ganglios linfáticos.</translation>
    </message>
    <message>
        <source>As published for subtypes of lung cancer.</source>
        <translation>Como se publicó para subtipos de cáncer de pulmón.</translation>
    </message>
    <message>
        <source>For tables with follow-up times; stops earlier.</source>
        <translation>Para tablas con tiempos de seguimiento; se detiene antes.</translation>
    </message>
    <message>
        <source>For some hundred cases with few tiles each; keeps no case back.</source>
        <translation>Para unos cientos de casos con pocas teselas; no reserva ningún caso.</translation>
    </message>
</context>
<context>
    <name>TrainingText</name>
    <message>
        <source>%1, epoch %2 of %3</source>
        <translation>%1, época %2 de %3</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1, época %2</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Esperando al motor</translation>
    </message>
    <message>
        <source>Checking the features: %1 of %2 cases</source>
        <translation>Comprobando las características: %1 de %2 casos</translation>
    </message>
    <message>
        <source>Fold %1 of %2: </source>
        <translation>Pliegue %1 de %2: </translation>
    </message>
    <message>
        <source>, case %1 of %2</source>
        <translation>, caso %1 de %2</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, quedan unos %1</translation>
    </message>
    <message>
        <source>Nothing is being trained.</source>
        <translation>No se está entrenando nada.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>Stopping; what was trained is kept</source>
        <translation>Deteniendo; lo entrenado se conserva</translation>
    </message>
    <message numerus="yes">
        <source>Paused after %n epoch(s); it can go on at any time.</source>
        <translation>
            <numerusform>En pausa tras %n época; puede continuar en cualquier momento.</numerusform>
            <numerusform>En pausa tras %n épocas; puede continuar en cualquier momento.</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>terminado antes</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), not finished</source>
        <translation>
            <numerusform>%n época, sin terminar</numerusform>
            <numerusform>%n épocas, sin terminar</numerusform>
        </translation>
    </message>
    <message>
        <source>First stage</source>
        <translation>Primera etapa</translation>
    </message>
    <message>
        <source>MHIM stage</source>
        <translation>Etapa MHIM</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>C-index</source>
        <translation>Índice C</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Exactitud equilibrada</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Especificidad</translation>
    </message>
    <message>
        <source>%1 is not defined</source>
        <translation>%1 no está definido</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <translation>%1 %2 (%3 a %4)</translation>
    </message>
    <message>
        <source>test cases</source>
        <translation>casos de prueba</translation>
    </message>
    <message>
        <source>validation cases</source>
        <translation>casos de validación</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) wait.</source>
        <translation>
            <numerusform>%n entrenamiento espera.</numerusform>
            <numerusform>%n entrenamientos esperan.</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
</context>
<context>
    <name>TurnCommands</name>
    <message>
        <source>Turn Left by 15°</source>
        <translation>Girar 15° a la izquierda</translation>
    </message>
    <message>
        <source>Turn Right by 15°</source>
        <translation>Girar 15° a la derecha</translation>
    </message>
    <message>
        <source>Turn Left by 90°</source>
        <translation>Girar 90° a la izquierda</translation>
    </message>
    <message>
        <source>Turn Right by 90°</source>
        <translation>Girar 90° a la derecha</translation>
    </message>
    <message>
        <source>Flip Left to Right</source>
        <translation>Voltear horizontalmente</translation>
    </message>
    <message>
        <source>Flip Top to Bottom</source>
        <translation>Voltear verticalmente</translation>
    </message>
    <message>
        <source>Upright Again</source>
        <translation>Volver a la posición original</translation>
    </message>
    <message>
        <source>Turn and Flip</source>
        <translation>Girar y voltear</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>Heat Map</source>
        <translation>Mapa de calor</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vista general</translation>
    </message>
    <message>
        <source>Scale Bar</source>
        <translation>Barra de escala</translation>
    </message>
    <message>
        <source>One Slide</source>
        <translation>Una preparación</translation>
    </message>
    <message>
        <source>Two Side by Side</source>
        <translation>Dos en paralelo</translation>
    </message>
    <message>
        <source>Two One Below the Other</source>
        <translation>Dos una debajo de otra</translation>
    </message>
    <message>
        <source>Three Side by Side</source>
        <translation>Tres en paralelo</translation>
    </message>
    <message>
        <source>Two by Two</source>
        <translation>Dos por dos</translation>
    </message>
    <message>
        <source>Two Rows of Three</source>
        <translation>Dos filas de tres</translation>
    </message>
    <message>
        <source>Three by Three</source>
        <translation>Tres por tres</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>Dark Theme</source>
        <translation>Tema oscuro</translation>
    </message>
    <message>
        <source>Light Theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>High Contrast Theme</source>
        <translation>Tema de alto contraste</translation>
    </message>
    <message>
        <source>Theme of the Desktop</source>
        <translation>Tema del escritorio</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>Next Tab</source>
        <translation>Pestaña siguiente</translation>
    </message>
    <message>
        <source>Previous Tab</source>
        <translation>Pestaña anterior</translation>
    </message>
    <message>
        <source>Set Resolution…</source>
        <translation>Definir la resolución…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Volver a cargar</translation>
    </message>
    <message>
        <source>Analysis Panel</source>
        <translation>Panel de análisis</translation>
    </message>
    <message>
        <source>Worklist Panel</source>
        <translation>Lista de trabajo</translation>
    </message>
</context>
<context>
    <name>WayCommands</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>To the Left Edge</source>
        <translation>Al borde izquierdo</translation>
    </message>
    <message>
        <source>To the Right Edge</source>
        <translation>Al borde derecho</translation>
    </message>
    <message>
        <source>To the Top Edge</source>
        <translation>Al borde superior</translation>
    </message>
    <message>
        <source>To the Bottom Edge</source>
        <translation>Al borde inferior</translation>
    </message>
    <message>
        <source>Hold Z and drag</source>
        <translation>Mantener Z y arrastrar</translation>
    </message>
    <message>
        <source>Frame what shall fill the view</source>
        <translation>Enmarcar lo que llenará la vista</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>Unread</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>Segunda opinión</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation>Inutilizable</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Preparación</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadida</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Tamaño del archivo</translation>
    </message>
</context>
<context>
    <name>WorklistCommands</name>
    <message>
        <source>New Project…</source>
        <translation>Nuevo proyecto…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>Abrir proyecto…</translation>
    </message>
    <message>
        <source>Close Project</source>
        <translation>Cerrar el proyecto</translation>
    </message>
    <message>
        <source>Add Slides to Project…</source>
        <translation>Añadir preparaciones al proyecto…</translation>
    </message>
    <message>
        <source>Add Folder to Project…</source>
        <translation>Añadir una carpeta al proyecto…</translation>
    </message>
    <message>
        <source>Find Missing Files…</source>
        <translation>Buscar archivos que faltan…</translation>
    </message>
    <message>
        <source>New Label Column…</source>
        <translation>Nueva columna de etiqueta…</translation>
    </message>
    <message>
        <source>Save Copy of Project…</source>
        <translation>Guardar una copia del proyecto…</translation>
    </message>
    <message>
        <source>Verify Project</source>
        <translation>Verificar el proyecto</translation>
    </message>
    <message>
        <source>Next Slide of the List</source>
        <translation>Preparación siguiente de la lista</translation>
    </message>
    <message>
        <source>Previous Slide of the List</source>
        <translation>Preparación anterior de la lista</translation>
    </message>
    <message>
        <source>Search the List</source>
        <translation>Buscar en la lista</translation>
    </message>
    <message>
        <source>Open the Selected Slide</source>
        <translation>Abrir la preparación seleccionada</translation>
    </message>
    <message>
        <source>Mark as: %1</source>
        <translation>Marcar como: %1</translation>
    </message>
    <message>
        <source>Status in the Worklist</source>
        <translation>Estado en la lista de trabajo</translation>
    </message>
    <message>
        <source>Say Where the File Lies…</source>
        <translation>Indicar dónde está el archivo…</translation>
    </message>
    <message>
        <source>Remove from the Project</source>
        <translation>Quitar del proyecto</translation>
    </message>
</context>
<context>
    <name>tessera::AnalysisPanel</name>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Mapa de calor</translation>
    </message>
</context>
<context>
    <name>tessera::AssociatedPage</name>
    <message>
        <source>&amp;Show Picture</source>
        <translation>&amp;Mostrar la imagen</translation>
    </message>
    <message>
        <source>Pictures beside the slide</source>
        <translation>Imágenes adjuntas a la preparación</translation>
    </message>
    <message>
        <source>%1 (%2 × %3 px)</source>
        <translation>%1 (%2 × %3 px)</translation>
    </message>
    <message>
        <source>The file has no pictures beside the slide.</source>
        <translation>El archivo no tiene imágenes adjuntas a la preparación.</translation>
    </message>
    <message>
        <source>“%1” may show the name or number of a patient. It stays hidden until you ask for it, and is left out of pictures that Tessera makes.</source>
        <translation>«%1» puede mostrar el nombre o número de un paciente. Permanece oculta hasta que la pida y no aparece en las imágenes que hace Tessera.</translation>
    </message>
    <message>
        <source>Picture “%1”</source>
        <translation>Imagen «%1»</translation>
    </message>
</context>
<context>
    <name>tessera::BookmarkModel</name>
    <message>
        <source>Place %1</source>
        <translation>Lugar %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 a %2</translation>
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
        <translation>&amp;Añadir esta vista</translation>
    </message>
    <message>
        <source>G&amp;o There</source>
        <translation>&amp;Ir allí</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>Cambiar &amp;nombre</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>Un&amp;do</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Bookmarks of the slide</source>
        <translation>Marcadores de la preparación</translation>
    </message>
    <message>
        <source>Ctrl+B keeps what you see of a slide: place, zoom and how it lies. It is found here again, also after a restart and when the file was moved or renamed.</source>
        <translation>Ctrl+B guarda lo que ve de una preparación: lugar, aumento y orientación. Lo encontrará aquí, también tras reiniciar o si el archivo se movió o cambió de nombre.</translation>
    </message>
    <message>
        <source>“%1” is deleted.</source>
        <translation>«%1» se ha eliminado.</translation>
    </message>
</context>
<context>
    <name>tessera::CasesPage</name>
    <message>
        <source>Table of cases</source>
        <translation>Tabla de casos</translation>
    </message>
    <message>
        <source>Label column of the worklist</source>
        <translation>Columna de etiquetas de la lista de trabajo</translation>
    </message>
    <message>
        <source>Take from Wor&amp;klist</source>
        <translation>Tomar de la &amp;lista</translation>
    </message>
    <message>
        <source>Folder of features</source>
        <translation>Carpeta de características</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Particiones</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>Qué se aprende</translation>
    </message>
    <message>
        <source>Meaning of 1 in the follow-up column</source>
        <translation>Significado de 1 en la columna de seguimiento</translation>
    </message>
    <message>
        <source>Check A&amp;gain</source>
        <translation>Comprobar de &amp;nuevo</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>as the table says</source>
        <translation>según la tabla</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>clases</translation>
    </message>
    <message>
        <source>survival</source>
        <translation>supervivencia</translation>
    </message>
    <message>
        <source>as its name says</source>
        <translation>según su nombre</translation>
    </message>
    <message>
        <source>event</source>
        <translation>evento</translation>
    </message>
    <message>
        <source>censored</source>
        <translation>censurado</translation>
    </message>
    <message>
        <source>CSV with a column of slides and one of labels, or of time and event</source>
        <translation>CSV con una columna de preparaciones y otra de etiquetas, o de tiempo y evento</translation>
    </message>
    <message>
        <source>One file for each slide: .h5, .pt, .npy or .safetensors</source>
        <translation>Un archivo por preparación: .h5, .pt, .npy o .safetensors</translation>
    </message>
    <message>
        <source>May be left empty: then the table&apos;s own division, or one that is drawn</source>
        <translation>Puede quedar vacío: entonces vale la partición de la tabla o una sorteada</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Progreso de la comprobación</translation>
    </message>
    <message>
        <source>Cases of each class</source>
        <translation>Casos de cada clase</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>&amp;Table of cases:</source>
        <translation>&amp;Tabla de casos:</translation>
    </message>
    <message>
        <source>Or a label column of the worklist:</source>
        <translation>O una columna de etiquetas de la lista de trabajo:</translation>
    </message>
    <message>
        <source>&amp;Features:</source>
        <translation>Ca&amp;racterísticas:</translation>
    </message>
    <message>
        <source>&amp;Splits, if you have them:</source>
        <translation>&amp;Particiones, si las tiene:</translation>
    </message>
    <message>
        <source>&amp;What is learned:</source>
        <translation>&amp;Qué se aprende:</translation>
    </message>
    <message>
        <source>&amp;1 in the follow-up column:</source>
        <translation>&amp;1 en la columna de seguimiento:</translation>
    </message>
    <message>
        <source>Open a project and give its slides a label column first.</source>
        <translation>Abra primero un proyecto y dé a sus preparaciones una columna de etiquetas.</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>Leyendo la tabla</translation>
    </message>
    <message>
        <source>Checking the features: %1 of %2 cases</source>
        <translation>Comprobando las características: %1 de %2 casos</translation>
    </message>
    <message>
        <source>The check was cancelled. Check again before you start.</source>
        <translation>La comprobación se canceló. Compruebe de nuevo antes de empezar.</translation>
    </message>
    <message>
        <source>Choose a table with a row for each slide, and the folder where their features are.</source>
        <translation>Elija una tabla con una fila por preparación y la carpeta donde están sus características.</translation>
    </message>
    <message>
        <source>%1 cases of %2 patients.</source>
        <translation>%1 casos de %2 pacientes.</translation>
    </message>
    <message>
        <source>%1 can be trained on.</source>
        <translation>Se puede entrenar con %1.</translation>
    </message>
    <message>
        <source>The check has found nothing to object to.</source>
        <translation>La comprobación no ha encontrado nada que objetar.</translation>
    </message>
    <message>
        <source>Now choose the folder where the features of the slides are, or have them extracted.</source>
        <translation>Elija ahora la carpeta con las características de las preparaciones, o haga que se extraigan.</translation>
    </message>
</context>
<context>
    <name>tessera::ColourPanel</name>
    <message>
        <source>Use the slide&apos;s &amp;profile (ICC)</source>
        <translation>Usar el &amp;perfil de la preparación (ICC)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Restablecer</translation>
    </message>
    <message>
        <source>Profile on, levels as scanned, all stains, standard colours of the stains</source>
        <translation>Perfil activado, niveles originales, todas las tinciones, colores estándar de las tinciones</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>En la vista</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveles</translation>
    </message>
    <message>
        <source>Stains</source>
        <translation>Tinciones</translation>
    </message>
    <message>
        <source>These settings change what you see and are kept for this slide. Analyses always read the pixels as scanned.</source>
        <translation>Estos ajustes cambian lo que ve y se guardan para esta preparación. Los análisis leen siempre los píxeles escaneados.</translation>
    </message>
    <message>
        <source>No slide is open.</source>
        <translation>No hay ninguna preparación abierta.</translation>
    </message>
</context>
<context>
    <name>tessera::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Name of a command</source>
        <translation>Nombre de un comando</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Escriba un comando</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Comandos encontrados</translation>
    </message>
</context>
<context>
    <name>tessera::ComparePanel</name>
    <message>
        <source>Slides compared</source>
        <translation>Preparaciones comparadas</translation>
    </message>
    <message>
        <source>Move all views together</source>
        <translation>Mover juntas todas las vistas</translation>
    </message>
    <message>
        <source>Hold Ctrl to move one view alone</source>
        <translation>Mantenga Ctrl para mover solo una vista</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Alineación</translation>
    </message>
    <message>
        <source>Align automatically</source>
        <translation>Alinear automáticamente</translation>
    </message>
    <message>
        <source>Progress of the alignment</source>
        <translation>Progreso de la alineación</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the alignment</source>
        <translation>Cancelar la alineación</translation>
    </message>
    <message>
        <source>Second slide over the first</source>
        <translation>Segunda preparación sobre la primera</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>No se muestra</translation>
    </message>
    <message>
        <source>Divided by a line (S held)</source>
        <translation>Divididas por una línea (S pulsada)</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>Por turnos</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Sola</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 con %2</translation>
    </message>
    <message>
        <source>Open two slides, and lay them side by side (View &gt; Layout).</source>
        <translation>Abra dos preparaciones y colóquelas en paralelo (Ver &gt; Disposición).</translation>
    </message>
    <message>
        <source>Not aligned.</source>
        <translation>Sin alinear.</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Place of the line</source>
        <translation>Posición de la línea</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Cancelando</translation>
    </message>
    <message>
        <source>About %1 left</source>
        <translation>Quedan unos %1</translation>
    </message>
    <message>
        <source>Looking for the same tissue</source>
        <translation>Buscando el mismo tejido</translation>
    </message>
</context>
<context>
    <name>tessera::CoverageVeil</name>
    <message>
        <source>any magnification</source>
        <translation>cualquier aumento</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Legend of what was seen</source>
        <translation>Leyenda de lo visto</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: what was seen of it is not recorded.</source>
        <translation>La resolución de esta preparación es desconocida: no se registra lo que se ha visto de ella.</translation>
    </message>
    <message>
        <source>Dark: not looked at yet.</source>
        <translation>Oscuro: aún sin mirar.</translation>
    </message>
    <message>
        <source>Dark: not looked at yet at %1 or more.</source>
        <translation>Oscuro: aún sin mirar con %1 o más.</translation>
    </message>
    <message>
        <source>%1 % of the tissue seen.</source>
        <translation>%1&#xa0;% del tejido visto.</translation>
    </message>
</context>
<context>
    <name>tessera::CurvePlot</name>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
</context>
<context>
    <name>tessera::CurvesView</name>
    <message>
        <source>Zoom in (+)</source>
        <translation>Ampliar (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Reducir (-)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Show all epochs (0)</source>
        <translation>Mostrar todas las épocas (0)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Write the chart as PNG or PDF, or the numbers as CSV</source>
        <translation>Escribir el gráfico como PNG o PDF, o los números como CSV</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>The values of an epoch stand here when the mouse is over it.</source>
        <translation>Aquí están los valores de una época cuando el ratón está sobre ella.</translation>
    </message>
    <message>
        <source>Export Curves</source>
        <translation>Exportar curvas</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Imagen (*.png)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Documento (*.pdf)</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Números (*.csv)</translation>
    </message>
    <message>
        <source>see the rights of its folder</source>
        <translation>vea los permisos de su carpeta</translation>
    </message>
</context>
<context>
    <name>tessera::DisplayProfileField</name>
    <message>
        <source>Colours of the display</source>
        <translation>Colores de la pantalla</translation>
    </message>
    <message>
        <source>Slides are shown through the colour profile (ICC) of this display.</source>
        <translation>Las preparaciones se muestran con el perfil de color (ICC) de esta pantalla.</translation>
    </message>
    <message>
        <source>Any display (sRGB)</source>
        <translation>Cualquier pantalla (sRGB)</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>De un archivo…</translation>
    </message>
    <message>
        <source>Profile of the Display</source>
        <translation>Perfil de la pantalla</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm *.ICC *.ICM);;All files (*)</source>
        <translation>Perfiles de color (*.icc *.icm *.ICC *.ICM);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>%1 is no profile of a display (%2): choose another file.</source>
        <translation>%1 no es un perfil de pantalla (%2): elija otro archivo.</translation>
    </message>
</context>
<context>
    <name>tessera::ExtractionBox</name>
    <message>
        <source>Slides without features</source>
        <translation>Preparaciones sin características</translation>
    </message>
    <message>
        <source>Folder of slides</source>
        <translation>Carpeta de preparaciones</translation>
    </message>
    <message>
        <source>E&amp;xtract Features Now</source>
        <translation>E&amp;xtraer las características ahora</translation>
    </message>
    <message>
        <source>Searched with all that is below it; slides of the worklist are known without it</source>
        <translation>Se busca en ella y en todo lo que contiene; las preparaciones de la lista de trabajo ya se conocen</translation>
    </message>
    <message>
        <source>Model whose encoder makes the features</source>
        <translation>Modelo cuyo codificador calcula las características</translation>
    </message>
    <message>
        <source>Its encoder and its size of tiles are used; start the training from the same model, or from scratch</source>
        <translation>Se usan su codificador y su tamaño de tesela; inicie el entrenamiento desde el mismo modelo o desde cero</translation>
    </message>
    <message>
        <source>Folder of sli&amp;des:</source>
        <translation>Carpeta &amp;de preparaciones:</translation>
    </message>
    <message>
        <source>Encoder of the &amp;model:</source>
        <translation>Codificador del &amp;modelo:</translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s) of the table have no features.</source>
        <translation>
            <numerusform>%n preparación de la tabla no tiene características.</numerusform>
            <numerusform>%n preparaciones de la tabla no tienen características.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found in the worklist or the folder of slides: %1.</source>
        <translation>No se encuentran ni en la lista de trabajo ni en la carpeta de preparaciones: %1.</translation>
    </message>
    <message>
        <source>There is no model whose encoder could be used.</source>
        <translation>No hay ningún modelo cuyo codificador pueda usarse.</translation>
    </message>
</context>
<context>
    <name>tessera::ExtractionProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Progress of the extraction</source>
        <translation>Progreso de la extracción</translation>
    </message>
    <message>
        <source>What is finished stays, and a slide goes on where it stopped</source>
        <translation>Lo terminado se conserva, y una preparación continúa donde se detuvo</translation>
    </message>
    <message>
        <source>Extracting features: slide %1 of %2, %3</source>
        <translation>Extrayendo características: preparación %1 de %2, %3</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>, quedan unos %1</translation>
    </message>
    <message>
        <source>Stopping; what is finished stays</source>
        <translation>Deteniendo; lo terminado se conserva</translation>
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
        <translation>sin perfil de color en el archivo</translation>
    </message>
    <message>
        <source>colour profile of %1</source>
        <translation>perfil de color de %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Visto</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Huella</translation>
    </message>
    <message>
        <source>Levels of the slide</source>
        <translation>Niveles de la preparación</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Smaller by</source>
        <translation>Reducción</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Teselas</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>%1, read by OpenSlide</source>
        <translation>%1, leído con OpenSlide</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>directly</source>
        <translation>directamente</translation>
    </message>
    <message>
        <source>by the library</source>
        <translation>mediante la biblioteca</translation>
    </message>
    <message>
        <source>Its JPEG tiles are decoded without OpenSlide, several times faster, to the same pixels.</source>
        <translation>Sus teselas JPEG se descodifican sin OpenSlide, varias veces más rápido y con los mismos píxeles.</translation>
    </message>
    <message>
        <source>Its tiles are read by the library of the format.</source>
        <translation>Sus teselas se leen con la biblioteca del formato.</translation>
    </message>
</context>
<context>
    <name>tessera::FailurePage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Reintentar</translation>
    </message>
</context>
<context>
    <name>tessera::FindingList</name>
    <message>
        <source>What the check has found</source>
        <translation>Lo que ha encontrado la comprobación</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enter opens the slide, where it is in the worklist</source>
        <translation>Intro abre la preparación, si está en la lista de trabajo</translation>
    </message>
</context>
<context>
    <name>tessera::GoToBar</name>
    <message>
        <source>Place or zoom to go to</source>
        <translation>Lugar o aumento al que ir</translation>
    </message>
    <message>
        <source>12000, 8000    3.1 mm, 2 mm    20x    0.5 µm/px</source>
        <translation>12000, 8000    3.1 mm, 2 mm    20x    0.5 µm/px</translation>
    </message>
    <message>
        <source>&amp;Go to:</source>
        <translation>Ir &amp;a:</translation>
    </message>
    <message>
        <source>G&amp;o</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
</context>
<context>
    <name>tessera::HistogramView</name>
    <message>
        <source>Histogram of what is in view</source>
        <translation>Histograma de la vista</translation>
    </message>
</context>
<context>
    <name>tessera::IccBadge</name>
    <message>
        <source>Colour profile</source>
        <translation>Perfil de color</translation>
    </message>
</context>
<context>
    <name>tessera::KeySheet</name>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Asignar</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Sin tecla</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Restablecer</translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>Teclado y ratón</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Buscar comandos</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Buscar comandos y teclas</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Comandos y sus teclas</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>New key of the chosen command</source>
        <translation>Nueva tecla del comando elegido</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>Restablecer &amp;todo</translation>
    </message>
    <message>
        <source>New key for “%1”:</source>
        <translation>Nueva tecla para «%1»:</translation>
    </message>
    <message>
        <source>Choose a command to change its key.</source>
        <translation>Elija un comando para cambiar su tecla.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”, which loses it.</source>
        <translation>%1 pertenece a «%2», que la pierde.</translation>
    </message>
</context>
<context>
    <name>tessera::LegendWidget</name>
    <message>
        <source>Legend of the heat map</source>
        <translation>Leyenda del mapa de calor</translation>
    </message>
    <message>
        <source>hidden by the teacher&apos;s mask</source>
        <translation>oculto por la máscara del modelo maestro</translation>
    </message>
</context>
<context>
    <name>tessera::LevelControls</name>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
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
        <translation>Rojo, negro en</translation>
    </message>
    <message>
        <source>Green, black at</source>
        <translation>Verde, negro en</translation>
    </message>
    <message>
        <source>Blue, black at</source>
        <translation>Azul, negro en</translation>
    </message>
    <message>
        <source>Red, full at</source>
        <translation>Rojo, pleno en</translation>
    </message>
    <message>
        <source>Green, full at</source>
        <translation>Verde, pleno en</translation>
    </message>
    <message>
        <source>Blue, full at</source>
        <translation>Azul, pleno en</translation>
    </message>
    <message>
        <source>&amp;Brightness:</source>
        <translation>&amp;Brillo:</translation>
    </message>
    <message>
        <source>&amp;Contrast:</source>
        <translation>&amp;Contraste:</translation>
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
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Abriendo %1</translation>
    </message>
    <message>
        <source>Drawing the sample slide: %1 % done, %2 s left</source>
        <translation>Dibujando la preparación de ejemplo: %1&#xa0;% hecho, quedan %2&#xa0;s</translation>
    </message>
    <message>
        <source>Tessera ended unexpectedly while it opened the slides of the last session.</source>
        <translation>Tessera se cerró inesperadamente mientras abría las preparaciones de la última sesión.</translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation>Volver a abrirlas</translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation>Reiniciar el motor</translation>
    </message>
    <message>
        <source>%1 – Tessera</source>
        <translation>%1 – Tessera</translation>
    </message>
    <message>
        <source>Open Slides</source>
        <translation>Abrir preparaciones</translation>
    </message>
    <message>
        <source>Slides and images (%1)</source>
        <translation>Preparaciones e imágenes (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Abrir de todos modos</translation>
    </message>
</context>
<context>
    <name>tessera::MapControls</name>
    <message>
        <source>&amp;Show heat map</source>
        <translation>Mo&amp;strar el mapa de calor</translation>
    </message>
    <message>
        <source>Hold the key ` to look at the plain slide</source>
        <translation>Mantenga pulsada la tecla ` para ver solo la preparación</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Mapa de calor</translation>
    </message>
    <message>
        <source>Class of the heat map</source>
        <translation>Clase del mapa de calor</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>Opacidad del mapa de calor</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Escala de colores</translation>
    </message>
    <message>
        <source>Ma&amp;p:</source>
        <translation>&amp;Tipo de mapa:</translation>
    </message>
    <message>
        <source>C&amp;lass:</source>
        <translation>Clas&amp;e:</translation>
    </message>
    <message>
        <source>&amp;Opacity:</source>
        <translation>&amp;Opacidad:</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Colores:</translation>
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
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>tessera::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>Minimapa</translation>
    </message>
</context>
<context>
    <name>tessera::ModelPage</name>
    <message>
        <source>&amp;Adopt Model</source>
        <translation>&amp;Adoptar modelo</translation>
    </message>
    <message>
        <source>&amp;Use for Analyses</source>
        <translation>&amp;Usar para análisis</translation>
    </message>
    <message>
        <source>&amp;Roll Back</source>
        <translation>&amp;Volver al anterior</translation>
    </message>
    <message>
        <source>Training whose model is adopted</source>
        <translation>Entrenamiento cuyo modelo se adopta</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Nombre del modelo</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Modelos instalados</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>Ficha del modelo</translation>
    </message>
    <message>
        <source>A trained model</source>
        <translation>Un modelo entrenado</translation>
    </message>
    <message>
        <source>&amp;Training:</source>
        <translation>&amp;Entrenamiento:</translation>
    </message>
    <message>
        <source>&amp;Name of the model:</source>
        <translation>&amp;Nombre del modelo:</translation>
    </message>
    <message>
        <source>The model is being copied.</source>
        <translation>El modelo se está copiando.</translation>
    </message>
    <message>
        <source>A training that has finished, or was ended with its best or last epoch, has a model to adopt. A cross-validation has none: it judges the settings.</source>
        <translation>Un entrenamiento terminado, o acabado con su mejor o su última época, tiene un modelo que adoptar. Una validación cruzada no lo tiene: juzga los ajustes.</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>Dé un nombre al modelo.</translation>
    </message>
    <message>
        <source>There is a model %1 already: choose another name.</source>
        <translation>Ya hay un modelo %1: elija otro nombre.</translation>
    </message>
    <message>
        <source>The next analysis is made with it.</source>
        <translation>El próximo análisis se hará con él.</translation>
    </message>
    <message>
        <source>Adopted: %1.</source>
        <translation>Adoptado: %1.</translation>
    </message>
    <message>
        <source>The next analysis is made with %1 again. This model stays in the list.</source>
        <translation>El próximo análisis se hará de nuevo con %1. Este modelo permanece en la lista.</translation>
    </message>
</context>
<context>
    <name>tessera::PathField</name>
    <message>
        <source>Choose %1</source>
        <translation>Elegir %1</translation>
    </message>
</context>
<context>
    <name>tessera::PerformancePanel</name>
    <message>
        <source>Tiles decoded</source>
        <translation>Teselas descodificadas</translation>
    </message>
    <message>
        <source>All, and how many for each one that was seen</source>
        <translation>Todas, y cuántas por cada una que se vio</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>En memoria</translation>
    </message>
    <message>
        <source>Of the tiles that a view needed, those that were there already</source>
        <translation>De las teselas que necesitó una vista, las que ya estaban</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Tiles that are asked for and not yet decoded</source>
        <translation>Teselas pedidas y aún sin descodificar</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Fotogramas</translation>
    </message>
    <message>
        <source>Time to paint a frame in the last five seconds: median, 95th percentile, longest</source>
        <translation>Tiempo para dibujar un fotograma en los últimos cinco segundos: mediana, percentil 95, máximo</translation>
    </message>
    <message>
        <source>Tile memory</source>
        <translation>Memoria de teselas</translation>
    </message>
    <message>
        <source>Decoded tiles, and the limit that the settings give them</source>
        <translation>Teselas descodificadas y el límite de la configuración</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Memory of the whole program, without the engine</source>
        <translation>Memoria de todo el programa, sin el motor</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aún ninguna</translation>
    </message>
    <message>
        <source>%1, %2 for each seen</source>
        <translation>%1, %2 por cada vista</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>none in the last seconds</source>
        <translation>ninguno en los últimos segundos</translation>
    </message>
    <message>
        <source>%1 / %2 / %3 ms</source>
        <translation>%1 / %2 / %3&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 of %2 MiB</source>
        <translation>%1 de %2&#xa0;MiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1&#xa0;MiB</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>tessera::PointPanel</name>
    <message>
        <source>Align by points</source>
        <translation>Alinear mediante puntos</translation>
    </message>
    <message>
        <source>Remove pair</source>
        <translation>Quitar el par</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Qué hacer ahora</translation>
    </message>
    <message>
        <source>What the alignment may do</source>
        <translation>Lo que puede hacer la alineación</translation>
    </message>
    <message>
        <source>Turn and move</source>
        <translation>Girar y mover</translation>
    </message>
    <message>
        <source>Turn, move and scale</source>
        <translation>Girar, mover y escalar</translation>
    </message>
    <message>
        <source>Stretch as well (three points)</source>
        <translation>Estirar también (tres puntos)</translation>
    </message>
    <message>
        <source>Pairs of points with their error</source>
        <translation>Pares de puntos con su error</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>Desviación</translation>
    </message>
    <message>
        <source>Remove the chosen pair</source>
        <translation>Quitar el par elegido</translation>
    </message>
    <message>
        <source>Now click the same place on %1.</source>
        <translation>Ahora haga clic en el mismo lugar de %1.</translation>
    </message>
    <message>
        <source>Click a place on one slide, then the same place on the other.</source>
        <translation>Haga clic en un lugar de una preparación y luego en el mismo lugar de la otra.</translation>
    </message>
</context>
<context>
    <name>tessera::PrivatePicture</name>
    <message>
        <source>Not part of pictures</source>
        <translation>No aparece en las imágenes</translation>
    </message>
</context>
<context>
    <name>tessera::Program</name>
    <message>
        <source>The language changes as soon as the running analysis has ended.</source>
        <translation>El idioma cambiará en cuanto termine el análisis en curso.</translation>
    </message>
</context>
<context>
    <name>tessera::PropertiesPage</name>
    <message>
        <source>Property</source>
        <translation>Propiedad</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Filter for properties</source>
        <translation>Filtro de propiedades</translation>
    </message>
    <message>
        <source>Filter by name or value</source>
        <translation>Filtrar por nombre o valor</translation>
    </message>
    <message>
        <source>Properties of the slide</source>
        <translation>Propiedades de la preparación</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Co&amp;piar</translation>
    </message>
    <message>
        <source>Copies what is selected, or all that is shown</source>
        <translation>Copia lo seleccionado o todo lo mostrado</translation>
    </message>
    <message>
        <source>The file says nothing of itself.</source>
        <translation>El archivo no dice nada de sí mismo.</translation>
    </message>
    <message>
        <source>%1 of %2 properties</source>
        <translation>%1 de %2 propiedades</translation>
    </message>
</context>
<context>
    <name>tessera::ResolutionBar</name>
    <message>
        <source>&amp;Use the file&apos;s</source>
        <translation>&amp;Usar la del archivo</translation>
    </message>
    <message>
        <source>Resolution of the slide in micrometres per pixel</source>
        <translation>Resolución de la preparación en micrómetros por píxel</translation>
    </message>
    <message>
        <source>S&amp;et</source>
        <translation>D&amp;efinir</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>µm per pixel</source>
        <translation>µm por píxel</translation>
    </message>
    <message>
        <source>Resolution of this slide:</source>
        <translation>Resolución de esta preparación:</translation>
    </message>
    <message>
        <source>Resolution unknown: set it</source>
        <translation>Resolución desconocida: defínala</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>&amp;Olvidar</translation>
    </message>
    <message>
        <source>Give a value between 0.05 and 20 µm per pixel.</source>
        <translation>Indique un valor entre 0,05 y 20 µm por píxel.</translation>
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
        <translation>Teselas: %1, de ellas ocultas por la máscara: %2</translation>
    </message>
    <message>
        <source>Unreadable tiles: %1</source>
        <translation>Teselas ilegibles: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modelo: %1</translation>
    </message>
    <message>
        <source>Analysed: %1 on %2</source>
        <translation>Analizado: %1 en %2</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>Aún no hay resultado</translation>
    </message>
    <message>
        <source>Prediction: %1</source>
        <translation>Predicción: %1</translation>
    </message>
</context>
<context>
    <name>tessera::RunControlBar</name>
    <message>
        <source>Of the %1: %2.</source>
        <translation>De los %1: %2.</translation>
    </message>
    <message>
        <source>No case was kept back to judge it by.</source>
        <translation>No se reservó ningún caso para juzgarlo.</translation>
    </message>
    <message>
        <source>It was ended before its training was complete.</source>
        <translation>Se terminó antes de completar el entrenamiento.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reanudar</translation>
    </message>
    <message>
        <source>End with &amp;Best Epoch</source>
        <translation>Terminar con la &amp;mejor época</translation>
    </message>
    <message>
        <source>End with &amp;Last Epoch</source>
        <translation>Terminar con la ú&amp;ltima época</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Progreso del entrenamiento</translation>
    </message>
    <message>
        <source>Each fold makes a model of its own: pause the run, or let it end.</source>
        <translation>Cada pliegue hace su propio modelo: pause la ejecución o déjela terminar.</translation>
    </message>
    <message>
        <source>&amp;Do Not Start Those That Wait</source>
        <translation>No iniciar los que &amp;esperan</translation>
    </message>
    <message>
        <source>They stay in the list, and each can be resumed on its own</source>
        <translation>Permanecen en la lista, y cada uno puede reanudarse por separado</translation>
    </message>
</context>
<context>
    <name>tessera::RunControls</name>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;jecutar</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>Cance&amp;lar</translation>
    </message>
    <message>
        <source>Restart &amp;engine</source>
        <translation>&amp;Reiniciar el motor</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>Progreso del análisis</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modelo:</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Dispositivo:</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>A GPU where one works, else the processor</source>
        <translation>Una GPU si hay alguna que funcione; si no, el procesador</translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation>El motor se está iniciando.</translation>
    </message>
    <message>
        <source>No usable model is installed.</source>
        <translation>No hay ningún modelo utilizable instalado.</translation>
    </message>
</context>
<context>
    <name>tessera::RunList</name>
    <message>
        <source>Trainings</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No training yet. Choose the cases, then start one.</source>
        <translation>Aún no hay entrenamientos. Elija los casos y luego inicie uno.</translation>
    </message>
    <message>
        <source>Tick the trainings that are to be drawn together with the chosen one.</source>
        <translation>Marque los entrenamientos que se dibujarán junto con el elegido.</translation>
    </message>
</context>
<context>
    <name>tessera::ScaleBarLayer</name>
    <message>
        <source>resolution unknown</source>
        <translation>resolución desconocida</translation>
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
        <translation>ninguno</translation>
    </message>
    <message>
        <source>%1 (preset)</source>
        <translation>%1 (preajuste)</translation>
    </message>
    <message>
        <source>Several values, with a semicolon between them, make a grid: a training for each.</source>
        <translation>Varios valores separados por punto y coma forman una rejilla: un entrenamiento por cada uno.</translation>
    </message>
</context>
<context>
    <name>tessera::SettingsDialog</name>
    <message>
        <source>Colours of the &amp;display:</source>
        <translation>Colores de la &amp;pantalla:</translation>
    </message>
    <message>
        <source>&amp;Open the slides of the last session</source>
        <translation>&amp;Abrir las preparaciones de la última sesión</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
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
        <translation>El tamaño de la interfaz y la memoria para teselas se aplican desde el próximo inicio.</translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation>&amp;Teclado…</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Idioma:</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>Te&amp;ma:</translation>
    </message>
    <message>
        <source>&amp;Size of the interface:</source>
        <translation>Tamaño de la i&amp;nterfaz:</translation>
    </message>
    <message>
        <source>Memory for t&amp;iles:</source>
        <translation>Mem&amp;oria para teselas:</translation>
    </message>
    <message>
        <source>At the start:</source>
        <translation>Al iniciar:</translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation>Teclas:</translation>
    </message>
    <message>
        <source>&amp;Animate movements</source>
        <translation>Animar los mo&amp;vimientos</translation>
    </message>
    <message>
        <source>The view:</source>
        <translation>La vista:</translation>
    </message>
</context>
<context>
    <name>tessera::SettingsForm</name>
    <message>
        <source>Epo&amp;chs:</source>
        <translation>Épo&amp;cas:</translation>
    </message>
    <message>
        <source>&amp;Learning rate:</source>
        <translation>Tasa de apren&amp;dizaje:</translation>
    </message>
    <message>
        <source>Share of &amp;hard tiles hidden:</source>
        <translation>Parte de teselas difíciles oc&amp;ultas:</translation>
    </message>
    <message>
        <source>Teacher &amp;momentum:</source>
        <translation>&amp;Momento del maestro:</translation>
    </message>
    <message>
        <source>Fol&amp;ds:</source>
        <translation>Plie&amp;gues:</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>As the model has it that the training starts from.</source>
        <translation>Como en el modelo del que parte el entrenamiento.</translation>
    </message>
</context>
<context>
    <name>tessera::SlideCanvas</name>
    <message>
        <source>Slide</source>
        <translation>Preparación</translation>
    </message>
</context>
<context>
    <name>tessera::SlideInfoPanel</name>
    <message>
        <source>Open a slide to see what its file says.</source>
        <translation>Abra una preparación para ver lo que dice su archivo.</translation>
    </message>
    <message>
        <source>Parts of the slide information</source>
        <translation>Partes de la información de la preparación</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Preparación</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Propiedades</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
</context>
<context>
    <name>tessera::SlideView</name>
    <message>
        <source>Synthetic, not real tissue</source>
        <translation>Sintético, no es tejido real</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Preparación</translation>
    </message>
</context>
<context>
    <name>tessera::StainControls</name>
    <message>
        <source>Stain that is shown</source>
        <translation>Tinción mostrada</translation>
    </message>
    <message>
        <source>Colours of the stains</source>
        <translation>Colores de las tinciones</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Estándar</translation>
    </message>
    <message>
        <source>Estimated from this slide</source>
        <translation>Estimados de esta preparación</translation>
    </message>
    <message>
        <source>&amp;Stain:</source>
        <translation>Ti&amp;nción:</translation>
    </message>
    <message>
        <source>C&amp;olours:</source>
        <translation>C&amp;olores:</translation>
    </message>
    <message>
        <source>Haematoxylin:</source>
        <translation>Hematoxilina:</translation>
    </message>
    <message>
        <source>Eosin:</source>
        <translation>Eosina:</translation>
    </message>
    <message>
        <source>Optical density of red, green and blue: %1</source>
        <translation>Densidad óptica de rojo, verde y azul: %1</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>Estimando…</translation>
    </message>
</context>
<context>
    <name>tessera::StartPage</name>
    <message>
        <source>What the training starts from</source>
        <translation>De qué parte el entrenamiento</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>Qué se entrena</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Encoder package</source>
        <translation>Paquete del codificador</translation>
    </message>
    <message>
        <source>Folder of trainings</source>
        <translation>Carpeta de entrenamientos</translation>
    </message>
    <message>
        <source>&amp;Start Training</source>
        <translation>&amp;Iniciar entrenamiento</translation>
    </message>
    <message>
        <source>one model</source>
        <translation>un modelo</translation>
    </message>
    <message>
        <source>one for each fold</source>
        <translation>uno por pliegue</translation>
    </message>
    <message>
        <source>Needed only where the features do not say themselves what made them</source>
        <translation>Necesario solo si las características no dicen qué las hizo</translation>
    </message>
    <message>
        <source>Name of the training</source>
        <translation>Nombre del entrenamiento</translation>
    </message>
    <message>
        <source>Of its folder, and of the model that it makes</source>
        <translation>De su carpeta y del modelo que hace</translation>
    </message>
    <message>
        <source>Start &amp;from:</source>
        <translation>Partir &amp;de:</translation>
    </message>
    <message>
        <source>&amp;Train:</source>
        <translation>En&amp;trenar:</translation>
    </message>
    <message>
        <source>&amp;Preset:</source>
        <translation>&amp;Preajuste:</translation>
    </message>
    <message>
        <source>&amp;Encoder of the features, if they do not say it:</source>
        <translation>Codificador de las características, si no l&amp;o dicen:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nombre:</translation>
    </message>
    <message>
        <source>F&amp;older of trainings:</source>
        <translation>&amp;Carpeta de entrenamientos:</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>Solo para investigación, no para diagnóstico.</translation>
    </message>
    <message>
        <source>scratch, with a first stage</source>
        <translation>cero, con una primera etapa</translation>
    </message>
    <message>
        <source>scratch, without a first stage</source>
        <translation>cero, sin primera etapa</translation>
    </message>
    <message>
        <source>training-%1</source>
        <translation>entrenamiento-%1</translation>
    </message>
    <message>
        <source>A training is running. Others wait until it has ended.</source>
        <translation>Hay un entrenamiento en marcha. Los demás esperan a que termine.</translation>
    </message>
    <message>
        <source>The cases are being checked.</source>
        <translation>Se están comprobando los casos.</translation>
    </message>
    <message>
        <source>The cases cannot be used: see the page Cases.</source>
        <translation>Los casos no se pueden usar: vea la página Casos.</translation>
    </message>
    <message>
        <source>Choose the cases and their features first, on the page Cases.</source>
        <translation>Elija primero los casos y sus características en la página Casos.</translation>
    </message>
    <message>
        <source>The check of the cases has found errors: mend them, then check again on the page Cases.</source>
        <translation>La comprobación de los casos ha encontrado errores: corríjalos y compruebe de nuevo en la página Casos.</translation>
    </message>
    <message>
        <source>The model is being read.</source>
        <translation>Se está leyendo el modelo.</translation>
    </message>
    <message>
        <source>Give the training a name.</source>
        <translation>Dé un nombre al entrenamiento.</translation>
    </message>
    <message>
        <source>The name is that of a folder: it has no / in it and does not begin with a point.</source>
        <translation>El nombre es el de una carpeta: no contiene / ni empieza por un punto.</translation>
    </message>
    <message>
        <source>There is a training %1 already: choose another name, or resume it on the page Run.</source>
        <translation>Ya hay un entrenamiento %1: elija otro nombre o reanúdelo en la página Ejecución.</translation>
    </message>
    <message>
        <source>Features are being extracted.</source>
        <translation>Se están extrayendo características.</translation>
    </message>
    <message numerus="yes">
        <source>First extract the features of %n slide(s)</source>
        <translation>
            <numerusform>Extraer primero las características de %n preparación</numerusform>
            <numerusform>Extraer primero las características de %n preparaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>The grid has more than %1 trainings: give fewer values.</source>
        <translation>La rejilla tiene más de %1 entrenamientos: indique menos valores.</translation>
    </message>
    <message numerus="yes">
        <source>Start %n Training(s)</source>
        <translation>
            <numerusform>Iniciar %n entrenamiento</numerusform>
            <numerusform>Iniciar %n entrenamientos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::StartupTasks</name>
    <message>
        <source>The picture was not complete after 15 minutes.</source>
        <translation>La imagen no estaba completa después de 15 minutos.</translation>
    </message>
    <message>
        <source>There is no usable model %1.</source>
        <translation>No hay ningún modelo utilizable %1.</translation>
    </message>
</context>
<context>
    <name>tessera::StatusLine</name>
    <message>
        <source>What was done</source>
        <translation>Lo que se ha hecho</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation>Aumento</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Value of the heat map at the cursor</source>
        <translation>Valor del mapa de calor en el cursor</translation>
    </message>
    <message>
        <source>Running task</source>
        <translation>Tarea en curso</translation>
    </message>
    <message>
        <source>Progress of the running task</source>
        <translation>Progreso de la tarea en curso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis</source>
        <translation>Solo para investigación, no para diagnóstico</translation>
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
        <translation>resolución desconocida</translation>
    </message>
    <message>
        <source>%1: hidden by the teacher&apos;s mask</source>
        <translation>%1: oculto por la máscara del modelo maestro</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>turned %1°</source>
        <translation>girada %1°</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>volteada</translation>
    </message>
    <message>
        <source>flipped, %1</source>
        <translation>volteada, %1</translation>
    </message>
    <message>
        <source>How the slide lies</source>
        <translation>Orientación de la preparación</translation>
    </message>
    <message>
        <source>Click to type a place to go to</source>
        <translation>Haga clic para escribir un lugar al que ir</translation>
    </message>
    <message>
        <source>Click to type a magnification</source>
        <translation>Haga clic para escribir un aumento</translation>
    </message>
    <message>
        <source>centre %1, %2 px</source>
        <translation>centro %1, %2 px</translation>
    </message>
</context>
<context>
    <name>tessera::TrainingPanel</name>
    <message>
        <source>Steps of a training</source>
        <translation>Pasos de un entrenamiento</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
</context>
<context>
    <name>tessera::WelcomePage</name>
    <message>
        <source>Open a slide</source>
        <translation>Abrir una preparación</translation>
    </message>
    <message>
        <source>Drop slide files or folders here, or choose one. Without a slide of your own, look at the sample first: it is drawn by the program.</source>
        <translation>Suelte aquí archivos de preparaciones o carpetas, o elija uno. Si no tiene ninguna preparación, mire primero el ejemplo: lo dibuja el programa.</translation>
    </message>
    <message>
        <source>F1 shows all keys, Ctrl+L finds every command by its name.</source>
        <translation>F1 muestra todas las teclas, Ctrl+L encuentra cada comando por su nombre.</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>Solo para investigación, no para diagnóstico.</translation>
    </message>
    <message>
        <source>&amp;Open slide…</source>
        <translation>&amp;Abrir preparación…</translation>
    </message>
    <message>
        <source>Open the &amp;sample slide</source>
        <translation>Abrir la preparación de &amp;ejemplo</translation>
    </message>
</context>
<context>
    <name>tessera::WindowComparison</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare Panel</source>
        <translation>Panel de comparación</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistDelegate</name>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (falta)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistDock</name>
    <message>
        <source>Changes Not Saved</source>
        <translation>Cambios sin guardar</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the project are not on the disk yet.</source>
        <translation>
            <numerusform>%n cambio del proyecto aún no está en el disco.</numerusform>
            <numerusform>%n cambios del proyecto aún no están en el disco.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Close Without Them</source>
        <translation>Cerrar sin ellos</translation>
    </message>
    <message>
        <source>Keep Open</source>
        <translation>Mantener abierto</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Lista de trabajo</translation>
    </message>
    <message>
        <source>Worklist – %1 (read-only)</source>
        <translation>Lista de trabajo – %1 (solo lectura)</translation>
    </message>
    <message>
        <source>Worklist – %1 (saving)</source>
        <translation>Lista de trabajo – %1 (guardando)</translation>
    </message>
    <message>
        <source>Worklist – %1 (all saved)</source>
        <translation>Lista de trabajo – %1 (todo guardado)</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistFilterBar</name>
    <message>
        <source>Search the worklist</source>
        <translation>Buscar en la lista de trabajo</translation>
    </message>
    <message>
        <source>Search name, case, tags, notes</source>
        <translation>Nombre, caso, etiquetas, notas</translation>
    </message>
    <message>
        <source>Show slides of this status</source>
        <translation>Mostrar preparaciones con este estado</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Cualquier estado</translation>
    </message>
    <message>
        <source>Show slides with this tag</source>
        <translation>Mostrar preparaciones con esta etiqueta</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Cualquier etiqueta</translation>
    </message>
    <message>
        <source>Slides: %1</source>
        <translation>Preparaciones: %1</translation>
    </message>
    <message>
        <source>%1 of %2 slides</source>
        <translation>%1 de %2 preparaciones</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistModel</name>
    <message>
        <source>%1 is missing. Use Find Missing Files to say where it lies now.</source>
        <translation>Falta %1. Use «Buscar archivos que faltan» para indicar dónde está ahora.</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistPanel</name>
    <message>
        <source>A project collects slides with their cases, tags, notes and how far you are. It is one file; nothing has to be saved.</source>
        <translation>Un proyecto reúne preparaciones con sus casos, etiquetas, notas y su avance. Es un solo archivo; no hay que guardar nada.</translation>
    </message>
    <message>
        <source>New Project…</source>
        <translation>Nuevo proyecto…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>Abrir proyecto…</translation>
    </message>
    <message>
        <source>Drop slides or whole folders here. They stay where they are; the project remembers them.</source>
        <translation>Suelte aquí preparaciones o carpetas enteras. Se quedan donde están; el proyecto las recuerda.</translation>
    </message>
    <message>
        <source>Add Slides…</source>
        <translation>Añadir preparaciones…</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>Lista de trabajo</translation>
    </message>
    <message>
        <source>Files that are not where they were: %1</source>
        <translation>Archivos que ya no están donde estaban: %1</translation>
    </message>
    <message>
        <source>New Project</source>
        <translation>Nuevo proyecto</translation>
    </message>
    <message>
        <source>Projects (%1)</source>
        <translation>Proyectos (%1)</translation>
    </message>
    <message>
        <source>Open Project</source>
        <translation>Abrir proyecto</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Add Slides</source>
        <translation>Añadir preparaciones</translation>
    </message>
    <message>
        <source>Slides and images (%1)</source>
        <translation>Preparaciones e imágenes (%1)</translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation>Añadir carpeta</translation>
    </message>
    <message>
        <source>Save Copy of Project</source>
        <translation>Guardar una copia del proyecto</translation>
    </message>
    <message>
        <source>Folder to Look Through</source>
        <translation>Carpeta en la que buscar</translation>
    </message>
    <message>
        <source>File of This Slide</source>
        <translation>Archivo de esta preparación</translation>
    </message>
    <message>
        <source>New Label Column</source>
        <translation>Nueva columna de etiqueta</translation>
    </message>
    <message>
        <source>Name of the column, such as grade:</source>
        <translation>Nombre de la columna, por ejemplo grado:</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistSession</name>
    <message>
        <source>Slides of a folder are collected in a project: make one with File &gt; New Project, then drop the folder again.</source>
        <translation>Las preparaciones de una carpeta se reúnen en un proyecto: cree uno con Archivo &gt; Nuevo proyecto y suelte de nuevo la carpeta.</translation>
    </message>
    <message>
        <source>Adding slides: %1</source>
        <translation>Añadiendo preparaciones: %1</translation>
    </message>
    <message>
        <source>Looking for missing files: %1</source>
        <translation>Buscando archivos que faltan: %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>Checking the project…</source>
        <translation>Verificando el proyecto…</translation>
    </message>
    <message>
        <source>%1 is a copy of the project as it is now.</source>
        <translation>%1 es una copia del proyecto en su estado actual.</translation>
    </message>
    <message>
        <source>This is the last slide of the list.</source>
        <translation>Esta es la última preparación de la lista.</translation>
    </message>
    <message>
        <source>This is the first slide of the list.</source>
        <translation>Esta es la primera preparación de la lista.</translation>
    </message>
</context>
<context>
    <name>tessera::Workspace</name>
    <message>
        <source>Open slides</source>
        <translation>Preparaciones abiertas</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vacío</translation>
    </message>
</context>
</TS>
