//! A finding prepared for printing: what every renderer needs and none should work out by itself.
//!
//! Contract: [`items`] is the one list of findings that all formats print; a renderer that prints
//! another list would be a format with another verdict.

use gouji_check::check::Outcome;
use gouji_core::explain::Words;
use gouji_core::finding::{Because, Certainty, Finding, Severity};
use gouji_core::lang::Lang;
use gouji_core::number::Numeral;

use super::printable::printable;
use super::spot::Spot;
use super::{Run, View};

/// A finding with its document and its place.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The document.
    pub outcome: &'a Outcome,
    /// The finding.
    pub finding: &'a Finding,
    /// The finding in the language of the view.
    pub words: Words,
    /// Where it points.
    pub spot: Spot<'a>,
    /// The headings above it, the highest first.
    pub section: Vec<&'a str>,
}

/// Every finding that is listed, in the order of the documents and of their text.
pub fn items<'a>(run: &'a Run, view: &View) -> impl Iterator<Item = Item<'a>> {
    let lang = view.lang;
    let listed = run.findings().filter(|(_, finding)| view.lists(finding));
    listed.map(move |(outcome, finding)| Item::of(outcome, finding, lang))
}

impl<'a> Item<'a> {
    /// A finding of a document, prepared.
    pub fn of(outcome: &'a Outcome, finding: &'a Finding, lang: Lang) -> Item<'a> {
        let place = &finding.primary.place;
        let trail = outcome.outline.trail(place.span.start);
        let section = trail.into_iter().map(|heading| heading.text.as_str()).collect();
        let words = words(outcome, finding, lang);
        Item { outcome, finding, words, spot: Spot::of(outcome, place), section }
    }

    /// Whether the finding fails the run.
    pub fn fails(&self, view: &View) -> bool {
        view.fails(self.finding)
    }

    /// The headline, safe to print.
    pub fn message(&self) -> String {
        printable(&self.words.message)
    }

    /// The headline of the rule in a language.
    pub fn title(&self, lang: Lang) -> String {
        let text = self.finding.rule.text();
        lang.pick(&text.zh, &text.en).title.clone()
    }

    /// The section in one line.
    pub fn section_name(&self) -> String {
        printable(&self.section.join(" › "))
    }

    /// By how much the stated figure differs from the expected one, in its own unit.
    pub fn difference(&self, lang: Lang) -> Option<String> {
        // Of several figures each has its own.
        let one = Some(self.finding).filter(|finding| finding.or_else.is_empty())?;
        difference(&one.stated, one.expected.as_deref()?, lang)
    }

    /// What stands beneath a headline: the arithmetic, the suggestion, what has the same cause.
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        notes(self.finding, &self.words, lang)
    }

    /// Headline and notes as plain lines, the fingerprint last.
    pub fn body(&self, lang: Lang) -> String {
        let mut lines = vec![self.message()];
        lines.extend(self.notes(lang).iter().map(|note| printable(note)));
        lines.push(fingerprint(self.finding, lang));
        lines.join("\n")
    }
}

/// A finding in words; those of the samples were written by hand.
pub fn words(outcome: &Outcome, finding: &Finding, lang: Lang) -> Words {
    #[cfg(test)]
    if let Some(words) = super::samples::words(finding, lang) {
        return words;
    }
    outcome.words(finding, lang)
}

/// `fingerprint 3f2a91c04d5e6b78`.
pub fn fingerprint(finding: &Finding, lang: Lang) -> String {
    format!("{} {}", lang.pick("指纹", "fingerprint"), finding.fingerprint)
}

/// The word for a severity.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("错误", "error"),
        Severity::Warning => lang.pick("警告", "warning"),
        Severity::Note => lang.pick("提示", "note"),
    }
}

/// From this confidence on nothing is said of it, in percent.
const SURE: u8 = 99;

/// The word for how sure a suggestion is.
pub fn certainty(certainty: Certainty, lang: Lang) -> &'static str {
    match certainty {
        Certainty::Certain => lang.pick("确定", "certain"),
        Certainty::Likely => lang.pick("很可能", "likely"),
        Certainty::Possible => lang.pick("可能", "possible"),
    }
}

