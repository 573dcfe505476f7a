//! The server: for this computer, or, once it has people, for others too.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use desk::commons::{self, Open};
use desk::context::Context;
use desk::failure::{Failure, typed};
use desk::letters::Post;
use desk::messages::{Messages, Tongue, say};
use desk::people::of_people;
use desk::rewording::Wrong;
use store::people::People;
use tokio::net::TcpListener;

use crate::api;
use crate::gate::{self, Keys};
use crate::house::{House, Place};
use crate::pages;
use crate::people::{Address, Entrance};

/// Bytes of a request that sends no files.
const BODY: usize = 4 << 20;

/// What is served, and where.
pub struct Options {
    /// A dossier, or the folder of several.
    pub data: PathBuf,
    /// A commons, which anybody may read.
    pub commons: Option<PathBuf>,
    /// The address to listen at; on this computer, unless there are people.
    pub listen: SocketAddr,
    /// Where people reach the server, such as `https://essaim.example.org`.
    pub address: Option<String>,
    /// Whether a proxy of the same keeper stands before it, and says who asks (`X-Forwarded-For`).
    pub behind_proxy: bool,
    /// The file that names a mail server, through which links to sign in are sent.
    pub mail: Option<PathBuf>,
    /// The language of who has not chosen one.
    pub tongue: Tongue,
}

/// A server that listens already, and is to be run.
pub struct Server {
    listener: TcpListener,
    router: Router,
    opening: String,
    commons: Option<String>,
    people: bool,
}

/// Begins to listen. Addresses that others can reach are taken only where there are people: whoever can
/// reach one could else read the dossiers.
pub async fn bind(messages: &Messages, options: Options) -> Result<Server, Failure> {
    let people = people_of(messages, &options).await?;
    let post = options
        .mail
        .as_deref()
        .map(|file| Post::read(messages, file));
    let post = post.transpose()?;
    std::fs::create_dir_all(&options.data)
        .map_err(|error| desk::failure::of_file(messages, &error, &options.data))?;
    let commons = match &options.commons {
        Some(folder) => Some(open_commons(messages, folder).await?),
        None => None,
    };
    let listener = TcpListener::bind(options.listen).await.map_err(|error| {
        let (address, detail) = (options.listen.to_string(), error.to_string());
        let what = say!(messages, "serve-taken", address = address, detail = detail);
        Failure::new(what).next(say!(messages, "serve-taken-next"))
    })?;
    let listens = listener.local_addr().map_err(Failure::unexpected)?;
    let keys = Keys::new(listens.port())?;
    let (opening, entrance) = match people {
        None => (format!("http://{listens}/open?key={}", keys.link()), None),
        Some(people) => {
            let address = options.address.clone();
            let address = address.unwrap_or_else(|| format!("http://{listens}"));
            let address =
                Address::of(&address).map_err(|wrong| wrong_address(messages, wrong, &address))?;
            let opening = format!("{}/sign-in", address.origin);
            let entrance = Entrance::new(people, address, options.behind_proxy, post)?;
            (opening, Some(entrance))
        }
    };
    let place = Place::of(&options.data);
    let people = entrance.is_some();
    let base = match &entrance {
        Some(entrance) => entrance.address.origin.clone(),
        None => format!("http://{listens}"),
    };
    let public = commons.is_some().then(|| format!("{base}/commons"));
    let house = House::new(place, commons, options.tongue, keys, entrance);
    let house = Arc::new(house);
    // The model takes a moment: it is loaded while the person opens the link.
    let loading = Arc::clone(&house);
    tokio::spawn(async move { loading.embedder().await });
    Ok(Server {
        listener,
        router: router(house),
        opening,
        commons: public,
        people,
    })
}

/// The commons that is to be served. What a killed program left unpublished is published.
async fn open_commons(messages: &Messages, folder: &Path) -> Result<Open, Failure> {
    let context = Context::now(Arc::new(Messages::new(messages.tongue, &[crate::TEXTS])));
    commons::open(&context, folder).await
}

/// The people of the server, where it has some; refuses what could not be closed without them.
async fn people_of(messages: &Messages, options: &Options) -> Result<Option<People>, Failure> {
    let here = options.listen.ip().is_loopback();
    let listen = options.listen.to_string();
    let data = typed(&options.data);
    let one = matches!(Place::of(&options.data), Place::One(_));
    let people = match People::file(&options.data).exists() && !one {
        true => {
            let people = People::open(&options.data).await;
            let people = people.map_err(|error| of_people(messages, error))?;
            let there = people.are_there().await;
            let there = there.map_err(|error| of_people(messages, error))?;
            there.then_some(people)
        }
        false => None,
    };
    let refuse = |what, next| {
        let failure = Failure::new(what).safe(say!(messages, "serve-closed"));
        Err(failure.next(next).wrong_use())
    };
    match (&people, &options.address) {
        (None, _) if !here && one => refuse(
            say!(messages, "serve-not-here", address = listen),
            say!(messages, "serve-one-next"),
        ),
        (None, _) if !here => refuse(
            say!(messages, "serve-not-here", address = listen),
            say!(messages, "serve-not-here-next", data = data),
        ),
        (None, Some(address)) => refuse(
            say!(messages, "serve-no-people", address = address.as_str()),
            say!(messages, "serve-not-here-next", data = data),
        ),
        (None, None) if options.mail.is_some() => refuse(
            say!(messages, "serve-mail-no-people"),
            say!(messages, "serve-not-here-next", data = data),
        ),
        (Some(_), None) if !here => refuse(
            say!(messages, "serve-no-address", address = listen),
            say!(messages, "serve-no-address-next"),
        ),
        (Some(_), Some(address)) => match Address::of(address) {
            Ok(_) => Ok(people),
            Err(wrong) => Err(wrong_address(messages, wrong, address)),
        },
        _ => Ok(people),
    }
}

fn wrong_address(messages: &Messages, wrong: Wrong, address: &str) -> Failure {
    let what = match wrong {
        Wrong::Open => say!(messages, "serve-address-open", address = address),
        Wrong::NoAddress | Wrong::Secret => {
            say!(messages, "serve-address-wrong", address = address)
        }
    };
    let failure = Failure::new(what).safe(say!(messages, "serve-closed"));
    failure
        .next(say!(messages, "serve-no-address-next"))
        .wrong_use()
}

impl Server {
    /// The link that opens the pages: once, or where people sign in.
    pub fn opening(&self) -> &str {
        &self.opening
    }

    /// Where anybody reads the commons, where one is served.
    pub fn commons(&self) -> Option<&str> {
        self.commons.as_deref()
    }

    /// Whether people sign in to it.
    pub fn has_people(&self) -> bool {
        self.people
    }

    /// Serves until it is told to stop (Ctrl+C).
    pub async fn run(self) -> Result<(), Failure> {
        let service = self
            .router
            .into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(self.listener, service)
            .with_graceful_shutdown(stopped())
            .await
            .map_err(Failure::unexpected)
    }
}

async fn stopped() {
    // Where the signal cannot be waited for, the server runs until it is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// All pages behind the gate.
pub(crate) fn router(house: Arc<House>) -> Router {
    pages::router()
        .merge(api::router())
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&house),
            gate::gate,
        ))
        .with_state(house)
}
