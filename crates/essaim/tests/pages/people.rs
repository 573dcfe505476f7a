//! People of a server that others can reach: who comes in, how far, and who is kept out.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use store::people::{NewSession, People};

use super::visitor::{Answer, Server, Visitor, free_port};

const PASSWORD: &str = "une ruche près du pont";

/// Runs `essaim people`, with what is typed.
pub(super) fn command(words: &[&str], data: &Path, more: &[&str], typed: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_essaim"))
        .args(["--language", "fr"])
        .args(words)
        .arg(data)
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let mut stdin = child.stdin.take().expect("its input");
    // A program that asks nothing does not read.
    let _ = writeln!(stdin, "{typed}");
    drop(stdin);
    child.wait_with_output().expect("its end")
}

fn people(word: &str, data: &Path, more: &[&str]) -> Value {
    let output = command(
        &["people", word],
        data,
        &[more, &["--json"]].concat(),
        PASSWORD,
    );
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        output.status.code(),
        Some(0),
        "people {word} {more:?}: {said}"
    );
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

/// Makes somebody who can sign in with [`PASSWORD`].
pub(super) fn added(data: &Path, email: &str, more: &[&str]) {
    let of = ["--name", "Inès Martin", "--email", email, "--password"];
    people("add", data, &[&of, more].concat());
}

/// The path of a link.
fn path(link: &str) -> String {
    let at = link
        .find("/invitation/")
        .unwrap_or_else(|| panic!("{link}"));
    link[at..].to_owned()
}

impl Visitor {
    /// Who they are once an answer has begun a session.
    pub(super) fn entered(&self, answer: &Answer) -> Self {
        assert_eq!(answer.status, 303, "{}", answer.said());
        let cookie = answer.header("set-cookie").expect("a session");
        Self {
            cookie: cookie.split(';').next().unwrap_or_default().to_owned(),
            ..self.clone()
        }
    }

    fn try_sign_in(&self, email: &str, password: &str) -> Answer {
        self.post("/sign-in", &[("email", email), ("password", password)])
    }

    fn sign_in(&self, email: &str) -> Self {
        self.entered(&self.try_sign_in(email, PASSWORD))
    }

    /// Asks with a program's key, and no cookie.
    fn with_key(&self, method: &str, path: &str, key: &str, body: &[u8]) -> Answer {
        let program = Self {
            cookie: String::new(),
            ..self.clone()
        };
        let bearer = format!("Bearer {key}");
        let mut headers = vec![("Authorization", bearer.as_str())];
        if method == "POST" {
            headers.push(("Content-Type", "multipart/form-data; boundary=limit"));
        }
        program
            .ask(method, path, &headers, body)
            .expect("an answer")
    }
}

const NOTE: &[u8] = b"--limit\r\nContent-Disposition: form-data; name=\"files\"; \
filename=\"note.md\"\r\n\r\n# Note\n\nBonjour.\n\r\n--limit--\r\n";

#[test]
fn nothing_is_opened_to_others_without_people() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let serve = |data: &Path, more: &[&str]| {
        let listen = format!("0.0.0.0:{}", free_port());
        let more = [&["--listen", listen.as_str()], more].concat();
        let output = command(&["serve", "--data"], data, &more, "");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(output.stdout.is_empty(), "{said}");
        said
    };
    let address = ["--address", "https://essaim.example.org"];
    for more in [&address[..], &[]] {
        let said = serve(root.path(), more);
        assert!(said.contains("essaim people add"), "{said}");
    }
    assert!(!People::file(root.path()).exists(), "asking made no people");
    // Neither does a proxy make others of this computer.
    let local = ["--listen", "127.0.0.1:0"];
    let output = command(
        &["serve", "--data"],
        root.path(),
        &[local, address].concat(),
        "",
    );
    assert_eq!(output.status.code(), Some(2));
    // One dossier alone has no people.
    let dossier = root.path().join("dossier");
    assert!(command(&["init"], &dossier, &[], "").status.success());
    let said = serve(&dossier, &address);
    assert!(
        said.contains("le répertoire qui contient les dossiers"),
        "{said}"
    );
    let of = [
        "--name",
        "Inès",
        "--email",
        "ines@example.org",
        "--administers",
    ];
    let refused = command(&["people", "add"], &dossier, &of, "");
    assert_eq!(refused.status.code(), Some(2));
    // With people, the public address is needed, and it must be closed.
    added(root.path(), "ines@example.org", &["--administers"]);
    let said = serve(root.path(), &[]);
    assert!(said.contains("--address"), "{said}");
    let said = serve(root.path(), &["--address", "http://essaim.example.org"]);
    assert!(said.contains("en clair"), "{said}");
}

