//! Work whose panic ends it alone and nothing else: in a thread of its own, with a deep stack.

use std::panic;
use std::thread;

/// Stack of the thread. Documents are bounded in depth, but their readers may take more of it
/// than a thread is given by default.
const STACK_BYTES: usize = 64 << 20;

/// Name of the thread, by which its panics are known.
const NAME: &str = "guarded";

/// Does a piece of work. `None` when it panicked or no thread could be had.
pub fn run<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .name(NAME.to_owned())
            .stack_size(STACK_BYTES);
        thread.spawn_scoped(scope, work).ok()?.join().ok()
    })
}

/// Keeps a panic of such work from being shown as it is: the person is told in words. Every other panic is shown as usual, and so is every one for a person
/// who looks for a fault (`RUST_BACKTRACE=1`).
pub fn silence_panics() {
    if std::env::var_os("RUST_BACKTRACE").is_some() {
        return;
    }
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() != Some(NAME) {
            usual(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_panic_ends_only_its_own_work() {
        assert_eq!(super::run(|| 2 + 2), Some(4));
        assert_eq!(super::run(|| -> u8 { panic!("a reader's bug") }), None);
    }

    #[test]
    fn deep_work_has_room() {
        fn deep(level: u32) -> u32 {
            let frame = std::hint::black_box([level; 64]);
            if level == 0 {
                frame[0]
            } else {
                deep(level - 1).max(frame[1])
            }
        }
        // About 60 000 frames of more than 256 bytes: more than the usual 2 MiB.
        assert_eq!(super::run(|| deep(60_000)), Some(60_000));
    }
}
