//! The help and the errors of the command line, in the person's language.
//!
//! Texts of help are the messages `help-<command>` and `help-<command>-<argument>`; the attribute
//! `.value` of the latter names the argument's value.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};

use crate::cli::Cli;
use desk::failure::Failure;
use desk::messages::{Messages, say};

/// What came of reading the command line.
pub(crate) enum Parsed {
    /// A command to run.
    Run(Box<Cli>),
    /// Help or the version was asked for, and is to be shown by clap, which knows the terminal.
    Show(clap::Error),
    /// It was used wrongly.
    Wrong(Failure),
}

/// Reads the command line.
pub(crate) fn parse(arguments: &[OsString], messages: &Messages) -> Parsed {
    let mut command = command(messages);
    let outcome = command
        .try_get_matches_from_mut(arguments)
        .and_then(|m| Cli::from_arg_matches(&m));
    match outcome {
        Ok(cli) => Parsed::Run(Box::new(cli)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Parsed::Show(error),
            _ => Parsed::Wrong(wrong_use(&error, messages)),
        },
    }
}

/// The command line with its texts.
pub(crate) fn command(messages: &Messages) -> Command {
    let mut command = with_texts(Cli::command(), "", messages)
        .subcommand_help_heading(say!(messages, "help-heading-commands"))
        .subcommand_value_name(say!(messages, "help-value-command"))
        .arg_required_else_help(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(say!(messages, "help-version"))
                .help_heading(say!(messages, "help-heading-options")),
        );
    // Each command is named, so that all of them get their texts before clap builds its own.
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(name, |sub| {
            let name = sub.get_name().to_owned();
            let under: Vec<String> = sub
                .get_subcommands()
                .map(|sub| sub.get_name().to_owned())
                .collect();
            let mut sub = with_texts(sub, "", messages);
            if !under.is_empty() {
                sub = sub
                    .subcommand_help_heading(say!(messages, "help-heading-commands"))
                    .subcommand_value_name(say!(messages, "help-value-command"))
                    .arg_required_else_help(true);
            }
            for under in under {
                sub =
                    sub.mut_subcommand(under, |sub| with_texts(sub, &format!("{name}-"), messages));
            }
            sub
        });
    }
    command
}

/// The texts of a command; `above` is the name of the command that it is under, if any.
fn with_texts(command: Command, above: &str, messages: &Messages) -> Command {
    let id = match command.get_name() {
        "essaim" => "help-essaim".to_owned(),
        name => format!("help-{above}{name}"),
    };
    let about = messages.help(&id).unwrap_or_default();
    let usage = say!(messages, "help-usage");
    let template = format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    let common = "help-essaim";
    command
        .about(about)
        .help_template(template)
        .disable_help_flag(true)
        .mut_args(|argument| {
            let text = format!("{id}-{}", argument.get_id().as_str().replace('_', "-"));
            let heading = if argument.is_positional() {
                say!(messages, "help-heading-arguments")
            } else {
                say!(messages, "help-heading-options")
            };
            let argument = argument
                .help(messages.help(&text).unwrap_or_default())
                .help_heading(heading);
            match messages.help_value(&text) {
                Some(value) => argument.value_name(value),
                None => argument,
            }
        })
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(messages.help(&format!("{common}-help")).unwrap_or_default())
                .help_heading(say!(messages, "help-heading-options")),
        )
}

