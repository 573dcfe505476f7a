//! Search in the commons, 32 people at once: how long an answer with its counts takes, against raw
//! tantivy and SQLite's FTS5 on the same records, the same questions, in the same run.
//!
//! Records are invented: descriptions are words of the starter commons as often as they stand there,
//! names are made of syllables. They are written where folded records are kept; what is measured is
//! all that a search does, from asking whether anything was said since to the rows of a page.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ::commons::constitution::{Founder, Founding};
use ::commons::import::starter;
use ::commons::kinds::shipped;
use ::commons::moment::Moment;
use ::commons::names::RecordId;
use ::commons::rule::Rule;
use ::commons::signature::SecretKey;
use ::commons::statement::{Says, Statement, Words};
use serde::Serialize;
use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use store::search::Asked;
use store::{Commons as _, SqliteCommons};
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{FAST, STORED, STRING, Schema, TEXT};
use tantivy::{Index, TantivyDocument};

use crate::{Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "search",
    about: "20 000 invented records searched by 32 at once, against raw tantivy and FTS5",
    run: |_, options| run(20_000, options),
    check: None,
};

/// The same with as many records as a large commons may have.
pub const LARGE: Measure = Measure {
    name: "search-1000000",
    about: "the same with a million records",
    run: |_, options| run(1_000_000, options),
    check: None,
};

/// People who search at once, and how many questions they ask together.
const CLIENTS: usize = 32;
const QUESTIONS: usize = 3_200;
/// Results a page.
const PAGE: usize = 20;

#[derive(Debug, Serialize)]
struct Figures {
    records: usize,
    indexed_seconds: f64,
    ours: Times,
    tantivy: Times,
    fts5: Times,
}

#[derive(Debug, Serialize)]
struct Times {
    median_ms: f64,
    p95_ms: f64,
    a_second: f64,
}

/// An invented record.
struct Invented {
    id: String,
    kind: &'static str,
    name: String,
    description: String,
    uses: Vec<&'static str>,
    country: &'static str,
}

fn run(records: usize, options: Options) -> Result<(), String> {
    let figures = tokio::runtime::Runtime::new()
        .map_err(|error| error.to_string())?
        .block_on(measure(records))?;
    if options.json {
        let text = serde_json::to_string_pretty(&figures).map_err(|error| error.to_string())?;
        println!("{text}");
        return Ok(());
    }
    println!(
        "{} records, indexed in {:.1} s; {CLIENTS} at once, {QUESTIONS} questions",
        figures.records, figures.indexed_seconds
    );
    for (name, times) in [
        ("essaim", &figures.ours),
        ("tantivy", &figures.tantivy),
        ("FTS5", &figures.fts5),
    ] {
        println!(
            "{name:8} median {:7.2} ms  p95 {:7.2} ms  {:6.0} a second",
            times.median_ms, times.p95_ms, times.a_second
        );
    }
    Ok(())
}

async fn measure(records: usize) -> Result<Figures, String> {
    let root = std::env::temp_dir().join(format!("essaim-search-{}", std::process::id()));
    std::fs::create_dir_all(&root).map_err(text)?;
    let mut chance = Chance(1);
    let vocabulary = vocabulary()?;
    let invented: Vec<Invented> = (0..records)
        .map(|number| invent(number, &vocabulary, &mut chance))
        .collect();
    let questions: Arc<Vec<String>> = Arc::new(
        (0..QUESTIONS)
            .map(|_| question(&invented, &mut chance))
            .collect(),
    );
    let now: Moment = "2026-06-01T00:00:00Z".parse().map_err(text)?;
    let commons = Arc::new(commons(&root.join("commons"), &invented, now).await?);
    let began = Instant::now();
    let all = commons.search(&Asked::default(), now).await.map_err(text)?;
    let indexed_seconds = began.elapsed().as_secs_f64();
    if all.total != records as u64 {
        return Err(format!("{} records are in the index", all.total));
    }
    let ours = at_once(&questions, move |question| {
        let commons = Arc::clone(&commons);
        async move {
            let asked = Asked {
                words: question,
                most: PAGE,
                ..Asked::default()
            };
            commons.search(&asked, now).await.map(drop).map_err(text)
        }
    })
    .await?;
    let raw = Arc::new(Raw::make(&root.join("tantivy"), &invented)?);
    let tantivy = at_once(&questions, move |question| {
        let raw = Arc::clone(&raw);
        async move {
            let searched = tokio::task::spawn_blocking(move || raw.search(&question));
            searched.await.map_err(text)?
        }
    })
    .await?;
    let fts = fts(&root.join("fts.sqlite"), &invented).await?;
    let fts5 = at_once(&questions, move |question| {
        let fts = fts.clone();
        async move { search_fts(&fts, &question).await }
    })
    .await?;
    std::fs::remove_dir_all(&root).map_err(text)?;
    Ok(Figures {
        records,
        indexed_seconds,
        ours,
        tantivy,
        fts5,
    })
}

