import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PlainError } from '@om/launcher';
import { uuidV7Ids } from '@om/platform';
import {
  eventually,
  exampleEvent,
  letterArrivedV1,
  openRawBroker,
  startLetters,
  startTestInfrastructure,
  type RawBroker,
  type TestInfrastructure,
  type TestService,
} from '@om/testing';
import { deadLetters, type Asked } from './commands.js';

const aLetter = () => exampleEvent(letterArrivedV1, { visitId: uuidV7Ids.next(), pages: 1 });

describe('parked messages on the real broker', () => {
  let infrastructure: TestInfrastructure;
  let raw: RawBroker;
  let service: TestService;
  let arrived: () => Promise<unknown>;
  const queue = (name: string) => `${infrastructure.namespace}.visit.${name}`;

  const run = async (asked: Partial<Asked>): Promise<string> => {
    const lines: string[] = [];
    const place = { url: infrastructure.amqpUrl, namespace: infrastructure.namespace };
    await deadLetters(place, { verb: 'list', id: undefined, ...asked }, (line) => lines.push(line));
    return lines.join('\n');
  };
  const parkOne = async () => {
    const letter = aLetter();
    await service.emit(letter);
    await eventually(async () => (await raw.depth(queue('dead'))) === 1);
    return letter;
  };

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    raw = await openRawBroker(infrastructure.amqpUrl);
  });
  beforeEach(async () => {
    arrived = () => Promise.reject(new Error('never'));
    service = await startLetters({ arrived: () => arrived() }, { infrastructure });
  });
  afterEach(async () => {
    await service.stop();
    await raw.remove(queue('dead'));
  });
  afterAll(async () => {
    await raw.close();
    await infrastructure.stop();
  });

  it('are listed as often as one likes and stay', async () => {
    const letter = await parkOne();
    for (let look = 0; look < 25; look += 1)
      expect(await run({})).toMatch(new RegExp(`${letter.id} +visit +unknown +\\S+Z +failed +3`));
    await eventually(async () => (await raw.depth(queue('dead'))) === 1);
  });

  it('are shown by their attributes; what they say only when asked for', async () => {
    const letter = await parkOne();
    const shown = await run({ verb: 'show', id: letter.id });
    expect(shown).toMatch(/reason +failed/);
    expect(shown).toMatch(new RegExp(`actor +${letter.actor.kind}`));
    expect(shown).not.toContain('pages');
    expect(await run({ verb: 'show', id: letter.id, body: true })).toContain('"pages":1');
  });

  it('are handled when they are replayed after the cause has been mended, and are gone', async () => {
    const letter = await parkOne();
    arrived = () => Promise.resolve();
    expect(await run({ verb: 'replay', id: letter.id })).toContain('visit has handled it');
    expect(await run({})).toBe('Nothing is parked.');
  });

  it('are told apart when the service knows a newer state already', async () => {
    const letter = await parkOne();
    arrived = () => Promise.resolve('outdated');
    expect(await run({ verb: 'replay', id: letter.id })).toContain('already newer');
    expect(await raw.depth(queue('dead'))).toBe(0);
  });

  it('are parked again when the cause is still there', async () => {
    await parkOne();
    expect(await run({ verb: 'replay', all: true })).toContain('failed again');
    await eventually(async () => (await raw.depth(queue('dead'))) === 1);
  });

  it('stay when their service has no queue for events', async () => {
    const id = uuidV7Ids.next();
    await raw.put(queue('dead'), 'hello', { type: 'x', messageId: id });
    await service.stop();
    await raw.remove(queue('events'));
    await expect(run({ verb: 'replay', id })).rejects.toThrow('stays parked');
    await eventually(async () => (await raw.depth(queue('dead'))) === 1);
  });

  it('that are requests are not replayed: nobody waits for the answer', async () => {
    const id = uuidV7Ids.next();
    await raw.put(queue('dead'), '{}', { type: 'visit.claim', messageId: id });
    expect(await run({ verb: 'replay', all: true })).toContain(`${id}  left where it is`);
    await eventually(async () => (await raw.depth(queue('dead'))) === 1);
  });

  it('are replayed all the same when a stranger has given one headers that cannot be written again', async () => {
    const ids = [uuidV7Ids.next(), uuidV7Ids.next()];
    const headers = { traceparent: { '!': 'double', value: -1e300 } };
    for (const messageId of ids) await raw.put(queue('dead'), 'hello', { type: 'x', messageId, headers });
    const told = await run({ verb: 'replay', all: true });
    for (const id of ids) expect(told).toContain(`${id}  visit has parked it again: unhandled`);
  });

  it.each([
    { verb: 'replay', id: 'one', all: true },
    { verb: 'list', id: 'one' },
    { verb: 'replay', id: 'one', more: ['two'] },
    { verb: 'replay' },
    { verb: undefined },
  ])('are left alone when it is not clear which are meant: %j', async (asked) => {
    const letter = await parkOne();
    await expect(run(asked)).rejects.toThrow('npm run dead-letters');
    expect(await run({})).toContain(letter.id);
  });

  it('of a broker that cannot be reached are not listed, and it says so without its password', async () => {
    const place = { url: 'amqp://user:secret@127.0.0.1:1', namespace: 'om' };
    const listing = deadLetters(place, { verb: 'list', id: undefined }, () => undefined);
    const error = await listing.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PlainError);
    expect(String(error)).toMatch(/cannot be reached: .*ECONNREFUSED/);
    expect(String(error)).not.toContain('secret');
  });

  it('of another service are left alone', async () => {
    const letter = await parkOne();
    expect(await run({ service: 'chat' })).toBe('Nothing is parked.');
    await expect(run({ verb: 'replay', id: letter.id, service: 'chat' })).rejects.toThrow('No message');
    await expect(run({ service: 'elsewhere' })).rejects.toThrow('There is no service');
  });
});
