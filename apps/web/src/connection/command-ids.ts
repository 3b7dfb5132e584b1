import { newId } from './new-id.js';
import { mayRepeat, problemFrom } from './problem.js';

/**
 * Keeps the id of a command until its outcome is known, so that a repeated click, or a repeat after a lost answer, is one
 * command (architecture 2). A definite refusal ends the command; the next click is a new one.
 */
export class CommandIds {
  private readonly pending = new Map<string, string>();

  /** @param key what is done to what, for example `claim:<visitId>` */
  async run<A>(key: string, send: (commandId: string) => Promise<A>): Promise<A> {
    const commandId = this.pending.get(key) ?? newId();
    this.pending.set(key, commandId);
    try {
      const answer = await send(commandId);
      this.pending.delete(key);
      return answer;
    } catch (error) {
      if (!mayRepeat(problemFrom(error))) this.pending.delete(key);
      throw error;
    }
  }
}
