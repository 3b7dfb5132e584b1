/** Words of the smaller pages. */
export const staffPages = {
  pages: {
    acknowledgements: {
      title: 'Vidimeringar',
      empty: 'Inget att vidimera',
      text: 'Här visas det som behöver läsas och bekräftas av dig.',
    },
    consultations: {
      title: 'Konsultationer',
      empty: 'Inga konsultationer',
      text: 'Här visas frågor mellan kollegor om en patient.',
    },
    feedback: {
      unit: 'Till enheten',
      own: 'Från dig',
      none: 'Ingen återkoppling än',
      noneUnit: 'Det som medarbetarna skickar visas här.',
      noneOwn: 'Det du skickar från ett besök visas här, med svar.',
      state: { new: 'Ny', read: 'Läst', actioned: 'Åtgärdad' },
      toCase: 'Till ärendet',
      answer: 'Svar',
      answerHelp: 'Går till den som skickade återkopplingen.',
      answerNeeded: 'Skriv ett svar',
      send: 'Skicka svar',
      markRead: 'Markera som läst',
    },
  },
} as const;
