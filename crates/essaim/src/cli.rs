//! What can be typed. The texts of help are messages: see `help`.

mod commons;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use self::commons::{
    Commons, CommonsAdd, CommonsCommand, CommonsExport, CommonsImport, CommonsInit, CommonsJoin,
    CommonsRebuild, CommonsRevert, CommonsReview, CommonsSearch, CommonsShow, CommonsVerify,
};

/// The roles of people.
const ROLES: [&str; 4] = ["reads", "writes", "approves", "administers"];

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "essaim",
    version,
    disable_help_flag = true,
    disable_version_flag = true
)]
#[command(disable_help_subcommand = true, subcommand_required = true)]
pub(crate) struct Cli {
    #[arg(long, global = true, value_name = "fr|en", value_parser = ["fr", "en"], hide_possible_values = true)]
    pub(crate) language: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(Demo),
    Init(Init),
    Add(Add),
    Sources(Sources),
    Facts(Facts),
    Figures(Figures),
    Ask(Ask),
    Boxes(Boxes),
    Answer(Answer),
    Learn(Learn),
    Library(Library),
    Rewording(Rewording),
    Export(Export),
    Ledger(Ledger),
    People(People),
    Commons(Commons),
    Serve(Serve),
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long)]
    pub(crate) no_serve: bool,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) commons: Option<PathBuf>,
    #[arg(
        long,
        value_name = "ADDRESS",
        default_value = "127.0.0.1:7373",
        hide_default_value = true
    )]
    pub(crate) listen: std::net::SocketAddr,
    #[arg(long, value_name = "URL")]
    pub(crate) address: Option<String>,
    #[arg(long, requires = "address")]
    pub(crate) behind_proxy: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) mail: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(disable_help_subcommand = true, subcommand_required = true)]
pub(crate) struct People {
    #[command(subcommand)]
    pub(crate) command: PeopleCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PeopleCommand {
    List(PeopleList),
    Add(Box<PeopleAdd>),
    Role(PeopleRole),
    Remove(PeopleRemove),
    Disable(PeopleDisable),
    Reset(PeopleReset),
}

#[derive(Debug, Args)]
pub(crate) struct PeopleList {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["role", "administers"]))]
pub(crate) struct PeopleAdd {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    #[arg(long, value_name = "EMAIL")]
    pub(crate) email: String,
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) dossier: Option<String>,
    #[arg(long, value_name = "ROLE", value_parser = ROLES, hide_possible_values = true)]
    pub(crate) role: Option<String>,
    #[arg(long)]
    pub(crate) administers: bool,
    #[arg(long)]
    pub(crate) password: bool,
    #[arg(long, value_name = "URL", conflicts_with = "password")]
    pub(crate) address: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PeopleRole {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "EMAIL")]
    pub(crate) email: String,
    #[arg(long, value_name = "ROLE", value_parser = ROLES, hide_possible_values = true)]
    pub(crate) role: String,
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) dossier: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PeopleRemove {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "EMAIL")]
    pub(crate) email: String,
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) dossier: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PeopleDisable {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "EMAIL")]
    pub(crate) email: String,
    #[arg(long)]
    pub(crate) undo: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PeopleReset {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "EMAIL")]
    pub(crate) email: String,
    #[arg(long)]
    pub(crate) password: bool,
    #[arg(long, value_name = "URL", conflicts_with = "password")]
    pub(crate) address: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Add {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Sources {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Facts {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Figures {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Ask {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "QUESTION", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) question: String,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Boxes {
    #[arg(value_name = "FORM")]
    pub(crate) form: PathBuf,
    #[arg(long, value_name = "OUT.png")]
    pub(crate) picture: Option<PathBuf>,
    #[arg(long, value_name = "OLD")]
    pub(crate) since: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) dossier: Option<PathBuf>,
    #[arg(long, value_name = "b12", requires = "dossier")]
    pub(crate) not_a_box: Vec<String>,
    #[arg(long, num_args = 2, value_names = ["b12", "…"], requires = "dossier")]
    pub(crate) label: Vec<String>,
    #[arg(long, num_args = 2, value_names = ["b12", "ID"], requires = "dossier")]
    pub(crate) question: Vec<String>,
    #[arg(long, value_name = "b12", requires = "dossier")]
    pub(crate) restore: Vec<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Answer {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "FORM")]
    pub(crate) form: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "FILE.html")]
    pub(crate) report: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
    #[arg(
        long,
        value_enum,
        value_name = "filled|check",
        default_value = "filled"
    )]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(crate) fill: Fill,
    #[arg(long, value_name = "NAME")]
    pub(crate) project: Option<String>,
    #[arg(long, value_name = "b12")]
    pub(crate) shorter: Vec<String>,
    #[arg(long, value_name = "b12")]
    pub(crate) longer: Vec<String>,
    #[arg(long)]
    pub(crate) reword: bool,
}

