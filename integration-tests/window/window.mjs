// All tests of the window, one after the other in one browser. WindowIT runs this beside a pipeline of its own.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { complaints, leave } from "./browser.mjs";
import "./shop.mjs";
import "./breaking.mjs";
import "./live.mjs";
import "./robot.mjs";
import "./screens.mjs";

describe("all the while", () => {
  it("no page complains on its console, nor asks another host", () => assert.deepEqual(complaints, []));
  after(leave);
});
