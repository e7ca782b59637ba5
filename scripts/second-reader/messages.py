"""Reads the messages of an exchange: 04-exchange.md."""
import struct

from columns import read_columns
from ed25519 import verify
from elements import Reader, Refused, raw, varint
from frames import last, message, numbers, read_frame, restore


def read_ledger(data, reader_id):
    reader = Reader(data)
    changes = read_columns(reader.take(reader.count("columnsBytes", 4 * 1024 * 1024)), reader_id)
    winners = []
    for change in changes:
        if len(change["writes"]) != 1 or len(change["writes"][0]["fields"]) != 1:
            raise Refused("malformed.tableIndex")
        winners.append([reader.take(16).hex(), str(reader.counter())])
    settled = reader.bits(len(changes))
    if reader.at != len(data):
        raise Refused("malformed.trailingBytes")
    return [{"kind": c["writes"][0]["kind"], "change": c, "winner": w, "settled": s}
            for c, w, s in zip(changes, winners, settled)]


def read_cursor(data):
    fields = message(data)
    return {"epoch": last(fields, 1, b"").hex(), "sequence": str(last(fields, 3, 0)), "national_sequence": str(last(fields, 5, 0))}  # and the floors, 4 and 6, of 04-exchange section 5


def read_erased(data):
    reader, records, last_made = Reader(data), [], (None, 0)
    replicas = [reader.take(16).hex() for _ in range(reader.count("replicas", 4096))]
    count = reader.count("writes", 65536)
    for number, counter, index in list(zip(*[reader.column(count) for _ in range(3)])):
        if number >= len(replicas):
            raise Refused("malformed.recordTable")
        counter += last_made[1] if last_made[0] == replicas[number] else 0
        if not 1 <= counter < 1 << 31 or index >= 4096:
            raise Refused("malformed.recordTable")
        last_made = (replicas[number], counter)
        records.append([replicas[number], str(counter), index])
    if reader.at != len(data):
        raise Refused("malformed.trailingBytes")
    return records


def read_page(data, reader_id, dictionaries):
    fields = message(data)
    number, columns, ledger = last(fields, 2, 0), last(fields, 3, b""), last(fields, 4, b"")
    if number > 255:
        raise Refused("envelope")
    erased = last(fields, 7, b"")
    if len(columns) + len(ledger) + len(erased) > 10 * 1024 * 1024:  # one record alone may be that large
        raise Refused("limit.columnsBytes")
    return {"change_sets": read_columns(restore(columns, number, dictionaries), reader_id) if columns else [],
            "ledger": read_ledger(restore(ledger, number, dictionaries), reader_id) if ledger else [],
            "erased": read_erased(erased) if erased else [],
            "next": read_cursor(last(fields, 5, b"")), "more": bool(last(fields, 6, 0)),
            "schema_version": last(fields, 1, 0)}


def read_receipt(data):
    fields = message(data)
    if len(last(fields, 1, b"")) != 16 or len(last(fields, 3, b"")) != 16:
        raise Refused("envelope")
    return {"replica": fields[1][-1].hex(), "acknowledged": str(last(fields, 2, 0)), "state_hash": fields[3][-1].hex(),
            "sequence": str(last(fields, 4, 0)), "epoch": last(fields, 5, b"").hex(),
            "hub_milliseconds": str(last(fields, 6, 0)), "signature": last(fields, 7, b"").hex()}


def receipt_holds(case):
    epoch = raw(case["epoch"])
    signed = b"preau receipt 1\n" + raw(case["replica"]) + struct.pack(">Q", int(case["acknowledged"]))
    signed += raw(case["state_hash"]) + struct.pack(">Q", int(case["sequence"])) + varint(len(epoch)) + epoch
    return verify(raw(case["key"]), raw(case["signature"]), signed + struct.pack(">Q", int(case["hub_milliseconds"])))


def chain(counter, data):
    return {"counter": str(counter), "hash": data.hex()}


def read_request(data):
    fields = message(data, "message_malformed")
    replica, head = last(fields, 2, b""), last(fields, 6, b"")
    if len(replica) != 16 or len(head) not in (0, 32):
        raise Refused("message_malformed")
    if last(fields, 1, 0) != 2:
        raise Refused("protocol_unsupported")
    frame = last(fields, 7, b"")
    try:
        frame and read_frame(frame)
    except Refused:
        raise Refused("frame_malformed")
    return {"replica": replica.hex(), "schema_version": last(fields, 3, 0), "frame": frame.hex(),
            "replica_milliseconds": str(last(fields, 4, 0)), "cursor": read_cursor(last(fields, 8, b"")),
            "chain": chain(last(fields, 5, 0), head) if head else chain(0, bytes(32)),
            "page_bytes_max": last(fields, 9, 0)}


def read_verdict(data):
    fields = message(data)
    adjusted, stamps = numbers(fields, 3), numbers(fields, 4)
    if len(last(fields, 2, b"")) != 32 or len(adjusted) != len(stamps):
        raise Refused("envelope")
    quarantined = [message(one) for one in fields.get(5, [])]
    return {"chain": chain(last(fields, 1, 0), fields[2][-1]), "conflicts": last(fields, 6, 0),
            "adjusted": [[str(c), str(s)] for c, s in zip(adjusted, stamps)],
            "quarantined": [[str(last(q, 1, 0)), last(q, 2, b"").decode()] for q in quarantined]}


def read_response(data, reader_id="00" * 16, dictionaries={}):
    fields = message(data)
    if last(fields, 1, 0) != 2:
        raise Refused("envelope")
    return {"receipt": read_receipt(last(fields, 4, b"")), "floor_version": last(fields, 5, 0),
            "verdict": read_verdict(fields[2][-1]) if 2 in fields else None,
            "page": read_page(fields[3][-1], reader_id, dictionaries) if 3 in fields else None}


def read_refusal(data):
    fields = message(data, "refusal")
    if not last(fields, 1, b""):
        raise Refused("refusal")
    head = last(fields, 5, b"")
    return {"code": fields[1][-1].decode(), "retry_after_seconds": last(fields, 2, 0),
            "last_exchange": str(last(fields, 3, 0)), "chain": chain(last(fields, 4, 0), head) if head else None}


def read_enrol_request(data):
    fields = message(data, "message_malformed")
    code, label = last(fields, 2, b""), last(fields, 5, b"")
    if len(last(fields, 3, b"")) != 16 or len(last(fields, 4, b"")) != 32 or len(code) > 64 or len(label) > 128:
        raise Refused("message_malformed")
    if last(fields, 1, 0) != 2:
        raise Refused("protocol_unsupported")
    return {"code": code.decode(), "replica": fields[3][-1].hex(), "public_key": fields[4][-1].hex(),
            "label": label.decode()}


def read_enrol_response(data):
    fields = message(data, "enrolment")
    if len(last(fields, 4, b"")) != 32:
        raise Refused("enrolment")
    return {"school": last(fields, 2, b"").decode(), "school_name": last(fields, 3, b"").decode(),
            "hub_key": fields[4][-1].hex(), "epoch": last(fields, 5, b"").hex(),
            "hub_milliseconds": str(last(fields, 6, 0)), "computer_number": last(fields, 7, 0)}


READERS = {"ExchangeRequest": read_request, "ExchangeResponse": read_response, "Refusal": read_refusal,
           "EnrolRequest": read_enrol_request, "EnrolResponse": read_enrol_response,
           "Ledger": read_response}