#[test]
fn from_the_first_person_to_a_colleague_who_may_less() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    let of = [
        "--name",
        "Inès Martin",
        "--email",
        "Ines@example.org",
        "--administers",
    ];
    let invited = people("add", data, &of);
    let link = path(invited["invitation"].as_str().expect("a link"));
    let server = Server::of_people(data);
    let stranger = server.stranger();
    for page in ["/", "/d/Un/", "/me"] {
        let answer = stranger.get(page);
        assert_eq!(answer.status, 303, "{page}");
        assert!(answer.leads_to().starts_with("/sign-in"), "{page}");
    }
    assert_eq!(stranger.get("/open?key=x").status, 303);

    // The link: shown without being used up, refused with a weak password, used once.
    assert!(stranger.get(&link).text().contains("ines@example.org"));
    for (password, again) in [
        ("trop court", "trop court"),
        ("motdepasse2026!", "motdepasse2026!"),
        ("Inès Martin 35", "Inès Martin 35"),
        (PASSWORD, "une ruche près du pré"),
    ] {
        let answer = stranger.post(&link, &[("password", password), ("again", again)]);
        assert_eq!(answer.status, 422, "{password}");
        assert!(answer.header("set-cookie").is_none(), "{password}");
    }
    let both = [("password", PASSWORD), ("again", PASSWORD)];
    let ines = stranger.entered(&stranger.post(&link, &both));
    assert_eq!(stranger.post(&link, &both).status, 404, "it works once");
    assert_eq!(stranger.get(&link).status, 404);
    assert!(ines.get("/").text().contains("Inès Martin"));

    // A colleague, invited to one of two dossiers.
    let (un, deux) = (ines.dossier("Un"), ines.dossier("Deux"));
    let form = [
        ("do", "invite"),
        ("name", "Paul Petit"),
        ("email", "paul@example.org"),
        ("role", "reads"),
    ];
    let shown = ines.post(&format!("{un}/people"), &form).text();
    let link = path(shown.split("</code>").next().expect("a link"));
    let paul = stranger.entered(&stranger.post(&link, &both));
    // He sees the one that is his, and makes no other.
    assert_eq!(paul.get("/").leads_to(), "/d/Un/");
    assert_eq!(paul.post("/dossiers", &[("name", "Trois")]).status, 403);
    assert_eq!(paul.get(&format!("{un}/documents")).status, 200);
    for of in [
        "documents",
        "settings",
        "people",
        "export",
        "nowhere",
        "jobs/1",
        "forms/1/filled",
    ] {
        let (other, none) = (
            paul.get(&format!("{deux}/{of}")),
            paul.get(&format!("/d/Trois/{of}")),
        );
        assert_eq!((other.status, none.status), (404, 404), "{of}");
        assert_eq!(other.text(), none.text(), "{of}");
    }

    // He reads; then he writes; then he is gone.
    let add =
        |visitor: &Visitor| visitor.send(&format!("{un}/documents"), &[("n.md", b"# N\n\nOui.\n")]);
    assert_eq!(add(&paul).status, 403);
    assert_eq!(paul.post(&format!("{un}/facts"), &[]).status, 403);
    assert_eq!(paul.get(&format!("{un}/settings")).status, 403);
    let raise = [("do", "role"), ("person", "2"), ("role", "administers")];
    assert_eq!(
        paul.post(&format!("{un}/people"), &raise).status,
        403,
        "not by himself"
    );
    let writes = [("do", "role"), ("person", "2"), ("role", "writes")];
    assert_eq!(ines.post(&format!("{un}/people"), &writes).status, 303);
    paul.settled(&add(&paul));
    assert_eq!(paul.post(&format!("{un}/facts"), &[("x", "y")]).status, 403);
    assert_eq!(
        paul.post(&format!("{un}/settings/erase"), &[("name", "Un")])
            .status,
        403
    );
    // Roles of another dossier cannot be set from one's own.
    assert_eq!(ines.post(&format!("{deux}/people"), &writes).status, 404);
    let remove = [("do", "remove"), ("person", "2")];
    assert_eq!(ines.post(&format!("{un}/people"), &remove).status, 303);
    assert_eq!(paul.get(&format!("{un}/documents")).status, 404);
}

