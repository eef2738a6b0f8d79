//! Certain repairs as changes of the text, and as a patch.
//!
//! Contract: only suggestions that are certain, only in text that the author writes by hand, and
//! only where the number stands in the text as it was read; everything else of the text stays byte
//! for byte. Nothing is written here.

use diffy::DiffOptions;

use crate::check::Outcome;
use gouji_core::document::{FileText, Format, Span};
use gouji_core::finding::{Certainty, Finding, Severity};

/// Lines shown around a change, as patches usually do.
const CONTEXT: usize = 3;

/// One number to replace.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    span: Span,
    text: String,
}

/// What can be repaired in one file of a checked document, and what cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    edits: Vec<Edit>,
    /// How many warnings and errors are left to the author.
    pub left: usize,
}

/// Whether repairs are offered for a format: text that is written by hand.
pub fn is_offered(format: Format) -> bool {
    matches!(format, Format::Text | Format::Markdown | Format::Yaml)
}

impl Fix {
    /// The certain repairs of each file of a checked document.
    pub fn of_files(outcome: &Outcome) -> Vec<(FileText<'_>, Fix)> {
        let files = outcome.source.files();
        let mut loud: Vec<&Finding> =
            outcome.findings.iter().filter(|it| it.severity > Severity::Note).collect();
        loud.sort_by_key(|finding| finding.primary.place.span.start);
        let mut rest = loud.as_slice();
        let mut all = Vec::with_capacity(files.len());
        for (index, file) in files.iter().enumerate() {
            let next = files.get(index + 1).map(|next| next.span.start);
            let here = |it: &&Finding| next.is_none_or(|next| it.primary.place.span.start < next);
            let (own, behind) =
                rest.split_at(rest.iter().take_while(|it| here(it)).count().min(rest.len()));
            rest = behind;
            all.push((*file, Fix::of(outcome, *file, own)));
        }
        all
    }

    /// What of these findings, all of one file, is certain to be repaired.
    fn of(outcome: &Outcome, file: FileText<'_>, loud: &[&Finding]) -> Fix {
        let mut edits: Vec<Edit> = Vec::new();
        if is_offered(file.format.unwrap_or(outcome.format)) {
            for edit in loud.iter().filter_map(|finding| edit(outcome, finding)) {
                // Two findings about one number: neither is certain after all.
                match edits.iter().position(|known| {
                    known.span.start < edit.span.end && edit.span.start < known.span.end
                }) {
                    Some(known) if edits.get(known) != Some(&edit) => {
                        edits.remove(known);
                    }
                    Some(_) => {}
                    None => edits.push(edit),
                }
            }
        }
        edits.sort_by_key(|edit| edit.span.start);
        for Edit { span, .. } in &mut edits {
            *span = Span::new(span.start - file.span.start, span.end - file.span.start);
        }
        let left = loud.len() - edits.len();
        Fix { edits, left }
    }

    /// How many numbers are replaced.
    pub fn count(&self) -> usize {
        self.edits.len()
    }

    /// The text of the file with its repairs.
    pub fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for edit in &self.edits {
            out.push_str(text.get(done..edit.span.start).unwrap_or_default());
            out.push_str(&edit.text);
            done = edit.span.end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }
}

/// A patch for `git apply` or `patch -p1` that makes one text of another; empty where they are the
/// same.
pub fn patch(path: &str, text: &str, repaired: &str) -> String {
    if text == repaired {
        return String::new();
    }
    let path = path.trim_start_matches("./").trim_start_matches('/');
    let mut options = DiffOptions::new();
    options
        .set_context_len(CONTEXT)
        .set_original_filename(format!("a/{path}"))
        .set_modified_filename(format!("b/{path}"));
    options.create_patch(text, repaired).to_string()
}

/// The number that a certain suggestion replaces, where it is one number for another in one unit.
fn edit(outcome: &Outcome, finding: &Finding) -> Option<Edit> {
    let suggestion = finding.suggestion.as_ref()?;
    if suggestion.certainty != Certainty::Certain {
        return None;
    }
    let span = finding.primary.place.span;
    let printed = outcome.source.slice(span);
    let start = printed.find(|c: char| c.is_ascii_digit() || c == '-')?;
    let old = number(printed.get(start..)?);
    let new = number(&suggestion.text);
    // Another sign would need another word, and another unit is no other number.
    let one_kind = old.starts_with('-') == new.starts_with('-')
        && finding.stated.strip_prefix(number(&finding.stated))
            == suggestion.text.strip_prefix(new);
    let start = span.start + start;
    let edit = Edit { span: Span::new(start, start + old.len()), text: new.to_owned() };
    (one_kind && !new.is_empty() && number(&finding.stated) == old).then_some(edit)
}

/// The number a text begins with.
fn number(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|(at, c)| !(c.is_ascii_digit() || matches!(c, '.' | ',') || (*c == '-' && *at == 0)))
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use insta::assert_snapshot;

    /// A total that two other prints confirm; one item has two digits transposed.
    const DRAFT: &str = "\
青禾县农机局2024年度部门决算\r\n\
一、支出决算情况说明\r\n\
2024年本年支出合计2000.00万元，其中：基本支出590.00万元，占25%；项目支出1500.00万元，占75%。\r\n\
二、其他说明\r\n\
本页无数字。\r\n";

    fn outcome_of(text: &str) -> Outcome {
        check(text.as_bytes(), "稿.txt").unwrap()
    }

    /// The repairs of a document of one file.
    fn fix(outcome: &Outcome) -> Fix {
        Fix::of_files(outcome).remove(0).1
    }

    #[test]
    fn a_patch_changes_one_number_and_keeps_the_rest() {
        let outcome = outcome_of(DRAFT);
        let fix = self::fix(&outcome);
        assert_eq!((fix.count(), fix.left), (1, 0), "{:#?}", outcome.findings);
        let patch = patch("稿.txt", DRAFT, &fix.apply(DRAFT));
        assert_snapshot!(patch.replace('\r', "␍"), @"
        --- a/稿.txt
        +++ b/稿.txt
        @@ -1,5 +1,5 @@
         青禾县农机局2024年度部门决算␍
         一、支出决算情况说明␍
        -2024年本年支出合计2000.00万元，其中：基本支出590.00万元，占25%；项目支出1500.00万元，占75%。␍
        +2024年本年支出合计2000.00万元，其中：基本支出500.00万元，占25%；项目支出1500.00万元，占75%。␍
         二、其他说明␍
         本页无数字。␍
        ");
        assert_eq!(fix.apply(DRAFT), DRAFT.replace("590.00", "500.00"));
        assert_eq!(self::fix(&outcome_of(&fix.apply(DRAFT))).count(), 0);
    }

    #[test]
    fn what_is_not_certain_is_left_to_the_author() {
        let doubtful = DRAFT.replace("，占25%", "").replace("，占75%", "");
        let fix = self::fix(&outcome_of(&doubtful));
        assert_eq!((fix.count(), fix.left), (0, 1));
        assert_eq!(patch("稿.txt", &doubtful, &fix.apply(&doubtful)), "");
        assert!(!is_offered(Format::Docx) && !is_offered(Format::Json) && is_offered(Format::Yaml));
    }
}
