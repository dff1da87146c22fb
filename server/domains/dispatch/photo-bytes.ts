import { photoBytes } from '#shared/dispatch/photos.api.ts';

const start = 0xffd8;
const scan = 0xda;
// What a canvas writes: JFIF, tables, frame, colour profile. Exif, XMP and comments tell where and by whom a picture was made.
const isPlain = (marker: number): boolean =>
  marker === 0xe0 || marker === 0xe2 || marker === 0xdb || marker === 0xc4 || marker === 0xdd || (marker >= 0xc0 && marker <= 0xc2);

/** True for a JPEG of our own making: whole, small enough, and with nothing in it but the picture. */
export function isPlainJpeg(bytes: Buffer): boolean {
  if (bytes.length < 20 || bytes.length > photoBytes || bytes.readUInt16BE(0) !== start) return false;
  if (bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) return false;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === scan) return true;
    if (!isPlain(marker)) return false;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}
