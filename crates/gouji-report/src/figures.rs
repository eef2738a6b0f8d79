//! What was checked of one document, figure by figure: the body of `gouji coverage`.

use std::io::{self, Write};

use owo_colors::OwoColorize;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use gouji_check::check::Outcome;
use gouji_core::disclosure::{Figure, FigureId, Origin, Unchecked, Unit};
use gouji_core::document::Place;
pub(super) use gouji_core::explain::unchecked as explain;
use gouji_core::lang::Lang;
use gouji_core::rules::Rule;

use super::View;
use super::json::{Position, place, write};
use super::location::locate;
use super::printable::printable;
use super::spot::Spot;
use super::summary::plural;
use super::unreadable;

/// Columns are padded up to this width.
const PADDED: usize = 36;

/// A number of the document with what became of it.
pub(super) struct Line<'a> {
    /// The figure; nothing for a number that could not become one.
    pub id: Option<FigureId>,
    /// Where it stands.
    pub place: &'a Place,
    /// What stands there.
    pub text: String,
    /// What the text calls it.
    pub label: &'a str,
    /// The rules that tested it.
    pub rules: &'a [Rule],
    /// Why none did.
    pub reason: Option<Unchecked>,
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    path: &'a str,
    figures: usize,
    checked: usize,
    unchecked: usize,
    all: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    place: Position<'a>,
    rules: &'a [Rule],
    /// Why it was not checked, a stable name; null for a figure that was.
    reason: Option<Unchecked>,
    /// The reason in words.
    why: Option<&'static str>,
}

/// Prints every figure of a document with the rules that tested it or the reason why none did.
pub fn figures(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lines = lines(outcome);
    let (heads, places): (Vec<Option<String>>, Vec<String>) =
        lines.iter().map(|line| placed(outcome, line.place, view)).unzip();
    let mut head: &Option<String> = &None;
    let texts: Vec<String> = lines.iter().map(|line| printable(&line.text)).collect();
    let labels: Vec<String> = lines.iter().map(|line| printable(line.label)).collect();
    let width = |column: &[String]| {
        column.iter().map(|text| text.width()).filter(|width| *width <= PADDED).max().unwrap_or(0)
    };
    let widths = (width(&places), width(&texts), width(&labels));
    let all = lines.iter().zip(&heads).zip(&places).zip(&texts).zip(&labels);
    for ((((line, own), place), text), label) in all {
        if let (Some(name), true) = (own, own != head) {
            writeln!(out, "{}", name.style(view.strong()))?;
        }
        head = own;
        let fate = match line.reason {
            None => line.rules.iter().map(|rule| rule.name()).collect::<Vec<_>>().join(", "),
            Some(reason) => {
                let not = view.lang.pick("未核对：", "not checked: ");
                let text = format!("{not}{}", explain(reason, view.lang));
                text.style(view.dim()).to_string()
            }
        };
        let (place, text, label) =
            (pad(place, widths.0), pad(text, widths.1), pad(label, widths.2));
        writeln!(out, "{place}  {text}  {label}  {fate}")?;
    }
    for line in unreadable::of(outcome, view.lang) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "{}", summary(outcome, view.lang))
}

/// Where a figure stands; in a document whose lines nobody sees, beneath the file and heading, which are
/// printed once.
fn placed(outcome: &Outcome, place: &Place, view: &View) -> (Option<String>, String) {
    let spot = Spot::of(outcome, place);
    let Some(seat) = &spot.seat else { return (None, locate(&outcome.source, place)) };
    let (path, heading) = (printable(spot.path), seat.heading());
    let head = match heading.is_empty() {
        true => path,
        false => view.lang.pick(format!("{path} “{heading}”"), format!("{path}, “{heading}”")),
    };
    (Some(head), format!("  {}", seat.below(view.lang)))
}

/// The same as JSON.
pub fn figures_json(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let lines = lines(outcome);
    let all = lines.iter().map(|line| Entry {
        place: place(&outcome.source, line.place, &line.text, line.label),
        rules: line.rules,
        reason: line.reason,
        why: line.reason.map(|reason| explain(reason, view.lang)),
    });
    let report = Report {
        schema: 1,
        path: outcome.source.path(),
        figures: outcome.coverage.figures,
        checked: outcome.coverage.checked,
        unchecked: outcome.coverage.unchecked_count(),
        all: all.collect(),
    };
    write(&report, out)
}

