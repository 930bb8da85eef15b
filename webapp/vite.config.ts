import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

// The site is served from the root of its own port, and makes no request to other hosts but the collector.
export default defineConfig({
  root: "src/main/web/site",
  plugins: [
    {
      name: "noscript",
      // what every page says to a browser without JavaScript stands once
      transformIndexHtml: (html) => html.replace("<!-- noscript.html -->", () => readFileSync("src/main/web/site/noscript.html", "utf8")),
    },
  ],
  build: {
    outDir: "../../../../target/classes/webapp",
    emptyOutDir: true,
    // inlined files would be data: URLs, which the content security policy refuses
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: Object.fromEntries(
        ["index", "catalogue", "product", "cart", "checkout", "break", "robot"].map((page) => [page, `src/main/web/site/${page}.html`]),
      ),
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    root: ".",
    include: ["src/test/web/**/*.test.{ts,tsx}"],
    // tests clean up after themselves, and a process a file would cost more than they do
    isolate: false,
  },
});
