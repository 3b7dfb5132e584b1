/** A text in the patient chat, as the visit hears of it: facts that may come twice and in any order. */
export interface HeardText {
  readonly side: 'patient' | 'care';
  /** Place in the conversation, 1, 2, 3 … (architecture 2). */
  readonly seq: number;
  /** When chat stored it; shown, never compared with our own times. */
  readonly at: string;
}

/**
 * What the visit remembers of its conversation. It is kept beside the visit and does not move the visit's version, so
 * that a message never makes a click stale. Every field only grows or shrinks one way, therefore repetition and
 * reordering of facts give the same result.
 */
export interface Heard {
  /** Highest entry of any kind; 0 = none. */
  readonly seq: number;
  /** Highest text of the patient, and of care. Automatic messages and greetings answer nobody and do not count. */
  readonly patient: number;
  readonly care: number;
  /** Texts of the patient after the last one of care, oldest first. */
  readonly waiting: readonly { readonly seq: number; readonly at: string }[];
  /** The last seal that has been dealt with; an older one that comes again is ignored. */
  readonly sealSeq: number;
  /** When the last text reached the visit, by its own clock: since then nobody has written. */
  readonly quietSince?: string | undefined;
}

export const NOTHING_HEARD: Heard = { seq: 0, patient: 0, care: 0, waiting: [], sealSeq: 0 };

/** Unanswered texts kept; with more in a row, the ones between the oldest and the newest are forgotten. */
export const MOST_WAITING = 50;

/** An entry that is no text: greeting, automatic message, end, seal. It only takes its place. */
export const hearEntry = (heard: Heard, seq: number): Heard => ({ ...heard, seq: Math.max(heard.seq, seq) });

/** A text of either side. */
export const hearText = (heard: Heard, text: HeardText): Heard => {
  const grown = hearEntry(heard, text.seq);
  if (text.side === 'care') return answeredUpTo({ ...grown, care: Math.max(heard.care, text.seq) });
  const others = heard.waiting.filter(({ seq }) => seq !== text.seq);
  const waiting = [...others, { seq: text.seq, at: text.at }].sort((a, b) => a.seq - b.seq);
  return answeredUpTo({ ...grown, patient: Math.max(heard.patient, text.seq), waiting: bounded(waiting) });
};

/** What the seal tells: the last text of each side, which may not have reached us yet. `at` stands in for its time. */
export const hearSeal = (
  heard: Heard,
  seal: { readonly sealSeq: number; readonly patient: number; readonly care: number },
  at: string,
): Heard => {
  const known = heard.waiting.some(({ seq }) => seq === seal.patient);
  const withPatient =
    seal.patient === 0 || known ? heard : hearText(heard, { side: 'patient', seq: seal.patient, at });
  const care = Math.max(withPatient.care, seal.care);
  return answeredUpTo({ ...hearEntry(withPatient, seal.sealSeq), care, sealSeq: seal.sealSeq });
};

/** The oldest text of the patient after `afterSeq` that care has not answered (domain 4.3-12, 15). */
export const unansweredAfter = (heard: Heard, afterSeq: number): { seq: number; at: string } | undefined =>
  heard.waiting.find(({ seq }) => seq > afterSeq);

/** Whether a person has written after `afterSeq`; then *Meddelande* is not sent (domain 4.6). */
export const someoneWroteAfter = (heard: Heard, afterSeq: number): boolean =>
  Math.max(heard.patient, heard.care) > afterSeq;

const answeredUpTo = (heard: Heard): Heard => ({
  ...heard,
  waiting: heard.waiting.filter(({ seq }) => seq > heard.care),
});

const bounded = (waiting: Heard['waiting']): Heard['waiting'] =>
  waiting.length <= MOST_WAITING ? waiting : [...waiting.slice(0, MOST_WAITING - 1), ...waiting.slice(-1)];

/** Whether the last text of a conversation is the patient's, as whoever shows the conversation sees it: it waits for an answer. */
export const patientWaits = (
  entries: readonly { readonly kind: string; readonly author?: { readonly side: string } | undefined }[],
): boolean => entries.findLast(({ kind }) => kind === 'text')?.author?.side === 'patient';
