import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { reportPresences, type PresenceWord } from '@om/contracts';
import { isRefused, Requester } from '@om/messaging';
import { IDS, type Ids } from '@om/platform';
import { OURSELVES } from '../login/staff-directory.js';
import { PresenceWords } from './presence-words.js';

/** Tells chat where the patients of this gateway are, those of a moment by one message. What is lost is told again soon. */
@Injectable()
export class PresenceReports implements OnModuleDestroy {
  private readonly logger = new Logger(PresenceReports.name);
  private readonly gatewayId: string;
  private readonly words = new PresenceWords((patients) => void this.send(patients));

  constructor(
    private readonly requester: Requester,
    @Inject(IDS) ids: Ids,
  ) {
    this.gatewayId = `gateway-${ids.next()}`;
  }

  onModuleDestroy(): void {
    this.words.stop();
  }

  tell(word: PresenceWord): void {
    this.words.add(word);
  }

  private async send(patients: PresenceWord[]): Promise<void> {
    const payload = { gatewayId: this.gatewayId, patients };
    const answer = await this.requester.request(reportPresences, payload, { principal: OURSELVES });
    if (isRefused(answer)) this.logger.debug({ msg: 'presences not told', code: answer.refused.code });
    else if (answer.notTaken.length > 0)
      this.logger.warn({ msg: 'presences not taken', notTaken: answer.notTaken });
  }
}
