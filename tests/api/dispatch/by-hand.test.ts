import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'a ladder moved by hand',
  `
  asked again after handing back, they are asked anew whether they are well | a/c//d/s check=100,60,30 | 10 a ack; 145 a no; 150 a ack | 0 a1 · 110 a1? · 140 a2? s2! · 145 c2 s2 · 250 a3? · 280 a4? s4! .. 290 | acknowledged a
  supervisors are told of the silence of the second who goes as of the first | ab/c//d/s check=100,60,30 | 10 a ack; 145 a no; 150 b ack | 0 a1 · 110 a1? · 140 a2? s2! · 145 b2 s2 · 250 b3? · 280 b4? s4! .. 290 | acknowledged b
  one more is paged by hand: at once, and the clock stays | ab/c//d/s | 10 s also b | 0 a1 · 10 b1 · 60 c2 s2 .. 70 | paging
  by hand, somebody from elsewhere | ab/c//d/s | 10 s also z | 0 a1 · 10 z1 · 60 b2 s2 .. 70 | paging
  by hand, and they go | ab/c//d/s | 10 s also z; 20 z ack | 0 a1 · 10 z1 .. 200 | acknowledged z
  by hand, and they decline: the first is still waited for | ab/c//d/s | 10 s also z; 20 z no | 0 a1 · 10 z1 · 60 b2 s2 .. 70 | paging
  by hand, and both decline | ab/c//d/s | 10 s also z; 20 z no; 30 a no | 0 a1 · 10 z1 · 30 b2 s2 .. 80 | paging
  by hand twice: once | ab/c//d/s | 10 s also z; 20 s also z | 0 a1 · 10 z1 .. 50 | paging
  two by hand at once | ab/c//d/s | 10 s also z & s also y | 0 a1 · 10 y1 z1 .. 50 | paging
  the same by hand twice at once | ab/c//d/s | 10 s also z & s also z | 0 a1 · 10 z1 .. 50 | paging
  by hand whoever is asked already: nothing | ab/c//d/s | 10 s also a | 0 a1 .. 50 | paging
  by hand whoever declined in an earlier wave: asked again | ab/c//d/s | 10 a no; 20 s also a | 0 a1 · 10 b2 s2 · 20 a2 · 70 c3 .. 75 | paging
  by hand whoever declined in the wave that runs: asked again | abe/c//d/s | 5 a no; 10 b no; 20 s also b | 0 a1 · 5 b2 e2 s2 · 20 b3 · 65 c4 .. 70 | paging
  by hand whoever declined, and who declines again | ab/c//d/s | 10 a no; 20 s also a; 30 a no | 0 a1 · 10 b2 s2 · 20 a2 · 70 c3 .. 75 | paging
  by hand who declined, and asked with the others in the loud state | a///d/s | 10 a no; 20 s also a | 0 a1 · 10 d2 s2 · 20 a2 · 70 a3 d3 s3 .. 75 | nobody
  by hand in the loud state | a///d/s | 70 s also z | 0 a1 · 60 a2 d2 s2 · 70 z2 · 120 a3 d3 s3 z3 .. 125 | nobody
  by hand, excluded: refused | ab/c//d/s out=z | 10 s !also z | 0 a1 .. 50 | paging
  by hand, of an excluded body: refused | ab/c//d/s body=z | 10 s !also z | 0 a1 .. 50 | paging
  by hand, disabled: refused | ab/c//d/s gone=z | 10 s !also z | 0 a1 .. 50 | paging
  by hand a supervisor: refused | ab/c//d/st | 10 s !also t | 0 a1 .. 50 | paging
  by hand when somebody goes: refused | ab/c//d/s | 10 a ack; 20 s !also b | 0 a1 .. 100 | acknowledged a
  by hand after the end: refused | ab/c//d/s | 10 s stop; 20 s !also b | 0 a1 .. 100 | stoodDown
  by hand at the moment of the climb | ab/c//d/s | 60 s also z | 0 a1 · 60 z1 b2 s2 · 120 c3 .. 125 | paging
  by hand beside an acknowledgement | ab/c//d/s | 10 s also z; 11 a ack & z ack | 0 a1 · 10 z1 .. 100 | acknowledged ?
  skipped: the next step at once, and its own time from then | ab/c//d/s | 10 s skip | 0 a1 · 10 b2 s2 · 70 c3 .. 75 | paging
  skipped twice in a row | ab/c//d/s | 10 s skip; 12 s skip | 0 a1 · 10 b2 s2 · 12 c3 · 72 a4 b4 c4 d4 s4 .. 80 | nobody
  skipped with an old number: nothing | ab/c//d/s | 65 s skip 1 | 0 a1 · 60 b2 s2 .. 100 | paging
  skipped by two at once: one step | ab/c//d/s | 10 s skip 1 & s skip 1 | 0 a1 · 10 b2 s2 · 70 c3 .. 75 | paging
  skipped as the clock runs out: one step | ab/c//d/s | 60 s skip 1 | 0 a1 · 60 b2 s2 .. 100 | paging
  skipped to the loud state and on | a///d/s | 10 s skip; 15 s skip; 20 s skip | 0 a1 · 10 a2 d2 s2 · 15 a3 d3 s3 · 20 a4 d4 s4 · 80 a5 d5 s5 .. 90 | nobody
  skipped while somebody goes: nothing | ab/c//d/s | 10 a ack; 20 s skip | 0 a1 .. 150 | acknowledged a
  skipped, and whoever was passed over goes after all | ab/c//d/s | 10 s skip; 20 a ack 1 | 0 a1 · 10 b2 s2 .. 150 | acknowledged a
  stood down at once | ab/c//d/s | 0 s stop | 0 a1 .. 300 | stoodDown
  stood down while the first is asked | ab/c//d/s | 30 s stop | 0 a1 .. 300 | stoodDown
  stood down in the loud state | ab/c//d/s | 200 s stop | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 s4 .. 500 | stoodDown
  stood down when somebody goes | ab/c//d/s | 30 a ack; 40 s stop | 0 a1 .. 300 | stoodDown a
  stood down when somebody is there | ab/c//d/s | 30 a ack; 40 a there; 50 s stop | 0 a1 .. 300 | stoodDown a
  stood down twice: the second is refused | ab/c//d/s | 30 s stop; 40 s !stop | 0 a1 .. 300 | stoodDown
  stood down as the clock runs out | ab/c//d/s | 60 s stop | 0 a1 .. 300 | stoodDown
  not stood down once the child is said to be safe | ab/c//d/s | 10 a ack; 20 a there; 30 a safe; 40 s !stop | 0 a1 .. 130 | childSafe a
  `,
);
