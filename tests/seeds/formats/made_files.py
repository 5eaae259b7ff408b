"""Words -> files of other formats that hold them, as small as their programs would have them."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STORY = "<p>“We will open it again,” said Flavia Elphberg, the minister.</p>"
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Council of Ruritania closes a bridge</title></head><body><article>"
    "<h1>Council of Ruritania closes a bridge</h1>"
    "<p>The council of Ruritania closed a bridge on Friday, and said that it would open again next year.</p>"
    "<p>“Nobody will have to swim,” said Rudolf Rassendyll, who has carried people over the lake for thirty years.</p>"
    "<p>A ferry will take people over the lake until then, the council said, and it will cost them nothing at all.</p>"
    "</article></body></html>"
)


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive with some files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in files.items():
            written.writestr(name, text)
    return made.getvalue()


def word(body: str, others: Mapping[str, str] | None = None) -> bytes:
    """Return a Word document whose body is some WordprocessingML."""
    main = f'<w:document xmlns:w="{WORDS}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    office = f"{RELATIONS}/officeDocument"
    relations = f'<Relationship Id="a" Type="{office}" Target="word/document.xml"/>'
    return archive(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
            "word/document.xml": main,
            **(others or {}),
        }
    )


def paragraph(text: str, style: str = "", run: str = "") -> str:
    """Return a paragraph of a Word document."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def epub(texts: Mapping[str, str], said: str = "", spine: str = "") -> bytes:
    """Return an e-book with some texts in their order, and what it says of itself."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(texts)
    )
    order = spine or "".join(f'<itemref idref="i{n}"/>' for n in range(len(texts)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{said}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": package,
            **{f"OEBPS/{name}": text for name, text in texts.items()},
        }
    )


def mail(text: str = "", html: str = "", encoding: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    """Return a mail as it was sent."""
    message = EmailMessage()
    message["From"] = "Ada Example <ada@example.org>"
    message["To"] = "desk@example.org"
    message["Date"] = "Fri, 02 May 2031 10:00:00 +0000"
    message["Subject"] = "Café on the pier closes"
    if text:
        message.set_content(text, cte=encoding, charset=charset)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message.as_bytes()


def mhtml(page: str = PAGE, url: str = "https://gazette.example.org/bridge") -> bytes:
    """Return a web page as a browser saves it with its pictures."""
    coded = "=\r\n".join(page[at : at + 60].replace("=", "=3D") for at in range(0, len(page), 60))
    coded = coded.replace("“", "=E2=80=9C").replace("”", "=E2=80=9D")
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: A page\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n\r\n'
        f"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{coded}\r\n"
        "----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naaaa\r\n----b--\r\n"
    ).encode()


def zipped(data: bytes, name: str = "") -> bytes:
    """Return bytes compressed by gzip, whose head may have the file's name."""
    made = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=made, mtime=0) as file:
        file.write(data)
    return made.getvalue()
