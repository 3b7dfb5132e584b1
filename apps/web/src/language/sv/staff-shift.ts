/** Words of the shift-end check. */
export const staffShift = {
  shift: {
    logOut: 'Logga ut',
    changeUnit: 'Byt enhet eller roll',
    nothingLeft: 'Du lämnar inget öppet efter dig.',
    lead: 'Det här ligger kvar efter dig.',
    held: 'Det här behöver någon. Ta hand om det, eller lämna det till enhetens ansvariga.',
    list: {
      ongoing: 'Mottagna och pågående',
      proposed: 'Överlämningar utan svar',
      replies: 'Patienter som väntar på svar',
      unsigned: 'Att dokumentera',
    },
    recall: 'Avbryt överlämning',
    escalateHelp: 'Enhetens ansvariga larmas. Du är ansvarig tills någon tar över.',
    stay: 'Stanna kvar',
    escalate: { logOut: 'Larma ansvarig och logga ut', changeUnit: 'Larma ansvarig och byt' },
  },
} as const;
