import { Injectable } from '@nestjs/common';
import { hsaId } from '@om/contracts';
import { isRefused } from '@om/messaging';
import type { Response } from 'express';
import { Sessions } from '../sessions/sessions.js';
import type { Entry, LoginOutcome } from './login-flow.js';
import type { ProvenPerson } from './login-provider.js';
import { StaffDirectory } from './staff-directory.js';

/** Members of staff prove an HSA-id. A directory that is away stops nobody: the choice of unit asks it again. */
@Injectable()
export class StaffEntry implements Entry {
  readonly door = 'staff';

  constructor(
    private readonly sessions: Sessions,
    private readonly directory: StaffDirectory,
  ) {}

  async enter({ identity, name }: ProvenPerson, response: Response): Promise<LoginOutcome | undefined> {
    const proven = hsaId.safeParse(identity);
    if (!proven.success) return 'unknown';
    const found = await this.directory.find(proven.data);
    if (isRefused(found) && found.refused.code === 'queue.unknown-staff') return 'unknown';
    const known = isRefused(found) ? { name } : { name: found.name, profession: found.profession };
    await this.sessions.begin(response, 'staff', { hsaId: proven.data, ...known });
    return undefined;
  }
}
