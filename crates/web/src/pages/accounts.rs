//! Accounts.

use std::sync::Arc;

use axum::Router;

use crate::house::House;

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
}
