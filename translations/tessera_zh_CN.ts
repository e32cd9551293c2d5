<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AlignmentTexts</name>
    <message>
        <source>%1 µm</source>
        <translation>%1 µm</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Aligned by points. %1 pairs always fit: set one more to see how good they are.</source>
        <translation>已按点对齐。%1 对点总能完全吻合：再设一对即可看出精度。</translation>
    </message>
    <message>
        <source>Aligned by points. Off by %1: the root mean square of %2 pairs.</source>
        <translation>已按点对齐。偏差 %1：%2 对点的均方根。</translation>
    </message>
    <message>
        <source>Aligned automatically. Off by %1.</source>
        <translation>已自动对齐。偏差 %1。</translation>
    </message>
    <message>
        <source>Aligned automatically. Off by %1: the median of %2 places that had no part in it, nine tenths of which are within %3.</source>
        <translation>已自动对齐。偏差 %1：%2 个未参与对齐的位置的中位数，其中十分之九在 %3 以内。</translation>
    </message>
    <message>
        <source>%1, error not measured</source>
        <translation>%1，偏差未测量</translation>
    </message>
    <message>
        <source>%1, off by %2</source>
        <translation>%1，偏差 %2</translation>
    </message>
</context>
<context>
    <name>BookmarkCommands</name>
    <message>
        <source>“%1” is bookmarked. Ctrl+Shift+B lists the bookmarks.</source>
        <translation>已为“%1”添加书签。按 Ctrl+Shift+B 可列出书签。</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Bookmark This View</source>
        <translation>为此视图添加书签</translation>
    </message>
</context>
<context>
    <name>BrowseTexts</name>
    <message>
        <source>Fit Slide</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom to %1×</source>
        <translation>缩放至 %1×</translation>
    </message>
    <message>
        <source>Move Left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move Right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>One Screen Left</source>
        <translation>左移一屏</translation>
    </message>
    <message>
        <source>One Screen Right</source>
        <translation>右移一屏</translation>
    </message>
    <message>
        <source>One Screen Up</source>
        <translation>上移一屏</translation>
    </message>
    <message>
        <source>One Screen Down</source>
        <translation>下移一屏</translation>
    </message>
    <message>
        <source>Left or middle drag</source>
        <translation>按住左键或中键拖动</translation>
    </message>
    <message>
        <source>Move the slide</source>
        <translation>移动切片</translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation>按住空格键拖动</translation>
    </message>
    <message>
        <source>Move the slide, whatever tool is chosen</source>
        <translation>移动切片，不受所选工具影响</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Shift + 滚轮</translation>
    </message>
    <message>
        <source>Move sideways</source>
        <translation>横向移动</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>以光标为中心缩放</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Zoom in at the cursor</source>
        <translation>以光标为中心放大</translation>
    </message>
    <message>
        <source>Hold ` or H</source>
        <translation>按住 ` 或 H</translation>
    </message>
    <message>
        <source>See the plain slide</source>
        <translation>仅显示切片</translation>
    </message>
    <message>
        <source>Zoom to 1:1 Pixels</source>
        <translation>缩放至 1:1 像素</translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>Copy Position %1</source>
        <translation>复制位置 %1</translation>
    </message>
    <message>
        <source>The position is copied.</source>
        <translation>已复制位置。</translation>
    </message>
    <message>
        <source>Centre Here</source>
        <translation>在此居中</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>右键单击</translation>
    </message>
    <message>
        <source>Menu of the place that is clicked</source>
        <translation>所单击位置的菜单</translation>
    </message>
</context>
<context>
    <name>ColourCommands</name>
    <message>
        <source>Colour Panel</source>
        <translation>颜色面板</translation>
    </message>
    <message>
        <source>Next Stain View</source>
        <translation>下一个染色视图</translation>
    </message>
    <message>
        <source>Colour Profile On or Off</source>
        <translation>开关颜色配置文件</translation>
    </message>
    <message>
        <source>Reset Colours</source>
        <translation>重置颜色</translation>
    </message>
</context>
<context>
    <name>ColourText</name>
    <message>
        <source>All (RGB)</source>
        <translation>全部 (RGB)</translation>
    </message>
    <message>
        <source>Haematoxylin</source>
        <translation>苏木素</translation>
    </message>
    <message>
        <source>Eosin</source>
        <translation>伊红</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残余</translation>
    </message>
    <message>
        <source>ICC …</source>
        <translation>ICC …</translation>
    </message>
    <message>
        <source>ICC none</source>
        <translation>无 ICC</translation>
    </message>
    <message>
        <source>ICC unusable</source>
        <translation>ICC 不可用</translation>
    </message>
    <message>
        <source>ICC off</source>
        <translation>ICC 关</translation>
    </message>
    <message>
        <source>ICC on</source>
        <translation>ICC 开</translation>
    </message>
    <message>
        <source>The colour profile of the slide is being loaded.</source>
        <translation>正在加载切片的颜色配置文件。</translation>
    </message>
    <message>
        <source>The slide has no colour profile: its colours are taken for sRGB.</source>
        <translation>切片没有颜色配置文件：其颜色按 sRGB 处理。</translation>
    </message>
    <message>
        <source>The colour profile of the slide is switched off: its colours are taken for sRGB.</source>
        <translation>切片的颜色配置文件已关闭：其颜色按 sRGB 处理。</translation>
    </message>
    <message>
        <source>The slide is shown through its colour profile.</source>
        <translation>切片按其颜色配置文件显示。</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>CommandGroup</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Analyse the slide, or show its stored result.</source>
        <translation>分析切片，或显示已保存的结果。</translation>
    </message>
    <message>
        <source>Model for the analysis.</source>
        <translation>用于分析的模型。</translation>
    </message>
    <message>
        <source>Resolution of the slide in um per pixel, for slides that do not say it.</source>
        <translation>切片的分辨率（µm/像素），用于未注明分辨率的切片。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Write the drawn window to a PNG file and exit.</source>
        <translation>将绘制完成的窗口写入 PNG 文件并退出。</translation>
    </message>
    <message>
        <source>Tessera: whole-slide viewer with MHIM-MIL. Research use only, not for diagnosis.</source>
        <translation>Tessera：支持 MHIM-MIL 的全切片图像浏览器。仅供研究使用，不用于诊断。</translation>
    </message>
    <message>
        <source>Give one slide, not %1.</source>
        <translation>请只指定一张切片，而不是 %1 张。</translation>
    </message>
    <message>
        <source>Give a slide as well.</source>
        <translation>请同时指定一张切片。</translation>
    </message>
    <message>
        <source>Check a project and its audit trail, print what came of it, and exit.</source>
        <translation>校验项目及其审计追踪，输出结果并退出。</translation>
    </message>
    <message>
        <source>Slide or project to open.</source>
        <translation>要打开的切片或项目。</translation>
    </message>
</context>
<context>
    <name>CompareCommands</name>
    <message>
        <source>Synchronise Views</source>
        <translation>同步视图</translation>
    </message>
    <message>
        <source>Align Automatically</source>
        <translation>自动对齐</translation>
    </message>
    <message>
        <source>Align by Points</source>
        <translation>按点对齐</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>滑动对比</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁对比</translation>
    </message>
    <message>
        <source>Second Slide Alone</source>
        <translation>仅显示第二张切片</translation>
    </message>
    <message>
        <source>Hold S and move the mouse</source>
        <translation>按住 S 并移动鼠标</translation>
    </message>
    <message>
        <source>Swipe between two aligned slides</source>
        <translation>在两张已对齐的切片间滑动对比</translation>
    </message>
    <message>
        <source>Ctrl and drag</source>
        <translation>按住 Ctrl 拖动</translation>
    </message>
    <message>
        <source>Move one of the synchronised views alone</source>
        <translation>单独移动某个同步的视图</translation>
    </message>
    <message>
        <source>Set Point at the Centre</source>
        <translation>在中心设点</translation>
    </message>
