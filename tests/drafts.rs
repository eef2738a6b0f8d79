//! Whole drafts in the wording of many regions, every figure right: no error, no warning, and how much
//! of each is checked.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::fs;
use std::path::Path;

use gouji::coverage::Coverage;
use insta::assert_snapshot;
use support::{checked, loud, verdict};

/// A line for each draft: how many of its figures are checked, and what is said of it.
fn summary(folder: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts").join(folder);
    let mut files: Vec<_> = fs::read_dir(root).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let mut lines = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let outcome = checked(&fs::read(&file).unwrap(), &name);
        let coverage = Coverage::of(&outcome.disclosure, &outcome.relations);
        lines.push(format!("{name} {}/{}", coverage.checked, coverage.figures));
        lines.extend(loud(&outcome).into_iter().map(|found| format!("  {}", verdict(found))));
    }
    lines.join("\n")
}

#[test]
fn reports_of_governments() {
    assert_snapshot!(summary("reports"), @"
    01-zj-county.txt 33/54
    02-sc-county-wan.txt 50/70
    03-gd-district.txt 34/57
    04-province-final.txt 62/74
    05-adjust.txt 15/35
    06-half-year.txt 28/53
    07-town.txt 25/31
    08-debt-report.txt 23/38
    09-sh-district.txt 37/65
    10-tongkoujing.txt 6/41
    11-series.txt 3/27
    12-next-year-plan.txt 27/58
    13-table-county.md 11/47
    14-hn-caili.txt 20/45
    15-sx-settlement.txt 39/54
    16-fj-total.txt 28/45
    17-neimeng-banner.txt 13/44
    18-yn-wan-commas.txt 28/33
    19-sd-suixing.txt 27/47
    20-sb-fund.txt 29/41
    21-bj-district.txt 26/36
    22-gs-wan4.txt 34/37
    23-footnote-outline.txt 6/28
    24-gx-exec-month.txt 12/29
    ");
}

#[test]
fn disclosures_of_departments() {
    assert_snapshot!(summary("departments"), @"
    01-sichuan-minzheng-2023.txt 117/125
    02-sichuan-xiang-2022.txt 103/107
    03-shanghai-school-2024.txt 85/95
    04-shanghai-jiedao-2026-budget.txt 41/57
    05-jiangsu-jiaotong-2023.txt 154/156
    06-jiangsu-shuiwu-2024-budget.txt 112/117
    07-zhejiang-zongzhi-2023.txt 135/140
    08-chongqing-fayuan-2023.txt 89/108
    09-chongqing-budget-2024.txt 39/63
    10-guangxi-yuan-2023.txt 65/80
    11-hubei-nongye-2023.txt 138/150
    12-guangdong-juecuan-2023.txt 112/114
    13-anhui-weijian-2023.md 123/129
    14-hunan-yiyuan-2023.txt 111/128
    15-gansu-linye-2023.txt 100/105
    16-beijing-xuexiao-2023.txt 94/109
    17-shandong-shichang-2023.txt 118/123
    18-yunnan-nongji-2023.txt 88/115
    19-shaanxi-jyj-2023.md 132/152
    20-neimenggu-jiancha-2023.txt 87/96
    21-liaoning-tuiyi-2023.txt 66/78
    22-hainan-hubao-2023.txt 96/118
    23-fujian-kexie-2023.txt 86/96
    24-hebei-zhengfa-2023.txt 87/94
    25-zhongyang-buwei-2023.md 109/112
    26-hunan-budget-2024.txt 49/60
    27-hubei-budget-2025.txt 91/91
    28-traps-zhuguan-2023.txt 34/56
    29-guizhou-shanxi-henan-2023.txt 113/117
    30-guangdong-budget-2024.md 37/52
    ");
}
