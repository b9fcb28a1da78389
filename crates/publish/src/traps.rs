//! Makes a panic a trap, without words.
//!
//! What a panic says, what was out of which bounds in which line of which file, is for whoever mends it. In
//! a build for publishing it is some 9 kB that every reader would load: the code that puts the words
//! together, what is handed to it, and the places. The reader is told the same without it, since the boot
//! script notices the trap; the browser's console names the place in the module. A build without
//! `--release` is not touched and says everything.

use crate::{
    Result,
    module::{number, put_number, put_sized, sections, sized},
    read, write,
};
use corpus::store::find;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Sections of a module, by their number.
const CUSTOM: u8 = 0;
const TYPES: u8 = 1;
const IMPORTS: u8 = 2;
const FUNCTIONS: u8 = 3;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// A function without variables whose one instruction is `unreachable`.
const TRAP: [u8; 3] = [0x00, 0x00, 0x0B];

/// Takes the words from a module's panics.
pub fn silence(wasm: &Path) -> Result<()> {
    let silent = without_words(&read(wasm)?)
        .ok_or_else(|| format!("{} is not laid out as a module with names is", wasm.display()))?;
    println!("finish: {} functions that put words to a panic are traps", silent.traps);
    write(wasm, &silent.module)
}

struct Silent {
    module: Vec<u8>,
    traps: usize,
}

/// The module without words; `None` for what is no module, or has no names.
fn without_words(module: &[u8]) -> Option<Silent> {
    let sections = sections(module)?;
    let section = |wanted: u8| sections.iter().find(|(id, _)| *id == wanted).map(|(_, section)| *section);
    let names = sections.iter().filter(|(id, _)| *id == CUSTOM).find_map(|(_, section)| names(section))?;
    let imported = section(IMPORTS).map_or(Some(0), |imports| number(imports).map(|(count, _)| count))?;
    // A function that panics gives nothing back; one that does is something else with such a name.
    let never_returns = functions_without_result(section(TYPES)?, section(FUNCTIONS)?)?;
    let ends_here = |function: u32| {
        let own = function.checked_sub(imported).map(|own| never_returns.get(own as usize) == Some(&true));
        own == Some(true) && names.get(&function).is_some_and(|name| panics(name))
    };
    let mut out = module.get(..8)?.to_vec();
    let mut traps = 0;
    for &(id, section) in &sections {
        out.push(id);
        match id {
            CODE => {
                let (count, mut rest) = number(section)?;
                let mut code = Vec::new();
                put_number(&mut code, count);
                for function in imported..imported + count {
                    let (body, after) = sized(rest)?;
                    rest = after;
                    let ends_here = ends_here(function);
                    traps += usize::from(ends_here);
                    put_sized(&mut code, if ends_here { &TRAP } else { body });
                }
                put_sized(&mut out, &code);
            }
            DATA => put_sized(&mut out, &without_places(section)?),
            _ => put_sized(&mut out, section),
        }
    }
    Some(Silent { module: out, traps })
}

/// Whether a function of the standard library, or of a hook for panics, does nothing but panic.
fn panics(name: &str) -> bool {
    const BEGINNINGS: [&str; 10] = [
        "core::panicking::",
        "core::cell::panic_already_",
        "core::option::unwrap_failed",
        "core::option::expect_failed",
        "core::result::unwrap_failed",
        "core::slice::index::slice_index_fail",
        "core::str::slice_error_fail",
        "std::panicking::begin_panic",
        "std::panicking::panic_with_hook",
        "console_error_panic_hook::hook",
    ];
    const ENDS: [&str; 8] = [
        "::assert_failed",
        "::capacity_overflow",
        "::handle_alloc_error",
        "::handle_error",
        "::len_mismatch_fail",
        "::panic_access_error",
        "::rust_begin_unwind",
        "::__rust_alloc_error_handler",
    ];
    let name = plain(name);
    BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || ENDS.iter().any(|end| name.ends_with(end))
}

/// A function's name without the hashes in it: `core[c5930c85a12de822]::fmt::f`, `core::fmt::f::h0123456789abcdef`.
fn plain(name: &str) -> String {
    let is_hash = |text: &str| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = match name.rsplit_once("::h") {
        Some((name, hash)) if is_hash(hash) => name,
        _ => name,
    };
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, after)) if is_hash(hash) => plain.push_str(after),
            _ => plain.extend(["[", part]),
        }
    }
    plain
}

