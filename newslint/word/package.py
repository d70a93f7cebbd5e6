"""The parts of a Word document: a zip file of XML, opened with care for what is damaged, locked or made to hurt."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from functools import cached_property
from typing import Any

from newslint.on_use import compiled
from newslint.records import record
from newslint.source import Unreadable

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_PART = 64 << 20
"""Bytes of the largest part that is unpacked; the text of no story comes near."""
_OFFICE = compiled(
    r"http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/officeDocument/(?:2006/)?relationships/"
)
_DECLARATION = compiled(rb"^\s*<\?xml[^>]*?encoding=[\"']([A-Za-z0-9._-]+)[\"'][^>]*\?>")
_DAMAGED = "the Word file is damaged ({}): open it in Word, save it anew and try again"


def is_word(data: bytes) -> bool:
    """Whether bytes are a zip or an old Office file, so that no text is to be expected in them."""
    return data.startswith((ZIP, OLE, b"PK\x05\x06"))


@record
class Package:
    """An opened Word document."""

    data: bytes

    @cached_property
    def _zip(self) -> zipfile.ZipFile:
        if self.data.startswith(OLE):
            if "EncryptedPackage".encode("utf-16-le") in self.data:
                raise Unreadable("this Word file is locked with a password: take the password off and save it")
            raise Unreadable("this is an old Office file (.doc): save it as .docx")
        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(_DAMAGED.format(error)) from None

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the parts."""
        return frozenset(self._zip.namelist())

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text.

        Raises:
            Unreadable: when the file is no Word document, or cannot be opened.
        """
        for kind, target, outside in self.relations("").values():
            if kind == "officeDocument" and not outside and target in self.names:
                if posixpath.basename(target).startswith(("workbook", "presentation")):
                    break
                return target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise Unreadable("a zip file, but no Word document: give newslint the .docx itself")

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            Unreadable: when it is locked, damaged, or larger than LARGEST_PART.
        """
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise Unreadable("this Word file is locked with a password: take the password off and save it")
            with self._zip.open(info) as file:
                data = file.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, KeyError, ValueError) as error:
            raise Unreadable(_DAMAGED.format(error)) from None
        if len(data) > LARGEST_PART:
            raise Unreadable(f"its text unpacks to more than {LARGEST_PART >> 20} MB: this is no story, or a trap")
        return data

    def xml(self, name: str) -> bytes:
        """A part as UTF-8, whatever it was written in."""
        data = self.read(name)
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                data = data.decode("utf-16").encode("utf-8")
            except UnicodeDecodeError as error:
                raise Unreadable(_DAMAGED.format(error)) from None
            return re.sub(rb"^\s*<\?xml[^>]*\?>", b"", data, count=1)
        if data.startswith(b"\xef\xbb\xbf"):
            data = data[3:]
        declared = _DECLARATION.match(data)
        if declared and declared.group(1).lower() not in (b"utf-8", b"us-ascii", b"ascii"):
            raise Unreadable(_DAMAGED.format(f"{name} is not UTF-8"))
        return data

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """The relationships of a part by id: type, target, and whether it is outside the file."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str, bool]] = {}
        if path not in self.names:
            return found

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag.rpartition(" ")[2] == "Relationship" and "Id" in attributes and "Target" in attributes:
                outside = attributes.get("TargetMode") == "External"
                target = attributes["Target"]
                if not outside:
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = _OFFICE.sub("", attributes.get("Type", "")).rpartition("/")[2]
                found[attributes["Id"]] = (kind, target, outside)

        parse(self.xml(path), path, start=start)
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that a part is related to in one way ("comments"), None where there is none."""
        for found, target, outside in self.relations(part).values():
            if found == kind and not outside and target in self.names:
                return target
        return None


def parse(data: bytes, name: str, *, start: Any = None, end: Any = None, text: Any = None, parser: Any = None) -> None:
    """Read XML with handlers for tags ("namespace local") and text; document types, and so entities, are refused.

    Raises:
        Unreadable: when it is not well formed.
    """
    from xml.parsers import expat

    parser = parser or new_parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = f"{name}, line {error.lineno}: {expat.ErrorString(error.code)}"
        raise Unreadable(_DAMAGED.format(reason)) from None


def new_parser() -> Any:
    """An expat parser that knows namespaces and refuses document types."""
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Unreadable("the Word file holds a document type, which Word never writes: it may be a trap")

    parser.StartDoctypeDeclHandler = refuse
    return parser
