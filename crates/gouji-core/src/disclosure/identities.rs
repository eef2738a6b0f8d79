//! Identities kept once.
//!
//! Contract: of equal identities there is one in memory, however many figures have it: a long document prints the same
//! quantities in many tables, and whoever compares them has only to ask whether they are the same one.

use std::collections::HashSet;
use std::sync::Arc;

use super::Identity;

/// The identities of a disclosure.
#[derive(Debug, Clone, Default)]
pub struct Identities(HashSet<Arc<Identity>>);

impl Identities {
    /// The one that equals this one; itself if it is the first.
    pub fn once(&mut self, identity: Identity) -> Arc<Identity> {
        if let Some(known) = self.0.get(&identity) {
            return Arc::clone(known);
        }
        let new = Arc::new(identity);
        self.0.insert(Arc::clone(&new));
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Basis;

    #[test]
    fn equal_identities_are_one() {
        let mut all = Identities::default();
        let mut named = |name: &str| all.once(Identity::project(name, Basis::Final, Some(2024)));
        let (one, other, again) = (named("水库除险加固"), named("渠道整修"), named("水库除险加固"));
        assert!(Arc::ptr_eq(&one, &again));
        assert_ne!(one, other);
    }
}