/// Asks all questions, so many at once. Each client takes the next when it has its answer.
async fn at_once<F, W>(questions: &Arc<Vec<String>>, ask: F) -> Result<Times, String>
where
    F: Fn(String) -> W + Clone + Send + Sync + 'static,
    W: Future<Output = Result<(), String>> + Send + 'static,
{
    let next = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (next, questions, ask) = (Arc::clone(&next), Arc::clone(questions), ask.clone());
            tokio::spawn(async move {
                let mut times = Vec::new();
                while let Some(question) = questions.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let began = Instant::now();
                    ask(question.clone()).await?;
                    times.push(began.elapsed());
                }
                Ok::<_, String>(times)
            })
        })
        .collect();
    let mut times: Vec<Duration> = Vec::new();
    for client in clients {
        times.extend(client.await.map_err(text)??);
    }
    let seconds = began.elapsed().as_secs_f64();
    times.sort();
    let at = |share: f64| {
        let place = (times.len() as f64 * share) as usize;
        times
            .get(place)
            .map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    Ok(Times {
        median_ms: at(0.5),
        p95_ms: at(0.95),
        a_second: times.len() as f64 / seconds,
    })
}

/// A commons with these records, as they are once folded.
async fn commons(
    folder: &Path,
    invented: &[Invented],
    now: Moment,
) -> Result<SqliteCommons, String> {
    let began: Moment = "2026-01-01T00:00:00Z".parse().map_err(text)?;
    let key = SecretKey::from_seed(&[1; 32]);
    let organisation = RecordId::new("organisation".parse().map_err(text)?, [1; 16]);
    let founding = Founding {
        kinds: shipped(),
        organisations: vec![Founder {
            key: key.public(),
            record: organisation.clone(),
        }],
        rule: Rule::default(),
    };
    let mut words = Words::new([0; 16]);
    words.value = Some(founding.value());
    let says = Says::Founding {
        origin: "commons.example/log".to_owned(),
    };
    let founding = Statement::say(says, Some(words), None, began, &key).map_err(text)?;
    let store = SqliteCommons::create(folder, &founding)
        .await
        .map_err(text)?;
    // One record is said and folded: the others are made like it.
    let first = RecordId::new("service".parse().map_err(text)?, [2; 16]);
    let mut said = Vec::new();
    for (field, language, value) in [
        ("name", None, json!("")),
        ("description", Some("fr"), json!("")),
        ("uses", None, json!([])),
        ("country", None, json!("FR")),
    ] {
        let mut words = Words::new([3; 16]);
        words.value = Some(value);
        let says = Says::Value {
            record: first.clone(),
            field: field.parse().map_err(text)?,
            language: language.and_then(|code| code.parse().ok()),
            licence: "CC0-1.0".parse().map_err(text)?,
            replaces: None,
        };
        let organisation = Some(organisation.clone());
        said.push(Statement::say(says, Some(words), organisation, began, &key).map_err(text)?);
    }
    store.append(&said).await.map_err(text)?;
    let folded = store.record(&first, now).await.map_err(text)?;
    let folded = serde_json::to_value(folded.ok_or("no record")?).map_err(text)?;
    let options = SqliteConnectOptions::new().filename(folder.join("commons.sqlite"));
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options);
    let pool = pool.await.map_err(text)?;
    let mut transaction = pool.begin().await.map_err(text)?;
    sqlx::query("DELETE FROM records")
        .execute(&mut *transaction)
        .await
        .map_err(text)?;
    for one in invented {
        let mut record = folded.clone();
        record["id"] = one.id.clone().into();
        for field in record["fields"].as_array_mut().into_iter().flatten() {
            let value: Value = match field["name"].as_str() {
                Some("name") => one.name.clone().into(),
                Some("description") => one.description.clone().into(),
                Some("uses") => json!(one.uses),
                _ => one.country.into(),
            };
            field["values"][0]["value"] = value;
            field["values"][0]["standing"] = json!({"waiting": {"missing": 2}});
        }
        sqlx::query(
            "INSERT INTO records (id, kind, record, stale, revision) VALUES (?, ?, ?, 0, 1)",
        )
        .bind(&one.id)
        .bind(one.kind)
        .bind(record.to_string())
        .execute(&mut *transaction)
        .await
        .map_err(text)?;
    }
    transaction.commit().await.map_err(text)?;
    pool.close().await;
    Ok(store)
}

