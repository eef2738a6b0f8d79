//! Reads the file of a rule.
//!
//! Contract: what is missing, unknown or of the wrong type is a mistake at its place; a file that
//! is read says everything a rule needs in both languages.

use crate::disclosure::Taxonomy;
use crate::document::{SourceText, Span};
use crate::yaml::fields::{self, Fields};
use crate::yaml::{Absent, Mistake, Node, Outcome, Value, compose, nearest};

use super::text::{Examples, RuleSeverity, RuleText, Words, Wrong};
use super::{Group, Rule};
use crate::language::{self, Formula};

/// The keys of a file that changes a built-in rule.
pub(crate) const OVERRIDE: &[&str] = &["override", "severity", "reason"];

/// The keys of a rule file.
pub(crate) const KEYS: &[&str] = &[
    "name",
    "group",
    "since",
    "severity",
    "check",
    "relation",
    "instead_of",
    "zh",
    "en",
    "basis",
    "examples",
];
/// The keys of its words in one language.
pub(crate) const WORDS: &[&str] = &["title", "summary", "why", "how"];
/// The keys of its examples.
pub(crate) const EXAMPLES: &[&str] = &["right", "wrong"];
/// The keys of a wrong example.
pub(crate) const WRONG: &[&str] = &["text", "stated", "expected"];

/// The severities by name.
pub(crate) const SEVERITIES: [(&str, RuleSeverity); 3] = [
    ("judged", RuleSeverity::Judged),
    ("warning", RuleSeverity::Warning),
    ("evidence", RuleSeverity::Evidence),
];

/// Where a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// It comes with the program and may be code.
    BuiltIn,
    /// It is a user's.
    Folder,
}

/// Refuses a file that has nothing of a rule, and shows nothing of what is in it: a folder may be
/// named by a configuration that is not the user's.
pub(crate) fn is_one(source: &SourceText) -> Outcome<()> {
    let known = |line: &str| {
        let key = line.split(':').next().unwrap_or_default().trim();
        let key = key.trim_matches(['"', '\'', '{']);
        KEYS.iter().chain(OVERRIDE).any(|own| *own == key)
    };
    let text = source.text().trim_start_matches('\u{feff}');
    let silent = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if text.lines().all(silent) || text.lines().any(known) {
        return Ok(());
    }
    let message = ("这不是规则文件", "this is no rule file");
    Err(Mistake::new(Span::new(0, 0), message).help((
        "规则文件的写法见 docs/rule-language.zh.md；请把别的文件移出规则文件夹",
        "docs/rule-language.md says what a rule file looks like; move other files out of the folder of rules",
    )))
}

/// The tree of a file of a folder of rules.
pub(crate) fn tree(source: &SourceText) -> Outcome<Node> {
    let absent = Absent {
        message: ("文件里没有规则", "there is no rule in this file").into(),
        help: (
            "规则文件的写法见 docs/rule-language.zh.md",
            "docs/rule-language.md says what a rule file looks like",
        )
            .into(),
    };
    compose(source, absent).map_err(|mistake| {
        if mistake.span.is_empty() {
            let line = source.text().lines().next().unwrap_or_default();
            return Mistake { span: Span::new(0, line.len()), ..mistake };
        }
        // To YAML `[fund: all]` without a block is a map inside a text.
        let line = source.text().get(..mistake.span.start).unwrap_or_default();
        let line = line.rsplit('\n').next().unwrap_or_default();
        if mistake.help.is_none() && line.contains('[') {
            return mistake.help((
                "有方括号的关系式写在 `|` 之后的下一行",
                "a formula with brackets stands behind `|`, on the next line",
            ));
        }
        mistake
    })
}

/// Reads a rule.
pub(crate) fn read(source: &SourceText, taxonomy: &Taxonomy, home: Home) -> Outcome<RuleText> {
    let root = tree(source)?;
    of(&root, source, taxonomy, home)
}

/// Reads a rule from the tree of its file.
pub(crate) fn of(
    root: &Node,
    source: &SourceText,
    taxonomy: &Taxonomy,
    home: Home,
) -> Outcome<RuleText> {
    let what = ("规则", "rule");
    let map = Fields::of(root, what, KEYS)?;
    let name = name(map.required("name", what)?)?;
    let (group, span) = text(map.required("group", what)?, "group")?;
    let group = fields::choice(group, span, "group", Group::ALL)?;
    let severity = map.choice("severity", &SEVERITIES)?.unwrap_or(RuleSeverity::Judged);
    let formulas = formulas(&map, source, taxonomy, home)?;
    let zh = words(&map, "zh", ("中文", "Chinese"))?;
    let en = words(&map, "en", ("英文", "English"))?;
    let examples = examples(&map, severity)?;
    Ok(RuleText {
        relation: formulas.iter().map(|formula| formula.text(source.text())).collect(),
        name,
        group,
        since: map.text("since")?.map_or_else(String::new, |(text, _)| text.to_owned()),
        severity,
        zh,
        en,
        basis: map.text("basis")?.map(|(text, _)| text.to_owned()),
        examples,
        formulas,
        instead_of: instead_of(&map)?,
    })
}

fn text<'n>(node: &'n Node, key: &str) -> Outcome<(&'n str, Span)> {
    fields::text(node, key)
}

fn name(node: &Node) -> Outcome<String> {
    let (name, span) = text(node, "name")?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.chars().all(plain) || name.starts_with('-') || name.ends_with('-') {
        let message = (
            format!("规则名 `{name}` 只能用小写英文字母、数字和连字符"),
            format!("the name `{name}` may have small letters, digits and hyphens only"),
        );
        return Err(
            Mistake::new(span, message).help(("例如 fund-split", "write it like `fund-split`"))
        );
    }
    Ok(name.to_owned())
}

