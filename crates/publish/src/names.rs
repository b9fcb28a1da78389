//! Names by content, and integrity values.
//!
//! A name by content lets a host tell browsers to keep a file for ever, and makes it impossible that an old
//! module meets a new page.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// The integrity value of a file's content, as in the attribute of that name.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The integrity value of a file whose SHA-256 is known.
pub fn sha256_integrity(sha256: &[u8; 32]) -> String {
    format!("sha256-{}", STANDARD.encode(sha256))
}

/// `stem-0123456789abcdef.extension`, the digits taken from the content.
pub fn content_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    hash_name(stem, extension, &Sha256::digest(bytes).into())
}

/// The same of a file whose SHA-256 is known.
pub fn hash_name(stem: &str, extension: &str, sha256: &[u8; 32]) -> String {
    let digits: String = sha256.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{stem}-{digits}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_integrity_follow_the_content() {
        // Known answers, from `openssl dgst`.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
        assert_eq!(content_name("a", "js", b""), "a-e3b0c44298fc1c14.js");
        assert_ne!(content_name("a", "js", b"x"), content_name("a", "js", b"y"));
    }
}
