//! Columns that are reckoned from other columns: `决算数为预算数的%`, `比上年增减%`, `增减额`.
//!
//! Contract: which columns a rate or a difference is of is not taken from the words above them but from
//! the rows: nearly all must agree on one reading before a row is asked whether it does. What a row
//! leaves blank, or divides by nothing, is not asked.

use crate::disclosure::{Disclosure, Form, Ground, Says, Unit, Why};

use super::layout::is_basis;
use super::operands;
use super::panel::Panel;
use super::reckoned::{ENOUGH, Reading, Row, Tried, rows};
use super::{beside, roles, shares};

/// So many where the names of the columns say what it is of.
const MORE: usize = 2;

/// Tables with more columns of amounts are not searched.
const MOST_COLUMNS: usize = 12;

/// Claims the reckoned columns of a panel.
pub(super) fn claims(panel: &Panel, disclosure: &mut Disclosure) {
    let amounts: Vec<usize> = (0..panel.columns.len())
        .filter(|column| {
            panel.columns.get(*column).is_some_and(|it| it.adds_up() && !is_change(it))
        })
        .collect();
    if amounts.is_empty() || amounts.len() > MOST_COLUMNS {
        return;
    }
    let mut shares = shares::claims(panel, &amounts, disclosure);
    if shares.is_empty() {
        shares = beside::claims(panel, &amounts, disclosure);
    }
    for (column, head) in panel.columns.iter().enumerate() {
        let bare = !head.is_percent() && roles::is_rate(&head.path);
        let readings: &[Reading] = if roles::is_comparable(&head.path) || shares.contains(&column) {
            continue;
        } else if head.is_percent() || bare {
            &[Reading::Ratio, Reading::Growth]
        } else if is_change(head) {
            &[Reading::Difference]
        } else {
            continue;
        };
        if let Some((base, other)) = operands::named(panel, column) {
            let rows = rows(panel, [column, base, other], disclosure);
            if rows.iter().any(|row| row.holds(Reading::Ratio, disclosure)) {
                let family = disclosure.family();
                for row in &rows {
                    let why = Why::stated(Form::TableRateNamed).of(family);
                    disclosure.say(why, row.claim(Reading::Ratio));
                }
                continue;
            }
        }
        let tells = roles::is_rate(&head.path)
            || is_change(head)
            || (head.is_percent() && roles::names_growth(&head.path));
        let change = readings.last().copied().filter(|_| tells);
        let years = change.and_then(|reading| {
            let known = [operands::two_years(panel, &amounts), operands::over_year(panel, column)];
            let dated = || dated(panel, column, &amounts, reading, disclosure);
            Some((known.into_iter().flatten().next().or_else(dated)?, reading))
        });
        if let Some(((before, now), reading)) = years {
            // 增长 without a sign is a rate only where it is one in the rows.
            if bare {
                percent(panel, column, true, disclosure);
            }
            // A percentage beside two years may be something else: more rows than not must agree.
            let rows = rows(panel, [column, before, now], disclosure);
            let held = rows.iter().filter(|row| row.holds(reading, disclosure)).count();
            let enough = if bare { ENOUGH } else { MORE };
            if held >= enough && held > rows.len() - held {
                let family = disclosure.family();
                for row in &rows {
                    let why = Why::stated(Form::TableRateNamed).of(family);
                    disclosure.say(why, row.claim(reading));
                }
                continue;
            }
        }
        if bare {
            percent(panel, column, true, disclosure);
        }
        let tried = readings
            .iter()
            .flat_map(|reading| pairs(&amounts).map(move |(base, other)| (*reading, base, other)))
            .map(|(reading, base, other)| {
                Tried::of(rows(panel, [column, base, other], disclosure), reading, disclosure)
            });
        let tried: Vec<Tried> = tried.collect();
        let Some(best) = tried.iter().max_by_key(|it| it.rank()) else { continue };
        if bare && !best.is_sound() {
            percent(panel, column, false, disclosure);
        }
        if !best.is_sound() {
            continue;
        }
        // Of other columns of nearly the same amounts the rate may be as well.
        let rivals: Vec<&Tried> =
            tried.iter().filter(|it| it.is_sound() && !std::ptr::eq(*it, best)).collect();
        let said: Vec<Says> = best
            .rows
            .iter()
            .filter(|row| {
                let exact = |row: &Row, reading| row.is_exact(reading, disclosure);
                let of = |it: &&Tried| {
                    let own = it.rows.iter().find(|own| own.reckoned == row.reckoned);
                    own.is_some_and(|own| exact(own, it.reading))
                };
                exact(row, best.reading) || !rivals.iter().any(of)
            })
            .map(|row| row.claim(best.reading))
            .collect();
        let family = disclosure.family();
        for says in said {
            let why = Why::on(Form::TableRate, Ground::FamilyHolds).of(family);
            disclosure.say(why, says);
        }
    }
}

