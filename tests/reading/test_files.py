"""Web pages and PDF files become documents, and those that cannot say why."""

from __future__ import annotations

import hashlib
import io
import sys
from datetime import date

import pytest

import conflictfacts as cf

PARAGRAPH = (
    "Since the start of the war, Russia has lost more than 900,000 people, of whom 250,000 were killed, NATO said."
)
PAGE = f"""<!doctype html>
<html lang="en-GB"><head>
<title>Losses mount | Example Wire</title>
<meta property="og:site_name" content="Example Wire">
<meta property="og:title" content="Losses mount">
<meta property="article:published_time" content="2025-04-03T08:00:00Z">
<link rel="canonical" href="https://example.org/losses">
</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport: 22 goals</a></nav>
<article><h1>Losses mount</h1>
<p>{PARAGRAPH}</p>
<p>There are about 70,000 Russian soldiers in the Kursk region, a senior official told reporters in Brussels.</p>
<ul><li>5,000 North Korean soldiers were lost</li></ul>
</article><footer>Copyright 2025 Example Wire</footer></body></html>"""


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def pdf(*pages: bytes, more: bytes = b"", info: bytes = b"") -> bytes:
    """Write a PDF by hand: a page for each content stream, with Helvetica as /F1."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< %s >>" % info,
    ]
    for at, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> %s >> >>" % (6 + 2 * at, more)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page))
    if more:
        objects.append(
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Length 1 >>\nstream\nx\nendstream"
        )
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def lines(*texts: str) -> bytes:
    drawn = b" T* ".join(b"(%s) Tj" % text.encode("cp1252") for text in texts)
    return b"BT /F1 12 Tf 14 TL 50 700 Td %s ET" % drawn


class TestWebPages:
    @pytest.fixture(autouse=True)
    def extra(self):
        pytest.importorskip("trafilatura")

    @pytest.mark.parametrize("name", ["report.html", "report.HTM", "report.xhtml"])
    def test_the_article_is_the_text(self, tmp_path, name):
        reading = cf.load(written(tmp_path, name, PAGE))
        text = reading.document.text
        assert PARAGRAPH in text
        assert "Sport" not in text
        assert "Copyright" not in text
        assert [str(fact.estimate) for fact in reading.facts][:2] == ["more than 900,000 person", "250,000 person"]

    def test_the_page_says_what_it_is(self, tmp_path):
        path = written(tmp_path, "report.html", PAGE)
        document = cf.load(path).document
        assert (document.title, document.publisher) == ("Losses mount", "Example Wire")
        assert document.published == date(2025, 4, 3)
        assert document.url == "https://example.org/losses"
        assert document.language == "en-GB"
        assert document.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()

    def test_what_the_caller_says_counts_more(self, tmp_path):
        about = {
            "title": "T",
            "publisher": "P",
            "url": "https://example.net/",
            "published": "2024-01-02",
            "language": "en",
        }
        document = cf.load(written(tmp_path, "report.html", PAGE), **about).document
        assert {name: getattr(document, name) for name in about} == {**about, "published": date(2024, 1, 2)}
        assert document.published == date(2024, 1, 2)

    def test_a_date_in_years_to_come_is_a_date(self, tmp_path):
        """No clock decides what a page says of itself."""
        document = cf.load(written(tmp_path, "report.html", PAGE.replace("2025-04-03", "2531-04-03"))).document
        assert document.published == date(2531, 4, 3)

    def test_a_short_page_is_taken_whole(self, tmp_path):
        page = "<title>No</title><p>Five <b>soldiers</b> were killed.<p>Two<br>were wounded.<script>var x = 7</script>"
        assert (
            cf.load(written(tmp_path, "x.html", page)).document.text == "Five soldiers were killed.\nTwo\nwere wounded."
        )

    @pytest.mark.parametrize(
        ("encoding", "declared"), [("utf-8", ""), ("utf-16", ""), ("cp1252", ""), ("koi8-r", '<meta charset="koi8-r">')]
    )
    def test_encodings_are_those_of_browsers(self, tmp_path, encoding, declared):
        name = "Курск" if encoding == "koi8-r" else "Médéa"
        page = f"<html><head>{declared}</head><body><p>Five soldiers died in {name}.</p></body></html>"
        assert name in cf.load(written(tmp_path, "x.html", page.encode(encoding))).document.text

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"", "it is empty"),
            (b" \n", "it is empty"),
            (b"Five soldiers died.", "there is no HTML in it"),
            (b"<html><body><img src='x.png'></body></html>", "there is no text in it"),
            (b"<div>" * 100_000 + b"Five soldiers died", "there is no text in it"),
            (b"\x89PNG\r\n\x1a\n\x00\x00", "there is no HTML in it"),
        ],
    )
    def test_one_that_cannot_be_read_says_why(self, tmp_path, content, why):
        path = written(tmp_path, "x.html", content)
        with pytest.raises(cf.ReadError) as caught:
            cf.load(path)
        assert str(caught.value) == f"cannot read {str(path)!r}: {why}"


class TestPdfFiles:
    @pytest.fixture(autouse=True)
    def extra(self):
        pytest.importorskip("pypdf")

    def test_the_words_of_its_pages_are_the_text(self, tmp_path):
        first = lines("Russia has lost more than 900,000 soldiers, of", "whom 250,000 were killed, NATO said.")
        path = written(tmp_path, "report.pdf", pdf(first, lines("Page two."), info=b"/Title (Losses mount)"))
        document = cf.load(path).document
        assert (
            document.text
            == "Russia has lost more than 900,000 soldiers, of\nwhom 250,000 were killed, NATO said.\n\nPage two."
        )
        assert document.title == "Losses mount"
        assert document.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()

    def test_words_cut_at_the_end_of_a_line_are_whole_again(self, tmp_path):
        page = lines("Of the sol-", "diers of the pro-", "Russian side and the 5-", "10 others")
        text = cf.load(written(tmp_path, "report.pdf", pdf(page))).document.text
        assert text == "Of the soldiers of the pro-Russian side and the 5-\n10 others"

    def test_what_the_caller_says_counts_more(self, tmp_path):
        path = written(tmp_path, "report.pdf", pdf(lines("Five died."), info=b"/Title (Losses mount)"))
        document = cf.load(path, title="T", published="2024-01-02").document
        assert (document.title, document.published) == ("T", date(2024, 1, 2))

    def test_the_day_the_file_was_made_is_not_the_day_of_publication(self, tmp_path):
        path = written(tmp_path, "report.pdf", pdf(lines("Five died."), info=b"/CreationDate (D:20200102030405Z)"))
        assert cf.load(path).document.published is None

    def test_the_day_of_publication_stands_in_its_metadata(self, tmp_path):
        import pypdf

        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(lines("Five died."))))
        writer.xmp_metadata = (
            b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            b'<r:Description r:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            b"<dc:date><r:Seq><r:li>2025-04-03</r:li></r:Seq></dc:date>"
            b"<dc:publisher><r:Bag><r:li>Example Wire</r:li></r:Bag></dc:publisher>"
            b"<dc:language><r:Bag><r:li>en</r:li></r:Bag></dc:language>"
            b"</r:Description></r:RDF></x:xmpmeta>"
        )
        content = io.BytesIO()
        writer.write(content)
        document = cf.load(written(tmp_path, "report.pdf", content.getvalue())).document
        assert (document.publisher, document.published, document.language) == ("Example Wire", date(2025, 4, 3), "en")

    def test_one_that_needs_no_password_opens(self, tmp_path):
        assert cf.load(written(tmp_path, "x.pdf", encrypted(""))).document.text == "Five died."

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (lambda: b"", "it is empty"),
            (lambda: b"<html>", "there is no PDF in it"),
            (lambda: encrypted("secret"), "it asks for a password; save it without one"),
            (lambda: pdf(lines("")), "there is no text in it"),
            (lambda: pdf(), "there is no text in it"),
            (
                lambda: pdf(b"q 600 0 0 800 0 0 cm /I Do Q", more=b"/XObject << /I 7 0 R >>"),
                "its pages are pictures without text; have the text recognised (OCR) first",
            ),
            (lambda: b"%PDF-1.4\n" + b"\x00\xff" * 500, "its PDF is broken (...)"),
            (lambda: pdf(lines("Five died."))[:200], "its PDF is broken (...)"),
        ],
    )  # fmt: skip
    def test_one_that_cannot_be_read_says_why(self, tmp_path, content, why, capfd):
        path = written(tmp_path, "x.pdf", content())
        with pytest.raises(cf.ReadError) as caught:
            cf.load(path)
        if why.endswith("(...)"):
            assert str(caught.value).startswith(f"cannot read {str(path)!r}: {why[:-5]}(")
        else:
            assert str(caught.value) == f"cannot read {str(path)!r}: {why}"
        assert capfd.readouterr() == ("", ""), "nothing is written to the terminal behind the caller's back"


def encrypted(password: str) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(lines("Five died."))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize(("name", "package"), [("x.html", "trafilatura"), ("x.pdf", "pypdf")])
def test_a_missing_package_names_the_extra(tmp_path, monkeypatch, name, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(cf.MissingExtraError) as caught:
        cf.load(written(tmp_path, name, b"<p>%PDF-1.4"))
    assert str(caught.value) == f"{package!r} is not installed; install it with: pip install 'conflictfacts[documents]'"


def test_a_package_that_cannot_be_imported_says_why(tmp_path, monkeypatch):
    class Broken:
        def find_spec(self, name, path=None, target=None):
            if name == "trafilatura":
                raise ImportError("half of it is missing")

    monkeypatch.delitem(sys.modules, "trafilatura", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(
        cf.MissingExtraError, match=r"'trafilatura' cannot be imported \(half of it is missing\); install"
    ):
        cf.load(written(tmp_path, "x.html", b"<p>Five died."))


@pytest.mark.parametrize("path", [None, 5, b"report.txt"])
def test_what_names_no_file_is_refused(path):
    with pytest.raises(cf.FieldError, match="'path' must be the name of a file, got"):
        cf.load(path)


def test_nothing_is_fetched():
    with pytest.raises(cf.ReadError, match="there is no such file; nothing is fetched from the web"):
        cf.load("https://example.org/report.html")


def test_another_kind_of_file_names_those_that_are_read(tmp_path):
    with pytest.raises(cf.ReadError) as caught:
        cf.load(written(tmp_path, "x.docx", b"PK"))
    assert str(caught.value).endswith(
        "files ending in '.docx' are not read, only .htm, .html, .markdown, .md, .pdf, .text, .txt, .xhtml"
    )
