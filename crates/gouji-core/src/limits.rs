//! The budget of one document: what reading it may take.
//!
//! Contract: everything that a reader builds of a file is counted before it is built, whatever its
//! format, so that a small file cannot stand for more than memory holds. Going over the budget ends
//! the reading of this document, and only of this one; the message names the limit. The budget is
//! that of the thread, which reads one document at a time. What time it is says whoever sets a deadline ([`Clock`]).

mod time;
mod words;

use std::cell::Cell;
use std::fmt;
use std::time::Duration;

use crate::lang::Lang;

pub use time::TimeLimit;

/// The most bytes that one packed file may hold when unpacked.
pub const UNPACKED_LIMIT: u64 = Limit::Unpacked.most() as u64;

/// The most bytes that one part of a packed file may hold.
pub const PART_LIMIT: u64 = Limit::Part.most() as u64;

/// The deepest nesting of elements that is followed.
pub const DEPTH_LIMIT: usize = 256;

/// The most cells that the sheets of an old workbook may span.
pub const CELL_LIMIT: usize = 2_000_000;

/// What is thrown where the time is up.
pub const LATE: &str = "out of time";

/// How many things are counted between two looks at the clock.
const LOOK: usize = 256;

/// How much time has passed since some moment that stays the same.
pub type Clock = fn() -> Duration;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Cells that hold something.
    Cells,
    /// Cells, empty ones too.
    Slots,
    /// Cells that hold something, of a packed file.
    PackedCells,
    /// Cells of a packed file, empty ones too.
    PackedSlots,
    /// Bytes of text.
    Text,
    /// Bytes of the text as it is shown.
    Shown,
    /// Lines of text, or paragraphs shown as lines.
    Lines,
    /// Values of a text of separated values, empty ones too.
    Fields,
    /// Paragraphs and cells of a Word document, empty ones too.
    Paragraphs,
    /// Numbers in running text and in cells.
    Numbers,
    /// Values of a structured disclosure.
    Values,
    /// Elements of XML.
    Elements,
    /// Elements and texts of a web page.
    Nodes,
    /// Merged cells.
    Merges,
    /// Files in a package.
    Parts,
    /// Bytes of one file of a package, unpacked.
    Part,
    /// Bytes of all files of a package, unpacked.
    Unpacked,
    /// Sheets of a workbook.
    Sheets,
    /// Drawings inside of drawings on a page of a PDF.
    Forms,
    /// Characters whose widths a PDF lists.
    Widths,
    /// How deep the elements of a web page nest.
    Depth,
    /// Attributes of one element of a web page.
    Attributes,
    /// Time.
    Time(TimeLimit),
}

/// How many counters there are.
const COUNTED: usize = 15;

thread_local! {
    static SPENT: [Cell<usize>; COUNTED] = const { [const { Cell::new(0) }; COUNTED] };
    static CALLS: Cell<usize> = const { Cell::new(0) };
    static PACKED: Cell<bool> = const { Cell::new(false) };
    static OVER: Cell<Option<Limit>> = const { Cell::new(None) };
    static DEADLINE: Cell<Option<(Duration, TimeLimit, Clock)>> = const { Cell::new(None) };
}

impl Limit {
    /// The most of it.
    pub const fn most(self) -> usize {
        match self {
            Limit::Cells => 2_000_000,
            Limit::Slots => 2_500_000,
            Limit::PackedCells => 400_000,
            Limit::PackedSlots => 800_000,
            Limit::Numbers => 1_500_000,
            Limit::Fields => 10_000_000,
            Limit::Text => 16 * 1024 * 1024,
            Limit::Shown => 32 * 1024 * 1024,
            Limit::Lines => 400_000,
            Limit::Paragraphs => 500_000,
            Limit::Elements => 10_000_000,
            Limit::Nodes => 2_000_000,
            Limit::Values => 2_000_000,
            Limit::Merges => 200_000,
            Limit::Sheets | Limit::Depth | Limit::Attributes => 1_000,
            Limit::Forms => 100_000,
            Limit::Parts => 20_000,
            Limit::Part => 128 * 1024 * 1024,
            Limit::Unpacked => 256 * 1024 * 1024,
            Limit::Widths => 1_000_000,
            Limit::Time(_) => 0,
        }
    }

