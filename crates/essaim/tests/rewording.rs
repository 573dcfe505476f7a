//! Rewording as it is used: what is sent, when, and what becomes of it in the files. The server is a
//! small one of this test's own, on this computer.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

struct Desk {
    root: tempfile::TempDir,
}

impl Desk {
    /// A dossier of the example's papers, and its forms.
    fn new() -> Self {
        let desk = Self {
            root: tempfile::tempdir().expect("a temporary folder"),
        };
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
        for form in [
            "fondation-marchadier.docx",
            "departement-haute-doulonne.pdf",
        ] {
            fs::copy(examples.join("forms").join(form), desk.path(form)).expect("copied");
        }
        desk.run(&["init", "d"]);
        let papers = examples.join("dossier");
        let added = desk.run(&["add", "d", papers.to_str().expect("a path")]);
        assert!(added.status.success(), "{}", stderr(&added));
        assert!(stderr(&added).contains("Coût\u{a0}: "));
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_essaim"));
        command
            .args(arguments)
            .current_dir(self.root.path())
            .env("LC_ALL", "fr_FR.UTF-8")
            .env_remove("RUST_BACKTRACE");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("started")
    }

    fn json(&self, arguments: &[&str]) -> (Value, String) {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let document = serde_json::from_slice(&output.stdout).expect("one JSON document");
        (document, stderr(&output))
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A server that gives the sentences back in other words, and adds one of its own. Gives its address,
/// and what it was asked.
fn server() -> (String, Receiver<Value>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("bound").port();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = tell.send(answer(stream).unwrap_or_default());
        }
    });
    (format!("http://127.0.0.1:{port}/v1"), told)
}

const INVENTED: &str = "Grâce à 9 731 donateurs, nous rayonnons jusqu’à Zanzibar.";

fn answer(mut stream: TcpStream) -> Option<Value> {
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let request: Value = serde_json::from_slice(&body).ok()?;
    let text = request["messages"][1]["content"].as_str()?;
    let sentences = text.split_once("Phrases :\n")?.1;
    let reworded = format!("Ainsi, {sentences}\n{INVENTED}");
    let told = json!({"choices": [{
        "message": {"role": "assistant", "content": reworded}, "finish_reason": "stop",
    }]});
    let told = told.to_string();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{told}",
        told.len()
    )
    .ok()?;
    Some(request)
}

#[test]
fn it_is_off_set_shown_and_turned_off() {
    let desk = Desk {
        root: tempfile::tempdir().expect("a temporary folder"),
    };
    desk.run(&["init", "d"]);
    let state = || desk.json(&["rewording", "d", "--json"]).0;
    let off = json!({"on": false, "address": null, "model": null, "key_file": null});
    assert_eq!(state(), off);
    let none = desk.run(&["answer", "d", "f.docx", "--reword"]);
    assert_eq!(none.status.code(), Some(1));
    let address = "http://127.0.0.1:9/v1";
    for wrong in [
        &["--address", "http://exemple.org/v1", "--model", "m"][..],
        &["--address", "exemple", "--model", "m"],
        &[
            "--address",
            "https://moi:secret@exemple.org",
            "--model",
            "m",
        ],
        &[
            "--address",
            address,
            "--model",
            "m",
            "--key-file",
            "none.txt",
        ],
    ] {
        let output = desk.run(&[&["rewording", "d"], wrong].concat());
        assert_eq!(output.status.code(), Some(1), "{wrong:?}");
        assert!(
            stderr(&output).contains("Rien n’a été envoyé."),
            "{wrong:?}"
        );
        assert!(!stderr(&output).contains("secret"));
        assert_eq!(state(), off, "{wrong:?}");
    }
    let half = desk.run(&["rewording", "d", "--address", address]);
    assert_eq!(half.status.code(), Some(2), "an address wants a model");
    fs::write(desk.path("cle.txt"), "cle-1234\n").expect("written");
    let set = ["rewording", "d", "--address", address, "--model", "petit"];
    let set = desk.run(&[&set[..], &["--key-file", "cle.txt"]].concat());
    assert!(set.status.success(), "{}", stderr(&set));
    let told = String::from_utf8_lossy(&set.stdout);
    assert!(told.contains(address) && told.contains("petit") && !told.contains("cle-1234"));
    assert_eq!(state()["on"], true);
    let kept = fs::read(desk.path("d/dossier.sqlite")).expect("reads");
    let log = fs::read(desk.path("d/dossier.sqlite-wal")).unwrap_or_default();
    for bytes in [kept, log] {
        assert!(
            !bytes.windows(8).any(|part| part == b"cle-1234"),
            "the key is kept"
        );
    }
    desk.run(&["rewording", "d", "--off"]);
    assert_eq!(state(), off);
}

