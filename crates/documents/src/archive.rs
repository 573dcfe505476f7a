//! Files inside a file: plain zip archives, and what letters carry.

use std::io::{Cursor, Read as _};

use zip::result::ZipError;
use zip::{DateTime, ZipArchive};

use crate::{Bounds, Format, ReadError};

/// A file inside another.
#[derive(Debug)]
pub struct Member {
    /// Its name, with its folders parted by `/`: never absolute, never `..`.
    pub name: String,
    /// The day that the file around it gives: of its last change in an archive, of sending in a
    /// letter. As `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its bytes; none when it could not be taken out.
    pub bytes: Vec<u8>,
    /// Why it could not be taken out.
    pub trouble: Option<ReadError>,
}

/// Bytes of all files inside one that are taken out at a time.
const MOST: u64 = 200 << 20;
/// Bytes of a name: longer ones no disk takes.
const LONGEST_NAME: usize = 240;

/// The files inside an archive or a letter; `None` for a file that holds no others. Archives inside
/// are members like others: whoever opens them too counts how deep.
pub fn members(
    bytes: &[u8],
    name: &str,
    bounds: &Bounds,
) -> Result<Option<Vec<Member>>, ReadError> {
    if bytes.len() as u64 > bounds.file_bytes {
        return Err(ReadError::TooLarge("file_bytes"));
    }
    match Format::detect(bytes, name) {
        Some(Format::Mail) => crate::mail::members(bytes, bounds).map(Some),
        None if bytes.starts_with(b"PK\x03\x04") && !crate::is_office_name(name) => {
            unpack(bytes, bounds).map(Some)
        }
        _ => Ok(None),
    }
}

fn unpack(bytes: &[u8], bounds: &Bounds) -> Result<Vec<Member>, ReadError> {
    let damaged = |error: ZipError| ReadError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > bounds.entries {
        return Err(ReadError::TooLarge("entries"));
    }
    let mut left = MOST.min(bounds.total_bytes);
    let mut members: Vec<Member> = Vec::new();
    for index in 0..archive.len() {
        let (declared, folder, date) = match archive.by_index_raw(index) {
            Ok(file) => (
                file.name().unwrap_or_default().into_owned(),
                file.is_dir(),
                file.last_modified().and_then(day),
            ),
            Err(error) => return Err(damaged(error)),
        };
        let Some(name) = safe_name(&declared).filter(|name| !folder && !is_left_out(name)) else {
            continue;
        };
        let mut bytes = Vec::new();
        let trouble = match archive.by_index(index) {
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Some(ReadError::Encrypted)
            }
            Err(error) => Some(damaged(error)),
            // What is really unpacked is counted, never the size that the archive declares.
            Ok(file) => match file.take(left + 1).read_to_end(&mut bytes) {
                Err(error) => Some(ReadError::Damaged(error.to_string())),
                Ok(_) if bytes.len() as u64 > left => {
                    return Err(ReadError::TooLarge("total_bytes"));
                }
                Ok(_) => None,
            },
        };
        if trouble.is_some() {
            bytes = Vec::new();
        }
        left -= bytes.len() as u64;
        members.push(Member {
            name: apart(name, &members),
            date,
            bytes,
            trouble,
        });
    }
    Ok(members)
}

/// The day of a moment in an archive. That of the first day there is stands for none (APPNOTE 4.4.6:
/// years are counted from 1980).
fn day(moment: DateTime) -> Option<String> {
    let (year, month, day) = (moment.year(), moment.month(), moment.day());
    let none = (year, month, day) == (1980, 1, 1);
    let day = format!("{year:04}-{month:02}-{day:02}");
    if none { None } else { crate::day::of(&day) }
}

/// A name that stays inside: its parts without `.`, `..`, drives, controls and empty ones. Nothing
/// where no part is left.
pub(crate) fn safe_name(name: &str) -> Option<String> {
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .map(|part| {
            let clean: String = part.chars().filter(|c| !c.is_control()).collect();
            clean.trim().to_owned()
        })
        .filter(|part| !matches!(part.as_str(), "" | "." | "..") && !part.ends_with(':'))
        .collect();
    let mut name = parts.join("/");
    while name.len() > LONGEST_NAME {
        name.remove(0);
    }
    (!name.is_empty()).then_some(name)
}

/// Hidden files, and what systems and office programs leave behind.
fn is_left_out(name: &str) -> bool {
    name.split('/')
        .any(|part| part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX")
}

/// Two members of one name are two files.
fn apart(name: String, members: &[Member]) -> String {
    let taken = |name: &str| members.iter().any(|member| member.name == name);
    if !taken(&name) {
        return name;
    }
    (2..)
        .map(|number| format!("{number}-{name}"))
        .find(|name| !taken(name))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let moment = DateTime::from_date_and_time(2025, 6, 3, 10, 0, 0).expect("a moment");
            let options = SimpleFileOptions::default().last_modified_time(moment);
            writer.start_file(*name, options).expect("starts");
            writer.write_all(bytes).expect("writes");
        }
        writer.finish().expect("finishes").into_inner()
    }

    #[test]
    fn names_stay_inside_and_system_files_are_left_out() {
        let bytes = archive(&[
            ("../../etc/statuts.md", b"# Statuts"),
            ("C:\\papiers\\budget.csv", b"a;b"),
            ("__MACOSX/x", b"x"),
            ("papiers/.cache", b"x"),
        ]);
        let members = members(&bytes, "envoi.zip", &Bounds::default())
            .expect("opens")
            .expect("an archive");
        let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["etc/statuts.md", "papiers/budget.csv"]);
        assert_eq!(members[0].date.as_deref(), Some("2025-06-03"));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let bytes = archive(&[("a.txt", &[b'a'; 5_000]), ("b.txt", &[b'b'; 5_000])]);
        let bounds = Bounds {
            total_bytes: 8_000,
            ..Bounds::default()
        };
        assert!(matches!(
            members(&bytes, "x.zip", &bounds),
            Err(ReadError::TooLarge("total_bytes"))
        ));
    }

    #[test]
    fn office_files_are_no_archives() {
        let bytes = archive(&[("word/document.xml", b"<w/>")]);
        assert!(
            members(&bytes, "x.docx", &Bounds::default())
                .expect("opens")
                .is_none()
        );
        assert!(
            members(b"texte", "x.txt", &Bounds::default())
                .expect("opens")
                .is_none()
        );
    }

    proptest::proptest! {
        #[test]
        fn names_never_lead_out(name: String) {
            if let Some(name) = safe_name(&name) {
                proptest::prop_assert!(!name.starts_with('/') && !name.contains('\\'));
                proptest::prop_assert!(name.split('/').all(|part| !matches!(part, "" | "." | "..")) || name.len() >= LONGEST_NAME - 4);
            }
        }
    }
}
