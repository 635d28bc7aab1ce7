//! What the drivers in Rust share: names and text from files, rounds on request, the choice among overlapping finds.
//! The protocol is described in ../driver.h.
use std::io::{BufRead, Write};

/// Finds every occurrence of every name and pushes it as (start, end).
pub type Find = Box<dyn Fn(&[u8], &mut Vec<(usize, usize)>)>;

pub struct Matcher {
    pub version: &'static str,
    pub size: usize,
    pub find: Find,
}

fn in_word(byte: u8) -> bool {
    byte >= 0x80 || byte == b'_' || byte.is_ascii_alphanumeric()
}

/// Are both ends of text[start, end) word boundaries?
pub fn is_word(text: &[u8], start: usize, end: usize) -> bool {
    !(start > 0 && in_word(text[start - 1]) || end < text.len() && in_word(text[end]))
}

/// Counts what is left if the leftmost counts and of those that begin together the longest.
fn choose(finds: &mut [(usize, usize)]) -> usize {
    let (mut covered, mut kept) = (0, 0);

    finds.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    for &(start, end) in finds.iter() {
        if start >= covered {
            covered = end;
            kept += 1;
        }
    }
    kept
}

/// The processor time of this thread.
fn clock() -> f64 {
    let mut t = libc::timespec { tv_sec: 0, tv_nsec: 0 };

    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut t) };
    t.tv_sec as f64 + t.tv_nsec as f64 / 1e9
}

/// Prints the error and exits.
pub fn fail(error: &dyn std::fmt::Display) -> ! {
    eprintln!("{error}");
    std::process::exit(2)
}

/// Runs the driver.
pub fn run(build: fn(&[&[u8]]) -> Matcher) {
    let arguments: Vec<String> = std::env::args().collect();
    let [.., names, text] = arguments.as_slice() else { panic!("usage: NAMES TEXT") };
    let [names, text] = [names, text].map(|path| std::fs::read(path).expect("cannot read a file"));
    let names: Vec<&[u8]> = names.split(|&b| b == b'\n').filter(|name| !name.is_empty()).collect();
    let mut finds = Vec::new();
    let began = clock();
    let matcher = build(&names);

    println!("{:.6} {} {}", clock() - began, matcher.size, matcher.version);
    std::io::stdout().flush().unwrap();
    for line in std::io::stdin().lock().lines() {
        let len: usize = line.unwrap().trim().parse().expect("not a number of bytes");
        let began = clock();

        finds.clear();
        (matcher.find)(&text[..len.min(text.len())], &mut finds);
        let matches = choose(&mut finds);
        println!("{:.6} {}", clock() - began, matches);
        std::io::stdout().flush().unwrap();
    }
}
