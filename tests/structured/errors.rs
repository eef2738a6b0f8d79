//! Every mistake is refused where it stands, with what to write instead.

use gouji_core::document::{Format, SourceText};
use gouji_core::read_error::ReadError;
use gouji_core::structured;

/// The error of each text: where, at which words, what, and what to do.
fn errors(texts: &[&str]) -> String {
    let show = |text: &&str| {
        let source = SourceText::new("a.yaml", *text);
        match structured::parse(&source, Format::Yaml) {
            Err(error @ ReadError::Structure { span, .. }) => {
                let ReadError::Structure { help, .. } = &error else { unreachable!() };
                is_chinese(&error);
                let at = source.slice(span).escape_debug().to_string();
                let at: String = at.chars().take(30).collect();
                let help = help.as_ref().map_or(String::new(), |help| format!("\n  = {}", help.en));
                format!("{error}\n  > {at}{help}")
            }
            other => panic!("{text}: {other:?}"),
        }
    };
    texts.iter().map(show).collect::<Vec<_>>().join("\n")
}

/// Everything that is said exists in Chinese, without a word of English but keys and their values.
fn is_chinese(error: &ReadError) {
    let ReadError::Structure { message, help, .. } = error else { unreachable!() };
    for said in std::iter::once(message).chain(help) {
        let plain: String = said.zh.split('`').step_by(2).collect();
        let chinese = plain.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let words = plain.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
        // Names that are to be written stand in lists without quotes.
        let known = |word: &&str| {
            word.chars().all(char::is_lowercase) && said.zh.contains('：')
                || ["YAML", "JSON", "share", "growth", "completion", "true", "false"].contains(word)
                || said.en.contains(&format!("has no {word}"))
        };
        let words: Vec<&str> = words.filter(|word| !known(word)).collect();
        assert!(chinese && words.is_empty(), "{said:?}: {words:?}");
    }
}

