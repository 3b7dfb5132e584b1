import { z } from 'zod';
import { defineEvent } from '../define.js';
import { hsaId, id, label } from '../fields.js';
import { side } from '../chat/index.js';

/** From gateway to gateway, straight to live screens; may be lost, never stored. */
export const typingV1 = defineEvent({
  type: 'gateway.typing.v1',
  carries: 'ephemeral',
  meaning: 'Someone is writing in a conversation right now.',
  data: z.object({ visitId: id, side, personId: z.string().max(60), name: label }),
  examples: [
    {
      visitId: '0198c1f2-0000-7000-8000-000000000001',
      side: 'patient',
      personId: '0198c1f2-0000-7000-8000-000000000040',
      name: 'Testpatient P24-40',
    },
  ],
});
/** The same for the *vårdgivarchatt*: an event of its own, which no patient's screen knows. */
export const internalTypingV1 = defineEvent({
  type: 'gateway.internal-typing.v1',
  carries: 'ephemeral',
  meaning: 'A clinician is writing to the colleagues right now.',
  data: z.object({ visitId: id, personId: hsaId, name: label }),
  examples: [
    {
      visitId: '0198c1f2-0000-7000-8000-000000000001',
      personId: 'SE2321000131-P000000000039',
      name: 'HSP39 TestPerson39',
    },
  ],
});
/** Told at once, and again every 10 s while it lasts; whoever hears nothing for 25 s forgets it. */
export const readingV1 = defineEvent({
  type: 'gateway.reading.v1',
  carries: 'ephemeral',
  meaning: 'A clinician has a case that waits open in the preview of Startsida, or has it open no more.',
  data: z.object({ visitId: id, personId: hsaId, name: label, reading: z.boolean() }),
  examples: [
    {
      visitId: '0198c1f2-0000-7000-8000-000000000001',
      personId: 'SE2321000131-P000000000039',
      name: 'HSP39 TestPerson39',
      reading: true,
    },
    {
      visitId: '0198c1f2-0000-7000-8000-000000000001',
      personId: 'SE2321000131-P000000000039',
      name: 'HSP39 TestPerson39',
      reading: false,
    },
  ],
});
export const GATEWAY_EVENTS = [typingV1, internalTypingV1, readingV1] as const;
