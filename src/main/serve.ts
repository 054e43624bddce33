/** Serves the site on one port and stops it without dropping a request. */
import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import type { Hono } from 'hono';
import { Problem } from '../values/problem.ts';

export interface Serving {
  readonly port: number;
  /** Takes no new connections, lets running requests finish (at most 10 s), then resolves. */
  stop(): Promise<void>;
}

export async function serve(app: Hono, port: number, hostname: string): Promise<Serving> {
  const server = await new Promise<Server>((resolve, reject) => {
    const started = listen({ fetch: app.fetch, port, hostname }, () => resolve(started as Server)) as Server;
    started.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Problem('port-in-use', { port }) : error),
    );
  });
  // A slow sender may not hold a connection for the default 300 s; uploads of 20 MB fit in this on a village line.
  server.headersTimeout = 10_000;
  server.requestTimeout = 120_000;
  server.keepAliveTimeout = 5_000;
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : port, stop: () => stop(server) };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const hard = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearInterval(idle);
  clearTimeout(hard);
}
