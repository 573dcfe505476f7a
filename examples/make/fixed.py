"""Makes files the same each time: fixed dates in archives, and LibreOffice run in its own room."""

import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

LIBRARY_ROOM = "-env:UserInstallation=file:///tmp/essaim-examples-office"


def settle(path: Path, date: str) -> None:
    """Writes an archive again with fixed dates (`YYYY-MM-DD`) in its entries and properties."""
    with zipfile.ZipFile(path) as archive:
        entries = [(info.filename, archive.read(info)) for info in archive.infolist()]
    year, month, day = (int(part) for part in date.split("-"))
    names = [name for name, _ in entries]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            if name.startswith("Thumbnails/") or name.startswith("Configurations2/"):
                continue
            if name == "docProps/thumbnail.jpeg":
                continue
            info = zipfile.ZipInfo(name, (year, month, day, 9, 0, 0))
            info.external_attr = 0o644 << 16
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, _settle_properties(name, data, date, names))


def _settle_properties(name: str, data: bytes, date: str, names: list[str]) -> bytes:
    stamp = f"{date}T09:00:00Z"
    if name == "docProps/core.xml":
        text = data.decode()
        for tag in ("created", "modified"):
            text = re.sub(rf"(<dcterms:{tag}[^>]*>)[^<]*", rf"\g<1>{stamp}", text)
        return text.encode()
    if name == "meta.xml":
        text = data.decode()
        for tag in ("dc:date", "meta:creation-date", "meta:print-date"):
            text = re.sub(rf"(<{tag}>)[^<]*", rf"\g<1>{stamp[:-1]}", text)
        text = re.sub(r"<meta:editing-duration>[^<]*", "<meta:editing-duration>PT42M10S", text)
        return text.encode()
    if name == "settings.xml":
        # The room where LibreOffice ran, and the printer of the day, are nobody's business.
        return re.sub(
            rb'<config:config-item config:name="(?:Rsid\w*|PrinterSetup|PrinterName)"[^>]*?'
            rb"(?:/>|>[^<]*</config:config-item>)", b"", data)
    if name == "content.xml":
        # LibreOffice draws the names of lists at random; they become their order of appearance.
        seen: dict[bytes, bytes] = {}
        return re.sub(rb"\blist\d{5,}\b", lambda m: seen.setdefault(m[0], b"list%d" % (len(seen) + 1)),
                      data)
    if name == "META-INF/manifest.xml":
        return re.sub(rb'\s*<manifest:file-entry manifest:full-path="(Thumbnails|Configurations2)/[^>]*/>',
                      b"", data)
    if name in ("_rels/.rels", "[Content_Types].xml") and "docProps/thumbnail.jpeg" in names:
        data = re.sub(rb'<Relationship [^>]*thumbnail[^>]*/>', b"", data)
    return data


def convert(source: Path, kind: str, target: Path, date: str) -> None:
    """Has LibreOffice write `source` as another kind of file (`odt`, `ods`, `pdf`)."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", LIBRARY_ROOM, "--headless", "--convert-to", kind, "--outdir", folder,
             str(source)],
            check=True, capture_output=True,
        )
        made = Path(folder) / f"{source.stem}.{kind.split(':')[0]}"
        target.write_bytes(made.read_bytes())
    if target.suffix in (".odt", ".ods"):
        settle(target, date)
    else:
        target.write_bytes(_settle_pdf(target.read_bytes(), date))


def _settle_pdf(data: bytes, date: str) -> bytes:
    """Same length in and out, so that the cross-reference table stays right."""
    stamp = date.replace("-", "").encode() + b"090000"
    data = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, data)
    data = re.sub(rb"\(D:\d{14}", b"(D:" + stamp, data)
    return re.sub(rb"(/ID\s*\[\s*)<[0-9A-Fa-f]+>(\s*)<[0-9A-Fa-f]+>",
                  lambda m: m[1] + b"<" + stamp * 2 + b"00" * 2 + b">" + m[2] + b"<" + stamp * 2
                  + b"00" * 2 + b">", data)
