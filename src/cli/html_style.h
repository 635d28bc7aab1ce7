/* html_style.h - the style of the page that write_html.c writes. The page allows this style only, by its hash: whoever changes
 * it changes HTML_STYLE_HASH too (tests/formats.py says to what). Each type has a colour, a line and its name behind it. What a
 * mention is shows at the foot of the window while it has the focus. */
#ifndef HTML_STYLE_H
#define HTML_STYLE_H

#define HTML_STYLE_HASH "sha256-UwKJeIJadhWic1GQEUixiPLXJWrcQl8UtF/z5BOWhHk="

#define HTML_STYLE \
	":root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#6b6b6b;--person:#cfe3ff;--country:#d2f1cf;" \
	"--org:#ffe3b8;--place:#e8dcff;--event:#ffd9de;--demonym:#e6e6de}\n" \
	"@media(prefers-color-scheme:dark){:root{--ink:#f2f2f2;--paper:#161616;--line:#a0a0a0;--person:#173f70;" \
	"--country:#1c4a22;--org:#5c3d08;--place:#432a70;--event:#6b1f2c;--demonym:#43433b}}\n" \
	"html{scroll-padding-bottom:6rem}\n" \
	"body{max-width:50rem;margin:0 auto;padding:1rem 1rem 6rem;font:1.05rem/1.9 system-ui,sans-serif;color:var(--ink);" \
	"background:var(--paper)}\n" \
	"h1{font-size:1.4rem}\n" \
	"h2{font-size:1.1rem;overflow-wrap:anywhere;margin-bottom:0}\n" \
	"article{border-top:1px solid var(--line);margin-top:2rem}\n" \
	".about,.legend{padding:0;margin:.5rem 0;list-style:none;font-size:.9rem}\n" \
	".legend li{display:inline-block;margin-right:1rem}\n" \
	".text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}\n" \
	"mark{color:inherit;border-bottom:2px solid var(--ink);border-radius:2px;padding:0 .1em}\n" \
	"mark:focus{outline:3px solid var(--ink);outline-offset:1px}\n" \
	".person{background:var(--person)}\n" \
	".country{background:var(--country);border-bottom-style:double;border-bottom-width:4px}\n" \
	".org{background:var(--org);border-bottom-style:dashed}\n" \
	".place{background:var(--place);border-bottom-style:dotted;border-bottom-width:3px}\n" \
	".event{background:var(--event);border:2px solid var(--ink)}\n" \
	".demonym{background:var(--demonym);border-bottom-width:1px;font-style:italic}\n" \
	".text mark::after{font:normal .6em/1 system-ui,sans-serif;vertical-align:super;margin-left:.2em}\n" \
	".text .person::after{content:\"person\";content:\"person\"/\"\"}\n" \
	".text .country::after{content:\"country\";content:\"country\"/\"\"}\n" \
	".text .org::after{content:\"org\";content:\"org\"/\"\"}\n" \
	".text .place::after{content:\"place\";content:\"place\"/\"\"}\n" \
	".text .event::after{content:\"event\";content:\"event\"/\"\"}\n" \
	".text .demonym::after{content:\"demonym\";content:\"demonym\"/\"\"}\n" \
	".text mark:focus::before{content:attr(title);content:attr(title)/\"\";position:fixed;left:1rem;right:1rem;bottom:1rem;" \
	"z-index:1;max-width:48rem;margin:0 auto;padding:.5em .8em;white-space:normal;font:normal .95rem/1.4 system-ui,sans-serif;" \
	"color:var(--paper);background:var(--ink);border:2px solid var(--paper);border-radius:4px}\n"

#endif
