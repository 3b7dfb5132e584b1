import { Controller } from '@nestjs/common';
import { markSeen } from '@om/contracts';
import { HandleCommand, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { MarkSeen } from './mark-seen.js';

@Controller()
export class MarksController {
  constructor(private readonly marks: MarkSeen) {}

  @HandleCommand(markSeen)
  mark(seen: Payload<typeof markSeen>, context: RequestContext): Promise<Answer<typeof markSeen> | Refused> {
    return this.marks.mark(seen, context);
  }
}
