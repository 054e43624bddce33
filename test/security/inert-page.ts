/** Reads a page as a browser splits it into tags, and says what on it could run or load something that is not ours. */

const TAGS = new Set(
  `a article aside body button caption circle dd del desc details div dl dt fieldset figcaption figure footer form g h1 h2 h3 h4 head header html hr
  input ins label legend li line link main meta nav ol optgroup option output p path pattern progress polygon polyline rect script section select small
  span strong b br em summary svg table tbody td text textarea tfoot th thead time title tr ul use defs datalist abbr code kbd noscript data`.split(
    /\s+/,
  ),
);
const ADDRESSES = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'xlink:href',
  'srcset',
  'poster',
  'data',
  'ping',
  'background',
]);

export function dangersOn(html: string): string[] {
  const dangers: string[] = [];
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>"'/]+(?:="[^"]*")?)*)\s*\/?>/i.exec(html.slice(at, at + 20_000));
    if (html.startsWith('<!doctype html>', at)) at += 15;
    else if (tag === null) {
      dangers.push(`no tag of ours: ${html.slice(at, at + 60)}`);
      at += 1;
    } else {
      const [whole, closing, name = '', attributes = ''] = tag;
      if (!TAGS.has(name)) dangers.push(`<${name}>`);
      at += whole.length;
      if (closing === '') dangers.push(...attributesOf(attributes).flatMap((attribute) => dangerOf(name, attribute)));
      if (name === 'script' && closing === '' && !html.startsWith('</script>', at))
        dangers.push('a script that stands on the page');
    }
  }
  return dangers;
}

const attributesOf = (text: string): [string, string][] =>
  [...text.matchAll(/\s([^\s=>"'/]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name.toLowerCase(), value]);

function dangerOf(tag: string, [name, value]: [string, string]): string[] {
  if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'http-equiv')
    return [`${tag} ${name}`];
  if (tag === 'script' && name === 'src' && !value.startsWith('/assets/')) return [`script from ${value}`];
  return ADDRESSES.has(name) && !/^(\/(?![/\\])|#|\?|tel:[\d-]+$|data:image\/svg\+xml[,;])/.test(value) && value !== ''
    ? [`${tag} ${name} ${value.slice(0, 60)}`]
    : [];
}

/** 120 texts that would run if they came onto a page as they are; `canary7` tells which one. */
export const runningTexts: readonly string[] = (() => {
  const cores = [
    (run: string) => `<script>${run}</script>`,
    (run: string) => `<img src=x onerror=${run}>`,
    (run: string) => `<svg/onload=${run}>`,
    (run: string) => `<a href="javascript:${run}">x</a>`,
    (run: string) => `<iframe srcdoc="<script>${run}</script>">`,
    (run: string) => `<details open ontoggle=${run}>`,
    (run: string) => `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
    (run: string) => `<base href="//evil.test/">${run}`,
    (run: string) => `<math><mtext><style><img src=x onerror=${run}>`,
    (run: string) => `<form action=javascript:${run}><button>x`,
    (run: string) => `javascript:${run}//`,
    (run: string) => `\${${run}}{{${run}}}`,
  ];
  const wrappers = [
    (core: string) => core,
    (core: string) => `"${core}`,
    (core: string) => `'>${core}`,
    (core: string) => `"/>${core}<"`,
    (core: string) => `</title></textarea></option></script>${core}`,
    (core: string) => `--!>${core}<!--`,
    (core: string) => `]]>${core}`,
    (core: string) => `" autofocus onfocus=alert(1) x="${core}`,
    (core: string) => `&lt;${core}&#60;`,
    (core: string) => `\u2028${core}＜script＞`,
  ];
  return wrappers.flatMap((wrap, row) =>
    cores.map((core, column) => wrap(core(`canary${row * cores.length + column}()`))),
  );
})();
