internal import CaseModel
package import RecordModel

extension GateReason {
  /// What is missing and what to do next; codes, days and counts only, never a text people typed.
  package var sentence: Label {
    switch self {
    case .noChannel:
      Label(
        "Aucun canal de ce code n’existe dans le registre. Choisissez un canal existant "
          + "(preau channel list).",
        "There is no channel of this code in the registry. Choose one that exists "
          + "(preau channel list).")
    case .otherChannel:
      Label(
        "Le canal examiné n’est pas celui du signalement. Recommencez avec le canal du "
          + "signalement.",
        "The channel looked at is not the report's. Start again with the report's "
          + "channel.")
    case .channelStatus(let status):
      Label(
        "Ce canal ne transmet pas de signalement\u{A0}: \(status.sentencePart.french). "
          + "Passez par le 3018 (e-Enfance) ou par une procédure existante.",
        "This channel carries no report: \(status.sentencePart.english). Go through "
          + "3018 (e-Enfance) or an existing procedure.")
    case .channelNotYet(let day):
      Label(
        "Ce canal n’est en vigueur qu’à partir du \(day.french). Attendez cette date ou "
          + "choisissez un autre canal.",
        "This channel is in force from \(day) only. Wait for that day or choose another "
          + "channel.")
    case .channelEnded(let day):
      Label(
        "Ce canal n’est plus en vigueur depuis le \(day.french). Choisissez un autre canal.",
        "This channel has not been in force since \(day). Choose another channel.")
    case .actNotOffered(let act):
      Label(
        "Ce canal ne permet pas cette demande\u{A0}: \(act.label.french). Choisissez un "
          + "canal qui la permet.",
        "This channel does not offer this act: \(act.label.english). Choose one that "
          + "does.")
    case .notSubstantiated(let code):
      Label(
        "Une demande sur un compte exige un harcèlement avéré\u{A0}; la qualification "
          + "est «\u{A0}\(code.label.french)\u{A0}». Signalez d’abord le contenu\u{A0}; le "
          + "chef d’établissement peut qualifier la situation.",
        "Asking something about an account needs substantiated harassment; the "
          + "qualification is “\(code.label.english)”. Report the content first; the head "
          + "may qualify the case.")
    case .noBasis:
      Label(
        "Le fondement de la qualification manque. Le chef d’établissement doit "
          + "l’indiquer.",
        "What the qualification rests on is missing. The head has to say it.")
    case .notDecidedByHead:
      Label(
        "La qualification n’est pas une décision du chef d’établissement. Il doit la "
          + "prendre lui-même.",
        "The qualification is not a decision of the head. The head has to take it.")
    case .decisionNotDated:
      Label(
        "La date de la qualification manque, ou elle est à venir. Corrigez-la.",
        "The day of the qualification is missing, or is still to come. Correct it.")
    case .notApprovedAtSchool:
      Label(
        "Le chef d’établissement n’a pas validé ce signalement. Demandez-lui de le "
          + "faire.",
        "The head has not approved this report. Ask them to.")
    case .notApprovedAtAcademy:
      Label(
        "La seconde validation, à l’académie, manque. Elle est demandée dès que le "
          + "signalement arrive\u{A0}; attendez la réponse.",
        "The second approval, at the académie, is missing. It is asked for once the "
          + "report arrives; wait for the answer.")
    case .samePersonTwice:
      Label(
        "La même personne a demandé et validé. Une autre personne de l’académie doit "
          + "valider.",
        "The same person asked and approved. Somebody else at the académie has to "
          + "approve.")
    case .nothingSuspected(let code):
      Label(
        "La situation est qualifiée «\u{A0}\(code.label.french)\u{A0}»\u{A0}: il n’y a "
          + "plus de soupçon à signaler. Si de nouveaux faits apparaissent, requalifiez-la.",
        "The case is qualified “\(code.label.english)”: there is no suspicion left to "
          + "report. If new facts appear, qualify it anew.")
    case .imminentDanger:
      Label(
        "Danger imminent\u{A0}: appelez le 17 et le 3018 maintenant, sans attendre ce "
          + "signalement.",
        "Immediate danger: call 17 and 3018 now, without waiting for this report.")
    case .noItem:
      Label(
        "Le signalement ne désigne ni contenu ni compte. Ajoutez-en au moins un.",
        "The report points at no content and no account. Add at least one.")
    case .notAnExactURL(let item):
      Label(
        "Élément \(item)\u{A0}: l’adresse n’est pas exacte. Copiez l’adresse complète "
          + "(http ou https) de la publication ou du compte, pas la page d’accueil.",
        "Item \(item): the address is not exact. Copy the whole address (http or https) "
          + "of the post or account, not the home page.")
    case .noURL(let item):
      Label(
        "Élément \(item)\u{A0}: l’adresse manque. Ajoutez l’adresse exacte.",
        "Item \(item): the address is missing. Add the exact address.")
    case .noHandle(let item):
      Label(
        "Élément \(item)\u{A0}: le pseudonyme du compte manque. Ajoutez-le.",
        "Item \(item): the account's handle is missing. Add it.")
    case .noCategory(let item):
      Label(
        "Élément \(item)\u{A0}: la catégorie manque. Choisissez-la dans la liste.",
        "Item \(item): the category is missing. Choose it from the list.")
    case .noReasons:
      Label(
        "Les motifs manquent. Expliquez en quelques phrases pourquoi ce contenu est "
          + "illicite, sans nommer personne.",
        "The reasons are missing. Say in a few sentences why the content is illegal, "
          + "naming nobody.")
    case .noNotifier:
      Label(
        "Le nom ou le courriel du notifiant manque. Indiquez ceux de l’établissement.",
        "The notifier's name or e-mail is missing. Give the school's.")
    case .noGoodFaith:
      Label(
        "La déclaration de bonne foi manque. Cochez-la si elle est vraie.",
        "The statement of good faith is missing. Tick it if it is true.")
    case .noContact:
      Label(
        "Le contact de l’établissement manque. Indiquez un service et un moyen de le "
          + "joindre.",
        "The school's contact is missing. Give an office and a way to reach it.")
    case .noEvidenceHash(let item):
      Label(
        "Élément \(item)\u{A0}: l’empreinte de la capture manque. Ajoutez la pièce.",
        "Item \(item): the hash of the capture is missing. Add the evidence.")
    case .reasonsTooLong(let limit):
      Label(
        "Les motifs dépassent \(limit) caractères. Gardez l’essentiel\u{A0}: le dossier "
          + "de la victime ne part pas.",
        "The reasons are longer than \(limit) characters. Keep to the point: the "
          + "victim's file does not leave.")
    case .reasonsHoldContactDetails:
      Label(
        "Les motifs contiennent un courriel ou un téléphone. Retirez-le\u{A0}: seul le "
          + "contact de l’établissement part.",
        "The reasons hold an e-mail address or a telephone number. Take it out: only "
          + "the school's contact leaves.")
    case .noCourtReference:
      Label(
        "La référence de la décision de justice manque. Recopiez-la de la décision.",
        "The reference of the court's decision is missing. Copy it from the decision.")
    case .noCourtDates:
      Label(
        "Une date de la décision de justice manque (décision, début ou fin). "
          + "Recopiez-la de la décision.",
        "A day of the court's decision is missing (given, from or until). Copy it from "
          + "the decision.")
    case .courtDatesOutOfOrder:
      Label(
        "Les dates de la décision de justice ne se suivent pas. Vérifiez-les sur la "
          + "décision.",
        "The days of the court's decision are out of order. Check them on the decision.")
    case .courtOrderOver(let day):
      Label(
        "La mesure a pris fin le \(day.french). Il n’y a plus rien à exécuter.",
        "The measure ended on \(day). There is nothing left to execute.")
    case .courtOrderLong:
      Label(
        "La mesure dure plus de six mois, ce que la loi réserve à la récidive (un an au plus). "
          + "Vérifiez la décision.",
        "The measure lasts more than six months, which the law keeps for a repeated "
          + "offence (one year at most). Check the decision.")
    case .minorImageElsewhere:
      Label(
        "Image sexuelle d’un mineur\u{A0}: adressez-vous à la police ou à la "
          + "gendarmerie (17) et au 3018, pas à ce canal. Ne copiez et ne transférez rien.",
        "Sexual image of a minor: go to the police (17) and to 3018, not to this "
          + "channel. Copy and forward nothing.")
    case .minorImageToPolice:
      Label(
        "Image sexuelle d’un mineur\u{A0}: prévenez aussi la police ou la gendarmerie "
          + "(17) et le 3018. Ne gardez que l’adresse et l’empreinte\u{A0}; l’identité du "
          + "notifiant n’est pas exigée.",
        "Sexual image of a minor: tell the police (17) and 3018 as well. Keep the "
          + "address and the hash only; the notifier's identity is not required.")
    case .minorImageNotHandled:
      Label(
        "Une image sexuelle de mineur ne se copie pas, ne s’affiche pas et ne s’exporte "
          + "pas. Notez son adresse, puis appelez le 17 et le 3018.",
        "A sexual image of a minor is not copied, shown or exported. Write its address "
          + "down, then call 17 and 3018.")
    case .prosecutorNotTold:
      Label(
        "Les faits peuvent être un délit\u{A0}: l’article 40 demande d’en aviser le "
          + "procureur sans délai. Avisez-le, ou écrivez pourquoi non.",
        "The facts may be an offence: article 40 asks that the prosecutor be told "
          + "without delay. Tell them, or write down why not.")
    case .noReasonNotToTellProsecutor:
      Label(
        "La raison de ne pas aviser le procureur manque. Écrivez-la, ou avisez-le.",
        "The reason not to tell the prosecutor is missing. Write it down, or tell them.")
    case .notDeclared:
      Label(
        "La situation n’est pas déclarée dans Faits établissement. Déclarez-la au "
          + "niveau 2 au moins, puis notez la référence.",
        "The case is not declared in Faits établissement. Declare it at level 2 at "
          + "least, then note the reference.")
    case .declaredBelowLevel2:
      Label(
        "La gravité est au niveau 1, qui n’est pas transmis. Un soupçon de harcèlement "
          + "se déclare au niveau 2 au moins.",
        "The gravity is level 1, which is not passed on. Suspected harassment is "
          + "declared at level 2 at least.")
    case .noLegalBasis:
      Label(
        "Rien n’autorise encore ces données à quitter l’établissement. Recueillez le "
          + "consentement de la famille, ou notez la base légale qui en dispense.",
        "Nothing allows these data to leave the school yet. Ask for the family's "
          + "consent, or record the legal basis that overrides it.")
    case .legalBasisIncomplete:
      Label(
        "La base légale n’est pas datée, ou personne ne l’a notée. Complétez-la.",
        "The legal basis has no day, or nobody recorded it. Complete it.")
    case .familyRefused:
      Label(
        "La famille a refusé. Rien ne part sur ce fondement\u{A0}; s’il y a un danger "
          + "ou une obligation légale, notez cette autre base.",
        "The family refused. Nothing leaves on this basis; if there is a danger or a "
          + "legal duty, record that other basis.")
    case .familyNotAsked:
      Label(
        "Le consentement de la famille n’est pas noté. Notez l’échange avec elle.",
        "The family's consent is not recorded. Record the talk with them.")
    case .namesFound(let count):
      Label(
        "Le texte nomme une personne de la situation (\(count) fois). Remplacez les "
          + "noms et prénoms par des initiales.",
        "The text names a person of the case (\(count) times). Replace first and last "
          + "names by initials.")
    case .looksLikeNames(let count):
      Label(
        "Le texte contient peut-être des noms (\(count) suites de deux majuscules). "
          + "Relisez-le avant l’envoi.",
        "The text may hold names (\(count) pairs of capitals). Read it again before it "
          + "leaves.")
    case .authorBeforeSubstantiated:
      Label(
        "Personne n’est «\u{A0}auteur\u{A0}» avant que le harcèlement soit avéré. "
          + "Gardez «\u{A0}auteur présumé\u{A0}».",
        "Nobody is an “author” before harassment is substantiated. Keep “alleged "
          + "author”.")
    case .annulmentDuties:
      Label(
        "L’annulation rend à l’auteur son rôle d’auteur présumé, et chaque destinataire "
          + "d’un signalement parti reçoit un avis rectificatif.",
        "Annulling makes the author an alleged author again, and everybody who got a "
          + "report gets a rectification notice.")
    case .nobodyNamed:
      Label(
        "Aucune personne n’est nommée\u{A0}: un programme propose, une personne décide. "
          + "Indiquez qui décide.",
        "Nobody is named: a program proposes, a person decides. Say who decides.")
    case .roleMayNot:
      Label(
        "Votre rôle ne permet pas cet acte. Demandez à la personne qui en a le droit.",
        "Your role may not do this. Ask somebody whose role may.")
    case .notReady(let status):
      Label(
        "Le signalement n’est pas prêt à partir (état\u{A0}: \(status.label.french)). "
          + "Attendez les validations.",
        "The report is not ready to leave (status: \(status.label.english)). Wait for "
          + "the approvals.")
    case .changedSinceApproval:
      Label(
        "Le signalement, ou ce qu’il désigne, a changé depuis sa validation. Relisez-le, puis "
          + "soumettez-le et validez-le de nouveau.",
        "The report, or what it points at, has changed since it was approved. Read it again, then "
          + "submit and approve it anew.")
    case .ranksSchools:
      Label(
        "Aucun compte n’est publié par établissement ni classé. Choisissez un "
          + "département ou une académie.",
        "No count is published by school or ranked. Choose a département or an "
          + "académie.")
    }
  }
}

extension CalendarDay {
  /// The day as it is written in French.
  fileprivate var french: String { FieldText.display(self, language: .french) }
}
