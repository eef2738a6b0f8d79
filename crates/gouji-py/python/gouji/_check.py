"""The check of documents."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Union

from gouji import _gouji
from gouji._report import Report

Document = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview, tuple[bytes, str]]


def check(
    document: Document,
    name: str | None = None,
    with_: Iterable[Document] = (),
    without: Iterable[str] = (),
    timeout: float | None = None,
) -> Report:
    """Checks a document, or several that make one disclosure.

    :param document: A path, or the bytes of a document.
    :param name: What the document is called; its ending tells the format together with the content. Needed for bytes.
    :param with_: Further documents of the same disclosure (the tables beside the text): paths, or pairs of bytes and
        name.
    :param without: Names of rules that are not asked (``gouji rules`` lists them).
    :param timeout: How many seconds it may take; ``None`` for as long as it takes. What is late ends soon after, not at once.
    :raises OSError: A file cannot be opened.
    :raises TimeoutError: The time is up.
    :raises ValueError: A document cannot be read, or bytes have no name; the message says what to do.
    """
    documents = [_bytes(document, name), *(_bytes(other, None) for other in with_)]
    return Report._of(json.loads(_gouji.check(documents, list(without), timeout)))


def _bytes(document: Document, name: str | None) -> tuple[bytes, str]:
    if isinstance(document, tuple):
        data, own = document
        return bytes(data), name or own
    if isinstance(document, (bytes, bytearray, memoryview)):
        if name is None:
            raise ValueError("bytes need a name such as 'draft.docx': it tells the format")
        return bytes(document), name
    path = Path(document)
    return path.read_bytes(), name or str(path)