#[test]
fn the_last_who_administers_stays() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    assert!(
        command(&["init"], &data.join("Un"), &[], "")
            .status
            .success()
    );
    added(
        data,
        "ines@example.org",
        &["--dossier", "Un", "--administers"],
    );
    let server = Server::of_people(data);
    let ines = server.stranger().sign_in("ines@example.org");
    for act in [
        [("do", "remove"), ("person", "1"), ("role", "")],
        [("do", "role"), ("person", "1"), ("role", "approves")],
    ] {
        let answer = ines.post("/d/Un/people", &act);
        assert_eq!(answer.status, 422, "{act:?}");
        assert!(answer.text().contains("dernière personne"), "{act:?}");
    }
    assert_eq!(ines.get("/d/Un/people").status, 200);
    let role = ["ines@example.org", "--dossier", "Un", "--role", "reads"];
    assert_eq!(
        command(&["people", "role"], data, &role, "").status.code(),
        Some(1)
    );
    // A dossier that is erased leaves its name to nobody.
    assert_eq!(
        ines.post("/d/Un/settings/erase", &[("name", "Un")]).status,
        303
    );
    assert!(
        command(&["init"], &data.join("Un"), &[], "")
            .status
            .success()
    );
    assert_eq!(ines.get("/d/Un/").status, 404);
}

#[test]
fn an_approved_answer_is_changed_by_who_may_approve() {
    const FORM: &str = "<!doctype html><title>Demande</title><form>\
        <label for=o>Objet de l'association</label><textarea id=o name=o></textarea></form>";
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    let server = Server::of_people(data);
    let ines = server.stranger().sign_in("ines@example.org");
    let un = ines.dossier("Un");
    for (email, role) in [
        ("paul@example.org", "writes"),
        ("lea@example.org", "approves"),
    ] {
        added(data, email, &["--dossier", "Un", "--role", role]);
    }
    let (paul, lea) = (
        server.stranger().sign_in("paul@example.org"),
        server.stranger().sign_in("lea@example.org"),
    );
    let read = paul.send(&format!("{un}/forms"), &[("demande.html", FORM.as_bytes())]);
    let form = paul.settled(&read);
    let form = form.split('?').next().unwrap_or_default();
    let at = format!("{form}/b1");
    let (own, approved) = ("Prêter des outils.", "Réparer ensemble.");
    assert_eq!(
        paul.post(&format!("{at}/save"), &[("text", own)]).status,
        200
    );
    assert_eq!(
        paul.post(&at, &[("do", "accept"), ("text", own)]).status,
        403
    );
    assert_eq!(paul.post(&format!("{form}/accept"), &[]).status, 403);
    assert_eq!(
        lea.post(&at, &[("do", "accept"), ("text", approved)])
            .status,
        303
    );
    for act in ["keep", "later", "blank", "back", "shorten", "proposed"] {
        let answer = paul.post(&at, &[("do", act), ("text", "Autre chose.")]);
        assert_eq!(answer.status, 403, "{act}");
    }
    assert_eq!(
        paul.post(&format!("{at}/save"), &[("text", "Autre chose.")])
            .status,
        403
    );
    assert!(paul.get(&at).text().contains(approved));
    // A step back to what was accepted is no acceptance by who may not.
    assert_eq!(
        lea.post(&at, &[("do", "keep"), ("text", "Encore autre chose.")])
            .status,
        303
    );
    assert_eq!(paul.post(&at, &[("do", "back"), ("text", "")]).status, 303);
    let page = paul.get(&at).text();
    assert!(page.contains(approved), "{page}");
    assert_eq!(
        paul.post(&format!("{at}/save"), &[("text", own)]).status,
        200,
        "it is open"
    );
}

