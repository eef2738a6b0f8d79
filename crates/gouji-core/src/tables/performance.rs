//! The form of a project's performance targets (项目绩效目标完成情况表): its budget and what was
//! spent, each with the fiscal part.
//!
//! Contract: labels end with a colon and their number stands in the next cell; a blank says
//! nothing.

use crate::disclosure::{Basis, Disclosure, FigureId, Form, Identity, Says, TotalKind, Why};

use super::grid::Content;

/// A label and the number in the next cell.
struct Entry<'a> {
    label: &'a str,
    number: FigureId,
}

/// Claims of every such form in a table.
pub(super) fn claims(rows: &[Vec<Content>], disclosure: &mut Disclosure) {
    let mut project = String::new();
    let mut totals: Option<(FigureId, FigureId)> = None;
    for row in rows {
        let mut cells = row.iter().filter(|cell| !cell.text.is_empty());
        if cells.next().is_some_and(|cell| cell.text == "项目名称") {
            project = cells.next().map(|cell| cell.text.clone()).unwrap_or_default();
            totals = None;
        }
        match entries(row).as_slice() {
            [budget, spent] if budget.label == "预算数" && spent.label == "执行数" => {
                totals = Some((budget.number, spent.number));
                identify(budget.number, &project, Basis::FullYearBudget, disclosure);
                identify(spent.number, &project, Basis::Final, disclosure);
            }
            [budget, spent]
                if budget.label.starts_with("其中") && spent.label.starts_with("其中") =>
            {
                let Some((total_budget, total_spent)) = totals else { continue };
                for (total, part) in [(total_budget, budget.number), (total_spent, spent.number)] {
                    disclosure.say(
                        Why::stated(Form::TableProject),
                        Says::AtMost {
                            total,
                            items: vec![(part, false)],
                            kind: TotalKind::Amounts,
                        },
                    );
                }
            }
            _ => {}
        }
    }
}

fn entries(row: &[Content]) -> Vec<Entry<'_>> {
    row.windows(2)
        .filter_map(|pair| {
            let [label, value] = pair else { return None };
            let label = label.text.strip_suffix('：')?;
            Some(Entry { label, number: value.number? })
        })
        .collect()
}

fn identify(id: FigureId, project: &str, basis: Basis, disclosure: &mut Disclosure) {
    if project.is_empty() {
        return;
    }
    let year = disclosure.header.year;
    if let Some(figure) = disclosure.figures.get_mut(id.0) {
        figure.label = if basis == Basis::Final { "执行数" } else { "预算数" }.to_owned();
    }
    disclosure.identify(id, Identity::project(project, basis, year));
}
