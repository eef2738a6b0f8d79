//! A user's folder of rules: rules of their own, changes to the built-in ones, further names for
//! concepts, and other numbers of belief.
//!
//! Contract: every file that is no rule is known by its name (`concepts.yaml`, `belief.yaml`); what
//! would be ignored is refused; a
//! file with a mistake is an error of that file, and all files are looked at before any is used.

use std::collections::BTreeMap;

use crate::belief::Beliefs;
use crate::disclosure::{Concept, Taxonomy};
use crate::document::{SourceText, Span};
use crate::read_error::ReadError;
use crate::yaml::fields::Fields;
use crate::yaml::{Mistake, Node, Outcome, Value};

use super::concept_file;
use crate::rule::text::{RuleSeverity, RuleText};
use crate::rule::{Rule, file};

/// The names for further concepts, and for layouts of tables, which are refused.
const CONCEPTS: &str = "concepts.yaml";
const TABLES: &str = "tables.yaml";
/// How rare mistakes and misreadings are.
const BELIEF: &str = "belief.yaml";

/// What cannot be used of a folder of rules.
#[derive(Debug, Clone)]
pub enum RuleFileError {
    /// A file or folder that cannot be read.
    Unreadable {
        /// Which.
        path: String,
        /// Why.
        reason: String,
    },
    /// A mistake in a file.
    Mistake(Box<RuleMistake>),
}

/// A mistake at its place.
#[derive(Debug, Clone)]
pub struct RuleMistake {
    source: SourceText,
    mistake: Mistake,
}

impl RuleFileError {
    pub(super) fn mistake(source: &SourceText, mistake: Mistake) -> RuleFileError {
        RuleFileError::Mistake(Box::new(RuleMistake { source: source.clone(), mistake }))
    }

    /// An example of a rule that does not come out as it should.
    pub fn example(rule: &UserRule, span: Span, zh: String, en: String) -> RuleFileError {
        RuleFileError::mistake(&rule.source, Mistake::new(span, (zh, en)))
    }

    /// The error, with the text it stands in.
    pub fn told(&self) -> (ReadError, Option<SourceText>) {
        match self {
            RuleFileError::Unreadable { path, reason } => {
                (ReadError::Io { path: path.clone(), reason: reason.clone() }, None)
            }
            RuleFileError::Mistake(at) => {
                let error = ReadError::Structure {
                    path: at.source.path().to_owned(),
                    position: at.source.position(at.mistake.span.start),
                    span: at.mistake.span,
                    message: Box::new(at.mistake.message.clone()),
                    help: at.mistake.help.clone().map(Box::new),
                };
                (error, Some(at.source.clone()))
            }
        }
    }
}

/// A rule of a folder, with its file.
#[derive(Debug, Clone)]
pub struct UserRule {
    pub(super) source: SourceText,
    pub(super) root: Node,
}

/// A change to a built-in rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Override {
    pub(super) rule: Rule,
    /// The severity it has instead; `None` turns it off.
    pub(super) severity: Option<RuleSeverity>,
}

/// The files of one folder, read but not yet joined with the rules of the program.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    pub(super) rules: Vec<UserRule>,
    pub(super) overrides: Vec<Override>,
    pub(super) concepts: Vec<(SourceText, Vec<(Concept, Span)>)>,
    /// How rare mistakes and misreadings are, where a folder changes that.
    pub(super) beliefs: Option<Beliefs>,
}

impl Pack {
    /// Joins files of rules, each with its name in its folder; what could not be read is told with the mistakes of
    /// the others.
    pub fn of(
        files: impl IntoIterator<Item = Result<(String, SourceText), RuleFileError>>,
    ) -> Result<Pack, Vec<RuleFileError>> {
        let mut pack = Pack::default();
        let mut errors = Vec::new();
        for file in files {
            let read = file.and_then(|(name, source)| {
                pack.add(source.clone(), &name)
                    .map_err(|mistake| RuleFileError::mistake(&source, mistake))
            });
            errors.extend(read.err());
        }
        if errors.is_empty() { Ok(pack) } else { Err(errors) }
    }

