//! `gouji explain`: every rule as a colleague would tell it.

use gouji_core::rules::Rule;
use insta::assert_snapshot;

use crate::gouji::Folder;

#[test]
fn a_share_explained_in_chinese() {
    let ran = Folder::new().run(&["explain", "share-of-whole", "--lang", "zh"]);
    assert_snapshot!(ran.out, @r#"
    share-of-whole · 占比
    占比与金额不符

    核对什么
      占比应等于部分除以整体。

    为什么
      占比是读者判断支出结构的依据。占比与金额对不上，通常是金额改过而占比没有重算，或者用错了分母。

    怎样计算
      用文中写出的两个金额相除：占比 ＝ 部分 ÷ 整体 × 100%，再与文中的占比比较。整体是句子里点明的那个总
      数（“占本年支出合计的”），没有点明时是这一串分项所属的合计。

    依据
      占比＝部分÷整体×100%

    四舍五入
      文中的数都是四舍五入后印出的，真实的数可以上下相差半个末位（两位小数的万元数，就是 0.005 万元；印
      成 27% 的百分率，真实值在 26.5%–27.5% 之间）。程序用这些范围精确计算，不另设容差：
      · 四舍五入可以解释的，是提示，默认不列出；
      · 只有把尾数直接截去才说得通的，是警告；
      · 怎样取舍尾数都不可能成立的，才是错误。

    例子：有问题的写法
      禾川市对各镇补助733亿元。其中：综合补助514.4亿元，占比为71.5%；项目补助218.6亿元，占比为28.5%。
      → 错误：占比71.5%应为70.2%
        = 514.4亿元 ÷ 733亿元 = 70.177%
        = 按四舍五入，只能在 70.12%–70.23% 之间
        = 依据：改后另外1项核对仍然相符
        文中是 71.5%，应为 70.2%

    例子：有问题的写法
      2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占27%；项目支出1084.57万元，占73%。
      2024年一般公共预算财政拨款支出1115.60万元，占本年支出合计的78%。
      → 错误：占比78%应为75%
        = 1115.60万元 ÷ 1486.72万元 = 75.04%
        = 按四舍五入，只能在 75.0371%–75.0383% 之间
        = 依据：相关的其他数都另有核对印证
        文中是 78%，应为 75%

    例子：有问题的写法
      2025年一般公共预算支出安排1000.00亿元。
      ——教育支出121.00亿元，占一般公共预算支出的（下同）12.1%。
      ——公共安全支出31.00亿元，占比2.1%。
      → 警告：占比2.1%应为3.1%
        = 31.00亿元 ÷ 1000.00亿元 = 3.1%
        = 按四舍五入，只能在 3.0995%–3.1005% 之间
        = 依据：相关的其他数都另有核对印证
        文中是 2.1%，应为 3.1%

    例子：正确的写法
      2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占27%；项目支出1084.57万元，占73%。

    例子：正确的写法
      2025年一般公共预算支出安排1000.00亿元。
      ——教育支出121.00亿元，占一般公共预算支出的（下同）12.1%。
      ——公共安全支出31.00亿元，占比3.1%。

    核对无误、确需保留时
      先看依据：数字确实没有错（例如口径特殊、上级批复如此），才使用例外，并写明理由。
      · 文本、Markdown：写在该段之内，或单独一行写在该段之前
          <!-- gouji: ignore share-of-whole 理由 -->
      · YAML：写在该行之后或之前
          # gouji: ignore share-of-whole 理由
      · Word、Excel、PDF：写在同一文件夹的 gouji.exceptions.yaml 中，指纹见核对结果
          exceptions: [{fingerprint: …, reason: 理由}]
      理由前加 until: 日期（如 until: 2027-03-31）则到期失效。整条规则不适用时，在 gouji.toml 中写
      ignore = ["share-of-whole"]。隐去的结果始终计数。
    "#);
}

#[test]
fn an_exception_explained_in_english() {
    let ran = Folder::new().run(&["explain", "expired-exception", "--lang", "en"]);
    assert_snapshot!(ran.out, @r#"
    expired-exception · Exceptions
    An exception past its date

    What it checks
      An exception with a date ends on that date.

    Why
      The date says how long this was to be tolerated. From then on the exception hides nothing and its
      finding is back: correct the figure, or give the reason again with a later date.

    How it is worked out
      The date is compared with today (the system's clock, or GOUJI_TODAY in the environment); on the
      day itself the exception still holds.

    Rounding
      This rule compares no figures, so rounding plays no part.

    Example: what is wrong
      <!-- gouji: ignore share-of-whole until: 2021-12-31 占比按调整后口径计算，已与财政局核对 -->
      2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占27%；项目支出1084.57万元，占73%。
      → warning: the exception for share-of-whole ended on 2021-12-31; correct the figure, or give the
        reason again with a later date

    Example: what is right
      <!-- gouji: ignore share-of-whole until: 2999-12-31 占比按调整后口径计算，已与财政局核对 -->
      2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占28%；项目支出1084.57万元，占73%。

    When it is right as it stands
      Remove or correct the exception. To switch the rule off: ignore = ["expired-exception"] in
      gouji.toml.
    "#);
}

/// Every rule says what, why and how, shows a finding of its own with the figures, and says how
/// to make an exception.
#[test]
fn every_rule_is_explained_in_full() {
    let folder = Folder::new();
    for rule in Rule::ALL {
        // What is evidence only has no finding to show.
        let Some(example) = rule.text().examples.wrong.first() else { continue };
        for (lang, wanted) in [
            ("zh", ["核对什么", "为什么", "怎样计算", "四舍五入", "→ ", "核对无误、确需保留时"]),
            (
                "en",
                [
                    "What it checks",
                    "Why",
                    "How it is worked out",
                    "Rounding",
                    "→ ",
                    "When it is right",
                ],
            ),
        ] {
            let out = folder.run(&["explain", rule.name(), "--lang", lang]).out;
            for part in wanted {
                assert!(out.contains(part), "{rule}: {part} is missing\n{out}");
            }
            let stated = &example.stated;
            assert!(out.contains(stated.as_str()), "{rule}: {stated} is missing\n{out}");
        }
    }
}