fn formulas(
    map: &Fields<'_>,
    source: &SourceText,
    taxonomy: &Taxonomy,
    home: Home,
) -> Outcome<Vec<Formula>> {
    let checked = map.choice("check", &[("built-in", ())])?;
    let relation = map.get("relation");
    let node = match (checked, relation, home) {
        (Some(()), None, Home::BuiltIn) => return Ok(Vec::new()),
        (Some(()), Some(node), _) => {
            let message = (
                "规则或者写 relation，或者写 check，不能都写",
                "a rule has a `relation` or a `check`, not both",
            );
            return Err(Mistake::new(node.span, message));
        }
        (Some(()), None, Home::Folder) => {
            let span = map.get("check").map_or(map.span, |node| node.span);
            let message = (
                "只有程序自带的规则才有 check: built-in",
                "only the rules that come with the program are built in",
            );
            return Err(Mistake::new(span, message).help((
                "写 relation: 说明应当成立的关系",
                "write `relation:` with what must hold",
            )));
        }
        (None, Some(node), _) => node,
        (None, None, _) => map.required("relation", ("规则", "rule"))?,
    };
    let one = |node: &Node| {
        let (_, span) = text(node, "relation")?;
        language::read(source.text(), span, taxonomy)
    };
    match &node.value {
        Value::List(items) if items.is_empty() => {
            Err(Mistake::new(node.span, ("relation 是空的", "`relation` is empty")))
        }
        Value::List(items) => items.iter().map(one).collect(),
        _ => Ok(vec![one(node)?]),
    }
}

fn words(map: &Fields<'_>, key: &str, language: (&str, &str)) -> Outcome<Words> {
    let Some(node) = map.get(key) else {
        let message = (
            format!("规则缺少{}（{key}）", language.0),
            format!("the rule has no words in {} (`{key}`)", language.1),
        );
        return Err(Mistake::new(map.span, message).help((
            "每条规则都要有 zh 和 en，各写 title、summary、why",
            "every rule has `zh` and `en`, each with `title`, `summary` and `why`",
        )));
    };
    let words = Fields::of(node, &format!("`{key}`"), WORDS)?;
    let part = |part: &str| -> Outcome<String> {
        let node = words.required(part, &format!("`{key}`"))?;
        Ok(text(node, part)?.0.to_owned())
    };
    let how = words.text("how")?.map_or_else(String::new, |(how, _)| how.to_owned());
    Ok(Words { title: part("title")?, summary: part("summary")?, why: part("why")?, how })
}

fn examples(map: &Fields<'_>, severity: RuleSeverity) -> Outcome<Examples> {
    let node = map.required("examples", ("规则", "rule"))?;
    let lists = Fields::of(node, "`examples`", EXAMPLES)?;
    let mut examples = Examples::default();
    for right in lists.list("right")? {
        let (text, span) = text(right, "right")?;
        examples.right.push(text.to_owned());
        examples.right_at.push(span);
    }
    for wrong in lists.list("wrong")? {
        let fields = Fields::of(wrong, "`wrong`", WRONG)?;
        let part = |key: &str| -> Outcome<String> {
            Ok(text(fields.required(key, "`wrong`")?, key)?.0.to_owned())
        };
        examples.wrong.push(Wrong {
            text: part("text")?,
            stated: part("stated")?,
            expected: fields.text("expected")?.map(|(text, _)| text.to_owned()),
        });
        examples.wrong_at.push(fields.required("text", "`wrong`")?.span);
    }
    if examples.right.is_empty() {
        let message = ("缺少正确的例子（right）", "there is no right example");
        return Err(Mistake::new(node.span, message));
    }
    match (severity, examples.wrong_at.first()) {
        (RuleSeverity::Evidence, Some(span)) => {
            let message = (
                "severity: evidence 的规则不报告问题，不会有错误的例子",
                "a rule with `severity: evidence` reports nothing, so it has no wrong example",
            );
            Err(Mistake::new(*span, message))
        }
        (RuleSeverity::Judged | RuleSeverity::Warning, None) => {
            let message = ("缺少错误的例子（wrong）", "there is no wrong example");
            Err(Mistake::new(node.span, message).help((
                "写一段有一处错误的文字，以及应当报告的数（stated）",
                "write a text with one mistake and the figure to report (`stated`)",
            )))
        }
        _ => Ok(examples),
    }
}

fn instead_of(map: &Fields<'_>) -> Outcome<Vec<Rule>> {
    let rule = |node: &Node| {
        let (name, span) = text(node, "instead_of")?;
        by_name(name, span)
    };
    map.list("instead_of")?.iter().map(rule).collect()
}

/// A rule that comes with the program.
pub(crate) fn by_name(name: &str, span: Span) -> Outcome<Rule> {
    Rule::from_name(name).ok_or_else(|| {
        let message = (format!("没有规则 `{name}`"), format!("there is no rule `{name}`"));
        let names = Rule::ALL.iter().map(|rule| rule.name());
        let mistake = Mistake::new(span, message);
        match nearest(name, names) {
            Some(near) => {
                mistake.help((format!("是否指 `{near}`？"), format!("did you mean `{near}`?")))
            }
            None => mistake.help(("用 gouji rules 列出全部规则", "`gouji rules` lists all rules")),
        }
    })
}
