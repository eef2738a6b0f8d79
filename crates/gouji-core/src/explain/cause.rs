//! Causes in words: which figure is most likely wrong, what it should be, why that is believed.
//!
//! Contract: plain words for a finance clerk, in both languages; every number is a printed figure or
//! the value of a repair.

use super::name::{beside, name};
use crate::disclosure::{Figure, Origin, PrintForm};
use crate::finding::{Evidence, Repair};
use crate::lang::Lang;
use crate::number::Exact;
use crate::slip::Slip;

/// A figure with the value it should have.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub figure: &'a Figure,
    pub value: &'a Exact,
    /// How it should be printed.
    pub form: PrintForm,
    pub slip: Slip,
}

impl<'a> Place<'a> {
    /// The figure of a repair, with what it should be.
    pub fn of(repair: &'a Repair, figure: &'a Figure) -> Place<'a> {
        Place { figure, value: &repair.value, form: repair.form, slip: repair.slip }
    }
}

/// A value as the figure would print it: with the decimals it shows, where these are enough.
pub(crate) fn in_style(place: Place<'_>) -> String {
    let Place { figure, value, form, .. } = place;
    let relabelled = unit(place).and_then(|powers| figure.in_unit(powers));
    match (relabelled, form.decimals) {
        (Some(relabelled), _) => return relabelled.printed(),
        (None, Some(decimals)) => return figure.print_with(value, decimals),
        (None, None) => {}
    }
    let scaled = value * &Exact::ten_to(-figure.unit.exponent());
    let fits = |decimals: u32| {
        let decimals = i32::try_from(decimals).unwrap_or(0);
        (&scaled * &Exact::ten_to(decimals)).is_integer()
    };
    let literal = figure.numeral.decimals();
    // 182.000 is 1820.00 with its point misplaced.
    let decimals = if literal > 2 && fits(2) { 2 } else { literal };
    if fits(decimals) { figure.print_with(value, decimals) } else { figure.print(value) }
}

/// By how many powers of ten the unit beside a figure is wrong, if that is what is wrong: 1.5万元 for 1.5亿元. The cells of a
/// table have one unit in common.
fn unit(Place { figure, value, form, .. }: Place<'_>) -> Option<i32> {
    if form.unit != 0 {
        return Some(form.unit);
    }
    if matches!(figure.origin, Origin::Table(_)) {
        return None;
    }
    let is = |powers: &i32| *value == &figure.value() * &Exact::ten_to(*powers);
    [4, 8, -4, -8].into_iter().find(is).filter(|powers| figure.in_unit(*powers).is_some())
}

/// `基本支出205.00万元应为250.00万元`, without what is in brackets behind it.
fn should_be(place: Place<'_>, lang: Lang) -> String {
    let (printed, right) = (place.figure.printed(), in_style(place));
    let printed = beside(name(place.figure), &printed, lang);
    lang.pick(format!("{printed}应为{right}"), format!("{printed} should be {right}"))
}

