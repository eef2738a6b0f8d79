//! The closed vocabulary of the genre, read once from `rules/wording.yaml`.
//!
//! Contract: words are data; what they do is one of the [`Word`] kinds below.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use crate::reading::Hedge;
use crate::words::{Words, spread};

use super::hedges;

/// How many bytes before a number are looked at for the word that hedges it.
const LONGEST: usize = 36;

/// What a word of the vocabulary does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    /// 增加.
    Up,
    /// 减少.
    Down,
    /// 持平.
    Flat,
    /// 基本持平.
    NearlyFlat,
    /// 占.
    Share,
    /// 完成.
    Complete,
    /// 其中.
    OfWhich,
    /// 主要用于, 主要包括: a list of purposes.
    Purpose,
    /// 具体情况如下.
    Details,
    /// 分别.
    Respectively,
    /// 各, 均.
    Each,
    /// 剩余.
    Remaining,
    /// 小于.
    Less,
    /// 大于.
    Greater,
    /// 等于.
    Equal,
    /// 比, 较, 与…相比.
    Compared,
    /// 与.
    With,
    /// 上年.
    LastYear,
    /// 超目标任务.
    OverTarget,
    /// 欠目标任务.
    UnderTarget,
    /// 年初预算.
    InitialBudget,
    /// 全年预算.
    FullYearBudget,
    /// 调整预算.
    AdjustedBudget,
    /// 预算, not said which.
    Budget,
    /// 支出决算, 执行数.
    Outturn,
    /// （类）.
    Class,
    /// （款）.
    Section,
    /// （项）.
    Item,
    /// 同口径: the rate cannot be recomputed from the printed amounts.
    Incomparable,
    /// 主要原因: what follows explains.
    Reason,
    /// 约, 近, 不低于: loosens the number behind it (`rules/words/hedges.yaml`).
    Hedge,
    /// A name that holds one of the words above without meaning it.
    Name,
}

impl Word {
    /// Whether a hedge directly before it loosens the figure that it states: `约占12%`, `约增长5%`.
    pub fn is_said(self) -> bool {
        matches!(self, Word::Share | Word::Up | Word::Down | Word::Complete | Word::Remaining)
    }

    /// Whether the word names a budget.
    pub fn is_budget(self) -> bool {
        matches!(
            self,
            Word::InitialBudget | Word::FullYearBudget | Word::AdjustedBudget | Word::Budget
        )
    }
}

/// The vocabulary, ready to search.
pub struct Vocabulary {
    searcher: Option<AhoCorasick>,
    kinds: Vec<Word>,
    /// The words that loosen a number directly behind them.
    loosening: Words,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::load);

impl Vocabulary {
    /// The vocabulary of the program.
    pub fn get() -> &'static Vocabulary {
        &VOCABULARY
    }

    fn load() -> Vocabulary {
        let file = include_str!("../../rules/wording.yaml");
        let mut words: BTreeMap<Word, Vec<String>> =
            crate::yaml::typed::from_str(file).unwrap_or_default();
        let loose = hedges().before.all().map(|(word, _)| word.to_owned());
        words.entry(Word::Hedge).or_default().extend(loose);
        let mut kinds = Vec::new();
        let mut patterns = Vec::new();
        for (kind, list) in words {
            for word in list.iter().flat_map(|word| spread(word)) {
                patterns.push(word);
                kinds.push(kind);
            }
        }
        let loosening = kinds.iter().zip(&patterns);
        let loosening = loosening.filter(|(kind, word)| Vocabulary::hedge(**kind, word).is_some());
        let loosening: Vec<String> = loosening.map(|(_, word)| word.clone()).collect();
        let searcher =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&patterns).ok();
        Vocabulary { searcher, kinds, loosening: loosening.into() }
    }

    /// What a word says of a number that stands directly behind it.
    pub fn hedge(kind: Word, word: &str) -> Option<Hedge> {
        match kind {
            Word::Hedge => hedges().before.all().find(|(it, _)| *it == word).map(|found| found.1),
            Word::Greater => Some(Hedge::Over),
            Word::Less => Some(Hedge::AtMost),
            _ => None,
        }
    }

    /// Where the word begins that ends a text and would loosen a number behind it.
    pub fn hedge_at_end(text: &str) -> Option<usize> {
        // Most numbers stand behind none: then nothing has to be split into words.
        Vocabulary::get().loosening.ends(text)?;
        let from = text.len().saturating_sub(LONGEST);
        let from = (from..=text.len()).find(|from| text.is_char_boundary(*from))?;
        let words = Vocabulary::get().find(text.get(from..)?);
        let (kind, start, end) = words.last()?;
        let word = text.get(from + start..from + end)?;
        (from + end == text.len() && Vocabulary::hedge(kind, word).is_some())
            .then_some(from + start)
    }

    /// The words in a text from left to right: kind, first byte, byte behind.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Word, usize, usize)> + 't {
        self.searcher.iter().flat_map(move |searcher| {
            searcher.find_iter(text).filter_map(|found| {
                let kind = self.kinds.get(found.pattern().as_usize()).copied()?;
                Some((kind, found.start(), found.end()))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let found: Vec<Word> =
            Vocabulary::get().find("完成年初预算的99%，决算数小于预算数").map(|f| f.0).collect();
        assert_eq!(
            found,
            [Word::Complete, Word::InitialBudget, Word::Outturn, Word::Less, Word::Budget]
        );
        let names: Vec<Word> =
            Vocabulary::get().find("一般公共预算财政拨款支出").map(|f| f.0).collect();
        assert_eq!(names, [Word::Name]);
    }
}
