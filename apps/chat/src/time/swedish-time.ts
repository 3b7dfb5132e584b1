const DAY = new Intl.DateTimeFormat('sv-SE', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Europe/Stockholm',
});
const CLOCK_TIME = new Intl.DateTimeFormat('sv-SE', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Stockholm',
});

/** "måndag 23 november kl. 10.00", the Swedish way to write a time, as everywhere in the system. */
export const dayAndTime = (at: Date): string =>
  `${DAY.format(at)} kl. ${CLOCK_TIME.format(at).replace(':', '.')}`;
