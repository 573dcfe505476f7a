//! What can be typed after `essaim commons`.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub(crate) struct Commons {
    #[command(subcommand)]
    pub(crate) command: CommonsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CommonsCommand {
    Init(CommonsInit),
    Join(CommonsJoin),
    Add(Box<CommonsAdd>),
    Show(CommonsShow),
    Search(CommonsSearch),
    Review(CommonsReview),
    Revert(CommonsRevert),
    Import(CommonsImport),
    Export(CommonsExport),
    Rebuild(CommonsRebuild),
    Verify(CommonsVerify),
}

#[derive(Debug, Args)]
pub(crate) struct CommonsInit {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) name: String,
    #[arg(long, value_name = "commons.example.org")]
    pub(crate) origin: Option<String>,
    #[arg(long)]
    pub(crate) empty: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsJoin {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) name: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsAdd {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "KIND|RECORD")]
    pub(crate) record: String,
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub(crate) values: Vec<String>,
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) r#in: Option<String>,
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) quote: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) seen: Option<String>,
    #[arg(
        long,
        value_name = "CC0-1.0",
        default_value = "CC0-1.0",
        hide_default_value = true
    )]
    pub(crate) licence: String,
    #[arg(long, value_name = "STATEMENT")]
    pub(crate) replaces: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsShow {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "RECORD")]
    pub(crate) record: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsSearch {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "WORDS", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) words: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "USE")]
    pub(crate) r#use: Vec<String>,
    #[arg(long, value_name = "FAMILY")]
    pub(crate) family: Option<String>,
    #[arg(long, value_name = "FR")]
    pub(crate) country: Option<String>,
    #[arg(long, value_name = "PLACE")]
    pub(crate) municipality: Option<String>,
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true)]
    pub(crate) near: Option<String>,
    #[arg(long, value_name = "KM", requires = "near")]
    pub(crate) within: Option<f64>,
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) r#in: Option<String>,
    #[arg(long, conflicts_with = "waiting")]
    pub(crate) checked: bool,
    #[arg(long)]
    pub(crate) waiting: bool,
    #[arg(long)]
    pub(crate) why: bool,
    #[arg(long, value_name = "1", default_value_t = 1, hide_default_value = true)]
    pub(crate) page: usize,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsReview {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "STATEMENT")]
    pub(crate) statement: String,
    #[arg(long, required_unless_present = "oppose")]
    pub(crate) agree: bool,
    #[arg(long, conflicts_with = "agree")]
    pub(crate) oppose: bool,
    #[arg(long)]
    pub(crate) interest: bool,
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsRevert {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "STATEMENT")]
    pub(crate) statement: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsImport {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "LIST", required_unless_present = "undo")]
    pub(crate) list: Option<String>,
    #[arg(value_name = "PATH")]
    pub(crate) path: Option<PathBuf>,
    #[arg(long, value_name = "CC0-1.0")]
    pub(crate) licence: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub(crate) map: Vec<String>,
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) r#in: Option<String>,
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    #[arg(long)]
    pub(crate) yes: bool,
    #[arg(long, value_name = "ACCOUNT", conflicts_with = "list")]
    pub(crate) undo: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsExport {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "OUT")]
    pub(crate) out: PathBuf,
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "dump",
        hide_default_value = true
    )]
    pub(crate) format: String,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsRebuild {
    #[arg(value_name = "LOG")]
    pub(crate) log: PathBuf,
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "VKEY")]
    pub(crate) vkey: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CommonsVerify {
    #[arg(value_name = "DIR|LOG")]
    pub(crate) path: PathBuf,
    #[arg(long, value_name = "VKEY")]
    pub(crate) vkey: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}
