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
    04-province-final.txt 62/73
    05-adjust.txt 18/35
    06-half-year.txt 28/53
    07-town.txt 25/31
    08-debt-report.txt 23/38
    09-sh-district.txt 37/65
    10-tongkoujing.txt 7/41
    11-series.txt 7/31
    12-next-year-plan.txt 34/58
    13-table-county.md 40/47
    14-hn-caili.txt 23/45
    15-sx-settlement.txt 38/54
    16-fj-total.txt 28/45
    17-neimeng-banner.txt 13/44
    18-yn-wan-commas.txt 28/33
    19-sd-suixing.txt 27/47
    2-02-xz-final.txt 35/39
    2-03-jx-budget-text.txt 25/37
    2-04-sh-street-final.txt 41/52
    2-05-yn-debt.txt 27/40
    2-06-five-year.txt 17/37
    2-07-half-year.txt 12/31
    2-08-sb-fund.txt 18/41
    2-09-guozi.txt 15/30
    2-10-adjust.txt 24/32
    2-11-jl-audit-style.txt 34/42
    2-12-gz-town.txt 23/25
    2-13-proc.txt 30/43
    2-14-gd-numbered.txt 17/25
    2-15-nx-hedged.txt 6/22
    2-16-table-balance.md 21/34
    2-17-table-debt.md 3/21
    2-18-sc-dept.txt 47/56
    2-19-bj-district.txt 27/40
    2-20-hlj-carry.txt 0/25
    2-21-hn-shares.txt 31/41
    2-22-sx-execution.txt 12/39
    2-23-ah-tworows.txt 17/33
    2-24-xj-corps.txt 29/39
    2-25-qh-pre.txt 3/27
    2-26-nj-benji.txt 23/40
    20-sb-fund.txt 29/41
    21-bj-district.txt 26/36
    22-gs-wan4.txt 35/37
    23-footnote-outline.txt 6/28
    24-gx-exec-month.txt 10/29
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
    09-chongqing-budget-2024.txt 41/63
    10-guangxi-yuan-2023.txt 65/80
    11-hubei-nongye-2023.txt 138/150
    12-guangdong-juecuan-2023.txt 112/114
    13-anhui-weijian-2023.md 126/129
    14-hunan-yiyuan-2023.txt 111/128
    15-gansu-linye-2023.txt 100/105
    16-beijing-xuexiao-2023.txt 97/109
    17-shandong-shichang-2023.txt 118/123
    18-yunnan-nongji-2023.txt 86/115
    19-shaanxi-jyj-2023.md 133/152
    2-01-shuiwu-2022.txt 133/164
    2-02-xuexiao-2023.txt 113/123
    2-03-jiedao-2024.txt 108/124
    2-04-fayuan-2022.txt 106/127
    2-05-yiyuan-2023.txt 106/121
    2-06-zhen-2024.txt 124/141
    2-07-gaoxiao-2022.txt 100/119
    2-08-xiehui-2023.txt 114/129
    2-09-shuiwuju-2024.txt 92/103
    2-10-shuiwu-2022.txt 106/117
    2-11-xuexiao-2023.txt 99/122
    2-12-jiedao-2024.txt 109/133
    2-13-fayuan-2022.txt 94/113
    2-14-yiyuan-2023.txt 83/98
    2-15-zhen-2024.txt 127/144
    2-16-gaoxiao-2022.txt 102/116
    2-17-xiehui-2023.txt 99/109
    2-18-shuiwuju-2024.txt 86/108
    2-19-shuiwu-2022.txt 90/101
    2-20-xuexiao-2023.txt 117/129
    2-21-jiedao-2024.md 261/301
    2-22-fayuan-2022.md 228/262
    2-23-yiyuan-2023.md 194/204
    2-24-zhen-2024.md 299/360
    2-25-gaoxiao-2022.md 249/292
    2-26-xiehui-2023.md 222/251
    2-27-shuiwuju-2024.md 204/236
    2-28-shuiwu-2022.md 255/293
    2-29-xuexiao-2023.md 228/267
    2-30-jiedao-2024.md 271/303
    2-31-fayuan-2022.md 180/210
    2-32-yiyuan-2023.md 196/225
    2-33-zhen-2024.md 263/296
    2-34-gaoxiao-2022.md 237/270
    2-35-xiehui-2023.md 196/221
    2-36-shuiwuju-2024.md 213/236
    20-neimenggu-jiancha-2023.txt 85/96
    21-liaoning-tuiyi-2023.txt 66/78
    22-hainan-hubao-2023.txt 96/118
    23-fujian-kexie-2023.txt 86/96
    24-hebei-zhengfa-2023.txt 87/94
    25-zhongyang-buwei-2023.md 109/112
    26-hunan-budget-2024.txt 49/60
    27-hubei-budget-2025.txt 91/91
    28-traps-zhuguan-2023.txt 34/56
    29-guizhou-shanxi-henan-2023.txt 111/117
    30-guangdong-budget-2024.md 33/52
    ");
}
