//! The words that name weapons, and those that say of which class they are. All are compared in folded
//! form.

/// What a noun means; nothing if it names no weapon.
pub(super) fn concept(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "weapon" | "weapons" | "weaponry" | "arms" | "armament" | "armaments" | "arma" | "armas"
        | "armamento" | "armamentos" => "weapons",
        "firearm" | "firearms" | "gun" | "guns" => "firearms",
        "handgun" | "handguns" => "handguns",
        "pistol" | "pistols" | "pistola" | "pistolas" => "pistols",
        "revolver" | "revolvers" | "revolveres" => "revolvers",
        "rifle" | "rifles" | "fusil" | "fusiles" => "rifles",
        "carbine" | "carbines" | "carabina" | "carabinas" => "carbines",
        "shotgun" | "shotguns" | "escopeta" | "escopetas" => "shotguns",
        "machinegun" | "machineguns" | "ametralladora" | "ametralladoras" => "machine guns",
        "ammunition" | "ammo" | "munitions" | "municion" | "municiones" | "cartridges" | "cartuchos"
        | "bullet" | "bullets" | "balas" => "ammunition",
        "magazine" | "magazines" | "cargadores" => "magazines",
        "grenade" | "grenades" | "granada" | "granadas" => "grenades",
        "lanzagranadas" => "grenade launchers",
        "missile" | "missiles" | "misil" | "misiles" => "missiles",
        "warhead" | "warheads" => "warheads",
        "mortars" | "morteros" => "mortars",
        "howitzer" | "howitzers" | "artillery" | "artilleria" => "artillery",
        "explosives" | "explosivos" | "dynamite" | "dinamita" => "explosives",
        "bomb" | "bombs" | "bombas" => "bombs",
        "landmine" | "landmines" => "land mines",
        "silencer" | "silencers" | "suppressor" | "suppressors" | "silenciadores" => "silencers",
        "knife" | "knives" | "cuchillo" | "cuchillos" => "knives",
        "machete" | "machetes" => "machetes",
        "kalashnikov" | "kalashnikovs" => "Kalashnikovs",
        "glock" | "glocks" => "Glock pistols",
        "uzi" | "uzis" => "Uzis",
        "rpg" | "rpgs" => "rocket-propelled grenades",
        "ak47" | "ak47s" => "AK-47 rifles",
        "ar15" | "ar15s" => "AR-15 rifles",
        "m16" | "m16s" => "M16 rifles",
        _ => return None,
    })
}

/// A word before a weapon that says of which class it is.
pub(super) fn is_class(folded: &str) -> bool {
    matches!(
        folded,
        "assault"
            | "semiautomatic"
            | "automatic"
            | "semi"
            | "fully"
            | "machine"
            | "submachine"
            | "sub"
            | "sniper"
            | "ghost"
            | "long"
            | "hunting"
            | "hand"
            | "nuclear"
            | "chemical"
            | "biological"
            | "conventional"
            | "ballistic"
            | "cruise"
            | "guided"
            | "fragmentation"
            | "plastic"
            | "pipe"
            | "stun"
            | "nerve"
            | "antitank"
            | "pump"
            | "ak47"
            | "ar15"
            | "kalashnikov"
            | "glock"
            | "barrett"
            | "bolt"
            | "belt"
            | "armor"
            | "ammunition"
            | "m16"
            | "m4"
            | "rocket"
            | "military"
            | "explosive"
            | "incendiary"
            | "cluster"
    )
}

/// The last word of a class that is written in two: "military-grade", ".50-caliber", "AR-15-style".
pub(super) fn ends_class(folded: &str, before: &str) -> bool {
    let is_number = before.bytes().all(|byte| byte.is_ascii_digit()) && !before.is_empty();
    match folded {
        "grade" => matches!(before, "military" | "weapons"),
        "style" | "type" => {
            matches!(before, "military" | "assault" | "ar" | "ak" | "kalashnikov" | "army") || is_number
        }
        "caliber" | "calibre" | "cal" => {
            matches!(before, "high" | "large" | "small" | "low" | "heavy" | "big" | "50cal") || is_number
        }
        "gauge" | "round" | "mm" => is_number,
        "powered" | "power" => matches!(before, "high"),
        "capacity" => matches!(before, "high" | "large"),
        "action" => matches!(before, "bolt" | "pump" | "lever" | "single" | "double" | "semi"),
        "barreled" | "barrelled" | "barrel" => matches!(before, "short" | "long"),
        "off" => matches!(before, "sawed" | "sawn"),
        "propelled" => before == "rocket",
        "fired" | "launched" => matches!(before, "shoulder" | "air" | "sea"),
        "fed" => before == "belt",
        "piercing" => matches!(before, "armor" | "armour"),
        "printed" => before == "3d",
        "tank" | "aircraft" | "personnel" | "ship" | "materiel" | "missile" => before == "anti",
        "air" => before == "to",
        "range" => matches!(before, "long" | "short" | "medium" | "intermediate"),
        "47" | "15" | "16" | "74" | "10" => matches!(before, "ak" | "ar" | "m"),
        _ => false,
    }
}

/// A word before a gun, an arm or a cartridge that makes something harmless of it.
pub(super) fn is_harmless(folded: &str) -> bool {
    matches!(
        folded,
        "nail"
            | "glue"
            | "water"
            | "squirt"
            | "heat"
            | "top"
            | "hired"
            | "staple"
            | "spray"
            | "radar"
            | "toy"
            | "paintball"
            | "massage"
            | "caulk"
            | "ink"
            | "toner"
            | "printer"
            | "bath"
            | "flash"
            | "time"
            | "butter"
            | "kitchen"
            | "swiss"
            | "cherry"
            | "jumping"
            | "smoking"
    )
}

/// The name of a weapon whose class makes another thing of it.
pub(super) fn named(class: &[&str], noun: &'static str) -> String {
    let has = |word: &str| class.contains(&word);
    let kind = match () {
        () if has("machine") || has("submachine") || has("sub") && noun == "firearms" => {
            return "machine guns".to_owned();
        }
        () if has("assault") => "assault",
        () if has("ghost") || has("3d") => "ghost",
        () if has("sniper") => "sniper",
        () if has("military") => "military-grade",
        () if has("caliber") && has("high") || has("calibre") && has("high") => "high-caliber",
        () if has("nuclear") => "nuclear",
        () if has("chemical") => "chemical",
        () if has("biological") => "biological",
        () if has("rocket") && noun == "grenades" => "rocket-propelled",
        () if has("small") && noun == "weapons" => return "small arms".to_owned(),
        () if has("long") && matches!(noun, "weapons" | "firearms") => return "long guns".to_owned(),
        () if has("stun") => "stun",
        () => return noun.to_owned(),
    };
    let noun = if matches!(kind, "ghost" | "stun") && noun == "firearms" { "guns" } else { noun };
    format!("{kind} {noun}")
}
