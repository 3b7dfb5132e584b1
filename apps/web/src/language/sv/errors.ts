import { errorsCourse } from './errors-course.js';

/**
 * What to say when something was refused or failed, by the stable code of the answer (dots become underscores).
 * `what` happened, what is `safe` when it needs saying, and what to do `next` (design 9).
 */
export const errors = {
  ...errorsCourse,
  unknown: {
    what: 'Det gick inte att genomföra',
    safe: 'Det du har skrivit är sparat.',
    next: 'Försök igen om en stund.',
  },
  web_offline: {
    what: 'Servern svarar inte',
    safe: 'Det du har skrivit är sparat i webbläsaren.',
    next: 'Kontrollera nätet och försök igen.',
  },
  web_unreadable: {
    what: 'Svaret från servern gick inte att läsa',
    safe: 'Det du har skrivit är sparat.',
    next: 'Ladda om sidan. En ny version kan ha kommit.',
  },
  'web_part-missing': {
    what: 'En del av sidan gick inte att visa',
    safe: 'Det du har skrivit är sparat i webbläsaren.',
    next: 'Kontrollera nätet och försök igen.',
  },
  'gateway_not-logged-in': {
    what: 'Inloggningen har gått ut',
    safe: 'Det du har skrivit är sparat.',
    next: 'Logga in igen.',
  },
  gateway_csrf: { what: 'Begäran kom inte från en aktuell sida', next: 'Ladda om sidan och försök igen.' },
  'gateway_bad-origin': { what: 'Begäran kom från en annan webbplats', next: 'Öppna sidan på nytt.' },
  'gateway_login-failed': { what: 'Inloggningen gick inte att slutföra', next: 'Försök logga in igen.' },
  'gateway_login-unavailable': {
    what: 'Inloggningstjänsten svarar inte',
    next: 'Vänta en stund och försök igen.',
  },
  'gateway_bad-json': { what: 'Begäran gick inte att läsa', next: 'Ladda om sidan och försök igen.' },
  gateway_invalid: { what: 'Ett fält är inte rätt ifyllt', next: 'Rätta det och försök igen.' },
  'gateway_too-large': { what: 'Texten är för stor för att skicka', next: 'Korta den och försök igen.' },
  'gateway_not-json': { what: 'Begäran hade fel format', next: 'Ladda om sidan och försök igen.' },
  'gateway_not-found': { what: 'Sidan finns inte', next: 'Gå tillbaka och försök igen.' },
  'gateway_too-many': { what: 'Det kom för många begäranden på en gång', next: 'Vänta en kort stund.' },
  'gateway_not-yet': { what: 'Detta är inte känt än', next: 'Ladda om sidan och försök igen.' },
  'gateway_bad-frame': { what: 'Meddelandet hade fel format', next: 'Ladda om sidan och försök igen.' },
  gateway_unavailable: {
    what: 'Systemet startar eller stoppar',
    safe: 'Det du har skrivit är sparat.',
    next: 'Försök igen om en stund.',
  },
  gateway_internal: {
    what: 'Ett fel uppstod i systemet',
    safe: 'Det du har skrivit är sparat.',
    next: 'Försök igen om en stund.',
  },
  'visit_not-found': {
    what: 'Ärendet finns inte, eller så får du inte se det',
    next: 'Gå tillbaka till listan.',
  },
  'visit_state-forbids': {
    what: 'Det går inte att göra längre. Ärendet har ändrats',
    next: 'Läs det nya läget här ovanför.',
  },
  'visit_stale-version': {
    what: 'Ärendet ändrades samtidigt',
    safe: 'Det du har skrivit är kvar.',
    next: 'Läs det nya läget och försök igen.',
  },
  'visit_same-reason-open': {
    what: 'Du har redan ett öppet ärende om samma sak',
    next: 'Fortsätt i det ärendet.',
  },
  'visit_red-flag': { what: 'Ärendet skickades inte. Ring 112', next: 'Du kan behöva hjälp direkt.' },
  'visit_follows-target': {
    what: 'Det tidigare ärendet är inte stängt längre',
    safe: 'Din text är kvar.',
    next: 'Skriv i det tidigare ärendet. Eller tryck på Skicka igen, så skickas det här för sig.',
  },
  'visit_unknown-unit': { what: 'Mottagningen finns inte längre', next: 'Välj en annan mottagning.' },
  'visit_unknown-reason': { what: 'Valet finns inte längre', next: 'Välj vad det gäller på nytt.' },
  'visit_invalid-answers': {
    what: 'Mottagningen har ändrat sina frågor',
    safe: 'Din text är kvar.',
    next: 'Gå tillbaka och svara på frågorna igen.',
  },
  'visit_id-taken': { what: 'Ärendet har redan skickats', next: 'Öppna det från dina ärenden.' },
  visit_invalid: { what: 'Ett fält är inte rätt ifyllt', next: 'Rätta det och försök igen.' },
  'visit_development-only': { what: 'Det går bara i utveckling', next: 'Gå tillbaka.' },
  visit_unavailable: {
    what: 'Ärendetjänsten svarar inte',
    safe: 'Det du har skrivit är sparat.',
    next: 'Försök igen om en stund.',
  },
  visit_internal: {
    what: 'Ett fel uppstod i ärendetjänsten',
    safe: 'Det du har skrivit är sparat.',
    next: 'Försök igen om en stund.',
  },
  'chat_not-found': {
    what: 'Chatten finns inte, eller så får du inte se den',
    next: 'Gå tillbaka till listan.',
  },
  'chat_not-open': {
    what: 'Chatten har inte öppnat än',
    safe: 'Texten är kvar.',
    next: 'Vänta tills besöket har startat.',
  },
  chat_sealed: {
    what: 'Ärendet är stängt',
    safe: 'Texten du skrev är sparad på din skärm.',
    next: 'Starta ett nytt ärende så skickas den med.',
  },
  chat_invalid: { what: 'Meddelandet gick inte att skicka', safe: 'Texten är kvar.', next: 'Korta den.' },
  'chat_development-only': { what: 'Det går bara i utveckling', next: 'Gå tillbaka.' },
  chat_unavailable: {
    what: 'Chatten svarar inte',
    safe: 'Texten är sparad och skickas när chatten är tillbaka.',
    next: 'Du behöver inte göra något.',
  },
  chat_internal: {
    what: 'Ett fel uppstod i chatten',
    safe: 'Texten är sparad.',
    next: 'Försök igen om en stund.',
  },
  'queue_unknown-unit': { what: 'Enheten finns inte', next: 'Välj en annan enhet.' },
  queue_invalid: { what: 'Ett fält är inte rätt ifyllt', next: 'Rätta det och försök igen.' },
  queue_unavailable: {
    what: 'Listan gick inte att hämta',
    safe: 'Det du har skrivit är sparat.',
    next: 'Försök igen.',
  },
  queue_internal: {
    what: 'Listan gick inte att hämta',
    safe: 'Det du har skrivit är sparat.',
    next: 'Försök igen.',
  },
} as const satisfies Record<string, { what: string; safe?: string; next: string }>;
