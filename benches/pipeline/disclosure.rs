//! A synthetic disclosure of any length, the same every time.
//!
//! Contract: chapters in the form in which departments of Sichuan print them; every figure is the
//! honest rounding of the others, except for one wrong share in every tenth chapter.

use std::fmt::Write as _;

const REASON: &str = "主要变动原因是按照工作安排调整了支出结构，严格执行厉行节约的各项规定";

/// A disclosure of at least this many bytes, and at most one chapter more.
pub fn of(bytes: usize) -> String {
    let mut text = "青禾县统计局2024年度部门决算\n".to_owned();
    let mut digits = Digits(20_240_601);
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        chapter(number, &mut digits, &mut text);
    }
    text
}

fn chapter(number: u64, digits: &mut Digits, out: &mut String) {
    let parts = [digits.up_to(90_000), digits.up_to(90_000), digits.up_to(90_000)];
    let total: u64 = parts.iter().sum();
    let before = total - digits.up_to(total / 3);
    let rise = total - before;
    let name = format!("第{}号专项", chinese(number));
    let mut shares = parts.map(|part| percent(part, total));
    if number.is_multiple_of(10)
        && let ([share, ..], [part, ..]) = (&mut shares, parts)
    {
        *share = percent(part + total / 20, total);
    }
    let [first, second, third] = parts.map(money);
    let [one, two, three] = shares;
    let budget = total + digits.up_to(total / 5);
    let _ = write!(
        out,
        "{number}、{name}支出决算情况说明\n\
         2024年{name}支出合计{total}万元，其中：设备支出{first}万元，占{one}%；培训支出{second}万元，\
         占{two}%；调查支出{third}万元，占{three}%。\n\
         2024年，{name}支出决算{total}万元，比2023年增加{rise}万元，增长{growth}%。{REASON}。\n\
         2024年，{name}年初预算为{budget}万元，支出决算为{total}万元，完成年初预算的{rate}%。\
         决算数小于预算数，{REASON}。\n",
        total = money(total),
        rise = money(rise),
        growth = percent(rise, before),
        budget = money(budget),
        rate = percent(total, budget),
    );
}

/// Hundredths with two decimals.
fn money(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Part of whole in per cent, rounded half up to two decimals.
fn percent(part: u64, whole: u64) -> String {
    money((part * 20_000 + whole) / (2 * whole))
}

/// Digits read one by one.
fn chinese(number: u64) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let text = number.to_string();
    text.bytes().filter_map(|byte| DIGITS.get(usize::from(byte - b'0'))).collect()
}

/// A linear congruential generator (Knuth's constants).
struct Digits(u64);

impl Digits {
    /// From 1 to `limit`.
    fn up_to(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1) + 1
    }
}
