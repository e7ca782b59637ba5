"""Merges histories and sums state hashes: 02-causality.md and 05-merge.md."""
import hashlib
import struct

from elements import Refused, raw, varint


def vector(entries):
    result = {}
    for replica, counter in entries:
        result[replica] = max(result.get(replica, 0), int(counter))
    return {r: c for r, c in result.items() if c}


def entries(clock):
    return [[replica, str(counter)] for replica, counter in sorted(clock.items())]


def descends(left, right):
    return all(left.get(replica, 0) >= counter for replica, counter in right.items())


def reduced(clock, *implied):
    return {r: c for r, c in clock.items() if not any(r == i[0] and c <= int(i[1]) for i in implied)}


class Write:
    def __init__(self, case, creation):
        self.dot = (case["dot"][0], int(case["dot"][1]))
        self.rank = (int(case["stamp"]), *self.dot)
        self.value = case["value"]
        self.seen = vector(case["seen"] + [creation])

    def has_seen(self, other):
        return other is not self and self.seen.get(other.dot[0], 0) >= other.dot[1]


def merge(case):
    """The whole outcome, from the set of writes and from nothing else."""
    writes = [Write(write, case["record"][:2]) for write in case["writes"]]
    winner = max(writes, key=lambda w: w.rank)

    def is_replaced(x):
        for w in writes:
            if w.has_seen(x):
                parent = max((y for y in writes if w.has_seen(y)), key=lambda y: y.rank)
                if parent.value == x.value:
                    return True
        return False

    ledger = [i for i, w in enumerate(writes) if w is not winner and not is_replaced(w)]
    clock = vector([e for w in case["writes"] for e in w["seen"] + [w["dot"]]] + [case["record"][:2]])
    return {"winner": writes.index(winner), "ledger": ledger,
            "conflicts": [i for i in ledger if writes[i].value != winner.value],
            "clock": entries(reduced(clock, winner.dot, case["record"][:2]))}


def merge_in_order(case, order):
    """The value and clock, one write after the other as they arrive."""
    writes = [Write(write, case["record"][:2]) for write in case["writes"]]
    rank, clock, winner = None, {}, None
    for place in order:
        clock = vector([*clock.items(), *writes[place].seen.items(), writes[place].dot])
        if rank is None or writes[place].rank > rank:
            rank, winner = writes[place].rank, place
    return {"winner": winner, "clock": entries(reduced(clock, writes[winner].dot, case["record"][:2]))}


def refuse_history(case):
    writes = [Write(write, case["record"][:2]) for write in case["writes"]]
    own = {w.dot for w in writes}
    for w in writes:
        unknown = [d for d in w.seen.items() if d not in own and d != (case["record"][0], int(case["record"][1]))]
        behind = [y for y in writes if w.has_seen(y) and y.rank[0] >= w.rank[0]]
        if w.dot[1] < 1 or len(own) < len(writes) or w.seen.get(w.dot[0], 0) >= w.dot[1] or unknown or behind:
            raise Refused("history")
    for place, one in enumerate(case["order"]):
        if any(writes[one].has_seen(writes[later]) for later in case["order"][place:]):
            raise Refused("history")


def fixed(*parts):
    return b"".join(raw(p) if isinstance(p, str) and len(p) == 32 else struct.pack(">Q", int(p)) for p in parts)


def state_hash(case):
    total = 0
    for record in case["records"]:
        data = fixed(*record["record"]) + varint(record["kind"]) + varint(len(record["groups"]))
        for group in sorted(record["groups"], key=lambda g: g["fields"][0]):
            version, mask = group["version"], sum(1 << field for field in group["fields"])
            data += mask.to_bytes(16, "big") + fixed(*version["writer"], version["stamp"])
            data += varint(len(version["clock"])) + b"".join(fixed(*entry) for entry in version["clock"])
        for entry in sorted(record["ledger"], key=lambda e: (e["field"], e["loser"])):
            data += bytes([entry["field"]]) + fixed(*entry["loser"], entry["stamp"])
        total += int.from_bytes(hashlib.sha256(data).digest()[:16], "big")
    return (total % 2**128).to_bytes(16, "big").hex()
