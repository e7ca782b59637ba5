/// What a signature must cover and say before we look at it.
///
/// Shape: the covered components must be exactly those listed, in any order: one less leaves a
/// part unsigned, one more is a rule we do not know.
/// Source: RFC 9421 section 1.4, which asks every application to write one.
package struct SignatureProfile: Hashable, Sendable {
  /// What may be demanded of the parameters, besides the key identifier and the tag.
  package enum Demand: Hashable, Sendable {
    /// The algorithm is named.
    case algorithm
    /// The nonce is an exchange number.
    case exchangeNumber
  }

  /// The dictionary key of our signature among any others in the message.
  package static let label = "preau"

  /// The application and version our signatures are made for.
  package static let tag = "preau-v1"

  /// The greatest length of `Signature-Input`, `Signature` or `Content-Digest`, in bytes.
  package static let fieldBytesMax = 4096

  /// The components to cover, in the order we sign them.
  package let components: [SignatureComponent]

  /// The tag to demand; `nil` accepts any or none.
  package let tag: String?

  /// What else to demand.
  package let demands: Set<Demand>

  /// A profile of its own, for a test vector or a later version.
  package init(components: [SignatureComponent], tag: String?, demands: Set<Demand>) {
    self.components = components
    self.tag = tag
    self.demands = demands
  }

  /// How a replica signs a request.
  package static let request = SignatureProfile(
    components: [
      .init(.method), .init(.authority), .init(.path), .init(.query),
      .init(.field(ContentDigest.componentName)), .init(.field("content-type")),
    ],
    tag: tag, demands: [.algorithm, .exchangeNumber])

  /// How the hub signs a response, the signature of the request included.
  package static let response = SignatureProfile(
    components: [
      .init(.status), .init(.field(ContentDigest.componentName)),
      .init(.field("content-type")), .init(.field("signature"), key: label, from: .request),
    ],
    tag: tag, demands: [.algorithm])
}
