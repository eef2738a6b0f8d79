//! Labels: the name of a figure, freed of what surrounds names in every sentence.
//!
//! Contract: what is taken off says nothing about what is named.

use std::borrow::Cow;

use crate::lexicon::{Vocabulary, Word, behind_any, ends_with_any, holds_any, is_any, labels};

/// The budget that a text names and nothing else.
pub fn budget_of(text: &str) -> Option<Word> {
    let name = text.trim_end_matches(['的', '数']);
    let mut words = Vocabulary::get().find(name);
    let (word, start, end) = words.next()?;
    (word.is_budget() && start == 0 && end == name.len()).then_some(word)
}

/// A label without what surrounds the name in every sentence.
pub fn clean(label: &str) -> String {
    let quoted = |c: char| matches!(c, '“' | '”' | '"' | '‘' | '’' | '『' | '』');
    let unquoted: Cow<'_, str> = match label.contains(quoted) {
        true => label.chars().filter(|c| !quoted(*c)).collect(),
        false => label.into(),
    };
    let mut label = unquoted.as_ref();
    if let Some((_, behind)) = crate::heading::marker(label)
        && behind < label.len()
    {
        label = label.get(behind..).unwrap_or("");
    }
    let label = label.trim_start_matches(is_circled);
    let label = without_remark(label);
    let mut rest = label.trim_start_matches(['、', '的', ' ', '.']);
    if labels().prefixes.begins(rest).is_some() {
        for prefix in &labels().prefixes {
            rest = rest.strip_prefix(prefix.as_str()).unwrap_or(rest);
        }
    }
    while labels().suffixes.ends(rest).is_some() {
        let before = rest;
        for suffix in &labels().suffixes {
            if rest.len() > suffix.len() {
                rest = rest.strip_suffix(suffix.as_str()).unwrap_or(rest);
            }
        }
        if rest == before {
            break;
        }
    }
    if is_any(rest, &labels().empty) { String::new() } else { rest.to_owned() }
}

/// Whether a character is the number of an item: ①.
fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳')
}

/// The number of the item that a label begins with: `③上年结转收入`, `（3）上年结转收入`, `3.上年结转收入`.
pub fn ordinal(label: &str) -> Option<u32> {
    let first = label.chars().next()?;
    if is_circled(first) {
        return u32::from(first).checked_sub(u32::from('①')).map(|before| before + 1);
    }
    let rest = label.strip_prefix('（').unwrap_or(label);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let behind = rest.get(digits..)?;
    let ends = if rest.len() < label.len() { "）" } else { ".、）" };
    behind.chars().next().filter(|c| ends.contains(*c))?;
    rest.get(..digits)?.parse().ok()
}

/// `政府采购金额（以合同签订为准）`: how an amount was measured is no part of its name.
fn without_remark(label: &str) -> &str {
    let Some((name, remark)) = label.strip_suffix('）').and_then(|rest| rest.rsplit_once('（'))
    else {
        return label;
    };
    if ends_with_any(remark, &labels().asides_of_name) { name } else { label }
}

/// Whether a label is of an amount that no change and no list is of.
pub fn is_aside(label: &str) -> bool {
    // `甲市（不含开发区）`: the remark belongs to the name.
    let name = without_brackets(label);
    is_any(&name, &labels().aside_alone)
        || labels().aside_first.begins(&name).is_some()
        || holds_any(&name, &labels().set_apart)
}

/// A label without what stands in brackets.
pub fn without_brackets(label: &str) -> Cow<'_, str> {
    if !label.contains(['（', '）']) {
        return label.into();
    }
    let mut depth = 0_usize;
    let mut name = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => name.push(c),
            _ => {}
        }
    }
    name.into()
}

/// Whether a word stands between the name of an amount and its number that the reading did not use:
/// behind the last head noun of the label, or in a remark that makes it another amount.
pub fn has_residue(label: &str) -> bool {
    // `医疗保险（含生育保险）基金收入`: a remark within a name is part of it.
    let remark = label.rsplit_once('（').and_then(|(_, rest)| rest.split_once('）'));
    if let Some((remark, behind)) = remark
        && labels().remarks.begins(remark).is_some()
        && !holds_any(behind, &labels().heads)
    {
        return true;
    }
    let name = without_brackets(label);
    let name = name.trim_end_matches(MARKS);
    let behind = labels().heads.last_end(name);
    let Some(mut rest) = behind.and_then(|behind| name.get(behind..)) else { return false };
    loop {
        rest = rest.trim_start_matches(MARKS);
        if rest.is_empty() {
            return false;
        }
        let Some(next) = behind_any(rest, &labels().stating) else { return true };
        rest = next;
    }
}

/// Marks in a label that say nothing.
const MARKS: [char; 10] = ['“', '”', '"', '‘', '’', '、', '：', ' ', '.', '《'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_the_name_that_nobody_reads_are_residue() {
        for label in [
            "收入",
            "税收收入完成",
            "支出累计达到",
            "“三公”经费支出为",
            "教育支出共安排",
            "采购预算数为",
        ] {
            assert!(!has_residue(label), "{label}");
        }
        for label in ["收入突破历史最高", "支出口径调整后为", "经费控制", "收入（含上年结余）"]
        {
            assert!(has_residue(label), "{label}");
        }
        assert!(!has_residue("医疗保险（含生育保险）基金收入"));
        assert!(!has_residue("因公出国（境）费") && !has_residue("行政运行"));
    }

    #[test]
    fn a_remark_in_brackets_makes_no_aside() {
        assert!(is_aside("人均支出") && is_aside("不含上年结余的收入") && is_aside("结余"));
        assert!(!is_aside("甲市（不含开发区）"));
    }
}
