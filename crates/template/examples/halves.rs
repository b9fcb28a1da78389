//! Prints the functions of an app's module, the largest first, with their number of instructions, and which of them come
//! later, then every call from the first half into the later one: `halves MODULE`, a module that has the names of its functions, such as
//! `target/wasm-bindgen/release/dossier-app_bg.wasm` after `trunk build --release`.

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

use std::{env, path::Path};

fn main() -> template::Result<()> {
    let path = env::args().nth(1).ok_or("it takes a module")?;
    let (mut functions, calls) = template::split::described(&template::read(Path::new(&path))?)?;
    functions.sort_by_key(|&(_, size, _)| std::cmp::Reverse(size));
    for (name, size, is_later) in functions {
        println!("{size:>7} {} {name}", if is_later { "later" } else { "first" });
    }
    for (caller, callee) in calls {
        println!("{caller} calls {callee}");
    }
    Ok(())
}
