import { Inject, Injectable } from '@nestjs/common';
import type { ChatMessage } from '@om/contracts';
import { modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { noteIdOf, noteModel, type NoteDocument } from '../notes/note.schema.js';
import { guestsWhoWrote } from '../visits/participants.js';
import { Visits } from '../visits/visits.js';
import { Duties } from './duties.js';
import { dutyOf, guestDuty, type NewDuty, type VisitEvent } from './duty.js';

/** Opens what events leave clinicians to document. Every step can be repeated. */
@Injectable()
export class OpenDuties {
  constructor(
    private readonly duties: Duties,
    private readonly visits: Visits,
    @Inject(modelToken(noteModel.name)) private readonly notes: Model<NoteDocument>,
  ) {}

  /** After a visit's state event has been taken in: its own duty, and those of guests whose words came before it. */
  async afterVisit(event: VisitEvent): Promise<void> {
    const own = dutyOf(event);
    if (own) await this.open(own);
    const { guests, formerParticipants } = event.visit;
    if (guests || formerParticipants) await this.ofGuests(event.visit.visitId);
  }

  /**
   * After words to the patient: a guest who wrote has advice to document.
   * @throws Error when the visit is not known yet, so that the words are heard again later
   */
  async afterMessage({ visitId, kind, author, at }: ChatMessage): Promise<void> {
    if (kind !== 'text' || author?.side !== 'care') return;
    if (await this.visits.noteWriter(visitId, author.personId, at)) await this.ofGuests(visitId);
  }

  private async ofGuests(visitId: string): Promise<void> {
    const visit = await this.visits.find(visitId);
    if (!visit) return;
    for (const writer of guestsWhoWrote(visit)) await this.open(guestDuty(visit, writer));
  }

  private async open(duty: NewDuty): Promise<void> {
    const note = await this.notes.exists({ _id: noteIdOf(duty.visitId, duty.clinician.personId) });
    await this.duties.open(duty, note !== null);
  }
}
