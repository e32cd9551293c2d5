#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace tessera::mil {

/// One head of A3 = softmax(q~ k^T) over n tokens and `padding` rows of zeros, on the CPU, in chunks of landmarks. The
/// padding, similarity 0 each, is one more column with similarity log(padding).
class FromLandmarks {
public:
    FromLandmarks(int64_t landmarks, int64_t tokens, int64_t padding, int64_t chunkElements)
        : m_landmarks(landmarks), m_tokens(tokens), m_padding(padding), m_chunkElements(chunkElements)
    {
    }
    int64_t columns() const { return m_tokens + (m_padding > 0 ? 1 : 0); }
    /// Landmarks in a chunk, so that a huge bag stays in bounds.
    int64_t chunk() const;

    /// A3 of some landmarks' queries [c, d] and the keys [n, d] into `out` [c, columns()].
    void make(const at::Tensor &queries, const at::Tensor &keys, const at::Tensor &out) const;
    /// Its columns of tokens [c, n].
    at::Tensor ofTokens(const at::Tensor &a) const { return a.slice(1, 0, m_tokens); }
    /// Gradient of A3 in `gradient` [c, columns()], that of the tokens' columns set -> gradient of the similarities.
    void backward(const at::Tensor &gradient, const at::Tensor &a) const;

    int64_t landmarks() const { return m_landmarks; }
    int64_t tokens() const { return m_tokens; }

private:
    int64_t m_landmarks;
    int64_t m_tokens;
    int64_t m_padding;
    int64_t m_chunkElements;
};

/// softmax over the last axis, in place.
void softmaxInPlace(const at::Tensor &x);
/// `gradient` of a softmax `a` -> gradient of what went in, in place.
void softmaxBackwardInPlace(const at::Tensor &gradient, const at::Tensor &a);

} // namespace tessera::mil
