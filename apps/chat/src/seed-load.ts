import { seedCommand } from '@om/persistence';
import { loadConversations } from './load/load-conversations.js';

await seedCommand('chat', (env, options) => loadConversations(env, options));
