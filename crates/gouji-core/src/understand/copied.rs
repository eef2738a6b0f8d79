//! What was left of the draft that a disclosure was copied from: the year of its title, and the name of another
//! department.
//!
//! Contract: the year of a title is wrong where the text never speaks of it as its own but always of another, and
//! compares with the year before that one; then the document is of the year that it speaks of. Another department is
//! one that nothing but amounts of its own are told of, and that bears no part of the document's own name.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use crate::disclosure::{Disclosure, Flaw, Form, Header, Kind, Says, Why};
use crate::document::{Block, Document, Passage, Place};
use crate::lexicon::labels;
use crate::title::{body_of, is_entity};

/// So often the text must speak of another year than its title.
const OFTEN: usize = 3;

/// Titles stand in the first blocks.
const TITLE: usize = 4;

/// More text than this is no disclosure of one department: nothing is said of it here.
const MOST: usize = 200_000;

/// So many other departments may be named.
const MOST_OTHERS: usize = 5;

/// How often a text speaks of a year as its own, as one it compares with, and otherwise.
#[derive(Debug, Default, Clone, Copy)]
struct Spoken {
    own: usize,
    compared: usize,
    plain: usize,
}

/// The passages of running text.
fn passages(document: &Document) -> impl Iterator<Item = &Passage> {
    texts(document, 0)
}

/// The passages of running text from a block on.
fn texts(document: &Document, from: usize) -> impl Iterator<Item = &Passage> {
    document.blocks.iter().skip(from).filter_map(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => Some(text),
        Block::Table(_) => None,
    })
}

static YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = labels();
    let (compared, titles) = (words.year_compared.join("|"), words.disclosers.join("|"));
    let (unit, own) = (&words.year_unit, words.year_own.join("|"));
    let year = format!("((?:19|20)[0-9]{{2}}){unit}(?P<own>{own})?");
    Regex::new(&format!("(?P<compared>{compared})?{year}(?P<title>{titles})?")).ok()
});

/// The year that the text speaks of where the title names another one.
pub(super) fn year(document: &Document, header: &Header) -> Option<i32> {
    let titled = header.year.filter(|_| matches!(header.kind, Kind::Final | Kind::Budget))?;
    header.entity.as_ref()?;
    let mut spoken: HashMap<i32, Spoken> = HashMap::new();
    let mut read = 0;
    for passage in passages(document).skip(1) {
        read += passage.text().len();
        if read > MOST {
            return None;
        }
        for found in YEAR.as_ref()?.captures_iter(passage.text()) {
            let Some(Ok(year)) = found.get(2).map(|year| year.as_str().parse::<i32>()) else {
                continue;
            };
            let count = spoken.entry(year).or_default();
            let is = |name: &str| found.name(name).is_some();
            // Titles of parts were copied with the title.
            let spoken = !is("title");
            count.compared += usize::from(spoken && is("compared"));
            count.own += usize::from(spoken && !is("compared") && is("own"));
            count.plain += usize::from(spoken && !is("compared") && !is("own"));
        }
    }
    let of = |year: i32| spoken.get(&year).copied().unwrap_or_default();
    let mut own = spoken.iter().filter(|(_, count)| count.own > 0);
    let (year, count) = own.next().filter(|_| own.next().is_none())?;
    let compares = of(year - 1).compared > 0 && of(titled - 1).compared == 0;
    // A title that the text speaks of in any way may be right.
    let unheard = of(titled).plain == 0;
    (*year != titled && count.own >= OFTEN && compares && unheard).then_some(*year)
}

/// Notes the year of the title where the text speaks of another.
pub(super) fn title_year(document: &Document, titled: i32, disclosure: &mut Disclosure) {
    let Some(own) = disclosure.header.year.filter(|own| *own != titled) else { return };
    let digits = titled.to_string();
    // Of several files each has a title of its own.
    let first = document.begins.is_empty().then_some(0);
    let begins = first.into_iter().chain(document.begins.iter().copied());
    let found = begins.flat_map(|begin| texts(document, begin).take(TITLE)).find_map(|passage| {
        let at = passage.text().find(&digits)?;
        Some(passage.span(at, at + digits.len()))
    });
    let unit = &labels().year_unit;
    if let Some(place) = found {
        say(
            Flaw::StaleYear,
            place.into(),
            format!("{titled}{unit}"),
            Some(format!("{own}{unit}")),
            disclosure,
        );
    }
}

