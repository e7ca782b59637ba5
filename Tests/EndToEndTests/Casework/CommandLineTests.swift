import CaseModel
import Testing

import SchoolDirectory
@testable import SchoolReplica
@testable import preau

@Suite struct `The command line` {
  @Test(arguments: [
    (["LC_ALL": "fr_FR.UTF-8", "LANG": "en_US"], [], Language.french),
    (["LC_ALL": "", "LANG": "fr"], [], .french),
    (["LC_MESSAGES": "C", "LANG": "fr"], [], .english),
    (["LANG": "fr"], ["preau", "--lang", "en"], .english), ([:], ["preau", "--lang=fr"], .french),
    ([:], [], .english),
  ])
  func `speaks the language of the locale, or the one asked for`(
    environment: [String: String], arguments: [String], language: Language
  ) {
    #expect(Language(arguments: arguments, environment: environment) == language)
  }

  @Test func `lets no stored text move the cursor or turn the writing round`() {
    let hostile = "a\u{1B}[2Jb\u{9B}31mc\u{202E}d\u{2066}e\u{7}f\u{0}"
    #expect(
      SafeText.line(hostile).unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    )
    #expect(!SafeText.line(hostile).unicodeScalars.contains("\u{202E}"))
    #expect(SafeText.lines("one\ntwo", indent: "  ") == "one\n  two")
    #expect(SafeText.line("one\ntwo") == "one two")
    #expect(
      !JSONValue.quoted(hostile).unicodeScalars.contains { $0.value < 32 || $0 == "\u{202E}" })
  }

  @Test(arguments: [
    ("15m", 900, "*:0/15", "*/15 * * * *"), ("2h", 7200, "0/2:00", "0 */2 * * *"),
    ("1h", 3600, "0/1:00", "0 */1 * * *"), ("24h", 86_400, "daily", "0 0 * * *"),
  ])
  func `writes an interval as calendars do`(
    text: String, seconds: Int, systemd: String, cron: String
  ) throws {
    let interval = try #require(Interval(argument: text))
    #expect(interval.seconds == seconds)
    let calendar = try #require(TimerCalendar(seconds: seconds))
    #expect(calendar.systemd == systemd)
    #expect(calendar.cron == cron)
    for random: UInt64 in [0, 100, 200, .max] {
      let wait = interval.jittered(random: random)
      #expect(wait >= .milliseconds(seconds * 900) && wait <= .milliseconds(seconds * 1100))
    }
  }

  @Test(arguments: ["", "m", "0m", "-5m", "9s", "25h", "99999999999999999999m", "15", "7 m"])
  func `refuses an interval that is none`(text: String) {
    #expect(Interval(argument: text) == nil)
  }

  @Test func `quotes the paths of a timer`() throws {
    let units = TimerUnits(
      calendar: try #require(TimerCalendar(seconds: 900)), homePath: "/tmp/a b%$'c",
      programPath: "/usr/bin/preau")
    #expect(units.service.contains(#"--home "/tmp/a b%%$$'c""#))
    #expect(units.cronLine.hasSuffix(#"/usr/bin/preau sync --timer --home '/tmp/a b\%$'\''c'"#))
    #expect(units.timer.contains("Persistent=true"))
  }

  @Test func `numbers cases in the thousand of the computer`() throws {
    let school = try UAI(parsing: "0751234J")
    var numbering = ReferenceNumbering(
      school: school, computer: 2,
      given: ["0751234J-2026-1007", "0751234J-2026-2998", "0751234J-2025-2500", "other"])
    #expect(numbering.next(year: 2026)?.number == 2999)
    #expect(numbering.next(year: 2026)?.number == 1_002_001)
    #expect(numbering.next(year: 2025)?.number == 2501)
    #expect(numbering.next(year: 2027)?.number == 2001)
    #expect(numbering.next(year: 12) == nil)
  }
}
