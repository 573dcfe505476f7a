use std::collections::HashMap;
use std::sync::LazyLock;

use candle_core::{Device, Tensor};
use serde::Deserialize;

use super::*;

static SHIPPED: LazyLock<Embedder> = LazyLock::new(|| Embedder::shipped().expect("it loads"));

#[derive(Deserialize)]
struct Reference {
    text: String,
    vector: Vec<f32>,
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

/// The reference is computed by `model/reference.py` with the whole vocabulary.
#[test]
fn vectors_are_those_of_the_uncut_model() {
    let reference: Vec<Reference> =
        serde_json::from_str(include_str!("../../model/reference.json")).expect("it parses");
    let texts: Vec<&str> = reference.iter().map(|r| r.text.as_str()).collect();
    let vectors = SHIPPED.vectors("", &texts).expect("it computes");
    for (vector, reference) in vectors.iter().zip(&reference) {
        let cosine = cosine(vector, &reference.vector);
        // Products in whole numbers of eight bits cost the third digit; ranking is measured apart.
        assert!(cosine >= 0.998, "{cosine} {}", reference.text);
    }
}

#[test]
fn a_question_finds_its_passage() {
    let questions = SHIPPED
        .embed_questions(&[
            "Combien de bénévoles participent à vos activités ?",
            "How are decisions taken?",
        ])
        .expect("it computes");
    let passages = SHIPPED
        .embed_passages(&[
            "La cotisation annuelle est de douze euros.",
            "Quarante personnes donnent de leur temps bénévolement, surtout le samedi.",
            "Le conseil vote à la majorité ; l'assemblée se réunit en mars.",
        ])
        .expect("it computes");
    for (question, right) in questions.iter().zip([1, 2]) {
        let best = (0..3).max_by(|a, b| {
            question
                .cosine(&passages[*a])
                .total_cmp(&question.cosine(&passages[*b]))
        });
        assert_eq!(best, Some(right));
    }
}

#[test]
fn a_text_has_the_same_vector_alone_and_among_others() {
    let long = "Nous avons planté des haies. ".repeat(300);
    let texts = [
        "",
        "un",
        &long,
        "Les ateliers ont lieu le mardi.",
        "\u{0}\u{1F600} 稣",
    ];
    let together = SHIPPED.vectors("passage: ", &texts).expect("it computes");
    for (text, vector) in texts.iter().zip(&together) {
        let alone = SHIPPED.vectors("passage: ", &[text]).expect("it computes");
        assert!(cosine(&alone[0], vector) > 0.9999);
    }
    assert_eq!(
        SHIPPED.tokens("", &long).map(|tokens| tokens.len()).ok(),
        Some(128)
    );
    assert!(
        SHIPPED
            .embed_passages(&[])
            .is_ok_and(|vectors| vectors.is_empty())
    );
}

#[test]
fn no_letter_of_the_seven_languages_is_unknown() {
    let letters = "àâäáãåæçéèêëíìîïñóòôöõœúùûüÿß ÀÉÇŒ «» “” ’ – — … € £ % & @ § ° ² ½ 0123456789 [](){}!?;:/\\*+=<>|~^_";
    let tokens = SHIPPED.tokens("", letters).expect("it computes");
    let unknown = SHIPPED.tokenizer.token_to_id("<unk>").expect("it is there");
    let known: Vec<_> = tokens.iter().filter(|token| **token == unknown).collect();
    assert!(known.is_empty(), "{tokens:?}");
}

#[test]
fn damaged_parts_are_told() {
    let config = include_bytes!("../../model/config.json");
    let weights = include_bytes!("../../model/model.gguf");
    let wide = String::from_utf8_lossy(config).replace("384", "416");
    let parts: [(&[u8], &[u8], &[u8]); 5] = [
        (b"{}", TINY_TOKENIZER.as_bytes(), weights),
        (config, b"[]", weights),
        (config, TINY_TOKENIZER.as_bytes(), &weights[..1_000_000]),
        (wide.as_bytes(), TINY_TOKENIZER.as_bytes(), weights),
        (
            config,
            TINY_TOKENIZER.as_bytes(),
            b"\xff\xff\xff\xff\xff\xff\xff\x7f{}",
        ),
    ];
    for (number, (config, tokenizer, weights)) in parts.into_iter().enumerate() {
        let model = Embedder::from_parts(config, tokenizer, weights);
        assert!(matches!(model, Err(EmbeddingError::Model(_))), "{number}");
    }
}

/// A model of the other family counts positions from 2 and prefixes its names: with its table of
/// positions moved by two, it computes the same.
#[test]
fn bert_and_roberta_agree() {
    let bert = tiny("bert", "", 0);
    let roberta = tiny("xlm-roberta", "roberta.", 2);
    assert_ne!(bert.identity(), roberta.identity());
    for text in ["a b", "b a a", ""] {
        let (one, other) = (bert.vectors("", &[text]), roberta.vectors("", &[text]));
        let (one, other) = (one.expect("it computes"), other.expect("it computes"));
        assert!(cosine(&one[0], &other[0]) > 0.9999, "{text}");
    }
    let order = bert.vectors("", &["a b", "b a"]).expect("it computes");
    assert!(cosine(&order[0], &order[1]) < 0.9999, "positions count");
}

const TINY_TOKENIZER: &str = r#"{"version":"1.0","truncation":null,"padding":null,"added_tokens":[],
"normalizer":null,"pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":null,
"model":{"type":"WordLevel","vocab":{"<unk>":0,"a":1,"b":2},"unk_token":"<unk>"}}"#;

