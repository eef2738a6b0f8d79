//! A defect in one document must not take the others with it.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static WHERE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps panics inside [`guarded`] off the terminal; all others are reported as usual.
pub fn install() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if GUARDED.get() {
            let place = info.location().map(|at| format!(" at {}:{}", at.file(), at.line()));
            WHERE.set(place.unwrap_or_default());
        } else {
            usual(info);
        }
    }));
}

/// Runs `work`; a panic in it becomes its message.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What guards a part of a document stands inside what guards the document.
    let outer = GUARDED.replace(true);
    // Nothing of a failed document is used afterwards, so nothing half-done can be seen.
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.map_err(|payload| format!("{}{}", message(&*payload), WHERE.take()))
}

fn message(payload: &(dyn Any + Send)) -> String {
    match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "panic".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_message() {
        assert_eq!(guarded(|| 7), Ok(7));
        let reason = guarded(|| -> u8 { panic!("no such {}", "row") }).unwrap_err();
        assert!(reason.starts_with("no such row"), "{reason}");
    }
}
