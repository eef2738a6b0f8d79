//! Documents of several bodies are several disclosures, even if they are to be read together.
//!
//! Contract: a document belongs to the body that its title names. One that names none belongs to that
//! of its folder, if all titles there name the same; else it is checked by itself. Where two names may
//! mean one body (one holds the other), they do.

use std::path::Path;

use crate::document::Document;
use crate::lang::Lang;
use crate::narrative::header;
use crate::report::printable;

/// A document with its name.
pub type Named = (String, Document);

/// The documents of one body, or one whose body is not known.
#[derive(Debug)]
pub struct Body {
    /// What its titles call it.
    pub name: Option<String>,
    /// Its documents.
    pub documents: Vec<Named>,
}

/// Parts documents by body: one part, unless titles name several.
pub fn part(documents: Vec<Named>) -> Vec<Body> {
    let names: Vec<Option<String>> = documents.iter().map(|(_, it)| name(it)).collect();
    let mut known: Vec<String> = Vec::new();
    for name in names.iter().flatten() {
        if !known.iter().any(|other| is_one(name, other)) {
            known.push(name.clone());
        }
    }
    if known.len() < 2 {
        return vec![Body { name: known.pop(), documents }];
    }
    let of = |name: &String| known.iter().position(|other| is_one(name, other));
    let titled: Vec<(String, usize)> = (documents.iter().zip(&names))
        .filter_map(|((path, _), name)| Some((path.clone(), of(name.as_ref()?)?)))
        .collect();
    let mut bodies: Vec<Body> =
        known.iter().map(|it| Body { name: Some(it.clone()), documents: Vec::new() }).collect();
    let mut others = Vec::new();
    for ((path, document), name) in documents.into_iter().zip(&names) {
        let place = name.as_ref().and_then(of).or_else(|| of_folder(&path, &titled));
        match place.and_then(|place| bodies.get_mut(place)) {
            Some(body) => body.documents.push((path, document)),
            None => others.push(Body { name: None, documents: vec![(path, document)] }),
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
        let name = body.name.as_deref().map(printable);
        let name = name.unwrap_or_else(|| lang.pick("单独核对", "by itself").to_owned());
        format!("{name}{}{}", lang.pick("：", ": "), files.join(lang.pick("、", ", ")))
    };
    let all: Vec<String> = bodies.iter().map(one).collect();
    Some(lang.pick(
        format!("这些文件不是同一单位的，已分开核对——{}", all.join("；")),
        format!("these files are of several bodies and were checked apart: {}", all.join("; ")),
    ))
}

fn name(document: &Document) -> Option<String> {
    let name = header(document).entity?;
    let plain = ["（本级）", "（部门）", "本级"].iter().find_map(|end| name.strip_suffix(end));
    Some(plain.unwrap_or(&name).to_owned())
}

fn is_one(name: &str, other: &str) -> bool {
    name.contains(other) || other.contains(name)
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
    use crate::source::{self, Read};

    fn read(path: &str, text: &str) -> Named {
        let read = source::read(text.as_bytes(), path).unwrap();
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
        assert!(said.contains("青禾县农机局：甲/说明.txt、甲/表.txt；青禾县林业局：乙/说明.txt"));
        assert!(said.ends_with("单独核对：总表.txt"), "{said}");
    }

    #[test]
    fn one_body_stays_together() {
        let own = FARMS.replace("农机局", "农机局（本级）");
        let documents = vec![read("a.txt", FARMS), read("b.txt", &own), read("c.txt", "表\n")];
        assert_eq!(parts(documents), [["a.txt", "b.txt", "c.txt"]]);
        assert_eq!(parts(vec![read("a.txt", "表\n"), read("b.txt", "表\n")]).len(), 1);
        // Two in one folder: what names neither is by itself.
        let mixed = vec![read("a.txt", FARMS), read("b.txt", WOODS), read("c.txt", "表\n")];
        assert_eq!(parts(mixed).len(), 3);
    }
}
