//! Links to sign in by e-mail, through a mail server that stands here in place of a real one.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::people::{added, command};
use super::visitor::Server;

/// A mail server that takes letters (RFC 5321), or refuses each; gives its port and the letters.
fn mail_server(takes: bool) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("its address").port();
    let (send, letters) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if let Some(letter) = letter(&stream, takes) {
                let _ = send.send(letter);
            }
        }
    });
    (port, letters)
}

fn letter(stream: &TcpStream, takes: bool) -> Option<String> {
    let mut out = stream;
    let mut lines = BufReader::new(stream).lines();
    let mut letter = None;
    out.write_all(b"220 mail.invalid\r\n").ok()?;
    while let Some(Ok(line)) = lines.next() {
        let word = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_uppercase();
        let reply = match word.as_str() {
            "RCPT" if !takes => "550 no such box",
            "DATA" => {
                out.write_all(b"354 go on\r\n").ok()?;
                let text = lines
                    .by_ref()
                    .map_while(Result::ok)
                    .take_while(|line| line != ".");
                letter = Some(text.collect::<Vec<_>>().join("\n"));
                "250 taken"
            }
            "QUIT" => "221 good bye",
            _ => "250 mail.invalid",
        };
        out.write_all(format!("{reply}\r\n").as_bytes()).ok()?;
        if word == "QUIT" {
            break;
        }
    }
    letter
}

/// What names the mail server.
fn settings(data: &Path, port: u16) -> String {
    let file = data.join("mail.toml");
    let text =
        format!("server = \"smtp://127.0.0.1:{port}\"\nfrom = \"Essaim <essaim@example.org>\"\n");
    fs::write(&file, text).expect("written");
    file.to_str().expect("a path").to_owned()
}

/// The path that a letter leads to. Its lines are folded as quoted-printable (RFC 2045, section 6.7).
fn path(letter: &str) -> String {
    let letter = letter.replace("=\n", "").replace("=3D", "=");
    let at = letter
        .find("/sign-in/link/")
        .unwrap_or_else(|| panic!("{letter}"));
    letter[at..]
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_link_signs_in_once_and_tells_nobody_who_is_there() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    let (port, letters) = mail_server(true);
    let server = Server::of_people_with(data, &["--mail", &settings(data, port)]);
    let stranger = server.stranger();
    assert!(
        stranger
            .get("/sign-in")
            .text()
            .contains("action=\"/sign-in/link\"")
    );

    // The same is said whether or not the address is somebody's; only then there is a letter.
    let ask = |email: &str| stranger.post("/sign-in/link", &[("email", email), ("to", "/me")]);
    let known = ask("Ines@example.org");
    let unknown = ask("paul@example.org");
    assert_eq!((known.status, unknown.status), (200, 200));
    let same = |text: String| {
        text.replace("Ines@example.org", "")
            .replace("paul@example.org", "")
    };
    assert_eq!(same(known.text()), same(unknown.text()));
    let first = letters
        .recv_timeout(Duration::from_secs(20))
        .expect("a letter");
    assert!(
        first.contains("To: =?utf-8?") || first.contains("ines@example.org"),
        "{first}"
    );
    assert!(
        letters.recv_timeout(Duration::from_millis(500)).is_err(),
        "one letter"
    );

    // Another one takes its place; looking at it does not use it up, and without a press nobody is in.
    ask("ines@example.org");
    let second = letters
        .recv_timeout(Duration::from_secs(20))
        .expect("a letter");
    let (first, second) = (path(&first), path(&second));
    assert_eq!(stranger.get(&first).status, 404);
    for _ in 0..2 {
        let shown = stranger.get(&second);
        assert_eq!(shown.status, 200);
        assert!(shown.header("set-cookie").is_none());
    }
    let (address, _) = second.split_once('?').expect("where to");
    let answer = stranger.post(address, &[("to", "/me")]);
    assert_eq!(answer.leads_to(), "/me");
    let ines = stranger.entered(&answer);
    assert!(ines.get("/me").text().contains("Inès Martin"));
    assert_eq!(stranger.post(address, &[]).status, 404, "it works once");
    // What it leads to is of this server.
    ask("ines@example.org");
    let third = letters
        .recv_timeout(Duration::from_secs(20))
        .expect("a letter");
    let third = path(&third);
    let (address, _) = third.split_once('?').expect("where to");
    let away = stranger.post(address, &[("to", "https://example.com/")]);
    assert_eq!(away.leads_to(), "/");

    // Too many are not sent.
    let many = (0..8).map(|_| ask("ines@example.org").status);
    assert!(many.collect::<Vec<_>>().contains(&429));
}

#[test]
fn without_a_mail_server_nothing_is_offered_and_one_that_refuses_breaks_nothing() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    {
        let server = Server::of_people(data);
        let stranger = server.stranger();
        assert!(!stranger.get("/sign-in").text().contains("/sign-in/link"));
        let asked = stranger.post("/sign-in/link", &[("email", "ines@example.org")]);
        assert_eq!(asked.status, 404);
    }
    let (port, _letters) = mail_server(false);
    let server = Server::of_people_with(data, &["--mail", &settings(data, port)]);
    let asked = server
        .stranger()
        .post("/sign-in/link", &[("email", "ines@example.org")]);
    assert_eq!(asked.status, 200);
    assert_eq!(server.stranger().get("/sign-in").status, 200);

    // A file that names none, or one that would send in the open, is refused before anything opens.
    let file = data.join("other.toml");
    for text in [
        "",
        "server = \"smtp://mail.example.org\"\nfrom = \"Essaim <essaim@example.org>\"\n",
        "server = \"smtps://name:secret@mail.example.org\"\nfrom = \"nobody\"\n",
    ] {
        fs::write(&file, text).expect("written");
        let name = file.to_str().expect("a path");
        let output = command(
            &["serve", "--data"],
            data,
            &["--listen", "127.0.0.1:0", "--mail", name],
            "",
        );
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(!said.contains("secret"), "{said}");
    }
}
