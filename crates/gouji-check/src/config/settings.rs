//! What counts in a run: defaults, then `gouji.toml`, then the command line.

use std::path::PathBuf;

use gouji_core::calendar::Date;
use gouji_core::disclosure::MoneyUnit;
use gouji_core::finding::Severity;
use gouji_core::lang::Lang;
use gouji_core::rules::Rulebook;

use super::given::Given;
use super::{
    ConfigFile, Edition, Globs, Grouping, Levels, MinChecked, Policy, Selection, Selector, There,
};

/// The severity from which on findings make the exit status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum Gate {
    /// Errors only.
    Error,
    /// Warnings and errors.
    Warning,
    /// Everything.
    Note,
    /// Nothing.
    Never,
}

impl Gate {
    /// The gate of a name.
    pub fn from_name(name: &str) -> Option<Gate> {
        Some(match name {
            "error" => Gate::Error,
            "warning" => Gate::Warning,
            "note" => Gate::Note,
            "never" => Gate::Never,
            _ => return None,
        })
    }

    /// The least severity that fails the run.
    pub fn least(self) -> Option<Severity> {
        match self {
            Gate::Error => Some(Severity::Error),
            Gate::Warning => Some(Severity::Warning),
            Gate::Note => Some(Severity::Note),
            Gate::Never => None,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Gate::Error => "error",
            Gate::Warning => "warning",
            Gate::Note => "note",
            Gate::Never => "never",
        }
    }
}

/// Where a setting came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// The locale.
    Locale,
    /// A line of `gouji.toml`.
    File(usize),
    /// The command line.
    CommandLine,
    /// A line of the file, and the command line.
    Both(usize),
}

/// A setting with its origin.
#[derive(Debug, Clone)]
pub struct Setting<T> {
    /// What counts.
    pub value: T,
    /// Why.
    pub origin: Origin,
}

/// What the command line asks for.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--lang`.
    pub language: Option<Lang>,
    /// `--show`.
    pub show: Option<Severity>,
    /// `--fail-on`.
    pub fail_on: Option<Gate>,
    /// `--min-confidence`.
    pub min_confidence: Option<u8>,
    /// `--min-checked`.
    pub min_checked: Option<MinChecked>,
    /// What of the files that the file names has to be there.
    pub there: There,
    /// `--select`: instead of the file's.
    pub select: Vec<Selector>,
    /// `--ignore`: besides the file's.
    pub ignore: Vec<Selector>,
    /// `--severity`: besides the file's, and before them.
    pub severity: Levels,
    /// `--baseline`.
    pub baseline: Option<PathBuf>,
    /// `--rules`: besides the file's.
    pub rules: Vec<PathBuf>,
}

/// What counts in a run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The file that was read.
    pub file: Option<PathBuf>,
    /// The files that it goes on from.
    pub extended: Vec<PathBuf>,
    /// The edition.
    pub edition: Setting<Edition>,
    /// The language.
    pub language: Setting<Lang>,
    /// The least severity listed.
    pub show: Setting<Severity>,
    /// The gate.
    pub fail_on: Setting<Gate>,
    /// How certain a finding must be, in percent, to be more than a note.
    pub min_confidence: Setting<u8>,
    /// How much of each document must be checked, in percent of its figures.
    pub min_checked: Setting<MinChecked>,
    /// Which documents are one disclosure.
    pub together: Setting<Option<Grouping>>,
    /// Rules that count.
    pub select: Setting<Vec<Selector>>,
    /// Rules that do not.
    pub ignore: Setting<Vec<Selector>>,
    /// Folders with rules of the user's own, for whoever loads them.
    pub rules: Setting<Vec<PathBuf>>,
    /// Files of exceptions, besides those that stand next to documents.
    pub exceptions: Setting<Vec<PathBuf>>,
    /// The baseline.
    pub baseline: Setting<Option<PathBuf>>,
    /// Whether a disclaimer stands in the documents.
    pub rounding_disclaimer: Setting<bool>,
    /// Severities.
    pub severity: Setting<Levels>,
    /// The unit of tables.
    pub table_unit: Setting<Option<MoneyUnit>>,
    /// The patterns of paths that are read, as written.
    pub include: Setting<Vec<String>>,
    /// The patterns of paths that are not, as written.
    pub exclude: Setting<Vec<String>>,
    /// The patterns.
    pub globs: Globs,
}

