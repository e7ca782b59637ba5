/// Writes the French texts of invented cases from templates.
///
/// Shape: 40 to 600 characters; summaries hold initials only, as above the school they are read.
struct SampleText {
  let form: String
  let place: String

  /// What happened, without a name.
  func summary(
    of target: SamplePerson, by authorCount: Int, using dice: inout SampleDice
  ) -> String {
    let authors = authorCount == 1 ? "un élève" : "\(authorCount) élèves"
    let opening = dice.pick([
      "L’élève \(target.initials) subit \(acts(&dice)) de la part de \(authors) \(scene).",
      "\(target.initials) rapporte \(acts(&dice)) \(scene), \(dice.pick(Self.rhythms)).",
      "Signalement concernant \(target.initials) : \(acts(&dice)), par \(authors), \(scene).",
    ])
    return join([opening], upTo: 3, of: Self.effects + Self.steps, using: &dice)
  }

  /// One dated fact, with names.
  func description(
    of target: SamplePerson, by author: SamplePerson, using dice: inout SampleDice
  ) -> String {
    let (who, whom) = (author.firstName, target.firstName)
    let opening = dice.pick([
      "\(dice.pick(Self.moments)), \(who) s’en prend à \(whom) \(scene) : \(acts(&dice)).",
      "\(whom) met en cause \(who) pour des faits \(scene) : \(acts(&dice)).",
      "Un témoin a vu \(who) et \(whom) \(scene), \(dice.pick(Self.moments).lowercased()) : "
        + "\(acts(&dice)).",
    ])
    return join([opening], upTo: 2, of: Self.effects, using: &dice)
  }

  /// A note of the school's team.
  func note(
    on target: SamplePerson, and author: SamplePerson, using dice: inout SampleDice
  ) -> String {
    let opening = dice.pick([
      "Entretien avec \(target.firstName) \(target.lastName), \(dice.pick(Self.durations)).",
      "Appel de la famille \(target.lastName), inquiète depuis \(dice.pick(Self.delays)).",
      "Reçu \(author.firstName) \(author.lastName) avec \(dice.pick(Self.adults)).",
      "Point en équipe ressource avec \(dice.pick(Self.adults)) sur \(target.firstName).",
    ])
    return join([opening], upTo: 4, of: Self.steps + Self.effects, using: &dice)
  }

  private var scene: String { Self.scenes[place] ?? "dans l’établissement" }

  private func acts(_ dice: inout SampleDice) -> String {
    dice.pick(Self.acts[form] ?? ["des faits répétés"])
  }

  private func join(
    _ opening: [String], upTo count: Int, of sentences: [String], using dice: inout SampleDice
  ) -> String {
    (opening + dice.pick(dice.number(in: 1...count), of: sentences)).joined(separator: " ")
  }
}
