//! What stands in a Word document, before numbers and styles are applied.

/// One thing in the flow of text.
#[derive(Debug)]
pub enum Node {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Vec<Row>),
}

/// A paragraph.
#[derive(Debug, Default)]
pub struct Paragraph {
    /// Its text; line breaks are `\n`.
    pub text: String,
    /// The id of its style.
    pub style: Option<String>,
    /// Its own outline level, from 0; 9 is running text.
    pub outline: Option<usize>,
    /// The id of its list; 0 is none.
    pub list: Option<String>,
    /// Its level in the list, from 0.
    pub list_level: Option<usize>,
    /// How far its first line stands in from the left, in quarters of a character.
    pub indent: usize,
    /// It is not set from the left, so that how far it stands in says nothing.
    pub centred: bool,
    /// Its end was deleted: it goes on in the next paragraph.
    pub open_end: bool,
    /// How many pictures and charts in it are large enough to hold text.
    pub pictures: usize,
    /// Text boxes that hang on it.
    pub boxes: Vec<Node>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub struct Row {
    /// Columns left out before the first cell.
    pub before: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Default)]
pub struct Cell {
    /// How many columns of the grid it covers.
    pub columns: usize,
    /// It goes on from the cell above.
    pub continues: bool,
    /// It is covered by the cell before it (an old way to merge).
    pub covered: bool,
    /// What stands in it.
    pub nodes: Vec<Node>,
}
