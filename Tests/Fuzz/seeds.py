#!/usr/bin/env python3
"""Makes the seeds of the fuzzers, Tests/Fuzz/corpora/*.txt, most of them from protocol/vectors: one input a line, in hexadecimal."""
import gzip
import json
import pathlib
import zlib

HERE = pathlib.Path(__file__).resolve().parent
VECTORS = HERE.parent.parent / "protocol" / "vectors"
SPEAKER = bytes.fromhex("5052454155000001a0b0c0d0e0f00101")
LARGEST = 2_200
# What the vectors do not have: the floor of a cursor, as more of the same message.
REQUEST_FLOOR = bytes.fromhex("42022005")
RESPONSE_FLOOR = bytes.fromhex("1a042a022005")
MESSAGES = {"ExchangeRequest": 0, "EnrolRequest": 1, "EnrolResponse": 2, "Refusal": 4}


def raw(text):
    """Bytes as vectors write them: hexadecimal, or a list of hexadecimal and how often it is repeated."""
    if isinstance(text, str):
        return bytes.fromhex(text)
    return b"".join(bytes.fromhex(part) * times for part, times in text)


def cases(path):
    return json.loads((VECTORS / f"{path}.json").read_text())["cases"]


def both(path):
    part, name = path.split("/")
    return cases(f"{part}/valid/{name}") + cases(f"{part}/invalid/{name}")


def nested(message, number):
    """The content of a field of a protobuf message, length and all; fields before it must be length-delimited or varints."""
    place = 0

    def varint():
        nonlocal place
        value = shift = 0
        while True:
            byte = message[place]
            place += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while place < len(message):
        tag = varint()
        size = varint()
        if tag & 7 == 2:
            if tag >> 3 == number:
                return message[place:place + size]
            place += size
    return b""


def shrunk(frame):
    """The columns of a frame as sent: after the form, four numbers and the signature, or in a field of form 1."""
    if frame[:1] != b"\2":
        return nested(frame, 5)
    place, left = 1, 4
    while left and place < len(frame):
        left -= frame[place] < 128
        place += 1
    return frame[place + 64:]


def inflate():
    texts = [b"", b"a", b"Coll\xc3\xa8ge " * 40, bytes(range(256)), b"\x00" * 3000]
    yield from (bytes([mode]) + bytes([cut]) + text for mode in (2, 3) for cut in (0, 5) for text in texts)
    yield b"\xff\x4d" + bytes(range(256)) * 4
    for case in both("change-set/frames"):
        yield from (mode + shrunk(raw(case["bytes"])) for mode in (b"\x00", b"\xfc"))
    yield b"\x01" + shrunk(raw(cases("change-set/valid/frames")[1]["bytes"]))


def columns():
    return (bytes.fromhex(case["speaker"]) + raw(case["bytes"]) for case in both("change-set/columns"))


def frame():
    yield from (b"\x00" + raw(case["bytes"]) for case in both("change-set/frames"))
    for case in cases("change-set/valid/columns"):
        for mode in (0xFC, 0xFD, 0xFF):
            yield bytes([mode, 0]) + raw(case["bytes"])


def response():
    yield from (b"\x00" + raw(case["response"]) + RESPONSE_FLOOR for case in cases("exchange/valid/pages"))
    yield from (b"\x00" + raw(c["bytes"]) for c in both("exchange/messages") if c["message"] == "ExchangeResponse")
    yield from (b"\x80" + raw(case["bytes"]) for case in cases("change-set/valid/columns"))
    for case in cases("exchange/valid/pages"):
        if ledger := nested(nested(raw(case["response"]), 3), 4):
            preset = raw(list(case["dictionaries"].values())[0]) if case["dictionaries"] else b""
            yield b"\x84" + zlib.decompressobj(wbits=-15, zdict=preset).decompress(ledger)


def messages():
    for case in both("exchange/messages"):
        if case["message"] in MESSAGES:
            yield bytes([MESSAGES[case["message"]]]) + raw(case["bytes"])
            yield bytes([MESSAGES[case["message"]]]) + raw(case["bytes"]) + REQUEST_FLOOR
        elif verdict := nested(raw(case["bytes"]), 2):
            yield b"\x03" + verdict
    yield b"\x05" + b"0123-4567-89AB-CDEF-GHJK-MNPQ.RSTVWXYZ01234567"
    yield b"\x05" + b"oil- 4567 89ab-cdef-ghjk-mnpq.rstvwxyz01234567"


def signature():
    covered = '("@method" "@authority" "@path" "@query" "content-digest" "content-type")'
    given = ';keyid="replica-7";alg="ed25519";nonce="41";tag="preau-v1"'
    digest = "sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:"
    signed = "preau=:" + "A" * 86 + "==:"
    lines = [
        ["*"] * 7, ["/other"] + ["*"] * 6, ["*", ""], ["*"] * 3 + ["other"], ["*", "*", " \tapplication/x-preau"],
        ["*"] * 4 + [digest], ["*"] * 5 + [f"preau={covered}{given}"], ["*"] * 5 + [f"preau={covered};created=1{given}", signed],
        ["*"] * 5 + [f'a=();keyid="b", preau={covered}{given}', f"a=:AAAA:, {signed}"],
        ["*"] * 5 + ['preau=("content-type";sf "x";key="a";req);keyid="\\"a";x=?1;y=-1.5;z=:AA==:', signed],
    ]
    yield from (b"\x00" + "\n".join(line).encode() for line in lines)
    for key, nonce in (("replica-7", "41"), ("", "1"), ("a\\\"b", "18446744073709551615"), ("\u00e9", "0"), ("k", "01")):
        yield b"\x01" + "\n".join(["/v1/exchange", "a=1&b=2", "application/x-preau", "{}", key, nonce]).encode()
    yield b"\x01" + "\n".join(["", "", " ", "", "k", "7"]).encode()


