import { defineConfig } from "vite";

// The dashboard is served under /dashboard/ of the site's port. Its API is the server's own, so it makes no
// request to other hosts.
export default defineConfig({
  root: "src/main/web/dashboard",
  base: "/dashboard/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../../../../target/classes/webapp/dashboard",
    emptyOutDir: true,
    // inlined files would be data: URLs, which the content security policy refuses
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
