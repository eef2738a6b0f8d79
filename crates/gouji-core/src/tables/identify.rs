//! What the cells of an official table certainly are.
//!
//! Contract: an identity is given where layout, header, label or code say it; a column about another
//! thing (增减, 占比) gives none.

use crate::disclosure::{Basis, Disclosure, FigureId, Fund, Header, Identity, Kind};

use super::header::is_total;
use super::layout::{ColumnLayout, Layout, Layouts, RowLayout, Side};
use super::panel::{Panel, Row};
use super::roles;
use super::statement::Line;

/// A column as far as its header tells.
#[derive(Debug, Clone)]
pub(super) struct Meaning<'l> {
    /// The layout's key.
    pub key: Option<String>,
    layout: Option<&'l ColumnLayout>,
    basis: Basis,
    year: Option<i32>,
    /// It holds amounts of one year and basis, not changes or shares.
    amounts: bool,
}

/// The year before one that nobody names: its columns belong together, and are those of no other table.
const BEFORE: i32 = 0;

/// The year and basis a column is about.
pub(super) type Scope = (Option<i32>, Basis);

impl Meaning<'_> {
    /// The year and basis it is about.
    pub fn scope(&self) -> Scope {
        (self.year, self.basis)
    }

    /// Whether the column holds amounts of which nobody knows what they are.
    pub fn is_unknown(&self) -> bool {
        self.amounts && self.key.is_none()
    }
}

/// What the columns of a panel hold.
pub(super) fn columns<'l>(panel: &Panel, layout: &'l Layout, header: &Header) -> Vec<Meaning<'l>> {
    // A document that names no year may name two above the columns.
    let named = || panel.columns.iter().filter_map(|column| roles::year(&column.path.concat()));
    let own = header.year.or_else(|| named().max());
    let meaning = |path: &Vec<String>| {
        let known = layout.column(path);
        let words = path.concat();
        let before = own.is_none() && is_of_year_before(&words);
        Meaning {
            key: known.map(|(key, _)| key.to_owned()),
            layout: known.map(|(_, column)| column),
            basis: basis(&words, header.kind),
            year: if before { Some(BEFORE) } else { year(&words, own) },
            amounts: !before
                && !["增减", "增长", "占比", "比例", "%", "差额", "变动"]
                    .iter()
                    .any(|w| words.contains(w)),
        }
    };
    let mut columns: Vec<Meaning<'l>> =
        panel.columns.iter().map(|column| meaning(&column.path)).collect();
    sole_total(&mut columns, layout);
    columns
}

/// A total over everything is that of the thing itself where the table has nothing else: 合计 above
/// the three public expenses alone, without meetings and training.
fn sole_total<'l>(columns: &mut [Meaning<'l>], layout: &'l Layout) {
    let has = |key: &str| columns.iter().any(|column| column.key.as_deref() == Some(key));
    let (Some(total), true) = (layout.columns.get("total"), layout.columns.contains_key("all"))
    else {
        return;
    };
    if has("total") || has("meetings") || has("training") {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.key.as_deref() == Some("all")) {
        column.key = Some("total".to_owned());
        column.layout = Some(total);
    }
}

fn basis(words: &str, kind: Kind) -> Basis {
    let named = [
        ("年初预算", Basis::InitialBudget),
        ("全年预算", Basis::FullYearBudget),
        ("调整预算", Basis::AdjustedBudget),
        ("决算", Basis::Final),
        ("执行数", Basis::Final),
        ("预算数", Basis::Budget),
    ];
    let found = named.iter().find(|(word, _)| words.contains(word)).map(|(_, basis)| *basis);
    found.unwrap_or(if kind == Kind::Budget { Basis::Budget } else { Basis::Final })
}

fn year(words: &str, own: Option<i32>) -> Option<i32> {
    let own = own?;
    if is_of_year_before(words) {
        return Some(own - 1);
    }
    Some(roles::year(words).unwrap_or(own))
}

fn is_of_year_before(words: &str) -> bool {
    words.contains("上年") && !words.contains("上年结转")
}

/// Writes identities into figures.
pub(super) struct Desk<'d> {
    /// The layout.
    pub layout: &'d Layout,
    /// What the columns hold.
    pub columns: &'d [Meaning<'d>],
    /// The figures.
    pub disclosure: &'d mut Disclosure,
}

