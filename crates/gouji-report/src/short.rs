//! Documents of which less was checked than the run asks for.

use serde::Serialize;

use gouji_check::check::Outcome;
use gouji_check::config::MinChecked;
use gouji_core::disclosure::{FigureId, Origin, Unchecked};
use gouji_core::lang::Lang;

use super::printable::printable;
use super::{Run, View};

/// How much of one kind of figures was checked, and how much must be, in percent.
struct Share {
    kind: &'static str,
    figures: usize,
    checked: usize,
    least: u8,
}

impl Share {
    fn is_short(&self) -> bool {
        self.checked.saturating_mul(100) < self.figures.saturating_mul(usize::from(self.least))
    }
}

impl View {
    /// Whether less of a document was checked than must be.
    pub fn is_short(&self, outcome: &Outcome) -> bool {
        is_short(outcome, self.min_checked)
    }
}

/// Whether less of a document was checked than this. Where there are no figures, nothing was; but a file
/// of exceptions, which is told of like a document, is none.
pub fn is_short(outcome: &Outcome, least: MinChecked) -> bool {
    let short = || shares(outcome, least).iter().any(Share::is_short);
    outcome.is_document && (lacks_parts(outcome, least) || lacks_figures(outcome, least) || short())
}

/// Whether a part of a document could not be read, and all of it is asked for, or any of one without
/// figures.
fn lacks_parts(outcome: &Outcome, least: MinChecked) -> bool {
    let all = [least.all, least.text, least.tables].contains(&100);
    let some = least != MinChecked::default() && outcome.coverage.figures == 0;
    (all || some) && !outcome.unreadable.is_empty()
}

/// Whether there is nothing that could have been checked, though something must be.
fn lacks_figures(outcome: &Outcome, least: MinChecked) -> bool {
    least != MinChecked::default() && outcome.coverage.figures == 0
}

/// The documents that fall short, each with what is said of it.
pub(super) fn documents<'a>(run: &'a Run, view: &View) -> Vec<(&'a Outcome, String)> {
    let short = run.outcomes.iter().filter(|outcome| view.is_short(outcome));
    short.map(|outcome| (outcome, words(outcome, view.min_checked, view.lang))).collect()
}

/// The documents that fall short, one line each.
pub fn lines(run: &Run, view: &View) -> Vec<String> {
    let short = run.outcomes.iter().filter(|outcome| view.is_short(outcome));
    short.map(|outcome| line(outcome, view)).collect()
}

/// One way in which a document falls short of what the run asks for.
#[derive(Debug, Serialize)]
pub(super) struct Shortfall {
    /// Of which figures too few were checked (`all`, `text`, `tables`), or why nothing more can be said:
    /// there are none (`no-figures`), or a part of the document could not be read (`unreadable`).
    kind: &'static str,
    figures: usize,
    checked: usize,
    /// How much must be, in percent.
    required: u8,
    message: String,
}

/// All the ways in which a document falls short.
pub(super) fn shortfalls(outcome: &Outcome, view: &View) -> Vec<Shortfall> {
    let least = view.min_checked;
    if !view.is_short(outcome) {
        return Vec::new();
    }
    let short = shares(outcome, least).into_iter().filter(Share::is_short);
    let mut all: Vec<Shortfall> = short
        .map(|share| Shortfall {
            message: told(&share, view.lang),
            kind: share.kind,
            figures: share.figures,
            checked: share.checked,
            required: share.least,
        })
        .collect();
    let others = others(outcome, least, view.lang).into_iter();
    all.extend(others.map(|(kind, message)| Shortfall {
        kind,
        figures: outcome.coverage.figures,
        checked: outcome.coverage.checked,
        required: least.all.max(least.text).max(least.tables),
        message,
    }));
    all
}

/// What is said of one.
fn line(outcome: &Outcome, view: &View) -> String {
    let path = printable(outcome.source.path());
    format!("{path}{}{}", view.lang.pick("：", ": "), words(outcome, view.min_checked, view.lang))
}

/// The same without its name.
pub fn words(outcome: &Outcome, least: MinChecked, lang: Lang) -> String {
    let all = shares(outcome, least);
    let short = all.iter().filter(|share| share.is_short());
    let mut said: Vec<String> = short.map(|share| told(share, lang)).collect();
    said.extend(others(outcome, least, lang).into_iter().map(|(_, said)| said));
    said.join(lang.pick("；", "; "))
}

/// What else than a share falls short, with what is said of it.
fn others(outcome: &Outcome, least: MinChecked, lang: Lang) -> Vec<(&'static str, String)> {
    let mut said = Vec::new();
    if lacks_figures(outcome, least) {
        let zh = "没有找到可核对的数字，什么也没有核对";
        let en = "no figures were found, so nothing was checked";
        said.push(("no-figures", lang.pick(zh, en).to_owned()));
    }
    if lacks_parts(outcome, least) {
        let (zh, en) = ("有内容无法读取", "a part of it could not be read");
        said.push(("unreadable", lang.pick(zh, en).to_owned()));
    }
    said
}

fn told(share: &Share, lang: Lang) -> String {
    let Share { kind, figures, checked, least } = share;
    let percent = checked.saturating_mul(100).checked_div(*figures).unwrap_or(0);
    let kind = match (*kind, lang) {
        ("text", Lang::Zh) => "文字中 ",
        ("tables", Lang::Zh) => "表格中 ",
        ("text", Lang::En) => " in text",
        ("tables", Lang::En) => " in tables",
        _ => "",
    };
    lang.pick(
        format!("{kind}{figures} 个数字中只核对了 {checked} 个（{percent}%），少于要求的 {least}%"),
        format!("only {checked} of {figures} figures{kind} checked ({percent}%), less than the {least}% asked for"),
    )
}

/// The shares that are asked for.
fn shares(outcome: &Outcome, least: MinChecked) -> Vec<Share> {
    let coverage = &outcome.coverage;
    let all = Share {
        kind: "all",
        figures: coverage.figures,
        checked: coverage.checked,
        least: least.all,
    };
    if (least.text, least.tables) == (0, 0) {
        return vec![all];
    }
    let in_text = |id: &FigureId| {
        let figure = outcome.disclosure.figure(*id);
        figure.is_some_and(|figure| figure.origin == Origin::Narrative)
    };
    let unread = outcome.disclosure.unread.iter();
    let unread_in_text = unread.filter(|unread| unread.reason != Unchecked::InTable).count();
    let checked = coverage.by_figure.keys().filter(|id| in_text(id)).count();
    let rest = coverage.unchecked.keys().filter(|id| in_text(id)).count() + unread_in_text;
    let text = Share { kind: "text", figures: checked + rest, checked, least: least.text };
    let tables = Share {
        kind: "tables",
        figures: all.figures.saturating_sub(text.figures),
        checked: all.checked.saturating_sub(checked),
        least: least.tables,
    };
    vec![all, text, tables]
}
