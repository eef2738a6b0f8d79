//! What a check knows, kept for what is asked of it later.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use gouji_check::check::Outcome;

/// What a check knows. Two are equal where their texts are: what else they know follows from that, or stands beside it.
#[derive(Clone)]
pub struct Checked(Arc<Outcome>);

impl Checked {
    pub fn new(outcome: Outcome) -> Checked {
        Checked(Arc::new(outcome))
    }
}

impl Deref for Checked {
    type Target = Outcome;

    fn deref(&self) -> &Outcome {
        &self.0
    }
}

impl PartialEq for Checked {
    fn eq(&self, other: &Checked) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.source.text() == other.source.text()
    }
}

impl Eq for Checked {}

impl fmt::Debug for Checked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.source.path())
    }
}
