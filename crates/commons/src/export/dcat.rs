//! A catalogue of dumps in Turtle, by DCAT-AP 3 (<https://semiceu.github.io/DCAT-AP/releases/3.0.0/>): a
//! dataset a licence, each with the file that holds it.

use std::fmt::Write as _;

use crate::digest::Digest;
use crate::moment::Moment;
use crate::names::Licence;

/// A file that can be fetched.
#[derive(Debug, Clone)]
pub struct Dump {
    /// Its name, which its address ends with.
    pub name: String,
    /// The licence of all its values.
    pub licence: Licence,
    /// How many values.
    pub values: u64,
    /// SHA-256.
    pub digest: Digest,
}

/// The catalogue. Sizes in bytes are left out: of the shapes that are published for version 3.0.0, one
/// file asks for `xsd:decimal` and the other for `xsd:nonNegativeInteger`. `publisher` is what people call the organisation that keeps this commons.
pub fn catalogue(origin: &str, publisher: &str, moment: Moment, dumps: &[Dump]) -> String {
    let host = origin.split('/').next().unwrap_or(origin);
    let base = format!("https://{host}/commons");
    let mut text = String::from(PREFIXES);
    let datasets = dumps
        .iter()
        .map(|dump| format!("<{base}/dumps/{}>", dump.licence));
    let datasets = datasets.collect::<Vec<_>>().join(", ");
    let _ = write!(
        text,
        "<{base}> a dcat:Catalog ;
    dct:title {0}@fr, {1}@en ;
    dct:description \"Ce que des organisations savent ensemble, avec les sources et qui les a vérifiées.\"@fr,
        \"What organisations know together, with its sources and who checked them.\"@en ;
    dct:publisher <{base}#publisher> ;
    foaf:homepage <{base}/> ;
    dct:modified \"{moment}\"^^xsd:dateTime",
        literal(&format!("Commun {host}")),
        literal(&format!("Commons {host}")),
    );
    if !datasets.is_empty() {
        let _ = write!(text, " ;\n    dcat:dataset {datasets}");
    }
    let _ = write!(
        text,
        " .

<{base}#publisher> a foaf:Agent ;
    foaf:name {} .

<{base}/> a foaf:Document .
",
        literal(publisher)
    );
    for dump in dumps {
        let licence = &dump.licence;
        let _ = write!(
            text,
            "
<{base}/dumps/{licence}> a dcat:Dataset ;
    dct:title {0}@fr, {1}@en ;
    dct:description {2}@fr, {3}@en ;
    dct:identifier {4} ;
    dct:publisher <{base}#publisher> ;
    dct:modified \"{moment}\"^^xsd:dateTime ;
    dcat:keyword \"économie sociale et solidaire\"@fr, \"logiciels libres\"@fr,
        \"social economy\"@en, \"free software\"@en ;
    dcat:distribution <{base}/dumps/{5}#distribution> .

<{base}/dumps/{5}#distribution> a dcat:Distribution ;
    dct:title {6} ;
    dcat:accessURL <{base}/dumps/{5}> ;
    dcat:downloadURL <{base}/dumps/{5}> ;
    dct:license <https://spdx.org/licenses/{licence}> ;
    dcat:mediaType <https://www.iana.org/assignments/media-types/application/jsonl> ;
    dct:modified \"{moment}\"^^xsd:dateTime ;
    spdx:checksum [ a spdx:Checksum ;
        spdx:algorithm spdx:checksumAlgorithm_sha256 ;
        spdx:checksumValue \"{7}\"^^xsd:hexBinary ] .

<{base}/dumps/{5}> a rdfs:Resource .

<https://spdx.org/licenses/{licence}> a dct:LicenseDocument .
",
            literal(&format!("Valeurs sous {licence}")),
            literal(&format!("Values under {licence}")),
            literal(&format!("{} valeurs, chacune avec sa source.", dump.values)),
            literal(&format!("{} values, each with its source.", dump.values)),
            literal(&format!("{base}/dumps/{licence}")),
            dump.name,
            literal(&dump.name),
            dump.digest,
        );
    }
    if !dumps.is_empty() {
        text.push_str(
            "
<https://www.iana.org/assignments/media-types/application/jsonl> a dct:MediaType .
spdx:checksumAlgorithm_sha256 a spdx:ChecksumAlgorithm .
",
        );
    }
    text
}

const PREFIXES: &str = "@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

";

/// A text as Turtle quotes it (section 6.4).
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}
