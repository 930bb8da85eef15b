/** The part of an OpenAPI description that is shown. */
export interface Description {
  info: { description?: string };
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, unknown> };
}

export interface Operation {
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, Media> };
  responses?: Record<string, { content?: Record<string, Media> }>;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: { type?: string; enum?: string[] };
}

interface Media {
  schema?: unknown;
}

/** One request that is answered. */
export interface Call extends Operation {
  method: string;
  path: string;
}

/** All requests, in the order of their description. */
export function calls({ paths }: Description): Call[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/** The schema of what is sent or answered, with what it refers to in its place. */
export function shape(content: Record<string, Media> | undefined, description: Description): unknown {
  const media = content?.["application/json"];
  return media && resolved(media.schema, description, 0);
}

// deeper than any answer, and an end where schemas refer to each other in a circle
const DEEPEST = 12;
const REFERENCE = "#/components/schemas/";

function resolved(part: unknown, description: Description, depth: number): unknown {
  if (typeof part !== "object" || part === null || depth > DEEPEST) return part;
  if (Array.isArray(part)) return part.map((one) => resolved(one, description, depth + 1));
  const { $ref } = part as { $ref?: string };
  if ($ref?.startsWith(REFERENCE)) return resolved(description.components?.schemas?.[$ref.slice(REFERENCE.length)], description, depth + 1);
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, resolved(inner, description, depth + 1)]));
}

/** What a program would send; parts of the path stay to be filled in, and letters that a shell would read are safe. */
export function curlOf({ method, path, requestBody }: Call, origin: string): string {
  const sends = method === "POST" ? ` -X POST${requestBody ? " -H 'Content-Type: application/json' -d '{}'" : ""}` : "";
  return `curl${sends} '${origin}${path}'`;
}
