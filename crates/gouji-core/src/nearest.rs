//! "Did you mean …?": the known name that a mistyped one is most like.

/// The name most like `given`, if any is like enough to be meant.
pub fn nearest<'a>(given: &str, names: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let given = given.trim().to_lowercase().replace([' ', '_'], "-");
    let plain = |name: &str| name.replace('_', "-");
    // Names are words with hyphens: a word that belongs to one name says more than letters do.
    let mut sharing = names.clone().filter(|name| plain(name).contains(&given));
    if given.len() > 3
        && let (Some(only), None) = (sharing.next(), sharing.next())
    {
        return Some(only);
    }
    names
        .map(|name| (strsim::damerau_levenshtein(&given, &plain(name)), name))
        .filter(|(distance, name)| distance * 2 < name.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood_and_nonsense_is_not() {
        let names = ["fail_on", "select", "severity", "rounding_disclaimer"];
        let near = |given| nearest(given, names.iter().copied());
        assert_eq!(near("fail-on"), Some("fail_on"));
        assert_eq!(near("selcet"), Some("select"));
        assert_eq!(near("disclaimer"), Some("rounding_disclaimer"));
        assert_eq!(near("xyzzy"), None);
    }
}