/// Tantivy alone, as its own examples use it.
struct Raw {
    index: Index,
    reader: tantivy::IndexReader,
    counted: Aggregations,
}

impl Raw {
    fn make(folder: &Path, invented: &[Invented]) -> Result<Self, String> {
        std::fs::create_dir_all(folder).map_err(text)?;
        let mut schema = Schema::builder();
        let id = schema.add_text_field("id", STRING | STORED);
        let name = schema.add_text_field("name", TEXT | STORED);
        let description = schema.add_text_field("description", TEXT | STORED);
        let kind = schema.add_text_field("kind", STRING | FAST);
        let country = schema.add_text_field("country", STRING | FAST);
        let uses = schema.add_text_field("uses", STRING | FAST);
        let index = Index::create_in_dir(folder, schema.build()).map_err(text)?;
        let writer = index.writer_with_num_threads(1, 256 << 20);
        let mut writer: tantivy::IndexWriter = writer.map_err(text)?;
        for one in invented {
            let mut document = TantivyDocument::default();
            document.add_text(id, &one.id);
            document.add_text(name, &one.name);
            document.add_text(description, &one.description);
            document.add_text(kind, one.kind);
            document.add_text(country, one.country);
            for use_ in &one.uses {
                document.add_text(uses, use_);
            }
            writer.add_document(document).map_err(text)?;
        }
        writer.commit().map_err(text)?;
        writer.wait_merging_threads().map_err(text)?;
        let counted = ["kind", "country", "uses"]
            .map(|field| (field, json!({"terms": {"field": field, "size": 100}})));
        let counted: BTreeMap<_, _> = counted.into_iter().collect();
        let counted = serde_json::from_value(json!(counted)).map_err(text)?;
        let reader = index.reader().map_err(text)?;
        Ok(Self {
            index,
            reader,
            counted,
        })
    }

    fn search(&self, question: &str) -> Result<(), String> {
        let schema = self.index.schema();
        let field = |name: &str| schema.get_field(name).map_err(text);
        let fields = vec![field("name")?, field("description")?];
        let mut parser = QueryParser::for_index(&self.index, fields);
        parser.set_conjunction_by_default();
        // Apostrophes are no syntax to whoever asks.
        let (query, _) = parser.parse_query_lenient(question);
        let searcher = self.reader.searcher();
        let counts = AggregationCollector::from_aggs(self.counted.clone(), Default::default());
        let best = TopDocs::with_limit(PAGE).order_by_score();
        let (best, _) = searcher.search(&query, &(best, counts)).map_err(text)?;
        for (_, address) in best {
            searcher.doc::<TantivyDocument>(address).map_err(text)?;
        }
        Ok(())
    }
}

