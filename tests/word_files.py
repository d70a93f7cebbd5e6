"""Make Word documents for tests: the least that Word needs, from the XML of the body."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = [
    ("Normal", "Normal", "", ""),
    ("Title", "Title", "Normal", ""),
    ("Heading1", "heading 1", "Normal", '<w:outlineLvl w:val="0"/>'),
    ("berschrift2", "heading 2", "Normal", '<w:outlineLvl w:val="1"/>'),
    ("Caption", "caption", "Normal", ""),
    ("Bildunterschrift", "House caption", "Caption", ""),
    ("ListBullet", "List Bullet", "Normal", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
    ("PullQuote", "Pull Quote", "Normal", ""),
]
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{}</Types>'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "5a0d2cd70000000049454e44ae426082"
)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; a content that is no XML becomes one."""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def inserted(*content: str) -> str:
    """A tracked insertion."""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    return f'<w:ins w:id="90" w:author="Desk">{inner}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    inner = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="91" w:author="Desk">{inner}</w:del>'


def picture(alt: str | None = None, *, extra: str = "") -> str:
    """A run with an inline picture."""
    described = f" descr={quoteattr(alt)}" if alt is not None else ""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Picture 1"{described}>{extra}'
        '</wp:docPr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="a.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId9"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def document(body: str) -> str:
    """The XML of a document from that of its body."""
    return f"{HEAD}<w:document {DECLARED}><w:body>{body}<w:sectPr/></w:body></w:document>"


def word(
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    main: str | None = None,
) -> bytes:
    """A Word document; ``parts`` are further XML parts of the folder word by name, ``links`` targets by id."""
    extra = dict(parts or {})
    overrides = [("document.xml", "document.main"), ("styles.xml", "styles")]
    overrides += [(f"{name}.xml", name) for name in extra]
    types = "".join(f'<Override PartName="/word/{name}" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in overrides)
    office = NAMESPACES["r"]
    relations = [("rId1", "styles", "styles.xml", ""), ("rId9", "image", "media/image1.png", "")]
    relations += [(f"rId1{number}", name, f"{name}.xml", "") for number, name in enumerate(extra)]
    relations += [(name, "hyperlink", target, ' TargetMode="External"') for name, target in (links or {}).items()]
    entries = "".join(
        f'<Relationship Id="{name}" Type="{office}/{kind}" Target={quoteattr(target)}{mode}/>'
        for name, kind, target, mode in relations
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"{" w:default=" + chr(34) + "1" + chr(34) if name == "Normal" else ""}>'
        f'<w:name w:val="{shown}"/>{f"<w:basedOn w:val={quoteattr(based)}/>" if based else ""}<w:pPr>{more}</w:pPr></w:style>'
        for name, shown, based, more in STYLES
    )
    files = {
        "[Content_Types].xml": HEAD + _TYPES.format(types),
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{office}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": main if main is not None else document(body),
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>',
        "word/styles.xml": f"{HEAD}<w:styles {DECLARED}>{styles}</w:styles>",
        **{f"word/{name}.xml": f"{HEAD}{text}" for name, text in extra.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("word/media/image1.png", (2026, 1, 1, 0, 0, 0)), PNG)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A document with one part replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in [*old.namelist(), *([] if name in old.namelist() else [name])]:
            new.writestr(each, content if each == name else old.read(each))
    return stream.getvalue()


def part_of(data: bytes, name: str) -> str:
    """A part of a document as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")
