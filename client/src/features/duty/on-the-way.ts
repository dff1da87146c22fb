// What only whoever goes needs, in one file that is loaded then: each file more that is loaded later makes the page itself larger.
export { CameraSheet } from './photo/camera-sheet.tsx';
export { Position } from './position/position.tsx';
