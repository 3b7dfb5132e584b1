/** Cookies of one browser, by host and port, as far as a login needs them: name, value, path and deletion. */
export class CookieJar {
  private readonly cookies = new Map<
    string,
    { readonly origin: string; readonly path: string; readonly pair: string }
  >();

  /** Keeps what an answer from `url` sets. */
  keep(url: URL, setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = ''] = pair.split('=');
      const path = attributes.find((part) => /^path=/i.test(part))?.slice(5) ?? '/';
      const gone = attributes.some(
        (part) => /^max-age=0$/i.test(part) || /^expires=Thu, 01 Jan 1970/i.test(part),
      );
      const key = `${url.host} ${path} ${name}`;
      if (gone) this.cookies.delete(key);
      else this.cookies.set(key, { origin: url.host, path, pair });
    }
  }

  /** The `Cookie` header for a request to `url`. */
  header(url: URL): string {
    return [...this.cookies.values()]
      .filter(({ origin, path }) => origin === url.host && url.pathname.startsWith(path))
      .map(({ pair }) => pair)
      .join('; ');
  }
}
