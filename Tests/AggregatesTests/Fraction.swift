/// An exact fraction, for an attacker that must not be stopped by rounding.
struct Fraction: Equatable {
  let top: Int
  let bottom: Int

  init(_ top: Int, _ bottom: Int = 1) {
    let divisor = Fraction.greatestDivisor(top, bottom) * (bottom < 0 ? -1 : 1)
    self.top = top / divisor
    self.bottom = bottom / divisor
  }

  static func greatestDivisor(_ left: Int, _ right: Int) -> Int {
    var (left, right) = (abs(left), abs(right))
    while right != 0 { (left, right) = (right, left % right) }
    return max(left, 1)
  }

  var isZero: Bool { top == 0 }

  static func - (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.top * right.bottom - right.top * left.bottom, left.bottom * right.bottom)
  }
  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.top * right.top, left.bottom * right.bottom)
  }
  static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.top * right.bottom, left.bottom * right.top)
  }
}