    fn counter(self) -> Option<usize> {
        Some(match self {
            Limit::Cells => 0,
            Limit::Slots => 1,
            Limit::Text => 2,
            Limit::Shown => 3,
            Limit::Lines => 4,
            Limit::Elements => 5,
            Limit::Nodes => 6,
            Limit::Merges => 7,
            Limit::Sheets => 8,
            Limit::Fields => 9,
            Limit::Paragraphs => 10,
            Limit::Numbers => 11,
            Limit::Values => 12,
            Limit::PackedCells => 13,
            Limit::PackedSlots => 14,
            _ => return None,
        })
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Lang::En))
    }
}

/// Begins a document.
pub fn begin() {
    SPENT.with(|spent| spent.iter().for_each(|counter| counter.set(0)));
    OVER.set(None);
    PACKED.set(false);
}

/// Notes that the document is packed: what is small as it is stored may stand for less than a text of the same cells.
pub fn packed() {
    PACKED.set(true);
}

/// Counts what is about to be built; an error once that is more than the budget has, or the time is
/// up.
pub fn spend(what: Limit, count: usize) -> Result<(), String> {
    let calls = CALLS.get().wrapping_add(1);
    CALLS.set(calls);
    if calls.is_multiple_of(LOOK) {
        look();
    }
    let what = match what {
        Limit::Cells if PACKED.get() => Limit::PackedCells,
        Limit::Slots if PACKED.get() => Limit::PackedSlots,
        other => other,
    };
    if let Some(at) = what.counter() {
        let total = SPENT.with(|spent| {
            let counter = spent.get(at)?;
            counter.set(counter.get().saturating_add(count));
            Some(counter.get())
        });
        if total.is_some_and(|total| total > what.most()) {
            exceed(what);
        }
    }
    over().map_or(Ok(()), |limit| Err(limit.to_string()))
}

/// Notes that a limit is exceeded which was counted elsewhere.
pub fn exceed(limit: Limit) {
    OVER.set(OVER.get().or(Some(limit)));
}

/// The limit that this document went over.
pub fn over() -> Option<Limit> {
    OVER.get()
}

/// Sets when the work of this thread must be done, by a clock.
pub fn set_deadline(limit: Option<TimeLimit>, clock: Clock) {
    DEADLINE.set(limit.and_then(|limit| Some((clock().checked_add(limit.time)?, limit, clock))));
}

/// How much time is left; nothing where no time was set.
pub fn time_left() -> Option<Duration> {
    let (end, _, clock) = DEADLINE.get()?;
    Some(end.saturating_sub(clock()))
}

/// The limit of time that is up.
pub fn late() -> Option<Limit> {
    look();
    over().filter(|limit| matches!(limit, Limit::Time(_)))
}

/// Notes whether the time is up.
fn look() {
    if let Some((end, limit, clock)) = DEADLINE.get()
        && clock() >= end
    {
        exceed(Limit::Time(limit));
    }
}

/// Leaves work that nobody waits for any more: between two steps of a document whose time is up there
/// is nobody to hand an error to.
pub fn go_on() {
    if late().is_some() {
        std::panic::resume_unwind(Box::new(LATE));
    }
}

/// The same for what is done thousands of times: looks at the clock now and then.
pub fn step() {
    let calls = CALLS.get().wrapping_add(1);
    CALLS.set(calls);
    if calls.is_multiple_of(LOOK) {
        go_on();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_spent_once_for_each_document() {
        begin();
        assert!(spend(Limit::Sheets, 1000).is_ok());
        assert!(spend(Limit::Sheets, 1).unwrap_err().contains("more than 1000 sheets"));
        // What is over stays over.
        assert!(spend(Limit::Cells, 1).is_err());
        assert_eq!(over(), Some(Limit::Sheets));
        begin();
        assert!(spend(Limit::Sheets, 1).is_ok());
    }

    #[test]
    fn time_is_a_limit_like_others() {
        begin();
        let limit = TimeLimit { time: Duration::ZERO, setting: "--timeout" };
        set_deadline(Some(limit), || Duration::ZERO);
        let ended = (0..2 * LOOK).any(|_| spend(Limit::Cells, 0).is_err());
        set_deadline(None, || Duration::ZERO);
        assert!(ended && over() == Some(Limit::Time(limit)));
        begin();
    }
}