/// What a person approved, by the form as it was sent.
#[derive(Debug, Args)]
pub(crate) struct Learn {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "BLANK")]
    pub(crate) form: Option<PathBuf>,
    #[arg(long, value_name = "TITLE")]
    pub(crate) project: Option<String>,
    #[arg(long)]
    pub(crate) yes: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

/// The library of approved answers. At most one change at a time.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("change").multiple(false))]
pub(crate) struct Library {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "WORDS")]
    pub(crate) search: Option<String>,
    #[arg(long, value_name = "N", group = "change")]
    pub(crate) show: Option<i64>,
    #[arg(long, num_args = 2, value_names = ["QUESTION", "ANSWER"], group = "change")]
    pub(crate) add: Vec<String>,
    #[arg(long, num_args = 2, value_names = ["N", "TEXT"], group = "change")]
    pub(crate) edit: Vec<String>,
    #[arg(long, num_args = 2, value_names = ["N", "NAME"], group = "change")]
    pub(crate) owner: Vec<String>,
    #[arg(long, num_args = 2, value_names = ["N", "DAY"], group = "change")]
    pub(crate) look_again: Vec<String>,
    #[arg(long, value_name = "N", group = "change")]
    pub(crate) retire: Option<i64>,
    #[arg(long, value_name = "N", group = "change")]
    pub(crate) restore: Option<i64>,
    #[arg(long, group = "change")]
    pub(crate) rejected: bool,
    #[arg(long, value_name = "N", group = "change")]
    pub(crate) allow: Option<usize>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Rewording {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(
        long,
        value_name = "ADDRESS",
        requires = "model",
        conflicts_with = "off"
    )]
    pub(crate) address: Option<String>,
    #[arg(long, value_name = "NAME", requires = "address")]
    #[arg(value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) model: Option<String>,
    #[arg(long, value_name = "FILE", requires = "address")]
    pub(crate) key_file: Option<PathBuf>,
    #[arg(long)]
    pub(crate) off: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "OUT.zip")]
    pub(crate) out: PathBuf,
}

