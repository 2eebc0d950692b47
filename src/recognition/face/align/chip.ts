import { chipSize } from '../networks/descriptor.js';
import { fitSimilarity, type Similarity } from './similarity.js';

/** How far the chip reaches beyond the mean face on each side, as a part of the face: what dlib's descriptor expects. */
const padding = 0.25;
/** Landmarks 17 to 67 have a place in the mean face (the jaw line has none). */
const firstOfMean = 17;
/** Brows and the lower lip are left out of the fit, as in dlib's get_face_chip_details: they move with the expression. */
const fitted = Array.from({ length: 68 - 27 }, (_, index) => 27 + index).filter(
  (point) => !(point >= 55 && point <= 59) && point < 65,
);

/** dlib's mean face (image_transforms/interpolation.h, mean_face_shape_x and _y) for landmarks 17 to 67. */
const meanX = [
  0.000213256, 0.0752622, 0.18113, 0.29077, 0.393397, 0.586856, 0.689483, 0.799124, 0.904991, 0.98004, 0.490127,
  0.490127, 0.490127, 0.490127, 0.36688, 0.426036, 0.490127, 0.554217, 0.613373, 0.121737, 0.187122, 0.265825, 0.334606,
  0.260918, 0.182743, 0.645647, 0.714428, 0.793132, 0.858516, 0.79751, 0.719335, 0.254149, 0.340985, 0.428858, 0.490127,
  0.551395, 0.639268, 0.726104, 0.642159, 0.556721, 0.490127, 0.423532, 0.338094, 0.290379, 0.428096, 0.490127,
  0.552157, 0.689874, 0.553364, 0.490127, 0.42689,
];
const meanY = [
  0.106454, 0.038915, 0.0187482, 0.0344891, 0.0773906, 0.0773906, 0.0344891, 0.0187482, 0.038915, 0.106454, 0.203352,
  0.307009, 0.409805, 0.515625, 0.587326, 0.609345, 0.628106, 0.609345, 0.587326, 0.216423, 0.178758, 0.179852,
  0.231733, 0.245099, 0.244077, 0.231733, 0.179852, 0.178758, 0.216423, 0.244077, 0.245099, 0.780233, 0.745405,
  0.727388, 0.742578, 0.727388, 0.745405, 0.780233, 0.864805, 0.902192, 0.909281, 0.902192, 0.864805, 0.784792,
  0.778746, 0.785343, 0.778746, 0.784792, 0.824182, 0.831803, 0.824182,
];

const onChip = (part: number): number => ((padding + part) / (2 * padding + 1)) * chipSize;
const chipPoints = Float32Array.from(
  fitted.flatMap((point) => [onChip(meanX[point - firstOfMean]!), onChip(meanY[point - firstOfMean]!)]),
);

/** Where the pixels of a face's upright chip (150 px a side) lie in the photo, from its 68 landmarks (x, y, ...). */
export function fitChip(landmarks: Float32Array): Similarity {
  const photoPoints = Float32Array.from(fitted.flatMap((point) => [landmarks[point * 2]!, landmarks[point * 2 + 1]!]));
  return fitSimilarity(chipPoints, photoPoints);
}
