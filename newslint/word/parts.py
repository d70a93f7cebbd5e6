"""Change parts of a Word document and write the package anew, everything else byte for byte as it was."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping

from newslint.on_use import compiled
from newslint.records import NamedTuple
from newslint.word.package import Package

_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_ROOT = compiled(rb"<(?![?!])[^>]*>")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class Change(NamedTuple):
    """Bytes from ``start`` to ``end`` replaced by others."""

    start: int
    end: int
    xml: bytes


class Prefix(NamedTuple):
    """How a document names the elements of Word: its prefix, and whether the namespace must be said each time."""

    name: bytes
    namespace: bytes
    said: bool

    def named(self, xml: bytes) -> bytes:
        """XML written with the prefix ``w`` as this document writes it."""
        if self.said:
            return re.sub(rb"(?<=<)w:(\w+)", rb'w:\1 xmlns:w="' + self.namespace + b'"', xml)
        return xml if self.name == b"w" else re.sub(rb"(?<=[</ ])w:", self.name + b":", xml)


def prefix_of(xml: bytes) -> Prefix:
    """The prefix of Word's namespace in a part."""
    root = _ROOT.search(xml)
    head = root.group() if root else b""
    for namespace in (_TRANSITIONAL, _STRICT):
        found = re.search(rb"xmlns:([\w.-]+)=[\"']" + re.escape(namespace) + rb"[\"']", head)
        if found is not None:
            return Prefix(found.group(1), namespace, False)
    return Prefix(b"w", _STRICT if _STRICT in head else _TRANSITIONAL, True)


def applied(xml: bytes, changes: Iterable[Change]) -> bytes:
    """XML with changes made, those at one place in their order; what overlaps an earlier one is left out."""
    parts: list[bytes] = []
    at = 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if change.start < at:
            continue
        parts += [xml[at : change.start], change.xml]
        at = change.end
    return b"".join([*parts, xml[at:]])


def closed_before(part: str, name: str) -> str:
    """The name of a part beside another."""
    return posixpath.join(posixpath.dirname(part), name)


def new_comments(old: bytes, comments: bytes, prefix: Prefix) -> bytes:
    """The part of the comments with more of them, or a new one."""
    if not old:
        head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="%s">' % prefix.namespace
        return head + comments + b"</w:comments>"
    own = prefix_of(old)
    added = own.named(comments)
    root = _ROOT.search(old)
    if root is not None and root.group().endswith(b"/>"):
        name = re.match(rb"<([\w.:-]+)", root.group())
        closing = b"</" + (name.group(1) if name else b"w:comments") + b">"
        return old[: root.end() - 2] + b">" + added + closing + old[root.end() :]
    end = old.rstrip().rfind(b"</")
    return old[:end] + added + old[end:]


def rewritten(package: Package, changed: Mapping[str, bytes], related: bool) -> bytes:
    """The package with changed and new parts; ``related`` says that the part of the comments must be made known."""
    changed = dict(changed)
    if related:
        _make_known(package, changed)
    stream = io.BytesIO()
    seen: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(package.data)) as source, zipfile.ZipFile(stream, "w") as target:
        for info in source.infolist():
            if info.filename in seen:
                continue
            seen.add(info.filename)
            data = changed.get(info.filename)
            copy = zipfile.ZipInfo(info.filename, info.date_time)
            copy.external_attr, copy.compress_type = info.external_attr, _packing(info.compress_type)
            target.writestr(copy, package.read(info.filename) if data is None else data)
        for name, data in changed.items():
            if name not in seen:
                new = zipfile.ZipInfo(name, _FIRST_DAY)
                new.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(new, data)
    return stream.getvalue()


def _packing(kind: int) -> int:
    return kind if kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else zipfile.ZIP_DEFLATED


def _make_known(package: Package, changed: dict[str, bytes]) -> None:
    """Name the new part of the comments among the types and the relationships of the package."""
    main = package.main
    comments = closed_before(main, "comments.xml")
    types = package.xml(_TYPES) if _TYPES in package.names else b""
    override = b'<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" '
    override += f'PartName="/{comments}" ContentType="{_COMMENTS}"/>'.encode()
    if comments.encode() not in types:
        end = types.rstrip().rfind(b"</")
        changed[_TYPES] = types[:end] + override + types[end:]
    folder, name = posixpath.split(main)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    old = package.xml(rels) if rels in package.names else b""
    known = package.relations(main)
    number = next(number for number in range(1, len(known) + 2) if f"rIdNewslint{number}" not in known)
    base = _STRICT_RELATIONS if prefix_of(package.xml(main)).namespace == _STRICT else _RELATIONS
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    entry = f'<Relationship xmlns="{namespace}" Id="rIdNewslint{number}" Type="{base}/comments" Target="comments.xml"/>'
    root = _ROOT.search(old)
    if not old or root is None or root.group().endswith(b"/>"):
        changed[rels] = f'<Relationships xmlns="{namespace}">{entry}</Relationships>'.encode()
    else:
        end = old.rstrip().rfind(b"</")
        changed[rels] = old[:end] + entry.encode() + old[end:]
