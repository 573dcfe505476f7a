use serde_json::json;

use super::*;
use crate::kinds::{Kind, shipped};
use crate::names::KindName;
use crate::statement::Says;
use crate::world::{World, organisation};

const ORIGIN: &str = "commons.example/log";

/// A record of a kind with these values, the last of which is under another licence.
fn record(kind: &str, values: &[(&str, Option<&str>, Value, &str)]) -> Record {
    let id = RecordId::new(kind.parse().unwrap(), [9; 16]);
    let mut world = World::with(&[kind]);
    for (field, language, value, licence) in values {
        let says = Says::Value {
            record: id.clone(),
            field: field.parse().unwrap(),
            language: language.map(|code| code.parse().unwrap()),
            licence: licence.parse().unwrap(),
            replaces: None,
        };
        let value = value.clone();
        world.say(1, Some(organisation(1)), says, |words| {
            words.value = Some(value);
        });
    }
    world.record_of(&id)
}

fn kind(name: &str) -> Kind {
    let name: KindName = name.parse().unwrap();
    let schema = shipped().remove(&name).unwrap();
    Kind::compile(name, &schema).unwrap()
}

fn licence(name: &str) -> Licence {
    name.parse().unwrap()
}

fn place() -> Record {
    record(
        "organisation",
        &[
            ("name", None, json!("Le « Four », association"), "CC0-1.0"),
            (
                "description",
                Some("fr"),
                json!("Du pain.\nDu bon."),
                "CC0-1.0",
            ),
            ("family", None, json!(["hosting", "networks"]), "CC0-1.0"),
            ("legal_form", None, json!("cooperative"), "CC0-1.0"),
            ("founded", None, json!(1998), "CC0-1.0"),
            ("municipality", None, json!("Nantes"), "CC0-1.0"),
            ("latitude", None, json!(47.218_371_5), "CC0-1.0"),
            ("longitude", None, json!(-1.553_621), "CC0-1.0"),
            (
                "website",
                None,
                json!("https://four.example/"),
                "CC-BY-SA-4.0",
            ),
        ],
    )
}

#[test]
fn licences_are_never_mixed() {
    let record = place();
    let all: std::collections::BTreeSet<&str> = licences(&record).map(Licence::as_str).collect();
    assert_eq!(
        all.into_iter().collect::<Vec<_>>(),
        ["CC-BY-SA-4.0", "CC0-1.0"]
    );
    let free = Part::of(&record, &licence("CC0-1.0")).unwrap();
    assert_eq!(free.text("website"), None);
    let shared = Part::of(&record, &licence("CC-BY-SA-4.0")).unwrap();
    assert_eq!((shared.values.len(), shared.text("name")), (1, None));
    assert!(Part::of(&record, &licence("ODbL-1.0")).is_none());
}

