//! What a share, a change or a part is of: right where the words say it, and a mistake there is found.

use gouji_check::check::check;
use gouji_check::gouji_core::finding::Severity;

/// What is told of a final account of 2024 that says this.
fn told(text: &str) -> Vec<String> {
    told_of("柳湾市林业局2024年度部门决算", text)
}

fn told_of(title: &str, text: &str) -> Vec<String> {
    let document = format!("{title}\n{text}\n");
    let outcome = check(document.as_bytes(), "draft.txt").unwrap();
    let loud = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
    loud.map(|it| format!("{}: {}→{}", it.rule.name(), it.stated, it.expected.unwrap_or_default()))
        .collect()
}

#[test]
fn shares_below_a_part_can_be_of_the_whole() {
    let text = |share: &str| {
        format!(
            "“三公”经费支出41.25万元，其中：公务用车购置及运行维护费33.00万元，占80.00%，其中：公务用车购置费\
             16.50万元，占{share}；公务用车运行维护费16.50万元，占40.00%；公务接待费8.25万元，占20.00%。"
        )
    };
    assert_eq!(told(&text("40.00%")), [""; 0]);
    assert_eq!(told(&text("60.00%")), ["share-of-whole: 60.00%→40.00%"]);
}

#[test]
fn shares_below_all_there_is_are_of_it() {
    let text = |share: &str| {
        format!(
            "本年收入合计900.00万元，其中：财政拨款收入900.00万元，占100.00%，其中一般公共预算财政拨款收入675.00万元，\
             占75.00%，政府性基金预算财政拨款收入225.00万元，占{share}。"
        )
    };
    assert_eq!(told(&text("25.00%")), [""; 0]);
    assert_eq!(told(&text("52.00%")), ["share-of-whole: 52.00%→25.00%"]);
}

#[test]
fn a_list_in_a_list_ends_where_it_adds_up() {
    let text = |staff: &str| {
        format!(
            "本年支出合计900.00万元，其中：基本支出540.00万元，其中：人员经费{staff}；公用经费135.00万元；\
             项目支出360.00万元。"
        )
    };
    assert_eq!(told(&text("405.00万元")), [""; 0]);
    assert_eq!(told(&text("450.00万元")), ["sum-of-items: 450.00万元→405.00万元"]);
}

#[test]
fn a_change_is_of_the_stage_that_it_names() {
    let text = |planned: &str, spent: &str| {
        format!(
            "年初预算512.00万元，支出决算498.00万元。年初预算较上年年初预算480.00万元增加{planned}，增长6.67%；\
             支出决算较上年决算470.00万元增加{spent}，增长5.96%。"
        )
    };
    assert_eq!(told(&text("32.00万元", "28.00万元")), [""; 0]);
    assert_eq!(told(&text("23.00万元", "28.00万元")), ["change-amount: 23.00万元→32.00万元"]);
    assert_eq!(told(&text("32.00万元", "82.00万元")), ["change-amount: 82.00万元→28.00万元"]);
}

#[test]
fn the_outturn_of_another_year_is_compared_with_its_own_budget() {
    let title = "柳湾市林业局2025年部门预算";
    let text = |rate: &str| {
        format!("2024年“三公”经费执行数45.60万元，比2024年预算数减少11.40万元，下降{rate}。")
    };
    assert_eq!(told_of(title, &text("20.00%")), [""; 0]);
    assert_eq!(told_of(title, &text("25.00%")), ["growth-rate: 25.00%→20.00%"]);
}

#[test]
fn a_bracket_interrupts_a_change() {
    let text = |rate: &str| {
        format!(
            "财政拨款收入784.00万元，与上年度相比，财政拨款收入增加84.00万元（一般公共预算增加96.00万元、政府性基金\
             减少12.00万元），增长{rate}。"
        )
    };
    assert_eq!(told(&text("12.00%")), [""; 0]);
    assert_eq!(told(&text("21.00%")), ["growth-rate: 21.00%→12.00%"]);
}

#[test]
fn a_budget_can_be_so_much_of_another() {
    let text = |rate: &str| {
        format!(
            "年初预算640.00万元，调整预算672.00万元，调整预算为年初预算的{rate}，支出决算655.20万元，为调整预算的97.50%。"
        )
    };
    assert_eq!(told(&text("105.00%")), [""; 0]);
    assert_eq!(told(&text("150.00%")), ["completion-rate: 150.00%→105.00%"]);
}

#[test]
fn what_a_heading_plans_is_no_outturn() {
    let planned = "（一）预算安排。公务用车购置及运行维护费44.00万元。\n\
        （二）支出决算。公务用车购置费31.00万元，公务用车运行维护费9.00万元。";
    assert_eq!(told(planned), [""; 0]);
}
