/** Words of *Intern återkoppling*. */
export const staffFeedback = {
  feedback: {
    title: 'Intern återkoppling',
    lead: 'Till enhetens ansvariga. Hör inte till journalen, och patienten ser den inte.',
    category: 'Vad gäller det?',
    choose: 'Välj vad det gäller',
    of: {
      'wrong-triage': 'Fel prioritet eller fråga',
      'wrong-unit': 'Fel mottagning',
      technology: 'Teknik',
      reception: 'Bemötande',
      praise: 'Beröm',
    },
    text: 'Beskriv',
    textHelp: 'Skriv inte patientuppgifter.',
    textNeeded: 'Skriv några ord',
    send: 'Skicka återkoppling',
  },
} as const;
