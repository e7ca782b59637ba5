"""Reads frames: zlib, envelope, signature, chain: 03-change-set.md, sections 6 to 8."""
import hashlib
import zlib

from columns import read_columns
from ed25519 import verify
from elements import COUNTER_MAX, Reader, Refused, raw, varint


def presets(case):
    return {int(number): raw(text) for number, text in case["dictionaries"].items()}


def restore(data, number, dictionaries):
    if number and number not in dictionaries:
        raise Refused("unknownDictionary")
    if len(data) >= 6 and data[1] & 0x20:
        preset = dictionaries.get(number, b"")
        if zlib.adler32(preset) != int.from_bytes(data[2:6], "big") or not preset:
            raise Refused("deflate.wrongDictionary")
        engine = zlib.decompressobj(zdict=preset)
    else:
        engine = zlib.decompressobj()
    output, rest = b"", data
    while not engine.eof:
        try:
            step = engine.decompress(rest, 65536)
        except zlib.error:
            raise Refused("deflate.corrupt")
        output, rest = output + step, engine.unconsumed_tail
        if len(output) > 4 * 1024 * 1024:
            raise Refused("deflate.tooLarge")
        if len(output) > 1024 * 1024 and len(output) // len(data) > 100:
            raise Refused("deflate.ratioExceeded")
        if not step and not rest and not engine.eof:
            raise Refused("deflate.truncated")
    if engine.unused_data:
        raise Refused("deflate.trailingBytes")
    return output


def message(data, error="envelope"):
    """The fields of a Protocol Buffers message: number to the list of what was there."""
    reader, fields = Reader(data), {}
    try:
        while reader.at < len(data):
            tag = reader.varint()
            if tag >> 3 == 0 or tag & 7 not in (0, 2):
                raise Refused(error)
            fields.setdefault(tag >> 3, []).append(
                reader.varint() if tag & 7 == 0 else reader.take(reader.varint()))
    except Refused:
        raise Refused(error)
    return fields


def last(fields, number, default):
    value = fields.get(number, [default])[-1]
    if type(value) is not type(default):
        raise Refused("envelope")
    return value


def numbers(fields, number):
    """A repeated number, packed or not."""
    values = []
    for value in fields.get(number, []):
        reader = Reader(value) if isinstance(value, bytes) else None
        while reader and reader.at < len(value):
            values.append(reader.varint())
        values += [] if reader else [value]
    return values


def read_frame(data):
    fields = message(data)
    columns, signature, dictionary = last(fields, 5, b""), last(fields, 6, b""), last(fields, 2, 0)
    first, more = last(fields, 3, 0), last(fields, 4, 0)
    if len(columns) > 256 * 1024:
        raise Refused("limit.columnsBytes")
    if dictionary > 255 or len(signature) != 64:
        raise Refused("envelope")
    if not 1 <= first <= COUNTER_MAX or more >= 16384:
        raise Refused("limit.counter")
    return last(fields, 1, 0), dictionary, first, more, columns, signature


def open_frame(case):
    data = raw(case["bytes"])
    version, dictionary, first, more, columns, signature = read_frame(data)
    chain = raw(case["before"]["hash"])
    signed = b"preau frame 1\n" + case["school"].encode() + b"\0" + raw(case["replica"]) + chain
    signed += b"".join(map(varint, (version, dictionary, first, more))) + hashlib.sha256(columns).digest()
    if not verify(raw(case["key"]), signature, signed):
        raise Refused("signature")
    changes = read_columns(restore(columns, dictionary, presets(case)), case["replica"])
    before = first - 1
    for change in changes:
        if change["dot"][0] != case["replica"]:
            raise Refused("malformed.writer")
        if not before < int(change["dot"][1]) <= first + more:
            raise Refused("malformed.counterRange")
        before = int(change["dot"][1])
    after = hashlib.sha256(chain + hashlib.sha256(data).digest()).hexdigest()
    return version, changes, first, first + more, after
