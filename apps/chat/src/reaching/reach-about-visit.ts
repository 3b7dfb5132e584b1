import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@om/platform';
import { Conversations } from '../conversations/conversations.js';
import { LaterLooks } from './later-looks.js';
import { Notifications } from './notifications.js';
import { visitOccasion } from './occasions.js';
import { nextLook } from './planned.js';

/** Reaches the patient about the state of the visit: what has happened, and what its time has come for. */
@Injectable()
export class ReachAboutVisit {
  constructor(
    private readonly conversations: Conversations,
    private readonly notifications: Notifications,
    private readonly looks: LaterLooks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Begins whatever is due and not begun. Looks again after each step: a case released while its claim was being told still
   * gets its apology. Then sets the clock for what comes later.
   */
  async look(visitId: string): Promise<void> {
    for (;;) {
      const visit = await this.conversations.find(visitId);
      if (!visit) return;
      const now = this.clock.now();
      const occasion = visitOccasion(visit, await this.notifications.known(visitId), now);
      if (occasion) await this.notifications.begin(visit, occasion);
      else return this.lookAgain(visitId, nextLook(visit, now));
    }
  }

  private async lookAgain(visitId: string, at: Date | undefined): Promise<void> {
    if (at) await this.looks.set(visitId, at);
  }
}
