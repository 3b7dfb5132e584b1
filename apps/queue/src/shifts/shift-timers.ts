import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DueTimers, modelToken, type Timer } from '@om/persistence';
import type { Model } from 'mongoose';
import { ResponsibleShifts } from './responsible-shifts.js';
import { GONE_TIMER } from './gone.js';
import { SHIFT_TIMERS } from './shift.js';
import { shiftModel, type ShiftDocument } from './shift.schema.js';
import { WorkingDay } from './working-day.js';

const QUEUE = { kind: 'service', personId: 'queue' } as const;

/** What follows a shift later: its person's cases, and its end when its login has gone or it was forgotten. */
@Injectable()
export class ShiftTimers implements OnModuleInit {
  constructor(
    private readonly due: DueTimers,
    @Inject(modelToken(shiftModel.name)) private readonly model: Model<ShiftDocument>,
    private readonly responsible: ResponsibleShifts,
    private readonly day: WorkingDay,
  ) {}

  onModuleInit(): void {
    this.due.register(this.model, (personId, timer) => this.handle(personId, timer));
  }

  private async handle(personId: string, { id, kind }: Timer): Promise<void> {
    if (kind === SHIFT_TIMERS.forgotten) await this.day.endForgotten(personId, id, QUEUE);
    else if (kind === GONE_TIMER) await this.day.endGone(personId, id, QUEUE);
    else await this.responsible.spread(personId, { eventId: id, actor: QUEUE });
  }
}
