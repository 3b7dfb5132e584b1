import type { Author, ChatMessage, NoticeParams, NoticeSubject } from '@om/contracts';

/** The last entry of a conversation; `seq` 0 = it is empty. */
export interface Tail {
  readonly seq: number;
  readonly kind?: ChatMessage['kind'];
}

/** An entry that wants a place: everything but its `seq`, id and time. */
export interface Draft {
  readonly kind: ChatMessage['kind'];
  readonly clientId: string;
  readonly text: string;
  readonly author?: Author | undefined;
  /** What a notice is about, and the ticket it shows. Present on notices. */
  readonly about?: NoticeSubject | undefined;
  readonly ticketId?: string | undefined;
  readonly params?: NoticeParams | undefined;
  /** Version of the visit that asked for it; present on what chat writes itself. */
  readonly visitVersion?: number;
  /** What a seal tells visit: who wrote last before it. Present on seals. */
  readonly lastWritten?: LastWritten;
}

/** An entry chat has written itself, as far as the next decision needs it. */
export interface SystemEntry {
  readonly seq: number;
  readonly kind: ChatMessage['kind'];
  readonly clientId: string;
  readonly visitVersion: number;
}

/** Last `seq` written by a person on each side; 0 = nothing yet. Greeting, automatic message and marks do not count. */
export interface LastWritten {
  readonly patient: number;
  readonly care: number;
}

/** What the decision about chat's own entries needs to know of the log. All of it is read after `tail`. */
export interface LogView {
  readonly tail: Tail;
  readonly system: readonly SystemEntry[];
  readonly lastWritten: LastWritten;
}
