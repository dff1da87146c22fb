/** A place on the earth, in degrees (WGS 84). */
export type Point = { readonly lat: number; readonly lon: number };

const earthM = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance of two points in metres, along the surface of a round earth (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * earthM * Math.asin(Math.min(1, Math.sqrt(h)));
}
