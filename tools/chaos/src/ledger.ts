/** A message that the system has said is stored. */
export interface Acknowledged {
  readonly ref: string;
  readonly seq: number;
  readonly text: string;
  readonly by: string;
}

/** What the persons of the run know of one visit, because the system has told them so. */
export interface KnownVisit {
  readonly visitId: string;
  readonly patient: string;
  /** Name of the one whose *Ta emot* was accepted. */
  responsible: string;
  /** The state it was left in. */
  left: 'ongoing' | 'async' | 'closed';
  /** In the order of the acknowledgements; each person waits for one before sending the next. */
  readonly acknowledged: Acknowledged[];
  /** Refs that were refused for good. */
  readonly refused: string[];
}

/** What has been promised during the run; compared with what is there afterwards. */
export class Ledger {
  readonly visits: KnownVisit[] = [];
  /** Sentences about promises broken while it ran. */
  readonly violations: string[] = [];
  /** Presses of *Ta emot* that met another's. */
  races = 0;
  /** Visits that began with a booked time and a check-in. */
  booked = 0;
  /** Conversations that were compared between two windows of one person. */
  tabs = 0;
}
