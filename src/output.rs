//! Where the program prints, and how.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::path::Path;

use gouji_core::finding::Severity;
use gouji_core::lang::Lang;
use gouji_report::{FILE_WIDTH, View, path_name, printable};

use super::args::Color;
use super::status::Status;

/// Standard output, buffered, and how to print on it.
#[derive(Debug)]
pub struct Output {
    /// The language of everything printed.
    pub lang: Lang,
    /// Standard output.
    pub out: BufWriter<Stdout>,
    color: Color,
    decided: Option<Status>,
}

impl Output {
    /// Output in a language.
    pub fn new(lang: Lang, color: Color) -> Output {
        Output { lang, out: BufWriter::new(io::stdout()), color, decided: None }
    }

    /// How reports are shown on standard output.
    pub fn view(&self, show: Severity) -> View {
        let terminal = io::stdout().is_terminal();
        let width = if terminal { terminal_size::terminal_size() } else { None };
        let width = width.map_or(FILE_WIDTH, |(columns, _)| usize::from(columns.0));
        let view = View::new(self.lang, show, self.colors(terminal), width);
        let links = self.color != Color::Never
            && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
        view.with_err_color(self.colors(io::stderr().is_terminal())).with_links(links)
    }

    fn colors(&self, terminal: bool) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let forced = |name| set(name) && std::env::var_os(name).is_none_or(|value| value != "0");
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto if forced("FORCE_COLOR") || forced("CLICOLOR_FORCE") => true,
            Color::Auto => terminal && std::env::var_os("TERM").is_none_or(|t| t != "dumb"),
        }
    }

    /// Fixes the exit status; from here on nothing that happens to the output can change it.
    pub fn decide(&mut self, status: Status) -> Status {
        self.decided = Some(status);
        status
    }

    /// The status that was fixed.
    pub fn decided(&self) -> Option<Status> {
        self.decided
    }

    /// Says on standard error what is wrong with the command line.
    pub fn complain(&mut self, zh: &str, en: &str) -> io::Result<Status> {
        let status = self.decide(Status::Usage);
        let head = self.lang.pick("错误：", "error: ");
        writeln!(io::stderr(), "{head}{}", self.lang.pick(zh, en))?;
        Ok(status)
    }

    /// Says that a folder was given where one file is wanted.
    pub fn folder(&mut self, path: &Path) -> io::Result<Status> {
        let path = printable(&path_name(path));
        self.complain(
            &format!("{path} 是文件夹；请给出一个文件"),
            &format!("{path} is a folder; name one file"),
        )
    }

    /// Prints what is still in the buffer.
    pub fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