#[test]
fn a_table_is_read_back_as_it_was() {
    let (record, kind) = (place(), kind("organisation"));
    let part = Part::of(&record, &licence("CC0-1.0")).unwrap();
    let mut table = csv::Table::of(&kind);
    table.see(&part);
    let mut bytes = table.head();
    bytes.extend(table.row(&part));
    let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
    let names = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[names.iter().position(|known| known == name).unwrap()];
    assert_eq!(cell("name"), "Le « Four », association");
    assert_eq!(cell("description_fr"), "Du pain.\nDu bon.");
    assert_eq!(cell("family"), r#"["hosting","networks"]"#);
    assert_eq!(
        (cell("founded"), cell("checked"), cell("website")),
        ("1998", "false", "")
    );
    let resource = table.resource("organisation.csv", 12, "ab");
    let types = resource["schema"]["fields"].as_array().unwrap();
    let of = |name: &str| types.iter().find(|field| field["name"] == name).unwrap();
    assert_eq!(types.len(), names.len());
    assert_eq!(of("founded")["type"], "integer");
    assert_eq!(of("family")["type"], "array");
    assert_eq!(resource["hash"], "sha256:ab");
}

#[test]
fn a_feature_has_its_point_east_first() {
    let record = place();
    let part = Part::of(&record, &licence("CC0-1.0")).unwrap();
    let feature = geojson::feature(ORIGIN, &part).unwrap();
    assert_eq!(
        feature["geometry"],
        json!({"type": "Point", "coordinates": [-1.553_621, 47.218_372]})
    );
    assert_eq!(feature["properties"]["description_fr"], "Du pain.\nDu bon.");
    let shared = Part::of(&record, &licence("CC-BY-SA-4.0")).unwrap();
    assert_eq!(geojson::feature(ORIGIN, &shared), None);
}

#[test]
fn a_meeting_is_an_event_in_universal_time() {
    let name =
        "Réunion ; des adhérentes et des adhérents, à la Maison des associations de la ville";
    let meeting = record(
        "meeting",
        &[
            ("name", None, json!(name), "CC0-1.0"),
            (
                "starts",
                None,
                json!("2027-03-04T18:30:00+01:00"),
                "CC0-1.0",
            ),
            ("ends", None, json!("2027-03-04T20:00:00+01:00"), "CC0-1.0"),
            ("municipality", None, json!("Nantes"), "CC0-1.0"),
        ],
    );
    let part = Part::of(&meeting, &licence("CC0-1.0")).unwrap();
    let stamp = "2027-01-01T00:00:00Z".parse().unwrap();
    let event = icalendar::event(ORIGIN, &part, stamp, "fr").unwrap();
    assert!(event.contains("\r\nDTSTART:20270304T173000Z\r\nDTEND:20270304T190000Z\r\n"));
    assert!(event.contains("DTSTAMP:20270101T000000Z") && event.contains("STATUS:TENTATIVE"));
    assert!(event.contains(&format!("UID:{}@commons.example\r\n", meeting.id)));
    assert!(event.split("\r\n").all(|line| line.len() <= 75), "{event}");
    let unfolded = event.replace("\r\n ", "");
    assert!(unfolded.contains(&format!(
        "SUMMARY:{}\r\n",
        name.replace(';', "\\;").replace(',', "\\,")
    )));
    let none = place();
    let part = Part::of(&none, &licence("CC0-1.0")).unwrap();
    assert_eq!(icalendar::event(ORIGIN, &part, stamp, "fr"), None);
}

#[test]
fn a_node_says_what_schema_org_and_essglobal_know() {
    let (record, kind) = (place(), kind("organisation"));
    let part = Part::of(&record, &licence("CC0-1.0")).unwrap();
    let node = json_ld::node(ORIGIN, &part, &kind);
    assert_eq!(node["@type"], "Organization");
    assert_eq!(node["name"], "Le « Four », association");
    assert_eq!(
        node["description"],
        json!({"@value": "Du pain.\nDu bon.", "@language": "fr"})
    );
    assert_eq!(
        node["legal_form"],
        "http://purl.org/essglobal/standard/legal-form/L2"
    );
    assert_eq!(node["own:family"], json!(["hosting", "networks"]));
    assert_eq!(node["location"]["geo"]["latitude"], 47.218_371_5);
    assert_eq!(node["location"]["address"]["addressLocality"], "Nantes");
    let head = json_ld::head(ORIGIN, &licence("CC0-1.0"));
    let whole: Value = serde_json::from_str(&format!("{head}{node}{}", json_ld::FOOT)).unwrap();
    assert_eq!(whole["@graph"][0], node);
}

#[test]
fn a_feed_is_xml_whatever_was_said() {
    let said = atom::Said {
        statement: crate::digest::Digest::of(b"said"),
        record: place().id,
        name: "Le <Four> & fils\u{0}".to_owned(),
        field: "Nom".to_owned(),
        language: "fr".parse().ok(),
        value: "\"pain\"".to_owned(),
        author: "Le Fournil".to_owned(),
        time: "2027-01-01T00:00:00Z".parse().unwrap(),
    };
    let feed = atom::feed(ORIGIN, &licence("CC0-1.0"), &[said], crate::world::begun());
    assert!(feed.contains("<title>Le &lt;Four&gt; &amp; fils · Nom</title>"));
    assert!(feed.contains("<updated>2027-01-01T00:00:00Z</updated>"));
    assert!(feed.contains("<content type=\"text\" xml:lang=\"fr\">&quot;pain&quot;</content>"));
}

#[test]
fn a_catalogue_names_each_dump() {
    let dump = dcat::Dump {
        name: "CC0-1.0.jsonl".to_owned(),
        licence: licence("CC0-1.0"),
        values: 3,
        digest: crate::digest::Digest::of(b"dump"),
    };
    let text = dcat::catalogue(ORIGIN, "Le \"Four\"", crate::world::begun(), &[dump]);
    assert!(text.contains("foaf:name \"Le \\\"Four\\\"\" ."));
    assert!(text.contains("dcat:accessURL <https://commons.example/commons/dumps/CC0-1.0.jsonl>"));
    assert_eq!(text.matches(" a dcat:Dataset ").count(), 1);
}
