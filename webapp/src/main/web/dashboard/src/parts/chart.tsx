import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { count } from "../format/numbers";
import { moment } from "../format/times";
import type { Marker } from "../api/types";
import { stack } from "./stack";
import { paint, usePaint } from "./theme";

export interface Series {
  label: string;
  /** The style sheet's name of its colour, without the dashes. */
  colour: string;
  key: string;
  counts: number[];
}

interface Props {
  fromAt: number;
  stepSeconds: number;
  /** From the ground up. */
  series: Series[];
  markers?: Marker[];
  height?: number;
  label: string;
  stacked?: boolean;
}

/** Counts over time as bars; the legend above says the numbers of the step under the pointer, else the sums. */
export function Chart({ fromAt, stepSeconds, series, markers = [], height = 190, label, stacked = true }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(markers);
  latest.current = markers;
  const [at, setAt] = useState<number>();
  const painted = usePaint();
  const shape = series.map(({ key }) => key).join();

  useEffect(() => {
    if (!place.current) return;
    const box = place.current;
    const options = describe(series, height, box.clientWidth, () => latest.current, stepSeconds, setAt, stacked);
    plot.current = new uPlot(options, data(fromAt, stepSeconds, series, stacked), box);
    const resized = new ResizeObserver(() => plot.current?.setSize({ width: box.clientWidth, height }));
    resized.observe(box);
    return () => {
      resized.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [painted, shape, stepSeconds, height, stacked]);

  useEffect(() => plot.current?.setData(data(fromAt, stepSeconds, series, stacked)), [fromAt, stepSeconds, series, stacked]);

  const shown = at === undefined ? undefined : fromAt + at * stepSeconds * 1000;
  return (
    <figure>
      <figcaption class="legend" style={{ padding: "0 16px 6px" }}>
        {series.map(({ key, label: name, counts }) => (
          <span key={key}>
            <span class={`key ${key}`} aria-hidden="true" />
            {name} <b>{count(at === undefined ? counts.reduce((sum, one) => sum + one, 0) : (counts[at] ?? 0))}</b>
          </span>
        ))}
        <span>{shown === undefined ? `per ${stepSeconds < 60 ? `${stepSeconds} s` : `${stepSeconds / 60} min`}` : moment(shown)}</span>
      </figcaption>
      <div class="chart" ref={place} role="img" aria-label={label} />
    </figure>
  );
}

function data(fromAt: number, stepSeconds: number, series: Series[], stacked: boolean): uPlot.AlignedData {
  const steps = Math.max(...series.map(({ counts }) => counts.length), 0);
  const times = Array.from({ length: steps }, (_, index) => fromAt / 1000 + index * stepSeconds);
  const counts = series.map((one) => one.counts);
  // painted from the tallest to the ground, so that each covers what is below it
  return [times, ...(stacked ? stack(counts) : counts).reverse()] as uPlot.AlignedData;
}

function describe(
  series: Series[],
  height: number,
  width: number,
  markers: () => Marker[],
  stepSeconds: number,
  hovered: (at: number | undefined) => void,
  stacked: boolean,
): uPlot.Options {
  const muted = paint("--muted");
  const line = paint("--line");
  const font = "11.5px Roboto, system-ui, sans-serif";
  const bars = uPlot.paths.bars?.({ size: [0.82, 28, 1], align: 1, radius: 0 });
  return {
    width,
    height,
    // the last time below the axis stands half beyond its step
    padding: [8, 24, 0, 4],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: true, range: (_, from, to) => (from === null ? [0, 1] : [from, to + stepSeconds]) }, y: { range: (_, __, top) => [0, Math.max(top * 1.08, 4)] } },
    axes: [
      { stroke: muted, font, size: 26, grid: { show: false }, ticks: { show: false }, gap: 6, values: (_, splits) => splits.map((time) => axisTime(time, stepSeconds)) },
      { stroke: muted, font, size: 52, gap: 6, grid: { stroke: line, width: 1 }, ticks: { show: false }, space: 44, values: (_, splits) => splits.map((value) => (value % 1 === 0 ? count(value) : "")) },
    ],
    series: [
      {},
      ...[...series].reverse().map((one) => ({
        label: one.label,
        fill: stacked ? paint(`--${one.colour}`) : undefined,
        stroke: paint(`--${one.colour}`),
        width: stacked ? 0 : 2,
        paths: stacked ? bars : undefined,
        points: { show: false },
      })),
    ],
    hooks: {
      setCursor: [(plot) => hovered(stepAt(plot, stepSeconds))],
      draw: [(plot) => drawMarkers(plot, markers(), paint("--ink"))],
    },
  };
}

// bars begin at their time, so the nearest time is not always that of the bar under the pointer
function stepAt(plot: uPlot, stepSeconds: number): number | undefined {
  const left = plot.cursor.left ?? -1;
  const first = plot.data[0][0];
  if (left < 0 || first === undefined) return undefined;
  const at = Math.floor((plot.posToVal(left, "x") - first) / stepSeconds);
  return at >= 0 && at < plot.data[0].length ? at : undefined;
}

function axisTime(time: number, stepSeconds: number): string {
  const date = new Date(time * 1000);
  return stepSeconds >= 3600 * 6
    ? date.toLocaleDateString("en-GB", { day: "2-digit", month: "short" })
    : date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

function drawMarkers(plot: uPlot, markers: Marker[], colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.globalAlpha = 0.5;
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.lineWidth = devicePixelRatio;
  for (const { at } of markers) {
    const x = plot.valToPos(at / 1000, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
