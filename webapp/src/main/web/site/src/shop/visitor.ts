import { keep, kept } from "./kept";

/** What the visitor told the shop; kept, so that each page's tracker begins with it. */
export interface Visitor {
  userId?: string;
  anonymous?: boolean;
}

const KEY = "shop.visitor";

export function readVisitor(): Visitor {
  return kept<Visitor>(KEY) ?? {};
}

export function keepVisitor(visitor: Visitor): Visitor {
  keep(KEY, visitor);
  return visitor;
}
