/** A date as MongoDB writes it by default: `2026-11-23T04:15:00.000Z`. */
export const dateText = (date: Date): string => date.toISOString();
