const AROUND = 8;

/** Which rows of a long list are worth painting: those in view and some around. */
export function visible(scrollTop: number, height: number, rowHeight: number, rows: number, around = AROUND): { from: number; to: number } {
  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - around);
  const to = Math.min(rows, Math.ceil((scrollTop + height) / rowHeight) + around);
  return { from: Math.min(from, to), to };
}

/** As many rows as are ever painted at once. */
export function lineSlots(height: number, rowHeight: number): number {
  return Math.ceil(height / rowHeight) + 2 * AROUND + 2;
}