impl Desk<'_> {
    /// The rows of a table with codes.
    pub fn codes(&mut self, panel: &Panel) {
        let totals: Vec<&Row> =
            panel.rows.iter().filter(|row| row.code.is_none() && is_total(&row.label)).collect();
        for row in &panel.rows {
            if let Some(code) = &row.code {
                let path = code.path();
                let lines = self.layout.lines.clone();
                // The columns of the economic classification are parts of the line.
                let economic = code.is_economic();
                self.row(row, &path, |meaning| {
                    let own = meaning.layout.and_then(|column| column.concept.clone());
                    if economic && own.is_some() { None } else { own.or_else(|| lines.clone()) }
                });
                continue;
            }
            let label = super::layout::plain(&row.label);
            let known = self.layout.row(&label, Side::Right).map(|known| known.concept.clone());
            let only = matches!(totals.as_slice(), [one] if one.row == row.row);
            if known.is_some() || only {
                let total = self.layout.total.clone().or_else(|| self.layout.lines.clone());
                self.row(row, &[], |meaning| {
                    let own = meaning.layout.and_then(|column| column.concept.clone());
                    known.clone().or(own).or_else(|| total.clone())
                });
            }
        }
    }

    /// The one row of a table of columns.
    pub fn matrix(&mut self, panel: &Panel) {
        let mut rows = panel.rows.iter().filter(|row| row.values.iter().any(Option::is_some));
        let row = match (rows.next(), rows.next()) {
            (Some(row), None) => Some(row),
            _ => panel.rows.iter().find(|row| is_total(&row.label)),
        };
        if let Some(row) = row {
            self.row(row, &[], |meaning| meaning.layout.and_then(|column| column.concept.clone()));
        }
    }

    /// The rows of one side of a statement.
    pub fn statement(&mut self, lines: &[Line<'_>], side: Side) {
        let total = lines.iter().position(|line| line.total);
        let plain = |line: &Line<'_>| super::layout::plain(&line.name);
        let mut funds: Vec<&RowLayout> = Vec::new();
        for line in lines {
            let name = plain(line);
            let name = name.trim_end_matches('：');
            let known = self.layout.row(name, side);
            let fund = known.filter(|row| row.fund.is_some());
            // A part of the money carried over has the name of its fund, and is no income.
            let parent = line.parent.and_then(|parent| Some((parent, lines.get(parent)?)));
            let whole = parent.and_then(|(_, parent)| self.layout.row(&plain(parent), side));
            let behind = parent.is_some_and(|(at, _)| total.is_some_and(|total| at > total));
            let other = fund.zip(whole).is_some_and(|(own, whole)| own.concept != whole.concept);
            if behind || other {
                let concept = whole.map(|row| row.concept.clone());
                if let (Some(concept), Some(fund)) = (concept, fund.and_then(|row| row.fund)) {
                    self.row_of(line.row, &[], Some(fund), |_| Some(concept.clone()));
                }
                continue;
            }
            // A fund that stands again without a row that it is certainly a part of is of something else.
            if let Some(row) = fund {
                let again = funds.iter().any(|known| std::ptr::eq(*known, row));
                if again && whole.is_none() {
                    continue;
                }
                funds.push(row);
            }
            if let Some(row) = known {
                self.row_of(line.row, &[], row.fund, |_| Some(row.concept.clone()));
            } else if side == Side::Right
                && let Some(class) = Layouts::get().class(name)
            {
                let path = [class.to_owned()];
                self.row(line.row, &path, |_| Some("expenditure.total".to_owned()));
            }
        }
    }

    fn row(
        &mut self,
        row: &Row,
        path: &[String],
        concept: impl Fn(&Meaning<'_>) -> Option<String>,
    ) {
        self.row_of(row, path, None, concept);
    }

    fn row_of(
        &mut self,
        row: &Row,
        path: &[String],
        fund: Option<Fund>,
        concept: impl Fn(&Meaning<'_>) -> Option<String>,
    ) {
        for (column, meaning) in self.columns.iter().enumerate() {
            let (Some(id), true, Some(known)) =
                (row.value(column), meaning.amounts, meaning.layout)
            else {
                continue;
            };
            let Some(concept) = concept(meaning) else { continue };
            let identity = Identity {
                concept,
                fund: known.fund.or(fund).unwrap_or(self.layout.fund),
                year: meaning.year,
                basis: meaning.basis,
                path: path.to_vec(),
                entity: String::new(),
            };
            self.give(id, identity);
        }
    }

    fn give(&mut self, id: FigureId, identity: Identity) {
        self.disclosure.identify(id, identity);
    }
}
