import { loadOidcEnv } from './env.js';
import { createOidcServer } from './server.js';

const env = loadOidcEnv();
const server = createOidcServer(env);
server.listen(env.PORT, env.HOST, () => {
  console.log(
    JSON.stringify({ level: 'info', msg: 'test logins ready', issuers: `${env.ISSUER_URL}/{staff,patient}` }),
  );
});
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
