import { Injectable } from '@nestjs/common';
import {
  PROFESSIONS,
  type CareUnit,
  type endVisit,
  type extendAsync,
  type Principal,
  type reopenVisit,
  type startVisit,
} from '@om/contracts';
import { isRefused, type Payload, type Refused } from '@om/messaging';
import { fillGreeting, maySee } from '@om/visit-state';
import { NOT_FOUND, refused } from '../refusals.js';
import { Units } from '../units/units.js';
import type { VisitAnswer } from './visit-change.js';
import type { Asked } from './asked.js';
import { Visits } from './visits.js';

/** Start of a visit and length of its asynchronous phase, which follow the settings of its unit. */
@Injectable()
export class VisitConduct {
  constructor(
    private readonly visits: Visits,
    private readonly units: Units,
  ) {}

  /** *Starta besök*: the unit's greeting, with who greets, becomes message 1 (domain 4.3-8). */
  async start(
    { visitId, expectedVersion }: Payload<typeof startVisit>,
    asked: Asked,
  ): Promise<VisitAnswer | Refused> {
    const unit = await this.unitOf(visitId, asked.principal);
    if (isRefused(unit)) return unit;
    const greeting = greetingBy(asked.principal, unit);
    return this.visits.command(visitId, { type: 'start', expectedVersion, greeting }, asked);
  }

  /** *Avsluta besök* with the chosen asynchronous phase and *Meddelande* (domain 4.3-11). */
  async end(
    { visitId, expectedVersion, async: phase, autoMessage }: Payload<typeof endVisit>,
    asked: Asked,
  ): Promise<VisitAnswer | Refused> {
    const settings = await this.unitOf(visitId, asked.principal);
    if (isRefused(settings)) return settings;
    const trigger = { type: 'end', expectedVersion, phase, autoMessage, settings } as const;
    return this.visits.command(visitId, trigger, asked);
  }

  /** *Förläng* (domain 4.3-13). */
  async extend(
    { visitId, async: phase }: Payload<typeof extendAsync>,
    asked: Asked,
  ): Promise<VisitAnswer | Refused> {
    const settings = await this.unitOf(visitId, asked.principal);
    if (isRefused(settings)) return settings;
    return this.visits.command(visitId, { type: 'extend-async', phase, settings }, asked);
  }

  /** *Öppna igen* (domain 4.3-17). */
  async reopen(
    { visitId, reason, async: phase }: Payload<typeof reopenVisit>,
    asked: Asked,
  ): Promise<VisitAnswer | Refused> {
    const settings = await this.unitOf(visitId, asked.principal);
    if (isRefused(settings)) return settings;
    return this.visits.command(visitId, { type: 'reopen', reason, phase, settings }, asked);
  }

  private async unitOf(visitId: string, principal: Principal): Promise<CareUnit | Refused> {
    const visit = await this.visits.find(visitId);
    if (!visit || !maySee(visit, principal)) return NOT_FOUND;
    return (await this.units.find(visit.careUnitId)) ?? refused('visit.unknown-unit', 'Its unit is unknown');
  }
}

const greetingBy = (principal: Principal, { greeting }: CareUnit): string =>
  principal.kind === 'clinician'
    ? fillGreeting(greeting, { name: principal.name, profession: PROFESSIONS[principal.profession] })
    : '';
