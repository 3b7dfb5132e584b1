import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Metrics, uuidV7Ids } from '@om/platform';
import { exampleEvent } from '../every-example.js';
import { startTestInfrastructure, type TestInfrastructure } from '../test-infrastructure.js';
import type { TestService } from '../test-service.js';
import { letterArrivedV1, startLetters } from './letters.js';
import { openRawBroker, type RawBroker } from './raw-broker.js';

const aLetter = () => exampleEvent(letterArrivedV1, { visitId: uuidV7Ids.next(), pages: 1 });

describe('what became of an event', () => {
  let infrastructure: TestInfrastructure;
  let raw: RawBroker;
  let service: TestService | undefined;
  const queue = (name: string) => `${infrastructure.namespace}.visit.${name}`;
  const counted = async (outcome: string): Promise<string | undefined> => {
    const report = await service?.app.get(Metrics).report();
    return report?.text.split('\n').find((line) => line.includes(`outcome="${outcome}"`));
  };

  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    raw = await openRawBroker(infrastructure.amqpUrl);
  });
  afterEach(() => service?.stop());
  afterAll(async () => {
    await raw.close();
    await infrastructure.stop();
  });

  it('is told to whoever asks, and counted', async () => {
    service = await startLetters({ arrived: () => Promise.resolve('outdated') }, { infrastructure });
    const letter = aLetter();
    const options = { type: letter.type, messageId: letter.id };
    await expect(raw.ask(queue('events'), JSON.stringify(letter), options)).resolves.toEqual({
      outcome: 'outdated',
    });
    expect(await counted('outdated')).toContain(`type="${letter.type}"`);
  });

  it('when it is parked, is counted and logged by type, id and reason only, and the time is kept with it', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error');
    service = await startLetters({}, { infrastructure });
    const letter = { ...aLetter(), data: { visitId: 'P24-40' } };
    const options = { type: letter.type, messageId: letter.id };
    const before = Date.now();
    await raw.put(queue('events'), JSON.stringify(letter), options);
    const { headers } = await raw.take(queue('dead'));
    expect(Date.parse(String(headers?.['x-om-parked-at']))).toBeGreaterThanOrEqual(before);
    expect(await counted('parked:schema')).toMatch(/ 1$/);
    expect(logged.mock.calls).toContainEqual([
      { msg: 'message parked', reason: 'schema', type: letter.type, id: letter.id },
    ]);
    logged.mockRestore();
  });

  it('when it is parked, shows nothing in the log of what a stranger has written into its properties', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error');
    service = await startLetters({}, { infrastructure });
    const options = { type: 'Testpatient P24-40 har ont', messageId: '19860304-2386' };
    await raw.put(queue('events'), 'ont', options);
    expect(await raw.take(queue('dead'))).toMatchObject(options);
    expect(logged.mock.calls).toContainEqual([
      {
        msg: 'message parked',
        reason: 'unhandled',
        type: 'unknown',
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/ont|P24|1986/);
    logged.mockRestore();
  });

  it('when the broker gives it up after twenty deaths of its process, is parked, counted and logged all the same', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error');
    service = await startLetters({}, { infrastructure });
    await service.stop();
    const letter = aLetter();
    await raw.put(queue('events'), JSON.stringify(letter), { type: letter.type, messageId: letter.id });
    for (let death = 0; death <= 20; death += 1) await raw.dieWith(queue('events'));
    service = await startLetters({}, { infrastructure });
    const { headers, messageId } = (await raw.take(queue('dead'))) as {
      headers: unknown;
      messageId: unknown;
    };
    expect(messageId).toBe(letter.id);
    expect(headers).toMatchObject({ reason: 'delivery-limit' });
    expect(await counted('parked:delivery-limit')).toMatch(/ 1$/);
    expect(logged.mock.calls).toContainEqual([
      { msg: 'message parked', reason: 'delivery-limit', type: letter.type, id: letter.id },
    ]);
    logged.mockRestore();
  });
});
