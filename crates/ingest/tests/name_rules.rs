//! What the rules for names make of single sentences, in English and in Spanish, and which names are one entity's.

use corpus::model::Kind;
use expect_test::{Expect, expect};
use ingest::{File, Folder, ingest};

/// The entities of some texts, a line each: kind, name shown, other names, and in how many texts.
fn entities(texts: &[&str]) -> String {
    let files = texts
        .iter()
        .enumerate()
        .map(|(at, text)| File::new(format!("{at}.txt"), format!("Note 17\n\n{text}\n").into_bytes()));
    let (corpus, _) = ingest(&Folder::new("saved", files.collect()));
    let mut lines = Vec::new();
    for (id, entity) in corpus.entities.iter().enumerate() {
        let names =
            corpus.articles.iter().filter(|article| article.mentions.iter().any(|m| m.entity == Some(id)));
        let is_named = matches!(entity.kind, Kind::Person | Kind::Organisation | Kind::Place | Kind::Event);
        if is_named {
            let others = entity.aliases.join(", ");
            lines.push(format!("{} {} [{others}] {}", entity.kind.name(), entity.name, names.count()));
        }
    }
    lines.join("\n") + "\n"
}

fn check(texts: &[&str], expected: Expect) {
    expected.assert_eq(&entities(texts));
}

