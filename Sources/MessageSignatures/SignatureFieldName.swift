/// The two fields a signature lives in.
enum SignatureFieldName {
  static let input = "Signature-Input"
  static let signature = "Signature"
}
