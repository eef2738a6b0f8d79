//! Reads `gouji.toml`.
//!
//! Contract: every key is known or an error at its place, and so is every value; nothing is
//! guessed. Paths are relative to the folder of the file.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use gouji_core::disclosure::MoneyUnit;
use gouji_core::document::{SourceText, Span};
use gouji_core::finding::Severity;
use gouji_core::lang::Lang;

use super::extends;
use super::given::{Given, There};
use super::inside::inside;
use super::keys::{self, Key, Kind};
use super::values::{choice, levels, list, mistake, percent, selector, text, wrong};
use super::{
    ConfigError, Edition, Gate, Globs, Grouping, Known, Levels, MinChecked, Mistake, PathFilter,
    Selector,
};

/// A `gouji.toml`.
#[derive(Debug, Clone, Default)]
pub struct ConfigFile {
    /// Where it stands, as the user would write it.
    pub path: PathBuf,
    /// The files that it goes on from, the nearest first.
    pub extended: Vec<PathBuf>,
    /// See [`keys::TOP`] for each.
    pub edition: Option<Given<Edition>>,
    /// The language.
    pub language: Option<Given<Lang>>,
    /// The least severity listed.
    pub show: Option<Given<Severity>>,
    /// The gate.
    pub fail_on: Option<Given<Gate>>,
    /// How certain a finding must be, in percent, to be more than a note.
    pub min_confidence: Option<Given<u8>>,
    /// How much of each document must be checked, in percent of its figures.
    pub min_checked: Option<Given<MinChecked>>,
    /// Which documents are one disclosure.
    pub together: Option<Given<Grouping>>,
    /// Rules that count.
    pub select: Option<Given<Vec<Selector>>>,
    /// Rules that do not.
    pub ignore: Option<Given<Vec<Selector>>>,
    /// Folders of the user's rules.
    pub rules: Option<Given<Vec<PathBuf>>>,
    /// Files of exceptions.
    pub exceptions: Option<Given<Vec<PathBuf>>>,
    /// The baseline.
    pub baseline: Option<Given<PathBuf>>,
    /// Whether a disclaimer stands in the documents.
    pub rounding_disclaimer: Option<Given<bool>>,
    /// Severities.
    pub severity: Option<Given<Levels>>,
    /// The unit of tables.
    pub table_unit: Option<Given<MoneyUnit>>,
    /// The patterns as written.
    pub include: Option<Given<Vec<String>>>,
    /// The patterns as written.
    pub exclude: Option<Given<Vec<String>>>,
    /// The patterns.
    pub globs: Globs,
}

type Read<T> = Result<T, Mistake>;

/// The folders of rules that a `gouji.toml` names. They have to be read before the rest of it,
/// which may name their rules; mistakes are left to [`parse`].
pub fn rule_folders(text: &str, path: &Path) -> Vec<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let found = table.get_ref().get("rules").and_then(|value| value.get_ref().as_array());
    let texts = found.into_iter().flatten().filter_map(|value| value.get_ref().as_str());
    let there = texts.filter_map(|text| inside(folder, text)).filter(|path| path.exists());
    there.collect()
}

/// Reads the text of a `gouji.toml` that stands at `path`; its names mean the rules that are known.
/// What it names has to be there; the baseline only where it is read.
pub fn parse(
    source: SourceText,
    path: &Path,
    known: Known<'_>,
    there: There,
) -> Result<ConfigFile, ConfigError> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let reader = Reader { source: &source, folder, known, there };
    match reader.read() {
        Ok(file) => Ok(ConfigFile { path: path.to_path_buf(), ..file }),
        Err(mistake) => Err(ConfigError::Mistake(Box::new(source), mistake)),
    }
}

struct Reader<'a> {
    source: &'a SourceText,
    folder: &'a Path,
    known: Known<'a>,
    there: There,
}

