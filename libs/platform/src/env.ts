import { SERVICES } from '@om/contracts';
import { z } from 'zod';

const publicKeys = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON: {"<issuer>": "<base64 SPKI DER>"}' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.union([z.string(), z.array(z.string())])));

/** What every service reads from its environment; apps extend it with `.extend({...})`. */
export const serviceEnv = z.object({
  /** Unset means production: nothing meant for development comes on by forgetting a variable. */
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  /** Who this process is: database name, queues and token issuer follow from it. */
  SERVICE_NAME: z.enum(SERVICES),
  /** Port of health, metrics and (gateway) the public interface; 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** Address the port is opened on; on one's own machine 127.0.0.1, so that nobody else reaches it. */
  HOST: z.string().min(1).default('0.0.0.0'),
  AMQP_URL: z.url({ protocol: /^amqps?$/ }),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must be a mongodb:// address'),
  /** Prefix of database and exchange names: keeps installations apart on one broker and store. */
  NAMESPACE: z
    .string()
    .regex(/^[a-z0-9]{1,20}$/)
    .default('om'),
  /** Own Ed25519 private key, base64 of PKCS #8 DER. Secret. */
  PRINCIPAL_SIGNING_KEY: z.string().min(1),
  /** JSON: issuer to Ed25519 public key (base64 of SPKI DER), or to several while keys are changed. */
  PRINCIPAL_PUBLIC_KEYS: publicKeys,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** How long a stop may take before the process ends anyway, milliseconds. */
  SHUTDOWN_GRACE_MS: z.coerce.number().int().positive().default(25_000),
});
export type ServiceEnv = z.output<typeof serviceEnv>;

/**
 * Reads the environment once.
 * @throws Error naming every variable that is missing or does not fit; values are never printed.
 */
export function loadEnv<S extends z.ZodType>(
  schema: S,
  source: NodeJS.ProcessEnv = process.env,
): z.output<S> {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The environment does not fit:\n${problems.join('\n')}`);
}
