//! Published vectors, from the shared folder beside the project.

use std::fs;
use std::path::{Path, PathBuf};

use commons::canonical::canonical;
use commons::digest::Digest;
use commons::log::proof::{verify_consistency, verify_inclusion};
use commons::signature::{PublicKey, SecretKey, did_key, sign_document, verify_document};
use data_encoding::{BASE64, HEXLOWER};
use serde_json::Value;

/// The folder of vectors, or nothing and a word about it.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn vectors(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/vectors")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there", path.display());
    None
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn object(path: &Path) -> serde_json::Map<String, Value> {
    json(path).as_object().unwrap().clone()
}

#[test]
fn rfc_8785_pairs_are_written_as_published() {
    let Some(folder) = vectors("jcs-rfc8785/testdata") else {
        return;
    };
    let mut count = 0;
    for entry in fs::read_dir(folder.join("input")).unwrap() {
        let input = entry.unwrap().path();
        let output = folder.join("output").join(input.file_name().unwrap());
        let made = canonical(&json(&input)).unwrap();
        assert_eq!(made, fs::read(output).unwrap(), "{}", input.display());
        count += 1;
    }
    assert_eq!(count, 6);
}

#[test]
fn numbers_are_written_as_ecmascript_does() {
    // RFC 8785, appendix B: the bits of a double and how it is written.
    for (bits, text) in [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        let made = canonical(&f64::from_bits(bits)).unwrap();
        assert_eq!(String::from_utf8(made).unwrap(), text, "{bits:x}");
    }
    assert!(canonical(&f64::NAN).is_err());
}

#[test]
fn the_w3c_vectors_of_eddsa_jcs_2022_are_made_and_checked() {
    let Some(folder) = vectors("w3c-vc-di-eddsa/TestVectors") else {
        return;
    };
    let pair = json(&folder.join("keyPair.json"));
    let key = SecretKey::from_multikey(pair["privateKeyMultibase"].as_str().unwrap()).unwrap();
    assert_eq!(key.public().multikey(), pair["publicKeyMultibase"]);
    let expected = object(&folder.join("eddsa-jcs-2022/signedJCS.json"));
    let mut document = object(&folder.join("unsigned.json"));
    let hash = fs::read_to_string(folder.join("eddsa-jcs-2022/docHashJCS.txt")).unwrap();
    let digest = Digest::of(&canonical(&document).unwrap());
    assert_eq!(digest.to_string(), hash.trim());
    sign_document(&mut document, &key, "2023-02-24T23:36:38Z").unwrap();
    assert_eq!(document, expected);
    assert_eq!(verify_document(&expected, did_key), Ok(key.public()));
    assert!(sign_document(&mut document, &key, "2023-02-24T23:36:38Z").is_err());
}

#[test]
fn each_change_of_a_signed_document_is_found() {
    let Some(folder) = vectors("w3c-vc-di-eddsa/TestVectors/eddsa-jcs-2022") else {
        return;
    };
    let signed = json(&folder.join("signedJCS.json"));
    let check = |document: &Value| verify_document(document.as_object().unwrap(), did_key);
    assert!(check(&signed).is_ok());
    for (pointer, value) in [
        ("/name", "Another credential"),
        ("/credentialSubject/id", "did:example:other"),
        ("/proof/created", "2023-02-24T23:36:39Z"),
        ("/proof/type", "Ed25519Signature2020"),
        ("/proof/cryptosuite", "eddsa-rdfc-2022"),
        ("/proof/proofPurpose", "authentication"),
        ("/proof/proofValue", "z1111"),
        ("/proof/@context/0", "https://www.w3.org/ns/credentials/v1"),
        ("/@context/0", "https://www.w3.org/ns/credentials/v1"),
        (
            "/proof/verificationMethod",
            "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#other",
        ),
    ] {
        let mut changed = signed.clone();
        *changed.pointer_mut(pointer).unwrap() = Value::from(value);
        assert!(check(&changed).is_err(), "{pointer}");
    }
}

