import { access } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { NextFunction, Request, Response } from 'express';

const kinds = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/**
 * Lets the file server below it answer with the compressed form that the build put beside a file, where the browser takes it:
 * the child's page must load on a poor network. Only files of the build are compressed; answers of the API may hold secrets and never are.
 */
export function preferCompressed(dir: string) {
  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const ending = /\.(?:js|css|svg)$/.exec(req.path)?.[0];
    if (!ending || (req.method !== 'GET' && req.method !== 'HEAD')) return next();
    res.vary('Accept-Encoding');
    for (const kind of kinds) {
      if (!req.acceptsEncodings(kind.encoding) || !(await isThere(join(dir, normalize(req.path + kind.ending))))) continue;
      req.url = req.path + kind.ending;
      res.type(ending);
      res.setHeader('Content-Encoding', kind.encoding);
      break;
    }
    next();
  };
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
