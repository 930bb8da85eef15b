export type Step = string | number;

/** The steps of a path as validators and people write it: `$.items[0].price`, `/items/0/price`, `items.0.price`. */
export function steps(path: string | undefined): Step[] {
  if (!path) return [];
  if (path.startsWith("/")) return path.slice(1).split("/").map((part) => index(part.replaceAll("~1", "/").replaceAll("~0", "~")));
  const found: Step[] = [];
  for (const [, bracketed, quoted, plain] of path.replace(/^\$/, "").matchAll(/\[(\d+)\]|\[['"](.*?)['"]\]|\.?([^.[\]]+)/g)) {
    if (bracketed !== undefined) found.push(Number(bracketed));
    else if (quoted !== undefined) found.push(quoted);
    else if (plain !== undefined) found.push(index(plain));
  }
  return found;
}

export function pointer(path: readonly Step[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** A place in a document: the deepest that exists, and the name that is missing there. */
export interface Spot {
  path: Step[];
  missing?: string;
}

/** Follows a path as far as the document has it. */
export function locate(document: unknown, path: readonly Step[]): Spot {
  let here = document;
  for (let depth = 0; depth < path.length; depth += 1) {
    const next = child(here, path[depth]!);
    if (next === undefined) return { path: path.slice(0, depth), missing: String(path[depth]) };
    here = next;
  }
  return { path: [...path] };
}

/** The data of every self-describing object with this schema, as paths from the document's root. */
export function dataOf(document: unknown, schema: string): Step[][] {
  const found: Step[][] = [];
  const walk = (value: unknown, path: Step[]): void => {
    if (typeof value !== "object" || value === null || path.length > 24 || found.length > 20) return;
    if (!Array.isArray(value) && (value as { schema?: unknown }).schema === schema && "data" in value) found.push([...path, "data"]);
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(document, []);
  return found;
}

/** Where a schema speaks of a path of the data, and of which keyword. */
export function inSchema(schema: unknown, path: readonly Step[], keyword?: string): Step[] {
  let here = schema;
  const at: Step[] = [];
  for (const step of path) {
    const way = wayDown(here, step);
    if (!way) break;
    for (const part of way) here = child(here, part);
    at.push(...way);
  }
  if (keyword === undefined) return at;
  const named = nameOf(here, keyword);
  if (named !== undefined) return [...at, named];
  // "required" of a missing field stands beside the properties that name it
  const beside = at.slice(0, -2);
  return keyword === "required" && child(follow(schema, beside), keyword) !== undefined ? [...beside, keyword] : at;
}

function wayDown(schema: unknown, step: Step): Step[] | undefined {
  const named = child(child(schema, "properties"), step);
  if (named !== undefined) return ["properties", step];
  const items = child(schema, "items");
  if (Number.isInteger(step) && items !== undefined) return Array.isArray(items) ? ["items", Math.min(Number(step), items.length - 1)] : ["items"];
  return undefined;
}

// validators differ in how they write "additionalProperties"
function nameOf(schema: unknown, keyword: string): string | undefined {
  return Object.keys(typeof schema === "object" && schema !== null ? schema : {}).find((name) => name.toLowerCase() === keyword.toLowerCase());
}

function follow(document: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((here, step) => child(here, step), document);
}

function child(value: unknown, step: Step): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  // what JSON brought, and not what objects and lists have anyway: "constructor" and "length" are names of fields too
  return Object.prototype.propertyIsEnumerable.call(value, step) ? (value as Record<string, unknown>)[step] : undefined;
}

function index(part: string): Step {
  return /^\d+$/.test(part) ? Number(part) : part;
}
