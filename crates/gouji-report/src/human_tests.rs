//! What people see, as it stands on the terminal.

use insta::assert_snapshot;

use super::super::samples;
use super::*;
use gouji_core::document::SourceText;
use gouji_core::finding::Severity;

fn shown(run: &Run, view: &View) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    render(run, view, &mut out, &mut err).unwrap();
    assert!(err.is_empty());
    String::from_utf8(out).unwrap()
}

#[test]
fn in_chinese() {
    let view = samples::view(Lang::Zh);
    assert_snapshot!(shown(&samples::run(Lang::Zh), &view), @r#"
    错误[share-of-whole]: 基本支出占比写的是 78%，按文中数字应为 77%
       ╭─[draft.txt:4:25]
     4 │ 其中：基本支出790.04万元，占本年支出合计的78%；项目支出230.16万元。
       ·               ─────┬────                  ─┬─
       ·                    │                       ╰── 占比 · 应为 77%
       ·                    ╰── 基本支出
       ╰────
       ╭────
     3 │ 本年支出合计1020.20万元。
       ·             ─────┬─────
       ·                  ╰── 本年支出合计
       ╰────
      = 790.04 ÷ 1020.20 = 77.44%
      = 建议改为 77%（确定）
      = 同一原因：[shares-add-to-100] 各项占比合计 101%
      = 指纹 3f2a91c04d5e6b78

    警告[growth-rate]: 增长率 1.2% 是截断而非四舍五入
       ╭─[draft.txt:5:16]
     5 │ 比上年增加12.34万元，增长1.2%。
       ·           ────┬────      ──┬─
       ·               │            ╰── 增长率 · 应为 1.3%
       ·               ╰── 增加额
       ╰────
      = 12.34 ÷ 1007.86 = 1.22%
      = 指纹 90b1c2d3e4f50617

    1 个错误，1 个警告，0 个提示 · 4 个数字中核对了 3 个，1 个未核对（用 gouji coverage 文件 逐一列出）
    "#);
}

#[test]
fn in_english_with_the_warnings_hidden() {
    let mut view = samples::view(Lang::En);
    view.show = Severity::Error;
    assert_snapshot!(shown(&samples::run(Lang::En), &view), @r#"
    error[share-of-whole]: the share of 基本支出 is stated as 78%, the figures give 77%
       ╭─[draft.txt:4:25]
     4 │ 其中：基本支出790.04万元，占本年支出合计的78%；项目支出230.16万元。
       ·               ─────┬────                  ─┬─
       ·                    │                       ╰── share · expected 77%
       ·                    ╰── 基本支出
       ╰────
       ╭────
     3 │ 本年支出合计1020.20万元。
       ·             ─────┬─────
       ·                  ╰── 本年支出合计
       ╰────
      = 790.04 ÷ 1020.20 = 77.44%
      = suggestion: 77% (certain)
      = same cause: [shares-add-to-100] the shares add to 101%
      = fingerprint 3f2a91c04d5e6b78

    1 error, 1 warning (use --show warning), 0 notes · 3 of 4 figures checked, 1 not (gouji coverage FILE names them)
    "#);
}

#[test]
fn a_long_paragraph_is_cut_around_its_figures() {
    let filler = "按照部门预算管理要求，我单位严格控制各项支出，".repeat(6);
    let text = format!(
        "第一段。\n{filler}本年支出合计1020.20万元，{filler}其中基本支出790.04万元，\
         占本年支出合计的78%，{filler}\n"
    );
    let source = SourceText::new("draft.txt", text);
    let findings = vec![samples::share(&source, Lang::Zh)];
    let run = Run { outcomes: vec![samples::outcome(source, findings)], ..Run::default() };
    assert_snapshot!(shown(&run, &samples::view(Lang::Zh)), @r#"
    错误[share-of-whole]: 基本支出占比写的是 78%，按文中数字应为 77%
       ╭─[draft.txt:2:316]
     2 │ …控制各项支出，其中基本支出790.04万元，占本年支出合计的78%，按照部门预算…
       ·                            ─────┬────                  ─┬─
       ·                                 │                       ╰── 占比 · 应为 77%
       ·                                 ╰── 基本支出
       ╰────
       ╭────
     2 │ …求，我单位严格控制各项支出，本年支出合计1020.20万元，按照部门预算管理要…
       ·                                          ─────┬─────
       ·                                               ╰── 本年支出合计
       ╰────
      = 790.04 ÷ 1020.20 = 77.44%
      = 建议改为 77%（确定）
      = 同一原因：[shares-add-to-100] 各项占比合计 101%
      = 指纹 3f2a91c04d5e6b78

    1 个错误，0 个警告，0 个提示 · 4 个数字中核对了 3 个，1 个未核对（用 gouji coverage 文件 逐一列出）
    "#);
    let narrow = View::new(Lang::Zh, Severity::Warning, false, 60);
    assert_snapshot!(shown(&run, &narrow), @r#"
    错误[share-of-whole]: 基本支出占比写的是 78%，按文中数字
      │ 应为 77%
       ╭─[draft.txt:2:316]
     2 │ …，占本年支出合计的78%，按照部门…
       ·                    ─┬─
       ·                     ╰── 占比 · 应为 77%
       ╰────
       ╭────
     2 │ …本年支出合计1020.20万元，按照部…
       ·              ─────┬─────
       ·                   ╰── 本年支出合计
       ╰────
       ╭────
     2 │ …，其中基本支出790.04万元，占本…
       ·                ─────┬────
       ·                     ╰── 基本支出
       ╰────
      = 790.04 ÷ 1020.20 = 77.44%
      = 建议改为 77%（确定）
      = 同一原因：[shares-add-to-100] 各项占比合计 101%
      = 指纹 3f2a91c04d5e6b78

    1 个错误，0 个警告，0 个提示 · 4 个数字中核对了 3 个，1 个未核对（用 gouji coverage 文件 逐一列出）
    "#);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let filler = "按照部门预算管理要求，我单位严格控制各项支出，".repeat(6);
    let text = format!(
        "{filler}本年支出合计1020.20万元，{filler}其中基本支出790.04万元，占本年支出合计的78%"
    );
    let source = SourceText::new("draft.txt", text);
    let findings = vec![samples::share(&source, Lang::Zh)];
    let run = Run { outcomes: vec![samples::outcome(source, findings)], ..Run::default() };
    for width in 40..=160 {
        let view = View::new(Lang::Zh, Severity::Warning, false, width);
        let text = shown(&run, &view);
        let drawing = text.lines().take_while(|line| !line.contains("指纹"));
        for line in drawing {
            assert!(line.width() <= width, "{width}: {} in {line}", line.width());
        }
        assert!(text.contains("[draft.txt:1:"), "the place is named");
    }
}

#[test]
fn colour_is_only_colour() {
    let mut view = samples::view(Lang::En);
    let plain = shown(&samples::run(Lang::En), &view);
    view.color = true;
    let coloured = shown(&samples::run(Lang::En), &view);
    assert_ne!(plain, coloured);
    let mut bare = String::new();
    let mut escaped = false;
    for character in coloured.chars() {
        match character {
            '\u{1b}' => escaped = true,
            'm' if escaped => escaped = false,
            _ if escaped => {}
            other => bare.push(other),
        }
    }
    assert_eq!(bare, plain);
}

#[test]
fn a_huge_line_and_odd_places_do_no_harm() {
    let filler = "\u{1b}[31m甲\u{200b}".repeat(200_000);
    let source = SourceText::new("a.txt", format!("{filler}790.04万元{filler}1020.20万元，78%"));
    let mut finding = samples::share(&source, Lang::En);
    let end = source.text().len();
    finding.related.push(finding.primary.clone());
    for (start, stop) in [(0, 0), (1, 2), (end, end + 9), (0, end), (end + 5, end + 9)] {
        let mut odd = finding.primary.clone();
        odd.place.span = gouji_core::document::Span::new(start, stop);
        finding.related.push(odd);
    }
    let findings = vec![finding.clone()];
    let mut run = Run { outcomes: vec![samples::outcome(source, findings)], ..Run::default() };
    let text = shown(&run, &samples::view(Lang::En));
    assert!(!text.contains('\u{1b}'));
    assert!(text.len() < 10_000);
    // A finding whose own place is nonsense is still told.
    finding.primary.place.span = gouji_core::document::Span::new(1, 2);
    run.outcomes[0].findings = vec![finding];
    assert!(shown(&run, &samples::view(Lang::En)).starts_with("error[share-of-whole]: "));
}
