//! A dossier's logo: a picture beside the articles, which becomes part of the page.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use quick_xml::{Reader, XmlVersion, events::Event};

/// The largest logo, in bytes: every reader loads it before the first answer.
pub const LARGEST: usize = 50_000;

/// Why a picture cannot be the logo.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogoFlaw {
    /// It has so many bytes.
    TooLarge(usize),
    /// It is not what its name says.
    OtherFormat,
    /// Something in an SVG that could run or be loaded from elsewhere.
    Unsafe(String),
}

/// A logo as a `data:` address.
pub fn logo(name: &str, bytes: &[u8]) -> Result<String, LogoFlaw> {
    if bytes.len() > LARGEST {
        return Err(LogoFlaw::TooLarge(bytes.len()));
    }
    let media_type = match name.rsplit('.').next() {
        Some("png") if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => "image/png",
        Some("jpg") if bytes.starts_with(b"\xff\xd8\xff") => "image/jpeg",
        Some("webp") if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => "image/webp",
        Some("svg") => {
            check_svg(bytes)?;
            "image/svg+xml"
        }
        _ => return Err(LogoFlaw::OtherFormat),
    };
    Ok(format!("data:{media_type};base64,{}", STANDARD.encode(bytes)))
}

/// In a page, an SVG that is shown as a picture runs no script and loads nothing. But it may be saved and opened by itself.
fn check_svg(bytes: &[u8]) -> Result<(), LogoFlaw> {
    let text = std::str::from_utf8(bytes).map_err(|_| LogoFlaw::OtherFormat)?;
    let mut reader = Reader::from_str(text);
    let mut is_svg = false;
    loop {
        match reader.read_event().map_err(|_| LogoFlaw::OtherFormat)? {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.local_name().as_ref().to_ascii_lowercase();
                is_svg |= name == "svg";
                if ["script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler"]
                    .contains(&name.as_str())
                {
                    return Err(LogoFlaw::Unsafe(format!("<{name}>")));
                }
                for attribute in element.attributes() {
                    let attribute = attribute.map_err(|_| LogoFlaw::OtherFormat)?;
                    let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
                    let value = attribute
                        .normalized_value(XmlVersion::Implicit1_0)
                        .map_err(|_| LogoFlaw::OtherFormat)?;
                    let value: String =
                        value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
                    let leads_out = matches!(key.as_str(), "href" | "src")
                        && !value.starts_with('#')
                        && !value.starts_with("data:image/");
                    let loads = value.contains("url(")
                        && !value.contains("url(#")
                        && !value.contains("url('#")
                        && !value.contains("url(\"#");
                    if key.starts_with("on") || leads_out || loads || value.contains("javascript:") {
                        return Err(LogoFlaw::Unsafe(format!(
                            "{key}=\"{}\"",
                            value.chars().take(40).collect::<String>()
                        )));
                    }
                }
            }
            Event::Text(text) => {
                let text = text.xml_content(XmlVersion::Implicit1_0).to_ascii_lowercase();
                if text.contains("@import") || text.contains("url(http") || text.contains("url(//") {
                    return Err(LogoFlaw::Unsafe("a style sheet that loads something".to_owned()));
                }
            }
            Event::DocType(_) | Event::PI(_) => {
                return Err(LogoFlaw::Unsafe("a document type or an instruction".to_owned()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if is_svg { Ok(()) } else { Err(LogoFlaw::OtherFormat) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = r##"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><path id="a" d="M0 0"/></defs><use href="#a"/><rect width="9" fill="url(#g)"/></svg>"##;

    #[test]
    fn pictures_become_addresses() {
        assert!(
            logo("logo.svg", PLAIN.as_bytes())
                .is_ok_and(|data| data.starts_with("data:image/svg+xml;base64,PD94"))
        );
        assert!(logo("logo.png", b"\x89PNG\r\n\x1a\n").is_ok());
        assert_eq!(logo("logo.png", PLAIN.as_bytes()), Err(LogoFlaw::OtherFormat));
        assert_eq!(logo("logo.svg", b"no picture"), Err(LogoFlaw::OtherFormat));
        assert_eq!(logo("logo.jpg", &vec![0xff; LARGEST + 1]), Err(LogoFlaw::TooLarge(LARGEST + 1)));
    }

    #[test]
    fn what_runs_or_loads_is_refused() {
        for bad in [
            "<svg><script>alert(1)</script></svg>",
            "<svg onload='alert(1)'/>",
            "<svg><a href='java\nscript:alert(1)'/></svg>",
            "<svg><image href='https://example.org/x.png'/></svg>",
            "<svg><image xlink:href='//example.org/x.png'/></svg>",
            "<svg><rect fill='url(https://example.org/#a)'/></svg>",
            "<svg><style>@import 'https://example.org/x.css'</style></svg>",
            "<svg><foreignObject/></svg>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
        ] {
            assert!(matches!(logo("logo.svg", bad.as_bytes()), Err(LogoFlaw::Unsafe(_))), "{bad}");
        }
    }
}
