import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { MessagingModule } from '@om/messaging';
import { PersistenceModule } from '@om/persistence';
import { PlatformModule } from '@om/platform';
import { conversationModel } from './conversations/conversation.schema.js';
import { Conversations } from './conversations/conversations.js';
import { KnownConversations } from './conversations/known-conversations.js';
import { FollowVisit } from './conversations/follow-visit.js';
import { VisitEventsController } from './conversations/visit-events.controller.js';
import type { ChatEnv } from './env.js';
import { InternalChat } from './internal/internal-chat.js';
import { InternalLog } from './internal/internal-log.js';
import { internalMarkModel } from './internal/internal-mark.schema.js';
import { InternalMarks } from './internal/internal-marks.js';
import { internalMessageModel } from './internal/internal-message.schema.js';
import { InternalController } from './internal/internal.controller.js';
import { MarkSeen } from './marks/mark-seen.js';
import { MarkStore } from './marks/mark-store.js';
import { markModel } from './marks/mark.schema.js';
import { MarksController } from './marks/marks.controller.js';
import { MessageLog } from './messages/message-log.js';
import { messageModel } from './messages/message.schema.js';
import { MessagesController } from './messages/messages.controller.js';
import { OwnEntries } from './messages/own-entries.js';
import { ReadAudit } from './messages/read-audit.js';
import { ReadHistory } from './messages/read-history.js';
import { SendMessage } from './messages/send-message.js';
import { PresenceController } from './presence/presence.controller.js';
import { presenceModel } from './presence/presence.schema.js';
import { PresenceTimers } from './presence/presence.timers.js';
import { Presences } from './presence/presences.js';
import { ReportPresence } from './presence/report-presence.js';
import { DevelopmentSmsController } from './sms/development-sms.controller.js';
import { developmentSmsModel, developmentSmsModeModel } from './sms/development-sms.js';
import { notificationModel } from './reaching/notification.schema.js';
import { Notifications } from './reaching/notifications.js';
import { LaterLooks, laterLookModel } from './reaching/later-looks.js';
import { ReachAboutEntry } from './reaching/reach-about-entry.js';
import { ReachAboutSilence } from './reaching/reach-about-silence.js';
import { ReachAboutVisit } from './reaching/reach-about-visit.js';
import { RemindPatient } from './reaching/remind-patient.js';
import { DevelopmentSilenceController } from './reaching/development-silence.controller.js';
import { RemindersController } from './reaching/reminders.controller.js';
import { Silences } from './reaching/silences.js';
import { EntryTimers, LookTimers, SmsTimers } from './reaching/reaching.timers.js';
import { ReportDeliveryController } from './sms/report-delivery.controller.js';
import { smsChannelFor } from './sms/sms-channels.js';
import { SMS_LINK, SmsDelivery } from './sms/sms-delivery.js';
import { Surroundings } from './reaching/surroundings.js';

const MODELS = [
  conversationModel,
  messageModel,
  markModel,
  internalMessageModel,
  internalMarkModel,
  presenceModel,
  notificationModel,
  laterLookModel,
];
const DEVELOPMENT_MODELS = [developmentSmsModel, developmentSmsModeModel];

const PROVIDERS: Provider[] = [
  KnownConversations,
  Conversations,
  FollowVisit,
  MessageLog,
  OwnEntries,
  SendMessage,
  ReadHistory,
  ReadAudit,
  InternalLog,
  InternalMarks,
  InternalChat,
  MarkStore,
  MarkSeen,
  Presences,
  ReportPresence,
  PresenceTimers,
  Notifications,
  ReachAboutVisit,
  ReachAboutEntry,
  ReachAboutSilence,
  Silences,
  RemindPatient,
  LaterLooks,
  SmsDelivery,
  EntryTimers,
  SmsTimers,
  LookTimers,
  Surroundings,
];

const CONTROLLERS = [
  VisitEventsController,
  MessagesController,
  MarksController,
  InternalController,
  PresenceController,
  RemindersController,
  DevelopmentSilenceController,
  DevelopmentSmsController,
  ReportDeliveryController,
];

/** The chat service: conversations, messages, marks, presence, reaching an absent patient. */
@Module({})
export class ChatModule {
  static forEnvironment(env: ChatEnv): DynamicModule {
    const development = env.SMS_CHANNEL === 'development';
    return {
      module: ChatModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env),
        PersistenceModule.forService(env, [...MODELS, ...(development ? DEVELOPMENT_MODELS : [])]),
      ],
      controllers: CONTROLLERS,
      providers: [...PROVIDERS, { provide: SMS_LINK, useValue: env.PUBLIC_URL }, smsChannelFor(env)],
    };
  }
}
