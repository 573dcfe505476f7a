//! What the HTTP API describes of values that are written as a number or as a text.

use std::borrow::Cow;

use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{Object, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::{Cents, Day, Month, Share};

/// Describes a type as its builder says.
macro_rules! described {
    ($type:ty, $name:literal, $object:expr) => {
        impl PartialSchema for $type {
            fn schema() -> RefOr<Schema> {
                RefOr::T(Schema::Object($object))
            }
        }

        impl ToSchema for $type {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($name)
            }
        }
    };
}

described!(Cents, "Cents", whole("Whole cents of euros."));
described!(
    Share,
    "Share",
    whole("Hundredths of a per cent: 10 000 is all.")
);
described!(
    Day,
    "Day",
    text(r"^-?\d{4,5}-\d{2}-\d{2}$", "A day (ISO 8601).")
);
described!(
    Month,
    "Month",
    text(r"^-?\d{4,5}-\d{2}$", "A month (ISO 8601).")
);

fn whole(what: &str) -> Object {
    let object = ObjectBuilder::new().schema_type(Type::Integer);
    object.description(Some(what)).build()
}

fn text(pattern: &str, what: &str) -> Object {
    let object = ObjectBuilder::new().schema_type(Type::String);
    object
        .pattern(Some(pattern))
        .description(Some(what))
        .build()
}
