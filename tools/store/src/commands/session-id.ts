import { Binary } from 'bson';
import { isDoc } from '../bson/value.js';
import type { Request } from './request.js';

/** The id of the session a command belongs to, as hex; undefined without one. */
export const sessionOf = (request: Request): string | undefined => {
  const session = request.get('lsid');
  const id = isDoc(session) ? session.get('id') : undefined;
  return id instanceof Binary ? Buffer.from(id.value()).toString('hex') : undefined;
};
