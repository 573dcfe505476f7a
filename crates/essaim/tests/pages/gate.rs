//! Who is kept out, with nothing changed.

use std::collections::BTreeSet;
use std::path::Path;

use super::visitor::{Server, Visitor};

/// All files of a folder with their sizes: what a refusal must leave as it was.
fn files(folder: &Path) -> BTreeSet<(String, u64)> {
    let mut files = BTreeSet::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            let size = entry.metadata().map_or(0, |data| data.len());
            files.insert((path.display().to_string(), size));
        }
    }
    files
}

#[test]
fn strangers_are_kept_out_and_change_nothing() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let at = person.dossier("Les Tilleuls");
    let added = person.send(
        &format!("{at}/documents"),
        &[("note.md", b"# Note\n\nBonjour.\n")],
    );
    person.settled(&added);
    let before = files(root.path());

    let stranger = Visitor {
        cookie: String::new(),
        ..person.clone()
    };
    let guessed = Visitor {
        cookie: "essaim=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        ..person.clone()
    };
    for path in [
        "/",
        "/keys",
        &format!("{at}/"),
        &format!("{at}/export"),
        "/open",
        "/open?key=",
    ] {
        for who in [&stranger, &guessed] {
            let answer = who.get(path);
            assert_eq!(answer.status, 403, "{path}");
            assert!(!answer.text().contains("Tilleuls"), "{path}");
        }
    }
    // The link works once.
    assert_eq!(
        stranger.get(&format!("/open?key={}", server.key)).status,
        403
    );

    // Another name bound to the same address, and none.
    let port = person.port;
    let foreign = format!("essaim.example:{port}");
    for host in [foreign.as_str(), "127.0.0.1", "localhost:1", ""] {
        let answer = person
            .ask("GET", "/", &[("Host", host)], b"")
            .expect("an answer");
        assert_eq!(answer.status, 421, "{host:?}");
        assert!(!answer.text().contains("Tilleuls"), "{host:?}");
    }
    let local = format!("localhost:{port}");
    assert_eq!(
        person
            .ask("GET", "/", &[("Host", &local)], b"")
            .expect("an answer")
            .status,
        200
    );

    // Forms of other sites, though the browser sent the cookie.
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    let elsewhere = format!("https://127.0.0.1:{port}");
    for origin in [
        Some("https://evil.example"),
        Some("null"),
        Some("http://localhost:1"),
        Some(elsewhere.as_str()),
        None,
    ] {
        let mut headers = form.to_vec();
        headers.extend(origin.map(|origin| ("Origin", origin)));
        for (path, body) in [
            ("/dossiers", "name=Autre"),
            (&*format!("{at}/documents/1/remove"), ""),
            (&*format!("{at}/settings/erase"), "name=Les+Tilleuls"),
            ("/language", "language=en&to=/"),
        ] {
            let answer = person
                .ask("POST", path, &headers, body.as_bytes())
                .expect("an answer");
            assert_eq!(answer.status, 403, "{path} from {origin:?}");
        }
    }
    // A browser that leaves Origin out says where it comes from otherwise.
    let crossing = [form[0], ("Sec-Fetch-Site", "cross-site")];
    assert_eq!(
        person
            .ask("POST", "/dossiers", &crossing, b"name=Autre")
            .expect("an answer")
            .status,
        403
    );

    // Nothing is changed by asking for a page.
    for path in [
        "documents/1/remove",
        "settings/erase",
        "forms/1/accept",
        "undo/1",
    ] {
        assert_eq!(person.get(&format!("{at}/{path}")).status, 405, "{path}");
    }
    assert_eq!(files(root.path()), before);
}