/// What is done with accounts.
#[derive(Debug, Args)]
#[command(subcommand_required = true, disable_help_subcommand = true)]
pub(crate) struct Ledger {
    #[command(subcommand)]
    pub(crate) command: LedgerCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LedgerCommand {
    Import(LedgerImport),
    Files(LedgerFiles),
    Undo(LedgerUndo),
    Check(LedgerCheck),
    Show(LedgerShow),
    Rules(Box<LedgerRules>),
    Budget(Box<LedgerBudget>),
    Grants(Box<LedgerGrants>),
    Expect(LedgerExpect),
    Report(Box<LedgerReport>),
    Export(LedgerExport),
}

#[derive(Debug, Args)]
pub(crate) struct LedgerImport {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) yes: bool,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) bank_account: Option<String>,
    #[arg(long, value_name = "COLUMNS")]
    pub(crate) columns: Option<String>,
    #[arg(long, value_name = "NAME=ACCOUNT")]
    pub(crate) map: Vec<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerFiles {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerUndo {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "ID", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) id: String,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerCheck {
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerShow {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerRules {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long, value_name = "ID")]
    pub(crate) accept: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) decline: Vec<String>,
    #[arg(long, value_name = "NAME", requires = "accept")]
    pub(crate) name: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) add_funder: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "SIRET", requires = "add_funder")]
    pub(crate) siret: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) add_project: Option<String>,
    #[arg(long, value_name = "CONDITION")]
    pub(crate) when: Vec<String>,
    #[arg(long, value_name = "ID:LINE", conflicts_with = "when")]
    pub(crate) entry: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) funder: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) project: Option<String>,
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
    #[arg(long, value_name = "ACCOUNT=LINE")]
    pub(crate) line: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) remove: Vec<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerBudget {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "FILE", requires = "year")]
    pub(crate) read: Option<PathBuf>,
    #[arg(long, requires = "year", conflicts_with = "read")]
    pub(crate) draft: bool,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long, value_name = "NUMBER", default_value_t = 3, requires = "draft")]
    #[arg(hide_default_value = true)]
    pub(crate) years: u32,
    #[arg(long, value_name = "ID")]
    pub(crate) project: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    #[arg(long, value_name = "LINE", allow_hyphen_values = true)]
    pub(crate) set: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) compare: Option<String>,
    #[arg(long, value_name = "NAME", requires = "id")]
    pub(crate) scenario: Option<String>,
    #[arg(long, value_name = "CHANGE", requires = "scenario")]
    pub(crate) change: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) remove: Vec<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerGrants {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "FUNDER", conflicts_with = "change")]
    pub(crate) add: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) change: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) project: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) purpose: Option<String>,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long, value_name = "DAY", requires = "to")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "DAY", requires = "from")]
    pub(crate) to: Option<String>,
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) asked: Option<String>,
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) granted: Option<String>,
    #[arg(long, value_name = "REFERENCE")]
    pub(crate) agreement: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) signed: Option<String>,
    #[arg(long, value_name = "DAY=AMOUNT")]
    pub(crate) payment: Vec<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) report_due: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) reported: Option<String>,
    #[arg(long, value_enum, value_name = "YES", hide_possible_values = true)]
    pub(crate) notified: Option<YesNo>,
    #[arg(long, value_name = "ID")]
    pub(crate) remove: Vec<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerExpect {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "DAY", requires = "amount")]
    pub(crate) on: Option<String>,
    #[arg(
        long,
        value_name = "AMOUNT",
        requires = "on",
        allow_hyphen_values = true
    )]
    pub(crate) amount: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "on")]
    pub(crate) what: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) remove: Option<usize>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerReport {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "FORM", default_value = "12156*06")]
    #[arg(hide_default_value = true)]
    pub(crate) form: String,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long, value_name = "ID")]
    pub(crate) project: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) funder: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) budget: Option<String>,
    #[arg(long, value_name = "PERCENT", requires = "project")]
    pub(crate) share: Option<String>,
    #[arg(long, value_name = "RULE", requires = "share")]
    pub(crate) share_rule: Option<String>,
    #[arg(long, value_name = "LINE=TEXT")]
    pub(crate) explain: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct LedgerExport {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_enum, value_name = "WHAT", hide_possible_values = true)]
    pub(crate) what: Exported,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long, value_name = "NAME")]
    pub(crate) beneficiary: Option<String>,
    #[arg(long, value_name = "SIRET")]
    pub(crate) siret: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

/// Yes or no, in either language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum YesNo {
    #[value(alias = "oui")]
    Yes,
    #[value(alias = "non")]
    No,
}

/// What of the accounts is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Exported {
    Entries,
    Sums,
    Gaps,
    Grants,
}

/// Which proposals are written into the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Fill {
    Filled,
    Check,
}

impl From<Fill> for answers::Fill {
    fn from(fill: Fill) -> Self {
        match fill {
            Fill::Filled => Self::Filled,
            Fill::Check => Self::Check,
        }
    }
}
