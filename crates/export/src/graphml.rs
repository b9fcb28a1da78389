//! The network as GraphML, which Gephi, yEd, networkx and igraph read.

use analysis::cooccurrence::Pair;
use corpus::Dossier;

use crate::{
    Provenance,
    table::{PROVENANCE, thousandths},
};

/// Attributes, three words each: whose, name, type.
const KEYS: &str = "graph dossier string \
    graph query string \
    graph view_link string \
    graph corpus_sha256 string \
    graph saved_on string \
    node label string \
    node kind string \
    node mentions int \
    edge weight int \
    edge articles int \
    edge g2 double";

/// Some names, each with how often it is named, and who is named together with whom. A node is called as in a query,
/// `person:ann-lee`; the weight of an edge is in how many sentences or paragraphs both are named.
pub fn graphml(dossier: &Dossier<'_>, named: &[(u32, u32)], pairs: &[Pair], from: &Provenance) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    let mut words = KEYS.split(' ');
    while let (Some(of), Some(name), Some(kind)) = (words.next(), words.next(), words.next()) {
        let attributes = [("id", name), ("for", of), ("attr.name", name), ("attr.type", kind)];
        open("key", &attributes, "/>\n", &mut xml);
    }
    open("graph", &[("id", "names"), ("edgedefault", "undirected")], ">\n", &mut xml);
    let day = from.day.map(|day| day.to_string()).unwrap_or_default();
    let about = [&from.dossier, &from.query, &from.link, &from.corpus_sha256, &day];
    for (id, value) in PROVENANCE.iter().zip(about) {
        data(id, value, &mut xml);
    }
    for &(id, count) in named {
        let Some(entity) = dossier.entity(id) else { continue };
        open("node", &[("id", &node(dossier, id))], ">\n", &mut xml);
        data("label", entity.name, &mut xml);
        data("kind", entity.kind.name(), &mut xml);
        data("mentions", &count.to_string(), &mut xml);
        xml.push_str("</node>\n");
    }
    for pair in pairs {
        let (a, b) = (node(dossier, pair.a), node(dossier, pair.b));
        open("edge", &[("source", &a), ("target", &b)], ">\n", &mut xml);
        data("weight", &pair.together.to_string(), &mut xml);
        data("articles", &pair.articles.to_string(), &mut xml);
        data("g2", &thousandths(pair.association), &mut xml);
        xml.push_str("</edge>\n");
    }
    xml.push_str("</graph>\n</graphml>\n");
    xml
}

fn node(dossier: &Dossier<'_>, id: u32) -> String {
    let kind = dossier.entity(id).map_or("", |entity| entity.kind.field());
    [kind, ":", dossier.entity_slug(id)].concat()
}

fn open(name: &str, attributes: &[(&str, &str)], end: &str, xml: &mut String) {
    xml.push_str(&["<", name].concat());
    for (name, value) in attributes {
        xml.push_str(&[" ", name, "=\""].concat());
        push_escaped(value, xml);
        xml.push('"');
    }
    xml.push_str(end);
}

fn data(key: &str, value: &str, xml: &mut String) {
    open("data", &[("key", key)], ">", xml);
    push_escaped(value, xml);
    xml.push_str("</data>\n");
}

fn push_escaped(text: &str, xml: &mut String) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            // XML has no way to write these.
            c if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' => xml.push(' '),
            c => xml.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use analysis::cooccurrence::{Within, pairs};
    use corpus::fixture;
    use expect_test::expect;

    use super::*;

    #[test]
    fn nodes_and_edges() {
        let blob = fixture::dossier(&fixture::ARTICLES);
        let dossier = Dossier::open(&blob).expect("a dossier");
        let pairs = pairs(&dossier, 0..5, &[0, 1], Within::Sentence);
        let from = Provenance { query: "a <b> & \"c\"".into(), ..Provenance::default() };
        let xml = graphml(&dossier, &[(0, 2), (1, 2)], &pairs, &from);
        let (_, graph) = xml.split_once("<graph ").expect("a graph");
        expect![[r#"
            id="names" edgedefault="undirected">
            <data key="dossier"></data>
            <data key="query">a &lt;b&gt; &amp; &quot;c&quot;</data>
            <data key="view_link"></data>
            <data key="corpus_sha256"></data>
            <data key="saved_on"></data>
            <node id="person:ann-lee">
            <data key="label">Ann Lee</data>
            <data key="kind">person</data>
            <data key="mentions">2</data>
            </node>
            <node id="person:bo-ruiz">
            <data key="label">Bo Ruiz</data>
            <data key="kind">person</data>
            <data key="mentions">2</data>
            </node>
            <edge source="person:ann-lee" target="person:bo-ruiz">
            <data key="weight">1</data>
            <data key="articles">1</data>
            <data key="g2">-1.046</data>
            </edge>
            </graph>
            </graphml>
        "#]]
        .assert_eq(graph);
    }
}
