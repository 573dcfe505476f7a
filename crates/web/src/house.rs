//! What the server holds: the dossiers that it serves, the jobs under way, and who may come in.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk::commons::Open;
use desk::cost::Cost;
use desk::meaning;
use desk::messages::{Messages, Tongue};
use desk::watch::Nobody;
use language::embeddings::Embedder;
use store::Sqlite;
use tokio::sync::{Mutex, OnceCell};

use crate::gate::Keys;
use crate::jobs::Jobs;
use crate::notices::Notices;
use crate::people::Entrance;
use crate::room::Room;
use crate::uploads;

/// Where the dossiers are.
#[derive(Debug, Clone)]
pub enum Place {
    /// One dossier, in this folder.
    One(PathBuf),
    /// Every folder in this one that is a dossier.
    Many(PathBuf),
}

impl Place {
    /// Of a folder: the dossier that it is, or else the place for several.
    pub fn of(folder: &Path) -> Self {
        if folder.join("dossier.sqlite").exists() {
            Self::One(folder.to_owned())
        } else {
            Self::Many(folder.to_owned())
        }
    }
}

/// Where files are written that are sent to no dossier, beside several.
const INCOMING: &str = ".essaim-incoming";

/// All that the server holds.
pub(crate) struct House {
    place: Place,
    rooms: Mutex<HashMap<String, Arc<Room>>>,
    embedder: OnceCell<Option<Arc<Embedder>>>,
    /// What a question costs the model on this computer, once it was measured.
    pub(crate) question_cost: OnceCell<Cost>,
    french: Arc<Messages>,
    english: Arc<Messages>,
    /// The language of who has not chosen one.
    pub(crate) tongue: Tongue,
    pub(crate) keys: Keys,
    /// Where people sign in; none where the server has none, and is for this computer alone.
    pub(crate) entrance: Option<Entrance>,
    /// The commons that anybody may read; none where none is served.
    pub(crate) commons: Option<Open>,
    pub(crate) jobs: Jobs,
    pub(crate) notices: Notices,
}

impl House {
    pub(crate) fn new(
        place: Place,
        commons: Option<Open>,
        tongue: Tongue,
        keys: Keys,
        entrance: Option<Entrance>,
    ) -> Self {
        // What an earlier server left.
        if let Place::Many(folder) = &place {
            let _ = std::fs::remove_dir_all(folder.join(INCOMING));
        }
        let messages = |tongue| Arc::new(Messages::new(tongue, &[crate::TEXTS]));
        Self {
            place,
            rooms: Mutex::new(HashMap::new()),
            embedder: OnceCell::new(),
            question_cost: OnceCell::new(),
            french: messages(Tongue::Fr),
            english: messages(Tongue::En),
            tongue,
            keys,
            entrance,
            commons,
            jobs: Jobs::default(),
            notices: Notices::default(),
        }
    }

    pub(crate) fn messages(&self, tongue: Tongue) -> &Arc<Messages> {
        match tongue {
            Tongue::Fr => &self.french,
            Tongue::En => &self.english,
        }
    }

    /// The model, loaded when it is first needed.
    pub(crate) async fn embedder(&self) -> Option<Arc<Embedder>> {
        let messages = Arc::clone(&self.french);
        let load = || async move {
            let loaded = tokio::task::spawn_blocking(move || meaning::embedder(&messages, &Nobody));
            loaded.await.ok().flatten()
        };
        self.embedder.get_or_init(load).await.clone()
    }

    /// The model, where it is loaded already: what needs no meaning does not wait for it.
    pub(crate) fn embedder_now(&self) -> Option<Arc<Embedder>> {
        self.embedder.get().cloned().flatten()
    }

    /// The names of the dossiers, which addresses bear: those of their folders.
    pub(crate) fn list(&self) -> Vec<String> {
        match &self.place {
            Place::One(folder) => vec![name(folder)],
            Place::Many(folder) => {
                let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
                let dossiers = entries.filter(|one| one.path().join("dossier.sqlite").is_file());
                let names = dossiers.map(|one| one.file_name().to_string_lossy().into_owned());
                let mut names: Vec<String> = names.collect();
                names.sort();
                names
            }
        }
    }

    /// The folder that further dossiers are made in; none where one dossier is served.
    pub(crate) fn makes(&self) -> Option<&Path> {
        match &self.place {
            Place::One(_) => None,
            Place::Many(folder) => Some(folder),
        }
    }

    /// Where files are written that are sent to no dossier. Nothing else is in it.
    pub(crate) fn incoming(&self) -> PathBuf {
        match &self.place {
            Place::One(folder) => uploads::incoming(folder),
            Place::Many(folder) => folder.join(INCOMING),
        }
    }

    /// A dossier by its name in addresses; nothing where there is none. A name is looked up in the
    /// list, and never becomes a path by itself.
    pub(crate) async fn room(&self, slug: &str) -> Result<Option<Arc<Room>>, store::Error> {
        let mut rooms = self.rooms.lock().await;
        if let Some(room) = rooms.get(slug) {
            if room.is_there() {
                return Ok(Some(Arc::clone(room)));
            }
            rooms.remove(slug);
        }
        if !self.list().iter().any(|one| one == slug) {
            return Ok(None);
        }
        let folder = match &self.place {
            Place::One(folder) => folder.clone(),
            Place::Many(folder) => folder.join(slug),
        };
        let store = Sqlite::open(&folder).await?;
        let room = Arc::new(Room::new(slug.to_owned(), store));
        rooms.insert(slug.to_owned(), Arc::clone(&room));
        Ok(Some(room))
    }

    /// Forgets an open dossier, so that its folder can be taken away.
    pub(crate) async fn leave(&self, slug: &str) -> Option<Arc<Room>> {
        self.rooms.lock().await.remove(slug)
    }
}

fn name(folder: &Path) -> String {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| "dossier".to_owned())
}
