//! What can be typed. The texts of help are messages: see `help`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::messages::Tongue;

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
    #[arg(long, global = true, value_name = "fr|en", hide_possible_values = true)]
    pub(crate) language: Option<Tongue>,
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
    Export(Export),
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long)]
    pub(crate) no_serve: bool,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
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
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(value_name = "OUT.zip")]
    pub(crate) out: PathBuf,
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
