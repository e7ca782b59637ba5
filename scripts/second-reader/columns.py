"""Reads the columns of frames and pages: 03-change-set.md, sections 4 and 5."""
from elements import COUNTER_MAX, Reader, Refused, utf8


def read_columns(data, speaker):
    reader = Reader(data)
    replicas = [speaker]
    replicas += [reader.take(16).hex() for _ in range(reader.count("replicas", 4096))]
    if len(set(replicas)) < len(replicas):
        raise Refused("malformed.replicaTable")
    authors, clocks, shapes, records, heads = [None], [[]], [], [], []
    for _ in range(reader.count("authors", 4096)):
        name = utf8(reader.take(reader.count("authorBytes", 128)), "malformed.authorTable")
        if not name or "\0" in name:
            raise Refused("malformed.authorTable")
        authors.append(name)
    for _ in range(reader.count("clocks", 65536)):
        entries = [(reader.member(replicas), reader.counter()) for _ in range(reader.count("clockEntries", 64))]
        if not entries or len(dict(entries)) != len(entries):
            raise Refused("malformed.clockTable")
        clocks.append([[r, str(c)] for r, c in sorted(entries)])
    shapes += read_shapes(reader, reader.count("writes", 65536))
    count, last = reader.count("writes", 65536), (None, 0)
    for number, counter, index in list(zip(*[reader.column(count) for _ in range(3)])):
        if number >= len(replicas):
            raise Refused("malformed.recordTable")
        counter += last[1] if last[0] == replicas[number] else 0
        if not 1 <= counter <= COUNTER_MAX or index >= 4096:
            raise Refused("malformed.recordTable")
        last = (replicas[number], counter)
        records.append([replicas[number], str(counter), index])
    count, lasts, time, total = reader.count("changeSets", 65536), {}, 0, 0
    for number, counter, ahead, logical, author, writes in list(zip(*[reader.column(count) for _ in range(6)])):
        if number >= len(replicas) or author >= len(authors):
            raise Refused("malformed.tableIndex")
        counter = lasts.get(replicas[number], 0) + 1 + (counter >> 1 ^ -(counter & 1))
        if not 1 <= counter <= COUNTER_MAX:
            raise Refused("limit.counter")
        lasts[replicas[number]] = counter
        time = (time + (ahead >> 1 ^ -(ahead & 1))) % 2**64
        if time >= 2**48 or logical > 65535:
            raise Refused("malformed.changeSetOrder")
        total += writes
        if total > 65536:
            raise Refused("limit.writes")
        heads.append((writes, {"dot": [replicas[number], str(counter)], "stamp": str(time << 16 | logical),
                               "author": authors[author], "writes": []}))
    return read_writes(reader, replicas, clocks, shapes, records, heads)


def read_shapes(reader, count):
    first = reader.varint() if count else 1
    if first == 0:
        kinds, numbers = reader.column(count), [more + 1 for more in reader.column(count)]
        if any(number > 128 for number in numbers):
            raise Refused("malformed.shapeTable")
        if sum(numbers) > 1_048_576:
            raise Refused("limit.values")
        distances = iter(reader.column(sum(numbers)))
        return [shape(kind, [next(distances) for _ in range(number)]) for kind, number in zip(kinds, numbers)]
    shapes = []
    for place in range(count):  # as protocol 1 wrote them
        kind = reader.varint() if place else first
        number = reader.varint()
        if not 1 <= number <= 128:
            raise Refused("malformed.shapeTable")
        shapes.append(shape(kind, [reader.varint() for _ in range(number)]))
    return shapes


def shape(kind, distances):
    field, fields = -1, []
    for distance in distances:
        field += distance + 1
        fields.append(field)
    if not 1 <= kind <= 65535 or field > 127:
        raise Refused("malformed.shapeTable")
    return kind, fields


def read_writes(reader, replicas, clocks, shapes, records, heads):
    total, values = sum(count for count, _ in heads), 0
    rows, used = iter(list(zip(*[reader.column(total) for _ in range(3)]))), []
    for count, head in heads:
        created = 0
        for _ in range(count):
            shape, record, clock = next(rows)
            if shape >= len(shapes) or record > len(records) or clock >= len(clocks):
                raise Refused("malformed.tableIndex")
            if record == 0:
                if created >= 4096:
                    raise Refused("malformed.creationIndex")
                record, created = head["dot"] + [created], created + 1
            else:
                record = records[record - 1]
            kind, fields = shapes[shape]
            write = {"kind": kind, "record": record, "fields": fields, "values": [None] * len(fields),
                     "clock": clocks[clock]}
            head["writes"].append(write)
            used.append(write)
            values += len(fields)
            if values > 1_048_576:
                raise Refused("limit.values")
    cells = {}
    for write in used:
        for place, field in enumerate(write["fields"]):
            cells.setdefault((write["kind"], field), []).append((write["values"], place))
    for key in sorted(cells):
        for (target, place), value in zip(cells[key], read_values(reader, len(cells[key]), replicas)):
            target[place] = value
    if reader.at != len(reader.data):
        raise Refused("malformed.trailingBytes")
    return [head for _, head in heads]


# -- 03, section 5: the values of one field --------------------------------------------------------------------------
def read_values(reader, count, replicas):
    head = reader.byte()
    if head == 0:
        return [None] * count
    if head == 0x7F:
        types = (reader.byte() for _ in range(count))
        return [None if t == 0 else checked(t, read_value(reader, t, replicas)) for t in types]
    kind, absent = head & 0x7F, [False] * count
    if not 1 <= kind <= 6:
        raise Refused("malformed.wireType")
    if head & 0x80:
        absent = reader.bits(count)
        if all(absent) or not any(absent):
            raise Refused("malformed.nullBits")
    if kind == 3:
        flags = iter(reader.bits(absent.count(False)))
        return [None if gone else {"boolean": next(flags)} for gone in absent]
    values = [None if gone else read_value(reader, kind, replicas) for gone in absent]
    return [value and checked(kind, value) for value in values]


def read_value(reader, kind, replicas):
    if kind == 1:
        end = reader.data.find(0, reader.at)
        if end < 0:
            raise Refused("truncated")
        text = reader.take(end - reader.at)
        reader.at += 1
        if len(text) > 65536:
            raise Refused("limit.valueBytes")
        return {"text": text}
    if kind == 2:
        return {"integer": str(reader.zigzag())}
    if kind == 3:
        return {"boolean": reader.bits(1)[0]}
    if kind == 4:
        day = reader.zigzag()
        if not -2**31 <= day < 2**31:
            raise Refused("malformed.date")
        return {"date": day}
    if kind == 5:
        return {"bytes": reader.take(reader.count("valueBytes", 65536)).hex()}
    if kind == 6:
        return {"reference": reader.record(replicas)}
    raise Refused("malformed.wireType")


def checked(kind, value):
    return {"text": utf8(value["text"], "malformed.utf8")} if kind == 1 else value
