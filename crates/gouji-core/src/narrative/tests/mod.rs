//! Tests of the words as data, and of what hedges do to sentences.

mod balances;
mod hedged;
mod scopes;
mod shapes;
mod words;
