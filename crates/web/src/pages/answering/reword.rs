//! A proposal worded anew by the program that a person set, because they ask for it with this box.

use std::sync::Arc;

use answers::reword;
use axum::extract::State;
use desk::failure::Failure;
use desk::messages::say;
use desk::rewording;
use desk::watch::Watch as _;
use store::{DraftId, DraftState, Offered, Rewording, Store as _};

use crate::asked::Path;
use crate::drafts::{One, Open};
use crate::house::House;
use crate::jobs::Ended;
use crate::notices::Undo;
use crate::pages::forms::found;
use crate::pages::jobs;
use crate::room::Room;
use crate::visit::{Answered, Refusal, Visit};

/// Whether what is proposed for a box may be sent and worded anew: prose, which the person has neither
/// changed nor accepted.
pub(super) fn may_be(open: &Open, one: &One<'_>) -> bool {
    let untouched = !one.is_edited() && one.state() != DraftState::Accepted;
    untouched && !reword::may_be_reworded(&open.form, &[one.offered.whole()]).is_empty()
}

/// The program that rewords, where a person set one.
pub(super) async fn set(visit: &Visit, room: &Room) -> Result<Option<Rewording>, Refusal> {
    let set = room.store.rewording().await;
    set.map_err(|error| visit.of_store(room, error))
}

/// Asks for it, as a job. What comes back is held against the sources, and stands as a proposal to check.
pub(super) async fn reword(
    visit: Visit,
    State(house): State<Arc<House>>,
    Path((slug, id, box_id)): Path<(String, DraftId, String)>,
) -> Answered {
    let (room, open, done) = found(&visit, &slug, id).await?;
    let boxes = open.boxes(&done);
    let one = boxes.iter().find(|one| one.asked.id == box_id);
    let one = one.filter(|one| may_be(&open, one));
    let before = one.ok_or_else(|| visit.nowhere())?.offered.clone();
    let set = set(&visit, &room).await?;
    let server = rewording::server(&visit.messages, set, room.dir());
    let server = server.map_err(|failure| visit.refused(&failure))?;
    let (context, to) = (visit.context(), Arc::clone(&room));
    let title = say!(visit.messages, "job-rewording");
    let at = room.at(&format!("forms/{id}/{box_id}"));
    Ok(jobs::begin(&visit, &room, title, async move |job| {
        let messages = &context.messages;
        let embedder = house.embedder().await;
        let mut proposals = [before.whole()];
        let embedder = embedder.as_deref();
        let form = &open.form;
        let done = rewording::reword(
            messages,
            &server,
            form,
            &mut proposals,
            embedder,
            job.as_ref(),
        );
        let reworded = done.is_reworded(&box_id);
        let text = done.lines(messages).join(" ");
        if reworded {
            let [proposal] = proposals;
            replace(&to, id, &Offered::of(proposal))
                .await
                .map_err(|error| desk::failure::of_store(messages, error, to.dir()))?;
        }
        job.tell(&text);
        let undo = reworded.then(|| Undo::Offered(Arc::new((id, before))));
        let at = house.notices.tell(&to.slug, &at, text, undo);
        Ok::<_, Failure>(Ended::Done { at, straight: true })
    }))
}

/// Puts another proposal in the place of the one of its box.
pub(crate) async fn replace(room: &Room, id: DraftId, new: &Offered) -> Result<(), store::Error> {
    let Some(draft) = room.store.draft(id).await? else {
        return Ok(());
    };
    let mut offered = draft.offered;
    for old in &mut offered {
        if old.proposal.box_id == new.proposal.box_id {
            old.clone_from(new);
        }
    }
    room.store
        .offer(id, draft.project.as_deref(), &offered)
        .await?;
    room.changed(id).await;
    Ok(())
}
