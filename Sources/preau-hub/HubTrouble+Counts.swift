internal import Aggregates

extension HubTrouble {
  /// Why counts are not shown or not released.
  static func counts(_ error: AggregateError, _ options: HubOptions) -> String {
    switch error {
    case .thresholdTooLow(let given, let least):
      options.say(
        "Un seuil de \(given) est trop bas : il est de \(least) au moins, et ne peut qu'être relevé. Rien n'a été montré.",
        "A threshold of \(given) is too low: it is at least \(least) and can only be raised. Nothing was shown."
      )
    case .noPeriod(let text):
      options.say(
        "« \(text) » n'est pas une période. Écrivez 2026-11, 2026-2027-T1 ou 2026-2027.",
        "'\(text)' is no period. Write 2026-11, 2026-2027-T1 or 2026-2027.")
    case .overlaps(let released):
      options.say(
        "Ces mois sont déjà comptés, dans \(released), et ne peuvent pas l'être deux fois : la différence trahirait quelqu'un. Rien n'a changé.",
        "These months are counted already, in \(released), and cannot be counted twice: the difference would give somebody away. Nothing has changed."
      )
    case .notSettled(let days):
      options.say(
        "Trop tôt : attendez encore \(days) jours que tout soit arrivé, ou baissez --settling-days. Ce qui arrivera ensuite ne sera jamais dans ces chiffres.",
        "Too early: wait \(days) more days until all has arrived, or lower --settling-days. What arrives later will never be in these figures."
      )
    case .releasedByLongerPeriods:
      options.say(
        "Une partie a été comptée par périodes plus longues. Demandez --period term ou year.",
        "A part was counted by longer periods. Ask for --period term or year.")
    case .releasedByLargerAreas:
      options.say(
        "Une partie a été comptée par territoires plus grands. Demandez --territory academie ou nation.",
        "A part was counted by larger areas. Ask for --territory academie or nation.")
    case .unknown(let name):
      options.say(
        "On ne peut pas compter par « \(name) ». Voyez preau-hub help stats show.",
        "There is no counting by '\(name)'. See preau-hub help stats show.")
    case .nothingReleased:
      options.say(
        "Rien de cela n'est encore compté ou publié. « preau-hub stats release PÉRIODE » compte une période, « stats publish » la publie.",
        "Nothing of this is counted or published yet. 'preau-hub stats release PERIOD' counts a period, 'stats publish' publishes it."
      )
    }
  }
}