fn wrong_use(error: &clap::Error, messages: &Messages) -> Failure {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            say!(
                messages,
                "wrong-command",
                command = context(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::UnknownArgument => say!(messages, "wrong-argument", argument = argument),
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            say!(messages, "wrong-no-value", argument = argument)
        }
        // A number that is none: there is no list of what it can be.
        ErrorKind::ValueValidation if error.get(ContextKind::ValidValue).is_none() => say!(
            messages,
            "wrong-number",
            value = context(ContextKind::InvalidValue),
            argument = argument
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => say!(
            messages,
            "wrong-value",
            value = context(ContextKind::InvalidValue),
            argument = argument,
            values = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(values)) => values.join(", "),
                _ => String::new(),
            }
        ),
        ErrorKind::MissingRequiredArgument => say!(messages, "wrong-missing", arguments = argument),
        ErrorKind::MissingSubcommand => say!(messages, "wrong-no-command"),
        ErrorKind::ArgumentConflict => say!(messages, "wrong-conflict", argument = argument),
        ErrorKind::InvalidUtf8 => say!(messages, "wrong-text"),
        _ => say!(messages, "wrong-other"),
    };
    let suggestion = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
        .into_iter()
        .map(context)
        .find(|text| !text.is_empty());
    let next = match suggestion {
        Some(suggestion) => say!(messages, "wrong-next-suggestion", suggestion = suggestion),
        None => say!(messages, "wrong-next"),
    };
    Failure::new(what).next(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::messages::Tongue;

    #[test]
    fn both_languages_are_whole() {
        assert_eq!(desk::messages::faults(&crate::TEXTS), Vec::<String>::new());
    }

    #[test]
    fn every_command_and_argument_has_its_text_in_both_languages() {
        for tongue in [Tongue::Fr, Tongue::En] {
            let command = command(&Messages::new(tongue, &[crate::TEXTS]));
            let under = command.get_subcommands().flat_map(Command::get_subcommands);
            for sub in command.get_subcommands().chain(under).chain([&command]) {
                let name = sub.get_name();
                assert!(
                    sub.get_about().is_some_and(|a| !a.to_string().is_empty()),
                    "{name}"
                );
                for argument in sub.get_arguments() {
                    let help = argument
                        .get_help()
                        .map(ToString::to_string)
                        .unwrap_or_default();
                    assert!(!help.is_empty(), "{name} {}", argument.get_id());
                }
            }
        }
    }

    #[test]
    fn help_as_people_see_it() {
        for tongue in [Tongue::Fr, Tongue::En] {
            let messages = Messages::new(tongue, &[crate::TEXTS]);
            let mut shown = command(&messages).term_width(90).render_help().to_string();
            for sub in command(&messages).get_subcommands_mut() {
                let name = format!("essaim {}", sub.get_name());
                let mut sub = sub.clone().bin_name(&name).term_width(90);
                shown.push_str("\n────────\n");
                shown.push_str(&sub.clone().render_help().to_string());
                for under in sub.get_subcommands_mut() {
                    let name = format!("{name} {}", under.get_name());
                    let mut under = under.clone().bin_name(name).term_width(90);
                    shown.push_str("\n────────\n");
                    shown.push_str(&under.render_help().to_string());
                }
            }
            insta::assert_snapshot!(format!("help-{}", tongue.code()), shown);
        }
    }

    #[test]
    fn wrong_use_as_people_see_it() {
        let uses: [&[&str]; 7] = [
            &["essaim", "awnser"],
            &["essaim", "add"],
            &["essaim", "add", "d", "f", "--jsn"],
            &["essaim", "answer", "d", "f", "--fill", "all"],
            &["essaim", "answer", "d", "f", "--out"],
            &["essaim", "boxes"],
            &["essaim", "--language", "de", "boxes", "f"],
        ];
        for tongue in [Tongue::Fr, Tongue::En] {
            let messages = Messages::new(tongue, &[crate::TEXTS]);
            let mut shown = String::new();
            for arguments in uses {
                let typed: Vec<OsString> = arguments.iter().map(OsString::from).collect();
                let Parsed::Wrong(failure) = parse(&typed, &messages) else {
                    panic!("{arguments:?} was taken");
                };
                shown.push_str(&format!(
                    "$ {}\n{}\n\n",
                    arguments.join(" "),
                    failure.text(&messages)
                ));
            }
            insta::assert_snapshot!(format!("wrong-use-{}", tongue.code()), shown);
        }
    }
}
