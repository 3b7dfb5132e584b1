import { Injectable } from '@nestjs/common';
import type { CaseRow, checkShift, ClinicianPrincipal, Shift } from '@om/contracts';
import type { Answer } from '@om/messaging';
import { ListCases } from '../cases/list-cases.js';
import { Sightings } from '../cases/sightings.js';

/** Rows of a kind that are looked at; more is not needed to know that there are some. */
const LOOKED_AT = 50;

/** What a person leaves open, by kind (domain 4.4 H6). */
export type OpenCases = Omit<Answer<typeof checkShift>, 'shift'>;

/** Finds what somebody would leave behind by going home. */
@Injectable()
export class OpenCasesOf {
  constructor(
    private readonly cases: ListCases,
    private readonly sightings: Sightings,
  ) {}

  /** The person's own, wherever they are; not seen by anyone yet. */
  async find(shift: Shift): Promise<OpenCases> {
    const { personId, name, profession, careUnitId, role } = shift;
    const who: ClinicianPrincipal = { kind: 'clinician', personId, name, profession, careUnitId, role };
    const [mine, paused, replies, unsigned] = await Promise.all([
      this.cases.rowsOf('mine', who, LOOKED_AT),
      this.cases.ownPaused(who, LOOKED_AT),
      this.cases.ownReplies(who, LOOKED_AT),
      this.cases.rowsOf('to-document', who, LOOKED_AT),
    ]);
    return {
      ongoing: [...mine, ...paused].filter(({ handover }) => !handover).slice(0, LOOKED_AT),
      proposed: mine.filter(({ handover }) => handover),
      unsigned,
      replies,
    };
  }

  /** The same for the person to read, which is audited. */
  async show(shift: Shift, who: ClinicianPrincipal): Promise<OpenCases> {
    const open = await this.find(shift);
    await this.sightings.record(who, distinct(Object.values(open).flat()));
    return open;
  }
}

const distinct = (rows: readonly CaseRow[]): CaseRow[] => [
  ...new Map(rows.map((row) => [row.visitId, row])).values(),
];

/** How many there are of each kind. */
export const countsOf = ({ ongoing, proposed, unsigned, replies }: OpenCases) => ({
  ongoing: ongoing.length,
  proposed: proposed.length,
  unsigned: unsigned.length,
  replies: replies.length,
});

/** What is left by somebody who goes on at a unit: the cases of that unit are not. */
export const leftFor = (open: OpenCases, goesOnAt: string): OpenCases => {
  const elsewhere = (rows: CaseRow[]) => rows.filter(({ careUnitId }) => careUnitId !== goesOnAt);
  return {
    ongoing: elsewhere(open.ongoing),
    proposed: elsewhere(open.proposed),
    unsigned: elsewhere(open.unsigned),
    replies: elsewhere(open.replies),
  };
};

/** Cases somebody must look after; an unsigned note alone can wait until tomorrow (domain 4.5). */
export const leftBehind = ({ ongoing, proposed, replies }: OpenCases): number =>
  new Set([...ongoing, ...proposed, ...replies].map(({ visitId }) => visitId)).size;
