/**
 * 示意图: one tile per place on a grid, deeper = more. It shows rough positions and is no map, so it needs no boundaries.
 * Places without a position follow in the order given.
 */
import { type ChartData, ChartFigure } from './chart-figure.tsx';
import { count } from './format.ts';

export interface Tile {
  readonly name: string;
  readonly value: number;
  /** The second line on the tile: 404 人 · 17.9% */
  readonly words: string;
  /** Column and row on the grid, from 0. */
  readonly at?: readonly [number, number] | undefined;
}

export interface TileMapProps {
  readonly caption: string;
  readonly placeName: string;
  readonly valueName: string;
  readonly finding: string;
  readonly tiles: readonly Tile[];
  readonly csv?: string | undefined;
}

const W = 108;
const H = 58;
const COLUMNS = 5;

/** Which quarter of the range a value lies in: 0 to 3. All equal: 0. */
export function quarterOf(value: number, low: number, high: number): 0 | 1 | 2 | 3 {
  if (high === low) return 0;
  return Math.min(3, Math.floor(((value - low) / (high - low)) * 4)) as 0 | 1 | 2 | 3;
}

/** Tiles without a position go below those with one, row by row. */
export function placed(tiles: readonly Tile[]): (Tile & { readonly at: readonly [number, number] })[] {
  const below = Math.max(-1, ...tiles.map(({ at }) => at?.[1] ?? -1)) + 1;
  let next = 0;
  return tiles.map((tile) => {
    if (tile.at !== undefined) return { ...tile, at: tile.at };
    const index = next++;
    return { ...tile, at: [index % COLUMNS, below + Math.floor(index / COLUMNS)] };
  });
}

/** The numbers that are drawn, for the table and the CSV. */
export const tileData = ({ caption, placeName, valueName, tiles }: TileMapProps): ChartData => ({
  caption,
  head: [placeName, valueName, '说明'],
  rows: tiles.map(({ name, value, words }) => [name, value, words]),
});

export function TileMap(props: TileMapProps) {
  const { finding, tiles, csv } = props;
  const all = placed(tiles);
  const values = tiles.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const columns = Math.max(COLUMNS, ...all.map(({ at }) => at[0] + 1));
  const rows = Math.max(1, ...all.map(({ at }) => at[1] + 1));
  return (
    <ChartFigure finding={finding} data={tileData(props)} csv={csv}>
      <svg class="chart" viewBox={`0 0 ${columns * (W + 4)} ${rows * (H + 4)}`} aria-hidden="true">
        {all.map(({ name, words, value, at }) => (
          <g
            class={`tile q${quarterOf(value, low, high)}`}
            transform={`translate(${at[0] * (W + 4) + 1} ${at[1] * (H + 4) + 1})`}
          >
            <rect width={W} height={H} rx="4" />
            <text x="9" y="22" class="strong">
              {name.length > 7 ? `${name.slice(0, 6)}…` : name}
            </text>
            <text x="9" y="43">
              {words === '' ? count(value) : words}
            </text>
          </g>
        ))}
      </svg>
    </ChartFigure>
  );
}