#[test]
fn sessions_end() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    let server = Server::of_people(data);
    let stranger = server.stranger();
    let is_in = |visitor: &Visitor| visitor.get("/me").status == 200;
    // Signing out.
    let first = stranger.sign_in("ines@example.org");
    assert!(is_in(&first));
    let out = first.post("/sign-out", &[]);
    assert_eq!(out.leads_to(), "/sign-in");
    assert!(
        out.header("set-cookie")
            .is_some_and(|cookie| cookie.contains("Max-Age=0"))
    );
    assert!(!is_in(&first));
    // What was to be changed is told not to be.
    let refused = first.post("/dossiers", &[("name", "Un")]);
    assert_eq!(refused.status, 401);
    assert!(!data.join("Un").exists());
    // Another session, ended from the page of one's own; nobody else's.
    let (one, two) = (
        stranger.sign_in("ines@example.org"),
        stranger.sign_in("ines@example.org"),
    );
    let page = one.get("/me").text();
    let ends: Vec<&str> = page
        .split("action=\"/me/sessions/")
        .skip(1)
        .filter_map(|rest| rest.split('/').next())
        .collect();
    assert_eq!(ends.len(), 2, "{page}");
    assert_eq!(
        one.post(&format!("/me/sessions/{}/end", ends[0]), &[])
            .status,
        303
    );
    assert_ne!(is_in(&one), is_in(&two));
    added(data, "paul@example.org", &["--role", "reads"]);
    let paul = stranger.sign_in("paul@example.org");
    assert_eq!(
        paul.post(&format!("/me/sessions/{}/end", ends[1]), &[])
            .status,
        404
    );
    // Another password, with the one there is, ends all others.
    let (one, two) = (
        stranger.sign_in("ines@example.org"),
        stranger.sign_in("ines@example.org"),
    );
    let other = "un verger derrière la gare";
    let change = |current: &str| {
        let fields = [("current", current), ("password", other), ("again", other)];
        one.post("/me/password", &fields).status
    };
    assert_eq!(change("ce n'est pas le mien"), 401);
    assert!(is_in(&two));
    assert_eq!(change(PASSWORD), 200);
    assert!(is_in(&one) && !is_in(&two));
    assert_eq!(
        stranger.try_sign_in("ines@example.org", PASSWORD).status,
        401
    );
    assert_eq!(stranger.try_sign_in("ines@example.org", other).status, 303);
    // A person who is disabled is out at once, and told nothing more than who errs.
    let wrong = stranger
        .try_sign_in("paul@example.org", "ce n'est pas le sien")
        .text();
    people("disable", data, &["paul@example.org"]);
    assert!(!is_in(&paul));
    let answer = stranger.try_sign_in("paul@example.org", PASSWORD);
    assert_eq!((answer.status, answer.text()), (401, wrong));
    people("disable", data, &["paul@example.org", "--undo"]);
    assert!(!is_in(&paul), "the session is gone for good");
    let paul = stranger.sign_in("paul@example.org");
    // A link for another password, and the person removed.
    let link = people("reset", data, &["paul@example.org"]);
    let link = path(link["invitation"].as_str().expect("a link"));
    let again = stranger.entered(&stranger.post(&link, &[("password", other), ("again", other)]));
    assert!(!is_in(&paul) && is_in(&again));
    assert_eq!(
        stranger
            .post(&link, &[("password", other), ("again", other)])
            .status,
        404
    );
    people("remove", data, &["paul@example.org"]);
    assert!(!is_in(&again));
}

