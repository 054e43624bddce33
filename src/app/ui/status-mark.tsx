/** A state said twice: by the shape of a mark and by a word. Colour only repeats it. */
export type Tone = 'ok' | 'warn' | 'info' | 'err' | 'none';

const shapes: Record<Tone, string> = {
  ok: 'M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0z',
  warn: 'M8 1l8 14H0z',
  info: 'M8 0l8 8-8 8-8-8z',
  err: 'M1 1h14v14H1z',
  none: 'M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0zm0 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z',
};

export function StatusMark({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  return (
    <span class={`mark ${tone}`}>
      <svg aria-hidden="true" viewBox="0 0 16 16" width="12" height="12">
        <path d={shapes[tone]} />
      </svg>
      {word}
    </span>
  );
}
