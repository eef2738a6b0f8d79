//! `收入总计A，支出总计B，收支平衡`: the text says that both sides are equal.
//!
//! `收入总量A。相应安排支出B，收支平衡`: the expenditure is planned to be what there is.
//!
//! Contract: the two totals, of one level of government, follow each other, the words behind them say
//! that they are balanced and nothing else, and the sentence has no other amount. A department's need no such
//! words, where nothing that is left over stands beside them.

use crate::disclosure::{Disclosure, Form, Kind, Says, Why};
use crate::lexicon::{before_any, chains, labels};
use crate::partition::is_balancing;
use crate::reach::Reach;
use crate::statement::Chain;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;

/// Finds the balanced sides of one sentence.
pub fn balanced(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    if by_definition(sentence, disclosure) {
        return;
    }
    let [income, spent] = sentence.figures.as_slice() else { return };
    let plain = [income, spent].iter().all(|f| f.role == Role::Amount && f.depth == 0);
    let between = sentence.between(income, spent);
    let said = says_so(sentence.text(spent.end, sentence.end));
    if plain
        && said
        && are_sides(income, spent)
        && between.starts_with('，')
        && !between.contains('；')
    {
        claim(income, spent, disclosure);
    }
}

/// `2024年度收入总计A，支出总计B`: a department's totals hold what was carried over on both sides, so they
/// are equal whether the sentence says so or not.
fn by_definition(sentence: &Sentence<'_>, disclosure: &mut Disclosure) -> bool {
    let [income, spent, ..] = sentence.figures.as_slice() else { return false };
    let department = matches!(disclosure.header.kind, Kind::Final | Kind::Budget);
    let plain = [income, spent].iter().all(|figure| {
        let cues = &figure.cues;
        figure.role == Role::Amount && figure.depth == 0 && !cues.compared && !cues.last_year
    });
    let between = sentence.between(income, spent);
    let joined = between.starts_with(['，', '、']) && between.matches('，').count() < 2;
    let mut totals = totals();
    let named = totals.next().is_some_and(|(left, right)| {
        income.label.ends_with(left.as_str()) && spent.label.ends_with(right.as_str())
    });
    let year = spent.cues.year.is_none() || spent.cues.year == income.cues.year;
    // What is left over stands beside a total that does not hold it.
    let left_over = is_balancing(sentence.text(spent.end, sentence.end));
    let equal =
        department && plain && joined && named && year && !left_over && are_sides(income, spent);
    if equal {
        claim(income, spent, disclosure);
    }
    equal
}

/// `…，收入总计A。…，支出总计B。收支平衡。`: the last totals of a paragraph's two sentences.
pub fn balanced_behind(sentences: &[Sentence<'_>], tail: &str, disclosure: &mut Disclosure) {
    let [.., one, other] = sentences else { return };
    let (Some(income), Some(spent)) = (one.figures.last(), other.figures.last()) else { return };
    let ends = |sentence: &Sentence<'_>, last: &FigureEvent| {
        sentence.text(last.end, sentence.end).trim_matches(['。', '，']).is_empty()
    };
    let plain = [income, spent].iter().all(|f| f.role == Role::Amount && f.depth == 0);
    let next = tail.split('。').next().unwrap_or("");
    let joined = one.end == other.start;
    let closed = joined && ends(one, income) && ends(other, spent);
    if plain && closed && says_so(next) && are_sides(income, spent) {
        claim(income, spent, disclosure);
    }
}

/// `收入总量A。相应安排支出B，收支平衡`, `按照收支平衡的原则，安排支出总计B`: what is planned is the one sum that the
/// sentence before names of what there is.
pub fn planned(before: &[Sentence<'_>], sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &chains().balanced;
    let (Some(before), Some(spent)) = (before.last(), sentence.figures.first()) else { return };
    let lead = sentence.text(sentence.start, spent.start);
    let behind = sentence.text(spent.end, sentence.end);
    let clause = behind.split(['。', '；']).next().unwrap_or("");
    // Said behind it where it is any expenditure; said before it where it is called a total.
    let total = words.overall.ends(&spent.label).is_some() && words.principle.stand_in(lead);
    let any = words.following.stand_in(lead) && says_so(clause);
    let side = labels().sides.first();
    let spends = side.is_some_and(|side| spent.label.contains(side.as_str()));
    if !(total || any) || !spends || !is_plain(spent) {
        return;
    }
    let mut sums = before
        .figures
        .iter()
        .filter(|figure| is_plain(figure) && words.resources.ends(&figure.label).is_some());
    if let (Some(income), None) = (sums.next(), sums.next())
        && before.end == sentence.start
        && !reach(before, income).is_apart(&reach(sentence, spent))
    {
        claim(income, spent, disclosure);
    }
}

/// Whose amount the clause before it says that it is.
fn reach(sentence: &Sentence<'_>, figure: &FigureEvent) -> Reach {
    let lead = sentence.text(sentence.start, figure.start);
    Reach::of(lead.rsplit(['，', '；', '。']).next().unwrap_or(lead))
}

fn is_plain(figure: &FigureEvent) -> bool {
    let cues = &figure.cues;
    figure.role == Role::Amount && figure.depth == 0 && !cues.compared && !cues.last_year
}

/// What the totals of both sides are called.
fn totals() -> impl Iterator<Item = (&'static String, &'static String)> {
    let words = &chains().balanced;
    words.income.iter().zip(&words.spent)
}

fn says_so(text: &str) -> bool {
    let text = text.trim_matches(['，', '。']);
    let words = &chains().balanced;
    before_any(text, &words.equal)
        .is_some_and(|before| before.is_empty() || words.reached.name(before))
}

/// Whether two amounts are the totals of income and expenditure of one level.
fn are_sides(income: &FigureEvent, spent: &FigureEvent) -> bool {
    totals().any(|(left, right)| {
        let levels =
            (income.label.strip_suffix(left.as_str()), spent.label.strip_suffix(right.as_str()));
        matches!(levels, (Some(one), Some(other)) if one == other || other.is_empty())
    })
}

fn claim(income: &FigureEvent, spent: &FigureEvent, disclosure: &mut Disclosure) {
    disclosure.say(
        Why::stated(Form::ChainBalanced),
        Says::Same { left: spent.id, right: income.id, chain: Chain::Independent { items: 1 } },
    );
}
