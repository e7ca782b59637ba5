"""Reads frames: streams, envelopes, signature, chain: 03-change-set.md, sections 6 to 8."""
import hashlib
import zlib

from columns import read_columns
from ed25519 import verify
from elements import COUNTER_MAX, Reader, Refused, raw, varint


def presets(case):
    return {int(number): raw(text) for number, text in case["dictionaries"].items()}


def sum_of(data):
    return zlib.adler32(data).to_bytes(4, "big")


def without_header(data, preset):
    """A zlib stream's content, as form 1 has it, and the dictionary it wants."""
    if len(data) < 2:
        raise Refused("deflate.truncated")
    if data[0] & 0x8F != 8 or (data[0] << 8 | data[1]) % 31:
        raise Refused("deflate.corrupt")
    if not data[1] & 0x20:
        return data[2:], b""
    if len(data) < 6:
        raise Refused("deflate.truncated")
    if not preset or sum_of(preset) != data[2:6]:
        raise Refused("deflate.wrongDictionary")
    return data[6:], preset


def restore(data, number, dictionaries, form=2):
    if number and number not in dictionaries:
        raise Refused("unknownDictionary")
    preset = dictionaries.get(number, b"")
    if form == 1:
        data, preset = without_header(data, preset)
    engine = zlib.decompressobj(wbits=-15, zdict=preset) if preset else zlib.decompressobj(wbits=-15)
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
    if len(engine.unused_data) != 4:
        raise Refused("deflate.trailingBytes" if len(engine.unused_data) > 4 else "deflate.truncated")
    if engine.unused_data != sum_of(output):
        raise Refused("deflate.corrupt")
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


def read_second_form(data):
    reader = Reader(data)
    try:
        numbers = [reader.varint() for _ in range(5)][1:]
        signature = reader.take(64)
    except Refused:
        raise Refused("envelope")
    return (*numbers, reader.data[reader.at:], signature)


def read_first_form(data):
    fields = message(data)
    return (*(last(fields, number, 0) for number in (1, 2, 3, 4)), last(fields, 5, b""), last(fields, 6, b""))


def read_frame(data):
    form = 2 if data[:1] == b"\2" else 1
    version, dictionary, first, more, columns, signature = (read_second_form if form == 2 else read_first_form)(data)
    if dictionary > 255 or len(signature) != 64 or max(version, more) >= 1 << 32:
        raise Refused("envelope")
    if len(columns) > 256 * 1024:
        raise Refused("limit.columnsBytes")
    if not 1 <= first <= COUNTER_MAX or more >= 16384:
        raise Refused("limit.counter")
    return form, version, dictionary, first, more, columns, signature


def open_frame(case):
    data = raw(case["bytes"])
    form, version, dictionary, first, more, columns, signature = read_frame(data)
    chain = raw(case["before"]["hash"])
    signed = b"preau frame %d\n" % form + case["school"].encode() + b"\0" + raw(case["replica"]) + chain
    signed += b"".join(map(varint, (version, dictionary, first, more))) + hashlib.sha256(columns).digest()
    if not verify(raw(case["key"]), signature, signed):
        raise Refused("signature")
    changes = read_columns(restore(columns, dictionary, presets(case), form), case["replica"])
    before = first - 1
    for change in changes:
        if change["dot"][0] != case["replica"]:
            raise Refused("malformed.writer")
        if not before < int(change["dot"][1]) <= first + more:
            raise Refused("malformed.counterRange")
        before = int(change["dot"][1])
    after = hashlib.sha256(chain + hashlib.sha256(data).digest()).hexdigest()
    return version, changes, first, first + more, after
