//! Passwords: which are taken, and how they are kept.
//!
//! Rules are those of NIST SP 800-63B (section 3.1.1.2): length, a list of what is guessed first, all
//! characters allowed, and no rule of what a password is composed of. They are kept as argon2id with
//! the first parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization as _;

use super::secrets;
use crate::failure::Failure;
use crate::messages::{Messages, say};

/// Characters of a password, at least.
pub const SHORTEST: usize = 12;
/// Bytes of a password, at most: far more than anybody types.
const LONGEST: usize = 1024;
/// KiB of memory, passes, lanes.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Passwords of twelve characters and more that lists of stolen ones begin with, one a line.
const COMMON: &str = include_str!("common.txt");
/// Words that are guessed first, whatever digits and signs stand around them.
const WORDS: [&str; 20] = [
    "admin",
    "administrateur",
    "administrator",
    "association",
    "azerty",
    "azertyuiop",
    "bienvenue",
    "bonjour",
    "changeme",
    "essaim",
    "iloveyou",
    "jetaime",
    "letmein",
    "motdepasse",
    "password",
    "qwerty",
    "qwertyuiop",
    "secret",
    "soleil",
    "welcome",
];

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// It has fewer than [`SHORTEST`] characters.
    Short,
    /// It is longer than anybody types.
    Long,
    /// It is among those that are guessed first.
    Common,
    /// It is the person's own name or address.
    Own,
}

/// Says why a password is not taken; nothing where it is. `own` is what everybody knows of the person.
pub fn weakness(password: &str, own: &[&str]) -> Option<Weak> {
    let password = normal(password);
    if password.chars().count() < SHORTEST {
        return Some(Weak::Short);
    }
    if password.len() > LONGEST {
        return Some(Weak::Long);
    }
    let bare = bare(&password);
    let letters = bare.trim_matches(|c: char| !c.is_alphabetic());
    let mut seen: Vec<char> = bare.chars().collect();
    seen.sort_unstable();
    seen.dedup();
    if COMMON.lines().any(|line| line == bare) || WORDS.contains(&letters) || seen.len() < 5 {
        return Some(Weak::Common);
    }
    let is_own = |known: &&str| {
        let known = self::bare(known);
        known.chars().count() > 3 && (known == bare || known == letters)
    };
    own.iter().any(is_own).then_some(Weak::Own)
}

/// Why a password is not taken, in words.
pub fn told(messages: &Messages, weak: Weak) -> String {
    match weak {
        Weak::Short => say!(messages, "password-short", count = SHORTEST),
        Weak::Long => say!(messages, "password-long"),
        Weak::Common => say!(messages, "password-common"),
        Weak::Own => say!(messages, "password-own"),
    }
}

/// Hashes a password, with salt from the system. Takes some tens of milliseconds of a processor and
/// 19 MiB.
pub fn hash(password: &str) -> Result<String, Failure> {
    let salt = secrets::bytes::<16>()?;
    let (memory, passes, lanes) = COST;
    let cost = Params::new(memory, passes, lanes, None).map_err(Failure::unexpected)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost);
    let hashed = argon.hash_password_with_salt(normal(password).as_bytes(), &salt);
    Ok(hashed.map_err(Failure::unexpected)?.to_string())
}

/// True where a password is the one that was hashed. Takes as long as hashing, also where it is not; what
/// is longer than any password that was taken is hashed as its beginning.
pub fn is_right(password: &str, hashed: &str) -> bool {
    let password = normal(password);
    let most = password.len().min(LONGEST + 1);
    let bytes = password.as_bytes().get(..most).unwrap_or_default();
    Argon2::default().verify_password(bytes, hashed).is_ok()
}

/// One way of writing the same characters, whichever keyboard they come from (NFKC).
fn normal(password: &str) -> String {
    password.nfkc().collect()
}

fn bare(text: &str) -> String {
    let plain = text
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let plain = plain.filter(|c| !c.is_whitespace());
    plain.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_not_taken() {
        let own = ["Inès Martin", "ines.martin@example.org"];
        for (password, weak) in [
            ("", Some(Weak::Short)),
            ("onze lettre", Some(Weak::Short)),
            ("douze lettre", None),
            // Twelve characters, more bytes: characters count.
            ("éééàààùùùçç", Some(Weak::Short)),
            ("123456789012", Some(Weak::Common)),
            ("Mot de passe 2026!", Some(Weak::Common)),
            ("MotDePasse123", Some(Weak::Common)),
            ("P@ssw0rd1234", Some(Weak::Common)),
            ("aaaaaaaaaaaaaaaa", Some(Weak::Common)),
            ("abababababab", Some(Weak::Common)),
            ("Inès Martin 35", Some(Weak::Own)),
            ("Ines.Martin@example.org", Some(Weak::Own)),
            ("le soleil se couche tard", None),
            ("四四四四五五五五六六六六七八", None),
        ] {
            assert_eq!(weakness(password, &own), weak, "{password:?}");
        }
        assert_eq!(
            weakness(&"un deux trois ".repeat(90), &own),
            Some(Weak::Long)
        );
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() >= 80 && lines.iter().all(|line| bare(line) == *line));
    }

    #[test]
    fn a_password_is_right_and_no_other_is() {
        let hashed = hash("une ruche près du pont").expect("hashed");
        assert!(
            hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hashed}"
        );
        assert!(is_right("une ruche près du pont", &hashed));
        // The same letters, composed otherwise.
        assert!(is_right("une ruche pre\u{300}s du pont", &hashed));
        assert!(!is_right("une ruche pres du pont", &hashed));
        assert!(!is_right("", &hashed));
        assert!(!is_right("une ruche près du pont", "no hash"));
        assert_ne!(hash("une ruche près du pont").expect("hashed"), hashed);
    }

    #[test]
    fn the_example_of_the_standard() {
        // Made by the reference implementation, as its README gives it for argon2id's command line
        // (`echo -n "password" | ./argon2 somesalt -id -t 2 -m 16 -p 1 -l 24` with its own encoding).
        let hashed = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assert!(is_right("password", hashed));
    }
}
