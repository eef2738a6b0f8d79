//! Checkstyle XML, which many servers read.

use std::io::{self, Write};

use gouji_core::finding::Severity;

use super::item::{Item, fingerprint, items};
use super::printable::printable;
use super::xml::Xml;
use super::{Run, View, mark, short};

/// Prints the findings by document; what could not be read is an error of its file.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let items: Vec<_> = items(run, view).collect();
    let mut xml = Xml::new(out)?;
    xml.comment(mark::XML)?;
    xml.open("checkstyle", &[("version", "8.0".to_owned())])?;
    for outcome in &run.outcomes {
        let own: Vec<&Item<'_>> =
            items.iter().filter(|item| std::ptr::eq(item.outcome, outcome)).collect();
        for file in outcome.source.files() {
            if own.iter().all(|item| item.spot.path != file.path) {
                xml.empty("file", &[("name", run.rooted.path(file.path))])?;
            }
        }
        // A document may be made of several files.
        for part in own.chunk_by(|left, right| left.spot.path == right.spot.path) {
            let name = part.first().map(|item| run.rooted.path(item.spot.path)).unwrap_or_default();
            xml.open("file", &[("name", name)])?;
            for item in part {
                xml.empty("error", &attributes(item, view))?;
            }
            xml.close("file")?;
        }
    }
    let failures = run.failures.iter().map(|failure| {
        let message = printable(&failure.message(view.lang));
        (failure.error.path(), message, "gouji.unreadable")
    });
    let short = short::documents(run, view).into_iter();
    let short = short.map(|(outcome, said)| (outcome.source.path_of(0), said, "gouji.min-checked"));
    for (path, message, source) in failures.chain(short) {
        xml.open("file", &[("name", run.rooted.path(path))])?;
        let severity = ("severity", "error".to_owned());
        xml.empty("error", &[severity, ("message", message), ("source", source.to_owned())])?;
        xml.close("file")?;
    }
    xml.close("checkstyle")?;
    xml.end()
}

fn attributes(item: &Item<'_>, view: &View) -> Vec<(&'static str, String)> {
    let lang = view.lang;
    let severity = match item.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    };
    let mut message = item.message();
    let mut attributes = Vec::new();
    if item.spot.editable {
        attributes.push(("line", item.spot.start.line.to_string()));
        attributes.push(("column", item.spot.start.column.to_string()));
    } else {
        let place = printable(&item.spot.words(lang));
        message = format!("{place}{}{message}", lang.pick("：", ": "));
    }
    let fingerprint = fingerprint(item.finding, lang);
    let message =
        lang.pick(format!("{message}（{fingerprint}）"), format!("{message} ({fingerprint})"));
    attributes.push(("severity", severity.to_owned()));
    attributes.push(("message", message));
    attributes.push(("source", format!("gouji.{}", item.finding.rule.name())));
    attributes
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use gouji_core::lang::Lang;

    #[test]
    fn errors_by_file() {
        let run = samples::run(Lang::En);
        let mut out = Vec::new();
        render(&run, &samples::view(Lang::En), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- gouji -->
        <checkstyle version="8.0">
          <file name="draft.txt">
            <error line="4" column="25" severity="error" message="the share of 基本支出 is stated as 78%, the figures give 77% (fingerprint 3f2a91c04d5e6b78)" source="gouji.share-of-whole"/>
            <error line="5" column="16" severity="warning" message="the growth rate 1.2% was cut off instead of rounded (fingerprint 90b1c2d3e4f50617)" source="gouji.growth-rate"/>
          </file>
        </checkstyle>
        "#);
    }
}
