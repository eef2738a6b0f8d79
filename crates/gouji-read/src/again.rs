//! What an official table repeats where a text export goes on with it on the next page.
//!
//! Contract: only lines that stood above the first row are left out where they stand again; where the
//! first row itself stands again below the title, another table of the same name begins there.

use super::pieces::{Kind, Piece};

/// What a table that goes on over pages repeats: its title, its unit, its header.
#[derive(Debug, Default)]
pub struct Again {
    title: String,
    /// The lines above the first numbers.
    heads: Vec<String>,
    /// The first words that stand with numbers.
    first: Option<String>,
    /// Where the title stands again, with nothing behind it so far: its line, and the rows before.
    open: Option<(usize, usize)>,
}

impl Again {
    /// Of the table with a title.
    pub fn of(title: &str) -> Again {
        Again { title: compact(title), ..Again::default() }
    }

    /// Whether a line, here with the rows before it, repeats what stood above the first row.
    pub fn repeats(&mut self, text: &str, here: (usize, usize)) -> bool {
        if self.first.is_none() {
            return false;
        }
        let line = compact(text);
        let title = line == self.title;
        if title {
            self.open.get_or_insert(here);
        }
        title
            || line == "续表"
            || line == "接上页"
            || (self.heads.contains(&line) && (self.open.is_some() || line.chars().count() > 3))
    }

    /// Where the table ends after all, because its first row stands again below its title.
    pub fn restarts(&mut self, text: &str, line: &[Piece]) -> Option<(usize, usize)> {
        if !line.iter().any(|piece| piece.kind == Kind::Number) {
            if self.first.is_none() {
                self.heads.push(compact(text));
            }
            return None;
        }
        let words = || text.split_whitespace().take_while(|word| !word.contains('.'));
        let words: String = words().filter(|word| !word.contains(',')).take(2).collect();
        let open = self.open.take();
        match &self.first {
            Some(first) => open.filter(|_| *first == words),
            None => {
                self.first = Some(words);
                None
            }
        }
    }
}

/// A line without blanks and without the marks that its table goes on.
fn compact(text: &str) -> String {
    let line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let words = ["（续表）", "（续）", "(续表)", "(续)"];
    let bare = words.iter().find_map(|word| line.strip_suffix(word)).unwrap_or(&line);
    bare.trim_matches(|c| matches!(c, '（' | '）')).to_owned()
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_core::finding::Severity;

    #[test]
    fn a_text_export_goes_on_below_its_title() {
        let errors = |last: &str| {
            let title =
                "2024年青禾县一般公共预算支出决算表\n单位：万元\n科目编码  科目名称  决算数\n";
            let text = format!(
                "青禾县2024年财政决算\n\n{title}201  一般公共服务支出  700.00\n20101  人大事务  300.00\n\u{c}{title}\
                 20103  政府办公厅（室）及相关机构事务  {last}\n205  教育支出  200.00\n20502  普通教育  200.00\n合计  900.00\n"
            );
            let outcome = check(text.as_bytes(), "draft.txt").unwrap();
            let errors = outcome.findings.into_iter().filter(|it| it.severity == Severity::Error);
            errors.map(|finding| finding.stated).collect::<Vec<_>>()
        };
        assert_eq!(errors("400.00"), Vec::<String>::new());
    }
}
