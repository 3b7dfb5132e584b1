import { Controller } from '@nestjs/common';
import { remindPatient } from '@om/contracts';
import { HandleCommand, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { RemindPatient } from './remind-patient.js';

@Controller()
export class RemindersController {
  constructor(private readonly reminders: RemindPatient) {}

  @HandleCommand(remindPatient)
  remind(
    wanted: Payload<typeof remindPatient>,
    context: RequestContext,
  ): Promise<Answer<typeof remindPatient> | Refused> {
    return this.reminders.remind(wanted, context);
  }
}
