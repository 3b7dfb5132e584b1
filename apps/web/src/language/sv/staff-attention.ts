/** Words of sounds and desktop notices. A notice never says who or why: it shows over other windows. */
export const staffAttention = {
  attention: {
    title: 'Ljud och notiser',
    ask: 'Vill du höra ljud när något händer under passet?',
    withSound: 'Med ljud',
    silent: 'Utan ljud',
    thisShift: 'Ljud under det här passet',
    thisShiftHelp: 'Vid nästa inloggning får du frågan igen.',
    sound: {
      message: 'När en patient skriver',
      handover: 'Överlämning till dig, eller svar på din',
      urgent: 'Prioritet 1 väntar, eller akut i ett ärende',
    },
    volume: { off: 'Av', low: 'Låg', medium: 'Mellan', high: 'Hög' },
    listen: 'Lyssna',
    desktop: 'Notiser på skrivbordet',
    desktopHelp: 'Visas när fönstret är dolt. De säger aldrig vem eller varför.',
    desktopRefused:
      'Webbläsaren tillåter inte notiser från den här sidan. Ändra det i webbläsarens inställningar för sidan.',
    noDesktop: 'Webbläsaren har inga notiser på skrivbordet.',
    urgentWaits: 'Ett akut ärende, eller ett med prioritet 1, väntar.',
    notice: {
      message: 'Nytt svar i ett ärende',
      handover: 'En överlämning väntar på ditt svar',
      'handover-answered': 'Din överlämning har fått svar',
      emergency: 'Akut i ett ärende',
      urgent: 'Ett akut ärende, eller ett med prioritet 1, väntar',
    },
  },
} as const;
