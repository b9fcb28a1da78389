use super::*;

/// The text with every quantity as `[surface|value]`.
fn marked(text: &str) -> String {
    let (mut marked, mut at) = (String::new(), 0);
    for found in find(text) {
        marked += &format!("{}[{}|{}]", &text[at..found.span.start], &text[found.span.range()], found.value);
        at = found.span.end;
    }
    marked + &text[at..]
}

fn check(lines: &[&str]) {
    for line in lines {
        let (mut plain, mut rest) = (String::new(), *line);
        while let Some((before, after)) = rest.split_once('[') {
            let (inner, after) = after.split_once(']').expect("a mark is closed");
            plain = plain + before + inner.split_once('|').expect("a mark has a value").0;
            rest = after;
        }
        assert_eq!(marked(&(plain + rest)), *line);
    }
}

#[test]
fn counts_of_weapons() {
    check(&[
        "more than [200,000 firearms|200000 firearms] a year; [two hundred thousand guns|200000 firearms]",
        "some [40 semi-automatic rifles|40 rifles] and [2,000 assault weapons|2000 assault weapons]",
        "[10 to 12 guns|10..12 firearms]; between [200,000 and 500,000 weapons|200000..500000 weapons]",
        "an average of [253,000 firearms|253000 firearms] cross the US border",
        "[500 rounds of ammunition|500 ammunition]; [10 AK-47s|10 AK-47 rifles]; [two .50-caliber rifles|2 rifles]",
        "[two dozen stolen handguns|24 handguns], [half a million illegal weapons|500000 weapons]",
    ]);
}

#[test]
fn counts_of_people() {
    check(&[
        "[15 people|15 people] died, [three suspects|3 suspects] fled, more than [30,000 victims|30000 victims]",
        "[two dozen agents|24 agents], [two American men|2 men] and [29 cartel figures|29 figures]",
        "along with [five other Morena officials|5 officials] and [one former senator|1 senator] in connection",
        "[43 students|43 students], [12 police officers|12 officers], [one woman|1 woman] was killed",
        "[two million people|2000000 people]; [1.5 million migrants|1500000 migrants]",
    ]);
}

#[test]
fn money() {
    check(&[
        "[$5.8 billion|USD 5800000000], [US$3 million|USD 3000000], [3 million dollars|USD 3000000]",
        "[10 million pesos|MXN 10000000], [€300|EUR 300], [£2.5 million|GBP 2500000], a [$500|USD 500] fine",
        "between [$5 million and $10 million|USD 5000000..10000000]; [$2 to $3 million|USD 2000000..3000000]",
    ]);
}

#[test]
fn ratios() {
    check(&[
        "used in [seven out of every 10 high-impact crimes|7/10] committed",
        "[70 percent of firearms|70%], [70%|70%], [20 to 30 percent|20..30%], [2.5% of the weapons|2.5%]",
        "[one in five|1/5]; [two-thirds of the guns|2/3]; [half of all firearms|1/2]; [one in five guns|1/5]",
    ]);
}

#[test]
fn quantities_in_spanish() {
    check(&[
        "La secretaría dijo que [200 mil armas|200000 weapons] cruzan la frontera de los países cada año",
        "en los que [siete de cada 10|7/10] y el [70 por ciento de las armas|70%] que entran en la ciudad",
        "los [15 detenidos|15 arrests] y las [20 personas|20 people] de la ciudad por [10 millones de pesos|MXN 10000000]",
    ]);
}

#[test]
fn what_is_no_quantity() {
    check(&[
        "a 35th man, 20 years, 10 minutes, 5 feet, at 10:30 a.m., 3 p.m., the third man",
        "on January 26, 2022, in 2019 officials said, 1,500 files, two companies, three cars",
        "AK-47, 18 U.S.C. 922, Section 5 officers, No. 5, 202-514-2007, two police cars",
        "one of the sons, no one, the one, at least three times during bilateral meetings with officials",
        "two counts of murder; three years in prison; four principles; 15 gun shops",
        "two explosives-laden cars, semi-automatic 9 mm pistols, a quarter of a century, 0 people",
        "killed two in 24 hours; one in 2019; page 3 people",
    ]);
}

#[test]
fn money_of_many_kinds() {
    check(&[
        "worth [$3.4bn|USD 3400000000], [€12m|EUR 12000000], [$40k|USD 40000], [£7 mn|GBP 7000000] and [US$2 trn|USD 2000000000000]",
        "[CAD 300|CAD 300], [EUR45.50|EUR 45.5], [90€|EUR 90], [5,000 Canadian dollars|CAD 5000] in the bank",
        "[7 million Chilean pesos|CLP 7000000], [800 Swiss francs|CHF 800], [60 bucks|USD 60]; 900 Bolivian pesos",
        "the version 1.2.3 of it costs $1.2.3 or $5x and $7zz for the use of the thing",
    ]);
    check(&[
        "El daño en la región es de [40 mdp|MXN 40000000], [3 mdd|USD 3000000] y [2.1 mmdp|MXN 2100000000] para la gente",
        "la deuda de [7 mil 250 pesos|MXN 7250] y de [tres millones y medio de euros|EUR 3500000] en la caja",
        "los [80 millones de pesos chilenos|CLP 80000000], los [900 dólares australianos|AUD 900] y [12.000 libras esterlinas|GBP 12000]",
    ]);
}

#[test]
fn measures_and_ages() {
    check(&[
        "[three tons|3 t] of cocaine and [40 pounds|40 lb] of heroin, [12.5 kg|12.5 kg] of gold; 40 pounds for it",
        "a [19-year-old|19 years] woman; [70 years old|70 years]; [15 miles|15 mi]; for 15 years; [90 square miles|90 sq mi]",
    ]);
    check(&[
        "Hallaron [4 mil 500 kilos|4500 kg] de la droga y [30 mil pastillas|30000 pills] en la casa de un hombre de [41 años|41 years]",
        "la niña de [7 años|7 years] que caminó [12 kilómetros|12 km] por la sierra; la prisión de 30 años",
    ]);
}

#[test]
fn people_in_spanish() {
    check(&[
        "El saldo de la semana es de [nueve heridos|9 injured], [13 mil desplazados|13000 displaced] y [seis presuntos sicarios|6 hitmen] en el penal",
        "los [22 normalistas|22 students], las [cuatro mujeres|4 women], [dos exfuncionarios|2 officials] y [17 hondureños|17 Hondurans] de la caravana",
    ]);
}

#[test]
fn numbers_of_names_are_no_counts() {
    check(&[
        "the Group of 7 ministers and a group of [7 ministers|7 ministers]; Type 81 rifles; Title 8 migrants",
        "two trucks carrying migrants; Apollo 11 astronauts; the play Twelve Angry Men and the Barrio 18 members",
        "[12,000 rounds|12000 ammunition] in the van; 5.56 mm rounds",
        "three rounds of talks; 12 rounds of golf",
    ]);
}

#[test]
fn parts_of_a_whole_in_words() {
    check(&[
        "[five sixths|5/6] of the votes; [three quarters of the rifles|3/4]; [half|1/2] of the budget; the first half of the game",
    ]);
    check(&[
        "la [mitad|1/2] de los votos; [la cuarta parte|1/4] de la gente; [dos quintos|2/5] de los fondos; el [92 por cien|92%] de la gente",
    ]);
}
