//! The page in a browser: what it shows, and what its filter hides. The page forbids all scripts.

use std::fs;
use std::path::Path;
use std::process::Command;

use gouji_core::document::Block;
use scraper::{Html, Selector};

use crate::gouji::Folder;

/// The browser: `GOUJI_CHROMIUM`, or `chromium`.
fn chromium(folder: &Folder, arguments: &[&str], page: &str) -> Vec<u8> {
    let program = std::env::var("GOUJI_CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
    let url = format!("file://{}", folder.path().join(page).display());
    let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
    let output = Command::new(&program)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", &profile])
        .arg("--no-first-run")
        .args(arguments)
        .arg(&url)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}; set GOUJI_CHROMIUM"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The text of the page as it is printed.
fn printed(folder: &Folder, page: &str) -> String {
    let pdf = folder.path().join("page.pdf");
    let to = format!("--print-to-pdf={}", pdf.display());
    chromium(folder, &[&to, "--no-pdf-header-footer"], page);
    let bytes = fs::read(&pdf).unwrap();
    fs::remove_file(&pdf).unwrap();
    let read = gouji_read::read(&bytes, "page.pdf").unwrap();
    let gouji_read::Read::Document(document) = read else { panic!("a PDF is a document") };
    let text = document.blocks.iter().map(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => text.text().to_owned(),
        Block::Table(table) => {
            let cells = table.rows.iter().flatten().map(|cell| cell.text.text());
            cells.collect::<String>()
        }
    });
    text.collect::<String>().chars().filter(|c| !c.is_whitespace()).collect()
}

fn fixture(folder: &Folder) -> String {
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/readme/draft.txt");
    let draft = draft.to_string_lossy().into_owned();
    let ran = folder.run(&["check", &draft, "--lang", "zh", "--output", "page.html"]);
    assert_eq!(ran.status, 1);
    fs::read_to_string(folder.path().join("page.html")).unwrap()
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it"]
fn a_browser_shows_what_the_page_says() {
    let folder = Folder::new();
    let text = fixture(&folder);
    let shown = String::from_utf8(chromium(&folder, &["--dump-dom"], "page.html")).unwrap();
    let (written, shown) = (Html::parse_document(&text), Html::parse_document(&shown));
    for selector in ["article.finding h4", "mark.primary", "pre mark", "nav label", ".numbers b"] {
        let select = Selector::parse(selector).unwrap();
        let texts = |page: &Html| -> Vec<String> {
            page.select(&select).map(|one| one.text().collect()).collect()
        };
        assert!(!texts(&written).is_empty(), "{selector}");
        assert_eq!(texts(&written), texts(&shown), "{selector}");
    }
    let png = folder.path().join("page.png");
    let to = format!("--screenshot={}", png.display());
    chromium(&folder, &[&to, "--window-size=1000,1600"], "page.html");
    // A blank page of this size takes some five thousand bytes.
    assert!(fs::metadata(png).unwrap().len() > 50_000);
}

#[test]
#[ignore = "needs Chromium; .ci/run installs it"]
fn the_filter_works_without_a_script() {
    let folder = Folder::new();
    let text = fixture(&folder);
    let all = printed(&folder, "page.html");
    assert!(all.contains("增长27%应为17%"), "{all}");
    assert!(all.contains("截至2023年12月31日"), "{all}");
    let (error, warning) = ("增减幅度与金额不符", "日期不在公开年度");
    assert!(all.contains(error) && all.contains(warning), "{all}");
    let hidden = |id: &str| {
        let text = text.replace(&format!("id=\"{id}\" checked"), &format!("id=\"{id}\""));
        folder.write("hidden.html", text);
        printed(&folder, "hidden.html")
    };
    let without = hidden("show-error");
    assert!(!without.contains(error) && without.contains(warning), "{without}");
    let without = hidden("show-warning");
    assert!(without.contains(error) && !without.contains(warning), "{without}");
}
