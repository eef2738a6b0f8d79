//! Cells of a sheet that lie under a cell merged down from above.
//!
//! Contract: a covered place is filled by the cell that covers it, so it takes no cell of its own.
//! Bounded: more covers at a time than [`MOST`] are no table, and the rest are left out.

/// The most merged cells that reach over one row.
const MOST: usize = 4_096;

/// The merged cells that reach over the rows below the one they begin in.
#[derive(Debug, Default)]
pub struct Covers {
    /// First and last column, and the last row, by first column.
    open: Vec<(u32, u32, u32)>,
}

impl Covers {
    /// Forgets the cells that end above a row.
    pub fn reach(&mut self, row: u32) {
        self.open.retain(|(_, _, bottom)| *bottom >= row);
    }

    /// A cell that covers columns down to a row, as far as no other covers them.
    pub fn add(&mut self, from: u32, to: u32, bottom: u32) {
        if self.open.len() < MOST && !self.covers(from) {
            let at = self.open.partition_point(|(first, _, _)| *first < from);
            let next =
                self.open.get(at).map_or(to, |(first, _, _)| first.saturating_sub(1).min(to));
            self.open.insert(at, (from, next, bottom));
        }
    }

    /// Whether a column of the row is covered.
    pub fn covers(&self, column: u32) -> bool {
        let behind = self.open.partition_point(|(first, _, _)| *first <= column);
        let before = self.open.get(..behind).unwrap_or_default();
        before.last().is_some_and(|(_, last, _)| *last >= column)
    }

    /// The stretches of columns between `next` and `column` that nothing covers.
    pub fn gaps(&self, next: u32, column: u32) -> Vec<u32> {
        let mut gaps = Vec::new();
        let mut next = next;
        let first = self.open.partition_point(|(_, to, _)| *to < next);
        let open = self.open.get(first..).unwrap_or_default();
        for (from, to, _) in open.iter().take_while(|(from, _, _)| *from < column) {
            if *to < next {
                continue;
            }
            gaps.push(from.saturating_sub(next));
            next = next.max(to.saturating_add(1));
        }
        gaps.push(column.saturating_sub(next));
        gaps.retain(|gap| *gap > 0);
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_covered_takes_no_cell() {
        let mut covers = Covers::default();
        covers.add(4, 4, 3);
        covers.add(0, 1, 3);
        assert!(covers.covers(1) && covers.covers(4) && !covers.covers(2));
        assert_eq!(covers.gaps(0, 6), [2, 1]);
        assert!(covers.gaps(0, 2).is_empty());
        covers.reach(4);
        assert_eq!(covers.gaps(0, 6), [6]);
    }
}