</context>
<context>
    <name>CoverageCommands</name>
    <message>
        <source>Record What I Look At</source>
        <translation>记录我的浏览范围</translation>
    </message>
    <message>
        <source>Delete the Record of This Slide</source>
        <translation>删除此切片的记录</translation>
    </message>
    <message>
        <source>Delete what was recorded of looking at this slide? It cannot be brought back.</source>
        <translation>删除此切片的浏览记录？此操作无法恢复。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the Records of All Slides</source>
        <translation>删除所有切片的记录</translation>
    </message>
    <message>
        <source>Delete what was recorded of looking at all slides? It cannot be brought back.</source>
        <translation>删除所有切片的浏览记录？此操作无法恢复。</translation>
    </message>
    <message>
        <source>What Was Seen</source>
        <translation>已浏览范围</translation>
    </message>
    <message>
        <source>Do Not Show</source>
        <translation>不显示</translation>
    </message>
    <message>
        <source>Show in the Overview, at Any Magnification</source>
        <translation>在概览图中显示（任意放大倍数）</translation>
    </message>
    <message>
        <source>Show in the Overview, from %1</source>
        <translation>在概览图中显示（%1 及以上）</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>consistency loss</source>
        <translation>一致性损失</translation>
    </message>
    <message>
        <source>%1 of the student</source>
        <translation>学生模型的 %1</translation>
    </message>
    <message>
        <source>%1 of the teacher</source>
        <translation>教师模型的 %1</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>teacher momentum</source>
        <translation>教师模型动量</translation>
    </message>
    <message>
        <source>tiles seen by the student</source>
        <translation>学生模型看到的图块</translation>
    </message>
    <message>
        <source>%1: %2 of the %3</source>
        <translation>%1：%3的 %2</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Teacher momentum</source>
        <translation>教师模型动量</translation>
    </message>
    <message>
        <source>Tiles seen</source>
        <translation>看到的图块</translation>
    </message>
    <message>
        <source>Epoch %1: %2</source>
        <translation>第 %1 轮：%2</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>There is no file %1: check the path.</source>
        <translation>文件 %1 不存在：请检查路径。</translation>
    </message>
    <message>
        <source>%1 is a folder: choose a file in it.</source>
        <translation>%1 是文件夹：请选择其中的文件。</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): check its permissions.</source>
        <translation>无法读取 %1（%2）：请检查其权限。</translation>
    </message>
    <message>
        <source>%1 is empty (0 bytes): copy it again from its source.</source>
        <translation>%1 为空（0 字节）：请从来源重新复制。</translation>
    </message>
    <message>
        <source>%1 is damaged (%2): copy it again from its source.</source>
        <translation>%1 已损坏（%2）：请从来源重新复制。</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2): choose another folder or check its permissions.</source>
        <translation>无法写入 %1（%2）：请选择其他文件夹或检查其权限。</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full: free some space and run again; finished work is kept.</source>
        <translation>%1 所在磁盘已满：请释放空间后重新运行；已完成的工作会保留。</translation>
    </message>
    <message>
        <source>Another run is writing %1: wait until it has finished, then run again.</source>
        <translation>另一个运行正在写入 %1：请等待其完成后再运行。</translation>
    </message>
    <message>
        <source>The slide %1 is damaged (%2): copy it again from its source.</source>
        <translation>切片 %1 已损坏（%2）：请从来源重新复制。</translation>
    </message>
    <message>
        <source>No pixel of the slide %1 can be read: copy it again from its source.</source>
        <translation>切片 %1 的像素均无法读取：请从来源重新复制。</translation>
    </message>
    <message>
        <source>The slide %1 cannot be shown (%2): convert it to a pyramidal TIFF with JPEG or deflate tiles.</source>
        <translation>无法显示切片 %1（%2）：请将其转换为使用 JPEG 或 deflate 图块的金字塔 TIFF。</translation>
    </message>
    <message>
        <source>The slide %1 was not opened (%2): allow it explicitly if you trust where it comes from.</source>
        <translation>未打开切片 %1（%2）：如果信任其来源，请明确允许打开。</translation>
    </message>
    <message>
        <source>The slide %1 does not say its resolution: give it in um per pixel (--mpp, or Slide &gt; Set Resolution).</source>
        <translation>切片 %1 未注明分辨率：请以 µm/像素给出（--mpp，或“切片 &gt; 设置分辨率”）。</translation>
    </message>
    <message>
        <source>%1 um per pixel is not a scan resolution: give a value between 0.05 and 20.</source>
        <translation>%1 µm/像素不是扫描分辨率：请输入 0.05 到 20 之间的值。</translation>
    </message>
    <message>
        <source>No tissue was found on the slide %1: check that it is a stained bright-field slide.</source>
        <translation>在切片 %1 上未发现组织：请确认它是染色的明场切片。</translation>
    </message>
    <message>
        <source>The slide %1 (%2 px) is smaller than one tile of the model (%3 px): choose a larger slide.</source>
        <translation>切片 %1（%2 px）小于模型的一个图块（%3 px）：请选择更大的切片。</translation>
    </message>
    <message>
        <source>The colour profile cannot be used (%1): the slide is shown as if it had none.</source>
        <translation>无法使用颜色配置文件（%1）：将按没有配置文件显示切片。</translation>
    </message>
    <message>
        <source>The stains cannot be told from this slide (%1): the default ones are used.</source>
        <translation>无法从此切片判定染色（%1）：使用默认染色。</translation>
    </message>
    <message>
        <source>The saved colour settings cannot be used (%1): the slide is shown without them.</source>
        <translation>无法使用已保存的颜色设置（%1）：将不使用这些设置显示切片。</translation>
    </message>
    <message>
        <source>The slides cannot be aligned by these points (%1): set points that lie further apart.</source>
        <translation>无法用这些点对齐切片（%1）：请设置相距更远的点。</translation>
    </message>
    <message>
        <source>The stored alignment of two slides cannot be used (%1): align them again.</source>
        <translation>无法使用两张切片已保存的对齐（%1）：请重新对齐。</translation>
    </message>
    <message>
        <source>%1 could not be registered with %2 (%3): align them by points instead.</source>
        <translation>无法将 %1 与 %2 配准（%3）：请改用点对齐。</translation>
    </message>
    <message>
        <source>The model package %1 is not valid (%2): get it again from its author.</source>
        <translation>模型包 %1 无效（%2）：请向作者重新获取。</translation>
    </message>
    <message>
        <source>%1 is not the file that its model package describes (sha256 differs): get the package again from its author.</source>
        <translation>%1 不是其模型包所描述的文件（sha256 不符）：请向作者重新获取该模型包。</translation>
    </message>
    <message>
        <source>The model package %1 does not compute its own reference outputs (%2): get it again from its author.</source>
        <translation>模型包 %1 无法算出其自带的参考输出（%2）：请向作者重新获取。</translation>
    </message>
    <message>
        <source>The model %1 needs the encoder %2, which is not installed: put its package beside the others.</source>
        <translation>模型 %1 需要编码器 %2，但它未安装：请将其模型包与其他模型包放在一起。</translation>
    </message>
    <message>
        <source>The encoder does not fit the model %1 (%2): use the encoder that the model was trained with.</source>
        <translation>编码器与模型 %1 不匹配（%2）：请使用训练该模型时的编码器。</translation>
    </message>
    <message>
        <source>The weights in %1 are not those of the model that is described (%2): get the package again from its author.</source>
        <translation>%1 中的权重不属于所描述的模型（%2）：请向作者重新获取该模型包。</translation>
    </message>
    <message>
        <source>%1 is not a valid safetensors file (%2): get it again from its source.</source>
        <translation>%1 不是有效的 safetensors 文件（%2）：请从来源重新获取。</translation>
    </message>
    <message>
        <source>The PyTorch file %1 cannot be used (%2): get it again from its source.</source>
        <translation>无法使用 PyTorch 文件 %1（%2）：请从来源重新获取。</translation>
    </message>
    <message>
        <source>The PyTorch file %1 holds what Tessera does not read (%2): save it again as a tensor or a state dictionary with PyTorch 1.6 or newer.</source>
        <translation>PyTorch 文件 %1 含有 Tessera 不读取的内容（%2）：请用 PyTorch 1.6 或更新版本重新保存为张量或状态字典。</translation>
    </message>
    <message>
        <source>%1 cannot be imported (%2): give the weights of an MHIM model, and in --config what fits them.</source>
        <translation>无法导入 %1（%2）：请提供 MHIM 模型的权重，并在 --config 中给出相应配置。</translation>
    </message>
    <message>
        <source>The model %1 predicts survival, which is not shown on slides: use tessera-engine predict.</source>
        <translation>模型 %1 预测的是生存期，无法显示在切片上：请使用 tessera-engine predict。</translation>
    </message>
    <message>
        <source>%1 is not a NumPy file that can be used (%2): save it again with numpy.save as an array of numbers.</source>
        <translation>%1 不是可用的 NumPy 文件（%2）：请用 numpy.save 重新保存为数值数组。</translation>
    </message>
    <message>
        <source>The feature file %1 cannot be used (%2): delete it and run again.</source>
        <translation>无法使用特征文件 %1（%2）：请删除后重新运行。</translation>
    </message>
    <message>
        <source>The feature file %1 was made in another way (%2): choose another output folder or delete it.</source>
        <translation>特征文件 %1 是以其他方式生成的（%2）：请选择其他输出文件夹或将其删除。</translation>
    </message>
    <message>
        <source>The features in %1 cannot be used (%2): check the file or make it again.</source>
        <translation>无法使用 %1 中的特征（%2）：请检查该文件或重新生成。</translation>
    </message>
    <message>
        <source>The features in %1 are those of no tile: check that its slide shows tissue.</source>
        <translation>%1 中的特征不含任何图块：请确认切片上有组织。</translation>
    </message>
    <message>
        <source>The list of tiles %1 cannot be used (%2): give a tensor named indices with the numbers of tiles, from 0 on.</source>
        <translation>无法使用图块列表 %1（%2）：请提供名为 indices 的张量，内含从 0 开始的图块编号。</translation>
    </message>
    <message>
        <source>None of the %1 tiles is left for the model: exclude fewer or choose a smaller mask ratio.</source>
        <translation>%1 个图块中没有剩余可供模型使用的图块：请减少排除数量或选择更小的掩码比例。</translation>
    </message>
    <message>
        <source>The tiles of the area are not known (%1): name the tiles by their indices instead.</source>
        <translation>该区域的图块未知（%1）：请改用图块索引指定。</translation>
    </message>
    <message>
        <source>The result in %1 cannot be shown (%2): run the analysis again.</source>
        <translation>无法显示 %1 中的结果（%2）：请重新运行分析。</translation>
    </message>
    <message>
        <source>The result in %1 was made from another slide (%2): run the analysis on this slide.</source>
        <translation>%1 中的结果来自另一张切片（%2）：请对此切片运行分析。</translation>
    </message>
    <message>
        <source>The result in %1 was not made by the model that it names (%2): run the analysis again.</source>
        <translation>%1 中的结果并非由其所注明的模型生成（%2）：请重新运行分析。</translation>
    </message>
    <message>
        <source>The table %1 cannot be read (%2): mend it there and run again.</source>
        <translation>无法读取表格 %1（%2）：请修正后重新运行。</translation>
    </message>
    <message>
        <source>The cohort %1 cannot be used (%2): mend the table and run again.</source>
        <translation>无法使用队列 %1（%2）：请修正表格后重新运行。</translation>
    </message>
    <message>
        <source>The splits %1 cannot be used (%2): mend them and run again.</source>
        <translation>无法使用划分 %1（%2）：请修正后重新运行。</translation>
    </message>
    <message>
        <source>The cohort cannot be divided (%1): add cases, or ask for fewer folds.</source>
        <translation>无法划分队列（%1）：请增加病例或减少折数。</translation>
    </message>
    <message>
        <source>The features of the slide %1 are not in %2 (%3): extract them first, or take the slide out of the table.</source>
        <translation>切片 %1 的特征不在 %2 中（%3）：请先提取特征，或将该切片从表格中移除。</translation>
    </message>
    <message>
        <source>The training configuration in %1 cannot be used (%2): see docs/training.md for the keys and their values.</source>
        <translation>无法使用 %1 中的训练配置（%2）：键及其取值请参阅 docs/training.md。</translation>
    </message>
    <message>
        <source>The cohort %1 cannot be trained on (%2): mend what the check found and run again.</source>
        <translation>无法用队列 %1 训练（%2）：请修正检查发现的问题后重新运行。</translation>
    </message>
    <message>
        <source>The training cannot run (%1): change the cohort or the settings.</source>
        <translation>训练无法运行（%1）：请更改队列或设置。</translation>
    </message>
    <message>
        <source>The training went astray in epoch %1 (%2): choose a smaller learning rate and run again.</source>
        <translation>训练在第 %1 轮发散（%2）：请选择更小的学习率后重新运行。</translation>
    </message>
    <message>
        <source>The training run in %1 cannot go on (%2): choose another output folder or delete it.</source>
        <translation>%1 中的训练无法继续（%2）：请选择其他输出文件夹或将其删除。</translation>
    </message>
    <message>
        <source>The folder %1 holds another training run (%2): choose another output folder or delete it.</source>
        <translation>文件夹 %1 中是另一个训练（%2）：请选择其他输出文件夹或将其删除。</translation>
    </message>
    <message>
        <source>The model %1 does not fit the cohort (%2): choose another model, or mend the table.</source>
        <translation>模型 %1 与队列不匹配（%2）：请选择其他模型或修正表格。</translation>
    </message>
    <message>
        <source>The tiles %1 cannot be used (%2): mend them and run again.</source>
        <translation>无法使用图块 %1（%2）：请修正后重新运行。</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>The analysis engine %1 cannot be started: build or install tessera-engine and try again; viewing goes on.</source>
        <translation>无法启动分析引擎 %1：请构建或安装 tessera-engine 后重试；浏览不受影响。</translation>
    </message>
    <message>
        <source>The analysis engine stopped unexpectedly (%1): start again; what was finished is kept.</source>
        <translation>分析引擎意外停止（%1）：请重新启动；已完成的内容会保留。</translation>
    </message>
    <message>
        <source>The analysis engine speaks protocol %1 and this program %2: install the same version of both.</source>
        <translation>分析引擎使用协议 %1，本程序使用 %2：请安装相同版本。</translation>
    </message>
    <message>
        <source>The analysis engine sent something that cannot be understood (%1): restart it.</source>
        <translation>分析引擎发送了无法理解的内容（%1）：请重启引擎。</translation>
    </message>
    <message>
        <source>The device %1 cannot be used (%2): choose auto or cpu, or ask tessera-engine doctor.</source>
        <translation>无法使用设备 %1（%2）：请选择 auto 或 cpu，或运行 tessera-engine doctor。</translation>
    </message>
    <message>
        <source>There is no session %1: open one first.</source>
        <translation>会话 %1 不存在：请先打开一个会话。</translation>
    </message>
    <message>
        <source>There was not enough memory for %1: close other programs or use fewer threads, then run again.</source>
        <translation>内存不足以完成 %1：请关闭其他程序或减少线程数后重新运行。</translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept, and the same command with --resume goes on.</source>
        <translation>已停止；已完成的内容会保留，使用同一命令加 --resume 可继续。</translation>
    </message>
    <message>
        <source>Something went wrong inside Tessera (%1): please report it.</source>
        <translation>Tessera 内部出错（%1）：请报告此问题。</translation>
    </message>
    <message>
        <source>%1 is not a Tessera project: choose a file that ends in .tessera.</source>
        <translation>%1 不是 Tessera 项目：请选择以 .tessera 结尾的文件。</translation>
    </message>
    <message>
        <source>There is already a file %1: open it, or choose another name.</source>
        <translation>文件 %1 已存在：请打开它或选择其他名称。</translation>
    </message>
    <message>
        <source>The project %1 is damaged (%2): open a copy of it; this file was left as it is.</source>
        <translation>项目 %1 已损坏（%2）：请打开其副本；此文件未作改动。</translation>
    </message>
    <message>
        <source>The project %1 was made by a newer Tessera (format %2, this one knows up to %3): open it with that version.</source>
        <translation>项目 %1 由更新版本的 Tessera 创建（格式 %2，本版本最高支持 %3）：请用该版本打开。</translation>
    </message>
    <message>
        <source>The project %1 is of an earlier version and cannot be brought up to date here: copy it to a folder that you can write to, or wait until it is closed elsewhere.</source>
        <translation>项目 %1 属于较早版本，无法在此处升级：请将其复制到您可写入的文件夹，或等待其在别处关闭。</translation>
    </message>
    <message>
        <source>The last edits of the project %1 lie in the file %1-wal, which cannot be taken over in this folder: copy both to a folder that you can write to and open the copy.</source>
        <translation>项目 %1 的最近修改位于文件 %1-wal 中，无法在此文件夹中并入：请将两者复制到您可写入的文件夹并打开副本。</translation>
    </message>
    <message>
        <source>The project %1 is open for reading only: copy it to a folder that you can write to, or close it elsewhere first.</source>
        <translation>项目 %1 以只读方式打开：请将其复制到您可写入的文件夹，或先在别处关闭。</translation>
    </message>
    <message>
        <source>The project %1 is being written by another program: close it there; what you changed is tried again.</source>
        <translation>另一个程序正在写入项目 %1：请在那里关闭；您的更改会重试保存。</translation>
    </message>
    <message>
        <source>%1 is in the project already, as a slide of its own: choose another file.</source>
        <translation>%1 已作为独立切片存在于项目中：请选择其他文件。</translation>
    </message>
    <message>
        <source>%1 is not the slide %2, its content differs: choose another file.</source>
        <translation>%1 不是切片 %2，内容不同：请选择其他文件。</translation>
    </message>
    <message>
        <source>%1 is %2, not a slide or image that Tessera can read: %3.</source>
        <translation>%1 不是 Tessera 可读取的切片或图像（%2）：%3。</translation>
    </message>
    <message>
        <source>%1 was replaced by another file while it was open: close the slide and open it again.</source>
        <translation>%1 在打开期间被另一个文件替换：请关闭切片后重新打开。</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>&amp;Clear List</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open Sample Slide</source>
        <translation>打开示例切片</translation>
    </message>
    <message>
        <source>Reopen Last Session</source>
        <translation>重新打开上次会话</translation>
    </message>
    <message>
        <source>Close Slide</source>
        <translation>关闭切片</translation>
    </message>
    <message>
        <source>Close All</source>
        <translation>全部关闭</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>FileKind</name>
    <message>
        <source>export it as OME-TIFF or pyramidal TIFF with the program of its scanner</source>
        <translation>请用扫描仪的软件将其导出为 OME-TIFF 或金字塔 TIFF</translation>
    </message>
    <message>
        <source>unpack it and open the slide in it</source>
        <translation>请解压后打开其中的切片</translation>
    </message>
    <message>
        <source>convert it to PNG, JPEG or TIFF</source>
        <translation>请转换为 PNG、JPEG 或 TIFF</translation>
    </message>
    <message>
        <source>copy it again from its source</source>
        <translation>请从来源重新复制</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>open it in a document viewer</source>
        <translation>请用文档查看器打开</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ZIP 压缩包</translation>
    </message>
    <message>
        <source>a file packed by gzip</source>
        <translation>gzip 压缩文件</translation>
    </message>
    <message>
        <source>a file packed by bzip2</source>
        <translation>bzip2 压缩文件</translation>
    </message>
    <message>
        <source>a file packed by xz</source>
        <translation>xz 压缩文件</translation>
    </message>
    <message>
        <source>a file packed by Zstandard</source>
        <translation>Zstandard 压缩文件</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>7z 压缩包</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>tar 归档</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>HDF5 文件</translation>
    </message>
    <message>
        <source>open the slide that it was computed from</source>
        <translation>请打开计算它所用的切片</translation>
    </message>
    <message>
        <source>a Zeiss CZI file</source>
        <translation>Zeiss CZI 文件</translation>
    </message>
    <message>
        <source>a Philips iSyntax file</source>
        <translation>Philips iSyntax 文件</translation>
    </message>
    <message>
        <source>a Leica LIF file</source>
        <translation>Leica LIF 文件</translation>
    </message>
    <message>
        <source>a Nikon ND2 file</source>
        <translation>Nikon ND2 文件</translation>
    </message>
    <message>
        <source>a picture in JPEG 2000 format</source>
        <translation>JPEG 2000 格式的图像</translation>
    </message>
    <message>
        <source>a picture in JPEG XL format</source>
        <translation>JPEG XL 格式的图像</translation>
    </message>
    <message>
        <source>a picture in GIF format</source>
        <translation>GIF 格式的图像</translation>
    </message>
    <message>
        <source>a picture in BMP format</source>
        <translation>BMP 格式的图像</translation>
    </message>
    <message>
        <source>a picture in WebP format</source>
        <translation>WebP 格式的图像</translation>
    </message>
    <message>
        <source>a picture in HEIC format</source>
        <translation>HEIC 格式的图像</translation>
    </message>
    <message>
        <source>a picture in AVIF format</source>
        <translation>AVIF 格式的图像</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>Photoshop 文档</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>open it in a media player</source>
        <translation>请用媒体播放器打开</translation>
    </message>
    <message>
        <source>a NIfTI volume</source>
        <translation>NIfTI 体数据</translation>
    </message>
    <message>
        <source>open it in a program for radiology</source>
        <translation>请用放射学软件打开</translation>
    </message>
    <message>
        <source>a DICOM file of another kind</source>
        <translation>其他类型的 DICOM 文件</translation>
    </message>
    <message>
        <source>open it in a DICOM viewer</source>
        <translation>请用 DICOM 查看器打开</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <translation>NumPy 数组</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>SQLite 数据库</translation>
    </message>
    <message>
        <source>open it as a project if it is one</source>
        <translation>如果是项目，请作为项目打开</translation>
    </message>
    <message>
        <source>an Office document or Olympus OIB file</source>
        <translation>Office 文档或 Olympus OIB 文件</translation>
    </message>
    <message>
        <source>open it in the program that it comes from</source>
        <translation>请用生成它的程序打开</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>choose a slide</source>
        <translation>请选择一张切片</translation>
    </message>
    <message>
        <source>a placeholder of Git LFS, not the file itself</source>
        <translation>Git LFS 占位文件，而非文件本身</translation>
    </message>
    <message>
        <source>fetch it with git lfs pull</source>
        <translation>请用 git lfs pull 获取</translation>
    </message>
    <message>
        <source>a MIRAX index without its folder of images</source>
        <translation>缺少图像文件夹的 MIRAX 索引</translation>
    </message>
    <message>
        <source>copy the folder of the same name to the place beside it</source>
        <translation>请将同名文件夹复制到它旁边</translation>
    </message>
    <message>
        <source>a Hamamatsu index without its images</source>
        <translation>缺少图像的 Hamamatsu 索引</translation>
    </message>
    <message>
        <source>copy the files that it names to the place beside it</source>
        <translation>请将其中列出的文件复制到它旁边</translation>
    </message>
    <message>
        <source>an Olympus VSI index</source>
        <translation>Olympus VSI 索引</translation>
    </message>
    <message>
        <source>a safetensors file</source>
        <translation>safetensors 文件</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>download the file again; what came was a page that says why not</source>
        <translation>请重新下载文件；收到的网页会说明原因</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>XML 文档</translation>
    </message>
    <message>
        <source>open the slide that belongs to it</source>
        <translation>请打开它所属的切片</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>a file of zeros only</source>
        <translation>全为零的文件</translation>
    </message>
    <message>
        <source>a TIFF without a picture that can be read</source>
        <translation>没有可读图像的 TIFF</translation>
    </message>
    <message>
        <source>a file of an unknown kind</source>
        <translation>未知类型的文件</translation>
    </message>
    <message>
        <source>see the list of supported formats</source>
        <translation>请参阅支持的格式列表</translation>
    </message>
