import { photoBytes, photoSide } from '#shared/dispatch/photos.api.ts';

// So few blocks across that no face is known again, whatever its size in the picture.
const blocks = 24;

/** A picture with everything covered; only what is uncovered by hand ever leaves the page. */
export type Covered = {
  readonly canvas: HTMLCanvasElement;
  /** Shows what lies under a round spot; place and size in pixels of the canvas. */
  readonly uncover: (x: number, y: number, radius: number) => void;
  readonly coverAgain: () => void;
};

/** Draws a picture, scaled to what is sent, and covers it: the canvas holds blocks, and the picture itself only in memory here. */
export function cover(canvas: HTMLCanvasElement, source: CanvasImageSource, width: number, height: number): Covered {
  const scale = Math.min(1, photoSide / Math.max(width, height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const whole = drawn(document.createElement('canvas'), w, h, source);
  const small = drawn(document.createElement('canvas'), blocks, Math.max(1, Math.round((blocks * h) / w)), whole);
  Object.assign(canvas, { width: w, height: h });
  const context = contextOf(canvas);
  const coverAgain = () => {
    context.imageSmoothingEnabled = false;
    context.drawImage(small, 0, 0, w, h);
  };
  coverAgain();
  return {
    canvas,
    coverAgain,
    uncover: (x, y, radius) => {
      context.save();
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.clip();
      context.drawImage(whole, 0, 0);
      context.restore();
    },
  };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser cannot draw');
  return context;
}

function drawn(canvas: HTMLCanvasElement, width: number, height: number, source: CanvasImageSource): HTMLCanvasElement {
  Object.assign(canvas, { width, height });
  contextOf(canvas).drawImage(source, 0, 0, width, height);
  return canvas;
}

/** The canvas as a JPEG in base64, small enough to be sent; what a canvas writes holds nothing but the picture. */
export async function toJpeg(canvas: HTMLCanvasElement): Promise<string> {
  for (const quality of [0.8, 0.65, 0.5, 0.35, 0.2]) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob && blob.size <= photoBytes) return base64Of(blob);
  }
  throw new Error('the picture does not become small enough');
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