/// Every number that counts, and those set aside as no figures of account, in reading order.
pub(super) fn lines(outcome: &Outcome) -> Vec<Line<'_>> {
    let disclosure = &outcome.disclosure;
    let figures = disclosure.ids().filter_map(|id| {
        let figure = disclosure.figure(id)?;
        let (rules, reason) = fate(outcome, id, figure)?;
        let printed = outcome.source.slice(figure.place.span);
        let text = if printed.is_empty() { figure.printed() } else { printed.to_owned() };
        Some(Line { id: Some(id), place: &figure.place, text, label: &figure.label, rules, reason })
    });
    let unread = disclosure.unread.iter().map(|unread| Line {
        id: None,
        place: &unread.place,
        text: outcome.source.slice(unread.place.span).to_owned(),
        label: "",
        rules: &[],
        reason: Some(unread.reason),
    });
    let mut lines: Vec<Line<'_>> = figures.chain(unread).collect();
    lines.sort_by_key(|line| line.place.span);
    lines
}

fn fate<'a>(
    outcome: &'a Outcome,
    id: FigureId,
    figure: &Figure,
) -> Option<(&'a [Rule], Option<Unchecked>)> {
    if let Some(rules) = outcome.coverage.by_figure.get(&id) {
        return Some((rules, None));
    }
    if let Some(reason) = outcome.coverage.unchecked.get(&id) {
        return Some((&[], Some(*reason)));
    }
    let aside = outcome.disclosure.reasons.get(&id) == Some(&Unchecked::NotAFigure);
    // Codes and numbers of rows are no figures anybody misses.
    let code = matches!(figure.origin, Origin::Table(_)) && figure.unit == Unit::Bare;
    (aside && !code && figure.counts_for_coverage()).then_some((&[], Some(Unchecked::NotAFigure)))
}

pub(super) fn summary(outcome: &Outcome, lang: Lang) -> String {
    let coverage = &outcome.coverage;
    let (figures, checked) = (coverage.figures, coverage.checked);
    let rest = coverage.unchecked_count();
    let mut summary = lang.pick(
        format!("{figures} 个数字中核对了 {checked} 个，{rest} 个未核对"),
        format!("{checked} of {} checked, {rest} not", plural(figures, "figure", "figures")),
    );
    let weaker = [
        (coverage.bounded, "只核对了上限", "only bounded by a whole"),
        (coverage.agrees, "只与碰巧相等的合计相符", "only agree with a sum that happens to close"),
    ];
    for (count, zh, en) in weaker.into_iter().filter(|(count, ..)| *count > 0) {
        summary.push_str(
            &lang.pick(format!("；其中 {count} 个{zh}"), format!("; {count} of them {en}")),
        );
    }
    summary
}

fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::samples;
    use super::*;

    fn shown(lang: Lang) -> String {
        let mut out = Vec::new();
        figures(&samples::run(lang).outcomes[0], &samples::view(lang), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn names_every_figure() {
        assert_snapshot!(shown(Lang::Zh), @r#"
        draft.txt:3:7   1020.20万元  本年支出合计    share-of-whole, part-within-whole
        draft.txt:4:8   790.04万元   基本支出        share-of-whole, part-within-whole
        draft.txt:4:25  78%          占本年支出合计  share-of-whole
        draft.txt:4:33  230.16万元   项目支出        未核对：文中没有其他数字与它相关
        4 个数字中核对了 3 个，1 个未核对
        "#);
        assert_snapshot!(shown(Lang::En), @r#"
        draft.txt:3:7   1020.20万元  本年支出合计    share-of-whole, part-within-whole
        draft.txt:4:8   790.04万元   基本支出        share-of-whole, part-within-whole
        draft.txt:4:25  78%          占本年支出合计  share-of-whole
        draft.txt:4:33  230.16万元   项目支出        not checked: nothing else in the text speaks of it
        3 of 4 figures checked, 1 not
        "#);
    }

    #[test]
    fn the_same_for_programs() {
        let mut out = Vec::new();
        let run = samples::run(Lang::En);
        figures_json(&run.outcomes[0], &samples::view(Lang::En), &mut out).unwrap();
        let report: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(report["unchecked"], 1);
        assert_eq!(report["all"][0]["rules"][0], "share-of-whole");
        assert_eq!(report["all"][3]["reason"], "stands-alone");
        assert_eq!(report["all"][3]["place"]["text"], "230.16万元");
    }
}