#[test]
fn sessions_run_out() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    let now = std::time::UNIX_EPOCH.elapsed().expect("a clock").as_secs();
    let now = i64::try_from(now).expect("seconds");
    let day = 86_400;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(async {
        let people = People::open(data).await.expect("opened");
        for (secret, begun, lasts) in [
            ("fresh", now, 30 * day),
            ("idle", now - 8 * day, 30 * day),
            ("over", now - 2 * day, day),
        ] {
            let session = NewSession {
                digest: &store::digest(secret.as_bytes()),
                person: 1,
                browser: "Firefox",
                created: begun,
                expires: begun + lasts,
            };
            people.begin_session(&session).await.expect("begun");
        }
        people.close().await;
    });
    let server = Server::of_people(data);
    let status = |secret: &str| {
        let visitor = Visitor {
            cookie: format!("essaim-session={secret}"),
            ..server.stranger()
        };
        visitor.get("/me").status
    };
    assert_eq!(status("fresh"), 200);
    for secret in ["idle", "over", "guessed", ""] {
        assert_eq!(status(secret), 303, "{secret}");
    }
    // What is kept of a session is no key to it.
    assert_eq!(status(&store::digest(b"fresh")), 303);
}

#[test]
fn nobody_goes_on_guessing() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    added(data, "paul@example.org", &["--role", "reads"]);
    let server = Server::of_people(data);
    let stranger = server.stranger();
    let timed = |email: &str| {
        let began = Instant::now();
        let answer = stranger.try_sign_in(email, "ce n'est pas le bon");
        (answer, began.elapsed())
    };
    // By turns, for how busy the computer is changes.
    let both = ["ines@example.org", "personne@example.org"];
    let mut fastest = [Duration::MAX; 2];
    for _ in 0..6 {
        let mut said = Vec::new();
        for (email, fastest) in both.into_iter().zip(&mut fastest) {
            let (answer, took) = timed(email);
            assert_eq!(answer.status, 401, "{email}");
            said.push(answer.text().replace(email, ""));
            *fastest = took.min(*fastest);
        }
        assert_eq!(said[0], said[1]);
    }
    for email in both {
        for _ in 0..3 {
            let (answer, _) = timed(email);
            assert_eq!(answer.status, 429, "{email}");
            let wait = answer
                .header("retry-after")
                .and_then(|text| text.parse().ok());
            assert!(
                wait.is_some_and(|wait: u64| (1..=900).contains(&wait)),
                "{email}: {wait:?}"
            );
            assert!(
                answer.text().contains("Réessayez dans"),
                "{}",
                answer.said()
            );
        }
    }
    // An address that is nobody's takes as long.
    let [known, unknown] = fastest;
    assert!(
        unknown > known / 3 && known > unknown / 3,
        "{known:?} and {unknown:?}"
    );
    // While it lasts, the right password does not tell itself either; others sign in.
    assert_eq!(
        stranger.try_sign_in("ines@example.org", PASSWORD).status,
        429
    );
    assert_eq!(
        stranger.try_sign_in("INES@example.org ", PASSWORD).status,
        429
    );
    let paul = stranger.sign_in("paul@example.org");
    // Neither does confirming with one's own password.
    for _ in 0..6 {
        let fields = [
            ("current", "non"),
            ("password", PASSWORD),
            ("again", PASSWORD),
        ];
        assert_eq!(paul.post("/me/password", &fields).status, 401);
    }
    let fields = [
        ("current", PASSWORD),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    assert_eq!(paul.post("/me/password", &fields).status, 429);
    // A place that tries many addresses is stopped too: it has failed eighteen times by now.
    let more = (0..13).map(|count| {
        stranger
            .try_sign_in(&format!("a{count}@example.org"), "x")
            .status
    });
    let more: Vec<u16> = more.collect();
    assert_eq!(
        more.iter().filter(|status| **status == 401).count(),
        12,
        "{more:?}"
    );
    assert_eq!(more.last(), Some(&429));
}

