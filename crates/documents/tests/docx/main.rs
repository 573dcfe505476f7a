//! Docx files, made here or real: what is read, what is written, what is refused, what stays.

mod hostile;
mod made;
mod reading;
mod real;
mod writing;
