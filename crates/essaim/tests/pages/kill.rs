//! A server killed at any moment: it opens again, and nothing that it said was saved is lost.

use std::time::Duration;

use super::visitor::Server;

const FORM: &str = "<!doctype html><title>Demande</title><form>\
<label for=o>Objet de l'association</label><textarea id=o name=o></textarea>\
<label for=p>Difficultés rencontrées</label><textarea id=p name=p></textarea></form>";

/// How often it is killed: each start costs about a tenth of a second.
const KILLS: u64 = 200;

#[test]
fn what_was_saved_outlives_two_hundred_kills() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut server = Server::start(root.path());
    let mut person = server.visitor();
    let at = person.dossier("Les Tilleuls");
    let read = person.send(&format!("{at}/forms"), &[("demande.html", FORM.as_bytes())]);
    let form = person.settled(&read);
    let form = form.split('?').next().unwrap_or_default();
    // Moments that look like chance and are the same on every run.
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    let mut drawn = move |below: u64| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        chance % below
    };
    // The last text that the server said it saved, and those sent after it, any of which it may have
    // saved before it died.
    let (mut saved, mut sent) = (String::new(), Vec::new());
    let mut entries = 0;
    for kill in 0..KILLS {
        let at_this = drawn(25);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for step in 0_u32.. {
                    let text = format!("Essai {kill}, texte {step}.");
                    sent.push(text.clone());
                    let save = format!("{form}/b2/save");
                    let done = match step % 4 {
                        3 => person
                            .try_post(&format!("{form}/b1"), &[("do", "accept"), ("text", &text)]),
                        2 => person
                            .try_send(&format!("{at}/documents"), &[("note.md", text.as_bytes())]),
                        _ => person.try_post(&save, &[("text", &text)]),
                    };
                    match done {
                        Ok(answer) if step % 4 == 3 => {
                            assert_eq!(answer.status, 303, "{}", answer.text());
                            entries += 1;
                        }
                        Ok(answer) if step % 4 == 2 => assert_eq!(answer.status, 303),
                        Ok(answer) => {
                            assert_eq!(answer.status, 200, "{}", answer.text());
                            sent.clear();
                            saved = text;
                        }
                        Err(_) => return,
                    }
                }
            });
            std::thread::sleep(Duration::from_millis(2 + at_this));
            server.kill();
        });
        server = Server::start(root.path());
        person = server.visitor();
        let page = person.get(&format!("{form}/b2")).text();
        let kept = std::iter::once(&saved)
            .chain(&sent)
            .any(|text| page.contains(&format!(">{text}</textarea>")));
        assert!(saved.is_empty() || kept, "kill {kill}: {saved:?} is lost");
    }
    assert!(!saved.is_empty(), "nothing was saved between the kills");
    let library = person.get(&format!("{at}/library")).text();
    assert!(
        entries == 0 || library.contains("Essai"),
        "{entries} approved, none there"
    );
}