#[test]
fn programs_have_keys_that_open_as_much_as_they_say() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    let server = Server::of_people(data);
    let ines = server.stranger().sign_in("ines@example.org");
    let (un, deux) = (ines.dossier("Un"), ines.dossier("Deux"));
    let make = |dossier: &str, role: &str, password: &str| {
        let fields = [
            ("name", "Sauvegarde"),
            ("dossier", dossier),
            ("role", role),
            ("password", password),
        ];
        let answer = ines.post("/me/keys", &fields);
        let text = answer.text();
        let key = text
            .split("<code>")
            .nth(1)
            .and_then(|rest| rest.split("</code>").next());
        (answer.status, key.unwrap_or_default().to_owned())
    };
    assert_eq!(make("Un", "reads", "ce n'est pas le mien").0, 401);
    let (status, reads) = make("Un", "reads", PASSWORD);
    assert_eq!((status, reads.len()), (200, 43));
    let (_, writes) = make("Un", "writes", PASSWORD);
    let documents = format!("{un}/documents");
    // No cookie, no origin.
    assert_eq!(ines.with_key("GET", &documents, &reads, b"").status, 200);
    assert_eq!(ines.with_key("POST", &documents, &reads, NOTE).status, 403);
    assert_eq!(ines.with_key("POST", &documents, &writes, NOTE).status, 303);
    assert_eq!(
        ines.with_key("GET", &format!("{un}/settings"), &writes, b"")
            .status,
        403
    );
    assert_eq!(
        ines.with_key("GET", &format!("{deux}/documents"), &reads, b"")
            .status,
        404
    );
    assert_eq!(ines.with_key("POST", "/dossiers", &writes, b"").status, 403);
    // A key makes no other key, and no people.
    let (_, all) = make("", "administers", PASSWORD);
    assert_eq!(
        ines.with_key("GET", &format!("{deux}/settings"), &all, b"")
            .status,
        200
    );
    for closed in ["/me", &format!("{un}/people")] {
        assert_eq!(
            ines.with_key("GET", closed, &all, b"").status,
            403,
            "{closed}"
        );
    }
    for wrong in ["", "x", &store::digest(reads.as_bytes())] {
        let answer = ines.with_key("GET", &documents, wrong, b"");
        assert_eq!(answer.status, 401, "{wrong}");
        assert!(answer.header("www-authenticate").is_some());
    }
    // A wrong key is not made good by a cookie that comes along.
    let both = ines.ask("GET", &documents, &[("Authorization", "Bearer x")], b"");
    assert_eq!(both.expect("an answer").status, 401);
    // What is kept holds no key.
    let kept = std::fs::read(People::file(data)).expect("read");
    assert!(!String::from_utf8_lossy(&kept).contains(&reads));

    let page = ines.get("/me").text();
    let first = page
        .split("action=\"/me/keys/")
        .nth(1)
        .and_then(|rest| rest.split('/').next());
    let revoke = format!("/me/keys/{}/revoke", first.expect("a key"));
    assert_eq!(ines.post(&revoke, &[]).status, 303);
    assert_eq!(ines.with_key("GET", &documents, &reads, b"").status, 401);
    assert_eq!(ines.with_key("GET", &documents, &writes, b"").status, 200);
    // Keys go as far as their person, and no further.
    added(data, "paul@example.org", &["--administers"]);
    people("role", data, &["ines@example.org", "--role", "reads"]);
    assert_eq!(ines.with_key("POST", &documents, &writes, NOTE).status, 403);
    people("disable", data, &["ines@example.org"]);
    assert_eq!(ines.with_key("GET", &documents, &writes, b"").status, 401);
}

