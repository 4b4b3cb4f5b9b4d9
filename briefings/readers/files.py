"""A file's bytes: taken in with limits, and known for what they are by what they hold, not by their name."""

from __future__ import annotations

import os
import stat
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from briefings.errors import InputError, NoTextError

LARGEST_FILE = 100 * 2**20  # bytes, of any format
LARGEST_TEXT = 20 * 2**20  # bytes of plain text, Markdown or HTML: about 3 million words


class MediaType(StrEnum):
    """The formats that can be read."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"


_OTHER_FORMATS = {
    b"\xd0\xcf\x11\xe0": "an old Word, Excel or Outlook file; save it as .docx or PDF and try again",
    b"{\\rtf": "a rich text file; save it as .docx or PDF and try again",
    b"\x89PNG": "a picture; read the words in it with OCR first, or ask the publisher for a text version",
    b"\xff\xd8\xff": "a picture; read the words in it with OCR first, or ask the publisher for a text version",
    b"GIF8": "a picture; read the words in it with OCR first, or ask the publisher for a text version",
    b"ID3": "a sound file; give the report itself, as PDF, DOCX, HTML, Markdown or text",
    b"\x1f\x8b": "a compressed file; unpack it and give the report inside",
    b"7z\xbc\xaf": "a compressed file; unpack it and give the report inside",
    b"Rar!": "a compressed file; unpack it and give the report inside",
}


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Never waits on a pipe or device, and never takes in more than the limit."""
    try:
        # Opening a pipe would wait for its writer: look at what it is, and open without waiting.
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError(f"{path} is a folder; give the report files in it, for example {path / '*.pdf'}")
        if not stat.S_ISREG(mode):
            raise InputError(f"{path} is not a file (it is a pipe or a device); save the report to a file first")
        with open(path, "rb", opener=_open_without_waiting) as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; check the name and the folder") from None
    except PermissionError:
        raise InputError(f"{path}: you may not read this file; change its permissions or copy it elsewhere") from None
    except ValueError:  # a null character in the name
        raise InputError(f"{str(path)!r} is not a file name; check the name") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); copy it to this machine and try again") from None
    if len(data) > LARGEST_FILE:
        raise InputError(f"{path.name}: larger than {LARGEST_FILE // 2**20} MB; split it and read the parts")
    if not data:
        raise NoTextError(f"{path.name}: the file is empty; fetch or save it again")
    return data


def _open_without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def media_type(path: Path, data: bytes) -> MediaType:
    """What the bytes are. The name decides only between plain text and Markdown."""
    if b"%PDF-" in data[:1024]:
        return MediaType.PDF
    if data.startswith(b"PK\x03\x04"):
        if _holds_word_document(data):
            return MediaType.DOCX
        raise InputError(f"{path.name}: a zip, but no Word document; unpack it, or save the report as .docx or PDF")
    for magic, what in _OTHER_FORMATS.items():
        if data.startswith(magic):
            raise InputError(f"{path.name}: {what}")
    suffix = path.suffix.lower()
    if suffix in (".md", ".markdown"):
        return MediaType.MARKDOWN
    start = data[:2048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (b"<html" in start and start[:1] == b"<"):
        return MediaType.HTML
    if suffix in (".html", ".htm", ".xhtml") and b"<" in start:
        return MediaType.HTML
    if suffix == ".pdf":
        raise InputError(f"{path.name}: named .pdf but is none (damaged, or a web page saved so); fetch it again")
    if suffix == ".docx":
        raise InputError(f"{path.name}: named .docx but is none (damaged or half saved); save it again")
    return MediaType.TEXT


def _holds_word_document(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return b"word/document.xml" in data  # cut short: the Word reader says so


def decode(path: Path, data: bytes) -> str:
    """Text bytes as characters: UTF-8; UTF-16 by its byte order mark; else Windows-1252, as older UK files are."""
    if len(data) > LARGEST_TEXT:
        raise InputError(
            f"{path.name}: {len(data) // 2**20} MB of text, more than the {LARGEST_TEXT // 2**20} MB that is read; "
            "split it into its reports"
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise InputError(f"{path.name}: damaged UTF-16 text; save it again as UTF-8") from None
    if b"\x00" in data[:4096] or _is_binary(data):
        raise InputError(f"{path.name}: not text; give the report as PDF, DOCX, HTML, Markdown or text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: neither UTF-8 nor Windows text; save it again as UTF-8") from None


def _is_binary(data: bytes) -> bool:
    """Control bytes that no text holds, in more than one place in a hundred."""
    sample = data[:65536]
    control = sum(sample.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13, 27))
    return control * 100 > len(sample)
