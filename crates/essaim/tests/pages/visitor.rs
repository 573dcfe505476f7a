//! A server as a person starts it, and whoever comes to it: a browser, or somebody who should not.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The program, serving.
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    pub(crate) key: String,
}

impl Server {
    pub(crate) fn start(data: &Path) -> Self {
        let (child, link) = started(data, &["--listen", "127.0.0.1:0"]);
        let rest = link
            .trim()
            .strip_prefix("http://127.0.0.1:")
            .expect("a link of this computer");
        let (port, key) = rest.split_once("/open?key=").expect("a key");
        Self {
            child,
            port: port.parse().expect("a port"),
            key: key.to_owned(),
        }
    }

    /// A server that has people, at an address of this computer.
    pub(crate) fn of_people(data: &Path) -> Self {
        Self::of_people_with(data, &[])
    }

    /// The same, with more said at its start.
    pub(crate) fn of_people_with(data: &Path, more: &[&str]) -> Self {
        let (child, link) = started(data, &[&["--listen", "127.0.0.1:0"], more].concat());
        let rest = link.trim().strip_prefix("http://127.0.0.1:");
        let port = rest.and_then(|rest| rest.strip_suffix("/sign-in"));
        Self {
            child,
            port: port.and_then(|port| port.parse().ok()).expect("a port"),
            key: String::new(),
        }
    }

    /// A server that others reach at an address of their own, at a port of all of this computer's.
    pub(crate) fn reachable(data: &Path, more: &[&str]) -> Self {
        let port = free_port();
        let listen = format!("0.0.0.0:{port}");
        let (child, _) = started(data, &[&["--listen", listen.as_str()], more].concat());
        Self {
            child,
            port,
            key: String::new(),
        }
    }

    /// Somebody who is not known yet.
    pub(crate) fn stranger(&self) -> Visitor {
        Visitor {
            port: self.port,
            cookie: String::new(),
            language: "fr",
        }
    }

    /// Ends it without a chance to tidy up (SIGKILL).
    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Opens the link, as the person does. Gives who they are from then on.
    pub(crate) fn visitor(&self) -> Visitor {
        let stranger = self.stranger();
        let opened = stranger.get(&format!("/open?key={}", self.key));
        assert_eq!(opened.status, 303, "{}", opened.said());
        let cookie = opened.header("set-cookie").expect("a session");
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
            "{cookie}"
        );
        Visitor {
            cookie: cookie.split(';').next().unwrap_or_default().to_owned(),
            ..stranger
        }
    }
}

/// A port that nobody listens at.
pub(crate) fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its address").port()
}

/// The program, serving, and the link that it shows.
fn started(data: &Path, arguments: &[&str]) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_essaim"))
        .args(["--language", "fr", "serve", "--data"])
        .arg(data)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let mut link = String::new();
    let out = child.stdout.take().expect("its output");
    BufReader::new(out).read_line(&mut link).expect("a link");
    (child, link)
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Whoever asks for pages.
#[derive(Clone)]
pub(crate) struct Visitor {
    pub(crate) port: u16,
    pub(crate) cookie: String,
    pub(crate) language: &'static str,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found
                .eq_ignore_ascii_case(name)
                .then(|| value.trim().to_owned())
        })
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The beginning of what it says.
    pub(crate) fn said(&self) -> String {
        let text = self.text();
        let main = text.split("<main").nth(1).unwrap_or(&text);
        main.chars().take(400).collect()
    }

    /// Where it leads.
    pub(crate) fn leads_to(&self) -> String {
        self.header("location")
            .unwrap_or_else(|| panic!("{}: {}", self.status, self.said()))
    }
}

impl Visitor {
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"").expect("an answer")
    }

    /// Sends a form from a page of the server.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.try_post(path, fields).expect("an answer")
    }

    /// The same, where the server may be gone.
    pub(crate) fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> std::io::Result<Answer> {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        let origin = format!("http://127.0.0.1:{}", self.port);
        let headers = [
            ("Origin", origin.as_str()),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ];
        self.ask("POST", path, &headers, pairs.join("&").as_bytes())
    }

    /// Sends files from a page of the server.
    pub(crate) fn send(&self, path: &str, files: &[(&str, &[u8])]) -> Answer {
        self.try_send(path, files).expect("an answer")
    }

    pub(crate) fn try_send(&self, path: &str, files: &[(&str, &[u8])]) -> std::io::Result<Answer> {
        let mut body = Vec::new();
        for (name, bytes) in files {
            let head = format!(
                "--limit\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--limit--\r\n");
        let origin = format!("http://127.0.0.1:{}", self.port);
        let headers = [
            ("Origin", origin.as_str()),
            ("Content-Type", "multipart/form-data; boundary=limit"),
        ];
        self.ask("POST", path, &headers, &body)
    }

    /// Asks with headers of one's own; `Host` is the server's unless it is among them.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> std::io::Result<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            head.push_str(&format!("Host: 127.0.0.1:{}\r\n", self.port));
        }
        head.push_str(&format!("Accept-Language: {}\r\n", self.language));
        if !self.cookie.is_empty() {
            head.push_str(&format!("Cookie: {}\r\n", self.cookie));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if method != "GET" {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        // A server that refuses may close before it has read all.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        let read = stream.read_to_end(&mut answer);
        if answer.is_empty() {
            read?;
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let end = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .ok_or(std::io::ErrorKind::UnexpectedEof)?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        let mut body = answer.split_off(end + 4);
        if head.to_lowercase().contains("transfer-encoding: chunked") {
            body = unchunked(&body);
        }
        Ok(Answer {
            status: status.ok_or(std::io::ErrorKind::InvalidData)?,
            head,
            body,
        })
    }

    /// Waits for the job that an answer leads to. Gives where it leads.
    pub(crate) fn settled(&self, answer: &Answer) -> String {
        assert_eq!(answer.status, 303, "{}", answer.said());
        let job = answer.leads_to();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(120) {
            let page = self.get(&job);
            if page.status == 303 {
                return page.leads_to();
            }
            assert_eq!(page.status, 200, "{}", page.said());
            if page.header("refresh").is_none() {
                let text = page.text();
                let link = text.split("class=\"button\" href=\"").nth(1);
                let link = link.unwrap_or_else(|| panic!("the job failed: {text}"));
                return link
                    .split('"')
                    .next()
                    .unwrap_or_default()
                    .replace("&amp;", "&");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the job did not end");
    }

    /// Makes a dossier; gives the beginning of its addresses.
    pub(crate) fn dossier(&self, name: &str) -> String {
        let made = self.post("/dossiers", &[("name", name)]);
        let at = made.leads_to();
        at.trim_end_matches('/').to_owned()
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let size = std::str::from_utf8(&body[..end]).ok();
        let size = size.and_then(|size| usize::from_str_radix(size.trim(), 16).ok());
        let (Some(size), rest) = (size, &body[end + 2..]) else {
            break;
        };
        if size == 0 || rest.len() < size {
            break;
        }
        whole.extend_from_slice(&rest[..size]);
        body = rest.get(size + 2..).unwrap_or_default();
    }
    whole
}

pub(crate) fn encoded(text: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| match kept(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

/// The beginning of a page's own text.
pub(crate) fn said(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap_or(page);
    main.chars().take(400).collect()
}
