/** A cell's text without what office programs and hands change about it: widths of characters, spaces, line ends. */
export const normaliseWord = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
