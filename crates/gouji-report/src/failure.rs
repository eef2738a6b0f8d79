//! An input that could not be read, as it is told to the user.

use owo_colors::OwoColorize;

use gouji_core::document::SourceText;
use gouji_core::finding::Severity;
use gouji_core::lang::{Both, Lang};
use gouji_core::read_error::ReadError;

use super::View;
use super::excerpt::Pointer;
use super::printable::{printable, wrap};
use super::snippet::Snippet;

/// An input that could not be read, with its text where the mistake can be shown.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What went wrong.
    pub error: ReadError,
    /// The text of a structured disclosure with a mistake in it.
    pub source: Option<Box<SourceText>>,
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Failure {
        Failure { error, source: None }
    }
}

/// What to do, beneath the line with a mistake.
fn told(help: &Both, view: &View) -> String {
    wrap(&printable(help.text(view.lang)), view.width, "  = ", "    ")
}

impl Failure {
    /// What went wrong, without the path.
    pub fn message(&self, lang: Lang) -> String {
        self.error.words(lang)
    }

    /// The path, with the position where there is one.
    fn place(&self) -> String {
        match &self.error {
            ReadError::Structure { path, position, .. } => {
                format!("{}:{}:{}", printable(path), position.line, position.column)
            }
            other => printable(other.path()),
        }
    }

    /// In one line.
    pub(super) fn line(&self, view: &View) -> String {
        let head = view.severity(Severity::Error).style(view.style(Severity::Error)).to_string();
        format!("{}: {head} {}", self.place(), printable(&self.message(view.lang)))
    }

    /// With the line of a structured disclosure that has the mistake.
    pub fn draw(&self, view: &View) -> String {
        let (Some(source), ReadError::Structure { span, help, .. }) = (&self.source, &self.error)
        else {
            return format!("{}\n", self.line(view));
        };
        if span.is_empty() {
            let help = help.as_ref().map(|help| told(help, view));
            return format!("{}\n{}\n", self.line(view), help.unwrap_or_default());
        }
        let icon = format!("{}:", view.severity(Severity::Error));
        let pointers = [Pointer { span: *span, label: String::new(), numbered: true }];
        let message = self.message(view.lang);
        let severity = Severity::Error;
        let snippet = Snippet::new(icon, &message, severity, source, self.place(), &pointers, view);
        let mut drawn = snippet.draw(view).trim_start_matches(' ').to_owned();
        if let Some(help) = help {
            drawn.push_str(&told(help, view));
            drawn.push('\n');
        }
        drawn.push('\n');
        drawn
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::samples;
    use super::*;
    use gouji_core::document::{Position, Span};
    use gouji_core::limits::{Limit, TimeLimit};

    #[test]
    fn a_mistake_in_a_structured_disclosure_is_shown_where_it_stands() {
        let source = SourceText::new("草稿.yaml", "单位: 万元\n行:\n  - 金额: 12x\n");
        let start = source.text().find("12x").unwrap();
        let error = ReadError::Structure {
            path: "草稿.yaml".to_owned(),
            position: Position { line: 3, column: 9 },
            span: Span::new(start, start + 3),
            message: Box::new(Both::new("`12x` 不是数字", "`12x` is not a number")),
            help: Some(Box::new(Both::new("只写数字，例如 12.30", "write the digits only"))),
        };
        let failure = Failure { error, source: Some(Box::new(source)) };
        assert_snapshot!(failure.draw(&samples::view(Lang::Zh)), @r#"
        错误: `12x` 不是数字
           ╭─[草稿.yaml:3:9]
         3 │   - 金额: 12x
           ·           ───
           ╰────
          = 只写数字，例如 12.30
        "#);
        assert_eq!(
            failure.line(&samples::view(Lang::En)),
            "草稿.yaml:3:9: error `12x` is not a number"
        );
    }

    #[test]
    fn english_is_what_the_error_itself_says() {
        let path = || "a.txt".to_owned();
        let all = [
            ReadError::Io { path: path(), reason: "no".to_owned() },
            ReadError::Empty { path: path() },
            ReadError::TooLarge { path: path(), limit: 64 },
            ReadError::Limit { path: path(), limit: Limit::Cells },
            ReadError::Limit {
                path: path(),
                limit: Limit::Time(TimeLimit {
                    time: std::time::Duration::from_secs(30),
                    setting: "--timeout",
                }),
            },
            ReadError::Binary { path: path() },
            ReadError::Unsupported { path: path(), hint: "a hint".to_owned() },
            ReadError::Defect { path: path(), reason: "no".to_owned() },
        ];
        for error in all {
            let failure = Failure::from(error);
            let expected = format!("a.txt: {}", failure.message(Lang::En));
            assert_eq!(failure.error.to_string(), expected);
            assert!(!failure.message(Lang::Zh).is_empty());
        }
    }
}
