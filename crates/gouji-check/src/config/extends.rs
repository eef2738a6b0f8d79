//! A `gouji.toml` that goes on from another one.
//!
//! Contract: `ignore`, `severity`, `rules` and `exceptions` are added to those of the other, whatever
//! else a file says counts instead. Nothing is read that is not called `gouji.toml`, lies outside of the
//! repository, or is a link to there: a configuration may have come with the documents.

use std::fs;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::find::NAME;
use super::given::Given;
use super::globs::absolute;
use super::values::{mistake, text};
use super::{ConfigFile, Levels, Mistake, There};

/// How many files may go on from each other.
pub const DEEPEST: usize = 8;

/// The file that the text of a `gouji.toml` at `path` goes on from, if it may; mistakes are left to the
/// reader of the file.
pub fn base_of(source: &str, path: &Path) -> Option<PathBuf> {
    let table = DeTable::parse(source).ok()?;
    let text = table.get_ref().get("extends")?.get_ref().as_str()?;
    let base = target(path.parent().unwrap_or(Path::new("")), text)?;
    base.is_file().then_some(base)
}

/// The path that `extends` names, where it may.
pub(super) fn read(
    folder: &Path,
    value: &Spanned<DeValue<'_>>,
    there: There,
) -> Result<PathBuf, Mistake> {
    let given = text(value)?;
    if there == There::Nothing {
        return Ok(folder.join(given));
    }
    let wrong = |zh: &str, en: &str| mistake(value, zh.to_owned(), en.to_owned());
    let base = target(folder, given).ok_or_else(|| {
        wrong(
            "这里只能写同一仓库中另一个 gouji.toml 的相对路径",
            "only the relative path of another gouji.toml in the same repository can stand here",
        )
    })?;
    if base.is_file() { Ok(base) } else { Err(super::inside::missing(value, &base)) }
}

fn target(folder: &Path, text: &str) -> Option<PathBuf> {
    let given = Path::new(text);
    if given.is_absolute() || given.file_name()? != NAME {
        return None;
    }
    let (own, full) = (absolute(folder), absolute(&folder.join(given)));
    let root = own.ancestors().find(|above| above.join(".git").exists());
    // Without a repository, what lies above or below.
    let near = || full.starts_with(&own) || own.starts_with(full.parent().unwrap_or(&full));
    let reached = root.map_or_else(near, |root| full.starts_with(root));
    let plain = !fs::symlink_metadata(&full).is_ok_and(|it| it.is_symlink());
    let within = root.is_none_or(|root| {
        let real = |path: &Path| path.canonicalize().ok();
        real(&full).zip(real(root)).is_none_or(|(full, root)| full.starts_with(root))
    });
    (reached && plain && within && full != own.join(NAME)).then(|| folder.join(given))
}

impl ConfigFile {
    /// This file on the ground of another one.
    pub fn on(self, base: ConfigFile) -> ConfigFile {
        let mut extended = self.extended;
        extended.push(base.path);
        extended.extend(base.extended);
        ConfigFile {
            extended,
            edition: self.edition.or_else(|| below(base.edition)),
            language: self.language.or_else(|| below(base.language)),
            show: self.show.or_else(|| below(base.show)),
            fail_on: self.fail_on.or_else(|| below(base.fail_on)),
            min_confidence: self.min_confidence.or_else(|| below(base.min_confidence)),
            min_checked: self.min_checked.or_else(|| below(base.min_checked)),
            together: self.together.or_else(|| below(base.together)),
            select: self.select.or_else(|| below(base.select)),
            ignore: both(self.ignore, base.ignore),
            rules: both(self.rules, base.rules),
            exceptions: both(self.exceptions, base.exceptions),
            baseline: self.baseline.or_else(|| below(base.baseline)),
            rounding_disclaimer: self
                .rounding_disclaimer
                .or_else(|| below(base.rounding_disclaimer)),
            severity: levels(self.severity, base.severity),
            table_unit: self.table_unit.or_else(|| below(base.table_unit)),
            globs: super::Globs {
                include: self.globs.include.or(base.globs.include),
                exclude: self.globs.exclude.or(base.globs.exclude),
            },
            include: self.include.or_else(|| below(base.include)),
            exclude: self.exclude.or_else(|| below(base.exclude)),
            path: self.path,
        }
    }
}

fn below<T>(given: Option<Given<T>>) -> Option<Given<T>> {
    given.map(|given| Given { value: given.value, line: 0 })
}

/// The entries of both, the base's first: what stands later, and nearer, wins.
fn both<T>(own: Option<Given<Vec<T>>>, base: Option<Given<Vec<T>>>) -> Option<Given<Vec<T>>> {
    match (own, base) {
        (Some(own), Some(mut base)) => {
            base.value.extend(own.value);
            Some(Given { value: base.value, line: own.line })
        }
        (own, base) => own.or_else(|| below(base)),
    }
}

fn levels(own: Option<Given<Levels>>, base: Option<Given<Levels>>) -> Option<Given<Levels>> {
    let list = |given: Given<Levels>| Given { value: given.value.0, line: given.line };
    let all = both(own.map(list), base.map(list))?;
    Some(Given { value: Levels(all.value), line: all.line })
}