#[test]
fn an_object_that_fedify_signed_is_checked() {
    let Some(folder) = vectors("fep8b32-fedify-2.3.6") else {
        return;
    };
    let signed = json(&folder.join("create-signed.json"));
    let key = PublicKey::from_multikey(signed["multibase"].as_str().unwrap()).unwrap();
    let document = signed["json"].as_object().unwrap();
    let of = |method: &str| (method == "https://annuaire.example/actor#ed25519-key").then_some(key);
    assert_eq!(verify_document(document, of), Ok(key));
    let mut changed = signed["json"].clone();
    changed["object"]["content"] = Value::from("Fiche: Framasoft.");
    assert!(verify_document(changed.as_object().unwrap(), of).is_err());
}

/// The README of the vectors says what strict verification refuses: all points of small order, as a
/// key or in a signature, and what only holds when multiplied by the cofactor.
#[test]
fn edge_cases_of_ed25519_are_decided_strictly() {
    let Some(folder) = vectors("c2sp-cctv-ed25519/ed25519") else {
        return;
    };
    let cases = json(&folder.join("ed25519vectors.json"));
    let (mut taken, mut refused) = (0, 0);
    for case in cases.as_array().unwrap() {
        let bytes = |name: &str| {
            HEXLOWER
                .decode(case[name].as_str().unwrap().as_bytes())
                .unwrap()
        };
        let key = PublicKey::from_bytes(bytes("key").try_into().unwrap());
        let signature: [u8; 64] = bytes("sig").try_into().unwrap();
        let message = case["msg"].as_str().unwrap().as_bytes();
        let flags = case["flags"].as_array();
        let bad = flags.into_iter().flatten().any(|flag| {
            let flag = flag.as_str().unwrap();
            matches!(flag, "low_order_A" | "low_order_R" | "low_order_residue")
                || flag.starts_with("non_canonical")
        });
        assert_eq!(
            key.verify(message, &signature).is_err(),
            bad,
            "{}",
            case["number"]
        );
        if bad { refused += 1 } else { taken += 1 }
    }
    // 914 cases, of which so many have none of these flags.
    assert_eq!((taken, refused), (43, 871));
}

fn hash(value: &Value) -> Option<Digest> {
    let bytes = BASE64.decode(value.as_str()?.as_bytes()).ok()?;
    Some(Digest(bytes.try_into().ok()?))
}

/// A root. Some cases have one of another length, where only its being the same or not counts.
fn root(value: &Value) -> Option<Digest> {
    let bytes = BASE64.decode(value.as_str()?.as_bytes()).ok()?;
    let whole = <[u8; 32]>::try_from(bytes.as_slice()).map(Digest);
    Some(whole.unwrap_or_else(|_| Digest::of(&bytes)))
}

/// All `.json` files under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "json") {
            found.push(path);
        }
    }
    found
}

#[test]
fn merkle_proofs_good_and_bad_are_told_apart() {
    let Some(folder) = vectors("transparency-dev-merkle/testdata") else {
        return;
    };
    let mut counts = [0; 2];
    for path in files(&folder.join("inclusion"))
        .into_iter()
        .chain(files(&folder.join("consistency")))
    {
        let case = json(&path);
        let proof: Option<Vec<_>> = case["proof"]
            .as_array()
            .into_iter()
            .flatten()
            .map(hash)
            .collect();
        let number = |name: &str| case[name].as_u64();
        // A hash or a number that cannot be one is refused where it is read.
        let outcome = proof.and_then(|proof| {
            if let Some(index) = number("leafIdx") {
                let (leaf, root) = (hash(&case["leafHash"])?, root(&case["root"])?);
                verify_inclusion(index, number("treeSize")?, &leaf, &proof, &root).ok()
            } else {
                let (root1, root2) = (root(&case["root1"])?, root(&case["root2"])?);
                let (size1, size2) = (number("size1")?, number("size2")?);
                verify_consistency((size1, &root1), (size2, &root2), &proof).ok()
            }
        });
        let wanted = case["wantErr"] == Value::Bool(false);
        assert_eq!(
            outcome.is_some(),
            wanted,
            "{}: {}",
            path.display(),
            case["desc"]
        );
        counts[usize::from(wanted)] += 1;
    }
    // Files and those of them that want no error, counted with grep.
    assert_eq!(counts, [184, 12]);
}
