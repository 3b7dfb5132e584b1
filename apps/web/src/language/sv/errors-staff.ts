/** What to say when something was refused that only staff do, by the stable code of the answer as in `errors`. */
export const errorsStaff = {
  'gateway_no-assignment': { what: 'Du har inte valt enhet och roll', next: 'Välj enhet och roll först.' },
  'gateway_not-proven': { what: 'Rapporten kunde inte verifieras', next: 'Ladda om sidan och försök igen.' },
  visit_forbidden: { what: 'Din roll kan inte öppna ärendet', next: 'Försöket har loggats.' },
  'visit_already-claimed': { what: 'Ärendet är redan mottaget', next: 'Välj nästa ärende.' },
  'visit_not-responsible': { what: 'Det kan bara den ansvariga göra', next: 'Be den ansvariga om hjälp.' },
  'visit_async-not-offered': { what: 'Enheten erbjuder inte den längden', next: 'Välj en annan längd.' },
  'visit_async-in-past': { what: 'Tiden har redan varit', next: 'Välj en senare tid.' },
  'visit_meddelande-off': {
    what: 'Automatiskt meddelande är avstängt för enheten',
    next: 'Avsluta utan meddelande.',
  },
  'visit_meddelande-too-short': {
    what: 'Automatiskt meddelande kräver en asynkron fas på minst 72 timmar',
    next: 'Välj en längre fas eller stäng av meddelandet.',
  },
  'visit_unknown-patient': { what: 'Patienten finns inte i registret', next: 'Logga in igen.' },
  'chat_not-participant': { what: 'Bara de som deltar kan skriva', next: 'Be den ansvariga om hjälp.' },
  'chat_not-responsible': { what: 'Det kan bara den ansvariga göra', next: 'Be den ansvariga om hjälp.' },
  'chat_no-reminder': {
    what: 'Patienten kan inte påminnas just nu',
    next: 'Öppna menyn igen, där står varför.',
  },
  'queue_no-assignment': { what: 'Du har inte det uppdraget på enheten', next: 'Välj ett annat uppdrag.' },
  'queue_unknown-staff': {
    what: 'Du finns inte i personalkatalogen',
    next: 'Kontakta den som sköter behörigheter.',
  },
  queue_forbidden: { what: 'Din roll kan inte se listan', next: 'Byt enhet eller roll.' },
  'documentation_not-found': { what: 'Anteckningen finns inte', next: 'Gå tillbaka till ärendet.' },
  documentation_forbidden: {
    what: 'Bara de som deltar i besöket kan dokumentera',
    next: 'Ta emot ärendet först.',
  },
  'documentation_stale-version': {
    what: 'Anteckningen är ändrad i ett annat fönster',
    safe: 'Din text är kvar här.',
    next: 'Välj vilken text som gäller.',
  },
  'documentation_unknown-code': { what: 'Diagnoskoden finns inte', next: 'Sök efter en annan kod.' },
  'documentation_empty-note': { what: 'Anteckningen är tom', next: 'Fyll i minst ett fält först.' },
  documentation_invalid: {
    what: 'Ett fält i anteckningen är för långt',
    safe: 'Texten är kvar.',
    next: 'Korta det.',
  },
  documentation_unavailable: {
    what: 'Anteckningen gick inte att nå',
    safe: 'Det du har skrivit är sparat i webbläsaren.',
    next: 'Försök igen om en stund.',
  },
  documentation_internal: {
    what: 'Ett fel uppstod när anteckningen skulle hanteras',
    safe: 'Det du har skrivit är sparat i webbläsaren.',
    next: 'Försök igen om en stund.',
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
  'visit_unknown-feedback': { what: 'Återkopplingen finns inte', next: 'Gå tillbaka till listan.' },
  'queue_unknown-member': { what: 'Personen finns inte i personalkatalogen', next: 'Välj en annan person.' },
  'queue_last-lead': { what: 'Enheten måste ha en enhetsansvarig', next: 'Ge någon annan ansvaret först.' },
  'queue_shift-open-cases': {
    what: 'Du har öppna ärenden',
    next: 'Lämna över dem, eller larma den enhetsansvariga.',
  },
  'queue_slot-overlap': { what: 'Det finns redan en tid då', next: 'Välj en annan tid.' },
  'queue_unknown-alarm': { what: 'Larmet finns inte längre', next: 'Läs listan igen.' },
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
