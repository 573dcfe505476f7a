//! A small server that speaks the protocol, and misbehaves in every way that one might. All waits are
//! bounded.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use answers::support::Doubt;
use answers::{Quote, Status, Why};
use documents::Value;

use super::*;
use crate::messages::Tongue;
use crate::watch::Nobody;

const SOURCE: &str = "L’association anime un atelier de réparation de vélos au quartier des Tanneries. En 2025, \
    412 personnes y sont venues. L’entrée est gratuite et ne demande pas d’adhésion.";

/// What a server does with a connection, after it has read the request.
type Manner = fn(&mut TcpStream);

/// A server on this computer. Gives its address, and each request as it came.
fn serve(manner: Manner) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("bound").port();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { break };
            if let Some(request) = read(&mut stream) {
                let _ = tell.send(request);
            }
            manner(&mut stream);
        }
    });
    (format!("http://127.0.0.1:{port}/v1"), told)
}

/// One request: its head and its body.
fn read(stream: &mut TcpStream) -> Option<String> {
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    loop {
        let before = head.len();
        reader.read_line(&mut head).ok()?;
        if head[before..].trim().is_empty() {
            break;
        }
    }
    let lower = head.to_ascii_lowercase();
    let length = lower.split("content-length:").nth(1)?.lines().next()?;
    let mut body = vec![0; length.trim().parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    Some(head + &String::from_utf8(body).ok()?)
}

fn send(stream: &mut TcpStream, status: &str, body: &str) {
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    );
}

fn say_text(stream: &mut TcpStream, text: &str, finished: &str) {
    let choice = serde_json::json!({
        "index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finished,
    });
    let body = serde_json::json!({"id": "1", "object": "chat.completion", "choices": [choice]});
    send(stream, "200 OK", &body.to_string());
}

const GOOD: &str = "Au quartier des Tanneries, l’association anime un atelier où l’on répare des vélos. En 2025, \
    412 personnes sont venues. L’entrée, gratuite, ne demande pas d’adhésion.";

fn proposal(id: &str) -> Proposal {
    Proposal {
        box_id: id.to_owned(),
        label: "Présentez vos activités".to_owned(),
        section: Vec::new(),
        status: Status::Filled,
        text: SOURCE.to_owned(),
        whole: String::new(),
        question: None,
        confidence: 0.9,
        sources: vec![Quote {
            document: "rapport.odt".to_owned(),
            page: None,
            heading: String::new(),
            quote: SOURCE.to_owned(),
            date: String::new(),
            doubtful: false,
        }],
        limit: None,
        length: 0,
        why: Why::Passage,
        passages: Vec::new(),
        value: Some(Value::Text(SOURCE.to_owned())),
    }
}

fn form(boxes: usize) -> Form {
    let areas: String = (0..boxes)
        .map(|n| {
            format!("<p><label for=\"a{n}\">Présentez vos activités {n}</label><textarea id=\"a{n}\" name=\"a{n}\"></textarea></p>")
        })
        .collect();
    let html = format!("<form>{areas}</form>");
    let document = documents::read(html.as_bytes(), "f.html", &documents::Bounds::default());
    forms::recognise(&document.expect("reads"))
}

/// Rewords one answer, or several, with a server that behaves so.
fn reworded(address: &str, patience: Duration, boxes: usize) -> (Done, Vec<Proposal>) {
    let form = form(boxes);
    let mut proposals: Vec<Proposal> = form.boxes.iter().map(|b| proposal(&b.id)).collect();
    assert_eq!(proposals.len(), boxes);
    let address = checked(address).expect("an address");
    let server = Server::new(address, "petit-modele".to_owned(), None, patience);
    let messages = Messages::new(Tongue::Fr, &[]);
    let done = reword(&messages, &server, &form, &mut proposals, None, &Nobody);
    (done, proposals)
}

const SHORT: Duration = Duration::from_millis(700);

fn outcome(manner: Manner) -> (Outcome, Proposal) {
    let (address, _told) = serve(manner);
    let began = Instant::now();
    let (done, mut proposals) = reworded(&address, SHORT, 1);
    assert!(began.elapsed() < Duration::from_secs(5), "it hangs");
    let outcome = done.outcomes.into_values().next().expect("one outcome");
    (outcome, proposals.remove(0))
}

