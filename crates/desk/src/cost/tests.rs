use std::fs;
use std::path::Path;
use std::time::Duration;

use super::counters::Counters;
use super::*;

fn zone(root: &Path, folder: &str, name: &str, microjoules: u64) {
    let zone = root.join(folder);
    fs::create_dir_all(&zone).expect("made");
    fs::write(zone.join("name"), format!("{name}\n")).expect("written");
    fs::write(zone.join("energy_uj"), format!("{microjoules}\n")).expect("written");
    fs::write(zone.join("max_energy_range_uj"), "262143328850\n").expect("written");
}

#[test]
fn counters_are_read_and_go_on_after_their_end() {
    let root = tempfile::tempdir().expect("a folder");
    let root = root.path();
    assert_eq!(Counters::read(root), None, "no counters");
    let all = |package: u64, memory: u64| {
        zone(root, "intel-rapl:0", "package-0", package);
        // In the package already.
        zone(root, "intel-rapl:0:0", "core", package * 3);
        zone(root, "intel-rapl:0:2", "dram", memory);
        // The whole machine, the package in it.
        zone(root, "intel-rapl:1", "psys", package * 5);
        zone(root, "intel-rapl-mmio:0", "package-0", package);
        Counters::read(root).expect("read")
    };
    let before = all(262_143_000_000, 1_000_000);
    let later = all(262_143_328_000, 3_500_000);
    let wrapped = all(2_671_150, 3_500_000);
    assert_eq!(later.joules_since(&before), Some(0.328 + 2.5));
    // 328 850 µJ to the end, then 2 671 150: three joules, and 2.5 of memory.
    assert_eq!(wrapped.joules_since(&before), Some(5.5));
    fs::remove_dir_all(root.join("intel-rapl:0:2")).expect("removed");
    let fewer = Counters::read(root).expect("read");
    assert_eq!(fewer.joules_since(&before), None, "other counters");
    fs::write(root.join("intel-rapl:0/energy_uj"), "denied").expect("written");
    assert_eq!(Counters::read(root), None, "what cannot be read");
}

#[test]
fn the_line_and_the_formula_in_both_languages() {
    let cost = Cost {
        took: Duration::from_millis(1_400),
        processor: Some(Duration::from_millis(2_100)),
        measured: None,
    };
    let measured = Cost {
        measured: Some(4_320.0),
        ..cost
    };
    let unknown = Cost {
        processor: None,
        ..cost
    };
    for (tongue, lines) in [
        (
            Tongue::Fr,
            [
                "Coût\u{a0}: 1,40 s\u{202f}; processeur 2,10 s\u{202f}; énergie 25 J, estimée\u{a0}: \
                 2,10 s de processeur × 12 W par cœur occupé.",
                "Coût\u{a0}: 1,40 s\u{202f}; processeur 2,10 s\u{202f}; énergie 4,3 kJ (1,20 Wh), mesurée \
                 par les compteurs du processeur et de sa mémoire (RAPL), autres programmes compris.",
                "Coût\u{a0}: 1,40 s\u{202f}; énergie inconnue\u{a0}: ce système ne dit pas le temps de processeur.",
            ],
        ),
        (
            Tongue::En,
            [
                "Cost: 1.40 s; processor 2.10 s; energy 25 J, estimated: 2.10 s of processor time × \
                 12 W per busy core.",
                "Cost: 1.40 s; processor 2.10 s; energy 4.3 kJ (1.20 Wh), measured by the counters \
                 of the processor and its memory (RAPL), other programs included.",
                "Cost: 1.40 s; energy unknown: this system does not tell processor time.",
            ],
        ),
    ] {
        let messages = Messages::new(tongue, &[]);
        let told = [cost, measured, unknown].map(|cost| cost.line(&messages));
        assert_eq!(told, lines);
    }
    let said = |cost: &Cost| {
        serde_json::to_value(cost.said(&Messages::new(Tongue::En, &[]))).expect("JSON")
    };
    let json = said(&cost);
    assert_eq!(json["seconds"], 1.4);
    assert_eq!(json["processor_seconds"], 2.1);
    assert_eq!(json["energy_joules"], 25.2, "2.1 s × 12 W");
    assert_eq!(json["energy"], "estimated");
    assert_eq!(
        json["formula"],
        "estimated: 2.10 s of processor time × 12 W per busy core."
    );
    assert_eq!(said(&measured)["energy"], "measured");
    assert_eq!(said(&measured)["energy_joules"], 4_320.0);
    assert_eq!(said(&unknown)["energy"], "unknown");
    assert!(said(&unknown)["energy_joules"].is_null());
}

#[cfg(unix)]
#[test]
fn work_of_the_program_and_of_its_children_is_counted() {
    let meter = Meter::start();
    let before = meter.cost().processor.expect("told");
    let mut sum = 0_u64;
    let began = Instant::now();
    while began.elapsed() < Duration::from_millis(60) {
        sum = std::hint::black_box(sum.wrapping_mul(31).wrapping_add(7));
    }
    let cost = meter.cost();
    assert!(cost.processor.expect("told") > before);
    assert!(cost.took >= Duration::from_millis(60));
    assert!(cost.joules().expect("told") > 0.0);
}
