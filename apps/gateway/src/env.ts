import { serviceEnv } from '@om/platform';
import { z } from 'zod';

const KEY_BYTES = 32;

const sessionKeys = z
  .string()
  .transform((text) => text.split(',').map((part) => Buffer.from(part.trim(), 'base64')))
  .refine(
    (keys) => keys.every((key) => key.length === KEY_BYTES),
    'must be base64 of 32 bytes, or several with commas',
  );

const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);

/** What the gateway reads from its environment, beyond what every service does. */
export const gatewayEnv = serviceEnv.extend({
  /** The gateway keeps nothing (architecture 1), so it needs no database. */
  MONGODB_URI: serviceEnv.shape.MONGODB_URI.default('mongodb://unused.invalid'),
  /** What people type into the browser; the only origin that may send changes. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((text) => new URL(text)),
  /** Folder with the built web app. */
  WEB_ROOT: z.string().min(1),
  /** Encrypts cookies: base64 of 32 random bytes. The first of several encrypts, all decrypt (key change). Secret. */
  SESSION_KEY: sessionKeys,
  STAFF_OIDC_ISSUER: z.url(),
  STAFF_OIDC_CLIENT_ID: z.string().min(1),
  STAFF_OIDC_CLIENT_SECRET: z.string().min(1),
  /** Claim that holds the HSA-id. */
  STAFF_OIDC_CLAIM: z.string().default('employeeHsaId'),
  PATIENT_OIDC_ISSUER: z.url(),
  PATIENT_OIDC_CLIENT_ID: z.string().min(1),
  PATIENT_OIDC_CLIENT_SECRET: z.string().min(1),
  /** Claim that holds the personnummer; the default is the name in the Swedish OpenID Connect profile. */
  PATIENT_OIDC_CLAIM: z.string().default('https://id.oidc.se/claim/personalIdentityNumber'),
  /** Claim that says, true or false, whether a patient's identity is protected; of no common name, and optional. */
  PATIENT_OIDC_PROTECTED_CLAIM: z.string().default('protectedIdentity'),
  /** By which SMS providers prove themselves at the hook, the same as chat's; unset = no hook. Secret. */
  SMS_HOOK_SECRET: z.string().min(32).optional(),
  /** How many proxies stand in front of this process; their `X-Forwarded-For` is believed that far. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Requests a minute from one address without a valid login; also how many may come at once. */
  ANONYMOUS_PER_MINUTE: count(600),
  /** Requests a minute in one login; also how many may come at once. */
  REQUESTS_PER_MINUTE: count(1_200),
  /** Socket frames a minute in one connection; also how many may come at once. */
  FRAMES_PER_MINUTE: count(3_000),
  /** Sockets open at the same time in one login. */
  SOCKETS_PER_LOGIN: count(50),
});
export type GatewayEnv = z.output<typeof gatewayEnv>;

/** Nest token of the process's {@link GatewayEnv}. */
export const GATEWAY_ENV = Symbol('GATEWAY_ENV');
