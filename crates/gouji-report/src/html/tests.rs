use scraper::{Html, Selector};

use super::super::samples;
use super::*;
use gouji_core::read_error::ReadError;

fn shown(run: &Run, lang: Lang) -> Html {
    let mut out = Vec::new();
    render(run, &samples::view(lang), &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    for outside in ["<script", "http:", "https:", "@import", "url("] {
        assert!(!text.contains(outside), "{outside}");
    }
    Html::parse_document(&text)
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|one| one.text().collect::<String>()).collect()
}

#[test]
fn a_card_shows_the_passage_and_the_arithmetic() {
    let page = shown(&samples::run(Lang::En), Lang::En);
    assert_eq!(texts(&page, "article h4").len(), 2);
    assert_eq!(texts(&page, "article mark.primary"), ["78%→ 77%", "1.2%→ 1.3%"]);
    assert_eq!(
        texts(&page, "article mark.other"),
        ["790.04万元基本支出", "1020.20万元本年支出合计", "12.34万元change"]
    );
    assert_eq!(texts(&page, ".notes li")[0], "790.04 ÷ 1020.20 = 77.44%");
    assert_eq!(texts(&page, ".values dd"), ["78%", "77%", "1 pp", "1.2%", "1.3%", "-0.1 pp"]);
}

#[test]
fn coverage_is_drawn_over_the_whole_text() {
    let page = shown(&samples::run(Lang::Zh), Lang::Zh);
    assert_eq!(texts(&page, ".text pre"), [samples::DRAFT]);
    assert_eq!(texts(&page, ".text mark.checked"), ["1020.20万元", "790.04万元"]);
    assert_eq!(texts(&page, ".text mark.unchecked"), ["230.16万元"]);
    assert_eq!(texts(&page, ".text a mark.found"), ["78%", "1.2%"]);
}

#[test]
fn every_link_leads_to_a_finding() {
    let page = shown(&samples::run(Lang::Zh), Lang::Zh);
    let links = Selector::parse("pre a").unwrap();
    for link in page.select(&links) {
        let target = link.value().attr("href").unwrap().trim_start_matches('#');
        let target = Selector::parse(&format!("article[id='{target}']")).unwrap();
        assert_eq!(page.select(&target).count(), 1);
    }
}

#[test]
fn a_document_brings_no_markup() {
    let text = samples::DRAFT.replace("项目支出", "<script>alert(1)</script>项目支出");
    let source = gouji_core::document::SourceText::new("<b>.txt", text);
    let findings = vec![samples::share(&source, Lang::En)];
    let run = Run { outcomes: vec![samples::outcome(source, findings)], ..Run::default() };
    let page = shown(&run, Lang::En);
    assert!(texts(&page, ".text pre")[0].contains("<script>alert(1)</script>"));
    assert_eq!(texts(&page, "script"), Vec::<String>::new());
}

#[test]
fn what_was_not_read_is_named() {
    let mut run = samples::run(Lang::En);
    run.failures.push(ReadError::Empty { path: "b.txt".to_owned() }.into());
    run.skipped = 2;
    assert_eq!(
        texts(&shown(&run, Lang::En), ".lost li"),
        ["b.txt the file is empty; nothing was checked", "2 files of other formats were not read"]
    );
}

#[test]
fn what_was_not_checked_can_be_ticked_off() {
    let page = shown(&samples::run(Lang::Zh), Lang::Zh);
    assert_eq!(texts(&page, ".todo summary"), ["没有核对的数字（1 个），请人工逐一核对"]);
    let cells = texts(&page, ".todo td");
    assert_eq!(cells.get(1).map(String::as_str), Some("230.16万元"), "{cells:?}");
    assert_eq!(texts(&page, "label[for=show-todo]"), ["未核对数字 1"]);
    let boxes = Selector::parse(".todo input[type=checkbox], #show-todo").unwrap();
    assert_eq!(page.select(&boxes).count(), 2);
}

#[test]
fn a_batch_is_an_index_with_a_page_each() {
    let mut run = samples::run(Lang::Zh);
    run.outcomes.push(samples::run(Lang::Zh).outcomes.remove(0));
    run.failures.push(ReadError::Empty { path: "b.txt".to_owned() }.into());
    let mut written = Vec::new();
    let done: io::Result<()> = pages(&run, &samples::view(Lang::Zh), |name, page| {
        written.push((name.to_owned(), Html::parse_document(str::from_utf8(page).unwrap())));
        Ok(())
    });
    done.unwrap();
    let names: Vec<&str> = written.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["index.html", "0001-draft.txt.html", "0002-draft.txt.html"]);
    let links = Selector::parse("td a").unwrap();
    let links: Vec<_> = written[0].1.select(&links).filter_map(|it| it.attr("href")).collect();
    assert_eq!(links, ["0001-draft.txt.html", "0002-draft.txt.html"]);
    assert_eq!(texts(&written[0].1, ".lost li"), ["b.txt 文件是空的，什么也没有核对"]);
    assert_eq!(texts(&written[1].1, "article h4").len(), 2);
}
