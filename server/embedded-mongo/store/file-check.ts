import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const magic = 0xbeefc0de;
/** Where the fields of LMDB's meta page lie behind the page header: two tables of 48 bytes follow address and map size. */
const header = 24;
const lastPageAt = header + 24 + 2 * 48;

/** What is wrong with an LMDB file as far as its two meta pages tell: a wrong signature, or pages missing at the end. */
export const checkFile = (path: string): string | undefined => {
  const fd = openSync(path, 'r');
  try {
    const size = fstatSync(fd).size;
    if (size === 0) return undefined;
    const first = Buffer.alloc(4096);
    if (readSync(fd, first, 0, 4096, 0) < 4096) return 'it is cut short';
    const pageSize = first.readUInt32LE(header + 24);
    if (first.readUInt32LE(header) !== magic || pageSize < 512 || pageSize > 65536) return 'its first page is not readable';
    const second = Buffer.alloc(4096);
    if (readSync(fd, second, 0, 4096, pageSize) < 4096) return 'it is cut short';
    if (second.readUInt32LE(header) !== magic) return 'its second page is not readable';
    const newest = first.readBigUInt64LE(lastPageAt + 8) > second.readBigUInt64LE(lastPageAt + 8) ? first : second;
    const lastPage = Number(newest.readBigUInt64LE(lastPageAt));
    return (lastPage + 1) * pageSize > size ? 'pages are missing at its end' : undefined;
  } finally {
    closeSync(fd);
  }
};
