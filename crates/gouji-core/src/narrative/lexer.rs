//! Folded text to tokens.
//!
//! Contract: tokens cover the text without gaps in reading order; brackets without figures are
//! label text (`因公出国（境）费`), brackets with figures raise the depth of what is in them.

use crate::disclosure::{Doubt, Unit};
use crate::lexicon::{Vocabulary, Word, behind_any, hedges};
use crate::reading::Hedge;

use super::number;
use super::token::{Token, TokenKind};

/// Whether a mark separates clauses, items or sentences.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '；' | '：' | '、' | '（' | '）' | '×' | '=' | '？' | '！' | '《' | '》'
    )
}

/// A token has about so many bytes.
const BYTES_A_TOKEN: usize = 10;

/// Splits a folded text into tokens.
pub fn lex(text: &str) -> Vec<Token> {
    let mut raw = Vec::with_capacity(text.len() / BYTES_A_TOKEN + 1);
    let mut words = Vocabulary::get().find(text).peekable();
    let mut at = 0;
    let mut text_start = None;
    let mut quoted_title = false;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        while words.peek().is_some_and(|word| word.1 < at) {
            words.next();
        }
        if c.is_ascii_digit() {
            let floor = text_start.unwrap_or(at).max(raw.last().map_or(0, |t: &Token| t.end));
            let found = number::read(text, at, floor);
            // Titles of documents hold years and numbers that are no figures.
            let kind = match found.kind {
                TokenKind::Number(_) if quoted_title => TokenKind::Text,
                kind => kind,
            };
            if kind == TokenKind::Text {
                text_start = text_start.or(Some(at));
            } else {
                close_text(&mut raw, &mut text_start, found.start);
                raw.push(Token { kind, start: found.start, end: found.end, depth: 0 });
            }
            at = found.end.max(at + 1);
            continue;
        }
        if let Some((word, _, end)) = words.next_if(|word| word.1 == at) {
            let joined = words.peek().is_some_and(|next| next.1 == end && next.0.is_said());
            let piece = text.get(at..end).unwrap_or("");
            let hedge = Vocabulary::hedge(word, piece).filter(|_| !quoted_title);
            if let Some(found) = hedge.and_then(|hedge| hedged(text, end, hedge)) {
                close_text(&mut raw, &mut text_start, at);
                raw.push(Token { kind: found.kind, start: at, end: found.end, depth: 0 });
                at = found.end;
                continue;
            }
            // A hedge before no number and no verb is part of a name (近郊).
            if word == Word::Name || (word == Word::Hedge && !joined) {
                text_start = text_start.or(Some(at));
            } else {
                close_text(&mut raw, &mut text_start, at);
                raw.push(Token { kind: TokenKind::Word(word), start: at, end, depth: 0 });
            }
            at = end;
            continue;
        }
        let end = at + c.len_utf8();
        if c == '（'
            && let Some((word, length)) = coded_level(text.get(at..).unwrap_or(""))
        {
            close_text(&mut raw, &mut text_start, at);
            let end = at + length;
            raw.push(Token { kind: TokenKind::Word(word), start: at, end, depth: 0 });
            at = end;
            continue;
        }
        if is_mark(c) {
            quoted_title = match c {
                '《' => true,
                '》' => false,
                _ => quoted_title,
            };
            close_text(&mut raw, &mut text_start, at);
            raw.push(Token { kind: TokenKind::Punct(c), start: at, end, depth: 0 });
        } else {
            text_start = text_start.or(Some(at));
        }
        at = end;
    }
    close_text(&mut raw, &mut text_start, text.len());
    carry_units(&mut raw, text);
    settle_brackets(raw)
}

/// The number that a hedge ending at byte `at` loosens: it stands directly behind it, or behind a
/// copula.
fn hedged(text: &str, at: usize, hedge: Hedge) -> Option<number::Found> {
    let rest = text.get(at..)?;
    let rest = behind_any(rest, &hedges().between).unwrap_or(rest);
    let sign = rest.strip_prefix('-').unwrap_or(rest);
    let first = sign.bytes().next().filter(u8::is_ascii_digit);
    let floor = text.len() - rest.len();
    let found = first.map(|_| number::read(text, text.len() - sign.len(), floor))?;
    match found.kind {
        TokenKind::Number(mut number) => {
            number.hedge = hedge;
            number.doubts = number.doubts.with(Doubt::Hedged);
            Some(number::Found { kind: TokenKind::Number(number), ..found })
        }
        // A limit stays no figure, whatever loosens it.
        TokenKind::NoFigure(_) => Some(found),
        _ => None,
    }
}

