// All tests of the window in one browser. WindowIT runs this beside a pipeline of its own.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { breaking } from "./breaking.mjs";
import { complaints, leave } from "./browser.mjs";
import { hostile } from "./hostile.mjs";
import { keyboard } from "./keyboard.mjs";
import { live } from "./live.mjs";
import { login } from "./login.mjs";
import { robot } from "./robot.mjs";
import { screens } from "./screens.mjs";
import { shop } from "./shop.mjs";

// most of a visitor's time is waiting for ends, so several are there at once
describe("visitors", { concurrency: 3 }, () => {
  shop();
  breaking();
  robot();
});
// alone, for this one measures
live();
describe("those who read", { concurrency: 2 }, () => {
  keyboard();
  login();
  screens();
  hostile();
});

describe("all the while", () => {
  it("no page complains on its console, nor asks another host", () => assert.deepEqual(complaints, []));
  after(leave);
});