/// The names of functions, of the section that has them.
fn names(section: &[u8]) -> Option<BTreeMap<u32, &str>> {
    const OF_FUNCTIONS: u8 = 1;
    let (title, mut rest) = sized(section)?;
    if title != b"name" {
        return None;
    }
    while let Some((&id, after)) = rest.split_first() {
        let (part, after) = sized(after)?;
        rest = after;
        if id == OF_FUNCTIONS {
            let (count, mut rest) = number(part)?;
            let mut names = BTreeMap::new();
            for _ in 0..count {
                let (function, after) = number(rest)?;
                let (name, after) = sized(after)?;
                names.insert(function, str::from_utf8(name).ok()?);
                rest = after;
            }
            return Some(names);
        }
    }
    None
}

/// For each of the module's own functions, whether it gives nothing back.
fn functions_without_result(types: &[u8], functions: &[u8]) -> Option<Vec<bool>> {
    let (count, mut rest) = number(types)?;
    let mut without_result = Vec::new();
    for _ in 0..count {
        let (_, after) = sized(rest.strip_prefix(&[0x60])?)?;
        let (results, after) = sized(after)?;
        without_result.push(results.is_empty());
        rest = after;
    }
    let (count, mut rest) = number(functions)?;
    let mut all = Vec::new();
    for _ in 0..count {
        let (kind, after) = number(rest)?;
        all.push(*without_result.get(kind as usize)?);
        rest = after;
    }
    Some(all)
}

/// A stretch of memory that the data section fills: where in memory, and where in the section.
struct Stretch {
    address: usize,
    at: usize,
    length: usize,
}

/// The data without the places of panics, of which each is the address and length of a file's name, a line
/// and a column, and without these names. Nothing but a panic reads them. Zeros take no room once they are
/// compressed, and everything else stays where it is. Of the dossier, whose numbers can look like places and
/// whose texts like names of files, nothing is touched.
fn without_places(section: &[u8]) -> Option<Vec<u8>> {
    const PLACE: usize = 16;
    let stretches = stretches(section)?;
    let dossier = find(section).map_or(0..0, |(dossier, _)| dossier);
    let mut data = section.to_vec();
    let mut files = BTreeSet::new();
    for stretch in &stretches {
        let mut at = stretch.at + stretch.address.wrapping_neg() % 4;
        while let Some(bytes) =
            section.get(at..at + PLACE).filter(|_| at + PLACE <= stretch.at + stretch.length)
        {
            let [address, length, line, column] =
                [0, 4, 8, 12].map(|from| word(bytes, from).unwrap_or_default() as usize);
            if dossier.contains(&at) || dossier.contains(&(at + PLACE - 1)) {
                at += 4;
                continue;
            }
            let is_position = (1..100_000).contains(&line) && (1..1_000).contains(&column);
            let file = if is_position { file(section, &stretches, address, length) } else { None };
            let file = file.filter(|name| !dossier.contains(name) && !dossier.contains(&(name + length)));
            if let Some(file) = file {
                data[at..at + PLACE].fill(0);
                files.insert((file, length));
            }
            at += if file.is_some() { PLACE } else { 4 };
        }
    }
    for (at, length) in files {
        data[at..at + length].fill(0);
    }
    Some(data)
}

/// Where in the section the name of a Rust file stands that is at an address.
fn file(section: &[u8], stretches: &[Stretch], address: usize, length: usize) -> Option<usize> {
    let stretch = stretches.iter().find(|stretch| {
        let from = address.checked_sub(stretch.address);
        from.is_some_and(|from| from + length <= stretch.length)
    })?;
    let at = stretch.at + (address - stretch.address);
    let name = section.get(at..at + length)?;
    (length < 256 && name.ends_with(b".rs") && name.iter().all(u8::is_ascii_graphic)).then_some(at)
}

fn stretches(section: &[u8]) -> Option<Vec<Stretch>> {
    let (count, mut rest) = number(section)?;
    let mut stretches = Vec::new();
    for _ in 0..count {
        // Of the first memory, at a constant address: the only kind that the compiler writes.
        let (address, after) = number(rest.strip_prefix(&[0x00, 0x41])?)?;
        let (bytes, after) = sized(after.strip_prefix(&[0x0B])?)?;
        let at = section.len() - after.len() - bytes.len();
        stretches.push(Stretch { address: address as usize, at, length: bytes.len() });
        rest = after;
    }
    Some(stretches)
}

