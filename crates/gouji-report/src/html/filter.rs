//! Which findings are shown: a box for each severity and each rule, and the style that obeys them.

use maud::{Markup, html};

use gouji_core::finding::Severity;
use gouji_core::lang::Lang;

use super::super::item::severity;
use super::super::{Run, View};
use super::unchecked;

/// The severities and rules of a page with how often each occurs.
#[derive(Debug, Default)]
pub(super) struct Filter {
    severities: Vec<(Severity, usize)>,
    rules: Vec<(String, usize)>,
    titles: Vec<String>,
    /// How many figures were not checked.
    unchecked: usize,
}

impl Filter {
    /// What these findings can be filtered by.
    pub fn of(run: &Run, view: &View) -> Filter {
        let mut filter = Filter::default();
        let listed = || run.findings().map(|(_, finding)| finding).filter(|it| view.lists(it));
        for finding in listed() {
            count(&mut filter.severities, finding.severity);
            count(&mut filter.rules, finding.rule.name());
        }
        filter.severities.sort_by(|left, right| right.cmp(left));
        filter.rules.sort();
        let title = |name: &str| {
            let finding = listed().find(|finding| finding.rule.name() == name);
            let text = finding.map(|finding| finding.rule.text());
            text.map(|text| view.lang.pick(&text.zh, &text.en).title.clone()).unwrap_or_default()
        };
        filter.titles = filter.rules.iter().map(|(name, _)| title(name)).collect();
        filter
    }

    /// The same, with the figures that were not checked.
    pub fn with_unchecked(self, run: &Run) -> Filter {
        let (figures, checked) = run.coverage();
        Filter { unchecked: figures.saturating_sub(checked), ..self }
    }

    /// The class that stands for a rule.
    pub fn class(&self, rule: &str) -> String {
        let index = self.rules.iter().position(|(name, _)| name == rule).unwrap_or(0);
        format!("r{index}")
    }

    /// The names of all boxes.
    fn names(&self) -> Vec<String> {
        let severities = self.severities.iter().map(|(severity, _)| severity.name().to_owned());
        let unchecked = (self.unchecked > 0).then(|| unchecked::NAME.to_owned());
        let rules = (0..self.rules.len()).map(|index| format!("r{index}"));
        severities.chain(rules).chain(unchecked).collect()
    }

    /// Hides what is not chosen.
    pub fn style(&self) -> String {
        let rule = |name: &String| {
            format!(
                "#show-{name}:not(:checked) ~ main .{name} {{ display: none }}\n\
                 #show-{name}:not(:checked) ~ nav label[for=show-{name}] {{ opacity: .45; \
                 text-decoration: line-through }}\n\
                 #show-{name}:focus-visible ~ nav label[for=show-{name}] {{ outline: 2px solid }}\n"
            )
        };
        self.names().iter().map(rule).collect()
    }

    /// The boxes.
    pub fn boxes(&self, lang: Lang) -> Markup {
        let names = self.names();
        html! {
            @for name in names {
                input.filter type="checkbox" id={ "show-" (name) } checked
                    aria-label={ (lang.pick("显示", "show")) " " (name) };
            }
        }
    }

    /// What is clicked.
    pub fn bar(&self, lang: Lang) -> Markup {
        html! {
            @if !self.rules.is_empty() || self.unchecked > 0 {
                nav {
                    strong { (lang.pick("筛选（点击显示或隐藏）：", "Show or hide:")) }
                    @for (level, count) in &self.severities {
                        label.chip.(level.name()) for={ "show-" (level.name()) } {
                            (severity(*level, lang)) " " (count)
                        }
                    }
                    @let rules = self.rules.iter().zip(&self.titles).enumerate();
                    @for (index, ((rule, count), title)) in rules {
                        label.chip for={ "show-r" (index) } title=(rule) { (title) " " (count) }
                    }
                    @if self.unchecked > 0 {
                        label.chip for={ "show-" (unchecked::NAME) } {
                            (lang.pick("未核对数字", "not checked")) " " (self.unchecked)
                        }
                    }
                }
            }
        }
    }
}

fn count<O, T: PartialEq<O>>(counts: &mut Vec<(T, usize)>, one: O)
where
    O: Into<T>,
{
    match counts.iter_mut().find(|(known, _)| *known == one) {
        Some((_, count)) => *count += 1,
        None => counts.push((one.into(), 1)),
    }
}
