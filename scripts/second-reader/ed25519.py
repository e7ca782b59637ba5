"""Verifies Ed25519 signatures (RFC 8032), also where the package cryptography is missing."""
import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def point_add(a, b):
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + D * a[0] * b[0] * a[1] * b[1], P - 2, P) % P
    y = (a[1] * b[1] + a[0] * b[0]) * pow(1 - D * a[0] * b[0] * a[1] * b[1], P - 2, P) % P
    return x, y


def point_multiply(k, a):
    result = (0, 1)
    while k:
        if k & 1:
            result = point_add(result, a)
        a, k = point_add(a, a), k >> 1
    return result


def point(data):
    y = int.from_bytes(data, "little") & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    if (x * x - square) % P or y >= P:
        raise ValueError("not on the curve")
    return (P - x if x & 1 != data[31] >> 7 else x), y


def verify_slowly(key, signature, message):
    try:
        a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    except ValueError:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    return s < L and point_multiply(s, base) == point_add(r, point_multiply(k, a))


try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    def verify(key, signature, message):
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
            return True
        except InvalidSignature:
            return False
except ImportError:
    verify = verify_slowly
