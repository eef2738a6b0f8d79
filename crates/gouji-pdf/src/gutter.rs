//! Pages that are set in two columns of running text.
//!
//! Contract: only where several lines in a row leave the same strip free and sentences stand on both sides of it;
//! a table without lines has names and numbers there. Columns are read one after the other.

use super::glyphs::Glyph;
use super::lines::{TextLine, lines};

/// So many lines make two columns.
const ENOUGH: usize = 3;

/// The strip is at least so wide, in parts of the type's size.
const WIDTH: f64 = 1.5;

/// Characters on one height.
struct Row {
    glyphs: Vec<Glyph>,
    y: f64,
    size: f64,
}

/// The lines of a page in reading order; nothing where it has one column.
pub fn columns(glyphs: &[Glyph]) -> Option<Vec<TextLine>> {
    let rows = rows(glyphs.to_vec());
    let mut out = Vec::new();
    let mut single = Vec::new();
    let mut from = 0;
    let mut any = false;
    while from < rows.len() {
        let Some((end, at)) = band(&rows, from) else {
            single.extend(rows.get(from).map(|row| row.glyphs.clone()).unwrap_or_default());
            from += 1;
            continue;
        };
        any = true;
        out.extend(lines(std::mem::take(&mut single)));
        let own = rows.get(from..end).unwrap_or_default().iter().flat_map(|row| &row.glyphs);
        let (left, right): (Vec<Glyph>, Vec<Glyph>) =
            own.cloned().partition(|glyph| glyph.middle().0 < at);
        for line in lines(left).into_iter().chain(lines(right)) {
            out.push(TextLine { narrow: true, ..line });
        }
        from = end;
    }
    out.extend(lines(single));
    any.then_some(out)
}

fn rows(mut glyphs: Vec<Glyph>) -> Vec<Row> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Row> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if glyph.y - row.y <= 0.3 * row.size.max(glyph.size) => {
                row.glyphs.push(glyph)
            }
            _ => rows.push(Row { y: glyph.y, size: glyph.size, glyphs: vec![glyph] }),
        }
    }
    for row in &mut rows {
        row.glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows
}

/// Where the columns that begin with a row end, and the place between them.
fn band(rows: &[Row], from: usize) -> Option<(usize, f64)> {
    let (mut low, mut high) = widest(rows.get(from)?)?;
    let mut end = from + 1;
    let mut both = 1;
    for row in rows.get(end..)? {
        let aside = row.glyphs.iter().all(|glyph| glyph.x1 <= low)
            || row.glyphs.iter().all(|glyph| glyph.x0 >= high);
        if !aside {
            let Some((left, right)) = widest(row) else { break };
            let (left, right) = (low.max(left), high.min(right));
            if right - left < WIDTH * row.size {
                break;
            }
            (low, high) = (left, right);
            both += 1;
        }
        end += 1;
    }
    let at = f64::midpoint(low, high);
    let own = rows.get(from..end)?;
    let side = |left: bool| {
        let glyphs = own.iter().flat_map(|row| &row.glyphs);
        let glyphs = glyphs.filter(|glyph| (glyph.middle().0 < at) == left).cloned().collect();
        is_prose(&lines(glyphs))
    };
    (both >= ENOUGH && side(true) && side(false)).then_some((end, at))
}

/// The widest strip that a row leaves free between its characters.
fn widest(row: &Row) -> Option<(f64, f64)> {
    let pairs = row.glyphs.windows(2).filter_map(|pair| Some((pair.first()?.x1, pair.get(1)?.x0)));
    let widest = pairs.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
    (widest.1 - widest.0 >= WIDTH * row.size).then_some(widest)
}

/// Whether most lines are pieces of sentences.
fn is_prose(lines: &[TextLine]) -> bool {
    let sentence = |line: &&TextLine| {
        line.text.contains(['，', '。', '；', '：'])
            && line.text.chars().filter(|c| !c.is_ascii()).count() >= 4
    };
    let number = |line: &TextLine| line.text.is_ascii();
    !lines.is_empty()
        && lines.iter().filter(sentence).count() * 2 >= lines.len()
        && !lines.iter().any(number)
}

#[cfg(test)]
mod tests {
    use super::super::lines::set;
    use super::*;

    fn read(rows: &[(&str, &str)]) -> Option<Vec<String>> {
        let mut glyphs = Vec::new();
        for (row, (left, right)) in rows.iter().enumerate() {
            let y = 20.0 + 14.0 * row as f64;
            glyphs.extend(set(left, 50.0, y, 9.0));
            glyphs.extend(set(right, 320.0, y, 9.0));
        }
        columns(&glyphs).map(|lines| lines.into_iter().map(|line| line.text).collect())
    }

    #[test]
    fn columns_of_sentences_are_read_one_after_the_other() {
        let rows = [
            ("本年支出合计500.00万元，其中：", "会议由全体人员参加，"),
            ("基本支出300.00万元，占60.00%；", "另有来宾若干；"),
            ("项目支出200.00万元，占40.00%。", "详见附件。"),
        ];
        let read = read(&rows).unwrap();
        assert_eq!(read[..3], rows.map(|(left, _)| left));
        assert_eq!(read[3..], rows.map(|(_, right)| right));
    }

    #[test]
    fn names_and_numbers_are_no_columns() {
        let rows = [("一、教育支出", "100.00"), ("二、科学技术支出", "20.00"), ("合计", "120.00")];
        assert_eq!(read(&rows), None);
        let rows =
            [("一、税收收入", "一、教育支出"), ("二、非税收入", "二、国防支出"), ("合计", "合计")];
        assert_eq!(read(&rows), None);
    }
}
