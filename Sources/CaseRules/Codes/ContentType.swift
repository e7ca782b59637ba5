/// What a content is made of.
///
/// Shape: the code of the field `content_type` of a content. Source: domain study A4.
package enum ContentType: String, Hashable, Sendable, CaseIterable {
  case text
  case image
  case video
  case audio
  case app
  case synthetic
  case product
  case other

  /// The term of the DSA transparency database.
  package var transparencyTerm: String {
    switch self {
    case .text: "CONTENT_TYPE_TEXT"
    case .image: "CONTENT_TYPE_IMAGE"
    case .video: "CONTENT_TYPE_VIDEO"
    case .audio: "CONTENT_TYPE_AUDIO"
    case .app: "CONTENT_TYPE_APP"
    case .synthetic: "CONTENT_TYPE_SYNTHETIC_MEDIA"
    case .product: "CONTENT_TYPE_PRODUCT"
    case .other: "CONTENT_TYPE_OTHER"
    }
  }
}
