//! What the amounts of a panel are in one step, where a column or a row has a unit of its own.
//!
//! Contract: the step is what the finest amount's last digit counts; amounts without a unit are in that of
//! the first one that has one. A few that print more decimals than nearly all others (0.3 among whole numbers) do
//! not say that the others are as fine. Checked arithmetic.

use crate::disclosure::{Figure, Unit};

/// More decimals than this are no amounts.
const FINEST: i32 = 8;

/// One amount in so many may print more decimals than its unit usually has.
const FEW: usize = 8;

/// The step of a panel.
#[derive(Debug, Clone, Copy)]
pub(super) struct Steps {
    /// The power of ten of amounts without a unit.
    usual: i32,
    /// How many digits of 元 stand behind the point in the finest amount.
    finest: i32,
    /// The same of the unit whose amounts usually have least.
    coarsest: i32,
}

impl Steps {
    /// The step of amounts; nothing where there are none, or some that are no amounts.
    pub fn of<'a>(figures: impl Iterator<Item = &'a Figure> + Clone) -> Option<Steps> {
        let usual = figures.clone().find_map(power).unwrap_or(0);
        // How many amounts of each unit have so many decimals; there are few units.
        let mut units: Vec<(i32, Counts)> = Vec::new();
        for figure in figures {
            let (own, scale) = (power(figure).unwrap_or(usual), scale(figure)?);
            if scale > FINEST {
                return None;
            }
            match units.iter_mut().find(|(power, _)| *power == own) {
                Some((_, counts)) => counts.add(scale),
                None => {
                    let mut counts = Counts::default();
                    counts.add(scale);
                    units.push((own, counts));
                }
            }
        }
        let finest = units.iter().filter_map(|(power, counts)| Some(counts.most()? - power));
        let usually = units.iter().filter_map(|(power, counts)| Some(counts.usual()? - power));
        Some(Steps { usual, finest: finest.max()?, coarsest: usually.min()? })
    }

    /// An amount in steps; nothing where it is too long.
    pub fn value(&self, figure: &Figure) -> Option<i128> {
        let own = scale(figure)? - power(figure).unwrap_or(self.usual);
        let more = u32::try_from(self.finest.checked_sub(own)?).ok()?;
        figure.numeral.decimal().mantissa().checked_mul(10i128.checked_pow(more)?)
    }

    /// What the last digit counts in the unit that is printed least finely.
    pub fn coarse(&self) -> Option<i128> {
        10i128.checked_pow(u32::try_from(self.finest.checked_sub(self.coarsest)?).ok()?)
    }
}

/// How many amounts have so many decimals.
#[derive(Debug, Clone, Copy, Default)]
struct Counts([usize; FINEST as usize + 1]);

impl Counts {
    fn add(&mut self, decimals: i32) {
        let slot = usize::try_from(decimals).ok().and_then(|decimals| self.0.get_mut(decimals));
        slot.into_iter().for_each(|count| *count += 1);
    }

    /// The most decimals.
    fn most(&self) -> Option<i32> {
        self.0.iter().rposition(|count| *count > 0).and_then(|it| i32::try_from(it).ok())
    }

    /// The most decimals but for those of a few.
    fn usual(&self) -> Option<i32> {
        let all: usize = self.0.iter().sum();
        let mut finer = 0;
        let found = self.0.iter().rposition(|count| {
            finer += count;
            finer * FEW > all
        });
        found.and_then(|it| i32::try_from(it).ok())
    }
}

fn power(figure: &Figure) -> Option<i32> {
    match figure.unit {
        Unit::Money(unit) => Some(unit.exponent()),
        _ => None,
    }
}

fn scale(figure: &Figure) -> Option<i32> {
    i32::try_from(figure.numeral.decimal().scale()).ok()
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::mended;

    #[test]
    fn a_decimal_among_whole_numbers_does_not_make_them_finer() {
        let text = |staff: &str| {
            format!(
                "青禾县2024年预算草案的报告\n\n2024年青禾县支出预算表\n\n单位：万元\n\n| 科目 | 预算数 | 其中：基本支出 | 项目支出 |\n|---|---|---|---|\n\
                 | 办公经费 | 26,291 | 6,447 | 19,844 |\n| 会议费 | 826 | 110 | 716 |\n| 培训费 | 1,479 | 400 | 1,080 |\n\
                 | 接待费 | 1,218 | 97 | 1,122 |\n| 维修费 | 4,137 | 113 | 4,024 |\n| 运行费 | 1,284 | 445 | 839 |\n\
                 | 工资福利 | 63,009 | {staff} | 11,130 |\n| 商品服务 | 13,256 | 1,834 | 11,421 |\n| 资本性支出 | 2,174 | 0.3 | 2,174 |\n"
            )
        };
        assert_eq!(mended(&text("51,879")), []);
        assert_eq!(
            mended(&text("51,897")),
            [("51,897万元".to_owned(), Some("51,879万元".to_owned()))]
        );
    }
}
