import { Inject, Injectable } from '@nestjs/common';
import { OPEN_DUTY_STATES, type ClinicianPrincipal, type LockedNote } from '@om/contracts';
import { modelToken } from '@om/persistence';
import { CLOCK, type Clock } from '@om/platform';
import type { Model } from 'mongoose';
import { noteIdOf, noteModel, type NoteDocument } from '../notes/note.schema.js';
import { isUnlocked, lockOfNote } from './duty-deadlines.js';
import { dutyModel, type DutyDocument } from './duty.schema.js';

/** Longest list answered. */
const SHOWN = 200;

/** Notes that their authors can no longer save, as the lead of the unit sees them. */
@Injectable()
export class LockedNotes {
  constructor(
    @Inject(modelToken(dutyModel.name)) private readonly duties: Model<DutyDocument>,
    @Inject(modelToken(noteModel.name)) private readonly notes: Model<NoteDocument>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of a unit, longest locked first; one that has been opened stays while it is open. */
  async at({ careUnitId }: Pick<ClinicianPrincipal, 'careUnitId'>): Promise<LockedNote[]> {
    const left = await this.duties
      .find({ careUnitId, lockedAt: { $exists: true }, state: { $in: OPEN_DUTY_STATES } })
      .sort({ lockedAt: 1 })
      .limit(SHOWN)
      .lean()
      .exec();
    const [others, notes] = await Promise.all([
      this.duties
        .find({ visitId: { $in: left.map(({ visitId }) => visitId) } })
        .lean()
        .exec(),
      this.notes
        .find({ _id: { $in: left.map(noteIdIn) } })
        .select('savedAt')
        .lean()
        .exec(),
    ]);
    const savedAt = new Map(notes.map((note) => [note._id, note.savedAt]));
    const now = this.clock.now();
    return left.flatMap((duty) => {
      const saved = savedAt.get(noteIdIn(duty));
      return saved ? lockedNoteOf(duty, others, saved, now) : [];
    });
  }
}

const noteIdIn = ({ visitId, clinician }: DutyDocument): string => noteIdOf(visitId, clinician.personId);

/** The note of a left duty, if it is locked or has been opened through this duty; none where another duty keeps it open. */
export const lockedNoteOf = (
  duty: DutyDocument,
  duties: readonly DutyDocument[],
  savedAt: Date,
  now: Date,
): LockedNote[] => {
  const { _id: dutyId, visitId, clinician: author, lockedAt, unlocked } = duty;
  const own = duties.filter((one) => noteIdIn(one) === noteIdIn(duty));
  const isShown = isUnlocked(duty, now) || lockOfNote(own, savedAt, now) !== undefined;
  if (!isShown || !lockedAt) return [];
  return [
    {
      dutyId,
      visitId,
      author,
      lockedAt: lockedAt.toISOString(),
      savedAt: savedAt.toISOString(),
      ...(unlocked && { unlocked }),
    },
  ];
};
