import { Inject, Injectable } from '@nestjs/common';
import { CASE_TABS, type CaseTab, type ClinicianPrincipal, type listCases } from '@om/contracts';
import type { Answer, Payload } from '@om/messaging';
import { modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { rowOf } from './case.js';
import { caseModel, type CaseDocument } from './case.schema.js';
import { counted, TABS } from './tabs.js';

/** Beyond this a tab shows "999+" and the store stops counting. */
const COUNT_AT_MOST = 1_000;

/** Reads Startsida. Every read is bounded and follows an index. */
@Injectable()
export class ListCases {
  constructor(@Inject(modelToken(caseModel.name)) private readonly model: Model<CaseDocument>) {}

  async list(
    { tab, limit }: Payload<typeof listCases>,
    who: ClinicianPrincipal,
  ): Promise<Answer<typeof listCases>> {
    const [found, ...counts] = await Promise.all([
      this.read(tab, who, limit + 1),
      ...CASE_TABS.map((each) => this.count(each, who)),
    ]);
    const rows = found.slice(0, limit).flatMap((document) => rowOf(document) ?? []);
    const [waiting = 0, booked = 0, mine = 0, replies = 0, ended = 0] = counts;
    return { rows, more: found.length > limit, counts: { waiting, booked, mine, replies, ended } };
  }

  private async read(tab: CaseTab, who: ClinicianPrincipal, limit: number): Promise<CaseDocument[]> {
    const reads = TABS[tab](who).map(({ filter, sort }) =>
      this.model.find(filter).sort(sort).limit(limit).lean().exec(),
    );
    return (await Promise.all(reads)).flat().slice(0, limit);
  }

  private async count(tab: CaseTab, who: ClinicianPrincipal): Promise<number> {
    const counts = TABS[tab](who).map((read) =>
      this.model.countDocuments(counted(tab, read)).limit(COUNT_AT_MOST).exec(),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }
}