fn is_change(head: &super::panel::Column) -> bool {
    // 金额 below 比上年增减 is the change as well.
    let mut texts = head.path.iter().rev();
    let Some(own) = texts.next() else { return false };
    let names =
        |text: &str| ["增减", "增加额", "差额", "变动额"].iter().any(|word| text.contains(word));
    !own.contains('%')
        && (names(own) || (is_basis(own) && texts.next().is_some_and(|above| names(above))))
}

/// The two columns of the same thing in two years that follow each other of which the rows say that a column is the
/// change: of several pairs (本年支出, 其中：基本支出) the one that more rows agree on to the last digit than on any other.
fn dated(
    panel: &Panel,
    column: usize,
    amounts: &[usize],
    reading: Reading,
    disclosure: &Disclosure,
) -> Option<(usize, usize)> {
    let pairs = operands::years(panel, amounts);
    let exact = |(before, now): &(usize, usize)| {
        let rows = rows(panel, [column, *before, *now], disclosure);
        rows.iter().filter(|row| row.is_exact(reading, disclosure)).count()
    };
    let mut ranked: Vec<_> = pairs.into_iter().map(|pair| (exact(&pair), pair)).collect();
    ranked.sort_by_key(|(exact, _)| std::cmp::Reverse(*exact));
    match ranked.as_slice() {
        [(best, pair), others @ ..] if others.iter().all(|(other, _)| other < best) => Some(*pair),
        _ => None,
    }
}

/// Makes the numbers of a column percentages, or bare numbers again.
fn percent(panel: &Panel, column: usize, so: bool, disclosure: &mut Disclosure) {
    for id in panel.rows.iter().filter_map(|row| row.value(column)) {
        if let Some(figure) = disclosure.figures.get_mut(id.0) {
            figure.unit = if so { Unit::Percent } else { Unit::Bare };
        }
    }
}

