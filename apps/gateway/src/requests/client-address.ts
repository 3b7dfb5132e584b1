import type { IncomingMessage } from 'node:http';

/**
 * The address a request came from, as the outermost trusted proxy saw it. With no trusted proxy the header is ignored:
 * anybody can write it.
 * @param trustedProxies how many proxies of our own the request has passed
 */
export const clientAddress = (
  request: Pick<IncomingMessage, 'headers'> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  trustedProxies: number,
): string => {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return direct;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
  const hops = forwarded
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return hops.at(-trustedProxies) ?? hops[0] ?? direct;
};