/// Four bytes as a number.
fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"\x00\x41\x07\x1a\x0b";

    fn data(stretches: &[(u8, &[u8])]) -> Vec<u8> {
        let mut section = vec![stretches.len() as u8];
        for &(address, bytes) in stretches {
            section.extend([0x00, 0x41, address, 0x0B]);
            put_sized(&mut section, bytes);
        }
        section
    }

    /// A module with an imported function and these, each with its type: 0 gives nothing back, 1 a number.
    fn module(functions: &[(&str, u8)]) -> Vec<u8> {
        let count = functions.len() as u8;
        let (mut kinds, mut code, mut named) = (vec![count], vec![count], vec![count]);
        for (at, &(name, kind)) in functions.iter().enumerate() {
            kinds.push(kind);
            put_sized(&mut code, BODY);
            named.push(at as u8 + 1);
            put_sized(&mut named, name.as_bytes());
        }
        let mut names = b"\x04name\x01".to_vec();
        put_sized(&mut names, &named);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in [
            (TYPES, b"\x02\x60\x01\x7f\x00\x60\x00\x01\x7f".as_slice()),
            (IMPORTS, b"\x01\x01m\x01n\x00\x00"),
            (FUNCTIONS, &kinds),
            (CODE, &code),
            (DATA, &data(&[(16, b"words")])),
            (CUSTOM, b"\x05other"),
            (CUSTOM, &names),
        ] {
            module.push(id);
            put_sized(&mut module, section);
        }
        module
    }

    fn bodies(module: &[u8]) -> Vec<Vec<u8>> {
        let sections = sections(module).expect("a module");
        let (_, code) = sections.iter().find(|(id, _)| *id == CODE).expect("code");
        let (count, mut rest) = number(code).expect("a number");
        let mut bodies = Vec::new();
        for _ in 0..count {
            let (body, after) = sized(rest).expect("a body");
            bodies.push(body.to_vec());
            rest = after;
        }
        bodies
    }

    #[test]
    fn what_only_panics_is_a_trap() {
        let before = module(&[
            ("core[c5930c85a12de822]::panicking::panic_fmt", 0),
            ("core::panicking::told::h0123456789abcdef", 1),
            ("dossier_app::app::App::check", 0),
            ("alloc[3ca501edff3f0c7c]::raw_vec::handle_error", 0),
        ]);
        let silent = without_words(&before).expect("a module");
        assert_eq!(silent.traps, 2);
        assert_eq!(bodies(&silent.module), [TRAP.as_slice(), BODY, BODY, &TRAP]);
        let ids =
            |module: &[u8]| sections(module).map(|all| all.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        assert_eq!(ids(&silent.module), ids(&before));
    }

    #[test]
    fn names_are_compared_without_their_hashes() {
        for (name, is) in [
            ("core[c5930c85a12de822]::panicking::panic_bounds_check", true),
            ("core::panicking::panic_display::h0123456789abcdef", true),
            ("<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed", true),
            ("__rustc[b7974e8690430dd9]::rust_begin_unwind", true),
            ("std[a543996e6e7dbf1e]::panicking::set_hook", false),
            ("core::str::slice_error", false),
            ("app::core::panicking::of_mine", false),
            ("<[u8] as core[c5930c85a12de822]::fmt::Debug>::fmt", false),
        ] {
            assert_eq!(panics(name), is, "{name}");
        }
        assert_eq!(plain("<[u8] as a[0123456789abcdef]::b>::c::h0123"), "<[u8] as a::b>::c::h0123");
    }

    #[test]
    fn places_are_zeros_and_the_rest_is_as_it_was() {
        let mut bytes = b"src/app.rs, words  ".to_vec();
        let words = |numbers: [u32; 4]| numbers.map(u32::to_le_bytes).concat();
        bytes.push(0);
        bytes.extend(words([16, 10, 33, 5])); // a place
        bytes.extend(words([16, 9, 33, 5])); // of no file
        bytes.extend(words([16, 10, 0, 5])); // in no line
        let after = without_places(&data(&[(16, &bytes)])).expect("data");
        let mut wanted = bytes.clone();
        wanted[..10].fill(0);
        wanted[20..36].fill(0);
        assert_eq!(after, data(&[(16, &wanted)]));
    }

    #[test]
    fn of_the_dossier_nothing_is_touched() {
        let words = |numbers: [u32; 4]| numbers.map(u32::to_le_bytes).concat();
        // A text that ends like a file's name, and numbers that name it.
        let raw = "see b92.rs";
        let blob = corpus::store::write(&corpus::model::Corpus {
            title: raw.to_owned(),
            description: String::from_utf8(words([1_024, 10, 33, 5])).expect("they are ASCII"),
            ..Default::default()
        });
        let at = blob.windows(raw.len()).position(|bytes| bytes == raw.as_bytes()).expect("it is there");
        let mut bytes = blob.clone();
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        // A place that names that text, behind the dossier.
        bytes.extend(words([16 + at as u32, raw.len() as u32, 33, 5]));
        let section = data(&[(16, &bytes)]);
        assert_eq!(without_places(&section).as_deref(), Some(section.as_slice()));
    }

    #[test]
    fn without_names_nothing_is_done() {
        let whole = module(&[("core::panicking::panic", 0)]);
        assert!(without_words(&whole).is_some());
        let cut = whole.len() - 1 - b"\x04name\x01".len() - 26;
        assert!((0..cut).all(|length| without_words(&whole[..length]).is_none()));
    }
}