#[test]
fn the_united_states_in_spanish() {
    check(
        &[
            "El canciller de EU en Colombia dijo que EU mandará más escáneres a la aduana de Laredo.",
            "Los EE. UU. y Canadá firmaron el acuerdo. El gobierno de Estados Unidos lo confirmó en la sede de la UE.",
        ],
        expect![[r#"
            organisation European Union [UE] 1
            place Canada [Canadá] 1
            place Colombia [] 1
            place Laredo [] 1
            place United States [EE. UU, EU, Estados Unidos] 2
        "#]],
    );
}

#[test]
fn bodies_in_spanish() {
    check(
        &[
            "Según Tovilla, la Secretaría de Hacienda y Crédito Público y la Guardia Civil hicieron un registro en Burgos. Además, la Policía Municipal de Soria acudió a la colonia Las Lomas. Elementos de la Marina vigilan la Fiscalía General del Estado.",
        ],
        expect![[r#"
            person Tovilla [] 1
            organisation Fiscalía General del Estado [] 1
            organisation Guardia Civil [] 1
            organisation Marina [] 1
            organisation Policía Municipal de Soria [] 1
            organisation Secretaría de Hacienda y Crédito Público [] 1
            place Burgos [] 1
            place Las Lomas [] 1
        "#]],
    );
    check(
        &[
            "El juez escribió a la Oficina de Tabaco, Armas de Fuego y Explosivos (OTAF). La OTAF no respondió.",
        ],
        expect![[r#"
            organisation Oficina de Tabaco, Armas de Fuego y Explosivos [OTAF] 1
        "#]],
    );
}

#[test]
fn things_in_spanish_are_nothing() {
    check(
        &[
            "La sonda Perseverance y el telescopio Kepler captaron la luz. El buque Cabo Norte zarpó de Vigo. La novela El último tren ganó el Premio Cervantes. Un Nissan chocó en la avenida Hidalgo.",
        ],
        expect![[r#"
            place Hidalgo [] 1
            place Vigo [] 1
        "#]],
    );
}

#[test]
fn dotted_and_hyphenated_names() {
    check(
        &[
            "The N.R.A. sued, and the F.B.I. opened a case. F.B.I. files were lost, lawyers for the A.C.L.U. said in Houston.",
        ],
        expect![[r#"
            organisation American Civil Liberties Union [A.C.L.U.] 1
            organisation Federal Bureau of Investigation [F.B.I.] 1
            organisation National Rifle Association [N.R.A.] 1
            place Houston [] 1
        "#]],
    );
    check(
        &["Kim Dae-jun and Lee Min-ho met in Seoul. Trump-era rules were dropped."],
        expect![[r#"
        person Kim Dae-jun [] 1
        person Lee Min-ho [] 1
        person Trump [] 1
        place Seoul [] 1
    "#]],
    );
    check(
        &[
            "Park Geun-ha and Moon Jae-in met Han Duck-soo. The Park West-side gate and a Moon Bay-like beach were closed.",
        ],
        expect![[r#"
            person Han Duck-soo [] 1
            person Moon Jae-in [] 1
            person Park Geun-ha [] 1
            place Moon Bay [] 1
            place Park West [] 1
        "#]],
    );
    check(
        &["Defendants: Ortega, Luis; Hammond, Grace. The judge spoke in Denver."],
        expect![[r#"
        person Grace [] 1
        person Hammond [] 1
        person Luis [] 1
        person Ortega [] 1
        place Denver [] 1
    "#]],
    );
}

#[test]
fn an_acronym_means_what_its_text_says() {
    check(
        &[
            "The Institute for Science and International Security (ISIS) counted the centrifuges. ISIS is in Washington.",
            "Fighters of the Islamic State held Raqqa. ISIS lost it in 2017.",
        ],
        expect![[r#"
            organisation Institute for Science and International Security [ISIS] 1
            organisation Islamic State [ISIS] 1
            place Washington [] 1
        "#]],
    );
}

#[test]
fn a_longer_name_may_be_another_body() {
    check(
        &["AT&T sold phones. AT&T International, a unit of its own, sold cables. AT&T said nothing."],
        expect![[r#"
            organisation AT&T [] 1
            organisation AT&T International [] 1
        "#]],
    );
}

#[test]
fn the_fullest_name_is_shown() {
    check(
        &[
            "President Enrique Peña Nieto spoke. Peña Nieto left. Peña Nieto came back, and Mr. Peña Nieto slept.",
        ],
        expect![[r#"
            person Enrique Peña Nieto [Peña Nieto] 1
        "#]],
    );
}

#[test]
fn the_country_of_a_body_comes_from_its_own_text() {
    check(
        &[
            "The Constitutional Court ruled in Pretoria that South Africa must pay. South Africa and Cuba had signed in May; the Constitutional Court struck that down.",
        ],
        expect![[r#"
            organisation Constitutional Court (South Africa) [Constitutional Court] 1
            place Cuba [] 1
            place Pretoria [] 1
            place South Africa [] 1
        "#]],
    );
}

#[test]
fn what_stands_beside_a_name_says_what_it_names() {
    check(
        &[
            "The gap to Erik Ten Hag's side grew. Freebies from Lord Alli were returned. A Philippine vessel met the \
             Philippine Marine Corps. @WhiteHouse said the surplus was US $6.9 billion. I managed it from London I'm \
             told. The annual Kamandag exercises began in the riverside town Van Vieng.",
        ],
        expect![[r#"
            person Erik Ten Hag [] 1
            person Lord Alli [] 1
            organisation Philippine Marine Corps [] 1
            place London [] 1
            place Van Vieng [] 1
        "#]],
    );
    check(
        &[
            "Brazil is home to the Amazon, a carbon sink. Amazon sold books to Moody's, and Moody's Investors Service \
             rated them. The US Bureau of Engraving and Printing mixed up two batches. A call over Kenya's Safaricom \
             network is cheap. Dean Velker of Velker Legal filed the motion.",
        ],
        expect![[r#"
            person Velker [] 1
            organisation Amazon [] 1
            organisation Moody's Investors Service [Moody's] 1
            organisation Safaricom [] 1
            organisation US Bureau of Engraving and Printing [] 1
            organisation Velker Legal [] 1
            place Amazon [] 1
            place Brazil [] 1
            place Kenya [] 1
        "#]],
    );
}

#[test]
fn the_same_words_are_of_one_kind() {
    check(
        &[
            "The actor Darvan went to prison. Ravi sent Darvan a note. A photograph of Darvan leaked, and the friends of \
             Darvan were angry. Her advocate Dali Mpolo spoke. Mpolo asked a question. “We see you,” said Advocate Dali \
             Mpolo.",
        ],
        expect![[r#"
            person Dali Mpolo [Mpolo] 1
            person Darvan [] 1
            person Ravi [] 1
        "#]],
    );
}

#[test]
fn firms_families_and_words_that_are_no_names() {
    check(
        &[
            "Strivo taps an engine to weed out cheats. Strivo on Thursday announced an event, and Strivo's users were \
             glad. Ms Anders is the chief of Etlaro, the company behind the port. Glutathione is a molecule, and poor food \
             depletes glutathione. Keir Halmer spoke. The Halmers own a house.",
        ],
        expect![[r#"
            person Anders [] 1
            person Keir Halmer [] 1
            organisation Etlaro [] 1
            organisation Strivo [] 1
        "#]],
    );
    check(
        &[
            "Traders of Dar es Salaam spoke in Punjab's Kandhamal district. The operation 'Azm-e-Istehkam' began. The \
             party announced on the Hamas's Telegram channel that the City would pay.",
        ],
        expect![[r#"
            organisation Hamas [] 1
            place Dar es Salaam [] 1
            place Kandhamal [] 1
            place Punjab [] 1
        "#]],
    );
}

#[test]
fn first_words_offices_and_channels_in_spanish() {
    check(
        &[
            "Sin embargo, el intendente de Pilar Federico Achával habló en Canal 13. Forzada a declarar, la mujer citó a \
             Raúl Ramírez, periodista de Última Hora. Se vio en el programa Zona de Estrellas. Llegó a la Antártida. \
             https://example.org/Raulramirez/status lo cuenta.",
        ],
        expect![[r#"
            person Federico Achával [] 1
            person Raúl Ramírez [] 1
            organisation Canal 13 [] 1
            organisation Última Hora [] 1
            place Antártida [] 1
            place Pilar [] 1
        "#]],
    );
}

#[test]
fn what_is_written_like_a_name_and_was_taken_for_none_is_told() {
    let text = "A concert by the harbour\n\nShe sang Some Unspoken Thing on Friday for Maria Lopez in Boston, which was loud.\n\n\
                She sang Some Unspoken Thing again on Sunday, when the rain had stopped and more people came.\n";
    let (corpus, _) = ingest(&Folder::new("saved", vec![File::new("a.txt", text.as_bytes().to_vec())]));
    assert_eq!(ingest::annotate::recognise::unnamed(&corpus.articles[0]), [("Some Unspoken Thing", 2)]);
}