#[test]
fn numbers_and_paths_of_others_lead_nowhere() {
    let root = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(root.path().join("secret.txt"), "un secret").expect("written");
    let server = Server::start(&root.path().join("data"));
    let person = server.visitor();
    let one = person.dossier("Un");
    let other = person.dossier("Autre");
    let added = person.send(
        &format!("{one}/documents"),
        &[("note.md", b"# Note\n\nBonjour.\n")],
    );
    person.settled(&added);
    // Another dossier's documents, forms, jobs, notices.
    for path in [
        "documents/1",
        "documents/1/original",
        "forms/1",
        "forms/1/b1",
        "jobs/1",
        "jobs/1/events",
    ] {
        assert_eq!(person.get(&format!("{other}/{path}")).status, 404, "{path}");
    }
    for path in ["documents/1/remove", "forms/1/close", "forms/1/b1"] {
        assert_eq!(
            person.post(&format!("{other}/{path}"), &[]).status,
            404,
            "{path}"
        );
    }
    for path in [
        "/d/../secret.txt",
        "/d/..%2Fsecret.txt/",
        "/d/%2e%2e/",
        "/d/%2Fetc/",
        "/d/Un%00/",
        "/d/Un%2F..%2FAutre/",
        "/assets/../Cargo.toml",
        "/assets/..%2f..%2fsecret.txt",
        "/d/Un/documents/-1",
        "/d/Un/documents/99999999999999999999",
        "/d/Un/forms/abc",
        "/d/Nulle%20part/",
    ] {
        let answer = person.get(path);
        assert!(
            matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
        assert!(!answer.text().contains("un secret"), "{path}");
    }
    // A name of a dossier is no path.
    for name in ["../dehors", "..", "/etc/essaim", ".", "   "] {
        let made = person.post("/dossiers", &[("name", name)]);
        assert!(
            matches!(made.status, 303 | 422),
            "{name:?}: {}",
            made.status
        );
    }
    assert!(!root.path().join("dehors").exists() && !Path::new("/etc/essaim").exists());
    // A page that a form leads back to is one of ours.
    for to in [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
    ] {
        let chosen = person.post("/language", &[("language", "en"), ("to", to)]);
        assert_eq!(chosen.leads_to(), "/", "{to}");
    }
}

#[test]
fn what_is_too_large_is_refused_in_words() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let at = person.dossier("Les Tilleuls");
    // A form of more than four megabytes.
    let long = "a".repeat(4_400_000);
    let answer = person.post("/dossiers", &[("name", &long)]);
    assert_eq!(answer.status, 413);
    // A file of more than 256 MiB, of which the head says so and little is sent.
    let head =
        "--limit\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.bin\"\r\n\r\n";
    let mut body = head.as_bytes().to_vec();
    body.resize(head.len() + (257 << 20), b'x');
    body.extend_from_slice(b"\r\n--limit--\r\n");
    let origin = format!("http://127.0.0.1:{}", person.port);
    let headers = [
        ("Origin", origin.as_str()),
        ("Content-Type", "multipart/form-data; boundary=limit"),
    ];
    let path = format!("{at}/documents");
    // A server that closes while it is still sent to may not be heard.
    if let Ok(answer) = person.ask("POST", &path, &headers, &body) {
        assert_eq!(answer.status, 422);
        assert!(
            answer.text().contains("a.bin est trop lourd"),
            "{}",
            answer.said()
        );
    }
    let incoming = root.path().join("Les Tilleuls/incoming");
    let left = std::fs::read_dir(&incoming).map_or(0, Iterator::count);
    assert_eq!(left, 0, "the file was taken away");
    // Nothing chosen, and no form at all.
    let none = person.send(&path, &[("", b"")]);
    assert_eq!(none.status, 422);
    assert!(none.text().contains("Aucun fichier"));
}

#[test]
fn every_answer_bears_what_keeps_it_closed() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let server = Server::start(root.path());
    let person = server.visitor();
    let at = person.dossier("Les Tilleuls");
    for path in [
        "/",
        "/nowhere",
        "/assets/icon.svg",
        &format!("{at}/settings"),
    ] {
        let answer = person.get(path);
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name).as_deref(), Some(value), "{path}");
        }
        assert!(
            !answer.text().contains(" style=") && !answer.text().contains("onclick"),
            "{path}"
        );
    }
}
