import { PRESENCES_AT_ONCE, type PresenceWord } from '@om/contracts';

/** A word waits so long for others, milliseconds; a rush of patients is told in as few messages. */
const GATHERING_MS = 50;

/** What is to be told of patients, gathered for a moment. Of two words about one patient the later counts. */
export class PresenceWords {
  private readonly waiting = new Map<string, PresenceWord>();
  private gathering: NodeJS.Timeout | undefined;

  /** @param send takes the words of a moment, as many at once as fit into a message */
  constructor(private readonly send: (words: PresenceWord[]) => void) {}

  add(word: PresenceWord): void {
    this.waiting.set(word.patientId, word);
    this.gathering ??= setTimeout(() => {
      this.letGo();
    }, GATHERING_MS).unref();
  }

  /** Says nothing more, not even what waits. */
  stop(): void {
    clearTimeout(this.gathering);
  }

  private letGo(): void {
    this.gathering = undefined;
    const words = [...this.waiting.values()];
    this.waiting.clear();
    while (words.length > 0) this.send(words.splice(0, PRESENCES_AT_ONCE));
  }
}
