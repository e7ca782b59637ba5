/// What a signature can cover of a response, apart from its body.
package struct ResponseHead: Hashable, Sendable {
  /// The three-digit status code.
  package let status: Int

  /// The header field lines in order.
  package let fields: [MessageField]

  /// The head of one response.
  package init(status: Int, fields: [MessageField]) {
    self.status = status
    self.fields = fields
  }

  /// The same head with more field lines after its own.
  package func adding(_ more: [MessageField]) -> ResponseHead {
    ResponseHead(status: status, fields: fields + more)
  }
}
