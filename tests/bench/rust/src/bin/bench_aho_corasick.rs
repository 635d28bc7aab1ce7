//! The driver of the aho-corasick crate: all overlapping occurrences; its other searches take the longest name before
//! word boundaries are seen.
//!
//! usage: bench_aho_corasick auto|dfa NAMES TEXT
//!
//! "auto" leaves the kind of automaton to the crate, "dfa" asks for the fastest and largest.
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use poltag_bench::{fail, is_word, run, Matcher};

fn build(names: &[&[u8]]) -> Matcher {
    let kind = std::env::args().nth(1).filter(|kind| kind == "dfa").map(|_| AhoCorasickKind::DFA);
    let automaton = AhoCorasick::builder().kind(kind).build(names).unwrap_or_else(|error| fail(&error));

    Matcher {
        version: "1.1.5",
        size: automaton.memory_usage(),
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
