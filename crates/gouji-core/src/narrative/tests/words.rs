//! Every word stands in one list of its kind, and none is hidden by another.

use std::collections::BTreeMap;

use super::super::lexer::lex;
use super::super::token::TokenKind;
use crate::disclosure::Doubt;
use crate::lexicon::{Vocabulary, Word, hedges, labels};
use crate::reading::Hedge;
use crate::words::spread;

/// The words of `rules/wording.yaml` and the hedges before a number, with their kind.
fn vocabulary() -> Vec<(String, Word)> {
    let file = include_str!("../../../rules/wording.yaml");
    let words: BTreeMap<Word, Vec<String>> = crate::yaml::typed::from_str(file).unwrap();
    let hedges = hedges().before.all().map(|(word, _)| (word.to_owned(), Word::Hedge));
    let of_kind = |(kind, list): (Word, Vec<String>)| {
        let words: Vec<String> = list.iter().flat_map(|word| spread(word)).collect();
        words.into_iter().map(move |word| (word, kind))
    };
    words.into_iter().flat_map(of_kind).chain(hedges).collect()
}

#[test]
fn no_word_stands_under_two_kinds_and_none_is_hidden() {
    let mut kinds: BTreeMap<String, Word> = BTreeMap::new();
    for (word, kind) in vocabulary() {
        if let Some(other) = kinds.insert(word.clone(), kind) {
            assert_eq!(other, kind, "{word} stands under two kinds");
            panic!("{word} stands twice under {kind:?}");
        }
        let found: Vec<_> = Vocabulary::get().find(&word).collect();
        assert_eq!(found, [(kind, 0, word.len())], "{word} is hidden by another word");
    }
    assert!(kinds.len() > 300);
}

#[test]
fn no_list_holds_a_word_twice() {
    let behind = hedges().behind.all().chain(hedges().behind_closed.all());
    let lists: [Vec<&str>; 5] = [
        behind.map(|(word, _)| word).collect(),
        labels().heads.iter().map(String::as_str).collect(),
        labels().stating.iter().map(String::as_str).collect(),
        labels().suffixes.iter().map(String::as_str).collect(),
        hedges().between.iter().map(String::as_str).collect(),
    ];
    for list in lists {
        assert!(!list.is_empty());
        for (at, word) in list.iter().enumerate() {
            assert!(!list[..at].contains(word), "{word} stands twice");
        }
    }
}

/// The hedge of the only number of a text, and whether its figure is doubted.
fn hedge(text: &str) -> (Hedge, bool) {
    let tokens = lex(text);
    let numbers: Vec<_> = tokens.iter().filter_map(|token| token.number()).collect();
    assert_eq!(numbers.len(), 1, "{text}: {tokens:?}");
    (numbers[0].hedge, numbers[0].doubts.has(Doubt::Hedged))
}

#[test]
fn every_hedge_reaches_its_number() {
    let compared = [("超过", Hedge::Over), ("低于", Hedge::AtMost), ("高于", Hedge::Over)];
    for (word, expected) in hedges().before.all().chain(compared) {
        for lead in ["一般公共预算收入", "税收收入完成", "本年支出合计", "总投资达到"]
        {
            let text = format!("{lead}{word}120亿元，");
            assert_eq!(hedge(&text), (expected, true), "{text}");
        }
        for between in &hedges().between {
            let text = format!("收入{word}{between}120亿元，");
            assert_eq!(hedge(&text).0, expected, "{text}");
        }
    }
    for (word, expected) in hedges().behind.all().chain(hedges().behind_closed.all()) {
        let text = format!("税收收入达到120亿元{word}，");
        assert_eq!(hedge(&text), (expected, true), "{text}");
    }
}

#[test]
fn a_comparison_with_something_else_is_no_hedge() {
    for text in [
        "决算数大于预算数5万元。",
        "支出低于上年5万元。",
        "小于预算数5万元。",
        "超过目标5万元。",
        "招商签约120亿元。",
        "厉行节约5万元。",
        "近郊公园经费5万元。",
        "超声设备购置5万元。",
        "以上年预算数为基数5万元。",
    ] {
        assert_eq!(hedge(text), (Hedge::None, false), "{text}");
    }
}

#[test]
fn a_hedge_is_no_part_of_a_label() {
    for text in ["收入约为120亿元", "收入达到近120亿元", "收入不低于120亿元", "收入超过120亿元"]
    {
        let tokens = lex(text);
        let label: Vec<_> = tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Text)
            .map(|token| &text[token.start..token.end])
            .collect();
        assert!(label == ["收入"] || label == ["收入达到"], "{text}: {label:?}");
    }
}
