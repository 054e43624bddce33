/**
 * Characters of a name that many fonts lack: those outside the first 20,902 of Unicode. Staff see them with their code,
 * so that they can be told apart and typed even where they are drawn as a box. `𬭎（U+2CB4E）、㛃（U+36C3）`
 */
export function rareCharacters(name: string): string {
  const rare = [...name].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0x2e7f && !(code >= 0x4e00 && code <= 0x9fa5);
  });
  return [...new Set(rare)]
    .map((character) => `${character}（U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}）`)
    .join('、');
}
