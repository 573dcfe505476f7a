//! Box lists of small invented pages without fields, one a way of drawing a place to answer.

use crate::paper::{Paper, listing};
use forms::recognise;

#[test]
fn dotted_lines_one_and_several() {
    let dots = ".".repeat(40);
    let paper = Paper::new()
        .word(1, 50.0, 780.0, "Nom :")
        .word(1, 80.0, 780.0, &dots)
        .word(1, 300.0, 780.0, "Prénom :")
        .word(1, 350.0, 780.0, &".".repeat(30))
        .word(1, 50.0, 750.0, "Objet de l’association :")
        .word(1, 170.0, 750.0, &".".repeat(60))
        .word(1, 50.0, 734.0, &".".repeat(88))
        .word(1, 50.0, 718.0, &".".repeat(88))
        .word(1, 50.0, 690.0, "Sommaire")
        .word(1, 50.0, 670.0, "Présentation")
        .word(1, 120.0, 670.0, &dots)
        .word(1, 330.0, 670.0, "3");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn squares_combs_and_ruled_lines() {
    let mut paper = Paper::new()
        .word(1, 50.0, 780.0, "Êtes-vous assujetti à la TVA ?")
        .frame(1, [240.0, 779.0, 249.0, 788.0])
        .word(1, 254.0, 780.0, "Oui")
        .frame(1, [290.0, 779.0, 299.0, 788.0])
        .word(1, 304.0, 780.0, "Non")
        .word(1, 50.0, 750.0, "N° SIRET :");
    for cell in 0..14_u8 {
        let left = 110.0 + 14.0 * f32::from(cell);
        paper = paper.frame(1, [left, 747.0, left + 14.0, 761.0]);
    }
    let paper = paper
        .word(1, 50.0, 720.0, "Adresse du siège :")
        .rule(1, 140.0, 500.0, 719.0)
        .word(1, 50.0, 690.0, "Un titre souligné")
        .rule(1, 50.0, 130.0, 689.0)
        .word(1, 50.0, 660.0, "Moyens humains de l’action :")
        .rule(1, 50.0, 500.0, 640.0)
        .rule(1, 50.0, 500.0, 622.0)
        .rule(1, 50.0, 500.0, 604.0)
        .rule(1, 50.0, 545.0, 560.0)
        .word(1, 50.0, 545.0, "Merci de joindre vos statuts.");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn ruled_tables_and_frames() {
    let mut paper = Paper::new()
        .word(1, 50.0, 780.0, "Budget prévisionnel de l’action")
        .word(1, 55.0, 755.0, "CHARGES")
        .word(1, 205.0, 755.0, "Montant")
        .word(1, 305.0, 755.0, "PRODUITS")
        .word(1, 455.0, 755.0, "Montant");
    let rows = [
        ("60 – Achats", "70 – Ventes"),
        ("64 – Charges de personnel", "74 – Subventions"),
        ("TOTAL DES CHARGES", "TOTAL DES PRODUITS"),
    ];
    for row in 0..4_u8 {
        let bottom = 750.0 - 18.0 * f32::from(row);
        for (left, right) in [
            (50.0, 200.0),
            (200.0, 300.0),
            (300.0, 450.0),
            (450.0, 540.0),
        ] {
            paper = paper.frame(1, [left, bottom, right, bottom + 18.0]);
        }
        if let Some((charge, product)) = row.checked_sub(1).and_then(|r| rows.get(usize::from(r))) {
            paper = paper
                .word(1, 55.0, bottom + 5.0, charge)
                .word(1, 305.0, bottom + 5.0, product);
        }
    }
    let paper = paper
        .word(
            1,
            50.0,
            660.0,
            "Décrivez les objectifs de l’action (500 caractères maximum) :",
        )
        .frame(1, [50.0, 560.0, 540.0, 650.0])
        .word(1, 50.0, 530.0, "Quels publics sont concernés ?")
        .word(1, 50.0, 440.0, "Comment évaluerez-vous l’action ?")
        .word(1, 50.0, 30.0, "Page 4 sur 12");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}

#[test]
fn labels_inside_their_frames_and_over_frames_side_by_side() {
    let paper = Paper::new()
        .frame(1, [50.0, 740.0, 300.0, 770.0])
        .word(1, 54.0, 758.0, "Dénomination exacte")
        .frame(1, [310.0, 740.0, 540.0, 770.0])
        .word(1, 314.0, 758.0, "Sigle")
        .word(1, 50.0, 712.0, "Nom de la présidente")
        .word(1, 310.0, 712.0, "Numéro SIRET")
        .frame(1, [50.0, 685.0, 290.0, 708.0])
        .frame(1, [310.0, 685.0, 540.0, 708.0])
        // A banner is no box: its words fill it.
        .frame(1, [50.0, 640.0, 540.0, 656.0])
        .word(1, 54.0, 643.0, "Votre projet");
    insta::assert_snapshot!(listing(&recognise(&paper.read())));
}
