#include "align/weights.h"

namespace calque {

const AlignWeights& align_weights() {
  static const AlignWeights weights;
  return weights;
}

}  // namespace calque
