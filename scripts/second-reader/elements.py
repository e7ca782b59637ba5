"""Reads the elements that columns are made of: 03-change-set.md, section 4."""

COUNTER_MAX = 2**31 - 1


class Refused(Exception):
    """Bytes that break a rule; the text is the error of 06-errors.md."""


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        if count > len(self.data) - self.at:
            raise Refused("truncated")
        self.at += count
        return self.data[self.at - count:self.at]

    def byte(self):
        return self.take(1)[0]

    def varint(self):
        value = shift = 0
        while True:
            byte = self.byte()
            if shift == 63 and byte > 1:
                raise Refused("malformed.varint")
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                if byte == 0 and shift:
                    raise Refused("malformed.varint")
                return value
            shift += 7

    def zigzag(self):
        value = self.varint()
        return value >> 1 ^ -(value & 1)

    def count(self, name, most):
        value = self.varint()
        if value > most:
            raise Refused("limit." + name)
        return value

    def counter(self):
        value = self.varint()
        if not 1 <= value <= COUNTER_MAX:
            raise Refused("limit.counter")
        return value

    def member(self, table):
        number = self.varint()
        if number >= len(table):
            raise Refused("malformed.tableIndex")
        return table[number]

    def bits(self, count):
        data = self.take((count + 7) // 8)
        if count % 8 and data[-1] >> count % 8:
            raise Refused("malformed.nullBits")
        return [data[i // 8] >> i % 8 & 1 == 1 for i in range(count)]

    def column(self, count):
        if count == 0:
            return []
        mode = self.byte()
        if mode == 0:
            return [self.varint()] * count
        if mode == 1:
            return [self.varint() for _ in range(count)]
        if 64 <= mode < 192:
            first = [self.varint()] if mode >= 128 else []
            return first + self.packed(count - len(first), mode & 63)
        if mode != 2:
            raise Refused("malformed.columnMode")
        values = []
        while len(values) < count:
            length = self.varint()
            if not 1 <= length <= count - len(values):
                raise Refused("malformed.columnMode")
            values += [self.varint()] * length
        return values

    def packed(self, count, width):
        number = int.from_bytes(self.take((count * width + 7) // 8), "little")
        if number >> count * width:
            raise Refused("malformed.columnMode")
        return [number >> place * width & (1 << width) - 1 for place in range(count)]

    def record(self, replicas):
        replica, counter, index = self.member(replicas), self.counter(), self.varint()
        if index >= 4096:
            raise Refused("malformed.creationIndex")
        return [replica, str(counter), index]


def utf8(data, error):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(error)


def raw(text):
    """The bytes of a vector: hexadecimal, or a list of hexadecimal and how often it is repeated."""
    if isinstance(text, list):
        return b"".join(bytes.fromhex(part) * times for part, times in text)
    return bytes.fromhex(text)


def varint(value):
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + varint(value >> 7)
