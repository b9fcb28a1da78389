use super::*;

/// The text with every weapon as `[surface|name]`.
fn marked(text: &str) -> String {
    let (mut marked, mut at) = (String::new(), 0);
    for found in find(text) {
        marked += &format!("{}[{}|{}]", &text[at..found.span.start], &text[found.span.range()], found.name);
        at = found.span.end;
    }
    marked + &text[at..]
}

fn check(lines: &[&str]) {
    for line in lines {
        let (mut plain, mut rest) = (String::new(), *line);
        while let Some((before, after)) = rest.split_once('[') {
            let (inner, after) = after.split_once(']').expect("a mark is closed");
            plain = plain + before + inner.split_once('|').expect("a mark has a name").0;
            rest = after;
        }
        assert_eq!(marked(&(plain + rest)), *line);
    }
}

#[test]
fn weapons_with_their_class() {
    check(&[
        "those who smuggle [military grade weapons|military-grade weapons] and illegal [arms|weapons]",
        "two stolen [AR-15-style rifles|rifles] and a [.50-caliber sniper rifle|sniper rifles]",
        "[assault weapons|assault weapons], [ghost guns|ghost guns] and [firearms|firearms]’ parts",
        "[arms|weapons] trafficking, [small arms|small arms], the [arms|weapons] race, anti-[arms|weapons] smuggling",
        "40 [semi-automatic rifles|rifles], [handguns|handguns] and 500 [rounds of ammunition|ammunition]",
        "[grenade launchers|grenade launchers], [hand grenades|grenades] and [explosives|explosives]",
        "[machine guns|machine guns], [silencers|silencers] and [high-capacity magazines|magazines]",
        "10 [AK-47s|AK-47 rifles], [AK-47 rifles|rifles] and a [Barrett .50-caliber rifle|rifles]",
        "a [9mm pistol|pistols], [7.62x39mm ammunition|ammunition], a [12-gauge shotgun|shotguns]",
        "[armas de fuego|firearms], [fusiles|rifles], [pistolas|pistols] y [municiones|ammunition]",
        "the [gun|firearms]'s barrel; [gun|firearms] violence; [high-caliber weapons|high-caliber weapons]",
        "[weapons of mass destruction|weapons of mass destruction]; [improvised|x]"
            .replace("[improvised|x]", "improvised")
            .as_str(),
        "loaded [magazines|magazines] with a [rifle|rifles]; laid down their [arms|weapons]",
        "an improvised [explosive device|explosive devices] and [rocket-propelled grenades|rocket-propelled grenades]",
        "Officials Say [Arms|weapons] Smugglers Will Be Brought to Justice",
        "[Weapons|weapons] entering the country. [Guns|firearms] from the north",
    ]);
}

#[test]
fn what_is_no_weapon() {
    check(&[
        "in his arms, with arms folded, the arms of the state, a coat of arms, arms and legs",
        "up in arms; brothers in arms; at arms length; her arms",
        "the Arms Trade Treaty and the National Firearms Act were signed by all members of the body",
        "the Bureau of Alcohol, Tobacco, Firearms and Explosives investigated the case for many months",
        "a glue gun, a water gun, Time magazine, fashion magazines, gunmen, gunfire, a gunshot",
        "Senator Barrett spoke; the Plaza de Armas; ink cartridges; Top Gun was shown",
        "Gun Control Act Signed by the President",
    ]);
}
