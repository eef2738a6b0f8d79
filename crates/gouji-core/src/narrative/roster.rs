//! `二级预算单位包括3个：` and their names below, one a line.
//!
//! Contract: the count is the last figure of its paragraph, nothing else there is counted in its unit, and nothing but
//! words of listing stands behind it; every line below is a name and nothing else (or one line has all the names),
//! numbered from one without a gap, or without a number the name of a department. Fewer names than are counted prove
//! nothing where more of them may follow. A list in which the department itself stands may or may not be counted with
//! it: then only more names than that differ.

use crate::disclosure::{Disclosure, FigureId, Form, Says, Why};
use crate::document::{Passage, Place, Span};
use crate::heading::{Marker, marker, numbered};
use crate::title::{body_of, is_entity};

use super::event::FigureEvent;
use super::forms::{announces, only_count, split, stated};

/// The longest name, in characters.
const LONGEST: usize = 30;
/// So many names make a list.
const LIST: usize = 2;

/// A count whose names may follow.
#[derive(Debug)]
struct Opened {
    count: FigureId,
    stated: usize,
    names: usize,
    /// How the first name is numbered.
    marker: Option<Marker>,
    /// Where the names stand.
    place: Option<Span>,
    /// The department itself is among them.
    own: bool,
}

/// The list that may be open.
#[derive(Debug, Default)]
pub struct Roster {
    open: Option<Opened>,
}

impl Roster {
    /// A heading or paragraph: a name of the open list, or its end.
    pub fn block(&mut self, text: &Passage, disclosure: &mut Disclosure) {
        let own = disclosure.header.entity.as_deref();
        if let Some(open) = &mut self.open
            && open.names == 0
            && let Some((names, true)) = split(text.text().trim_end_matches('。'), open.stated)
            && names >= LIST
        {
            (open.names, open.place) = (names, Some(text.whole_span()));
            let whole = text.text().ends_with('。') || names > open.stated;
            self.end(whole, disclosure);
            return;
        }
        if let Some(open) = &mut self.open
            && !open.take(text, own)
        {
            let whole = open.ends_before(text);
            self.end(whole, disclosure);
        }
    }

    /// A paragraph that was read: it may end with the count of what is listed below it.
    pub fn open(&mut self, text: &Passage, figures: &[&FigureEvent], disclosure: &Disclosure) {
        let Some(last) = figures.last() else { return };
        let behind = text.text().get(last.end..).unwrap_or("");
        if let Some((number, true)) = stated(text, last, disclosure)
            && behind.ends_with('：')
            && announces(behind)
            && only_count(last, figures, disclosure)
        {
            let (names, own) = (0, false);
            self.open = Some(Opened {
                count: last.id,
                stated: number,
                names,
                marker: None,
                place: None,
                own,
            });
        }
    }

    /// What follows is no name; unless the list is certainly `whole`, more names may follow it.
    pub fn end(&mut self, whole: bool, disclosure: &mut Disclosure) {
        let Some(open) = self.open.take().filter(|open| open.names >= LIST) else { return };
        if open.names < open.stated && !whole {
            return;
        }
        let Some(span) = open.place else { return };
        let names =
            if open.own && open.names == open.stated + 1 { open.stated } else { open.names };
        disclosure.say(
            Why::stated(Form::CountRoster),
            Says::ListLength { count: open.count, names, place: Place::from(span) },
        );
        disclosure.reasons.remove(&open.count);
    }
}

impl Opened {
    /// Whether the list certainly ends before a block: numbered names before a number of another kind that stands
    /// higher. What stands lower belongs to the last name.
    fn ends_before(&self, text: &Passage) -> bool {
        let own = self.marker.map(Marker::level);
        let next = marker(text.text()).map(|(kind, _)| kind.level());
        own.zip(next).is_some_and(|(own, next)| next < own)
    }

