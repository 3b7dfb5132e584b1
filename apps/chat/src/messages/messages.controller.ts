import { Controller } from '@nestjs/common';
import { getHistory, sendMessage } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { ReadHistory } from './read-history.js';
import { SendMessage } from './send-message.js';

@Controller()
export class MessagesController {
  constructor(
    private readonly sending: SendMessage,
    private readonly history: ReadHistory,
  ) {}

  @HandleCommand(sendMessage)
  send(
    message: Payload<typeof sendMessage>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof sendMessage> | Refused> {
    return this.sending.send(message, principal);
  }

  @HandleQuery(getHistory)
  read(
    wanted: Payload<typeof getHistory>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof getHistory> | Refused> {
    return this.history.read(wanted, principal);
  }
}
