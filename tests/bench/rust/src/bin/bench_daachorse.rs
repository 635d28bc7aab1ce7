//! The driver of the daachorse crate: all overlapping occurrences; its other searches take the longest name before word
//! boundaries are seen.
use daachorse::DoubleArrayAhoCorasick;
use poltag_bench::{fail, is_word, run, Matcher};

fn build(names: &[&[u8]]) -> Matcher {
    let automaton = DoubleArrayAhoCorasick::<u32>::new(names).unwrap_or_else(|error| fail(&error));

    Matcher {
        version: "5.1.0",
        size: automaton.heap_bytes(),
        find: Box::new(move |text, finds| {
            for m in automaton.find_overlapping_iter(text) {
                if is_word(text, m.start(), m.end()) {
                    finds.push((m.start(), m.end()));
                }
            }
        }),
    }
}

fn main() {
    run(build);
}
