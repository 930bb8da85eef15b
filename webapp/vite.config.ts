import { defineConfig } from "vitest/config";

// The site is served from the root of its own port, and makes no request to other hosts but the collector.
export default defineConfig({
  root: "src/main/web",
  build: {
    outDir: "../../../target/classes/webapp",
    emptyOutDir: true,
    rollupOptions: {
      input: {
        home: "src/main/web/index.html",
        product: "src/main/web/product.html",
        break: "src/main/web/break.html",
      },
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    root: ".",
    include: ["src/test/web/**/*.test.{ts,tsx}"],
  },
});
