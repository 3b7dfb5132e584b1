import { describe, expect, it } from '@jest/globals';
import type { GetMessage } from 'amqplib';
import { deadLetterOf } from './dead-letter.js';
import { sentence, table } from './words.js';

const parked = (properties: object, body = '{}') =>
  deadLetterOf('chat', {
    properties: properties as GetMessage['properties'],
    content: Buffer.from(body),
  });

const listed = {
  messageId: '0198c1f2-0000-7000-8000-000000000001',
  type: 'visit.started.v1',
  headers: { reason: 'failed', 'x-om-attempts': 3, 'x-om-parked-at': '2026-11-23T09:00:00.000Z' },
};

describe('a parked message', () => {
  it('is listed by id, service, type, time, reason and tries', () => {
    const lines = table([parked(listed)]);
    expect(lines[1]?.split(/ {2,}/)).toEqual([
      listed.messageId,
      'chat',
      'visit.started.v1',
      '2026-11-23T09:00:00.000Z',
      'failed',
      '4',
    ]);
  });

  it('shows nothing that is not an id of ours or plainly a code, whatever someone has put there', () => {
    const lines = table([
      parked(
        { messageId: 'Testpatient P24-40 har ont', type: 'har ont', headers: { reason: '\u001b[31mont' } },
        'Testpatient P24-40',
      ),
    ]);
    expect(lines.join('\n')).not.toMatch(/ont|P24/);
    expect(lines.join('\n')).not.toContain('\u001b');
    expect(lines[1]).toMatch(/^[0-9a-f]{16} +chat +unknown +unknown +unknown +1$/);
  });

  it('with a person’s number for an id is listed by a hash of what it says', () => {
    const [, line] = table([parked({ ...listed, messageId: '19860304-2386' })]);
    expect(line).toMatch(/^[0-9a-f]{16} +chat/);
  });

  it('that the broker has parked tells when and why in the broker’s own words', () => {
    const headers = {
      'x-first-death-reason': 'delivery_limit',
      'x-death': [{ time: { '!': 'timestamp', value: 1_795_424_400 } }],
    };
    expect(parked({ ...listed, headers })).toMatchObject({
      reason: 'delivery_limit',
      parkedAt: '2026-11-23T09:00:00.000Z',
    });
  });

  it('that is a request is known as one', () => {
    expect(parked({ type: 'visit.claim', headers: {} }).isRequest).toBe(true);
    expect(parked(listed).isRequest).toBe(false);
  });

  it('that is outdated says so when it is replayed', () => {
    expect(sentence(parked(listed), 'outdated')).toContain('already newer');
    expect(sentence(parked(listed), 'parked:schema')).toContain('parked it again: schema');
  });
});
