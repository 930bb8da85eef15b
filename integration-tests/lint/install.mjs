// Installs the pinned linter, if it is not there yet.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const installed = "node_modules/.package-lock.json";

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync("package-lock.json").mtimeMs) {
  execFileSync(npm, ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
}
