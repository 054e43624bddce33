/** 朗读本页: speaks the main content in reading order, sentence by sentence, and marks the place. Esc stops. Hidden without a Chinese voice. */
import { sentencesOf } from './sentences.ts';

interface Piece {
  readonly element: Element;
  readonly words: string;
}

const BLOCKS =
  'h1, h2, h3, p, li, dt, dd, legend, label, caption, th, td, summary, .hint, .error-message, button, .button';

const SILENT = '[aria-hidden=true], [hidden], script, svg, select, textarea, details:not([open]) > :not(summary)';

/** The text of the main content in the order of the page, block by block, without what is hidden from readers. */
export function piecesOf(main: Element): Piece[] {
  const walker = main.ownerDocument.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const blocks: { element: Element; text: string }[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || parent.closest(SILENT) !== null) continue;
    const element = parent.closest(BLOCKS) ?? parent;
    const last = blocks[blocks.length - 1];
    if (last?.element === element) last.text += node.nodeValue ?? '';
    else blocks.push({ element, text: node.nodeValue ?? '' });
  }
  return blocks.flatMap(({ element, text }) => sentencesOf(text).map((words) => ({ element, words })));
}

export function watchReadAloud(page: Document, say: (words: string) => void): void {
  const button = page.querySelector<HTMLButtonElement>('[data-tool=read]');
  const speech = page.defaultView?.speechSynthesis;
  if (button === null || speech === undefined) return;
  const showIfVoice = (): void => {
    button.hidden = !speech.getVoices().some(({ lang }) => /^(zh|cmn|yue)/i.test(lang));
  };
  showIfVoice();
  speech.addEventListener?.('voiceschanged', showIfVoice);
  const reader = readerOf(page, speech, (reading) => button.setAttribute('aria-pressed', String(reading)));
  button.addEventListener('click', () => {
    if (reader.reading()) {
      reader.stop();
      return;
    }
    say('开始朗读，按 Esc 键停止');
    reader.start();
  });
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && reader.reading()) reader.stop();
  });
  page.defaultView?.addEventListener('pagehide', () => speech.cancel());
}

function readerOf(page: Document, speech: SpeechSynthesis, changed: (reading: boolean) => void) {
  /** Each start gets its own number, so that the end of a cancelled sentence does not start the next one. */
  let turn = 0;
  let reading = false;
  const mark = (element: Element | null): void => {
    page.querySelector('.reading')?.classList.remove('reading');
    element?.classList.add('reading');
    element?.scrollIntoView({ block: 'nearest' });
  };
  const stop = (): void => {
    turn += 1;
    reading = false;
    speech.cancel();
    mark(null);
    changed(false);
  };
  const speak = (pieces: readonly Piece[], index: number, mine: number): void => {
    if (mine !== turn) return;
    const piece = pieces[index];
    if (piece === undefined) {
      stop();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(piece.words);
    utterance.lang = 'zh-CN';
    utterance.onend = () => speak(pieces, index + 1, mine);
    utterance.onerror = () => mine === turn && stop();
    mark(piece.element);
    speech.speak(utterance);
  };
  const start = (): void => {
    const main = page.querySelector('main');
    if (main === null) return;
    turn += 1;
    reading = true;
    changed(true);
    speech.cancel();
    speak(piecesOf(main), 0, turn);
  };
  return { start, stop, reading: () => reading };
}
