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
  'visit_handover-pending': {
    what: 'En överlämning väntar på svar',
    next: 'Vänta på svaret eller avbryt överlämningen.',
  },
  'visit_handover-settled': { what: 'Överlämningen är redan avgjord', next: 'Läs det nya läget.' },
  'visit_handover-message-required': {
    what: 'Prioritet 1 och 2 kräver ett meddelande',
    next: 'Skriv vad kollegan behöver veta.',
  },
  'visit_handover-to-self': { what: 'Du kan inte lämna över till dig själv', next: 'Välj en annan resurs.' },
  'visit_not-on-shift': { what: 'Ingen av dem är i tjänst', next: 'Välj en annan resurs.' },
  'visit_shift-over': {
    what: 'Ditt pass är slut',
    next: 'Välj enhet och roll igen för att börja ett nytt.',
  },
  'visit_unknown-person': { what: 'Personen finns inte på enheten', next: 'Välj en annan person.' },
  'visit_already-guest': { what: 'Kollegan deltar redan', next: 'Du behöver inte göra något.' },
  'visit_not-guest': { what: 'Personen är inte gäst längre', next: 'Läs det nya läget.' },
  'visit_unanswered-message': { what: 'Patienten har skrivit och väntar på svar', next: 'Svara först.' },
  'visit_no-unanswered-reply': { what: 'Inget svar väntar längre', next: 'Läs det nya läget.' },
  'visit_responsible-on-shift': {
    what: 'Den som har ärendet är i tjänst',
    next: 'Be om en överlämning i vårdgivarchatten.',
  },
  'visit_reason-required': {
    what: 'Patienten väntar på svar',
    next: 'Svara, eller skriv varför ärendet stängs.',
  },
  'visit_reopen-too-late': {
    what: 'Ärendet stängdes för mer än 30 dagar sedan',
    next: 'Skapa ett nytt ärende.',
  },
  'visit_check-in-closed': {
    what: 'Det går inte att checka in just nu',
    next: 'Titta på tiden för besöket.',
  },
  'visit_too-early': { what: 'Den bokade tiden har inte börjat', next: 'Vänta till den bokade tiden.' },
  'visit_patient-was-there': {
    what: 'Patienten har skrivit eller checkat in',
    next: 'Avsluta besöket i stället.',
  },
  'visit_contact-attempts-missing': {
    what: 'Det behövs två kontaktförsök',
    next: 'Anteckna försöken först.',
  },
  'visit_care-was-absent': {
    what: 'Ingen från vården var där på den bokade tiden',
    next: 'Avboka med ursäkt och erbjud en ny tid.',
  },
  'visit_not-same-patient': {
    what: 'Ärendena gäller olika patienter',
    next: 'Välj ett ärende för samma patient.',
  },
  'visit_link-target': { what: 'Det andra ärendet kan inte fortsätta', next: 'Välj ett annat ärende.' },
  'visit_unknown-ticket': { what: 'Bokningsbiljetten finns inte', next: 'Läs det nya läget.' },
  'visit_ticket-over': { what: 'Bokningen är redan gjord eller har gått ut', next: 'Läs det nya läget.' },
  'visit_unknown-feedback': { what: 'Återkopplingen finns inte', next: 'Gå tillbaka till listan.' },
  'queue_unknown-member': { what: 'Personen finns inte i personalkatalogen', next: 'Välj en annan person.' },
  'queue_last-lead': { what: 'Enheten måste ha en enhetsansvarig', next: 'Ge någon annan ansvaret först.' },
  'queue_shift-open-cases': {
    what: 'Du har öppna ärenden',
    next: 'Lämna över dem, eller larma den enhetsansvariga.',
  },
  'queue_unknown-slot': { what: 'Tiden finns inte längre', next: 'Välj en annan tid.' },
  'queue_slot-taken': { what: 'Någon annan har just bokat tiden', next: 'Välj en annan tid.' },
  'queue_slot-past': { what: 'Tiden har redan varit', next: 'Välj en senare tid.' },
  'queue_slot-overlap': { what: 'Det finns redan en tid då', next: 'Välj en annan tid.' },
  'queue_ticket-not-valid': { what: 'Bokningen går inte att använda', next: 'Skriv till vården i ärendet.' },
  'queue_ticket-used': { what: 'Du har redan bokat en tid', next: 'Öppna det bokade besöket.' },
  'queue_unknown-booking': { what: 'Bokningen finns inte', next: 'Gå tillbaka och läs det nya läget.' },
  'queue_booking-closed': { what: 'Tiden går inte att byta längre', next: 'Läs det nya läget.' },
  'queue_unknown-alarm': { what: 'Larmet finns inte längre', next: 'Läs listan igen.' },
  'queue_stale-version': {
    what: 'Någon annan har ändrat samtidigt',
    safe: 'Det du har skrivit är kvar.',
    next: 'Läs det nya läget och försök igen.',
  },
  'documentation_no-such-duty': { what: 'Uppgiften finns inte, eller är inte din', next: 'Läs listan igen.' },
  'documentation_note-locked': {
    what: 'Anteckningen är låst',
    next: 'Den blev inte klar inom 14 dagar. Säg till den som leder enheten.',
  },
  'documentation_lead-only': {
    what: 'Det gör bara enhetens ansvariga',
    next: 'Be någon av dem.',
  },
  'documentation_not-locked': {
    what: 'Anteckningen är inte låst, eller redan öppnad',
    next: 'Läs listan igen.',
  },
  'documentation_development-only': { what: 'Det går bara i utveckling', next: 'Gå tillbaka.' },
  'documentation_duty-done': { what: 'Uppgiften är redan klar', next: 'Du behöver inte göra något.' },
} as const;
