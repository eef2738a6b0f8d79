//! A headline with an excerpt, drawn by miette.

use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, LabeledSpan, SourceCode};

use gouji_core::document::SourceText;
use gouji_core::finding::Severity;

use super::excerpt::{Excerpt, Pointer};
use super::printable::printable;
use super::view::View;

/// What is drawn.
#[derive(Debug)]
pub(super) struct Snippet {
    headline: String,
    icon: String,
    severity: Severity,
    excerpt: Excerpt,
}

impl Snippet {
    /// `icon` opens the headline, `name` is the place as it is printed above the excerpt. The first
    /// pointer is what it is about.
    pub fn new(
        icon: String,
        headline: &str,
        severity: Severity,
        source: &SourceText,
        name: String,
        pointers: &[Pointer],
        view: &View,
    ) -> Snippet {
        let excerpt = Excerpt::new(source, name, pointers, view.width);
        Snippet { headline: printable(headline), icon, severity, excerpt }
    }

    /// The drawing, with a line break at its end.
    pub fn draw(&self, view: &View) -> String {
        let marks = self.excerpt.marks();
        let styles = marks
            .iter()
            .map(|mark| if mark.primary { view.style(self.severity) } else { view.other() })
            .collect();
        let handler = GraphicalReportHandler::new_themed(view.theme(
            self.icon.clone(),
            self.severity,
            styles,
        ))
        .with_width(view.width)
        .with_context_lines(0)
        .with_links(false)
        .without_primary_span_start()
        .without_syntax_highlighting();
        let mut drawn = String::new();
        if handler.render_report(&mut drawn, self).is_err() {
            drawn = format!("  {} {}\n", self.icon, self.headline);
        }
        self.excerpt.unnumbered(&drawn)
    }
}

impl fmt::Display for Snippet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.headline)
    }
}

impl std::error::Error for Snippet {}

impl Diagnostic for Snippet {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        if self.excerpt.marks().is_empty() {
            return None;
        }
        Some(Box::new(self.excerpt.marks().iter().map(|mark| {
            let label = (!mark.label.is_empty()).then(|| mark.label.clone());
            let span = (mark.range.start, mark.range.len());
            if mark.primary {
                LabeledSpan::new_primary_with_span(label, span)
            } else {
                LabeledSpan::new_with_span(label, span)
            }
        })))
    }
}
