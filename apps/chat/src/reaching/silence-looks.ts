import type { Timer } from '@om/persistence';
import { LRUCache } from 'lru-cache';
import type { MessageDocument } from '../messages/message.schema.js';
import { SILENCE_TIMER } from './silence.js';

/** Visits remembered; one takes about 100 bytes. */
const REMEMBERED = 20_000;
/** What is written this long before a look is stored when it is taken, ms; longer than any insert. */
const SURELY_STORED_MS = 60_000;

/**
 * Which visits have a look after silence ahead of them. It will see all that is written until then, so that words of care need
 * no look of their own: one is enough for a silence, however much is written into it. Known to this process alone; what it does
 * not know of costs a timer more, never a look.
 */
export class SilenceLooks {
  private readonly ahead = new LRUCache<string, number>({ max: REMEMBERED });

  /** The entry without a look that another one of its visit makes needless. */
  thinned(entry: MessageDocument, now: Date): MessageDocument {
    const ahead = this.ahead.get(entry.visitId) ?? 0;
    if (ahead - SURELY_STORED_MS <= now.getTime()) return entry;
    return { ...entry, timers: (entry.timers ?? []).filter((timer) => !isLook(timer)) };
  }

  /** An entry is stored, with its timers. */
  stored({ visitId, timers = [] }: Pick<MessageDocument, 'visitId' | 'timers'>): void {
    const look = timers.find(isLook);
    if (look) this.ahead.set(visitId, look.at.getTime());
  }
}

const isLook = ({ kind }: Timer): boolean => kind === SILENCE_TIMER;