#[test]
fn others_reach_it_by_its_own_name_alone() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    let address = ["--address", "https://essaim.example.org"];
    let server = Server::reachable(data, &address);
    let stranger = server.stranger();
    let host = ("Host", "essaim.example.org");
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let own = ("Origin", "https://essaim.example.org");
    let right = format!(
        "email=ines%40example.org&password={}",
        super::visitor::encoded(PASSWORD)
    );
    let ask =
        |visitor: &Visitor, method: &str, path: &str, headers: &[(&str, &str)], body: &str| {
            visitor
                .ask(method, path, headers, body.as_bytes())
                .expect("an answer")
        };
    let local = format!("127.0.0.1:{}", server.port);
    for foreign in [
        local.as_str(),
        "evil.example",
        "essaim.example.org:7373",
        "",
    ] {
        let answer = ask(&stranger, "GET", "/sign-in", &[("Host", foreign)], "");
        assert_eq!(answer.status, 421, "{foreign}");
    }
    for foreign in [
        "https://evil.example",
        "http://essaim.example.org",
        "null",
        "",
    ] {
        let headers = [host, form, ("Origin", foreign)];
        let answer = ask(&stranger, "POST", "/sign-in", &headers, &right);
        assert_eq!(answer.status, 403, "{foreign}");
        assert!(answer.header("set-cookie").is_none());
    }
    assert_eq!(
        ask(&stranger, "POST", "/sign-in", &[host, form], &right).status,
        403
    );
    let answer = ask(&stranger, "POST", "/sign-in", &[host, form, own], &right);
    let cookie = answer.header("set-cookie").expect("a session");
    assert!(cookie.starts_with("__Host-essaim="), "{cookie}");
    for word in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    let ines = stranger.entered(&answer);
    assert_eq!(ask(&ines, "GET", "/me", &[host], "").status, 200);
    // Forms of other sites, though the browser sent the cookie.
    for origin in ["https://evil.example", "null"] {
        let headers = [host, form, ("Origin", origin)];
        let made = ask(&ines, "POST", "/dossiers", &headers, "name=Un");
        assert_eq!(made.status, 403, "{origin}");
        assert_eq!(ask(&ines, "POST", "/sign-out", &headers, "").status, 403);
    }
    assert_eq!(
        ask(&ines, "POST", "/dossiers", &[host, form], "name=Un").status,
        403
    );
    assert!(!data.join("Un").exists());
    assert_eq!(
        ask(&ines, "POST", "/dossiers", &[host, form, own], "name=Un").status,
        303
    );
    // Where somebody goes once they signed in is a page of ours.
    for to in [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
    ] {
        let body = format!("{right}&to={}", super::visitor::encoded(to));
        let answer = ask(&stranger, "POST", "/sign-in", &[host, form, own], &body);
        assert_eq!(answer.leads_to(), "/", "{to}");
    }
    // What says from where it comes is not believed of anybody.
    let wrong = "email=a%40example.org&password=x";
    for count in 0..7 {
        let from = format!("192.0.2.{count}");
        let headers = [host, form, own, ("X-Forwarded-For", from.as_str())];
        let status = ask(&stranger, "POST", "/sign-in", &headers, wrong).status;
        assert_eq!(status, if count < 6 { 401 } else { 429 }, "{count}");
    }
}

#[test]
fn a_proxy_that_is_ours_says_who_asks() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    let address = ["--address", "https://essaim.example.org", "--behind-proxy"];
    let server = Server::reachable(data, &address);
    let stranger = server.stranger();
    let tried = |email: &str, from: &str| {
        let headers = [
            ("Host", "essaim.example.org"),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Origin", "https://essaim.example.org"),
            ("X-Forwarded-For", from),
        ];
        let body = format!("email={email}%40example.org&password=x");
        let answer = stranger.ask("POST", "/sign-in", &headers, body.as_bytes());
        answer.expect("an answer").status
    };
    // What stands before the proxy's own word is whatever somebody wrote.
    for count in 0..30 {
        let from = format!("203.0.113.{count}, 192.0.2.7");
        assert_eq!(tried(&format!("a{count}"), &from), 401, "{count}");
    }
    assert_eq!(tried("b", "203.0.113.99, 192.0.2.7"), 429);
    assert_eq!(tried("b", "192.0.2.8"), 401);
}

