/** Prints an .env for docker-compose.yml: fresh secrets, and empty lines for what only the operator knows. */
import { randomBytes } from 'node:crypto';
import { keyPair } from '../tools/launcher/src/secrets.mjs';
import { SERVICES } from '../tools/launcher/src/service-specs.mjs';

const ASKED_OF_THE_OPERATOR = [
  'PUBLIC_URL',
  'STAFF_OIDC_ISSUER',
  'STAFF_OIDC_CLIENT_ID',
  'STAFF_OIDC_CLIENT_SECRET',
  'PATIENT_OIDC_ISSUER',
  'PATIENT_OIDC_CLIENT_ID',
  'PATIENT_OIDC_CLIENT_SECRET',
];

const pairs = SERVICES.map((name) => ({ name, ...keyPair() }));
const publicKeys = Object.fromEntries(pairs.map(({ name, publicKey }) => [name, publicKey]));
const lines = [
  'COMPOSE_PROJECT_NAME=oppen-mottagning',
  `RABBITMQ_PASSWORD=${randomBytes(24).toString('hex')}`,
  `TURN_SECRET=${randomBytes(24).toString('hex')}`,
  `SESSION_KEY=${randomBytes(32).toString('base64')}`,
  `PRINCIPAL_PUBLIC_KEYS='${JSON.stringify(publicKeys)}'`,
  ...pairs.map(
    ({ name, signingKey }) => `${name.toUpperCase().replaceAll('-', '_')}_SIGNING_KEY=${signingKey}`,
  ),
  ...ASKED_OF_THE_OPERATOR.map((name) => `${name}=`),
];
console.log(lines.join('\n'));
