import { Inject, Injectable } from '@nestjs/common';
import {
  CASE_TABS,
  COUNTED_AT_MOST,
  type CaseTab,
  type ClinicianPrincipal,
  type listCases,
} from '@om/contracts';
import type { Answer, Payload } from '@om/messaging';
import { modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { rowOf } from './case.js';
import { caseModel, type CaseDocument } from './case.schema.js';
import { Sightings } from './sightings.js';
import { TABS } from './tabs.js';

/** Reads Startsida. Every read is bounded and follows an index. */
@Injectable()
export class ListCases {
  constructor(
    @Inject(modelToken(caseModel.name)) private readonly model: Model<CaseDocument>,
    private readonly sightings: Sightings,
  ) {}

  async list(
    { tab, limit }: Payload<typeof listCases>,
    who: ClinicianPrincipal,
  ): Promise<Answer<typeof listCases>> {
    const [found, ...counts] = await Promise.all([
      this.read(tab, who, limit + 1),
      ...CASE_TABS.map((each) => this.count(each, who)),
    ]);
    const rows = found.slice(0, limit).flatMap((document) => rowOf(document) ?? []);
    await this.sightings.record(who, rows);
    const [waiting = 0, booked = 0, mine = 0, replies = 0, ended = 0] = counts;
    return { rows, more: found.length > limit, counts: { waiting, booked, mine, replies, ended } };
  }

  private async read(tab: CaseTab, who: ClinicianPrincipal, limit: number): Promise<CaseDocument[]> {
    const reads = TABS[tab](who).reads.map(({ filter, sort }) =>
      this.model.find(filter).sort(sort).limit(limit).lean().exec(),
    );
    return (await Promise.all(reads)).flat().slice(0, limit);
  }

  private count(tab: CaseTab, who: ClinicianPrincipal): Promise<number> {
    return this.model.countDocuments(TABS[tab](who).count).limit(COUNTED_AT_MOST).exec();
  }
}
