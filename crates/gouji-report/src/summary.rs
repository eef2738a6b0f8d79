//! The last line of a report: how much was found, and how much was looked at.

use std::io::{self, Write};

use gouji_core::finding::Severity;
use gouji_core::lang::Lang;

use super::{Run, View, ending, pairs, passed, short, unreadable, unsearched};

/// The end of a report for people: what could not be read of the documents, and the summary.
pub fn close(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for line in unreadable::lines(run, view.lang) {
        writeln!(out, "{line}")?;
    }
    if !told(run, view, out)? {
        return Ok(());
    }
    for line in passed::named(run, view.lang) {
        writeln!(out, "{line}")?;
    }
    if let Some(line) = pairs::hint(run, view.lang) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "{}", line(run, view))
}

/// What is told of a run before its summary, whatever the format; whether anything is to follow.
fn told(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<bool> {
    for line in short::lines(run, view) {
        writeln!(out, "{line}")?;
    }
    if view.quiet {
        return Ok(false);
    }
    let said = run.apart.iter().chain(&run.idle).cloned();
    let said = said.chain(unsearched::lines(run, view.lang));
    for line in said.chain(ending::lines(run, view.lang)) {
        writeln!(out, "{line}")?;
    }
    Ok(true)
}

/// The summary of a run in one line.
pub fn line(run: &Run, view: &View) -> String {
    let mut parts = vec![found(run, view), suppressed(run, view.lang), looked_at(run, view.lang)];
    let unread = run.failures.len();
    if unread > 0 {
        parts.push(view.lang.pick(
            format!("{unread} 个文件未能读取"),
            format!("{} could not be read", plural(unread, "file", "files")),
        ));
    }
    parts.extend(passed::counts(run, view.lang));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Says on `err` what was passed over, for formats that have no summary line.
pub fn skipped_to(run: &Run, view: &View, err: &mut dyn Write) -> io::Result<()> {
    if !told(run, view, err)? {
        return Ok(());
    }
    for line in passed::lines(run, view.lang) {
        writeln!(err, "{line}")?;
    }
    Ok(())
}

/// What is told of documents by name, whatever the format: that less of them was checked than must be, that
/// less was searched for, that exceptions in them end soon.
pub fn of_documents(run: &Run, view: &View) -> Vec<String> {
    let mut lines = short::lines(run, view);
    if !view.quiet {
        lines.extend(unsearched::lines(run, view.lang));
        lines.extend(ending::lines(run, view.lang));
    }
    lines
}

/// How many files the configuration leaves out.
pub(super) fn excluded(count: usize, lang: Lang) -> String {
    lang.pick(
        format!("{count} 个文件按配置未读"),
        format!("{} left out by the configuration", plural(count, "file", "files")),
    )
}

/// How many findings exceptions and the baseline hide, and how to see them.
pub(super) fn suppressed(run: &Run, lang: Lang) -> String {
    let (excepted, baselined) = run.suppressed();
    let by = match (excepted, baselined) {
        (0, 0) => return String::new(),
        (_, 0) => lang.pick("例外".to_owned(), "by exceptions".to_owned()),
        (0, _) => lang.pick("基线".to_owned(), "by the baseline".to_owned()),
        _ => lang.pick(
            format!("例外 {excepted} 个，基线 {baselined} 个"),
            format!("{excepted} by exceptions, {baselined} by the baseline"),
        ),
    };
    let count = excepted + baselined;
    lang.pick(
        format!("隐去 {count} 个结果（{by}；用 --no-exceptions 列出）"),
        format!(
            "{} suppressed ({by}; --no-exceptions shows them)",
            plural(count, "finding", "findings")
        ),
    )
}

/// How many files were passed over.
pub(super) fn skipped(count: usize, lang: Lang) -> String {
    let were = if count == 1 { "was" } else { "were" };
    lang.pick(
        format!("{count} 个其他格式的文件未读"),
        format!("{} of other formats {were} not read", plural(count, "file", "files")),
    )
}

fn found(run: &Run, view: &View) -> String {
    if run.outcomes.is_empty() {
        return String::new();
    }
    let hint = |severity: Severity| {
        if !run.is_unlisted(severity, view) {
            String::new()
        } else {
            let name = severity.name();
            view.lang.pick(format!("（用 --show {name} 列出）"), format!(" (use --show {name})"))
        }
    };
    let errors = run.count(Severity::Error);
    let warnings = run.count(Severity::Warning);
    let notes = run.count(Severity::Note);
    view.lang.pick(
        format!(
            "{errors} 个错误，{warnings} 个警告{}，{notes} 个提示{}",
            hint(Severity::Warning),
            hint(Severity::Note)
        ),
        format!(
            "{}, {}{}, {}{}",
            plural(errors, "error", "errors"),
            plural(warnings, "warning", "warnings"),
            hint(Severity::Warning),
            plural(notes, "note", "notes"),
            hint(Severity::Note)
        ),
    )
}

fn looked_at(run: &Run, lang: Lang) -> String {
    if run.outcomes.is_empty() {
        return nothing(run, lang);
    }
    let (figures, checked) = run.coverage();
    let rest = figures.saturating_sub(checked);
    if figures == 0 {
        let zh = "没有找到可核对的数字，什么也没有核对";
        return lang.pick(zh, "no figures were found, so nothing was checked").to_owned();
    }
    if rest == 0 && run.outcomes.iter().any(|outcome| !outcome.unreadable.is_empty()) {
        return lang.pick(
            format!("能读出的 {figures} 个数字全部核对"),
            format!("all of {} that could be read checked", plural(figures, "figure", "figures")),
        );
    }
    if rest == 0 {
        return lang.pick(
            format!("{figures} 个数字全部核对"),
            format!("all of {} checked", plural(figures, "figure", "figures")),
        );
    }
    lang.pick(
        format!(
            "{figures} 个数字中核对了 {checked} 个，{rest} 个未核对（用 gouji coverage 文件 逐一列出）"
        ),
        format!(
            "{checked} of {} checked, {rest} not (gouji coverage FILE names them)",
            plural(figures, "figure", "figures")
        ),
    )
}

/// That nothing was checked, and why: what else there is, is counted beside it.
fn nothing(run: &Run, lang: Lang) -> String {
    let said = lang.pick("什么也没有核对", "nothing was checked");
    let ignored = run.passed.ignored;
    if ignored > 0 {
        let files = plural(ignored, "document is", "documents are");
        return lang.pick(
            format!("{said}：{ignored} 个文件被 .gitignore 排除，或是隐藏的（点名即可核对）"),
            format!("{said}: {files} hidden or named in .gitignore (name them to check them)"),
        );
    }
    let others = run.skipped + run.excluded + run.passed.reports + run.passed.litter;
    let why = match (run.failures.is_empty(), others) {
        (true, 0) => lang.pick("没有找到文件", "there are no files"),
        (true, _) => lang.pick("没有找到能读的文件", "there is no document that could be"),
        (false, _) => return said.to_owned(),
    };
    format!("{said}{}{why}", lang.pick("：", ": "))
}

/// `1 error`, `2 errors`.
pub fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
