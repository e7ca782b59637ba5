"""Reads files of transfers and their codes: 10-transfer.md."""

import hashlib
import hmac
import struct
import zlib

from elements import Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
FILE_MAX, CONTENT_MAX, RATIO_MAX, RATIO_FREE = 16 * 1024**2, 64 * 1024**2, 200, 1024**2


def read_code(typed):
    """The 20 secret symbols of a code as somebody typed it."""
    text = typed.upper().translate(str.maketrans("ILO", "110", " -.\t\r\n"))
    if len(text) != 21 or any(symbol not in ALPHABET for symbol in text):
        raise Refused("codeMistyped")
    total = 0
    for symbol in text:
        total = total << 1 ^ (0b100101 if total & 16 else 0) ^ ALPHABET.index(symbol)
    if total:
        raise Refused("codeMistyped")
    return text[:20]


def derived(secret, salt):
    key = hmac.digest(salt, secret.encode(), "sha256")
    first = hmac.digest(key, b"preau-transfer-v1\x01", "sha256")
    return first + hmac.digest(key, first + b"preau-transfer-v1\x02", "sha256")[:12]


def quarter(words, a, b, c, d):
    for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        words[x] = (words[x] + words[y]) & 0xFFFFFFFF
        words[z] ^= words[x]
        words[z] = (words[z] << turn | words[z] >> 32 - turn) & 0xFFFFFFFF


def block(key, counter, nonce):
    start = struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", counter) + nonce)
    words = list(start)
    for _ in range(10):
        for place in range(4):
            quarter(words, place, 4 + place, 8 + place, 12 + place)
        for place in range(4):
            quarter(words, place, 4 + (place + 1) % 4, 8 + (place + 2) % 4, 12 + (place + 3) % 4)
    return struct.pack("<16I", *((one + other) & 0xFFFFFFFF for one, other in zip(start, words)))


def tag(key, data):
    """Poly1305."""
    r, s = int.from_bytes(key[:16], "little"), int.from_bytes(key[16:], "little")
    r &= 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for place in range(0, len(data), 16):
        total = (total + int.from_bytes(data[place:place + 16] + b"\x01", "little")) * r % (2**130 - 5)
    return ((total + s) & 2**128 - 1).to_bytes(16, "little")


def unseal(key, nonce, sealed, header):
    """ChaCha20-Poly1305, RFC 8439."""
    text, found = sealed[:-16], sealed[-16:]
    padded = b"".join(part + bytes(-len(part) % 16) for part in (header, text))
    sizes = struct.pack("<QQ", len(header), len(text))
    if not hmac.compare_digest(found, tag(block(key, 0, nonce)[:32], padded + sizes)):
        raise Refused("wrongCode")
    stream = b"".join(block(key, 1 + number, nonce) for number in range((len(text) + 63) // 64))
    return bytes(one ^ other for one, other in zip(text, stream))


def school(data):
    text = data.decode("latin-1")
    if not all("0" <= digit <= "9" for digit in text[:7]) or text[7] != LETTERS[int(text[:7]) % 23]:
        raise Refused("damaged")
    return text


def restore(data):
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(data, CONTENT_MAX + 1)
    except zlib.error:
        raise Refused("unsound") from None
    if len(content) > CONTENT_MAX or len(content) > RATIO_FREE and len(content) // len(data) > RATIO_MAX:
        raise Refused("tooLarge")
    if not stream.eof or stream.unused_data:
        raise Refused("unsound")
    return content


def open_transfer(file, code):
    """What the header says, and the lines."""
    if file[:8] != b"PREAUTRF":
        raise Refused("notATransfer")
    if len(file) > FILE_MAX:
        raise Refused("tooLarge")
    whole = file[:-32]
    if len(whole) < 9 or hashlib.sha256(whole).digest() != file[-32:]:
        raise Refused("damaged")
    if whole[8] != 1:
        raise Refused("newerVersion")
    if len(whole) < 89 + 16 or int.from_bytes(whole[85:89], "big") != len(whole) - 89:
        raise Refused("damaged")
    found = {"from": school(whole[9:17]), "to": school(whole[17:25]),
             "transfer": [whole[25:41].hex(), str(int.from_bytes(whole[41:49], "big")),
                          int.from_bytes(whole[49:53], "big")]}
    keys = derived(read_code(code), whole[53:85])
    return found | {"content": restore(unseal(keys[:32], keys[32:], whole[89:], whole[:89])).decode()}
