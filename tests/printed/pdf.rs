//! A page as a PDF file, with the lines of its tables drawn or without.
//!
//! Contract: the characters are written in UTF-16 in a font whose characters have no shape, with the table
//! that says what they mean; wide ones are as wide as they are high, others half of it.

use std::fmt::Write as _;

use super::page::{Cell, Piece, Table};

const SIZE: f64 = 9.0;
/// Between the text of a cell and its lines.
const FREE: f64 = 4.0;
/// The most characters of a label in one line.
const LONGEST: f64 = 14.0;
const LEFT: f64 = 40.0;

/// As a PDF file.
pub fn pdf(pieces: &[Piece], ruled: bool) -> Vec<u8> {
    let tables = pieces.iter().filter_map(|piece| match piece {
        Piece::Table(table) => Some(table),
        _ => None,
    });
    let widest = tables.map(|table| widths(table).iter().sum::<f64>()).fold(500.0, f64::max);
    let mut pages = vec![String::new()];
    let mut y = 60.0;
    for piece in pieces {
        let page = pages.last_mut().unwrap();
        match piece {
            Piece::Break => {
                pages.push(String::new());
                y = 60.0;
            }
            Piece::Line(left, right) => {
                for line in left.split('\n') {
                    let title = left.ends_with('表') || left.contains('\n');
                    let x = if title { LEFT + (widest - wide(line)) / 2.0 } else { LEFT };
                    show(page, line, x, y);
                    y += 1.8 * SIZE;
                }
                if !right.is_empty() {
                    show(page, right, LEFT + widest - wide(right), y - 1.8 * SIZE);
                }
            }
            Piece::Table(table) => y = draw(page, table, y - SIZE, ruled) + 2.0 * SIZE,
        }
    }
    file(&pages, widest + 2.0 * LEFT)
}

fn wide(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>() * SIZE
}

fn lines(cell: &Cell) -> Vec<String> {
    let mut all = Vec::new();
    for line in cell.text.split('\n') {
        let mut own = String::new();
        for c in line.chars() {
            if !cell.is_number() && wide(&own) >= LONGEST * SIZE {
                all.push(std::mem::take(&mut own));
            }
            own.push(c);
        }
        all.push(own);
    }
    all
}

fn widths(table: &Table) -> Vec<f64> {
    (0..table.columns)
        .map(|column| {
            let own = (0..table.rows).map(|row| table.at(row, column)).filter(|c| c.columns == 1);
            let need = |cell: &Cell| {
                let text = lines(cell).iter().map(|line| wide(line)).fold(0.0, f64::max);
                text + SIZE * f64::from(u32::try_from(cell.indent).unwrap())
            };
            own.map(need).fold(3.0 * SIZE, f64::max) + 2.0 * FREE
        })
        .collect()
}

fn edges(from: f64, steps: &[f64]) -> Vec<f64> {
    let mut all = vec![from];
    for step in steps {
        all.push(all[all.len() - 1] + step);
    }
    all
}

fn draw(page: &mut String, table: &Table, top: f64, ruled: bool) -> f64 {
    let xs = edges(LEFT, &widths(table));
    let height = |row: usize| {
        let most = table.row(row).filter(|cell| cell.rows == 1).map(|cell| lines(cell).len()).max();
        1.3 * SIZE * f64::from(u32::try_from(most.unwrap_or(1)).unwrap()) + FREE
    };
    let heights: Vec<f64> = (0..table.rows).map(height).collect();
    let ys = edges(top, &heights);
    for cell in &table.cells {
        let (x0, x1) = (xs[cell.column], xs[cell.column + cell.columns]);
        let (y0, y1) = (ys[cell.row], ys[cell.row + cell.rows]);
        if ruled {
            for (ax, ay, bx, by) in
                [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
            {
                let _ = writeln!(page, "{ax:.2} {ay:.2} m {bx:.2} {by:.2} l S");
            }
        }
        let text = lines(cell);
        let high = 1.3 * SIZE * f64::from(u32::try_from(text.len()).unwrap());
        for (index, line) in text.iter().enumerate() {
            let at = f64::from(u32::try_from(index).unwrap());
            let y = (y0 + y1 - high) / 2.0 + SIZE + 1.3 * SIZE * at;
            let x = if cell.is_number() {
                x1 - FREE - wide(line)
            } else if cell.columns > 1 || cell.rows > 1 {
                (x0 + x1 - wide(line)) / 2.0
            } else {
                x0 + FREE + SIZE * f64::from(u32::try_from(cell.indent).unwrap())
            };
            show(page, line, x, y);
        }
    }
    ys[table.rows]
}

/// Text whose baseline begins at a place, `y` from the upper edge.
fn show(page: &mut String, text: &str, x: f64, y: f64) {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let _ = writeln!(page, "BT /F1 {SIZE} Tf 1 0 0 -1 {x:.2} {y:.2} Tm <{codes}> Tj ET");
}

fn file(pages: &[String], width: f64) -> Vec<u8> {
    let height = 842.0;
    let meaning = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n\
        1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
    let mut meaning = meaning.to_owned();
    for page in 0..=255 {
        if page % 64 == 0 {
            let _ = writeln!(meaning, "64 beginbfrange");
        }
        let _ = writeln!(meaning, "<{page:02X}00> <{page:02X}FF> <{page:02X}00>");
        if page % 64 == 63 {
            let _ = writeln!(meaning, "endbfrange");
        }
    }
    meaning.push_str("endcmap end end");
    let stream = |text: &str| format!("<</Length {}>>\nstream\n{text}\nendstream", text.len());
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>"
            .to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
         /Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[32 126 500]>>"
            .to_owned(),
        "<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800\
         /Descent -200/CapHeight 700/StemV 80>>"
            .to_owned(),
        stream(&meaning),
    ];
    let mut kids = String::new();
    for page in pages {
        let content = objects.len() + 1;
        objects.push(stream(&format!("1 0 0 -1 0 {height} cm 0.5 w\n{page}")));
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.0} {height}]/Contents {content} 0 R\
             /Resources<</Font<</F1 3 0 R>>>>>>"
        ));
        let _ = write!(kids, "{} 0 R ", content + 1);
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
    let mut out = "%PDF-1.5\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        let _ = writeln!(out, "{number} 0 obj\n{object}\nendobj");
    }
    let start = out.len();
    let _ = writeln!(out, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1);
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let size = objects.len() + 1;
    let _ = write!(out, "trailer <</Root 1 0 R/Size {size}>>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}
