//! The page, of invented accounts, in both languages.