/// Two different columns, in either order.
fn pairs(columns: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let others = move |one: usize| columns.iter().map(move |other| (one, *other));
    columns.iter().flat_map(move |one| others(*one)).filter(|(one, other)| one != other)
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::mended;
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;

    /// What is said of a table whose last rate is this.
    fn said(last: &str) -> Vec<(String, Option<String>)> {
        let text = format!(
            "青禾县2024年财政决算报告\n\n2024年收入情况\n\n单位：万元\n\n| 项目 | 上年决算数 | 预算数 | 决算数 | 决算数为预算数的% | 比上年增减% | 增减额 |\n|---|---|---|---|---|---|---|\n\
             | 增值税 | 23000 | 24100 | 23650 | 98.1 | 2.8 | 650 |\n| 企业所得税 | 6500 | 6300 | 6020 | 95.6 | -7.4 | -480 |\n\
             | 个人所得税 | 1800 | 1900 | 1880 | 98.9 | 4.4 | 80 |\n| 契税 | 4000 | 4200 | 4060 | 96.7 | 1.5 | 60 |\n\
             | 专项收入 | 9000 | 9800 | 9950 | 101.5 | 10.6 | 950 |\n| 罚没收入 | 5000 | 5200 | 5460 | {last} |\n"
        );
        mended(&text)
    }

    #[test]
    fn nearly_all_rows_say_what_a_column_is_of() {
        assert_eq!(said("105.0 | 9.2 | 460"), []);
        let one = |stated: &str, expected: &str| vec![(stated.into(), Some(expected.into()))];
        assert_eq!(said("150.0 | 9.2 | 460"), one("150.0%", "105.0%"));
        assert_eq!(said("105.0 | 2.9 | 460"), one("2.9%", "9.2%"));
        assert_eq!(said("105.0 | 9.2 | 640"), one("640万元", "460万元"));
    }

    #[test]
    fn one_of_a_few_rows_may_be_wrong_where_all_others_agree_to_the_last_digit() {
        let said = |third: &str| {
            mended(&format!(
                "青禾县2024年财政决算报告\n\n分部门收入完成情况表\n\n单位：万元\n\n| 部门 | 年度目标 | 累计完成 | 为年度目标% |\n|---|---|---|---|\n\
                 | 税务 | 3233 | 3332 | 103.1 |\n| 财政 | 6875 | 6428 | 93.5 |\n| 自然资源 | 89036 | 85359 | {third} |\n\
                 | 其他 | 31841 | 36579 | 114.9 |\n| 合计 | 130985 | 131698 | 100.5 |\n"
            ))
        };
        assert_eq!(said("95.9"), []);
        assert_eq!(said("99.5"), [("99.5%".into(), Some("95.9%".into()))]);
    }

    #[test]
    fn a_rate_is_of_the_columns_that_its_header_names() {
        let said = |head: &str, rows: [&str; 4]| {
            let cells = head.matches('|').count() - 1;
            let text = format!(
                "青禾县2024年财政决算报告\n\n2024年收入情况\n\n单位：万元\n\n{head}\n{}|\n{}\n",
                "|---".repeat(cells),
                rows.join("\n")
            );
            let outcome = check(text.as_bytes(), "draft.md").unwrap();
            let told = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
            told.map(|finding| (finding.stated, finding.expected.unwrap())).collect::<Vec<_>>()
        };
        let one = |stated: &str, expected: &str| vec![(stated.to_owned(), expected.to_owned())];
        // Three columns, one of them of the year before; what has changed is named.
        let years = |rate: &str| {
            said(
                "| 项目 | 年初预算数 | 决算数 | 上年决算数 | 决算数比上年增长% |",
                [
                    "| 增值税 | 60,294 | 65,888 | 74,020 | -11.0 |",
                    "| 企业所得税 | 60,222 | 60,614 | 55,439 | 9.3 |",
                    &format!("| 个人所得税 | 68,096 | 68,644 | 62,820 | {rate} |"),
                    "| 资源税 | 59,535 | 53,480 | 60,612 | -11.8 |",
                ],
            )
        };
        assert_eq!(years("9.3"), []);
        assert_eq!(years("5.3"), one("5.3%", "9.3%"));
        // A rate without a base in its name is of the only budget.
        let executed = |rate: &str| {
            said(
                "| 项目名称 | 全年预算数 | 全年执行数 | 执行率 | 得分 |",
                [
                    "| 森林抚育补助 | 1,234.56 | 1,172.83 | 95.00% | 9.50 |",
                    "| 森林防火 | 560.00 | 560.00 | 100.00% | 10.00 |",
                    "| 病虫害防治 | 320.00 | 288.00 | 90.00% | 9.00 |",
                    &format!("| 合计 | 2,114.56 | 2,020.83 | {rate} | 9.56 |"),
                ],
            )
        };
        assert_eq!(executed("95.57%"), []);
        assert_eq!(executed("59.57%"), one("59.57%", "95.57%"));
    }

    #[test]
    fn a_change_is_of_the_columns_that_its_rows_say() {
        let text = |before: &str| {
            format!(
                "鹤川市2024年决算草案\n\n2024年部门支出决算表\n\n单位：亿元\n\n| 项目 | 2023年决算数 |  | 2024年决算数 |  | 增减 |\n|---|---|---|---|---|---|\n\
                 |  | 本年支出 | 其中：基本支出 | 本年支出 | 其中：基本支出 |  |\n| 鹤川局 | 4864.86 | 2329.55 | 4372.86 | 2988.17 | -492.00 |\n\
                 | 青禾局 | 9573.23 | 7712.73 | 9391.41 | 3600.64 | -181.82 |\n| 云岭局 | {before} | 562.54 | 6983.08 | 6949.55 | 5723.84 |\n\
                 | 合计 | 15697.33 | 10604.82 | 20747.35 | 13538.36 | 5050.02 |\n"
            )
        };
        assert_eq!(mended(&text("1259.24")), []);
        let one = [("1859.24亿元".to_owned(), Some("1259.24亿元".to_owned()))];
        assert_eq!(mended(&text("1859.24")), one);
    }
}
