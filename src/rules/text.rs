//! What a rule's file says: names and texts in both languages, severity, tested examples.
