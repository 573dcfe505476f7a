//! Who may come to a server that others can reach: who they are, how often they may try, how long they
//! stay.

mod address;
mod limits;
mod sessions;
mod who;

pub(crate) use address::Address;
pub(crate) use limits::Tried;
pub(crate) use sessions::{IDLE, begin, ended, token};
pub(crate) use who::{Key, Signed, Who};

use std::net::IpAddr;
use std::sync::Arc;

use desk::failure::Failure;
use desk::letters::Post;
use desk::people::{passwords, secrets};
use store::people::People;
use tokio::sync::Semaphore;

use crate::passkeys::Challenges;

/// Passwords that are hashed side by side: each takes 19 MiB and a processor.
const HASHING: usize = 2;

/// The entrance of a server that has people.
pub(crate) struct Entrance {
    pub(crate) people: Arc<People>,
    /// Where people reach it.
    pub(crate) address: Address,
    /// Whether a proxy that is ours stands before it, and says who asks.
    pub(crate) behind_proxy: bool,
    pub(crate) challenges: Challenges,
    /// What sends links to sign in, if anything does.
    pub(crate) post: Option<Arc<Post>>,
    hashing: Semaphore,
    /// The hash of a password that nobody has, to take as long over an address that nobody has.
    nobody: String,
}

impl Entrance {
    pub(crate) fn new(
        people: People,
        address: Address,
        behind_proxy: bool,
        post: Option<Post>,
    ) -> Result<Self, Failure> {
        Ok(Self {
            people: Arc::new(people),
            address,
            behind_proxy,
            challenges: Challenges::default(),
            post: post.map(Arc::new),
            hashing: Semaphore::new(HASHING),
            nobody: passwords::hash(&secrets::secret()?)?,
        })
    }

    /// Whether a password is the one of a hash; takes as long where there is no hash.
    pub(crate) async fn is_right(&self, password: String, hashed: Option<String>) -> bool {
        let known = hashed.is_some();
        let hashed = hashed.unwrap_or_else(|| self.nobody.clone());
        let Ok(_turn) = self.hashing.acquire().await else {
            return false;
        };
        let checking = tokio::task::spawn_blocking(move || passwords::is_right(&password, &hashed));
        checking.await.unwrap_or(false) && known
    }

    /// Hashes a password.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Failure> {
        let _turn = self.hashing.acquire().await.map_err(Failure::unexpected)?;
        let hashing = tokio::task::spawn_blocking(move || passwords::hash(&password));
        hashing.await.map_err(Failure::unexpected)?
    }
}

/// Where a request comes from, as far as it can be told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct From(pub(crate) Option<IpAddr>);
