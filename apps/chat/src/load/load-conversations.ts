import type { VisitSnapshot } from '@om/contracts';
import { bulkLoad, jsonLines, loadStore, type SeedOptions, type StoreEnv } from '@om/persistence';
import { uuidV7Ids } from '@om/platform';
import { conversationOf, type Conversation } from '../conversations/conversation.js';
import { conversationModel } from '../conversations/conversation.schema.js';
import { messageModel, type MessageDocument } from '../messages/message.schema.js';
import { plannedEntries } from './planned-entries.js';

/** Fills conversations and their entries from snapshots of visits. */
export const loadConversations = async (env: StoreEnv, { snapshots }: SeedOptions): Promise<number> => {
  const store = loadStore(env);
  const conversations = store.model<Conversation>(conversationModel);
  const messages = store.model<MessageDocument>(messageModel);
  await store.open();
  const loaded = await bulkLoad(conversations, conversationsFrom(snapshots));
  const entries = await bulkLoad(messages, entriesFrom(snapshots));
  await store.close();
  return loaded + entries;
};

const conversationsFrom = async function* (file: string): AsyncGenerator<Conversation> {
  for await (const visit of jsonLines<VisitSnapshot>(file)) yield conversationOf(visit);
};

const entriesFrom = async function* (file: string): AsyncGenerator<MessageDocument> {
  for await (const visit of jsonLines<VisitSnapshot>(file)) yield* plannedEntries(visit, uuidV7Ids);
};