</context>
<context>
    <name>GoToCommands</name>
    <message>
        <source>Go to Place or Zoom…</source>
        <translation>转到位置或倍数…</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>About Tessera</source>
        <translation>关于 Tessera</translation>
    </message>
    <message>
        <source>&lt;b&gt;Tessera %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Tessera %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Viewer for whole-slide images with MHIM-MIL analysis.

Research use only, not for diagnosis.

GPL-3.0-or-later.</source>
        <translation>支持 MHIM-MIL 分析的全切片图像浏览器。

仅供研究使用，不用于诊断。

GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>键盘和鼠标</translation>
    </message>
    <message>
        <source>Find Command…</source>
        <translation>查找命令…</translation>
    </message>
</context>
<context>
    <name>OverlayMap</name>
    <message>
        <source>Class probability</source>
        <translation>类别概率</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>%1 的概率</translation>
    </message>
    <message>
        <source>Attention (rank)</source>
        <translation>注意力（排名）</translation>
    </message>
    <message>
        <source>Instance probability (rank)</source>
        <translation>示例概率（排名）</translation>
    </message>
    <message>
        <source>Hard instances</source>
        <translation>困难示例</translation>
    </message>
    <message>
        <source>What the model would call a slide of this tile alone.</source>
        <translation>若切片仅由此图块构成，模型给出的判断。</translation>
    </message>
    <message>
        <source>Where the model took its evidence from, for or against; rank within the slide.</source>
        <translation>模型的依据（支持或反对）来自何处；切片内排名。</translation>
    </message>
    <message>
        <source>How clearly a tile speaks for one of the classes; rank within the slide.</source>
        <translation>图块支持某一类别的明确程度；切片内排名。</translation>
    </message>
    <message>
        <source>Share of training draws in which the tile is among the hard ones.</source>
        <translation>训练抽样中该图块属于困难图块的比例。</translation>
    </message>
</context>
<context>
    <name>PerformanceDock</name>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
</context>
<context>
    <name>PictureCommands</name>
    <message>
        <source>The view is copied as a picture.</source>
        <translation>已将视图复制为图片。</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Save View as Picture</source>
        <translation>将视图保存为图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Copy View as Picture</source>
        <translation>将视图复制为图片</translation>
    </message>
    <message>
        <source>Save View as Picture…</source>
        <translation>将视图保存为图片…</translation>
    </message>
</context>
<context>
    <name>PlaceText</name>
    <message>
        <source>“%1” is no place: write one as 12000, 8000 or 3.1 mm, 2 mm, a zoom as 20x or 0.5 µm/px.</source>
        <translation>“%1”不是位置：位置请写作 12000, 8000 或 3.1 mm, 2 mm，倍数请写作 20x 或 0.5 µm/px。</translation>
    </message>
    <message>
        <source>A zoom is more than 0.</source>
        <translation>倍数必须大于 0。</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: give the zoom in per cent, or set the resolution first.</source>
        <translation>此切片的分辨率未知：请以百分比给出倍数，或先设置分辨率。</translation>
    </message>
    <message>
        <source>A place needs two numbers, as in 12000, 8000.</source>
        <translation>位置需要两个数字，例如 12000, 8000。</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: give the place in px, or set the resolution first.</source>
        <translation>此切片的分辨率未知：请以 px 给出位置，或先设置分辨率。</translation>
    </message>
    <message>
        <source>%1 lies outside of the slide, which has %2 × %3 px.</source>
        <translation>%1 位于切片之外，切片为 %2 × %3 px。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Opening the slide</source>
        <translation>正在打开切片</translation>
    </message>
    <message>
        <source>Finding tissue</source>
        <translation>正在识别组织</translation>
    </message>
    <message>
        <source>Encoding tiles</source>
        <translation>正在编码图块</translation>
    </message>
    <message>
        <source>Running the model</source>
        <translation>正在运行模型</translation>
    </message>
    <message>
        <source>Writing the result</source>
        <translation>正在写入结果</translation>
    </message>
    <message>
        <source>: %1 of %2</source>
        <translation>：已完成 %1/%2</translation>
    </message>
    <message>
        <source>, %1 tiles/s</source>
        <translation>，%1 图块/秒</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>，约剩 %1</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>正在等待引擎</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled; the encoded tiles are kept for the next run</source>
        <translation>已取消；已编码的图块会保留供下次运行使用</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
