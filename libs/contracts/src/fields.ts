import { z } from 'zod';

/** Ids are UUIDs (v7 when made by us), chosen by the caller so that creating twice is one creation. */
export const id = z.uuid();
/** An instant in UTC, ISO 8601 with milliseconds. Shown in Europe/Stockholm. */
export const instant = z.iso.datetime({ precision: 3 });
/** A calendar date, ISO 8601. */
export const date = z.iso.date();
/** The version of an aggregate: 1 at creation, one more with every change. */
export const version = z.int().min(1);
/** Place of a message in its conversation: 1, 2, 3 … without gaps (architecture 2). */
export const seq = z.int().min(1);
/** Highest sequence number seen; 0 = nothing yet. */
export const seqOrZero = z.int().min(0);
/** A short label such as a name or a contact reason. */
export const label = z.string().trim().min(1).max(200);
/** HSA-id of a member of staff, `SE` + organisation number + suffix (domain 2.3). */
export const hsaId = z.string().regex(/^SE\d{10}-[A-Z0-9]{1,20}$/);
/** Personnummer or samordningsnummer, 12 digits without separator (domain 2.3). The Luhn check is at entry. */
export const personnummer = z.string().regex(/^\d{12}$/);
/** Care unit id: a short stable slug that is safe in routing keys. */
export const careUnitId = z.string().regex(/^[a-z0-9-]{2,40}$/);
/** Priority 1 (at once) to 5 (wait), domain 1.5. Never shown to patients. */
export const priority = z.int().min(1).max(5);
/** A Swedish mobile number in E.164. */
export const phone = z.string().regex(/^\+46\d{7,11}$/);

/** Longest texts, in UTF-16 code units as a browser counts them (issue "What bad input gets"). */
export const LIMITS = { message: 4_000, reason: 2_000, noteField: 20_000, bodyBytes: 65_536 } as const;
