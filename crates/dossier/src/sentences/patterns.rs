//! The patterns of sentences that state facts.

use std::sync::LazyLock;

use regex::Regex;

pub(super) struct Pattern {
    pub(super) key: &'static str,
    pub(super) regex: Regex,
    pub(super) confidence: f32,
}

/// A count with French thousands. Numbers in words were written in digits before.
const COUNT: &str = r"(\d{1,3}(?:[\s\u{a0}\u{202f}]\d{3})+|\d+(?:,\d+)?|\bune?)";

/// A day, a month of a year, or a year.
const DATE: &str = r"((?:1er |\d{1,2} )?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d|(?:19|20)\d\d\b)";

/// A day of a year, with the name of the day if any before it.
const DAY: &str = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?((?:1er|\d{1,2}) (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d)";

pub(super) static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |key, confidence, regex: &str| Pattern {
        key,
        regex: Regex::new(
            &regex
                .replace("COUNT", COUNT)
                .replace("DATE", DATE)
                .replace("DAY", DAY),
        )
        .expect("patterns are fixed and tested"),
        confidence,
    };
    vec![
        pattern(
            "name",
            0.95,
            r"(?i)(?:ayant pour (?:titre|nom|dénomination)|a pour (?:titre|nom|dénomination)|prend (?:pour nom|la dénomination)(?: de)?|association (?:dite|nommée|appelée)|dénommée|intitulée)\s*:?\s*[«“\x22]\s*([^»”\x22]{2,120}?)\s*[»”\x22]",
        ),
        pattern(
            "name",
            0.9,
            r"(?:[Aa]yant pour|[Aa] pour|[Pp]rend pour) (?:titre|nom|dénomination)\s*:?\s*(\p{Lu}[\p{L}\d&'’\-]*(?: (?:\p{Lu}|de |du |des |d['’]|et |en |la |le |l['’])[\p{L}\d&'’\-]*){0,8}?)\s*(?:\([A-Z\d]{2,10}\))?\s*(?:,? (?:et )?(?:pour|de) sigle[^\n]{0,40})?\.?$",
        ),
        pattern(
            "acronym",
            0.85,
            r"(?:[Aa]yant pour|[Aa] pour|[Pp]rend pour) (?:titre|nom|dénomination)\s*:?[^.;\n]{2,100}?\(([A-Z\d]{2,10})\)",
        ),
        pattern(
            "name",
            0.75,
            r"(?:^|\b[Ll]['’])association\s+[«“\x22]\s*([^»”\x22\n]{2,100}?)\s*[»”\x22][^\n]{0,250}?représentée par s",
        ),
        pattern(
            "acronym",
            0.9,
            r"(?i)(?:sigle(?: de l['’]association)?|acronyme|en abrégé|désignée? par le sigle)\s*(?:est\s*)?:?\s*[«“\x22(]?\s*((?-i:[A-ZÉÈ][A-Z0-9ÉÈ\-&]{1,12}))\b",
        ),
        pattern(
            "name",
            0.75,
            r"\b[Ll]['’]association (\p{Lu}[^,;.«»\n]{2,80}?),? (?:sise|dont le siège|représentée par s)",
        ),
        pattern(
            "address",
            0.9,
            r"(?i)siège(?: social)?(?: de l['’]association)? est (?:fixé |situé |établi )?\s*(?:au|à l['’]adresse suivante\s*:?|à la|à|:)?\s*:?\s*([^.;\n]{8,160}\d{5}[^.;\n]{2,60})",
        ),
        pattern(
            "address",
            0.85,
            r"(?i:siège(?: social)?(?: de l['’]association)? est (?:fixé |situé |établi )?à )(\p{Lu}[\p{L}'’ \-]{1,40}? \(\d{5}\),? \d{1,4},? [^.;\n]{4,60})",
        ),
        pattern(
            "address",
            0.85,
            r"(?i)\b(?:notre|nos) (?:nouvelle )?(?:adresse|locaux) (?:est|sont) (?:désormais |maintenant )?(?:situés? )?(?:le |au |à |:)?\s*([^.;\n]{6,120}?\b\d{5} [^.;,\n]{2,40})",
        ),
        pattern(
            "address",
            0.8,
            r"(?i)\b(?:sise|domiciliée) (?:au |à )?([^.;\n]{6,120}?\b\d{5} [^.;,\n]{2,40})",
        ),
        pattern(
            "legal_form",
            0.8,
            r"(?i)\b(association[^.;,«»\n]{0,60}?(?:régie par la |de )?loi (?:du 1er juillet |de )?1901)",
        ),
        pattern(
            "created",
            0.85,
            r"(?i)(?:créée|fondée|constituée|est née) (?:officiellement )?(?:le|en) DATE",
        ),
        pattern(
            "created",
            0.85,
            r"(?i)création (?:officielle )?de (?:l['’]|notre )association (?:date du |remonte au |a eu lieu )?(?:le |en |: )?DATE",
        ),
        pattern(
            "created",
            0.8,
            r"(?i)(?:assemblée générale|A\.?G\.?) constitutive[^.\n]{0,40}? (?:du|le) DATE",
        ),
        pattern(
            "created",
            0.8,
            r"(?i)depuis notre création,? (?:le|en) DATE",
        ),
        pattern(
            "declared",
            0.8,
            r"(?i)déclarée? (?:à|en|auprès de) [^.\n]{0,80}? le ((?:1er |\d{1,2} )(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (?:19|20)\d\d)",
        ),
        pattern(
            "published",
            0.9,
            r"(?i)(?:Journal officiel|\bJ\.?O(?:AFE)?\b\.?)[^.\n]{0,80}? (?:du|le|en date du) DAY",
        ),
        pattern(
            "members",
            0.75,
            r"(?i)(?:compt(?:e|ait|ons|ions)|rassembl(?:e|ait)|réuni(?:t|ssait)|regroup(?:e|ait)|total de|soit|avec)\s+(?:désormais |aujourd['’]hui |alors )?COUNT (?:adhérent|licencié|sociétaire|associés? |membres? (?:à jour|cotisant|au 31)|membres\b)",
        ),
        pattern(
            "members",
            0.7,
            r"(?i)COUNT\s+(?:adhérent|licencié|sociétaire)(?:s|es|\(e\)s|·e·s|\.e\.s|·es| )",
        ),
        pattern(
            "members",
            0.7,
            r"(?i)\d+\s+(?:adhérent|membre)(?:s|es|·e·s|\.e\.s|·es|⋅e⋅s) sur (?:les )?COUNT(?:[ ,.]|$)",
        ),
        pattern(
            "members.women",
            0.75,
            r"(?i)(?:adhérent|membre|licencié)[^.\n]{0,80}?(?:dont|:|\(|,)\s*COUNT femmes",
        ),
        pattern(
            "members.men",
            0.75,
            r"(?i)(?:adhérent|membre|licencié)[^.\n]{0,110}?COUNT hommes",
        ),
        pattern(
            "volunteers",
            0.75,
            r"(?i)COUNT\s+(?:personnes )?bénévoles(?: (?:actifs|actives|réguliers|régulières))?",
        ),
        pattern(
            "volunteers",
            0.75,
            r"(?i)bénévoles?(?: actifs)?(?:,? (?:sont )?au nombre de| sont) COUNT(?:[ ,.;]|$)",
        ),
        pattern(
            "employees",
            0.75,
            r"(?i)(?:salarié|salariée)s(?:,? (?:sont )?au nombre de| sont) COUNT(?:[ ,.;]|$)",
        ),
        pattern(
            "employees",
            0.75,
            r"(?i)COUNT\s+(?:salarié|personnes salariées)",
        ),
        pattern(
            "employees",
            0.75,
            r"(?i)(?:emploie|employons|emploient|salarie|salarions)\s+(?:désormais |actuellement |aujourd['’]hui )?COUNT (?:personne|permanent|professionnel)",
        ),
        pattern(
            "fte",
            0.8,
            r"(?i)COUNT\s*(?:ETP|équivalents?[ -]temps[ -]plein)",
        ),
        pattern(
            "beneficiaries",
            0.7,
            r"(?i)COUNT\s+(?:bénéficiaires|personnes (?:accompagnées|accueillies|touchées|aidées|reçues)|personnes différentes|habitant(?:e|·e|\(e\))?s (?:accompagn|accueilli|touch))",
        ),
        pattern(
            "membership_fee",
            0.9,
            r"(?i)cotisation[^.\n]{0,60}? de \d+(?:,\d\d)?\s*(?:€|euros)? à (\d+(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "project.budget_total",
            0.9,
            r"(?i)(?:budget|coût)(?: total| global| prévisionnel)? du projet (?:s['’]élève à|est de|est estimé à|se monte à|:)\s*((?:\d{1,3}(?:[\s\u{a0}\u{202f}]\d{3})+|\d+)(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "membership_fee",
            0.8,
            r"(?i)(?:cotisation|adhésion)[^.\n]{0,60}?(?:fixée?s? à|est de|de|:|à)\s*(\d+(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "general_meeting",
            0.8,
            r"(?i)assemblée générale[^.\n]{0,90}?(?:s['’]est (?:tenue|déroulée|réunie)|a eu lieu|se tiendra|aura lieu|est convoquée|se réunira|a été tenue)(?: à [^0-9.,;:()\n]{2,30})? (?:le )?DAY",
        ),
        pattern(
            "general_meeting",
            0.75,
            r"(?i)\ble DAY[^.;\n]{0,60}?(?:membres|adhérents?|adhérent·es)[^.;\n]{0,40}? (?:se sont )?réuni(?:s|es|·e·s|·es|e·s)?\b",
        ),
        pattern(
            "address.city",
            0.85,
            r"(?i:siège(?: social)?(?: de l['’]association)? est (?:fixé|situé|établi) (?:à|dans la commune de|sur la commune de) )(\p{Lu}[\p{L}'’\-]+(?:[ -](?:\p{Lu}[\p{L}'’\-]+|sur|sous|en|la|le|les|de|du|des)){0,4})\s*(?:[(.,;]|$)",
        ),
        pattern(
            "members",
            0.7,
            r"(?i)\b(?:we|our|it|federation|association|organi[sz]ation|network)\b[^.\n]{0,60}?\b(?:has|have|had|counts?|with)\s+COUNT (?:full |individual |paying |active )?members\b",
        ),
        pattern(
            "employees",
            0.7,
            r"(?i)\b(?:we|our|it|federation|association|organi[sz]ation|office|secretariat)\b[^.\n]{0,100}?COUNT (?:paid )?employees\b",
        ),
        pattern(
            "volunteers",
            0.7,
            r"(?i)\b(?:we|our|it|federation|association|organi[sz]ation)\b[^.\n]{0,120}?COUNT (?:active |regular )?volunteers\b",
        ),
        pattern(
            "volunteer_hours",
            0.75,
            r"(?i)bénévol[^.;\n]{0,60}?\bCOUNT heures",
        ),
        pattern(
            "volunteer_hours",
            0.75,
            r"(?i)\bCOUNT heures (?:de bénévolat|bénévoles|données par)",
        ),
        pattern(
            "permanent_staff",
            0.75,
            r"(?i)\bCOUNT (?:salariés? en |postes? en )?CDI\b",
        ),
        pattern(
            "permanent_staff",
            0.75,
            r"(?i)\bCOUNT salari\S+ en contrats? à durée indéterminée",
        ),
        pattern(
            "temporary_staff",
            0.75,
            r"(?i)\bCOUNT (?:salariés? en |postes? en )?CDD\b",
        ),
        pattern(
            "aided_staff",
            0.7,
            r"(?i)\bCOUNT (?:parcours emploi compétences|PEC\b|contrats? aidés?|emplois? aidés?|adultes? relais)",
        ),
        pattern(
            "civic_service",
            0.7,
            r"(?i)\bCOUNT (?:jeunes |volontaires? |personnes )?(?:en )?services? civiques?\b",
        ),
        pattern("interns", 0.7, r"(?i)\bCOUNT stagiaires?\b"),
        pattern(
            "board_count",
            0.75,
            r"(?i)(?:conseil|bureau|\bCA\b)[^.;\n]{0,40}?(?:de|d['’]|compte|comprend|réunit|composé de) COUNT (?:membres|administrat|personnes)",
        ),
        pattern(
            "board_women",
            0.7,
            r"(?i)(?:conseil|bureau|\bCA\b)[^.;\n]{0,60}?COUNT femmes",
        ),
        pattern(
            "project.budget_total",
            0.8,
            r"(?i)\b(?:budget|coût) (?:total|global|complet)(?: (?:du projet|de l['’]action|prévisionnel))?\s*(?::|est de|de|s['’]élève à)?\s*((?:\d{1,3}(?:[\s\u{a0}\u{202f}]\d{3})+|\d{3,})(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "created",
            0.8,
            r"(?i)transformée en (?:SCIC|SCOP|SCI|SAS|coopérative|association|fondation)[^.;\n]{0,40}? le DATE",
        ),
        pattern("fte", 0.75, r"(?i)employees \((\d+(?:\.\d+)?) FTE"),
        pattern(
            "created",
            0.8,
            r"(?i)\b(?:was )?(?:founded|established|set up) (?:on|in) (?:the )?((?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d|(?:19|20)\d\d\b)",
        ),
        pattern(
            "networks",
            0.8,
            r"(?:[Aa]ssociation|[Nn]ous sommes|[Ee]lle|[Nn]otre structure)[^.;\n]{0,60}?(?:adhérente?s?|affiliée?s?|membres?) (?:à la|à l['’]|au|aux|du|de la|de l['’]) ?((?i:réseau|fédération|union|ligue|collectif|confédération|mouvement) [^.;()\n]{3,160})",
        ),
        pattern(
            "approvals",
            0.8,
            r"(?i)(?:association|nous sommes|elle|structure)[^.;\n]{0,60}?(?:est|sommes|et|,) (agréée?s? [^.;(),\n]{4,90}?|reconnue?s? d['’](?:utilité publique|intérêt général))(?: et (?:l['’]|elle |nous |est |a )|[.;(),]|$)",
        ),
        pattern(
            "networks",
            0.8,
            r"(?:[Aa]ssociation|[Nn]ous|[Ee]lle|[Ss]tructure)[^.;\n]{0,40}?adh(?:ère|érons) (?:à la|à l['’]|au|aux|à) ?(\p{Lu}[^.;\n]{2,200})",
        ),
        pattern(
            "approvals",
            0.8,
            r"(?i)(?:association|nous sommes|elle|structure)[^.;\n]{0,60}?(?:est|sommes|et|,) (agréée?s? [«“][^»”\n]{3,80}[»”])",
        ),
        pattern(
            "approvals",
            0.8,
            r"(?i)(?:dispose|bénéficie|titulaire|obtenu|reçu|détient|possède)[^.;\n]{0,30}? (?:de l['’]|l['’]|d['’]un |un |son )(agréments? [^.;,()\n]{2,60}?)(?: depuis| en \d| par | le \d|[.;,()]|$)",
        ),
        pattern(
            "approvals",
            0.8,
            r"(?i)(?:^|[;:,] ?)(agrément [^.;:,\n]{3,90}?)(?: délivré| obtenu| accordé| depuis|[.;,]|$)",
        ),
        pattern(
            "membership_fee",
            0.75,
            r"(?i)(?:montant|tarif|prix)[^.\n]{0,20}(?:cotisation|adhésion)s?[^.(\n]{0,40}\(\s*(\d{1,3}(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "membership_fee",
            0.75,
            r"(?i)(?:montant|tarif|prix)[^.\n]{0,20}(?:cotisation|adhésion)s?[^.(\n]{0,40}\(\s*\d{1,3}(?:,\d\d)?\s*(?:€|euros)[^.)0-9]{0,24}?(\d{1,3}(?:,\d\d)?\s*(?:€|euros))",
        ),
        pattern(
            "fiscal_year_end",
            0.85,
            r"(?i)(?:exercice|comptes?)[^.\n]{0,60}?(?:se termine|finit|clos|clôtur\w+|prend fin|s['’]achève)[^.\n]{0,20}? le ((?:1er |\d{1,2} )(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))",
        ),
    ]
});
