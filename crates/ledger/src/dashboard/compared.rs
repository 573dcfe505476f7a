//! Year on year.

use serde::Serialize;

use crate::books::Books;
use crate::days::{Day, Period};
use crate::figures::Figure;

/// Charges and products of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Compared {
    /// The year of accounts, or the months of it that are compared.
    pub period: Period,
    /// Its charges.
    pub charges: Figure,
    /// Its products.
    pub products: Figure,
}

/// A year and those before it, as far as there are entries, at most ten; the newest first. Of a year
/// that is not finished, the months up to the last that is known are held against the same months.
pub fn year_on_year(books: &Books<'_>, period: Period, until: Day) -> Vec<Compared> {
    let mut years = Vec::new();
    let mut of = Period {
        last: until.month().last().min(period.last),
        ..period
    };
    for _ in 0..10 {
        let (charges, products) = (books.charges(of), books.products(of));
        if charges.parts().is_empty() && products.parts().is_empty() {
            break;
        }
        years.push(Compared {
            period: of,
            charges,
            products,
        });
        of = of.year_before();
    }
    years
}
