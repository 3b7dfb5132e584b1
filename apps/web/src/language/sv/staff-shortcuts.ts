/** Words of the list of keys. */
export const staffShortcuts = {
  keys: {
    title: 'Kortkommandon',
    key: 'Tangent',
    does: 'Gör',
    rows: {
      enter: 'Skicka meddelande',
      shiftEnter: 'Ny rad',
      findPatient: 'Sök patient',
      f6: 'Nästa del av sidan',
      shiftF6: 'Föregående del av sidan',
      alt1: 'Chatt',
      alt2: 'Anteckning',
      alt3: 'Fakta',
      alt4: 'Vårdgivarchatt',
      altArrows: 'Föregående eller nästa av mina ärenden',
      arrows: 'Välj ärende i listan',
      homeEnd: 'Första eller sista ärendet i listan',
      openRow: 'Öppna ärendet',
      claim: 'Ta emot, när en rad i listan har fokus',
      escape: 'Stäng dialog eller meny',
      help: 'Den här listan',
    },
    claimOff: 'Använd T för Ta emot i listan',
  },
} as const;
