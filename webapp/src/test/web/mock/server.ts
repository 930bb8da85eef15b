import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { answer, happen } from "./api";
import { matches } from "./events";

/** Answers the API in `vite dev`, so that pages can be worked on without a pipeline. Never part of a build. */
export function mockApi(): Plugin {
  return {
    name: "mock-api",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use("/api/v1", (request, response) => {
        const url = new URL(request.url ?? "/", "http://mock");
        if (url.pathname === "/live") return stream(url.searchParams, request, response);
        void read(request).then((body) => say(response, answer(url.pathname, url.searchParams, body)));
      });
    },
  };
}

function say(response: ServerResponse, found: unknown): void {
  response.statusCode = found === undefined ? 404 : 200;
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(found ?? { error: { code: "not_found", message: "There is no such thing.", fix: "It may be older than the topics' retention." } }));
}

function stream(query: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  const tell = (event: string, data: unknown): void => void response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  tell("hello", { seq: 1, rate: 14.2 });
  const timer = setInterval(() => happen(1 + Math.round(Math.random() * 3)).filter((event) => matches(event, query)).forEach((event) => tell("event", event)), 400);
  request.on("close", () => clearInterval(timer));
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? undefined : JSON.parse(text);
}
