import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const mediaTypes: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

export interface StaticServer {
  /** Address of the served directory, ending in a slash. */
  url: string;
  close(): void;
}

/**
 * Serves a directory as a plain static host does, under `prefix` (such as "/some/path/"), on a free port. With
 * `isIsolating` it sends what makes a page cross-origin isolated, which few hosts do.
 */
export async function serveDirectory(
  directory: string,
  prefix: string,
  { isIsolating = false } = {},
): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    const inside = normalize(decodeURIComponent(pathname.slice(prefix.length)));
    const path = join(directory, pathname.endsWith("/") ? `${inside}/index.html` : inside);
    const isServed = pathname.startsWith(prefix) && !inside.startsWith("..");
    const file = isServed ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (!file?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = mediaTypes[extname(path)] ?? "application/octet-stream";
    const isolation = isIsolating && {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    };
    response.writeHead(200, { "content-type": type, "content-length": file.size, ...isolation });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