    /// Adds one file.
    fn add(&mut self, source: SourceText, name: &str) -> Outcome<()> {
        match name {
            // Layouts of a folder would be read and never used: better said than silently ignored.
            TABLES => {
                let zh = "规则文件夹还不能增改官方表格的版式，请删去 tables.yaml";
                let en = "a folder of rules cannot change the layouts of tables yet; take tables.yaml out";
                return Err(Mistake::new(Span::new(0, 0), (zh.to_owned(), en.to_owned())));
            }
            BELIEF => {
                let so_far = self.beliefs.as_ref().unwrap_or(Beliefs::built_in());
                let changed = so_far.with(source.text()).map_err(|error| {
                    let zh = format!("不能用：{}", error.zh);
                    Mistake::new(Span::new(0, 0), (zh, error.en))
                })?;
                self.beliefs = Some(changed);
            }
            CONCEPTS => {
                let concepts = concept_file::read(&source)?;
                self.concepts.push((source, concepts));
            }
            _ => {
                file::is_one(&source)?;
                let root = file::tree(&source)?;
                if is_override(&root) {
                    self.overrides.push(change(&root)?);
                } else {
                    self.rules.push(UserRule { source, root });
                }
            }
        }
        Ok(())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
            && self.overrides.is_empty()
            && self.concepts.is_empty()
            && self.beliefs.is_none()
    }

    /// The concepts of the program with those of the folder.
    pub(super) fn taxonomy(&self) -> Result<Option<Taxonomy>, RuleFileError> {
        if self.concepts.is_empty() {
            return Ok(None);
        }
        let mut all = Taxonomy::built_in().concepts().to_vec();
        for (source, concepts) in &self.concepts {
            concept_file::join(&mut all, concepts)
                .map_err(|mistake| RuleFileError::mistake(source, mistake))?;
        }
        Ok(Some(Taxonomy::new(all)))
    }

    /// The rules, read with the concepts of the folder.
    pub(super) fn texts(&self, taxonomy: &Taxonomy) -> Result<Vec<RuleText>, Vec<RuleFileError>> {
        let mut texts = Vec::new();
        let mut errors = Vec::new();
        let mut names: BTreeMap<String, String> =
            Rule::ALL.iter().map(|rule| (rule.name().to_owned(), String::new())).collect();
        for rule in &self.rules {
            let read = file::of(&rule.root, &rule.source, taxonomy, file::Home::Folder)
                .and_then(|text| known_once(text, rule, &mut names));
            match read {
                Ok(text) => texts.push(text),
                Err(mistake) => errors.push(RuleFileError::mistake(&rule.source, mistake)),
            }
        }
        if errors.is_empty() { Ok(texts) } else { Err(errors) }
    }
}

/// Two rules with one name could not be told apart.
fn known_once(
    text: RuleText,
    rule: &UserRule,
    names: &mut BTreeMap<String, String>,
) -> Outcome<RuleText> {
    let here = rule.source.path().to_owned();
    let Some(there) = names.insert(text.name.clone(), here) else { return Ok(text) };
    let span = match &rule.root.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key == "name"),
        _ => None,
    };
    let span = span.map_or(rule.root.span, |entry| entry.node.span);
    let name = &text.name;
    let message =
        (format!("规则名 `{name}` 已经用过"), format!("there is already a rule called `{name}`"));
    let help = if there.is_empty() {
        (
            format!("它是自带的规则；要改它的级别或停用它，写 override: {name}"),
            format!(
                "it is built in; to change its severity or turn it off write `override: {name}`"
            ),
        )
    } else {
        (format!("它在 {there} 里"), format!("it stands in {there}"))
    };
    Err(Mistake::new(span, message).help(help))
}

fn is_override(root: &Node) -> bool {
    matches!(&root.value, Value::Map(entries)
        if entries.iter().any(|entry| entry.key == "override"))
}

/// What the severity of a built-in rule may be set to.
pub(super) const OVERRIDES: [(&str, Option<RuleSeverity>); 3] = [
    ("judged", Some(RuleSeverity::Judged)),
    ("warning", Some(RuleSeverity::Warning)),
    ("off", None),
];

fn change(root: &Node) -> Outcome<Override> {
    let map = Fields::of(root, "override", file::OVERRIDE)?;
    let (name, span) =
        crate::yaml::fields::text(map.required("override", "override")?, "override")?;
    let rule = file::by_name(name, span)?;
    map.required("severity", "override")?;
    map.required("reason", "override")?;
    map.text("reason")?;
    let severity = map.choice("severity", &OVERRIDES)?.flatten();
    Ok(Override { rule, severity })
}
