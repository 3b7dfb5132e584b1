import { Controller } from '@nestjs/common';
import type { CommandContract } from '@om/contracts';
import { HandleCommand, type Refused, type RequestContext } from '@om/messaging';
import type { Trigger } from '@om/visit-state';
import { asked } from './asked.js';
import { PLAIN_COMMANDS } from './plain-commands.js';
import type { VisitAnswer } from './visit-change.js';
import { Visits } from './visits.js';

/** Carries out the commands of the table: a method for each of its rows, as if it had been written out. */
@Controller()
export class PlainCommandsController {
  constructor(readonly visits: Visits) {}
}

/** Gives the controller the method for one row. The contract has checked the payload before it comes here. */
const carryOut = (type: string, contract: CommandContract): void => {
  const value = function (
    this: PlainCommandsController,
    payload: unknown,
    context: RequestContext,
  ): Promise<VisitAnswer | Refused> {
    const { visitId, ...along } = payload as { visitId: string };
    return this.visits.command(visitId, { ...along, type } as Trigger, asked(context, contract));
  };
  const method = { value, configurable: true, writable: true };
  Object.defineProperty(PlainCommandsController.prototype, type, method);
  HandleCommand(contract)(PlainCommandsController.prototype, type, method);
};

for (const [type, contract] of Object.entries<CommandContract>(PLAIN_COMMANDS)) carryOut(type, contract);
