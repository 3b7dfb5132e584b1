import { Injectable } from '@nestjs/common';
import { personnummer, registerPatient } from '@om/contracts';
import { isRefused, Requester } from '@om/messaging';
import type { Response } from 'express';
import { isAway } from '../problems/away.js';
import { Sessions } from '../sessions/sessions.js';
import type { Entry, LoginOutcome } from './login-flow.js';
import type { ProvenPerson } from './login-provider.js';
import { OURSELVES } from './staff-directory.js';

/**
 * Patients prove a personnummer, which is exchanged for the register's id. Without the register nobody knows which patient it
 * is: then the login has to wait.
 */
@Injectable()
export class PatientEntry implements Entry {
  readonly door = 'patient';

  constructor(
    private readonly sessions: Sessions,
    private readonly requester: Requester,
  ) {}

  async enter(
    { identity, name, protectedIdentity }: ProvenPerson,
    response: Response,
  ): Promise<LoginOutcome | undefined> {
    const proven = personnummer.safeParse(identity);
    if (!proven.success) return 'unknown';
    const registered = await this.requester.request(
      registerPatient,
      { personnummer: proven.data, name, protectedIdentity },
      { principal: OURSELVES },
    );
    if (isRefused(registered)) return isAway(registered) ? 'unavailable' : 'unknown';
    await this.sessions.begin(response, 'patient', registered);
    return undefined;
  }
}
