import { Controller } from '@nestjs/common';
import { answerFeedback, giveFeedback, listFeedback, ownFeedback, readFeedback } from '@om/contracts';
import { HandleCommand, HandleQuery, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { asked } from '../visits/asked.js';
import { Feedbacks } from './feedbacks.js';
import type { FeedbackAnswer, FeedbackList } from './feedbacks.js';

@Controller()
export class FeedbackController {
  constructor(private readonly feedbacks: Feedbacks) {}

  @HandleCommand(giveFeedback)
  give(payload: Payload<typeof giveFeedback>, context: RequestContext): Promise<FeedbackAnswer | Refused> {
    return this.feedbacks.give(payload, asked(context, giveFeedback));
  }

  @HandleCommand(readFeedback)
  read(payload: Payload<typeof readFeedback>, context: RequestContext): Promise<FeedbackAnswer | Refused> {
    return this.feedbacks.read(payload, asked(context, readFeedback));
  }

  @HandleCommand(answerFeedback)
  answer(
    payload: Payload<typeof answerFeedback>,
    context: RequestContext,
  ): Promise<FeedbackAnswer | Refused> {
    return this.feedbacks.answer(payload, asked(context, answerFeedback));
  }

  @HandleQuery(listFeedback)
  list(_: Payload<typeof listFeedback>, { principal }: RequestContext): Promise<FeedbackList | Refused> {
    return this.feedbacks.ofUnit(principal);
  }

  @HandleQuery(ownFeedback)
  own(_: Payload<typeof ownFeedback>, { principal }: RequestContext): Promise<FeedbackList | Refused> {
    return this.feedbacks.ownOf(principal);
  }
}