    /// Takes the next name; whether there is one.
    fn take(&mut self, passage: &Passage, own: Option<&str>) -> bool {
        let text = passage.text();
        let found = marker(text);
        let kind = found.map(|(kind, _)| kind);
        let from = found.map_or(0, |(_, behind)| behind);
        let name = text.get(from..).unwrap_or("").trim_end_matches(['；', '。', '，', '、']).trim();
        let length = name.chars().count();
        let plain = !name.contains(|c: char| c.is_ascii_digit() || "，；：。、《》".contains(c));
        if !(LIST..=LONGEST).contains(&length) || !plain {
            return false;
        }
        match found {
            Some((_, behind)) if text.get(..behind).and_then(numbered) != Some(self.names + 1) => {
                return false;
            }
            None if !is_entity(name) => return false,
            _ => {}
        }
        if self.names > 0 && self.marker != kind {
            return false;
        }
        let span = passage.whole_span();
        let start = self.place.map_or(span.start, |place| place.start);
        (self.marker, self.place) = (kind, Some(Span::new(start, span.end)));
        self.names += 1;
        let (body, level) = body_of(name);
        self.own |= level || own.is_some_and(|own| own.ends_with(body));
        true
    }
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::lang::Lang;

    fn told(text: &str) -> String {
        let text = format!(
            "青禾县农机局2024年度部门决算\n\n二、机构设置\n\n{text}\n\n第二部分 情况说明\n"
        );
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        let said = |it| outcome.words(it, Lang::Zh).message;
        let all: Vec<_> = outcome.findings.iter().map(said).collect();
        format!("{} {}", outcome.relations.len(), all.join("；"))
    }

    const UNITS: &str = "纳入青禾县农机局2024年度部门决算编制范围的二级预算单位包括3个：\n";

    #[test]
    fn names_below_a_count_are_counted() {
        let four = ["青禾县农机监理站", "青禾县农机推广站", "青禾县农机学校", "青禾县农机服务中心"];
        let numbered = |names: &[&str]| {
            let lines = (1..).zip(names).map(|(number, name)| format!("{number}.{name}\n"));
            format!("{UNITS}{}", lines.collect::<String>())
        };
        insta::assert_snapshot!(told(&numbered(&four)), @"1 写明3个，名单列出4个");
        insta::assert_snapshot!(told(&numbered(&four[..3])), @"1");
        insta::assert_snapshot!(told(&format!("{UNITS}{}\n", four.join("\n"))), @"1 写明3个，名单列出4个");
        insta::assert_snapshot!(told(&format!("{UNITS}{}。\n", four.join("、"))), @"1 写明3个，名单列出4个");
        insta::assert_snapshot!(
            told(&format!("青禾县农机局下属二级预算单位3个，具体如下：\n（一）{}\n", four.join("\n（二）").replacen("（二）青禾县农机学校", "（三）青禾县农机学校", 1).replacen("（二）青禾县农机服务", "（四）青禾县农机服务", 1))),
            @"1 写明3个，名单列出4个"
        );
        insta::assert_snapshot!(told("青禾县农机局内设机构5个：办公室、财务科、监理科、推广科。"), @"1 写明5个，名单列出4个");
    }

    #[test]
    fn what_may_be_another_list_is_not() {
        // The department itself may stand before those that are counted.
        let own =
            "1.青禾县农机局（本级）\n2.青禾县农机监理站\n3.青禾县农机推广站\n4.青禾县农机学校\n";
        insta::assert_snapshot!(told(&format!("{UNITS}{own}")), @"1");
        // Two counts: nobody knows which one is listed.
        let two = "青禾县农机局下属单位4个，其中事业单位3个，包括：\n";
        let four =
            "1.青禾县农机监理站\n2.青禾县农机推广站\n3.青禾县农机学校\n4.青禾县农机服务中心\n";
        insta::assert_snapshot!(told(&format!("{two}{four}")), @"0");
        // A name may have parts below it, or a sentence.
        let parts =
            "1.青禾县农机监理站\n2.青禾县农机推广站\n（1）综合组\n（2）技术组\n3.青禾县农机学校\n";
        insta::assert_snapshot!(told(&format!("{UNITS}{parts}")), @"0");
        let sentence = "1.青禾县农机监理站\n2.青禾县农机推广站\n3.青禾县农机学校，负责培训\n";
        insta::assert_snapshot!(told(&format!("{UNITS}{sentence}")), @"0");
        // Sentences are no names.
        let work = "重点工作包括3个：\n1.抓好农机购置补贴，落实政策\n2.推广新机具\n";
        insta::assert_snapshot!(told(work), @"0");
    }
}
