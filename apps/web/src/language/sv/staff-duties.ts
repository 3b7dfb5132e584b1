/** Words of what one has to document of a visit (domain 4.5). */
export const staffDuties = {
  duty: {
    toDocument: 'Att dokumentera: {{why}} {{when}}.',
    kind: {
      handover: 'du lämnade över',
      ended: 'besöket avslutades',
      'no-show': 'patienten uteblev',
      redirected: 'du hänvisade vidare',
      addendum: 'du svarade efter besöket',
      guest: 'du deltog som gäst',
    },
    done: 'Dokumenterat.',
    waived: 'Borttaget från Att dokumentera {{when}}: {{reason}}',
    waive: 'Ta bort från Att dokumentera',
    waiveHelp: 'Besöket försvinner ur din lista. Det du har skrivit i anteckningen finns kvar.',
    waiveSubmit: 'Ta bort från listan',
    reason: 'Varför behövs inget mer här?',
    reasonHelp: 'Till exempel: Dokumenterat i ordinarie journal. Skälet sparas med ditt namn.',
    reasonNeeded: 'Skriv ett skäl',
  },
} as const;
