/** Two red lines that cross at the pointer or at the focused control, so that the eye finds the place again. */
export function watchCrossLines(page: Document, say: (words: string) => void): void {
  const button = page.querySelector<HTMLButtonElement>('[data-tool=cross]');
  if (button === null) return;
  let lines: HTMLElement | null = null;
  const move = (x: number, y: number): void => {
    const [across, down] = [...(lines?.children ?? [])] as HTMLElement[];
    if (across !== undefined) across.style.transform = `translateY(${y}px)`;
    if (down !== undefined) down.style.transform = `translateX(${x}px)`;
  };
  const toPointer = (event: PointerEvent): void => move(event.clientX, event.clientY);
  const toFocus = (event: FocusEvent): void => {
    const box = (event.target as Element | null)?.getBoundingClientRect?.();
    if (box !== undefined) move(box.left, box.bottom);
  };
  button.addEventListener('click', () => {
    const on = lines === null;
    button.setAttribute('aria-pressed', String(on));
    say(on ? '十字线已打开' : '十字线已关闭');
    if (on) {
      lines = page.createElement('div');
      lines.className = 'cross';
      lines.setAttribute('aria-hidden', 'true');
      lines.append(page.createElement('i'), page.createElement('i'));
      page.body.append(lines);
      page.addEventListener('pointermove', toPointer);
      page.addEventListener('focusin', toFocus);
      return;
    }
    lines?.remove();
    lines = null;
    page.removeEventListener('pointermove', toPointer);
    page.removeEventListener('focusin', toFocus);
  });
}