</context>
<context>
    <name>ProjectText</name>
    <message>
        <source>%1 (process %2, since %3)</source>
        <translation>%1（进程 %2，自 %3）</translation>
    </message>
    <message>
        <source>%1 is in use by %2: it is open for reading only until it is closed there.</source>
        <translation>%1 正被 %2 使用：在那里关闭之前以只读方式打开。</translation>
    </message>
    <message>
        <source>%1 cannot be written here: it is open for reading only. Copy it to a folder of your own to change it.</source>
        <translation>%1 在此处不可写：以只读方式打开。如需更改，请将其复制到您自己的文件夹。</translation>
    </message>
    <message>
        <source>%1 lies on a network drive (%2): edits are as safe there, but slower.</source>
        <translation>%1 位于网络驱动器（%2）：修改同样安全，但较慢。</translation>
    </message>
    <message>
        <source>%1 was brought up to date; what it was before is kept as %2.</source>
        <translation>%1 已升级；原先的版本保存为 %2。</translation>
    </message>
    <message>
        <source>Cancelled; what was added stays.</source>
        <translation>已取消；已添加的内容会保留。</translation>
    </message>
    <message>
        <source>Slides added: %1.</source>
        <translation>已添加切片：%1。</translation>
    </message>
    <message>
        <source>Already in the project: %1.</source>
        <translation>已在项目中：%1。</translation>
    </message>
    <message>
        <source>Not slides by their names: %1, such as %2.</source>
        <translation>从名称看不是切片：%1，例如 %2。</translation>
    </message>
    <message>
        <source>Not readable: %1.</source>
        <translation>无法读取：%1。</translation>
    </message>
    <message>
        <source>Files found again: %1.</source>
        <translation>已重新找到的文件：%1。</translation>
    </message>
    <message>
        <source>Not found: %1; try another folder.</source>
        <translation>未找到：%1；请尝试其他文件夹。</translation>
    </message>
    <message>
        <source>All %1 changes are as they were written. Last hash: %2</source>
        <translation>全部 %1 条更改均与写入时一致。最后的哈希值：%2</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 is not as it was written.</source>
        <translation>审计追踪已被破坏：第 %1 行与写入时不一致。</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 is missing.</source>
        <translation>审计追踪已被破坏：缺少第 %1 行。</translation>
    </message>
    <message>
        <source>The audit trail is broken: row %1 and what followed it are missing.</source>
        <translation>审计追踪已被破坏：缺少第 %1 行及其后的内容。</translation>
    </message>
</context>
<context>
    <name>SettingKeys</name>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a number above %1, at most %2</source>
        <translation>大于 %1、不超过 %2 的数</translation>
    </message>
    <message>
        <source>a number from %1, below %2</source>
        <translation>不小于 %1、小于 %2 的数</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1 到 %2 的数</translation>
    </message>
    <message>
        <source>%1 is “%2”: give %3, or leave it empty for the preset&apos;s value.</source>
        <translation>%1 是“%2”：请输入%3，或留空以使用预设的值。</translation>
    </message>
    <message>
        <source>What makes one feature of the tiles of a case: attention (attn), self-attention (selfattn), two streams (dsmil), mean or maximum.</source>
        <translation>如何由一个病例的图块得到一个特征：注意力 (attn)、自注意力 (selfattn)、双流 (dsmil)、平均值或最大值。</translation>
    </message>
    <message>
        <source>pure trains the baseline alone, v1 hides hard tiles from a student, v2 recycles tiles as well.</source>
        <translation>pure 只训练基线模型，v1 对学生模型隐藏困难图块，v2 还会回收图块。</translation>
    </message>
    <message>
        <source>How often each case is seen, in each stage.</source>
        <translation>每个阶段中每个病例被看到的次数。</translation>
    </message>
    <message>
        <source>Size of the steps at the start; smaller is slower and steadier.</source>
        <translation>开始时的步长；越小越慢、越稳定。</translation>
    </message>
    <message>
        <source>How strongly large weights are pulled back at each step.</source>
        <translation>每一步中对较大权重的回拉强度。</translation>
    </message>
    <message>
        <source>adam takes the decay as part of the gradient, adamw apart from it.</source>
        <translation>adam 把衰减作为梯度的一部分，adamw 则与梯度分开。</translation>
    </message>
    <message>
        <source>How the learning rate changes over the epochs.</source>
        <translation>学习率如何随轮次变化。</translation>
    </message>
    <message>
        <source>The learning rate rises over these epochs.</source>
        <translation>学习率在这些轮次中上升。</translation>
    </message>
    <message>
        <source>Cases to one update of the weights.</source>
        <translation>每次更新权重所用的病例数。</translation>
    </message>
    <message>
        <source>Largest norm of all gradients together; empty or 0 is off.</source>
        <translation>全部梯度的最大范数；留空或 0 表示关闭。</translation>
    </message>
    <message>
        <source>A stage ends after this many epochs without an equal or better value; 0 is never.</source>
        <translation>经过这么多轮没有相等或更好的值后阶段结束；0 表示从不。</translation>
    </message>
    <message>
        <source>But not before this epoch.</source>
        <translation>但不早于这一轮。</translation>
    </message>
    <message>
        <source>Function after the embedding.</source>
        <translation>嵌入之后的函数。</translation>
    </message>
    <message>
        <source>Function inside the attention.</source>
        <translation>注意力内部的函数。</translation>
    </message>
    <message>
        <source>Attention with a gate; with attn alone.</source>
        <translation>带门控的注意力；仅用于 attn。</translation>
    </message>
    <message>
        <source>Heads of the self-attention.</source>
        <translation>自注意力的头数。</translation>
    </message>
    <message>
        <source>Share of the embedding that is left out at random while training.</source>
        <translation>训练时随机略去的嵌入比例。</translation>
    </message>
    <message>
        <source>Width of the model.</source>
        <translation>模型的宽度。</translation>
    </message>
    <message>
        <source>Each feature is taken in its standard deviations; the finished model takes features as they are.</source>
        <translation>每个特征以其标准差为单位；完成的模型按原样使用特征。</translation>
    </message>
    <message>
        <source>Share of the tiles that is hidden at random.</source>
        <translation>随机隐藏的图块比例。</translation>
    </message>
    <message>
        <source>Share that is hidden from the lowest scores up.</source>
        <translation>从最低分开始隐藏的比例。</translation>
    </message>
    <message>
        <source>Share of the tiles with the highest scores that is hidden from the student.</source>
        <translation>对学生模型隐藏的最高分图块的比例。</translation>
    </message>
    <message>
        <source>Part of the picked high scores that is hidden, drawn at random.</source>
        <translation>所选高分图块中随机抽取隐藏的部分。</translation>
    </message>
    <message>
        <source>The share of hidden hard tiles falls towards 0.</source>
        <translation>隐藏的困难图块比例逐渐降到 0。</translation>
    </message>
    <message>
        <source>Tiles that are not kept are recycled into a few; with v2 alone.</source>
        <translation>未保留的图块被回收合并为少数几个；仅用于 v2。</translation>
    </message>
    <message>
        <source>Share of the visible tiles that is kept.</source>
        <translation>保留的可见图块比例。</translation>
    </message>
    <message>
        <source>Tiles that the others are recycled into.</source>
        <translation>其余图块被合并成的图块数。</translation>
    </message>
    <message>
        <source>Share that the recycling keeps of itself at each step.</source>
        <translation>回收在每一步中保留自身的比例。</translation>
    </message>
    <message>
        <source>Tiles are recycled in prediction as well.</source>
        <translation>预测时也回收图块。</translation>
    </message>
    <message>
        <source>Hard tiles are found by their probability instead of their attention; with v2 alone.</source>
        <translation>按概率而不是注意力寻找困难图块；仅用于 v2。</translation>
    </message>
    <message>
        <source>Weight of the agreement of student and teacher beside the main loss.</source>
        <translation>学生与教师一致性相对于主损失的权重。</translation>
    </message>
    <message>
        <source>Sharpens what the teacher says; smaller is sharper.</source>
        <translation>使教师模型的输出更尖锐；越小越尖锐。</translation>
    </message>
    <message>
        <source>Share that the teacher keeps of itself at each update; near 1 it follows slowly.</source>
        <translation>教师模型每次更新时保留自身的比例；接近 1 时跟随缓慢。</translation>
    </message>
    <message>
        <source>cosine lets the momentum of the teacher rise to 1.</source>
        <translation>cosine 使教师模型的动量升到 1。</translation>
    </message>
    <message>
        <source>What the student takes from the first stage: nothing, its embedding, or all.</source>
        <translation>学生模型从第一阶段获取什么：无、嵌入或全部。</translation>
    </message>
    <message>
        <source>Which of the two the finished model predicts with.</source>
        <translation>完成的模型用两者中的哪一个来预测。</translation>
    </message>
    <message>
        <source>Intervals of time of a survival model.</source>
        <translation>生存模型的时间区间数。</translation>
    </message>
    <message>
        <source>Part of the training cases that chooses the epoch, where the splits name none.</source>
        <translation>划分未指定验证部分时，用来选择轮次的训练病例比例。</translation>
    </message>
    <message>
        <source>Share of the tiles of a positive case that show the finding, as far as you know.</source>
        <translation>据您所知，阳性病例中显示病变的图块比例。</translation>
    </message>
    <message>
        <source>Number that decides everything that is drawn; the same number repeats a training.</source>
        <translation>决定所有随机抽取的数；相同的数会重复同一训练。</translation>
    </message>
    <message>
        <source>Parts of a cross-validation, each once the test part.</source>
        <translation>交叉验证的份数，每份轮流作为测试部分。</translation>
    </message>
    <message>
        <source>auto takes a graphics card where one works; else cpu, cuda or cuda:1.</source>
        <translation>auto 在可用时使用显卡；否则填 cpu、cuda 或 cuda:1。</translation>
    </message>
    <message>
        <source>Processor cores for the training; empty takes all.</source>
        <translation>用于训练的处理器核心数；留空则全部使用。</translation>
    </message>
    <message>
        <source>tf32 is faster on graphics cards and less exact.</source>
        <translation>tf32 在显卡上更快，但精度较低。</translation>
    </message>
    <message>
        <source>%1 has the same value twice: each makes a training of its own.</source>
        <translation>%1 的同一个值出现了两次：每个值各自产生一次训练。</translation>
    </message>
</context>
<context>
    <name>SlideInfoCommands</name>
    <message>
        <source>%1 % of the tissue at %2 or more</source>
        <translation>%2 及以上：组织的 %1%</translation>
    </message>
    <message>
        <source>Slide Information</source>
        <translation>切片信息</translation>
    </message>
</context>
<context>
    <name>SlideText</name>
    <message>
        <source>%1 µm/px (from the file)</source>
        <translation>%1 µm/px（来自文件）</translation>
    </message>
    <message>
        <source>%1 µm/px (from resolution tags)</source>
        <translation>%1 µm/px（来自分辨率标签）</translation>
    </message>
    <message>
        <source>%1 µm/px (from the objective)</source>
        <translation>%1 µm/px（由物镜推算）</translation>
    </message>
    <message>
        <source>%1 µm/px (set by you)</source>
        <translation>%1 µm/px（由您设置）</translation>
    </message>
</context>
<context>
    <name>TrainingDock</name>
    <message>
        <source>%1 is not in the worklist.</source>
        <translation>%1 不在工作列表中。</translation>
    </message>
    <message>
        <source>The next analysis is made with %1.</source>
        <translation>下一次分析将使用 %1。</translation>
    </message>
    <message>
        <source>The training %1 has finished.</source>
        <translation>训练 %1 已完成。</translation>
    </message>
    <message>
        <source>The training %1 was running when Tessera ended. It can go on from its last epoch.</source>
        <translation>Tessera 结束时训练 %1 正在进行。它可以从最后一轮继续。</translation>
    </message>
    <message>
        <source>Show It</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>TrainingPresets</name>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>MHIM, version 2</source>
        <translation>MHIM 第 2 版</translation>
    </message>
    <message>
        <source>MHIM, version 1 (CAMELYON16)</source>
        <translation>MHIM 第 1 版 (CAMELYON16)</translation>
    </message>
    <message>
        <source>MHIM, version 1 (NSCLC)</source>
        <translation>MHIM 第 1 版 (NSCLC)</translation>
    </message>
    <message>
        <source>Survival</source>
        <translation>生存</translation>
    </message>
    <message>
        <source>Small tables</source>
        <translation>小型表格</translation>
    </message>
    <message>
        <source>The baseline alone, a few epochs: does the data lend itself at all?</source>
        <translation>只训练基线模型、少数几轮：数据是否适合？</translation>
    </message>
    <message>
        <source>Two stages: a baseline, then a student that learns from hard tiles. The usual choice.</source>
        <translation>两个阶段：先是基线模型，再是从困难图块学习的学生模型。通常的选择。</translation>
    </message>
    <message>
        <source>As published for lymph node metastases.</source>
        <translation>按淋巴结转移的已发表设置。</translation>
    </message>
    <message>
        <source>As published for subtypes of lung cancer.</source>
        <translation>按肺癌亚型的已发表设置。</translation>
    </message>
    <message>
        <source>For tables with follow-up times; stops earlier.</source>
        <translation>用于含随访时间的表格；更早停止。</translation>
    </message>
    <message>
        <source>For some hundred cases with few tiles each; keeps no case back.</source>
        <translation>用于数百个图块很少的病例；不保留任何病例。</translation>
    </message>
