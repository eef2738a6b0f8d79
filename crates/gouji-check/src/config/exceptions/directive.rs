//! What a comment to gouji says: `ignore RULE[,RULE] [until: DATE] reason`.

use crate::config::{Known, Selector};
use gouji_core::calendar::Date;
use gouji_core::rules::Rule;

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

/// Why a comment says nothing that can be heeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It does not begin with `ignore`.
    Word(String),
    /// It names no rule.
    NoRule,
    /// It names a rule that does not exist; perhaps this one is meant.
    UnknownRule(String, Option<Rule>),
    /// It gives no reason.
    NoReason,
    /// Its date is none.
    NotADate(String),
}

/// Reads what stands behind `gouji:`.
pub fn parse(said: &str, known: Known<'_>) -> Result<Directive, Flaw> {
    let (word, rest) = first_word(said);
    if word != "ignore" {
        return Err(Flaw::Word(word.to_owned()));
    }
    let (names, mut rest) = first_word(rest);
    let mut rules = Vec::new();
    for name in names.split([',', '，', '、']).filter(|name| !name.is_empty()) {
        let unknown = || Flaw::UnknownRule(name.to_owned(), known.nearest(name));
        rules.push(known.particular(name).ok_or_else(unknown)?);
    }
    if rules.is_empty() {
        return Err(Flaw::NoRule);
    }
    let mut until = None;
    let dated = rest.strip_prefix("until").map(str::trim_start);
    if let Some(tail) = dated.and_then(|tail| tail.strip_prefix([':', '：', '='])) {
        let (date, tail) = first_word(tail);
        until = Some(Date::parse(date).ok_or_else(|| Flaw::NotADate(date.to_owned()))?);
        rest = tail;
    }
    let reason = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return Err(Flaw::NoReason);
    }
    Ok(Directive { rules, until, reason })
}

fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(flaw("ignore growth-rate until:2027-03-31"), Flaw::NoReason);
        let date = flaw("ignore growth-rate until: 2027-3-1 x");
        assert_eq!(date, Flaw::NotADate("2027-3-1".to_owned()));
    }
}
