use super::*;

const SOURCE: &str = "L’atelier compte 12 salariés et 40 bénévoles. En 2024, nous avons accueilli 350 personnes\u{202f}; \
    en 2025, 412 personnes. La présidente, Marie Duval, et le trésorier, Paul Lenoir, se réunissent chaque mois. \
    Nous ne demandons aucune cotisation aux familles. Deux salles sont prêtées par la mairie de Vernac. \
    Le budget est de 12 500 €.";

fn doubt(sentence: &str) -> Option<Doubt> {
    Ground::new(&[SOURCE], Language::French).doubt(sentence, None)
}

#[test]
fn what_the_sources_say_is_supported() {
    for sentence in [
        "Nous comptons douze salariés et quarante bénévoles.",
        "Nos 40 bénévoles et nos 12 salariés font vivre l’atelier.",
        "En 2025, nous avons accueilli 412 personnes.",
        "La mairie de Vernac nous prête deux salles.",
        "Aucune cotisation n’est demandée aux familles.",
        "Marie Duval, présidente, et Paul Lenoir, trésorier, se réunissent chaque mois.",
        "Notre budget est de 12,5 k€.",
    ] {
        assert_eq!(doubt(sentence), None, "{sentence}");
    }
}

#[test]
fn what_they_do_not_say_is_not() {
    let figure = |figure: &str| Doubt::Figure {
        figure: figure.to_owned(),
    };
    let name = |name: &str| Doubt::Name {
        name: name.to_owned(),
    };
    let elsewhere = |what: &str, by: &str| Doubt::Elsewhere {
        what: what.to_owned(),
        by: by.to_owned(),
    };
    let word = |word: &str| Doubt::Word {
        word: word.to_owned(),
    };
    for (sentence, why) in [
        ("L’atelier compte 14 salariés.", figure("14")),
        ("Le budget est de 12 500 $.", figure("12 500 $")),
        ("Le budget est de 12 600 €.", figure("12 600 €")),
        ("Écrivez à a@vernac.fr.", figure("a@vernac.fr")),
        ("La mairie de Limoges prête deux salles.", name("Limoges")),
        (
            "La présidente, Marie Lenoir, se réunit chaque mois.",
            name("Marie Lenoir"),
        ),
        (
            "L’atelier compte 40 salariés et 12 bénévoles.",
            elsewhere("40", "salariés"),
        ),
        (
            "En 2024, nous avons accueilli 412 personnes.",
            elsewhere("412", "2024"),
        ),
        (
            "Une salle est prêtée par la mairie.",
            elsewhere("Une", "salle"),
        ),
        ("Une cotisation est demandée aux familles.", Doubt::Negation),
        (
            "Nous n’avons pas accueilli 412 personnes en 2025.",
            Doubt::Negation,
        ),
        ("La mairie de Vernac ferme deux salles.", word("ferme")),
        (
            "L’atelier forme des apprentis menuisiers chaque été.",
            Doubt::Words,
        ),
        (
            "Nous avons accueilli 412 personnes venues de quartiers voisins très éloignés.",
            Doubt::Words,
        ),
        ("Voilà.", Doubt::Words),
    ] {
        assert_eq!(doubt(sentence), Some(why), "{sentence}");
    }
}

#[test]
fn sentences_in_english() {
    let source = "The workshop is run by twelve volunteers. It does not charge families. \
        We welcomed 412 people in March 2025.";
    let ground = Ground::new(&[source], Language::English);
    for (sentence, holds) in [
        ("Twelve volunteers run the workshop.", true),
        ("12 volunteers run the workshop.", true),
        ("In March 2025 we welcomed 412 people.", true),
        ("The workshop doesn't charge families.", true),
        ("The workshop charges families.", false),
        ("Thirty volunteers run the workshop.", false),
        ("In May 2025 we welcomed 412 people.", false),
    ] {
        assert_eq!(
            ground.doubt(sentence, None).is_none(),
            holds,
            "{sentence}: {:?}",
            ground.doubt(sentence, None)
        );
    }
}

#[test]
fn figures_stay_where_they_are() {
    let source = "La cotisation passe de 12 € à 15 €. Claire Estival a 87 voix, Paul Vaissière 84 voix. En 2025, 487 \
        personnes sont venues. 412 personnes se sont inscrites, 74 personnes ont été accompagnées. La séance est levée \
        à 20 h 12. L’accueil (46 %) passe avant la messagerie (31 %).";
    let ground = Ground::new(&[source], Language::French);
    for (sentence, holds) in [
        ("La cotisation est portée de 12 à 15 €.", true),
        ("La cotisation passe ainsi de 12 € à 15 €.", true),
        ("La cotisation passe ainsi de 15 € à 12 €.", false),
        ("Paul Vaissière a 84 voix.", true),
        ("Paul Vaissière a 87 voix.", false),
        ("En 487, 2025 personnes sont venues.", false),
        ("74 personnes se sont inscrites.", false),
        ("412 personnes se sont inscrites à l’accueil.", true),
        ("La séance a été levée à 20h12.", true),
        ("La séance a été levée à 12 h 20.", false),
        ("L’accueil (31 %) passe avant la messagerie (46 %).", false),
    ] {
        let doubt = ground.doubt(sentence, None);
        assert_eq!(doubt.is_none(), holds, "{sentence}: {doubt:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_judged(source in "\\PC{0,120}", sentence in "(\\PC|ne |pas |[0-9 .,€%]){0,40}") {
        for language in [Language::French, Language::English, Language::Other] {
            let ground = Ground::new(&[&source], language);
            let _ = ground.doubt(&sentence, None);
        }
    }
}

#[test]
fn every_sentence_of_the_sources_is_supported_as_it_is_and_after_a_joint() {
    let report = "Il a reçu 412 personnes, dont 243 femmes et 251 personnes de 60 ans et plus, pour 1\u{202f}086 \
        accompagnements. Le 11 avril 2026 à 10 h, les membres de l’association ARONDE se sont réunis dans la salle du \
        Foirail, sur convocation du 24 mars 2026. • Conseil d’administration : huit membres, quatre femmes et quatre \
        hommes, six réunions. Le siège est fixé au 14, rue du Foirail-Vieux, 96340 Saint-Cernac. Nous demandons \
        12\u{202f}000 € au Département, 8\u{202f}000 € à la communauté de communes Doulonne et Causses.";
    for source in [SOURCE, report] {
        let ground = Ground::new(&[source], Language::French);
        let sentences = units(source);
        assert!(sentences.len() > 3);
        for range in sentences {
            let sentence = &source[range];
            assert_eq!(ground.doubt(sentence, None), None, "{sentence}");
            let joined = format!("Ainsi, {sentence}");
            assert_eq!(ground.doubt(&joined, None), None, "{joined}");
        }
    }
}