/// One layer of eight numbers, out of safetensors. `moved` rows stand before the first position.
fn tiny(family: &str, prefix: &str, moved: usize) -> Embedder {
    let (width, inner, positions) = (8, 16, 6);
    let config = serde_json::json!({
        "model_type": family, "vocab_size": 3, "hidden_size": width, "num_hidden_layers": 1,
        "num_attention_heads": 2, "intermediate_size": inner, "type_vocab_size": 1,
        "max_position_embeddings": positions + moved, "layer_norm_eps": 1e-12, "pad_token_id": 1,
    });
    let mut tensors = HashMap::new();
    let mut add = |name: &str, shape: &[usize]| {
        let skipped = if name.contains("position") {
            moved * width
        } else {
            0
        };
        let count = shape.iter().product::<usize>();
        let seed = name.len() as f32;
        let values: Vec<f32> = (0..count)
            .map(|at| ((at + 100 - skipped) as f32 * 1.7 + seed).sin())
            .collect();
        let tensor = Tensor::from_vec(values, shape, &Device::Cpu).expect("it has its shape");
        tensors.insert(format!("{prefix}{name}"), tensor);
    };
    add("embeddings.word_embeddings.weight", &[3, width]);
    add(
        "embeddings.position_embeddings.weight",
        &[positions + moved, width],
    );
    add("embeddings.token_type_embeddings.weight", &[1, width]);
    let layer = "encoder.layer.0";
    for (part, from, to) in [
        ("attention.self.query", width, width),
        ("attention.self.key", width, width),
        ("attention.self.value", width, width),
        ("attention.output.dense", width, width),
        ("intermediate.dense", width, inner),
        ("output.dense", inner, width),
    ] {
        add(&format!("{layer}.{part}.weight"), &[to, from]);
        add(&format!("{layer}.{part}.bias"), &[to]);
    }
    for part in [
        "embeddings",
        "encoder.layer.0.attention.output",
        "encoder.layer.0.output",
    ] {
        add(&format!("{part}.LayerNorm.weight"), &[width]);
        add(&format!("{part}.LayerNorm.bias"), &[width]);
    }
    let file = tempfile::NamedTempFile::new().expect("a file to write to");
    candle_core::safetensors::save(&tensors, file.path()).expect("it is written");
    let weights = std::fs::read(file.path()).expect("it is read");
    Embedder::from_parts(
        config.to_string().as_bytes(),
        TINY_TOKENIZER.as_bytes(),
        &weights,
    )
    .expect("it loads")
}
