//! `gouji completions` and `gouji man`: what shells and `man` want to know of the command line.

use std::io::{self, Write};

use clap_complete::Shell;
use clap_mangen::Man;

use gouji_core::lang::Lang;

use super::args::{CompletionsArgs, ManArgs};
use super::help;
use super::output::Output;
use super::status::Status;

/// Prints the completions of a shell.
pub fn completions(args: &CompletionsArgs, output: &mut Output) -> io::Result<Status> {
    let status = output.decide(Status::Clean);
    let mut command = help::command(output.lang);
    // Generated in memory: clap's own generator panics where its writer fails.
    let mut bytes = Vec::new();
    clap_complete::generate::<Shell, _>(args.shell, &mut command, "gouji", &mut bytes);
    output.out.write_all(&bytes)?;
    Ok(status)
}

/// Prints the page of the program or of a subcommand.
pub fn man(args: &ManArgs, output: &mut Output) -> io::Result<Status> {
    let mut command = help::command(output.lang);
    command.build();
    let page = match &args.command {
        None => command,
        Some(name) => match command.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                let name = gouji_report::printable(name);
                return output.complain(
                    &format!("没有名为 {name} 的命令（gouji --help 列出全部命令）"),
                    &format!("there is no command called {name} (gouji --help lists them all)"),
                );
            }
        },
    };
    let status = output.decide(Status::Clean);
    let mut bytes = Vec::new();
    Man::new(page).render(&mut bytes)?;
    let page = String::from_utf8_lossy(&bytes);
    output.out.write_all(headed(&page, output.lang).as_bytes())?;
    Ok(status)
}

/// The sections that the library names in English.
const HEADS: [(&str, &str); 5] = [
    ("NAME", "名称"),
    ("SYNOPSIS", "用法"),
    ("DESCRIPTION", "说明"),
    ("EXTRA", "其他"),
    ("VERSION", "版本"),
];

/// A page with its sections in a language.
fn headed(page: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return page.to_owned();
    }
    let line = |line: &str| {
        let name = line.strip_prefix(".SH ");
        let head = name.and_then(|name| HEADS.iter().find(|(en, _)| *en == name.trim()));
        head.map_or_else(|| line.to_owned(), |(_, zh)| format!(".SH {zh}"))
    };
    page.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}