#[test]
fn keys() {
    insta::assert_snapshot!(errors(&[
        "unit: 万元\nlines:\n  - 合计: 1\n    amuont: 3\n",
        "lines:\n  - {label: 合计, amuont: 3}\n",
        "line: []\n",
        "unit: 万元\nyear: 2020\n",
        "lines:\n  - {label: 甲, label: 乙}\n",
        "lines: [{amount: 1,150.00}]\n",
        "lines: [{amount: {value: 1, of: x}}]\n",
        "lines: [{budget: {inital: 3}}]\n",
        "lines: [{[a]: 3}]\n",
        "unit: 万元\nlines: []\ntables: [{label: 甲}]\n",
    ]), @r#"
    a.yaml:3:5: a line has no field `合计`
      > 合计
      = its fields are: id, label, code, concept, fund, identity, unit, amount, final, count, value, budget, completion, prior, change, growth, share, partial, place, items
    a.yaml:2:17: a line has no field `amuont`
      > amuont
      = did you mean `amount`?
    a.yaml:1:1: a disclosure has no field `line`
      > line
      = did you mean `lines`?
    a.yaml:1:1: a disclosure needs `lines` or `tables`
      > unit: 万元\nyear: 2020\n
    a.yaml:2:16: `label` is written twice here
      > label
      = keep one of them
    a.yaml:1:20: a line has no field `150.00`
      > 150.00
      = inside {…} a number with commas needs quotes: "1,150.00"
    a.yaml:1:29: `amount` has no field `of`
      > of
      = its fields are: value, hedge, label, place, usual_decimals, unchecked
    a.yaml:1:19: `budget` has no field `inital`
      > inital
      = did you mean `initial`?
    a.yaml:1:10: a key is a single word
      > [
    a.yaml:3:10: a table needs `rows`
      > {label: 甲}
    "#);
}

#[test]
fn types() {
    insta::assert_snapshot!(errors(&[
        "just words\n",
        "- a\n- b\n",
        "lines: 3\n",
        "lines: [合计]\n",
        "lines: [{amount: [1, 2]}]\n",
        "lines: [{amount: }]\n",
        "lines: [{partial: maybe}]\n",
        "unit: 万元\nlines: [{amount: 3, partial: true}]\n",
        "year: 20\nlines: []\n",
        "lines: [{code: 21.5}]\n",
        "lines: [{id: a.b}]\n",
        "unit: 万元\nlines: [{amount: {hedge: about}}]\n",
        "unit: 万元\nlines: [{amount: {value: 1, usual_decimals: 99}}]\n",
    ]), @r#"
    a.yaml:1:1: a disclosure is a map, but this is a single value
      > just words
    a.yaml:1:1: a disclosure is a map, but this is a list
      > - a\n- b\n
    a.yaml:1:8: `lines` is a list, but this is a single value
      > 3
    a.yaml:1:9: a line is a map, but this is a single value
      > 合计
    a.yaml:1:18: `amount` is a single value, but this is a list
      > [1, 2]
    a.yaml:1:16: `amount` is a single value, but this is nothing
      > 
    a.yaml:1:19: `partial` is true or false, not `maybe`
      > maybe
    a.yaml:2:9: `partial` speaks of the items, but there are none
      > {amount: 3, partial: true}
    a.yaml:1:7: `20` is no year; write it like 2020
      > 20
    a.yaml:1:16: `21.5` is no code of the classification
      > 21.5
      = a code has digits only, like "2150299"
    a.yaml:1:14: `a.b` cannot be an id
      > a.b
      = an id is one word without dots, which stand before a field: `income.growth`
    a.yaml:2:18: `amount` needs `value`
      > {hedge: about}
    a.yaml:2:45: no document prints that many decimals
      > 99
    "#);
}

#[test]
fn numbers() {
    let long = format!("unit: 万元\nlines: [{{label: 合计, amount: {}}}]\n", "1".repeat(40));
    insta::assert_snapshot!(errors(&[
        "unit: 万元\nlines:\n  - label: 收、支总计\n    amount: 1314.2１\n",
        "unit: 万元\nlines: [{amount: 1e5}]\n",
        "unit: 万元\nlines: [{amount: \"12,34\"}]\n",
        "unit: 万元\nlines: [{amount: 约150}]\n",
        "lines: [{amount: 150}]\n",
        "lines: [{amount: 150圆}]\n",
        "lines: [{growth: 97}]\n",
        "lines: [{share: 0.97倍}]\n",
        "lines: [{growth: 为上年的197%}]\n",
        long.as_str(),
    ]), @r#"
    a.yaml:4:13: `1314.2１` is not a number; write it with digits only, like 1234.56 or 1,234.56
      > 1314.2１
    a.yaml:2:18: `1e5` is not a number; write it with digits only, like 1234.56 or 1,234.56
      > 1e5
    a.yaml:2:19: `12,34` is not a number; write it with digits only, like 1234.56 or 1,234.56
      > 12,34
    a.yaml:2:18: `约150` is not a number; write it with digits only, like 1234.56 or 1,234.56
      > 约150
      = write the digits alone and `hedge: about`, `nearly` or `over` beside them
    a.yaml:1:18: this amount has no unit
      > 150
      = write `unit: 万元` at the top of the disclosure or on the line
    a.yaml:1:18: `圆` is no unit of money
      > 150圆
      = one of: 元, 千元, 万元, 百万元, 亿元
    a.yaml:1:18: `97` has no percent sign
      > 97
      = write it as printed: 97%
    a.yaml:1:17: `0.97倍` is no percentage
      > 0.97倍
      = write it like 72%
    a.yaml:1:18: `为上年的197%` is no multiple; write 为上年的1.97倍
      > 为上年的197%
    a.yaml:2:29: `1111111111111111111111111111111111111111` has more digits than can be compared exactly (28)
      > 111111111111111111111111111111
    "#);
}

#[test]
fn names() {
    insta::assert_snapshot!(errors(&[
        "kind: finl\nlines: []\n",
        "unit: 万\u{5713}\nlines: []\n",
        "lines: [{fund: goverment-fund}]\n",
        "lines: [{unit: 户, amount: 3}]\n",
        "lines: [{count: 3, unit: 元}]\n",
        "unit: 万元\nlines: [{amount: {value: 3, hedge: abuot}}]\n",
        "lines: [{completion: {value: 3%, of: first}}]\n",
        "lines: [{identity: {concept: a, fund: all}}]\n",
    ]), @r#"
    a.yaml:1:7: `finl` is no kind
      > finl
      = did you mean `final`?
    a.yaml:1:7: `万圓` is no unit of money
      > 万圓
      = one of: 元, 千元, 万元, 百万元, 亿元
    a.yaml:1:16: `goverment-fund` is no fund
      > goverment-fund
      = did you mean `government-fund`?
    a.yaml:1:16: `户` is no unit of money
      > 户
      = one of: 元, 千元, 万元, 百万元, 亿元
    a.yaml:1:26: `元` counts money, not things
      > 元
      = write money as `amount:`
    a.yaml:2:36: `abuot` is no hedge
      > abuot
      = did you mean `about`?
    a.yaml:1:38: `first` is no budget
      > first
      = one of: initial, full_year, adjusted, budget
    a.yaml:1:20: `identity` needs `basis`
      > {concept: a, fund: all}
    "#);
}

#[test]
fn references() {
    insta::assert_snapshot!(errors(&[
        "unit: 万元\nlines:\n  - {id: 支出, amount: 3}\n  - {id: 支出, amount: 4}\n",
        "unit: 万元\nlines:\n  - {id: spend, amount: 3}\n  - {amount: 1, share: {value: 33%, of: spent}}\n",
        "unit: 万元\nlines:\n  - {id: spend, label: 支出}\n  - {amount: 1, share: {value: 33%, of: spend}}\n",
        "unit: 万元\nlines: [{id: a, amount: 3, prior: 4}]\nchecks: [{within: {part: a.piror, whole: a}}]\n",
        "unit: 万元\nlines: [{id: a, amount: 3}]\nchecks: [{within: {part: a}}]\n",
        "unit: 万元\nlines: [{id: a, amount: 3}]\nchecks: [{witin: {part: a, whole: a}}]\n",
        "unit: 万元\nlines: [{id: spend, amount: 3}]\nchecks:\n  - spend = spent + c\n",
        "unit: 万元\nlines: [{id: a, amount: 3}]\nchecks:\n  - a = a.share?\n",
        "unit: 万元\nlines: [{id: a, amount: 3}, {id: b, amount: 3}]\nchecks:\n  - a = b when kind = final\n",
        "unit: 万元\nlines: [{id: a, amount: 3}, {id: b, amount: 3}]\nchecks:\n  - share(a, b)\n",
        "unit: 万元\nlines: [{id: a, amount: 3}]\nchecks:\n  - [a]\n",
        "lines: []\nchecks: [{sum: {}, within: {}}]\n",
        "unit: 万元\nlines: [{id: a, amount: 3}]\nchecks: [{sum: {total: a, items: []}}]\n",
        "unit: 万元\nlines: [{id: a, amount: 3}]\nchecks: [{change: {now: a, change: a}}]\n",
        "unit: 万元\nlines: [{id: a, amount: 3}]\nchecks: [{change: {}}]\n",
    ]), @r"
    a.yaml:4:10: the id `支出` is used twice
      > 支出
      = give every line an id of its own
    a.yaml:4:41: there is no line with the id `spent`
      > spent
      = did you mean `spend`?
    a.yaml:4:41: the line `spend` has no amount
      > spend
    a.yaml:3:26: the line `a` has no piror
      > a.piror
      = did you mean `prior`?
    a.yaml:3:19: `within` needs `whole`
      > {part: a}
    a.yaml:3:11: there is no check `witin`
      > witin
      = did you mean `within`?
    a.yaml:4:13: there is no line with the id `spent`
      > spent
      = did you mean `spend`?
    a.yaml:4:9: the line `a` has no share
      > a.share
      = one of: amount
    a.yaml:4:5: `when` belongs into rules, which speak of concepts
      > a = b when kind = final
      = between lines write sums, `<=`, share(…), growth(…) and completion(…)
    a.yaml:4:11: the line `a` has no share
      > a
      = one of: amount
    a.yaml:4:5: a check is a map or a formula, but this is a list
      > [a]
      = write it like `total = first + second`
    a.yaml:2:10: a check has one key, which says what is checked
      > {sum: {}, within: {}}
      = begin every check with a dash of its own
    a.yaml:3:34: `items` is empty
      > []
    a.yaml:3:36: whether this went up or down is not said
      > a
      = write `{figure: …, direction: up}`, or `down`
    a.yaml:3:19: `change` says nothing of a change
      > {}
      = write at least one of: change, growth, word, flat
    ");
}

#[test]
fn yaml() {
    let deep = format!("lines: {}", "[".repeat(5000));
    let block: String = (0..200).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nlines: *c\n";
    insta::assert_snapshot!(errors(&[
        "",
        "# 空\n",
        "~\n",
        "lines: [{label: 甲\n",
        "lines:\n\t- a\n",
        "lines: [{label: \"甲}]\n",
        "lines: []\n---\nlines: []\n",
        "lines: [{label: !!binary 甲}]\n",
        "lines: [{label: *甲}]\n",
        bomb,
        deep.as_str(),
        block.as_str(),
    ]), @r#"
    a.yaml:1:1: there is no disclosure in this file
      > 
      = a disclosure is a map with at least `lines:`
    a.yaml:1:1: there is no disclosure in this file
      > 
      = a disclosure is a map with at least `lines:`
    a.yaml:1:1: there is no disclosure in this file
      > 
      = a disclosure is a map with at least `lines:`
    a.yaml:1:9: not readable as YAML or JSON: unclosed bracket '{'
      > {
    a.yaml:2:2: not readable as YAML or JSON: tabs disallowed within this context (block indentation)
      > -
    a.yaml:1:17: not readable as YAML or JSON: unclosed quote
      > \"
    a.yaml:2:1: a second document begins here
      > ---
      = put every document into a file of its own
    a.yaml:1:26: the tag `!!binary` means nothing here
      > 甲
      = leave the tag out
    a.yaml:1:17: not readable as YAML or JSON: while parsing node, found unknown anchor
      > *
    a.yaml:2:8: aliases (`*name`) are not read
      > *a
      = write it out in every place
    a.yaml:1:80: nested deeper than 64 levels
      > [
    a.yaml:64:64: nested deeper than 64 levels
      > a
    "#);
}
