import { Controller } from '@nestjs/common';
import { copyNote, getNote, printNote, saveNote, type Principal } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  isRefused,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { Duties } from '../duties/duties.js';
import { refusal } from '../documentation.errors.js';
import { Authorships, type Authorship } from './authorship.js';
import { ReadNote } from './read-note.js';
import { SaveNote, type Save } from './save-note.js';

@Controller()
export class NotesController {
  constructor(
    private readonly authorships: Authorships,
    private readonly reads: ReadNote,
    private readonly saves: SaveNote,
    private readonly duties: Duties,
  ) {}

  @HandleQuery(getNote)
  get(
    { visitId }: Payload<typeof getNote>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof getNote> | Refused> {
    return this.whenAllowed(visitId, principal, (authorship) => this.reads.read(authorship));
  }

  @HandleCommand(saveNote)
  save(
    payload: Payload<typeof saveNote>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof saveNote> | Refused> {
    return this.whenAllowed(payload.visitId, principal, (authorship) =>
      this.saveAndBegin({ ...authorship, payload, commandId }),
    );
  }

  @HandleCommand(copyNote)
  copy(
    { visitId }: Payload<typeof copyNote>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof copyNote> | Refused> {
    return this.whenAllowed(visitId, principal, (authorship) => this.reads.copy(authorship, commandId));
  }

  @HandleCommand(printNote)
  print(
    { visitId }: Payload<typeof printNote>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof printNote> | Refused> {
    return this.whenAllowed(visitId, principal, (authorship) => this.reads.print(authorship, commandId));
  }

  /** A repeated save begins the duties again, should the process have died between the two. */
  private async saveAndBegin(save: Save): Promise<Answer<typeof saveNote> | Refused> {
    const saved = await this.saves.save(save);
    if (!isRefused(saved)) await this.duties.begin(save.visit._id, save.author, save.commandId);
    return saved;
  }

  /** Someone else's visit is answered as one that does not exist: nothing is revealed. */
  private async whenAllowed<A>(
    visitId: string,
    principal: Principal,
    act: (authorship: Authorship) => Promise<A>,
  ): Promise<A | Refused> {
    const authorship = await this.authorships.of(visitId, principal);
    return authorship ? act(authorship) : refusal('documentation.not-found');
  }
}
