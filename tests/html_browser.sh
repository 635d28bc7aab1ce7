#!/bin/sh
# In a browser, the page of --format html runs nothing of what a hostile article or its name holds, shows the text as it is, and
# has its style. Three controls show that the browser would tell: a page whose script runs, the same with the page's policy,
# and the page with another style.
for browser in chromium chromium-browser google-chrome; do
	command -v $browser >/dev/null && break
	browser=
done
[ "$browser" ] || { echo "SKIP: there is no chromium"; exit 77; }
command -v python3 >/dev/null || { echo "SKIP: there is no python3"; exit 77; }
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-html.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
result=0

fail() {
	echo "$*"
	result=1
}

# Loads a page; leaves what became of it in dom, and what the browser said in said.
load() {
	timeout 120 $browser --headless=new --no-sandbox --disable-gpu --user-data-dir="$work/profile" --enable-logging=stderr \
		--virtual-time-budget=3000 --dump-dom "file://$work/$1" >dom 2>said
}

echo '<!DOCTYPE html><title>before</title><p>text</p><script>document.title = "ran"</script>' >control.html
load control.html
grep -q '<title>ran</title>' dom || { echo "SKIP: the browser does not work here"; exit 77; }

cat >d.rec <<'END'
Id: quoted
Type: ORG
Name: Sons "of" <script>document.title = "ran"</script>
Country: UZB

Id: osh
Type: PLACE
Name: Osh
END
# The separators U+2028 and U+2029 are between the lines of the last script.
printf '%b' '<script>document.title = "ran"</script>
<ScRiPt SRC=data:text/javascript,document.title="ran"></ScRiPt>
<img src=x onerror="document.title = &quot;ran&quot;"><svg/onload=document.title="ran"><svg><script>document.title="ran"</script></svg>
" autofocus onfocus="document.title = '"'ran'"'" x="
'"'"' onmouseover=document.title="ran" '"'"'
&lt;script&gt;document.title="ran"&lt;/script&gt; &#60;script&#62;document.title="ran"&#60;/script&#62; &#x3c;img src=x onerror=document.title="ran"&#x3e;
<iframe srcdoc="<script>parent.document.title = &quot;ran&quot;</script>"></iframe><a href="javascript:document.title=`ran`">Osh</a>
</div></article></main></body></html><body onload="document.title = `ran`"><meta http-equiv=refresh content="0;url=control.html">
<style>body { display: none }</style><link rel=stylesheet href=x.css><base href="http://x.invalid/"><form action=x><button formaction=y>
<!-- --><!--> --!> <script><!-- </script> ]]> <![CDATA[ <plaintext> <textarea> <title> <noscript><p title="</noscript><script>document.title=`ran`</script>">
\0342\0200\0250</title><script>document.title = "ran"\0342\0200\0251</script> \0000 \0033 \0377\0376 +ADw-script+AD4-document.title=1+ADw-/script+AD4-
Osh and Sons "of" <script>document.title = "ran"</script> met in <b>Osh</b>.
' >article
name='"><script>document.title = `ran`<'"'"'&quot; onfocus=document.title=`ran` x='
mkdir docs
cp article "docs/$name"
"$top/src/poltag" --dict d.rec --format html docs >page.html 2>errors
[ "$(grep -c 'class="org"' page.html)" = 2 ] || fail "the page has not the mention with quotation marks"

load page.html
grep -q '<title>Who is named in these texts</title>' dom || fail "a script ran, or the page went elsewhere: $(grep '<title>' dom)"
grep -qi '<\(script\|img\|svg\|iframe\|link\|base\|form\|button\|a\|b\)[ >/]' dom && fail "the text has made elements: $(cat dom)"
grep -q 'Content Security Policy' said && fail "the policy was needed: $(grep 'Content Security Policy' said)"
python3 - <<'END' || fail "the text in the page is another"
import html.parser, os, re, sys

class Page(html.parser.HTMLParser):
    text, heading, where = "", "", ""
    def handle_starttag(self, tag, attributes):
        if tag == "h2" or dict(attributes).get("class") == "text":
            self.where = tag
    def handle_endtag(self, tag):
        if tag == self.where:
            self.where = ""
    def handle_data(self, data):
        self.text += data if self.where == "div" else ""
        self.heading += data if self.where == "h2" else ""

page = Page()
page.feed(open("dom", encoding="utf-8", newline="").read())
expected = open("article", "rb").read().decode("utf-8", "replace")
expected = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", expected)
name = "docs/" + os.listdir("docs")[0]
sys.exit(0 if page.text == expected and page.heading == name else f"{page.text!r} {page.heading!r}")
END

# The policy holds even where a script stands in the page.
sed 's|<main>|<main><script>document.title = "ran"</script><p onclick="x()">|' page.html >policy.html
load policy.html
grep -q '<title>ran</title>' dom && fail "the policy lets a script run"
grep -q 'Content Security Policy' said || fail "the browser does not say that it refused a script"
sed 's|^h1{|h1 {|' page.html >style.html
load style.html
grep -q 'Content Security Policy' said || fail "the policy lets another style in"
exit $result
