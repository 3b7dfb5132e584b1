import { Inject, Injectable } from '@nestjs/common';
import {
  CASE_TABS,
  COUNTED_AT_MOST,
  type CaseCounts,
  type CaseRow,
  type CaseTab,
  type ClinicianPrincipal,
  type listCases,
} from '@om/contracts';
import type { Answer, Payload } from '@om/messaging';
import { modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { rowOf } from './case.js';
import { caseModel, type CaseDocument } from './case.schema.js';
import { narrowed, searchReads } from './narrowed.js';
import { Sightings } from './sightings.js';
import { BY_NEED_OF_ANSWER, TABS, type TabRead } from './tabs.js';

type Asked = Payload<typeof listCases>;

/** Reads Startsida. Every read is bounded and follows an index. */
@Injectable()
export class ListCases {
  constructor(
    @Inject(modelToken(caseModel.name)) private readonly model: Model<CaseDocument>,
    private readonly sightings: Sightings,
  ) {}

  async list(asked: Asked, who: ClinicianPrincipal): Promise<Answer<typeof listCases>> {
    const { tab, limit, search } = asked;
    const isSearch = tab === 'ended' && search !== undefined;
    const reads = isSearch ? searchReads(search, who) : narrowed(TABS[tab](who), asked);
    const [found, counts] = await Promise.all([this.read(reads, limit + 1), this.counts(who)]);
    const rows = found.slice(0, limit).flatMap((document) => rowFor(tab, who, document));
    await (isSearch ? this.sightings.recordSearch(who, rows) : this.sightings.record(who, rows));
    return { rows, more: found.length > limit, counts };
  }

  /** The first rows of one tab, for whoever needs them beside Startsida; not audited by itself. */
  async rowsOf(tab: CaseTab, who: ClinicianPrincipal, limit: number): Promise<CaseRow[]> {
    const found = await this.read(TABS[tab](who).reads, limit);
    return found.flatMap((document) => rowFor(tab, who, document));
  }

  /** The replies that are the person's own to answer, not those that fell to the unit. */
  async ownReplies({ personId }: ClinicianPrincipal, limit: number): Promise<CaseRow[]> {
    const found = await this.read([{ filter: { replyOf: personId }, sort: BY_NEED_OF_ANSWER }], limit);
    return found.flatMap((document) => rowOf(document) ?? []);
  }

  /** The visits that the person has paused, at whatever unit. */
  async ownPaused({ personId }: ClinicianPrincipal, limit: number): Promise<CaseRow[]> {
    const found = await this.read([{ filter: { pausedOf: personId }, sort: { onHoldSince: 1 } }], limit);
    return found.flatMap((document) => rowOf(document) ?? []);
  }

  private async read(reads: readonly TabRead[], limit: number): Promise<CaseDocument[]> {
    const found = reads.map(({ filter, sort }) =>
      this.model.find(filter).sort(sort).limit(limit).lean().exec(),
    );
    return (await Promise.all(found)).flat().slice(0, limit);
  }

  private async counts(who: ClinicianPrincipal): Promise<CaseCounts> {
    const counted = CASE_TABS.map(async (tab) => [tab, await this.count(tab, who)] as const);
    return Object.fromEntries(await Promise.all(counted)) as CaseCounts;
  }

  private async count(tab: CaseTab, who: ClinicianPrincipal): Promise<number> {
    const counted = TABS[tab](who).counts.map((filter) =>
      this.model.countDocuments(filter).limit(COUNTED_AT_MOST).exec(),
    );
    const sum = (await Promise.all(counted)).reduce((total, count) => total + count, 0);
    return Math.min(sum, COUNTED_AT_MOST);
  }
}

const rowFor = (tab: CaseTab, { personId }: ClinicianPrincipal, document: CaseDocument): CaseRow[] => {
  const row = rowOf(document);
  if (!row) return [];
  if (tab !== 'to-document') return [row];
  const [dutySince] = (row.duties ?? [])
    .filter((duty) => duty.personId === personId)
    .map(({ since }) => since)
    .sort();
  return [dutySince === undefined ? row : { ...row, dutySince }];
};
