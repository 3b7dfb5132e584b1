/** What to say when something about the course of a visit, a booking, a shift or an alarm was refused. */
export const errorsCourse = {
  'visit_too-many-additions': {
    what: 'Det går inte att lägga till fler gånger',
    safe: 'Texten du skrev är sparad.',
    next: 'Du kan skicka den i chatten när besöket börjar.',
  },
  visit_sealing: {
    what: 'Ärendet håller på att stängas',
    next: 'Vänta en kort stund och läs det nya läget.',
  },
  'visit_check-in-closed': {
    what: 'Det går inte att checka in just nu',
    next: 'Titta på tiden för besöket.',
  },
  'visit_too-early': { what: 'Den bokade tiden har inte börjat', next: 'Vänta till den bokade tiden.' },
  'visit_unknown-ticket': { what: 'Bokningsbiljetten finns inte', next: 'Läs det nya läget.' },
  'visit_ticket-over': { what: 'Bokningen är redan gjord eller har gått ut', next: 'Läs det nya läget.' },
  'queue_unknown-slot': { what: 'Tiden finns inte längre', next: 'Välj en annan tid.' },
  'queue_slot-taken': { what: 'Någon annan har just bokat tiden', next: 'Välj en annan tid.' },
  'queue_slot-past': { what: 'Tiden har redan varit', next: 'Välj en senare tid.' },
  'queue_ticket-not-valid': { what: 'Bokningen går inte att använda', next: 'Skriv till vården i ärendet.' },
  'queue_ticket-used': { what: 'Du har redan bokat en tid', next: 'Öppna det bokade besöket.' },
  'queue_unknown-booking': { what: 'Bokningen finns inte', next: 'Gå tillbaka och läs det nya läget.' },
  'queue_booking-closed': { what: 'Tiden går inte att byta längre', next: 'Läs det nya läget.' },
  'queue_stale-version': {
    what: 'Någon annan har ändrat samtidigt',
    safe: 'Det du har skrivit är kvar.',
    next: 'Läs det nya läget och försök igen.',
  },
} as const;
