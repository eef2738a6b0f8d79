//! `截至2020年12月31日`: the date of a final account is the end of its year.
//!
//! Contract: no claim of a paragraph that speaks of that year besides (2023年末结转资金…), or gives the date
//! of its own year as well: there the other date is what is told.

use crate::disclosure::{Disclosure, Doubts, Figure, Form, Kind, Origin, Says, Unit, Why};
use crate::document::Passage;
use crate::number::Numeral;
use crate::reading::Hedge;

use super::super::token::{Token, TokenKind};

/// Finds the as-of dates of a final account.
pub fn as_of_dates(passage: &Passage, tokens: &[Token], disclosure: &mut Disclosure) {
    let (Kind::Final, Some(expected)) = (disclosure.header.kind, disclosure.header.year) else {
        return;
    };
    let years: Vec<i32> = tokens
        .iter()
        .filter_map(|token| match token.kind {
            TokenKind::Date(year) | TokenKind::Year(year) => Some(year),
            _ => None,
        })
        .collect();
    let dated =
        tokens.iter().any(|it| matches!(it.kind, TokenKind::Date(year) if year == expected));
    for token in tokens {
        let TokenKind::Date(year) = token.kind else { continue };
        let before = passage.text().get(..token.start).unwrap_or("");
        let text = passage.text().get(token.start..token.end).unwrap_or("");
        let as_of = ["截至", "截止", "截止到", "截至到"].iter().any(|word| before.ends_with(word));
        if !as_of || !text.ends_with("12月31日") {
            continue;
        }
        let told = dated || years.iter().filter(|other| **other == year).count() > 1;
        if year != expected && told {
            continue;
        }
        let Ok(numeral) = Numeral::parse(&year.to_string()) else { continue };
        let id = disclosure.add(Figure {
            numeral,
            unit: Unit::Year,
            hedge: Hedge::None,
            place: passage.span(token.start, token.end).into(),
            label: text.to_owned(),
            identity: None,
            origin: Origin::Narrative,
            usual_decimals: None,
            entire: false,
            doubts: Doubts::NONE,
        });
        disclosure.say(Why::stated(Form::DateAsOf), Says::AsOfDate { year: id, expected });
    }
}
