// Builds the site for Maven, and only when something changed: `node build.mjs [build|test]`.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function run(...args) {
  execFileSync(npm, args, { stdio: ["ignore", "inherit", "inherit"] });
}

if (newest("node_modules/.package-lock.json") < newest("package-lock.json")) {
  run("ci", "--no-fund", "--no-audit", "--loglevel=error");
}
if (process.argv[2] === "test") {
  run("run", "--silent", "test");
} else {
  const pages = ["target/classes/webapp/index.html", "target/classes/webapp/dashboard/index.html"];
  const built = Math.min(...pages.map(newest));
  const sources = ["src/main/web", "package-lock.json", "vite.config.ts", "vite.dashboard.config.ts", "tsconfig.json"];
  if (built === 0 || sources.some((path) => newest(path) > built)) {
    run("run", "--silent", "build");
  }
}
