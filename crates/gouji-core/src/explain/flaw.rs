//! Headlines about flaws of the text: what stands there, and what should.

use crate::finding::Finding;
use crate::lang::Lang;
use crate::rule::Rule;

/// The headline of a flaw.
pub(super) fn headline(finding: &Finding, lang: Lang) -> String {
    let (title, stated) = (&finding.rule.text().words(lang).title, &finding.stated);
    let Some(expected) = &finding.expected else {
        return lang.pick(format!("{title}：“{stated}”"), format!("{title}: \"{stated}\""));
    };
    // Of what a template leaves only the name of another department has a right word.
    if finding.rule == Rule::TemplateResidue {
        return lang.pick(
            format!("这里写的是别的部门“{stated}”，本文是“{expected}”的：可能套用了别的文稿，名称和后面的数都请核对"),
            format!("\"{stated}\" is another department than \"{expected}\", whose document this is: perhaps the text was copied; look at the name and at the figures behind it"),
        );
    }
    lang.pick(
        format!("{title}：“{stated}”应为“{expected}”"),
        format!("{title}: \"{stated}\" should be \"{expected}\""),
    )
}
