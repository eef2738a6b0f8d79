//! Every format: the same disclosure gives the same findings; hostile files give clear errors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bombs;
mod hostile;
use crate::kit;
mod mutation;
mod side_by_side;
