import { Injectable } from '@nestjs/common';
import type { CloseReason, Connection } from './connection.js';

/** Connections by some key, without empty leftovers. */
class Index {
  private readonly sets = new Map<string, Set<Connection>>();

  add(key: string, connection: Connection): void {
    const set = this.sets.get(key);
    if (set) set.add(connection);
    else this.sets.set(key, new Set([connection]));
  }

  delete(key: string, connection: Connection): void {
    const set = this.sets.get(key);
    if (set?.delete(connection) && set.size === 0) this.sets.delete(key);
  }

  of(key: string): ReadonlySet<Connection> {
    return this.sets.get(key) ?? NONE;
  }

  keys(): Iterable<string> {
    return this.sets.keys();
  }
}
const NONE: ReadonlySet<Connection> = new Set();

/** Every open socket of this process, findable by what events are about. */
@Injectable()
export class Connections {
  private readonly open = new Set<Connection>();
  private readonly byLogin = new Index();
  private readonly byUnit = new Index();
  private readonly byPatient = new Index();

  get all(): ReadonlySet<Connection> {
    return this.open;
  }

  /** Patients with at least one socket here. */
  get patients(): Iterable<string> {
    return this.byPatient.keys();
  }

  add(connection: Connection): void {
    const { principal, sid } = connection.identity;
    this.open.add(connection);
    this.byLogin.add(sid, connection);
    if (principal.kind === 'clinician') this.byUnit.add(principal.careUnitId, connection);
    else this.byPatient.add(principal.personId, connection);
  }

  remove(connection: Connection): void {
    const { principal, sid } = connection.identity;
    this.open.delete(connection);
    this.byLogin.delete(sid, connection);
    if (principal.kind === 'clinician') this.byUnit.delete(principal.careUnitId, connection);
    else this.byPatient.delete(principal.personId, connection);
  }

  /** Sockets of staff who work in a care unit now. */
  ofUnit(careUnitId: string): ReadonlySet<Connection> {
    return this.byUnit.of(careUnitId);
  }

  ofPatient(patientId: string): ReadonlySet<Connection> {
    return this.byPatient.of(patientId);
  }

  ofLogin(sid: string): ReadonlySet<Connection> {
    return this.byLogin.of(sid);
  }

  /** Ends the sockets of one login, when it has ended or become another role. Those at other gateways end with the login. */
  closeLogin(sid: string, reason: CloseReason): void {
    for (const connection of [...this.ofLogin(sid)]) connection.close(reason);
  }

  /** Ends every socket. */
  closeAll(reason: CloseReason): void {
    for (const connection of [...this.open]) connection.close(reason);
  }
}