impl Settings {
    /// Joins a file with the command line; `locale` counts where neither names a language.
    pub fn new(file: Option<ConfigFile>, over: Overrides, locale: Lang) -> Settings {
        let path = file.as_ref().map(|file| file.path.clone());
        let mut file = file.unwrap_or_default();
        let extended = std::mem::take(&mut file.extended);
        let mut language = pick(over.language, file.language, locale);
        if language.origin == Origin::Default {
            language.origin = Origin::Locale;
        }
        let select = if over.select.is_empty() { None } else { Some(over.select) };
        let some = |path: Given<PathBuf>| Given { value: Some(path.value), line: path.line };
        let grouping =
            |given: Given<Grouping>| Given { value: Some(given.value), line: given.line };
        let unit = |unit: Given<MoneyUnit>| Given { value: Some(unit.value), line: unit.line };
        let severity = Setting {
            origin: added(over.severity.0.is_empty(), file.severity.as_ref()),
            value: Levels(joined(file.severity.map(|it| it.value.0), over.severity.0)),
        };
        let ignore = Setting {
            origin: added(over.ignore.is_empty(), file.ignore.as_ref()),
            value: joined(file.ignore.map(|it| it.value), over.ignore),
        };
        let rules = Setting {
            origin: added(over.rules.is_empty(), file.rules.as_ref()),
            value: joined(file.rules.map(|it| it.value), over.rules),
        };
        Settings {
            file: path,
            extended,
            edition: pick(None, file.edition, Edition::FIRST),
            language,
            show: pick(over.show, file.show, Severity::Warning),
            fail_on: pick(over.fail_on, file.fail_on, Gate::Error),
            min_confidence: pick(over.min_confidence, file.min_confidence, 0),
            min_checked: pick(over.min_checked, file.min_checked, MinChecked::default()),
            together: pick(None, file.together.map(grouping), None),
            select: pick(select, file.select, vec![Selector::All]),
            ignore,
            rules,
            exceptions: pick(None, file.exceptions, Vec::new()),
            baseline: pick(over.baseline.map(Some), file.baseline.map(some), None),
            rounding_disclaimer: pick(None, file.rounding_disclaimer, false),
            severity,
            table_unit: pick(None, file.table_unit.map(unit), None),
            include: pick(None, file.include, Vec::new()),
            exclude: pick(None, file.exclude, Vec::new()),
            globs: file.globs,
        }
    }

    /// What one document is checked under.
    pub fn policy(&self, exceptions: bool, today: Date, book: &Rulebook) -> Policy {
        Policy {
            no_grouping: false,
            min_confidence: self.min_confidence.value,
            selection: Selection {
                select: self.select.value.clone(),
                ignore: self.ignore.value.clone(),
            },
            levels: self.severity.value.clone(),
            edition: self.edition.value,
            rounding_disclaimer: self.rounding_disclaimer.value,
            table_unit: self.table_unit.value,
            exceptions,
            today,
            book: book.clone(),
        }
    }
}

fn pick<T>(over: Option<T>, file: Option<Given<T>>, default: T) -> Setting<T> {
    match (over, file) {
        (Some(value), _) => Setting { value, origin: Origin::CommandLine },
        (None, Some(given)) => Setting { value: given.value, origin: Origin::File(given.line) },
        (None, None) => Setting { value: default, origin: Origin::Default },
    }
}

/// The origin of what the command line adds to.
fn added<T>(nothing: bool, file: Option<&Given<T>>) -> Origin {
    match (nothing, file) {
        (true, None) => Origin::Default,
        (true, Some(given)) => Origin::File(given.line),
        (false, None) => Origin::CommandLine,
        (false, Some(given)) => Origin::Both(given.line),
    }
}

fn joined<T>(file: Option<Vec<T>>, over: Vec<T>) -> Vec<T> {
    let mut all = file.unwrap_or_default();
    all.extend(over);
    all
}
