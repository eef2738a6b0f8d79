//! Names of the functional classification to codes: what a table with codes says its rows are
//! called.
//!
//! Contract: a path of names gets codes only where the document's tables give it one code; the text
//! then speaks of the same figures as the tables do.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use crate::disclosure::{Disclosure, Flaw, Form, Says, Why};
use crate::document::Place;

use super::codes::Code;
use super::layout::{Layouts, plain};
use super::panel::Panel;

/// The names of all coded rows of a document.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Every name a code is printed with.
    by_code: BTreeMap<Code, BTreeSet<String>>,
}

/// The codes of a name right below a code.
type Below<'n> = BTreeMap<(Option<Code>, &'n str), Vec<&'n Code>>;

impl Names {
    /// Takes down the names of a table's rows.
    pub fn note(&mut self, panel: &Panel) {
        for row in &panel.rows {
            let Some(code) = row.code.as_ref().filter(|code| !code.is_economic()) else { continue };
            let name = name(&row.label);
            let known = self.by_code.entry(code.clone()).or_default();
            if !name.is_empty() {
                known.insert(name);
            }
        }
    }

    /// Gives the figures whose path is made of names the codes of these names.
    pub fn resolve(&self, disclosure: &mut Disclosure) {
        let mut below = Below::new();
        for (code, names) in &self.by_code {
            for name in names {
                below.entry((code.parent(), name)).or_default().push(code);
            }
        }
        let mut others: Vec<(Place, String)> = Vec::new();
        for figure in &mut disclosure.figures {
            let Some(identity) = &mut figure.identity else { continue };
            if identity.path.is_empty() || identity.path.iter().all(|step| is_code(step)) {
                continue;
            }
            let names: Vec<String> = identity.path.iter().map(|step| name(step)).collect();
            let class = match names.as_slice() {
                [class] => Layouts::get().class(class).and_then(Code::whole),
                _ => None,
            };
            let code = only(&below, &names).cloned().or(class);
            let Some(code) = code else { continue };
            if let ([own], Some(known)) = (names.as_slice(), self.by_code.get(&code))
                && !is_known(known, own)
            {
                others.push((figure.place.clone(), own.clone()));
            }
            Arc::make_mut(identity).path = code.path();
        }
        for (place, stated) in others {
            let flaw = Flaw::NameNotInTable;
            disclosure
                .say(Why::stated(Form::Flaw), Says::Flaw { flaw, place, stated, expected: None });
        }
    }
}

/// The only code that a path of names leads to; nothing where it leads to several. Names are looked up level by level:
/// of a code with many names not every path is made.
fn only<'n>(below: &Below<'n>, names: &[String]) -> Option<&'n Code> {
    let (first, rest) = names.split_first()?;
    let mut codes = below.get(&(None, first.as_str())).cloned().unwrap_or_default();
    for name in rest {
        let deeper = codes.iter().filter_map(|code| below.get(&(Some((*code).clone()), name)));
        codes = deeper.flatten().copied().collect();
    }
    match codes.as_slice() {
        [code] => Some(code),
        _ => None,
    }
}

/// So much of a name is left where its cell is too narrow for it, in characters.
const CLIPPED: usize = 4;

/// Whether a class has a name, but for 支出 at its end, or for what its cell cuts off.
fn is_known(known: &BTreeSet<String>, own: &str) -> bool {
    let beginnings = own.char_indices().skip(CLIPPED).filter_map(|(at, _)| own.get(..at));
    if beginnings.filter(|name| !name.ends_with("支出")).any(|name| known.contains(name)) {
        return true;
    }
    let own = own.trim_end_matches("支出");
    let from = known.range::<str, _>((Bound::Included(own), Bound::Unbounded));
    from.take_while(|name| name.starts_with(own)).any(|name| name.trim_end_matches("支出") == own)
}

fn is_code(step: &str) -> bool {
    step.bytes().all(|b| b.is_ascii_digit())
}

/// A name without the marks that come and go.
fn name(text: &str) -> String {
    let text = plain(text);
    let cut = ["（类）", "（款）", "（项）"].iter().find_map(|end| text.strip_suffix(end));
    cut.map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;
    use gouji_check::gouji_core::lang::Lang;

    #[test]
    fn a_name_that_its_cell_cuts_off_is_the_same_name() {
        let told = |class: &str| {
            let text = format!(
                "澄川县2024年度部门决算\n\n2024年一般公共预算财政拨款支出100.00万元，主要用于以下方面：社会保障和就业支出（类）\
                 60.00万元，占60%；农林水支出（类）40.00万元，占40%。\n\n一般公共预算财政拨款支出决算表\n\n单位：万元\n\n\
                 | 科目编码 | 科目名称 | 合计 |\n|-|-|-|\n| | 合计 | 100.00 |\n| 208 | {class} | 60.00 |\n\
                 | 213 | 农林水支出 | 40.00 |\n"
            );
            let outcome = check(text.as_bytes(), "draft.md").unwrap();
            let said = |it| outcome.words(it, Lang::Zh).message;
            outcome.findings.iter().map(said).collect::<Vec<_>>()
        };
        assert!(told("社会保障和就").is_empty());
        assert_eq!(told("社会保障支出").len(), 1);
    }

    /// Every table calls the same codes by names of its own: the paths of names were as many as tables, cubed.
    #[test]
    fn codes_with_many_names_cost_what_they_hold() {
        let mut text = "澄川县2024年度部门决算\n".to_owned();
        for table in 0..300 {
            let rows =
                [("", "合计"), ("201", "公共服务支出"), ("20105", "统计"), ("2010501", "运行")];
            write!(
                text,
                "\n支出决算表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 |\n|---|---|---|\n"
            )
            .unwrap();
            for (code, name) in rows {
                let name =
                    if code.is_empty() { name.to_owned() } else { format!("{name}之{table}") };
                writeln!(text, "| {code} | {name} | 942.17 |").unwrap();
            }
        }
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        assert!(outcome.findings.iter().all(|it| it.severity == Severity::Note));
    }
}