#[test]
fn what_is_reworded_is_marked_everywhere_and_nothing_is_sent_unasked() {
    let desk = Desk::new();
    let (address, told) = server();
    let set = [
        "rewording",
        "d",
        "--address",
        &address,
        "--model",
        "petit-modele",
    ];
    assert!(desk.run(&set).status.success());

    // An address is set, and still nothing is sent.
    let (plain, _) = desk.json(&["answer", "d", "fondation-marchadier.docx", "--json"]);
    assert!(told.try_recv().is_err(), "asked without --reword");
    assert!(plain["cost"]["seconds"].as_f64().expect("seconds") > 0.0);
    assert!(
        plain["cost"]["processor_seconds"]
            .as_f64()
            .expect("seconds")
            > 0.0
    );
    assert!(plain["cost"]["energy_joules"].as_f64().expect("joules") > 0.0);
    assert!(plain["cost"]["rewording"].is_null());

    for (form, out) in [
        ("fondation-marchadier.docx", "r.docx"),
        ("departement-haute-doulonne.pdf", "r.pdf"),
    ] {
        let typed = ["answer", "d", form, "--reword", "--json", "--fill", "check"];
        let typed = [&typed[..], &["--out", out]].concat();
        let (document, said) = desk.json(&typed);
        let requests: Vec<Value> = told.try_iter().collect();
        assert!(!requests.is_empty(), "{form}: nothing to reword");
        let characters: usize = requests
            .iter()
            .map(|request| {
                request["messages"][1]["content"]
                    .as_str()
                    .unwrap_or_default()
            })
            .map(|text| text.chars().count())
            .sum();
        let sending = said
            .lines()
            .find(|line| line.contains(&address))
            .expect("told");
        assert!(sending.contains(&format!("{characters}")), "{sending}");
        assert!(
            sending.contains(&format!("{} réponse", requests.len())),
            "{sending}"
        );
        assert_eq!(document["cost"]["rewording"]["requests"], requests.len());
        assert_eq!(document["cost"]["rewording"]["characters"], characters);

        let answers = document["answers"].as_array().expect("answers");
        let reworded: Vec<&Value> = answers.iter().filter(|a| a["reworded"] == true).collect();
        assert!(!reworded.is_empty(), "{form}");
        let mut whole = 0;
        for answer in &reworded {
            let text = answer["text"].as_str().expect("a text");
            assert!(!text.contains("Zanzibar"), "{text}");
            assert_eq!(answer["rewording"]["model"], "petit-modele");
            let dropped = answer["rewording"]["dropped"].as_array().expect("a list");
            assert!(
                dropped
                    .iter()
                    .any(|dropped| dropped["sentence"] == INVENTED)
            );
            let original = answer["rewording"]["original"].as_str().expect("a text");
            whole += usize::from(text == format!("Ainsi, {original}"));
        }
        assert!(whole > 0, "{form}: no rewording stands whole");
        let refused = answers
            .iter()
            .filter(|a| a["status"] != "filled" && a["status"] != "check");
        assert!(refused.clone().count() > 0);
        assert!(
            refused.into_iter().all(|a| a["rewording"].is_null()),
            "sent for a guarded box"
        );

        let report = document["report"].as_str().expect("a report");
        let report = fs::read_to_string(desk.path(report)).expect("reads");
        assert_eq!(
            report.matches("Texte reformulé par le modèle").count(),
            reworded.len()
        );
        assert!(report.contains("Coût\u{a0}: "));
        let filled = fs::read(desk.path(out)).expect("reads");
        let written = reworded.iter().filter(|a| a["written"] == true).count();
        assert!(written > 0, "{form}");
        let remark = properties(&filled);
        assert!(
            remark.contains("petit-modele") && remark.contains(&format!("{written} réponse")),
            "{remark}"
        );
    }
}

/// What the properties of a docx or a PDF say.
fn properties(file: &[u8]) -> String {
    if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(file)) {
        let mut text = String::new();
        let mut core = archive.by_name("docProps/core.xml").expect("properties");
        core.read_to_string(&mut text).expect("reads");
        return text;
    }
    // UTF-16 in hexadecimal.
    let text = String::from_utf8_lossy(file);
    let subject = text.rsplit_once("/Subject<FEFF").expect("a subject").1;
    let digits = subject.split_once('>').expect("its end").0;
    let units: Vec<u16> = (0..digits.len() / 4)
        .map(|at| u16::from_str_radix(&digits[at * 4..at * 4 + 4], 16).expect("digits"))
        .collect();
    String::from_utf16_lossy(&units)
}

/// On Linux, without any network at all: nothing is tried, and rewording says why it cannot be.
#[cfg(target_os = "linux")]
#[test]
#[expect(clippy::print_stderr, reason = "a test that skips says so")]
fn without_a_network_all_is_as_it_was() {
    let denied = |arguments: &[&str]| {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--net"]).args(arguments);
        command
    };
    if !denied(&["true"])
        .status()
        .is_ok_and(|status| status.success())
    {
        eprintln!("skipped: this system lets nobody take the network away");
        return;
    }
    let desk = Desk::new();
    let (address, told) = server();
    desk.run(&["rewording", "d", "--address", &address, "--model", "petit"]);
    let answer = |more: &[&str]| {
        let typed = ["answer", "d", "fondation-marchadier.docx", "--json"];
        let output = denied(&[env!("CARGO_BIN_EXE_essaim")])
            .args(typed)
            .args(more)
            .current_dir(desk.root.path())
            .output()
            .expect("started");
        assert!(output.status.success(), "{}", stderr(&output));
        let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let texts = document["answers"].as_array().expect("answers").iter();
        let texts: Vec<Value> = texts.map(|answer| answer["text"].clone()).collect();
        (texts, document)
    };
    let (plain, _) = answer(&[]);
    let (kept, document) = answer(&["--reword"]);
    assert_eq!(plain, kept, "the dossier's own sentences stand");
    let reasons = document["answers"].as_array().expect("answers").iter();
    let reasons = reasons.filter(|answer| answer["rewording"]["kept"].is_string());
    assert!(reasons.count() > 0);
    assert_eq!(
        document["cost"]["rewording"]["requests"], 2,
        "it is not asked for ever"
    );
    assert!(told.try_recv().is_err());
}
