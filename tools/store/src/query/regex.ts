import { BSONRegExp } from 'bson';
import { StoreError } from '../errors.js';

const POSIX: Record<string, string> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
};

/** What PCRE writes differently from JavaScript: anchors, and `$` that also matches before a last line break. */
const translateEscape = (pair: string): string => {
  if (pair === '\\A') return '(?<![\\s\\S])';
  if (pair === '\\z') return '(?![\\s\\S])';
  if (pair === '\\Z') return '(?=\\n?(?![\\s\\S]))';
  return pair === '\\h' ? '[ \\t]' : pair;
};

interface Reading {
  readonly extended: boolean;
  readonly multiline: boolean;
}

const TOKEN = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]|\(\?#[^)]*\)|\(\?P<|[\s\S]/gu;

const translateToken = (token: string, reading: Reading): string => {
  if (token.startsWith('\\')) return translateEscape(token);
  if (token.startsWith('['))
    return token.replace(/\[:(\w+):\]/g, (whole, name: string) => POSIX[name] ?? whole);
  if (token.startsWith('(?#')) return '';
  if (token === '(?P<') return '(?<';
  if (token === '$' && !reading.multiline) return '(?=\\n?(?![\\s\\S]))';
  return reading.extended && /\s/.test(token) ? '' : token;
};

const translate = (pattern: string, reading: Reading): string => {
  const source = reading.extended ? pattern.replace(/(?<!\\)#.*$/gm, '') : pattern;
  return (source.match(TOKEN) ?? []).map((token) => translateToken(token, reading)).join('');
};

const compileWith = (source: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
};

const FLAGS = /^\(\?([imsx]+)\)/;

/** Compiles a pattern of PCRE; throws 51091 when it is not one, BadValue (2) for unknown options. */
export const compileRegex = (pattern: string, options: string): RegExp => {
  const inline = FLAGS.exec(pattern);
  const all = options + (inline?.[1] ?? '');
  const wrong = /[^imsxu]/.exec(all)?.[0];
  if (wrong) throw new StoreError(51108, `invalid flag in regex options: ${wrong}`);
  const flags = ['i', 'm', 's'].filter((flag) => all.includes(flag)).join('');
  const source = translate(pattern.slice(inline?.[0].length ?? 0), {
    extended: all.includes('x'),
    multiline: all.includes('m'),
  });
  const made = compileWith(source, `${flags}u`) ?? compileWith(source, flags);
  if (!made) throw new StoreError(51091, 'Regular expression is invalid: syntax error in pattern');
  return made;
};

/** The text every match of the pattern begins with, when the pattern is anchored and plain enough to tell. */
export const regexPrefix = (regex: BSONRegExp): string | undefined => {
  if (regex.options !== '' || regex.pattern.includes('|')) return undefined;
  const found = /^(?:\^|\\A)([\w \-@:/,;%&=~"'<>!#]+)(.?)/.exec(regex.pattern);
  if (!found) return undefined;
  const [, text = '', next = ''] = found;
  const safe = '*?{'.includes(next) && next !== '' ? text.slice(0, -1) : text;
  return safe === '' ? undefined : safe;
};
