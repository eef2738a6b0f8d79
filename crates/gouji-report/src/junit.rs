//! JUnit XML: a suite for each document, a case for each finding.
//!
//! Contract: a case fails exactly if its finding fails the run, so that a test report and the exit
//! status say the same. A document without findings is one case that passes.

use std::io::{self, Write};

use gouji_check::check::Outcome;

use super::item::{Item, items};
use super::printable::printable;
use super::xml::Xml;
use super::{Rooted, Run, View};

/// Prints the run as test suites.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let items: Vec<_> = items(run, view).collect();
    let short = run.outcomes.iter().filter(|outcome| view.is_short(outcome)).count();
    let failing = items.iter().filter(|item| item.fails(view)).count() + short;
    let silent = |outcome: &&Outcome| !of(&items, outcome).any(|_| true) && !view.is_short(outcome);
    let passing = run.outcomes.iter().filter(silent).count();
    let unread = run.failures.len();
    let mut xml = Xml::new(out)?;
    let mut counts = counts(items.len() + passing + short + unread, failing, unread);
    counts.insert(0, ("name", "gouji".to_owned()));
    xml.open("testsuites", &counts)?;
    for outcome in &run.outcomes {
        let own = of(&items, outcome).collect::<Vec<_>>();
        suite(outcome, &own, &run.rooted, view, &mut xml)?;
    }
    for failure in &run.failures {
        let path = run.rooted.path(failure.error.path());
        let mut attributes = self::counts(1, 0, 1);
        attributes.insert(0, ("name", path.clone()));
        xml.open("testsuite", &attributes)?;
        let name = view.lang.pick("读取", "reading").to_owned();
        xml.open("testcase", &[("name", name), ("classname", path.clone()), ("file", path)])?;
        let message = printable(&failure.message(view.lang));
        xml.empty("error", &[("type", "unreadable".to_owned()), ("message", message)])?;
        xml.close("testcase")?;
        xml.close("testsuite")?;
    }
    xml.close("testsuites")?;
    xml.end()
}

/// The findings of one document.
fn of<'i, 'a>(
    items: &'i [Item<'a>],
    outcome: &'i Outcome,
) -> impl Iterator<Item = &'i Item<'a>> + 'i {
    items.iter().filter(move |item| std::ptr::eq(item.outcome, outcome))
}

fn counts(tests: usize, failures: usize, errors: usize) -> Vec<(&'static str, String)> {
    vec![
        ("tests", tests.to_string()),
        ("failures", failures.to_string()),
        ("errors", errors.to_string()),
    ]
}

fn suite(
    outcome: &Outcome,
    own: &[&Item<'_>],
    rooted: &Rooted,
    view: &View,
    xml: &mut Xml<'_>,
) -> io::Result<()> {
    let path = rooted.name(&outcome.source);
    let short = usize::from(view.is_short(outcome));
    let failing = own.iter().filter(|item| item.fails(view)).count() + short;
    let mut attributes = counts((own.len() + short).max(1), failing, 0);
    attributes.insert(0, ("name", path.clone()));
    xml.open("testsuite", &attributes)?;
    let coverage = &outcome.coverage;
    xml.open("properties", &[])?;
    property("figures", &coverage.figures.to_string(), xml)?;
    property("checked", &coverage.checked.to_string(), xml)?;
    property("unchecked", &coverage.unchecked_count().to_string(), xml)?;
    xml.close("properties")?;
    if short > 0 {
        let name = view.lang.pick("核对了多少", "how much was checked").to_owned();
        let message = super::short::words(outcome, view.min_checked, view.lang);
        xml.open(
            "testcase",
            &[("name", name), ("classname", path.clone()), ("file", path.clone())],
        )?;
        let kind = ("type", "min-checked".to_owned());
        xml.text("failure", &[kind, ("message", message.clone())], &message)?;
        xml.close("testcase")?;
    } else if own.is_empty() {
        let name = view.lang.pick("没有结果", "no findings").to_owned();
        xml.empty(
            "testcase",
            &[("name", name), ("classname", path.clone()), ("file", path.clone())],
        )?;
    }
    for item in own {
        case(item, rooted, view, xml)?;
    }
    xml.close("testsuite")
}

fn case(item: &Item<'_>, rooted: &Rooted, view: &View, xml: &mut Xml<'_>) -> io::Result<()> {
    let rule = item.finding.rule.name().to_owned();
    let path = rooted.path(item.spot.path);
    let name = format!("{rule} ({})", item.spot.words(view.lang));
    let mut attributes = vec![("name", name), ("classname", path.clone()), ("file", path)];
    if item.spot.editable {
        attributes.push(("line", item.spot.start.line.to_string()));
    }
    xml.open("testcase", &attributes)?;
    xml.open("properties", &[])?;
    property("severity", item.finding.severity.name(), xml)?;
    property("fingerprint", &item.finding.fingerprint, xml)?;
    xml.close("properties")?;
    let body = item.body(view.lang);
    if item.fails(view) {
        xml.text("failure", &[("type", rule), ("message", item.message())], &body)?;
    } else {
        xml.text("system-out", &[], &body)?;
    }
    xml.close("testcase")
}

fn property(name: &str, value: &str, xml: &mut Xml<'_>) -> io::Result<()> {
    xml.empty("property", &[("name", name.to_owned()), ("value", value.to_owned())])
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use gouji_core::lang::Lang;
    use gouji_core::read_error::ReadError;

    #[test]
    fn a_warning_passes_where_only_errors_fail() {
        let mut run = samples::run(Lang::En);
        run.failures.push(ReadError::Empty { path: "b<\u{1}>.txt".to_owned() }.into());
        let mut out = Vec::new();
        render(&run, &samples::view(Lang::En), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="gouji" tests="3" failures="1" errors="1">
          <testsuite name="draft.txt" tests="2" failures="1" errors="0">
            <properties>
              <property name="figures" value="4"/>
              <property name="checked" value="3"/>
              <property name="unchecked" value="1"/>
            </properties>
            <testcase name="share-of-whole (line 4, column 25)" classname="draft.txt" file="draft.txt" line="4">
              <properties>
                <property name="severity" value="error"/>
                <property name="fingerprint" value="3f2a91c04d5e6b78"/>
              </properties>
              <failure type="share-of-whole" message="the share of 基本支出 is stated as 78%, the figures give 77%">the share of 基本支出 is stated as 78%, the figures give 77%
        790.04 ÷ 1020.20 = 77.44%
        suggestion: 77% (certain)
        same cause: [shares-add-to-100] the shares add to 101%
        fingerprint 3f2a91c04d5e6b78</failure>
            </testcase>
            <testcase name="growth-rate (line 5, column 16)" classname="draft.txt" file="draft.txt" line="5">
              <properties>
                <property name="severity" value="warning"/>
                <property name="fingerprint" value="90b1c2d3e4f50617"/>
              </properties>
              <system-out>the growth rate 1.2% was cut off instead of rounded
        12.34 ÷ 1007.86 = 1.22%
        fingerprint 90b1c2d3e4f50617</system-out>
            </testcase>
          </testsuite>
          <testsuite name="b&lt;␁&gt;.txt" tests="1" failures="0" errors="1">
            <testcase name="reading" classname="b&lt;␁&gt;.txt" file="b&lt;␁&gt;.txt">
              <error type="unreadable" message="the file is empty; nothing was checked"/>
            </testcase>
          </testsuite>
        </testsuites>
        "#);
    }
}
