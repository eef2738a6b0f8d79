//! Every mistake is refused where it stands, with what to write instead.
