import { Controller } from '@nestjs/common';
import { registerPatient } from '@om/contracts';
import { HandleCommand, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { Registration } from './registration.js';

@Controller()
export class PatientsController {
  constructor(private readonly registration: Registration) {}

  @HandleCommand(registerPatient)
  register(
    payload: Payload<typeof registerPatient>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof registerPatient> | Refused> {
    return this.registration.register(payload, principal);
  }
}