def merge():
    for count in range(8):
        for salt in range(4):
            writes = bytes((place * 37 + salt * 91 + byte * 53) % 256 for place in range(count + 1) for byte in range(3))
            yield bytes([count | (salt & 1) << 7]) + writes + bytes((salt * 83 + place * 29) % 256 for place in range(12))


def csv():
    header = "uai;nom;nature;secteur;code_insee;commune;code_departement;departement;code_academie;academie"
    more = header + ";circonscription;effectifs;latitude;longitude"
    line = "0010001W;\u00c9cole Jean Moulin;ecole;public;01004;Amb\u00e9rieu;001;Ain;10;Lyon"
    texts = [
        f"{header}\n{line}\n", f"{more}\r\n{line};Bourg 1;120;45.97;5.35\r\n", f"\ufeff{header}\n{line}", header, "",
        f'{header}\n0010001W;"a ""quoted""\n name";ecole;public;01004;"A;B";001;Ain;10;Lyon\n{line}\n{line}\n',
        f'{header}\n"open', f"{header}\n\n;;;\n{line[:20]}\n{line};\n", f'{more}\n{line};;-1;91;181\n{line};x;1e9;NaN;',
    ]
    for text in texts:
        yield b"\x00" + text.encode()
        yield b"\x07" + text.encode()
        yield b"\x81" + gzip.compress(text.encode(), mtime=0)


def text():
    typed = ["", "2026-11-02", "02/11/2026", "31/02/2026", "1", "oui", "yes", "-9223372036854775808", "victime", "victim",
             "a;b;c", '["a",null]', "a\r\nb", "\u00e9\u0301", "\u202eabc", "0751234J-2026-1", "0001-01-01", "9999-12-31"]
    return (bytes([kind, field]) + value.encode() for field in range(12) for kind in (field % 7,) for value in typed)


def jsonl():
    case = '{"kind":"case","id":"a","fields":{"opened_on":"2026-11-02"}}'
    note = '{"kind":"note","id":"n","fields":{"case":"a","text":"t","written_on":"2026-11-02"}}'
    full = '{"kind":"case","id":"b","fields":{"opened_on":"2026-11-02","gravity":2,"form_insults":true,"origin":"victim"}}'
    lines = [
        [case, note], [full], [case, case], ["not json", "", "[]", "{}"], ['{"kind":"zzz","id":"b","fields":{}}'],
        ['{"kind":"case","id":"d","fields":{"gravity":9,"nothing":1,"opened_on":1}}'], [note, case], [case + "\r"],
        ['{"kind":"person","id":"p","fields":{"case":"a","names":["x",null]}}', case],
        ['{"kind":"case","id":"e","fields":{"summary":"\\u0000\\ud83d\\ude00","opened_on":null}}'],
    ]
    return ("\n".join(one).encode() for one in lines)


def store():
    # Damage as Tests/Fuzz/FileFuzzing/StoreDamage.swift reads it: each column of each table in each form, rules kept and taken away.
    yield b"\x08\x00\x00\x00\x00\x00"
    for table, columns in enumerate((26, 4, 3, 2, 2, 6)):
        for column in range(columns):
            yield from (bytes([kind, table, column, 0, form, 4, 1, 2, 3, 4]) for kind in (0, 4) for form in range(8))
    yield bytes([8, 0, 100, 4, 3, 1, 2, 3, 4]) + bytes([7, 0, 4, 3, 255, 255, 255, 255])


def hub():
    # Columns that the hub takes from one of its computers, alone, twice, and two after each other.
    valid = [raw(case["bytes"]) for case in cases("change-set/valid/columns") if bytes.fromhex(case["speaker"]) == SPEAKER]
    valid = [len(one).to_bytes(2, "big") + one for one in valid]
    yield from valid
    yield from (one + one for one in valid[:4])
    yield from (one + other for one, other in zip(valid, valid[1:]))


def main():
    targets = (inflate, columns, frame, response, messages, signature, merge, csv, text, jsonl, store, hub)
    for target in targets:
        seeds = sorted({seed for seed in target() if 0 < len(seed) <= LARGEST}, key=lambda seed: (len(seed), seed))
        lines = ["# Made by Tests/Fuzz/seeds.py.", *(seed.hex() for seed in seeds)]
        (HERE / "corpora" / f"{target.__name__}.txt").write_text("\n".join(lines) + "\n")
        print(f"{target.__name__}: {len(seeds)} seeds, {sum(map(len, lines)) // 1024} KiB")


main()
