import { answersHttp } from './process/probes.mjs';
import { nodeCommand } from './node-process.mjs';
import { inRoot } from './paths.mjs';

/** The services, in the order in which the log names them; each is `apps/<name>`. */
export const SERVICES = /** @type {const} */ ([
  'queue',
  'visit',
  'chat',
  'documentation',
  'forms-and-files',
  'gateway',
]);

/** How long a service may take to stop; the whole system must be gone within ten seconds (broker and store come after). */
const SHUTDOWN_GRACE_MS = 2000;
const GRACE_MS = SHUTDOWN_GRACE_MS + 300;

/**
 * What is the same for all processes of one run.
 * @typedef {object} Surroundings
 * @property {string} dataDir
 * @property {string} amqpUrl
 * @property {string} mongodbUri
 * @property {string} publicUrl of the web app
 * @property {Record<string, number>} ports by process
 * @property {import('./secrets.mjs').Secrets} secrets
 * @property {string} logLevel
 * @property {Record<string, Record<string, string>>} [more] environment besides, by process: limits that a measurement raises
 */

/**
 * The environment every service is given: the one table of names (see also libs/platform, which reads it).
 * @param {string} name
 * @param {Surroundings} around
 * @returns {Record<string, string>}
 */
const serviceEnvironment = (name, { amqpUrl, mongodbUri, ports, secrets, logLevel }) => ({
  NODE_ENV: 'development',
  SERVICE_NAME: name,
  HOST: '127.0.0.1',
  PORT: String(ports[name]),
  AMQP_URL: amqpUrl,
  MONGODB_URI: mongodbUri,
  PRINCIPAL_SIGNING_KEY: secrets.principals[name]?.signingKey ?? '',
  PRINCIPAL_PUBLIC_KEYS: JSON.stringify(
    Object.fromEntries(
      Object.entries(secrets.principals).map(([issuer, { publicKey }]) => [issuer, publicKey]),
    ),
  ),
  LOG_LEVEL: logLevel,
  SHUTDOWN_GRACE_MS: String(SHUTDOWN_GRACE_MS),
});

/** @param {Surroundings} around @returns {Record<string, string>} */
const gatewayEnvironment = ({ publicUrl, ports, secrets }) => ({
  PUBLIC_URL: publicUrl,
  WEB_ROOT: inRoot('apps/web/dist'),
  SESSION_KEY: secrets.sessionKey,
  STAFF_OIDC_ISSUER: issuer(ports, 'staff'),
  STAFF_OIDC_CLIENT_ID: CLIENT_ID.staff,
  STAFF_OIDC_CLIENT_SECRET: secrets.clients.staff,
  PATIENT_OIDC_ISSUER: issuer(ports, 'patient'),
  PATIENT_OIDC_CLIENT_ID: CLIENT_ID.patient,
  PATIENT_OIDC_CLIENT_SECRET: secrets.clients.patient,
});

/**
 * Whatever `SMS_…` says, so that a real provider can be tried (docs/operate/sms.md); without it the development channel.
 * @returns {Record<string, string>}
 */
const smsEnvironment = () =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith('SMS_') && value !== undefined ? [[name, value]] : [],
    ),
  );

/** What single services are given besides. @param {Surroundings} around @returns {Record<string, Record<string, string>>} */
const ownEnvironment = (around) => ({
  queue: { SEED: 'demo' },
  visit: { SEED: 'demo' },
  chat: { PUBLIC_URL: around.publicUrl, ...smsEnvironment() },
  gateway: { ...gatewayEnvironment(around), ...smsEnvironment() },
});

const CLIENT_ID = { staff: 'oppen-mottagning-staff', patient: 'oppen-mottagning-patient' };

/** @param {Record<string, number>} ports @param {'staff' | 'patient'} realm */
const issuer = (ports, realm) => `http://localhost:${ports.oidc}/${realm}`;

/** The port answers a readiness question. @param {number | undefined} port */
const readyOn = (port) => answersHttp(`http://127.0.0.1:${port}/health/ready`);

/**
 * All services. They start beside the broker, whose start is the longest: each opens its port at once and becomes ready
 * when it has reached broker and store. The gateway is the first to stop, so nobody is let in to a half-stopped system.
 * @param {Surroundings} around
 * @returns {import('./process/member.mjs').ProcessSpec[]}
 */
export const serviceSpecs = (around) =>
  SERVICES.map((name) => {
    const env = {
      ...serviceEnvironment(name, around),
      ...ownEnvironment(around)[name],
      ...around.more?.[name],
    };
    return {
      ...nodeCommand(`apps/${name}/dist/main.js`, [], env),
      name,
      ready: readyOn(around.ports[name]),
      startAfter: [],
      layer: name === 'gateway' ? 4 : 3,
      graceMs: GRACE_MS,
    };
  });

/**
 * The development logins.
 * @param {Surroundings} around
 * @returns {import('./process/member.mjs').ProcessSpec}
 */
export const oidcSpec = ({ dataDir, publicUrl, ports, secrets, logLevel, more }) => {
  const env = {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(ports.oidc),
    ISSUER_URL: `http://localhost:${ports.oidc}`,
    DATA_DIR: `${dataDir}/oidc`,
    LOG_LEVEL: logLevel,
    STAFF_CLIENT_ID: CLIENT_ID.staff,
    STAFF_CLIENT_SECRET: secrets.clients.staff,
    STAFF_REDIRECT_URIS: `${publicUrl}/api/staff/callback`,
    PATIENT_CLIENT_ID: CLIENT_ID.patient,
    PATIENT_CLIENT_SECRET: secrets.clients.patient,
    PATIENT_REDIRECT_URIS: `${publicUrl}/api/patient/callback`,
    ...more?.oidc,
  };
  return {
    ...nodeCommand('tools/oidc/dist/main.js', [], env),
    name: 'oidc',
    ready: readyOn(ports.oidc),
    startAfter: [],
    layer: 3,
    graceMs: GRACE_MS,
  };
};
