internal import CaseModel

/// What the argument parser says of itself, in French.
///
/// It speaks English only; its few fixed words are replaced at the edge, and everything else is ours.
enum HelpText {
  /// The text in the language of this run.
  static func translated(_ text: String, _ language: Language) -> String {
    guard language == .french else { return text }
    return words.reduce(text) { $0.replacing($1.english, with: $1.french) }
  }

  private static let words: [(english: String, french: String)] = [
    ("OVERVIEW: ", ""), ("USAGE:", "UTILISATION :"), ("Usage:", "Utilisation :"),
    ("ARGUMENTS:", "ARGUMENTS :"), ("OPTIONS:", "OPTIONS :"), ("SUBCOMMANDS:", "COMMANDES :"),
    ("<subcommand>", "<commande>"), ("(default)", "(par défaut)"), ("(default: ", "(par défaut : "),
    ("Show help information.", "Afficher cette aide."),
    ("Show subcommand help information.", "Afficher l’aide d’une commande."),
    ("Show the version.", "Afficher la version."),
    ("for detailed help.", "pour une aide détaillée."),
    ("for more information.", "pour en savoir plus."), ("See '", "Voir '"),
    ("Error: Missing expected argument", "Erreur : argument manquant"),
    ("Error: Unknown option", "Erreur : option inconnue"),
    ("Error: Unexpected argument", "Erreur : argument inattendu"),
    ("unexpected arguments:", "arguments inattendus :"),
    ("Error: Missing value for", "Erreur : valeur manquante pour"),
    ("Error: The value", "Erreur : la valeur"), ("is invalid for", "n’est pas admise pour"),
    ("Error: ", "Erreur : "), ("Did you mean", "Vouliez-vous dire"), ("Help:", "Aide :"),
  ]
}
