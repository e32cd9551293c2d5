<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>BrowseTexts</name>
    <message>
        <source>Fit Slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to %1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One Screen Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One Screen Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One Screen Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One Screen Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left or middle drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the slide, whatever tool is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move sideways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold ` or H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the plain slide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandGroup</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>&amp;Clear List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Sample Slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen Last Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>About Tessera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Tessera %1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viewer for whole-slide images with MHIM-MIL analysis.

Research use only, not for diagnosis.

GPL-3.0-or-later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find Command…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>Heat Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One Slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two Side by Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two One Below the Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three Side by Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two by Two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two Rows of Three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three by Three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High Contrast Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set Resolution…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis Panel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::AnalysisPanel</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::FailurePage</name>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::KeySheet</name>
    <message>
        <source>&amp;Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key of the chosen command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key for “%1”:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a command to change its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to “%2”, which loses it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::LegendWidget</name>
    <message>
        <source>Legend of the heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden by the teacher&apos;s mask</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::MainWindow</name>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the sample slide: %1 % done, %2 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tessera ended unexpectedly while it opened the slides of the last session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Tessera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Slides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides and images (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::MapControls</name>
    <message>
        <source>&amp;Show heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the key ` to look at the plain slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class of the heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ma&amp;p:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lass:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Opacity:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::ResolutionBar</name>
    <message>
        <source>&amp;Use the file&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution of the slide in micrometres per pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;et</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>µm per pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution of this slide:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution unknown: set it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::ResultSummary</name>
    <message>
        <source>&lt; %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiles: %1, of them hidden by the mask: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable tiles: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysed: %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::RunControls</name>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart &amp;engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GPU where one works, else the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No usable model is installed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::ScaleBarLayer</name>
    <message>
        <source>resolution unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::SettingsDialog</name>
    <message>
        <source>&amp;Open the slides of the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of the interface and the memory for tiles are used from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Size of the interface:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory for t&amp;iles:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the start:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::SlideCanvas</name>
    <message>
        <source>Slide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::SlideView</name>
    <message>
        <source>Synthetic, not real tissue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::StartupTasks</name>
    <message>
        <source>The picture was not complete after 15 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no usable model %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::StatusLine</name>
    <message>
        <source>%1 µm/px (from the file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 µm/px (from resolution tags)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 µm/px (from the objective)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 µm/px (set by you)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of the heat map at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the running task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x %1  y %2 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resolution unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: hidden by the teacher&apos;s mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::WelcomePage</name>
    <message>
        <source>Open a slide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop slide files or folders here, or choose one. Without a slide of your own, look at the sample first: it is drawn by the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 shows all keys, Ctrl+L finds every command by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open slide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;sample slide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tessera::Workspace</name>
    <message>
        <source>Open slides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
