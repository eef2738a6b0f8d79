//! What a figure is called where it is told.
//!
//! Contract: its label, without the words of the sentence around it that `rules/words/told.yaml` names; never nothing where
//! there is a label.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::disclosure::Figure;

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

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::lang::Lang;

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
