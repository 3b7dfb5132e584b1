import type { Door } from './realm.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** A page in the look of the web app; the style comes from its own address, so that no inline style is needed. */
const page = (title: string, stylesheet: string, body: string): string => `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Öppen Mottagning</title>
<link rel="stylesheet" href="${escape(stylesheet)}">
</head>
<body>
<header><p>Öppen Mottagning</p></header>
<main>
${body}
</main>
</body>
</html>
`;

/** The page where one chooses whom to be: a form with one button for each person. */
export const chooserPage = (door: Door, addresses: { action: string; stylesheet: string }): string => {
  const buttons = door.persons.map(
    ({ id, name, note }) =>
      `<li><button name="person" value="${escape(id)}"><b>${escape(name)}</b> <span>${escape(note)}</span></button></li>`,
  );
  return page(
    door.heading,
    addresses.stylesheet,
    `<h1>${escape(door.heading)}</h1>
<p>Testinloggning utan lösenord. Personerna är påhittade. Välj vem du vill vara:</p>
<form method="post" action="${escape(addresses.action)}">
<ul>
${buttons.join('\n')}
</ul>
<button class="quiet" name="cancel" value="yes">Avbryt</button>
</form>`,
  );
};

/** What is shown when a login cannot go on, for example because its page was left open too long. */
export const failurePage = (stylesheet: string): string =>
  page(
    'Inloggningen kunde inte slutföras',
    stylesheet,
    `<h1>Inloggningen kunde inte slutföras</h1>
<p>Den kan ha varit öppen för länge. Gå tillbaka till Öppen Mottagning och logga in igen.</p>`,
  );

/** Colours and measures of the web app: design.md, Identity; contrast at least 4.5 to 1, targets at least 44 px high. */
export const STYLESHEET = `
:root { color-scheme: light; font-family: system-ui, sans-serif; font-size: 100%; line-height: 1.5; }
body { margin: 0; background: #fbfbf8; color: #17271b; }
header { background: #17271b; color: #fbfbf8; padding: 0.75rem 1.5rem; font-weight: 700; }
header p { margin: 0; }
main { max-width: 28rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.5rem; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: 0.5rem; }
button { box-sizing: border-box; width: 100%; min-height: 3rem; padding: 0.5rem 1rem; border: 2px solid #2b5f3b;
  border-radius: 6px; background: #2b5f3b; color: #fff; font: inherit; text-align: start; cursor: pointer; }
button b, button span { display: block; }
button:hover { background: #1f4a2c; border-color: #1f4a2c; }
button:focus-visible { outline: 3px solid #17271b; outline-offset: 2px; }
button.quiet { background: transparent; color: #17271b; border-color: #5b6b5f; text-align: center; }
button.quiet:hover { background: #eceee7; }
`;
