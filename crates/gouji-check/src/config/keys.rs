//! Every key of `gouji.toml`, once: the reader refuses all others, and the schema, the file that
//! `gouji init` writes and a test of the documentation are made from this list.

use super::{Edition, Level};

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One of a closed list of words.
    Choice(&'static [&'static str]),
    /// True or false.
    Flag,
    /// A whole number from 0 to 100.
    Percent,
    /// A path.
    Path,
    /// The path of another configuration.
    Base,
    /// A percentage, or one for each kind of figures.
    Shares,
    /// Which documents are one disclosure.
    Groups,
    /// A list of paths or patterns.
    Paths,
    /// A list of names of rules and groups.
    Names,
    /// Names of rules and groups, each with a level.
    Levels,
    /// Keys of their own.
    Table(&'static [Key]),
}

/// A key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it does, in Chinese.
    pub zh: &'static str,
    /// What it does, in English.
    pub en: &'static str,
    /// What `gouji init` writes for it, as TOML.
    pub sample: &'static str,
}

const fn key(
    name: &'static str,
    kind: Kind,
    zh: &'static str,
    en: &'static str,
    sample: &'static str,
) -> Key {
    Key { name, kind, zh, en, sample }
}

/// The languages.
pub const LANGUAGES: &[&str] = &["zh", "en"];
/// The least severity that is listed.
pub const SEVERITIES: &[&str] = &["note", "warning", "error"];
/// The least severity that fails the run.
pub const GATES: &[&str] = &["note", "warning", "error", "never"];
/// The units of money.
pub const UNITS: &[&str] = &["元", "千元", "万元", "百万元", "亿元"];

/// The keys of the file.
pub const TOP: &[Key] = &[
    key(
        "extends",
        Kind::Base,
        "在另一个 gouji.toml 的基础上：ignore、severity、rules、exceptions 与它的合并，其余以本文件为准",
        "Another gouji.toml to go on from: ignore, severity, rules and exceptions are added to its own, all else counts instead",
        "\"../gouji.toml\"",
    ),
    key(
        "edition",
        Kind::Choice(Edition::NAMES),
        "规则的版次：固定默认规则，升级程序不会让原来通过的文件不通过；更新的规则只作为提示预览",
        "The edition of the rules: fixes which rules count, so that an upgrade breaks no gate; newer rules only give notes",
        "\"2026\"",
    ),
    key(
        "language",
        Kind::Choice(LANGUAGES),
        "输出的语言；不写则随系统区域设置",
        "The language of everything that is printed; the locale's if left out",
        "\"zh\"",
    ),
    key(
        "show",
        Kind::Choice(SEVERITIES),
        "列出的最低级别",
        "The least severity that is listed",
        "\"warning\"",
    ),
    key(
        "fail_on",
        Kind::Choice(GATES),
        "达到这一级别时退出状态为 1；never 表示从不",
        "The least severity that makes the exit status 1; `never` for none",
        "\"error\"",
    ),
    key(
        "min_confidence",
        Kind::Percent,
        "可信度（%）低于它的结果只作为提示",
        "Findings that are less certain than this, in percent, are only notes",
        "0",
    ),
    key(
        "min_checked",
        Kind::Shares,
        "每份文件的数字至少核对百分之几；不足时退出状态为 1。文字和表格可分别规定：{ text = 80, tables = 95 }",
        "How much of the figures of each document must be checked, in percent; less makes the exit status 1. For text and tables apart: { text = 80, tables = 95 }",
        "0",
    ),
    key(
        "together",
        Kind::Groups,
        "哪些文件合为一份核对：all、folder（每个文件夹一份），或一组写法同 .gitignore 的路径，每项一份",
        "Which files are one disclosure: all, folder (those of each folder), or patterns as in .gitignore, each of which names the files of one",
        "[\"部门A/**\", \"部门B/**\"]",
    ),
    key(
        "select",
        Kind::Names,
        "启用的规则：规则名、组名（如 shares）或 all",
        "The rules that count: names, groups (such as shares) or all",
        "[\"all\"]",
    ),
    key(
        "ignore",
        Kind::Names,
        "停用的规则：规则名或组名。写得更具体的优先",
        "The rules that do not count: names or groups. What is more particular wins",
        "[]",
    ),
    key(
        "rules",
        Kind::Paths,
        "自己的规则所在的文件夹，相对于本文件",
        "Folders with rules of your own, from the folder of this file",
        "[\"rules\"]",
    ),
    key(
        "exceptions",
        Kind::Paths,
        "另外的例外文件；各文件夹中的 gouji.exceptions.yaml 不用写",
        "More files of exceptions; gouji.exceptions.yaml beside a document counts without being named",
        "[\"gouji.exceptions.yaml\"]",
    ),
    key(
        "baseline",
        Kind::Path,
        "基线文件：其中已知的结果不再列出，只计数",
        "The baseline: findings known there are counted, not listed",
        "\"gouji.baseline.json\"",
    ),
    key(
        "rounding_disclaimer",
        Kind::Flag,
        "文中已声明“因四舍五入可能存在尾差”：四舍五入可以解释的提示不再出现",
        "The documents say that rounding may leave differences: notes that rounding explains go silent",
        "false",
    ),
    key(
        "severity",
        Kind::Levels,
        "规则或组的级别：error、warning、note 或 off。四舍五入可以解释的始终是提示",
        "What rules or groups weigh: error, warning, note or off. What rounding explains stays a note",
        "{}",
    ),
    key(
        "units",
        Kind::Table(&[key(
            "tables",
            Kind::Choice(UNITS),
            "没有写明单位的表格，其金额的单位",
            "The unit of amounts in tables that state none",
            "\"万元\"",
        )]),
        "没有写明单位时的单位",
        "Units where none is stated",
        "",
    ),
    key(
        "paths",
        Kind::Table(&[
            key(
                "include",
                Kind::Paths,
                "文件夹中只读取这些文件（写法同 .gitignore）",
                "In folders, only these files are read (written as in .gitignore)",
                "[\"*.docx\", \"*.pdf\"]",
            ),
            key(
                "exclude",
                Kind::Paths,
                "文件夹中不读取这些文件",
                "In folders, these files are not read",
                "[\"草稿/\"]",
            ),
        ]),
        "从文件夹中读取哪些文件；命令行上直接写出的文件总会读取",
        "Which files of folders are read; a file named on the command line always is",
        "",
    ),
];

/// The names of keys.
pub fn names(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|key| key.name).collect()
}

/// The levels of `severity`.
pub const LEVELS: &[&str] = Level::NAMES;
