//! `gouji test`.

use std::io::{self, Write};

use super::args::TestArgs;
use super::output::Output;
use super::rulebook;
use super::status::Status;

/// Runs the examples of rule files.
pub fn run(args: &TestArgs, output: &mut Output) -> io::Result<Status> {
    let book = match rulebook::load(&args.rule_files, output)? {
        Ok(book) => book,
        Err(status) => return Ok(status),
    };
    let status = output.decide(Status::Clean);
    let own = book.own();
    let examples: usize = own
        .iter()
        .map(|(rule, _)| &rule.text().examples)
        .map(|examples| examples.right.len() + examples.wrong.len())
        .sum();
    for (rule, _) in own {
        let count = rule.text().examples.right.len() + rule.text().examples.wrong.len();
        let line = output.lang.pick(
            format!("{rule}：{count} 个例子全部通过"),
            format!("{rule}: {count} of {count} examples pass"),
        );
        writeln!(output.out, "{line}")?;
    }
    let rules = own.len();
    let line = output.lang.pick(
        format!("{rules} 条规则，{examples} 个例子，没有问题"),
        format!("rules: {rules}, examples: {examples}, failures: 0"),
    );
    writeln!(output.out, "{line}")?;
    Ok(status)
}
