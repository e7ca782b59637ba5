extension SampleText {
  static let acts: [String: [String]] = [
    "insults": ["des moqueries sur sa tenue", "des surnoms blessants", "des insultes répétées"],
    "rumours": ["une rumeur sur sa vie privée", "des récits inventés que la classe reprend"],
    "exclusion": ["une mise à l’écart de tous les groupes", "des places refusées à table"],
    "physical": ["des bousculades et un croche-pied", "des coups à l’épaule", "une gifle"],
    "threats": ["des menaces pour la sortie", "des menaces si les faits étaient racontés"],
    "extortion": ["un goûter pris de force", "des affaires volées puis cachées"],
    "humiliation": ["une imitation humiliante devant la classe", "un sac vidé devant tous"],
    "sexual": ["des remarques à caractère sexuel", "des gestes déplacés"],
    "cyber": ["des messages moqueurs dans un groupe", "une photo détournée puis partagée"],
  ]

  static let scenes: [String: String] = [
    "classroom": "pendant les cours", "playground": "dans la cour",
    "journey": "sur le trajet du car", "changing_room": "dans les vestiaires",
    "canteen": "à la cantine", "boarding": "à l’internat", "online": "sur un réseau social",
    "other": "devant le portail",
  ]

  static let rhythms = [
    "presque chaque jour depuis la rentrée", "plusieurs fois par semaine",
    "depuis environ un mois", "surtout le lundi et le jeudi", "depuis un changement de groupe",
  ]

  static let moments = [
    "À la récréation du matin", "Pendant l’interclasse", "Juste avant la sonnerie",
    "À la pause de midi", "Le soir, après les cours", "Pendant la sortie de sport",
  ]

  static let effects = [
    "L’élève évite désormais ces lieux et demande à rester à l’intérieur.",
    "Les résultats baissent et les absences du matin augmentent.",
    "Des maux de ventre sont signalés à l’infirmerie avant les cours.",
    "Deux camarades confirment les faits et se disent prêts à témoigner.",
    "L’élève dit ne plus dormir et ne plus vouloir venir.",
    "Aucun adulte n’était présent à ce moment.",
    "Le calme est revenu, mais la crainte d’une reprise demeure.",
    "Les faits auraient commencé après une dispute entre amis.",
  ]

  static let steps = [
    "Les responsables légaux ont été reçus et informés de la démarche.",
    "Un point est prévu dans quinze jours avec l’équipe ressource.",
    "La surveillance est renforcée aux heures concernées.",
    "Une place a été proposée près de la vie scolaire à la pause de midi.",
    "L’infirmière et la psychologue sont informées, avec l’accord de la famille.",
    "La méthode de la préoccupation partagée est engagée.",
    "Les captures d’écran sont conservées par la famille, sans copie ici.",
    "Le référent départemental a été prévenu par téléphone.",
    "L’élève sait à qui parler et a choisi un adulte de confiance.",
  ]

  static let heads = ["le chef d’établissement", "la directrice", "le principal", "la proviseure"]
  static let durations = ["vingt minutes", "une demi-heure", "un quart d’heure", "une heure"]
  static let delays = ["une semaine", "les vacances", "la rentrée", "plusieurs jours"]
  static let adults = [
    "la CPE", "le professeur principal", "l’infirmière", "la psychologue", "l’assistante sociale",
    "la directrice", "le principal adjoint",
  ]
}
