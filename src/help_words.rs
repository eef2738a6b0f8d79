//! The Chinese of every command, argument and value of the command line.

/// What commands do.
pub(super) const COMMANDS: &[(&str, &str)] = &[
    ("check", "核对文件，指出不可能正确的数字"),
    ("coverage", "逐一列出文件中的数字：由哪些规则核对，或为何没有核对"),
    ("explain", "解释一条规则：核对什么、为什么、依据和示例"),
    ("rules", "列出全部规则"),
    ("concepts", "列出规则中可用的概念，以及文中表示它们的名称"),
    ("read", "按读到的样子输出文件：文字和表格，各带位置"),
    ("extract", "把文件转为结构化的公开表（YAML），供修改和保存"),
    ("fix", "给出有把握的改正（补丁），或直接改写文件（文本、Markdown、YAML）"),
    ("schema", "输出某种格式的 JSON Schema"),
    ("completions", "输出某种 shell 的命令补全"),
    ("man", "输出程序或某个命令的手册页"),
    ("config", "列出实际生效的设置及其来源"),
    ("init", "写出带说明的 gouji.toml"),
    ("baseline", "记下现有的结果，以后只报告新的"),
    ("test", "运行规则文件里的例子，指出哪些不通过"),
];

/// What arguments are for.
pub(super) const ARGUMENTS: &[(&str, &str)] = &[
    (
        "paths",
        "文件或文件夹 [默认：当前文件夹]；- 表示标准输入。文件夹中读取 txt、md、markdown、docx、xlsx、\
         xls、ods、html、htm、pdf、csv、tsv，以及 yaml、yml、json 的公开表，.gitignore 排除的除外",
    ),
    ("file", "文件；- 表示标准输入"),
    ("files", "文件或文件夹；- 表示标准输入。JSON 中，一份文件是一份报告，几份则是报告的列表"),
    ("rules", "另用的规则文件夹；可以给出多个"),
    ("rule_files", "规则文件，或其文件夹"),
    ("rule", "规则名，见核对结果方括号内"),
    ("which", "哪一种格式"),
    ("format", "输出格式"),
    (
        "output",
        "另写一份报告到文件，可重复使用。按扩展名判断格式，也可以写明：sarif:findings.json。\
         - 表示标准输出；以 / 结尾的是文件夹，每份公开一页，另有目录页",
    ),
    (
        "changed",
        "只核对 git 认为有改动的文件：相对于上次提交，或本分支从给出的提交分出以来；含新文件",
    ),
    (
        "force_exclude",
        "点名的文件也按文件夹的办法取舍：其他格式、被排除的、不是公开表的 YAML 和 JSON 不核对。\
         没有要核对的文件时不算失败",
    ),
    ("word", "只列出名称中含有它的"),
    ("shell", "哪一种 shell"),
    ("command", "命令；不写则为整个程序"),
    ("statistics", "只统计每条规则的结果数，不逐一列出"),
    ("show", "列出的最低级别 [默认：warning]"),
    ("fail_on", "达到这一级别时退出状态为 1 [默认：error]"),
    ("min_confidence", "可信度（%）低于它的结果只作为提示 [默认：0]"),
    (
        "min_checked",
        "每份文件的数字至少核对百分之几，也可分别规定文字和表格（text=80%,tables=95%）；不足时退出状态为 1 [默认：0]",
    ),
    ("watch", "文件一有改动就重新核对，按 Ctrl-C 结束"),
    (
        "add_exceptions",
        "把列出的结果加入各文件旁的 gouji.exceptions.yaml，理由待填；填写之前不生效",
    ),
    ("exit_zero", "有结果也不以状态 1 退出；用法错误和未能读取的仍按其状态"),
    ("quiet", "只输出结果，不输出汇总，也不说跳过了什么"),
    ("select", "只用这些规则：规则名或组名，用逗号分隔"),
    ("ignore", "不用这些规则：规则名或组名，用逗号分隔"),
    ("severity", "规则或组的级别：error、warning、note 或 off"),
    ("no_exceptions", "例外和基线隐去的结果也列出"),
    (
        "baseline",
        "基线文件，其中已知的结果不再列出 [默认：配置所写；gouji baseline 为 gouji.baseline.json]",
    ),
    ("config", "使用这份配置，而不是最近的 gouji.toml；也可用环境变量 GOUJI_CONFIG"),
    ("no_config", "不读取配置"),
    ("timeout", "一份文件最多核对多少秒；0 表示不限"),
    ("folder", "写入哪个文件夹 [默认：当前文件夹]"),
    ("force", "已有文件时覆盖"),
    ("action", "write 记下结果，check 说明新增与消失的结果，prune 去掉已消失的条目"),
    ("accept_new", "已有基线时也写入新的结果"),
    (
        "together",
        "把各文件作为同一份公开核对：如 Word 说明与 Excel 报表；--together=folder 则每个文件夹各为一份",
    ),
    ("no_grouping", "每条不符的核对单独列出，不按原因归并"),
    ("diff", "只输出补丁，不改文件（默认如此）"),
    ("write", "把改正写入文件"),
    ("stdin_filename", "标准输入在报告中的名称；按其扩展名判断格式"),
    ("lang", "输出的语言 （默认随系统区域设置）"),
    ("color", "何时使用颜色"),
    ("help", "显示帮助"),
    ("version", "显示版本"),
];

/// What values are called.
pub(super) const VALUES: &[(&str, &str)] = &[
    ("PATHS", "路径"),
    ("FILE", "文件"),
    ("[FORMAT:]FILE", "[格式:]文件"),
    ("FORMAT", "格式"),
    ("REF", "提交"),
    ("SEVERITY", "级别"),
    ("PERCENT", "百分比"),
    ("NAME", "名称"),
    ("DIR", "文件夹"),
    ("FOLDER", "文件夹"),
    ("RULES", "规则"),
    ("RULE", "规则"),
    ("RULE=LEVEL", "规则=级别"),
    ("WHICH", "范围"),
    ("ACTION", "做什么"),
    ("WORD", "词"),
    ("SHELL", "shell"),
    ("COMMAND", "命令"),
    ("LANG", "语言"),
    ("WHEN", "何时"),
    ("SECONDS", "秒数"),
];
