//! The pages: the whole dossier in a browser, for the person at this computer, or for people who sign in.
//!
//! Pages are plain forms: each works without a script, and what the script adds is comfort. Every
//! request passes the gate first (`gate.rs`): the right host, a session that the opening link or
//! signing in began, a role that is enough (`role.rs`), and for what changes anything the page's own
//! origin.

mod api;
mod asked;
mod drafts;
mod gate;
mod house;
mod jobs;
mod notices;
mod pages;
mod passkeys;
mod people;
mod role;
mod room;
mod serve;
mod shell;
mod uploads;
mod visit;
mod waiting;

pub use house::Place;
pub use serve::{Options, Server, bind};

use desk::messages::Texts;

/// What the pages say.
pub const TEXTS: Texts = Texts {
    fr: include_str!("../i18n/fr/web.ftl"),
    en: include_str!("../i18n/en/web.ftl"),
};

#[cfg(test)]
mod tests {
    #[test]
    fn both_languages_are_whole() {
        assert_eq!(desk::messages::faults(&super::TEXTS), Vec::<String>::new());
    }
}
