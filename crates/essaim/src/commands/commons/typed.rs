//! What people type: a statement by the beginning of its id, a key's file, a day, a record.

use std::path::Path;

use commons::digest::Digest;
use commons::names::RecordId;
use commons::signature::SecretKey;
use desk::commons::Open;
use desk::commons::failing::{self, of_commons};
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::say;
use store::{Commons as _, Keys};

/// The statement whose id begins so.
pub(super) async fn statement(
    context: &Context,
    open: &Open,
    typed: &str,
) -> Result<Digest, Failure> {
    let messages = &context.messages;
    let found = open.store.statements_like(&typed.to_lowercase()).await;
    let found = found.map_err(|error| of_commons(messages, error, open.store.folder()))?;
    match found.as_slice() {
        [one] => Ok(one.id()),
        [] => Err(wrong(
            context,
            say!(messages, "commons-typed-no-statement", id = typed),
        )),
        _ => Err(wrong(
            context,
            say!(messages, "commons-typed-several", id = typed),
        )),
    }
}

/// The key in a file, where one is given.
pub(super) fn key(context: &Context, path: Option<&Path>) -> Result<Option<SecretKey>, Failure> {
    path.map(|path| {
        Keys::read_one(path).map_err(|error| of_commons(&context.messages, error, path))
    })
    .transpose()
}

/// A record by its id.
pub(super) fn record(context: &Context, typed: &str) -> Result<RecordId, Failure> {
    typed.parse().map_err(|_| {
        wrong(
            context,
            say!(context.messages, "commons-typed-no-record", id = typed),
        )
    })
}

/// Something that was typed wrongly.
pub(super) fn wrong(context: &Context, what: String) -> Failure {
    Failure::new(what)
        .safe(failing::safe(&context.messages))
        .wrong_use()
}