/// How the hand slipped, where the digits show it.
fn how(place: Place<'_>, lang: Lang) -> Option<&'static str> {
    if unit(place).is_some() {
        return Some(lang.pick("单位写错", "the unit is wrong"));
    }
    let (zh, en) = match place.slip {
        Slip::Unknown | Slip::Computed => return None,
        Slip::LastDigit => ("末位差一", "the last digit is off by one"),
        Slip::Swapped => ("两位数字互换", "two digits swapped"),
        Slip::Dropped => ("漏写一位数字", "a digit left out"),
        Slip::Added => ("多写一位数字", "a digit too many"),
        Slip::Neighbour => ("与旁边的数相同，可能抄错", "copied from a figure next to it"),
        Slip::Digit => ("一位数字写错", "one digit mistyped"),
        Slip::Sign => ("正负写反", "the sign is reversed"),
        Slip::Point => ("小数点或位数错位", "the decimal point or the unit is off"),
        Slip::Transposed => ("相邻两位数字颠倒", "two digits transposed"),
    };
    Some(lang.pick(zh, en))
}

/// The headline of a figure whose repair makes relations true.
pub(super) fn repaired(
    place: Place<'_>,
    (copies, relations): (usize, usize),
    bent_to: Option<&Figure>,
    lang: Lang,
) -> String {
    let then = match relations {
        1 => lang.pick("改后核对相符".to_owned(), "then the check agrees".to_owned()),
        _ => lang
            .pick(format!("改后{relations}项核对均相符"), format!("then {relations} checks agree")),
    };
    let head = should_be(place, lang);
    let places = copies + 1;
    let then = match copies {
        0 => then,
        _ => lang.pick(format!("共{places}处，{then}"), format!("in {places} places, {then}")),
    };
    let bent = bent_to.map(|total| {
        let total = beside(name(total), &total.printed(), lang);
        lang.pick(
            format!("末位差一，可能是为了加总得出{total}而调整的"),
            format!(
                "the last digit is off by one and may have been adjusted to make {total} add up"
            ),
        )
    });
    match bent.or_else(|| how(place, lang).map(str::to_owned)) {
        Some(how) => {
            lang.pick(format!("{head}（{how}，{then}）"), format!("{head} ({how}, {then})"))
        }
        None => lang.pick(format!("{head}（{then}）"), format!("{head} ({then})")),
    }
}

/// The headline where one of several figures is wrong and nothing says which.
pub(super) fn one_of(places: &[Place<'_>], more: usize, lang: Lang) -> String {
    let each = |place: &Place<'_>| {
        let text = should_be(*place, lang);
        match how(*place, lang) {
            Some(how) => lang.pick(format!("{text}（{how}）"), format!("{text} ({how})")),
            None => text,
        }
    };
    let mut said: Vec<String> = places.iter().map(each).collect();
    if more > 0 {
        said.push(lang.pick(format!("另外{more}个数之一"), format!("one of {more} more")));
    }
    lang.pick(
        format!("很可能是其中一个写错：{}", said.join("，或者")),
        format!("most likely one of these is wrong: {}", said.join(", or ")),
    )
}

/// What stands behind what a sum says by itself, where one of so many figures is wrong.
pub(super) fn one_of_sum(count: usize, lang: Lang) -> String {
    lang.pick(
        format!("（很可能是其中一个数写错，{count}处都有可能）"),
        format!(" (most likely one of {count} figures is wrong)"),
    )
}

/// Why a repair is believed, one line; nothing where there is no more to say than the headline.
pub(super) fn evidence(evidence: Evidence, lang: Lang) -> Option<String> {
    let kept = evidence.kept;
    let plural = if kept == 1 { "check of it still agrees" } else { "checks of it still agree" };
    let mut said = Vec::new();
    if kept > 0 {
        said.push(lang.pick(
            format!("改后另外{kept}项核对仍然相符"),
            format!("{kept} other {plural} after the change"),
        ));
    }
    if evidence.confirmed {
        said.push(lang.pick(
            "相关的其他数都另有核对印证".to_owned(),
            "every other figure involved is confirmed elsewhere".to_owned(),
        ));
    }
    if said.is_empty() {
        return None;
    }
    Some(lang.pick(format!("依据：{}", said.join("；")), format!("because {}", said.join("; "))))
}

/// The headline of a whole and its parts that two places print differently, though each of them adds up.
pub(super) fn apart((one, other): (&Figure, &Figure), differ: usize, lang: Lang) -> String {
    let label = name(one);
    let (one, other) = (one.printed(), other.printed());
    lang.pick(
        format!(
            "{label}及其明细两处不同（{one}与{other}等{differ}项），各自都加得拢：两处可能不是同一稿，请核对以哪一处为准"
        ),
        format!(
            "{label} and its parts are printed as {one} and as {other} ({differ} amounts differ), and both add up: they \
             may be of two drafts"
        ),
    )
}

/// What to add to a sum's headline where a row is missing or stands twice.
pub(super) fn missing_row(row: &Figure, twice: bool, lang: Lang) -> String {
    let row = beside(name(row), &row.printed(), lang);
    match twice {
        true => lang.pick(
            format!("，正好等于其中的{row}：可能重复加了这一项"),
            format!(", exactly the item {row}: it may be counted twice"),
        ),
        false => lang.pick(
            format!("，正好等于附近的{row}：可能漏加了这一项"),
            format!(", exactly {row} nearby: an item may be left out"),
        ),
    }
}

/// The headline of a column whose cells slipped.
pub(super) fn shifted(rows: i64, cells: usize, relations: usize, lang: Lang) -> String {
    let count = rows.unsigned_abs();
    // A cell belongs to the row where its value is expected: reading further down means that the
    // numbers stand too low.
    let (zh, en) = if rows > 0 { ("下", "down") } else { ("上", "up") };
    let unit = if count == 1 { "row" } else { "rows" };
    lang.pick(
        format!("这一列的数整体错位，向{zh}错了{count}行：{cells}个数与别处不符，移回后{relations}项核对均相符"),
        format!(
            "the numbers of this column slipped {en} by {count} {unit}: {cells} of them differ from \
             other prints, and {relations} checks agree once they are moved back"
        ),
    )
}
