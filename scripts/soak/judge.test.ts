import { describe, expect, it } from 'vitest';
import { judge, type Sample } from './judge.ts';

const still = { appCpu: 0, storeCpu: 0, redisCpu: 0, redisDelayed: 0, sockets: 0, storeFile: 0 };
/** An hour looked at each 10 s. */
const hour = (at: (second: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: 360 }, (_, i) => {
    const even = { appHeap: 100, appOwn: 200, storeOwn: 80, redisKeys: 300, redisMemory: 5 };
    return { second: i * 10, ...still, ...even, ...at(i * 10) };
  });
const grew = (samples: Sample[]): string[] =>
  judge(samples, 3_600)
    .filter(({ holds }) => !holds)
    .map(({ what }) => what);

describe('memory and keys of a long run', () => {
  it('may rise while everything warms up, and swing with what is collected now and then', () => {
    expect(grew(hour((second) => ({ appHeap: second < 600 ? second / 4 : 150 + (second % 300) })))).toEqual([]);
  });

  it('may not rise steadily, however much they swing', () => {
    expect(grew(hour((second) => ({ appHeap: 100 + second / 60 + (second % 300) })))).toEqual(['heap of the server (MB)']);
    expect(grew(hour((second) => ({ redisKeys: 300 + second / 10 })))).toEqual(['keys in Redis']);
  });

  it('may be given back for a moment and taken again, but not be taken for good', () => {
    expect(grew(hour((second) => ({ appOwn: second > 800 && second < 860 ? 270 : 360 })))).toEqual([]);
    expect(grew(hour((second) => ({ appOwn: 360 + second / 60 })))).toEqual(['own memory of the server (MB)']);
  });

  it('are not judged while nothing is warm', () => {
    expect(judge(hour(() => ({})).slice(0, 6), 60)).toEqual([]);
  });
});
