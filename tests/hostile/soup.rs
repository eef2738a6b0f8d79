//! Random texts made of the words and the numbers of the genre, the same for the same seed.

/// A small generator (SplitMix64): the cases must be the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn number(&mut self) -> String {
        match self.below(12) {
            0 => "0".to_owned(),
            1 => "0.00".to_owned(),
            2 => "100".to_owned(),
            3 => format!("-{}.{:02}", self.below(100), self.below(100)),
            4 => format!("{},{:03}.{:02}", self.below(999), self.below(1000), self.below(100)),
            5 => format!("{}", self.below(30)),
            6 => format!("{}.{}.{}", self.below(9), self.below(9), self.below(9)),
            7 => "9".repeat(self.below(40) + 1),
            _ => format!("{}.{:02}", self.below(2000), self.below(100)),
        }
    }
}

const WORDS: &[&str] = &[
    "本年支出合计",
    "本年收入合计",
    "收、支总计",
    "基本支出",
    "项目支出",
    "财政拨款支出",
    "一般公共预算财政拨款支出",
    "政府性基金预算财政拨款支出",
    "“三公”经费",
    "公务接待费",
    "社会保障和就业支出（类）",
    "行政运行（项）",
    "（款）",
    "人员经费",
    "政府采购支出总额",
    "年初预算为",
    "全年预算数",
    "调整预算",
    "支出决算为",
    "决算数",
    "执行数为",
    "完成预算的",
    "完成年初预算",
    "预算数",
    "占",
    "占本年支出合计的",
    "比重",
    "增加",
    "减少",
    "增长",
    "下降",
    "各增加",
    "持平",
    "基本持平",
    "与上年相比",
    "比2023年",
    "与2023年相比",
    "上年",
    "其中",
    "包括",
    "主要用于",
    "分别为",
    "分别",
    "各",
    "均",
    "共计",
    "合计",
    "小于",
    "大于",
    "等于",
    "决算数小于预算数",
    "欠目标",
    "超目标任务",
    "目标",
    "复产率",
    "规模以上企业",
    "一是",
    "二是",
    "三是",
    "国内公务接待",
    "截至",
    "2024年",
    "2023年12月31日",
    "2024年度",
    "约",
    "近",
    "超",
    "余",
    "左右",
    "以上",
    "剩余",
    "现已",
    "翻一番",
    "提高",
    "个百分点",
    "同比",
    "主要原因是",
    "本单位",
    "全部为",
    "收窄",
];

const UNITS: &[&str] = &[
    "万元",
    "元",
    "亿元",
    "%",
    "％",
    "个百分点",
    "倍",
    "户",
    "个",
    "家",
    "人次",
    "批次",
    "年",
    "月",
    "",
    "万",
    "‰",
    "人",
    "辆",
    "千元",
];

const MARKS: &[&str] = &[
    "，", "。", "；", "：", "、", "（", "）", "“", "”", "\n", "\n\n", " ", "×", "=", "+", "—", "…",
    "/", "\t", "\r\n", "|", "#", "- ", "\u{3000}", "\u{c}", "~",
];

const OPENERS: &[&str] = &[
    "",
    "一、支出决算情况说明\n",
    "（一）",
    "1.",
    "# ",
    "第二部分 2024年度部门决算\n",
    "| 甲 | 乙 |\n|--|--|\n",
];

/// A draft of random words.
pub fn draft(seed: u64) -> String {
    let mut random = Random(seed);
    let mut text = random.of(OPENERS).to_owned();
    for _ in 0..random.below(60) + 5 {
        match random.below(10) {
            0..=3 => text.push_str(random.of(WORDS)),
            4..=6 => {
                text.push_str(&random.number());
                text.push_str(random.of(UNITS));
            }
            7 => text.push_str(random.of(OPENERS)),
            _ => text.push_str(random.of(MARKS)),
        }
    }
    text
}

const KEYS: &[&str] = &[
    "kind",
    "year",
    "entity",
    "unit",
    "lines",
    "tables",
    "checks",
    "id",
    "label",
    "code",
    "concept",
    "fund",
    "amount",
    "final",
    "count",
    "value",
    "budget",
    "completion",
    "prior",
    "change",
    "growth",
    "share",
    "partial",
    "items",
    "sum",
    "same",
    "total",
    "left",
    "right",
    "rate",
    "whole",
    "of",
];

const VALUES: &[&str] = &[
    "万元",
    "final",
    "2024",
    "a",
    "a.growth",
    "70%",
    "1.00",
    "-3",
    "0",
    "1,150.00",
    "null",
    "~",
    "''",
    "\"\"",
    "[]",
    "{}",
    "true",
    "持平",
    "减少",
    "0.97倍",
    "为上年的1.97倍",
    "&x 1",
    "*x",
    "!t 1",
    "general",
    "expenditure.total",
    "🙂",
    "|",
    ">",
    "- 1",
    "<<",
    "? 1",
    "'",
    "\"",
    "2150299",
    "21人次",
    "%",
];

/// A structured disclosure of random fields.
pub fn yaml(seed: u64) -> String {
    let mut random = Random(seed);
    let mut text = "kind: final\nyear: 2024\nunit: 万元\nlines:\n".to_owned();
    for _ in 0..random.below(12) + 1 {
        text.push_str(&"  ".repeat(random.below(4)));
        text.push_str(random.of(&["- ", "- {id: a, label: 甲, amount: ", "", "  "]));
        text.push_str(random.of(KEYS));
        text.push_str(": ");
        if random.below(3) == 0 {
            text.push_str(&random.number());
        } else {
            text.push_str(random.of(VALUES));
        }
        text.push_str(random.of(&["\n", "}\n", ", ", "]\n", "\n  items:\n"]));
    }
    text
}