#[test]
fn a_good_paraphrase_takes_the_place_of_the_text() {
    let (address, told) = serve(|stream| say_text(stream, GOOD, "stop"));
    let (done, proposals) = reworded(&address, SHORT, 1);
    let outcome = done.outcomes.values().next().expect("one outcome");
    let Outcome::Reworded { original, dropped } = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!((original.as_str(), dropped.len()), (SOURCE, 0));
    assert_eq!(proposals[0].text, GOOD);
    assert_eq!(proposals[0].value, Some(Value::Text(GOOD.to_owned())));
    let request = told.recv_timeout(SHORT).expect("asked");
    assert!(request.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"));
    assert!(!request.to_ascii_lowercase().contains("authorization"));
    let body = request.split("\r\n\r\n").nth(1).expect("a body");
    let body: serde_json::Value = serde_json::from_str(body).expect("JSON");
    assert_eq!(body["model"], "petit-modele");
    assert_eq!(body["stream"], false);
    let text = body["messages"][1]["content"].as_str().expect("a text");
    assert!(text.contains(SOURCE) && text.contains("Présentez vos activités"));
    assert_eq!(
        done.characters,
        text.chars().count(),
        "what is told is what is sent"
    );
    assert!(told.try_recv().is_err(), "one request a box");
}

#[test]
fn the_key_is_sent_and_shown_nowhere() {
    let (address, told) = serve(|stream| say_text(stream, GOOD, "stop"));
    let server = Server::new(address, "m".to_owned(), Some("cle-1234".to_owned()), SHORT);
    server.ask(&prompt::of(&proposal("b1"))).expect("answers");
    let request = told
        .recv_timeout(SHORT)
        .expect("asked")
        .to_ascii_lowercase();
    assert!(request.contains("authorization: bearer cle-1234"));
}

#[test]
fn inventions_are_left_out() {
    let cases: [(Manner, Doubt); 4] = [
        (
            |stream| {
                say_text(
                    stream,
                    "En 2025, 421 personnes sont venues. L’entrée est gratuite.",
                    "stop",
                );
            },
            Doubt::Figure {
                figure: "421".to_owned(),
            },
        ),
        (
            |stream| {
                say_text(
                    stream,
                    "Nous formons des mécaniciens depuis dix ans. L’entrée est gratuite.",
                    "stop",
                );
            },
            Doubt::Figure {
                figure: "10".to_owned(),
            },
        ),
        (
            |stream| {
                say_text(
                    stream,
                    "Des mécaniciens professionnels y forment des apprentis. L’entrée est gratuite.",
                    "stop",
                );
            },
            Doubt::Words,
        ),
        (
            |stream| {
                say_text(
                    stream,
                    "L’entrée demande une adhésion gratuite. L’entrée est gratuite.",
                    "stop",
                );
            },
            Doubt::Negation,
        ),
    ];
    for (manner, doubt) in cases {
        let (outcome, proposal) = outcome(manner);
        let Outcome::Reworded { dropped, .. } = outcome else {
            panic!("{doubt:?}: {outcome:?}");
        };
        assert_eq!(proposal.text, "L’entrée est gratuite.");
        let doubts: Vec<&Doubt> = dropped.iter().map(|dropped| &dropped.doubt).collect();
        assert_eq!(doubts, [&doubt]);
    }
}

#[test]
fn a_server_that_misbehaves_leaves_the_own_text() {
    let cases: [(&str, Manner, Trouble); 11] = [
        (
            "cut JSON",
            |s| send(s, "200 OK", "{\"choices\": [{\"message\": {\"cont"),
            Trouble::Nonsense,
        ),
        (
            "other JSON",
            |s| send(s, "200 OK", "[1, 2]"),
            Trouble::Nonsense,
        ),
        (
            "no choice",
            |s| send(s, "200 OK", "{\"choices\": []}"),
            Trouble::Nothing,
        ),
        (
            "an empty choice",
            |s| send(s, "200 OK", "{\"choices\": [{}]}"),
            Trouble::Nothing,
        ),
        (
            "an empty text",
            |s| say_text(s, "  ", "stop"),
            Trouble::Nothing,
        ),
        (
            "cut by length",
            |s| say_text(s, GOOD, "length"),
            Trouble::Cut,
        ),
        (
            "an error",
            |s| send(s, "500 Internal Server Error", "{}"),
            Trouble::Status(500),
        ),
        (
            "no such model",
            |s| send(s, "404 Not Found", "{}"),
            Trouble::Status(404),
        ),
        (
            "hangs",
            |_| thread::sleep(Duration::from_secs(3)),
            Trouble::Slow,
        ),
        (
            "a body without end",
            |stream| {
                let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"choices\":[";
                let _ = stream.write_all(head.as_bytes());
                while stream.write_all(&[b' '; 4_096]).is_ok() {}
            },
            Trouble::TooLong,
        ),
        (
            "less than it says",
            |s| {
                let _ = s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"choices\"");
            },
            Trouble::Nonsense,
        ),
    ];
    for (what, manner, trouble) in cases {
        let (outcome, proposal) = outcome(manner);
        assert_eq!(outcome, Outcome::Kept(Reason::Trouble(trouble)), "{what}");
        assert_eq!(proposal.text, SOURCE, "{what}");
        for tongue in [Tongue::Fr, Tongue::En] {
            assert!(
                outcome.kept(&Messages::new(tongue, &[])).is_some(),
                "{what}"
            );
        }
    }
}

