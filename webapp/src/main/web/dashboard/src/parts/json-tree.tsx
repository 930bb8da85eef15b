import { useState } from "preact/hooks";
import { Long } from "./long";
import { pointer, type Spot, type Step } from "./json-path";

/** What to mark in a tree: a place and the words beside it. */
export interface Marked {
  spot: Spot;
  why: string;
}

const MOST_CHILDREN = 200;
const OPEN_DEPTH = 7;

/** JSON as text that folds. Where places are marked, only the ways to them are unfolded at first. */
export function JsonTree({ value, marked = [], open = OPEN_DEPTH }: { value: unknown; marked?: Marked[]; open?: number }) {
  const [all, setAll] = useState(marked.length === 0);
  const depth = all ? open : 1;
  return (
    <div class="json">
      {marked.length > 0 && (
        <button type="button" class="all" onClick={() => setAll(!all)}>
          {all ? "Only what is marked" : "Unfold all"}
        </button>
      )}
      <Node key={String(all)} value={value} path={[]} marked={marked} open={depth} last />
    </div>
  );
}

interface NodeProps {
  value: unknown;
  name?: string;
  path: Step[];
  marked: Marked[];
  open: number;
  last: boolean;
}

function Node({ value, name, path, marked, open, last }: NodeProps) {
  const here = pointer(path);
  const mine = marked.filter(({ spot }) => pointer(spot.path) === here);
  const exact = mine.filter(({ spot }) => spot.missing === undefined);
  const within = marked.some(({ spot }) => pointer(spot.path).startsWith(`${here}/`) || pointer(spot.path) === here);
  const [unfolded, setUnfolded] = useState(path.length < open || within);
  const label = name === undefined ? null : <span class="k">{JSON.stringify(name)}: </span>;
  const why = exact.map((mark, at) => <span key={at} class="why">{mark.why}</span>);
  const comma = last ? "" : ",";

  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) {
    return (
      <div class={exact.length > 0 ? "marked" : ""}>
        {label}
        <Scalar value={value} />
        {comma}
        {why}
        {mine.map(({ spot, why: words }) => spot.missing !== undefined && <Absent key={spot.missing} name={spot.missing} why={words} />)}
      </div>
    );
  }
  const array = Array.isArray(value);
  const entries = Object.entries(value);
  const [start, end] = array ? "[]" : "{}";
  return (
    <div>
      <div class={exact.length > 0 ? "marked" : ""}>
        <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? "▾" : "▸"} {label}
          {start}
          {!unfolded && ` ${entries.length} ${end}${comma}`}
        </button>
        {why}
      </div>
      {unfolded && (
        <>
          <ul>
            {entries.slice(0, MOST_CHILDREN).map(([key, inner], at) => (
              <li key={key}>
                <Node
                  value={inner}
                  name={array ? undefined : key}
                  path={[...path, array ? at : key]}
                  marked={marked}
                  open={open}
                  last={at === entries.length - 1}
                />
              </li>
            ))}
            {entries.length > MOST_CHILDREN && <li class="muted">… {entries.length - MOST_CHILDREN} more</li>}
            {mine.map(({ spot, why: words }) => spot.missing !== undefined && <Absent key={spot.missing} name={spot.missing} why={words} />)}
          </ul>
          <div>
            {end}
            {comma}
          </div>
        </>
      )}
    </div>
  );
}

function Absent({ name, why }: { name: string; why: string }) {
  return (
    <div class="marked">
      <span class="absent">{JSON.stringify(name)}: absent</span>
      <span class="why">{why}</span>
    </div>
  );
}

function Scalar({ value }: { value: unknown }) {
  if (typeof value === "string") return <span class="s"><Long text={JSON.stringify(value)} /></span>;
  return <span class="n">{JSON.stringify(value) ?? "null"}</span>;
}
