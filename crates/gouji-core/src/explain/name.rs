//! What a figure is called where it is told.
//!
//! Contract: its label, without the words of the sentence around it that `rules/words/told.yaml` names; never nothing where
//! there is a label.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::disclosure::Figure;
use crate::lang::Lang;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    before: Vec<String>,
    behind: Vec<String>,
}

static TOLD: LazyLock<Told> = LazyLock::new(|| {
    crate::yaml::typed::from_str(include_str!("../../rules/words/told.yaml")).unwrap_or_default()
});

/// The name of a figure.
pub(super) fn name(figure: &Figure) -> &str {
    let label = figure.label.trim();
    let found = TOLD.before.iter().find_map(|word| label.strip_prefix(word.as_str()));
    let label = found.filter(|rest| !rest.is_empty()).unwrap_or(label);
    let found = TOLD.behind.iter().find_map(|word| label.strip_suffix(word.as_str()));
    found.filter(|rest| !rest.is_empty()).unwrap_or(label)
}

/// A name with what is printed under it; digits at the end of the one are not run into the other: 教育项目2 521万元.
pub(super) fn beside(name: &str, printed: &str, lang: Lang) -> String {
    let apart = lang.pick(name.ends_with(|c: char| c.is_ascii_alphanumeric()), !name.is_empty());
    format!("{name}{}{printed}", if apart { " " } else { "" })
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::lang::Lang;

    #[test]
    fn digits_of_a_name_and_of_its_amount_are_apart() {
        let beside = |name| super::beside(name, "521万元", super::Lang::Zh);
        assert_eq!(
            ["教育项目2", "教育支出", ""].map(beside),
            ["教育项目2 521万元", "教育支出521万元", "521万元"]
        );
    }

    #[test]
    fn words_of_the_sentence_are_no_part_of_a_name() {
        let text = "鹤川市2024年决算草案\n\n全市财政支出45.20亿元，比上年增加4.20亿元。市本级支出由上年的12.10亿元增加到13.40亿元，\
            增长10.74%，净增1.50亿元。\n";
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        let marks = outcome.findings.iter().flat_map(|finding| &finding.related);
        let said: Vec<String> = marks.map(|mark| mark.label.words(Lang::Zh).into_owned()).collect();
        assert!(said.contains(&"市本级支出".to_owned()), "{said:?}");
    }
}