/// The lines beneath a headline.
fn notes(finding: &Finding, words: &Words, lang: Lang) -> Vec<String> {
    let lines = words.arithmetic.lines().filter(|line| !line.is_empty());
    let mut notes: Vec<String> = lines.map(str::to_owned).collect();
    if let Some(suggestion) = &finding.suggestion {
        let sure = certainty(suggestion.certainty, lang);
        notes.push(lang.pick(
            format!("建议改为 {}（{sure}）", suggestion.text),
            format!("suggestion: {} ({sure})", suggestion.text),
        ));
    }
    for (explained, message) in finding.explains.iter().zip(&words.explains) {
        let rule = explained.rule.name();
        notes.push(lang.pick(
            format!("同一原因：[{rule}] {message}"),
            format!("same cause: [{rule}] {message}"),
        ));
    }
    notes.extend(finding.because.as_ref().and_then(|because| doubtful(because, lang)));
    if finding.preview {
        let text = lang.pick(
            "预览：该规则晚于所用的版次，不影响退出状态",
            "preview: the rule is newer than the edition; it does not count for the exit status",
        );
        notes.push(text.to_owned());
    }
    notes
}

/// How sure a finding is and why, where it is not as good as certain.
fn doubtful(because: &Because, lang: Lang) -> Option<String> {
    if because.confidence >= SURE && because.doubts.is_empty() {
        return None;
    }
    let doubts = because.doubts.iter().map(|doubt| {
        let (zh, en) = doubt.words();
        lang.pick(zh, en)
    });
    let doubts: Vec<&str> = doubts.collect();
    let sure = because.confidence;
    let sisters = match because.held {
        0 => String::new(),
        held => lang.pick(
            format!("，同一表格或列举中另有 {held} 项相符"),
            format!(", {held} others of its table or list hold"),
        ),
    };
    let why = match doubts.is_empty() {
        true => String::new(),
        false => lang.pick(format!("；{}", doubts.join("；")), format!("; {}", doubts.join("; "))),
    };
    Some(lang.pick(
        format!("把握 {sure}%：也可能是读法有误{sisters}{why}"),
        format!("confidence {sure} %: the reading may be at fault{sisters}{why}"),
    ))
}

/// What is stated less what is expected, where both are numbers in one unit.
fn difference(stated: &str, expected: &str, lang: Lang) -> Option<String> {
    let ((stated, unit), (expected, other)) = (split(stated)?, split(expected)?);
    if unit != other {
        return None;
    }
    let decimals = stated.decimals().max(expected.decimals());
    let apart = (&stated.value() - &expected.value()).to_fixed(decimals);
    let unit = if unit == "%" { lang.pick("个百分点", " pp") } else { unit };
    Some(format!("{apart}{unit}"))
}

/// A printed figure as its number and what stands behind it.
fn split(text: &str) -> Option<(Numeral, &str)> {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−');
    let text = text.trim();
    let end = text.find(|c| !digits(c)).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    Some((Numeral::parse(&number.replace('−', "-")).ok()?, unit.trim()))
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn differences_keep_unit_and_digits() {
        let of = |stated, expected| difference(stated, expected, Lang::En);
        assert_eq!(of("1486.72万元", "1486.90万元").as_deref(), Some("-0.18万元"));
        assert_eq!(of("78%", "77.4%").as_deref(), Some("0.6 pp"));
        assert_eq!(of("1,000.5元", "999元").as_deref(), Some("1.5元"));
        assert_eq!(of("12万元", "12元"), None);
        assert_eq!(of("小于", "大于"), None);
    }

    #[test]
    fn the_body_says_everything() {
        let run = samples::run(Lang::En);
        let item = &items(&run, &samples::view(Lang::En)).next().unwrap();
        insta::assert_snapshot!(item.body(Lang::En), @"
        the share of 基本支出 is stated as 78%, the figures give 77%
        790.04 ÷ 1020.20 = 77.44%
        suggestion: 77% (certain)
        same cause: [shares-add-to-100] the shares add to 101%
        fingerprint 3f2a91c04d5e6b78
        ");
    }
}
