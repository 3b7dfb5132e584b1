/** Words of *Statistik*. */
export const staffStatistics = {
  statistics: {
    title: 'Statistik',
    booked: 'Bokade besök',
    leadOnly: 'Din roll kan inte se enhetens statistik',
    leadOnlyHelp: 'Det kan enhetens ansvariga.',
    failed: 'Statistiken gick inte att hämta',
    period: 'Period',
    today: 'I dag',
    days: 'Senaste {{count}} dagarna',
    none: 'Inga bokade besök under perioden',
    noneHelp: 'Välj en längre period för att se fler.',
    ofBooked_one: 'Av {{count}} bokat besök',
    ofBooked_other: 'Av {{count}} bokade besök',
    side: { patient: 'Patienten', care: 'Vården' },
    kind: { noShow: 'Kom inte', late: 'Kom för sent' },
    counted:
      'Patienten har kommit vid incheckningen, eller när besöket öppnas på patientens skärm. Vården har kommit när besöket börjar. Ingen minut räknas på båda: den som väntar på den andra är inte sen. Den som aldrig kom räknas inte som sen.',
  },
} as const;
