/** What a sheet may hold at most: above what any county keeps in one list, below what would fill the memory. */
export const sheetLimits = { rows: 200_000, columns: 256, merges: 200_000, characters: 100_000 } as const;
