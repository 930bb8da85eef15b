/** A count's last sixty steps as tiny bars: a step with anything in it is always seen. */
export function Spark({ counts, width = 76, height = 20, bad = true }: { counts: number[]; width?: number; height?: number; bad?: boolean }) {
  return (
    <svg class={`spark ${bad ? "bad" : ""}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={say(counts)}>
      <path d={bars(counts, width, height)} />
    </svg>
  );
}

export function bars(every: number[], width: number, height: number): string {
  // a bar of one pixel is a shadow; two steps together are seen
  const counts = width / every.length < 2 ? pairs(every) : every;
  const top = Math.max(...counts, 1);
  const step = width / Math.max(counts.length, 1);
  const wide = Math.max(step - (step > 3 ? 1 : 0.25), 0.5);
  return counts
    .map((count, at) => {
      if (count === 0) return "";
      const high = Math.max((height * count) / top, 1.5);
      return `M${fix(at * step)} ${height}v${fix(-high)}h${fix(wide)}v${fix(high)}z`;
    })
    .join("");
}

function pairs(counts: number[]): number[] {
  return Array.from({ length: Math.ceil(counts.length / 2) }, (_, at) => counts[2 * at]! + (counts[2 * at + 1] ?? 0));
}

function say(counts: number[]): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return `trend: ${total} in all, ${counts[counts.length - 1] ?? 0} in the last step, at most ${Math.max(...counts, 0)}`;
}

function fix(value: number): string {
  return String(Math.round(value * 100) / 100);
}
