/** Each series on top of those before it: [[1, 2], [3, 4]] becomes [[1, 2], [4, 6]]. */
export function stack(series: number[][]): number[][] {
  const stacked: number[][] = [];
  for (const counts of series) {
    const below = stacked[stacked.length - 1];
    stacked.push(counts.map((count, at) => count + (below?.[at] ?? 0)));
  }
  return stacked;
}
