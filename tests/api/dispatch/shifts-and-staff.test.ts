import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'shifts that change and people who leave',
  `
  off shift before their turn: not asked | ab<50/c//d/s | - | 0 a1 · 60 c2 s2 · 120 a3 c3 d3 s3 .. 130 | nobody
  on shift by their turn: asked | ab>50/c//d/s | - | 0 a1 · 60 b2 s2 · 120 c3 .. 130 | paging
  the shift changes between two waves | a<50b>50e>50/c//d/s | - | 0 a1 · 60 b2 e2 s2 · 120 c3 .. 130 | paging
  the shift changes while the first is asked: still waited for | a<50b>50/c//d/s | - | 0 a1 · 60 b2 s2 · 120 c3 .. 130 | paging
  nobody of the district any more when the second wave goes | a<30b<30/c//d/s | - | 0 a1 · 60 c2 s2 · 120 a3 c3 d3 s3 .. 130 | nobody
  everybody goes off shift: those who were asked earlier are asked in the end | a<50b<100/c<150/// | - | 0 a1 · 60 b2 · 120 c3 · 180 a4 b4 c4 · 240 a5 b5 c5 .. 250 | nobody
  another head of the division has come on | ab/c<100f>100//d/s | - | 0 a1 · 60 b2 s2 · 120 f3 · 180 a4 b4 d4 f4 s4 .. 190 | nobody
  the fallback comes on in the loud state | a////s=d | 100 s on d | 0 a1 · 60 a2 s2 · 120 a3 s3 .. 130 | nobody
  comes on duty in the loud state | a///d>130/s | - | 0 a1 · 60 a2 s2 · 120 a3 s3 · 180 a4 d4 s4 .. 190 | nobody
  a new first officer comes on in the loud state | a>130/c//d/s | - | 0 c1 s1 · 60 c2 d2 s2 · 120 c3 d3 s3 · 180 a4 c4 d4 s4 .. 190 | nobody
  leaves while being called by hand | ab/c//d/s | 5 s also b; 10 s off b | 0 a1 · 5 b1 · 60 c2 s2 · 120 a3 b3 c3 d3 s3 .. 130 | nobody
  disabled from the beginning: never told | ab/c//d/s gone=a | - | 0 b1 · 60 c2 s2 · 120 b3 c3 d3 s3 · 180 b4 c4 d4 s4 .. 200 | nobody
  disabled before their turn | ab/c//d/s | 10 s gone b | 0 a1 · 60 c2 s2 · 120 a3 c3 d3 s3 .. 130 | nobody
  disabled while asked: not asked again in the end | ab/c//d/s | 10 s gone a | 0 a1 · 60 b2 s2 · 120 c3 · 180 b4 c4 d4 s4 · 240 b5 c5 d5 s5 .. 250 | nobody
  disabled in the loud state: asked no more | a///d/s | 65 s gone d | 0 a1 · 60 a2 d2 s2 · 120 a3 s3 · 180 a4 s4 .. 190 | nobody
  disabled while a channel tries again: it stops | ab/c//d/s a.p=x | 5 s gone a | 0 a1 · 2 a1 · 60 b2 s2 .. 65 | paging
  disabled, and a step pages again: not them | ab/c//d/s steps=1@60r20/K/DS/FS | 10 s gone a | 0 a1 · 60 b4 .. 65 | paging
  disabled and enabled again: asked in the end | ab/c//d/s | 10 s gone a; 100 s back a | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 s4 .. 190 | nobody
  disabled while going: nobody asks them whether they are well any more | ab/c//d/s check=100,60,30 | 10 a ack; 20 s gone a | 0 a1 · 140 s2! .. 150 | acknowledged a
  `,
);