#[test]
fn a_known_person_takes_a_role_as_themself() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    added(data, "ines@example.org", &["--administers"]);
    added(data, "paul@example.org", &["--role", "reads"]);
    let server = Server::of_people(data);
    let stranger = server.stranger();
    let ines = stranger.sign_in("ines@example.org");
    let un = ines.dossier("Un");
    people("remove", data, &["paul@example.org"]);
    assert!(
        command(&["init"], &data.join("Autre"), &[], "")
            .status
            .success()
    );
    added(
        data,
        "paul@example.org",
        &["--dossier", "Autre", "--role", "reads"],
    );
    let form = [
        ("do", "invite"),
        ("name", "Paul Petit"),
        ("email", "paul@example.org"),
        ("role", "approves"),
    ];
    let shown = ines.post(&format!("{un}/people"), &form).text();
    let link = path(shown.split("</code>").next().expect("a link"));
    // Whoever else has the link cannot choose a password for him, nor take the role.
    let stolen = "un mot de passe volé";
    let answer = stranger.post(&link, &[("password", stolen), ("again", stolen)]);
    assert!(answer.header("set-cookie").is_none());
    ines.post(&link, &[]);
    assert_eq!(stranger.try_sign_in("paul@example.org", stolen).status, 401);
    let paul = stranger.sign_in("paul@example.org");
    assert_eq!(
        paul.get(&format!("{un}/")).status,
        404,
        "not before he accepts"
    );
    assert_eq!(paul.post(&link, &[]).status, 303);
    assert_eq!(paul.get(&format!("{un}/")).status, 200);
    assert_eq!(paul.post(&link, &[]).status, 404, "it works once");
    // An invitation that is taken back works no more.
    let form = [
        ("do", "invite"),
        ("name", "Léa"),
        ("email", "lea@example.org"),
        ("role", "reads"),
    ];
    let shown = ines.post(&format!("{un}/people"), &form).text();
    let link = path(shown.split("</code>").next().expect("a link"));
    let page = ines.get(&format!("{un}/people")).text();
    let id = page
        .split("name=\"invitation\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let back = [("do", "take-back"), ("invitation", id.expect("a number"))];
    assert_eq!(
        ines.post("/d/Autre/people", &back).status,
        404,
        "not from another dossier"
    );
    assert_eq!(ines.post(&format!("{un}/people"), &back).status, 303);
    assert_eq!(stranger.get(&link).status, 404);
}

#[test]
fn the_command_line_lists_who_there_is() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let data = root.path();
    assert!(
        command(&["init"], &data.join("Un"), &[], "")
            .status
            .success()
    );
    added(data, "ines@example.org", &["--administers"]);
    let of = [
        "--name",
        "Paul",
        "--email",
        "paul@example.org",
        "--dossier",
        "Un",
        "--role",
        "reads",
    ];
    people("add", data, &of);
    let list = people("list", data, &[]);
    assert_eq!(list["people"][0]["roles"][0]["dossier"], Value::Null);
    assert_eq!(list["people"][0]["roles"][0]["role"], "administers");
    assert_eq!(list["invitations"][0]["gives"]["dossier"], "Un");
    assert!(!list.to_string().contains("argon2"), "no hash is shown");
    // Wrong uses, told.
    for (word, more, code) in [
        ("add", &["--name", "A", "--email", "a@example.org"][..], 2),
        (
            "add",
            &["--name", "A", "--email", "nulle part", "--administers"],
            2,
        ),
        (
            "add",
            &["--name", "A", "--email", "a@example.org", "--role", "owns"],
            2,
        ),
        (
            "add",
            &[
                "--name",
                "A",
                "--email",
                "a@example.org",
                "--dossier",
                "../Un",
                "--role",
                "reads",
            ],
            1,
        ),
        ("role", &["personne@example.org", "--role", "reads"], 1),
        ("remove", &["personne@example.org"], 1),
    ] {
        let output = command(&["people", word], data, more, "");
        assert_eq!(output.status.code(), Some(code), "{word} {more:?}");
    }
    let weak = [
        "--name",
        "A",
        "--email",
        "a@example.org",
        "--administers",
        "--password",
    ];
    let output = command(&["people", "add"], data, &weak, "motdepasse2026");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        people("list", data, &[])["people"].as_array().map(Vec::len),
        Some(1)
    );
}
