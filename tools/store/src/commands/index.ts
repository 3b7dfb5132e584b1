import { AGGREGATE } from './aggregate.js';
import { CATALOG_COMMANDS } from './catalog-commands.js';
import type { Commands } from './command.js';
import { DIAGNOSTICS } from './diagnostics.js';
import { EXPLAIN } from './explain.js';
import { FIND_AND_MODIFY } from './find-and-modify.js';
import { HANDSHAKE } from './handshake.js';
import { INDEX_COMMANDS } from './index-commands.js';
import { READ_COMMANDS } from './read-commands.js';
import { SESSIONS } from './sessions.js';
import { DELETE } from './delete.js';
import { INSERT } from './insert.js';
import { UPDATE } from './update.js';

/** Every command the store knows. */
export const COMMANDS: Commands = {
  ...HANDSHAKE,
  ...SESSIONS,
  ...READ_COMMANDS,
  aggregate: AGGREGATE,
  insert: INSERT,
  update: UPDATE,
  delete: DELETE,
  findAndModify: FIND_AND_MODIFY,
  findandmodify: FIND_AND_MODIFY,
  ...CATALOG_COMMANDS,
  ...INDEX_COMMANDS,
  ...DIAGNOSTICS,
  explain: EXPLAIN,
};
