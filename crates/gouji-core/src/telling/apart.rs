//! A whole and its parts that two places print differently, though each of them adds up: two states of one account.
//!
//! Contract: nothing says which of the two is wrong, so no single print is called a mistake and no value is proposed. Told
//! once, at the whole, as gravely as the gravest of the prints that differ.

use std::collections::BTreeMap;

use crate::disclosure::FigureId;
use crate::finding::{Finding, Headline, Message};
use crate::judge::{Judgement, Verdict};
use crate::relation::Relation;
use crate::statement::{Operand, Statement};

/// Puts the findings of such prints together.
pub(super) fn join(findings: &mut Vec<Finding>, relations: &[(Relation, Judgement)]) {
    let broken = findings.iter().filter(|finding| finding.verdict == Verdict::Broken);
    let broken: Vec<[FigureId; 2]> = broken.filter_map(lone).collect();
    if broken.is_empty() {
        return;
    }
    let accounts = Accounts::of(relations);
    let mut all: Vec<Apart> = Vec::new();
    // Which of them each pair of prints belongs to.
    let mut differing: BTreeMap<[FigureId; 2], usize> = BTreeMap::new();
    for pair in broken {
        if differing.contains_key(&pair) {
            continue;
        }
        let Some(apart) = accounts.apart(pair) else { continue };
        for differ in &apart.differ {
            differing.entry(in_order(*differ)).or_insert(all.len());
        }
        all.push(apart);
    }
    let mut together: BTreeMap<usize, Vec<Finding>> = BTreeMap::new();
    let known = |finding: &Finding| differing.get(&lone(finding)?).copied();
    for finding in findings.extract_if(.., |finding| known(finding).is_some()) {
        if let Some(at) = known(&finding) {
            together.entry(at).or_default().push(finding);
        }
    }
    for (at, found) in together {
        findings.extend(all.get(at).map(|apart| one(found, apart)).into_iter().flatten());
    }
}

/// The prints of a finding that says nothing but that they differ, the later one first.
fn lone(finding: &Finding) -> Option<[FigureId; 2]> {
    let alone = finding.message.headline == Headline::Relation && finding.explains.is_empty();
    finding.message.relation.as_deref().filter(|_| alone).and_then(prints).map(in_order)
}

/// The later print first: it is held against few others, the first one may be against thousands.
fn in_order([one, other]: [FigureId; 2]) -> [FigureId; 2] {
    [one.max(other), one.min(other)]
}

/// The two prints that a relation holds against each other.
fn prints((relation, _): &(Relation, Judgement)) -> Option<[FigureId; 2]> {
    match relation.readings.first()? {
        Statement::Same { left: Operand::Figure(left), right: Operand::Figure(right), .. } => {
            Some([*left, *right])
        }
        _ => None,
    }
}

/// Both prints of a whole, and of all that differs.
struct Apart {
    whole: [FigureId; 2],
    differ: Vec<[FigureId; 2]>,
}

/// A sum that holds: the total first.
type Account = Vec<FigureId>;

/// What holds in itself, and what should be the same.
struct Accounts {
    all: Vec<Account>,
    of_figure: BTreeMap<FigureId, Vec<usize>>,
    /// With every print the others of the same quantity, and whether they agree.
    same: BTreeMap<FigureId, Vec<(FigureId, bool)>>,
}

impl Accounts {
    fn of(relations: &[(Relation, Judgement)]) -> Accounts {
        let mut accounts =
            Accounts { all: Vec::new(), of_figure: BTreeMap::new(), same: BTreeMap::new() };
        for judged in relations {
            let (relation, judgement) = judged;
            if let Some([one, other]) = prints(judged) {
                let agree = judgement.verdict == Verdict::Holds;
                accounts.same.entry(one).or_default().push((other, agree));
                accounts.same.entry(other).or_default().push((one, agree));
            }
            if let Some(Statement::Sum { complete: true, .. }) = relation.readings.first()
                && judgement.fits()
            {
                let figures = relation.figures();
                for figure in &figures {
                    accounts.of_figure.entry(*figure).or_default().push(accounts.all.len());
                }
                accounts.all.push(figures);
            }
        }
        accounts
    }

    /// The two accounts that two prints stand in, if they are of one whole and differ in more than these two.
    fn apart(&self, [one, other]: [FigureId; 2]) -> Option<Apart> {
        let with = |figure: FigureId| {
            let places = self.of_figure.get(&figure).into_iter().flatten();
            places.filter_map(|place| self.all.get(*place))
        };
        with(one).find_map(|own| with(other).find_map(|others| self.between(own, others)))
    }

