import { defineConfig, mergeConfig } from "vite";
import dashboard from "../../../../vite.dashboard.config";
import { mockApi } from "./server";

/** The dashboard with made-up events, for work on its pages: `npm run dev:dashboard`. */
export default defineConfig(mergeConfig(dashboard, { plugins: [mockApi()] }));
