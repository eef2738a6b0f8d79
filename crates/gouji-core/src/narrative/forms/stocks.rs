//! `余额A，动用B，补充C，目前余额D`: a stock, what went in and out, and what is left.
//!
//! Contract: every amount between the two stocks carries a word for in or out. Debt that was
//! issued need not be debt that was added, so a stock of debt is only claimed where it closes.

use crate::disclosure::{Disclosure, FigureId, Form, Says, TotalKind, Why};
use crate::lexicon::chains;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::{closes, lead};

/// Finds the stocks of one sentence.
pub fn stocks(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &chains().stocks;
    let stock = words.stock.as_str();
    if !sentence.text(sentence.start, sentence.end).contains(stock) {
        return;
    }
    let amounts: Vec<&FigureEvent> = sentence
        .figures
        .iter()
        .copied()
        .filter(|figure| figure.depth == 0 && matches!(figure.role, Role::Amount | Role::Delta(_)))
        .collect();
    let mut items: Vec<(FigureId, bool)> = Vec::new();
    let mut certain = true;
    for figure in amounts {
        let text = lead(sentence, figure);
        if text.contains(stock) && figure.role == Role::Amount {
            let mut total = figure.id;
            // `年末余额A，当年补充B，动用C，上年末余额D`: what there was stands last.
            if words.opening.stand_in(text)
                && let Some((first, _)) = items.first_mut()
            {
                std::mem::swap(first, &mut total);
            }
            if items.len() > 1 && (certain || closes(total, &items, disclosure)) {
                disclosure.say(
                    Why::certain(Form::ChainStock, certain),
                    Says::Total {
                        total,
                        items: std::mem::take(&mut items),
                        kind: TotalKind::Amounts,
                    },
                );
            }
            items = vec![(figure.id, false)];
            let whole = sentence.text(sentence.start, sentence.end);
            certain = !words.debt.stand_in(text) && !words.never.stand_in(whole);
            continue;
        }
        // 安排和动用 of one amount says both.
        match (words.into.stand_in(text), words.out_of.stand_in(text)) {
            (true, false) if !items.is_empty() => items.push((figure.id, false)),
            (false, true) if !items.is_empty() => items.push((figure.id, true)),
            _ => items.clear(),
        }
        certain &= words.certain.stand_in(text);
    }
}
