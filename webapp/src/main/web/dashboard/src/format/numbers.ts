const EXACT = new Intl.NumberFormat("en-US");

/** An exact count with thin groups: 1,204,311. */
export function count(value: number | undefined): string {
  return value === undefined ? "–" : EXACT.format(value);
}

/** Events per second: one digit after the point as long as it tells something. */
export function rate(perSecond: number | undefined): string {
  if (perSecond === undefined) return "–";
  if (perSecond > 0 && perSecond < 0.1) return "< 0.1";
  return perSecond < 100 && perSecond % 1 !== 0 ? perSecond.toFixed(1) : EXACT.format(Math.round(perSecond));
}

/** Milliseconds as people say them: 7 ms, 1.2 s, 3 min. */
export function millis(value: number | undefined): string {
  if (value === undefined) return "–";
  if (Math.abs(value) < 1000) return `${Math.round(value)} ms`;
  return seconds(value / 1000);
}

export function seconds(value: number | undefined): string {
  if (value === undefined) return "–";
  const size = Math.abs(value);
  if (size < 10) return `${value % 1 === 0 ? value : value.toFixed(1)} s`;
  if (size < 120) return `${Math.round(value)} s`;
  if (size < 7200) return `${Math.round(value / 60)} min`;
  if (size < 172_800) return `${Math.round(value / 3600)} h`;
  return `${Math.round(value / 86_400)} d`;
}

export function bytes(value: number | undefined): string {
  if (value === undefined) return "–";
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size = value;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

export function share(part: number, whole: number): string {
  if (whole === 0) return "0 %";
  const percent = (100 * part) / whole;
  if (percent > 0 && percent < 0.1) return "< 0.1 %";
  return `${percent >= 10 || percent % 1 === 0 ? Math.round(percent) : percent.toFixed(1)} %`;
}

/** A count with its noun: 1 event, 2 events. */
export function many(value: number, one: string, several = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : several}`;
}
