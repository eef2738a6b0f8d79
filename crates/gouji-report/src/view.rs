//! How a report is to be shown.

use miette::{GraphicalTheme, ThemeCharacters, ThemeStyles};
use owo_colors::Style;

use gouji_check::config::MinChecked;
use gouji_core::finding::{Finding, Severity};
use gouji_core::lang::Lang;

/// Columns of a report that goes to a file or a pipe.
pub const FILE_WIDTH: usize = 100;

/// How a report is to be shown; nothing of it changes what was found.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The language of the frame around the findings.
    pub lang: Lang,
    /// The least severity that is listed.
    pub show: Severity,
    /// Whether to colour.
    pub color: bool,
    /// Whether to colour what goes to `err`.
    pub err_color: bool,
    /// How many columns a line may have.
    pub width: usize,
    /// Whether places are links that a terminal can open.
    pub links: bool,
    /// The least severity that fails the run; nothing if none does.
    pub fails: Option<Severity>,
    /// How much of each document must be checked, in percent of its figures.
    pub min_checked: MinChecked,
    /// Whether nothing but findings is said.
    pub quiet: bool,
}

impl View {
    /// The widest and narrowest lines that are laid out.
    const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;

    /// A view whose width is kept within what can be laid out.
    pub fn new(lang: Lang, show: Severity, color: bool, width: usize) -> View {
        let width = width.clamp(*Self::WIDTHS.start(), *Self::WIDTHS.end());
        let fails = Some(Severity::Error);
        let (links, min_checked, quiet) = (false, MinChecked::default(), false);
        View { lang, show, color, err_color: color, width, links, fails, min_checked, quiet }
    }

    /// The same for a file: no colour, no links, a width of its own.
    pub fn for_file(&self) -> View {
        let plain = View::new(self.lang, self.show, false, FILE_WIDTH);
        View { fails: self.fails, min_checked: self.min_checked, ..plain }
    }

    /// The same, with what fails the run.
    pub fn with_fails(self, fails: Option<Severity>) -> View {
        View { fails, ..self }
    }

    /// Whether a finding is listed: what fails the run always is.
    pub fn lists(&self, finding: &Finding) -> bool {
        finding.severity >= self.show || self.fails(finding)
    }

    /// Whether a finding fails the run. Those of rules newer than the edition fail no gate.
    pub fn fails(&self, finding: &Finding) -> bool {
        self.fails.is_some_and(|least| finding.severity >= least) && !finding.preview
    }

    /// The same, with or without links.
    pub fn with_links(self, links: bool) -> View {
        View { links, ..self }
    }

    /// The same, with another decision on the colours of `err`.
    pub fn with_err_color(self, err_color: bool) -> View {
        View { err_color, ..self }
    }

    /// How things are shown on `err`.
    pub fn on_err(&self) -> View {
        View { color: self.err_color, ..*self }
    }

    /// The word for a severity.
    pub fn severity(&self, severity: Severity) -> &'static str {
        super::item::severity(severity, self.lang)
    }

    /// The colour of a severity.
    pub fn style(&self, severity: Severity) -> Style {
        match severity {
            _ if !self.color => Style::new(),
            Severity::Error => Style::new().red().bold(),
            Severity::Warning => Style::new().yellow().bold(),
            Severity::Note => Style::new().cyan().bold(),
        }
    }

    /// The style of headings.
    pub fn strong(&self) -> Style {
        if self.color { Style::new().bold() } else { Style::new() }
    }

    /// The colour of what matters less.
    pub fn dim(&self) -> Style {
        if self.color { Style::new().dimmed() } else { Style::new() }
    }

    /// The colour of the other operands.
    pub fn other(&self) -> Style {
        if self.color { Style::new().blue().bold() } else { Style::new() }
    }

    /// The frame of an excerpt. `icon` stands before the headline, `marks` are the colours of the
    /// marks in the order of the text.
    pub(super) fn theme(
        &self,
        icon: String,
        severity: Severity,
        marks: Vec<Style>,
    ) -> GraphicalTheme {
        let mut characters = ThemeCharacters::unicode();
        characters.error = icon;
        let mut styles = if self.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        styles.error = self.style(severity);
        styles.highlights = if marks.is_empty() { vec![Style::new()] } else { marks };
        GraphicalTheme { characters, styles }
    }
}
