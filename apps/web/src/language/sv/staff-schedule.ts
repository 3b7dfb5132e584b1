/** Words of *Tidbok*. */
export const staffSchedule = {
  schedule: {
    title: 'Tidbok',
    create: 'Skapa tider',
    field: {
      date: 'Dag (år-månad-dag)',
      from: 'Från',
      to: 'Till',
      minutes: 'Längd',
      clinician: 'Vårdpersonal',
    },
    wrong: {
      date: 'Skriv en dag som finns',
      from: 'Skriv ett klockslag som inte har varit, till exempel 10.00',
      to: 'Skriv ett klockslag senare än start, till exempel 12.00',
    },
    anyone: 'Enheten',
    submit: 'Skapa tider',
    made_one: '{{count}} tid finns nu.',
    made_other: '{{count}} tider finns nu.',
    times: 'Kommande tider',
    none: 'Inga tider',
    noneHelp: 'Tider du skapar visas här, och patienter med bokningsbiljett kan boka dem.',
    booked: 'Bokad, öppna ärendet',
    remove: 'Ta bort',
    more: 'Fler tider finns längre fram.',
  },
} as const;
