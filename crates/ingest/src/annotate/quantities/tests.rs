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
        "along with [five other Morena officials|5 officials] and [one former senator|1 senators] in connection",
        "[43 students|43 students], [12 police officers|12 officers], [one woman|1 women] was killed",
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
        "a 35-year-old man, 20 years, 10 miles, 5 feet, at 10:30 a.m., 3 p.m., the third man",
        "on January 26, 2022, in 2019 officials said, 1,500 kilograms, two companies, three cars",
        "AK-47, 18 U.S.C. 922, Section 5 officers, No. 5, 202-514-2007, two police cars",
        "one of the sons, no one, the one, at least three times during bilateral meetings with officials",
        "two counts of murder; three years in prison; four principles; 15 gun shops",
        "two explosives-laden cars, semi-automatic 9 mm pistols, a quarter of a century, 0 people",
        "killed two in 24 hours; one in 2019; page 3 people",
    ]);
}
