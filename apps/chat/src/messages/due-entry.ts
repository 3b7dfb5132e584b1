import { SYSTEM_CLIENT_ID } from '@om/contracts';
import type { Conversation } from '../conversations/conversation.js';
import type { Draft, LogView, SystemEntry } from './entry.js';
import { noticesOf } from './notices.js';

/** `heard` is the snapshot that has just come, which may be older than the replica. */
type Rule = (visit: Conversation, log: LogView, heard: Conversation) => Draft | undefined;

/** States in which a visit that has started is over: nobody writes any more. */
const OVER_STATES: readonly Conversation['state'][] = ['closed', 'redirected', 'no-show', 'cancelled'];

/** Asked for by visit (architecture 2, Closing); a visit that is over is sealed whatever came before. */
const wantsSeal = ({ sealing, state }: Conversation): boolean => sealing || OVER_STATES.includes(state);

/** States in which people write; from these a sealed conversation is opened again. */
const OPEN_STATES: readonly Conversation['state'][] = ['ongoing', 'on-hold', 'async'];

const has = (log: LogView, clientId: string): boolean =>
  log.system.some((entry) => entry.clientId === clientId);

/** The seal or unseal that holds now. */
export const lastControl = (log: LogView): SystemEntry | undefined =>
  log.system
    .filter(({ kind }) => kind === 'seal' || kind === 'unseal')
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1);

const responsibleAuthor = ({ responsible }: Conversation): Draft['author'] =>
  responsible && {
    side: 'care',
    personId: responsible.personId,
    name: responsible.name,
    profession: responsible.profession,
  };

/** Message 1, once (domain 4.3-8). Nobody can write before it, so it always gets `seq` 1. */
const greeting: Rule = (visit, log) => {
  const clientId = `${SYSTEM_CLIENT_ID}greeting`;
  if (!visit.startedAt || has(log, clientId)) return undefined;
  return {
    kind: 'greeting',
    clientId,
    text: visit.greeting ?? '',
    author: responsibleAuthor(visit),
    visitVersion: visit.version,
  };
};

/** A mark where the visit ended; one for each end. */
const ended: Rule = (visit, log) => {
  if (!visit.endedAt) return undefined;
  const clientId = `${SYSTEM_CLIENT_ID}ended:${visit.endedAt}`;
  if (has(log, clientId) || log.tail.kind === 'seal') return undefined;
  return { kind: 'ended', clientId, text: '', visitVersion: visit.version };
};

/** *Meddelande* (domain 4.6): once for each end, never after the seal, never when someone has written since the end. */
const auto: Rule = (visit, log) => {
  const { autoMessage, endedAt, endedAfterSeq } = visit;
  if (!autoMessage?.due || endedAt === undefined || endedAfterSeq === undefined) return undefined;
  const clientId = `${SYSTEM_CLIENT_ID}auto:${endedAt}`;
  const written = Math.max(log.lastWritten.patient, log.lastWritten.care) > endedAfterSeq;
  if (written || has(log, clientId) || log.tail.kind === 'seal') return undefined;
  return { kind: 'auto', clientId, text: autoMessage.text, visitVersion: visit.version };
};

/** What has happened to the visit, each thing once; after a seal there is nobody to tell here. */
const notice: Rule = (visit, log, heard) =>
  visit.startedAt === undefined || log.tail.kind === 'seal'
    ? undefined
    : noticesOf(visit, heard).find(({ clientId }) => !has(log, clientId));

/**
 * An older request than the unseal that answered it is outdated: it must not close what has been opened again. A seal that
 * stands answers only requests it is not older than: the opening in between may have been skipped, and visit does not take
 * the same seal for an answer twice.
 */
const seal: Rule = (visit, log) => {
  const control = lastControl(log);
  if (!visit.startedAt || !wantsSeal(visit)) return undefined;
  const answered = control?.kind === 'seal' ? (visit.sealRequestVersion ?? 0) : visit.version;
  if (control && control.visitVersion >= answered) return undefined;
  return { ...controlDraft('seal', visit), lastWritten: log.lastWritten };
};

/** Visit prolongs instead of closing: the conversation opens again, unless the seal is newer than this replica. */
const unseal: Rule = (visit, log) => {
  const control = lastControl(log);
  if (control?.kind !== 'seal' || wantsSeal(visit) || !OPEN_STATES.includes(visit.state)) return undefined;
  if (control.visitVersion >= visit.version) return undefined;
  return controlDraft('unseal', visit);
};

const controlDraft = (kind: 'seal' | 'unseal', { version }: Conversation): Draft => ({
  kind,
  clientId: `${SYSTEM_CLIENT_ID}${kind}:${version}`,
  text: '',
  visitVersion: version,
});

/** In the order they must have in the log: what is due first takes the next place. */
const RULES: readonly Rule[] = [greeting, ended, auto, notice, seal, unseal];

/**
 * The entry that chat itself owes a conversation now, or undefined when nothing is missing. Derived from the replica and
 * the log alone, so that redelivered, reordered and skipped state events all end in the same log.
 */
export const dueEntry = (
  visit: Conversation,
  log: LogView,
  heard: Conversation = visit,
): Draft | undefined => {
  for (const rule of RULES) {
    const draft = rule(visit, log, heard);
    if (draft) return draft;
  }
  return undefined;
};