/// What names are written in: the class of characters in use, and brackets.
const NAME: &str = r"\u{4E00}-\u{9FFF}（）";

static SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = labels();
    let (amount, own) = (words.own_amounts.join("|"), words.year_own.join("|"));
    let year = format!("(?:19|20)[0-9]{{2}}{}(?:{own})?", words.year_unit);
    Regex::new(&format!("(?:^|[。；])([{NAME}]{{4,30}}?){year}(?:{amount})")).ok()
});

static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let label = labels().department_labels.join("|");
    Regex::new(&format!("^(?:{label})：([{NAME}]{{4,30}})$")).ok()
});

/// Notes the names of other departments that the document tells amounts of as if they were its own.
pub(super) fn others(document: &Document, disclosure: &mut Disclosure) {
    let header = &disclosure.header;
    let Some(own) =
        header.entity.clone().filter(|_| matches!(header.kind, Kind::Final | Kind::Budget))
    else {
        return;
    };
    let mut told: Vec<(String, Place)> = Vec::new();
    let mut read = 0;
    let mut all = String::new();
    for block in &document.blocks {
        if read > MOST {
            return;
        }
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => {
                read += text.text().len();
                all.push_str(text.text());
                all.push('\n');
                let subjects =
                    SUBJECT.as_ref().into_iter().flat_map(|it| it.captures_iter(text.text()));
                let labels =
                    LABEL.as_ref().into_iter().flat_map(|it| it.captures_iter(text.text()));
                told.extend(subjects.chain(labels).filter_map(|found| {
                    let name = found.get(1)?;
                    Some((name.as_str().to_owned(), text.span(name.start(), name.end()).into()))
                }));
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    let text = cell.text.text();
                    let found = LABEL
                        .as_ref()
                        .filter(|_| text.contains('：'))
                        .and_then(|it| it.captures(text));
                    if let Some(name) = found.and_then(|found| found.get(1)) {
                        told.push((
                            name.as_str().to_owned(),
                            cell.place_of(name.start(), name.end()),
                        ));
                    }
                    read += text.len();
                    all.push_str(text);
                    all.push('\n');
                }
            }
        }
    }
    let mut places: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
    for (name, place) in told.iter().filter(|(name, _)| is_other(name, &own)) {
        places.entry(name).or_default().push(place);
    }
    // A list of many departments is no draft of one.
    if places.len() > MOST_OTHERS {
        return;
    }
    for (name, places) in places {
        // Who is spoken of elsewhere as well belongs to it or deals with it.
        if all.matches(name).count() == places.len() {
            for place in places {
                let (stated, own) = (name.to_owned(), Some(own.clone()));
                say(Flaw::TemplateResidue, place.clone(), stated, own, disclosure);
            }
        }
    }
}

/// Whether a name is that of a department of the same kind, and no part of which is that of the document's own.
fn is_other(name: &str, own: &str) -> bool {
    if !is_entity(name) {
        return false;
    }
    let (name, own) = (body_of(name).0, body_of(own).0);
    let ends = |text: &str, count: usize| -> String {
        let letters: Vec<char> = text.chars().collect();
        letters.iter().skip(letters.len().saturating_sub(count)).collect()
    };
    let begins = |text: &str| text.chars().take(2).collect::<String>();
    // 青禾市水务局, 水务局: what is left of the name without the place.
    let (core, other) = (ends(own, 3), ends(name, 3));
    begins(name) == begins(own)
        && ends(name, 1) == ends(own, 1)
        && core != other
        && !name.contains(&core)
        && !own.contains(&other)
        && !name.contains(own)
        && !own.contains(name)
}

fn say(
    flaw: Flaw,
    place: Place,
    stated: String,
    expected: Option<String>,
    disclosure: &mut Disclosure,
) {
    disclosure.say(Why::stated(Form::Flaw), Says::Flaw { flaw, place, stated, expected });
}