/// `各是12.00,13.00万元`: the unit stands once, behind the second number.
fn carry_units(tokens: &mut [Token], text: &str) {
    for index in 1..tokens.len() {
        let unit = match tokens.get(index + 1..index + 3) {
            Some([joint, second])
                if matches!(text.get(joint.start..joint.end), Some("," | "，" | "、")) =>
            {
                second.number().map(|number| number.unit.clone())
            }
            _ => None,
        };
        let each = tokens.get(index.saturating_sub(3)..index).is_some_and(|before| {
            before.iter().any(|token| token.kind == TokenKind::Word(Word::Each))
        });
        let Some(unit) = unit.filter(|unit| each && matches!(unit, Unit::Money(_))) else {
            continue;
        };
        if let Some(Token { kind: TokenKind::Number(first), .. }) = tokens.get_mut(index)
            && first.unit == Unit::Bare
            && first.numeral.decimals() > 0
        {
            first.unit = unit;
        }
    }
}

/// `（204类）`, `（06款）`: a level of the classification with its code.
fn coded_level(text: &str) -> Option<(Word, usize)> {
    let inside = text.strip_prefix('（')?;
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inside.get(digits..).filter(|_| (2..=7).contains(&digits))?;
    let word = match rest.chars().next()? {
        '类' => Word::Class,
        '款' => Word::Section,
        '项' => Word::Item,
        _ => return None,
    };
    let closed = rest.chars().nth(1) == Some('）');
    closed.then(|| (word, 2 * '（'.len_utf8() + digits + '类'.len_utf8()))
}

fn close_text(tokens: &mut Vec<Token>, start: &mut Option<usize>, end: usize) {
    if let Some(from) = start.take()
        && from < end
    {
        tokens.push(Token { kind: TokenKind::Text, start: from, end, depth: 0 });
    }
}

/// Gives tokens inside brackets with figures their depth; other brackets become label text.
fn settle_brackets(mut tokens: Vec<Token>) -> Vec<Token> {
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut groups: Vec<(usize, usize, bool)> = Vec::new();
    for index in 0..tokens.len() {
        let Some(token) = tokens.get(index) else { continue };
        match token.kind {
            TokenKind::Punct('（') => open.push((index, false)),
            TokenKind::Punct('）') => {
                if let Some((from, figures)) = open.pop() {
                    groups.push((from, index, figures));
                    if figures && let Some(outer) = open.last_mut() {
                        outer.1 = true;
                    }
                }
            }
            // A sentence never ends inside a bracket that stays open.
            TokenKind::Punct('。') => open.clear(),
            TokenKind::Number(_) => {
                if let Some(inner) = open.last_mut() {
                    inner.1 = true;
                }
            }
            _ => {}
        }
    }
    // How many brackets of either kind begin less end at each token: brackets may be nested as deep as a text is long.
    let mut steps: Vec<(isize, isize)> = vec![(0, 0); tokens.len() + 1];
    for (from, to, figures) in groups {
        for (at, step) in [(from, 1), (to + 1, -1)] {
            let Some((counted, plain)) = steps.get_mut(at) else { continue };
            *(if figures { counted } else { plain }) += step;
        }
    }
    let (mut counted, mut plain) = (0, 0);
    for (token, step) in tokens.iter_mut().zip(steps) {
        counted += step.0;
        plain += step.1;
        token.depth = u8::try_from(counted).unwrap_or(u8::MAX);
        if plain > 0 && !matches!(token.kind, TokenKind::Year(_) | TokenKind::Date(_)) {
            token.kind = match token.kind {
                TokenKind::NoFigure(reason) => TokenKind::NoFigure(reason),
                _ => TokenKind::Text,
            };
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        lex(text)
            .iter()
            .map(|token| {
                let piece = text.get(token.start..token.end).unwrap();
                match &token.kind {
                    TokenKind::Number(_) => format!("<{piece}>"),
                    TokenKind::Year(_) | TokenKind::Date(_) => format!("[{piece}]"),
                    TokenKind::Word(word) => format!("{{{piece}:{word:?}}}"),
                    TokenKind::Punct(c) => c.to_string(),
                    _ => piece.to_owned(),
                }
            })
            .collect()
    }

    #[test]
    fn lexes_a_total_and_its_change() {
        assert_eq!(
            shown(
                "2020年度收、支总计1314.21万元。与2019年相比，收、支总计各增加646.43万元，增长97%。"
            ),
            "[2020年度]收、支总计<1314.21万元>。{与:With}[2019年]{相比:Compared}，收、支总计{各:Each}{增加:Up}<646.43万元>，{增长:Up}<97%>。"
        );
    }

    #[test]
    fn levels_may_carry_their_code() {
        assert_eq!(
            shown("司法（06款）行政运行（01项）1万元"),
            "司法{（06款）:Section}行政运行{（01项）:Item}<1万元>"
        );
    }

    #[test]
    fn brackets_without_figures_are_label_text() {
        assert_eq!(
            shown("因公出国（境）费支出0万元（含外宾接待0万元）"),
            "因公出国（境）费支出<0万元>（含外宾接待<0万元>）"
        );
        let tokens = lex("甲（乙1万元）");
        assert_eq!(tokens.last().unwrap().depth, 1);
    }
}
