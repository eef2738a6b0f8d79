//! What was asked of the figures, and what came out.

use gouji_core::judge::Verdict;
use gouji_core::lang::Lang;
use gouji_core::rule::Rule;

use crate::checked::Checked;

/// An equation or a comparison between figures.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Relation {
    /// The rule that asked for it.
    pub rule: Rule,
    /// The figures that take part, by their index in [`Report::figures`](crate::Report::figures).
    pub figures: Vec<usize>,
    /// Whether it is true.
    pub verdict: Verdict,
    /// Its place among the relations of the check.
    index: usize,
    checked: Checked,
}

/// A relation in one language, whether it holds or not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RelationWords {
    /// What must hold, in one line, each figure as printed with its name: `合计10.00万元 = 甲6.00万元 + 乙4.00万元`, with `≥` where
    /// the text may not name all items. Sums of more than ten items show the first ten.
    pub asked: String,
    /// Whether it does, in a few words.
    pub verdict: String,
    /// What comes out and, where there is more to say than the verdict, why; one step a line. Empty where nothing is computed.
    pub arithmetic: String,
}

impl Relation {
    /// It in words.
    pub fn words(&self, lang: Lang) -> RelationWords {
        let words = self.checked.asked(self.index, lang);
        let (asked, verdict, arithmetic) =
            words.map(|it| (it.asked, it.verdict.to_owned(), it.arithmetic)).unwrap_or_default();
        RelationWords { asked, verdict, arithmetic }
    }

    /// All relations of a check, in its order.
    pub(crate) fn all(checked: &Checked) -> Vec<Relation> {
        let of = |(index, (relation, judgement)): (usize, &(_, gouji_core::judge::Judgement))| {
            let relation: &gouji_core::relation::Relation = relation;
            Relation {
                rule: relation.rule,
                figures: relation.figures().into_iter().map(|id| id.0).collect(),
                verdict: judgement.verdict,
                index,
                checked: checked.clone(),
            }
        };
        checked.relations.iter().enumerate().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Checker, Lang, Verdict};

    #[test]
    fn every_relation_has_words_in_both_languages() {
        let draft = "青禾县农机局2024年度部门决算\n\
            2024年本年支出合计2000.00万元，其中：基本支出500.00万元，占20%；项目支出1500.00万元，占75%。\n";
        let report = Checker::new().check(draft.as_bytes(), "draft.txt").unwrap();
        let told = |verdict: Verdict, lang: Lang| -> Vec<String> {
            let of = report.relations.iter().filter(|it| it.verdict == verdict);
            of.map(|it| it.words(lang)).map(|it| format!("{}: {}", it.asked, it.verdict)).collect()
        };
        let sum = "本年支出合计2000.00万元 = 基本支出500.00万元 + 项目支出1500.00万元: 成立";
        assert!(told(Verdict::Holds, Lang::Zh).contains(&sum.to_owned()));
        let broken = told(Verdict::Broken, Lang::En);
        let share = "20% = 基本支出 500.00万元 ÷ 本年支出合计 2000.00万元: does not hold";
        assert!(broken.iter().any(|it| it.ends_with(share)), "{broken:?}");
        for relation in &report.relations {
            for lang in [Lang::Zh, Lang::En] {
                let words = relation.words(lang);
                assert!(!words.asked.is_empty() && !words.verdict.is_empty(), "{relation:?}");
            }
        }
    }
}
