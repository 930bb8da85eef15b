/** Which rows of a long list are worth painting: those in view and some around. */
export function visible(scrollTop: number, height: number, rowHeight: number, rows: number, around = 8): { from: number; to: number } {
  const from = Math.max(0, Math.floor(scrollTop / rowHeight) - around);
  const to = Math.min(rows, Math.ceil((scrollTop + height) / rowHeight) + around);
  return { from: Math.min(from, to), to };
}
