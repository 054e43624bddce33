/** Excel takes 31 characters, none of `[]:*?/\`, and no name twice. */
export function uniqueSheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean = [...name.replace(/[[\]:*?/\\]/g, '_').replace(/^'+|'+$/g, '')].slice(0, 28).join('') || 'Sheet';
    let unique = clean;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${clean}_${number}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
