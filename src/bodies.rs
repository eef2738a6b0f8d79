//! Documents of several bodies, years or kinds are several disclosures, even if they are to be read
//! together.
//!
//! Contract: a document belongs to the disclosure that its title names: whose, of which year, budget or
//! final account. One that names nobody belongs to that of its folder, if all titles there name the
//! same; else it is checked by itself. Where two names may mean one body (one ends with the other), they do;
//! what a title leaves out tells nothing apart. A department itself (本级) is another body than the department with
//! the units below it: their figures rightly differ.

use std::path::Path;

use gouji_core::disclosure::Kind;
use gouji_core::document::Document;
use gouji_core::lang::Lang;
use gouji_core::understand::{body_of, header};
use gouji_report::printable;

/// A document with its name.
pub type Named = (String, Document);

/// What a title says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Title {
    name: String,
    /// It is of the department itself, without the units below it.
    own: bool,
    year: Option<i32>,
    kind: Kind,
}

/// The documents of one disclosure, or one of which it is not known whose it is.
#[derive(Debug)]
pub struct Body {
    /// What its titles say.
    title: Option<Title>,
    /// Its documents.
    pub documents: Vec<Named>,
}

/// Parts documents by what their titles say: one part, unless they name several disclosures.
pub fn part(documents: Vec<Named>) -> Vec<Body> {
    let titles: Vec<Option<Title>> = documents.iter().map(|(_, it)| title(it)).collect();
    let mut known: Vec<Title> = Vec::new();
    // Those that say most come first: what another leaves out does not tell them apart.
    let mut all: Vec<&Title> = titles.iter().flatten().collect();
    all.sort_by_key(|title| std::cmp::Reverse(title.says()));
    for title in all {
        match known.iter_mut().find(|other| title.fits(other)) {
            Some(other) => other.learn(title),
            None => known.push(title.clone()),
        }
    }
    if known.len() < 2 {
        return vec![Body { title: known.pop(), documents }];
    }
    let of = |title: &Title| {
        let mut fitting =
            (0..known.len()).filter(|at| known.get(*at).is_some_and(|it| title.fits(it)));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let titled: Vec<(String, usize)> = (documents.iter().zip(&titles))
        .filter_map(|((path, _), title)| Some((path.clone(), of(title.as_ref()?)?)))
        .collect();
    let mut bodies: Vec<Body> =
        known.iter().map(|it| Body { title: Some(it.clone()), documents: Vec::new() }).collect();
    let mut others = Vec::new();
    for ((path, document), title) in documents.into_iter().zip(&titles) {
        let place = title.as_ref().and_then(of).or_else(|| of_folder(&path, &titled));
        match place.and_then(|place| bodies.get_mut(place)) {
            Some(body) => body.documents.push((path, document)),
            None => others.push(Body { title: None, documents: vec![(path, document)] }),
        }
    }
    bodies.extend(others);
    bodies
}

/// What is said where there are several.
pub fn words(bodies: &[Body], lang: Lang) -> Option<String> {
    if bodies.len() < 2 {
        return None;
    }
    let one = |body: &Body| {
        let files: Vec<String> = body.documents.iter().map(|(path, _)| printable(path)).collect();
        let title = body.title.as_ref().map(|title| title.words(lang));
        let title = title.unwrap_or_else(|| lang.pick("单独核对", "by itself").to_owned());
        format!("{title}{}{}", lang.pick("：", ": "), files.join(lang.pick("、", ", ")))
    };
    let all: Vec<String> = bodies.iter().map(one).collect();
    Some(lang.pick(
        format!("这些文件不是同一份公开（单位、年度或类型不同），已分开核对——{}", all.join("；")),
        format!(
            "these files are of several bodies, years or kinds and were checked apart: {}",
            all.join("; ")
        ),
    ))
}

fn title(document: &Document) -> Option<Title> {
    let header = header(document);
    let name = header.entity?;
    let (plain, own) = body_of(&name);
    // A report speaks of two years, and of a budget and an account.
    let kind = if header.kind == Kind::Report { Kind::Unknown } else { header.kind };
    let year = header.year.filter(|_| header.kind != Kind::Report);
    Some(Title { name: plain.to_owned(), own, year, kind })
}

impl Title {
    fn says(&self) -> usize {
        usize::from(self.year.is_some()) + usize::from(self.kind != Kind::Unknown)
    }

    /// Whether both may be titles of one disclosure.
    fn fits(&self, other: &Title) -> bool {
        let year = self.year.zip(other.year).is_none_or(|(one, other)| one == other);
        let kinds = [self.kind, other.kind];
        let kind = self.kind == other.kind || kinds.contains(&Kind::Unknown);
        is_one(&self.name, &other.name) && self.own == other.own && year && kind
    }

    /// What the other says besides.
    fn learn(&mut self, other: &Title) {
        self.year = self.year.or(other.year);
        if self.kind == Kind::Unknown {
            self.kind = other.kind;
        }
    }

    fn words(&self, lang: Lang) -> String {
        let kind = match self.kind {
            Kind::Final => lang.pick("决算", " final account"),
            Kind::Budget => lang.pick("预算", " budget"),
            Kind::Report | Kind::Unknown => "",
        };
        let year = self.year.map(|year| lang.pick(format!("{year}年"), format!(" {year}")));
        let own = if self.own { lang.pick("（本级）", " (without its units)") } else { "" };
        format!("{}{own}{}{kind}", printable(&self.name), year.unwrap_or_default())
    }
}

fn is_one(name: &str, other: &str) -> bool {
    // 水务局 is 青禾县水务局; 青禾县水务局水文站 is another.
    name.ends_with(other) || other.ends_with(name)
}

/// The body that all titles in the folder of a document name.
fn of_folder(path: &str, titled: &[(String, usize)]) -> Option<usize> {
    let folder = Path::new(path).parent();
    let mut there = titled.iter().filter(|(other, _)| Path::new(other).parent() == folder);
    let (_, first) = there.next()?;
    there.all(|(_, body)| body == first).then_some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_read::{self, Read};

    fn read(path: &str, text: &str) -> Named {
        let read = gouji_read::read(text.as_bytes(), path).unwrap();
        let Read::Document(document) = read else { panic!("{path}") };
        (path.to_owned(), document)
    }

    fn parts(documents: Vec<Named>) -> Vec<Vec<String>> {
        let names = |body: Body| body.documents.into_iter().map(|(path, _)| path).collect();
        part(documents).into_iter().map(names).collect()
    }

    const FARMS: &str = "青禾县农机局2024年度部门决算\n本年收入5万元。\n";
    const WOODS: &str = "青禾县林业局2024年度部门决算\n本年收入6万元。\n";

    #[test]
    fn titles_tell_bodies_apart() {
        let documents = vec![
            read("甲/说明.txt", FARMS),
            read("甲/表.txt", "收入决算表\n"),
            read("乙/说明.txt", WOODS),
            read("总表.txt", "汇总\n"),
        ];
        let bodies = part(documents);
        let said = words(&bodies, Lang::Zh).unwrap();
        assert!(
            said.contains("青禾县农机局2024年决算：甲/说明.txt、甲/表.txt；青禾县林业局2024年决算：乙/说明.txt"),
            "{said}"
        );
        assert!(said.ends_with("单独核对：总表.txt"), "{said}");
    }

    #[test]
    fn one_body_stays_together() {
        let short = FARMS.replace("青禾县农机局", "县农机局（部门）");
        let documents = vec![read("a.txt", FARMS), read("b.txt", &short), read("c.txt", "表\n")];
        assert_eq!(parts(documents), [["a.txt", "b.txt", "c.txt"]]);
        assert_eq!(parts(vec![read("a.txt", "表\n"), read("b.txt", "表\n")]).len(), 1);
        // Two in one folder: what names neither is by itself.
        let mixed = vec![read("a.txt", FARMS), read("b.txt", WOODS), read("c.txt", "表\n")];
        assert_eq!(parts(mixed).len(), 3);
    }

    #[test]
    fn a_department_and_what_is_below_it_are_several() {
        for other in ["农机局（本级）", "农机局本级", "农机局机关", "农机局推广站"]
        {
            let own = FARMS.replace("农机局", other);
            let sheet = format!("编制单位：青禾县{other}\n表\n");
            let documents = vec![
                read("a.txt", FARMS),
                read("b.txt", &own),
                read("c.txt", &sheet),
                read("d.txt", "部门：青禾县农机局\n表\n"),
            ];
            assert_eq!(
                parts(documents),
                [vec!["a.txt", "d.txt"], vec!["b.txt", "c.txt"]],
                "{other}"
            );
        }
        let documents =
            vec![read("a.txt", FARMS), read("b.txt", &FARMS.replace("决算", "决算（本级）"))];
        let said = words(&part(documents), Lang::En).unwrap();
        assert!(
            said.contains("青禾县农机局 (without its units) 2024 final account: b.txt"),
            "{said}"
        );
    }

    #[test]
    fn a_title_that_its_text_contradicts_is_of_the_year_of_the_text() {
        let text = "青禾县农机局2023年度部门决算\n2024年度本年收入5万元。2024年度本年支出5万元。与2023年度相比增加1万元。\n\
                    截至2024年12月31日，共有车辆1辆。\n";
        let documents = vec![read("a.txt", FARMS), read("b.txt", text)];
        assert_eq!(parts(documents), [["a.txt", "b.txt"]]);
    }

    #[test]
    fn two_years_and_two_kinds_are_several_disclosures() {
        let documents = || {
            vec![
                read("a.txt", FARMS),
                read("b.txt", &FARMS.replace("2024", "2023")),
                read("c.txt", "青禾县农机局2024年部门预算\n本年收入5万元。\n"),
            ]
        };
        let bodies = part(documents());
        let said = words(&bodies, Lang::En).unwrap();
        assert!(said.contains("青禾县农机局 2023 final account: b.txt"), "{said}");
        assert_eq!(parts(documents()).len(), 3);
        // What a title leaves out tells nothing apart.
        let open = vec![read("a.txt", FARMS), read("b.txt", "单位：青禾县农机局\n表\n")];
        assert_eq!(parts(open), [["a.txt", "b.txt"]]);
    }
}
