//! What a comment to gouji says: `ignore RULE[,RULE] [until: DATE] reason`.

use crate::config::{Known, Selector};
use gouji_core::calendar::Date;
use gouji_core::finding::ExceptionFlaw as Flaw;

/// An exception in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The rules and groups it is about.
    pub rules: Vec<Selector>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Why.
    pub reason: String,
}

/// Reads what stands behind `gouji:`.
pub fn parse(said: &str, known: Known<'_>) -> Result<Directive, Flaw> {
    let (word, rest) = first_word(said);
    if word != "ignore" {
        return Err(Flaw::Word(word.to_owned()));
    }
    let (names, rest) = listed(rest);
    let mut rules = Vec::new();
    for name in names.split(COMMAS).map(str::trim).filter(|name| !name.is_empty()) {
        let unknown = || Flaw::UnknownRule(name.to_owned(), known.nearest(name));
        rules.push(known.particular(name).ok_or_else(unknown)?);
    }
    if rules.is_empty() {
        return Err(Flaw::NoRule);
    }
    let (mut until, mut reason) = (None, rest.to_owned());
    if let Some((before, date, behind)) = dated(rest) {
        until = Some(Date::parse(date).ok_or_else(|| Flaw::NotADate(date.to_owned()))?);
        reason = format!("{before} {behind}");
    }
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return Err(Flaw::NoReason);
    }
    Ok(Directive { rules, until, reason })
}

/// What parts names.
const COMMAS: [char; 3] = [',', '，', '、'];

/// The list of names that a text begins with, with blanks around its commas or not, and what is behind it.
fn listed(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let mut end = 0;
    loop {
        let (word, _) = first_word(text.get(end..).unwrap_or_default());
        let start = text.get(end..).and_then(|rest| rest.find(word)).unwrap_or_default();
        end += start + word.len();
        let rest = text.get(end..).unwrap_or_default().trim_start();
        if word.is_empty() || !(word.ends_with(COMMAS) || rest.starts_with(COMMAS)) {
            return (text.get(..end).unwrap_or_default(), rest);
        }
    }
}

/// The date behind `until:`, with what stands before and behind; a reason may hold the word as well, but
/// then no number is behind it.
fn dated(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices("until").find_map(|(at, word)| {
        let (before, behind) = (text.get(..at)?, text.get(at + word.len()..)?);
        let (date, behind) = first_word(behind.trim_start().strip_prefix([':', '：', '='])?);
        let is_date = before.is_empty() || date.starts_with(|c: char| c.is_ascii_digit());
        is_date.then_some((before, date, behind))
    })
}

fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_core::rules::Rule;

    #[test]
    fn reads_rules_date_and_reason() {
        let said = "ignore growth-rate,stale-date until: 2027-03-31  口径\n 不同";
        let directive = parse(said, Known::default()).unwrap();
        assert_eq!(
            directive.rules,
            [Selector::Rule(Rule::GrowthRate), Selector::Rule(Rule::StaleDate)]
        );
        let group = parse("ignore shares 口径", Known::default()).unwrap();
        assert_eq!(group.rules[0].to_string(), "shares");
        assert_eq!(directive.until.unwrap().to_string(), "2027-03-31");
        assert_eq!(directive.reason, "口径 不同");
        let plain = parse("ignore growth-rate until the audit ends", Known::default()).unwrap();
        assert_eq!((plain.until, plain.reason.as_str()), (None, "until the audit ends"));
        // A date that stands behind the reason is one all the same.
        let late = parse("ignore growth-rate 口径 until: 2027-03-31", Known::default()).unwrap();
        assert_eq!((late.until, late.reason.as_str()), (directive.until, "口径"));
        let words = parse("ignore growth-rate open until: the audit", Known::default()).unwrap();
        assert_eq!((words.until, words.reason.as_str()), (None, "open until: the audit"));
        // Blanks around the commas belong to no reason.
        for list in
            ["growth-rate, stale-date", "growth-rate ,stale-date", "growth-rate ， stale-date"]
        {
            let spaced = parse(&format!("ignore {list} 口径"), Known::default()).unwrap();
            assert_eq!(spaced.rules, directive.rules, "{list}");
            assert_eq!(spaced.reason, "口径");
        }
    }

    #[test]
    fn says_what_is_missing() {
        let flaw = |said: &str| parse(said, Known::default()).unwrap_err();
        assert_eq!(flaw("ignroe growth-rate x"), Flaw::Word("ignroe".to_owned()));
        assert_eq!(flaw("ignore"), Flaw::NoRule);
        assert_eq!(
            flaw("ignore grwth-rate x"),
            Flaw::UnknownRule("grwth-rate".to_owned(), Some(Rule::GrowthRate))
        );
        assert_eq!(flaw("ignore all x"), Flaw::UnknownRule("all".to_owned(), None));
        assert_eq!(flaw("ignore growth-rate"), Flaw::NoReason);
        assert_eq!(flaw("ignore growth-rate,"), Flaw::NoReason);
        let late = flaw("ignore growth-rate x until: 2027-3-1");
        assert_eq!(late, Flaw::NotADate("2027-3-1".to_owned()));
        assert_eq!(flaw("ignore growth-rate until:2027-03-31"), Flaw::NoReason);
        let date = flaw("ignore growth-rate until: 2027-3-1 x");
        assert_eq!(date, Flaw::NotADate("2027-3-1".to_owned()));
    }
}
