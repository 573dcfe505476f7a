//! Grants: asked, granted, paid, spent, to repay; when the report is due; what is to be justified.
//!
//! The report is due within six months after the end of the year of accounts for which the grant was
//! given: article 10 of law 2000-321 of 12 April 2000, for grants to private bodies that are for a
//! certain expense. Its form is that of the arrêté of 11 October 2006, which gives gaps in euros and
//! per cent. An agreement of several years is reported on within six months after its last year
//! (arrêté of 24 May 2005, article 2, which that of 2006 followed), unless it asks for reports in
//! between. An agreement may set
//! another day, which stands first.

use serde::{Deserialize, Serialize};

use crate::amounts::Cents;
use crate::days::{Day, Period};
use crate::figures::Figure;

mod dedicated;
mod received;
mod standing;

pub use dedicated::{DedicatedFunds, DedicatedTo, dedicated_funds};
pub(crate) use received::received;
pub use standing::{overfunded, standings};

/// A grant, as a person entered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Grant {
    /// Its id.
    pub id: String,
    /// Id of the funder.
    pub funder: String,
    /// Id of the project; nothing for a grant for all that the organisation does.
    #[serde(default)]
    pub project: Option<String>,
    /// What it is for, in a few words.
    #[serde(default)]
    pub purpose: String,
    /// The days in which it is to be spent: years of accounts, as a rule.
    pub period: Period,
    /// What was asked.
    #[serde(default)]
    pub asked: Option<Cents>,
    /// What was granted; nothing while it is not decided.
    #[serde(default)]
    pub granted: Option<Cents>,
    /// The agreement.
    #[serde(default)]
    pub agreement: Option<Agreement>,
    /// When what is to be paid.
    #[serde(default)]
    pub payments: Vec<Payment>,
    /// When the report is due, where the agreement says so.
    #[serde(default)]
    pub report_due: Option<Day>,
    /// When the report was sent.
    #[serde(default)]
    pub reported: Option<Day>,
    /// Whether it was notified to the European Commission, as its agreement says (`notificationUE` of
    /// published grants).
    #[serde(default)]
    pub notified: Option<bool>,
}

/// The agreement or decision of a grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Agreement {
    /// Its reference.
    pub reference: String,
    /// When it was signed.
    pub signed: Option<Day>,
}

/// A payment that is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Payment {
    /// When it is due.
    pub due: Day,
    /// How much.
    pub amount: Cents,
}

/// Where a grant stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = GrantStanding))]
pub struct Standing {
    /// Id of the grant.
    pub grant: String,
    /// What came in, whatever accounts it was booked on.
    pub paid: Figure,
    /// What was entered as product of it (74, or 755 of a private body).
    pub recognised: Figure,
    /// What was spent on its project in its time, and is of this grant: charges that have this funder,
    /// or none where no other grant pays the project.
    pub spent: Figure,
    /// What was spent on its project and may be of this grant or of another: a person has to say, so
    /// that nothing is justified twice.
    pub shared: Figure,
    /// What is still to come: granted less paid.
    pub to_receive: Cents,
    /// What came beyond what was granted: of another grant, or of a sum that is not right.
    pub over: Cents,
    /// What is still to be spent and justified: granted less spent, for a grant for a project.
    pub to_justify: Cents,
    /// What would have to be given back if nothing more is spent: paid less spent, once its time is
    /// over, for a grant for a project. At most: the agreement says how much.
    pub to_repay: Cents,
    /// When the report is due.
    pub report_due: Option<Day>,
    /// Whether the report is late.
    pub report_late: bool,
}

impl Grant {
    /// A grant of which only the funder and the time are known yet.
    pub fn new(id: String, funder: String, period: Period) -> Self {
        Self {
            id,
            funder,
            project: None,
            purpose: String::new(),
            period,
            asked: None,
            granted: None,
            agreement: None,
            payments: Vec::new(),
            report_due: None,
            reported: None,
            notified: None,
        }
    }

    /// When the report is due: as the agreement says, else six months after the end of its time (loi
    /// n° 2000-321 of 12 April 2000, article 10; many funders ask it of all grants).
    pub fn report_due(&self) -> Option<Day> {
        self.report_due.or_else(|| {
            self.granted.or(self.project.as_ref().and(self.asked))?;
            Some(self.period.last.end_of_months_after(6))
        })
    }
}