    /// What differs between two accounts of the same quantities.
    fn between(&self, own: &Account, others: &Account) -> Option<Apart> {
        let shared = own.iter().any(|figure| others.contains(figure));
        if shared || own.len() != others.len() {
            return None;
        }
        let mut differ = Vec::new();
        for (place, figure) in own.iter().enumerate() {
            let same = self.same.get(figure)?;
            let (other, agree) = same.iter().find(|(other, _)| others.contains(other))?;
            // The whole of one is the whole of the other.
            if (place == 0) != (others.first() == Some(other)) {
                return None;
            }
            if !agree {
                differ.push([*figure, *other]);
            }
        }
        let whole = *differ.first().filter(|[figure, _]| own.first() == Some(figure))?;
        (differ.len() > 1).then_some(Apart { whole, differ })
    }
}

/// One finding of those that differ.
fn one(mut together: Vec<Finding>, apart: &Apart) -> Vec<Finding> {
    let whole = Some(in_order(apart.whole));
    let at = together.iter().position(|finding| lone(finding) == whole);
    // Where the whole itself is not told there is no place to tell the rest at.
    let Some(at) = at.filter(|_| together.len() > 1) else { return together };
    let mut lead = together.remove(at);
    // The arithmetic of a difference that rounding does not explain.
    let proof = together.iter().find(|finding| finding.verdict == Verdict::Broken);
    let proof = proof.map(|finding| (finding.message.clone(), finding.because.clone()));
    lead.explains.push(lead.beneath());
    for finding in together {
        lead.explains.push(finding.beneath());
        lead.severity = lead.severity.max(finding.severity);
        lead.related.push(finding.primary);
    }
    if let Some((message, because)) = proof.filter(|_| lead.verdict != Verdict::Broken) {
        (lead.message, lead.because) = (message, because);
    }
    let headline = Headline::Apart { whole: apart.whole, differ: apart.differ.len() };
    lead.message = Message { headline, evidence: None, ..lead.message };
    (lead.verdict, lead.code) = (Verdict::Broken, None);
    (lead.expected, lead.suggestion) = (None, None);
    vec![lead]
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;
    use gouji_check::gouji_core::lang::Lang;

    /// What is told of a sentence beside a table of 37, 959 and 996.
    fn told([bought, run, all]: [&str; 3]) -> Vec<String> {
        let text = format!(
            "青禾县水务局2025年度部门决算\n\n\
             2025年度公务用车购置及运行费支出{all}万元，其中：公务用车购置费{bought}万元，公务用车运行费{run}万元。\n\n\
             “三公”经费支出决算表\n\n单位：万元\n\n\
             | 项目 | 决算数 |\n|---|---|\n| 公务用车购置费 | 37 |\n| 公务用车运行费 | 959 |\n| 公务用车购置及运行费 | 996 |\n"
        );
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        let mut told = Vec::new();
        for finding in outcome.findings.iter().filter(|it| it.severity > Severity::Note) {
            let words = outcome.words(finding, Lang::Zh);
            told.push(format!("{:?} {}", finding.severity, words.message));
            told.extend(words.explains.iter().map(|it| format!("  {it}")));
        }
        told
    }

    #[test]
    fn a_whole_with_its_parts_of_another_draft_is_told_once() {
        insta::assert_snapshot!(told(["38", "957", "995"]).join("\n"), @"
        Warning 公务用车购置及运行费决算数及其明细两处不同（996万元与995万元等3项），各自都加得拢：两处可能不是同一稿，请核对以哪一处为准
          公务用车购置及运行费决算数前后不一致：996万元与995万元（四舍五入可以解释）
          公务用车运行费决算数前后不一致：959万元与957万元
          公务用车购置费决算数前后不一致：37万元与38万元（四舍五入可以解释）
        ");
        assert_eq!(told(["37", "959", "996"]), Vec::<String>::new());
    }

    #[test]
    fn what_does_not_add_up_is_told_as_what_it_is() {
        insta::assert_snapshot!(told(["37", "957", "996"]).join("\n"), @"
        Error 公务用车运行费957万元应为959万元（一位数字写错，改后2项核对均相符）
          公务用车运行费决算数前后不一致：959万元与957万元
          公务用车购置及运行费支出996万元，各项之和37万元 + 957万元 = 994万元，相差2万元（只有截尾才能解释）
        ");
    }
}
