package import RecordModel

extension Vocabulary {
  /// Where facts happen.
  package static let context = Vocabulary(
    "context",
    [
      Term("classroom", "Classe", "Classroom"),
      Term("playground", "Cour", "Playground"),
      Term("journey", "Trajet", "Journey to school"),
      Term("changing_room", "Vestiaires", "Changing room"),
      Term("canteen", "Cantine", "Canteen"),
      Term("boarding", "Internat", "Boarding house"),
      Term("online", "En ligne", "Online"),
      Term("other", "Autre", "Other"),
    ])

  /// What is done to the target.
  package static let form = Vocabulary(
    "form",
    [
      Term("insults", "Moqueries ou insultes", "Mockery or insults"),
      Term("rumours", "Rumeurs", "Rumours"),
      Term("exclusion", "Mise à l’écart", "Exclusion"),
      Term("physical", "Violences physiques", "Physical violence"),
      Term("threats", "Menaces", "Threats"),
      Term("extortion", "Vol ou racket", "Theft or extortion"),
      Term("humiliation", "Humiliation", "Humiliation"),
      Term("sexual", "Violences sexuelles", "Sexual violence"),
      Term("cyber", "Cyberharcèlement", "Cyber-harassment"),
    ])

  /// The discriminating motive, when there is one; counted, never shown for a small group.
  package static let motive = Vocabulary(
    "motive",
    [
      Term("racist", "Raciste", "Racist"),
      Term("xenophobic", "Xénophobe", "Xenophobic"),
      Term("antisemitic", "Antisémite", "Antisemitic"),
      Term("religious", "Lié à la religion", "About religion"),
      Term("homophobic", "Homophobe", "Homophobic"),
      Term("transphobic", "Transphobe", "Transphobic"),
      Term("sexist", "Sexiste", "Sexist"),
      Term("disability", "Lié au handicap", "About disability"),
      Term("appearance", "Lié à l’apparence", "About appearance"),
      Term("other", "Autre", "Other"),
    ])

  /// The online service where a fact happened.
  package static let platform = Vocabulary(
    "platform",
    [
      Term("instagram", "Instagram", "Instagram"),
      Term("snapchat", "Snapchat", "Snapchat"),
      Term("tiktok", "TikTok", "TikTok"),
      Term("whatsapp", "WhatsApp", "WhatsApp"),
      Term("discord", "Discord", "Discord"),
      Term("youtube", "YouTube", "YouTube"),
      Term("facebook", "Facebook", "Facebook"),
      Term("telegram", "Telegram", "Telegram"),
      Term("x_twitter", "X (Twitter)", "X (Twitter)"),
      Term("online_game", "Jeu en ligne", "Online game"),
      Term("other", "Autre", "Other"),
    ])
}
