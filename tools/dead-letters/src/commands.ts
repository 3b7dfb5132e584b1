import { PlainError } from '@om/launcher';
import { servicesNamed, withDeadLetters, type Held, type Place } from './dead-queues.js';
import { replay } from './replay.js';
import { show } from './show.js';
import { sentence, table } from './words.js';

/** What was asked for. */
export interface Asked {
  readonly verb: string | undefined;
  readonly id: string | undefined;
  /** Words after the id: none make sense. */
  readonly more?: readonly string[] | undefined;
  readonly service?: string | undefined;
  readonly all?: boolean | undefined;
  readonly body?: boolean | undefined;
}

type Tell = (line: string) => void;

/** How it is used. */
export const USAGE = `npm run dead-letters -- list [--service NAME]
                      show ID [--service NAME] [--body]
                      replay ID [--service NAME]
                      replay --all [--service NAME]`;

/**
 * Carries out one command and tells its lines.
 * @throws PlainError when there is no such command, service or message
 */
export const deadLetters = async (place: Place, asked: Asked, tell: Tell): Promise<void> => {
  if (isContradiction(asked)) throw new PlainError(USAGE);
  const services = servicesNamed(asked.service);
  if (asked.verb === 'list')
    return withDeadLetters(place, services, ({ held }) => {
      table(held.map(({ letter }) => letter)).forEach(tell);
      return Promise.resolve();
    });
  if (asked.verb === 'show')
    return withDeadLetters(place, services, ({ held }) => {
      for (const each of chosen(held, asked)) tellOne(each, asked, tell);
      return Promise.resolve();
    });
  if (asked.verb === 'replay')
    return withDeadLetters(place, services, async (queues) => {
      const letters = asked.all ? queues.held : chosen(queues.held, asked);
      await replay(queues, letters, (letter, replayed) => {
        tell(sentence(letter, replayed));
      });
      tell(`${letters.length} of ${queues.held.length} parked messages looked at.`);
    });
  throw new PlainError(USAGE);
};

/** One message and all of them cannot both be meant; the wrong guess would replay everything. */
const isContradiction = ({ verb, id, all, more = [] }: Asked): boolean =>
  more.length > 0 || (id !== undefined && (verb === 'list' || all === true));

/** Several services may have parked the same message: `--service` says whose is meant, else all are. */
const chosen = (held: readonly Held[], { id }: Asked): readonly Held[] => {
  if (id === undefined) throw new PlainError(USAGE);
  const found = held.filter(({ letter }) => letter.id === id);
  if (found.length === 0)
    throw new PlainError(`No message "${id}" is parked; see npm run dead-letters -- list`);
  return found;
};

const tellOne = (held: Held, { body }: Asked, tell: Tell): void => {
  show(held).forEach(tell);
  if (!body) return;
  tell(
    'The body follows. It may hold patient data: show it to nobody who may not read the visit, and keep no copy.',
  );
  tell(held.message.content.toString('utf8'));
};
