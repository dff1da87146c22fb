import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One request over a connection that is kept; resolves to the parsed answer, and rejects when it is no success. */
export function send<T>(method: string, url: string, headers: Record<string, string>, body?: unknown): Promise<T> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const about = text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {};
  return new Promise((resolve, reject) => {
    const req = request(url, { agent, method, headers: { ...headers, ...about } }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => {
        const answer = Buffer.concat(parts).toString();
        if ((res.statusCode ?? 500) >= 300)
          reject(new Error(`${method} ${new URL(url).pathname}: ${res.statusCode} ${answer.slice(0, 200)}`));
        else resolve((answer ? JSON.parse(answer) : undefined) as T);
      });
    });
    req.on('error', reject);
    req.end(text);
  });
}
