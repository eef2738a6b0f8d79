//! How the program behaves among others: colours, links, completions, locales, closed pipes.

use std::process::{Command, Stdio};

use crate::gouji::{Folder, Ran};

const BROKEN: &str = "本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的78%。\n";

fn with(folder: &Folder, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    let mut command = folder.command(arguments);
    for name in ["NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK"] {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied());
    Ran::from(command.output().unwrap())
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    let colored = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut all = vec!["check", "a.txt", "--format", "concise"];
        all.extend(arguments);
        with(&folder, &all, environment).out.contains('\u{1b}')
    };
    assert!(!colored(&[], &[]));
    assert!(colored(&[], &[("FORCE_COLOR", "1")]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("FORCE_COLOR", "0")]));
    assert!(!colored(&[], &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never"], &[("FORCE_COLOR", "1")]));
}

#[test]
fn places_are_links_where_a_terminal_opens_them() {
    let folder = Folder::new();
    folder.write("决算.txt", BROKEN);
    let force = [("FORCE_HYPERLINK", "1")];
    let link = regex::Regex::new("\u{1b}\\]8;;[^\u{1b}]*\u{1b}\\\\").unwrap();
    for format in ["human", "concise"] {
        let arguments = ["check", "决算.txt", "--format", format];
        let plain = with(&folder, &arguments, &[]);
        let linked = with(&folder, &arguments, &force);
        assert!(!plain.out.contains('\u{1b}'), "{}", plain.out);
        assert!(linked.out.contains("\u{1b}]8;;file:///"), "{}", linked.out);
        assert!(linked.out.contains("%E5%86%B3%E7%AE%97.txt\u{1b}\\决算.txt:1:"), "{}", linked.out);
        // Without the links the two are the same.
        assert_eq!(link.replace_all(&linked.out, ""), plain.out);
    }
    let json = with(&folder, &["check", "决算.txt", "--format", "json"], &force);
    assert!(!json.out.contains('\u{1b}'));
}

#[test]
fn the_output_is_utf_8_in_every_locale() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    for locale in ["C", "POSIX", "zh_CN.GB18030", "en_US.ISO-8859-1"] {
        let mut command = folder.command(&["check", "a.txt", "--lang", "zh"]);
        let ran = Ran::from(command.env("LC_ALL", locale).output().unwrap());
        assert!(ran.out.contains("基本支出"), "{locale}");
        assert_eq!(ran.status, 1);
    }
}

#[test]
fn every_shell_gets_its_completions() {
    let folder = Folder::new();
    for (shell, word) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef gouji"),
        ("fish", "complete -c gouji"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        for lang in ["zh", "en"] {
            let ran = folder.run(&["completions", shell, "--lang", lang]);
            assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{shell}");
            assert!(ran.out.contains(word) && ran.out.contains("fail-on"), "{shell}");
        }
    }
    assert_eq!(folder.run(&["completions", "tcsh"]).status, 2);
}

/// The script that bash gets is one that bash reads, and it completes.
#[cfg(unix)]
#[test]
fn bash_completes_formats() {
    let script = Folder::new().run(&["completions", "bash"]).out;
    let ask = "COMP_WORDS=(gouji check --format s); COMP_CWORD=3; _gouji gouji s --format; \
               printf '%s\\n' \"${COMPREPLY[@]}\"";
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", &format!("{script}\n{ask}")]).stdin(Stdio::null());
    let output = bash.output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "sarif\n");
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let folder = Folder::new();
    let page = folder.run(&["man"]);
    assert_eq!(page.status, 0);
    assert!(page.out.contains(".TH gouji 1") && page.out.contains(".SH SUBCOMMANDS"));
    let page = folder.run(&["man", "check", "--lang", "zh"]);
    assert!(page.out.contains("退出状态"), "{}", page.out);
    assert_eq!(folder.run(&["man", "chekc"]).status, 2);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_changes_no_status() {
    let folder = Folder::new();
    folder.write("a.txt", BROKEN);
    for format in ["human", "concise", "json", "jsonl", "sarif", "html", "xlsx", "csv", "junit"] {
        let mut command = folder.command(&["check", "a.txt", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}");
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains("pipe"), "{format}: {err}");
    }
}

#[test]
fn mistakes_go_to_standard_error() {
    let folder = Folder::new();
    for arguments in [&["check", "--show", "loud"][..], &["explain", "none"], &["man", "none"]] {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty());
    }
}

/// A run that watches checks again when a file changes, and not for what it writes itself.
#[test]
fn a_change_is_checked_again() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    use std::sync::mpsc::channel;
    use std::time::Duration;
    let folder = Folder::new();
    let text = |share: &str| {
        format!("本年支出合计1020.20万元，其中：基本支出790.04万元，占本年支出合计的{share}。\n")
    };
    folder.write("a.txt", text("78%"));
    let mut command = folder.command(&["check", "a.txt", "--watch", "-o", "r.md", "-o", "p/"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let (sender, lines) = channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        out.lines().map_while(Result::ok).try_for_each(|it| sender.send(it))
    });
    let summary = |within: u64| loop {
        match lines.recv_timeout(Duration::from_secs(within)) {
            Ok(line) if line.contains(" warnings, ") => return Some(line),
            Ok(_) => {}
            Err(_) => return None,
        }
    };
    let first = summary(120);
    // Its own reports are no change.
    let idle = summary(2);
    folder.write("a.txt", text("77.44%"));
    let second = summary(120);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(first.is_some_and(|line| line.starts_with("1 error")));
    assert_eq!(idle, None);
    assert!(second.is_some_and(|line| line.starts_with("0 errors")));
    assert_eq!(folder.pipe(&["check", "--watch", "-"], b"").status, 2);
}
