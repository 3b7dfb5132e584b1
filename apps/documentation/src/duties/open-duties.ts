import { Inject, Injectable } from '@nestjs/common';
import type { guestWroteV1 } from '@om/contracts';
import type { Data } from '@om/messaging';
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
   * After a guest's words to the patient: they have advice to document.
   * @throws Error when the visit is not known yet, so that the words are heard again later
   */
  async afterWords({ visitId, personId, at }: Data<typeof guestWroteV1>): Promise<void> {
    if (await this.visits.noteWriter(visitId, personId, at)) await this.ofGuests(visitId);
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