#[test]
fn an_answer_much_longer_than_what_was_sent_is_not_looked_at() {
    let (outcome, proposal) = outcome(|stream| say_text(stream, &GOOD.repeat(60), "stop"));
    assert_eq!(outcome, Outcome::Kept(Reason::Trouble(Trouble::TooLong)));
    assert_eq!(proposal.text, SOURCE);
}

#[test]
fn a_body_that_drips_is_not_waited_for() {
    let (outcome, _) = outcome(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        for _ in 0..40 {
            if stream.write_all(b" ").is_err() {
                break;
            }
            thread::sleep(Duration::from_millis(100));
        }
    });
    assert_eq!(outcome, Outcome::Kept(Reason::Trouble(Trouble::Slow)));
}

#[test]
fn nothing_is_sent_where_a_server_points_to() {
    // Another host, and the same one.
    for to in ["127.0.0.2", "127.0.0.1"] {
        // Some systems have one address of their own only.
        let Ok(other) = TcpListener::bind((to, 0)) else {
            continue;
        };
        let port = other.local_addr().expect("bound").port();
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let _ = other.accept();
            let _ = tell.send(());
        });
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let own = listener.local_addr().expect("bound").port();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("asked");
            read(&mut stream);
            let _ = write!(
                stream,
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://{to}:{port}/v1/chat/completions\r\n\
                 Content-Length: 0\r\n\r\n"
            );
        });
        let (done, _) = reworded(&format!("http://127.0.0.1:{own}/v1"), SHORT, 1);
        let outcome = done.outcomes.into_values().next();
        let elsewhere = Outcome::Kept(Reason::Trouble(Trouble::Elsewhere));
        assert_eq!(outcome, Some(elsewhere), "{to}");
        assert!(
            told.recv_timeout(Duration::from_millis(200)).is_err(),
            "{to} was asked"
        );
    }
}

#[test]
fn a_server_that_does_not_answer_is_not_asked_for_ever() {
    let closed = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = closed.local_addr().expect("bound").port();
    drop(closed);
    let (done, proposals) = reworded(&format!("http://127.0.0.1:{port}/v1"), SHORT, 5);
    assert_eq!(done.requests, IN_VAIN);
    let not_asked = done.outcomes.values();
    let not_asked = not_asked.filter(|outcome| **outcome == Outcome::Kept(Reason::NotAsked));
    assert_eq!(not_asked.count(), 5 - IN_VAIN);
    assert!(done.outcomes.values().any(|outcome| matches!(
        outcome,
        Outcome::Kept(Reason::Trouble(Trouble::Unreachable(_)))
    )));
    assert!(proposals.iter().all(|proposal| proposal.text == SOURCE));
}

#[test]
fn every_doubt_and_reason_is_said_in_both_languages() {
    let word = || "mot".to_owned();
    let doubts = [
        Doubt::Figure { figure: word() },
        Doubt::Name {
            name: "Nom".to_owned(),
        },
        Doubt::Elsewhere {
            what: word(),
            by: "autre".to_owned(),
        },
        Doubt::Negation,
        Doubt::Word { word: word() },
        Doubt::Supposed,
        Doubt::Words,
    ];
    for tongue in [Tongue::Fr, Tongue::En] {
        let messages = Messages::new(tongue, &[]);
        let mut said: Vec<String> = doubts.iter().map(|one| doubt(&messages, one)).collect();
        for reason in [
            Reason::NotAsked,
            Reason::Kept(Kept::Same),
            Reason::Kept(Kept::Unsupported(Vec::new())),
            Reason::Kept(Kept::TooLong {
                length: 900,
                dropped: Vec::new(),
            }),
        ] {
            said.extend(Outcome::Kept(reason).kept(&messages));
        }
        assert!(said.iter().all(|text| text.ends_with('.')), "{said:?}");
        let count = said.len();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), count, "two are said alike");
    }
}

#[test]
fn the_prompt_is_in_the_language_of_the_text_and_says_its_room() {
    let mut one = proposal("b1");
    let french = prompt::of(&one);
    assert!(french.task.contains("Contentez-vous de redire"));
    assert!(
        french
            .task
            .contains(&format!("Au plus {} caractères", SOURCE.chars().count()))
    );
    one.text =
        "The club gives chess lessons to children of the town. Lessons are free for all of them."
            .to_owned();
    one.limit = Some(forms::Limit {
        number: 40,
        unit: language::lengths::Unit::Words,
        origin: forms::LimitOrigin::Prose,
    });
    let english = prompt::of(&one);
    assert!(english.task.contains("Only rephrase") && english.task.contains("at most 40 words"));
}