</context>
<context>
    <name>TrainingText</name>
    <message>
        <source>%1, epoch %2 of %3</source>
        <translation>%1，第 %2 轮，共 %3 轮</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1，第 %2 轮</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>正在等待引擎</translation>
    </message>
    <message>
        <source>Checking the features: %1 of %2 cases</source>
        <translation>正在检查特征：%1 / %2 个病例</translation>
    </message>
    <message>
        <source>Fold %1 of %2: </source>
        <translation>第 %1 折，共 %2 折：</translation>
    </message>
    <message>
        <source>, case %1 of %2</source>
        <translation>，病例 %1 / %2</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>，剩余约 %1</translation>
    </message>
    <message>
        <source>Nothing is being trained.</source>
        <translation>没有正在进行的训练。</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Stopping; what was trained is kept</source>
        <translation>正在停止；已训练的内容会保留</translation>
    </message>
    <message numerus="yes">
        <source>Paused after %n epoch(s); it can go on at any time.</source>
        <translation>
            <numerusform>%n 轮后暂停；可随时继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>提前结束</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s), not finished</source>
        <translation>
            <numerusform>%n 轮，未完成</numerusform>
        </translation>
    </message>
    <message>
        <source>First stage</source>
        <translation>第一阶段</translation>
    </message>
    <message>
        <source>MHIM stage</source>
        <translation>MHIM 阶段</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>C-index</source>
        <translation>C 指数</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>%1 is not defined</source>
        <translation>%1 无定义</translation>
    </message>
    <message>
        <source>%1 %2 (%3 to %4)</source>
        <translation>%1 %2（%3 至 %4）</translation>
    </message>
    <message>
        <source>test cases</source>
        <translation>测试病例</translation>
    </message>
    <message>
        <source>validation cases</source>
        <translation>验证病例</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) wait.</source>
        <translation>
            <numerusform>%n 次训练在等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>TurnCommands</name>
    <message>
        <source>Turn Left by 15°</source>
        <translation>向左旋转 15°</translation>
    </message>
    <message>
        <source>Turn Right by 15°</source>
        <translation>向右旋转 15°</translation>
    </message>
    <message>
        <source>Turn Left by 90°</source>
        <translation>向左旋转 90°</translation>
    </message>
    <message>
        <source>Turn Right by 90°</source>
        <translation>向右旋转 90°</translation>
    </message>
    <message>
        <source>Flip Left to Right</source>
        <translation>水平翻转</translation>
    </message>
    <message>
        <source>Flip Top to Bottom</source>
        <translation>垂直翻转</translation>
    </message>
    <message>
        <source>Upright Again</source>
        <translation>恢复原方向</translation>
    </message>
    <message>
        <source>Turn and Flip</source>
        <translation>旋转与翻转</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>Heat Map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览图</translation>
    </message>
    <message>
        <source>Scale Bar</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>One Slide</source>
        <translation>单张切片</translation>
    </message>
    <message>
        <source>Two Side by Side</source>
        <translation>左右两张</translation>
    </message>
    <message>
        <source>Two One Below the Other</source>
        <translation>上下两张</translation>
    </message>
    <message>
        <source>Three Side by Side</source>
        <translation>并排三张</translation>
    </message>
    <message>
        <source>Two by Two</source>
        <translation>2×2 网格</translation>
    </message>
    <message>
        <source>Two Rows of Three</source>
        <translation>两行三列</translation>
    </message>
    <message>
        <source>Three by Three</source>
        <translation>3×3 网格</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Dark Theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Light Theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>High Contrast Theme</source>
        <translation>高对比度主题</translation>
    </message>
    <message>
        <source>Theme of the Desktop</source>
        <translation>跟随桌面主题</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示模式</translation>
    </message>
    <message>
        <source>Next Tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Previous Tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Set Resolution…</source>
        <translation>设置分辨率…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Analysis Panel</source>
        <translation>分析面板</translation>
    </message>
    <message>
        <source>Worklist Panel</source>
        <translation>工作列表面板</translation>
    </message>
</context>
<context>
    <name>WayCommands</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>To the Left Edge</source>
        <translation>到左边缘</translation>
    </message>
    <message>
        <source>To the Right Edge</source>
        <translation>到右边缘</translation>
    </message>
    <message>
        <source>To the Top Edge</source>
        <translation>到上边缘</translation>
    </message>
    <message>
        <source>To the Bottom Edge</source>
        <translation>到下边缘</translation>
    </message>
    <message>
        <source>Hold Z and drag</source>
        <translation>按住 Z 拖动</translation>
    </message>
    <message>
        <source>Frame what shall fill the view</source>
        <translation>框选要填满视图的区域</translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>会诊</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Unusable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
</context>
<context>
    <name>WorklistCommands</name>
    <message>
        <source>New Project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Close Project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>Add Slides to Project…</source>
        <translation>向项目添加切片…</translation>
    </message>
    <message>
        <source>Add Folder to Project…</source>
        <translation>向项目添加文件夹…</translation>
    </message>
    <message>
        <source>Find Missing Files…</source>
        <translation>查找缺失的文件…</translation>
    </message>
    <message>
        <source>New Label Column…</source>
        <translation>新建标签列…</translation>
    </message>
    <message>
        <source>Save Copy of Project…</source>
        <translation>保存项目副本…</translation>
    </message>
    <message>
        <source>Verify Project</source>
        <translation>校验项目</translation>
    </message>
    <message>
        <source>Next Slide of the List</source>
        <translation>列表中的下一张切片</translation>
    </message>
    <message>
        <source>Previous Slide of the List</source>
        <translation>列表中的上一张切片</translation>
    </message>
    <message>
        <source>Search the List</source>
        <translation>搜索列表</translation>
    </message>
    <message>
        <source>Open the Selected Slide</source>
        <translation>打开所选切片</translation>
    </message>
    <message>
        <source>Mark as: %1</source>
        <translation>标记为：%1</translation>
    </message>
    <message>
        <source>Status in the Worklist</source>
        <translation>工作列表中的状态</translation>
    </message>
    <message>
        <source>Say Where the File Lies…</source>
        <translation>指定文件位置…</translation>
    </message>
    <message>
        <source>Remove from the Project</source>
        <translation>从项目中移除</translation>
    </message>
</context>
<context>
    <name>tessera::AnalysisPanel</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
</context>
<context>
    <name>tessera::AssociatedPage</name>
    <message>
        <source>&amp;Show Picture</source>
        <translation>显示图片(&amp;S)</translation>
    </message>
    <message>
        <source>Pictures beside the slide</source>
        <translation>切片附带的图片</translation>
    </message>
    <message>
        <source>%1 (%2 × %3 px)</source>
        <translation>%1（%2 × %3 px）</translation>
    </message>
    <message>
        <source>The file has no pictures beside the slide.</source>
        <translation>文件中没有附带图片。</translation>
    </message>
    <message>
        <source>“%1” may show the name or number of a patient. It stays hidden until you ask for it, and is left out of pictures that Tessera makes.</source>
        <translation>“%1”可能显示患者姓名或编号。在您要求之前保持隐藏，也不会出现在 Tessera 生成的图片中。</translation>
    </message>
    <message>
        <source>Picture “%1”</source>
        <translation>图片“%1”</translation>
    </message>
</context>
<context>
    <name>tessera::BookmarkModel</name>
    <message>
        <source>Place %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1，%2 处</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>tessera::BookmarkPanel</name>
    <message>
        <source>&amp;Add This View</source>
        <translation>添加此视图(&amp;A)</translation>
    </message>
    <message>
        <source>G&amp;o There</source>
        <translation>转到(&amp;O)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Un&amp;do</source>
        <translation>撤销(&amp;D)</translation>
    </message>
    <message>
        <source>Bookmarks of the slide</source>
        <translation>切片的书签</translation>
    </message>
    <message>
        <source>Ctrl+B keeps what you see of a slide: place, zoom and how it lies. It is found here again, also after a restart and when the file was moved or renamed.</source>
        <translation>Ctrl+B 记住您所看到的内容：位置、倍数和方向。即使重新启动，或文件被移动、重命名，也能在此找到。</translation>
    </message>
    <message>
        <source>“%1” is deleted.</source>
        <translation>已删除“%1”。</translation>
    </message>
