internal import Crypto
internal import MessageSignatures

extension SignatureInput {
  /// Verifies a request against the very key it brings: proof that the sender holds it.
  func verify(request: RequestHead, body: [UInt8], rawKey: [UInt8]) throws(SignatureError) {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: rawKey) else {
      throw .signatureInvalid
    }
    try verify(request: request, body: body, key: key)
  }
}
