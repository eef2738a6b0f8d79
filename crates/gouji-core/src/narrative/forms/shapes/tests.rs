//! Sentences of invented bureaux: right ones are silent, and of wrong ones the wrong figure is named.
