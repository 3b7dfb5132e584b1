import { Controller } from '@nestjs/common';
import { getInternalHistory, markInternal, sendInternal } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { InternalChat } from './internal-chat.js';

@Controller()
export class InternalController {
  constructor(private readonly chat: InternalChat) {}

  @HandleCommand(sendInternal)
  send(
    message: Payload<typeof sendInternal>,
    context: RequestContext,
  ): Promise<Answer<typeof sendInternal> | Refused> {
    return this.chat.send(message, context);
  }

  @HandleQuery(getInternalHistory)
  read(
    wanted: Payload<typeof getInternalHistory>,
    context: RequestContext,
  ): Promise<Answer<typeof getInternalHistory> | Refused> {
    return this.chat.read(wanted, context);
  }

  @HandleCommand(markInternal)
  mark(
    seen: Payload<typeof markInternal>,
    context: RequestContext,
  ): Promise<Answer<typeof markInternal> | Refused> {
    return this.chat.mark(seen, context);
  }
}
