"""The format: 8 bytes of the header's length, the header as JSON, then the numbers of one tensor after another."""

import json
import os
import struct

BYTES = {
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2"), 1),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 2),
    **dict.fromkeys(("U32", "I32", "F32"), 4),
    **dict.fromkeys(("U64", "I64", "F64"), 8),
}
_LONGEST_HEADER = 100_000_000


class SafetensorError(Exception):
    pass


def write(entries, metadata):
    """`entries`: name → (dtype, shape, bytes). What is widest comes first, then the names in order."""
    header = {} if metadata is None else {"__metadata__": metadata}
    parts = []
    end = 0
    for name, (dtype, shape, data) in sorted(entries.items(), key=lambda item: (-BYTES[item[1][0]], item[0])):
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [end, end + len(data)]}
        parts.append(data)
        end += len(data)
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return b"".join([struct.pack("<Q", len(text)), text, *parts])


def read(data):
    """The metadata, or None, and name → (dtype, shape, bytes)."""
    if len(data) < 8:
        raise _error("header too small")
    (length,) = struct.unpack("<Q", data[:8])
    if length > _LONGEST_HEADER:
        raise _error("header too large")
    start = 8 + length
    if start > len(data):
        raise _error("invalid header length")
    try:
        header = json.loads(data[8:start].decode())
    except UnicodeDecodeError:
        raise _error("invalid UTF-8 in header") from None
    except json.JSONDecodeError:
        raise _error("invalid JSON in header") from None
    if not isinstance(header, dict):
        raise _error("invalid JSON in header")
    metadata = header.pop("__metadata__", None)
    entries = {}
    end = 0
    for name, dtype, shape, first, last in sorted(map(_described, header.items()), key=lambda entry: entry[3:]):
        size = BYTES[dtype]
        for each in shape:
            size *= each
        if first != end or last < first:
            raise _error(f"invalid offset for tensor `{name}`")
        if last - first != size:
            raise _error("invalid shape, data type, or offset for tensor")
        entries[name] = (dtype, shape, data[start + first : start + last])
        end = last
    if start + end != len(data):
        raise _error("incomplete metadata, file not fully covered")
    return metadata, entries


def read_file(filename):
    if not os.path.exists(filename):
        raise FileNotFoundError(f"No such file or directory: {filename}")
    with open(filename, "rb") as file:
        return read(file.read())


def _described(item):
    name, entry = item
    try:
        dtype, shape, (first, last) = entry["dtype"], entry["shape"], entry["data_offsets"]
        known = dtype in BYTES and all(type(n) is int and n >= 0 for n in [*shape, first, last])
    except (KeyError, TypeError, ValueError):
        known = False
    if not known:
        raise _error("invalid JSON in header")
    return name, dtype, shape, first, last


def _error(words):
    return SafetensorError(f"Error while deserializing: {words}")
