//! The role of a figure: what its segment and unit say it is.

use crate::disclosure::Unit;
use crate::lexicon::{Word, holds_any, labels};
use crate::reach::without_reached;
use crate::statement::{Direction, GrowthForm};

use super::segment::Segment;
use super::token::NumberToken;

/// What a figure is in its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A stated amount of money.
    Amount,
    /// A change in money.
    Delta(Direction),
    /// A growth rate.
    Growth(Direction, GrowthForm),
    /// A growth rate that cannot be recomputed (同口径).
    Incomparable,
    /// A share; of what, where the text names it.
    Share(Option<String>),
    /// A completion rate; of which budget, where the text names it.
    Completion(Option<Word>),
    /// Percentage points.
    Points(Direction),
    /// Points below (or above) a target.
    PointsToTarget(Direction),
    /// A rate by which a target was exceeded.
    OverTarget,
    /// A rate with a name of its own (复产率).
    Rate(String),
    /// A count.
    Count,
    /// A price for each of something.
    Price,
    /// A percentage alone in brackets.
    BracketRate,
    /// Not understood.
    Other,
}

/// Decides the role.
pub fn role(segment: &Segment, number: &NumberToken, depth: u8) -> Role {
    if number.per {
        return Role::Price;
    }
    match &number.unit {
        Unit::Money(_) => money(segment),
        Unit::Percent => percent(segment, depth),
        Unit::Points => match (segment.target, segment.direct_direction()) {
            (Some(direction), _) => Role::PointsToTarget(direction),
            (None, Some(direction)) => Role::Points(direction),
            _ => Role::Other,
        },
        Unit::Times => match segment.direct_direction() {
            Some(direction) => Role::Growth(direction, GrowthForm::TimesMore),
            None if segment.compared && segment.label.ends_with('的') => {
                Role::Growth(Direction::Up, GrowthForm::TimesOf)
            }
            None => Role::Other,
        },
        Unit::Count(_) => Role::Count,
        Unit::Year | Unit::Bare => Role::Other,
    }
}

fn money(segment: &Segment) -> Role {
    if segment.direct_direction().is_some() && segment.label.ends_with('到') {
        return Role::Amount;
    }
    if let Some(direction) = segment.direct_direction() {
        return if segment.incomparable { Role::Incomparable } else { Role::Delta(direction) };
    }
    // `比上年42,370万元`, `比上年决算数…` name what is compared with; `比上年多5万元` does not.
    if segment.compared && segment.comparison.is_none() {
        // 当年拨款较2024年当年拨款: the same of another year.
        let same = !segment.label.is_empty() && segment.label == segment.before_comparison;
        return match if same { Behind::Base } else { behind_comparison(&segment.label) } {
            Behind::Base => Role::Amount,
            Behind::Moved(_) if segment.incomparable => Role::Incomparable,
            Behind::Moved(direction) => Role::Delta(direction),
            Behind::Unknown => Role::Other,
        };
    }
    // `小于上年预算数5万元` states a difference, not a budget.
    if segment.comparison.is_some() && segment.compared_with.is_some() {
        return Role::Other;
    }
    Role::Amount
}

fn percent(segment: &Segment, depth: u8) -> Role {
    if segment.target.is_some() {
        return Role::OverTarget;
    }
    // `年均增长`: over several years.
    if segment.direction.is_some() && holds_any(&segment.label, &labels().foreign.average) {
        return Role::Incomparable;
    }
    // `由65.0%提高到65.5%`, `占比下降至0.4%`: a level, not a change.
    if segment.direction.is_some() && segment.label.ends_with(['到', '至']) {
        return Role::Other;
    }
    if let Some(direction) = segment.direct_direction() {
        // `增支额占总增支额的74.6%`, `占比提高2%`: a share of changes or a change of a share, of what is not said.
        if segment.share_of.is_some() {
            return Role::Rate("占比".to_owned());
        }
        // 负增长 is a fall.
        let falls = segment.label.ends_with('负') && direction == Direction::Up;
        let direction = if falls { Direction::Down } else { direction };
        return if segment.incomparable {
            Role::Incomparable
        } else {
            Role::Growth(direction, GrowthForm::Percent)
        };
    }
    if let Some(budget) = segment.share_of.as_deref().and_then(super::label::budget_of) {
        return Role::Completion(Some(budget));
    }
    if let Some(whole) = &segment.share_of {
        return Role::Share(named_whole(whole));
    }
    let base = segment.basis.filter(|word| word.is_budget()).or(segment.compared_with);
    let label = segment.label.trim_end_matches(['的', '为', '数', '了']);
    if segment.complete && label.is_empty() {
        return Role::Completion(base);
    }
    if base.is_some() && segment.label.ends_with('的') {
        return Role::Completion(base);
    }
    let name = super::label::clean(label);
    let name = name.trim_end_matches("实现").trim_end_matches("达").to_owned();
    if name.ends_with('率') || name.ends_with("进度") || name.ends_with("率约") {
        return Role::Rate(name);
    }
    if depth > 0 && segment.label.is_empty() && segment.basis.is_none() {
        return Role::BracketRate;
    }
    Role::Other
}

/// `本年支出合计的` → 本年支出合计.
fn named_whole(text: &str) -> Option<String> {
    let text = text.trim_end_matches("（下同）");
    let name = without_reached(text)
        .trim_end_matches('为')
        .trim_end_matches("比重")
        .trim_end_matches("比例")
        .trim_end_matches('的')
        .trim_end_matches("总额的")
        .trim();
    let name = super::label::clean(name);
    (!name.is_empty()).then_some(name)
}

/// What stands between a comparison and its amount.
enum Behind {
    /// Nothing, or the name of what is compared with.
    Base,
    /// A word of moving that is one only here (比上年多).
    Moved(Direction),
    /// Something else: what the amount is stays open.
    Unknown,
}

/// Beginnings of what moved: 比上年多支出, 比上年新增资金.
const MOVES: [&str; 8] = ["多", "少", "净", "增", "减", "压", "新增", "节"];

fn behind_comparison(label: &str) -> Behind {
    let name = label.trim_matches(['的', '为', '是', '、']);
    if name.is_empty() || ["期", "年", "实际", "完成", "同", "全年", "由"].contains(&name)
    {
        return Behind::Base;
    }
    match name {
        "多" | "净多" => return Behind::Moved(Direction::Up),
        "少" | "净少" => return Behind::Moved(Direction::Down),
        _ => {}
    }
    let named = labels().compared.ends(name).is_some();
    let moves = MOVES.iter().any(|start| name.starts_with(start));
    if named && !moves { Behind::Base } else { Behind::Unknown }
}