async fn fts(path: &Path, invented: &[Invented]) -> Result<SqlitePool, String> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true);
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .connect_with(options);
    let pool = pool.await.map_err(text)?;
    let mut transaction = pool.begin().await.map_err(text)?;
    let make = "CREATE VIRTUAL TABLE found USING fts5(
        name, description, id UNINDEXED, kind UNINDEXED, country UNINDEXED,
        tokenize = 'unicode61 remove_diacritics 2')";
    sqlx::raw_sql(make)
        .execute(&mut *transaction)
        .await
        .map_err(text)?;
    for one in invented {
        sqlx::query("INSERT INTO found VALUES (?, ?, ?, ?, ?)")
            .bind(&one.name)
            .bind(&one.description)
            .bind(&one.id)
            .bind(one.kind)
            .bind(one.country)
            .execute(&mut *transaction)
            .await
            .map_err(text)?;
    }
    transaction.commit().await.map_err(text)?;
    Ok(pool)
}

async fn search_fts(pool: &SqlitePool, question: &str) -> Result<(), String> {
    let words: Vec<String> = question
        .split(' ')
        .map(|word| format!("\"{word}\""))
        .collect();
    let words = words.join(" ");
    sqlx::query(
        "SELECT id, name, description FROM found WHERE found MATCH ?
         ORDER BY bm25(found, 2.0, 1.0) LIMIT 20",
    )
    .bind(&words)
    .fetch_all(pool)
    .await
    .map_err(text)?;
    sqlx::query(
        "SELECT kind, country, count(*) FROM found WHERE found MATCH ? GROUP BY kind, country",
    )
    .bind(&words)
    .fetch_all(pool)
    .await
    .map_err(text)?;
    Ok(())
}

/// Words of the starter commons' descriptions, each as often as it stands there.
fn vocabulary() -> Result<Vec<String>, String> {
    let things = starter::all().map_err(text)?;
    let values = things.iter().flat_map(|thing| &thing.values);
    let texts = values.filter(|value| value.field.as_str() == "description");
    let texts = texts.filter_map(|value| value.value.as_str());
    Ok(texts.flat_map(language::words::tokens).collect())
}

fn invent(number: usize, vocabulary: &[String], chance: &mut Chance) -> Invented {
    const KINDS: [&str; 4] = ["service", "software", "organisation", "replacement"];
    const USES: [&str; 8] = [
        "mail", "files", "calendar", "video", "polls", "payments", "chat", "office",
    ];
    const COUNTRIES: [&str; 6] = ["FR", "FR", "FR", "DE", "BE", "CH"];
    let kind = KINDS[chance.below(KINDS.len())];
    let record = kind
        .parse()
        .map(|kind| RecordId::named(kind, "measure", &number.to_string()).to_string());
    let words = 8 + chance.below(24);
    let description: Vec<&str> = (0..words)
        .filter_map(|_| vocabulary.get(chance.below(vocabulary.len())))
        .map(String::as_str)
        .collect();
    let uses = (0..chance.below(3))
        .map(|_| USES[chance.below(USES.len())])
        .collect();
    Invented {
        id: record.unwrap_or_default(),
        kind,
        name: format!("{} {}", made_up(chance, 3), made_up(chance, 2)),
        description: description.join(" "),
        uses,
        country: COUNTRIES[chance.below(COUNTRIES.len())],
    }
}

/// What people type: half of it names, the rest words that stand somewhere, alone or two together.
fn question(invented: &[Invented], chance: &mut Chance) -> String {
    let one = &invented[chance.below(invented.len())];
    let words: Vec<&str> = one.description.split(' ').collect();
    let mut word = || words[chance.below(words.len())];
    let (first, second) = (word(), word());
    match chance.below(10) {
        0..=2 => one.name.clone(),
        3..=4 => one.name.split(' ').next().unwrap_or_default().to_owned(),
        5..=7 => format!("{first} {second}"),
        8 => first.to_owned(),
        _ => format!("{first} {}", one.name.split(' ').next().unwrap_or_default()),
    }
}

fn made_up(chance: &mut Chance, syllables: usize) -> String {
    const BEGIN: [&str; 14] = [
        "b", "ch", "d", "f", "gr", "l", "m", "n", "p", "r", "s", "t", "tr", "v",
    ];
    const END: [&str; 10] = ["a", "e", "i", "o", "ou", "an", "on", "ette", "oir", "eau"];
    (0..syllables)
        .map(|_| {
            [
                BEGIN[chance.below(BEGIN.len())],
                END[chance.below(END.len())],
            ]
            .concat()
        })
        .collect()
}

/// Numbers that look drawn and are the same each time (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