impl Reader<'_> {
    fn read(&self) -> Read<ConfigFile> {
        let table = DeTable::parse(self.source.text()).map_err(|error| {
            let said = error.message().lines().next().unwrap_or_default().to_owned();
            let span = error.span().map(|range| Span::new(range.start, range.end));
            Mistake::new(
                self.visible(span.unwrap_or_default()),
                format!("不是有效的 TOML：{}", super::reason::in_chinese(&said)),
                format!("this is no TOML: {said}"),
            )
        })?;
        let mut file = ConfigFile::default();
        self.table(table.get_ref(), keys::TOP, &mut file)?;
        Ok(file)
    }

    /// A span that holds something to point at: at the end of the text there is nothing.
    fn visible(&self, span: Span) -> Span {
        let text = self.source.text();
        let before = text.get(..span.start.min(text.len())).unwrap_or(text).trim_end();
        match before.char_indices().next_back() {
            Some((last, _)) if span.is_empty() || span.start >= text.trim_end().len() => {
                Span::new(last, before.len())
            }
            _ => span,
        }
    }

    fn table(&self, table: &DeTable<'_>, known: &[Key], file: &mut ConfigFile) -> Read<()> {
        for (name, value) in table {
            let Some(key) = known.iter().find(|key| key.name == &**name.get_ref()) else {
                return Err(self.unknown(name, known));
            };
            self.set(key, value, file)?;
        }
        Ok(())
    }

    fn unknown(&self, name: &Spanned<std::borrow::Cow<'_, str>>, known: &[Key]) -> Mistake {
        let text: &str = name.get_ref();
        let range = name.span();
        let mistake = Mistake::new(
            Span::new(range.start, range.end),
            format!("没有名为 `{text}` 的设置"),
            format!("there is no setting `{text}`"),
        );
        mistake.nearest(text, &keys::names(known))
    }

    fn set(&self, key: &Key, value: &Spanned<DeValue<'_>>, file: &mut ConfigFile) -> Read<()> {
        let line = self.source.position(value.span().start).line;
        match key.kind {
            Kind::Table(inner) => {
                let DeValue::Table(table) = value.get_ref() else {
                    return Err(wrong(value, &format!("[{}]", key.name)));
                };
                return self.table(table, inner, file);
            }
            Kind::Choice(names) => {
                let name = choice(value, names)?;
                self.choose(key.name, name, line, file);
            }
            Kind::Flag => {
                let Some(value) = value.get_ref().as_bool() else {
                    return Err(wrong(value, "true / false"));
                };
                file.rounding_disclaimer = Some(Given { value, line });
            }
            Kind::Percent => {
                file.min_confidence = Some(Given { value: percent(value)?, line });
            }
            Kind::Shares => {
                file.min_checked = Some(Given { value: MinChecked::read(value)?, line });
            }
            Kind::Groups => {
                file.together = Some(Given { value: Grouping::read(self.folder, value)?, line });
            }
            // What it names was read before this file was.
            Kind::Base => drop(extends::read(self.folder, value, self.there)?),
            Kind::Path => {
                let value = self.below(value, self.there == There::All)?;
                file.baseline = Some(Given { value, line });
            }
            Kind::Names => {
                let entries = list(value)?;
                let names = entries.iter().map(|it| selector(it, self.known));
                let value = names.collect::<Read<Vec<_>>>()?;
                if let Some(all) = (value.iter().zip(entries)).find_map(|(it, at)| {
                    (*it == Selector::All && key.name == "ignore").then_some(at)
                }) {
                    let (zh, en) = super::selector::IGNORE_ALL;
                    return Err(mistake(all, zh.to_owned(), en.to_owned()));
                }
                let given = Some(Given { value, line });
                match key.name {
                    "select" => file.select = given,
                    _ => file.ignore = given,
                }
            }
            Kind::Levels => {
                file.severity = Some(Given { value: levels(value, self.known)?, line });
            }
            Kind::Paths => self.paths(key.name, value, line, file)?,
        }
        Ok(())
    }

    fn choose(&self, key: &str, name: &str, line: usize, file: &mut ConfigFile) {
        match key {
            "edition" => {
                file.edition = Edition::from_name(name).map(|value| Given { value, line });
            }
            "language" => {
                let value = if name == "zh" { Lang::Zh } else { Lang::En };
                file.language = Some(Given { value, line });
            }
            "show" => {
                let value = match name {
                    "note" => Severity::Note,
                    "warning" => Severity::Warning,
                    _ => Severity::Error,
                };
                file.show = Some(Given { value, line });
            }
            "fail_on" => {
                file.fail_on = Gate::from_name(name).map(|value| Given { value, line });
            }
            _ => file.table_unit = MoneyUnit::from_name(name).map(|value| Given { value, line }),
        }
    }

    fn paths(
        &self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        line: usize,
        file: &mut ConfigFile,
    ) -> Read<()> {
        let entries = list(value)?;
        if matches!(key, "rules" | "exceptions") {
            let below = entries.iter().map(|entry| self.below(entry, self.there != There::Nothing));
            let given = Some(Given { value: below.collect::<Read<Vec<_>>>()?, line });
            match key {
                "rules" => file.rules = given,
                _ => file.exceptions = given,
            }
            return Ok(());
        }
        let mut texts = Vec::new();
        for entry in &entries {
            texts.push(text(entry)?);
        }
        for (entry, pattern) in entries.iter().zip(&texts) {
            PathFilter::one(self.folder, pattern).map_err(|why| {
                let en = format!("no pattern of paths: {why}");
                mistake(entry, "不是有效的路径写法".to_owned(), en)
            })?;
        }
        let filter = PathFilter::all(self.folder, texts.iter().copied()).ok();
        let given = Given { value: texts.iter().map(|&text| text.to_owned()).collect(), line };
        match key {
            "include" => (file.include, file.globs.include) = (Some(given), filter),
            _ => (file.exclude, file.globs.exclude) = (Some(given), filter),
        }
        Ok(())
    }

    /// The path that a value names below the folder of the file.
    fn below(&self, value: &Spanned<DeValue<'_>>, must_be: bool) -> Read<PathBuf> {
        let path = inside(self.folder, text(value)?);
        let path = path.ok_or_else(|| super::inside::outside(value))?;
        match path.exists() || !must_be {
            true => Ok(path),
            false => Err(super::inside::missing(value, &path)),
        }
    }
}
