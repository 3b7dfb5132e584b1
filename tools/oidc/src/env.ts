import { z } from 'zod';

const uris = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1));

const environment = z.object({
  /** Must be said: a provider that asks for no password must never start because a variable was forgotten. */
  NODE_ENV: z.enum(['development', 'test'], {
    error: 'must be development or test: this login asks for no password',
  }),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535),
  /** Address browsers and the gateway reach this process by; the issuers are `<ISSUER_URL>/staff` and `/patient`. */
  ISSUER_URL: z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, '')),
  /** Where the keys are kept between starts. */
  DATA_DIR: z.string().min(1),
  STAFF_CLIENT_ID: z.string().min(1),
  STAFF_CLIENT_SECRET: z.string().min(1),
  /** Where the browser may be sent back to, several with commas. */
  STAFF_REDIRECT_URIS: uris,
  PATIENT_CLIENT_ID: z.string().min(1),
  PATIENT_CLIENT_SECRET: z.string().min(1),
  PATIENT_REDIRECT_URIS: uris,
  /** JSON file with further made-up persons, `{"staff": […], "patients": […]}`, for a measurement with many people. */
  MORE_PERSONS: z.string().optional(),
});

/** What the process reads from its environment, once. */
export type OidcEnv = z.output<typeof environment>;

/**
 * @throws Error naming every variable that is missing or does not fit; in production always
 */
export const loadOidcEnv = (source: NodeJS.ProcessEnv = process.env): OidcEnv => {
  const parsed = environment.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The environment does not fit:\n${problems.join('\n')}`);
};
