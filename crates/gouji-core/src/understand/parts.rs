//! Several disclosures in one file: 附件1：青禾县河道管理所2024年度单位决算.
//!
//! Contract: a line that is the title of another department, year or kind begins a part of its own, and so does an
//! attachment of another year; the title of the document ends it. What stands in a part is of whom its title names, and
//! is no part and no whole of anything outside. Nothing of it is said of reports, which speak of many.

use std::sync::Arc;

use crate::disclosure::{Disclosure, Header, Kind};
use crate::document::{Block, Document};
use crate::heading::CHINESE_DIGITS;
use crate::lexicon::labels;
use crate::narrative::years_in;
use crate::title::{Title, body_of};

/// No title is longer.
const LONGEST: usize = 60;

/// The part of a document that is being read.
pub(super) struct Parts {
    main: Header,
    /// The first of its figures, where it is not the document's own.
    from: Option<usize>,
}

impl Parts {
    /// The parts of a document that says this of itself.
    pub(super) fn of(main: &Header) -> Parts {
        Parts { main: main.clone(), from: None }
    }

    /// Whose figures follow, where a block is a title and another part begins with it.
    pub(super) fn begins(&self, document: &Document, index: usize, now: &Header) -> Option<Header> {
        let own = self.titled(document.blocks.get(index)?)?;
        // Titles one below the other are a list of them.
        let next = document.blocks.get(index + 1);
        let listed = next.is_some_and(|block| self.titled(block).is_some());
        (own != *now && !listed).then_some(own)
    }

    /// What follows is of `header`.
    pub(super) fn begin(&mut self, header: Header, disclosure: &mut Disclosure) {
        self.end(disclosure);
        if header != self.main {
            self.from = Some(disclosure.figures.len());
            disclosure.header = header;
        }
    }

    /// The part ends: its figures are told apart from those of the document by the name of their department.
    pub(super) fn end(&mut self, disclosure: &mut Disclosure) {
        let header = std::mem::replace(&mut disclosure.header, self.main.clone());
        let Some(from) = self.from.take() else { return };
        let Some(name) = header.entity.filter(|name| Some(name) != self.main.entity.as_ref())
        else {
            return;
        };
        for figure in disclosure.figures.iter_mut().skip(from) {
            if let Some(identity) = &mut figure.identity {
                Arc::make_mut(identity).entity.insert_str(0, &name);
            }
        }
        disclosure.bodies.insert(name);
    }

    /// What a line says of what follows, where it is a title of the document or of another.
    fn titled(&self, block: &Block) -> Option<Header> {
        let text = match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => text.text(),
            Block::Table(_) => return None,
        };
        let department = matches!(self.main.kind, Kind::Final | Kind::Budget);
        if !department || text.chars().count() > LONGEST || text.contains(['。', '；']) {
            return None;
        }
        let line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let attached = attachment(&line);
        if let Some(title) = Title::of_line(attached.unwrap_or(&line)) {
            let entity = title.entity.filter(|name| self.is_other(name));
            let other = entity.is_some() || title.kind != self.main.kind;
            // A year alone that is not the document's was left standing there by a copy.
            let year = if other { Some(title.year) } else { self.main.year };
            let entity = entity.or_else(|| self.main.entity.clone());
            return Some(Header { kind: title.kind, year, entity });
        }
        let mut years = years_in(attached?);
        let year = years.next().filter(|year| Some(*year) != self.main.year)?;
        years.next().is_none().then(|| Header { year: Some(year), ..self.main.clone() })
    }

    fn is_other(&self, name: &str) -> bool {
        let Some(main) = self.main.entity.as_deref() else { return false };
        let ((own, part), (other, other_part)) = (body_of(main), body_of(name));
        !(is_short_for(own, other) || is_short_for(other, own)) || part != other_part
    }
}

/// Whether a name has lost some characters of another: 柳湾市林业局 of 柳湾市南岸区林业局.
fn is_short_for(short: &str, name: &str) -> bool {
    let mut rest = name.chars();
    short.chars().all(|c| rest.any(|own| own == c))
}

/// A line without what says that it is an attachment, where it says so.
fn attachment(line: &str) -> Option<&str> {
    let word = labels().attachments.iter().filter(|word| line.starts_with(word.as_str()));
    let rest = line.get(word.max_by_key(|word| word.len())?.len()..)?;
    let (mark, digit) = (|c: char| !c.is_alphanumeric(), |c: char| c.is_numeric());
    let behind = rest.trim_start_matches(|c: char| digit(c) || CHINESE_DIGITS.contains(&c));
    // 附2023年度情况 has no number.
    let numbered = behind.starts_with(mark);
    Some(if numbered { behind } else { rest }.trim_start_matches(mark))
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;

    fn told(text: &str) -> Vec<String> {
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        let loud = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
        loud.map(|it| format!("{} {}", it.rule.name(), it.stated)).collect()
    }

    const OWN: &str = "柳湾市林业局2024年度部门决算\n\
        公务用车购置及运行维护费支出20.00万元，公务接待费支出3.00万元，因公出国（境）费2.00万元。\n";

    #[test]
    fn what_an_attachment_of_another_unit_says_is_no_part_of_the_document() {
        let other =
            format!("{OWN}附件1：柳湾市苗圃站2024年度单位决算\n“三公”经费支出35.00万元。\n");
        assert_eq!(told(&other), [""; 0]);
        let year = "柳湾市林业局2024年度部门决算\n财政拨款收入3,657.45万元。\n附：2023年度情况\n\
            一般公共预算财政拨款收入3,823.60万元。\n";
        assert_eq!(told(year), [""; 0]);
        let level = "柳湾市林业局2024年度部门决算\n公务用车购置及运行维护费支出20.00万元。\n\
            柳湾市林业局（本级）2024年度单位决算\n公务用车购置费0.00万元，公务用车运行维护费支出10.00万元。\n";
        assert_eq!(told(level), [""; 0]);
    }

    #[test]
    fn the_title_of_the_document_goes_on_with_it() {
        let own = format!(
            "{OWN}第二部分 柳湾市林业局2024年度部门决算情况说明\n“三公”经费支出35.00万元。\n"
        );
        assert_eq!(told(&own), ["three-public-parts 35.00万元"]);
        let short = format!("{OWN}林业局2024年度部门决算情况说明\n“三公”经费支出35.00万元。\n");
        assert_eq!(told(&short), ["three-public-parts 35.00万元"]);
        let inside = "柳湾市林业局2024年度部门决算\n财政拨款收入3,657.45万元。\n\
            附件1：柳湾市苗圃站2024年度单位决算\n\
            公务用车购置及运行维护费支出20.00万元，公务接待费支出3.00万元，因公出国（境）费2.00万元。\n\
            “三公”经费支出35.00万元。\n";
        assert_eq!(told(inside), ["three-public-parts 35.00万元"]);
    }
}
