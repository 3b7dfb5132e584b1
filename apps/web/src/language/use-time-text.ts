import { useNow } from '../connection/hooks.js';
import { timeOrDay } from '../time/swedish-time.js';
import { useLanguage } from './use-language.js';

/** Writes an instant that may lie days back: "10.52" today, else with its day. A time alone would be taken for today's. */
export const useTimeText = (): ((instant: string) => string) => {
  const language = useLanguage();
  const now = useNow(60_000);
  return (instant) => timeOrDay(instant, now, language);
};
