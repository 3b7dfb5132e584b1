/** Ids of fields in *Avsluta besök*, for the summary of errors. */
export const FIELD_ID = {
  date: 'slutdatum',
  time: 'slutklockslag',
  unsent: 'skicka-om',
  handover: 'avbryt-overlamning',
} as const;
