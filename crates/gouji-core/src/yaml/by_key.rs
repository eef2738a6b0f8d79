//! Structures of lists that are read key by key: the files of words.
//!
//! Contract: every field has its key, with `-` for `_`, and each key must be there (in a `sparse` structure any may be
//! missing); an unknown one is refused. The code
//! that is derived for such a structure holds every field twice until all of them are known, which for a hundred lists is a
//! hundredth of the program; here a field is put into its place as it comes.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, Visitor};

/// A structure whose fields are put into it one by one.
pub trait ByKey: Default {
    /// The names of the fields.
    const FIELDS: &'static [&'static str];
    /// Whether every key must be there.
    const ALL: bool;

    /// Puts the next value into a field; false where there is none of that name.
    fn put<'de, A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<bool, A::Error>;
}

/// Reads such a structure from a map.
pub struct Keys<T>(pub PhantomData<T>);

impl<'de, T: ByKey> Visitor<'de> for Keys<T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a map of lists")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut made = T::default();
        let mut left: Vec<&'static str> = T::FIELDS.to_vec();
        while let Some(key) = map.next_key::<String>()? {
            let field = key.replace('-', "_");
            if !made.put(&field, &mut map)? {
                return Err(A::Error::unknown_field(&key, T::FIELDS));
            }
            left.retain(|it| *it != field);
        }
        let lacking = left.first().filter(|_| T::ALL);
        lacking.map_or(Ok(made), |field| Err(A::Error::missing_field(field)))
    }
}

/// Declares a structure that is read key by key.
macro_rules! by_key {
    (sparse $($rest:tt)*) => { by_key! { @ false, $($rest)* } };
    (@ $all:literal, $(#[$of:meta])* $sight:vis struct $name:ident {
        $($(#[$doc:meta])* $seen:vis $field:ident: $kind:ty,)*
    }) => {
        $(#[$of])*
        $sight struct $name {
            $($(#[$doc])* $seen $field: $kind,)*
        }

        impl $crate::yaml::by_key::ByKey for $name {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
            const ALL: bool = $all;

            fn put<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                field: &str,
                map: &mut A,
            ) -> Result<bool, A::Error> {
                match field {
                    $(stringify!($field) => self.$field = map.next_value()?,)*
                    _ => return Ok(false),
                }
                Ok(true)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                from.deserialize_map($crate::yaml::by_key::Keys(std::marker::PhantomData))
            }
        }
    };
    ($($rest:tt)*) => { by_key! { @ true, $($rest)* } };
}

pub(crate) use by_key;

#[cfg(test)]
mod tests {
    use crate::words::Words;
    use crate::yaml::typed::from_str;

    by_key! {
        /// Words of marks.
        #[derive(Debug, Default)]
        struct Marks {
            /// Before it.
            before_it: Words,
            /// Behind it.
            behind: Vec<String>,
        }
    }

    #[test]
    fn every_key_is_read_into_its_field() {
        let marks: Marks = from_str("before-it: [约, 近]\nbehind: [左右]\n").unwrap();
        assert_eq!(marks.before_it.to_vec(), ["约", "近"]);
        assert_eq!(marks.behind, ["左右"]);
    }

    #[test]
    fn a_key_too_many_or_too_few_is_refused() {
        let said = |text: &str| from_str::<Marks>(text).unwrap_err().to_string();
        assert_eq!(said("before-it: [约]\n"), "missing field `behind`");
        assert_eq!(
            said("before-it: [约]\nbehind: []\nmore: []\n"),
            "unknown field `more`, expected `before_it` or `behind`"
        );
    }
}
