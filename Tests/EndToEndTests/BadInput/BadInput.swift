/// Everything that may arrive and should not: each is refused with a code of `protocol/06-errors.md`, loses nothing, and
/// leaves the hub answering everybody else.
enum BadInput {}
