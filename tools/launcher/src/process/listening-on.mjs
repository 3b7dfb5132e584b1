import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The loopback addresses 127.0.0.1 and ::1, as the kernel writes them. */
export const LOOPBACK = ['0100007F', '00000000000000000000000001000000'];

const LISTENING = '0A';

/**
 * Addresses on which a process listens for TCP, as the kernel writes them (hexadecimal). For tests, on Linux.
 * @param {number} pid
 */
export const listeningOn = (pid) => {
  const files = readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`));
  const sockets = new Set(files);
  return ['tcp', 'tcp6']
    .flatMap((family) => readFileSync(`/proc/net/${family}`, 'utf8').trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === LISTENING && sockets.has(`socket:[${fields[9]}]`))
    .map((fields) => fields[1]?.split(':')[0] ?? '');
};

/** @param {string} file @returns {string} empty when it was closed meanwhile */
const linkOf = (file) => {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
};
