//! The pages under many readers at once: how long an answering page and a search take, with a dossier of
//! ten thousand passages. Everybody asks for the next page as soon as the last one is there.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ureq::Agent;

use crate::corpus::{self, Chance};
use crate::scale::program;
use crate::{Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "server",
    about: "answering page and search under 50 concurrent readers, 10 000 passages",
    run: |_, _: Options| run(),
    check: None,
};

/// Pages of the corpus: five passages each.
const PAGES: usize = 2_000;
/// Readers at once.
const READERS: usize = 50;
/// Pages that each asks for.
const EACH: usize = 40;

/// Questions that are asked.
const QUESTIONS: [&str; 12] = [
    "où ont lieu les ateliers",
    "combien de bénévoles",
    "partenaires du projet",
    "qui accompagne les jeunes",
    "matériel informatique réemployé",
    "dépenses de fournitures",
    "assemblée générale",
    "objectifs de l'année",
    "public accueilli",
    "besoin du territoire",
    "formation des bénévoles",
    "jardin partagé du quartier",
];

/// Ends the server however the measure ends.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn run() -> Result<(), String> {
    let program = program()?;
    let root = std::env::temp_dir().join(format!("essaim-server-{}", std::process::id()));
    let papers = root.join("papers");
    corpus::write(&papers, PAGES, 1)?;
    let data = root.join("data");
    std::fs::create_dir_all(&data).map_err(|error| error.to_string())?;
    let dossier = data.join("d");
    for arguments in [["init"].as_slice(), ["add"].as_slice()] {
        let mut command = Command::new(&program);
        command.args(arguments).arg(&dossier);
        if arguments == ["add"] {
            command.arg(&papers);
        }
        let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !done.map_err(|error| error.to_string())?.success() {
            return Err(format!("{arguments:?} failed"));
        }
    }
    let measured = serve(&program, &data);
    std::fs::remove_dir_all(&root).map_err(|error| error.to_string())?;
    measured
}

fn serve(program: &Path, data: &Path) -> Result<(), String> {
    let mut server = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())?;
    let out = server.stdout.take().ok_or("no output")?;
    let _serving = Serving(server);
    let mut link = String::new();
    BufReader::new(out)
        .read_line(&mut link)
        .map_err(|error| error.to_string())?;
    let link = link.trim();
    let base = link.split("/open").next().unwrap_or_default().to_owned();
    let agent: Agent = Agent::config_builder().max_redirects(0).build().into();
    let opened = agent.get(link).call().map_err(|error| error.to_string())?;
    let cookie = opened
        .headers()
        .get("set-cookie")
        .and_then(|value| value.to_str().ok());
    let cookie = cookie
        .and_then(|value| value.split(';').next())
        .ok_or("no session")?;
    let boxes = begin(&agent, &base, cookie)?;
    let one = get(&agent, &format!("{base}/d/d/search?q=atelier"), cookie)?;
    println!(
        "first search, with the dossier made ready: {} ms",
        one.as_millis()
    );
    for (name, of) in [("answering page", true), ("search", false)] {
        let mut times = Vec::new();
        let began = Instant::now();
        std::thread::scope(|scope| {
            let readers: Vec<_> = (0..READERS)
                .map(|reader| {
                    let (base, boxes) = (base.as_str(), boxes);
                    scope.spawn(move || read(base, cookie, reader, of.then_some(boxes)))
                })
                .collect();
            for reader in readers {
                match reader.join() {
                    Ok(Ok(of)) => times.extend(of),
                    Ok(Err(error)) => println!("a reader failed: {error}"),
                    Err(_) => println!("a reader failed"),
                }
            }
        });
        let all = began.elapsed();
        times.sort_unstable();
        let at = |share: usize| {
            let at = (times.len() * share / 100).min(times.len().saturating_sub(1));
            times.get(at).map_or(0, Duration::as_millis)
        };
        println!(
            "{name}: {} pages, p50 {} ms, p95 {} ms, longest {} ms, {:.0} pages a second",
            times.len(),
            at(50),
            at(95),
            at(100),
            times.len() as f64 / all.as_secs_f64()
        );
    }
    Ok(())
}

/// One reader, with a connection of their own. Gives how long each page took.
fn read(
    base: &str,
    cookie: &str,
    reader: usize,
    boxes: Option<usize>,
) -> Result<Vec<Duration>, String> {
    let agent: Agent = Agent::config_builder().max_redirects(0).build().into();
    let mut chance = Chance::new(reader as u64 + 1);
    (0..EACH)
        .map(|_| {
            let path = match boxes {
                Some(boxes) => format!("{base}/d/d/forms/1/b{}", 1 + chance.below(boxes)),
                None => {
                    let question = QUESTIONS[chance.below(QUESTIONS.len())];
                    format!("{base}/d/d/search?q={}", question.replace(' ', "+"))
                }
            };
            get(&agent, &path, cookie)
        })
        .collect()
}

fn get(agent: &Agent, path: &str, cookie: &str) -> Result<Duration, String> {
    let began = Instant::now();
    let mut answer = agent
        .get(path)
        .header("Cookie", cookie)
        .call()
        .map_err(|error| format!("{path}: {error}"))?;
    let body = answer
        .body_mut()
        .read_to_vec()
        .map_err(|error| error.to_string())?;
    match answer.status().as_u16() {
        200 if !body.is_empty() => Ok(began.elapsed()),
        status => Err(format!("{path}: {status}")),
    }
}

/// Sends the example's docx as a form, and waits until it is answered. Gives how many boxes it has.
fn begin(agent: &Agent, base: &str, cookie: &str) -> Result<usize, String> {
    let form = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/forms");
    let bytes =
        std::fs::read(form.join("fondation-marchadier.docx")).map_err(|error| error.to_string())?;
    let mut body =
        b"--limit\r\nContent-Disposition: form-data; name=\"files\"; filename=\"f.docx\"\r\n\r\n"
            .to_vec();
    body.extend_from_slice(&bytes);
    body.extend_from_slice(b"\r\n--limit--\r\n");
    agent
        .post(format!("{base}/d/d/forms"))
        .header("Cookie", cookie)
        .header("Origin", base)
        .header("Content-Type", "multipart/form-data; boundary=limit")
        .send(&body)
        .map_err(|error| error.to_string())?;
    for _ in 0..240 {
        std::thread::sleep(Duration::from_millis(500));
        let page = agent
            .get(format!("{base}/d/d/forms/1?show=all"))
            .header("Cookie", cookie)
            .call();
        if let Ok(mut page) = page {
            let text = page
                .body_mut()
                .read_to_string()
                .map_err(|error| error.to_string())?;
            return Ok(text.matches("class=\"box\"").count());
        }
    }
    Err("the form was not answered".to_owned())
}