</context>
<context>
    <name>tessera::CasesPage</name>
    <message>
        <source>Table of cases</source>
        <translation>病例表</translation>
    </message>
    <message>
        <source>Label column of the worklist</source>
        <translation>工作列表的标签列</translation>
    </message>
    <message>
        <source>Take from Wor&amp;klist</source>
        <translation>取自工作列表(&amp;K)</translation>
    </message>
    <message>
        <source>Folder of features</source>
        <translation>特征文件夹</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>学习内容</translation>
    </message>
    <message>
        <source>Meaning of 1 in the follow-up column</source>
        <translation>随访列中 1 的含义</translation>
    </message>
    <message>
        <source>Check A&amp;gain</source>
        <translation>重新检查(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>as the table says</source>
        <translation>按表格所示</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>survival</source>
        <translation>生存</translation>
    </message>
    <message>
        <source>as its name says</source>
        <translation>按列名所示</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>censored</source>
        <translation>删失</translation>
    </message>
    <message>
        <source>CSV with a column of slides and one of labels, or of time and event</source>
        <translation>含切片列和标签列（或时间与事件列）的 CSV</translation>
    </message>
    <message>
        <source>One file for each slide: .h5, .pt, .npy or .safetensors</source>
        <translation>每张切片一个文件：.h5、.pt、.npy 或 .safetensors</translation>
    </message>
    <message>
        <source>May be left empty: then the table&apos;s own division, or one that is drawn</source>
        <translation>可留空：则使用表格自带的划分或随机划分</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Cases of each class</source>
        <translation>各类别的病例</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>&amp;Table of cases:</source>
        <translation>病例表(&amp;T)：</translation>
    </message>
    <message>
        <source>Or a label column of the worklist:</source>
        <translation>或工作列表的标签列：</translation>
    </message>
    <message>
        <source>&amp;Features:</source>
        <translation>特征(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Splits, if you have them:</source>
        <translation>划分（如果有）(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;What is learned:</source>
        <translation>学习内容(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;1 in the follow-up column:</source>
        <translation>随访列中的 &amp;1：</translation>
    </message>
    <message>
        <source>Open a project and give its slides a label column first.</source>
        <translation>请先打开一个项目，并为其切片添加标签列。</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>正在读取表格</translation>
    </message>
    <message>
        <source>Checking the features: %1 of %2 cases</source>
        <translation>正在检查特征：%1 / %2 个病例</translation>
    </message>
    <message>
        <source>The check was cancelled. Check again before you start.</source>
        <translation>检查已取消。请在开始之前重新检查。</translation>
    </message>
    <message>
        <source>Choose a table with a row for each slide, and the folder where their features are.</source>
        <translation>请选择每张切片一行的表格，以及存放其特征的文件夹。</translation>
    </message>
    <message>
        <source>%1 cases of %2 patients.</source>
        <translation>%2 位患者的 %1 个病例。</translation>
    </message>
    <message>
        <source>%1 can be trained on.</source>
        <translation>其中 %1 个可用于训练。</translation>
    </message>
    <message>
        <source>The check has found nothing to object to.</source>
        <translation>检查未发现问题。</translation>
    </message>
    <message>
        <source>Now choose the folder where the features of the slides are, or have them extracted.</source>
        <translation>现在请选择存放切片特征的文件夹，或让程序提取特征。</translation>
    </message>
</context>
<context>
    <name>tessera::ColourPanel</name>
    <message>
        <source>Use the slide&apos;s &amp;profile (ICC)</source>
        <translation>使用切片的配置文件 (ICC)(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Profile on, levels as scanned, all stains, standard colours of the stains</source>
        <translation>启用配置文件，色阶如扫描时，所有染色，标准染色颜色</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>当前视野</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置文件</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>色阶</translation>
    </message>
    <message>
        <source>Stains</source>
        <translation>染色</translation>
    </message>
    <message>
        <source>These settings change what you see and are kept for this slide. Analyses always read the pixels as scanned.</source>
        <translation>这些设置只改变显示效果，并会为此切片保存。分析始终读取扫描时的像素。</translation>
    </message>
    <message>
        <source>No slide is open.</source>
        <translation>没有打开的切片。</translation>
    </message>
</context>
<context>
    <name>tessera::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Name of a command</source>
        <translation>命令名称</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
</context>
<context>
    <name>tessera::ComparePanel</name>
    <message>
        <source>Slides compared</source>
        <translation>所比较的切片</translation>
    </message>
    <message>
        <source>Move all views together</source>
        <translation>所有视图一起移动</translation>
    </message>
    <message>
        <source>Hold Ctrl to move one view alone</source>
        <translation>按住 Ctrl 可单独移动一个视图</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Align automatically</source>
        <translation>自动对齐</translation>
    </message>
    <message>
        <source>Progress of the alignment</source>
        <translation>对齐进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the alignment</source>
        <translation>取消对齐</translation>
    </message>
    <message>
        <source>Second slide over the first</source>
        <translation>第二张切片叠加在第一张上</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>不显示</translation>
    </message>
    <message>
        <source>Divided by a line (S held)</source>
        <translation>以分割线划分（按住 S）</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>交替显示</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>单独显示</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 与 %2</translation>
    </message>
    <message>
        <source>Open two slides, and lay them side by side (View &gt; Layout).</source>
        <translation>打开两张切片，并将其并排显示（视图 &gt; 布局）。</translation>
    </message>
    <message>
        <source>Not aligned.</source>
        <translation>未对齐。</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Place of the line</source>
        <translation>分割线位置</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>About %1 left</source>
        <translation>大约还剩 %1</translation>
    </message>
    <message>
        <source>Looking for the same tissue</source>
        <translation>正在寻找相同的组织</translation>
    </message>
</context>
<context>
    <name>tessera::CoverageVeil</name>
    <message>
        <source>any magnification</source>
        <translation>任意放大倍数</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Legend of what was seen</source>
        <translation>已浏览范围图例</translation>
    </message>
    <message>
        <source>The resolution of this slide is unknown: what was seen of it is not recorded.</source>
        <translation>此切片的分辨率未知：不记录其浏览范围。</translation>
    </message>
    <message>
        <source>Dark: not looked at yet.</source>
        <translation>暗处：尚未浏览。</translation>
    </message>
    <message>
        <source>Dark: not looked at yet at %1 or more.</source>
        <translation>暗处：尚未以 %1 及以上浏览。</translation>
    </message>
    <message>
        <source>%1 % of the tissue seen.</source>
        <translation>已浏览 %1% 的组织。</translation>
    </message>
</context>
<context>
    <name>tessera::CurvePlot</name>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
</context>
<context>
    <name>tessera::CurvesView</name>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show all epochs (0)</source>
        <translation>显示全部轮次 (0)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the chart as PNG or PDF, or the numbers as CSV</source>
        <translation>将图表写为 PNG 或 PDF，或将数值写为 CSV</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>The values of an epoch stand here when the mouse is over it.</source>
        <translation>鼠标停在某一轮上时，这里显示其数值。</translation>
    </message>
    <message>
        <source>Export Curves</source>
        <translation>导出曲线</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>数值 (*.csv)</translation>
    </message>
    <message>
        <source>see the rights of its folder</source>
        <translation>请查看其文件夹的权限</translation>
    </message>
</context>
<context>
    <name>tessera::DisplayProfileField</name>
    <message>
        <source>Colours of the display</source>
        <translation>显示器颜色</translation>
    </message>
    <message>
        <source>Slides are shown through the colour profile (ICC) of this display.</source>
        <translation>切片按此显示器的颜色配置文件（ICC）显示。</translation>
    </message>
    <message>
        <source>Any display (sRGB)</source>
        <translation>任意显示器（sRGB）</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>来自文件…</translation>
    </message>
    <message>
        <source>Profile of the Display</source>
        <translation>显示器配置文件</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm *.ICC *.ICM);;All files (*)</source>
        <translation>颜色配置文件 (*.icc *.icm *.ICC *.ICM);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 is no profile of a display (%2): choose another file.</source>
        <translation>%1 不是显示器配置文件（%2）：请选择其他文件。</translation>
    </message>
</context>
<context>
    <name>tessera::ExtractionBox</name>
    <message>
        <source>Slides without features</source>
        <translation>没有特征的切片</translation>
    </message>
    <message>
        <source>Folder of slides</source>
        <translation>切片文件夹</translation>
    </message>
    <message>
        <source>E&amp;xtract Features Now</source>
        <translation>立即提取特征(&amp;X)</translation>
    </message>
    <message>
        <source>Searched with all that is below it; slides of the worklist are known without it</source>
        <translation>连同其下所有内容一起搜索；工作列表中的切片无需指定即已知</translation>
    </message>
    <message>
        <source>Model whose encoder makes the features</source>
        <translation>用其编码器计算特征的模型</translation>
    </message>
    <message>
        <source>Its encoder and its size of tiles are used; start the training from the same model, or from scratch</source>
        <translation>使用其编码器和图块大小；请从同一模型或从零开始训练</translation>
    </message>
    <message>
        <source>Folder of sli&amp;des:</source>
        <translation>切片文件夹(&amp;D)：</translation>
    </message>
    <message>
        <source>Encoder of the &amp;model:</source>
        <translation>模型的编码器(&amp;M)：</translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s) of the table have no features.</source>
        <translation>
            <numerusform>表中有 %n 张切片没有特征。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found in the worklist or the folder of slides: %1.</source>
        <translation>在工作列表和切片文件夹中均未找到：%1。</translation>
    </message>
    <message>
        <source>There is no model whose encoder could be used.</source>
        <translation>没有可使用其编码器的模型。</translation>
    </message>
</context>
<context>
    <name>tessera::ExtractionProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress of the extraction</source>
        <translation>提取进度</translation>
    </message>
    <message>
        <source>What is finished stays, and a slide goes on where it stopped</source>
        <translation>已完成的部分会保留，切片将从中断处继续</translation>
    </message>
    <message>
        <source>Extracting features: slide %1 of %2, %3</source>
        <translation>正在提取特征：第 %1 张，共 %2 张切片，%3</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>，约剩 %1</translation>
    </message>
    <message>
        <source>Stopping; what is finished stays</source>
        <translation>正在停止；已完成的部分会保留</translation>
    </message>
</context>
<context>
    <name>tessera::FactsPage</name>
    <message>
        <source>%1 (%2 × %3 mm)</source>
        <translation>%1（%2 × %3 mm）</translation>
    </message>
    <message>
        <source>no colour profile in the file</source>
        <translation>文件中没有颜色配置文件</translation>
    </message>
    <message>
        <source>colour profile of %1</source>
        <translation>%1 的颜色配置文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>物镜</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已浏览</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Levels of the slide</source>
        <translation>切片的层级</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Smaller by</source>
        <translation>缩小倍数</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>%1, read by OpenSlide</source>
        <translation>%1，由 OpenSlide 读取</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>directly</source>
        <translation>直接</translation>
    </message>
    <message>
        <source>by the library</source>
        <translation>通过库</translation>
    </message>
    <message>
        <source>Its JPEG tiles are decoded without OpenSlide, several times faster, to the same pixels.</source>
        <translation>其 JPEG 图块不经 OpenSlide 解码，速度快数倍，像素完全相同。</translation>
    </message>
    <message>
        <source>Its tiles are read by the library of the format.</source>
        <translation>其图块由该格式的库读取。</translation>
    </message>
</context>
<context>
    <name>tessera::FailurePage</name>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
</context>
<context>
    <name>tessera::FindingList</name>
    <message>
        <source>What the check has found</source>
        <translation>检查发现的内容</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Enter opens the slide, where it is in the worklist</source>
        <translation>按回车打开切片（如果它在工作列表中）</translation>
    </message>
</context>
<context>
    <name>tessera::GoToBar</name>
    <message>
        <source>Place or zoom to go to</source>
        <translation>要转到的位置或倍数</translation>
    </message>
    <message>
        <source>12000, 8000    3.1 mm, 2 mm    20x    0.5 µm/px</source>
        <translation>12000, 8000    3.1 mm, 2 mm    20x    0.5 µm/px</translation>
    </message>
    <message>
        <source>&amp;Go to:</source>
        <translation>转到(&amp;G)：</translation>
    </message>
    <message>
        <source>G&amp;o</source>
        <translation>转到(&amp;O)</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在此处</translation>
    </message>
</context>
<context>
    <name>tessera::HistogramView</name>
    <message>
        <source>Histogram of what is in view</source>
        <translation>当前视野的直方图</translation>
    </message>
</context>
<context>
    <name>tessera::IccBadge</name>
    <message>
        <source>Colour profile</source>
        <translation>颜色配置文件</translation>
    </message>
</context>
<context>
    <name>tessera::KeySheet</name>
    <message>
        <source>&amp;Set</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>无按键(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>键盘和鼠标</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>搜索命令和按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>New key of the chosen command</source>
        <translation>所选命令的新按键</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重置(&amp;A)</translation>
    </message>
    <message>
        <source>New key for “%1”:</source>
        <translation>“%1”的新按键：</translation>
    </message>
    <message>
        <source>Choose a command to change its key.</source>
        <translation>选择一个命令以更改其按键。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”, which loses it.</source>
        <translation>%1 属于“%2”，更改后该命令将失去此按键。</translation>
    </message>
</context>
<context>
    <name>tessera::LegendWidget</name>
    <message>
        <source>Legend of the heat map</source>
        <translation>热图图例</translation>
    </message>
    <message>
        <source>hidden by the teacher&apos;s mask</source>
        <translation>被教师模型的掩码隐藏</translation>
    </message>
</context>
<context>
    <name>tessera::LevelControls</name>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>Red, black at</source>
        <translation>红，黑点</translation>
    </message>
    <message>
        <source>Green, black at</source>
        <translation>绿，黑点</translation>
    </message>
    <message>
        <source>Blue, black at</source>
        <translation>蓝，黑点</translation>
    </message>
    <message>
        <source>Red, full at</source>
        <translation>红，白点</translation>
    </message>
    <message>
        <source>Green, full at</source>
        <translation>绿，白点</translation>
    </message>
    <message>
        <source>Blue, full at</source>
        <translation>蓝，白点</translation>
    </message>
    <message>
        <source>&amp;Brightness:</source>
        <translation>亮度(&amp;B)：</translation>
    </message>
    <message>
        <source>&amp;Contrast:</source>
        <translation>对比度(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Gamma:</source>
        <translation>伽马(&amp;G)：</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1：</translation>
    </message>
</context>
<context>
    <name>tessera::MainWindow</name>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Drawing the sample slide: %1 % done, %2 s left</source>
        <translation>正在绘制示例切片：已完成 %1%，剩余 %2 秒</translation>
    </message>
    <message>
        <source>Tessera ended unexpectedly while it opened the slides of the last session.</source>
        <translation>Tessera 在打开上次会话的切片时意外退出。</translation>
    </message>
    <message>
        <source>Open them again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation>重启引擎</translation>
    </message>
    <message>
        <source>%1 – Tessera</source>
        <translation>%1 – Tessera</translation>
    </message>
    <message>
        <source>Open Slides</source>
        <translation>打开切片</translation>
    </message>
    <message>
        <source>Slides and images (%1)</source>
        <translation>切片和图像 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>仍然打开</translation>
    </message>
</context>
<context>
    <name>tessera::MapControls</name>
    <message>
        <source>&amp;Show heat map</source>
        <translation>显示热图(&amp;S)</translation>
    </message>
    <message>
        <source>Hold the key ` to look at the plain slide</source>
        <translation>按住 ` 键仅查看切片</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Class of the heat map</source>
        <translation>热图的类别</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>热图的不透明度</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>色图</translation>
    </message>
    <message>
        <source>Ma&amp;p:</source>
        <translation>热图类型(&amp;P)：</translation>
    </message>
    <message>
        <source>C&amp;lass:</source>
        <translation>类别(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Opacity:</source>
        <translation>不透明度(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>颜色(&amp;C)：</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>tessera::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>tessera::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>缩略导航图</translation>
    </message>
</context>
<context>
    <name>tessera::ModelPage</name>
    <message>
        <source>&amp;Adopt Model</source>
        <translation>采用模型(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Use for Analyses</source>
        <translation>用于分析(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Roll Back</source>
        <translation>恢复到之前的模型(&amp;R)</translation>
    </message>
    <message>
        <source>Training whose model is adopted</source>
        <translation>要采用其模型的训练</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>已安装的模型</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>模型卡片</translation>
    </message>
    <message>
        <source>A trained model</source>
        <translation>训练好的模型</translation>
    </message>
    <message>
        <source>&amp;Training:</source>
        <translation>训练(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Name of the model:</source>
        <translation>模型名称(&amp;N)：</translation>
    </message>
    <message>
        <source>The model is being copied.</source>
        <translation>正在复制模型。</translation>
    </message>
    <message>
        <source>A training that has finished, or was ended with its best or last epoch, has a model to adopt. A cross-validation has none: it judges the settings.</source>
        <translation>已完成的训练，或以最佳或最后一轮结束的训练，才有可采用的模型。交叉验证没有模型：它用于评价设置。</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>请为模型命名。</translation>
    </message>
    <message>
        <source>There is a model %1 already: choose another name.</source>
        <translation>已有模型 %1：请选择其他名称。</translation>
    </message>
    <message>
        <source>The next analysis is made with it.</source>
        <translation>下一次分析将使用它。</translation>
    </message>
    <message>
        <source>Adopted: %1.</source>
        <translation>采用：%1。</translation>
    </message>
    <message>
        <source>The next analysis is made with %1 again. This model stays in the list.</source>
        <translation>下一次分析将重新使用 %1。此模型仍保留在列表中。</translation>
    </message>
</context>
<context>
    <name>tessera::PathField</name>
    <message>
        <source>Choose %1</source>
        <translation>选择%1</translation>
    </message>
</context>
<context>
    <name>tessera::PerformancePanel</name>
    <message>
        <source>Tiles decoded</source>
        <translation>已解码图块</translation>
    </message>
    <message>
        <source>All, and how many for each one that was seen</source>
        <translation>总数，以及每个可见图块对应的数量</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>内存命中</translation>
    </message>
    <message>
        <source>Of the tiles that a view needed, those that were there already</source>
        <translation>视图所需图块中已在内存中的比例</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Tiles that are asked for and not yet decoded</source>
        <translation>已请求但尚未解码的图块</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Time to paint a frame in the last five seconds: median, 95th percentile, longest</source>
        <translation>最近五秒内绘制一帧的时间：中位数、第 95 百分位、最长</translation>
    </message>
    <message>
        <source>Tile memory</source>
        <translation>图块内存</translation>
    </message>
    <message>
        <source>Decoded tiles, and the limit that the settings give them</source>
        <translation>已解码图块，以及设置中的上限</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Memory of the whole program, without the engine</source>
        <translation>整个程序的内存（不含引擎）</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>%1, %2 for each seen</source>
        <translation>%1，每个可见图块 %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>none in the last seconds</source>
        <translation>最近几秒内没有</translation>
    </message>
    <message>
        <source>%1 / %2 / %3 ms</source>
        <translation>%1 / %2 / %3&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 of %2 MiB</source>
        <translation>已用 %1/%2 MiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>tessera::PointPanel</name>
    <message>
        <source>Align by points</source>
        <translation>按点对齐</translation>
    </message>
    <message>
        <source>Remove pair</source>
        <translation>移除点对</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>下一步操作</translation>
    </message>
    <message>
        <source>What the alignment may do</source>
        <translation>对齐允许的变换</translation>
    </message>
    <message>
        <source>Turn and move</source>
        <translation>旋转和平移</translation>
    </message>
    <message>
        <source>Turn, move and scale</source>
        <translation>旋转、平移和缩放</translation>
    </message>
    <message>
        <source>Stretch as well (three points)</source>
        <translation>还可拉伸（三个点）</translation>
    </message>
    <message>
        <source>Pairs of points with their error</source>
        <translation>点对及其误差</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Remove the chosen pair</source>
        <translation>移除所选点对</translation>
    </message>
    <message>
        <source>Now click the same place on %1.</source>
        <translation>现在请单击 %1 上的同一位置。</translation>
    </message>
    <message>
        <source>Click a place on one slide, then the same place on the other.</source>
        <translation>先单击一张切片上的某处，再单击另一张上的同一位置。</translation>
    </message>
</context>
<context>
    <name>tessera::PrivatePicture</name>
    <message>
        <source>Not part of pictures</source>
        <translation>不会出现在图片中</translation>
    </message>
</context>
<context>
    <name>tessera::Program</name>
    <message>
        <source>The language changes as soon as the running analysis has ended.</source>
        <translation>当前分析结束后即切换语言。</translation>
    </message>
</context>
<context>
    <name>tessera::PropertiesPage</name>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Filter for properties</source>
        <translation>属性筛选</translation>
    </message>
    <message>
        <source>Filter by name or value</source>
        <translation>按名称或值筛选</translation>
    </message>
    <message>
        <source>Properties of the slide</source>
        <translation>切片属性</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Copies what is selected, or all that is shown</source>
        <translation>复制所选内容，或显示的全部内容</translation>
    </message>
    <message>
        <source>The file says nothing of itself.</source>
        <translation>文件中没有任何自身信息。</translation>
    </message>
    <message>
        <source>%1 of %2 properties</source>
        <translation>%1/%2 个属性</translation>
    </message>
</context>
<context>
    <name>tessera::ResolutionBar</name>
    <message>
        <source>&amp;Use the file&apos;s</source>
        <translation>使用文件中的值(&amp;U)</translation>
    </message>
    <message>
        <source>Resolution of the slide in micrometres per pixel</source>
        <translation>切片分辨率（微米/像素）</translation>
    </message>
    <message>
        <source>S&amp;et</source>
        <translation>设置(&amp;E)</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>µm per pixel</source>
        <translation>µm/像素</translation>
    </message>
    <message>
        <source>Resolution of this slide:</source>
        <translation>此切片的分辨率：</translation>
    </message>
    <message>
        <source>Resolution unknown: set it</source>
        <translation>分辨率未知：请设置</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>清除(&amp;F)</translation>
    </message>
    <message>
        <source>Give a value between 0.05 and 20 µm per pixel.</source>
        <translation>请输入 0.05 到 20 µm/像素之间的值。</translation>
    </message>
</context>
<context>
    <name>tessera::ResultSummary</name>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt; %1%</translation>
    </message>
    <message>
        <source>&gt; %1 %</source>
        <translation>&gt; %1%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Tiles: %1, of them hidden by the mask: %2</source>
        <translation>图块：%1，其中被掩码隐藏：%2</translation>
    </message>
    <message>
        <source>Unreadable tiles: %1</source>
        <translation>无法读取的图块：%1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Analysed: %1 on %2</source>
        <translation>分析时间：%1，设备：%2</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>暂无结果</translation>
    </message>
    <message>
        <source>Prediction: %1</source>
        <translation>预测：%1</translation>
    </message>
</context>
<context>
    <name>tessera::RunControlBar</name>
    <message>
        <source>Of the %1: %2.</source>
        <translation>在%1中：%2。</translation>
    </message>
    <message>
        <source>No case was kept back to judge it by.</source>
        <translation>没有保留用于评价的病例。</translation>
    </message>
    <message>
        <source>It was ended before its training was complete.</source>
        <translation>训练尚未完成就已结束。</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>End with &amp;Best Epoch</source>
        <translation>以最佳轮次结束(&amp;B)</translation>
    </message>
    <message>
        <source>End with &amp;Last Epoch</source>
        <translation>以最后一轮结束(&amp;L)</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Each fold makes a model of its own: pause the run, or let it end.</source>
        <translation>每一折都有自己的模型：请暂停运行，或让其完成。</translation>
    </message>
    <message>
        <source>&amp;Do Not Start Those That Wait</source>
        <translation>不开始等待中的训练(&amp;D)</translation>
    </message>
    <message>
        <source>They stay in the list, and each can be resumed on its own</source>
        <translation>它们留在列表中，可分别继续</translation>
    </message>
</context>
<context>
    <name>tessera::RunControls</name>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>取消(&amp;A)</translation>
    </message>
    <message>
        <source>Restart &amp;engine</source>
        <translation>重启引擎(&amp;E)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>分析进度</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>模型(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>设备(&amp;D)：</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>A GPU where one works, else the processor</source>
        <translation>有可用的 GPU 则使用 GPU，否则使用处理器</translation>
    </message>
    <message>
        <source>The engine is starting.</source>
        <translation>引擎正在启动。</translation>
    </message>
    <message>
        <source>No usable model is installed.</source>
        <translation>未安装可用的模型。</translation>
    </message>
</context>
<context>
    <name>tessera::RunList</name>
    <message>
        <source>Trainings</source>
        <translation>训练列表</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No training yet. Choose the cases, then start one.</source>
        <translation>还没有训练。请先选择病例，再开始训练。</translation>
    </message>
    <message>
        <source>Tick the trainings that are to be drawn together with the chosen one.</source>
        <translation>勾选要与所选训练一起绘制的训练。</translation>
    </message>
</context>
<context>
    <name>tessera::ScaleBarLayer</name>
    <message>
        <source>resolution unknown</source>
        <translation>分辨率未知</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>%1 µm</source>
        <translation>%1 µm</translation>
    </message>
</context>
<context>
    <name>tessera::SettingField</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 (preset)</source>
        <translation>%1（预设）</translation>
    </message>
    <message>
        <source>Several values, with a semicolon between them, make a grid: a training for each.</source>
        <translation>用分号隔开的多个值构成网格：每个值训练一次。</translation>
    </message>
</context>
<context>
    <name>tessera::SettingsDialog</name>
    <message>
        <source>Colours of the &amp;display:</source>
        <translation>显示器颜色(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Open the slides of the last session</source>
        <translation>打开上次会话的切片(&amp;O)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>The size of the interface and the memory for tiles are used from the next start on.</source>
        <translation>界面大小和图块内存将在下次启动时生效。</translation>
    </message>
    <message>
        <source>&amp;Keyboard…</source>
        <translation>键盘(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Size of the interface:</source>
        <translation>界面大小(&amp;S)：</translation>
    </message>
    <message>
        <source>Memory for t&amp;iles:</source>
        <translation>图块内存(&amp;I)：</translation>
    </message>
    <message>
        <source>At the start:</source>
        <translation>启动时：</translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation>按键：</translation>
    </message>
    <message>
        <source>&amp;Animate movements</source>
        <translation>动画显示移动(&amp;A)</translation>
    </message>
    <message>
        <source>The view:</source>
        <translation>视图：</translation>
    </message>
</context>
<context>
    <name>tessera::SettingsForm</name>
    <message>
        <source>Epo&amp;chs:</source>
        <translation>轮次(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Learning rate:</source>
        <translation>学习率(&amp;L)：</translation>
    </message>
    <message>
        <source>Share of &amp;hard tiles hidden:</source>
        <translation>隐藏的困难图块比例(&amp;H)：</translation>
    </message>
    <message>
        <source>Teacher &amp;momentum:</source>
        <translation>教师模型动量(&amp;M)：</translation>
    </message>
    <message>
        <source>Fol&amp;ds:</source>
        <translation>折数(&amp;D)：</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>As the model has it that the training starts from.</source>
        <translation>与训练起始模型一致。</translation>
    </message>
</context>
<context>
    <name>tessera::SlideCanvas</name>
    <message>
        <source>Slide</source>
        <translation>切片</translation>
    </message>
</context>
<context>
    <name>tessera::SlideInfoPanel</name>
    <message>
        <source>Open a slide to see what its file says.</source>
        <translation>打开切片即可查看其文件信息。</translation>
    </message>
    <message>
        <source>Parts of the slide information</source>
        <translation>切片信息的各部分</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>tessera::SlideView</name>
    <message>
        <source>Synthetic, not real tissue</source>
        <translation>合成图像，非真实组织</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>切片</translation>
    </message>
</context>
<context>
    <name>tessera::StainControls</name>
    <message>
        <source>Stain that is shown</source>
        <translation>显示的染色</translation>
    </message>
    <message>
        <source>Colours of the stains</source>
        <translation>染色的颜色</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Estimated from this slide</source>
        <translation>由此切片估计</translation>
    </message>
    <message>
        <source>&amp;Stain:</source>
        <translation>染色(&amp;S)：</translation>
    </message>
    <message>
        <source>C&amp;olours:</source>
        <translation>颜色(&amp;O)：</translation>
    </message>
    <message>
        <source>Haematoxylin:</source>
        <translation>苏木素：</translation>
    </message>
    <message>
        <source>Eosin:</source>
        <translation>伊红：</translation>
    </message>
    <message>
        <source>Optical density of red, green and blue: %1</source>
        <translation>红、绿、蓝的光密度：%1</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>正在估计…</translation>
    </message>
</context>
<context>
    <name>tessera::StartPage</name>
    <message>
        <source>What the training starts from</source>
        <translation>训练的起点</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>训练内容</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Encoder package</source>
        <translation>编码器包</translation>
    </message>
    <message>
        <source>Folder of trainings</source>
        <translation>训练文件夹</translation>
    </message>
    <message>
        <source>&amp;Start Training</source>
        <translation>开始训练(&amp;S)</translation>
    </message>
    <message>
        <source>one model</source>
        <translation>一个模型</translation>
    </message>
    <message>
        <source>one for each fold</source>
        <translation>每折一个</translation>
    </message>
    <message>
        <source>Needed only where the features do not say themselves what made them</source>
        <translation>仅当特征本身未说明由什么生成时才需要</translation>
    </message>
    <message>
        <source>Name of the training</source>
        <translation>训练名称</translation>
    </message>
    <message>
        <source>Of its folder, and of the model that it makes</source>
        <translation>即其文件夹和所得模型的名称</translation>
    </message>
    <message>
        <source>Start &amp;from:</source>
        <translation>起点(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Train:</source>
        <translation>训练(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Preset:</source>
        <translation>预设(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Encoder of the features, if they do not say it:</source>
        <translation>特征的编码器（若特征未说明）(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>F&amp;older of trainings:</source>
        <translation>训练文件夹(&amp;O)：</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>仅供研究使用，不用于诊断。</translation>
    </message>
    <message>
        <source>scratch, with a first stage</source>
        <translation>从零开始，有第一阶段</translation>
    </message>
    <message>
        <source>scratch, without a first stage</source>
        <translation>从零开始，无第一阶段</translation>
    </message>
    <message>
        <source>training-%1</source>
        <translation>训练-%1</translation>
    </message>
    <message>
        <source>A training is running. Others wait until it has ended.</source>
        <translation>有训练正在进行。其他训练须等它结束。</translation>
    </message>
    <message>
        <source>The cases are being checked.</source>
        <translation>正在检查病例。</translation>
    </message>
    <message>
        <source>The cases cannot be used: see the page Cases.</source>
        <translation>病例无法使用：请查看“病例”页。</translation>
    </message>
    <message>
        <source>Choose the cases and their features first, on the page Cases.</source>
        <translation>请先在“病例”页选择病例及其特征。</translation>
    </message>
    <message>
        <source>The check of the cases has found errors: mend them, then check again on the page Cases.</source>
        <translation>病例检查发现错误：请修正后在“病例”页重新检查。</translation>
    </message>
    <message>
        <source>The model is being read.</source>
        <translation>正在读取模型。</translation>
    </message>
    <message>
        <source>Give the training a name.</source>
        <translation>请为训练命名。</translation>
    </message>
    <message>
        <source>The name is that of a folder: it has no / in it and does not begin with a point.</source>
        <translation>该名称用作文件夹名：不能含有 /，也不能以点开头。</translation>
    </message>
    <message>
        <source>There is a training %1 already: choose another name, or resume it on the page Run.</source>
        <translation>已有训练 %1：请选择其他名称，或在“运行”页继续它。</translation>
    </message>
    <message>
        <source>Features are being extracted.</source>
        <translation>正在提取特征。</translation>
    </message>
    <message numerus="yes">
        <source>First extract the features of %n slide(s)</source>
        <translation>
            <numerusform>先提取 %n 张切片的特征</numerusform>
        </translation>
    </message>
    <message>
        <source>The grid has more than %1 trainings: give fewer values.</source>
        <translation>网格超过 %1 次训练：请减少取值。</translation>
    </message>
    <message numerus="yes">
        <source>Start %n Training(s)</source>
        <translation>
            <numerusform>开始 %n 次训练</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tessera::StartupTasks</name>
    <message>
        <source>The picture was not complete after 15 minutes.</source>
        <translation>15 分钟后图像仍未完成。</translation>
    </message>
    <message>
        <source>There is no usable model %1.</source>
        <translation>没有可用的模型 %1。</translation>
    </message>
</context>
<context>
    <name>tessera::StatusLine</name>
    <message>
        <source>What was done</source>
        <translation>已完成的操作</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation>放大倍数</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Value of the heat map at the cursor</source>
        <translation>光标处的热图值</translation>
    </message>
    <message>
        <source>Running task</source>
        <translation>正在运行的任务</translation>
    </message>
    <message>
        <source>Progress of the running task</source>
        <translation>当前任务的进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis</source>
        <translation>仅供研究使用，不用于诊断</translation>
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
        <translation>%1%</translation>
    </message>
    <message>
        <source>resolution unknown</source>
        <translation>分辨率未知</translation>
    </message>
    <message>
        <source>%1: hidden by the teacher&apos;s mask</source>
        <translation>%1：被教师模型的掩码隐藏</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>turned %1°</source>
        <translation>旋转 %1°</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>已翻转</translation>
    </message>
    <message>
        <source>flipped, %1</source>
        <translation>已翻转，%1</translation>
    </message>
    <message>
        <source>How the slide lies</source>
        <translation>切片方向</translation>
    </message>
    <message>
        <source>Click to type a place to go to</source>
        <translation>单击以输入要转到的位置</translation>
    </message>
    <message>
        <source>Click to type a magnification</source>
        <translation>单击以输入放大倍数</translation>
    </message>
    <message>
        <source>centre %1, %2 px</source>
        <translation>中心 %1, %2 px</translation>
    </message>
</context>
<context>
    <name>tessera::TrainingPanel</name>
    <message>
        <source>Steps of a training</source>
        <translation>训练的步骤</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>tessera::WelcomePage</name>
    <message>
        <source>Open a slide</source>
        <translation>打开切片</translation>
    </message>
    <message>
        <source>Drop slide files or folders here, or choose one. Without a slide of your own, look at the sample first: it is drawn by the program.</source>
        <translation>将切片文件或文件夹拖放到此处，或选择一个文件。如果手头没有切片，可以先看看示例：它由程序绘制。</translation>
    </message>
    <message>
        <source>F1 shows all keys, Ctrl+L finds every command by its name.</source>
        <translation>F1 显示所有按键，Ctrl+L 按名称查找任意命令。</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>仅供研究使用，不用于诊断。</translation>
    </message>
    <message>
        <source>&amp;Open slide…</source>
        <translation>打开切片(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the &amp;sample slide</source>
        <translation>打开示例切片(&amp;S)</translation>
    </message>
</context>
<context>
    <name>tessera::WindowComparison</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare Panel</source>
        <translation>比较面板</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistDelegate</name>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（缺失）</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistDock</name>
    <message>
        <source>Changes Not Saved</source>
        <translation>更改未保存</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the project are not on the disk yet.</source>
        <translation>
            <numerusform>项目有 %n 项更改尚未写入磁盘。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close Without Them</source>
        <translation>放弃更改并关闭</translation>
    </message>
    <message>
        <source>Keep Open</source>
        <translation>保持打开</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>Worklist – %1 (read-only)</source>
        <translation>工作列表 – %1（只读）</translation>
    </message>
    <message>
        <source>Worklist – %1 (saving)</source>
        <translation>工作列表 – %1（正在保存）</translation>
    </message>
    <message>
        <source>Worklist – %1 (all saved)</source>
        <translation>工作列表 – %1（已全部保存）</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistFilterBar</name>
    <message>
        <source>Search the worklist</source>
        <translation>搜索工作列表</translation>
    </message>
    <message>
        <source>Search name, case, tags, notes</source>
        <translation>搜索名称、病例、标签、备注</translation>
    </message>
    <message>
        <source>Show slides of this status</source>
        <translation>显示此状态的切片</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>任意状态</translation>
    </message>
    <message>
        <source>Show slides with this tag</source>
        <translation>显示带此标签的切片</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>任意标签</translation>
    </message>
    <message>
        <source>Slides: %1</source>
        <translation>切片：%1</translation>
    </message>
    <message>
        <source>%1 of %2 slides</source>
        <translation>%1/%2 张切片</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistModel</name>
    <message>
        <source>%1 is missing. Use Find Missing Files to say where it lies now.</source>
        <translation>%1 缺失。请用“查找缺失的文件”指定其当前位置。</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistPanel</name>
    <message>
        <source>A project collects slides with their cases, tags, notes and how far you are. It is one file; nothing has to be saved.</source>
        <translation>项目汇集切片及其病例、标签、备注和进度。它是一个文件，无需手动保存。</translation>
    </message>
    <message>
        <source>New Project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open Project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Drop slides or whole folders here. They stay where they are; the project remembers them.</source>
        <translation>将切片或整个文件夹拖放到此处。文件留在原处，项目会记住它们。</translation>
    </message>
    <message>
        <source>Add Slides…</source>
        <translation>添加切片…</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>Files that are not where they were: %1</source>
        <translation>不在原处的文件：%1</translation>
    </message>
    <message>
        <source>New Project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Projects (%1)</source>
        <translation>项目 (%1)</translation>
    </message>
    <message>
        <source>Open Project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Add Slides</source>
        <translation>添加切片</translation>
    </message>
    <message>
        <source>Slides and images (%1)</source>
        <translation>切片和图像 (%1)</translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Save Copy of Project</source>
        <translation>保存项目副本</translation>
    </message>
    <message>
        <source>Folder to Look Through</source>
        <translation>要搜索的文件夹</translation>
    </message>
    <message>
        <source>File of This Slide</source>
        <translation>此切片的文件</translation>
    </message>
    <message>
        <source>New Label Column</source>
        <translation>新建标签列</translation>
    </message>
    <message>
        <source>Name of the column, such as grade:</source>
        <translation>列名，例如“分级”：</translation>
    </message>
</context>
<context>
    <name>tessera::WorklistSession</name>
    <message>
        <source>Slides of a folder are collected in a project: make one with File &gt; New Project, then drop the folder again.</source>
        <translation>文件夹中的切片汇集在项目中：请用“文件 &gt; 新建项目”创建项目，然后再次拖放该文件夹。</translation>
    </message>
    <message>
        <source>Adding slides: %1</source>
        <translation>正在添加切片：%1</translation>
    </message>
    <message>
        <source>Looking for missing files: %1</source>
        <translation>正在查找缺失的文件：%1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Checking the project…</source>
        <translation>正在校验项目…</translation>
    </message>
    <message>
        <source>%1 is a copy of the project as it is now.</source>
        <translation>%1 是项目当前状态的副本。</translation>
    </message>
    <message>
        <source>This is the last slide of the list.</source>
        <translation>这是列表中的最后一张切片。</translation>
    </message>
    <message>
        <source>This is the first slide of the list.</source>
        <translation>这是列表中的第一张切片。</translation>
    </message>
</context>
<context>
    <name>tessera::Workspace</name>
    <message>
        <source>Open slides</source>
        <translation>已打开的切片</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
</context>
</TS>
